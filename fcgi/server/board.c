/* SPDX-License-Identifier: MIT */
/* board.c - the mapping that master and workers share. */
#include "config.h"
#include <sys/mman.h>
#include "server/board.h"
#include "sys/clock.h"

#define LOAD(x)     atomic_load_explicit(&(x), memory_order_relaxed)
#define STORE(x, v) atomic_store_explicit(&(x), (v), memory_order_relaxed)

_Static_assert(ATOMIC_LLONG_LOCK_FREE == 2 && ATOMIC_INT_LOCK_FREE == 2,
    "atomics with locks do not survive a killed worker");

struct board *
board_new(size_t app_size)
{
	struct board *b;

	b = mmap(NULL, sizeof(*b) + app_size, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (b == MAP_FAILED)
		return NULL;
	b->app_size = app_size;
	STORE(b->started, clock_unix_us() / 1000000);
	STORE(b->last_free, clock_ms());
	return b;
}

void
board_count(struct board *b, enum board_counter c, uint64_t n)
{
	(void)atomic_fetch_add_explicit(&b->count[c], n, memory_order_relaxed);
}

void
board_begin(struct board *b, unsigned slot)
{
	struct board_slot *s = &b->slot[slot];
	const int64_t now = clock_ms();

	(void)atomic_fetch_add(&s->seq, 1);
	STORE(s->line[0], '\0');
	STORE(s->progress, now);
	STORE(s->start, now);
	STORE(b->last_free, now);
	atomic_store(&s->state, (uint32_t)SLOT_BUSY);
}

void
board_line(struct board *b, unsigned slot, struct str method, struct str path)
{
	struct board_slot *s = &b->slot[slot];
	size_t n = 0;

	method = str_head(method, 10);
	for (size_t i = 0; i < method.n; i++, n++)
		STORE(s->line[n], method.p[i]);
	STORE(s->line[n], ' ');
	n++;
	path = str_head(path, BOARD_LINE - 1 - n);
	for (size_t i = 0; i < path.n; i++, n++)
		STORE(s->line[n], path.p[i]);
	STORE(s->line[n], '\0');
}

void
board_progress(struct board *b, unsigned slot)
{
	STORE(b->slot[slot].progress, clock_ms());
}

void
board_ending(struct board *b)
{
	STORE(b->last_free, clock_ms());
}

void
board_end(struct board *b, unsigned slot)
{
	struct board_slot *s = &b->slot[slot];

	permit_give(b, slot);
	STORE(s->start, 0);
	atomic_store(&s->state, (uint32_t)SLOT_IDLE);
}

struct str
board_line_of(const struct board_slot *s, char copy[static BOARD_LINE])
{
	size_t n = 0;

	for (; n < BOARD_LINE - 1; n++) {
		copy[n] = LOAD(s->line[n]);
		if (copy[n] == '\0')
			break;
	}
	return (struct str){ copy, n };
}

static bool
permit_try(struct board *b, uint32_t owner, unsigned n)
{
	for (unsigned i = 0; i < n && i < BOARD_PERMITS; i++) {
		uint32_t nobody = 0;

		if (LOAD(b->permit[i]) == owner ||
		    atomic_compare_exchange_strong(
			&b->permit[i], &nobody, owner))
			return true;
	}
	return false;
}

bool
permit_take(struct board *b, unsigned slot, unsigned n, int64_t wait)
{
	const int64_t end = clock_ms() + wait;

	while (!permit_try(b, slot + 1, n)) {
		if (clock_ms() >= end)
			return false;
		clock_sleep_ms(5);
	}
	return true;
}

void
permit_give(struct board *b, unsigned slot)
{
	for (unsigned i = 0; i < BOARD_PERMITS; i++) {
		if (LOAD(b->permit[i]) == slot + 1)
			atomic_store(&b->permit[i], 0);
	}
}

void
board_bury(struct board *b, unsigned slot)
{
	struct board_slot *s = &b->slot[slot];

	permit_give(b, slot);
	STORE(b->last_free, clock_ms()); /* another is about to start */
	STORE(s->start, 0);
	STORE(s->pid, 0);
	atomic_store(&s->state, (uint32_t)SLOT_FREE);
}

unsigned
board_in_state(const struct board *b, enum slot_state state)
{
	unsigned n = 0;

	for (unsigned i = 0; i < SERVER_SLOTS; i++)
		n += LOAD(b->slot[i].state) == (uint32_t)state;
	return n;
}

bool
board_saturated(const struct board *b, int64_t wait)
{
	if (board_in_state(b, SLOT_IDLE) > 0)
		return false;
	return clock_ms() - LOAD(b->last_free) >= wait;
}

struct metric {
	const char *name, *type, *help;
	const char *label; /* may be empty */
	enum board_counter counter;
};
static const struct metric metrics[] = {
	{ "latchkey_requests_total", "counter", "Requests taken by workers", "",
	    COUNT_REQUESTS },
	{ "latchkey_responses_total", "counter", "Answers by status class",
	    "{class=\"2xx\"}", COUNT_2XX },
	{ "latchkey_responses_total", NULL, NULL, "{class=\"3xx\"}",
	    COUNT_3XX },
	{ "latchkey_responses_total", NULL, NULL, "{class=\"4xx\"}",
	    COUNT_4XX },
	{ "latchkey_responses_total", NULL, NULL, "{class=\"5xx\"}",
	    COUNT_5XX },
	{ "latchkey_response_bytes_total", "counter", "Bytes of bodies sent",
	    "", COUNT_BYTES },
	{ "latchkey_aborted_total", "counter",
	    "Answers broken off by a failure", "", COUNT_ABORTED },
	{ "latchkey_client_gone_total", "counter",
	    "Answers the client did not wait for", "", COUNT_CLIENT_GONE },
	{ "latchkey_shed_total", "counter",
	    "Requests refused because all workers were busy", "", COUNT_SHED },
	{ "latchkey_stream_refused_total", "counter",
	    "Long answers refused for want of a permit", "", COUNT_NO_STREAM },
	{ "latchkey_watchdog_kills_total", "counter",
	    "Workers killed for overrunning a time limit", "", COUNT_WATCHDOG },
	{ "latchkey_worker_crashes_total", "counter",
	    "Workers that ended by themselves in disorder", "", COUNT_CRASHED },
	{ "latchkey_workers_started_total", "counter", "Workers started", "",
	    COUNT_STARTED },
	{ "latchkey_reloads_total", "counter", "Configurations loaded", "",
	    COUNT_RELOADS },
};

static void
gauge(struct buf *out, const char *name, const char *help, uint64_t v)
{
	buf_putf(out, "# HELP %s %s.\n# TYPE %s gauge\n%s %llu\n", name, help,
	    name, name, (unsigned long long)v);
}

void
board_metrics(const struct board *b, struct buf *out)
{
	unsigned streams = 0;

	for (size_t i = 0; i < N_ELEM(metrics); i++) {
		const struct metric *m = &metrics[i];

		if (m->help != NULL)
			buf_putf(out, "# HELP %s %s.\n# TYPE %s %s\n", m->name,
			    m->help, m->name, m->type);
		buf_putf(out, "%s%s %llu\n", m->name, m->label,
		    (unsigned long long)LOAD(b->count[m->counter]));
	}
	for (size_t i = 0; i < BOARD_PERMITS; i++)
		streams += LOAD(b->permit[i]) != 0;
	gauge(out, "latchkey_workers_idle", "Workers waiting for a request",
	    board_in_state(b, SLOT_IDLE));
	gauge(out, "latchkey_workers_busy", "Workers with a request",
	    board_in_state(b, SLOT_BUSY));
	gauge(out, "latchkey_streams", "Long answers on their way", streams);
	gauge(out, "latchkey_streams_waiting",
	    "Long answers that wait for their turn", (uint64_t)LOAD(b->parked));
	gauge(out, "latchkey_start_time_seconds",
	    "When the master started, Unix time", (uint64_t)LOAD(b->started));
}
