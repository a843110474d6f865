/* SPDX-License-Identifier: MIT */
/*
 * t_plan_rows.c - which rows a filter keeps, on a table of six rows: null,
 * case, accents and padding, zero dates, unsigned and 64-bit numbers.
 */
#include "config.h"
#include "live.h"

static const struct {
	const char *filter, *ids;
} cases[] = {
	/* strings are equal by code points */
	{ "s eq 'abc'", "1" },
	{ "s eq 'abc '", "3" },
	{ "s eq 'Abc'", "" },
	{ "s ne 'abc'", "2 3 4 5 9" },
	{ "not (s eq 'abc')", "2 3 4 5 9" },
	{ "s in ('abc','ABC')", "1 2" },
	{ "not (s in ('abc','ABC'))", "3 4 5 9" },
	{ "s in ('abc',null)", "1 4" },
	{ "s eq null", "4" },
	{ "s ne null", "1 2 3 5 9" },
	{ "s eq l", "4" },
	{ "s eq s", "1 2 3 4 5 9" },
	{ "tolower(s) eq 'abc'", "1 2" },
	{ "startswith(s,'a')", "1 3 9" },
	{ "startswith(s,'a%25')", "9" },
	{ "contains(s,'B')", "2" },
	{ "endswith(s,'c')", "1 5 9" },
	{ "contains(s,'B') eq true or contains(s,'zz') eq true", "2" },
	{ "contains(s,'B') eq null", "4" },
	{ "not contains(s,'B')", "1 3 5 9" },
	{ "contains(s,'B') ne true", "1 3 4 5 9" },
	{ "length(s) eq 4", "3" },
	/* a latin1 column, and what latin1 does not have */
	{ "l eq 'é'", "1" },
	{ "l eq 'E'", "" },
	{ "l eq '日本'", "" },
	{ "l ne '日本'", "1 2 3 4 5 9" },
	{ "l in ('日本','ß')", "5" },
	{ "l lt '日本'", "1 2 3 5 9" },
	{ "concat(l,'日本') eq 'ß日本'", "5" },
	{ "contains(l,'日')", "" },
	{ "l gt s", "1 2 3 9" },
	/* null in comparisons of numbers */
	{ "n eq null", "2" },
	{ "n gt 0", "1 3 9" },
	{ "not (n gt 0)", "2 4 5" },
	{ "n ne 1", "2 3 4 5 9" },
	{ "n eq u", "9" },
	{ "n ne u", "1 2 3 4 5" },
	{ "n ge u", "1 9" },
	{ "not (n ge u)", "2 3 4 5" },
	{ "not (n gt 0 and u gt 0)", "1 2 4 5" },
	{ "not (n gt 0 or b)", "2 5" },
	{ "n in (1,3)", "1 3" },
	{ "not (n in (1,3))", "2 4 5 9" },
	{ "n in (1,null)", "1 2" },
	{ "n in (1,u)", "1 9" },
	{ "n eq up", "" },
	{ "1 eq 1", "1 2 3 4 5 9" },
	{ "1 eq 2", "" },
	/* arithmetic */
	{ "u sub 5 lt 0", "1 5" },
	{ "-u lt 0", "2 3 5 9" },
	{ "c add 0.1 eq 1.2", "1" },
	{ "c mul 2 eq -5", "2" },
	{ "n div 2 eq -2", "4" },
	{ "n div 2 eq 0", "1 5" },
	{ "n mod 2 eq 0", "4 5" },
	{ "c div 4 eq -0.625", "2" },
	{ "n divby 2 eq 0.5", "1" },
	{ "k eq 18446744073709551615", "1" },
	{ "k gt 18446744073709551614", "1" },
	{ "k eq 9007199254740993", "5" },
	{ "k eq 9007199254740992", "" },
	{ "k sub 18446744073709551615 eq -1", "2" },
	{ "h eq 0.1", "1" },
	{ "c eq 9.99", "9" },
	{ "round(c) eq -3", "2" },
	/* Booleans */
	{ "b", "1 4 9" },
	{ "not b", "2 5" },
	{ "b eq false", "2 5" },
	{ "b ne true", "2 3 5" },
	{ "not (b eq true)", "2 3 5" },
	{ "b eq null", "3" },
	{ "(n gt 0) eq b", "1 2 5 9" },
	{ "b ne (n gt 0)", "3 4" },
	/* enumerations */
	{ "e eq 'B'", "2 5" },
	{ "e in ('B','z')", "1 2 5" },
	{ "e gt 'z'", "2 3 5 9" },
	{ "e ne 'B'", "1 3 4 9" },
	{ "f eq 'r,b'", "2" },
	{ "f has 'b'", "2 5 9" },
	{ "f has 'r,b'", "2 9" },
	{ "not (f has 'b')", "1 3" },
	/* dates: zero and partial ones are null */
	{ "d eq null", "2 3 4" },
	{ "d ne null", "1 5 9" },
	{ "d lt 2024-02-01", "5 9" },
	{ "d ge 1999-12-31", "1 5 9" },
	{ "not (d lt 2024-02-01)", "1 2 3 4" },
	{ "d eq 2024-02-29", "1" },
	{ "d ne 2024-02-29", "2 3 4 5 9" },
	{ "year(d) eq 2024", "1 9" },
	{ "year(d) eq null", "2 3 4" },
	{ "d add duration'P1D' eq 2024-03-01", "1" },
	{ "y eq 70", "" },
	{ "y eq 1970", "1" },
	{ "y eq 0", "2" },
	{ "y in (1999,2000)", "5 9" },
	{ "t lt duration'PT0S'", "2" },
	{ "t gt duration'P90D'", "" },
	{ "t lt duration'P90D'", "1 2 4 5 9" },
	{ "totalseconds(t) eq -3600.5", "2" },
	/* addresses, GUIDs, bytes */
	{ "i eq '::1'", "1 4" },
	{ "i eq '0::1'", "" },
	{ "i eq 'x日'", "" },
	{ "not (i eq '::1')", "2 3 5 9" },
	{ "i in ('::1','::9','no')", "1 4 9" },
	{ "startswith(i,'2001')", "5" },
	{ "g eq C0FFEE00-0000-1000-8000-00000000000A", "1" },
	{ "x eq binary'AA=='", "1" },
	/* paths: the row that is not there has no values */
	{ "up_vals/s eq 'abc'", "2 9" },
	{ "up_vals/s ne 'abc'", "1 3 4 5" },
	{ "up_vals/n eq null", "1 3" },
	{ "up_vals/up_vals/s eq 'abc'", "3 4" },
	{ "up_vals eq null", "1" },
	{ "not (up_vals/n gt 0)", "1 3 5" },
};

static struct str
filtered(struct str filter)
{
	struct page page = { .limit = -1 };
	const struct query *q = live_query(arena_strf(
	    live.arena, "vals?$select=id&$filter=%.*s", STRF(filter)));
	const struct level *l = live_level(q);
	struct stmt_text s;
	struct rows r;

	live_ok(plan_page(live.arena, l, &page, &s));
	r = live_run(&s);
	live_ok(plan_count(live.arena, q, &s));
	assert_true(live_run(&s).v[0].i == (int64_t)r.n);
	return live_ids(l, &r);
}

static void
filters_keep_what_is_true(void **st)
{
	unsigned wrong = 0;

	(void)st;
	for (size_t i = 0; i < N_ELEM(cases); i++) {
		struct str got = filtered(str_of(cases[i].filter));

		if (str_eq(got, str_of(cases[i].ids)))
			continue;
		print_message("# %s: got [%.*s] want [%s]\n", cases[i].filter,
		    STRF(got), cases[i].ids);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

/* What is false or unknown is true below not, and the other way round; and a
 * condition means the same wherever it stands. */
static void
twice_not_is_nothing(void **st)
{
	(void)st;
	for (size_t i = 0; i < N_ELEM(cases); i++) {
		const char *f = cases[i].filter;
		struct str once, twice;

		arena_reset(live.arena);
		once = filtered(
		    arena_strf(live.arena, "(%s) eq true and id ne 0", f));
		twice =
		    filtered(arena_strf(live.arena, "not ((%s) ne true)", f));
		if (!str_eq(once, str_of(cases[i].ids)) ||
		    !str_eq(twice, once)) {
			print_message("# %s: [%.*s] [%.*s] want [%s]\n", f,
			    STRF(once), STRF(twice), cases[i].ids);
			fail();
		}
	}
}

/* From 1000 members on MariaDB would make a subquery of a list. */
static void
long_lists_are_lists(void **st)
{
	static const size_t sizes[] = { 999, 1000 };
	struct str list, numbers;

	(void)st;
	for (size_t i = 0; i < N_ELEM(sizes); i++) {
		arena_reset(live.arena);
		list = S("'abc'");
		numbers = S("-4");
		for (size_t k = 1; k < sizes[i]; k++) {
			list = arena_strf(
			    live.arena, "%.*s,'no%zu'", STRF(list), k);
			numbers = arena_strf(
			    live.arena, "%.*s,%zu", STRF(numbers), k + 10);
		}
		assert_str(
		    filtered(arena_strf(live.arena, "s in (%.*s)", STRF(list))),
		    "1");
		assert_str(filtered(arena_strf(live.arena,
			       "s in (%.*s) or n in (%.*s)", STRF(list),
			       STRF(numbers))),
		    "1 4");
	}
}

static void
zero_divisors_and_overflow_are_errors(void **st)
{
	static const char *const filters[] = { "1 div n gt 0", "1 mod n gt 0",
		"c div n gt 0", "c divby u gt 0",
		"k mul 9223372036854775807 mul n gt 0 and "
		"n mul 9223372036854775807 gt 0" };

	(void)st;
	for (size_t i = 0; i < N_ELEM(filters); i++) {
		struct page page = { .limit = -1 };
		struct stmt_text s;
		struct db_cursor *c = NULL;
		const struct val *cells;
		enum db_next got = DB_ROW;
		struct err *e;

		live_ok(plan_page(live.arena,
		    live_level(live_query(arena_strf(
			live.arena, "vals?$select=id&$filter=%s", filters[i]))),
		    &page, &s));
		e = db_run(live.db, live.arena, &s, &c);
		while (e == NULL && got == DB_ROW)
			got = db_next(c, &cells);
		if (e == NULL && got == DB_FAILED)
			e = db_error(c);
		db_close(&c);
		if (e == NULL)
			print_message("# %s\n", filters[i]);
		assert_non_null(e);
		assert_int_equal(e->code, ERR_BAD_REQUEST);
	}
}

static void
paths_lead_to_their_rows(void **st)
{
	static const struct {
		const char *path, *ids;
	} tab[] = {
		{ "vals(4)", "4" },
		{ "vals(4)/up_vals", "9" },
		{ "vals(1)/up_vals", "" },
		{ "vals(1)/vals_up_vals", "2 9" },
		{ "vals(1)/vals_up_vals(2)/vals_up_vals", "3" },
		{ "vals(1)/vals_up_vals(3)/vals_up_vals", "" },
		{ "vals(4)/up_vals/up_vals/vals_up_vals?$orderby=id desc",
		    "9 2" },
		{ "vals(1)/vals_up_vals?$filter=e eq 'a'", "9" },
		{ "firms(3)/p_firm_firms?$top=0", "" },
	};
	struct page page = { .limit = -1 };

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		const struct query *q = live_query(str_of(tab[i].path));
		const struct level *l = live_level(q);
		struct stmt_text s;
		struct rows r;

		page.limit = q->top;
		live_ok(plan_page(live.arena, l, &page, &s));
		r = live_run(&s);
		assert_str(live_ids(l, &r), tab[i].ids);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(filters_keep_what_is_true),
	cmocka_unit_test(twice_not_is_nothing),
	cmocka_unit_test(long_lists_are_lists),
	cmocka_unit_test(zero_divisors_and_overflow_are_errors),
	cmocka_unit_test(paths_lead_to_their_rows),
};
LIVE_MAIN(tests)
