/* SPDX-License-Identifier: MIT */
/* app.c - the life of a worker's application, and the routes. */
#include "config.h"
#include "app/api.h"
#include "app/app_priv.h"
#include "base/hash.h"
#include "catalog/catalog.h"
#include "crypt/secret.h"
#include "sys/log.h"
#include "write/write.h"

enum { MODEL_BLOCK = 256 * 1024, METADATA_MAX = 64 << 20, MS = 1000 };

struct db *
app_read_db(const struct conf *c, const char *password)
{
	const struct db_conf d = {
		.socket = c->db_socket[0] != '\0' ? c->db_socket : NULL,
		.host = c->db_host,
		.port = (unsigned)c->db_port,
		.user = c->read_user,
		.password = password,
		.database = c->db_name,
		.connect_ms = (unsigned)c->db_timeout * MS,
		.read_ms = (unsigned)c->statement_timeout * MS,
		.statement_ms = (unsigned)c->stream_timeout * MS,
		.statements = (size_t)c->statement_cache,
		.read_only = true,
	};

	return db_new(&d);
}

static struct err *
read_password(const struct conf *c, struct arena *a, struct secret *ret)
{
	*ret = (struct secret){ 0 };
	if (c->read_password_file[0] == '\0')
		return NULL;
	return secret_read(a, c->read_password_file, ret);
}

static struct str
etag_of(struct arena *a, struct str body)
{
	return arena_strf(
	    a, "\"%016llx\"", (unsigned long long)hash_bytes(HASH_START, body));
}

static struct err *
render(struct app_model *m,
    void (*write)(struct out *, const struct edm_model *), struct app_doc *ret)
{
	struct sink_mem sink = sink_mem_in(m->arena, METADATA_MAX);
	struct out o = out_to(&sink.sink, NEWN(m->arena, char, OUT_BLOCK));

	write(&o, m->edm);
	if (!out_finish(&o))
		return ERR(m->arena, INTERNAL, S("$metadata"),
		    "$metadata would be larger than %d bytes", METADATA_MAX);
	ret->body = sink_mem_str(&sink);
	ret->etag = etag_of(m->arena, ret->body);
	return NULL;
}

/* $metadata says 4.01 in an answer of 4.01 (CSDL 4.01 §4), and nothing else
 * changes: its version is the first thing in it. */
static void
newer(struct arena *a, struct app_doc doc[2])
{
	const struct str body = doc[0].body, old = S("\"4.0\"");
	const char *at = memmem(body.p, body.n, old.p, old.n);
	size_t before = (size_t)(at - body.p) + old.n - 1;

	must(at != NULL);
	doc[1].body = arena_strf(a, "%.*s1%.*s", STRF(str_head(body, before)),
	    STRF(str_skip(body, before)));
	doc[1].etag = etag_of(a, doc[1].body);
}

static struct err *
load(const struct conf *c, struct app_model *m)
{
	const struct catalog_conf cc = { .tinyint1_bool = c->tinyint1_boolean,
		.overlay = c->model };
	scoped(secret_free) struct secret password;
	scoped(db_free) struct db *db = NULL;

	TRY(read_password(c, m->arena, &password));
	db = app_read_db(c, password.p);
	TRY(catalog_load(db, m->arena, str_of(c->db_name), &cc, &m->edm));
	m->edm->expand_levels = (uint32_t)c->expand_depth;
	TRY(render(m, write_csdl_xml, &m->xml[0]));
	TRY(render(m, write_csdl_json, &m->json[0]));
	newer(m->arena, m->xml);
	newer(m->arena, m->json);
	return render(m, write_openapi, &m->openapi);
}

struct err *
app_prepare(const struct conf *c, struct arena *a, struct app_model **ret)
{
	struct arena *own = arena_new(MODEL_BLOCK);
	struct app_model *m = NEW(own, struct app_model);
	struct err *e;

	if (c->db_name[0] == '\0') {
		arena_free(&own);
		return ERR(a, INTERNAL, S("db_name"),
		    "db_name is not set: which schema is to be exposed?");
	}
	m->arena = own;
	if ((e = load(c, m)) != NULL) {
		struct err *kept = NEW(a, struct err);

		*kept = *e;
		kept->msg = arena_dup(a, e->msg);
		kept->cause = arena_dup(a, e->cause);
		kept->target = arena_dup(a, e->target);
		arena_free(&own);
		return kept;
	}
	log_line(LOG_INF, MSG("model loaded"), KVZ("database", c->db_name),
	    KVN("sets", m->edm->nsets), KVN("left_out", m->edm->nleft_out),
	    KV("etag", m->xml[0].etag));
	*ret = m;
	return NULL;
}

struct err *
app_try(const struct conf *c, struct arena *a)
{
	return auth_try(a, c);
}

void
app_forget(struct app_model **m)
{
	struct arena *own = (*m)->arena;

	*m = NULL;
	arena_free(&own);
}

size_t
app_shared_size(void)
{
	return auth_shared_size();
}

struct err *
app_start(const struct conf *c, void *shared, unsigned slot, struct arena *a,
    const struct app_model *model, struct app **ret)
{
	struct app *app = NEW(a, struct app);

	*app = (struct app){ .conf = c, .model = model };
	app->read_password = NEW(a, struct secret);
	TRY(read_password(c, a, app->read_password));
	TRY(auth_new(a, c, shared, slot, &app->auth));
	app->read = app_read_db(c, app->read_password->p);
	*ret = app;
	return NULL;
}

void
app_stop(struct app **app)
{
	db_free(&(*app)->read);
	auth_free(&(*app)->auth);
	secret_free((*app)->read_password);
	*app = NULL;
}

void
app_bury(void *shared, unsigned slot)
{
	auth_bury(shared, slot);
}

void
app_after(struct app *app, struct arena *a)
{
	auth_after(app->auth, a);
}

void
app_metrics(const struct app *app, struct buf *b)
{
	auth_metrics(app->auth, b);
}

struct parse_limits
app_parse_limits(const struct conf *c)
{
	return (struct parse_limits){ .url = (size_t)c->url_max,
		.depth = (size_t)c->expr_depth,
		.nodes = (size_t)c->expr_nodes,
		.list = (size_t)c->in_max,
		.expand = (size_t)c->expand_depth,
		.segments = (size_t)c->path_segments };
}

struct bind_limits
app_bind_limits(const struct conf *c)
{
	return (struct bind_limits){ .expand_depth = (size_t)c->expand_depth,
		.expand_items = (size_t)c->expand_items,
		.joins = (size_t)c->joins_max,
		.cross = (size_t)c->crossjoin_max,
		.pattern = (size_t)c->pattern_max };
}

struct str
app_site(const struct app *app, const struct http_req *rq)
{
	struct str site = str_of(app->conf->public_url);

	while (site.n > 0 && site.p[site.n - 1] == '/')
		site.n--;
	if (site.n > 0)
		return site;
	return arena_strf(rq->arena, "%s://%.*s", rq->https ? "https" : "http",
	    STRF(rq->host));
}

void
app_log_error(const struct http_req *rq, const struct err *e)
{
	if (err_http(e) < 500 || err_http(e) == 501)
		return;
	log_line(LOG_ERROR, MSG("request failed"), KV("id", rq->id),
	    KV("path", rq->path), KVN("status", err_http(e)),
	    KV("error", e->msg), KV("cause", e->cause), KVZ("file", e->file),
	    KVN("line", e->line));
}

static void
handle_api(struct app *app, struct http_req *rq, struct http_resp *rs)
{
	const struct api api = { app->auth, app->conf, app_site(app, rq) };
	struct err *e = api_handle(&api, rq, rs);

	if (e != NULL)
		app_log_error(rq, e);
}

/* The two roots; everything else is static and should not get here. */
void
app_handle(struct app *app, struct http_req *rq, struct http_resp *rs)
{
	const struct str odata = S(ODATA_ROOT);

	if (str_starts(rq->path, S(API_ROOT)))
		handle_api(app, rq, rs);
	else if (str_starts(rq->path, odata))
		odata_handle(app, rq, rs, str_skip(rq->path, odata.n));
	else if (str_eq(rq->path, str_head(odata, odata.n - 1)))
		odata_handle(app, rq, rs, S(""));
	else
		odata_handle(app, rq, rs, rq->path);
}
