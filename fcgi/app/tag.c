/* SPDX-License-Identifier: MIT */
/* tag.c - ETags of entities. */
#include "config.h"
#include "app/tag.h"
#include "base/hash.h"

struct err *
tag_check(const struct http_req *rq, struct str etag)
{
	bool given;
	struct str want = http_header(rq, S("if-match"), &given);

	if (!given || str_eq(str_trim(want), S("*")) ||
	    (etag.n > 0 && http_etag_match(want, etag)))
		return NULL;
	return ERR(rq->arena, PRECONDITION, S("If-Match"),
	    "What is here has none of the ETags of If-Match");
}

struct err *
tag_entity(const struct http_req *rq, struct http_resp *rs)
{
	const struct out *o = resp_body(rs);
	struct str etag;

	if (o->failed || o->total != o->n)
		return tag_check(rq, S(""));
	etag = arena_strf(rq->arena, "\"%016llx\"",
	    (unsigned long long)hash_bytes(
		HASH_START, (struct str){ o->p, o->n }));
	TRY(tag_check(rq, etag));
	resp_header(rs, S("ETag"), etag);
	if (http_etag_match(http_header(rq, S("if-none-match"), NULL), etag))
		resp_status(rs, 304);
	return NULL;
}
