/* SPDX-License-Identifier: MIT */
/*
 * overlay_derived.c - entity types below that of a set (CSDL 4.01 §6.2), told
 * by the values of a column: the members "discriminator" and "types".
 */
#include "config.h"
#include <json-c/json.h>
#include "catalog/facts.h"
#include "catalog/overlay_in.h"

enum {
	TYPES_MAX = 64,  /* below one set */
	VALUES_MAX = 256 /* of one type */
};

static void
read_value(struct overlay *o, struct json_object *j, struct str path,
    struct overlay_derived *d)
{
	struct overlay_value v = { .path = path };

	if (j != NULL && json_object_is_type(j, json_type_int)) {
		v.kind = OVERLAY_NUMBER;
		v.number = json_object_get_int64(j);
	} else if (j != NULL && json_object_is_type(j, json_type_boolean)) {
		v.kind = OVERLAY_TRUTH;
		v.number = json_object_get_boolean(j);
	} else if (j != NULL && json_object_is_type(j, json_type_string))
		in_text(o, j, path, &v.text);
	else {
		overlay_problem(
		    o, path, "expected text, a whole number, true or false");
		return;
	}
	VEC_PUSH(o->arena, &d->values, v);
}

static void
read_values(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	size_t n;

	if (!in_is(o, j, json_type_array, path, "an array of values"))
		return;
	n = json_object_array_length(j);
	if (n == 0 || n > VALUES_MAX)
		overlay_problem(
		    o, path, "expected 1 to %d values", (int)VALUES_MAX);
	for (size_t i = 0; i < n && i < VALUES_MAX; i++)
		read_value(o, json_object_array_get_idx(j, i),
		    arena_strf(o->arena, "%.*s[%zu]", STRF(path), i), at);
}

void
overlay_read_types(
    struct overlay *o, struct json_object *j, struct str path, void *table)
{
	static const struct in_field f[] = {
		COMMENT,
		FIELD(overlay_derived, doc, "description", in_text),
		FIELD(overlay_derived, base, "base", in_name),
		FIELD(overlay_derived, abstract, "abstract", in_bool),
		FIELD(overlay_derived, columns, "columns", in_names),
		{ "values", read_values, 0, false },
	};
	struct overlay_table *t = table;

	EACH(o, j, path, "an object of types")
	{
		struct overlay_derived *d =
		    NEW(o->arena, struct overlay_derived);
		struct str name = in_member(o, &it_);

		d->path = overlay_member_path(o->arena, path, name);
		d->name = (struct given){ name, d->path };
		in_check_name(o, d->path, name);
		in_fields(o, json_object_iter_peek_value(&it_), d->path, f,
		    N_ELEM(f), d);
		if (d->abstract && d->values.n > 0)
			overlay_problem(o, d->path,
			    "no entity is of an abstract type: it has no "
			    "values");
		VEC_PUSH(o->arena, &t->types, d);
	}
	if (t->types.n == 0 || t->types.n > TYPES_MAX)
		overlay_problem(
		    o, path, "expected 1 to %d types", (int)TYPES_MAX);
}

void
overlay_derived_names(struct build *b)
{
	for (size_t i = 0; b->overlay != NULL && i < b->overlay->tables.n;
	     i++) {
		struct overlay_table *t = b->overlay->tables.v[i];

		for (size_t k = 0; k < t->types.n && !t->hide; k++)
			t->types.v[k]->name.name = arena_dup(b->arena,
			    take_given(b, &b->names, &t->types.v[k]->name));
	}
}

bool
overlay_owner(
    struct fact_column *const *cols, size_t n, const struct edm_derived **ret)
{
	*ret = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct edm_derived *of = cols[i]->prop->of;

		if (!edm_related(*ret, of))
			return false;
		if (edm_is_a(of, *ret))
			*ret = of;
	}
	return true;
}

/* The kinds of values that a discriminator of that type has. */
static bool
fits(const struct edm_prop *p, const struct overlay_value *v)
{
	if (p->type == EDM_BOOL)
		return v->kind == OVERLAY_TRUTH;
	if (edm_is_integer(p->type) || p->how == COLUMN_NUMBER)
		return v->kind == OVERLAY_NUMBER;
	if (v->kind != OVERLAY_TEXT || p->type != EDM_ENUM)
		return v->kind == OVERLAY_TEXT;
	for (size_t i = 0; i < p->etype->nmembers; i++)
		if (str_eq(p->etype->members[i].value, v->text))
			return true;
	return false;
}

static struct val
literal(
    struct build *b, const struct edm_prop *p, const struct overlay_value *v)
{
	if (v->kind == OVERLAY_TEXT)
		return VAL_OF_STR(arena_dup(b->arena, v->text));
	if (v->kind == OVERLAY_TRUTH)
		return (struct val){ .kind = VAL_BOOL, .b = v->number != 0 };
	if (p->how == COLUMN_NUMBER)
		return VAL_OF_STR(
		    arena_strf(b->arena, "%lld", (long long)v->number));
	return VAL_OF_I64(v->number);
}

static bool
same_value(const struct overlay_value *x, const struct overlay_value *y)
{
	return x->kind == y->kind && x->number == y->number &&
	    str_eq(x->text, y->text);
}

/* A value says one type. */
static void
check_once(struct build *b, const struct overlay_table *t,
    const struct overlay_derived *d, size_t value)
{
	const struct overlay_value *v = &d->values.v[value];

	for (size_t i = 0; i < t->types.n; i++) {
		const struct overlay_derived *other = t->types.v[i];

		for (size_t k = 0; k < other->values.n; k++) {
			if (other == d && k >= value)
				return;
			if (!same_value(&other->values.v[k], v))
				continue;
			overlay_problem(b->overlay, v->path,
			    "%.*s says it already",
			    STRF(other->values.v[k].path));
			return;
		}
	}
}

static void
make_values(struct build *b, const struct overlay_table *t,
    const struct overlay_derived *d, const struct edm_prop *p)
{
	struct val *v = NEWN(b->arena, struct val, d->values.n);

	for (size_t i = 0; i < d->values.n; i++) {
		if (!fits(p, &d->values.v[i]))
			overlay_problem(b->overlay, d->values.v[i].path,
			    "it is no value of '%.*s', which is %.*s",
			    STRF(p->column),
			    STRF(p->type == EDM_ENUM ? p->etype->name
						     : edm_type_name(p->type)));
		check_once(b, t, d, i);
		v[i] = literal(b, p, &d->values.v[i]);
	}
	d->made->values = v;
	d->made->nvalues = d->values.n;
}

static struct edm_prop *
own_column(struct build *b, const struct fact_table *t,
    const struct overlay_derived *d, struct str name)
{
	struct fact_column *c = facts_column(t, name);

	if (c == NULL)
		overlay_problem(b->overlay, d->columns.path,
		    "the table '%.*s' has no column '%.*s'", STRF(t->name),
		    STRF(name));
	else if (c->prop == NULL)
		overlay_problem(b->overlay, d->columns.path,
		    "the column '%.*s' is left out: %.*s", STRF(c->name),
		    STRF(c->hidden));
	else if (edm_is_key(t->set, c->prop) ||
	    c->prop == t->set->discriminator)
		overlay_problem(b->overlay, d->columns.path,
		    "the column '%.*s' belongs to all types: it is part of "
		    "the key or the discriminator",
		    STRF(c->name));
	else if (c->prop->within != NULL)
		overlay_problem(b->overlay, d->columns.path,
		    "the column '%.*s' lies within a complex property",
		    STRF(c->name));
	else if (c->prop->of != NULL)
		overlay_problem(b->overlay, d->columns.path,
		    "the column '%.*s' belongs to %.*s already", STRF(c->name),
		    STRF(c->prop->of->name));
	else
		return c->prop;
	return NULL;
}

static void
own_columns(struct build *b, const struct fact_table *t,
    const struct overlay_derived *d)
{
	for (size_t i = 0; i < d->columns.v.n; i++) {
		struct edm_prop *p = own_column(b, t, d, d->columns.v.v[i]);

		if (p != NULL)
			p->of = d->made;
	}
}

static struct overlay_derived *
find_type(const struct overlay_table *t, struct str name)
{
	for (size_t i = 0; i < t->types.n; i++)
		if (str_eq(t->types.v[i]->name.name, name))
			return t->types.v[i];
	return NULL;
}

/* Bases before what is below them; false when they go round in a circle. */
static bool
make_type(struct build *b, const struct fact_table *t,
    struct overlay_derived *d, struct edm_derived *all, size_t *n, size_t depth)
{
	struct overlay_derived *base = find_type(t->overlay, d->base.name);

	if (d->made != NULL)
		return true;
	if (depth > t->overlay->types.n)
		return false;
	if (d->base.name.n > 0 && base == NULL)
		overlay_problem(b->overlay, d->base.path,
		    "there is no type '%.*s' in %.*s.types", STRF(d->base.name),
		    STRF(t->overlay->path));
	if (base != NULL && !make_type(b, t, base, all, n, depth + 1))
		return false;
	d->made = &all[(*n)++];
	*d->made = (struct edm_derived){ .name = d->name.name,
		.doc = arena_dup(b->arena, d->doc),
		.set = t->set,
		.base = base == NULL ? NULL : base->made,
		.abstract = d->abstract };
	return true;
}

/* A type that no row can have is a mistake. */
static void
check_used(struct build *b, const struct overlay_table *t,
    const struct overlay_derived *d)
{
	if (!d->abstract && d->values.n == 0)
		overlay_problem(b->overlay, d->path,
		    "it has no values; say \"abstract\": true if it is only a "
		    "base");
	for (size_t i = 0; d->abstract && i < t->types.n; i++)
		if (t->types.v[i]->made != d->made &&
		    edm_is_a(t->types.v[i]->made, d->made))
			return;
	if (d->abstract)
		overlay_problem(b->overlay, d->path,
		    "it is abstract, and no type has it as its base");
}

static const struct edm_nav *
self(struct build *b, const struct edm_set *s)
{
	struct edm_nav *n = NEW(b->arena, struct edm_nav);

	*n = (struct edm_nav){ .name = s->name,
		.owner = s,
		.target = s,
		.nullable = true,
		.nhops = 1 };
	n->hops[0] = (struct edm_hop){
		.set = s, .from = s->keys, .to = s->keys, .n = s->nkeys
	};
	return n;
}

static const struct edm_prop *
discriminator(struct build *b, const struct fact_table *t)
{
	const struct given *g = &t->overlay->discriminator;
	const struct fact_column *c = facts_column(t, g->name);
	const struct edm_prop *p = c == NULL ? NULL : c->prop;

	if (c == NULL)
		overlay_problem(b->overlay, g->path,
		    "the table '%.*s' has no column '%.*s'", STRF(t->name),
		    STRF(g->name));
	else if (p == NULL)
		overlay_problem(b->overlay, g->path,
		    "the column '%.*s' is left out: %.*s", STRF(c->name),
		    STRF(c->hidden));
	else if (p->type == EDM_STRING || p->type == EDM_BOOL ||
	    edm_is_integer(p->type) ||
	    (p->type == EDM_ENUM && !p->etype->flags))
		return p;
	else
		overlay_problem(b->overlay, g->path,
		    "a discriminator is text, an enumeration, a whole number "
		    "or a Boolean, but '%.*s' is %.*s",
		    STRF(c->name), STRF(c->column_type));
	return NULL;
}

void
overlay_derived(struct build *b, const struct fact_table *t)
{
	const struct overlay_table *says = t->overlay;
	struct edm_derived *all =
	    NEWN(b->arena, struct edm_derived, says->types.n);
	size_t n = 0;

	if ((says->types.n > 0) != (says->discriminator.name.n > 0))
		overlay_problem(b->overlay, says->path,
		    "discriminator and types need each other");
	if (says->types.n == 0 || says->discriminator.name.n == 0)
		return;
	t->set->discriminator = discriminator(b, t);
	if (t->set->discriminator == NULL)
		return;
	t->set->self = self(b, t->set);
	for (size_t i = 0; i < says->types.n; i++)
		if (!make_type(b, t, says->types.v[i], all, &n, 0)) {
			overlay_problem(b->overlay, says->types.v[i]->path,
			    "its bases go round in a circle");
			return;
		}
	t->set->derived = all;
	t->set->nderived = n;
	for (size_t i = 0; i < says->types.n; i++) {
		make_values(b, says, says->types.v[i], t->set->discriminator);
		own_columns(b, t, says->types.v[i]);
		check_used(b, says, says->types.v[i]);
	}
}
