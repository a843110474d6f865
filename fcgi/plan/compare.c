/* SPDX-License-Identifier: MIT */
/*
 * compare.c - eq ne lt le gt ge in, as OData means them and with the index.
 *
 * null eq null is true, null ne x is true, and lt le gt ge with a null are
 * false (URL Conventions §5.1.1.1). Strings are equal when their code points
 * are: the column's own collation finds the candidates through its index,
 * the second comparison decides. lt le gt ge of a string column and a
 * literal follow the collation of the column, as $orderby does; of anything
 * else the code points. Enumerations are ordered by their numbers.
 */
#include "config.h"
#include "base/num.h"
#include "base/utf8.h"
#include "plan/priv.h"

/* Is every character of the literal in the column's character set? */
static bool
fits(const struct val *v, const struct edm_prop *p)
{
	struct str s = v->s;
	size_t n;

	if (p->max_char == 0 || v->kind != VAL_STR)
		return true;
	for (; s.n > 0; s = str_skip(s, n))
		if (utf8_next(s, &n) > p->max_char)
			return false;
	return true;
}

static bool
is_string(const struct expr *e)
{
	return e->type == EDM_STRING;
}

void
put_guid_bytes(struct sqlb *b, const struct val *v)
{
	sqlb_lit(b, "UNHEX(REPLACE(");
	sqlb_bind(b, *v);
	sqlb_lit(b, ",'-',''))");
}

void
put_lit(struct sqlb *b, const struct expr *lit, const struct edm_prop *p)
{
	struct val v = lit->val;
	uint64_t u;
	int64_t n;

	if (p != NULL && p->how == COLUMN_NUMBER && v.kind == VAL_STR) {
		must(num_i64(v.s, &n));
		v = VAL_OF_I64(n);
	}
	if (p != NULL && p->how == COLUMN_GUID && v.kind == VAL_STR) {
		put_guid_bytes(b, &v);
		return;
	}
	if (p != NULL && p->is_unsigned && v.kind == VAL_DEC &&
	    num_u64(v.s, &u))
		v = (struct val){ .kind = VAL_U64, .u = u };
	sqlb_bind(b, v);
}

/* A value of another string: utf8mb4 with the collation that decides. */
static void
put_exactly(struct sqlb *b, const struct expr *e)
{
	if (is_lit(e))
		put_lit(b, e, NULL);
	else {
		sqlb_lit(b, "CONVERT(");
		put_value(b, e);
		sqlb_lit(b, " USING utf8mb4)");
	}
	sqlb_lit(b, STRING_ORDER);
}

static void
put_sign(struct sqlb *b, enum ast_op op, bool nullsafe)
{
	switch (op) {
	case OP_EQ:
		if (nullsafe)
			sqlb_lit(b, " <=> ");
		else
			sqlb_lit(b, " = ");
		return;
	case OP_NE: sqlb_lit(b, " <> "); return;
	case OP_LT: sqlb_lit(b, " < "); return;
	case OP_LE: sqlb_lit(b, " <= "); return;
	case OP_GT: sqlb_lit(b, " > "); return;
	case OP_GE: sqlb_lit(b, " >= "); return;
	case OP_OR:
	case OP_AND:
	case OP_NOT:
	case OP_HAS:
	case OP_IN:
	case OP_ADD:
	case OP_SUB:
	case OP_MUL:
	case OP_DIV:
	case OP_DIVBY:
	case OP_MOD:
	case OP_NEG:
	case OP__MAX: must(!"a comparison");
	}
}

bool
bare(struct col c, const struct expr *lit, bool equal)
{
	switch (c.prop->how) {
	case COLUMN_PLAIN:
	case COLUMN_GEO:
	case COLUMN_UUID: return fits(&lit->val, c.prop);
	case COLUMN_GUID:
	case COLUMN_NUMBER:
	case COLUMN_BIT:
	case COLUMN_ZERODATE: return true;
	case COLUMN_ENUM:
	case COLUMN_SET: return equal && fits(&lit->val, c.prop);
	case COLUMN_TIME:
	case COLUMN_INET: return equal;
	case COLUMN_SPAN:
	case COLUMN_JSON:
	case COLUMN_YEAR: return false;
	}
	return false;
}

/* The two sides of one comparison that decides; nothing about nulls. */
static void
put_sides(struct sqlb *b, enum ast_op op, const struct expr *x,
    const struct expr *y, bool nullsafe)
{
	bool equal = op == OP_EQ || op == OP_NE;
	bool raw = is_col(x) && is_lit(y) && bare(col_of(x), y, equal);

	if (raw && is_string(x) && x->prop->how != COLUMN_INET &&
	    (!equal || x->prop->exact)) {
		put_col(b, col_of(x));
		put_sign(b, op, nullsafe);
		put_lit(b, y, x->prop);
	} else if (is_string(x) && is_string(y)) {
		if (raw && x->prop->how == COLUMN_PLAIN)
			put_col(b, col_of(x));
		else
			put_value(b, x);
		put_sign(b, op, nullsafe);
		put_exactly(b, y);
	} else if (raw) {
		put_col(b, col_of(x));
		put_sign(b, op, nullsafe);
		put_lit(b, y, x->prop);
	} else {
		put_value(b, x);
		put_sign(b, op, nullsafe);
		put_value(b, y);
	}
}

/* c = ? is only a first guess when c compares more loosely. */
static bool
wants_guess(const struct expr *x, const struct expr *y)
{
	return is_col(x) && is_lit(y) && is_string(x) &&
	    bare(col_of(x), y, true) &&
	    (!x->prop->exact || x->prop->how == COLUMN_INET);
}

static void
put_equal(
    struct sqlb *b, const struct expr *x, const struct expr *y, enum mode m)
{
	bool xn = may_be_null(x), yn = may_be_null(y);
	bool nullsafe = m == EXACT ? xn || yn : xn && yn;

	if (m == EXACT || !wants_guess(x, y)) {
		put_sides(b, OP_EQ, x, y, nullsafe);
		return;
	}
	sqlb_lit(b, "(");
	put_col(b, col_of(x));
	sqlb_lit(b, " = ");
	put_lit(b, y, x->prop);
	sqlb_lit(b, " AND ");
	put_sides(b, OP_EQ, x, y, false);
	sqlb_lit(b, ")");
}

void
put_equal_null(struct sqlb *b, const struct expr *x, const struct expr *y)
{
	put_sides(b, OP_EQ, x, y, false);
}

static void
put_unequal(struct sqlb *b, const struct expr *x, const struct expr *y)
{
	if (!may_be_null(x) && !may_be_null(y)) {
		put_sides(b, OP_NE, x, y, false);
		return;
	}
	sqlb_lit(b, "NOT (");
	put_sides(b, OP_EQ, x, y, true);
	sqlb_lit(b, ")");
}

/* x eq true, x ne false, … */
static void
put_truth(struct sqlb *b, enum ast_op op, const struct expr *x, bool value,
    enum mode m)
{
	if (op == OP_EQ && m == LOOSE) {
		if (value)
			put_cond(b, x, LOOSE);
		else
			put_not(b, x);
		return;
	}
	sqlb_lit(b, "(");
	put_cond(b, x, EXACT);
	if (op == OP_EQ && value)
		sqlb_lit(b, ") IS TRUE");
	else if (op == OP_EQ)
		sqlb_lit(b, ") IS FALSE");
	else if (value)
		sqlb_lit(b, ") IS NOT TRUE");
	else
		sqlb_lit(b, ") IS NOT FALSE");
}

/* A zero date is null, but a comparison would take it for an early day. */
static bool
wants_day(const struct expr *x, const struct expr *y)
{
	return is_col(x) && x->prop->how == COLUMN_ZERODATE && is_lit(y);
}

static void
put_ordered(struct sqlb *b, enum ast_op op, const struct expr *x,
    const struct expr *y, enum mode m)
{
	bool is_true = m == EXACT && (may_be_null(x) || may_be_null(y));
	bool day = wants_day(x, y);

	if (is_true || day)
		sqlb_lit(b, "(");
	put_sides(b, op, x, y, false);
	if (day) {
		sqlb_lit(b, " AND DAYOFMONTH(");
		put_col(b, col_of(x));
		sqlb_lit(b, ")*MONTH(");
		put_col(b, col_of(x));
		sqlb_lit(b, ")>0");
	}
	if (is_true || day)
		sqlb_lit(b, ")");
	if (is_true)
		sqlb_lit(b, " IS TRUE");
}

void
put_is_null(struct sqlb *b, const struct expr *x, bool is)
{
	if (is_null(x))
		sqlb_lit(b, "NULL");
	else if (is_col(x) && x->prop->how != COLUMN_ZERODATE &&
	    x->prop->how != COLUMN_TIME)
		put_col(b, col_of(x));
	else
		put_value(b, x);
	if (is)
		sqlb_lit(b, " IS NULL");
	else
		sqlb_lit(b, " IS NOT NULL");
}

static enum ast_op
mirrored(enum ast_op op)
{
	if (op == OP_LT)
		return OP_GT;
	if (op == OP_LE)
		return OP_GE;
	if (op == OP_GT)
		return OP_LT;
	return op == OP_GE ? OP_LE : op;
}

void
put_compare(struct sqlb *b, const struct expr *e, enum mode m)
{
	const struct expr *x = e->args[0], *y = e->args[1];
	enum ast_op op = e->op;
	bool equal = op == OP_EQ || op == OP_NE;

	if ((is_lit(x) && !is_lit(y)) || is_null(x)) {
		x = e->args[1];
		y = e->args[0];
		op = mirrored(op);
	}
	if (is_null(y) && equal)
		put_is_null(b, x, op == OP_EQ);
	else if (is_null(y))
		sqlb_lit(b, "FALSE");
	else if (equal && x->type == EDM_BOOL && is_lit(y))
		put_truth(b, op, x, y->val.b, m);
	else if (op == OP_EQ)
		put_equal(b, x, y, m);
	else if (op == OP_NE)
		put_unequal(b, x, y);
	else
		put_ordered(b, op, x, y, m);
}

void
put_col_is(struct sqlb *b, struct col c, const struct expr *lit)
{
	static const struct step of_root;
	struct join step = { .number = c.number,
		.steps = c.letter == 'v' ? &of_root : NULL };
	struct expr x = { .kind = EX_PROP,
		.type = c.prop->type,
		.etype = c.prop->etype,
		.prop = c.prop,
		.join = c.letter == 't' ? NULL : &step };

	put_equal(b, &x, lit, LOOSE);
}
