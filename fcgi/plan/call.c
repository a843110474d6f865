/* SPDX-License-Identifier: MIT */
/*
 * call.c - calls of stored functions: `crm`.`balance`(t0.`ID`,?).
 *
 * Arguments have the types of the parameters: columns go as they are. What
 * comes back is made what an expression of its type is everywhere else.
 */
#include "config.h"
#include "plan/priv.h"

static void
put_argument(struct sqlb *b, const struct expr *x)
{
	bool micros = x->type == EDM_DURATION && !is_lit(x) && !is_col(x);

	if (is_null(x)) {
		sqlb_lit(b, "NULL");
		return;
	}
	if (is_col(x) && x->prop->how != COLUMN_GUID) {
		put_col(b, col_of(x));
		return;
	}
	if (micros)
		sqlb_lit(b, "SEC_TO_TIME(");
	put_value(b, x);
	if (micros)
		sqlb_lit(b, "/1000000)");
}

/* What stands around the call, by what it yields. */
struct around {
	struct sql_shape before, behind;
};

static struct around
around_of(const struct edm_prop *p)
{
	static const struct around by_type[EDM__MAX] = {
		[EDM_STRING] = { SQL_INIT("CONVERT("),
		    SQL_INIT(" USING utf8mb4)") },
		[EDM_GUID] = { SQL_INIT("CAST("), SQL_INIT(" AS CHAR)") },
		[EDM_DURATION] = { SQL_INIT("CAST(TIME_TO_SEC("),
		    SQL_INIT(")*1000000 AS SIGNED)") },
	};
	static const struct around is_signed = { SQL_INIT("CAST("),
		SQL_INIT(" AS SIGNED)") };
	static const struct around number = { SQL_INIT("CAST("),
		SQL_INIT("+0 AS SIGNED)") };
	static const struct around large = { SQL_INIT("CAST("),
		SQL_INIT("+0 AS DECIMAL(20))") };

	if (p->type != EDM_BOOL &&
	    (p->how == COLUMN_BIT || p->how == COLUMN_YEAR))
		return p->type == EDM_DECIMAL ? large : number;
	if (edm_is_integer(p->type) && p->is_unsigned)
		return is_signed;
	if (p->type == EDM_DECIMAL && p->is_unsigned && p->scale == 0)
		return large;
	return by_type[p->type];
}

void
put_call(struct sqlb *b, const struct expr *e)
{
	struct around a = around_of(&e->function->result);

	sqlb_shape(b, a.before);
	sqlb_routine(b, e->function);
	sqlb_lit(b, "(");
	for (size_t i = 0; i < e->nargs; i++) {
		if (i > 0)
			sqlb_lit(b, ",");
		put_argument(b, e->args[i]);
	}
	sqlb_lit(b, ")");
	sqlb_shape(b, a.behind);
}

struct err *
plan_call(struct arena *a, const struct query *q, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);
	struct clause where = { 0 };

	sqlb_lit(b, "SELECT ");
	put_result(b, q->call);
	if (q->nsteps > 0) {
		put_path(b, q->steps, q->nsteps, THE_ROWS);
		put_path_keys(b, &where, q->steps, q->nsteps, THE_ROWS);
	}
	return sqlb_done(b, ret);
}
