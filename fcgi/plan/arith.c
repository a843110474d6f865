/* SPDX-License-Identifier: MIT */
/*
 * arith.c - operators that yield a number.
 *
 * Integers and decimals never become doubles unless an operand is one. What
 * OData calls an error (a zero divisor of integers and decimals, an
 * overflow) is an error in MariaDB too: 1690, "out of range", a fault of
 * the request. Doubles divided by zero are null, as MariaDB has no INF.
 */
#include "config.h"
#include "plan/priv.h"

static bool
is_real(const struct expr *e)
{
	return e->type == EDM_DOUBLE || e->type == EDM_SINGLE;
}

/* MariaDB's arithmetic is unsigned as soon as an operand is, and then fails
 * for results below zero. The binder casts unsigned columns; BIT and YEAR are
 * left. */
void
put_operand(struct sqlb *b, const struct expr *e)
{
	bool cast = is_col(e) &&
	    (e->prop->how == COLUMN_BIT || e->prop->how == COLUMN_YEAR);

	if (cast)
		sqlb_lit(b, "CAST(");
	put_value(b, e);
	if (cast && e->type == EDM_DECIMAL) /* BIT(64) */
		sqlb_lit(b, " AS DECIMAL(20))");
	else if (cast)
		sqlb_lit(b, " AS SIGNED)");
}

/* Can it be zero? A literal answers now. */
static bool
may_be_zero(const struct expr *e)
{
	if (!is_lit(e))
		return true;
	if (e->val.kind == VAL_I64)
		return e->val.i == 0;
	if (e->val.kind == VAL_U64)
		return e->val.u == 0;
	if (e->val.kind != VAL_DEC)
		return true;
	for (size_t i = 0; i < e->val.s.n; i++)
		if (is_digit(e->val.s.p[i]) && e->val.s.p[i] != '0')
			return false;
	return true;
}

/* ~0+1 is the shortest expression that MariaDB must fail on; the divisor
 * stands in it so that it is not computed before a row has a zero. */
static void
put_divisor(struct sqlb *b, const struct expr *e, bool guard)
{
	if (!guard || !may_be_zero(e)) {
		put_operand(b, e);
		return;
	}
	sqlb_lit(b, "CASE WHEN ");
	put_operand(b, e);
	sqlb_lit(b, " = 0 THEN CAST(~(");
	put_operand(b, e);
	sqlb_lit(b, ")+1 AS SIGNED) ELSE ");
	put_operand(b, e);
	sqlb_lit(b, " END");
}

static void
put_number(struct sqlb *b, const struct expr *e)
{
	const struct expr *x = e->args[0], *y = e->args[1];
	bool real = is_real(x) || is_real(y) || is_real(e);
	bool whole = edm_is_integer(x->type) && edm_is_integer(y->type);

	sqlb_lit(b, "(");
	put_operand(b, x);
	if (e->op == OP_ADD)
		sqlb_lit(b, " + ");
	else if (e->op == OP_SUB)
		sqlb_lit(b, " - ");
	else if (e->op == OP_MUL)
		sqlb_lit(b, " * ");
	else if (e->op == OP_MOD)
		sqlb_lit(b, " % ");
	else if (e->op == OP_DIV && whole)
		sqlb_lit(b, " DIV ");
	else
		sqlb_lit(b, " / ");
	if (e->op == OP_DIV || e->op == OP_MOD || e->op == OP_DIVBY)
		put_divisor(b, y, !real || e->op == OP_MOD);
	else
		put_operand(b, y);
	/* MariaDB has a decimal -0 that equals no 0; this makes one of it */
	if (e->op == OP_MOD && !real && !whole)
		sqlb_lit(b, " + 0");
	sqlb_lit(b, ")");
}

void
put_arith(struct sqlb *b, const struct expr *e)
{
	if (e->op == OP_NEG) {
		sqlb_lit(b, "(-");
		put_operand(b, e->args[0]);
		sqlb_lit(b, ")");
	} else
		put_number(b, e);
}
