/* SPDX-License-Identifier: MIT */
/*
 * names.h - is a parsed URL about things that exist: the "Constraints" of a
 * file of grammar cases as a model.
 *
 * The grammar of OData gives a name different rules by what it names, so a
 * case can be wrong only because of a name (a $value behind a complex
 * property). The walker follows each path through the kinds of things it
 * can be about.
 */
#ifndef TESTS_ABNF_NAMES_H
#define TESTS_ABNF_NAMES_H
#include <json-c/json.h>
#include "odata/ast.h"

struct names {
	struct json_object *constraints; /* NULL: every name exists */
	struct str wrong;                /* the first name that does not fit */
	long pos;   /* behind it; where it begins when it is written with "$" */
	bool apply; /* an $apply was seen: its text is not checked */
};
bool names_fit(struct names *, const struct ast_uri *);
#endif
