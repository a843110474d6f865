/* SPDX-License-Identifier: MIT */
/* levels.c - which columns each level of a query selects, and for what. */
#include "config.h"
#include "plan/priv.h"

struct make {
	struct arena *arena;
	struct level *level;
	struct plan_col *cols;
	uint16_t *of_prop; /* set->nprops: column of a property, or NO_COL */
	const struct query *top;
};

bool
one_row(const struct query *q)
{
	return q->kind == QUERY_ENTITY || q->kind == QUERY_PROPERTY ||
	    q->kind == QUERY_VALUE;
}

static uint16_t
add(struct make *m, struct plan_col c)
{
	size_t n = m->level->ncols++;

	m->cols[n] = c;
	return (uint16_t)n;
}

static uint16_t
add_prop(struct make *m, const struct edm_prop *p)
{
	if (p->index == EDM_NO_INDEX)
		return add(m,
		    (struct plan_col){
			.role = PLAN_PROP, .prop = p, .type = p->type });
	if (m->of_prop[p->index] == NO_COL)
		m->of_prop[p->index] = add(m,
		    (struct plan_col){
			.role = PLAN_PROP, .prop = p, .type = p->type });
	return m->of_prop[p->index];
}

static const struct items *
items_of(const struct query *q, const struct edm_prop *p)
{
	for (size_t i = 0; i < q->nitems; i++)
		if (q->items[i].prop == p)
			return &q->items[i];
	return NULL;
}

/* A selected one. All parts of a complex property are read with one of them:
 * they say whether it is null. */
static uint16_t
add_selected(struct make *m, const struct edm_prop *p)
{
	const struct query *q = m->level->query;
	const struct edm_prop *top = p;
	uint16_t at = add_prop(m, p);

	if (p->type == EDM_COLLECTION)
		m->cols[at].items = items_of(q, p);
	while (top->within != NULL)
		top = top->within;
	for (size_t i = 0; top != p && i < q->set->nprops; i++)
		if (edm_lies_in(&q->set->props[i], top))
			(void)add_prop(m, &q->set->props[i]);
	return at;
}

static uint16_t
add_order(struct make *m, const struct expr *e)
{
	if (!sort_reads_apart(e))
		return add_prop(m, e->prop);
	return add(m,
	    (struct plan_col){
		.role = PLAN_ORDER, .order = e, .type = sort_type(e) });
}

static bool
same_col(const struct expr *a, const struct expr *b)
{
	return is_col(a) && is_col(b) && a->prop == b->prop &&
	    a->join == b->join;
}

static bool
has_col(const struct order *o, size_t n, const struct expr *e)
{
	for (size_t i = 0; i < n; i++)
		if (same_col(o[i].expr, e))
			return true;
	return false;
}

static struct expr *
key_expr(struct arena *a, const struct edm_prop *p)
{
	struct expr *e = NEW(a, struct expr);

	*e = (struct expr){ .kind = EX_PROP,
		.type = p->type,
		.etype = p->etype,
		.pos = ERR_NO_POS,
		.prop = p };
	return e;
}

/* $orderby without what cannot matter: literals, a column for the second
 * time, and whatever stands behind the whole key. What is missing of the key
 * goes the way of what stands before it: an index holds the key behind its
 * own columns, so it is read backwards as a whole, and nothing is sorted. */
static void
total_order(struct make *m)
{
	const struct query *q = m->level->query;
	struct order *o =
	    NEWN(m->arena, struct order, q->norder + q->set->nkeys + 1);
	size_t n = 0, keys = 0;
	bool desc;

	for (size_t i = 0; i < q->norder && keys < q->set->nkeys; i++) {
		const struct expr *e = q->order[i].expr;

		if (is_lit(e) || has_col(o, n, e))
			continue;
		if (is_col(e) && e->join == NULL && edm_is_key(q->set, e->prop))
			keys++;
		o[n++] = q->order[i];
	}
	desc = n > 0 && o[n - 1].desc;
	for (size_t i = 0; i < q->set->nkeys; i++) {
		struct expr *e = key_expr(m->arena, q->set->keys[i]);

		if (!has_col(o, n, e))
			o[n++] = (struct order){ .expr = e, .desc = desc };
	}
	/* The versions of an entity have its key. */
	if (q->period.kind == PERIOD_SPAN)
		o[n++] = (struct order){ .expr = key_expr(
					     m->arena, q->set->period[0]) };
	m->level->order = o;
	m->level->norder = n;
}

static void
order_columns(struct make *m)
{
	struct level *l = m->level;
	uint16_t *at;

	if (one_row(l->query))
		return;
	total_order(m);
	at = NEWN(m->arena, uint16_t, l->norder);
	for (size_t i = 0; i < l->norder; i++)
		at[i] = add_order(m, l->order[i].expr);
	l->order_col = at;
}

static void
computed_columns(struct make *m)
{
	const struct query *q = m->level->query;
	uint16_t *at;

	if (q->ncomputed == 0)
		return;
	at = NEWN(m->arena, uint16_t, q->ncomputed);
	for (size_t i = 0; i < q->ncomputed; i++)
		at[i] = !q->computed[i].shown
		    ? NO_COL
		    : add(m,
			  (struct plan_col){ .role = PLAN_COMPUTED,
			      .order = q->computed[i].expr,
			      .type = q->computed[i].prop->type });
	m->level->computed = at;
}

/* What an answer tells about streams; their content is not read. */
static void
stream_columns(struct make *m)
{
	const struct query *q = m->level->query;
	struct level_stream *at;

	if (q->nstreams == 0)
		return;
	at = NEWN(m->arena, struct level_stream, q->nstreams);
	for (size_t i = 0; i < q->nstreams; i++) {
		const struct edm_stream *s = q->streams[i].stream;

		at[i].type =
		    s->type_from == NULL ? NO_COL : add_prop(m, s->type_from);
		at[i].version =
		    s->version == NULL ? NO_COL : add_prop(m, s->version);
	}
	m->level->streams = at;
}

bool
plan_uses_it(const struct query *q)
{
	if (q->scope != NULL && q->scope->it != NULL)
		return true;
	for (size_t i = 0; i < q->nexpand; i++)
		if (plan_uses_it(q->expand[i].query))
			return true;
	return false;
}

/* The key of the row of $it goes down with the rows. */
static void
it_columns(struct make *m)
{
	const struct edm_set *it = m->top->set;
	uint16_t *at = NEWN(m->arena, uint16_t, it->nkeys);

	for (size_t i = 0; i < it->nkeys; i++)
		at[i] = add(m,
		    (struct plan_col){ .role = PLAN_IT,
			.prop = it->keys[i],
			.type = it->keys[i]->type });
	m->level->it = it;
	m->level->it_col = at;
}

static void
own_columns(struct make *m)
{
	struct level *l = m->level;
	const struct query *q = l->query;
	uint16_t *select = NEWN(m->arena, uint16_t, q->nselect + 1);
	uint16_t *key = NEWN(m->arena, uint16_t, q->set->nkeys);

	if (l->nav != NULL)
		l->parent = add(m,
		    (struct plan_col){
			.role = PLAN_PARENT, .type = EDM_INT64 });
	for (size_t i = 0; i < q->nselect; i++)
		select[i] = add_selected(m, q->select[i]);
	for (size_t i = 0; i < q->set->nkeys; i++)
		key[i] = add_prop(m, q->set->keys[i]);
	if (q->set->nderived > 0 && !q->ref)
		l->type = add_prop(m, q->set->discriminator);
	l->select = select;
	l->key = key;
	for (size_t i = 0; i < 2 && q->period.kind == PERIOD_SPAN; i++)
		l->period[i] = add_prop(m, q->set->period[i]);
	computed_columns(m);
	order_columns(m);
	stream_columns(m);
	if (l->nav != NULL && plan_uses_it(q))
		it_columns(m);
	if (l->nav == NULL || !q->count)
		return;
	l->total =
	    add(m, (struct plan_col){ .role = PLAN_TOTAL, .type = EDM_INT64 });
	/* else no row of a parent may be left to carry the total */
	if (q->skip > 0 || q->top == 0)
		l->shown = add(m,
		    (struct plan_col){ .role = PLAN_SHOWN, .type = EDM_INT64 });
}

/* What this level's row must hold for that child. */
static void
link_columns(struct make *m, struct level *child)
{
	const struct edm_hop *h = &child->nav->hops[0];
	size_t nkeys = child->it == NULL ? 0 : child->it->nkeys;
	uint16_t *at = NEWN(m->arena, uint16_t, h->n + nkeys);

	for (size_t i = 0; i < h->n; i++)
		at[i] = add_prop(m, h->from[i]);
	for (size_t i = 0; i < nkeys; i++)
		at[h->n + i] = m->level->nav == NULL
		    ? add_prop(m, child->it->keys[i])
		    : m->level->it_col[i];
	child->parent_col = at;
	child->nlink = h->n + nkeys;
}

static struct level *
level(struct arena *a, const struct query *q, const struct edm_nav *nav,
    const struct query *top)
{
	struct level *l = NEW(a, struct level);
	/* every property, order, computed property, two of each stream;
	 * parent, total, shown, and the two ends of a period */
	struct make m = { .arena = a,
		.level = l,
		.top = top,
		.cols = NEWN(a, struct plan_col,
		    q->set->nprops + q->norder + q->set->nkeys + q->ncomputed +
			2 * q->nstreams + top->set->nkeys + 5),
		.of_prop = NEWN(a, uint16_t, q->set->nprops + 2) };

	*l = (struct level){ .query = q,
		.nav = nav,
		.cols = m.cols,
		.type = NO_COL,
		.parent = NO_COL,
		.total = NO_COL,
		.shown = NO_COL,
		.period = { NO_COL, NO_COL },
		.child = NEWN(a, struct level *, q->nexpand + 1) };
	for (size_t i = 0; i < q->set->nprops + 2; i++)
		m.of_prop[i] = NO_COL;
	own_columns(&m);
	for (size_t i = 0; i < q->nexpand; i++) {
		l->child[i] =
		    level(a, q->expand[i].query, q->expand[i].nav, top);
		link_columns(&m, l->child[i]);
	}
	return l;
}

/* MariaDB has at most 4096 columns in a table or a result. */
static struct err *
check(struct arena *a, const struct level *l)
{
	if (l->ncols > 4000)
		return ERR(a, LIMIT, l->query->set->name,
		    "A row of %.*s would have %zu columns; 4000 are the limit",
		    STRF(l->query->set->name), l->ncols);
	for (size_t i = 0; i < l->query->nexpand; i++)
		TRY(check(a, l->child[i]));
	return NULL;
}

struct err *
plan_levels(struct arena *a, const struct query *q, struct level **ret)
{
	*ret = level(a, q, NULL, q);
	return check(a, *ret);
}
