/* SPDX-License-Identifier: MIT */
/* time.c - FOR SYSTEM_TIME: which versions of its rows a table has. */
#include "config.h"
#include "plan/priv.h"

static void
put_between(struct sqlb *b, const struct period *p)
{
	if (p->inclusive)
		sqlb_lit(b, "BETWEEN TIMESTAMP ");
	else
		sqlb_lit(b, "FROM TIMESTAMP ");
	sqlb_bind(b, p->from);
	if (p->inclusive)
		sqlb_lit(b, " AND TIMESTAMP ");
	else
		sqlb_lit(b, " TO TIMESTAMP ");
	sqlb_bind(b, p->to);
}

void
put_period(struct sqlb *b, const struct edm_set *s, char letter)
{
	const struct period *p = sqlb_period(b);

	if (p == NULL || p->kind == PERIOD_NOW || !s->versioned ||
	    (p->kind == PERIOD_SPAN && letter != 't'))
		return;
	sqlb_lit(b, " FOR SYSTEM_TIME ");
	if (p->kind == PERIOD_SPAN) {
		put_between(b, p);
		return;
	}
	sqlb_lit(b, "AS OF TIMESTAMP ");
	sqlb_bind(b, p->from);
}
