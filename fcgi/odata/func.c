/* SPDX-License-Identifier: MIT */
/*
 * func.c - the table of canonical functions and the choice of an overload.
 */
#include "config.h"
#include "base/utf8.h"
#include "odata/func.h"

static const struct func_info tab[] = {
#define FUNC(id, name, result, sql, args)                                      \
	[FUNC_##id] = { name, EDM_##result, args },
#include "odata/func.def"
#undef FUNC
};
_Static_assert(N_ELEM(tab) == FUNC__MAX, "all functions");

const struct func_info *
func_info(enum func f)
{
	return &tab[f];
}

/* Can the column hold every character of the literal? Then LIKE may compare
 * them as they are. */
static bool
holds(const struct expr *column, const struct expr *literal)
{
	uint32_t max = 0x7F;
	struct str s = literal->val.s;
	size_t n;

	if (column->kind == EX_PROP && column->prop->how == COLUMN_PLAIN)
		max = column->prop->max_char == 0 ? 0x10FFFF
						  : column->prop->max_char;
	for (; s.n != 0; s = str_skip(s, n))
		if (utf8_next(s, &n) > max)
			return false;
	return true;
}

char
func_class_of(enum edm_type t)
{
	static const char letters[] = {
		[EDM_BOOL] = 'B',
		[EDM_BYTE] = 'I',
		[EDM_SBYTE] = 'I',
		[EDM_INT16] = 'I',
		[EDM_INT32] = 'I',
		[EDM_INT64] = 'I',
		[EDM_DECIMAL] = 'M',
		[EDM_SINGLE] = 'F',
		[EDM_DOUBLE] = 'F',
		[EDM_STRING] = 'S',
		[EDM_DATE] = 'D',
		[EDM_TIME] = 'T',
		[EDM_DATETIME] = 'Z',
		[EDM_DURATION] = 'U',
		[EDM_GUID] = 'G',
		[EDM_BINARY] = 'X',
		[EDM_STREAM] = 'X', /* no expression has it */
		[EDM_ENUM] = 'E',
		[EDM_GEOMETRY] = 'P',
		[EDM_POINT] = 'P',
		[EDM_LINE] = 'P',
		[EDM_POLYGON] = 'P',
		[EDM_MPOINT] = 'P',
		[EDM_MLINE] = 'P',
		[EDM_MPOLYGON] = 'P',
		[EDM_GEOCOLL] = 'P',
		[EDM_GEOGRAPHY] = 'P',
		[EDM_EARTH_POINT] = 'P',
		[EDM_EARTH_LINE] = 'P',
		[EDM_EARTH_POLYGON] = 'P',
		[EDM_EARTH_MPOINT] = 'P',
		[EDM_EARTH_MLINE] = 'P',
		[EDM_EARTH_MPOLYGON] = 'P',
		[EDM_EARTH_GEOCOLL] = 'P',
		[EDM_COMPLEX] = 'C',
		[EDM_COLLECTION] = 'C', /* never alone */
		[EDM_NULL] = '0',
		[EDM__MAX] = 'R', /* an entity */
	};

	return letters[t];
}

char
func_class(const struct expr *e)
{
	return func_class_of(e->type);
}

/* Is it one of the spatial types that the letter stands for? */
static bool
is_spatial(char want, enum edm_type t)
{
	switch (want) {
	case 'p': return edm_is_geometry(t) && !edm_is_geography(t);
	case 'q': return edm_is_geography(t);
	case 'o': return t == EDM_EARTH_POINT;
	case 'l': return t == EDM_LINE || t == EDM_MLINE || t == EDM_GEOMETRY;
	default: return false;
	}
}

/* 0: as it is; 1: by promotion; -1: not at all. */
static int
fit(char want, const struct expr *e, const struct expr *first)
{
	char is = func_class(e);

	if (is == '0')
		return 0;
	if (want == 'A')
		return e->kind == EX_LIT && is == 'S' && holds(first, e) ? 0
									 : -1;
	if (want == 'N')
		return e->kind == EX_LIT && is == 'I' && e->val.i >= 0 &&
			e->val.i < INT32_MAX
		    ? 0
		    : -1;
	if (is == 'P')
		return is_spatial(want, e->type) ? 0 : -1;
	if (want == is)
		return 0;
	return want == 'M' && is == 'I' ? 1 : -1;
}

static int
fit_all(const char *want, struct expr *const *args, size_t n)
{
	int sum = 0, one;

	for (size_t i = 0; i < n; i++) {
		one = fit(want[i], args[i], args[0]);
		if (one < 0)
			return -1;
		sum += one;
	}
	return sum;
}

enum func_fit
func_find(struct str name, struct expr *const *args, size_t n, enum func *ret)
{
	enum func_fit best = FUNC_NO_NAME;
	int least = -1, now;

	if (name.n == 0)
		return best;
	for (enum func f = 0; f < FUNC__MAX; f++) {
		if (!str_ieq(str_of(tab[f].name), name))
			continue;
		if (strlen(tab[f].args) != n) {
			if (best == FUNC_NO_NAME)
				best = FUNC_NO_COUNT;
			continue;
		}
		now = fit_all(tab[f].args, args, n);
		if (now >= 0 && (least < 0 || now < least)) {
			least = now;
			*ret = f;
		}
		best = least >= 0 ? FUNC_FITS : FUNC_NO_TYPE;
	}
	return best;
}
