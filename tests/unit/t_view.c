/* SPDX-License-Identifier: MIT */
/* t_view.c - definitions of views and members of enumerations. */
#include "config.h"
#include "unit.h"
#include "catalog/facts.h"

UNIT_ARENA(1 << 14)

/* "view<base,…" of a definition over one table; else its reason. */
static struct str
read_view(const char *definition)
{
	struct view_base v = view_base(arena, str_of(definition));
	struct str s =
	    arena_strf(arena, "%.*s.%.*s:", STRF(v.schema), STRF(v.table));

	if (v.why_not.n > 0)
		return v.why_not;
	for (size_t i = 0; i < v.view_col.n; i++)
		s = arena_strf(arena, "%.*s %.*s<%.*s", STRF(s),
		    STRF(v.view_col.v[i]), STRF(v.base_col.v[i]));
	return s;
}

static void
views_over_one_table(void **st)
{
	static const char *const tab[][2] = {
		{ "select `d`.`t`.`a` AS `a`,`d`.`t`.`b` AS `x y` from `d`.`t`",
		    "d.t: a<a x y<b" },
		{ "select `t`.`a` AS `a` from `t`", ".t: a<a" },
		{ "select `p`.`a` AS `a`,concat(`p`.`b`,' from `d`.`q` ') AS "
		  "`c`"
		  " from `d`.`t` `p` where `p`.`a` > 3 order by `p`.`b` desc",
		    "d.t: a<a" },
		{ "select `d`.`we``ird`.`a``b` AS `x``y` from `d`.`we``ird`",
		    "d.we`ird: x`y<a`b" },
		{ "select `t`.`a` AS `a` from `d`.`t` where `t`.`b` = ' limit "
		  "1'"
		  " and left(`t`.`b`,1) <> '\\'' and `t`.`c` <> 'it''s'",
		    "d.t: a<a" },
		{ "select `t`.`a` + 1 AS `b`,`t`.`a` AS `a` from `d`.`t`",
		    "d.t: a<a" },
		{ "select trim(both ' ' from `t`.`a`) AS `b` from `d`.`t`",
		    "d.t:" },
		{ "select `t`.`a` AS `a` from `d`.`t` where `t`.`a` in "
		  "(select `u`.`a` from `d`.`u` group by `u`.`a` limit 3)",
		    "d.t: a<a" },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++)
		assert_str(read_view(tab[i][0]), tab[i][1]);
}

static void
views_that_have_no_key(void **st)
{
	static const char *const tab[][2] = {
		{ "", "the view is no plain query of a table" },
		{ "select", "the view does not select from a table" },
		{ "select 1 AS `a`", "the view does not select from a table" },
		{ "with c as (select 1 AS `a`) select `c`.`a` AS `a` from `c`",
		    "the view is no plain query of a table" },
		{ "select distinct `t`.`a` AS `a` from `d`.`t`",
		    "the view drops rows that are alike" },
		{ "select `t`.`a` AS `a` from (`d`.`t` join `d`.`u`)",
		    "the view joins tables or selects from a query" },
		{ "select `t`.`a` AS `a` from `d`.`t` join `d`.`u`",
		    "the view joins tables" },
		{ "select `t`.`a` AS `a` from `d`.`t` `x` left join `d`.`u` "
		  "on(1)",
		    "the view is no plain query of a table" },
		{ "select `t`.`a` AS `a` from `d`.`t`,`d`.`u`",
		    "the view joins tables" },
		{ "select `t`.`a` AS `a` from `d`.`t` group by `t`.`a`",
		    "the view groups rows" },
		{ "select `t`.`a` AS `a` from `d`.`t` where 1 having 1",
		    "the view groups rows" },
		{ "select `t`.`a` AS `a` from `d`.`t` order by 1 limit 3",
		    "the view is limited to some rows" },
		{ "select `t`.`a` AS `a` from `d`.`t` union select 1",
		    "the view is a union" },
		{ "select `t`.`a` AS `a` from `d`.`t` where 1 union all select "
		  "1",
		    "the view is a union" },
		{ "select `t`.`a` AS `a` from `d`.`t` FOR SYSTEM_TIME ALL",
		    "the view is no plain query of a table" },
		{ "select `t`.`a` AS `a` from `d`.`t` PARTITION (`p0`)",
		    "the view is no plain query of a table" },
		{ "select `t`.`a` AS `a` from json_table('[]','$' columns"
		  " (`a` int path '$')) `t`",
		    "the view does not select from a table" },
		{ "select 'unterminated from `d`.`t`",
		    "the view does not select from a table" },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++)
		assert_str(read_view(tab[i][0]), tab[i][1]);
}

static void
members_are_read(void **st)
{
	static const struct {
		const char *type;
		size_t n;
		bool plain, whole;
	} tab[] = {
		{ "enum('new','won')", 2, true, true },
		{ "set('a')", 1, true, true },
		{ "enum('a','A')", 2, true, true },
		{ "enum('a','a')", 2, false, true },
		{ "enum('','a')", 2, false, true },
		{ "enum('a,b','c')", 2, false, true },
		{ "enum('a','it''s')", 2, false, true },
		{ "enum('a','b\\\\')", 2, false, true },
		{ "enum('gr\xC3\xB6\xC3\x9F"
		  "e')",
		    1, true, true },
		{ "enum('null','x')", 2, false, true },
		{ "enum", 0, false, false },
		{ "enum('open", 0, true, false },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct members m = members_of(arena, str_of(tab[i].type));

		assert_int_equal(m.names.n, tab[i].n);
		assert_int_equal(m.plain, tab[i].plain);
		assert_int_equal(m.whole, tab[i].whole);
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(views_over_one_table),
	T(views_that_have_no_key), T(members_are_read) };
UNIT_MAIN(tests)
