/* SPDX-License-Identifier: MIT */
/*
 * run.h - runs of bytes that need no care; for the text writers of out/.
 *
 * Nearly all text of a database is free of anything to escape, so a string is
 * copied in runs of bytes that stand for themselves; only the byte that ends
 * a run is looked at. Runs are found 16 bytes at a time where the machine
 * has SSE2, and stop at quotes, backslashes, control characters, and at bytes
 * above 0x7F too, because those must be proven to be UTF-8.
 */
#ifndef OUT_RUN_H
#define OUT_RUN_H
#ifdef __SSE2__
#include <emmintrin.h> /* system headers first: who includes this, too */
#endif
#include "out/out.h"

static inline bool
run_is_plain_(unsigned char c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* Copies the leading plain bytes of at most n to q, returns how many. q has
 * room for n rounded up to 16. */
static inline size_t
run_plain(char *q, const char *p, size_t n)
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
	for (; i < n && run_is_plain_((unsigned char)p[i]); i++)
		q[i] = p[i];
	return i;
}

static inline bool
run_is_tail_(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length of the well-formed character at p (RFC 3629 §4), 0 when there is
 * none. p[0] is above 0x7F. */
static inline size_t
run_utf8(const unsigned char *p, size_t n)
{
	if (p[0] < 0xC2 || p[0] > 0xF4 || n < 2 || !run_is_tail_(p[1]))
		return 0;
	if (p[0] < 0xE0)
		return 2;
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
	    (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	if (n < 3 || !run_is_tail_(p[2]))
		return 0;
	if (p[0] < 0xF0)
		return 3;
	return n < 4 || !run_is_tail_(p[3]) ? 0 : 4;
}

/* Bytes of text looked at for one out_room(). */
enum { RUN_PIECE = 512 };
/* Writes the character at p, of which at most n bytes are there, at q; sets
 * *used to the bytes that it was, returns the bytes written. */
typedef size_t run_special(char *q, const char *p, size_t n, size_t *used);

/* Writes s: runs as they are, each byte that ends one by special, which makes
 * at most widest bytes of one. Inlined, so that special is no call. */
static inline __attribute__((always_inline)) void
run_text(struct out *o, struct str s, size_t widest, run_special *special)
{
	while (s.n > 0) {
		/* A character may begin within the piece and end behind it. */
		size_t piece = s.n < RUN_PIECE ? s.n : RUN_PIECE;
		size_t i = 0, w = 0, used;
		char *q = out_room(o, piece * widest + 16);

		while (i < piece) {
			size_t run = run_plain(q + w, s.p + i, piece - i);

			i += run;
			w += run;
			if (i < piece) {
				w += special(q + w, s.p + i, s.n - i, &used);
				i += used;
			}
		}
		out_did(o, w);
		s = str_skip(s, i);
	}
}
#endif
