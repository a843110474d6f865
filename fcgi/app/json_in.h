/* SPDX-License-Identifier: MIT */
/*
 * json_in.h - request bodies in JSON (RFC 8259): json-c parses; what it is
 * lenient about is looked for in the text itself.
 */
#ifndef APP_JSON_IN_H
#define APP_JSON_IN_H
#include "base/err.h"

struct json_object;
/* For scoped(). */
void json_in_free(struct json_object **);
/* One object, nested at most depth levels, and nothing behind it;
 * BAD_REQUEST. json_in_free() frees it, without wiping. */
struct err *json_in_parse(struct arena *, struct str text, int depth,
    struct json_object **ret) must_check;
/* Members of all objects of a valid text: json-c keeps the last of those that
 * are given twice. nul: is there a NUL in a string, which would cut a name? */
size_t json_in_members(struct str text, bool *nul);
struct err *json_in_malformed(struct arena *, const char *why) must_check;
#endif
