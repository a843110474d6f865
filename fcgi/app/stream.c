/* SPDX-License-Identifier: MIT */
/*
 * stream.c - media of entities and stream properties: bytes with their own
 * media type (Protocol §11.2.3.1, §11.2.4).
 *
 * There is one representation, which clients get whatever they accept
 * (RFC 9110 §12.5.1). What a browser might run comes as an attachment, and
 * always with nosniff: the content is the database's, the origin is ours.
 */
#include "config.h"
#include "app/batch.h"
#include "app/tag.h"
#include "http/media.h"
#include "http/part.h"
#include "read/read.h"

static struct str
header(const struct job *j, struct str name)
{
	return http_header(j->rq, name, NULL);
}

/* In a batch of JSON nobody knows whether the bytes are the JSON or the text
 * that they are said to be; others travel as they are. */
static struct str
content_type(const struct job *j, const struct val *cells)
{
	const struct edm_stream *s = j->query->stream;
	struct str type =
	    write_stream_type(j->rq->arena, s, &cells[STREAM_TYPE]);
	struct str plain = http_media(type);

	if (j->batch == NULL || !j->batch->json)
		return type;
	if (str_ieq(plain, S("application/json")) ||
	    (str_ieq(str_head(plain, 5), S("text/")) &&
		s->content->type != EDM_STRING))
		return S("application/octet-stream");
	return type;
}

static void
head(struct job *j, const struct val *cells, struct str tag)
{
	struct arena *a = j->rq->arena;
	const struct val *file = &cells[STREAM_FILE];
	struct str type = content_type(j, cells), name = { 0 };
	const bool inert = media_is_inert(type);

	if (file->kind == VAL_STR || file->kind == VAL_BYTES)
		name = file->s;
	job_head(j, type);
	resp_header(j->rs, S("X-Content-Type-Options"), S("nosniff"));
	if (!inert || name.n > 0)
		resp_header(j->rs, S("Content-Disposition"),
		    media_disposition(a, inert, name));
	resp_header(j->rs, S("Accept-Ranges"), S("bytes"));
	resp_header(j->rs, S("Cache-Control"),
	    tag.n > 0 ? S("private, no-cache") : S("no-store"));
	if (tag.n > 0)
		resp_header(j->rs, S("ETag"), tag);
}

/* If-Range asks for a strong ETag, which these are not: then all of it. */
static void
ranged(struct job *j, int64_t length, int64_t *from, int64_t *to)
{
	struct arena *a = j->rq->arena;
	enum media_range r = RANGE_NONE;
	bool conditional;

	(void)http_header(j->rq, S("if-range"), &conditional);
	if (!conditional && j->rq->method == HTTP_GET)
		r = media_range(header(j, S("range")), length, from, to);
	if (r == RANGE_NONE)
		return;
	resp_status(j->rs, r == RANGE_SOME ? 206 : 416);
	if (r == RANGE_BEYOND)
		*from = *to = 0;
	resp_header(j->rs, S("Content-Range"),
	    r == RANGE_BEYOND
		? arena_strf(a, "bytes */%lld", (long long)length)
		: arena_strf(a, "bytes %lld-%lld/%lld", (long long)*from,
		      (long long)*to - 1, (long long)length));
}

static struct err *
begin(struct stream_reader *r, const struct val *cells, int64_t length,
    int64_t *from, int64_t *to)
{
	struct job *j = r->caller;
	char p[STREAM_TAG];
	struct str tag = write_stream_tag(p, &cells[STREAM_VERSION]);

	TRY(tag_check(j->rq, tag));
	head(j, cells, tag);
	if (tag.n > 0 && http_etag_match(header(j, S("if-none-match")), tag)) {
		resp_status(j->rs, 304);
		*to = 0;
		return NULL;
	}
	ranged(j, length, from, to);
	if (j->batch == NULL)
		resp_length(j->rs, *to - *from);
	if (j->rq->method == HTTP_HEAD)
		*from = *to;
	return NULL;
}

static bool
wants_all(const struct job *j)
{
	return j->rq->method == HTTP_GET && header(j, S("range")).n == 0 &&
	    header(j, S("if-none-match")).n == 0;
}

struct err *
job_stream(struct job *j)
{
	struct stream_reader r = { .arena = j->rq->arena,
		.db = j->app->read,
		.query = j->query,
		.out = resp_body(j->rs),
		.snapshot = j->batch != NULL ? READ_INSIDE
		    : j->isolated            ? READ_ISOLATED
					     : READ_AS_NEEDED,
		.whole = wants_all(j),
		.begin = begin,
		.caller = j };
	enum read_answer kind;

	if (j->batch != NULL)
		TRY(batch_snapshot(j->batch, r.arena));
	TRY(read_stream(&r, &kind));
	if (kind == READ_NOTHING) {
		TRY(tag_check(j->rq, S("")));
		job_head(j, S("application/octet-stream"));
		resp_header(j->rs, S("Cache-Control"), S("no-store"));
		resp_status(j->rs, 204);
	}
	if (resp_trouble(j->rs) == RESP_NO_STREAM_SLOT)
		return ERR(r.arena, BUSY, S(""),
		    "Too many long answers are on their way; try again");
	return NULL;
}
