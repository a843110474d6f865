/* SPDX-License-Identifier: MIT */
/* t_read.c - from a URL to a body, through every floor, on a real server. */
#include "config.h"
#include "readtest.h"

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

static const struct CMUnitTest tests[] = { T(rows), T(singles), T(paths),
	T(pages), T(expands), T(statements_do_not_grow), T(chunks) };
DB_MAIN_WITH(tests, load, unload)
