/* SPDX-License-Identifier: MIT */
/*
 * plan.h - a bound query to SQL statements, as data.
 *
 * A plan needs no database: `latchkeyd --explain` and the golden tests print
 * it. One level is planned for the query itself and one for each $expand,
 * whatever the number of parents.
 *
 * What the statements expect of the connection: utf8mb4, time_zone '+00:00',
 * max_sort_length beyond that of any key,
 * VAL_DEC bound as a decimal (never as text or double), and SQL error 1690
 * (ER_DATA_OUT_OF_RANGE) answered as a fault of the request: it is what
 * integer overflow and integer or decimal division by zero end in.
 *
 * Comparison and null are as query.h says. Strings are equal when their code
 * points are; lt, le, gt, ge of a string column and a literal go by the
 * column's collation, as $orderby does, and by code point between anything
 * else. Enumerations are ordered by number. Division of doubles by zero is
 * null. Strings longer than 255 characters are ordered by their first 255.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H
#include "odata/query.h"
#include "plan/sqlb.h"

/* One column of a result. */
enum plan_role {
	PLAN_PROP,  /* prop of the set */
	PLAN_ORDER, /* of $orderby: what the order compares by, see order_col */
	PLAN_COMPUTED, /* of $compute */
	PLAN_PARENT,   /* a child: 0, 1, … the number of its parent */
	PLAN_TOTAL,    /* a child with $count: the total of its parent */
	PLAN_IT,       /* a child: prop, of the row of $it */
	PLAN_SHOWN /* a child: 1, or 0 for a row that carries a total only */
};
struct plan_col {
	enum plan_role role;
	const struct edm_prop *prop; /* PLAN_PROP only */
	const struct items *items;   /* of prop, when not all are wanted */
	const struct expr *order;    /* PLAN_ORDER, PLAN_COMPUTED */
	enum edm_type type;
};

enum { NO_COL = 0xFFFF };
/* Columns of a stream: NO_COL where the model names none. */
struct level_stream {
	uint16_t type, version;
};

/*
 * One level. Its statement returns ncols columns; the other members say which
 * column serves what (indexes into cols). A property that serves twice is
 * selected once.
 *
 * Children come with the number of their parent, and the database decides
 * which parent that is: foreign keys of strings match by collation, so a
 * reader that compared the bytes of both sides would lose rows.
 */
struct level {
	const struct query *query;
	const struct edm_nav *nav; /* NULL for the query itself */
	const struct plan_col *cols;
	size_t ncols;
	const uint16_t *select;   /* query->nselect */
	const uint16_t *key;      /* query->set->nkeys */
	const uint16_t *computed; /* query->ncomputed; NO_COL: not shown */
	const struct level_stream *streams; /* query->nstreams */
	/* The total order: $orderby, then what is missing of the key. Empty
	 * when there is one row at most. The values in order_col are what a
	 * token keeps: they are compared as the database sorts and need not be
	 * what the client sees (enumerations are numbers there, dates that may
	 * be zero are text). */
	const struct order *order;
	const uint16_t *order_col;
	size_t norder;
	/* A child: the columns of the parent's row that lead to its children,
	 * nlink of them, to hand to plan_children(). */
	const uint16_t *parent_col;
	size_t nlink;
	/* The discriminator of a set with derived types, else NO_COL. */
	uint16_t type;
	/* A child that speaks of $it, or has one that does: what $it is a row
	 * of, else NULL, and where the key of that row is. The link ends with
	 * that key. */
	const struct edm_set *it;
	const uint16_t *it_col;
	uint16_t parent; /* a child: the number of its parent, else NO_COL */
	uint16_t total;  /* nested $count: COUNT(*) per parent, else NO_COL.
			  * A parent without any row has the total 0. */
	uint16_t shown;  /* else NO_COL: every row is one of the answer */
	/* $from: when the version began and ended to be valid, else NO_COL */
	uint16_t period[2];
	struct level **child; /* query->nexpand */
};

/* Does it, or anything expanded below it, speak of $it? */
bool plan_uses_it(const struct query *);
/* LIMIT when the rows would have too many columns. */
struct err *plan_levels(
    struct arena *, const struct query *, struct level **ret) must_check;

struct since; /* plan/delta.h */
/* Which rows of the query itself. */
struct page {
	int64_t limit; /* rows at most; -1: all */
	int64_t skip;  /* OFFSET; 0 when after is given */
	/* Values of the order columns of the row to go on behind, norder of
	 * them, or NULL for the start. */
	const struct val *after;
	const struct since *since; /* those that have changed; NULL: all */
};
/* The rows of the query itself; its order columns and keys are among cols. */
struct err *plan_page(struct arena *, const struct level *, const struct page *,
    struct stmt_text *ret) must_check;
/* The children of n parents. parents: n * level->nlink values, row by row;
 * none with a null. The parents' numbers are 0 … n-1; equal parents each get
 * their rows (give each once to save time). Rows come ordered by parent, then
 * by the level's own order; $top and $skip hold for each parent. LIMIT when
 * n is too large for a statement: thousands are not. */
struct err *plan_children(struct arena *, const struct level *,
    const struct val *parents, size_t n, struct stmt_text *ret) must_check;
/* One row with what query->call yields; none when the entity that it is bound
 * to does not exist. */
struct err *plan_call(
    struct arena *, const struct query *, struct stmt_text *ret) must_check;
/* SELECT COUNT(*): after $filter, before $skip and $top. */
struct err *plan_count(
    struct arena *, const struct query *, struct stmt_text *ret) must_check;
/* SELECT of a condition that speaks of no row but by $root. */
struct err *plan_condition(
    struct arena *, const struct expr *, struct stmt_text *ret) must_check;
/* One row when the entity that the last step starts from exists: tells an
 * empty collection or a null navigation from a missing parent. *needed is
 * false when the path has no parent. */
struct err *plan_parent(struct arena *, const struct query *, bool *needed,
    struct stmt_text *ret) must_check;

/* A QUERY_STREAM: what it is, and n bytes of it, from 0 on. One row at most,
 * with these columns: */
enum {
	STREAM_TYPE, /* text; null */
	STREAM_FILE,
	STREAM_VERSION,
	STREAM_LENGTH, /* bytes; null: there is no content */
	STREAM_PIECE,
	STREAM__MAX
};
struct err *plan_stream(struct arena *, const struct query *, int64_t from,
    int64_t n, struct stmt_text *ret) must_check;

/* The typed values of a page's end (one row's order_col cells) as bytes and
 * back; the caller adds authentication. Order and types come from the level;
 * SKIPTOKEN when they do not fit. remaining: of $top, -1: no $top. */
struct str plan_token_put(struct arena *, const struct level *,
    const struct val *order_values, int64_t remaining);
struct err *plan_token_get(struct arena *, const struct level *, struct str,
    struct val **order_values, int64_t *remaining) must_check;
/* Changes with everything in the query that a page's end depends on. */
uint64_t plan_fingerprint(const struct query *);
#endif
