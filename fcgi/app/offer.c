/* SPDX-License-Identifier: MIT */
/* offer.c - representations of a resource. */
#include "config.h"
#include "app/offer.h"

/* $expand and $count=true: a table has no place for them. */
static bool
is_flat(const struct query *q)
{
	return q->nexpand == 0 && !q->count && !q->set->cross;
}

/* What the resource can be sent as. /$count and /$value are text; clients
 * that ask for JSON whatever they read get text there too. */
static unsigned
offered(const struct query *q)
{
	switch (q->kind) {
	case QUERY_METADATA: return FORMAT_XML | FORMAT_JSON;
	case QUERY_COUNT: return FORMAT_TEXT | FORMAT_JSON;
	case QUERY_ALL:
		return q->totals ? FORMAT_TEXT | FORMAT_JSON : FORMAT_JSON;
	case QUERY_FUNCTION:
		if (!q->raw)
			return FORMAT_JSON;
		/* fall through */
	case QUERY_VALUE:
		return FORMAT_TEXT | FORMAT_JSON |
		    (q->prop->type == EDM_BINARY ? FORMAT_BYTES : 0);
	case QUERY_COLLECTION:
		return FORMAT_JSON | (is_flat(q) && !q->ref ? FORMAT_CSV : 0);
	case QUERY_ENTITY:
	case QUERY_PROPERTY:
	case QUERY_SERVICE: return FORMAT_JSON;
	case QUERY_STREAM: break; /* it is what it is */
	}
	return 0;
}

struct err *
offer_pick(const struct http_req *rq, const struct query *q, struct format *ret)
{
	const struct str accept = http_header(rq, S("accept"), NULL);
	struct arena *a = rq->arena;
	struct err *e, *csv;

	if (q->kind == QUERY_METADATA &&
	    format_pick(a, q->format, accept, FORMAT_XML, ret) == NULL)
		return NULL;
	e = format_pick(a, q->format, accept, offered(q), ret);
	if (e != NULL && q->kind == QUERY_COLLECTION && !is_flat(q) &&
	    !q->ref && !q->set->cross) {
		csv = format_pick(a, q->format, accept, FORMAT_CSV, ret);
		if (csv == NULL)
			return ERR(a, BAD_REQUEST,
			    q->nexpand > 0 ? S("$expand") : S("$count"),
			    "CSV has no place for %s; ask for JSON",
			    q->nexpand > 0 ? "$expand" : "$count=true");
	}
	TRY(e);
	if (ret->kind == FORMAT_JSON &&
	    format_wants_charset(http_header(rq, S("accept-charset"), NULL)))
		ret->charset = true;
	if (q->kind == QUERY_COUNT || (q->kind == QUERY_ALL && q->totals))
		ret->kind = FORMAT_TEXT;
	if (q->kind == QUERY_VALUE || q->raw)
		ret->kind =
		    q->prop->type == EDM_BINARY ? FORMAT_BYTES : FORMAT_TEXT;
	return NULL;
}

void
offer_preferences(struct http_resp *rs, const struct prefer *p,
    int64_t page_size, const struct format *f)
{
	struct buf b = buf_in(rs->arena, p->annotations.n + 256);
	const bool json = f->kind == FORMAT_JSON;

	if (page_size > 0)
		buf_putf(&b, ", %smaxpagesize=%lld",
		    p->odata_prefix ? "odata." : "", (long long)page_size);
	if (p->track)
		buf_putf(
		    &b, ", %strack-changes", p->track_prefix ? "odata." : "");
	if (json && p->omit != OMIT_NOTHING)
		buf_putf(&b, ", omit-values=%s",
		    p->omit == OMIT_NULLS ? "nulls" : "defaults");
	/* There are no instance annotations, so those asked for are here. */
	if (json && p->annotations.n > 0)
		buf_putf(&b, ", %sinclude-annotations=\"%.*s\"",
		    p->annotations_prefix ? "odata." : "",
		    STRF(p->annotations));
	must(buf_ok(&b));
	if (b.n > 0)
		resp_header(
		    rs, S("Preference-Applied"), str_skip(buf_str(&b), 2));
}

/* RFC 6266 §4: names of sets are identifiers, so nothing in them needs an
 * escape, but they may have letters beyond ASCII. */
void
offer_file_name(struct http_resp *rs, const struct query *q)
{
	struct buf b = buf_in(rs->arena, 4096);
	const struct str name = q->set->name;
	bool ascii = true;

	for (size_t i = 0; i < name.n; i++)
		ascii = ascii && (unsigned char)name.p[i] < 0x80;
	if (ascii) {
		buf_putf(&b, "attachment; filename=\"%.*s.csv\"", STRF(name));
	} else {
		buf_lit(&b,
		    "attachment; filename=\"rows.csv\"; "
		    "filename*=UTF-8''");
		http_encode(&b, name, S(""));
		buf_lit(&b, ".csv");
	}
	must(buf_ok(&b));
	resp_header(rs, S("Content-Disposition"), buf_str(&b));
}

bool
offer_link(struct http_resp *rs, struct str url)
{
	if (url.n > CSV_LINK_MAX)
		return false;
	resp_header(rs, S("Link"),
	    arena_strf(rs->arena, "<%.*s>; rel=\"next\"", STRF(url)));
	return true;
}
