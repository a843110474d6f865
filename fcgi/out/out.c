/* SPDX-License-Identifier: MIT */
/* out.c - the block in front of a sink, and the sink that collects. */
#include "config.h"
#include "out/out.h"

struct out
out_to(struct sink *sink, char *block)
{
	return (struct out){ .sink = sink, .p = block };
}

void
out_flush_(struct out *o)
{
	if (o->n > 0 && !o->failed &&
	    !o->sink->write(o->sink, o->p, o->n, false))
		o->failed = true;
	o->n = 0;
}

void
out_put(struct out *o, struct str s)
{
	while (s.n > OUT_BLOCK - o->n) {
		size_t n = OUT_BLOCK - o->n;

		if (o->failed)
			return;
		memcpy(o->p + o->n, s.p, n);
		o->n += n;
		o->total += n;
		s = str_skip(s, n);
		out_flush_(o);
	}
	if (o->failed || s.n == 0)
		return;
	memcpy(o->p + o->n, s.p, s.n);
	o->n += s.n;
	o->total += s.n;
}

bool
out_finish(struct out *o)
{
	if (!o->failed && !o->sink->write(o->sink, o->p, o->n, true))
		o->failed = true;
	o->n = 0;
	return !o->failed;
}

static bool
collect(struct sink *s, const char *p, size_t n, bool last)
{
	struct sink_mem *m = (struct sink_mem *)s; /* sink is its first part */

	(void)last;
	if (n > m->max - m->n)
		return false;
	if (n > m->cap - m->n) {
		size_t cap = m->cap * 2 > m->n + n ? m->cap * 2 : m->n + n;
		char *bigger = NEWN(m->arena, char, cap);

		if (m->n > 0)
			memcpy(bigger, m->p, m->n);
		m->p = bigger;
		m->cap = cap;
	}
	if (n > 0)
		memcpy(m->p + m->n, p, n);
	m->n += n;
	return true;
}

struct sink_mem
sink_mem_in(struct arena *a, size_t max)
{
	return (struct sink_mem){ .sink = { collect }, .arena = a, .max = max };
}

struct str
sink_mem_str(const struct sink_mem *m)
{
	return (struct str){ m->p, m->n };
}
