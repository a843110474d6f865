/* SPDX-License-Identifier: MIT */
/*
 * query_body.c - query options in the body of POST …/$query, for those that
 * are too long for a URL (OData 4.01 URL Conventions §4.17).
 *
 * The body has the syntax of the part of a URL behind "?". Its options and
 * those of the URL are one list: one that is in both is given twice.
 */
#include "config.h"
#include "app/job.h"
#include "http/part.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Editors and shells end a text with a line feed; raw blanks within it are
 * mended, as in the request lines of a batch. */
static struct str
body_options(struct arena *a, struct str body, size_t max)
{
	struct buf b = buf_in(a, 3 * max);

	while (body.n > 0 && is_blank(body.p[body.n - 1]))
		body.n--;
	while (body.n > 0 && is_blank(body.p[0]))
		body = str_skip(body, 1);
	if (body.n > 0 && body.p[0] == '?')
		body = str_skip(body, 1);
	http_encode(&b, body, S(HTTP_URL_CHARS));
	must(buf_ok(&b));
	return buf_str(&b);
}

struct err *
job_query_body(struct job *j, struct str path)
{
	struct http_req *rq = j->rq;
	struct arena *a = rq->arena;
	const size_t max = (size_t)j->app->conf->body_max;
	struct str type = http_media(http_header(rq, S("content-type"), NULL));
	struct str body, options;

	if (!str_ieq(type, S("text/plain")) &&
	    !str_ieq(type, S("application/x-www-form-urlencoded")))
		return ERR(a, MEDIA_TYPE, S("Content-Type"),
		    "The options for $query are to be sent as text/plain or "
		    "application/x-www-form-urlencoded");
	TRY(rq->read_body(rq, max, &body));
	options = body_options(a, body, max + 1);
	if (rq->query.n == 0)
		rq->query = options;
	else if (options.n > 0)
		rq->query =
		    arena_strf(a, "%.*s&%.*s", STRF(rq->query), STRF(options));
	/* The path as it stands in next links. */
	rq->path = str_head(rq->path, rq->path.n - j->rest.n + path.n);
	rq->method = HTTP_GET;
	j->rest = path;
	j->posted = true;
	return NULL;
}
