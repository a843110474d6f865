/* SPDX-License-Identifier: MIT */
/*
 * bench_read.c - a large table through db alone and through read: seconds,
 * processor time and peak memory, in one run, alternating.
 *
 *	bench_read [ROWS]
 */
#include "config.h"
#include <sys/resource.h>
#include "dbtest.h"
#include "catalog/catalog.h"
#include "odata/bind.h"
#include "odata/parse.h"
#include "read/read.h"

struct counted {
	struct sink sink;
	uint64_t bytes;
};

static bool
count(struct sink *s, const char *p, size_t n, bool last)
{
	(void)p;
	(void)last;
	((struct counted *)s)->bytes += n;
	return true;
}

static void
fine(struct err *e)
{
	if (e == NULL)
		return;
	(void)fprintf(stderr, "%.*s (%.*s)\n", STRF(e->msg), STRF(e->cause));
	exit(1);
}

struct mark {
	double wall, cpu;
};

static struct mark
mark(void)
{
	struct timespec w, c;

	(void)clock_gettime(CLOCK_MONOTONIC, &w);
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &c);
	return (struct mark){ (double)w.tv_sec + (double)w.tv_nsec / 1e9,
		(double)c.tv_sec + (double)c.tv_nsec / 1e9 };
}

static void
report(const char *what, struct mark from, uint64_t rows, uint64_t bytes)
{
	struct mark to = mark();
	struct rusage use;

	(void)getrusage(RUSAGE_SELF, &use);
	(void)printf("%-8s %8llu rows %6.3f s  %6.3f s cpu  %7.1f MB  "
		     "peak %ld KiB\n",
	    what, (unsigned long long)rows, to.wall - from.wall,
	    to.cpu - from.cpu, (double)bytes / 1e6, use.ru_maxrss);
}

static void
discard(struct db *db, struct arena *a, const struct stmt_text *t)
{
	struct mark from = mark();
	struct db_cursor *c;
	const struct val *v;
	uint64_t n = 0;
	enum db_next next;

	fine(db_run(db, a, t, &c));
	while ((next = db_next(c, &v)) == DB_ROW)
		n++;
	if (next == DB_FAILED)
		fine(db_error(c));
	db_close(&c);
	report("db", from, n, 0);
}

static void export(struct db *db, const struct edm_model *m, struct str url)
{
	static const struct parse_limits pl = { 16384, 64, 4096, 1000, 8, 32 };
	static const struct bind_limits bl = { 8, 64, 30, 4, 0, 0 };
	static char block[OUT_BLOCK];
	struct arena *a scoped(arena_free) = arena_new(65536);
	struct counted sink = { { count }, 0 };
	struct out o = out_to(&sink.sink, block);
	struct write_conf wc = { .model = m, .root = S("http://h/") };
	struct reader r = { .arena = a,
		.db = db,
		.conf = &wc,
		.out = &o,
		.page_size = -1,
		.total = -1,
		.expand_chunk = READ_CHUNK,
		.expand_memory = READ_MEMORY };
	struct mark from = mark();
	struct str path, query;
	enum read_answer answer;
	struct ast_uri *uri;
	struct query *q;
	struct level *l;

	(void)str_cut(url, '?', &path, &query);
	fine(odata_parse(a, &pl, path, 0, query, 0, &uri));
	fine(odata_bind(a, m, &bl, uri, &q));
	fine(plan_levels(a, q, &l));
	r.query = q;
	r.level = l;
	fine(read_query(&r, &answer));
	if (!out_finish(&o))
		exit(1);
	report("read", from, r.rows, sink.bytes);
}

static void
make_table(struct db *db, struct arena *a, unsigned long rows)
{
	struct stmt_text t = *SQL0("CREATE DATABASE big CHARACTER SET utf8mb4");

	fine(db_exec(db, a, &t, NULL));
	t.sql = S("CREATE TABLE big.contacts (id INT PRIMARY KEY,"
		  "first VARCHAR(40), last VARCHAR(40), email VARCHAR(80),"
		  "phone VARCHAR(20), street VARCHAR(60), city VARCHAR(40),"
		  "zip VARCHAR(10), country CHAR(2), born DATE,"
		  "created DATETIME, changed DATETIME(6), company INT,"
		  "salary DECIMAL(12,2), score DOUBLE, active TINYINT(1),"
		  "note VARCHAR(200))");
	fine(db_exec(db, a, &t, NULL));
	t.sql = arena_strf(a,
	    "INSERT INTO big.contacts SELECT seq, CONCAT('First', seq MOD 977),"
	    "CONCAT('L\xC3\xA9name', seq MOD 7919),"
	    "CONCAT('someone', seq, '@example.com'), CONCAT('+49 30 ', seq),"
	    "CONCAT('Some Street ', seq MOD 300), CONCAT('City', seq MOD 1000),"
	    "LPAD(seq MOD 100000, 5, '0'), 'DE',"
	    "DATE'1950-01-01' + INTERVAL seq MOD 20000 DAY,"
	    "TIMESTAMP'2020-01-01 00:00:00' + INTERVAL seq SECOND,"
	    "TIMESTAMP'2020-01-01 00:00:00.123456' + INTERVAL seq SECOND,"
	    "seq MOD 50000, seq / 100, seq / 7, seq MOD 2,"
	    "IF(seq MOD 3, REPEAT('text ', seq MOD 20), NULL)"
	    " FROM big.seq_1_to_%lu",
	    rows);
	fine(db_exec(db, a, &t, NULL));
}

int
main(int argc, char **argv)
{
	struct db_conf conf = dbtest_conf();
	struct catalog_conf cc = { .tinyint1_bool = true };
	struct arena *a;
	struct edm_model *m;
	struct db *db;

	if (conf.socket == NULL) {
		(void)fputs("usage: with-mariadb bench_read [ROWS]\n", stderr);
		return 2;
	}
	a = arena_new(65536);
	conf.read_ms = 600000;
	db = db_new(&conf);
	make_table(db, a, argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000);
	db_free(&db);
	conf.database = "big";
	db = db_new(&conf);
	fine(catalog_load(db, a, S("big"), &cc, &m));
	export(db, m, S("contacts?$top=100000"));
	for (int i = 0; i < 3; i++) {
		discard(db, a, SQL0("SELECT * FROM big.contacts"));
		export(db, m, S("contacts"));
	}
	db_free(&db);
	arena_free(&a);
	return 0;
}
