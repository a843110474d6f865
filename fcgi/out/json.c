/* SPDX-License-Identifier: MIT */
/* json.c - JSON text. */
#include "config.h"
#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include "base/num.h"
#include "out/json.h"
#include "out/run.h"

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
	len = run_utf8((const unsigned char *)p, n);
	if (len == 0) {
		memcpy(q, "\xEF\xBF\xBD", 3);
		return 3;
	}
	memcpy(q, p, len);
	*used = len;
	return len;
}

void
json_inner(struct out *o, struct str s)
{
	run_text(o, s, 6, put_special);
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
