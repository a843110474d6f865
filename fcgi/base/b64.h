/* SPDX-License-Identifier: MIT */
/* b64.h - base64 and base64url (RFC 4648). */
#ifndef BASE_B64_H
#define BASE_B64_H
#include "base/arena.h"

/* Bytes of text for n bytes, padding included. */
#define B64_LEN(n) (((n) + 2) / 3 * 4)

/* base64url with padding (OData 4.0 binary values); p has B64_LEN(s.n) bytes;
 * returns the length. */
size_t b64url_put(char *p, struct str s);
/* Reads base64 or base64url, padded or not; strict otherwise: no blanks, no
 * stray bits. False when malformed; *ret lives in the arena. */
bool b64_get(struct arena *, struct str text, struct str *ret);
/* Reads into p, which has room for text.n bytes, and sets *n: for secrets,
 * which must not enter an arena. */
bool b64_get_into(struct str text, char *p, size_t *n);
#endif
