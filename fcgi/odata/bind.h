/* SPDX-License-Identifier: MIT */
/*
 * bind.h - a parsed URL to a bound query: the one place where unknown names
 * die.
 *
 * Everything that the grammar allows and this service does not do ends in
 * NOT_IMPLEMENTED with the part and its position; nothing is ignored. What
 * the resource path does not find is NOT_FOUND, as is a key that no entity
 * can have; a wrong name in an option is UNKNOWN_NAME; both suggest the
 * nearest name. Which option goes with which resource: URL Conventions §5.1.
 * What expressions mean: query.h.
 *
 * Parameter aliases can multiply themselves, so expressions are limited
 * once more here: 20000 parts, 200 levels (a chain of and/or is one level).
 */
#ifndef ODATA_BIND_H
#define ODATA_BIND_H
#include "odata/ast.h"
#include "odata/query.h"

struct bind_limits {
	size_t expand_depth, expand_items; /* items of all levels together */
	size_t joins;    /* navigation paths of one level; segments, too */
	size_t cross;    /* sets of a $crossjoin (crossjoin_max) */
	int64_t top_max; /* 0: any */
	size_t pattern;  /* bytes for matchesPattern (pattern_max); 0: any */
};

struct err *
odata_bind(struct arena *, const struct edm_model *, const struct bind_limits *,
    const struct ast_uri *, struct query **ret) must_check;
/* A value of a key from outside of any request: as in a URL that has it as a
 * segment. */
struct err *odata_bind_key(struct arena *, const struct edm_model *,
    const struct edm_prop *, struct str text, struct expr **ret) must_check;
/* $batch, which takes no option but $schemaversion. */
struct err *odata_bind_batch(struct arena *, const struct edm_model *,
    const struct ast_options *) must_check;
/* A Boolean expression over one set: for row filters and tests. */
struct err *odata_bind_filter(struct arena *, const struct edm_model *,
    const struct edm_set *, const struct bind_limits *, const struct ast *,
    struct scope **scope, struct expr **ret) must_check;
/* A Boolean expression over no set: its paths begin with $root. */
struct err *odata_bind_condition(struct arena *, const struct edm_model *,
    const struct bind_limits *, const struct ast *,
    struct expr **ret) must_check;
/* While the model is made: finds the type of a property of the set with
 * computed_by, or what is wrong with its expression (positions are those in
 * its text). All properties of the model must be there. */
struct err *odata_bind_computed(struct arena *, const struct edm_model *,
    const struct edm_set *, const struct bind_limits *,
    struct edm_prop *) must_check;
#endif
