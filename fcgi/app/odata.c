/* SPDX-License-Identifier: MIT */
/* odata.c - the OData service: one request from its head to its last byte. */
#include "config.h"
#include <string.h>
#include "app/app_priv.h"
#include "app/offer.h"
#include "app/page.h"
#include "app/tag.h"
#include "odata/format.h"
#include "plan/plan.h"
#include "read/read.h"
#include "sys/log.h"
#include "write/write.h"

/* One request on its way down the staircase. */
struct job {
	struct app *app;
	struct http_req *rq;
	struct http_resp *rs;
	struct str rest; /* of the path, behind the service root */
	struct who who;
	bool v401;
	struct format format;
	struct prefer prefer;
	struct query *query;
	struct level *level;
	struct write_conf conf;
};

static struct str
version(const struct job *j)
{
	return j->v401 ? S("4.01") : S("4.0");
}

static void
head(struct job *j, unsigned status)
{
	resp_status(j->rs, status);
	resp_header(j->rs, S("OData-Version"), version(j));
	resp_header(j->rs, S("Vary"),
	    S("Accept, Accept-Charset, OData-MaxVersion, Prefer"));
}

/* The head of a success: says also whose token this was, never the token. */
static void
head_ok(struct job *j, struct str content_type)
{
	head(j, 200);
	resp_header(j->rs, S("Content-Type"), content_type);
	resp_header(j->rs, S("Token-Id"), j->who.token);
	if (j->who.expires_at != 0) {
		struct civil t = { 0 };
		char p[DATE_MAX];

		datetime_of_unix(j->who.expires_at, &t);
		resp_header(j->rs, S("Token-Expires-At"),
		    (struct str){ p, datetime_put(p, &t, 0) });
	}
}

static struct err *
check_method(const struct job *j)
{
	const struct http_req *rq = j->rq;

	if (rq->method == HTTP_GET || rq->method == HTTP_HEAD)
		return NULL;
	if (rq->method == HTTP_POST &&
	    (str_ends(j->rest, S("$batch")) || str_ends(j->rest, S("$query"))))
		return ERR(rq->arena, NOT_IMPLEMENTED, j->rest,
		    "'%.*s' is not supported by this service yet",
		    STRF(j->rest));
	return ERR(rq->arena, METHOD, rq->method_text,
	    "This service is read-only: GET and HEAD are allowed, not %.*s",
	    STRF(rq->method_text));
}

/* Protocol §8.2.4: a snapshot over several requests is not kept. */
static struct err *
check_isolation(const struct job *j)
{
	static const struct str names[] = { { "odata-isolation", 15 },
		{ "isolation", 9 } };

	for (size_t i = 0; i < N_ELEM(names); i++) {
		struct str v = http_header(j->rq, names[i], NULL);

		if (v.n > 0)
			return ERR(j->rq->arena, PRECONDITION, names[i],
			    "Isolation over several requests is not offered");
	}
	return NULL;
}

static struct err *
negotiate(struct job *j)
{
	static const enum write_metadata levels[] = {
		[FORMAT_MINIMAL] = METADATA_MINIMAL,
		[FORMAT_FULL] = METADATA_FULL,
		[FORMAT_NONE] = METADATA_NONE,
	};

	TRY(offer_pick(j->rq, j->query, &j->format));
	j->prefer = prefer_parse(http_header(j->rq, S("prefer"), NULL));
	j->conf = (struct write_conf){ .model = j->app->model->edm,
		.root = arena_strf(j->rq->arena, "%.*s" ODATA_ROOT,
		    STRF(app_site(j->app, j->rq))),
		.v401 = j->v401,
		.metadata = levels[j->format.metadata],
		.ieee754 = j->format.ieee754,
		.csv = j->format.kind == FORMAT_CSV,
		.omit_nulls = j->prefer.omit != OMIT_NOTHING };
	return NULL;
}

static struct err *
understand(struct job *j)
{
	const struct conf *c = j->app->conf;
	const struct parse_limits pl = app_parse_limits(c);
	const struct bind_limits bl = app_bind_limits(c);
	const struct http_req *rq = j->rq;
	struct ast_uri *uri;

	TRY(odata_parse(rq->arena, &pl, j->rest, (long)(rq->path.n - j->rest.n),
	    rq->query, (long)rq->path.n + 1, &uri));
	return odata_bind(rq->arena, j->app->model->edm, &bl, uri, &j->query);
}

static struct err *
answer_doc(struct job *j, struct str content_type, const struct app_doc *d)
{
	TRY(tag_check(j->rq, d->etag));
	head_ok(j, content_type);
	resp_header(j->rs, S("ETag"), d->etag);
	resp_header(j->rs, S("Cache-Control"), S("private, no-cache"));
	if (http_etag_match(
		http_header(j->rq, S("if-none-match"), NULL), d->etag))
		resp_status(j->rs, 304);
	else
		out_put(resp_body(j->rs), d->body);
	return NULL;
}

/* No resource of OData, so it takes no options; whoever asks for it takes
 * JSON. */
static struct err *
answer_openapi(struct job *j)
{
	struct format f;

	if (j->rq->query.n > 0)
		return ERR(j->rq->arena, BAD_REQUEST, j->rq->query,
		    "openapi.json takes no query options");
	TRY(format_pick(j->rq->arena, S(""),
	    http_header(j->rq, S("accept"), NULL), FORMAT_JSON, &f));
	return answer_doc(j, S("application/json"), &j->app->model->openapi);
}

static struct str
next_link(struct reader *r, const struct val *order_values, int64_t remaining)
{
	const struct job *j = r->caller;
	struct arena *a = j->rq->arena;

	struct str link =
	    page_link(a, app_site(j->app, j->rq), j->rq->path, j->rq->query,
		page_token(a, auth_keys(j->app->auth), j->level, order_values,
		    remaining));

	if (j->conf.csv && !offer_link(j->rs, link))
		return S("");
	return link;
}

/* Rows of a page: what the client prefers, else what the overlay says of the
 * set, else what is configured. */
static int64_t
page_size(const struct job *j)
{
	const struct conf *c = j->app->conf;
	int64_t n = j->query->set->page_size;

	if (j->prefer.maxpagesize > 0)
		n = j->prefer.maxpagesize;
	if (n > 0)
		return n < c->page_size_max ? n : c->page_size_max;
	return c->page_size > 0 ? c->page_size : -1;
}

static struct err *
answer_rows(struct job *j)
{
	const struct conf *c = j->app->conf;
	struct arena *a = j->rq->arena;
	struct reader r = { .arena = a,
		.db = j->app->read,
		.query = j->query,
		.conf = &j->conf,
		.out = resp_body(j->rs),
		.page_size = -1,
		.remaining = -1,
		.next_link = next_link,
		.caller = j,
		.expand_chunk = (size_t)c->expand_chunk,
		.expand_memory = (size_t)c->expand_memory };
	enum read_answer kind;
	struct val *after = NULL;

	if (j->query->kind != QUERY_COUNT)
		TRY(plan_levels(a, j->query, &j->level));
	r.level = j->level;
	head_ok(j, format_content_type(a, &j->format, j->v401));
	resp_header(j->rs, S("Cache-Control"), S("no-store"));
	if (j->query->kind == QUERY_COLLECTION) {
		if (j->query->skiptoken.n > 0)
			TRY(page_token_read(a, auth_keys(j->app->auth),
			    j->level, &after, &r.remaining));
		r.after = after;
		r.page_size = page_size(j);
		if (j->conf.csv)
			offer_file_name(j->rs, j->query);
		if (j->format.bom)
			out_lit(resp_body(j->rs), "\xEF\xBB\xBF");
	}
	if (j->query->kind == QUERY_COLLECTION ||
	    j->query->kind == QUERY_ENTITY)
		offer_preferences(j->rs, &j->prefer,
		    j->prefer.maxpagesize > 0 ? r.page_size : 0, &j->format);
	if (j->query->kind != QUERY_ENTITY)
		TRY(tag_check(j->rq, S("")));
	TRY(read_query(&r, &kind));
	if (kind == READ_NOTHING)
		resp_status(j->rs, 204);
	if (resp_trouble(j->rs) == RESP_NO_STREAM_SLOT)
		return ERR(a, BUSY, S(""),
		    "Too many long answers are on their way; try again");
	if (j->query->kind != QUERY_ENTITY)
		return NULL;
	return kind == READ_BODY ? tag_entity(j->rq, j->rs)
				 : tag_check(j->rq, S(""));
}

static struct err *
answer(struct job *j)
{
	struct arena *a = j->rq->arena;

	TRY(check_method(j));
	TRY(format_version(
	    a, http_header(j->rq, S("odata-maxversion"), NULL), &j->v401));
	TRY(auth_token(j->app->auth, j->rq, &j->who));
	TRY(check_isolation(j));
	if (str_eq(j->rest, S("openapi.json")))
		return answer_openapi(j);
	TRY(understand(j));
	TRY(negotiate(j));
	if (j->query->kind == QUERY_METADATA) {
		const struct app_model *m = j->app->model;

		return j->format.kind == FORMAT_XML
		    ? answer_doc(j, S("application/xml"), &m->xml)
		    : answer_doc(j, S("application/json"), &m->json);
	}
	if (j->query->kind == QUERY_SERVICE) {
		head_ok(j, format_content_type(a, &j->format, j->v401));
		resp_header(j->rs, S("Cache-Control"), S("private, no-cache"));
		write_service(resp_body(j->rs), &j->conf);
		return NULL;
	}
	return answer_rows(j);
}

/* Whoever reads only the message learns where in the URL it went wrong. */
static struct str
message(struct arena *a, const struct err *e)
{
	if (e->pos < 0 || memmem(e->msg.p, e->msg.n, "position", 8) != NULL)
		return e->msg;
	return arena_strf(a, "%.*s (position %ld)", STRF(e->msg), e->pos);
}

/* An answer that has begun cannot be mended: it is broken, visibly. */
static void
fail(struct job *j, struct err *e)
{
	unsigned wait = e->retry_after != 0 ? e->retry_after : 2;

	app_log_error(j->rq, e);
	if (!resp_restart(j->rs)) {
		log_line(LOG_WARN, MSG("answer cut short"), KV("id", j->rq->id),
		    KV("error", e->msg), KV("cause", e->cause));
		resp_abort(j->rs);
		return;
	}
	head(j, err_http(e));
	resp_header(j->rs, S("Content-Type"),
	    j->v401 ? S("application/json;metadata=minimal")
		    : S("application/json;odata.metadata=minimal"));
	resp_header(j->rs, S("Cache-Control"), S("no-store"));
	if (e->code == ERR_METHOD)
		resp_header(j->rs, S("Allow"), S("GET, HEAD"));
	if (e->code == ERR_TOO_MANY || err_http(e) == 503)
		resp_header(j->rs, S("Retry-After"),
		    arena_strf(j->rq->arena, "%u", wait));
	auth_challenge(e, j->rs);
	e->msg = message(j->rq->arena, e);
	write_error(resp_body(j->rs), e, j->rq->id);
}

void
odata_handle(
    struct app *app, struct http_req *rq, struct http_resp *rs, struct str rest)
{
	struct job j = { .app = app, .rq = rq, .rs = rs, .rest = rest };
	struct err *e = answer(&j);

	if (e != NULL)
		fail(&j, e);
}
