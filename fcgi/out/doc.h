/* SPDX-License-Identifier: MIT */
/* doc.h - JSON documents with commas and colons where they belong; for small
 * documents (metadata), not for rows. */
#ifndef OUT_DOC_H
#define OUT_DOC_H
#include "out/out.h"

enum { DOC_DEPTH = 32 };
struct doc {
	struct out *out;
	unsigned depth;
	bool some[DOC_DEPTH]; /* there is a member or an item before */
	bool keyed;           /* a key waits for its value */
};

struct doc doc_in(struct out *);
/* The key of the member whose value follows. */
void doc_key(struct doc *, struct str name);
/* bracket: '{' or '['; what was opened last is closed first. */
void doc_open(struct doc *, char bracket);
void doc_close(struct doc *, char bracket);
void doc_str(struct doc *, struct str);
/* A literal of JSON: null, or a number. */
void doc_bare(struct doc *, struct str);
void doc_i64(struct doc *, int64_t);
void doc_bool(struct doc *, bool);
/* A member: key and value. */
void doc_set(struct doc *, const char *name, struct str value);
void doc_set_i64(struct doc *, const char *name, int64_t value);
void doc_set_bool(struct doc *, const char *name, bool value);
void doc_open_at(struct doc *, const char *name, char bracket);
#endif
