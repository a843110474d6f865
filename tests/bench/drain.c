/* SPDX-License-Identifier: MIT */
/*
 * drain.c - the floor under an answer: runs prepared statements, one after the
 * other, through Connector/C, unbuffered, binds every column to its native
 * type, reads all rows and throws them away. Prints rows, wall seconds and CPU
 * seconds of this process; connecting and preparing are not in the wall
 * seconds. With -n the statements run N times: the wall seconds are the median
 * of one time, the rows those of one time.
 *
 *   drain [-n N] SOCKET DATABASE STATEMENT…
 */
#include "config.h"
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMNS = 256, TEXT_MAX = 65536, STATEMENTS = 8, TIMES_MAX = 1000 };

/* One column: room for whatever its type needs. */
struct cell {
	union {
		long long i;
		double d;
		float f;
		MYSQL_TIME t;
	} u;
	char *text;
	unsigned long length;
	my_bool is_null, is_cut;
};

static _Noreturn void
fail(const char *what, const char *why)
{
	(void)fprintf(stderr, "drain: %s: %s\n", what, why);
	exit(1);
}

static double
seconds(clockid_t clock)
{
	struct timespec t;

	(void)clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
bind_text(MYSQL_BIND *b, struct cell *c, const MYSQL_FIELD *f)
{
	b->buffer_type = MYSQL_TYPE_STRING;
	b->buffer_length = f->length < TEXT_MAX ? f->length + 1 : TEXT_MAX;
	if (c->text == NULL)
		c->text = malloc(TEXT_MAX);
	if (c->text == NULL)
		fail("malloc", "no memory");
	b->buffer = c->text;
}

static void
bind_cell(MYSQL_BIND *b, struct cell *c, const MYSQL_FIELD *f)
{
	b->length = &c->length;
	b->is_null = &c->is_null;
	b->error = &c->is_cut;
	b->is_unsigned = (f->flags & UNSIGNED_FLAG) != 0;
	b->buffer = &c->u;
	b->buffer_type = f->type;
	if (IS_NUM(f->type) && f->type != MYSQL_TYPE_DECIMAL &&
	    f->type != MYSQL_TYPE_NEWDECIMAL && f->type != MYSQL_TYPE_FLOAT &&
	    f->type != MYSQL_TYPE_DOUBLE && f->type != MYSQL_TYPE_TIMESTAMP)
		b->buffer_type = MYSQL_TYPE_LONGLONG;
	else if (f->type != MYSQL_TYPE_FLOAT && f->type != MYSQL_TYPE_DOUBLE &&
	    f->type != MYSQL_TYPE_DATE && f->type != MYSQL_TYPE_TIME &&
	    f->type != MYSQL_TYPE_DATETIME && f->type != MYSQL_TYPE_TIMESTAMP)
		bind_text(b, c, f);
}

static void
bind_all(MYSQL_STMT *st)
{
	static MYSQL_BIND binds[COLUMNS];
	static struct cell cells[COLUMNS];
	MYSQL_RES *meta = mysql_stmt_result_metadata(st);
	unsigned n = mysql_stmt_field_count(st);

	if (meta == NULL || n > COLUMNS)
		fail("columns", "none, or too many");
	for (unsigned i = 0; i < n; i++)
		bind_cell(
		    &binds[i], &cells[i], mysql_fetch_field_direct(meta, i));
	mysql_free_result(meta);
	if (mysql_stmt_bind_result(st, binds))
		fail("bind", mysql_stmt_error(st));
}

/* Runs it to its end; returns the number of rows. */
static unsigned long long
drain(MYSQL_STMT *st)
{
	unsigned long long rows = 0;
	int rc;

	bind_all(st);
	if (mysql_stmt_execute(st) != 0)
		fail("execute", mysql_stmt_error(st));
	while ((rc = mysql_stmt_fetch(st)) == 0)
		rows++;
	if (rc != MYSQL_NO_DATA)
		fail("fetch",
		    rc == MYSQL_DATA_TRUNCATED ? "cut" : mysql_stmt_error(st));
	return rows;
}

static int
compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static MYSQL_STMT *
prepared(MYSQL *my, const char *text)
{
	MYSQL_STMT *st = mysql_stmt_init(my);

	if (mysql_stmt_prepare(st, text, strlen(text)) != 0)
		fail("prepare", mysql_stmt_error(st));
	return st;
}

int
main(int argc, char **argv)
{
	static double wall[TIMES_MAX];
	MYSQL_STMT *st[STATEMENTS];
	MYSQL *my = mysql_init(NULL);
	unsigned long long rows = 0;
	int times = 1, n;

	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		times = (int)strtol(argv[2], NULL, 10);
		argv += 2;
		argc -= 2;
	}
	n = argc - 3;
	if (n < 1 || n > STATEMENTS || times < 1 || times > TIMES_MAX)
		fail("usage", "drain [-n N] SOCKET DATABASE STATEMENT...");
	(void)mysql_optionsv(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (mysql_real_connect(my, NULL, NULL, NULL, argv[2], 0, argv[1], 0) ==
	    NULL)
		fail("connect", mysql_error(my));
	for (int i = 0; i < n; i++)
		st[i] = prepared(my, argv[3 + i]);
	for (int t = 0; t < times; t++) {
		const double start = seconds(CLOCK_MONOTONIC);

		rows = 0;
		for (int i = 0; i < n; i++)
			rows += drain(st[i]);
		wall[t] = seconds(CLOCK_MONOTONIC) - start;
	}
	qsort(wall, (size_t)times, sizeof(wall[0]), compare);
	(void)printf("%llu %.6f %.4f\n", rows, wall[times / 2],
	    seconds(CLOCK_PROCESS_CPUTIME_ID));
	for (int i = 0; i < n; i++)
		(void)mysql_stmt_close(st[i]);
	mysql_close(my);
	return 0;
}
