/* SPDX-License-Identifier: MIT */
/* csv.c - text of a CSV cell. */
#include "config.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include "out/csv.h"
#include "out/run.h"

/* U+FF0B, FF0D, FF1D, FF20: spreadsheets of East Asia read them as + - = @. */
static bool
is_wide_sign(struct str s)
{
	static const struct str wide[] = { { "\xEF\xBC\x8B", 3 },
		{ "\xEF\xBC\x8D", 3 }, { "\xEF\xBC\x9D", 3 },
		{ "\xEF\xBC\xA0", 3 } };

	for (size_t i = 0; i < N_ELEM(wide); i++)
		if (str_starts(s, wide[i]))
			return true;
	return false;
}

bool
csv_is_formula(struct str s)
{
	char c = s.n > 0 ? s.p[0] : 'x';

	if (c == '=' || c == '@' || c == '\t' || c == '\r' || c == '\n')
		return true;
	if (c == '\xEF')
		return is_wide_sign(s);
	if (c != '+' && c != '-')
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!is_digit(s.p[i]) && s.p[i] != ' ' && s.p[i] != '.')
			return true;
	return false;
}

/* Writes what ended a run and sets *used to the bytes read; returns how many
 * were written, at most 4. */
static size_t
put_special(char *q, const char *p, size_t n, size_t *used)
{
	unsigned char c = (unsigned char)*p;
	size_t len = 1;

	*used = 1;
	if (c == '"') {
		memcpy(q, "\"\"", 2);
		return 2;
	}
	if (c >= 0x80)
		len = run_utf8((const unsigned char *)p, n);
	if (len == 0 || c == 0) {
		memcpy(q, "\xEF\xBF\xBD", 3);
		return 3;
	}
	memcpy(q, p, len);
	*used = len;
	return len;
}

void
csv_text(struct out *o, struct str s)
{
	out_char(o, '"');
	if (csv_is_formula(s))
		out_char(o, '\'');
	run_text(o, s, 3, put_special);
	out_char(o, '"');
}
