/* SPDX-License-Identifier: MIT */
/* odata.c - the OData service: one request from its head to its last byte. */
#include "config.h"
#include "app/job.h"
#include "app/nested.h"
#include "app/offer.h"
#include "app/page.h"
#include "app/tag.h"
#include "app/track.h"
#include "base/num.h"
#include "read/read.h"
#include "sys/log.h"

bool
job_ends_in(const struct job *j, struct str segment, struct str *head)
{
	struct str s = j->rest, plain;
	size_t n;

	if (s.n > 0 && s.p[s.n - 1] == '/')
		s.n--;
	for (n = s.n; n > 0 && s.p[n - 1] != '/';)
		n--;
	if (http_decode(j->rq->arena, str_skip(s, n), 0, false, &plain) != NULL)
		return false;
	*head = str_head(s, n > 0 ? n - 1 : 0);
	return str_eq(plain, segment);
}

static struct err *
check_method(struct job *j, bool posts)
{
	const struct http_req *rq = j->rq;

	j->allow = posts ? S("POST, OPTIONS") : S("GET, HEAD, OPTIONS");
	if (rq->method == HTTP_OPTIONS ||
	    (posts ? rq->method == HTTP_POST
		   : rq->method == HTTP_GET || rq->method == HTTP_HEAD))
		return NULL;
	if (posts)
		return ERR(rq->arena, METHOD, rq->method_text,
		    "'%.*s' is to be sent with POST, not %.*s", STRF(j->rest),
		    STRF(rq->method_text));
	return ERR(rq->arena, METHOD, rq->method_text,
	    "This service is read-only: GET and HEAD are allowed, not %.*s",
	    STRF(rq->method_text));
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
		.nested_link = nested_link,
		.caller = j,
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
	struct parse_limits pl = app_parse_limits(c);
	const struct bind_limits bl = app_bind_limits(c);
	const struct http_req *rq = j->rq;
	struct ast_uri *uri;

	if (j->posted)
		pl.url += (size_t)c->body_max;
	TRY(odata_parse(rq->arena, &pl, j->rest, (long)(rq->path.n - j->rest.n),
	    rq->query, (long)rq->path.n + 1, &uri));
	if (uri->path != NULL && uri->path->kind == SEG_ENTITY)
		TRY(job_entity_id(j, &pl, uri));
	TRY(odata_bind(rq->arena, j->app->model->edm, &bl, uri, &j->query));
	if (j->by_id &&
	    (j->query->kind != QUERY_ENTITY || j->query->ref ||
		j->query->steps[j->query->nsteps - 1].key == NULL))
		return ERR(rq->arena, BAD_REQUEST, S("$id"),
		    "'$id' is not the id of an entity");
	return NULL;
}

static struct err *
answer_doc(struct job *j, struct str content_type, const struct app_doc *d)
{
	TRY(tag_check(j->rq, d->etag));
	job_head(j, content_type);
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

/* A link to the next page is a URL: options that came in a body may be too
 * long for web servers. A snapshot ends with the request. Both get all rows. */
static bool
has_pages(const struct job *j)
{
	return !j->isolated &&
	    (!j->posted || j->rq->query.n <= (size_t)j->app->conf->url_max / 4);
}

/* Rows of a page: what the client prefers, else what the overlay says of the
 * set, else what is configured. */
static int64_t
page_size(const struct job *j)
{
	const struct conf *c = j->app->conf;
	const struct edm_set *set = j->query->set; /* may be NULL */
	int64_t n = set != NULL ? set->page_size : 0;

	if (!has_pages(j) || j->query->kind == QUERY_FUNCTION)
		return -1;
	if (j->asked_page > 0)
		n = j->asked_page;
	if (n > 0)
		return n < c->page_size_max ? n : c->page_size_max;
	if (c->page_size > 0)
		return c->page_size;
	return set != NULL && set->cross ? c->page_size_max : -1;
}

/* All rows of a cross join are never sent at once: they multiply. */
static struct err *
check_cross(const struct job *j)
{
	const struct query *q = j->query;
	const int64_t max = j->app->conf->page_size_max;

	if (q->kind != QUERY_COLLECTION || q->set == NULL || !q->set->cross ||
	    has_pages(j) || (q->top >= 0 && q->top <= max))
		return NULL;
	return ERR(j->rq->arena, LIMIT, S("$crossjoin"),
	    "'$crossjoin' without pages, as isolation and a long $query have "
	    "it, needs a $top of %lld at most (page_size_max)",
	    (long long)max);
}

static struct err *
send_rows(struct job *j, struct reader *r)
{
	struct arena *a = j->rq->arena;
	enum read_answer kind;

	if (j->batch != NULL)
		TRY(batch_snapshot(j->batch, a));
	if (j->query->kind == QUERY_COLLECTION ||
	    j->query->kind == QUERY_ENTITY || j->query->kind == QUERY_ALL)
		offer_preferences(j->rs, &j->prefer,
		    j->prefer.maxpagesize > 0 ? r->page_size : 0, &j->format);
	if (j->query->kind != QUERY_ENTITY)
		TRY(tag_check(j->rq, S("")));
	TRY(read_query(r, &kind));
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

/* $all: the levels of its parts, and where the page begins: the skip token is
 * the number of a part and the token of that. */
static struct err *
prepare_all(struct job *j, struct reader *r)
{
	const struct query *q = j->query;
	struct arena *a = j->rq->arena;
	struct level **levels = NEWN(a, struct level *, q->nparts);
	struct str number, token;
	struct val *after;
	uint64_t n;

	for (size_t i = 0; i < q->nparts; i++)
		TRY(plan_levels(a, q->parts[i], &levels[i]));
	r->parts = (const struct level *const *)levels;
	if (q->skiptoken.n == 0)
		return NULL;
	if (!str_cut(q->skiptoken, '.', &number, &token) ||
	    !num_u64(number, &n) || n >= q->nparts)
		return ERR_AT(a, SKIPTOKEN, S("$skiptoken"), q->skiptoken_pos,
		    "This $skiptoken was not made by this service");
	r->part = (size_t)n;
	q->parts[n]->skiptoken = token;
	q->parts[n]->skiptoken_pos = q->skiptoken_pos;
	TRY(page_token_read(
	    a, auth_keys(j->app->auth), levels[n], &after, &r->remaining));
	r->after = after;
	return NULL;
}

/* What the client prefers holds until it prefers something else. */
static struct err *
ask_page(struct job *j, struct reader *r)
{
	const struct query *q = j->query;
	struct page_keep keep;

	j->asked_page = j->prefer.maxpagesize < j->app->conf->page_size_max
	    ? j->prefer.maxpagesize
	    : j->app->conf->page_size_max;
	if (q->skiptoken.n == 0)
		return NULL;
	TRY(page_token_keep(j->rq->arena, auth_keys(j->app->auth), q, &keep));
	if (j->asked_page == 0)
		j->asked_page = keep.size;
	r->total = keep.total;
	return NULL;
}

static struct err *
prepare_rows(struct job *j, struct reader *r, const struct track *track)
{
	struct arena *a = j->rq->arena;
	struct val *after = NULL;

	if (j->query->kind == QUERY_ALL)
		return prepare_all(j, r);
	if (j->query->kind != QUERY_COUNT && j->query->kind != QUERY_FUNCTION)
		TRY(plan_levels(a, j->query, &j->level));
	r->level = j->level;
	if (j->query->kind == QUERY_COLLECTION && j->query->skiptoken.n > 0)
		TRY(page_token_read(a, auth_keys(j->app->auth), j->level,
		    &after, &r->remaining));
	else if (r->track != NULL && r->track->base != NULL)
		TRY(track_after(j, track, &after));
	r->after = after;
	return NULL;
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
		.total = -1,
		.next_link = track_next_link,
		.caller = j,
		.expand_chunk = (size_t)c->expand_chunk,
		.expand_memory = (size_t)c->expand_memory,
		.snapshot = j->batch != NULL ? READ_INSIDE
		    : j->isolated            ? READ_ISOLATED
					     : READ_AS_NEEDED };
	struct track track;
	bool tracked;
	int64_t page;

	TRY(ask_page(j, &r));
	TRY(track_begin(j, &track, &tracked));
	if (tracked)
		r.track = &track.tracking;
	if (tracked && track.total >= 0)
		r.total = track.total;
	page = page_size(j);
	TRY(check_cross(j));
	if (page > 0)
		nested_cut(j->query, page);
	TRY(prepare_rows(j, &r, &track));
	job_head(j, format_content_type(a, &j->format, j->v401));
	resp_header(j->rs, S("Cache-Control"), S("no-store"));
	if (j->query->kind == QUERY_ALL)
		r.page_size = page;
	if (j->query->kind == QUERY_COLLECTION) {
		r.page_size = page;
		if (j->conf.csv)
			offer_file_name(j->rs, j->query);
		if (j->format.bom)
			out_lit(resp_body(j->rs), "\xEF\xBB\xBF");
	}
	return send_rows(j, &r);
}

/* What the two resources that are posted to need, then what all need. */
static struct err *
authorize(struct job *j, bool posts)
{
	struct arena *a = j->rq->arena;

	TRY(check_method(j, posts));
	TRY(format_version(
	    a, http_header(j->rq, S("odata-maxversion"), NULL), &j->v401));
	if (j->batch == NULL)
		TRY(auth_token(j->app->auth, j->rq, &j->who));
	return job_demands(j);
}

/* RFC 9110 §9.3.7; a path that leads nowhere is 404 all the same. */
static struct err *
answer_options(struct job *j)
{
	job_status(j, 204);
	resp_header(j->rs, S("Allow"), j->allow);
	return NULL;
}

static struct err *
answer(struct job *j)
{
	struct arena *a = j->rq->arena;
	struct str path;
	bool batch = job_ends_in(j, S("$batch"), &path) && path.n == 0;
	bool query = job_ends_in(j, S("$query"), &path);

	const bool options = j->rq->method == HTTP_OPTIONS;

	TRY(authorize(j, batch || query));
	if (options && (batch || query))
		return answer_options(j);
	if (batch)
		return job_batch(j);
	if (query)
		TRY(job_query_body(j, path));
	if (str_eq(j->rest, S("openapi.json")))
		return options ? answer_options(j) : answer_openapi(j);
	TRY(understand(j));
	if (options)
		return answer_options(j);
	if (j->query->kind == QUERY_STREAM)
		return job_stream(j);
	TRY(negotiate(j));
	if (j->query->kind == QUERY_METADATA) {
		const struct app_model *m = j->app->model;

		return j->format.kind == FORMAT_XML
		    ? answer_doc(j, S("application/xml"), &m->xml[j->v401])
		    : answer_doc(j, S("application/json"), &m->json[j->v401]);
	}
	if (j->query->kind == QUERY_SERVICE) {
		job_head(j, format_content_type(a, &j->format, j->v401));
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
void
job_fail(struct job *j, struct err *e)
{
	unsigned wait = e->retry_after != 0 ? e->retry_after : 2;

	app_log_error(j->rq, e);
	if (!resp_restart(j->rs)) {
		log_line(LOG_WARN, MSG("answer cut short"), KV("id", j->rq->id),
		    KV("error", e->msg), KV("cause", e->cause));
		resp_abort(j->rs);
		return;
	}
	job_status(j, err_http(e));
	resp_header(j->rs, S("Content-Type"),
	    j->v401 ? S("application/json;metadata=minimal")
		    : S("application/json;odata.metadata=minimal"));
	resp_header(j->rs, S("Cache-Control"), S("no-store"));
	if (e->code == ERR_GONE)
		track_location(j);
	if (e->code == ERR_METHOD)
		resp_header(j->rs, S("Allow"), j->allow);
	if (e->code == ERR_TOO_MANY || err_http(e) == 503)
		resp_header(j->rs, S("Retry-After"),
		    arena_strf(j->rq->arena, "%u", wait));
	auth_challenge(e, j->rs);
	e->msg = message(j->rq->arena, e);
	write_error(resp_body(j->rs), e, j->rq->id);
}

void
job_run(struct job *j)
{
	struct err *e = answer(j);

	if (e != NULL)
		job_fail(j, e);
}

void
odata_handle(
    struct app *app, struct http_req *rq, struct http_resp *rs, struct str rest)
{
	struct job j = { .app = app, .rq = rq, .rs = rs, .rest = rest };

	job_run(&j);
}
