/* SPDX-License-Identifier: MIT */
/* show.h - values, expressions, queries and errors as text, for tests. */
#ifndef TESTS_SHOW_H
#define TESTS_SHOW_H
#include "base/buf.h"
#include "odata/query.h"

/* "str 'x'", "i64 5", "null" … */
void show_val(struct buf *, const struct val *);
/* "(eq:Boolean Company/Name:String? <String str 'x'>)": "?" is nullable. */
void show_expr(struct buf *, const struct expr *);
/* One line for each part that is not empty, each behind indent tabs. */
void show_query(struct buf *, const struct query *, unsigned indent);
/* "400 UnknownName 'Nam' at 9: No property 'Nam' in Contacts" */
void show_err(struct buf *, const struct err *);
/* Encodes what must not stand in a URL: blanks, controls, non-ASCII … */
struct str show_encoded(struct arena *, struct str url);
#endif
