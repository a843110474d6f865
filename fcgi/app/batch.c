/* SPDX-License-Identifier: MIT */
/*
 * batch.c - POST $batch: reads it, runs its parts in the order given, one
 * snapshot around all (Protocol §11.7).
 *
 * That the token is good was found out for the batch; its row is not read
 * again for each part.
 */
#include "config.h"
#include "app/batch.h"
#include "sys/log.h"

enum { PART_BLOCK = 64 << 10, URL_MAX = 1 << 20 };

const struct batch_part *
batch_find(const struct batch *b, size_t n, struct str name, bool groups)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(b->parts[i].id, name) ||
		    (groups && str_eq(b->parts[i].group, name)))
			return &b->parts[i];
	return NULL;
}

static bool
succeeded(const struct batch_part *p)
{
	return p->status >= 200 && p->status < 300;
}

bool
batch_succeeded(const struct batch *b, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if ((str_eq(b->parts[i].id, name) ||
			str_eq(b->parts[i].group, name)) &&
		    !succeeded(&b->parts[i]))
			return false;
	return true;
}

struct err *
batch_snapshot(struct batch *b, struct arena *a)
{
	if (b->snapshot)
		return NULL;
	TRY(db_snapshot(b->job->app->read, a));
	b->snapshot = true;
	return NULL;
}

static struct err *
failed_dependency(struct arena *a, struct str on)
{
	return ERR(a, DEPENDENCY, on,
	    "Not done, because '%.*s' has not succeeded", STRF(on));
}

/* JSON Format §19.1: a condition stands for the success of what the request
 * depends on. A group fails as a whole. */
static struct err *
check_dependencies(struct batch *b, struct arena *a, size_t n)
{
	const struct batch_part *p = &b->parts[n];
	bool holds = true;

	if (p->group.n > 0 && !batch_succeeded(b, n, p->group))
		return failed_dependency(a, p->group);
	if (p->condition.n > 0) {
		TRY(batch_condition(b, a, n, &holds));
		return holds ? NULL
			     : ERR(a, DEPENDENCY, S("if"),
				   "Not done, because the condition is false");
	}
	for (size_t i = 0; i < p->ndepends; i++)
		if (!batch_succeeded(b, n, p->depends[i]))
			return failed_dependency(a, p->depends[i]);
	return NULL;
}

/* $id/…: the URL of the entity that an earlier part has answered with
 * (Protocol §11.7.4). *ret: that part, NULL: the URL does not begin so. */
static struct err *
find_reference(const struct batch *b, struct arena *a, size_t n, struct str url,
    const struct batch_part **ret, struct str *rest)
{
	size_t i = 0;
	struct str id;

	*ret = NULL;
	while (i < url.n && url.p[i] != '/' && url.p[i] != '?')
		i++;
	if (i < 2 || url.p[0] != '$')
		return NULL;
	id = str_skip(str_head(url, i), 1);
	*rest = str_skip(url, i);
	return batch_refer(b, a, n, id, ret);
}

/* Protocol §11.7.7.1: absolute, or from the root of the host, or relative to
 * the service root. *ret has the latter form; encoded. */
static struct err *
resolve(const struct batch *b, struct arena *a, size_t n, struct str *ret)
{
	const struct batch_part *ref;
	struct str url = b->parts[n].rq.target, rest;
	struct buf enc = buf_in(a, URL_MAX);

	TRY(find_reference(b, a, n, url, &ref, &rest));
	if (ref != NULL)
		url = arena_strf(a, "%.*s%.*s", STRF(ref->path), STRF(rest));
	else
		TRY(job_own_url(b->job, a, &url));
	TRY(batch_refs(b, a, n, &url));
	http_encode(&enc, url, S(HTTP_URL_CHARS));
	if (!buf_ok(&enc))
		return ERR(a, LIMIT, S("url"),
		    "The URL is longer than %zu bytes (url_max)",
		    (size_t)b->job->app->conf->url_max);
	*ret = buf_str(&enc);
	return NULL;
}

static struct err *
read_part_body(struct http_req *rq, size_t max, struct str *ret)
{
	const struct batch_part *p = rq->server;

	(void)max; /* the batch is no longer than that */
	*ret = p->body;
	return NULL;
}

/* Header fields of the batch count where a part has none of its own; of those
 * that a part cannot have, the rest is ignored (§11.7.7.1). */
static void
inherit(const struct batch *b, struct http_req *rq)
{
	struct str version =
	    http_header(b->job->rq, S("odata-maxversion"), NULL);
	struct http_pair *all =
	    NEWN(rq->arena, struct http_pair, rq->nheaders + 1);
	bool own;

	(void)http_header(rq, S("odata-maxversion"), &own);
	if (own || version.n == 0)
		return;
	if (rq->nheaders > 0)
		memcpy(all, rq->headers, rq->nheaders * sizeof(*all));
	all[rq->nheaders++] =
	    (struct http_pair){ S("odata-maxversion"), version };
	rq->headers = all;
}

/* Makes the request of part n as if it had come alone. */
static struct err *
prepare(struct batch *b, size_t n, struct job *j)
{
	const struct batch_part *p = &b->parts[n];
	struct http_req *rq = j->rq;
	struct str url, none;

	if (p->wrong != NULL)
		return p->wrong;
	j->allow = S("GET, HEAD, OPTIONS");
	TRY(check_dependencies(b, rq->arena, n));
	if (p->changes)
		return ERR(rq->arena, METHOD, S("multipart/mixed"),
		    "This service is read-only: it does not take change sets");
	TRY(resolve(b, rq->arena, n, &url));
	rq->has_query = str_cut(url, '?', &j->rest, &rq->query);
	rq->target = arena_strf(rq->arena, "%s%.*s", ODATA_ROOT, STRF(url));
	rq->path = str_head(rq->target, rq->target.n - url.n + j->rest.n);
	inherit(b, rq);
	if (job_ends_in(j, S("$batch"), &none))
		return ERR(rq->arena, BAD_REQUEST, S("$batch"),
		    "A batch cannot be part of a batch");
	return NULL;
}

/* What later parts may ask about. */
static void
keep_result(struct batch *b, struct batch_part *p, const struct job *j)
{
	p->status = j->rs->status;
	p->entity = succeeded(p) && p->status == 200 && j->query != NULL &&
	    j->query->kind == QUERY_ENTITY;
	if (p->entity)
		p->path = arena_dup(b->job->rq->arena, j->rest);
}

static void
run_part(struct batch *b, size_t n)
{
	const struct http_req *outer = b->job->rq;
	struct batch_part *p = &b->parts[n];
	struct http_req rq = p->rq;
	struct job j = { .app = b->job->app,
		.rq = &rq,
		.batch = b,
		.who = b->job->who,
		.v401 = b->job->v401,
		.isolated = b->job->isolated };
	struct err *e;

	rq.arena = b->arena;
	rq.remote_addr = outer->remote_addr;
	rq.https = outer->https;
	rq.host = outer->host;
	rq.id = outer->id;
	rq.read_body = read_part_body;
	rq.server = p;
	j.rs = batch_part_begin(b->writer, b->arena, b->block, p);
	e = prepare(b, n, &j);
	if (e != NULL)
		job_fail(&j, e);
	else
		job_run(&j);
	/* a part that is not whole must not look so */
	if ((j.rs->aborted || !out_finish(resp_body(j.rs))) &&
	    out_ok(resp_body(b->job->rs)))
		resp_abort(b->job->rs);
	keep_result(b, p, &j);
}

static void
run_all(struct batch *b)
{
	const struct out *out = resp_body(b->job->rs);

	batch_begin(b->writer);
	for (size_t i = 0; i < b->n && out_ok(out); i++) {
		run_part(b, i);
		arena_reset(b->arena);
		if (!succeeded(&b->parts[i]) && b->parts[i].status != 304 &&
		    b->failed == PART_STOP)
			break;
	}
	batch_end(b->writer);
}

/* Multipart stops at the first error unless it is to go on (§11.7.7.6), JSON
 * goes on unless it is to stop (JSON Format §19.5). */
static void
prefer(struct batch *b)
{
	struct job *j = b->job;
	const struct prefer p =
	    prefer_parse(http_header(j->rq, S("prefer"), NULL));
	bool go_on = p.continue_given ? p.continue_on_error : b->json;

	b->failed = go_on ? PART_GO_ON : PART_STOP;
	if (p.continue_given)
		resp_header(j->rs, S("Preference-Applied"),
		    arena_strf(j->rq->arena, "%scontinue-on-error=%s",
			p.continue_prefix ? "odata." : "",
			p.continue_on_error ? "true" : "false"));
}

/* The format of the request, unless Accept rules it out. A client of 4.0
 * knows no batch in JSON: what it accepts there is meant for the parts. */
static struct err *
pick_format(const struct batch *b, bool *json)
{
	struct arena *a = b->job->rq->arena;
	struct str accept = http_header(b->job->rq, S("accept"), NULL);
	unsigned own = b->json ? FORMAT_JSON : FORMAT_MULTIPART;
	unsigned other = b->json ? FORMAT_MULTIPART : FORMAT_JSON;
	struct format f;

	*json = b->json;
	if (format_pick(a, S(""), accept, own, &f) == NULL)
		return NULL;
	TRY(format_pick(a, S(""), accept, other, &f));
	*json = b->json ? false : b->job->v401;
	return NULL;
}

static struct err *
check_options(const struct job *j)
{
	const struct parse_limits pl = app_parse_limits(j->app->conf);
	const struct http_req *rq = j->rq;
	struct ast_uri *uri;

	TRY(odata_parse(rq->arena, &pl, S(""), (long)rq->path.n, rq->query,
	    (long)rq->path.n + 1, &uri));
	return odata_bind_batch(rq->arena, j->app->model->edm, uri->opts);
}

static struct err *
read_batch(struct batch *b)
{
	struct http_req *rq = b->job->rq;
	struct str type = http_header(rq, S("content-type"), NULL), body;
	bool mime = str_ieq(http_media(type), S("multipart/mixed"));

	b->json = str_ieq(http_media(type), S("application/json"));
	if (!mime && !b->json)
		return ERR(rq->arena, MEDIA_TYPE, S("Content-Type"),
		    "A batch is multipart/mixed or application/json");
	TRY(check_options(b->job));
	TRY(rq->read_body(rq, (size_t)b->job->app->conf->body_max, &body));
	return mime ? batch_read_mime(b, type, body) : batch_read_json(b, body);
}

struct err *
job_batch(struct job *j)
{
	struct arena *part scoped(arena_free) = NULL;
	struct arena *a = j->rq->arena;
	struct batch b = { .job = j };
	bool json;

	TRY(read_batch(&b));
	TRY(pick_format(&b, &json));
	part = arena_new(PART_BLOCK);
	b.arena = part;
	b.block = arena_rough(a, OUT_BLOCK);
	b.writer = batch_writer(a, resp_body(j->rs), json);
	job_head(j, batch_content_type(b.writer));
	resp_header(j->rs, S("Cache-Control"), S("no-store"));
	prefer(&b);
	run_all(&b);
	if (b.snapshot)
		db_end(j->app->read);
	if (resp_trouble(j->rs) == RESP_NO_STREAM_SLOT)
		return ERR(a, BUSY, S(""),
		    "Too many long answers are on their way; try again");
	return NULL;
}
