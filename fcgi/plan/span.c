/* SPDX-License-Identifier: MIT */
/*
 * span.c - numbers of a unit as durations and times of day.
 *
 * A duration is a whole number of microseconds, as computed ones are. The
 * factors are decimals: no product overflows, and CAST cuts what is beyond
 * BIGINT.
 */
#include "config.h"
#include "plan/priv.h"

static void
put_micros(struct sqlb *b, struct col c)
{
	static const struct sql_shape times[] = {
		[UNIT_MILLISECOND] = SQL_INIT("*1000.0) AS SIGNED)"),
		[UNIT_SECOND] = SQL_INIT("*1000000.0) AS SIGNED)"),
		[UNIT_MINUTE] = SQL_INIT("*60000000.0) AS SIGNED)"),
		[UNIT_HOUR] = SQL_INIT("*3600000000.0) AS SIGNED)"),
		[UNIT_DAY] = SQL_INIT("*86400000000.0) AS SIGNED)"),
	};

	_Static_assert(N_ELEM(times) == UNIT__MAX, "every unit");
	sqlb_lit(b, "CAST(ROUND(");
	put_col(b, c);
	sqlb_shape(b, times[c.prop->unit]);
}

/* What a day does not have is null. */
void
put_span(struct sqlb *b, struct col c)
{
	if (c.prop->type == EDM_DURATION) {
		put_micros(b, c);
		return;
	}
	sqlb_lit(b, "CASE WHEN ");
	put_micros(b, c);
	sqlb_lit(b, " BETWEEN 0 AND 86399999999 THEN SEC_TO_TIME(");
	put_micros(b, c);
	sqlb_lit(b, "*0.000001) END");
}
