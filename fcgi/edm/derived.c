/* SPDX-License-Identifier: MIT */
/* derived.c - entity types below those of the sets. */
#include "config.h"
#include "base/num.h"
#include "edm/edm.h"

bool
edm_is_a(const struct edm_derived *t, const struct edm_derived *base)
{
	while (t != base && t != NULL)
		t = t->base;
	return t == base;
}

bool
edm_related(const struct edm_derived *x, const struct edm_derived *y)
{
	return edm_is_a(x, y) || edm_is_a(y, x);
}

bool
edm_may_have(const struct edm_derived *t, const struct edm_derived *of)
{
	return of == NULL || edm_related(t, of);
}

struct str
edm_type_of_nav(const struct edm_nav *n)
{
	return n->as == NULL ? n->target->name : n->as->name;
}

struct edm_ref
edm_find_in(
    const struct edm_set *s, const struct edm_derived *t, struct str name)
{
	struct edm_ref r = edm_find(s, name);
	const struct edm_derived *of = r.prop != NULL ? r.prop->of
	    : r.nav != NULL                           ? r.nav->of
						      : NULL;

	return edm_is_a(t, of) ? r : (struct edm_ref){ 0 };
}

struct edm_entity_type
edm_find_type(const struct edm_model *m, struct str name)
{
	const struct edm_set *s = map_get(&m->by_name, name);

	if (s != NULL)
		return (struct edm_entity_type){ .set = s };
	for (size_t i = 0; i < m->nsets; i++)
		for (size_t k = 0; k < m->sets[i].nderived; k++)
			if (str_eq(m->sets[i].derived[k].name, name))
				return (struct edm_entity_type){ &m->sets[i],
					&m->sets[i].derived[k] };
	return (struct edm_entity_type){ 0 };
}

/* A literal and a cell of the same column; enumerations of integers are
 * digits as literals. */
static bool
same(const struct val *lit, const struct val *cell)
{
	char p[NUM_MAX];

	if (cell->kind == VAL_STR)
		return lit->kind == VAL_STR && str_eq(lit->s, cell->s);
	if (cell->kind == VAL_BOOL)
		return lit->kind == VAL_BOOL && lit->b == cell->b;
	if (cell->kind != VAL_I64)
		return false;
	if (lit->kind == VAL_STR)
		return str_eq(
		    lit->s, (struct str){ p, num_put_i64(p, cell->i) });
	return lit->kind == VAL_BOOL
	    ? lit->b == (cell->i != 0)
	    : lit->kind == VAL_I64 && lit->i == cell->i;
}

const struct edm_derived *
edm_type_of_row(const struct edm_set *s, const struct val *discriminator)
{
	for (size_t i = 0; i < s->nderived; i++)
		for (size_t k = 0; k < s->derived[i].nvalues; k++)
			if (same(&s->derived[i].values[k], discriminator))
				return &s->derived[i];
	return NULL;
}
