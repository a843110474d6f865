/* SPDX-License-Identifier: MIT */
/*
 * parse.h - OData URL text to a tree (OData 4.01 URL Conventions; the ABNF).
 *
 * Reads 4.0 and 4.01 syntax whatever version is asked for: options with and
 * without "$" and in any case, operators and function names in any case,
 * typed and untyped literals, blanks (also as "+") where the grammar allows
 * some, trailing "/". Unknown system options, duplicates and malformed
 * values are errors that name the part and its position.
 */
#ifndef ODATA_PARSE_H
#define ODATA_PARSE_H
#include "odata/ast.h"

struct parse_limits {
	size_t url;    /* bytes of the request target (url_max); three times
			* that and more when a $skiptoken is in it */
	size_t depth;  /* nesting of expressions and parentheses (expr_depth) */
	size_t nodes;  /* of all trees together (expr_nodes) */
	size_t list;   /* members of an in-list (in_max) */
	size_t expand; /* nesting of $expand (expand_depth) */
	size_t segments; /* of a path (path_segments) */
};

/*
 * path: below the service root, without its leading slash, percent-encoded;
 * path_pos: where it begins in the target. query: behind the "?", encoded;
 * query_pos likewise.
 */
struct err *odata_parse(struct arena *, const struct parse_limits *,
    struct str path, long path_pos, struct str query, long query_pos,
    struct ast_uri **ret) must_check;
/* One expression: for row filters, tests and --explain. Already decoded. */
struct err *odata_parse_expr(struct arena *, const struct parse_limits *,
    struct str text, long pos, struct ast **ret) must_check;
#endif
