/* SPDX-License-Identifier: MIT */
/*
 * secret.h - bytes that nobody else may see: keys, peppers, passwords.
 *
 * A secret has pages of its own, left out of core dumps and, where the
 * limits of the system allow it, out of swap; it is wiped before they go.
 * Secrets never enter an arena or an error.
 */
#ifndef CRYPT_SECRET_H
#define CRYPT_SECRET_H
#include "base/err.h"

struct secret {
	char *p;
	size_t n;      /* bytes of the secret; p[n] is NUL */
	size_t mapped; /* for secret_free() */
};

enum { SECRET_FILE_MAX = 4096 };

/* Zeroed, with room for a NUL behind n bytes. Aborts without memory. */
struct secret secret_new(size_t n);
/* Wipes and gives back; accepts an empty one and leaves it empty. For
 * scoped(secret_free). */
void secret_free(struct secret *);
/* The secret whose pages hold an object of n bytes at p = secret_new(n).p. */
struct secret secret_around(void *p, size_t n);
struct str secret_str(const struct secret *);
void secret_wipe(void *, size_t);
/* Takes as long for equal bytes as for others. */
bool secret_eq(const void *, const void *, size_t) must_check;

/* The content of a file without the line feeds at its end. The file must
 * belong to the user of this process (or root) and give nothing to group and
 * others; 1 .. SECRET_FILE_MAX bytes. INTERNAL with a message that names file
 * and problem: for the administrator. */
struct err *
secret_read(struct arena *, const char *path, struct secret *ret) must_check;
/* Makes the file with mode 0600 and these bytes, whole or not at all. Never
 * over an existing one: then *made is false and nothing has changed. */
struct err *secret_write(
    struct arena *, const char *path, struct str bytes, bool *made) must_check;
/* Adds bytes behind the last line of such a file, all of them or none. The
 * caller sees to it that nobody else does. */
struct err *
secret_append(struct arena *, const char *path, struct str bytes) must_check;

/* No core dumps and no ptrace of this process. */
void secret_process(void);
#endif
