/* SPDX-License-Identifier: MIT */
/*
 * overlay_span.c - numbers of a unit as Edm.Duration or Edm.TimeOfDay: the
 * members "type" and "unit" of a column.
 */
#include "config.h"
#include "catalog/facts.h"

static const struct str units[] = {
	[UNIT_MILLISECOND] = { "millisecond", 11 },
	[UNIT_SECOND] = { "second", 6 },
	[UNIT_MINUTE] = { "minute", 6 },
	[UNIT_HOUR] = { "hour", 4 },
	[UNIT_DAY] = { "day", 3 },
};
_Static_assert(N_ELEM(units) == UNIT__MAX, "every unit");

static struct str
local(struct str type)
{
	return str_starts(type, S("Edm.")) ? str_skip(type, 4) : type;
}

bool
overlay_is_span(const struct overlay_column *c)
{
	return c->unit.name.n > 0 || str_eq(local(c->type.name), S("Duration"));
}

static bool
is_number(const struct edm_prop *p)
{
	return edm_is_number(p->type) && p->how == COLUMN_PLAIN;
}

/* Digits of a second that the values have. */
static uint16_t
precision(const struct edm_prop *p)
{
	unsigned n = p->type == EDM_DECIMAL ? p->scale
	    : edm_is_integer(p->type)       ? 0
					    : 6;

	n += p->unit == UNIT_MILLISECOND ? 3 : 0;
	return (uint16_t)(n < 6 ? n : 6);
}

static void
make(struct edm_prop *p, bool duration)
{
	p->precision = precision(p);
	p->scale = 0;
	p->how = COLUMN_SPAN;
	p->type = duration ? EDM_DURATION : EDM_TIME;
	p->is_unsigned = false;
	p->nullable = p->nullable || !duration;
}

void
overlay_span(struct build *b, const struct fact_column *c)
{
	const struct overlay_column *oc = c->overlay;
	const struct str type = local(oc->type.name);
	const bool duration = str_eq(type, S("Duration"));
	size_t unit = 0;

	while (unit < N_ELEM(units) && !str_eq(units[unit], oc->unit.name))
		unit++;
	if (!duration && !str_eq(type, S("TimeOfDay")))
		overlay_problem(b->overlay, oc->unit.path,
		    "only a Duration or a TimeOfDay has a unit");
	else if (oc->unit.name.n == 0 && c->prop->type == EDM_DURATION)
		return; /* a TIME, which is one anyway */
	else if (!is_number(c->prop))
		overlay_problem(b->overlay, oc->type.path,
		    "Edm.%.*s with a unit is made of numbers, but '%.*s' is "
		    "%.*s",
		    STRF(type), STRF(c->name), STRF(c->column_type));
	else if (oc->unit.name.n == 0)
		overlay_problem(
		    b->overlay, oc->path, "a Duration of numbers needs a unit");
	else if (unit == N_ELEM(units))
		overlay_problem(b->overlay, oc->unit.path,
		    "'%.*s' is none of millisecond, second, minute, hour and "
		    "day",
		    STRF(oc->unit.name));
	else {
		c->prop->unit = (enum edm_unit)unit;
		make(c->prop, duration);
	}
}
