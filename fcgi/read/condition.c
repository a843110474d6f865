/* SPDX-License-Identifier: MIT */
/* condition.c - conditions that belong to no query: those of batches. */
#include "config.h"
#include "read/read.h"

struct err *
read_condition(
    struct db *db, struct arena *a, const struct expr *cond, bool *ret)
{
	const struct val *cells;
	struct stmt_text t;
	struct db_cursor *c;
	bool found;

	TRY(plan_condition(a, cond, &t));
	TRY(db_run(db, a, &t, &c));
	found = db_next(c, &cells) == DB_ROW;
	*ret = found && cells[0].kind != VAL_NULL && cells[0].i != 0;
	return db_finish(&c);
}
