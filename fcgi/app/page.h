/* SPDX-License-Identifier: MIT */
/*
 * page.h - $skiptoken: where a page ended, authenticated, and the link to the
 * next one (OData 4.01 Protocol §11.2.6.7).
 *
 * A token holds the typed values of the ordering columns of the page's last
 * row, what is left of $top, and what holds for the pages that follow: the
 * size that the client has asked for, and the $count, which is counted once. It
 * is tied to the query by its fingerprint and to this installation by a MAC: it
 * cannot be made up, and not be used with another query.
 */
#ifndef APP_PAGE_H
#define APP_PAGE_H
#include "crypt/keys.h"
#include "plan/plan.h"

struct page_keep {
	int64_t size;  /* rows of a page; 0: not asked for */
	int64_t total; /* of $count; -1: not counted */
};

/* The text of a token; URL-safe. */
struct str page_token(struct arena *, const struct keys *, const struct level *,
    const struct val *order_values, int64_t remaining, struct page_keep);
/* What the token of that query keeps. Errors as below. */
struct err *page_token_keep(struct arena *, const struct keys *,
    const struct query *, struct page_keep *ret) must_check;
/* SKIPTOKEN when it is not ours, not of this query, or damaged. */
struct err *
page_token_read(struct arena *, const struct keys *, const struct level *,
    struct val **order_values, int64_t *remaining) must_check;
/* site: https://host without a slash; path and query as the client sent them.
 * The query keeps every option but earlier tokens; an empty token is none. */
struct str page_link(struct arena *, struct str site, struct str path,
    struct str query, struct str skiptoken, struct str deltatoken);
#endif
