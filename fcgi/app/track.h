/* SPDX-License-Identifier: MIT */
/*
 * track.h - Prefer: track-changes and $deltatoken (OData 4.01 Protocol
 * §8.2.8.6, §11.3).
 *
 * A $deltatoken is authenticated and tied to the query and to the names and
 * types of its set. There are two: in a delta link it is the point in time
 * since which changes are told (and, when they come on several pages, the
 * point of their next delta link and where the page ended); beside a
 * $skiptoken it carries the point in time of the first page to the last.
 */
#ifndef APP_TRACK_H
#define APP_TRACK_H
#include "app/job.h"
#include "read/read.h"

struct track {
	struct tracking tracking; /* first: the reader has a pointer to it */
	struct point base;
	int64_t total;    /* of $count, from an earlier page; -1: none */
	struct str after; /* of plan_token_put(); empty: none */
};

/* Reads the token and the preference, before the query is planned. *on: the
 * answer is tracked. SKIPTOKEN (400) when the token is not ours or not of
 * this query, GONE when the set has changed. */
struct err *track_begin(struct job *, struct track *, bool *on) must_check;
/* Where a page of changes begins, when the query is planned. */
struct err *
track_after(struct job *, const struct track *, struct val **after) must_check;
/* The link to the next page (struct reader), of whatever is read; order_values
 * may be NULL. */
struct str track_next_link(
    struct reader *, const struct val *order_values, int64_t remaining);
/* The delta link. */
struct str track_link(struct reader *);
/* 410: where the whole collection can be read again. */
void track_location(struct job *);
#endif
