/* SPDX-License-Identifier: MIT */
/* page.c - the statements of the query itself: rows, count, parent. */
#include "config.h"
#include "plan/priv.h"

/* Text of a geo literal: what /$value is (Protocol §11.2.4.2). */
static void
put_wkt(struct sqlb *b, struct col c)
{
	sqlb_lit(b, "CONCAT('SRID=',ST_SRID(");
	put_col(b, c);
	sqlb_lit(b, "),';',ST_AsText(");
	put_col(b, c);
	sqlb_lit(b, "))");
}

static void
put_col_of_page(struct sqlb *b, const struct query *q, const struct plan_col *c)
{
	const struct col prop = { 't', 0, c->prop };

	switch (c->role) {
	case PLAN_PROP:
		if (q->kind == QUERY_VALUE && c->prop->how == COLUMN_GEO)
			put_wkt(b, prop);
		else
			put_prop(b, c);
		return;
	case PLAN_ORDER: put_sort_read(b, c->order); return;
	case PLAN_COMPUTED: put_result(b, c->order); return;
	case PLAN_PARENT:
	case PLAN_TOTAL:
	case PLAN_IT:
	case PLAN_SHOWN: must(!"a column of the query itself");
	}
}

static void
put_filter(struct sqlb *b, struct clause *w, const struct query *q)
{
	put_path_keys(b, w, q->steps, q->nsteps, THE_ROWS);
	if (q->filter == NULL)
		return;
	put_and(b, w);
	put_cond_and(b, q->filter);
}

static void
put_limit(struct sqlb *b, const struct page *p)
{
	if (p->limit < 0 && p->skip == 0)
		return;
	sqlb_lit(b, " LIMIT ");
	sqlb_bind(b, VAL_OF_I64(p->limit < 0 ? INT64_MAX : p->limit));
	if (p->skip == 0)
		return;
	sqlb_lit(b, " OFFSET ");
	sqlb_bind(b, VAL_OF_I64(p->skip));
}

struct err *
plan_page(struct arena *a, const struct level *l, const struct page *p,
    struct stmt_text *ret)
{
	const struct query *q = l->query;
	struct sqlb *b = sqlb_new(a);
	struct clause where = { 0 };

	sqlb_set_period(b, &q->period);
	sqlb_lit(b, "SELECT ");
	for (size_t i = 0; i < l->ncols; i++) {
		if (i > 0)
			sqlb_lit(b, ", ");
		put_col_of_page(b, q, &l->cols[i]);
	}
	put_path(b, q->steps, q->nsteps, THE_ROWS);
	put_level_joins(b, l);
	put_filter(b, &where, q);
	if (p->since != NULL)
		put_since(b, &where, q->set, p->since);
	if (p->after != NULL && l->norder > 0) {
		put_and(b, &where);
		put_after(b, l->order, l->norder, p->after);
	}
	if (l->norder > 0) {
		sqlb_lit(b, " ORDER BY ");
		put_order(b, l->order, l->norder);
	}
	put_limit(b, p);
	return sqlb_done(b, ret);
}

struct err *
plan_count(struct arena *a, const struct query *q, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);
	struct clause where = { 0 };

	sqlb_set_period(b, &q->period);
	sqlb_lit(b, "SELECT COUNT(*)");
	put_path(b, q->steps, q->nsteps, THE_ROWS);
	put_joins(b, q->scope, q->filter);
	put_filter(b, &where, q);
	return sqlb_done(b, ret);
}

struct err *
plan_parent(
    struct arena *a, const struct query *q, bool *needed, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);
	struct clause where = { 0 };
	struct alias last = THE_ROWS;

	*needed = q->nsteps > 1;
	if (!*needed)
		return NULL;
	/* its filter knows it as a step */
	if (q->steps[q->nsteps - 2].filter != NULL)
		last = (struct alias){ 's', (unsigned)q->nsteps - 2 };
	sqlb_set_period(b, &q->period);
	sqlb_lit(b, "SELECT 1");
	put_path(b, q->steps, q->nsteps - 1, last);
	put_path_keys(b, &where, q->steps, q->nsteps - 1, last);
	sqlb_lit(b, " LIMIT 1");
	return sqlb_done(b, ret);
}

struct err *
plan_condition(struct arena *a, const struct expr *e, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);

	sqlb_lit(b, "SELECT ");
	put_value(b, e);
	return sqlb_done(b, ret);
}
