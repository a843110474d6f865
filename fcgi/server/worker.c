/* SPDX-License-Identifier: MIT */
/* worker.c - one process, one request at a time. */
#include "config.h"
#include <errno.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <unistd.h>
#include "server/answer.h"
#include "server/view.h"
#include "server/worker.h"
#include "sys/clock.h"
#include "sys/log.h"

enum {
	REQUEST_BLOCK = 64 * 1024,
	FIRST_MS = 2000, /* web servers send the parameters at once */
	CLOSE_MS = 1000,
	/* While requests are parked: how often an idle worker looks whether a
	 * permit has become free. */
	PARK_MS = 20
};

struct worker {
	const struct worker_conf *conf;
	struct answer answer;
	struct fcgi *fcgi;
	struct arena *life, *request;
	char *block;
	void *state;
	uint64_t next_id;
	int64_t length; /* Content-Length of the request */
	bool body_read;
	int epoll, term;
};

static bool
open_descriptors(struct worker *w)
{
	struct epoll_event on_accept = { .events = EPOLLIN | EPOLLEXCLUSIVE,
		.data.fd = LISTEN_FD };
	struct epoll_event on_term = { .events = EPOLLIN };

	w->epoll = epoll_create1(EPOLL_CLOEXEC);
	w->term = term_fd();
	on_term.data.fd = w->term;
	return w->epoll != -1 && w->term != -1 &&
	    epoll_ctl(w->epoll, EPOLL_CTL_ADD, LISTEN_FD, &on_accept) == 0 &&
	    epoll_ctl(w->epoll, EPOLL_CTL_ADD, w->term, &on_term) == 0;
}

/* Waits for a connection, or for parked requests to be looked at. False: TERM
 * is pending. The signal is a descriptor among others, so there is no moment at
 * which it can be missed. */
static bool
wait_ready(struct worker *w)
{
	struct epoll_event e[2];
	int n;

	do {
		const bool parked = atomic_load(&w->conf->board->parked) > 0;

		n = epoll_wait(w->epoll, e, 2, parked ? PARK_MS : -1);
	} while (n == -1 && errno == EINTR);
	must(n >= 0);
	for (int i = 0; i < n; i++) {
		if (e[i].data.fd == w->term)
			return false;
	}
	return true;
}

static struct str
next_id(struct worker *w)
{
	uint64_t z = w->next_id += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return arena_strf(
	    w->request, "%016llx", (unsigned long long)(z ^ (z >> 31)));
}

static struct err *
too_large(struct arena *a, size_t max)
{
	return ERR(a, TOO_LARGE, S("body"),
	    "The request body is larger than %zu bytes (body_max)", max);
}

static struct err *
read_body(struct http_req *rq, size_t max, struct str *ret)
{
	struct worker *w = rq->server;
	const bool known = w->length != NO_LENGTH;
	char *p;
	size_t n = 0;
	ssize_t got = 0;

	must(!w->body_read);
	w->body_read = true;
	w->answer.park = NULL; /* the body is gone from the connection */
	if (known && (uint64_t)w->length > max)
		return too_large(rq->arena, max);
	if (known)
		max = (size_t)w->length;
	p = NEWN(rq->arena, char, max + 1); /* one more shows an excess */
	while (n <= max && (got = fcgi_read(w->fcgi, p + n, max + 1 - n)) > 0)
		n += (size_t)got;
	if (got < 0 || (known && n != max))
		return ERR(rq->arena, BAD_REQUEST, S("body"),
		    "The request body is not as long as Content-Length says");
	if (n > max)
		return too_large(rq->arena, max);
	*ret = (struct str){ p, n };
	return NULL;
}

static bool
behind_apache(char *const *params)
{
	for (; *params != NULL; params++) {
		if (str_starts(str_of(*params), S("SERVER_SOFTWARE=Apache")))
			return true;
	}
	return false;
}

static void
dispatch(struct worker *w, struct http_req *rq)
{
	const struct worker_conf *c = w->conf;
	const struct builtin b = { c->board, c->conf, c->app->metrics,
		w->state };
	struct err *e = view_request(rq, fcgi_params(w->fcgi), &w->length);

	board_line(c->board, c->slot, rq->method_text, rq->path);
	w->answer.close_streams = behind_apache(fcgi_params(w->fcgi));
	if (rq->method == HTTP_HEAD)
		w->answer.head = true;
	if (e != NULL)
		answer_error(&w->answer, e);
	else if (!builtin_handle(&b, rq, &w->answer.rs))
		c->app->handle(w->state, rq, &w->answer.rs);
}

/* The request that fcgi has open. */
static void
serve(struct worker *w, const struct park *park)
{
	struct http_req rq = {
		.arena = w->request, .read_body = read_body, .server = w
	};

	rq.id = next_id(w);
	w->body_read = false;
	w->answer.park = park;
	answer_begin(&w->answer, w->request, w->block, false);
	dispatch(w, &rq);
	board_ending(w->conf->board);
	answer_end(&w->answer);
	if (w->conf->app->after != NULL)
		w->conf->app->after(w->state, w->request);
	log_line(LOG_DEBUGGING, MSG("request"), KV("id", rq.id),
	    KV("method", rq.method_text), KVN("status", w->answer.rs.status),
	    KVN("bytes", w->answer.rs.body.total));
}

static void
serve_new(struct worker *w, int fd)
{
	const struct worker_conf *c = w->conf;

	board_begin(c->board, c->slot);
	if (fcgi_open(w->fcgi, fd)) {
		board_count(c->board, COUNT_REQUESTS, 1);
		serve(w, c->park);
	}
	board_end(c->board, c->slot);
}

static void
refuse(struct worker *w)
{
	struct err *e = ERR(w->request, BUSY, S(""),
	    "Too many long answers are on their way (stream_workers)");

	e->retry_after = 5;
	w->answer.park = NULL;
	answer_begin(&w->answer, w->request, w->block, false);
	answer_error(&w->answer, e);
	answer_end(&w->answer);
	board_count(w->conf->board, COUNT_NO_STREAM, 1);
}

/* One request out of the park, if it is its turn: there is a permit for it, or
 * it has waited long enough. */
static bool
serve_parked(struct worker *w, int64_t patience)
{
	const struct worker_conf *c = w->conf;
	const bool late = park_waits(c->park, c->board, patience);
	int64_t since;

	if (!late &&
	    (!park_waits(c->park, c->board, 0) ||
		!permit_take(
		    c->board, c->slot, (unsigned)c->conf->stream_workers, 0)))
		return false;
	board_begin(c->board, c->slot);
	if (park_take(c->park, c->board, w->fcgi, w->request, &since)) {
		if (clock_ms() - since >= patience)
			refuse(w);
		else
			serve(w, NULL);
	}
	board_end(c->board, c->slot); /* gives the permit back */
	arena_reset(w->request);
	return true;
}

static struct err *
prepare(struct worker *w)
{
	const struct worker_conf *c = w->conf;
	const struct fcgi_conf f = { .first_ms = FIRST_MS,
		/* less than the master allows: a client that does not read
		 * costs a connection, not a worker */
		.stall_ms = c->conf->request_timeout * 750,
		.close_ms = CLOSE_MS,
		.progress = &c->board->slot[c->slot].progress };
	const struct server_env env = { c->conf, c->board->app, c->slot,
		S(PACKAGE_NAME "/" PACKAGE_VERSION) };

	if (!open_descriptors(w))
		return ERR(w->life, INTERNAL, S(""), "%s", strerror(errno));
	w->fcgi = fcgi_new(w->life, &f);
	if (w->fcgi == NULL)
		return ERR(w->life, INTERNAL, S(""), "libfcgi does not start");
	if (getrandom(&w->next_id, sizeof(w->next_id), 0) != sizeof(w->next_id))
		return ERR(w->life, INTERNAL, S(""), "no random bytes");
	w->answer.fcgi = w->fcgi;
	w->answer.zip = zip_new(w->life);
	w->answer.pack_block = NEWN(w->life, char, OUT_BLOCK);
	w->answer.board = c->board;
	w->answer.conf = c->conf;
	w->answer.slot = c->slot;
	w->answer.hold = c->hold;
	if (c->app->start != NULL)
		TRY(c->app->start(&env, w->life, c->model, &w->state));
	return NULL;
}

static bool
is_fatal(int why)
{
	return why == EBADF || why == EINVAL || why == ENOTSOCK ||
	    why == EOPNOTSUPP;
}

static int
loop(struct worker *w)
{
	const struct worker_conf *c = w->conf;
	/* Workers started together are not replaced together. */
	int64_t left = c->conf->worker_requests +
	    (c->conf->worker_requests / 64) * (c->slot % 32);
	int fd;

	atomic_store(&c->board->slot[c->slot].state, (uint32_t)SLOT_IDLE);
	while (left > 0) {
		if (serve_parked(w, c->conf->stream_wait)) {
			left--;
			continue;
		}
		if (!wait_ready(w))
			break;
		fd = listen_accept();
		if (fd == -1 && is_fatal(errno)) {
			log_line(LOG_ERROR, MSG("the listening socket is gone"),
			    KVZ("error", strerror(errno)));
			return 2;
		}
		if (fd == -1)
			continue;
		serve_new(w, fd);
		arena_reset(w->request);
		left--;
	}
	return 0;
}

static int
run(struct worker *w)
{
	struct err *e;
	int rc;

	w->block = NEWN(w->life, char, OUT_BLOCK);
	e = prepare(w);
	if (e != NULL) {
		log_line(LOG_ERROR, MSG("worker cannot start"),
		    KV("error", e->msg), KV("cause", e->cause));
		return 2;
	}
	rc = loop(w);
	/* Nobody will have a permit for them any more. */
	while (
	    atomic_load(&w->conf->board->stopping) != 0 && serve_parked(w, 0))
		;
	atomic_store(
	    &w->conf->board->slot[w->conf->slot].state, (uint32_t)SLOT_LEAVING);
	if (w->conf->app->stop != NULL)
		w->conf->app->stop(w->state);
	zip_free(w->answer.zip);
	return rc;
}

int
worker_run(const struct worker_conf *conf)
{
	struct worker w = { .conf = conf,
		.life = arena_new(REQUEST_BLOCK),
		.request = arena_new(REQUEST_BLOCK) };
	const int rc = run(&w);

	arena_free(&w.request);
	arena_free(&w.life);
	return rc;
}
