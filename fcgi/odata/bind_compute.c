/* SPDX-License-Identifier: MIT */
/*
 * bind_compute.c - $compute (URL Conventions §5.1.3): expressions with names,
 * which $select, $filter, $orderby and later expressions of $compute can use
 * like properties.
 */
#include "config.h"
#include "odata/bind_in.h"

const struct computed *
bind_computed(const struct scope *s, struct str name)
{
	const struct computed *near = NULL;

	for (size_t i = 0; i < s->ncomputed; i++) {
		if (str_eq(s->computed[i].prop->name, name))
			return &s->computed[i];
		if (near == NULL && str_ieq(s->computed[i].prop->name, name))
			near = &s->computed[i];
	}
	return near;
}

/* The names of a type and its computed properties differ in more than case,
 * for names are found in any case. */
static struct err *
check_name(struct binder *b, const struct query *q, const struct ast_compute *x)
{
	struct edm_ref ref = edm_find(q->set, x->name);

	if (ref.prop != NULL || ref.nav != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, x->name, x->pos,
		    "%.*s has a property '%.*s' already", STRF(q->set->name),
		    STRF(x->name));
	if (bind_computed(q->scope, x->name) != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, x->name, x->pos,
		    "'%.*s' is computed twice", STRF(x->name));
	return NULL;
}

static struct err *
check_type(struct binder *b, const struct expr *e, const struct ast_compute *x)
{
	if (e->type == EDM__MAX || func_class(e) == 'C')
		return ERR_AT(b->arena, TYPE_MISMATCH, x->name, x->pos,
		    "'$compute' does not take %.*s", STRF(bind_type_name(e)));
	if (bind_is_geo_lit(e))
		return ERR_AT(b->arena, NOT_IMPLEMENTED, x->name, x->pos,
		    "'$compute' of a spatial literal is not supported");
	if (bind_is_special(e))
		return ERR_AT(b->arena, NOT_IMPLEMENTED, x->name, x->pos,
		    "INF and NaN can only be compared");
	return NULL;
}

/* A property by another name keeps all that it is. */
static struct edm_prop *
new_prop(struct binder *b, const struct expr *e, struct str name)
{
	struct edm_prop *p = NEW(b->arena, struct edm_prop);

	if (e->kind == EX_PROP)
		*p = *e->prop;
	else
		*p = (struct edm_prop){
			.type = e->type, .etype = e->etype, .precision = 6
		};
	p->name = name;
	p->within = NULL;
	p->nullable = e->nullable;
	return p;
}

struct err *
bind_compute(struct binder *b, const struct ast_options *o, struct query *q)
{
	struct computed *all;
	size_t n = 0;

	for (const struct ast_compute *x = o->compute; x != NULL; x = x->next)
		n++;
	if (n + q->set->ncomputed == 0)
		return NULL;
	all = NEWN(b->arena, struct computed, n + q->set->ncomputed);
	q->computed = all;
	q->scope->computed = all;
	for (const struct ast_compute *x = o->compute; x != NULL; x = x->next) {
		struct computed *c = &all[q->ncomputed];

		TRY(check_name(b, q, x));
		TRY(bind_expr(b, q->scope, x->expr, &c->expr));
		TRY(check_type(b, c->expr, x));
		if (c->expr->kind != EX_PROP)
			c->expr = bind_micros(b, c->expr);
		c->prop = new_prop(b, c->expr, x->name);
		q->scope->ncomputed = ++q->ncomputed;
	}
	return NULL;
}
