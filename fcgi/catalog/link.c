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
    const struct fact_fk *far)
{
	struct edm_nav n = { .target = far->target->set,
		.many = true,
		.nhops = 2,
		.constraint = near->one->nav.constraint };

	n.hops[0] = hop(b, link, near->to.v, near->from.v, near->from.n);
	n.hops[1] = hop(b, far->target, far->from.v, far->to.v, far->from.n);
	return add_nav(b, near->target, name_across(b, link, near, far), &n);
}

void
make_link_navs(struct build *b)
{
	for (size_t i = 0; i < b->facts->tables.n; i++) {
		struct fact_table *t = b->facts->tables.v[i];
		struct nav_draft *there, *back;

		if (!is_pure(t))
			continue;
		there = across(b, t, t->fks.v[0], t->fks.v[1]);
		back = across(b, t, t->fks.v[1], t->fks.v[0]);
		there->partner = back;
		back->partner = there;
	}
}
