/* SPDX-License-Identifier: MIT */
/* cookie.c - one cookie out of the Cookie field (RFC 6265 §4.2.1). */
#include "config.h"
#include "http/http.h"

struct str
http_cookie(const struct http_req *rq, struct str name)
{
	struct str rest = http_header(rq, S("cookie"), NULL);
	struct str found = { 0 };
	size_t n = 0;

	while (rest.n > 0) {
		struct str pair, key, value;

		(void)str_cut(rest, ';', &pair, &rest);
		if (!str_cut(str_trim(pair), '=', &key, &value) ||
		    !str_eq(key, name))
			continue;
		found = value;
		n++;
	}
	/* Two of one name: one of them was planted, nobody knows which. */
	return n == 1 ? found : (struct str){ 0 };
}
