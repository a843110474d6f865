/* SPDX-License-Identifier: MIT */
/*
 * plan.h - a bound query to SQL statements, as data.
 *
 * A plan needs no database: `latchkeyd --explain` and the golden tests print
 * it. One level is planned for the query itself and one for each $expand,
 * whatever the number of parents.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H
#include "odata/query.h"
#include "plan/sqlb.h"

/* One column of a result. */
struct plan_col {
	const struct edm_prop
	    *prop; /* NULL for an ordering expression or total */
	enum edm_type type;
};

enum { NO_COL = 0xFFFF };

/*
 * One level. Its statement returns ncols columns; the other members say which
 * column serves what (indexes into cols). A property that serves twice is
 * selected once.
 */
struct level {
	const struct query *query;
	const struct edm_nav *nav; /* NULL for the query itself */
	const struct plan_col *cols;
	size_t ncols;
	const uint16_t *select; /* query->nselect */
	const uint16_t *key;    /* query->set->nkeys */
	/* The total order: $orderby, then what is missing of the key. */
	const struct order *order;
	const uint16_t *order_col;
	size_t norder;
	/* A child: columns that hold the parent's side of the link, equal to
	 * the parent's columns parent_col; nlink of each. */
	const uint16_t *link, *parent_col;
	size_t nlink;
	uint16_t total; /* nested $count: COUNT(*) per parent, else NO_COL */
	struct level **child; /* query->nexpand */
};

struct err *plan_levels(
    struct arena *, const struct query *, struct level **ret) must_check;

/* Which rows of the query itself. */
struct page {
	int64_t limit; /* rows at most; -1: all */
	int64_t skip;  /* OFFSET; 0 when after is given */
	/* Values of the order columns of the row to go on behind, norder of
	 * them, or NULL for the start. */
	const struct val *after;
};
/* The rows of the query itself; its order columns and keys are among cols. */
struct err *plan_page(struct arena *, const struct level *, const struct page *,
    struct stmt_text *ret) must_check;
/* The children of n parents. parents: n * level->nlink values, row by row;
 * distinct, none with a null. Rows come ordered by parent, then by the
 * level's own order; $top and $skip hold for each parent. */
struct err *plan_children(struct arena *, const struct level *,
    const struct val *parents, size_t n, struct stmt_text *ret) must_check;
/* SELECT COUNT(*): after $filter, before $skip and $top. */
struct err *plan_count(
    struct arena *, const struct query *, struct stmt_text *ret) must_check;
/* One row when the entity that the last step starts from exists: tells an
 * empty collection or a null navigation from a missing parent. *needed is
 * false when the path has no parent. */
struct err *plan_parent(struct arena *, const struct query *, bool *needed,
    struct stmt_text *ret) must_check;

/* The typed values of a page's end as bytes and back (the caller adds
 * authentication). Order and types come from the level; SKIPTOKEN when they
 * do not fit. remaining: of $top, -1: no $top. */
struct str plan_token_put(struct arena *, const struct level *,
    const struct val *order_values, int64_t remaining);
struct err *plan_token_get(struct arena *, const struct level *, struct str,
    struct val **order_values, int64_t *remaining) must_check;
/* Changes with everything in the query that a page's end depends on. */
uint64_t plan_fingerprint(const struct query *);
#endif
