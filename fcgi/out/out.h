/* SPDX-License-Identifier: MIT */
/*
 * out.h - bytes out: one block in front of a sink.
 *
 * Writers return nothing. A full block goes to the sink; when the sink
 * refuses (the client left, or the answer may not grow long now) the out
 * fails, drops everything after it, and out_ok() says so: callers look at it
 * between rows.
 */
#ifndef OUT_OUT_H
#define OUT_OUT_H
#include "base/arena.h"

enum { OUT_BLOCK = 65528 }; /* one FastCGI record without padding */

struct sink {
	/* Takes n bytes; last: nothing follows. False: stop writing. */
	bool (*write)(struct sink *, const char *p, size_t n, bool last);
};
struct out {
	struct sink *sink;
	char *p; /* OUT_BLOCK bytes */
	size_t n;
	uint64_t total; /* bytes accepted since the start */
	bool failed;
};

/* block has OUT_BLOCK bytes. */
struct out out_to(struct sink *, char *block);
void out_put(struct out *, struct str);
/* The block to the sink; for the functions here alone. */
void out_flush_(struct out *);

/* Room for n <= OUT_BLOCK bytes in one piece, to be followed by out_did():
 * for encoders that write in place. */
static inline char *
out_room(struct out *o, size_t n)
{
	must(n <= OUT_BLOCK);
	/* A failed out keeps its block: what is written there is dropped. */
	if (n > OUT_BLOCK - o->n)
		out_flush_(o);
	return o->p + o->n;
}
static inline void
out_did(struct out *o, size_t n)
{
	must(n <= OUT_BLOCK - o->n);
	if (o->failed)
		return;
	o->n += n;
	o->total += n;
}
static inline void
out_char(struct out *o, char c)
{
	*out_room(o, 1) = c;
	out_did(o, 1);
}
/* Hands over what is left and says that it was the last. */
bool out_finish(struct out *) must_check;
static inline bool
out_ok(const struct out *o)
{
	return !o->failed;
}
#define out_lit(o, l) out_put((o), S(l))

/* A sink that collects in an arena, for small documents and tests. */
struct sink_mem {
	struct sink sink;
	struct arena *arena;
	char *p;
	size_t n, cap, max;
};
struct sink_mem sink_mem_in(struct arena *, size_t max);
struct str sink_mem_str(const struct sink_mem *);
#endif
