/* SPDX-License-Identifier: MIT */
/* view.h - FastCGI parameters as a request. */
#ifndef SERVER_VIEW_H
#define SERVER_VIEW_H
#include "http/http.h"

enum { NO_LENGTH = -1 };
/* Makes views of params ("NAME=value", NULL at the end) in *rq, whose arena is
 * set. *length: what Content-Length says, or NO_LENGTH. An error (always 400)
 * when the parameters are no request; *rq can still be answered. */
struct err *view_request(
    struct http_req *rq, char *const *params, int64_t *length) must_check;
#endif
