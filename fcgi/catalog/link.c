/* SPDX-License-Identifier: MIT */
/*
 * link.c - many-to-many: navigation across a pure link table.
 *
 * A link table is pure when its key is exactly the columns of its two
 * foreign keys, which share none, and no other column carries anything of its
 * own: it is generated, left out, or a time that the database fills in. The
 * link set itself stays, with its own navigation.
 */
#include "config.h"
#include "edm/name.h"
#include "catalog/facts.h"

static bool
in(const struct fact_fk *k, const struct fact_column *c)
{
	for (size_t i = 0; i < k->from.n; i++)
		if (k->from.v[i] == c)
			return true;
	return false;
}

static bool
in_key(const struct fact_table *t, const struct fact_column *c)
{
	for (size_t i = 0; i < t->key->cols.n; i++)
		if (t->key->cols.v[i] == c)
			return true;
	return false;
}

/* Nothing that a user of the link would miss. */
static bool
carries_nothing(const struct fact_column *c)
{
	return c->prop == NULL || c->generated ||
	    (c->prop->type == EDM_DATETIME &&
		str_starts(c->dflt, S("current_timestamp")));
}

static bool
is_pure(const struct fact_table *t)
{
	const struct fact_fk *k, *l;

	if (t->set == NULL || t->fks.n != 2 || facts_is_view(t))
		return false;
	if (t->overlay != NULL && (t->overlay->link.off || t->unseen))
		return false;
	k = t->fks.v[0];
	l = t->fks.v[1];
	if (k->target == NULL || l->target == NULL ||
	    t->key->cols.n != k->from.n + l->from.n)
		return false;
	for (size_t i = 0; i < t->cols.n; i++) {
		const struct fact_column *c = t->cols.v[i];
		size_t n = (size_t)in(k, c) + (size_t)in(l, c);

		if (n != (in_key(t, c) ? 1u : 0u))
			return false;
		if (n == 0 && !carries_nothing(c))
			return false;
	}
	return true;
}

/* The other table; where both ends are one table only the columns tell them
 * apart: the friends of a contact are its "friend". */
static struct str
name_across(struct build *b, const struct fact_table *link,
    const struct fact_fk *near, const struct fact_fk *far)
{
	struct str name = near->target == far->target ? far->one->nav.name
						      : far->target->set_name;

	if (map_get(&near->target->taken, name) == NULL)
		return name;
	return edm_name_cut(b->arena,
	    arena_strf(
		b->arena, "%.*s_%.*s", STRF(name), STRF(link->set_name)));
}

static struct nav_draft *
across(struct build *b, struct fact_table *link, const struct fact_fk *near,
    const struct fact_fk *far, const struct given *g,
    const struct overlay_notes *notes)
{
	struct edm_nav n = { .target = far->target->set,
		.many = true,
		.nhops = 2,
		.constraint = near->one->nav.constraint };

	n.hops[0] = hop(b, link, near->to.v, near->from.v, near->from.n);
	if (notes != NULL)
		n.notes = overlay_notes(b, notes);
	n.hops[1] = hop(b, far->target, far->from.v, far->to.v, far->from.n);
	return add_nav_as(
	    b, near->target, g, name_across(b, link, near, far), false, &n);
}

static const struct fact_fk *
end_of(const struct fact_table *t, struct str name)
{
	for (size_t i = 0; i < t->fks.n; i++)
		if (str_eq(t->fks.v[i]->name, name) &&
		    t->fks.v[i]->target != NULL)
			return t->fks.v[i];
	return NULL;
}

/* Can a pair stand in the table twice? Then a row would lead to another one
 * twice. */
static bool
pairs_are_unique(const struct fact_table *t, const struct fact_fk *k,
    const struct fact_fk *l)
{
	for (size_t i = 0; i < t->indexes.n; i++) {
		const struct fact_index *x = t->indexes.v[i];
		size_t n = 0;

		for (size_t j = 0; j < x->cols.n; j++)
			n += in(k, x->cols.v[j]) || in(l, x->cols.v[j]);
		if (x->unique && n == x->cols.n)
			return true;
	}
	return false;
}

/* The two ends: those of the overlay, or of a pure link table. */
static bool
ends(struct build *b, const struct fact_table *t, const struct fact_fk **k,
    const struct fact_fk **l)
{
	const struct overlay_link *link =
	    t->overlay == NULL ? NULL : &t->overlay->link;

	if (link == NULL || !link->there || t->set == NULL) {
		if (!is_pure(t))
			return false;
		*k = t->fks.v[0];
		*l = t->fks.v[1];
		return true;
	}
	*k = end_of(t, link->from.name);
	*l = end_of(t, link->to.name);
	if (*k == NULL || *l == NULL) {
		overlay_problem(b->overlay, link->path,
		    "both ends must be navigation of '%.*s'", STRF(t->name));
		return false;
	}
	if (!pairs_are_unique(t, *k, *l)) {
		overlay_problem(b->overlay, link->path,
		    "no unique key of '%.*s' lies within its columns: a pair "
		    "could be there twice",
		    STRF(t->name));
		return false;
	}
	return true;
}

void
make_link_navs(struct build *b)
{
	for (size_t i = 0; i < b->facts->tables.n; i++) {
		struct fact_table *t = b->facts->tables.v[i];
		const struct overlay_link *o =
		    t->overlay == NULL ? NULL : &t->overlay->link;
		const struct fact_fk *k, *l;
		struct nav_draft *there, *back;

		if (!ends(b, t, &k, &l))
			continue;
		there = across(b, t, k, l, o == NULL ? NULL : &o->name,
		    o == NULL ? NULL : &o->notes);
		back = across(b, t, l, k, o == NULL ? NULL : &o->inverse,
		    o == NULL ? NULL : &o->inverse_notes);
		there->partner = back;
		back->partner = there;
	}
}
