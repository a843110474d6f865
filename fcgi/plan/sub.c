/* SPDX-License-Identifier: MIT */
/*
 * sub.c - subqueries over the rows of a to-many navigation.
 *
 *	EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND …)
 *
 * The rows are v1 v2 …, those of a link table m1 m2 …, and the rows that they
 * lead to are joined inside. EXISTS and COUNT are never null; a null parent
 * has no rows. all() asks that there is no row for which the condition is
 * anything but true: false or unknown.
 */
#include "config.h"
#include "plan/priv.h"

/* FROM … WHERE the rows that $root leads to: no row outside matters. */
static void
put_root_rows(struct sqlb *b, const struct expr *e, const struct expr *cond)
{
	const struct join *row = e->join;
	struct clause where = { .open = true };

	put_path(b, row->steps, row->nsteps, alias_of(row));
	put_joins(b, e->scope, cond);
	sqlb_lit(b, " WHERE TRUE");
	put_path_keys(b, &where, row->steps, row->nsteps, alias_of(row));
}

/* FROM … WHERE the rows that belong to the outer row. */
static void
put_rows(struct sqlb *b, const struct expr *e)
{
	const struct join *row = e->join;
	const struct edm_nav *nav = row->nav;
	bool linked = nav != NULL && nav->nhops == 2;
	const struct expr *cond = e->nargs > 0 ? e->args[0] : NULL;
	struct alias outer, inner = alias_of(row);

	if (nav == NULL) {
		put_root_rows(b, e, cond);
		return;
	}
	outer = alias_of(row->from);
	sqlb_lit(b, " FROM ");
	if (linked) {
		put_table(b, nav->hops[0].set, 'm', row->number);
		sqlb_lit(b, " JOIN ");
	}
	if (nav->target->items_of != NULL) {
		put_items(b, outer, nav->target, inner);
		sqlb_lit(b, " WHERE TRUE");
		return;
	}
	put_table(b, nav->target, inner.letter, inner.number);
	if (linked) {
		sqlb_lit(b, " ON ");
		put_hop(b, &nav->hops[1], 'm', row->number, inner.letter,
		    inner.number);
	}
	put_joins(b, e->scope, cond);
	sqlb_lit(b, " WHERE ");
	put_hop(b, &nav->hops[0], outer.letter, outer.number,
	    linked ? 'm' : inner.letter, row->number);
	if (row->as == NULL)
		return;
	sqlb_lit(b, " AND ");
	put_is(b, row, row->as, LOOSE);
}

void
put_exists(struct sqlb *b, const struct expr *e)
{
	const struct expr *cond = e->nargs > 0 ? e->args[0] : NULL;

	if (e->kind == EX_ALL)
		sqlb_lit(b, "NOT ");
	sqlb_lit(b, "EXISTS (SELECT 1");
	put_rows(b, e);
	if (cond != NULL)
		sqlb_lit(b, " AND ");
	if (e->kind == EX_ANY && cond != NULL)
		put_cond_and(b, cond);
	else if (cond != NULL && cond->nullable) {
		sqlb_lit(b, "(");
		put_cond(b, cond, EXACT);
		sqlb_lit(b, ") IS NOT TRUE");
	} else if (cond != NULL)
		put_not(b, cond);
	sqlb_lit(b, ")");
}

void
put_count(struct sqlb *b, const struct expr *e)
{
	sqlb_lit(b, "(SELECT COUNT(*)");
	put_rows(b, e);
	if (e->nargs > 0) {
		sqlb_lit(b, " AND ");
		put_cond_and(b, e->args[0]);
	}
	sqlb_lit(b, ")");
}

void
put_root(struct sqlb *b, const struct expr *e)
{
	sqlb_lit(b, "(SELECT ");
	put_value(b, e->args[0]);
	put_root_rows(b, e, NULL);
	sqlb_lit(b, ")");
}
