/* SPDX-License-Identifier: MIT */
/*
 * num.h - numbers to and from text, without locale and without printf.
 *
 * Writers put digits at p, which must have NUM_MAX bytes, write no NUL and
 * return the length.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H
#include "base/base.h"

enum { NUM_MAX = 40 };

size_t num_put_u64(char *p, uint64_t);
size_t num_put_i64(char *p, int64_t);
/* Shortest text that reads back to the same double; never for NaN and
 * infinities (must). JSON syntax: 1, 0.1, 1e+300. */
size_t num_put_f64(char *p, double);
/* The same for a value that came from a float. */
size_t num_put_f32(char *p, float);

/* The whole text: an optional sign and decimal digits. False when it is
 * something else or out of range. */
bool num_i64(struct str, int64_t *ret);
bool num_u64(struct str, uint64_t *ret);
/* digits [. digits] [e [sign] digits] with an optional sign; the whole text.
 * False when it is something else or out of the range of a double. */
bool num_f64(struct str, double *ret);
#endif
