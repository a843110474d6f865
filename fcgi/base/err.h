/* SPDX-License-Identifier: MIT */
/*
 * err.h - one error type; NULL is success.
 *
 * A function that can fail returns struct err *, made in the arena of the
 * request. TRY() hands an error on to the caller. Only app/ (and main, ctl)
 * log or answer one; nobody does both. msg and target are safe to show to
 * the client; cause (SQL state, errno) is for the log alone. An error never
 * carries a secret.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H
#include "base/arena.h"

enum err_code {
#define ERROR(c, s, o, m) ERR_##c,
#include "base/err.def"
#undef ERROR
	ERR__MAX
};

enum { ERR_NO_POS = -1 };

struct err {
	enum err_code code;
	struct str msg;    /* one sentence without a full stop */
	struct str target; /* the offending part, may be empty */
	struct str cause;  /* for the log only, may be empty */
	long pos; /* byte offset in the request target, or ERR_NO_POS */
	unsigned retry_after; /* seconds; 0: no Retry-After */
	const char *file;
	int line;
};

unsigned err_http(const struct err *);
const char *err_odata(const struct err *);
const char *err_default(enum err_code);

struct err *err_new_(struct arena *, enum err_code, struct str target, long pos,
    const char *file, int line, const char *fmt, ...) printf_like(7, 8);
/* ERR(arena, CODE, target view, "message %.*s", …) */
#define ERR(a, code, target, ...)                                              \
	err_new_((a), ERR_##code, (target), ERR_NO_POS, __FILE__, __LINE__,    \
	    __VA_ARGS__)
/* The same with the byte offset of the offending part. */
#define ERR_AT(a, code, target, pos, ...)                                      \
	err_new_((a), ERR_##code, (target), (long)(pos), __FILE__, __LINE__,   \
	    __VA_ARGS__)
#define TRY(expr)                                                              \
	do {                                                                   \
		struct err *e_ = (expr);                                       \
		if (e_ != NULL)                                                \
			return e_;                                             \
	} while (0)
#endif
