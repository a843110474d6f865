/* SPDX-License-Identifier: MIT */
/*
 * bind_root.c - expressions over rows that are not those of the query:
 * $root/Set(key)/… (URL Conventions §5.1.1.14.5), and $it below $expand.
 *
 * $root is a subquery of its own: a value of one entity, which is null when
 * there is no such entity, or any, all and $count over a collection.
 */
#include "config.h"
#include "odata/bind_in.h"

const struct join *
bind_it(struct binder *b, struct scope *scope)
{
	struct join *it;

	while (scope->outer != NULL)
		scope = scope->outer;
	if (scope->it != NULL)
		return scope->it;
	it = NEW(b->arena, struct join);
	it->it = true;
	scope->it = it;
	return it;
}

/* The value of the entity that the path leads to. */
static struct err *
value(struct binder *b, const struct join *row, const struct edm_prop *p,
    const struct ast_seg *s, struct expr **ret)
{
	struct expr *e;

	for (; p->type == EDM_COMPLEX && s->next != NULL; s = s->next)
		TRY(bind_part(b, ERR_UNKNOWN_NAME, s->next, &p));
	if (p->type == EDM_COMPLEX || p->type == EDM_COLLECTION)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, s->name, s->pos,
		    "'$root' does not yield complex values and collections");
	e = bind_property(b, p, row, s->pos);
	if (s->next != NULL)
		return ERR_AT(b->arena, UNKNOWN_NAME, s->next->name,
		    s->next->pos, "'%.*s' has no properties", STRF(s->name));
	if (p->stream != NULL)
		return bind_no_stream(b, s);
	if (p->computed_by != NULL)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, s->name, s->pos,
		    "'$root' does not yield computed properties");
	if (edm_is_geometry(p->type) || p->type == EDM_ENUM)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, s->name, s->pos,
		    "'$root' does not yield %.*s", STRF(bind_type_name(e)));
	if (p->type == EDM_DURATION)
		e = bind_micros(b, e);
	*ret = bind_make(b, EX_ROOT, e->type, s->pos, e, NULL);
	(*ret)->join = row;
	(*ret)->nullable = true;
	if (p->type == EDM_DURATION)
		(*ret)->type = EDM_DURATION;
	return NULL;
}

/* The first segment behind $root. */
static struct err *
first(struct binder *b, struct query *path, const struct ast_seg *s)
{
	const struct edm_set *set;
	struct err *e;
	bool found;

	if (s->kind != SEG_NAME || s->qualified)
		return bind_refuse_seg(b, s);
	TRY(bind_singleton(b, path, s, &found));
	if (found)
		return NULL;
	e = bind_set(b, s->name, s->pos, &set);
	if (e != NULL)
		e->code = ERR_UNKNOWN_NAME; /* in an option: 400 */
	TRY(e);
	return bind_arrive(b, path, set, NULL, s);
}

static struct err *
cast(struct binder *b, struct query *path, const struct ast_seg *s)
{
	struct step *last = &path->steps[path->nsteps - 1];

	return bind_type(b, ERR_UNKNOWN_NAME, last->set, s, &last->as);
}

/* Does the path go on behind this segment with a single entity? */
static bool
goes_on(const struct query *path, const struct ast_seg *s)
{
	return !path->steps[path->nsteps - 1].many && s->next != NULL;
}

static struct err *
walk(struct binder *b, struct scope *scope, struct query *path,
    const struct ast_seg *s, struct expr **ret)
{
	struct join *row = NEW(b->arena, struct join);
	const struct edm_prop *prop = NULL;
	struct edm_ref ref;

	TRY(first(b, path, s));
	for (; goes_on(path, s) && prop == NULL; s = s->next) {
		const struct edm_set *set = path->steps[path->nsteps - 1].set;
		const struct ast_seg *x = s->next;

		if (bind_is_type(b, x)) {
			TRY(cast(b, path, x));
			continue;
		}
		if (x->kind != SEG_NAME || x->qualified)
			return bind_refuse_seg(b, x);
		ref =
		    edm_find_in(set, path->steps[path->nsteps - 1].as, x->name);
		prop = ref.prop;
		if (prop == NULL && ref.nav == NULL)
			return bind_no_name(
			    b, ERR_UNKNOWN_NAME, set, x->name, x->pos);
		if (path->nsteps == b->limits->joins)
			return ERR_AT(b->arena, LIMIT, x->name, x->pos,
			    "More than %zu segments in a path (joins_max)",
			    b->limits->joins);
		if (ref.nav != NULL)
			TRY(bind_arrive(b, path, ref.nav->target, ref.nav, x));
	}
	for (; prop == NULL && bind_is_type(b, s->next); s = s->next)
		TRY(cast(b, path, s->next));
	row->as = path->steps[path->nsteps - 1].as;
	TRY(bind_number(b, scope, S("$root"), s->pos, &row->number));
	row->steps = path->steps;
	row->nsteps = path->nsteps;
	if (prop != NULL)
		return value(b, row, prop, s, ret);
	if (path->steps[path->nsteps - 1].many)
		return bind_sub_root(
		    b, scope, row, path->steps[path->nsteps - 1].set, s, ret);
	return ERR_AT(b->arena, NOT_IMPLEMENTED, S("$root"), s->pos,
	    "'$root' is supported with a property, any, all or $count at its "
	    "end, not as an entity");
}

struct err *
bind_root(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	struct query path = { .steps = NEWN(
				  b->arena, struct step, b->limits->joins) };

	if (a->segs->next == NULL)
		return ERR_AT(b->arena, BAD_REQUEST, S("$root"), a->pos,
		    "'$root' needs an entity set behind it");
	return walk(b, scope, &path, a->segs->next, ret);
}
