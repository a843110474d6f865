/* SPDX-License-Identifier: MIT */
/*
 * order.c - ORDER BY, and where a page goes on.
 *
 * Columns are sorted as they are, so that an index gives the order; a page's
 * end is compared with exactly what was sorted by. Null comes first, and
 * last under desc, as MariaDB has it. Three kinds of column are compared by
 * something else than what the client sees: enumerations by number, dates
 * by their text (zero and partial dates are null to the client but have a
 * place in the order), and long strings by their first 255 characters, for
 * MariaDB looks no further than max_sort_length when it sorts. Computed
 * strings may be long, whatever they are made of.
 */
#include "config.h"
#include "plan/priv.h"

enum { SORT_CHARS = 255, SORT_BYTES = 1000 };

/* Text and BLOB columns that sorting would cut. Key columns are never so
 * long, and their index must serve. */
static bool
is_long(const struct edm_prop *p)
{
	if (p->type == EDM_STRING && p->how == COLUMN_PLAIN)
		return p->max_length == 0 || p->max_length > SORT_CHARS;
	if (p->type == EDM_BINARY)
		return p->max_length == 0 || p->max_length > SORT_BYTES;
	return false;
}

bool
sort_reads_apart(const struct expr *e)
{
	return !is_col(e) || e->join != NULL || is_long(e->prop) ||
	    e->prop->how == COLUMN_ENUM || e->prop->how == COLUMN_SET ||
	    e->prop->how == COLUMN_ZERODATE;
}

enum edm_type
sort_type(const struct expr *e)
{
	if (is_col(e) && e->prop->how == COLUMN_ZERODATE)
		return EDM_STRING;
	if (e->type == EDM_ENUM || (!is_col(e) && e->type == EDM_DURATION))
		return EDM_INT64;
	return e->type;
}

static bool
is_prefix(const struct expr *e)
{
	return is_col(e) ? is_long(e->prop) : e->type == EDM_STRING;
}

static void
put_prefix(struct sqlb *b, const struct expr *e)
{
	sqlb_lit(b, "LEFT(");
	if (is_col(e))
		put_col(b, col_of(e));
	else
		put_value(b, e);
	sqlb_lit(b, ",");
	sqlb_number(b, SORT_CHARS);
	sqlb_lit(b, ")");
}

void
put_sort(struct sqlb *b, const struct expr *e)
{
	if (is_prefix(e))
		put_prefix(b, e);
	else if (is_col(e) && is_text_enum(e->prop))
		put_value(b, e);
	else if (is_col(e))
		put_col(b, col_of(e));
	else if (e->type == EDM_DECIMAL) {
		/* MariaDB computes with more digits than it sends */
		sqlb_lit(b, "CAST(");
		put_value(b, e);
		sqlb_lit(b, " AS DECIMAL(65,30))");
	} else
		put_value(b, e);
}

void
put_sort_read(struct sqlb *b, const struct expr *e)
{
	if (!is_col(e) || is_prefix(e)) {
		put_sort(b, e);
		return;
	}
	if (e->prop->how == COLUMN_ZERODATE) {
		sqlb_lit(b, "CAST(");
		put_col(b, col_of(e));
		sqlb_lit(b, " AS CHAR)");
		return;
	}
	if (e->prop->how == COLUMN_ENUM || e->prop->how == COLUMN_SET)
		put_value(b, e);
	else
		put_read(b, col_of(e));
}

void
put_order(struct sqlb *b, const struct order *o, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sqlb_lit(b, ", ");
		put_sort(b, o[i].expr);
		if (o[i].desc)
			sqlb_lit(b, " DESC");
	}
}

/* MariaDB takes "c IS NULL" for "c = 0" when c is a date that cannot be
 * null; "<=> NULL" means what it says. */
static void
put_null(struct sqlb *b, const struct expr *e, bool is)
{
	if (!is)
		sqlb_lit(b, "NOT ");
	put_sort(b, e);
	sqlb_lit(b, " <=> NULL");
}

static void
put_with(struct sqlb *b, const struct expr *e, struct sql_shape sign,
    const struct val *v)
{
	put_sort(b, e);
	sqlb_shape(b, sign);
	sqlb_bind(b, *v);
}

static bool
has_nulls(const struct expr *e)
{
	return !is_col(e) || may_be_null(e);
}

/* Strictly behind the value, in this column alone. False when nothing is. */
static bool
put_behind(struct sqlb *b, const struct order *o, const struct val *v)
{
	bool null = v->kind == VAL_NULL;

	if (null && o->desc)
		return false;
	if (null)
		put_null(b, o->expr, false);
	else if (!o->desc)
		put_with(b, o->expr, SQL(" > "), v);
	else {
		put_with(b, o->expr, SQL(" < "), v);
		if (has_nulls(o->expr)) {
			sqlb_lit(b, " OR ");
			put_null(b, o->expr, true);
		}
	}
	return true;
}

static void
put_beside(struct sqlb *b, const struct order *o, const struct val *v)
{
	if (v->kind == VAL_NULL)
		put_null(b, o->expr, true);
	else
		put_with(b, o->expr, SQL(" = "), v);
}

/* The range of the first column, for its index: it says nothing that the
 * rest does not say. */
static void
put_range(struct sqlb *b, const struct order *o, const struct val *v)
{
	if (v->kind == VAL_NULL)
		return;
	if (!o->desc)
		put_with(b, o->expr, SQL(" >= "), v);
	else if (has_nulls(o->expr)) {
		sqlb_lit(b, "(");
		put_with(b, o->expr, SQL(" <= "), v);
		sqlb_lit(b, " OR ");
		put_null(b, o->expr, true);
		sqlb_lit(b, ")");
	} else
		put_with(b, o->expr, SQL(" <= "), v);
	sqlb_lit(b, " AND ");
}

static void
put_rest(struct sqlb *, const struct order *, size_t n, const struct val *);

/* The rest as an operand of AND. */
static void
put_group(struct sqlb *b, const struct order *o, size_t n, const struct val *v)
{
	bool null = v->kind == VAL_NULL;
	bool alone = n == 1 && (null || !o->desc || !has_nulls(o->expr));
	/* nothing but "a is null and …" lies behind a null under desc */
	bool all_and = n > 1 && null && o->desc;

	if (!alone && !all_and)
		sqlb_lit(b, "(");
	put_rest(b, o, n, v);
	if (!alone && !all_and)
		sqlb_lit(b, ")");
}

/* a > ? OR (a = ? AND (b > ? OR (b = ? AND c > ?))) */
static void
put_rest(struct sqlb *b, const struct order *o, size_t n, const struct val *v)
{
	bool some = put_behind(b, o, v);

	if (n == 1) {
		if (!some)
			sqlb_lit(b, "FALSE");
		return;
	}
	if (some)
		sqlb_lit(b, " OR (");
	put_beside(b, o, v);
	sqlb_lit(b, " AND ");
	put_group(b, o + 1, n - 1, v + 1);
	if (some)
		sqlb_lit(b, ")");
}

void
put_after(struct sqlb *b, const struct order *o, size_t n, const struct val *v)
{
	if (n > 1)
		put_range(b, o, v);
	put_group(b, o, n, v);
}
