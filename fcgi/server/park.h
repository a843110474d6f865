/* SPDX-License-Identifier: MIT */
/*
 * park.h - long answers that wait for their turn, without a worker.
 *
 * A worker finds out that an answer is long when its first block is full, and
 * then it may lack a permit to go on. It does not wait with the request: it
 * puts connection and parameters into a socket that all workers share, and
 * takes the next request. Whoever has a permit later begins that request anew,
 * from the verification of its token on. So requests that are short never
 * stand behind those that wait.
 *
 * The queue is a socket pair of the master's, in order of arrival, as long as
 * the kernel lets it be (some hundred requests). A worker that dies loses
 * nothing that is parked. Requests whose body was read cannot be parked.
 */
#ifndef SERVER_PARK_H
#define SERVER_PARK_H
#include "server/board.h"
#include "server/fcgi.h"

struct park {
	int to, from; /* -1: no parking */
};
void park_init(struct park *);
/* Hands the request on; it is no longer ours then. False: it still is. */
bool park_put(const struct park *, struct board *, struct fcgi *);
/* Is one there that came more than age ms ago? */
bool park_waits(const struct park *, const struct board *, int64_t age);
/* Opens the one that came first, at *since (clock_ms()). False: there is
 * none. Texts live in the arena. */
bool park_take(const struct park *, struct board *, struct fcgi *,
    struct arena *, int64_t *since);
#endif
