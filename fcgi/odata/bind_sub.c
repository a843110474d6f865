/* SPDX-License-Identifier: MIT */
/*
 * bind_sub.c - expressions over the rows of a to-many navigation: any and all
 * (URL Conventions §5.1.1.13) and /$count (§4.8) with its own $filter
 * and $search.
 *
 * Each makes a scope of its own inside the one where it stands. Names inside
 * any and all still belong to the entity outside unless they begin with the
 * variable; names inside $count( … ) belong to the rows that are counted.
 */
#include "config.h"
#include "odata/bind_in.h"

struct scope *
bind_variable(struct scope *s, struct str name)
{
	for (; s != NULL; s = s->formula ? NULL : s->outer)
		if (s->var.n != 0 && str_eq(s->var, name))
			return s;
	return NULL;
}

static struct scope *
open_scope(struct binder *b, struct scope *outer, const struct join *row,
    const struct edm_set *set)
{
	struct scope *s = NEW(b->arena, struct scope);

	*s = (struct scope){ .set = set,
		.as = row->as,
		.joins = NEWN(b->arena, struct join *, b->limits->joins + 1),
		.row = row,
		.outer = outer,
		.numbers = outer->numbers };
	return s;
}

struct err *
bind_open(struct binder *b, struct scope *outer, const struct join *from,
    const struct edm_nav *nav, const struct edm_derived *as, long pos,
    struct scope **ret)
{
	struct join *row = NEW(b->arena, struct join);

	*row = (struct join){ .from = from, .nav = nav, .as = as };
	TRY(bind_number(b, outer, nav->name, pos, &row->number));
	*ret = open_scope(b, outer, row, nav->target);
	return NULL;
}

struct expr *
bind_over(struct binder *b, enum expr_kind kind, enum edm_type type,
    const struct scope *s, struct expr *what, long pos)
{
	struct expr *e = bind_make(b, kind, type, pos, what, NULL);

	e->scope = s;
	e->join = s->row;
	e->nullable = false;
	return e;
}

static struct err *
lambda(struct binder *b, struct scope *s, const struct ast_seg *x,
    struct expr **ret)
{
	enum expr_kind kind = x->kind == SEG_ALL ? EX_ALL : EX_ANY;
	const char *name = kind == EX_ALL ? "all" : "any";
	struct expr *body = NULL;

	if (x->body != NULL) {
		if (bind_variable(s->outer, x->var) != NULL)
			return ERR_AT(b->arena, BAD_REQUEST, x->var, x->pos,
			    "The variable '%.*s' is taken by an outer lambda "
			    "expression",
			    STRF(x->var));
		s->var = x->var;
		TRY(bind_expr(b, s, x->body, &body));
		if (body->type == EDM_NULL)
			body = bind_truth(b, false, x->body->pos);
		if (body->type != EDM_BOOL)
			return ERR_AT(b->arena, TYPE_MISMATCH, str_of(name),
			    x->body->pos,
			    "The expression of '%s' must be Edm.Boolean, not "
			    "%.*s",
			    name, STRF(bind_type_name(body)));
	}
	*ret = bind_over(b, kind, EDM_BOOL, s, body, x->pos);
	return NULL;
}

static struct err *
count(struct binder *b, struct scope *s, const struct ast_seg *x,
    struct expr **ret)
{
	const struct ast_alias *outer;
	struct expr *filter = NULL;

	s->base = true;
	outer = bind_nested_aliases(b, x->opts);
	if (x->opts != NULL && x->opts->filter != NULL)
		TRY(bind_bool(b, s, x->opts->filter, &filter));
	TRY(bind_search(b, s, x->opts, &filter));
	b->aliases = outer;
	*ret = bind_over(b, EX_COUNT, EDM_INT64, s, filter, x->pos);
	return NULL;
}

/* /$filter( … ) in front of what stands at *x: conditions on the rows, which
 * names without a variable belong to (§4.12). */
static struct err *
filters(struct binder *b, struct scope *s, const struct ast_seg **x,
    struct expr **ret)
{
	struct expr *e;

	*ret = NULL;
	s->base = true;
	for (; *x != NULL && (*x)->kind == SEG_FILTER; *x = (*x)->next) {
		TRY(bind_bool(b, s, (*x)->body, &e));
		*ret = *ret == NULL
		    ? e
		    : bind_make_op(b, OP_AND, EDM_BOOL, e->pos, *ret, e);
	}
	s->base = false;
	return NULL;
}

/* any: both conditions; all: whatever is not filtered meets the other. */
static void
add_filter(struct binder *b, struct expr *e, struct expr *filter)
{
	struct expr **args;

	if (filter == NULL)
		return;
	if (e->nargs > 0 && e->kind == EX_ALL) {
		/* a row that the filter is not true of counts as met */
		e->args[0] = bind_make_op(b, OP_OR, EDM_BOOL, filter->pos,
		    bind_make_op(b, OP_NE, EDM_BOOL, filter->pos, filter,
			bind_truth(b, true, filter->pos)),
		    e->args[0]);
		e->args[0]->nullable = true;
		return;
	}
	if (e->nargs > 0)
		filter = bind_make_op(
		    b, OP_AND, EDM_BOOL, filter->pos, filter, e->args[0]);
	args = NEWN(b->arena, struct expr *, 1);
	args[0] = filter;
	e->args = args;
	e->nargs = 1;
}

static struct err *
collection(struct binder *b, struct scope *s, const struct ast_seg *at,
    struct expr **ret)
{
	const struct ast_seg *x = at->next;
	struct expr *filter;

	TRY(filters(b, s, &x, &filter));
	if (x == NULL || x->kind == SEG_NAME)
		return ERR_AT(b->arena, TYPE_MISMATCH, at->name, at->pos,
		    "'%.*s' is a collection and cannot be used as a single "
		    "value",
		    STRF(at->name));
	if (x->kind != SEG_ANY && x->kind != SEG_ALL && x->kind != SEG_COUNT)
		return bind_refuse_seg(b, x);
	if (x->kind == SEG_COUNT)
		TRY(count(b, s, x, ret));
	else
		TRY(lambda(b, s, x, ret));
	add_filter(b, *ret, filter);
	return NULL;
}

struct err *
bind_sub(struct binder *b, struct scope *outer, const struct join *from,
    const struct edm_nav *nav, const struct ast_seg *at, struct expr **ret)
{
	const struct ast_seg *last = at;
	const struct edm_derived *as = nav->as;
	struct scope *s;

	for (; bind_is_type(b, last->next) && !last->next->parens;
	     last = last->next)
		TRY(bind_type(
		    b, ERR_UNKNOWN_NAME, nav->target, last->next, &as));
	TRY(bind_open(b, outer, from, nav, as, at->pos, &s));
	return collection(b, s, last, ret);
}

struct err *
bind_sub_root(struct binder *b, struct scope *outer, const struct join *row,
    const struct edm_set *set, const struct ast_seg *at, struct expr **ret)
{
	return collection(b, open_scope(b, outer, row, set), at, ret);
}
