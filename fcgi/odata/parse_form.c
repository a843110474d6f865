/* SPDX-License-Identifier: MIT */
/*
 * parse_form.c - where a malformed literal goes wrong.
 *
 * A text can still become a literal as long as something put behind it makes
 * one. What is tried are the ends of a few samples: that is enough, since
 * what a date or a number still lacks does not depend on what it has.
 */
#include "config.h"
#include <string.h>
#include "base/b64.h"
#include "base/date.h"
#include "base/num.h"
#include "odata/parse_priv.h"

enum {
	FORM_MAX = 128, /* bytes looked at: each costs some tries */
	SAMPLES = 7
};

static bool
date_ok(struct arena *a, struct str s)
{
	struct civil ignored;

	(void)a;
	return date_parse(s, &ignored);
}

static bool
time_ok(struct arena *a, struct str s)
{
	struct civil ignored;

	(void)a;
	return time_parse(s, &ignored);
}

static bool
datetime_ok(struct arena *a, struct str s)
{
	struct civil ignored;

	(void)a;
	return datetime_parse(s, &ignored);
}

static bool
duration_ok(struct arena *a, struct str s)
{
	int64_t ignored;

	(void)a;
	return !str_starts(s, S("+")) && duration_parse(s, &ignored);
}

/* With the letter of a type behind it; that of Int64 only behind digits. */
static bool
number_ok(struct arena *a, struct str s)
{
	char last = s.n > 1 ? to_lower(s.p[s.n - 1]) : '0';
	struct str rest = str_head(s, s.n - 1);
	double real;
	int64_t whole;

	(void)a;
	if (last == 'l')
		return num_i64(rest, &whole);
	return num_f64(strchr("mdf", last) != NULL ? rest : s, &real);
}

static bool
binary_ok(struct arena *a, struct str s)
{
	struct str ignored;

	return b64_get(a, s, &ignored);
}

static bool
wkt_ok(struct arena *a, struct str s)
{
	(void)a;
	return parse_wkt_ok(s);
}

static bool
guid_ok(struct arena *a, struct str s)
{
	(void)a;
	return parse_is_guid(s);
}

static bool
enum_ok(struct arena *a, struct str s)
{
	(void)a;
	return parse_is_enum(s);
}

static const struct {
	const char *name;
	bool (*ok)(struct arena *, struct str);
	const char *samples[SAMPLES];
} forms[] = {
	[FORM_GUID] = { "GUID", guid_ok,
	    { "00000000-0000-0000-0000-000000000000" } },
	[FORM_DATE] = { "date", date_ok, { "2000-10-11", "2000-01-20" } },
	[FORM_TIME] = { "time of day", time_ok, { "10:00:00.1" } },
	[FORM_DATETIME] = { "date with time (it ends with Z or an offset)",
	    datetime_ok,
	    { "2000-10-11T10:00:00.1Z", "2000-01-20T10:00:00.1+00:00" } },
	[FORM_NUMBER] = { "number", number_ok, { "1.1e1" } },
	[FORM_DURATION] = { "duration", duration_ok, { "P1DT1H1M1.1S" } },
	[FORM_BINARY] = { "binary value", binary_ok,
	    { "AAAA", "AAA=", "AA==" } },
	[FORM_ENUM] = { "member of an enumeration", enum_ok, { "a", "1" } },
	[FORM_GEO] = { "geo value", wkt_ok,
	    { "SRID=0;Point(0 0)", "LineString(0 0,1 1)",
		"Polygon((0 0,1 1,1 0,0 0))", "MultiPoint((0 0))",
		"MultiLineString((0 0,1 1))",
		"MultiPolygon(((0 0,1 1,1 0,0 0)))",
		"GeometryCollection(Point(0 0))" } },
};

static bool
can_become(struct arena *a, struct str head, enum parse_form form)
{
	for (size_t i = 0; i < SAMPLES; i++) {
		const char *tail = forms[form].samples[i];

		for (; tail != NULL && head.n > 0; tail++) {
			if (forms[form].ok(
				a, arena_strf(a, "%.*s%s", STRF(head), tail)))
				return true;
			if (*tail == '\0')
				break;
		}
	}
	return head.n == 0;
}

struct err *
parse_malformed(
    struct lex *l, const char *begin, struct str text, enum parse_form form)
{
	struct str s = lex_cut(lex_since(l, begin));
	size_t max = text.n < FORM_MAX ? text.n : FORM_MAX;
	char *copy = NEWN(l->arena, char, text.n + 1);
	size_t good = 0;
	long pos;

	/* a blank in the place of a sign was a "+" */
	for (size_t i = 0; i < text.n; i++)
		copy[i] =
		    text.p[i] == ' ' && form != FORM_GEO ? '+' : text.p[i];
	while (good < max &&
	    can_become(l->arena, (struct str){ copy, good + 1 }, form))
		good++;
	pos = lex_pos(l, text.p + good);
	return ERR_AT(l->arena, BAD_LITERAL, l->what, pos,
	    "Malformed or out of range %s '%.*s' in %.*s at position %ld",
	    forms[form].name, STRF(s), STRF(l->what), pos);
}
