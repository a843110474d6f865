/* SPDX-License-Identifier: MIT */
/* read_priv.h - what the files of read/ share; nobody else includes it. */
#ifndef READ_READ_PRIV_H
#define READ_READ_PRIV_H
#include "read/read.h"

/* How many rows to ask for and to write (server-driven paging). */
struct quota {
	int64_t rows; /* to write at most, -1: all */
	int64_t ask; /* one more when that tells whether there is a next page */
	int64_t skip;
	int64_t top; /* what the client asked for in all, -1: all */
};
struct quota quota_of(const struct reader *);
/* The rest of $top behind n rows, -1: no $top. */
int64_t quota_left(const struct quota *, int64_t n);

/* The values of the order columns, copied. */
const struct val *
order_values(struct arena *, const struct level *, const struct val *cells);
/* A copy of n values and their texts. */
struct val *copy_cells(struct arena *, const struct val *, size_t n);

/* Fills in the children of n rows of that level, and theirs. *over: the
 * arena has more than limit bytes; the result is then useless. Errors live in
 * the arena. */
struct err *read_kids(struct reader *, struct arena *, size_t limit,
    const struct level *, struct row *, size_t n, bool *over) must_check;

/* A collection whose query expands. */
struct err *read_chunks(struct reader *, int64_t count) must_check;
/* An entity whose query expands: writes it, or sets *found to false. */
struct err *read_tree(struct reader *, bool *found) must_check;
/* track.c. Checks the point in time that the client comes with (GONE), and
 * makes the one of this answer, in its snapshot. opened: clock_ms() from
 * before that was taken. */
struct err *read_point(struct reader *, int64_t opened) must_check;
/* A collection that is asked for its changes: all of the payload. */
struct err *read_changes(struct reader *, int64_t count) must_check;
struct err *read_change_count(struct reader *, int64_t *ret) must_check;

/* all.c: QUERY_ALL. */
struct err *read_all(struct reader *) must_check;
/* The rows of a query, without $top and $skip. */
struct err *
read_total(struct reader *, const struct query *, int64_t *ret) must_check;
/* NOT_FOUND when the path has a parent that does not exist. */
struct err *read_parent(struct reader *) must_check;
#endif
