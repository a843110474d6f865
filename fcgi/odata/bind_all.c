/* SPDX-License-Identifier: MIT */
/*
 * bind_all.c - $all: the entities of all sets (URL Conventions §4.16).
 *
 * They have no property in common, so of the options only those that need
 * none are there; $all/Ns.Type is the set of that type and takes all.
 */
#include "config.h"
#include "odata/bind_in.h"

/* Ns.Type, or Type alone. */
static struct edm_entity_type
find_type(const struct binder *b, struct str name)
{
	struct edm_entity_type t;

	const struct str ns = b->model->ns;

	if (str_starts(name, ns) && name.n > ns.n && name.p[ns.n] == '.')
		name = str_skip(name, ns.n + 1);
	t = edm_find_type(b->model, name);
	if (t.set == NULL)
		t.set = edm_find_set(b->model, name);
	return t;
}

struct err *
bind_all(struct binder *b, struct query *q, const struct ast_seg **s)
{
	const struct ast_seg *x = (*s)->next;
	struct edm_entity_type t;

	if (x == NULL || x->kind == SEG_COUNT) {
		q->kind = QUERY_ALL;
		q->totals = x != NULL;
		return NULL;
	}
	if (x->kind != SEG_NAME || !x->identifier)
		return bind_refuse_seg(b, x);
	t = find_type(b, x->name);
	if (t.set == NULL)
		return ERR_AT(b->arena, NOT_FOUND, x->name, x->pos,
		    "There is no entity type '%.*s'", STRF(x->name));
	*s = x;
	TRY(bind_arrive(b, q, t.set, NULL, x));
	q->steps[q->nsteps - 1].as = t.derived;
	q->steps[q->nsteps - 1].cast = t.derived != NULL;
	return NULL;
}

static struct err *
check(struct binder *b, const struct ast_options *o, const struct query *q)
{
	enum {
		OK = 1 << OPT_TOP | 1 << OPT_SKIP | 1 << OPT_COUNT |
		    1 << OPT_FORMAT | 1 << OPT_SCHEMAVERSION |
		    1 << OPT_SKIPTOKEN | 1 << OPT_SEARCH
	};
	const unsigned may =
	    q->totals ? 1u << OPT_SEARCH | 1u << OPT_SCHEMAVERSION : OK;

	for (enum ast_opt i = 0; i < OPT__MAX; i++) {
		struct str n = ast_opt_name(i);

		if (!o->opt[i].given || (1u << i & may) != 0)
			continue;
		if ((1u << i & OK) != 0)
			return ERR_AT(b->arena, BAD_REQUEST, n, o->opt[i].pos,
			    "'%.*s' is not allowed for '$count'", STRF(n));
		return ERR_AT(b->arena, NOT_IMPLEMENTED, n, o->opt[i].pos,
		    "'%.*s' is not supported for '$all': write "
		    "$all/%.*s.Type",
		    STRF(n), STRF(b->model->ns));
	}
	return NULL;
}

static struct err *
part(struct binder *b, const struct edm_set *set, const struct ast_options *o,
    struct query **ret)
{
	struct query *q = NEW(b->arena, struct query);

	q->kind = QUERY_COLLECTION;
	q->set = set;
	q->typed = true;
	q->steps = NEWN(b->arena, struct step, 1);
	q->steps[q->nsteps++] =
	    (struct step){ .set = set, .many = true, .pos = ERR_NO_POS };
	*ret = q;
	b->nodes = 0; /* the limit is that of one expression */
	return bind_options(b, o, q, true);
}

struct err *
bind_all_options(struct binder *b, const struct ast_options *o, struct query *q)
{
	struct ast_options *own = NEW(b->arena, struct ast_options);
	struct query **parts = NEWN(b->arena, struct query *, b->model->nsets);
	const bool search = o->opt[OPT_SEARCH].given;

	TRY(check(b, o, q));
	own->opt[OPT_SEARCH] = o->opt[OPT_SEARCH];
	own->search = o->search;
	q->parts = parts;
	for (size_t i = 0; i < b->model->nsets; i++) {
		const struct edm_set *set = &b->model->sets[i];

		/* nothing of it is ever found by its text */
		if (search && set->nsearch == 0 && set->ntexts == 0)
			continue;
		TRY(part(b, set, own, &parts[q->nparts++]));
	}
	if (q->nparts > 0 || !search)
		return NULL;
	return ERR_AT(b->arena, NOT_IMPLEMENTED, S("$search"),
	    o->opt[OPT_SEARCH].pos,
	    "'$search' is not supported: no entity set has a FULLTEXT key or "
	    "columns declared for it");
}
