/* SPDX-License-Identifier: MIT */
/*
 * bind_cross.c - $crossjoin(A,B) (URL Conventions §4.15).
 *
 * The rows get a set of their own, made here: its key is the keys of all
 * members, its navigation properties lead to them. So paths in expressions,
 * $expand, the order of pages and tokens need not know about it; only the
 * planner (FROM) and the writer (links) do.
 */
#include "config.h"
#include "odata/bind_in.h"

struct cross {
	struct edm_set *set;
	struct edm_prop *props;
	const struct edm_prop **keys;
	struct edm_nav *navs;
};

/* Appends one member. */
static void
add(struct binder *b, struct cross *c, const struct edm_set *member)
{
	struct edm_set *set = c->set;
	struct edm_nav *nav = &c->navs[set->nnavs++];
	struct edm_ref *ref = NEW(b->arena, struct edm_ref);
	size_t first = set->nkeys;

	for (size_t i = 0; i < member->nkeys; i++) {
		struct edm_prop *p = &c->props[set->nkeys];

		*p = *member->keys[i];
		p->index = (uint16_t)set->nkeys;
		p->member = (uint16_t)set->nnavs;
		p->large = true; /* not shown, for nobody can select it */
		/* no name that a URL could have */
		p->name = arena_strf(b->arena, "%.*s/%.*s", STRF(member->name),
		    STRF(member->keys[i]->name));
		c->keys[set->nkeys++] = p;
	}
	*nav = (struct edm_nav){ .name = member->name,
		.owner = set,
		.target = member,
		.dependent = true,
		.member = (uint16_t)set->nnavs,
		.nhops = 1 };
	nav->hops[0] = (struct edm_hop){ .set = member,
		.from = &c->keys[first],
		.to = member->keys,
		.n = member->nkeys };
	ref->nav = nav;
	(void)map_add(&set->by_name, nav->name, ref);
}

static struct err *
check(struct binder *b, const struct ast_seg *s, const struct edm_set **members,
    size_t *nkeys)
{
	size_t n = 0;

	for (const struct ast_arg *x = s->args; x != NULL; x = x->next) {
		if (n == b->limits->cross)
			return ERR_AT(b->arena, LIMIT, S("$crossjoin"), x->pos,
			    "More than %zu entity sets in '$crossjoin' "
			    "(crossjoin_max)",
			    b->limits->cross);
		TRY(bind_set(b, x->name, x->pos, &members[n]));
		for (size_t i = 0; i < n; i++)
			if (members[i] == members[n])
				return ERR_AT(b->arena, BAD_REQUEST, x->name,
				    x->pos,
				    "'$crossjoin' names '%.*s' twice: its rows "
				    "have one property for each entity set",
				    STRF(x->name));
		*nkeys += members[n++]->nkeys;
	}
	return NULL;
}

struct err *
bind_cross(struct binder *b, struct query *q, const struct ast_seg *s)
{
	const struct edm_set **members =
	    NEWN(b->arena, const struct edm_set *, b->limits->cross);
	struct edm_set *set = NEW(b->arena, struct edm_set);
	struct cross c = { .set = set };
	size_t nkeys = 0;

	TRY(check(b, s, members, &nkeys));
	c.props = NEWN(b->arena, struct edm_prop, nkeys);
	c.keys = NEWN(b->arena, const struct edm_prop *, nkeys);
	c.navs = NEWN(b->arena, struct edm_nav, b->limits->cross);
	*set = (struct edm_set){ .name = S("$crossjoin"),
		.props = c.props,
		.keys = c.keys,
		.navs = c.navs,
		.by_name = map_in(b->arena),
		.cross = true };
	for (const struct ast_arg *x = s->args; x != NULL; x = x->next) {
		add(b, &c, members[set->nnavs]);
		set->name = arena_strf(b->arena, "%.*s%s%.*s", STRF(set->name),
		    set->nnavs == 1 ? "(" : ",",
		    STRF(c.navs[set->nnavs - 1].name));
	}
	set->name = arena_strf(b->arena, "%.*s)", STRF(set->name));
	set->nprops = set->nkeys;
	q->steps[q->nsteps++] =
	    (struct step){ .set = set, .many = true, .pos = s->pos };
	return NULL;
}

struct err *
bind_cross_options(struct binder *b, const struct ast_options *o)
{
	static const enum ast_opt not_built[] = { OPT_SELECT, OPT_COMPUTE,
		OPT_SEARCH };

	for (size_t i = 0; i < N_ELEM(not_built); i++) {
		struct str n = ast_opt_name(not_built[i]);

		if (o->opt[not_built[i]].given)
			return ERR_AT(b->arena, NOT_IMPLEMENTED, n,
			    o->opt[not_built[i]].pos,
			    "'%.*s' is not supported for '$crossjoin'%s",
			    STRF(n),
			    not_built[i] == OPT_SELECT
				? ": write $expand=Set($select=…)"
				: "");
	}
	return NULL;
}
