/* SPDX-License-Identifier: MIT */
/*
 * bind_items.c - collection properties as a whole: equality with a list,
 * hassubset, hassubsequence (URL Conventions §5.1.1.1.1, §5.1.1.5.8-9) and
 * "in".
 *
 * The items are rows of a scope, each with its value and its number. A list
 * becomes conditions over them: equal is who has as many items and each
 * expected one at its place.
 */
#include "config.h"
#include "odata/bind_in.h"

enum { VALUE, NUMBER }; /* properties of the rows */

static struct err *
items_of(struct binder *b, struct scope *outer, const struct expr *x,
    struct scope **ret)
{
	return bind_open(b, outer, x->join, x->prop->rows, NULL, x->pos, ret);
}

static struct expr *
prop_of(struct binder *b, const struct scope *s, size_t which, long pos)
{
	return bind_property(b, &s->set->props[which], s->row, pos);
}

static struct expr *
number(struct binder *b, int64_t n, long pos)
{
	struct expr *e = bind_make(b, EX_LIT, EDM_INT64, pos, NULL, NULL);

	e->val = VAL_OF_I64(n);
	return e;
}

static struct err *
refuse_complex(struct binder *b, const struct expr *x)
{
	if (x->prop->ctype == NULL)
		return NULL;
	return ERR_AT(b->arena, NOT_IMPLEMENTED, x->prop->name, x->pos,
	    "'%.*s' is a collection of objects, which is not compared",
	    STRF(x->prop->name));
}

/* The literals of a list; each stands beside an item. */
static struct err *
literals(struct binder *b, struct scope *scope, const struct expr *x,
    const struct ast *list, struct expr ***ret, size_t *n)
{
	struct expr like = { .kind = EX_PROP };

	TRY(refuse_complex(b, x));
	like.type = x->prop->rows->target->props[VALUE].type;
	like.etype = x->prop->rows->target->props[VALUE].etype;
	*n = 0;
	for (const struct ast_arg *m = list->args; m != NULL; m = m->next)
		++*n;
	*ret = NEWN(b->arena, struct expr *, *n + 1);
	*n = 0;
	for (const struct ast_arg *m = list->args; m != NULL; m = m->next) {
		struct expr **to = &(*ret)[(*n)++];

		TRY(bind_expr(b, scope, m->value, to));
		if ((*to)->kind != EX_LIT)
			return ERR_AT(b->arena, NOT_IMPLEMENTED, S(""),
			    m->value->pos,
			    "Only literals are supported in this list");
		TRY(bind_beside(b, to, &like));
	}
	return NULL;
}

/* The value of the row is this, and its number is op n. */
static struct err *
item_is(struct binder *b, const struct scope *s, struct expr *lit,
    enum ast_op op, struct expr *n, struct expr **ret)
{
	struct expr *value, *at;

	b->nodes += 6;
	TRY(bind_op(
	    b, OP_EQ, lit->pos, prop_of(b, s, VALUE, lit->pos), lit, &value));
	*ret = value;
	if (n == NULL)
		return NULL;
	TRY(bind_op(b, op, lit->pos, prop_of(b, s, NUMBER, lit->pos), n, &at));
	*ret = bind_make_op(b, OP_AND, EDM_BOOL, lit->pos, at, value);
	return NULL;
}

static struct expr *
counted(struct binder *b, struct scope *s, struct expr *filter, enum ast_op op,
    int64_t n, long pos)
{
	return bind_make_op(b, op, EDM_BOOL, pos,
	    bind_over(b, EX_COUNT, EDM_INT64, s, filter, pos),
	    number(b, n, pos));
}

struct err *
bind_list_equal(struct binder *b, struct scope *scope, const struct expr *x,
    const struct ast *list, struct expr **ret)
{
	struct expr **lits, *any;
	struct scope *all, *same;
	size_t n;

	TRY(literals(b, scope, x, list, &lits, &n));
	TRY(items_of(b, scope, x, &all));
	*ret = counted(b, all, NULL, OP_EQ, (int64_t)n, list->pos);
	if (n == 0)
		return NULL;
	TRY(items_of(b, scope, x, &same));
	any = bind_make(b, EX_OP, EDM_BOOL, list->pos, NULL, NULL);
	any->op = OP_OR;
	any->args = NEWN(b->arena, struct expr *, n);
	for (size_t i = 0; i < n; i++)
		TRY(item_is(b, same, lits[i], OP_EQ,
		    number(b, (int64_t)i + 1, lits[i]->pos),
		    &any->args[any->nargs++]));
	*ret = bind_make_op(b, OP_AND, EDM_BOOL, list->pos, *ret,
	    counted(b, same, n == 1 ? any->args[0] : any, OP_EQ, (int64_t)n,
		list->pos));
	return NULL;
}

/* Literals of a list have one type. */
static bool
same_literal(const struct expr *x, const struct expr *y)
{
	if (x->val.kind != y->val.kind)
		return false;
	switch (x->val.kind) {
	case VAL_NULL: return true;
	case VAL_BOOL: return x->val.b == y->val.b;
	case VAL_I64:
	case VAL_DURATION: return x->val.i == y->val.i;
	case VAL_U64: return x->val.u == y->val.u;
	case VAL_F32:
	case VAL_F64: return !(x->val.d < y->val.d || x->val.d > y->val.d);
	case VAL_DEC:
	case VAL_STR:
	case VAL_BYTES: return str_eq(x->val.s, y->val.s);
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME:
		return datetime_unix(&x->val.t) == datetime_unix(&y->val.t) &&
		    x->val.t.micro == y->val.t.micro;
	case VAL__MAX: break;
	}
	return false;
}

/* Each value as often as the list has it. */
static struct err *
subset(struct binder *b, struct scope *scope, const struct expr *x,
    struct expr **lits, size_t n, struct expr **ret)
{
	struct expr *all = bind_all_of(b, x->pos, n);

	for (size_t i = 0; i < n; i++) {
		struct expr *is;
		struct scope *s;
		int64_t times = 1;
		bool before = false;

		for (size_t k = 0; k < n; k++) {
			bool same = k != i && same_literal(lits[i], lits[k]);

			before = before || (same && k < i);
			times += same;
		}
		if (before)
			continue;
		TRY(items_of(b, scope, x, &s));
		TRY(item_is(b, s, lits[i], OP_EQ, NULL, &is));
		all->args[all->nargs++] = times == 1
		    ? bind_over(b, EX_ANY, EDM_BOOL, s, is, x->pos)
		    : counted(b, s, is, OP_GE, times, x->pos);
	}
	*ret = all->nargs == 1 ? all->args[0] : all;
	return NULL;
}

/* One that is the first literal, and behind it one that is the second … */
static struct err *
sequence(struct binder *b, struct scope *scope, const struct expr *x,
    const struct scope *before, struct expr **lits, size_t n, struct expr **ret)
{
	struct expr *is, *rest;
	struct scope *s;

	TRY(items_of(b, scope, x, &s));
	TRY(item_is(b, s, lits[0], OP_GT,
	    before == NULL ? NULL : prop_of(b, before, NUMBER, x->pos), &is));
	if (n > 1) {
		TRY(sequence(b, s, x, s, lits + 1, n - 1, &rest));
		is = bind_make_op(b, OP_AND, EDM_BOOL, x->pos, is, rest);
	}
	*ret = bind_over(b, EX_ANY, EDM_BOOL, s, is, x->pos);
	return NULL;
}

static struct err *
subset_of(struct binder *b, struct scope *scope, const struct ast *a,
    bool ordered, struct expr **ret)
{
	const struct ast *list;
	struct expr *x, **lits;
	size_t n;

	if (a->args == NULL || a->args->next == NULL ||
	    a->args->next->next != NULL)
		return ERR_AT(b->arena, TYPE_MISMATCH, a->name, a->pos,
		    "The function '%.*s' takes two collections", STRF(a->name));
	TRY(bind_alias(b, a->args->next->value, &list));
	if (list == NULL || list->kind != AST_LIST ||
	    a->args->value->kind == AST_LIST)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, a->name,
		    a->args->next->pos,
		    "'%.*s' is supported of a collection property and a list "
		    "of literals only",
		    STRF(a->name));
	TRY(bind_expr(b, scope, a->args->value, &x));
	if (x->type != EDM_COLLECTION)
		return ERR_AT(b->arena, TYPE_MISMATCH, a->name, a->args->pos,
		    "'%.*s' needs a collection, not %.*s", STRF(a->name),
		    STRF(bind_type_name(x)));
	TRY(literals(b, scope, x, list, &lits, &n));
	if (n == 0)
		*ret = bind_truth(b, true, a->pos);
	else if (ordered)
		TRY(sequence(b, scope, x, NULL, lits, n, ret));
	else
		TRY(subset(b, scope, x, lits, n, ret));
	return NULL;
}

struct err *
bind_subset(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	return subset_of(b, scope, a, false, ret);
}

struct err *
bind_subsequence(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	return subset_of(b, scope, a, true, ret);
}

struct err *
bind_in_items(struct binder *b, struct scope *scope, long pos, struct expr *x,
    const struct expr *items, struct expr **ret)
{
	struct scope *s;
	struct expr *is;

	TRY(refuse_complex(b, items));
	TRY(items_of(b, scope, items, &s));
	TRY(bind_op(b, OP_EQ, pos, prop_of(b, s, VALUE, pos), x, &is));
	*ret = bind_over(b, EX_ANY, EDM_BOOL, s, is, pos);
	return NULL;
}

/* A collection is never null. */
struct err *
bind_collection_op(struct binder *b, enum ast_op op, long pos,
    const struct expr *x, const struct expr *y, struct expr **ret)
{
	if ((op != OP_EQ && op != OP_NE) ||
	    (x->type != EDM_NULL && y->type != EDM_NULL))
		return ERR_AT(b->arena, NOT_IMPLEMENTED, ast_op_name(op), pos,
		    "Collections are compared with lists and null only, by eq "
		    "and ne");
	*ret = bind_truth(b, op == OP_NE, pos);
	return NULL;
}
