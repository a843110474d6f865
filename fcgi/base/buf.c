/* SPDX-License-Identifier: MIT */
/* buf.c - the growing text. */
#include "config.h"
#include <stdarg.h>
#include <stdio.h>
#include "base/buf.h"
#include "base/num.h"

struct buf
buf_in(struct arena *a, size_t max)
{
	return (struct buf){ .arena = a, .max = max };
}

static bool
room(struct buf *b, size_t n)
{
	size_t cap;
	char *p;

	if (b->failed || n > b->max - b->n) {
		b->failed = true;
		return false;
	}
	if (n <= b->cap - b->n)
		return true;
	cap = b->cap < 128 ? 256 : b->cap * 2;
	if (cap < b->n + n)
		cap = b->n + n;
	p = NEWN(b->arena, char, cap);
	if (b->n > 0)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
	return true;
}

void
buf_put(struct buf *b, struct str s)
{
	if (s.n == 0 || !room(b, s.n))
		return;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void
buf_char(struct buf *b, char c)
{
	buf_put(b, (struct str){ &c, 1 });
}

void
buf_i64(struct buf *b, int64_t i)
{
	char t[NUM_MAX];

	buf_put(b, (struct str){ t, num_put_i64(t, i) });
}

void
buf_u64(struct buf *b, uint64_t u)
{
	char t[NUM_MAX];

	buf_put(b, (struct str){ t, num_put_u64(t, u) });
}

void
buf_putf(struct buf *b, const char *fmt, ...)
{
	va_list ap, ap2;
	int n;

	va_start(ap, fmt);
	va_copy(ap2, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	must(n >= 0);
	/* one more for the NUL that vsnprintf insists on */
	if (room(b, (size_t)n + 1)) {
		(void)vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap2);
		b->n += (size_t)n;
	}
	va_end(ap2);
}

bool
buf_ok(const struct buf *b)
{
	return !b->failed;
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){ b->p, b->n };
}
