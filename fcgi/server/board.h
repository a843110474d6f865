/* SPDX-License-Identifier: MIT */
/*
 * board.h - what master and workers write on for each other.
 *
 * One anonymous shared mapping, made before the first fork. Every word is an
 * atomic of its own and every process may be killed between any two of them:
 * there is no lock, a slot is written by its worker and cleared by the
 * master, and permits name the slot that holds them.
 */
#ifndef SERVER_BOARD_H
#define SERVER_BOARD_H
#include <stdatomic.h>
#include "server/server.h"

enum slot_state {
	SLOT_FREE,
	SLOT_STARTING,
	SLOT_IDLE,
	SLOT_BUSY,
	SLOT_LEAVING,
	SLOT__MAX
};
enum { BOARD_LINE = 120, BOARD_PERMITS = 256 };

enum board_counter {
	COUNT_REQUESTS,
	COUNT_2XX,
	COUNT_3XX,
	COUNT_4XX,
	COUNT_5XX,
	COUNT_BYTES,
	COUNT_ABORTED,     /* answers broken off by us */
	COUNT_CLIENT_GONE, /* answers the client did not wait for */
	COUNT_SHED,        /* 503 by the shedder */
	COUNT_NO_STREAM,   /* long answers that got no permit */
	COUNT_WATCHDOG,
	COUNT_CRASHED,
	COUNT_STARTED,
	COUNT_RELOADS,
	COUNT__MAX
};

struct board_slot {
	_Atomic int32_t pid; /* 0: free */
	_Atomic uint32_t state;
	_Atomic uint64_t seq;     /* requests begun */
	_Atomic int64_t start;    /* clock_ms() of the request, 0: none */
	_Atomic int64_t progress; /* clock_ms() of the last byte moved */
	/* Method and path of the request, for the log of the master. Torn
	 * while it changes: for people only. */
	_Atomic char line[BOARD_LINE];
};
struct board {
	/* clock_ms() when a worker was free for the last time: it took a
	 * request, or ended */
	_Atomic int64_t last_free;
	_Atomic uint64_t count[COUNT__MAX];
	_Atomic int64_t started;                /* unix seconds */
	_Atomic uint32_t permit[BOARD_PERMITS]; /* slot + 1; 0: free */
	_Atomic int32_t parked;    /* requests in the park, see park.h */
	_Atomic uint32_t stopping; /* the service ends */
	struct board_slot slot[SERVER_SLOTS];
	size_t app_size;
	max_align_t app[];
};

/* NULL when there is no memory. */
struct board *board_new(size_t app_size);
void board_count(struct board *, enum board_counter, uint64_t n);

/* The life of a request in a slot. */
void board_begin(struct board *, unsigned slot);
void
board_line(struct board *, unsigned slot, struct str method, struct str path);
void board_progress(struct board *, unsigned slot);
/* The answer is about to end: a client that has it may ask again at once. */
void board_ending(struct board *);
void board_end(struct board *, unsigned slot);
/* Copies the line; returns a view of the copy. */
struct str
board_line_of(const struct board_slot *, char copy[static BOARD_LINE]);

/* One of the first n permits to stream. Waits up to wait ms. A slot has one
 * at most; having one already is fine. */
bool permit_take(struct board *, unsigned slot, unsigned n, int64_t wait);
void permit_give(struct board *, unsigned slot);

/* Takes everything back that the dead process in the slot held. */
void board_bury(struct board *, unsigned slot);
unsigned board_in_state(const struct board *, enum slot_state);
/* No worker has been free for wait ms. */
bool board_saturated(const struct board *, int64_t wait);
/* Prometheus text. */
void board_metrics(const struct board *, struct buf *);
#endif
