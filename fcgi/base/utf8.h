/* SPDX-License-Identifier: MIT */
/* utf8.h - is it UTF-8, and how many characters (RFC 3629). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H
#include "base/base.h"

/* No overlong forms, surrogates, or code points above U+10FFFF. */
bool utf8_valid(struct str);
/* Reads one code point at s.p, sets *n to its length in bytes. s must be
 * valid and not empty. */
uint32_t utf8_next(struct str s, size_t *n);
/* Code points in a valid text. */
size_t utf8_len(struct str);
/* Writes at most 4 bytes, returns how many. */
size_t utf8_put(char *p, uint32_t cp);
/* Bytes of the longest prefix that is UTF-8: where a text goes wrong. */
size_t utf8_prefix(struct str);
#endif
