/* SPDX-License-Identifier: MIT */
/*
 * token.h - the text of a personal access token.
 *
 *   lkpat_ V ID SECRET TAG CRC      one word: \blkpat_[0-9A-Za-z]{75}\b
 *
 * V       1   version of the keys (keys.h), base 62
 * ID     14   public: shown in lists and logs
 * SECRET 43   256 bits, shown once
 * TAG    11   64 bits of a digest of all before it, keyed: a forged token
 *             dies here, before memory or database is touched
 * CRC     6   CRC-32 of all before it: finds typing errors, and lets
 *             scanners for leaked secrets be sure
 */
#ifndef AUTH_TOKEN_H
#define AUTH_TOKEN_H
#include "crypt/keys.h"

enum { TOKEN_ID = 14, TOKEN_LEN = 81 };

struct token {
	unsigned version;
	struct str id;   /* view into text */
	struct str text; /* all of it */
};

/* Writes a new one at text; ret points into it. */
void token_make(const struct keys *, char text[TOKEN_LEN], struct token *ret);
/* False when it was never made by us: length, prefix, alphabet, CRC, version
 * and tag, in this order. *ret points into the text. */
bool
token_read(const struct keys *, struct str text, struct token *ret) must_check;
/* Does it begin like one? Tells a misplaced token from a user's name. */
bool token_like(struct str);
/* Is it a public id? */
bool token_is_id(struct str);
#endif
