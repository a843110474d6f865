/* SPDX-License-Identifier: MIT */
/*
 * live.h - the planner against a real server: a schema with one column of
 * every kind that is compared in its own way, its model as the catalog
 * loads it, and URLs turned into rows.
 */
#ifndef TESTS_PLAN_LIVE_H
#define TESTS_PLAN_LIVE_H
#include "db/dbtest.h"
#include "catalog/catalog.h"
#include "odata/bind.h"
#include "odata/parse.h"
#include "plan/plan.h"

struct live {
	struct arena *keep, *arena; /* the model's, and of one case */
	struct db *db;
	struct edm_model *model;
};

/* Rows with their cells copied, one after the other. */
struct rows {
	struct val *v;
	size_t n, ncols;
};

/* Makes the database and loads the model. */
int live_setup(void **st);
int live_teardown(void **st);
extern struct live live;

/* Fails the test, with the message and the cause. */
void live_ok_(struct err *, const char *file, int line);
#define live_ok(e) live_ok_((e), __FILE__, __LINE__)
const struct query *live_query(struct str url);
const struct level *live_level(const struct query *);
struct rows live_run(const struct stmt_text *);
bool live_same(const struct val *, const struct val *);
/* "1 2 3": the first key of each row. */
struct str live_ids(const struct level *, const struct rows *);

#define LIVE_MAIN(tests) DB_MAIN_WITH(tests, live_setup, live_teardown)
#endif
