/* SPDX-License-Identifier: MIT */
/* etag.c - If-None-Match (RFC 9110 §8.8.3, §13.1.2). */
#include "config.h"
#include "http/http.h"

/* Cuts one entity tag off *rest; *opaque is it without W/, with quotes. */
static bool
next_tag(struct str *rest, struct str *opaque)
{
	struct str s = *rest;
	size_t end;

	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == ','))
		s = str_skip(s, 1);
	if (str_starts(s, S("W/")))
		s = str_skip(s, 2);
	if (!str_starts(s, S("\"")))
		return false;
	end = str_index(str_skip(s, 1), '"') + 1;
	if (end >= s.n)
		return false;
	*opaque = str_head(s, end + 1);
	*rest = str_skip(s, end + 1);
	return true;
}

bool
http_etag_match(struct str if_none_match, struct str etag)
{
	struct str rest = str_trim(if_none_match), tag;

	if (str_eq(rest, S("*")))
		return true;
	if (str_starts(etag, S("W/")))
		etag = str_skip(etag, 2);
	while (next_tag(&rest, &tag)) {
		if (str_eq(tag, etag))
			return true;
	}
	return false;
}
