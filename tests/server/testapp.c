/* SPDX-License-Identifier: MIT */
/*
 * testapp.c - latchkeyd's processes around handlers that misbehave on demand.
 *
 * testapp SOCKET [key = value]...
 *
 * /api/echo            what the handler sees
 * /api/body            reads the body (at most 64 KiB), answers its size
 * /api/bytes?n=N       N bytes, the last four are "END\n"; &ms=M sleeps M ms
 *                      before each block (and &pre=M before the first);
 *                      &then=abort or kill or crash ends
 *                      that way instead of the last four; &status=S
 * /api/sleep?ms=M      sleeps, then answers
 * /api/shared          adds one to a counter in the shared area
 */
#include "config.h"
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/num.h"
#include "server/server.h"
#include "sys/clock.h"
#include "sys/log.h"

struct shared {
	_Atomic uint64_t hits;
	_Atomic uint32_t buried;
};
struct state {
	struct shared *shared;
	unsigned slot;
};

static struct str
arg_text(const struct http_req *rq, struct str name)
{
	struct str rest = rq->query, one, key, value;

	while (rest.n > 0) {
		(void)str_cut(rest, '&', &one, &rest);
		if (str_cut(one, '=', &key, &value) && str_eq(key, name))
			return value;
	}
	return (struct str){ 0 };
}

static uint64_t
arg(const struct http_req *rq, struct str name, uint64_t otherwise)
{
	uint64_t n;

	return num_u64(arg_text(rq, name), &n) ? n : otherwise;
}

static void
put_num(struct out *o, uint64_t n)
{
	char text[NUM_MAX];

	out_put(o, (struct str){ text, num_put_u64(text, n) });
}

static void
put_pair(struct out *o, struct str name, struct str value)
{
	out_put(o, name);
	out_lit(o, "=");
	out_put(o, value);
	out_lit(o, "\n");
}

static void
echo(struct state *st, struct http_req *rq, struct http_resp *rs)
{
	struct out *o = resp_body(rs);

	(void)st;
	put_pair(o, S("method"), rq->method_text);
	put_pair(o, S("target"), rq->target);
	put_pair(o, S("path"), rq->path);
	put_pair(o, S("query"), rq->query);
	put_pair(o, S("remote_addr"), rq->remote_addr);
	put_pair(o, S("host"), rq->host);
	put_pair(o, S("https"), rq->https ? S("yes") : S("no"));
	put_pair(o, S("id"), rq->id);
	for (size_t i = 0; i < rq->nheaders; i++) {
		out_lit(o, "header ");
		put_pair(o, rq->headers[i].name, rq->headers[i].value);
	}
}

static void
body(struct state *st, struct http_req *rq, struct http_resp *rs)
{
	struct str b = { 0 };
	struct err *e = rq->read_body(rq, 65536, &b);

	(void)st;
	if (e != NULL) {
		resp_status(rs, err_http(e));
		out_put(resp_body(rs), e->msg);
		return;
	}
	put_num(resp_body(rs), b.n);
}

/* The end that was asked for; true: do not write the last bytes. */
static bool
strange_end(struct str how, struct http_resp *rs)
{
	if (str_eq(how, S("abort")))
		resp_abort(rs);
	else if (str_eq(how, S("kill")))
		(void)kill(getpid(), SIGKILL);
	else if (str_eq(how, S("crash")))
		abort();
	return how.n > 0;
}

static void
bytes(struct state *st, struct http_req *rq, struct http_resp *rs)
{
	static const char row[] = "0123456789abcdefghijklmnopqrstuvwxyz....\n";
	const uint64_t n = arg(rq, S("n"), 0), ms = arg(rq, S("ms"), 0);
	struct out *o = resp_body(rs);
	uint64_t done = 0, block = 0;
	struct str body;

	(void)st;
	if (rq->method == HTTP_POST && rq->read_body(rq, 65536, &body) != NULL)
		return;
	clock_sleep_ms((int64_t)arg(rq, S("pre"), 0));
	resp_status(rs, (unsigned)arg(rq, S("status"), 200));
	resp_header(rs, S("Content-Type"), S("application/json"));
	while (done + 4 < n && out_ok(o)) {
		uint64_t part = n - 4 - done;

		if (part > sizeof(row) - 1)
			part = sizeof(row) - 1;
		out_put(o, (struct str){ row, (size_t)part });
		done += part;
		if (ms > 0 && done / OUT_BLOCK != block) {
			block = done / OUT_BLOCK;
			clock_sleep_ms((int64_t)ms);
		}
	}
	if (resp_trouble(rs) == RESP_NO_STREAM_SLOT && resp_restart(rs)) {
		resp_status(rs, 503);
		resp_header(rs, S("Retry-After"), S("7"));
		out_lit(resp_body(rs), "no slot\n");
		return;
	}
	if (!out_ok(o))
		log_line(LOG_NOTE, MSG("handler stopped"),
		    KVN("trouble", resp_trouble(rs)), KVN("bytes", o->total));
	else if (!strange_end(arg_text(rq, S("then")), rs) && n >= 4)
		out_lit(o, "END\n");
}

static void
sleeper(struct state *st, struct http_req *rq, struct http_resp *rs)
{
	(void)st;
	clock_sleep_ms((int64_t)arg(rq, S("ms"), 0));
	out_lit(resp_body(rs), "slept\n");
}

static void
shared(struct state *st, struct http_req *rq, struct http_resp *rs)
{
	struct out *o = resp_body(rs);

	(void)rq;
	out_lit(o, "hits=");
	put_num(o, atomic_fetch_add(&st->shared->hits, 1) + 1);
	out_lit(o, "\nburied=");
	put_num(o, atomic_load(&st->shared->buried));
	out_lit(o, "\npid=");
	put_num(o, (uint64_t)getpid());
	out_lit(o, "\n");
}

static const struct {
	const char *path;
	void (*run)(struct state *, struct http_req *, struct http_resp *);
} routes[] = {
	{ "/api/echo", echo },
	{ "/api/body", body },
	{ "/api/bytes", bytes },
	{ "/api/sleep", sleeper },
	{ "/api/shared", shared },
};

static void
handle(void *state, struct http_req *rq, struct http_resp *rs)
{
	for (size_t i = 0; i < N_ELEM(routes); i++) {
		if (str_starts(rq->path, str_of(routes[i].path))) {
			routes[i].run(state, rq, rs);
			return;
		}
	}
	resp_status(rs, 404);
	out_lit(resp_body(rs), "no such path\n");
}

static struct err *
start(const struct server_env *env, struct arena *a, void *model, void **state)
{
	struct state *st = NEW(a, struct state);

	(void)model;
	*st = (struct state){ env->shared, env->slot };
	*state = st;
	if (getenv("TESTAPP_NO_START") != NULL)
		return ERR(a, INTERNAL, S(""), "TESTAPP_NO_START is set");
	if (getenv("TESTAPP_DIE") != NULL ||
	    (getenv("TESTAPP_DIE_FOR") != NULL &&
		strcmp(env->conf->db_name, "dies") == 0))
		abort();
	return NULL;
}

static struct err *
prepare(const struct server_env *env, struct arena *a, void **model)
{
	*model = NULL;
	if (env->conf->db_name[0] == '!')
		return ERR(a, INTERNAL, S("db_name"),
		    "No table in this schema can be exposed");
	return NULL;
}

static void
bury(void *area, unsigned slot)
{
	struct shared *s = area;

	(void)slot;
	(void)atomic_fetch_add(&s->buried, 1);
}

int
main(int argc, char **argv)
{
	static const struct server_app app = { .shared_size =
						   sizeof(struct shared),
		.prepare = prepare,
		.start = start,
		.handle = handle,
		.bury = bury };
	struct server_conf from = { .file = getenv("TESTAPP_CONF") };

	if (argc < 2 || !server_listen(argv[1]))
		return 2;
	from.noverrides = (size_t)argc - 2;
	from.overrides = (const char *const *)argv + 2;
	return server_run(&app, &from);
}
