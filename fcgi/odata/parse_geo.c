/* SPDX-License-Identifier: MIT */
/*
 * parse_geo.c - is the text of a geo literal well-formed (ABNF §7):
 * SRID=4326;Point(1.5 2) and the other six shapes.
 *
 * Keywords compare without case; a blank behind a comma and before "(" is
 * accepted, as in well-known text.
 */
#include "config.h"
#include "base/num.h"
#include "odata/parse_priv.h"

/* How a shape is built from positions: levels of parentheses. */
static const struct shape {
	const char *name;
	unsigned depth;
	bool may_be_empty;
	unsigned least; /* positions in the innermost list */
	bool each_in_parens;
} shapes[] = {
	{ "Point", 1, false, 1, false },
	{ "LineString", 1, false, 2, false },
	{ "Polygon", 2, false, 1, false },
	{ "MultiPoint", 2, true, 1, true },
	{ "MultiLineString", 2, true, 2, false },
	{ "MultiPolygon", 3, true, 1, false },
};

enum { GEO_DEPTH = 8 }; /* of collections in collections */

static void
blanks(struct str *s)
{
	while (s->n > 0 && s->p[0] == ' ')
		*s = str_skip(*s, 1);
}

static bool
take(struct str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_skip(*s, 1);
	return true;
}

static struct str
letters(struct str *s)
{
	size_t n = 0;
	struct str w;

	while (n < s->n && is_alpha(s->p[n]))
		n++;
	w = str_head(*s, n);
	*s = str_skip(*s, n);
	return w;
}

/* Two to four numbers, separated by blanks. */
static bool
position(struct str *s)
{
	unsigned count = 0;
	double d;

	blanks(s);
	do {
		size_t n = 0;

		while (n < s->n && s->p[n] != ' ' && s->p[n] != ',' &&
		    s->p[n] != ')')
			n++;
		if (!num_f64(str_head(*s, n), &d))
			return false;
		*s = str_skip(*s, n);
		count++;
		blanks(s);
	} while (s->n > 0 && s->p[0] != ',' && s->p[0] != ')');
	return count >= 2 && count <= 4;
}

static bool
list(struct str *s, unsigned depth, const struct shape *sh)
{
	unsigned n = 0;

	blanks(s);
	if (!take(s, '('))
		return false;
	blanks(s);
	if (sh->may_be_empty && depth == sh->depth && take(s, ')'))
		return true;
	do {
		blanks(s);
		if (depth > 1 ? !list(s, depth - 1, sh) : !position(s))
			return false;
		n++;
		blanks(s);
	} while (take(s, ','));
	if (depth == 1 && (n < sh->least || (n > 1 && sh->each_in_parens)))
		return false;
	if (depth == 1 && sh->depth == 1 && sh->least == 1 && n != 1)
		return false; /* Point */
	return take(s, ')');
}

static bool
shape(struct str *s, unsigned depth)
{
	struct str w = letters(s);

	if (str_ieq(w, S("GeometryCollection")) ||
	    str_ieq(w, S("Collection"))) {
		blanks(s);
		if (depth == GEO_DEPTH || !take(s, '('))
			return false;
		do {
			blanks(s);
			if (!shape(s, depth + 1))
				return false;
			blanks(s);
		} while (take(s, ','));
		return take(s, ')');
	}
	for (size_t i = 0; i < N_ELEM(shapes); i++)
		if (str_ieq(w, str_of(shapes[i].name)))
			return list(s, shapes[i].depth, &shapes[i]);
	return false;
}

bool
parse_wkt_ok(struct str s)
{
	struct str srid;
	uint64_t u;

	if (!str_ieq(str_head(s, 5), S("SRID=")))
		return false;
	s = str_skip(s, 5);
	if (!str_cut(s, ';', &srid, &s) || srid.n > 5 || !num_u64(srid, &u))
		return false;
	return shape(&s, 0) && s.n == 0;
}
