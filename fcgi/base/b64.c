/* SPDX-License-Identifier: MIT */
/* b64.c - base64 and base64url. */
#include "config.h"
#include "base/b64.h"

static const char url_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

size_t
b64url_put(char *p, struct str s)
{
	const unsigned char *b = (const unsigned char *)s.p;
	size_t i, o = 0;

	for (i = 0; i + 2 < s.n; i += 3) {
		p[o++] = url_digits[b[i] >> 2];
		p[o++] = url_digits[(b[i] & 3) << 4 | b[i + 1] >> 4];
		p[o++] = url_digits[(b[i + 1] & 15) << 2 | b[i + 2] >> 6];
		p[o++] = url_digits[b[i + 2] & 63];
	}
	if (i < s.n) {
		bool two = i + 1 < s.n;

		p[o++] = url_digits[b[i] >> 2];
		p[o++] =
		    url_digits[(b[i] & 3) << 4 | (two ? b[i + 1] >> 4 : 0)];
		p[o++] = two ? url_digits[(b[i + 1] & 15) << 2] : '=';
		p[o++] = '=';
	}
	return o;
}

static int
value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (is_digit(c))
		return c - '0' + 52;
	if (c == '-' || c == '+')
		return 62;
	if (c == '_' || c == '/')
		return 63;
	return -1;
}

bool
b64_get_into(struct str text, char *p, size_t *n)
{
	unsigned acc = 0, bits = 0;

	*n = 0;
	if (text.n % 4 == 0 && text.n > 0 && text.p[text.n - 1] == '=') {
		text.n--;
		if (text.p[text.n - 1] == '=')
			text.n--;
	}
	if (text.n % 4 == 1)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		int v = value(text.p[i]);

		if (v < 0)
			return false;
		acc = (acc << 6 | (unsigned)v) & 0xFFFFFF;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			p[(*n)++] = (char)(acc >> bits & 0xFF);
		}
	}
	return (acc & ((1u << bits) - 1)) == 0;
}

bool
b64_get(struct arena *a, struct str text, struct str *ret)
{
	char *p = NEWN(a, char, text.n + 1);
	size_t n;

	if (!b64_get_into(text, p, &n))
		return false;
	*ret = (struct str){ p, n };
	return true;
}
