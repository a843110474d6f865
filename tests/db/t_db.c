/* SPDX-License-Identifier: MIT */
/* t_db.c - the database floor against a real server: values both ways. */
#include "config.h"
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

static void
ok_(struct err *e, const char *file, int line)
{
	if (e == NULL)
		return;
	print_message("# %.*s (%.*s)\n", STRF(e->msg), STRF(e->cause));
	_fail(file, line);
}
#define ok(e) ok_((e), __FILE__, __LINE__)

static void
exec_(const struct stmt_text *t)
{
	ok(db_exec(db, arena, t, NULL));
}
#define exec(lit) exec_(SQL0(lit))

/* The row of a statement; its cells live until the next statement. */
static const struct val *
row_of(const struct stmt_text *t, struct db_cursor **c)
{
	const struct val *cells;

	ok(db_run(db, arena, t, c));
	assert_int_equal(db_next(*c, &cells), DB_ROW);
	return cells;
}

static void
session_is_fixed(void **st)
{
	struct db_cursor *c;
	const struct val *v = row_of(
	    SQL0("SELECT @@time_zone, @@sql_mode, @@character_set_client,"
		 "@@character_set_results, @@max_statement_time,"
		 "@@tx_read_only, @@tx_isolation, @@sql_auto_is_null"),
	    &c);

	(void)st;
	assert_str(v[0].s, "+00:00");
	assert_str(v[1].s,
	    "STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
	    "NO_ENGINE_SUBSTITUTION");
	assert_str(v[2].s, "utf8mb4");
	assert_str(v[3].s, "utf8mb4");
	assert_true(v[4].kind == VAL_F64 && v[4].d <= 0 && v[4].d >= 0);
	assert_int_equal(v[5].i, 0);
	assert_str(v[6].s, "REPEATABLE-READ");
	assert_int_equal(v[7].i, 0);
	db_close(&c);
}

static void
read_only_session_refuses_writes(void **st)
{
	struct db_conf conf = dbtest_conf();
	struct err *e;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	exec("CREATE OR REPLACE TABLE d.ro (i INT)");
	db_free(&db);
	conf.read_only = true;
	conf.statement_ms = 1500;
	db = db_new(&conf);
	e = db_exec(db, arena, SQL0("INSERT INTO d.ro VALUES (1)"), NULL);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_INTERNAL);
	exec("SELECT 1");
	/* The limit that was configured is the session's. */
	{
		struct db_cursor *c;
		const struct val *v =
		    row_of(SQL0("SELECT @@max_statement_time"), &c);

		assert_true(v[0].d > 1.499 && v[0].d < 1.501);
		db_close(&c);
	}
}

/* Every type of column, as the server sends it. */
static void
columns(void **st)
{
	static const char blob[] = { 0, '\'', (char)0xFF };
	struct db_cursor *c;
	const struct val *v;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	exec("CREATE OR REPLACE TABLE d.t (a TINYINT, b TINYINT UNSIGNED,"
	     "c SMALLINT, d SMALLINT UNSIGNED, e MEDIUMINT,"
	     "f MEDIUMINT UNSIGNED, g INT, h INT UNSIGNED, i BIGINT,"
	     "j BIGINT UNSIGNED, k FLOAT, l DOUBLE, m DECIMAL(65,30),"
	     "n YEAR, o VARCHAR(20), p VARBINARY(20), q LONGTEXT, r LONGBLOB,"
	     "s ENUM('x','y'), t SET('x','y'), u JSON, v UUID, w INET6,"
	     "x BIT(20), y CHAR(5) CHARACTER SET latin1, z GEOMETRY)");
	exec("INSERT INTO d.t VALUES (-128, 255, -32768, 65535, -8388608,"
	     "16777215, -2147483648, 4294967295, -9223372036854775808,"
	     "18446744073709551615, 0.1, 0.1,"
	     "-12345678901234567890123456789012345."
	     "000000000000000000000000000001,"
	     "2155, 'na\xC3\xAFve \xF0\x9F\x98\x80', X'0027FF', 'long', X'FF',"
	     "'y', 'x,y', '{\"a\":1}', '123e4567-e89b-12d3-a456-426655440000',"
	     "'2001:db8::1', b'10000000000000000001', '\xC3\xA9',"
	     "POINT(1,2))");
	v = row_of(SQL0("SELECT * FROM d.t"), &c);
	assert_int_equal(db_columns(c), 26);
	for (size_t i = 0; i < 9; i++)
		assert_int_equal(v[i].kind, VAL_I64);
	assert_true(v[0].i == -128 && v[1].i == 255 && v[2].i == -32768);
	assert_true(v[3].i == 65535 && v[4].i == -8388608);
	assert_true(v[5].i == 16777215 && v[6].i == INT32_MIN);
	assert_true(v[7].i == UINT32_MAX && v[8].i == INT64_MIN);
	assert_int_equal(v[9].kind, VAL_U64);
	assert_true(v[9].u == UINT64_MAX);
	assert_int_equal(v[10].kind, VAL_F32);
	assert_true((float)v[10].d >= 0.1f && (float)v[10].d <= 0.1f);
	assert_int_equal(v[11].kind, VAL_F64);
	assert_true(v[11].d >= 0.1 && v[11].d <= 0.1);
	assert_int_equal(v[12].kind, VAL_DEC);
	assert_str(v[12].s,
	    "-12345678901234567890123456789012345"
	    ".000000000000000000000000000001");
	assert_int_equal(v[13].i, 2155);
	assert_int_equal(v[14].kind, VAL_STR);
	assert_str(v[14].s, "na\xC3\xAFve \xF0\x9F\x98\x80");
	assert_int_equal(v[15].kind, VAL_BYTES);
	assert_int_equal(v[15].s.n, 3);
	assert_memory_equal(v[15].s.p, blob, 3);
	assert_int_equal(v[16].kind, VAL_STR);
	assert_int_equal(v[17].kind, VAL_BYTES);
	assert_str(v[18].s, "y");
	assert_str(v[19].s, "x,y");
	assert_str(v[20].s, "{\"a\":1}");
	assert_int_equal(v[21].kind, VAL_STR);
	assert_str(v[21].s, "123e4567-e89b-12d3-a456-426655440000");
	assert_int_equal(v[22].kind, VAL_STR);
	assert_str(v[22].s, "2001:db8::1");
	assert_int_equal(v[23].kind, VAL_BYTES);
	assert_int_equal(v[24].kind, VAL_STR);
	assert_str(v[24].s, "\xC3\xA9");
	assert_int_equal(v[25].kind, VAL_BYTES);
	db_close(&c);
	v = row_of(SQL0("SELECT x+0, ST_AsGeoJSON(z), NULL, 1=1 FROM d.t"), &c);
	assert_int_equal(v[0].i, 0x80001);
	assert_int_equal(v[1].kind, VAL_STR);
	assert_int_equal(v[2].kind, VAL_NULL);
	assert_int_equal(v[3].i, 1);
	db_close(&c);
}

static void
dates(void **st)
{
	struct db_cursor *c;
	const struct val *v;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	exec("CREATE OR REPLACE TABLE d.w (a DATE, b DATETIME, c DATETIME(6),"
	     "d TIMESTAMP(3) NULL, e TIME, f TIME(6), g TIME, h DATE, i DATE,"
	     "j DATETIME, k TIME)");
	exec("SET sql_mode='ALLOW_INVALID_DATES'");
	exec("INSERT INTO d.w VALUES ('2024-02-29', '9999-12-31 23:59:59',"
	     "'2024-01-02 00:00:00.000001', '2024-01-02 03:04:05.678',"
	     "'838:59:59', '-838:59:59.999999', '-00:00:01', '0000-00-00',"
	     "'2023-02-31', '2023-00-01 10:00:00', '00:00:00')");
	v = row_of(SQL0("SELECT * FROM d.w"), &c);
	assert_int_equal(v[0].kind, VAL_DATE);
	assert_true(
	    v[0].t.year == 2024 && v[0].t.month == 2 && v[0].t.day == 29);
	assert_int_equal(v[1].kind, VAL_DATETIME);
	assert_true(v[1].t.year == 9999 && v[1].t.second == 59);
	assert_int_equal(v[2].t.micro, 1);
	assert_int_equal(v[3].kind, VAL_DATETIME);
	assert_true(v[3].t.hour == 3 && v[3].t.micro == 678000);
	assert_int_equal(v[4].kind, VAL_DURATION);
	assert_true(v[4].i == 3020399000000);
	assert_true(v[5].i == -3020399999999);
	assert_true(v[6].i == -1000000);
	assert_int_equal(v[7].kind, VAL_NULL);
	assert_int_equal(v[8].kind, VAL_NULL);
	assert_int_equal(v[9].kind, VAL_NULL);
	assert_int_equal(v[10].kind, VAL_DURATION);
	assert_true(v[10].i == 0);
	db_close(&c);
}

static struct civil
at(int32_t y, uint8_t mo, uint8_t d, uint8_t h, uint8_t mi, uint8_t s,
    uint32_t us)
{
	return (struct civil){ y, mo, d, h, mi, s, us };
}

/* What is bound compares equal to the literal, with its own type. */
static void
values_arrive_exactly(void **st)
{
	static const char bytes[] = { 'a', 0, '\'', '\\', (char)0xFE };
	const struct val v[] = {
		{ .kind = VAL_I64, .i = INT64_MIN },
		{ .kind = VAL_U64, .u = UINT64_MAX },
		{ .kind = VAL_DEC,
		    .s = { "12345678901234567890.123456789012345678",
			sizeof("12345678901234567890.123456789012345678") -
			    1 } },
		{ .kind = VAL_F64, .d = 0.1 },
		{ .kind = VAL_STR,
		    .s = { "it's \\ \xF0\x9F\x98\x80",
			sizeof("it's \\ \xF0\x9F\x98\x80") - 1 } },
		{ .kind = VAL_STR, .s = { "", sizeof("") - 1 } },
		{ .kind = VAL_BYTES, .s = { bytes, sizeof(bytes) } },
		{ .kind = VAL_DATE, .t = at(2024, 2, 29, 0, 0, 0, 0) },
		{ .kind = VAL_DATETIME, .t = at(2024, 2, 29, 1, 2, 3, 456789) },
		{ .kind = VAL_TIME, .t = at(0, 0, 0, 23, 59, 58, 1) },
		{ .kind = VAL_DURATION, .i = -3020399999999 },
		{ .kind = VAL_DURATION, .i = 90000000000 },
		{ .kind = VAL_NULL },
		{ .kind = VAL_BOOL, .b = true },
	};
	struct stmt_text t = dbtest_sql(
	    S("SELECT ? = -9223372036854775808, ? = 18446744073709551615,"
	      "? = 12345678901234567890.123456789012345678, ? = 0.1e0,"
	      "? = 'it''s \\\\ \xF0\x9F\x98\x80', ? = '',"
	      "? = X'6100275CFE', ? = DATE'2024-02-29',"
	      "? = TIMESTAMP'2024-02-29 01:02:03.456789',"
	      "? = TIME'23:59:58.000001', ? = TIME'-838:59:59.999999',"
	      "? = TIME'25:00:00', ? IS NULL, ? IS TRUE"),
	    v, N_ELEM(v));
	struct db_cursor *c;
	const struct val *got;

	(void)st;
	/* Twice: the second time the statement comes from the cache. */
	for (int i = 0; i < 2; i++) {
		got = row_of(&t, &c);
		for (size_t k = 0; k < N_ELEM(v); k++)
			if (got[k].kind != VAL_I64 || got[k].i != 1)
				fail_msg("value %zu differs", k);
		db_close(&c);
	}
}

/* A decimal stays one: no double lies between the URL and the column. */
static void
decimals_are_decimals(void **st)
{
	const struct val v = { .kind = VAL_DEC,
		.s = { "9007199254740993.0000000001",
		    sizeof("9007199254740993.0000000001") - 1 } };
	struct stmt_text t = dbtest_sql(S("SELECT ? + 1"), &v, 1);
	struct db_cursor *c;
	const struct val *got;

	(void)st;
	got = row_of(&t, &c);
	assert_int_equal(got[0].kind, VAL_DEC);
	assert_str(got[0].s, "9007199254740994.0000000001");
	db_close(&c);
}

static void
round_trip(void **st)
{
	const struct val v[] = { { .kind = VAL_DURATION, .i = -90061000001 },
		{ .kind = VAL_STR, .s = { "x", sizeof("x") - 1 } },
		{ .kind = VAL_BYTES, .s = { "y", sizeof("y") - 1 } } };
	struct stmt_text t = dbtest_sql(S("SELECT ?, ?, ?"), v, N_ELEM(v));
	struct db_cursor *c;
	const struct val *got;

	(void)st;
	got = row_of(&t, &c);
	assert_int_equal(got[0].kind, VAL_DURATION);
	assert_true(got[0].i == -90061000001);
	assert_int_equal(got[1].kind, VAL_STR);
	assert_int_equal(got[2].kind, VAL_BYTES);
	db_close(&c);
}

static void
sixteen_megabytes(void **st)
{
	enum { N = (16 << 20) + 100 };
	struct db_cursor *c;
	const struct val *v;
	struct val big = { .kind = VAL_STR };
	char *p = NEWN(arena, char, N);
	int64_t id;
	struct stmt_text t = dbtest_sql(S("SELECT 7, ?, NULL, 8"), &big, 1);

	(void)st;
	v = row_of(SQL0("SELECT CONNECTION_ID()"), &c);
	id = v[0].i;
	db_close(&c);
	memset(p, 'x', N);
	p[N - 1] = 'y';
	big.s = (struct str){ p, N };
	v = row_of(&t, &c);
	assert_int_equal(v[1].s.n, N);
	assert_memory_equal(v[1].s.p, p, N);
	assert_int_equal(v[2].kind, VAL_NULL);
	assert_int_equal(v[3].i, 8);
	db_close(&c);
	/* The buffer of that size went with the connection. */
	v = row_of(SQL0("SELECT CONNECTION_ID()"), &c);
	assert_true(v[0].i > id);
	db_close(&c);
}

/* 200 columns, nulls in a pattern that changes from row to row. */
static void
nulls_do_not_stay(void **st)
{
	struct db_cursor *c;
	const struct val *v;
	int64_t n = 0;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	ok(db_run(db, arena,
	    SQL0("SELECT seq, IF(seq % 2, NULL, seq), IF(seq % 3, NULL, 'x'),"
		 "1,2,3,4,5,6,7,IF(seq % 5, NULL, 1.5) FROM d.seq_1_to_1000"),
	    &c));
	for (;;) {
		enum db_next next = db_next(c, &v);

		if (next == DB_END)
			break;
		assert_int_equal(next, DB_ROW);
		n++;
		assert_true(v[0].i == n);
		assert_int_equal(v[1].kind, n % 2 != 0 ? VAL_NULL : VAL_I64);
		assert_int_equal(v[2].kind, n % 3 != 0 ? VAL_NULL : VAL_STR);
		assert_true(v[9].i == 7);
		assert_int_equal(v[10].kind, n % 5 != 0 ? VAL_NULL : VAL_DEC);
	}
	assert_true(n == 1000);
	/* The end stays the end. */
	assert_int_equal(db_next(c, &v), DB_END);
	db_close(&c);
}

static void
altered_table(void **st)
{
	struct stmt_text t = dbtest_sql(S("SELECT * FROM d.alt"), NULL, 0);
	struct db_cursor *c;
	const struct val *v;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	exec("CREATE OR REPLACE TABLE d.alt (a INT)");
	exec("INSERT INTO d.alt VALUES (7)");
	v = row_of(&t, &c);
	assert_int_equal(v[0].i, 7);
	db_close(&c);
	exec("ALTER TABLE d.alt MODIFY a VARCHAR(9), ADD b INT DEFAULT 3");
	v = row_of(&t, &c);
	assert_int_equal(db_columns(c), 2);
	assert_str(v[0].s, "7");
	assert_int_equal(v[1].i, 3);
	db_close(&c);
}

static void
sql_errors(void **st)
{
	static const struct {
		struct str sql;
		enum err_code code;
	} tab[] = {
		{ { "SELEC", 5 }, ERR_INTERNAL },
		{ { "SELECT 9223372036854775807 + 1", 30 }, ERR_BAD_REQUEST },
		{ { "SELECT 'a' REGEXP '('", 21 }, ERR_BAD_LITERAL },
		{ { "SELECT * FROM nodb.nosuch", 25 }, ERR_DB_DOWN },
	};
	struct db_cursor *c;

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct stmt_text t = dbtest_sql(tab[i].sql, NULL, 0);
		struct err *e = db_run(db, arena, &t, &c);

		assert_non_null(e);
		if (e->code != tab[i].code)
			fail_msg("%zu: %.*s", i, STRF(e->cause));
		assert_true(e->cause.n > 0);
	}
	exec("SELECT 1");
}

/* PCRE gives up on each text of 'a's; sound texts need no second look. */
static void
regexp_gives_up(void **st)
{
	static const char *const bad[] = {
		"SELECT CONCAT(REPEAT('a',3000),'!') REGEXP '^(a+)+$'",
		"SELECT seq FROM d.seq_1_to_3 WHERE "
		"CONCAT(REPEAT('a',1000*seq),'!') REGEXP '^(a+)+$'",
		"SELECT seq, 1/0, CONCAT(REPEAT('a',IF(seq=400,3000,3)),'!') "
		"REGEXP '^(a+)+$' FROM d.seq_1_to_400",
	};
	struct stmt_text t;
	struct db_cursor *c;
	const struct val *v;
	struct err *e;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	for (size_t i = 0; i < N_ELEM(bad); i++) {
		t = dbtest_sql(str_of(bad[i]), NULL, 0);
		if ((e = db_run(db, arena, &t, &c)) == NULL) {
			while (db_next(c, &v) == DB_ROW)
				continue;
			e = db_finish(&c);
		}
		assert_non_null(e);
		assert_int_equal(e->code, ERR_LIMIT);
		assert_true(e->cause.n > 0);
	}
	t = dbtest_sql(str_of(bad[0]), NULL, 0);
	ok(db_run(db, arena, &t, &c));
	assert_int_equal(db_next(c, &v), DB_ROW);
	assert_non_null(e = db_finish(&c)); /* after one row, too */
	t = dbtest_sql(S("SELECT 1/0, 'aa' REGEXP '^(a+)+$'"), NULL, 0);
	(void)db_statements(db);
	v = row_of(&t, &c);
	assert_int_equal(v[1].i, 1);
	ok(db_finish(&c));
	assert_int_equal(
	    db_statements(db), 2); /* one warning, of another kind */
	t = dbtest_sql(S("SELECT 'aa' REGEXP '^(a+)+$'"), NULL, 0);
	v = row_of(&t, &c);
	ok(db_finish(&c));
	assert_int_equal(db_statements(db), 1);
}

static void
changes_are_counted(void **st)
{
	uint64_t n;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	exec("CREATE OR REPLACE TABLE d.n (i INT PRIMARY KEY)");
	ok(db_exec(db, arena, SQL0("INSERT INTO d.n VALUES (1),(2),(3)"), &n));
	assert_int_equal(n, 3);
	ok(db_exec(db, arena, SQL0("DELETE FROM d.n WHERE i > 1"), &n));
	assert_int_equal(n, 2);
	{
		struct err *e = db_exec(
		    db, arena, SQL0("INSERT INTO d.n VALUES (1)"), NULL);

		assert_non_null(e);
		assert_int_equal(e->code, ERR_CONFLICT);
	}
	(void)db_statements(db);
	exec("SELECT 1");
	exec("SELECT 2");
	assert_int_equal(db_statements(db), 2);
	assert_int_equal(db_statements(db), 0);
}

/* More texts than places; each is right whichever was thrown out. */
static void
cache_is_bounded(void **st)
{
	struct db_cursor *c;
	const struct val *v;

	(void)st;
	for (int i = 0; i < 200; i++) {
		int64_t n = i * 7 % 40;
		struct stmt_text t =
		    dbtest_sql(arena_strf(arena, "SELECT %d", (int)n), NULL, 0);

		v = row_of(&t, &c);
		assert_true(v[0].i == n);
		db_close(&c);
	}
	v = row_of(SQL0("SELECT VARIABLE_VALUE+0 FROM "
			"information_schema.GLOBAL_STATUS WHERE "
			"VARIABLE_NAME='PREPARED_STMT_COUNT'"),
	    &c);
	assert_true(v[0].d <= 17);
	db_close(&c);
}

static void
snapshot_sees_one_state(void **st)
{
	struct db_conf conf = dbtest_conf();
	struct db *other = db_new(&conf);
	struct db_cursor *c;
	const struct val *v;
	struct err *e;

	(void)st;
	exec("CREATE DATABASE IF NOT EXISTS d");
	exec("CREATE OR REPLACE TABLE d.s (i INT) ENGINE=InnoDB");
	ok(db_snapshot(db, arena));
	ok(db_exec(other, arena, SQL0("INSERT INTO d.s VALUES (1)"), NULL));
	v = row_of(SQL0("SELECT COUNT(*) FROM d.s"), &c);
	assert_int_equal(v[0].i, 0);
	db_close(&c);
	e = db_exec(db, arena, SQL0("INSERT INTO d.s VALUES (2)"), NULL);
	assert_non_null(e);
	db_end(db);
	v = row_of(SQL0("SELECT COUNT(*) FROM d.s"), &c);
	assert_int_equal(v[0].i, 1);
	db_close(&c);
	ok(db_begin(db, arena));
	exec("INSERT INTO d.s VALUES (3)");
	db_end(db);
	ok(db_begin(db, arena));
	exec("INSERT INTO d.s VALUES (4)");
	ok(db_commit(db, arena));
	v = row_of(SQL0("SELECT GROUP_CONCAT(i ORDER BY i) FROM d.s"), &c);
	assert_str(v[0].s, "1,4");
	db_close(&c);
	db_free(&other);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(session_is_fixed),
	T(read_only_session_refuses_writes), T(columns), T(dates),
	T(values_arrive_exactly), T(decimals_are_decimals), T(round_trip),
	T(sixteen_megabytes), T(nulls_do_not_stay), T(altered_table),
	T(sql_errors), T(regexp_gives_up), T(changes_are_counted),
	T(cache_is_bounded), T(snapshot_sees_one_state) };
DB_MAIN(tests)
