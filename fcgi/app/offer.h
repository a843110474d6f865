/* SPDX-License-Identifier: MIT */
/*
 * offer.h - which representations a resource has, and what each of them says
 * in the head (OData 4.01 Protocol §8.2.1, §10.3, §11.2.12).
 */
#ifndef APP_OFFER_H
#define APP_OFFER_H
#include "http/http.h"
#include "odata/format.h"
#include "odata/query.h"

/*
 * The representation that $format, else Accept, picks. NOT_ACCEPTABLE when
 * there is none; BAD_REQUEST when it could only be CSV and the query has
 * $expand or $count=true, which CSV has no place for.
 *
 * $metadata is XML for everybody who takes XML at all: clients that prefer
 * JSON for rows say so with every request, and cannot read CSDL JSON.
 */
struct err *offer_pick(const struct http_req *, const struct query *,
    struct format *ret) must_check;

/* Preference-Applied (RFC 7240 §3): what of the preferences this answer
 * keeps to. p->track: the answer is tracked. page_size: of a collection that
 * has pages because the client asked for them, else 0. */
void offer_preferences(struct http_resp *, const struct prefer *,
    int64_t page_size, const struct format *);

/* CSV: the name under which a browser saves it. */
void offer_file_name(struct http_resp *, const struct query *);
/* CSV: the link to the next page, in the head. False when it is longer than
 * what web servers take for a field (8 KiB, with its name). */
enum { CSV_LINK_MAX = 7000 };
bool offer_link(struct http_resp *, struct str url) must_check;
#endif
