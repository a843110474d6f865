/* SPDX-License-Identifier: MIT */
/*
 * bind_part.c - complex properties in expressions: the way into them, and
 * whole ones compared (URL Conventions §5.1.1.1.1: the same parts).
 *
 * Whoever is compared as a whole is compared part by part: with null, with
 * one of the same type, or with an object of JSON, whose missing members are
 * null.
 */
#include "config.h"
#include "odata/bind_in.h"

struct err *
bind_part(struct binder *b, enum err_code code, const struct ast_seg *s,
    const struct edm_prop **p)
{
	const struct edm_prop *in = *p;

	if (s->kind != SEG_NAME || s->qualified)
		return bind_refuse_seg(b, s);
	*p = edm_part(in, s->name);
	if (*p == NULL)
		return err_new_(b->arena, code, s->name, s->pos, __FILE__,
		    __LINE__, "'%.*s' has no property '%.*s'", STRF(in->name),
		    STRF(s->name));
	if (s->parens)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "The property '%.*s' takes no key", STRF(s->name));
	return NULL;
}

struct err *
bind_prop_path(struct binder *b, struct scope *scope, const struct edm_set *set,
    const struct join *j, const struct edm_prop *p, const struct ast_seg *s,
    struct expr **ret)
{
	const struct ast_seg *next = s->next;

	for (; p->type == EDM_COMPLEX && next != NULL && next->kind == SEG_NAME;
	     next = s->next) {
		TRY(bind_part(b, ERR_UNKNOWN_NAME, next, &p));
		s = next;
	}
	if (p->type == EDM_COLLECTION && next != NULL)
		return bind_sub(b, scope, j, p->rows, s, ret);
	if (next != NULL)
		TRY(bind_no_collection(b, s, next));
	if (next != NULL && next->kind != SEG_NAME)
		return bind_refuse_seg(b, next);
	if (next != NULL)
		return ERR_AT(b->arena, UNKNOWN_NAME, next->name, next->pos,
		    "'%.*s' has no properties", STRF(s->name));
	if (p->stream != NULL)
		return bind_no_stream(b, s);
	if (p->computed_by != NULL)
		return bind_formula(b, scope, set, p, j, s->pos, ret);
	*ret = bind_property(b, p, j, s->pos);
	return NULL;
}

static bool
is_complex(const struct expr *e)
{
	return e->type == EDM_COMPLEX;
}

static struct err *
mismatch(struct binder *b, enum ast_op op, long pos, const struct expr *x,
    const struct expr *y)
{
	struct str name = ast_op_name(op);

	return ERR_AT(b->arena, TYPE_MISMATCH, name, pos,
	    "'%.*s' does not take %.*s and %.*s", STRF(name),
	    STRF(bind_type_name(x)), STRF(bind_type_name(y)));
}

struct expr *
bind_all_of(struct binder *b, long pos, size_t n)
{
	struct expr *e = bind_make(b, EX_OP, EDM_BOOL, pos, NULL, NULL);

	e->op = OP_AND;
	e->args = NEWN(b->arena, struct expr *, n + 1);
	return e;
}

/* None of the parts, or one, needs no "and". */
static struct expr *
joined(struct binder *b, struct expr *all)
{
	return all->nargs == 0 ? bind_truth(b, true, all->pos)
	    : all->nargs == 1  ? all->args[0]
			       : all;
}

/* How deep types are nested was bounded when they were read. */
static struct err *
parts_equal(struct binder *b, long pos, const struct expr *x,
    const struct expr *y, struct expr **ret)
{
	const struct edm_prop *p = x->prop;
	struct expr *all = bind_all_of(b, pos, p->ctype->nprops), *with;

	for (size_t i = 0; i < p->ctype->nprops; i++) {
		with = is_complex(y)
		    ? bind_property(b, y->prop->parts[i], y->join, pos)
		    : bind_null(b, pos);
		b->nodes += 3;
		TRY(bind_op(b, OP_EQ, pos,
		    bind_property(b, p->parts[i], x->join, pos), with,
		    &all->args[all->nargs++]));
	}
	*ret = joined(b, all);
	return NULL;
}

static struct expr *
maybe_not(struct binder *b, enum ast_op op, struct expr *e)
{
	return op == OP_EQ ? e
			   : bind_make_op(b, OP_NOT, EDM_BOOL, e->pos, e, NULL);
}

struct err *
bind_complex_op(struct binder *b, enum ast_op op, long pos, struct expr *x,
    struct expr *y, struct expr **ret)
{
	struct expr *swap = x;

	if (!is_complex(x)) {
		x = y;
		y = swap;
	}
	if ((op != OP_EQ && op != OP_NE) ||
	    (y->type != EDM_NULL &&
		(!is_complex(y) || x->prop->ctype != y->prop->ctype)))
		return mismatch(b, op, pos, x, y);
	TRY(parts_equal(b, pos, x, y, ret));
	*ret = maybe_not(b, op, *ret);
	return NULL;
}

/* The member for a part: by its name, else in any case. */
static const struct ast_arg *
member_of(const struct ast *object, const struct edm_prop *complex,
    const struct edm_prop *part)
{
	for (const struct ast_arg *m = object->args; m != NULL; m = m->next)
		if (edm_part(complex, m->name) == part)
			return m;
	return NULL;
}

/* Each member must be of the type; what begins with "@" says something of it
 * or of a member. */
static struct err *
check_members(
    struct binder *b, const struct ast *object, const struct edm_prop *complex)
{
	for (const struct ast_arg *m = object->args; m != NULL; m = m->next) {
		const struct edm_prop *p = edm_part(complex, m->name);

		if (str_index(m->name, '@') < m->name.n)
			continue;
		if (p == NULL)
			return ERR_AT(b->arena, UNKNOWN_NAME, m->name, m->pos,
			    "'%.*s' has no property '%.*s'",
			    STRF(complex->name), STRF(m->name));
		if (member_of(object, complex, p) != m)
			return ERR_AT(b->arena, BAD_REQUEST, m->name, m->pos,
			    "'%.*s' is given twice", STRF(m->name));
	}
	return NULL;
}

static struct err *
object_equal(struct binder *b, struct scope *scope, const struct edm_prop *c,
    const struct join *j, const struct ast *object, struct expr **ret)
{
	struct expr *all = bind_all_of(b, object->pos, c->ctype->nprops);

	TRY(check_members(b, object, c));
	for (size_t i = 0; i < c->ctype->nprops; i++) {
		const struct edm_prop *p = c->parts[i];
		const struct ast_arg *m = member_of(object, c, p);
		struct expr *x = bind_property(b, p, j, object->pos);
		struct expr *y = bind_null(b, object->pos);
		struct expr **to = &all->args[all->nargs++];

		b->nodes += 3;
		if (m != NULL && m->value->kind == AST_OBJECT &&
		    is_complex(x)) {
			TRY(object_equal(b, scope, p, j, m->value, to));
			continue;
		}
		if (m != NULL && m->value->kind == AST_LIST &&
		    p->type == EDM_COLLECTION) {
			TRY(bind_list_equal(b, scope, x, m->value, to));
			continue;
		}
		if (m != NULL)
			TRY(bind_expr(b, scope, m->value, &y));
		TRY(bind_op(
		    b, OP_EQ, m == NULL ? object->pos : m->pos, x, y, to));
	}
	*ret = joined(b, all);
	return NULL;
}

static bool
is_structure(const struct ast *a)
{
	return a != NULL && (a->kind == AST_OBJECT || a->kind == AST_LIST);
}

/* x eq {…}, x ne […], or the other way round. */
struct err *
bind_structure(struct binder *b, struct scope *scope, const struct ast *a,
    bool *found, struct expr **ret)
{
	const struct ast *left, *right;
	struct expr *x;

	*found = false;
	if (a->op != OP_EQ && a->op != OP_NE)
		return NULL;
	/* An alias that refers to itself is found again, and where. */
	if (bind_alias(b, a->args->value, &left) != NULL ||
	    bind_alias(b, a->args->next->value, &right) != NULL)
		return NULL;
	*found = is_structure(left) != is_structure(right);
	if (!*found)
		return NULL;
	TRY(bind_expr(b, scope,
	    is_structure(left) ? a->args->next->value : a->args->value, &x));
	if (is_structure(left))
		right = left;
	if (right->kind == AST_OBJECT && is_complex(x))
		TRY(object_equal(b, scope, x->prop, x->join, right, ret));
	else if (right->kind == AST_LIST && x->type == EDM_COLLECTION)
		TRY(bind_list_equal(b, scope, x, right, ret));
	else
		return ERR_AT(b->arena, TYPE_MISMATCH, ast_op_name(a->op),
		    a->pos, "'%.*s' does not take %.*s and %s",
		    STRF(ast_op_name(a->op)), STRF(bind_type_name(x)),
		    right->kind == AST_OBJECT ? "an object" : "a list");
	*ret = maybe_not(b, a->op, *ret);
	return NULL;
}
