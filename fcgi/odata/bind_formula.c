/* SPDX-License-Identifier: MIT */
/*
 * bind_formula.c - properties that the overlay computes with an expression
 * (edm_prop.computed_by).
 *
 * The expression is bound anew wherever the property is named, as if it stood
 * there, for another row each time: joins that it needs become joins of that
 * place. Its names belong to the row that has the property, and to no other:
 * neither variables nor aliases of the request are seen in it.
 */
#include "config.h"
#include "odata/bind_in.h"

static struct err *
enter(struct binder *b, const struct edm_prop *p, long pos)
{
	for (size_t i = 0; i < b->nformulas; i++)
		if (b->formulas[i] == p)
			return ERR_AT(b->arena, BAD_REQUEST, p->name, pos,
			    "'%.*s' is computed from itself", STRF(p->name));
	if (b->nformulas == BIND_FORMULAS_MAX)
		return ERR_AT(b->arena, LIMIT, p->name, pos,
		    "Computed properties use each other more than %d times",
		    (int)BIND_FORMULAS_MAX);
	b->formulas[b->nformulas++] = p;
	return NULL;
}

/* A missing entity has no value, whatever is computed of its nulls. */
static struct err *
of_missing(struct binder *b, const struct edm_set *set, const struct join *j,
    struct expr **e)
{
	struct expr *there, *row = bind_row(b, set, NULL, j, (*e)->pos);

	if ((*e)->kind == EX_PROP || !row->nullable)
		return NULL;
	TRY(bind_op(b, OP_NE, (*e)->pos, row, bind_null(b, (*e)->pos), &there));
	*e = bind_make(b, EX_CASE, (*e)->type, (*e)->pos, there, *e);
	(*e)->etype = (*e)->args[1]->etype;
	(*e)->nullable = true;
	return NULL;
}

struct err *
bind_formula(struct binder *b, struct scope *outer, const struct edm_set *set,
    const struct edm_prop *p, const struct join *j, long pos, struct expr **ret)
{
	const struct ast_alias *aliases = b->aliases;
	struct scope *s = NEW(b->arena, struct scope);
	struct err *e;

	TRY(enter(b, p, pos));
	*s = (struct scope){ .set = set,
		.row = j,
		.outer = outer,
		.base = true,
		.formula = true,
		.numbers = outer->numbers };
	b->aliases = NULL;
	e = bind_expr(b, s, p->computed_by, ret);
	b->aliases = aliases;
	b->nformulas--;
	if (e != NULL) {
		/* Found good when the model was loaded: a limit is met. While
		 * that is done, positions are those in the expression. */
		if (b->nformulas > 0 || !b->loading)
			e->pos = pos;
		return e;
	}
	if ((*ret)->kind != EX_PROP)
		*ret = bind_micros(b, *ret);
	(*ret)->pos = pos;
	return of_missing(b, set, j, ret);
}

struct err *
bind_no_formula(struct binder *b, struct str what, long pos)
{
	return ERR_AT(b->arena, BAD_REQUEST, what, pos,
	    "'%.*s' has no meaning in a computed property", STRF(what));
}

struct err *
bind_no_stream(struct binder *b, const struct ast_seg *s)
{
	return ERR_AT(b->arena, TYPE_MISMATCH, s->name, s->pos,
	    "'%.*s' is a stream, which no expression reads", STRF(s->name));
}

void
bind_show_media(struct binder *b, struct query *q)
{
	q->streams = NEWN(b->arena, struct query_stream, q->set->nprops + 1);
	if (q->set->media != NULL)
		q->streams[q->nstreams++].stream = q->set->media;
}

/* A stream has links, a computed property its expression, others a column. */
struct err *
bind_show(struct binder *b, struct query *q, const struct edm_prop *p)
{
	struct computed *c;

	if (p->stream != NULL) {
		q->streams[q->nstreams++] =
		    (struct query_stream){ p, p->stream };
		return NULL;
	}
	if (p->computed_by == NULL) {
		q->select[q->nselect++] = p;
		return NULL;
	}
	c = &q->computed[q->ncomputed++];
	c->prop = p;
	c->shown = true;
	return bind_formula(b, q->scope, q->set, p, NULL, 0, &c->expr);
}

static struct err *
check_type(struct binder *b, const struct expr *e)
{
	const char *what = NULL;

	if (e->type == EDM__MAX)
		what = "an entity";
	else if (e->type == EDM_NULL)
		what = "null";
	else if (bind_is_special(e))
		what = "INF or NaN";
	if (what == NULL)
		return NULL;
	return ERR_AT(b->arena, TYPE_MISMATCH, S(""), 0,
	    "No property can be computed as %s", what);
}

/* What another property has stays as it is there, but not where it is: in a
 * complex property, of a derived type. */
static void
set_type(struct edm_prop *p, const struct expr *e)
{
	const struct edm_prop own = *p;

	if (e->kind == EX_PROP)
		*p = *e->prop;
	else
		p->precision = edm_is_number(e->type) ? 0 : 6;
	p->type = e->type;
	p->etype = e->etype;
	if (e->kind != EX_PROP && e->type == EDM_DECIMAL)
		p->scale = EDM_SCALE_VARIABLE;
	p->name = own.name;
	p->column = own.column;
	p->doc = own.doc;
	p->notes = own.notes;
	p->index = own.index;
	p->of = own.of;
	p->within = own.within;
	p->path = own.path;
	p->computed_by = own.computed_by;
	p->expression = own.expression;
	p->computed = true;
	p->indexed = false;
	p->nullable = e->nullable;
}

struct err *
odata_bind_computed(struct arena *a, const struct edm_model *m,
    const struct edm_set *set, const struct bind_limits *limits,
    struct edm_prop *p)
{
	struct binder b = {
		.arena = a, .model = m, .limits = limits, .loading = true
	};
	struct expr *e;

	TRY(bind_formula(&b, bind_scope(&b, set), set, p, NULL, 0, &e));
	TRY(check_type(&b, e));
	set_type(p, e);
	return NULL;
}
