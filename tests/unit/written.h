/* SPDX-License-Identifier: MIT */
/* written.h - for tests of writers: an out that collects what they write. */
#ifndef TESTS_WRITTEN_H
#define TESTS_WRITTEN_H
#include "unit.h"
#include "out/out.h"

enum { WRITTEN_MAX = 1 << 24 };
static struct arena *arena;
static char block[OUT_BLOCK];
static struct sink_mem mem;
static struct out out;

static int
setup(void **st)
{
	(void)st;
	arena = arena_new(1 << 16);
	mem = sink_mem_in(arena, WRITTEN_MAX);
	out = out_to(&mem.sink, block);
	return 0;
}

static int
teardown(void **st)
{
	(void)st;
	arena_free(&arena);
	return 0;
}

/* What was written since the last call. */
static struct str
text(void)
{
	struct str s;

	assert_true(out_finish(&out));
	s = sink_mem_str(&mem);
	mem = sink_mem_in(arena, WRITTEN_MAX);
	out = out_to(&mem.sink, block);
	return s;
}

/* A view for static initializers. */
#define V(lit)                                                                 \
	{                                                                      \
		lit, sizeof(lit) - 1                                           \
	}
#endif
