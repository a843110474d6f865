/* SPDX-License-Identifier: MIT */
/*
 * nav.c - foreign keys to navigation, both ways.
 *
 * To one: named after the column without its "ID" (company_id -> company),
 * because two keys may lead to one table; when that says nothing new or is
 * taken, Column_Target. Keys of several columns are named after the target
 * when they alone lead there, else after the constraint.
 * To many: named after the table that refers, when it does so once, else
 * Table_ and the name of the other end. Nothing leads to the rows of a view:
 * they are those of its table.
 */
#include "config.h"
#include "edm/name.h"
#include "catalog/facts.h"

static const struct edm_prop *const *
props_of(struct build *b, struct fact_column *const *cols, size_t n)
{
	const struct edm_prop **p = NEWN(b->arena, const struct edm_prop *, n);

	for (size_t i = 0; i < n; i++)
		p[i] = cols[i]->prop;
	return p;
}

struct edm_hop
hop(struct build *b, const struct fact_table *to_table,
    struct fact_column *const *from, struct fact_column *const *to, size_t n)
{
	return (struct edm_hop){ .set = to_table->set,
		.from = props_of(b, from, n),
		.to = props_of(b, to, n),
		.n = n };
}

struct nav_draft *
add_nav(struct build *b, struct fact_table *owner, struct str name,
    const struct edm_nav *nav)
{
	struct nav_draft *d = NEW(b->scratch, struct nav_draft);

	d->nav = *nav;
	d->nav.name = take_name(b->arena, &owner->taken, name);
	d->nav.owner = owner->set;
	VEC_PUSH(b->scratch, &owner->navs, d);
	return d;
}

/* Navigation that nobody sees still names its other end. */
struct nav_draft *
add_nav_as(struct build *b, struct fact_table *owner, const struct given *g,
    struct str name, bool hide, const struct edm_nav *nav)
{
	struct nav_draft *d;

	if (!hide && (g == NULL || g->name.n == 0))
		return add_nav(b, owner, name, nav);
	d = NEW(b->scratch, struct nav_draft);
	d->nav = *nav;
	d->nav.owner = owner->set;
	d->nav.name = name;
	if (g != NULL && g->name.n > 0)
		d->nav.name = arena_dup(
		    b->arena, hide ? g->name : take_given(b, &owner->taken, g));
	if (!hide)
		VEC_PUSH(b->scratch, &owner->navs, d);
	return d;
}

/* Do the columns hold all columns of a unique key? Then at most one row
 * answers, nulls or not: a null is equal to nothing. */
static bool
unique(const struct fact_table *t, const struct fact_fk *k)
{
	for (size_t i = 0; i < t->indexes.n; i++) {
		const struct fact_index *x = t->indexes.v[i];
		size_t in = 0;

		for (size_t j = 0; j < x->cols.n; j++)
			for (size_t l = 0; l < k->to.n; l++)
				if (x->cols.v[j] == k->to.v[l]) {
					in++;
					break;
				}
		if (x->unique && in == x->cols.n)
			return true;
	}
	return false;
}

/* Finds target and columns; empty when navigation can be made of it. */
static struct str
resolve(struct build *b, struct fact_fk *k)
{
	struct fact_table *t = facts_table(b->facts, k->table);

	if (!str_eq(k->schema, b->facts->database))
		return S("it leads to another database");
	if (t == NULL)
		return S("the account may not see the table it leads to");
	if (t->set == NULL || t->unseen)
		return arena_strf(b->scratch,
		    "the table %.*s that it leads to is left out",
		    STRF(t->name));
	for (size_t i = 0; i < k->from.n; i++) {
		struct fact_column *to = facts_column(t, k->names.v[i]);

		if (to == NULL || to->prop == NULL ||
		    k->from.v[i]->prop == NULL)
			return arena_strf(b->scratch,
			    "its column %.*s is left out",
			    STRF(k->from.v[i]->prop == NULL ? k->from.v[i]->name
							    : k->names.v[i]));
		VEC_PUSH(b->scratch, &k->to, to);
	}
	if (!unique(t, k))
		return S("what it leads to is not unique");
	if (!overlay_owner(k->from.v, k->from.n, &k->of) ||
	    !overlay_owner(k->to.v, k->to.n, &k->as))
		return S("no derived type has all of its columns");
	if (overlay_comparable(b, k).n > 0)
		return overlay_comparable(b, k);
	k->target = t;
	return (struct str){ 0 };
}

static bool
is_separator(char c)
{
	return c == '_' || c == '-' || c == ' ' || c == '.';
}

/* The column without a final ID and what separates it; as it is when it has
 * none, empty when it has nothing else. A bare "id" in small letters counts
 * behind three others only: "paid" and "valid" are words. */
static struct str
without_id(struct str column)
{
	struct str s = str_head(column, column.n < 2 ? 0 : column.n - 2);
	bool apart = s.n > 0 && is_separator(s.p[s.n - 1]);

	if (!str_ends(column, S("ID")) && !str_ends(column, S("Id")) &&
	    !(str_ends(column, S("id")) && (apart || s.n > 3)))
		return column;
	while (s.n > 0 && is_separator(s.p[s.n - 1]))
		s = str_head(s, s.n - 1);
	return s;
}

static size_t
keys_to(const struct fact_table *from, const struct fact_table *to)
{
	size_t n = 0;

	for (size_t i = 0; i < from->fks.n; i++)
		n += from->fks.v[i]->target == to;
	return n;
}

static struct str
join_names(struct build *b, struct str x, struct str y)
{
	return edm_name_cut(
	    b->arena, arena_strf(b->arena, "%.*s_%.*s", STRF(x), STRF(y)));
}

static struct str
to_one_name(
    struct build *b, const struct fact_table *t, const struct fact_fk *k)
{
	struct str column = k->from.v[0]->name, s;

	if (k->from.n > 1)
		return keys_to(t, k->target) == 1 &&
			map_get(&t->taken, k->target->set_name) == NULL
		    ? k->target->set_name
		    : edm_name(b->arena, k->name);
	s = without_id(column);
	if (s.n > 0 && s.n < column.n) {
		s = edm_name(b->arena, s);
		if (map_get(&t->taken, s) == NULL)
			return s;
	}
	return join_names(b, k->from.v[0]->prop->name, k->target->set_name);
}

static void
to_one(struct build *b, struct fact_table *t, struct fact_fk *k)
{
	struct edm_nav n = { .target = k->target->set,
		.of = k->of,
		.as = k->as,
		.dependent = true,
		.nhops = 1,
		.nullable = k->loose || k->as != NULL,
		.constraint = arena_dup(b->arena, k->name) };
	const struct overlay_fk *ok = k->overlay;

	for (size_t i = 0; i < k->from.n; i++)
		n.nullable |= k->from.v[i]->prop->nullable;
	n.hops[0] = hop(b, k->target, k->from.v, k->to.v, k->from.n);
	if (ok != NULL)
		n.notes = overlay_notes(b, &ok->notes);
	k->one = add_nav_as(b, t, ok == NULL ? NULL : &ok->name,
	    to_one_name(b, t, k), t->unseen || (ok != NULL && ok->hide), &n);
}

static void
to_many(struct build *b, struct fact_table *t, struct fact_fk *k)
{
	struct edm_nav n = { .target = t->set,
		.of = k->as,
		.as = k->of,
		.many = true,
		.nhops = 1,
		.constraint = k->one->nav.constraint };
	bool once = keys_to(t, k->target) == 1 && t != k->target;
	const struct given *g =
	    k->overlay == NULL ? NULL : &k->overlay->inverse;
	struct nav_draft *d;

	if (t->unseen || (k->overlay != NULL && k->overlay->hide_inverse) ||
	    (facts_is_view(t) && (g == NULL || g->name.n == 0)))
		return;
	n.hops[0] = hop(b, t, k->to.v, k->from.v, k->from.n);
	if (k->overlay != NULL)
		n.notes = overlay_notes(b, &k->overlay->inverse_notes);
	d = add_nav_as(b, k->target, g,
	    once && map_get(&k->target->taken, t->set_name) == NULL
		? t->set_name
		: join_names(b, t->set_name, k->one->nav.name),
	    false, &n);
	d->partner = k->one;
	k->one->partner = d;
}

/* Drafts to the arrays of their sets, then partners to their places. */
static void
freeze(struct build *b)
{
	struct facts *f = b->facts;

	for (size_t i = 0; i < f->tables.n; i++) {
		struct fact_table *t = f->tables.v[i];
		struct edm_nav *navs;

		if (t->set == NULL)
			continue;
		navs = NEWN(b->arena, struct edm_nav, t->navs.n);
		for (size_t j = 0; j < t->navs.n; j++) {
			navs[j] = t->navs.v[j]->nav;
			t->navs.v[j]->at = &navs[j];
		}
		t->set->navs = navs;
		t->set->nnavs = t->navs.n;
	}
	for (size_t i = 0; i < f->tables.n; i++)
		for (size_t j = 0; j < f->tables.v[i]->navs.n; j++) {
			struct nav_draft *d = f->tables.v[i]->navs.v[j];

			if (d->partner != NULL)
				d->at->partner = d->partner->at;
		}
}

static void
each_fk(struct build *b,
    void (*f)(struct build *, struct fact_table *, struct fact_fk *))
{
	for (size_t i = 0; i < b->facts->tables.n; i++) {
		struct fact_table *t = b->facts->tables.v[i];

		for (size_t j = 0; j < t->fks.n; j++)
			if (t->fks.v[j]->target != NULL)
				f(b, t, t->fks.v[j]);
	}
}

static bool
has_name(const struct overlay_fk *k, bool inverse)
{
	return k != NULL && (inverse ? k->inverse : k->name).name.n > 0;
}

/* Given names before the others, which give way. */
static void
to_one_given(struct build *b, struct fact_table *t, struct fact_fk *k)
{
	if (has_name(k->overlay, false))
		to_one(b, t, k);
}

static void
to_one_other(struct build *b, struct fact_table *t, struct fact_fk *k)
{
	if (!has_name(k->overlay, false))
		to_one(b, t, k);
}

static void
to_many_given(struct build *b, struct fact_table *t, struct fact_fk *k)
{
	if (has_name(k->overlay, true))
		to_many(b, t, k);
}

static void
to_many_other(struct build *b, struct fact_table *t, struct fact_fk *k)
{
	if (!has_name(k->overlay, true))
		to_many(b, t, k);
}

void
make_navs(struct build *b)
{
	for (size_t i = 0; i < b->facts->tables.n; i++) {
		struct fact_table *t = b->facts->tables.v[i];

		for (size_t j = 0; j < t->fks.n && t->set != NULL; j++) {
			struct str why = resolve(b, t->fks.v[j]);

			if (why.n == 0)
				continue;
			overlay_unresolved(b, t->fks.v[j], why);
			left_out(b, t, t->fks.v[j]->name, why);
		}
	}
	/* All of one kind before the next: a new table that refers to an old
	 * one never changes the old one's names to one. */
	each_fk(b, to_one_given);
	each_fk(b, to_one_other);
	each_fk(b, to_many_given);
	each_fk(b, to_many_other);
	make_link_navs(b);
	freeze(b);
}
