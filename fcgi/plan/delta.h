/* SPDX-License-Identifier: MIT */
/*
 * delta.h - what has changed in a set since a point in time (OData 4.01
 * Protocol §11.3), from the history that MariaDB keeps of its rows.
 *
 * A version of a row begins and ends at the time when the statement began
 * that made or ended it, not when that was committed: so the point in time
 * must lie before the beginning of every statement that the client's state
 * lacks. Whoever can promise that gets, for the rows of plan_page() with
 * page.since and those of plan_removed() together:
 *
 * - every entity that now meets the filter and whose row was written behind
 *   the point in time;
 * - the key of every entity that does not exist now, or does not meet the
 *   filter, and did (or may have, see known) at some time behind it.
 *
 * plan_digest() tells whether the promise was kept: its numbers do not change
 * as long as nothing is written or dropped before the point in time.
 */
#ifndef PLAN_DELTA_H
#define PLAN_DELTA_H
#include "plan/plan.h"

struct since {
	struct val point; /* VAL_DATETIME */
	/* When the state that the client has was read. A statement that began
	 * before a row was inserted and then waited for it leaves no version
	 * of that row: rows written between point and known that do not meet
	 * the filter are reported as removed although they never may have. */
	struct val known;
};

/* Can the changes of this query's answer be told? One set, by itself: no
 * $expand, $top, $skip, $at, and a filter and computed properties of its own
 * columns that depend on nothing else, not even on the time. */
bool plan_can_track(const struct query *);

/* The keys of removed entities: level->norder columns of the order, the key
 * (set->nkeys columns), and 1 when there still is such a row (it does not
 * meet the filter), else 0. In the order of the level, which must be that of
 * the key. limit, after: as in struct page. */
struct err *
plan_removed(struct arena *, const struct level *, const struct since *,
    int64_t limit, const struct val *after, struct stmt_text *ret) must_check;
/* Two keys of which the database says they are equal may both be removed, and
 * then a page cannot end between them: false. */
bool plan_removed_pages(const struct edm_set *);
/* COUNT(*) of each of the two. */
struct err *plan_changed_count(struct arena *, const struct query *,
    const struct since *, struct stmt_text *ret) must_check;
struct err *plan_removed_count(struct arena *, const struct query *,
    const struct since *, struct stmt_text *ret) must_check;

/* Two whole numbers about the rows of the set as they were at that time. */
struct err *plan_digest(struct arena *, const struct edm_set *,
    const struct val *at, struct stmt_text *ret) must_check;
/* The time of the database: a VAL_DATETIME. */
struct err *plan_now(struct arena *, struct stmt_text *ret) must_check;
/* Changes with the names and types of the set's columns. */
uint64_t plan_set_print(const struct edm_set *);
#endif
