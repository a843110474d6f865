/* SPDX-License-Identifier: MIT */
/*
 * hold.h - connections of long answers, kept open for a moment after their
 * worker was killed.
 *
 * When head and end of a connection reach lighttpd at once it gives the cut
 * body a Content-Length, which makes it look whole. A worker that lives sees
 * to that itself (fcgi_settle); for one that is killed right after its first
 * block the master has a copy of the descriptor, which keeps the connection
 * open until the web server has taken what was sent.
 */
#ifndef SERVER_HOLD_H
#define SERVER_HOLD_H
#include "server/server.h"

struct held {
	int fd;                   /* -1: none */
	uint64_t seq;             /* of the slot when the answer began */
	int64_t read_at, give_up; /* clock_ms(); 0: the worker lives */
};
struct hold {
	int to, from; /* workers send on to; -1: no holding */
	struct held held[SERVER_SLOTS];
};
void hold_init(struct hold *);
/* Worker: hands a copy of fd to the master. Never waits; without success the
 * answer goes on unheld. */
void hold_send(int to, unsigned slot, uint64_t seq, int fd);
/* Master: takes what workers have sent. */
void hold_receive(struct hold *);
/* The worker of the slot is dead. */
void hold_dead(struct hold *, unsigned slot);
/* Closes what need not be held any longer. seq and busy are the slot's. */
void hold_check(struct hold *, unsigned slot, uint64_t seq, bool busy);
/* Child: these copies are not ours. */
void hold_close(struct hold *);
#endif
