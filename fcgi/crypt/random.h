/* SPDX-License-Identifier: MIT */
/* random.h - unpredictable bytes and characters, from getrandom(2). */
#ifndef CRYPT_RANDOM_H
#define CRYPT_RANDOM_H
#include "base/base.h"

void random_bytes(void *p, size_t n);
/* n characters of 0-9A-Za-z, each equally likely (rejection sampling); no
 * NUL. 43 of them hold 256 bits. */
void random_base62(char *p, size_t n);

/* The alphabet in ascending order of the digits. */
extern const char base62[62];
/* A number as exactly n digits, the first one first; digits that do not fit
 * are dropped. */
void base62_put(char *p, size_t n, uint64_t v);
bool base62_is(struct str);
#endif
