/* SPDX-License-Identifier: MIT */
/*
 * api.h - the JSON endpoints of the pages, below /api/.
 *
 * Every request that changes something must come from our own pages:
 * Sec-Fetch-Site says same-origin, or, from a browser that does not send it,
 * Origin is ours; and, but for the log-in, X-Latchkey-CSRF has the value
 * that belongs to the session. Bodies are JSON objects of at most body_max
 * bytes; unknown, double and missing members are errors.
 */
#ifndef APP_API_H
#define APP_API_H
#include "auth/auth.h"
#include "http/http.h"

#define API_ROOT "/api/"

struct api {
	struct auth *auth;
	const struct conf *conf;
	struct str site; /* scheme://host of the site, no slash at the end */
};
/* Answers the request, whatever happens. Returns the error that it answered,
 * for the log, or NULL. */
struct err *
api_handle(const struct api *, struct http_req *, struct http_resp *);
#endif
