/* SPDX-License-Identifier: MIT */
/*
 * stream.c - what an entity says of its streams (OData JSON Format 4.01 §9,
 * §10), and what their own answers say.
 *
 * The media type and the ETag stand there whatever the level, for no client
 * can know them; the link only with metadata=full, since it is the
 * conventional one.
 */
#include "config.h"
#include "base/hash.h"
#include "http/media.h"
#include "http/part.h"
#include "out/json.h"
#include "write/write_priv.h"

static bool
is_text_type(struct str type)
{
	return str_ieq(str_head(type, 5), S("text/"));
}

/* The bytes of a text column are UTF-8: planned so. */
static struct str
with_charset(struct arena *a, const struct edm_stream *s, struct str type)
{
	if (s->content->type != EDM_STRING || !is_text_type(type) ||
	    http_media(type).n != type.n)
		return type;
	return arena_strf(a, "%.*s;charset=utf-8", STRF(type));
}

static bool
has_type(const struct val *v)
{
	return v != NULL && (v->kind == VAL_STR || v->kind == VAL_BYTES);
}

struct str
write_stream_type(
    struct arena *a, const struct edm_stream *s, const struct val *v)
{
	return with_charset(a, s, media_type(has_type(v) ? v->s : s->type));
}

static uint64_t
hash_val(const struct val *v)
{
	const struct civil *t = &v->t;
	const uint32_t parts[] = { (uint32_t)t->year, t->month, t->day, t->hour,
		t->minute, t->second, t->micro };

	switch (v->kind) {
	case VAL_NULL:
	case VAL__MAX: break;
	case VAL_BOOL: return hash_bytes(HASH_START, v->b ? S("1") : S("0"));
	case VAL_I64:
	case VAL_U64:
	case VAL_DURATION:
	case VAL_F32:
	case VAL_F64:
		return hash_bytes(HASH_START,
		    (struct str){ (const char *)&v->i, sizeof(v->i) });
	case VAL_DEC:
	case VAL_STR:
	case VAL_BYTES: return hash_bytes(HASH_START, v->s);
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME:
		return hash_bytes(HASH_START,
		    (struct str){ (const char *)parts, sizeof(parts) });
	}
	return 0;
}

struct str
write_stream_tag(char *p, const struct val *v)
{
	static const char hex[] = "0123456789abcdef";
	uint64_t h;

	if (v == NULL || v->kind == VAL_NULL)
		return S("");
	h = hash_val(v);
	memcpy(p, "W/\"", 3);
	for (size_t i = 0; i < 16; i++)
		p[3 + i] = hex[h >> (60 - 4 * i) & 15];
	p[19] = '"';
	return (struct str){ p, STREAM_TAG };
}

/* ,"Photo@odata.what": or ,"@odata.what": */
static struct str
note(struct arena *a, const struct write_conf *conf, struct str name,
    const char *what)
{
	return arena_strf(
	    a, ",\"%.*s@%s%s\":", STRF(name), conf->v401 ? "" : "odata.", what);
}

void
shape_streams(struct arena *a, struct shape *s)
{
	const struct query *q = s->level->query;
	struct shown_stream *v = NEWN(a, struct shown_stream, q->nstreams);

	if (s->conf->metadata == METADATA_NONE || s->conf->csv)
		return;
	for (size_t i = 0; i < q->nstreams; i++) {
		const struct edm_prop *p = q->streams[i].prop;
		struct str name = p == NULL ? S("") : p->name;

		v[i] = (struct shown_stream){ .stream = q->streams[i].stream,
			.of = p == NULL ? NULL : p->of,
			.path = p == NULL
			    ? S("$value")
			    : typed_path(a, s->conf->model, p->of, name),
			.cols = &s->level->streams[i],
			.type = note(a, s->conf, name, "mediaContentType"),
			.tag = note(a, s->conf, name, "mediaEtag") };
		v[i].fixed = write_stream_type(a, v[i].stream, NULL);
		if (s->conf->metadata == METADATA_FULL)
			v[i].link = note(a, s->conf, name, "mediaReadLink");
	}
	s->streams = v;
	s->nstreams = q->nstreams;
}

static const struct val *
cell(const struct row *r, uint16_t col)
{
	return col == NO_COL ? NULL : &r->cells[col];
}

void
put_stream(struct out *o, const struct shown_stream *s, const struct row *r,
    bool *first)
{
	const struct val *type = cell(r, s->cols->type);
	char p[STREAM_TAG];
	struct str tag = write_stream_tag(p, cell(r, s->cols->version));

	put_piece(o, s->type, first);
	json_str(o, has_type(type) ? media_type(type->s) : s->fixed);
	if (tag.n == 0)
		return;
	put_piece(o, s->tag, first);
	json_str(o, tag);
}
