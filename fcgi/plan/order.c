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
 * MariaDB looks no further than max_sort_length when it sorts. (The session
 * sets that to more than any key needs.) Computed strings may be long,
 * whatever they are made of.
 */
#include "config.h"
#include "plan/priv.h"

enum { SORT_CHARS = 255, SORT_BYTES = 1000, LISTED_MAX = 100 };

/* What a column of a primary key can hold at most (3072 bytes): keys must be
 * compared whole, or two rows would be one. */
static uint32_t
key_max(const struct edm_prop *p)
{
	if (p->type == EDM_BINARY)
		return 3072;
	if (p->max_char == 0)
		return 768;
	return p->max_char == 0xFFFF ? 1024 : 3072;
}

/* Text and BLOB columns that sorting would cut: those that cannot be keys, and
 * those that no index sorts. */
static bool
is_long(const struct edm_prop *p)
{
	uint32_t enough = p->type == EDM_BINARY ? SORT_BYTES : SORT_CHARS;

	if (p->how == COLUMN_JSON)
		return p->type == EDM_STRING;
	if (p->how != COLUMN_PLAIN ||
	    (p->type != EDM_STRING && p->type != EDM_BINARY))
		return false;
	if (p->max_length == 0 || p->max_length > key_max(p))
		return true;
	return p->max_length > enough && p->nullable && !p->indexed;
}

bool
sort_reads_apart(const struct expr *e)
{
	return !is_col(e) || e->join != NULL || is_long(e->prop) ||
	    e->prop->how == COLUMN_ENUM || e->prop->how == COLUMN_SET ||
	    e->prop->how == COLUMN_ZERODATE || e->prop->how == COLUMN_TIME ||
	    e->prop->how == COLUMN_GUID || e->prop->how == COLUMN_NUMBER;
}

enum edm_type
sort_type(const struct expr *e)
{
	if (is_col(e) && e->prop->how == COLUMN_ZERODATE)
		return EDM_STRING;
	if (is_col(e) && e->prop->how == COLUMN_GUID)
		return EDM_BINARY;
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
	else if (e->prop->how == COLUMN_TIME || e->prop->how == COLUMN_GUID)
		put_col(b, col_of(e));
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
	if (e->kind == EX_ANY || e->kind == EX_ALL || e->kind == EX_COUNT)
		return false;
	return !is_col(e) || may_be_null(e);
}

/*
 * An ENUM column is sorted by number, but its index understands texts alone:
 * a comparison becomes the list of the members that meet it. The error value
 * has the number 0 and the text "", so an enumeration with a member "" is
 * compared by number after all.
 */
static int64_t
last_member(const struct edm_enum *t)
{
	int64_t last = 0;

	for (size_t i = 0; i < t->nmembers; i++)
		if (t->members[i].number > last)
			last = t->members[i].number;
	return last;
}

static bool
is_listed(const struct expr *e, const struct val *v)
{
	const struct edm_enum *t;

	if (!is_col(e) || e->prop->how != COLUMN_ENUM || v->kind != VAL_I64)
		return false;
	t = e->prop->etype;
	if (t->nmembers > LISTED_MAX || v->i < 0 || v->i > last_member(t))
		return false;
	for (size_t i = 0; i < t->nmembers; i++)
		if (t->members[i].value.n == 0)
			return false;
	return true;
}

/* The members from one number to another; there is one. */
static void
put_members(struct sqlb *b, const struct expr *e, int64_t from, int64_t to)
{
	const struct edm_enum *t = e->prop->etype;
	bool first = true;

	put_col(b, col_of(e));
	sqlb_lit(b, " IN (");
	if (from <= 0) {
		sqlb_bind(b, VAL_OF_STR(S("")));
		first = false;
	}
	for (size_t i = 0; i < t->nmembers; i++) {
		if (t->members[i].number < from || t->members[i].number > to)
			continue;
		if (!first)
			sqlb_lit(b, ",");
		sqlb_bind(b, VAL_OF_STR(t->members[i].value));
		first = false;
	}
	sqlb_lit(b, ")");
}

/* Is there nothing behind the value, in this column alone? */
static bool
is_last(const struct order *o, const struct val *v)
{
	if (v->kind == VAL_NULL)
		return o->desc;
	if (!is_listed(o->expr, v))
		return false;
	if (o->desc)
		return v->i <= 0 && !has_nulls(o->expr);
	return v->i >= last_member(o->expr->prop->etype);
}

/* Behind the value in this column, or (equal) beside it. Not for nulls. */
static void
put_ahead(
    struct sqlb *b, const struct order *o, const struct val *v, bool equal)
{
	if (is_listed(o->expr, v) && o->desc && v->i <= 0 && !equal)
		sqlb_lit(b, "FALSE");
	else if (is_listed(o->expr, v) && o->desc)
		put_members(b, o->expr, 0, equal ? v->i : v->i - 1);
	else if (is_listed(o->expr, v))
		put_members(b, o->expr, equal ? v->i : v->i + 1, INT64_MAX);
	else if (o->desc && equal)
		put_with(b, o->expr, SQL(" <= "), v);
	else if (o->desc)
		put_with(b, o->expr, SQL(" < "), v);
	else if (equal)
		put_with(b, o->expr, SQL(" >= "), v);
	else
		put_with(b, o->expr, SQL(" > "), v);
	if (o->desc && has_nulls(o->expr)) {
		sqlb_lit(b, " OR ");
		put_null(b, o->expr, true);
	}
}

static void
put_beside(struct sqlb *b, const struct order *o, const struct val *v)
{
	if (v->kind == VAL_NULL)
		put_null(b, o->expr, true);
	else if (is_listed(o->expr, v))
		put_members(b, o->expr, v->i, v->i);
	else
		put_with(b, o->expr, SQL(" = "), v);
}

/* The range of the first column, for its index: it says nothing that the
 * rest does not say. */
static void
put_range(struct sqlb *b, const struct order *o, const struct val *v)
{
	bool either = o->desc && has_nulls(o->expr);

	if (v->kind == VAL_NULL || is_last(o, v))
		return;
	if (either)
		sqlb_lit(b, "(");
	put_ahead(b, o, v, true);
	if (either)
		sqlb_lit(b, ")");
	sqlb_lit(b, " AND ");
}

static void
put_rest(struct sqlb *, const struct order *, size_t n, const struct val *);

/* The rest as an operand of AND. */
static void
put_group(struct sqlb *b, const struct order *o, size_t n, const struct val *v)
{
	/* one comparison; or nothing but "a is the last and …" */
	bool single = n == 1 && !(o->desc && has_nulls(o->expr));
	bool plain = single || is_last(o, v);

	if (!plain)
		sqlb_lit(b, "(");
	put_rest(b, o, n, v);
	if (!plain)
		sqlb_lit(b, ")");
}

/* a > ? OR (a = ? AND (b > ? OR (b = ? AND c > ?))) */
static void
put_rest(struct sqlb *b, const struct order *o, size_t n, const struct val *v)
{
	bool last = is_last(o, v);

	if (last && n == 1)
		sqlb_lit(b, "FALSE");
	else if (!last && v->kind == VAL_NULL)
		put_null(b, o->expr, false);
	else if (!last)
		put_ahead(b, o, v, false);
	if (n == 1)
		return;
	if (!last)
		sqlb_lit(b, " OR (");
	put_beside(b, o, v);
	sqlb_lit(b, " AND ");
	put_group(b, o + 1, n - 1, v + 1);
	if (!last)
		sqlb_lit(b, ")");
}

void
put_after(struct sqlb *b, const struct order *o, size_t n, const struct val *v)
{
	if (n > 1)
		put_range(b, o, v);
	put_group(b, o, n, v);
}
