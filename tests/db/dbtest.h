/* SPDX-License-Identifier: MIT */
/*
 * dbtest.h - for tests that need a MariaDB: DB_MAIN starts one around the
 * program (tests/db/with-mariadb), and SQL0() makes statements of literals.
 */
#ifndef TESTS_DBTEST_H
#define TESTS_DBTEST_H
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "unit.h"
#include "db/db.h"

/* The proof of origin that sqlb_done() leaves in a statement. */
static const char dbtest_proof;

static inline struct stmt_text
dbtest_sql(struct str sql, const struct val *vals, size_t n)
{
	return (struct stmt_text){ .sql = sql,
		.vals = vals,
		.nvals = n,
		.made_by = (const void *)&dbtest_proof };
}
/* A statement without values: a temporary. */
#define SQL0(lit)                                                              \
	(&(struct stmt_text){                                                  \
	    .sql = S(lit), .made_by = (const void *)&dbtest_proof })

static inline struct db_conf
dbtest_conf(void)
{
	return (struct db_conf){ .socket = getenv("LATCHKEY_DB_SOCKET"),
		.user = getenv("LATCHKEY_DB_USER"),
		.connect_ms = 2000,
		.read_ms = 20000,
		.statements = 16 };
}

static inline int64_t
dbtest_ms(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static inline pid_t
dbtest_pid(void)
{
	return (pid_t)strtol(getenv("LATCHKEY_DB_PID"), NULL, 10);
}

#define DB_MAIN(tests) DB_MAIN_WITH(tests, NULL, NULL)
#define DB_MAIN_WITH(tests, load, unload)                                      \
	int main(int argc, char **argv)                                        \
	{                                                                      \
		char path[4096];                                               \
		const char *src = getenv("srcdir");                            \
		(void)argc;                                                    \
		if (getenv("LATCHKEY_DB_SOCKET") == NULL) {                    \
			(void)snprintf(path, sizeof(path),                     \
			    "%s/tests/db/with-mariadb",                        \
			    src != NULL ? src : ".");                          \
			(void)execl(path, path, argv[0], (char *)NULL);        \
			return 99;                                             \
		}                                                              \
		cmocka_set_message_output(CM_OUTPUT_TAP);                      \
		return cmocka_run_group_tests(tests, load, unload);            \
	}
#endif
