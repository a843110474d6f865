/* SPDX-License-Identifier: MIT */
/*
 * tag.h - conditions on what is read: ETag, If-None-Match, If-Match
 * (RFC 9110 §8.8, §13; OData 4.01 Protocol §8.2.4, §8.3.1).
 *
 * An entity has a strong ETag: it names the bytes of this representation
 * ($select, $expand, format and all). An entity that does not fit one block
 * is on its way before its end is known and has none. Collections, values
 * and counts have none either.
 */
#ifndef APP_TAG_H
#define APP_TAG_H
#include "http/http.h"

/* PRECONDITION when If-Match names ETags that this one ("": there is none)
 * is not among. */
struct err *tag_check(const struct http_req *, struct str etag) must_check;
/* The body is complete: adds its ETag, makes it a 304 or fails. */
struct err *tag_entity(const struct http_req *, struct http_resp *) must_check;
#endif
