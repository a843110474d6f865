/* SPDX-License-Identifier: MIT */
/*
 * json.c - JSON text.
 *
 * Nearly all text of a database is free of anything to escape, so a string is
 * copied in runs of bytes that stand for themselves; only the byte that ends
 * a run is looked at. Runs are found 16 bytes at a time where the machine
 * has SSE2, and stop at bytes above 0x7F too, because those must be proven to
 * be UTF-8.
 */
#include "config.h"
#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include "base/num.h"
#include "out/json.h"

static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* Copies the leading plain bytes of at most n to q, returns how many. q has
 * room for n rounded up to 16. */
static size_t
plain_run(char *q, const char *p, size_t n)
{
	size_t i = 0;

#ifdef __SSE2__
	const __m128i quote = _mm_set1_epi8('"');
	const __m128i slash = _mm_set1_epi8('\\');
	const __m128i blank = _mm_set1_epi8(' ');

	for (; i + 16 <= n; i += 16) {
		__m128i v = _mm_loadu_si128((const void *)(p + i));
		/* signed: bytes above 0x7F are below the blank as well */
		__m128i bad = _mm_or_si128(_mm_cmplt_epi8(v, blank),
		    _mm_or_si128(
			_mm_cmpeq_epi8(v, quote), _mm_cmpeq_epi8(v, slash)));
		unsigned mask = (unsigned)_mm_movemask_epi8(bad);

		_mm_storeu_si128((void *)(q + i), v);
		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
#endif
	for (; i < n && is_plain((unsigned char)p[i]); i++)
		q[i] = p[i];
	return i;
}

static bool
is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length of the well-formed character at p (RFC 3629 §4), 0 when there is
 * none. p[0] is above 0x7F. */
static size_t
utf8_char(const unsigned char *p, size_t n)
{
	if (p[0] < 0xC2 || p[0] > 0xF4 || n < 2 || !is_tail(p[1]))
		return 0;
	if (p[0] < 0xE0)
		return 2;
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
	    (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	if (n < 3 || !is_tail(p[2]))
		return 0;
	if (p[0] < 0xF0)
		return 3;
	return n < 4 || !is_tail(p[3]) ? 0 : 4;
}

/* The escape of a control character, quote or backslash; at most 6 bytes. */
static size_t
put_escape(char *q, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";
	static const char named[] = { ['\b'] = 'b',
		['\t'] = 't',
		['\n'] = 'n',
		['\f'] = 'f',
		['\r'] = 'r',
		['"'] = '"',
		['\\'] = '\\' };

	q[0] = '\\';
	if (named[c] != 0) {
		q[1] = named[c];
		return 2;
	}
	memcpy(q + 1, "u00", 3);
	q[4] = hex[c >> 4];
	q[5] = hex[c & 15];
	return 6;
}

/* Writes what ended a run and sets *used to the bytes read; returns how many
 * were written, at most 6. Each byte that is no part of a character becomes
 * a U+FFFD of its own. */
static size_t
put_special(char *q, const char *p, size_t n, size_t *used)
{
	unsigned char c = (unsigned char)*p;
	size_t len;

	*used = 1;
	if (c < 0x80)
		return put_escape(q, c);
	len = utf8_char((const unsigned char *)p, n);
	if (len == 0) {
		memcpy(q, "\xEF\xBF\xBD", 3);
		return 3;
	}
	memcpy(q, p, len);
	*used = len;
	return len;
}

/* Bytes of text looked at for one out_room(): six times as much fits. */
enum { PIECE = 512 };

void
json_inner(struct out *o, struct str s)
{
	while (s.n > 0) {
		/* A character may begin within the piece and end behind it. */
		size_t piece = s.n < PIECE ? s.n : PIECE, i = 0, w = 0, used;
		char *q = out_room(o, piece * 6 + 16);

		while (i < piece) {
			size_t run = plain_run(q + w, s.p + i, piece - i);

			i += run;
			w += run;
			if (i < piece) {
				w +=
				    put_special(q + w, s.p + i, s.n - i, &used);
				i += used;
			}
		}
		out_did(o, w);
		s = str_skip(s, i);
	}
}

void
json_str(struct out *o, struct str s)
{
	out_char(o, '"');
	json_inner(o, s);
	out_char(o, '"');
}

void
json_i64(struct out *o, int64_t i)
{
	out_did(o, num_put_i64(out_room(o, NUM_MAX), i));
}

void
json_u64(struct out *o, uint64_t u)
{
	out_did(o, num_put_u64(out_room(o, NUM_MAX), u));
}

/* True when d was none of the three that JSON has no number for. */
static bool
is_finite(struct out *o, double d)
{
	if (isfinite(d))
		return true;
	if (isnan(d))
		out_lit(o, "\"NaN\"");
	else if (d > 0)
		out_lit(o, "\"INF\"");
	else
		out_lit(o, "\"-INF\"");
	return false;
}

void
json_f64(struct out *o, double d)
{
	if (is_finite(o, d))
		out_did(o, num_put_f64(out_room(o, NUM_MAX), d));
}

void
json_f32(struct out *o, float f)
{
	if (is_finite(o, (double)f))
		out_did(o, num_put_f32(out_room(o, NUM_MAX), f));
}

void
json_bool(struct out *o, bool b)
{
	if (b)
		out_lit(o, "true");
	else
		out_lit(o, "false");
}

void
json_key(struct out *o, struct str name)
{
	json_str(o, name);
	out_char(o, ':');
}
