/* SPDX-License-Identifier: MIT */
/*
 * readtest.h - reads URLs through every floor, on a database of 2500 companies
 * and their contacts; what t_read.c and t_read_faults.c share.
 */
#ifndef TESTS_READTEST_H
#define TESTS_READTEST_H
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

static inline struct str
next_link(struct reader *r, const struct val *values, int64_t remaining)
{
	struct get *g = r->caller;
	struct str t = plan_token_put(r->arena, r->level, values, remaining);
	char *p = NEWN(r->arena, char, B64_LEN(t.n));

	g->next = (struct str){ p, b64url_put(p, t) };
	return S("NEXT");
}

static inline struct err *
bound(struct str url, struct query **ret)
{
	static const struct parse_limits pl = { 16384, 64, 4096, 1000, 8, 32 };
	static const struct bind_limits bl = { 8, 64, 30, 4, 0, 0 };
	struct ast_uri *uri;
	struct str path, query;

	(void)str_cut(url, '?', &path, &query);
	TRY(odata_parse(arena, &pl, path, 0, query, (long)path.n + 1, &uri));
	return odata_bind(arena, model, &bl, uri, ret);
}

static inline struct err *
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
		.total = -1,
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

static inline void
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

static inline void
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
static inline struct str
body(struct str url)
{
	struct get g = { 0 };

	get(url, &g);
	ok(&g);
	assert_int_equal(g.answer, READ_BODY);
	return g.body;
}

static inline enum err_code
error_of(struct str url)
{
	struct get g = { 0 };

	get(url, &g);
	assert_non_null(g.err);
	assert_int_equal(g.written, 0);
	return g.err->code;
}

static inline void
exec_(struct db *d, const struct stmt_text *t)
{
	struct err *e = db_exec(d, model_arena, t, NULL);

	if (e != NULL)
		print_message("# %.*s\n", STRF(e->cause));
	must(e == NULL);
}

/* 2500 companies, each but every tenth with three contacts; contacts without
 * a company; a company that has a million bytes below it. */
static inline int
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

static inline int
unload(void **st)
{
	(void)st;
	arena_free(&model_arena);
	return 0;
}

static inline int
setup(void **st)
{
	struct db_conf c = dbtest_conf();

	(void)st;
	c.database = "crm";
	arena = arena_new(65536);
	db = db_new(&c);
	return 0;
}

static inline int
teardown(void **st)
{
	(void)st;
	db_free(&db);
	arena_free(&arena);
	return 0;
}

/* Names of navigation are the model's business; here they are looked up. */
static inline const struct edm_nav *
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

#define T(f)     cmocka_unit_test_setup_teardown(f, setup, teardown)
#endif
