/* SPDX-License-Identifier: MIT */
/*
 * buf.h - a growing text in an arena, with a maximum and a sticky failure.
 *
 * Writers return nothing: when the maximum would be exceeded the buffer
 * fails, drops what does not fit and everything after it, and buf_ok()
 * says so once, at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H
#include "base/arena.h"

struct buf {
	struct arena *arena;
	char *p;
	size_t n, cap, max;
	bool failed;
};

/* An empty buffer that never holds more than max bytes. */
struct buf buf_in(struct arena *, size_t max);
void buf_put(struct buf *, struct str);
void buf_char(struct buf *, char);
void buf_i64(struct buf *, int64_t);
void buf_u64(struct buf *, uint64_t);
void buf_putf(struct buf *, const char *, ...) printf_like(2, 3);
bool buf_ok(const struct buf *) must_check;
/* What was written; valid until the next write. */
struct str buf_str(const struct buf *);
#define buf_lit(b, l) buf_put((b), S(l))
#endif
