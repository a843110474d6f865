/* SPDX-License-Identifier: MIT */
/*
 * bind_func.c - functions of the model: which overload is called, and with
 * what (Protocol §11.5.4, URL Conventions §4.5 and §5.1.1.7).
 *
 * The only namespace is the default one, so functions are found without it
 * too. An overload is chosen by the names of its parameters; all must be
 * there. In the path parameters may also be query options: "at", or "@at" where
 * that is the name of a system query option.
 */
#include "config.h"
#include "base/utf8.h"
#include "odata/bind_in.h"

struct call {
	struct scope *scope;
	const struct edm_set *set; /* NULL: unbound */
	const struct join *row;
	const struct ast_seg *seg;
	struct str name; /* as the model has it */
	bool path;       /* in the path: literals, and implicit aliases */
};

/* The name without the namespace; false when it is of another one. */
static bool
local_name(const struct binder *b, const struct ast_seg *s, struct str *ret)
{
	const struct str ns = b->model->ns;

	*ret = s->name;
	if (!s->qualified)
		return true;
	if (!str_starts(s->name, ns) || s->name.n < ns.n + 2 ||
	    s->name.p[ns.n] != '.')
		return false;
	*ret = str_skip(s->name, ns.n + 1);
	return true;
}

/* Exact, or without regard to case (41a-10). */
static bool
find_name(struct binder *b, struct call *c)
{
	const struct edm_model *m = b->model;
	struct str name;

	if (c->seg->kind != SEG_NAME || !local_name(b, c->seg, &name))
		return false;
	for (int ci = 0; ci < 2; ci++)
		for (size_t i = 0; i < m->nfunctions; i++) {
			const struct edm_function *f = &m->functions[i];

			if (f->bound != c->set ||
			    !(ci ? str_ieq(f->name, name)
				 : str_eq(f->name, name)))
				continue;
			c->name = f->name;
			return true;
		}
	return false;
}

static const struct ast_alias *
find_option(const struct ast_alias *x, struct str name)
{
	for (; x != NULL; x = x->next)
		if (str_eq(x->name, name))
			return x;
	return NULL;
}

/* The value that the request gives a parameter; NULL: none. */
static const struct ast *
given(const struct binder *b, const struct call *c, struct str name)
{
	const struct ast_alias *x = NULL;

	for (const struct ast_arg *a = c->seg->args; a != NULL; a = a->next)
		if (str_eq(a->name, name))
			return a->value;
	if (c->path && !c->seg->parens) {
		x = find_option(b->implicit, name);
		if (x == NULL)
			x = find_option(b->aliases, name);
	}
	return x == NULL ? NULL : x->value;
}

static bool
has_param(const struct edm_function *f, struct str name)
{
	for (size_t i = 0; i < f->nparams; i++)
		if (str_eq(f->params[i].name, name))
			return true;
	return false;
}

/* Every parameter has a value, and every argument is a parameter. */
static bool
fits(const struct binder *b, const struct call *c, const struct edm_function *f)
{
	if (f->bound != c->set || !str_eq(f->name, c->name))
		return false;
	for (size_t i = 0; i < f->nparams; i++)
		if (given(b, c, f->params[i].name) == NULL)
			return false;
	for (const struct ast_arg *a = c->seg->args; a != NULL; a = a->next)
		if (!has_param(f, a->name))
			return false;
	return true;
}

/* "Balance takes (at) or (from,to)" */
static struct err *
no_overload(struct binder *b, const struct call *c)
{
	struct str list = S("");

	for (size_t i = 0; i < b->model->nfunctions; i++) {
		const struct edm_function *f = &b->model->functions[i];

		if (f->bound != c->set || !str_eq(f->name, c->name))
			continue;
		list = arena_strf(
		    b->arena, "%.*s%s(", STRF(list), list.n > 0 ? " or " : "");
		for (size_t k = 0; k < f->nparams; k++)
			list = arena_strf(b->arena, "%.*s%s%.*s", STRF(list),
			    k > 0 ? "," : "", STRF(f->params[k].name));
		list = arena_strf(b->arena, "%.*s)", STRF(list));
	}
	return ERR_AT(b->arena, BAD_REQUEST, c->seg->name, c->seg->pos,
	    "The parameters of the function '%.*s' are %.*s, each as "
	    "name=value%s",
	    STRF(c->name), STRF(list),
	    c->path && !c->seg->parens ? " or as a query option" : "");
}

static struct err *
check_twice(struct binder *b, const struct ast_seg *s)
{
	for (const struct ast_arg *x = s->args; x != NULL; x = x->next)
		for (const struct ast_arg *y = s->args; y != x; y = y->next)
			if (x->name.n > 0 && str_eq(x->name, y->name))
				return ERR_AT(b->arena, BAD_REQUEST, x->name,
				    x->pos,
				    "The parameter '%.*s' is given twice",
				    STRF(x->name));
	return NULL;
}

/* The most parameters win: options that belong to nothing are ignored. */
static const struct edm_function *
best(const struct binder *b, const struct call *c)
{
	const struct edm_function *found = NULL;

	for (size_t i = 0; i < b->model->nfunctions; i++) {
		const struct edm_function *f = &b->model->functions[i];

		if (fits(b, c, f) &&
		    (found == NULL || f->nparams > found->nparams))
			found = f;
	}
	return found;
}

static bool
accepts(const struct edm_prop *p, const struct expr *e)
{
	const struct expr like = { .kind = EX_PROP, .type = p->type };
	char want = func_class(&like), is = func_class(e);

	if (is == '0' || want == is)
		return true;
	if (want == 'M')
		return is == 'I';
	if (want == 'F')
		return is == 'I' || is == 'M';
	return want == 'Z' && is == 'D';
}

static struct err *
check_value(struct binder *b, const struct edm_prop *p, const struct expr *e)
{
	bool bad = bind_is_special(e);

	if (!accepts(p, e))
		return ERR_AT(b->arena, TYPE_MISMATCH, p->name, e->pos,
		    "The parameter '%.*s' is of type %.*s, not %.*s",
		    STRF(p->name), STRF(edm_type_name(p->type)),
		    STRF(bind_type_name(e)));
	if (e->kind == EX_LIT && e->type != EDM_NULL)
		bad = bad || !bind_in_range(p, &e->val) ||
		    (p->type == EDM_STRING && p->max_length > 0 &&
			utf8_len(e->val.s) > p->max_length) ||
		    (p->type == EDM_BINARY && p->max_length > 0 &&
			e->val.s.n > p->max_length);
	if (bad)
		return ERR_AT(b->arena, BAD_LITERAL, p->name, e->pos,
		    "The value does not fit the parameter '%.*s' of type %.*s",
		    STRF(p->name), STRF(edm_type_name(p->type)));
	return NULL;
}

static struct err *
value(struct binder *b, const struct call *c, const struct edm_prop *p,
    struct expr **ret)
{
	const struct ast *a = given(b, c, p->name), *end;
	const struct expr like = { .kind = EX_PROP, .type = p->type };

	TRY(bind_alias(b, a, &end));
	if (c->path && end != NULL &&
	    (end->kind == AST_PATH || end->kind == AST_CALL ||
		end->kind == AST_OP))
		return ERR_AT(b->arena, NOT_IMPLEMENTED, p->name, end->pos,
		    "Parameters of a function in the path are literals");
	TRY(bind_expr(b, c->scope, a, ret));
	TRY(bind_beside(b, ret, &like));
	return check_value(b, p, *ret);
}

static struct err *
call(struct binder *b, const struct call *c, struct expr **ret)
{
	struct expr *e =
	    bind_make(b, EX_CALL, EDM_NULL, c->seg->pos, NULL, NULL);
	const struct edm_function *f = best(b, c);

	TRY(check_twice(b, c->seg));
	if (f == NULL)
		return no_overload(b, c);
	b->calls = true;
	e->function = f;
	e->type = f->result.type;
	e->nullable = true;
	e->nargs = f->nargs;
	e->args = NEWN(b->arena, struct expr *, f->nargs + 1);
	for (size_t i = 0; i < f->nargs; i++)
		if (f->args[i].column != NULL)
			e->args[i] = bind_property(
			    b, f->args[i].column, c->row, c->seg->pos);
		else
			TRY(value(
			    b, c, &f->params[f->args[i].param], &e->args[i]));
	*ret = e;
	return NULL;
}

struct err *
bind_function(struct binder *b, struct scope *scope, const struct scope *on,
    const struct ast_seg *s, bool first, struct expr **ret)
{
	struct call c = {
		.scope = scope, .set = on->set, .row = on->row, .seg = s
	};
	struct call other = c;

	*ret = NULL;
	if (!s->parens)
		return NULL;
	/* Bound to the row goes before unbound, when the parameters fit. */
	other.set = NULL;
	if (!find_name(b, &c) || (first && best(b, &c) == NULL)) {
		if (first && find_name(b, &other) &&
		    (c.name.n == 0 || best(b, &other) != NULL))
			c = other;
		else if (c.name.n == 0)
			return NULL;
	}
	if (s->next != NULL)
		return ERR_AT(b->arena, UNKNOWN_NAME, s->next->name,
		    s->next->pos, "What '%.*s' yields has no properties",
		    STRF(c.name));
	return call(b, &c, ret);
}

struct err *
bind_function_path(
    struct binder *b, struct query *q, const struct ast_seg *s, bool *found)
{
	struct scope none = { 0 };
	struct call c = { .scope = &none, .seg = s, .path = true };
	struct expr *e;

	if (q->nsteps > 0)
		c.set = q->steps[q->nsteps - 1].set;
	*found = (c.set != NULL || !s->qualified) && find_name(b, &c);
	if (!*found)
		return NULL;
	TRY(call(b, &c, &e));
	q->kind = QUERY_FUNCTION;
	q->call = e;
	q->prop = &e->function->result;
	q->raw = s->next != NULL && s->next->kind == SEG_VALUE;
	return NULL;
}
