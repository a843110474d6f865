/* SPDX-License-Identifier: MIT */
/* t_db_faults.c - the database floor when things go wrong. */
#include "config.h"
#include <sys/wait.h>
#include "dbtest.h"

static struct arena *arena;
static struct db *db;

static int
setup(void **st)
{
	struct db_conf c = dbtest_conf();

	(void)st;
	arena = arena_new(4096);
	db = db_new(&c);
	return 0;
}

static int
teardown(void **st)
{
	(void)st;
	db_free(&db);
	arena_free(&arena);
	return 0;
}

static int64_t
number(struct db *d, const struct stmt_text *t)
{
	struct db_cursor *c;
	const struct val *v;
	int64_t i;

	assert_null(db_run(d, arena, t, &c));
	assert_int_equal(db_next(c, &v), DB_ROW);
	i = v[0].i;
	db_close(&c);
	return i;
}

static int64_t
connection(struct db *d)
{
	return number(d, SQL0("SELECT CONNECTION_ID()"));
}

/* KILL what [QUERY] of connection id after ms, from a process of its own. */
static pid_t
kill_later(const char *what, int64_t id, unsigned ms)
{
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		struct db_conf conf = dbtest_conf();
		struct db *other = db_new(&conf);
		struct stmt_text t = *SQL0("KILL");
		struct err *e;

		t.sql = arena_strf(arena, "KILL %s %lld", what, (long long)id);
		(void)usleep(ms * 1000);
		e = db_exec(other, arena, &t, NULL);
		_exit(e == NULL ? 0 : 1);
	}
	return pid;
}

static void
reap(pid_t pid)
{
	int status;

	assert_true(waitpid(pid, &status, 0) == pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void
idle_connection_is_replaced(void **st)
{
	int64_t before = connection(db), after;

	(void)st;
	reap(kill_later("CONNECTION", before, 0));
	(void)usleep(50000);
	after = connection(db);
	assert_true(after != before);
	/* Also for what must not be sent twice. */
	reap(kill_later("CONNECTION", after, 0));
	(void)usleep(50000);
	assert_null(db_exec(db, arena, SQL0("DO 1"), NULL));
	assert_true(connection(db) != after);
}

static void
lost_before_the_first_row_is_repeated(void **st)
{
	int64_t before = connection(db);
	pid_t pid = kill_later("CONNECTION", before, 300);

	(void)st;
	(void)db_statements(db);
	assert_true(number(db, SQL0("SELECT SLEEP(0.6)")) == 0);
	reap(pid);
	assert_int_equal(db_statements(db), 2);
	assert_true(connection(db) != before);
}

static void
writes_are_not_repeated(void **st)
{
	pid_t pid = kill_later("CONNECTION", connection(db), 300);
	struct err *e;

	(void)st;
	(void)db_statements(db);
	e = db_exec(db, arena, SQL0("DO SLEEP(0.6)"), NULL);
	reap(pid);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_DB_DOWN);
	assert_true(e->retry_after > 0);
	assert_int_equal(db_statements(db), 1);
}

/* Nothing of a snapshot is silently read outside of it. */
static void
lost_within_a_snapshot(void **st)
{
	struct db_cursor *c;
	struct err *e;
	pid_t pid;

	(void)st;
	assert_null(db_snapshot(db, arena));
	pid = kill_later("CONNECTION", connection(db), 0);
	reap(pid);
	(void)usleep(50000);
	e = db_run(db, arena, SQL0("SELECT 1"), &c);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_DB_DOWN);
	e = db_run(db, arena, SQL0("SELECT 1"), &c);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_DB_DOWN);
	db_end(db);
	assert_true(number(db, SQL0("SELECT 1")) == 1);
}

/* Reads a long result, killed on the way: the error is seen, never an end. */
static void
killed_in_the_middle(void **st)
{
	static const char *const what[] = { "QUERY", "CONNECTION" };

	(void)st;
	assert_null(
	    db_exec(db, arena, SQL0("CREATE DATABASE IF NOT EXISTS d"), NULL));
	for (size_t i = 0; i < N_ELEM(what); i++) {
		pid_t pid = kill_later(what[i], connection(db), 300);
		struct db_cursor *c;
		const struct val *v;
		enum db_next next;
		size_t n = 0;

		assert_null(db_run(db, arena,
		    SQL0("SELECT seq, REPEAT('x', 100) "
			 "FROM d.seq_1_to_100000000"),
		    &c));
		while ((next = db_next(c, &v)) == DB_ROW)
			n++;
		assert_int_equal(next, DB_FAILED);
		assert_true(n > 0 && n < 100000000);
		assert_int_equal(db_error(c)->code, ERR_DB_DOWN);
		/* and again, until it is closed */
		assert_int_equal(db_next(c, &v), DB_FAILED);
		db_close(&c);
		reap(pid);
		assert_true(number(db, SQL0("SELECT 5")) == 5);
	}
}

static void
abandoned_rows_stop_the_server(void **st)
{
	struct db_conf conf = dbtest_conf();
	struct db *other = db_new(&conf);
	int64_t before = connection(db), began;
	struct db_cursor *c;
	const struct val *v;

	(void)st;
	assert_null(
	    db_exec(db, arena, SQL0("CREATE DATABASE IF NOT EXISTS d"), NULL));
	assert_null(db_run(
	    db, arena, SQL0("SELECT seq FROM d.seq_1_to_100000000"), &c));
	for (int i = 0; i < 100; i++)
		assert_int_equal(db_next(c, &v), DB_ROW);
	began = dbtest_ms();
	db_close(&c);
	assert_null(c);
	while (number(other,
		   SQL0("SELECT COUNT(*) FROM information_schema.PROCESSLIST "
			"WHERE INFO LIKE '%seq\\_1\\_to\\_100000000'")) > 0)
		assert_true(dbtest_ms() - began < 1000);
	assert_true(dbtest_ms() - began < 1000);
	assert_true(connection(db) != before);
	db_free(&other);
}

/* One row read of one: the connection is kept. */
static void
single_rows_keep_the_connection(void **st)
{
	int64_t before = connection(db);

	(void)st;
	for (int i = 0; i < 10; i++)
		assert_true(number(db, SQL0("SELECT 3")) == 3);
	assert_true(connection(db) == before);
}

static void
statement_time(void **st)
{
	struct db_conf conf = dbtest_conf();
	struct db_cursor *c;
	struct err *e;
	int64_t began;

	(void)st;
	assert_null(
	    db_exec(db, arena, SQL0("CREATE DATABASE IF NOT EXISTS d"), NULL));
	db_free(&db);
	conf.statement_ms = 300;
	db = db_new(&conf);
	assert_true(connection(db) > 0);
	began = dbtest_ms();
	e = db_run(db, arena,
	    SQL0("SELECT SUM(a.seq * b.seq) FROM d.seq_1_to_100000 a,"
		 "d.seq_1_to_100000 b"),
	    &c);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_TIMEOUT);
	assert_true(dbtest_ms() - began < 2000);
	assert_true(number(db, SQL0("SELECT 1")) == 1);
}

/* A stopped server: reads give up after read_ms, connecting after connect_ms,
 * then nothing is tried for a while, and all is well soon after. */
/* Its threads run on for a moment after the signal: wait for state T. */
static void
stop_server(void)
{
	char path[64], text[512];
	size_t n;

	assert_true(kill(dbtest_pid(), SIGSTOP) == 0);
	(void)snprintf(
	    path, sizeof(path), "/proc/%d/status", (int)dbtest_pid());
	for (int i = 0; i < 500; i++) {
		FILE *f = fopen(path, "r");

		assert_non_null(f);
		n = fread(text, 1, sizeof(text) - 1, f);
		(void)fclose(f);
		text[n] = '\0';
		if (strstr(text, "State:\tT") != NULL)
			return;
		(void)usleep(10000);
	}
	fail();
}

static void
stopped_server(void **st)
{
	struct db_conf conf = dbtest_conf();
	struct db_cursor *c;
	int64_t began, took;
	struct err *e;

	(void)st;
	db_free(&db);
	conf.connect_ms = 1000;
	conf.read_ms = 700;
	db = db_new(&conf);
	assert_true(connection(db) > 0);
	stop_server();
	began = dbtest_ms();
	e = db_run(db, arena, SQL0("SELECT 1"), &c);
	took = dbtest_ms() - began;
	assert_non_null(e);
	assert_int_equal(e->code, ERR_DB_DOWN);
	/* and the attempt to end the statement */
	assert_in_range(took, 600, 2500);
	began = dbtest_ms();
	e = db_run(db, arena, SQL0("SELECT 1"), &c);
	took = dbtest_ms() - began;
	assert_non_null(e);
	assert_int_equal(e->code, ERR_DB_DOWN);
	assert_in_range(took, 900, 1500);
	began = dbtest_ms();
	e = db_run(db, arena, SQL0("SELECT 1"), &c);
	took = dbtest_ms() - began;
	assert_non_null(e);
	assert_in_range(took, 0, 20);
	assert_true(kill(dbtest_pid(), SIGCONT) == 0);
	began = dbtest_ms();
	while (db_run(db, arena, SQL0("SELECT 1"), &c) != NULL) {
		assert_true(dbtest_ms() - began < 1500);
		(void)usleep(10000);
	}
	db_close(&c);
}

/* A statement that says nothing is ended on the server as well. */
static void
too_slow(void **st)
{
	struct db_conf conf = dbtest_conf();
	struct db_cursor *c = NULL;
	const struct val *v;
	struct err *e;
	int64_t left = 1;

	(void)st;
	db_free(&db);
	conf.read_ms = 300;
	db = db_new(&conf);
	e = db_run(db, arena, SQL0("SELECT SLEEP(60)"), &c);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_TIMEOUT);
	for (int i = 0; i < 100 && left != 0; i++) {
		assert_null(db_run(db, arena,
		    SQL0("SELECT COUNT(*) FROM information_schema.PROCESSLIST"
			 " WHERE INFO = 'SELECT SLEEP(60)'"),
		    &c));
		assert_int_equal(db_next(c, &v), DB_ROW);
		left = v[0].i;
		db_close(&c);
		(void)usleep(20000);
	}
	assert_int_equal(left, 0);
}

static void
nobody_there(void **st)
{
	struct db_conf conf = dbtest_conf();
	struct db_cursor *c;
	struct err *e;
	int64_t began;

	(void)st;
	db_free(&db);
	conf.socket = "/nonexistent/socket";
	db = db_new(&conf);
	e = db_run(db, arena, SQL0("SELECT 1"), &c);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_DB_DOWN);
	assert_true(e->cause.n > 0);
	db_free(&db);
	conf = dbtest_conf();
	conf.user = "nobody_knows";
	conf.password = "hunter2";
	db = db_new(&conf);
	began = dbtest_ms();
	/* The pause between attempts grows but stays below a second. */
	for (int i = 0; i < 200 && dbtest_ms() - began < 2500; i++) {
		e = db_run(db, arena, SQL0("SELECT 1"), &c);
		assert_non_null(e);
		assert_int_equal(e->code, ERR_DB_DOWN);
		(void)usleep(20000);
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(idle_connection_is_replaced),
	T(lost_before_the_first_row_is_repeated), T(writes_are_not_repeated),
	T(lost_within_a_snapshot), T(killed_in_the_middle),
	T(abandoned_rows_stop_the_server), T(single_rows_keep_the_connection),
	T(statement_time), T(too_slow), T(stopped_server), T(nobody_there) };
DB_MAIN(tests)
