/* SPDX-License-Identifier: MIT */
/* zip.c - zlib and zstd behind one verb. */
#include "config.h"
#include <zlib.h>
#include <zstd.h>
#include "zip/zip.h"

enum { LEVEL = 1, GZIP = 15 + 16 /* window bits, and its header */, MEM = 8 };

struct zip {
	enum http_coding coding;
	z_stream z;
	bool has_z;
	ZSTD_CCtx *zstd;
};

struct zip *
zip_new(struct arena *a)
{
	return NEW(a, struct zip);
}

void
zip_free(struct zip *p)
{
	if (p->has_z)
		(void)deflateEnd(&p->z);
	(void)ZSTD_freeCCtx(p->zstd);
	*p = (struct zip){ 0 };
}

static bool
begin_gzip(struct zip *p)
{
	if (p->has_z)
		return deflateReset(&p->z) == Z_OK;
	p->has_z = deflateInit2(&p->z, LEVEL, Z_DEFLATED, GZIP, MEM,
		       Z_DEFAULT_STRATEGY) == Z_OK;
	return p->has_z;
}

static bool
begin_zstd(struct zip *p)
{
	if (p->zstd == NULL)
		p->zstd = ZSTD_createCCtx();
	return p->zstd != NULL &&
	    !ZSTD_isError(ZSTD_CCtx_reset(p->zstd, ZSTD_reset_session_only)) &&
	    !ZSTD_isError(ZSTD_CCtx_setParameter(
		p->zstd, ZSTD_c_compressionLevel, LEVEL));
}

bool
zip_begin(struct zip *p, enum http_coding coding)
{
	p->coding = coding;
	switch (coding) {
	case CODING_GZIP: return begin_gzip(p);
	case CODING_ZSTD: return begin_zstd(p);
	case CODING_NONE: break;
	}
	return false;
}

/* What is left of the block; a full one goes out first. */
static char *
space(struct out *to, size_t *n)
{
	char *q = out_room(to, 1);

	*n = OUT_BLOCK - to->n;
	return q;
}

/* One step: returns true while there is more to come out. */
static bool
step_gzip(struct zip *p, bool last, struct out *to)
{
	size_t n;
	int rc;

	p->z.next_out = (unsigned char *)space(to, &n);
	p->z.avail_out = (unsigned)n;
	rc = deflate(&p->z, last ? Z_FINISH : Z_NO_FLUSH);
	must(rc == Z_OK || rc == Z_STREAM_END || rc == Z_BUF_ERROR);
	out_did(to, n - p->z.avail_out);
	return last ? rc != Z_STREAM_END : p->z.avail_in > 0;
}

static bool
step_zstd(struct zip *p, ZSTD_inBuffer *in, bool last, struct out *to)
{
	ZSTD_outBuffer o = { 0 };
	size_t rest;

	o.dst = space(to, &o.size);
	rest = ZSTD_compressStream2(
	    p->zstd, &o, in, last ? ZSTD_e_end : ZSTD_e_continue);
	must(!ZSTD_isError(rest));
	out_did(to, o.pos);
	return last ? rest != 0 : in->pos < in->size;
}

void
zip_put(struct zip *p, const char *s, size_t n, bool last, struct out *to)
{
	ZSTD_inBuffer in = { s, n, 0 };
	bool more = n > 0 || last;

	p->z.next_in = (unsigned char *)(uintptr_t)s;
	p->z.avail_in = (unsigned)n;
	while (more && out_ok(to)) {
		if (p->coding == CODING_GZIP)
			more = step_gzip(p, last, to);
		else
			more = step_zstd(p, &in, last, to);
	}
}
