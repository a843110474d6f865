/* SPDX-License-Identifier: MIT */
/*
 * arena.h - memory by lifetime.
 *
 * There are three lifetimes: the process (the model), the request (one
 * arena, reset when the request ends) and the row (nothing is allocated).
 * Nothing in an arena is freed by itself. An allocation never returns NULL:
 * when the machine has no memory left the worker aborts and the master
 * starts another, so limits on input come first. Memory is zeroed.
 * Secrets do not belong here (see crypt/secret.h).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H
#include "base/base.h"

struct arena;
/* block: bytes taken from the system at a time. */
struct arena *arena_new(size_t block);
void *arena_alloc(struct arena *, size_t n, size_t size)
    __attribute__((malloc, alloc_size(2, 3), returns_nonnull));
/* Gives everything back but the first block. */
void arena_reset(struct arena *);
/* Frees *a and sets it to NULL; NULL is accepted. */
void arena_free(struct arena **a);
/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *);

/* n bytes that hold anything: for blocks that are written before they are
 * read. */
char *arena_rough(struct arena *, size_t n);
#define NEW(a, T)     ((T *)arena_alloc((a), 1, sizeof(T)))
#define NEWN(a, T, n) ((T *)arena_alloc((a), (n), sizeof(T)))

struct str arena_strf(struct arena *, const char *, ...) printf_like(2, 3);
struct str arena_dup(struct arena *, struct str);
/* A NUL-terminated copy, for system calls. Cut at an embedded NUL by its
 * readers: callers refuse such text before. */
char *arena_z(struct arena *, struct str);
#endif
