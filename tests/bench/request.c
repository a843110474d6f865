/* SPDX-License-Identifier: MIT */
/*
 * request.c - ten requests through the whole of a worker but libfcgi, counted
 * by callgrind; `tests/bench/instructions` runs it.
 *
 *   valgrind --tool=callgrind --instr-atstart=no request CONF TOKEN
 *
 * Each request runs a few times uncounted (connections, statements and the
 * verification of the token are warm then), then once counted. callgrind
 * leaves one file of counts for each, named by its number.
 */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <valgrind/callgrind.h>
#include "app/app.h"
#include "sys/log.h"

enum { WARM = 3, PROBLEMS_MAX = 65536 };

static const struct request {
	const char *name, *target;
} requests[] = {
	{ "read by key", "/odata/v4/Companies(7)" },
	{ "page of 100", "/odata/v4/Contacts?$top=100" },
	{ "page of 100, filter and order",
	    "/odata/v4/Contacts?$filter=CompanyID%20gt%2050&$orderby="
	    "CreatedAt%20desc&$top=100" },
	{ "page of 100 as CSV", "/odata/v4/Contacts?$top=100&$format=csv" },
	{ "1000 rows of few columns",
	    "/odata/v4/Contacts?$top=1000&$select=ID,FullName" },
	{ "expand to-one", "/odata/v4/Contacts?$top=50&$expand=Company" },
	{ "expand to-many, two levels",
	    "/odata/v4/Companies?$top=20&$expand=Contacts($expand=Company)" },
	{ "count with a filter",
	    "/odata/v4/Contacts/$count?$filter=startswith(FullName,'A')" },
	{ "conditions with a lambda",
	    "/odata/v4/Companies?$top=10&$select=ID&$filter=Contacts/any(c:c/"
	    "CreatedAt%20gt%202020-01-01T00:00:00Z)%20and%20not(contains("
	    "Name,'x')%20or%20length(Name)%20gt%2040)" },
	{ "a refusal", "/odata/v4/Contacts?$filter=Nonsense%20eq%205" },
};

struct count {
	struct sink sink;
	uint64_t bytes;
};

static bool
swallow(struct sink *s, const char *p, size_t n, bool last)
{
	struct count *c = (struct count *)s;

	(void)p;
	(void)last;
	c->bytes += n;
	return true;
}

static struct err *
no_body(struct http_req *rq, size_t max, struct str *ret)
{
	(void)rq;
	(void)max;
	*ret = (struct str){ 0 };
	return NULL;
}

static _Noreturn void
fail(const char *what, struct str why)
{
	(void)fprintf(stderr, "request: %s: %.*s\n", what, STRF(why));
	exit(1);
}

static unsigned
run(struct app *app, struct arena *a, const char *target, struct str token,
    struct count *c)
{
	static char block[OUT_BLOCK];
	const struct http_pair headers[] = {
		{ S("accept"), S("application/json, text/csv, text/plain") },
		{ S("authorization"), token },
	};
	struct http_req rq = { .arena = a,
		.method = HTTP_GET,
		.method_text = S("GET"),
		.target = str_of(target),
		.headers = headers,
		.nheaders = N_ELEM(headers),
		.remote_addr = S("127.0.0.1"),
		.host = S("localhost"),
		.read_body = no_body,
		.id = S("0") };
	struct http_resp rs = { .status = 200, .arena = a };

	c->bytes = 0;
	rs.body = out_to(&c->sink, block);
	rq.has_query = str_cut(rq.target, '?', &rq.path, &rq.query);
	app_handle(app, &rq, &rs);
	if (!out_finish(&rs.body))
		fail(target, S("the body broke off"));
	return rs.status;
}

static struct app *
start(struct arena *a, const struct conf *conf)
{
	struct app_model *m = NULL;
	struct app *app = NULL;
	void *shared = arena_alloc(a, app_shared_size(), 64);
	struct err *e;

	(void)log_set_level("error");
	e = app_prepare(conf, a, &m);
	if (e == NULL)
		e = app_start(conf, shared, 0, a, m, &app);
	if (e != NULL)
		fail("start", e->cause.n > 0 ? e->cause : e->msg);
	return app;
}

int
main(int argc, char **argv)
{
	struct arena *life = arena_new(1 << 16), *a = arena_new(1 << 16);
	struct buf problems = buf_in(life, PROBLEMS_MAX);
	struct count c = { .sink = { swallow } };
	struct str token;
	struct conf conf;
	struct app *app;

	if (argc != 3)
		fail("usage", S("request CONF TOKEN"));
	if (!conf_load(life, argv[1], 0, NULL, &conf, &problems))
		fail(argv[1], buf_str(&problems));
	token = arena_strf(life, "Bearer %s", argv[2]);
	app = start(life, &conf);
	for (size_t i = 0; i < N_ELEM(requests); i++) {
		const struct request *r = &requests[i];
		unsigned status = 0;

		for (int k = 0; k <= WARM; k++) {
			if (k == WARM) {
				CALLGRIND_START_INSTRUMENTATION;
				CALLGRIND_ZERO_STATS;
			}
			status = run(app, a, r->target, token, &c);
			if (k == WARM) {
				CALLGRIND_DUMP_STATS;
				CALLGRIND_STOP_INSTRUMENTATION;
			}
			arena_reset(a);
		}
		(void)printf("%zu\t%u\t%llu\t%s\n", i + 1, status,
		    (unsigned long long)c.bytes, r->name);
	}
	app_stop(&app);
	arena_free(&a);
	arena_free(&life);
	return 0;
}
