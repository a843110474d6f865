/* SPDX-License-Identifier: MIT */
/* worker.h - the loops of the two kinds of child processes. */
#ifndef SERVER_WORKER_H
#define SERVER_WORKER_H
#include "server/board.h"

enum { LISTEN_FD = 0 };

struct worker_conf {
	const struct server_app *app;
	const struct conf *conf;
	struct board *board;
	void *model;
	unsigned slot; /* not for the shedder */
	int hold;      /* for hold_send(), or -1 */
	const struct park *park;
};
/* Both run until TERM is pending (it must be blocked) or the worker has done
 * its share of requests, and return the exit status: 0, or 2 when the
 * process cannot work at all. */
int worker_run(const struct worker_conf *);
int shed_run(const struct worker_conf *);

/* A connection; -1: look at errno. Sleeps 100 ms when the process or the host
 * has no descriptor or memory left, so that nothing spins. */
int listen_accept(void);
/* A descriptor that becomes readable when TERM is pending; -1: errno. */
int term_fd(void);

/* /healthz and /metrics; false when the path is neither. */
struct builtin {
	struct board *board;
	const struct conf *conf;
	void (*more)(void *state, struct buf *);
	void *state;
};
bool builtin_handle(
    const struct builtin *, const struct http_req *, struct http_resp *);
#endif
