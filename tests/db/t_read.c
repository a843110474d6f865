/* SPDX-License-Identifier: MIT */
/* t_read.c - from a URL to a body, through every floor, on a real server. */
#include "config.h"
#include <sys/wait.h>
#include "dbtest.h"
#include "base/b64.h"
#include "base/buf.h"
#include "catalog/catalog.h"
#include "odata/bind.h"
#include "odata/parse.h"
#include "read/read.h"

static struct arena *arena, *model_arena;
static struct db *db;
static struct edm_model *model;
static char block[OUT_BLOCK];

/* What one reading did, and how it is to be done. */
struct get {
	int64_t page_size;
	size_t chunk, memory;
	struct str token; /* to go on behind */
	struct sink *sink;
	/* results */
	struct err *err;
	enum read_answer answer;
	struct str body, next;
	uint64_t rows, statements;
	bool out_ok;
	uint64_t written;
};

static struct str
next_link(struct reader *r, const struct val *values, int64_t remaining)
{
	struct get *g = r->caller;
	struct str t = plan_token_put(r->arena, r->level, values, remaining);
	char *p = NEWN(r->arena, char, B64_LEN(t.n));

	g->next = (struct str){ p, b64url_put(p, t) };
	return S("NEXT");
}

static struct err *
bound(struct str url, struct query **ret)
{
	static const struct parse_limits pl = { 16384, 64, 4096, 1000, 8, 32 };
	static const struct bind_limits bl = { 8, 64, 30, 0 };
	struct ast_uri *uri;
	struct str path, query;

	(void)str_cut(url, '?', &path, &query);
	TRY(odata_parse(arena, &pl, path, 0, query, (long)path.n + 1, &uri));
	return odata_bind(arena, model, &bl, uri, ret);
}

static struct err *
run(struct str url, struct get *g, struct out *o)
{
	struct write_conf wc = { .model = model,
		.root = S("http://h/"),
		.metadata = METADATA_NONE };
	struct reader r = { .arena = arena,
		.db = db,
		.conf = &wc,
		.out = o,
		.page_size = g->page_size != 0 ? g->page_size : -1,
		.remaining = -1,
		.next_link = next_link,
		.caller = g,
		.expand_chunk = g->chunk != 0 ? g->chunk : READ_CHUNK,
		.expand_memory = g->memory != 0 ? g->memory : READ_MEMORY };
	struct query *q;
	struct level *l;
	struct err *e;

	TRY(bound(url, &q));
	TRY(plan_levels(arena, q, &l));
	r.query = q;
	r.level = l;
	if (g->token.n > 0) {
		struct str t;
		struct val *v;

		assert_true(b64_get(arena, g->token, &t));
		TRY(plan_token_get(arena, l, t, &v, &r.remaining));
		r.after = v;
	}
	e = read_query(&r, &g->answer);
	g->rows = r.rows;
	return e;
}

static void
get(struct str url, struct get *g)
{
	struct sink_mem m = sink_mem_in(arena, 1 << 28);
	struct out o = out_to(g->sink != NULL ? g->sink : &m.sink, block);

	g->next = S("");
	(void)db_statements(db);
	g->err = run(url, g, &o);
	g->statements = db_statements(db);
	g->written = o.total;
	g->out_ok = out_ok(&o);
	if (g->sink == NULL) {
		assert_true(out_finish(&o));
		g->body = sink_mem_str(&m);
	}
}

static void
ok_(const struct get *g, const char *file, int line)
{
	if (g->err == NULL)
		return;
	print_message(
	    "# %.*s (%.*s)\n", STRF(g->err->msg), STRF(g->err->cause));
	_fail(file, line);
}
#define ok(g) ok_((g), __FILE__, __LINE__)

/* The body of a reading that must succeed. */
static struct str
body(struct str url)
{
	struct get g = { 0 };

	get(url, &g);
	ok(&g);
	assert_int_equal(g.answer, READ_BODY);
	return g.body;
}

static enum err_code
error_of(struct str url)
{
	struct get g = { 0 };

	get(url, &g);
	assert_non_null(g.err);
	assert_int_equal(g.written, 0);
	return g.err->code;
}

static void
exec_(struct db *d, const struct stmt_text *t)
{
	struct err *e = db_exec(d, model_arena, t, NULL);

	if (e != NULL)
		print_message("# %.*s\n", STRF(e->cause));
	must(e == NULL);
}

/* 2500 companies, each but every tenth with three contacts; contacts without
 * a company; a company that has a million bytes below it. */
static int
load(void **st)
{
	struct db_conf c = dbtest_conf();
	struct db *root = db_new(&c);
	struct catalog_conf cc = { 0 };

	(void)st;
	model_arena = arena_new(65536);
	exec_(root, SQL0("CREATE DATABASE crm CHARACTER SET utf8mb4"));
	exec_(root,
	    SQL0("CREATE TABLE crm.companies (id INT PRIMARY KEY,"
		 "name VARCHAR(40) NOT NULL, parent INT NULL,"
		 "FOREIGN KEY (parent) REFERENCES crm.companies (id))"));
	exec_(root,
	    SQL0("CREATE TABLE crm.contacts (id INT PRIMARY KEY,"
		 "name VARCHAR(40) NULL, company INT NULL,"
		 "salary DECIMAL(12,2) NULL, note LONGTEXT NULL,"
		 "FOREIGN KEY (company) REFERENCES crm.companies (id))"));
	exec_(root,
	    SQL0("INSERT INTO crm.companies SELECT seq, "
		 "CONCAT('c', seq MOD 50), IF(seq > 10, seq MOD 10 + 1, NULL)"
		 " FROM crm.seq_1_to_2500"));
	exec_(root,
	    SQL0("INSERT INTO crm.contacts SELECT seq, "
		 "IF(seq MOD 7, CONCAT('p', seq), NULL),"
		 "IF((seq MOD 2500) MOD 10, seq MOD 2500, NULL),"
		 "seq / 100, NULL FROM crm.seq_1_to_7500"));
	exec_(
	    root, SQL0("INSERT INTO crm.companies VALUES (9000, 'big', NULL)"));
	exec_(root,
	    SQL0("INSERT INTO crm.contacts SELECT 10000 + seq, 'x', 9000, 1,"
		 "REPEAT('n', 100000) FROM crm.seq_1_to_30"));
	must(catalog_load(root, model_arena, S("crm"), &cc, &model) == NULL);
	db_free(&root);
	return 0;
}

static int
unload(void **st)
{
	(void)st;
	arena_free(&model_arena);
	return 0;
}

static int
setup(void **st)
{
	struct db_conf c = dbtest_conf();

	(void)st;
	c.database = "crm";
	arena = arena_new(65536);
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
rows(void **st)
{
	struct get g = { 0 };

	(void)st;
	get(S("contacts?$select=id,name,salary&$orderby=id desc&$top=2"
	      "&$filter=id le 7500"),
	    &g);
	ok(&g);
	assert_str(g.body,
	    "{\"value\":[{\"id\":7500,\"name\":\"p7500\",\"salary\":75.00},"
	    "{\"id\":7499,\"name\":\"p7499\",\"salary\":74.99}]}");
	assert_int_equal(g.statements, 1);
	assert_int_equal(g.rows, 2);
	assert_str(body(S("contacts?$filter=id lt 0")), "{\"value\":[]}");
	assert_str(body(S("contacts?$top=0")), "{\"value\":[]}");
	get(S("contacts?$top=1&$count=true&$select=id"), &g);
	ok(&g);
	assert_str(g.body, "{\"@odata.count\":7530,\"value\":[{\"id\":1}]}");
	/* the snapshot, its end, the count and the rows */
	assert_int_equal(g.statements, 4);
	assert_str(body(S("contacts/$count")), "7530");
	assert_str(body(S("contacts/$count?$filter=id le 10")), "10");
}

static void
singles(void **st)
{
	struct get g = { 0 };

	(void)st;
	assert_str(body(S("contacts(3)?$select=id,name")),
	    "{\"id\":3,\"name\":\"p3\"}");
	assert_str(body(S("contacts(3)/name")), "{\"value\":\"p3\"}");
	assert_str(body(S("contacts(3)/name/$value")), "p3");
	assert_str(body(S("contacts(3)/salary/$value")), "0.03");
	get(S("contacts(7)/name"), &g);
	ok(&g);
	assert_int_equal(g.answer, READ_NOTHING);
	assert_int_equal(g.written, 0);
	get(S("contacts(7)/name/$value"), &g);
	ok(&g);
	assert_int_equal(g.answer, READ_NOTHING);
	assert_int_equal(error_of(S("contacts(99999)")), ERR_NOT_FOUND);
	assert_int_equal(error_of(S("contacts(99999)/name")), ERR_NOT_FOUND);
}

/* Names of navigation are the model's business; here they are looked up. */
static const struct edm_nav *
nav_of(struct str set, struct str target, bool many)
{
	const struct edm_set *s = edm_find_set(model, set);

	must(s != NULL);
	for (size_t i = 0; i < s->nnavs; i++)
		if (s->navs[i].many == many &&
		    str_eq(s->navs[i].target->name, target))
			return &s->navs[i];
	must(!"a navigation between the two sets");
	return NULL;
}
#define COMPANY  nav_of(S("contacts"), S("companies"), false)->name
#define CONTACTS nav_of(S("companies"), S("contacts"), true)->name
#define PARENT   nav_of(S("companies"), S("companies"), false)->name
#define CHILDREN nav_of(S("companies"), S("companies"), true)->name

static void
paths(void **st)
{
	struct get g = { 0 };

	(void)st;
	assert_str(body(arena_strf(
		       arena, "contacts(3)/%.*s?$select=id", STRF(COMPANY))),
	    "{\"id\":3}");
	assert_str(
	    body(arena_strf(arena, "contacts(3)/%.*s/name", STRF(COMPANY))),
	    "{\"value\":\"c3\"}");
	/* A contact without a company: nothing; no such contact: an error. */
	get(arena_strf(arena, "contacts(10)/%.*s", STRF(COMPANY)), &g);
	ok(&g);
	assert_int_equal(g.answer, READ_NOTHING);
	assert_int_equal(
	    error_of(arena_strf(arena, "contacts(99999)/%.*s", STRF(COMPANY))),
	    ERR_NOT_FOUND);
	assert_str(body(arena_strf(
		       arena, "companies(3)/%.*s?$select=id", STRF(CONTACTS))),
	    "{\"value\":[{\"id\":3},{\"id\":2503},{\"id\":5003}]}");
	assert_str(
	    body(arena_strf(arena, "companies(10)/%.*s", STRF(CONTACTS))),
	    "{\"value\":[]}");
	assert_int_equal(error_of(arena_strf(
			     arena, "companies(99999)/%.*s", STRF(CONTACTS))),
	    ERR_NOT_FOUND);
	assert_str(
	    body(arena_strf(arena, "companies(3)/%.*s/$count", STRF(CONTACTS))),
	    "3");
	assert_int_equal(error_of(arena_strf(arena,
			     "companies(99999)/%.*s/$count", STRF(CONTACTS))),
	    ERR_NOT_FOUND);
	assert_int_equal(
	    error_of(arena_strf(arena, "companies(3)/%.*s(4)", STRF(CONTACTS))),
	    ERR_NOT_FOUND);
}

/* All pages of a URL, and every id in them in turn. */
static size_t
all_pages(struct str url, int64_t size, int64_t *ids, size_t max)
{
	struct get g = { .page_size = size };
	size_t n = 0;

	do {
		struct str s, head;
		size_t before = n;

		get(url, &g);
		ok(&g);
		s = g.body;
		while (str_cut(s, ':', &head, &s)) {
			if (!str_ends(head, S("{\"id\"")))
				continue;
			must(n < max);
			ids[n++] = strtoll(s.p, NULL, 10);
		}
		must(n - before == g.rows);
		if (g.next.n > 0)
			assert_int_equal(g.rows, size);
		assert_true((g.next.n > 0) ==
		    str_ends(g.body, S("\"@odata.nextLink\":\"NEXT\"}")));
		g.token = g.next;
	} while (g.next.n > 0);
	return n;
}

static void
pages(void **st)
{
	static int64_t ids[10000];
	static bool seen[10001];
	size_t n;

	(void)st;
	n = all_pages(S("companies?$select=id&$orderby=name desc,parent"), 7,
	    ids, N_ELEM(ids));
	assert_int_equal(n, 2501);
	memset(seen, 0, sizeof(seen));
	for (size_t i = 0; i < n; i++) {
		assert_false(seen[ids[i]]);
		seen[ids[i]] = true;
	}
	/* $top and $skip hold over all pages; exact multiples have no empty
	 * page behind them. */
	n = all_pages(S("contacts?$select=id&$top=50&$skip=20"), 10, ids, 100);
	assert_int_equal(n, 50);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(ids[i], 21 + i);
	n = all_pages(S("contacts?$select=id&$top=55&$skip=20"), 10, ids, 100);
	assert_int_equal(n, 55);
	n = all_pages(S("contacts?$select=id&$filter=id le 30"), 10, ids, 100);
	assert_int_equal(n, 30);
	n = all_pages(arena_strf(arena,
			  "companies?$select=id&$filter=id le 23&$expand=%.*s"
			  "($select=name)",
			  STRF(CONTACTS)),
	    5, ids, 100);
	assert_int_equal(n, 23);
}

static void
expands(void **st)
{
	struct get g = { 0 };

	(void)st;
	get(arena_strf(arena,
		"companies?$select=id&$top=2&$skip=8&$expand="
		"%.*s($select=id;$orderby=id desc;$top=2;$count=true),"
		"%.*s($select=id)",
		STRF(CONTACTS), STRF(PARENT)),
	    &g);
	ok(&g);
	assert_str(g.body,
	    arena_strf(arena,
		"{\"value\":[{\"id\":9,\"%.*s@odata.count\":3,"
		"\"%.*s\":[{\"id\":5009},{\"id\":2509}],\"%.*s\":null},"
		"{\"id\":10,\"%.*s@odata.count\":0,\"%.*s\":[],"
		"\"%.*s\":null}]}",
		STRF(CONTACTS), STRF(CONTACTS), STRF(PARENT), STRF(CONTACTS),
		STRF(CONTACTS), STRF(PARENT))
		.p);
	/* snapshot, rows, contacts (no company has a parent), its end */
	assert_int_equal(g.statements, 4);
	get(arena_strf(arena,
		"contacts(3)?$select=id&$expand=%.*s($select=id;"
		"$expand=%.*s($select=id;$top=1))",
		STRF(COMPANY), STRF(CONTACTS)),
	    &g);
	ok(&g);
	assert_str(g.body,
	    arena_strf(arena,
		"{\"id\":3,\"%.*s\":{\"id\":3,\"%.*s\":[{\"id\":3}]}}",
		STRF(COMPANY), STRF(CONTACTS))
		.p);
	assert_int_equal(g.statements, 5);
	assert_int_equal(error_of(arena_strf(arena,
			     "contacts(99999)?$expand=%.*s", STRF(COMPANY))),
	    ERR_NOT_FOUND);
}

/* One statement for each level, whatever the number of parents. */
static void
statements_do_not_grow(void **st)
{
	struct get g = { 0 };
	struct str url = arena_strf(arena,
	    "companies?$select=id&$expand=%.*s($select=id),"
	    "%.*s($select=id;$expand=%.*s($select=id;$top=1))"
	    "&$filter=id le 2500&$top=",
	    STRF(CONTACTS), STRF(PARENT), STRF(CHILDREN));

	(void)st;
	get(arena_strf(arena, "%.*s100", STRF(url)), &g);
	ok(&g);
	assert_int_equal(g.rows, 100);
	assert_int_equal(g.statements, 2 + 1 + 3);
	get(arena_strf(arena, "%.*s1000", STRF(url)), &g);
	ok(&g);
	assert_int_equal(g.rows, 1000);
	assert_int_equal(g.statements, 2 + 1 + 3);
}

/* Chunks and halved groups change nothing in the answer. */
static void
chunks(void **st)
{
	struct get whole = { .chunk = 5000 }, g = { 0 };
	struct str url = arena_strf(arena,
	    "companies?$filter=id le 2500&$orderby=name&$expand="
	    "%.*s($expand=%.*s($select=name)),%.*s",
	    STRF(CONTACTS), STRF(COMPANY), STRF(PARENT));

	(void)st;
	get(url, &whole);
	ok(&whole);
	assert_int_equal(whole.rows, 2500);
	assert_int_equal(whole.statements, 2 + 1 + 3);
	g.chunk = 30;
	get(url, &g);
	ok(&g);
	assert_int_equal(g.rows, 2500);
	assert_true(str_eq(g.body, whole.body));
	assert_true(g.statements > 2500 / 30 * 2);
	g.chunk = 1000;
	g.memory = 200000;
	get(url, &g);
	ok(&g);
	assert_true(str_eq(g.body, whole.body));
	assert_true(g.statements > 6);
}

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

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(rows), T(singles), T(paths),
	T(pages), T(expands), T(statements_do_not_grow), T(chunks),
	T(too_much_below_one), T(client_leaves), T(killed) };
DB_MAIN_WITH(tests, load, unload)
