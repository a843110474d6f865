/* SPDX-License-Identifier: MIT */
/* problem.h - errors of the JSON endpoints: application/problem+json
 * (RFC 9457), with a code for programs and the member that is wrong. */
#ifndef APP_PROBLEM_H
#define APP_PROBLEM_H
#include "http/http.h"

/* Status, Retry-After and body; other fields are the caller's. code: empty
 * for the usual one of the error. The error's target is the field. */
void problem_answer(struct http_resp *, const struct err *, struct str code);
#endif
