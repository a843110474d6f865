/* SPDX-License-Identifier: MIT */
/*
 * structure.c - complex properties and collections of the overlay become
 * properties of the model.
 *
 * What is read stays one flat list; what lies within a complex property stands
 * together there, in the place of the first of its columns.
 */
#include "config.h"
#include "edm/name.h"
#include "catalog/facts.h"

/* The properties of a set in the making. */
struct making {
	struct build *b;
	struct fact_table *t;
	struct edm_prop *props;
	size_t n;
};
/* What is around a part. */
struct around {
	const struct edm_prop *within;
	struct str path;
	struct str column; /* of JSON; empty: none */
	const struct str *json;
	size_t njson;
};

static const struct edm_prop *
make_part(struct making *, const struct overlay_part *, const struct around *);

static size_t
leaves(const struct overlay_part *p)
{
	size_t n = 0;

	if (!p->complex || p->collection)
		return 1;
	for (size_t i = 0; i < p->parts.n; i++)
		n += leaves(p->parts.v[i]);
	return n;
}

/* The way of a part in JSON: further from what is around, or into a column. */
static void
go_into(struct making *m, const struct overlay_part *p, struct around *in)
{
	const struct overlay_names *at = &p->at;
	struct str *names;
	bool fresh = p->json.name.n > 0;
	size_t n = 0;

	if (!fresh && in->column.n == 0)
		return;
	if (fresh) {
		in->column = arena_dup(m->b->arena, p->json.name);
		in->njson = 0;
	}
	names = NEWN(m->b->arena, struct str, in->njson + at->v.n + 1);
	for (; n < in->njson; n++)
		names[n] = in->json[n];
	for (size_t i = 0; i < at->v.n; i++)
		names[n++] = arena_dup(m->b->arena, at->v.v[i]);
	if (at->v.n == 0 && !fresh)
		names[n++] = arena_dup(m->b->arena, p->name);
	in->json = names;
	in->njson = n;
}

/* A value of JSON as its type has it. */
static void
set_type(struct edm_prop *to, const struct overlay_part *p)
{
	to->type = p->edm;
	to->how = COLUMN_JSON;
	to->nullable = true;
	to->max_length = p->max_length.n;
	to->is_unsigned = p->edm == EDM_BYTE;
	to->precision = 6;
	if (p->edm == EDM_DECIMAL) {
		to->precision = PART_PRECISION;
		to->scale = p->scale.given ? (uint16_t)p->scale.n : PART_SCALE;
	}
	if (p->precision.given)
		to->precision = (uint16_t)p->precision.n;
	if (to->scale > to->precision)
		to->scale = to->precision;
}

static void
name_it(struct making *m, struct edm_prop *to, const struct overlay_part *p,
    const struct around *at)
{
	struct arena *a = m->b->arena;

	to->name = arena_dup(a, p->name);
	to->path = at->path.n == 0
	    ? to->name
	    : arena_strf(a, "%.*s/%.*s", STRF(at->path), STRF(to->name));
	to->within = at->within;
	if (p->doc.p != NULL)
		to->doc = arena_dup(a, p->doc);
}

/* Has the type these members? Their facets become the widest of all. */
static bool
join_types(struct edm_prop *props, size_t nprops,
    const struct edm_prop *const *parts, size_t n)
{
	for (size_t i = 0; i < n && n == nprops; i++) {
		struct edm_prop *x = &props[i];
		const struct edm_prop *y = parts[i];

		if (!str_eq(x->name, y->name) || x->type != y->type ||
		    x->ctype != y->ctype ||
		    (x->etype != NULL &&
			!str_eq(x->etype->name, y->etype->name)))
			return false;
		x->nullable = x->nullable || y->nullable;
		if (x->max_length != 0 &&
		    (y->max_length == 0 || y->max_length > x->max_length))
			x->max_length = y->max_length;
		if (y->precision > x->precision)
			x->precision = y->precision;
		if (y->scale > x->scale)
			x->scale = y->scale;
	}
	return n == nprops;
}

static struct edm_complex *
new_type(struct making *m, struct str name, const struct edm_prop *const *parts,
    size_t n)
{
	struct edm_complex *c = NEW(m->b->arena, struct edm_complex);
	struct edm_prop *props = NEWN(m->b->arena, struct edm_prop, n + 1);

	for (size_t i = 0; i < n; i++) {
		props[i] = *parts[i];
		props[i].column = props[i].path = (struct str){ 0 };
		props[i].within = NULL;
	}
	*c = (struct edm_complex){ .name = name, .props = props, .nprops = n };
	VEC_PUSH(m->b->arena, &m->b->complexes, c);
	return c;
}

/* The type of that name, for all that name it; else one of its own. */
static const struct edm_complex *
type_of(struct making *m, const struct overlay_part *p, struct str path,
    const struct edm_prop *const *parts, size_t n)
{
	struct build *b = m->b;
	struct str own;

	if (p->type.name.n > 0) {
		for (size_t i = 0; i < b->complexes.n; i++) {
			const struct edm_complex *c = b->complexes.v[i];

			if (!str_eq(c->name, p->type.name))
				continue;
			/* Not yet frozen: the type is ours to complete. */
			if (!join_types((struct edm_prop *)(uintptr_t)c->props,
				c->nprops, parts, n))
				overlay_problem(b->overlay, p->type.path,
				    "another property of the type '%.*s' has "
				    "other members",
				    STRF(c->name));
			return c;
		}
		return new_type(m,
		    arena_dup(b->arena, take_given(b, &b->names, &p->type)),
		    parts, n);
	}
	own =
	    arena_strf(b->arena, "%.*s_%.*s", STRF(m->t->set_name), STRF(path));
	for (size_t i = 0; i < own.n; i++)
		if (own.p[i] == '/')
			((char *)(uintptr_t)own.p)[i] = '_';
	return new_type(m,
	    take_name(b->arena, &b->names, edm_name_cut(b->arena, own)), parts,
	    n);
}

static const struct edm_prop *const *
make_all(
    struct making *m, const struct overlay_part *p, const struct around *in)
{
	const struct edm_prop **parts =
	    NEWN(m->b->arena, const struct edm_prop *, p->parts.n + 1);

	for (size_t i = 0; i < p->parts.n; i++) {
		parts[i] = make_part(m, p->parts.v[i], in);
		for (size_t k = 0; k < i; k++)
			if (str_ieq(parts[i]->name, parts[k]->name))
				overlay_problem(m->b->overlay,
				    p->parts.v[i]->path,
				    "it differs from '%.*s' in case alone",
				    STRF(parts[k]->name));
	}
	return parts;
}

static const struct edm_prop *
make_complex(
    struct making *m, const struct overlay_part *p, const struct around *at)
{
	struct edm_prop *c = NEW(m->b->arena, struct edm_prop);
	struct around in = *at;

	c->type = EDM_COMPLEX;
	c->nullable = true;
	name_it(m, c, p, at);
	in.within = c;
	in.path = c->path;
	c->parts = make_all(m, p, &in);
	for (size_t i = 0; i < p->parts.n; i++)
		c->nullable = c->nullable && c->parts[i]->nullable;
	c->ctype = type_of(m, p, c->path, c->parts, p->parts.n);
	return c;
}

/* The rows that the items are: a value, or what an object has; a number. */
static void
make_rows(struct making *m, const struct overlay_part *p, struct edm_prop *of)
{
	struct arena *a = m->b->arena;
	struct edm_set *set = NEW(a, struct edm_set);
	struct edm_nav *nav = NEW(a, struct edm_nav);
	const struct edm_prop **key = NEW(a, const struct edm_prop *);
	const struct edm_prop *const *parts;
	const struct edm_prop *each;
	struct around in = { .column = S("j") };
	struct making rows = { .b = m->b, .t = m->t };
	size_t nrows = 2;

	for (size_t i = 0; i < p->parts.n; i++)
		nrows += leaves(p->parts.v[i]);
	rows.props = NEWN(a, struct edm_prop, nrows);
	if (p->complex) {
		parts = make_all(&rows, p, &in);
		of->ctype = type_of(m, p, of->path, parts, p->parts.n);
	} else {
		set_type(&rows.props[rows.n], p);
		rows.props[rows.n++].column = S("j");
	}
	*key = &rows.props[rows.n];
	rows.props[rows.n++] =
	    (struct edm_prop){ .column = S("n"), .type = EDM_INT64 };
	for (size_t i = 0; i < rows.n; i++)
		rows.props[i].index = (uint16_t)i;
	*set = (struct edm_set){ .name = of->path,
		.props = rows.props,
		.nprops = rows.n,
		.keys = key,
		.nkeys = 1,
		.by_name = map_in(a),
		.items_of = of };
	for (size_t i = 0; (each = edm_each(set, &i)) != NULL;) {
		struct edm_ref *ref = NEW(a, struct edm_ref);

		ref->prop = each;
		if (each->name.n > 0)
			(void)map_add(&set->by_name, each->name, ref);
	}
	*nav =
	    (struct edm_nav){ .name = of->path, .target = set, .many = true };
	of->rows = nav;
}

static const struct edm_prop *
make_part(
    struct making *m, const struct overlay_part *p, const struct around *at)
{
	struct around in = *at;
	struct edm_prop *to;

	go_into(m, p, &in);
	if (p->complex && !p->collection)
		return make_complex(m, p, &in);
	to = &m->props[m->n];
	if (p->column.name.n > 0 && p->source != NULL &&
	    p->source->prop != NULL) {
		*to = *p->source->prop;
		p->source->prop = to;
	} else if (p->column.name.n > 0 && p->source != NULL)
		overlay_problem(m->b->overlay, p->column.path,
		    "the column '%.*s' is left out: %.*s",
		    STRF(p->source->name), STRF(p->source->hidden));
	else if (p->column.name.n == 0) {
		set_type(to, p);
		to->column = in.column;
		to->json = in.json;
		to->njson = in.njson;
	}
	if (to->stream != NULL)
		overlay_problem(m->b->overlay, p->path,
		    "a stream cannot lie within a complex property");
	name_it(m, to, p, at);
	to->index = (uint16_t)m->n++;
	if (!p->collection)
		return to;
	to->type = EDM_COLLECTION;
	to->nullable = false;
	make_rows(m, p, to);
	return to;
}

static void
make_top(struct making *m, struct overlay_part *p)
{
	const struct around nothing = { 0 };

	if (!p->done)
		(void)make_part(m, p, &nothing);
	p->done = true;
}

/* Those stand last. */
static void
copy_computed(struct making *m)
{
	struct edm_prop *from = m->t->computed;

	m->t->computed = &m->props[m->n];
	for (size_t i = 0; i < overlay_computed_count(m->t); i++) {
		m->props[m->n] = from[i];
		m->props[m->n].index = (uint16_t)m->n;
		m->n++;
	}
}

void
structure_names(struct build *b, struct fact_table *t)
{
	const struct overlay_part *all =
	    t->overlay == NULL ? NULL : t->overlay->structured;

	if (all != NULL)
		overlay_structured(b, t);
	for (size_t i = 0; all != NULL && i < all->parts.n; i++) {
		struct overlay_part *p = all->parts.v[i];
		struct given *g = NEW(b->scratch, struct given);

		*g = (struct given){ p->name, p->path };
		(void)take_given(b, &t->taken, g);
	}
}

void
structure_props(struct build *b, struct fact_table *t, size_t n)
{
	const struct overlay_part *all =
	    t->overlay == NULL ? NULL : t->overlay->structured;
	struct making m = { .b = b, .t = t };

	t->nprops = n + overlay_computed_count(t);
	if (all == NULL || b->overlay->nproblems > 0)
		return;
	for (size_t i = 0; i < all->parts.n; i++)
		n += leaves(all->parts.v[i]);
	m.props =
	    NEWN(b->arena, struct edm_prop, n + overlay_computed_count(t));
	for (size_t i = 0; i < t->cols.n; i++) {
		struct fact_column *c = t->cols.v[i];

		if (c->part != NULL) {
			make_top(&m, c->part);
		} else if (c->prop != NULL) {
			m.props[m.n] = *c->prop;
			m.props[m.n].index = (uint16_t)m.n;
			c->prop = &m.props[m.n++];
		}
	}
	for (size_t i = 0; i < all->parts.n; i++)
		make_top(&m, all->parts.v[i]);
	copy_computed(&m);
	must(m.n <= UINT16_MAX);
	t->props = m.props;
	t->nprops = m.n;
}

static void
no_key_within(struct build *b, const struct fact_column *c, struct str path)
{
	if (c != NULL && c->prop != NULL && c->prop->within != NULL)
		overlay_problem(b->overlay, path,
		    "the column '%.*s' is part of a key and cannot lie within "
		    "a complex property",
		    STRF(c->name));
}

void
structure_key(struct build *b, const struct fact_table *t)
{
	for (size_t i = 0; t->key != NULL && i < t->key->cols.n; i++)
		no_key_within(b, t->key->cols.v[i],
		    t->overlay == NULL ? S("$") : t->overlay->path);
	for (size_t i = 0; t->overlay != NULL && i < t->overlay->alts.n; i++)
		for (size_t k = 0; k < t->overlay->alts.v[i].v.n; k++)
			no_key_within(b,
			    facts_column(t, t->overlay->alts.v[i].v.v[k]),
			    t->overlay->alts.v[i].path);
}
