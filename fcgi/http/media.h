/* SPDX-License-Identifier: MIT */
/*
 * media.h - media types that come out of a database, and byte ranges.
 *
 * Nothing of what a column holds is believed: a media type is checked, and
 * what a browser might run on our origin is to be kept, not shown.
 */
#ifndef HTTP_MEDIA_H
#define HTTP_MEDIA_H
#include "base/err.h"

enum { MEDIA_TYPE_MAX = 255, MEDIA_FILE_MAX = 255 };

/* type/subtype and parameters, MEDIA_TYPE_MAX bytes at most, as RFC 9110
 * §8.3.1 writes them? */
bool media_is_type(struct str);
/* The type, or application/octet-stream when it is none. */
struct str media_type(struct str);
/* Can a browser show it without running what is in it? Images (but SVG), sound,
 * moving pictures, fonts, plain text, CSV, JSON and PDF. */
bool media_is_inert(struct str type);
/* Content-Disposition (RFC 6266): attachment unless inert; file may be empty.
 * What no file name has (slashes, controls, quotes) becomes "_". */
struct str media_disposition(struct arena *, bool inert, struct str file);

enum media_range {
	RANGE_NONE,  /* none, or one that is ignored: all of it */
	RANGE_SOME,  /* 206: from *from up to *to */
	RANGE_BEYOND /* 416 */
};
/* Range (RFC 9110 §14.2): one range of bytes; several are answered with all
 * of it. */
enum media_range
media_range(struct str header, int64_t length, int64_t *from, int64_t *to);
#endif
