/* SPDX-License-Identifier: MIT */
/* t_read_faults.c - reading that cannot be completed. */
#include "config.h"
#include <sys/wait.h>
#include "readtest.h"

static void
too_much_below_one(void **st)
{
	struct get g = { .memory = 1 << 20 };
	struct str list = arena_strf(
	    arena, "companies?$filter=id ge 2000&$expand=%.*s", STRF(CONTACTS));
	struct str one =
	    arena_strf(arena, "companies(9000)?$expand=%.*s", STRF(CONTACTS));

	(void)st;
	get(one, &g);
	assert_non_null(g.err);
	assert_int_equal(g.err->code, ERR_LIMIT);
	assert_int_equal(g.written, 0);
	/* Late: what was before it has been written already. */
	get(list, &g);
	assert_non_null(g.err);
	assert_int_equal(g.err->code, ERR_LIMIT);
	assert_true(g.written > 0);
	assert_true(str_ends(g.body, S("]}")));
	assert_false(str_ends(g.body, S("]}]}")));
	/* The connection is fit for the next one. */
	g.memory = 1 << 24;
	get(one, &g);
	ok(&g);
	assert_true(g.body.n > 3000000);
}

struct stubborn {
	struct sink sink;
	unsigned blocks;
};

static bool
refuse(struct sink *s, const char *p, size_t n, bool last)
{
	struct stubborn *b = (struct stubborn *)s;

	(void)p;
	(void)n;
	(void)last;
	return b->blocks-- > 1;
}

static void
client_leaves(void **st)
{
	static const char *const urls[] = { "companies?$expand=%.*s",
		"companies?$count=true#%.*s" };

	(void)st;
	for (size_t i = 0; i < N_ELEM(urls); i++) {
		struct stubborn b = { { refuse }, 2 };
		struct get g = { .sink = &b.sink };
		struct str url = i == 0
		    ? arena_strf(
			  arena, "companies?$expand=%.*s", STRF(CONTACTS))
		    : S("contacts?$count=true");

		get(url, &g);
		ok(&g);
		assert_false(g.out_ok);
		assert_true(g.rows < (i == 0 ? 2501 : 7530));
		/* the database is at rest and ready */
		assert_str(body(S("contacts/$count")), "7530");
	}
}

/* KILL QUERY in the middle: an error, and a body that does not look whole. */
static void
killed(void **st)
{
	struct str url = S("contacts?$orderby=note,id&$top=7530");
	unsigned late = 0;

	(void)st;
	for (unsigned ms = 0; ms < 40; ms += 2) {
		struct get g = { 0 };
		struct db_cursor *c;
		const struct val *v;
		int64_t id;
		pid_t pid;
		int status;

		assert_null(
		    db_run(db, arena, SQL0("SELECT CONNECTION_ID()"), &c));
		assert_int_equal(db_next(c, &v), DB_ROW);
		id = v[0].i;
		db_close(&c);
		pid = fork();
		if (pid == 0) {
			struct db_conf conf = dbtest_conf();
			struct db *other = db_new(&conf);
			struct stmt_text t = *SQL0("KILL");

			t.sql =
			    arena_strf(arena, "KILL QUERY %lld", (long long)id);
			(void)usleep(ms * 1000);
			_exit(db_exec(other, arena, &t, NULL) == NULL ? 0 : 1);
		}
		get(url, &g);
		assert_true(waitpid(pid, &status, 0) == pid);
		if (g.err == NULL)
			assert_true(
			    g.rows == 7530 && str_ends(g.body, S("]}")));
		else
			assert_false(str_ends(g.body, S("]}")));
		late += g.err != NULL && g.written > 0;
	}
	print_message("# %u of 20 were killed after the first row\n", late);
}

static const struct CMUnitTest tests[] = { T(too_much_below_one),
	T(client_leaves), T(killed) };
DB_MAIN_WITH(tests, load, unload)
