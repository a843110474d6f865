/* SPDX-License-Identifier: MIT */
/*
 * base.h - what every file may assume: attributes, views, must().
 *
 * A struct str is a read-only view of bytes: never NUL-terminated by
 * promise, never an owner. It is passed and returned by value. S("lit")
 * makes one from a string literal and from nothing else.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define must_check        __attribute__((warn_unused_result))
#define printf_like(f, a) __attribute__((format(printf, f, a)))
#define scoped(fn)        __attribute__((cleanup(fn)))
#define N_ELEM(a)         (sizeof(a) / sizeof((a)[0]))

/* An assertion that stays on: a false one is a bug of ours, and the worker
 * stops before it can do harm. */
#define must(x)                                                                \
	do {                                                                   \
		if (!(x))                                                      \
			must_failed_(#x, __FILE__, __LINE__);                  \
	} while (0)
_Noreturn void must_failed_(const char *what, const char *file, int line);

struct str {
	const char *p;
	size_t n;
};
/* Only a string literal fits: "" x "" fails to compile for anything else. */
#define S(lit) ((struct str){ "" lit "", sizeof("" lit "") - 1 })
/* For "%.*s" in a printf_like() call. */
#define STRF(s) (int)(s).n, (s).p

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* A view of a C string; the empty view for NULL. */
struct str str_of(const char *z);
/* ASCII case-insensitive equality; other bytes compare as they are. */
bool str_ieq(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Byte order, a shorter string before its extensions: <0, 0, >0. */
int str_cmp(struct str a, struct str b);
/* s without its first n bytes; empty when n is larger. */
struct str str_skip(struct str s, size_t n);
struct str str_head(struct str s, size_t n);
/* Without ASCII blanks and tabs at both ends. */
struct str str_trim(struct str s);
/* Index of the first c, or s.n when there is none. */
size_t str_index(struct str s, char c);
/* Splits at the first c: *head is what stands before it, *rest what stands
 * behind. False, with *head = s and *rest empty, when there is no c. */
bool str_cut(struct str s, char c, struct str *head, struct str *rest);

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline char
to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}
/* 0..15, or -1 for a byte that is no hexadecimal digit. */
int hex_digit(char c);

#include "base/ban.h" /* last: system headers come first */
#endif
