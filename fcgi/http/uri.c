/* SPDX-License-Identifier: MIT */
/* uri.c - percent-encoding (RFC 3986 §2.1). */
#include "config.h"
#include "base/utf8.h"
#include "http/http.h"

static struct err *
bad(struct arena *a, struct str s, long base, size_t at, const char *what)
{
	return ERR_AT(a, SYNTAX, s, base + (long)at, "%s at position %ld", what,
	    base + (long)at);
}

/* The raw offset of byte n of the decoded text. */
static size_t
raw_offset(struct str raw, size_t n)
{
	size_t i = 0;

	for (; n > 0; n--)
		i += raw.p[i] == '%' ? 3 : 1;
	return i;
}

struct err *
http_decode(
    struct arena *a, struct str s, long base, bool plus, struct str *ret)
{
	char *p = NEWN(a, char, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++, n++) {
		char c = s.p[i];

		if (c == '%') {
			int hi = s.n - i > 2 ? hex_digit(s.p[i + 1]) : -1;
			int lo = hi < 0 ? -1 : hex_digit(s.p[i + 2]);

			if (lo < 0)
				return bad(a, s, base, i,
				    "Malformed percent-encoding");
			c = (char)(hi * 16 + lo);
		} else if (c == '+' && plus) {
			c = ' ';
		}
		if (c == '\0')
			return bad(a, s, base, i, "A NUL byte is not allowed");
		i += s.p[i] == '%' ? 2 : 0;
		p[n] = c;
	}
	*ret = (struct str){ p, n };
	if (!utf8_valid(*ret))
		return bad(a, s, base, raw_offset(s, utf8_prefix(*ret)),
		    "Invalid UTF-8");
	return NULL;
}

void
http_encode(struct buf *b, struct str s, struct str keep)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (is_alpha(s.p[i]) || is_digit(s.p[i]) ||
		    memchr("-._~", c, 4) != NULL ||
		    (keep.n > 0 && memchr(keep.p, c, keep.n) != NULL))
			continue;
		buf_put(b, (struct str){ s.p + from, i - from });
		buf_put(b,
		    (struct str){
			(char[]){ '%', hex[c >> 4], hex[c & 15] }, 3 });
		from = i + 1;
	}
	buf_put(b, str_skip(s, from));
}
