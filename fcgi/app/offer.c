/* SPDX-License-Identifier: MIT */
/* offer.c - representations of a resource. */
#include "config.h"
#include "app/offer.h"

/* $expand and $count=true: a table has no place for them. */
static bool
is_flat(const struct query *q)
{
	return q->nexpand == 0 && !q->count;
}

/* What the resource can be sent as. /$count and /$value are text; clients
 * that ask for JSON whatever they read get text there too. */
static unsigned
offered(const struct query *q)
{
	switch (q->kind) {
	case QUERY_METADATA: return FORMAT_XML | FORMAT_JSON;
	case QUERY_COUNT: return FORMAT_TEXT | FORMAT_JSON;
	case QUERY_VALUE:
		return FORMAT_TEXT | FORMAT_JSON |
		    (q->prop->type == EDM_BINARY ? FORMAT_BYTES : 0);
	case QUERY_COLLECTION:
		return FORMAT_JSON | (is_flat(q) && !q->ref ? FORMAT_CSV : 0);
	case QUERY_ENTITY:
	case QUERY_PROPERTY:
	case QUERY_SERVICE: return FORMAT_JSON;
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
	    !q->ref) {
		csv = format_pick(a, q->format, accept, FORMAT_CSV, ret);
		if (csv == NULL)
			return ERR(a, BAD_REQUEST,
			    q->nexpand > 0 ? S("$expand") : S("$count"),
			    "CSV has no place for %s; ask for JSON",
			    q->nexpand > 0 ? "$expand" : "$count=true");
	}
	TRY(e);
	if (q->kind == QUERY_COUNT)
		ret->kind = FORMAT_TEXT;
	if (q->kind == QUERY_VALUE)
		ret->kind =
		    q->prop->type == EDM_BINARY ? FORMAT_BYTES : FORMAT_TEXT;
	return NULL;
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

struct err *
offer_check_link(const struct http_req *rq)
{
	if (rq->target.n <= CSV_PAGED_URL)
		return NULL;
	return ERR(rq->arena, LIMIT, S(""),
	    "The URL has more than %d bytes, so the link to the next page of "
	    "CSV would not fit the head; ask for JSON, or for no pages",
	    CSV_PAGED_URL);
}

void
offer_link(struct http_resp *rs, struct str url)
{
	resp_header(rs, S("Link"),
	    arena_strf(rs->arena, "<%.*s>; rel=\"next\"", STRF(url)));
}
