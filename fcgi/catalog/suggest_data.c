/* SPDX-License-Identifier: MIT */
/*
 * suggest_data.c - what the values say about a guess.
 *
 * Each statement reads at most SUGGEST_ROWS rows of the table and looks each
 * of them up in a unique key of the other.
 */
#include "config.h"
#include "base/num.h"
#include "catalog/suggest.h"

static void
put_table(struct sqlb *b, const struct fact_table *t)
{
	const struct edm_set s = { .table = t->name };

	sqlb_table(b, &s);
}

/* a.`c` AS c0, … */
static void
put_columns(struct sqlb *b, struct fact_column *const *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sqlb_lit(b, ", ");
		sqlb_col(b, c[i]->prop);
		sqlb_lit(b, " AS ");
		sqlb_alias(b, 'c', (unsigned)i);
	}
}

static void
put_sample(struct sqlb *b, const struct fact_table *t,
    struct fact_column *const *c, size_t n)
{
	sqlb_lit(b, "(SELECT ");
	put_columns(b, c, n);
	sqlb_lit(b, " FROM ");
	put_table(b, t);
	sqlb_lit(b, " LIMIT ");
	sqlb_number(b, SUGGEST_ROWS);
	sqlb_lit(b, ") x");
}

static int64_t
whole(const struct val *v)
{
	int64_t i = 0;

	if (v->kind == VAL_I64)
		return v->i;
	if (v->kind == VAL_DEC)
		(void)num_i64(v->s, &i);
	return i;
}

static struct err *
two_numbers(
    struct db *db, struct arena *a, struct sqlb *b, int64_t *x, int64_t *y)
{
	struct stmt_text sql;
	struct db_cursor *cur;
	const struct val *cells;
	struct err *e = NULL;
	enum db_next next;

	TRY(sqlb_done(b, &sql));
	TRY(db_run(db, a, &sql, &cur));
	next = db_next(cur, &cells);
	if (next == DB_ROW) {
		*x = whole(&cells[0]);
		*y = whole(&cells[1]);
	} else if (next == DB_FAILED)
		e = db_error(cur);
	db_close(&cur);
	return e;
}

struct err *
suggest_values(struct db *db, struct arena *a, struct guess *g)
{
	struct sqlb *b = sqlb_new(a);
	int64_t n = 0, there = 0;

	sqlb_lit(b, "SELECT COUNT(*), COUNT(y.");
	sqlb_col(b, g->key->cols.v[0]->prop);
	sqlb_lit(b, ") FROM ");
	put_sample(b, g->from, g->cols.v, g->cols.n);
	sqlb_lit(b, " LEFT JOIN ");
	put_table(b, g->to);
	sqlb_lit(b, " y ON ");
	for (size_t i = 0; i < g->cols.n; i++) {
		if (i > 0)
			sqlb_lit(b, " AND ");
		sqlb_lit(b, "y.");
		sqlb_col(b, g->key->cols.v[i]->prop);
		sqlb_lit(b, " = x.");
		sqlb_alias(b, 'c', (unsigned)i);
	}
	sqlb_lit(b, " WHERE TRUE");
	for (size_t i = 0; i < g->cols.n; i++) {
		sqlb_lit(b, " AND x.");
		sqlb_alias(b, 'c', (unsigned)i);
		sqlb_lit(b, " IS NOT NULL");
	}
	TRY(two_numbers(db, a, b, &n, &there));
	if (n == 0)
		VEC_PUSH(a, &g->evidence, S("there are no values to look at"));
	else if (there == n) {
		g->points += SUGGEST_VALUES;
		VEC_PUSH(a, &g->evidence,
		    arena_strf(a, "all %lld values are there", (long long)n));
	} else {
		g->refuted = there * 10 < n * 9;
		VEC_PUSH(a, &g->evidence,
		    arena_strf(a, "%lld of %lld values are there",
			(long long)there, (long long)n));
	}
	return NULL;
}

struct err *
suggest_twice(struct db *db, struct arena *a, const struct fact_table *t,
    struct fact_column *const *c, size_t n, bool *ret)
{
	struct sqlb *b = sqlb_new(a);
	int64_t all = 0, different = 0;

	sqlb_lit(b, "SELECT COUNT(*), COUNT(DISTINCT ");
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sqlb_lit(b, ", ");
		sqlb_lit(b, "x.");
		sqlb_alias(b, 'c', (unsigned)i);
	}
	sqlb_lit(b, ") FROM ");
	put_sample(b, t, c, n);
	TRY(two_numbers(db, a, b, &all, &different));
	*ret = all != different;
	return NULL;
}
