/* SPDX-License-Identifier: MIT */
/*
 * children.c - the rows of one $expand for all parents of a page at once.
 *
 *	SELECT p.n, … FROM (SELECT 0 AS n UNION ALL VALUES (1),(2),…) p
 *	STRAIGHT_JOIN children t0 ON t0.fk = ELT(p.n+1,?,?,…)
 *	ORDER BY p.n, …
 *
 * The parents are numbered and the database says which child belongs to
 * which. Each parent costs one look-up in the index of the foreign key, as
 * IN (?,…) does, and the rows come in the order of the parents. The values
 * stand in ELT() and not in the list, because a bound value is coercible
 * there: it takes the collation of the column. In VALUES it would have one
 * of its own, and MariaDB 10.11 loses its length in a prepared statement.
 * (The list is no WITH: a table may have its name.)
 * ELT() yields text; every other type is cast back, exactly.
 *
 * A single parent needs no list: t0.fk = ?, and the index of the foreign key
 * gives the rows in the order of the primary key, however many there are.
 */
#include "config.h"
#include "plan/priv.h"

/* The type that text of a value is cast to; empty for text. */
static void
put_cast_end(struct sqlb *b, const struct edm_prop *p)
{
	if (p->type == EDM_DECIMAL) {
		sqlb_lit(b, " AS DECIMAL(65,");
		sqlb_number(b, p->scale);
		sqlb_lit(b, "))");
	} else if (p->type == EDM_SINGLE || p->type == EDM_DOUBLE)
		sqlb_lit(b, " AS DOUBLE)");
	else if (p->type == EDM_DATE)
		sqlb_lit(b, " AS DATE)");
	else if (p->type == EDM_DATETIME)
		sqlb_lit(b, " AS DATETIME(6))");
	else if (p->type == EDM_TIME || p->type == EDM_DURATION)
		sqlb_lit(b, " AS TIME(6))");
	else if (p->is_unsigned || p->how == COLUMN_BIT)
		sqlb_lit(b, " AS UNSIGNED)");
	else
		sqlb_lit(b, " AS SIGNED)");
}

static bool
is_text(const struct edm_prop *p)
{
	return p->how != COLUMN_NUMBER && !edm_is_number(p->type) &&
	    p->type != EDM_BOOL && p->type != EDM_DATE &&
	    p->type != EDM_DATETIME && p->type != EDM_TIME &&
	    p->type != EDM_DURATION;
}

struct parents {
	const struct val *v; /* n * nlink */
	size_t n, nlink;
};

/* Columns of a row that the parents' values say, those from the one numbered
 * from on. */
struct side {
	const struct edm_prop *const *to;
	size_t n, from;
	char letter;
};

static void
put_link(struct sqlb *b, struct side s, const struct parents *p)
{
	for (size_t k = 0; k < s.n; k++) {
		bool cast = !is_text(s.to[k]);
		bool guid = s.to[k]->how == COLUMN_GUID;

		if (k > 0)
			sqlb_lit(b, " AND ");
		put_col(b, (struct col){ s.letter, 0, s.to[k] });
		sqlb_lit(b, " = ");
		if (p->n == 1 && guid) {
			put_guid_bytes(b, &p->v[s.from + k]);
			continue;
		}
		if (p->n == 1) {
			sqlb_bind(b, p->v[s.from + k]);
			continue;
		}
		if (guid)
			sqlb_lit(b, "UNHEX(REPLACE(");
		if (cast)
			sqlb_lit(b, "CAST(");
		sqlb_lit(b, "ELT(p.n+1");
		for (size_t i = 0; i < p->n; i++) {
			sqlb_lit(b, ",");
			sqlb_bind(b, p->v[i * p->nlink + s.from + k]);
		}
		sqlb_lit(b, ")");
		if (cast)
			put_cast_end(b, s.to[k]);
		if (guid)
			sqlb_lit(b, ",'-',''))");
	}
}

static void
put_numbers(struct sqlb *b, size_t n)
{
	sqlb_lit(b, "(SELECT 0 AS n");
	if (n > 1)
		sqlb_lit(b, " UNION ALL VALUES ");
	for (size_t i = 1; i < n; i++) {
		if (i > 1)
			sqlb_lit(b, ",");
		sqlb_lit(b, "(");
		sqlb_number(b, (unsigned)i);
		sqlb_lit(b, ")");
	}
	sqlb_lit(b, ") p");
}

/* The child's (or link table's) side of the navigation. */
static struct side
side_of(const struct level *l)
{
	const struct edm_hop *h = &l->nav->hops[0];

	return (struct side){ h->to, h->n, 0, l->nav->nhops == 2 ? 'l' : 't' };
}

static void
put_from(struct sqlb *b, const struct level *l, const struct parents *p)
{
	const struct edm_nav *nav = l->nav;
	const struct side child = side_of(l);

	sqlb_lit(b, " FROM ");
	if (p->n > 1) {
		put_numbers(b, p->n);
		sqlb_lit(b, " STRAIGHT_JOIN ");
	}
	put_table(b, nav->hops[0].set, child.letter, 0);
	if (p->n > 1) {
		sqlb_lit(b, " ON ");
		put_link(b, child, p);
	}
	if (nav->nhops == 2) {
		sqlb_lit(b, " STRAIGHT_JOIN ");
		put_table(b, nav->target, 't', 0);
		sqlb_lit(b, " ON ");
		put_hop(b, &nav->hops[1], 'l', 0, 't', 0);
	}
	if (l->it == NULL)
		return;
	sqlb_lit(b, " JOIN ");
	put_table(b, l->it, 'i', 0);
	sqlb_lit(b, " ON ");
	put_link(b,
	    (struct side){ l->it->keys, l->it->nkeys, nav->hops[0].n, 'i' }, p);
}

static void
put_partition(struct sqlb *b, const struct parents *p)
{
	if (p->n > 1)
		sqlb_lit(b, "PARTITION BY p.n");
}

static void
put_col_of_child(
    struct sqlb *b, const struct plan_col *c, const struct parents *p)
{
	switch (c->role) {
	case PLAN_PROP: put_prop(b, c); return;
	case PLAN_ORDER: put_sort_read(b, c->order); return;
	case PLAN_COMPUTED: put_result(b, c->order); return;
	case PLAN_PARENT:
		if (p->n > 1)
			sqlb_lit(b, "p.n");
		else
			sqlb_lit(b, "0");
		return;
	case PLAN_TOTAL:
		sqlb_lit(b, "COUNT(*) OVER (");
		put_partition(b, p);
		sqlb_lit(b, ")");
		return;
	case PLAN_IT: put_read(b, (struct col){ 'i', 0, c->prop }); return;
	case PLAN_SHOWN: must(!"a column of the numbered rows");
	}
}

static void
put_where(struct sqlb *b, const struct level *l, const struct parents *p)
{
	struct clause where = { 0 };

	if (p->n == 1) {
		put_and(b, &where);
		put_link(b, side_of(l), p);
	}
	if (l->query->as != NULL) {
		put_and(b, &where);
		put_is(b, NULL, l->query->as, LOOSE);
	}
	if (l->query->filter == NULL)
		return;
	put_and(b, &where);
	put_cond_and(b, l->query->filter);
}

/* SELECT … without its ORDER BY; named: each column is c0, c1, … */
static void
put_rows(
    struct sqlb *b, const struct level *l, const struct parents *p, bool named)
{
	bool first = true;

	sqlb_lit(b, "SELECT ");
	for (size_t i = 0; i < l->ncols; i++) {
		if (l->cols[i].role == PLAN_SHOWN)
			continue;
		if (!first)
			sqlb_lit(b, ", ");
		first = false;
		put_col_of_child(b, &l->cols[i], p);
		if (!named)
			continue;
		sqlb_lit(b, " AS ");
		sqlb_alias(b, 'c', (unsigned)i);
	}
	if (named) {
		sqlb_lit(b, ", ROW_NUMBER() OVER (");
		put_partition(b, p);
		if (p->n > 1)
			sqlb_lit(b, " ");
		sqlb_lit(b, "ORDER BY ");
		put_order(b, l->order, l->norder);
		sqlb_lit(b, ") AS rn");
	}
	put_from(b, l, p);
	put_level_joins(b, l);
	put_where(b, l, p);
}

/* The rows of each parent that $skip and $top let through. */
static void
put_window(struct sqlb *b, const struct query *q)
{
	int64_t last;

	if (q->skip > 0) {
		sqlb_lit(b, "r0.rn > ");
		sqlb_bind(b, VAL_OF_I64(q->skip));
	}
	if (q->top < 0)
		return;
	if (q->skip > 0)
		sqlb_lit(b, " AND ");
	last = q->top > INT64_MAX - q->skip ? INT64_MAX : q->skip + q->top;
	sqlb_lit(b, "r0.rn <= ");
	sqlb_bind(b, VAL_OF_I64(last));
}

static void
put_numbered(struct sqlb *b, const struct level *l, const struct parents *p)
{
	sqlb_lit(b, "SELECT ");
	for (size_t i = 0; i < l->ncols; i++) {
		if (i > 0)
			sqlb_lit(b, ", ");
		if (l->cols[i].role == PLAN_SHOWN) {
			sqlb_lit(b, "(");
			put_window(b, l->query);
			sqlb_lit(b, ")");
			continue;
		}
		sqlb_lit(b, "r0.");
		sqlb_alias(b, 'c', (unsigned)i);
	}
	sqlb_lit(b, " FROM (");
	put_rows(b, l, p, true);
	sqlb_lit(b, ") r0 WHERE ");
	/* the first row of a parent carries its total in any case */
	if (l->shown != NO_COL)
		sqlb_lit(b, "r0.rn = 1 OR ");
	put_window(b, l->query);
	sqlb_lit(b, " ORDER BY r0.");
	sqlb_alias(b, 'c', l->parent);
	sqlb_lit(b, ", r0.rn");
}

struct err *
plan_children(struct arena *a, const struct level *l, const struct val *parents,
    size_t n, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);
	struct parents p = { parents, n, l->nlink };

	must(l->nav != NULL && n > 0);
	sqlb_set_period(b, &l->query->period);
	if (l->query->top >= 0 || l->query->skip > 0) {
		put_numbered(b, l, &p);
		return sqlb_done(b, ret);
	}
	put_rows(b, l, &p, false);
	if (n > 1 || l->norder > 0)
		sqlb_lit(b, " ORDER BY ");
	if (n > 1)
		sqlb_lit(b, "p.n");
	if (n > 1 && l->norder > 0)
		sqlb_lit(b, ", ");
	put_order(b, l->order, l->norder);
	return sqlb_done(b, ret);
}
