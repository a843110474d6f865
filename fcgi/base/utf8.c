/* SPDX-License-Identifier: MIT */
/* utf8.c - validation by lead byte; the tightened second-byte ranges
 * exclude overlong forms and surrogates (RFC 3629 §4). */
#include "config.h"
#include "base/utf8.h"

static bool
tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length of the sequence at p (at most n bytes), 0 when it is malformed. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2)
		return 0;
	if (p[0] < 0xE0)
		return n >= 2 && tail(p[1]) ? 2 : 0;
	if (p[0] < 0xF0) {
		if (n < 3 || !tail(p[1]) || !tail(p[2]) ||
		    (p[0] == 0xE0 && p[1] < 0xA0) ||
		    (p[0] == 0xED && p[1] > 0x9F))
			return 0;
		return 3;
	}
	if (p[0] > 0xF4 || n < 4 || !tail(p[1]) || !tail(p[2]) || !tail(p[3]) ||
	    (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	return 4;
}

bool
utf8_valid(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, n;

	while (i < s.n) {
		if ((n = sequence(p + i, s.n - i)) == 0)
			return false;
		i += n;
	}
	return true;
}

uint32_t
utf8_next(struct str s, size_t *n)
{
	static const unsigned char lead[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	const unsigned char *p = (const unsigned char *)s.p;
	uint32_t cp;

	must(s.n > 0 && (*n = sequence(p, s.n)) > 0);
	cp = p[0] & lead[*n];
	for (size_t i = 1; i < *n; i++)
		cp = cp << 6 | (p[i] & 0x3Fu);
	return cp;
}

size_t
utf8_len(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += !tail((unsigned char)s.p[i]);
	return n;
}

size_t
utf8_put(char *p, uint32_t cp)
{
	if (cp < 0x80) {
		p[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		p[0] = (char)(0xC0 | cp >> 6);
		p[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		p[0] = (char)(0xE0 | cp >> 12);
		p[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		p[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	p[0] = (char)(0xF0 | cp >> 18);
	p[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	p[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	p[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t
utf8_prefix(struct str s)
{
	size_t i = 0, n;

	for (; i < s.n; i += n) {
		unsigned char c = (unsigned char)s.p[i];

		n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
		if (n > s.n - i || !utf8_valid((struct str){ s.p + i, n }))
			break;
	}
	return i;
}
