/* SPDX-License-Identifier: MIT */
/* arena.c - bump allocator; the only caller of malloc in libcore. */
#include "config.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/arena.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

struct block {
	struct block *next;
	size_t cap, used;
	max_align_t data[];
};
struct arena {
	struct block *head;
	size_t block, total;
};

static _Noreturn void
die_oom(void)
{
	(void)fputs("<2>out of memory\n", stderr);
	abort();
}

static struct block *
block_new(size_t cap, struct block *next)
{
	struct block *b;

	if (cap > SIZE_MAX - sizeof(*b) ||
	    (b = malloc(sizeof(*b) + cap)) == NULL)
		die_oom();
	*b = (struct block){ .next = next, .cap = cap };
	ASAN_POISON_MEMORY_REGION(b->data, cap);
	return b;
}

static void
block_free(struct block *b)
{
	ASAN_UNPOISON_MEMORY_REGION(b->data, b->cap);
	free(b);
}

struct arena *
arena_new(size_t block)
{
	struct arena *a = malloc(sizeof(*a));

	if (a == NULL)
		die_oom();
	*a = (struct arena){ .head = block_new(block, NULL), .block = block };
	return a;
}

static void *
take(struct arena *a, size_t want)
{
	const size_t al = _Alignof(max_align_t);
	void *p;

	if (__builtin_add_overflow(want, al - 1, &want))
		die_oom();
	want &= ~(al - 1);
	if (a->head->cap - a->head->used < want)
		a->head = block_new(want > a->block ? want : a->block, a->head);
	p = (char *)a->head->data + a->head->used;
	a->head->used += want;
	a->total += want;
	ASAN_UNPOISON_MEMORY_REGION(p, want);
	return p;
}

void *
arena_alloc(struct arena *a, size_t n, size_t size)
{
	size_t want;

	if (__builtin_mul_overflow(n, size, &want))
		die_oom();
	return memset(take(a, want), 0, want);
}

char *
arena_rough(struct arena *a, size_t n)
{
	return take(a, n);
}

void
arena_reset(struct arena *a)
{
	while (a->head->next != NULL) {
		struct block *b = a->head;
		a->head = b->next;
		block_free(b);
	}
	a->head->used = 0;
	a->total = 0;
	ASAN_POISON_MEMORY_REGION(a->head->data, a->head->cap);
}

void
arena_free(struct arena **ap)
{
	if (*ap == NULL)
		return;
	arena_reset(*ap);
	block_free((*ap)->head);
	free(*ap);
	*ap = NULL;
}

size_t
arena_used(const struct arena *a)
{
	return a->total;
}

struct str
arena_strf(struct arena *a, const char *fmt, ...)
{
	va_list ap, ap2;
	char *p;
	int n;

	va_start(ap, fmt);
	va_copy(ap2, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	must(n >= 0);
	p = NEWN(a, char, (size_t)n + 1);
	(void)vsnprintf(p, (size_t)n + 1, fmt, ap2);
	va_end(ap2);
	return (struct str){ p, (size_t)n };
}

struct str
arena_dup(struct arena *a, struct str s)
{
	return (struct str){ arena_z(a, s), s.n };
}

char *
arena_z(struct arena *a, struct str s)
{
	char *p = NEWN(a, char, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return p;
}
