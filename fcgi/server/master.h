/* SPDX-License-Identifier: MIT */
/* master.h - what the parts of the master share: kids.c, gen.c, master.c. */
#ifndef SERVER_MASTER_H
#define SERVER_MASTER_H
#include <sys/types.h>
#include "server/board.h"
#include "server/hold.h"
#include "server/park.h"

/* One reading of the configuration and everything made from it. */
struct generation {
	struct arena *arena; /* holds this struct too */
	struct conf conf;
	void *model;
	int64_t loaded;         /* clock_ms() */
	unsigned number, alive; /* alive: workers */
	bool ready;             /* one of its workers has been ready */
	struct generation *older;
};
struct kid {
	pid_t pid; /* 0: none */
	struct generation *gen;
	uint64_t seq; /* of its slot when it started */
	bool told;    /* TERM has been sent */
};
struct master {
	const struct server_app *app;
	const struct server_conf *from;
	struct board *board;
	struct generation *now; /* newest; NULL only at the start */
	struct kid kid[SERVER_SLOTS];
	struct kid shedder;
	struct hold hold;
	struct park park;
	unsigned fails; /* workers in a row that never served */
	int64_t next_start;
	bool reload, stopping, killing, hopeless;
	int64_t stop_at; /* clock_ms(): kill what runs then */
};

/* kids.c */
/* Forks into the slot; the child never returns. */
void kid_start(struct master *, unsigned slot);
void shedder_start(struct master *);
/* Collects everybody who has ended. */
void kids_reap(struct master *);
/* Sends TERM, once, to workers of generations other than keep (NULL: all). */
void kids_tell(struct master *, const struct generation *keep);
void kids_kill(struct master *);
/* Kills workers whose request overruns a limit. */
void kids_watch(struct master *);
unsigned kids_alive(const struct master *);

/* gen.c */
/* Reads the configuration and prepares the application. False: one line has
 * been logged for each problem, nothing has changed. */
bool gen_load(struct master *);
/* Forgets the generations, except the newest, whose workers are gone. */
void gen_forget(struct master *);
/* The newest generation cannot work: back to the one before. */
void gen_back(struct master *);
#endif
