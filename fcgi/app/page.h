/* SPDX-License-Identifier: MIT */
/*
 * page.h - $skiptoken: where a page ended, authenticated, and the link to the
 * next one (OData 4.01 Protocol §11.2.6.7).
 *
 * A token holds the typed values of the ordering columns of the page's last
 * row, what is left of $top, and the size of the pages when the client has
 * asked for one: it holds for the pages that follow, too. It is tied to the
 * query by its fingerprint and to this installation by a MAC: it cannot be made
 * up, and not be used with another query.
 */
#ifndef APP_PAGE_H
#define APP_PAGE_H
#include "crypt/keys.h"
#include "plan/plan.h"

/* The text of a token; URL-safe. size: rows of a page, 0: not asked for. */
struct str page_token(struct arena *, const struct keys *, const struct level *,
    const struct val *order_values, int64_t remaining, int64_t size);
/* The size in the token of that query; 0: none. Errors as below. */
struct err *page_token_size(struct arena *, const struct keys *,
    const struct query *, int64_t *ret) must_check;
/* SKIPTOKEN when it is not ours, not of this query, or damaged. */
struct err *
page_token_read(struct arena *, const struct keys *, const struct level *,
    struct val **order_values, int64_t *remaining) must_check;
/* site: https://host without a slash; path and query as the client sent them.
 * The query keeps every option but an earlier $skiptoken. */
struct str page_link(struct arena *, struct str site, struct str path,
    struct str query, struct str token);
#endif
