/* SPDX-License-Identifier: MIT */
/*
 * t_plan_index.c - what EXPLAIN says of the statements: an index finds the
 * rows wherever there is one for the question.
 */
#include "config.h"
#include "live.h"

/* The line of t0 in EXPLAIN: id, select_type, table, type, possible_keys, key,
 * key_len, ref, rows, Extra. */
struct use {
	struct str type, key, extra;
};

static struct str
text(const struct val *v)
{
	return v->kind == VAL_STR || v->kind == VAL_BYTES ? v->s : S("");
}

static struct use
explain(const struct stmt_text *s)
{
	struct stmt_text e =
	    dbtest_sql(arena_strf(live.arena, "EXPLAIN %.*s", STRF(s->sql)),
		s->vals, s->nvals);
	struct rows r = live_run(&e);
	struct use u = { .type = S("") };

	for (size_t i = 0; i < r.n; i++) {
		const struct val *v = &r.v[i * r.ncols];

		if (str_eq(text(&v[2]), S("t0")))
			u = (struct use){ text(&v[3]), text(&v[5]),
				text(&v[9]) };
	}
	return u;
}

static void
show(struct str what, const struct use *u)
{
	print_message("# %.*s: type %.*s key %.*s %.*s\n", STRF(what),
	    STRF(u->type), STRF(u->key), STRF(u->extra));
}

static const struct {
	const char *url, *type, *key;
} uses[] = {
	{ "big?$filter=name eq 'Name 17'", "ref", "name" },
	{ "big?$filter=email eq 'e17@x.y'", "ref", "email" },
	{ "big?$filter=email eq null and id gt 29000", "", "" },
	{ "big?$filter=name in ('Name 1','Name 2')", "range", "name" },
	{ "big?$filter=startswith(name,'Name 99')", "range", "name" },
	{ "big?$filter=id eq 5", "const", "PRIMARY" },
	{ "big?$filter=id in (1,2,3)", "range", "PRIMARY" },
	{ "big?$filter=amount eq 12.34", "ref", "amount" },
	{ "big?$filter=made ge 2020-01-14T12:00:00Z and "
	  "made lt 2020-01-14T13:00:00Z",
	    "range", "made" },
	{ "big?$filter=state eq 'b' and made eq 2020-01-02T12:00:00Z", "ref",
	    "" },
	{ "big?$filter=firm eq 3 and email eq 'e17@x.y'", "ref", "" },
	{ "big(17)", "const", "PRIMARY" },
	{ "firms(3)/big?$top=20", "ref", "firm" },
	{ "big(17)/firm_firms", "", "PRIMARY" },
	{ "vals?$filter=l eq 'é'", "", "" },
};

static void
filters_use_the_index(void **st)
{
	struct page page = { .limit = 100 };

	(void)st;
	for (size_t i = 0; i < N_ELEM(uses); i++) {
		struct stmt_text s;
		struct use u;

		arena_reset(live.arena);
		live_ok(plan_page(live.arena,
		    live_level(live_query(str_of(uses[i].url))), &page, &s));
		u = explain(&s);
		show(str_of(uses[i].url), &u);
		if (*uses[i].type != 0)
			assert_str(u.type, uses[i].type);
		if (*uses[i].key != 0)
			assert_str(u.key, uses[i].key);
	}
}

/* Handler_read_…: the rows that a statement really touched. */
static int64_t
touched(const struct stmt_text *s)
{
	struct rows r;
	int64_t n = 0;

	(void)live_run(SQL0("FLUSH STATUS"));
	(void)live_run(s);
	r = live_run(SQL0("SHOW SESSION STATUS LIKE 'Handler_read%'"));
	for (size_t i = 0; i < r.n; i++)
		n += strtoll(
		    arena_z(live.arena, text(&r.v[i * r.ncols + 1])), NULL, 10);
	return n;
}

/* A page deep in the table touches about as many rows as it returns, and
 * nothing is sorted. */
static void
deep_pages_are_cheap(void **st)
{
	static const char *const orders[] = {
		"id",
		"id desc",
		"made",
		"made desc",
		"name",
		"name desc",
		"email",
		"amount,id",
		"state,made",
		"state desc,made desc",
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(orders); i++) {
		const struct level *l;
		struct page page = { .limit = 1, .skip = 25000 };
		struct stmt_text s;
		struct rows r;
		struct val after[4];
		int64_t n;
		struct use u;

		arena_reset(live.arena);
		l = live_level(live_query(arena_strf(
		    live.arena, "big?$select=id&$orderby=%s", orders[i])));
		live_ok(plan_page(live.arena, l, &page, &s));
		r = live_run(&s);
		for (size_t k = 0; k < l->norder; k++)
			after[k] = r.v[l->order_col[k]];
		page = (struct page){ .limit = 100, .after = after };
		live_ok(plan_page(live.arena, l, &page, &s));
		n = touched(&s);
		u = explain(&s);
		show(str_of(orders[i]), &u);
		print_message("# %lld rows touched for 100\n", (long long)n);
		assert_false(str_ends(u.extra, S("Using filesort")));
		assert_in_range(n, 1, 300);
	}
}

static void
children_are_looked_up(void **st)
{
	static const char *const urls[] = { "firms?$expand=big($select=name)",
		"firms?$expand=big($select=name;$top=3;$count=true)",
		"big?$expand=firm_firms", "firms?$expand=p_firm_firms" };

	(void)st;
	for (size_t i = 0; i < N_ELEM(urls); i++) {
		const struct level *l, *c;
		struct val parents[3];
		struct stmt_text s;
		struct use u;

		arena_reset(live.arena);
		l = live_level(live_query(str_of(urls[i])));
		c = l->child[0];
		assert_int_equal(c->nlink, 1);
		for (int64_t k = 0; k < 3; k++)
			parents[k] =
			    l->cols[c->parent_col[0]].type == EDM_STRING
			    ? VAL_OF_STR(
				  arena_strf(live.arena, "firm%d", (int)k + 1))
			    : VAL_OF_I64(k + 1);
		live_ok(plan_children(live.arena, c, parents, 3, &s));
		u = explain(&s);
		show(str_of(urls[i]), &u);
		assert_true(
		    str_eq(u.type, S("ref")) || str_eq(u.type, S("eq_ref")));
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(filters_use_the_index),
	cmocka_unit_test(deep_pages_are_cheap),
	cmocka_unit_test(children_are_looked_up),
};
LIVE_MAIN(tests)
