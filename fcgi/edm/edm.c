/* SPDX-License-Identifier: MIT */
/* edm.c - types by name, sets and properties by name, and near misses. */
#include "config.h"
#include "edm/edm.h"

static const struct str type_names[] = {
#define EDM_TYPE(t, n) [EDM_##t] = { n, sizeof(n) - 1 },
#include "edm/types.def"
#undef EDM_TYPE
};
_Static_assert(N_ELEM(type_names) == EDM__MAX, "every type has a name");

struct str
edm_type_name(enum edm_type t)
{
	return type_names[t];
}

enum edm_type
edm_type_find(struct str qualified)
{
	for (size_t t = 0; t < EDM__MAX; t++)
		if (type_names[t].n > 0 && t != EDM_NULL &&
		    str_eq(type_names[t], qualified))
			return (enum edm_type)t;
	return EDM__MAX;
}

bool
edm_is_number(enum edm_type t)
{
	return edm_is_integer(t) || t == EDM_DECIMAL || t == EDM_SINGLE ||
	    t == EDM_DOUBLE;
}

bool
edm_is_integer(enum edm_type t)
{
	return t == EDM_SBYTE || t == EDM_BYTE || t == EDM_INT16 ||
	    t == EDM_INT32 || t == EDM_INT64;
}

bool
edm_is_geometry(enum edm_type t)
{
	return t >= EDM_GEOMETRY && t <= EDM_EARTH_GEOCOLL;
}

bool
edm_is_geography(enum edm_type t)
{
	return t >= EDM_GEOGRAPHY && t <= EDM_EARTH_GEOCOLL;
}

enum edm_type
edm_geography_of(enum edm_type t)
{
	return edm_is_geometry(t) && !edm_is_geography(t)
	    ? t - EDM_GEOMETRY + EDM_GEOGRAPHY
	    : t;
}

const struct edm_set *
edm_find_set(const struct edm_model *m, struct str name)
{
	const struct edm_set *found = map_get(&m->by_name, name);

	if (found != NULL)
		return found;
	for (size_t i = 0; i < m->nsets; i++) {
		if (!str_ieq(m->sets[i].name, name))
			continue;
		if (found != NULL)
			return NULL; /* ambiguous */
		found = &m->sets[i];
	}
	return found;
}

const struct edm_singleton *
edm_find_singleton(const struct edm_model *m, struct str name)
{
	const struct edm_singleton *found = NULL;

	for (size_t i = 0; i < m->nsingletons; i++) {
		if (str_eq(m->singletons[i].name, name))
			return &m->singletons[i];
		if (!str_ieq(m->singletons[i].name, name))
			continue;
		if (found != NULL)
			return NULL; /* ambiguous */
		found = &m->singletons[i];
	}
	return found;
}

struct edm_ref
edm_find(const struct edm_set *s, struct str name)
{
	const struct edm_ref *exact = map_get(&s->by_name, name);
	struct edm_ref found = { 0 };
	const struct edm_prop *p;
	size_t n = 0;

	if (exact != NULL)
		return *exact;
	for (size_t at = 0; (p = edm_each(s, &at)) != NULL;)
		if (str_ieq(p->name, name)) {
			found = (struct edm_ref){ .prop = p };
			n++;
		}
	for (size_t i = 0; i < s->nnavs; i++)
		if (str_ieq(s->navs[i].name, name)) {
			found = (struct edm_ref){ .nav = &s->navs[i] };
			n++;
		}
	return n == 1 ? found : (struct edm_ref){ 0 };
}

const struct edm_prop *
edm_each(const struct edm_set *s, size_t *at)
{
	const struct edm_prop *p;

	if (*at == s->nprops)
		return NULL;
	for (p = &s->props[(*at)++]; p->within != NULL;)
		p = p->within;
	if (p->type == EDM_COMPLEX)
		while (*at < s->nprops && edm_lies_in(&s->props[*at], p))
			(*at)++;
	return p;
}

const struct edm_prop *
edm_part(const struct edm_prop *complex, struct str name)
{
	const struct edm_prop *found = NULL;

	for (size_t i = 0; i < complex->ctype->nprops; i++)
		if (str_eq(complex->parts[i]->name, name))
			return complex->parts[i];
	for (size_t i = 0; i < complex->ctype->nprops; i++) {
		if (!str_ieq(complex->parts[i]->name, name))
			continue;
		if (found != NULL)
			return NULL; /* ambiguous */
		found = complex->parts[i];
	}
	return found;
}

bool
edm_lies_in(const struct edm_prop *p, const struct edm_prop *complex)
{
	for (p = p->within; p != NULL; p = p->within)
		if (p == complex)
			return true;
	return false;
}

struct str
edm_path(const struct edm_prop *p)
{
	return p->within != NULL ? p->path : p->name;
}

bool
edm_enum_is_wide(const struct edm_enum *e)
{
	for (size_t i = 0; i < e->nmembers; i++)
		if (e->members[i].number > INT32_MAX ||
		    e->members[i].number < INT32_MIN)
			return true;
	return e->flags;
}

bool
edm_is_key(const struct edm_set *s, const struct edm_prop *p)
{
	for (size_t i = 0; i < s->nkeys; i++)
		if (s->keys[i] == p)
			return true;
	return false;
}

enum { NEAR_LEN = 64 }; /* longer names are not compared */

/* Edit distance without regard to ASCII case (Levenshtein). */
static size_t
distance(struct str a, struct str b)
{
	size_t row[NEAR_LEN + 1];

	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 0; i < a.n; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < b.n; j++) {
			size_t d =
			    diagonal + (to_lower(a.p[i]) != to_lower(b.p[j]));

			diagonal = row[j + 1];
			d = d < row[j] + 1 ? d : row[j] + 1;
			row[j + 1] = d < diagonal + 1 ? d : diagonal + 1;
		}
	}
	return row[b.n];
}

struct nearest {
	struct str name;
	size_t distance;
};

/* One edit for short names, a third of the letters for longer ones. */
static void
consider(struct nearest *best, struct str wrong, struct str name)
{
	size_t d, most = wrong.n < 4 ? 1 : wrong.n < 9 ? 2 : 3;

	if (wrong.n == 0 || wrong.n > NEAR_LEN || name.n > NEAR_LEN)
		return;
	d = distance(wrong, name);
	if (d <= most && d < name.n && d < best->distance)
		*best = (struct nearest){ name, d };
}

struct str
edm_nearest_set(const struct edm_model *m, struct str name)
{
	struct nearest best = { .distance = SIZE_MAX };

	for (size_t i = 0; i < m->nsets; i++)
		consider(&best, name, m->sets[i].name);
	return best.name;
}

struct str
edm_nearest(const struct edm_set *s, struct str name)
{
	struct nearest best = { .distance = SIZE_MAX };
	const struct edm_prop *p;

	for (size_t at = 0; (p = edm_each(s, &at)) != NULL;)
		consider(&best, name, p->name);
	for (size_t i = 0; i < s->nnavs; i++)
		consider(&best, name, s->navs[i].name);
	return best.name;
}
