/* SPDX-License-Identifier: MIT */
/*
 * part.h - messages within a message: multipart bodies (RFC 2046 §5.1) and
 * the requests in them (application/http, RFC 9112 §2).
 *
 * Read as people write them: lines may end with a bare LF, a request line may
 * hold blanks within its URL and lack its version. Nothing is copied but URLs
 * that need encoding; views live as long as the text they were cut from.
 */
#ifndef HTTP_PART_H
#define HTTP_PART_H
#include "http/http.h"

/* Characters of a URL that http_encode() is to keep; the others are escaped:
 * raw blanks, letters beyond ASCII, and what no URL may hold. */
#define HTTP_URL_CHARS "!$&'()*+,;=:@/?%"

enum { PART_FIELDS_MAX = 64 };

/* The media type of a Content-Type, without its parameters. */
struct str http_media(struct str content_type);
/* A parameter of it; a quoted one loses its quotes. Empty when absent. */
struct str
http_media_param(struct arena *, struct str content_type, struct str name);

/* The parts between the delimiters; what stands before the first and behind
 * the last is ignored. BAD_REQUEST: no boundary, none of it in the body, no
 * closing delimiter; LIMIT: more than max parts. */
struct err *part_split(struct arena *, struct str body, struct str boundary,
    size_t max, struct str **ret, size_t *n) must_check;
/* Takes the header fields and the empty line behind them off the text.
 * BAD_REQUEST: a malformed field, controls in it, a field in two lines, more
 * than PART_FIELDS_MAX. */
struct err *part_fields(struct arena *, struct str *text,
    const struct http_pair **ret, size_t *n) must_check;
/* Could that be a header field: no controls, a name? */
bool part_is_field(struct str name, struct str value);
/* A request: sets method, method_text, target and headers of *ret; target is
 * as it was written, blanks and all. *body: what follows the head. */
struct err *part_request(struct arena *, struct str text, struct http_req *ret,
    struct str *body) must_check;
#endif
