/* SPDX-License-Identifier: MIT */
/*
 * shed.c - says no while every worker is busy.
 *
 * Without it a request would wait in the backlog of the listening socket until
 * the web server gives up on it, or the backlog overflows and the web server
 * answers a bare 500. The shedder looks at the board, and only when no worker
 * has been free for queue_wait does it take connections, each for as long as
 * it takes to read the parameters and write a 503.
 */
#include "config.h"
#include <errno.h>
#include <poll.h>
#include <unistd.h>
#include "server/answer.h"
#include "server/view.h"
#include "server/worker.h"
#include "sys/clock.h"
#include "sys/log.h"

enum { FIRST_MS = 250, CLOSE_MS = 100, RETRY_AFTER = 2, TICK_MAX = 100 };

struct shedder {
	const struct worker_conf *conf;
	struct arena *life, *request;
	struct fcgi *fcgi;
	char *block;
	int term;
};

static void
refuse(struct shedder *s, int fd)
{
	struct answer a = {
		.fcgi = s->fcgi,
		.board = s->conf->board,
		.conf = s->conf->conf,
		.hold = -1,
	};
	struct http_req rq = { .arena = s->request };
	struct err *e;
	int64_t length;

	if (!fcgi_open(s->fcgi, fd))
		return;
	e = view_request(&rq, fcgi_params(s->fcgi), &length);
	answer_begin(&a, s->request, s->block, rq.method == HTTP_HEAD);
	if (e == NULL) {
		e = ERR(s->request, BUSY, S(""),
		    "All workers are busy, please try again shortly");
		e->retry_after = RETRY_AFTER;
	}
	answer_error(&a, e);
	answer_end(&a);
	board_count(s->conf->board, COUNT_SHED, 1);
	arena_reset(s->request);
}

/* Waits for a connection or the end; true: a connection is there. */
static bool
wait_ready(const struct shedder *s, bool listening, int64_t ms, bool *end)
{
	struct pollfd p[2] = { { .fd = s->term, .events = POLLIN },
		{ .fd = listening ? LISTEN_FD : -1, .events = POLLIN } };

	if (poll(p, 2, (int)ms) <= 0)
		return false;
	*end = p[0].revents != 0;
	return !*end && p[1].revents != 0;
}

static void
loop(struct shedder *s)
{
	const int64_t wait = s->conf->conf->queue_wait;
	const int64_t tick = wait / 8 < TICK_MAX ? wait / 8 + 1 : TICK_MAX;
	int64_t told = 0;
	bool end = false;

	while (!end) {
		const bool full = board_saturated(s->conf->board, wait);
		int fd;

		if (!wait_ready(s, full, tick, &end) ||
		    !board_saturated(s->conf->board, wait))
			continue;
		fd = listen_accept();
		if (fd == -1)
			continue;
		if (clock_ms() - told > 10000) {
			told = clock_ms();
			log_line(LOG_WARN,
			    MSG("all workers are busy, refusing requests"),
			    KVN("queue_wait_ms", wait));
		}
		refuse(s, fd);
	}
}

int
shed_run(const struct worker_conf *conf)
{
	const struct fcgi_conf f = {
		.first_ms = FIRST_MS, .stall_ms = FIRST_MS, .close_ms = CLOSE_MS
	};
	struct shedder s = { .conf = conf,
		.life = arena_new(OUT_BLOCK + 1024),
		.request = arena_new(16384) };
	bool ready;

	s.block = NEWN(s.life, char, OUT_BLOCK);
	s.term = term_fd();
	s.fcgi = fcgi_new(s.life, &f);
	ready = s.term != -1 && s.fcgi != NULL;
	if (ready)
		loop(&s);
	else
		log_line(LOG_ERROR, MSG("shedder cannot start"));
	arena_free(&s.request);
	arena_free(&s.life);
	return ready ? 0 : 2;
}
