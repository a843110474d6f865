/* SPDX-License-Identifier: MIT */
/*
 * server.h - master, workers and libfcgi; what an application plugs in.
 *
 * The listening socket is file descriptor 0. The master (server_run) calls
 * prepare() once for each configuration, forks conf->workers workers and one
 * shedder, watches them, and owns nothing else: no database connection, no
 * parsing of anything that came from the network.
 *
 *   prepare (master)  -> what all workers of one configuration share, made
 *                        before the fork and read-only after it (the model)
 *   start   (worker)  -> state of one worker (connections, caches)
 *   handle  (worker)     one request, again and again
 *   after   (worker)     the answer is on its way: what may wait
 *   stop    (worker)     the worker ends in order
 *   forget  (master)     the last worker of a configuration has ended
 *   bury    (master)     a worker has ended, maybe by SIGKILL: give back
 *                        what its slot owns in the shared area
 *
 * A worker can die anywhere. So nothing in the shared area may need a lock:
 * use atomics, and let permits and the like carry the number of the slot
 * that owns them, for bury(). Slots are 0 .. SERVER_SLOTS-1; the slot of a
 * dead worker is given to another only after bury().
 *
 * Signals to the master: HUP reads the configuration again, starts workers
 * with it and lets the old ones finish (a wrong configuration is logged and
 * changes nothing); TERM and INT let running requests finish for up to
 * stop_timeout; USR1 does nothing.
 */
#ifndef SERVER_SERVER_H
#define SERVER_SERVER_H
#include "http/http.h"
#include "sys/conf.h"

enum { SERVER_SLOTS = 1024 };

struct server_env {
	const struct conf *conf;
	void *shared;  /* shared_size bytes, zero at the very first start */
	unsigned slot; /* of this worker; 0 in prepare */
	struct str
	    server; /* for a Server-like field or /healthz: name/version */
};
struct server_app {
	size_t shared_size; /* of the application's part of the mapping */
	/* All hooks but handle may be NULL. Errors are shown to the
	 * administrator; prepare's error at the first start ends the process
	 * with status 2, start's error too while no worker has been ready. */
	struct err *(*prepare)(
	    const struct server_env *, struct arena *, void **model);
	/* The arena lives as long as the worker. */
	struct err *(*start)(const struct server_env *, struct arena *,
	    void *model, void **state);
	/* Answers rq on rs. The body need not be finished (out_finish is ours).
	 * Nothing of the request may be kept. */
	void (*handle)(void *state, struct http_req *, struct http_resp *);
	/* The arena is that of the request. */
	void (*after)(void *state, struct arena *);
	void (*stop)(void *state);
	void (*forget)(void *model);
	void (*bury)(void *shared, unsigned slot);
	/* Adds lines to /metrics (Prometheus text). */
	void (*metrics)(void *state, struct buf *);
};

struct server_conf {
	const char *file; /* may be NULL */
	size_t noverrides;
	const char *const *overrides; /* see conf_load() */
};
/* Runs until TERM or INT; returns the exit status: 0, or 2 when it cannot
 * start (one line says why). */
int server_run(const struct server_app *, const struct server_conf *);

/* Makes a listening unix socket at path (mode 0660) file descriptor 0, where
 * no supervisor has put one. Replaces a socket that nobody serves. False: one
 * line has been logged. */
bool server_listen(const char *path) must_check;

/* For handlers: asks the master to read the configuration and the model
 * again, as SIGHUP does. */
void server_ask_reload(void);
#endif
