/* SPDX-License-Identifier: MIT */
/*
 * in.c - x in (a,b,…): the same as x eq a or x eq b …, as one IN wherever the
 * members are literals. No member is null: the binder makes an eq of that.
 */
#include "config.h"
#include "plan/priv.h"

/* guess: the list for the index, before the one that decides. */
static void
put_list(struct sqlb *b, const struct expr *e, bool guess)
{
	const struct expr *x = e->args[0];
	bool exactly = !guess && x->type == EDM_STRING &&
	    !(is_col(x) && x->prop->exact && x->prop->how == COLUMN_PLAIN);

	sqlb_lit(b, " IN (");
	for (size_t i = 1; i < e->nargs; i++) {
		if (i > 1)
			sqlb_lit(b, ",");
		put_lit(b, e->args[i], is_col(x) ? x->prop : NULL);
		if (exactly)
			sqlb_lit(b, STRING_ORDER);
		exactly = false;
	}
	sqlb_lit(b, ")");
}

/* One IN is enough when every member is a literal that may stand beside the
 * bare column (or beside an expression). */
static bool
is_plain_list(const struct expr *e)
{
	const struct expr *x = e->args[0];

	if (x->type == EDM_BOOL || (!is_col(x) && x->type == EDM_ENUM))
		return false;
	for (size_t i = 1; i < e->nargs; i++) {
		const struct expr *y = e->args[i];

		if (!is_lit(y))
			return false;
		if (is_col(x) && !bare(col_of(x), y, true) &&
		    x->prop->how != COLUMN_YEAR)
			return false;
	}
	return true;
}

static void
put_plain_in(struct sqlb *b, const struct expr *e)
{
	const struct expr *x = e->args[0];
	bool raw = is_col(x) && x->prop->how != COLUMN_YEAR;
	bool twice = raw && x->type == EDM_STRING &&
	    (!x->prop->exact || x->prop->how == COLUMN_INET);

	if (twice) {
		sqlb_lit(b, "(");
		put_col(b, col_of(x));
		put_list(b, e, true);
		sqlb_lit(b, " AND ");
	}
	if (raw && x->prop->how != COLUMN_INET)
		put_col(b, col_of(x));
	else
		put_value(b, x);
	put_list(b, e, false);
	if (twice)
		sqlb_lit(b, ")");
}

static void
put_each(struct sqlb *b, const struct expr *e, enum mode m)
{
	struct expr eq = *e;
	struct expr *args[2] = { e->args[0], NULL };

	eq.kind = EX_OP;
	eq.op = OP_EQ;
	eq.args = args;
	eq.nargs = 2;
	for (size_t i = 1; i < e->nargs; i++) {
		if (i > 1)
			sqlb_lit(b, " OR ");
		args[1] = e->args[i];
		put_compare(b, &eq, m);
	}
}

void
put_in(struct sqlb *b, const struct expr *e, enum mode m)
{
	bool plain = is_plain_list(e);
	bool is_true = plain && m == EXACT && may_be_null(e->args[0]);

	if (is_true || !plain)
		sqlb_lit(b, "(");
	if (plain)
		put_plain_in(b, e);
	else
		put_each(b, e, m);
	if (is_true || !plain)
		sqlb_lit(b, ")");
	if (is_true)
		sqlb_lit(b, " IS TRUE");
}
