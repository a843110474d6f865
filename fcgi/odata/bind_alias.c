/* SPDX-License-Identifier: MIT */
/* bind_alias.c - parameter aliases (URL Conventions §5.3). */
#include "config.h"
#include "odata/bind_in.h"

static const struct ast_alias *
find_alias(const struct binder *b, struct str name)
{
	for (const struct ast_alias *x = b->aliases; x != NULL; x = x->next)
		if (str_eq(x->name, name))
			return x;
	return NULL;
}

static struct err *
cycle(struct binder *b, const struct ast *a)
{
	return ERR_AT(b->arena, BAD_REQUEST, a->name, a->pos,
	    "The parameter alias '@%.*s' refers to itself", STRF(a->name));
}

struct err *
bind_alias(struct binder *b, const struct ast *a, const struct ast **ret)
{
	const struct ast *first = a;
	const struct ast_alias *x;

	for (size_t i = 0; a != NULL && a->kind == AST_ALIAS; i++) {
		if (i == BIND_ALIASES_MAX)
			return cycle(b, first);
		x = find_alias(b, a->name);
		a = x == NULL ? NULL : x->value;
	}
	*ret = a;
	return NULL;
}

const struct ast_alias *
bind_nested_aliases(struct binder *b, const struct ast_options *o)
{
	const struct ast_alias *outer = b->aliases;
	struct ast_alias *own;

	for (const struct ast_alias *x = o == NULL ? NULL : o->aliases;
	     x != NULL; x = x->next) {
		own = NEW(b->arena, struct ast_alias);
		*own = *x;
		own->next = (struct ast_alias *)(uintptr_t)b->aliases;
		b->aliases = own;
	}
	return outer;
}

struct err *
bind_alias_value(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	const struct ast_alias *x = find_alias(b, a->name);

	if (b->nformulas > 0)
		return bind_no_formula(b, a->name, a->pos);
	if (x == NULL) {
		const struct ast null = { .kind = AST_NULL, .pos = a->pos };

		return bind_lit(b, &null, ret);
	}
	for (size_t i = 0; i < b->nopen; i++)
		if (b->open[i] == x)
			return cycle(b, a);
	if (b->nopen == BIND_ALIASES_MAX)
		return ERR_AT(b->arena, LIMIT, a->name, a->pos,
		    "Parameter aliases are nested more than %d times",
		    (int)BIND_ALIASES_MAX);
	b->open[b->nopen++] = x;
	TRY(bind_expr(b, scope, x->value, ret));
	b->nopen--;
	return NULL;
}
