/* SPDX-License-Identifier: MIT */
/*
 * bind_segment.c - segments of a path that stand for something else: keys
 * (URL Conventions §4.3.6) and filters (§4.13).
 *
 * Behind a collection every segment that is neither a $word nor a type is a
 * key, always: nothing else can stand there. Collections of entities have no
 * ordinals (§4.11 says that they should not).
 */
#include "config.h"
#include "odata/bind_in.h"

/* The value that a key property has because the path comes from its parent:
 * LineNo alone finds a line of Orders(1)/Lines, OrderID is that of the order
 * (§4.3.3). NULL when the path does not say. */
static struct expr *
inherited(const struct query *q, const struct edm_prop *p)
{
	const struct step *last = &q->steps[q->nsteps - 1], *from = last - 1;
	const struct edm_hop *h;

	if (last->nav == NULL || last->nav->nhops != 1 || from->key == NULL)
		return NULL;
	h = &last->nav->hops[0];
	for (size_t i = 0; i < h->n; i++)
		for (size_t k = 0; h->to[i] == p && k < from->set->nkeys; k++)
			if (from->set->keys[k] == h->from[i])
				return from->key->values[k];
	return NULL;
}

size_t
bind_key_left(const struct query *q, struct key *k)
{
	const struct edm_set *set = q->steps[q->nsteps - 1].set;
	size_t left = 0;

	for (size_t i = 0; i < k->n; i++) {
		k->values[i] = inherited(q, set->keys[i]);
		left += k->values[i] == NULL;
	}
	return left;
}

static bool
is_key_segment(const struct binder *b, const struct ast_seg *s)
{
	const struct str ns = b->model->ns;

	if (s == NULL || s->kind != SEG_NAME || s->parens)
		return false;
	return !s->qualified || !str_starts(s->name, ns) || s->name.n == ns.n ||
	    s->name.p[ns.n] != '.';
}

static struct err *
segment_value(struct binder *b, const struct edm_set *set,
    const struct edm_prop *p, const struct ast_seg *s, struct expr **ret)
{
	const struct ast text = { .kind = AST_STRING,
		.text = s->name,
		.pos = s->pos,
		.end = s->end };
	struct ast *node = NEW(b->arena, struct ast);
	struct edm_ref ref = edm_find(set, s->name);
	struct expr *lit;
	struct err *e;

	*node = text;
	TRY(bind_lit(b, node, &lit));
	e = bind_key_value(b, p, lit, ret);
	if (e != NULL && e->code != ERR_NOT_FOUND &&
	    (ref.prop != NULL || ref.nav != NULL))
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'%.*s' follows a collection: put a key before it",
		    STRF(s->name));
	return e;
}

struct err *
bind_key_segments(struct binder *b, struct query *q, const struct ast_seg **s)
{
	struct step *step = &q->steps[q->nsteps - 1];
	const struct edm_set *set = step->set;
	struct key *k = NEW(b->arena, struct key);
	const struct ast_seg *at = *s;
	bool first = true;

	if (!is_key_segment(b, at))
		return bind_no_type(b, ERR_NOT_FOUND, at);
	if (set->cross)
		return ERR_AT(b->arena, NOT_FOUND, at->name, at->pos,
		    "The rows of '$crossjoin' have no keys");
	k->n = set->nkeys;
	k->values = NEWN(b->arena, struct expr *, k->n);
	if (bind_key_left(q, k) == 0) /* all are known: it is given again */
		memset(k->values, 0, k->n * sizeof(*k->values));
	for (size_t i = 0; i < k->n; i++) {
		if (k->values[i] != NULL)
			continue;
		at = first ? at : at->next;
		first = false;
		if (!is_key_segment(b, at))
			return ERR_AT(b->arena, BAD_REQUEST, (*s)->name,
			    (*s)->pos, "The key of %.*s lacks '%.*s'",
			    STRF(set->name), STRF(set->keys[i]->name));
		TRY(segment_value(b, set, set->keys[i], at, &k->values[i]));
		*s = at;
	}
	step->key = k;
	step->many = false;
	return NULL;
}

struct err *
bind_filter_segment(
    struct binder *b, const struct query *q, const struct ast_seg *s)
{
	if (!q->steps[q->nsteps - 1].many)
		return ERR_AT(b->arena, BAD_REQUEST, S("$filter"), s->pos,
		    "'$filter' needs a collection before it");
	if (b->nfilters == BIND_FILTERS_MAX)
		return ERR_AT(b->arena, LIMIT, S("$filter"), s->pos,
		    "More than %d '$filter' segments in a path",
		    BIND_FILTERS_MAX);
	b->filters[b->nfilters].body = s->body;
	b->filters[b->nfilters++].step = q->nsteps - 1;
	return NULL;
}

/* The scope of a filter whose rows are those of a step before the last. */
static struct scope *
step_scope(struct binder *b, const struct query *q, size_t i)
{
	struct step *step = &q->steps[i];
	struct join *row;

	if (step->scope != NULL)
		return step->scope;
	row = NEW(b->arena, struct join);
	row->number = (unsigned)i;
	step->scope = bind_scope(b, step->set);
	step->scope->as = step->as;
	step->scope->row = row;
	step->scope->numbers = q->scope->numbers;
	return step->scope;
}

static struct expr *
both(struct binder *b, struct expr *x, struct expr *y)
{
	return x == NULL ? y : bind_make_op(b, OP_AND, EDM_BOOL, x->pos, x, y);
}

struct err *
bind_path_filters(struct binder *b, struct query *q)
{
	struct expr *e, *own = NULL;

	for (size_t i = 0; i < b->nfilters; i++) {
		size_t at = b->filters[i].step;
		bool last = at + 1 == q->nsteps;
		struct scope *s = last ? q->scope : step_scope(b, q, at);

		TRY(bind_bool(b, s, b->filters[i].body, &e));
		if (last)
			own = both(b, own, e);
		else
			q->steps[at].filter = both(b, q->steps[at].filter, e);
	}
	if (own != NULL)
		q->filter = q->filter == NULL ? own : both(b, own, q->filter);
	return NULL;
}
