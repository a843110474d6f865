/* SPDX-License-Identifier: MIT */
/*
 * t_plan_pages.c - pages put together are the unpaged result, for random
 * orders over every kind of column; and children equal those that each
 * parent's own navigation gives.
 */
#include "config.h"
#include "live.h"

enum { ORDERS = 150 };

/* A fixed sequence: the same orders in every run. */
static uint64_t
next_random(void)
{
	static uint64_t x = UINT64_C(0x9e3779b97f4a7c15);

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return x;
}

static struct str
random_order(void)
{
	static const char *const terms[] = { "a", "b", "c", "d", "e", "f", "g",
		"h", "i", "j", "k", "l", "m", "n", "o", "t", "q", "r", "s", "u",
		"firm", "id", "length(b)", "a add 1", "c mul a", "c div 3",
		"year(d)", "b eq 'abc'", "tolower(b)", "concat(b,q)",
		"substring(b,1)", "not i", "firm_firms/name",
		"firm_firms/p sub a" };
	struct str s = S("");

	for (size_t n = 1 + next_random() % 4; n > 0; n--)
		s = arena_strf(live.arena, "%.*s%s%s%s", STRF(s),
		    s.n > 0 ? "," : "", terms[next_random() % N_ELEM(terms)],
		    next_random() % 2 == 0 ? " desc" : "");
	return s;
}

static struct rows
one_page(const struct level *l, const struct val *after, int64_t limit)
{
	struct page page = { .limit = limit, .after = after };
	struct stmt_text s;

	live_ok(plan_page(live.arena, l, &page, &s));
	return live_run(&s);
}

/* The values behind the last row, by way of a token. */
static const struct val *
end_of(const struct level *l, const struct rows *r)
{
	struct val *v = NEWN(live.arena, struct val, l->norder);
	int64_t left;

	for (size_t i = 0; i < l->norder; i++)
		v[i] = r->v[(r->n - 1) * r->ncols + l->order_col[i]];
	live_ok(plan_token_get(
	    live.arena, l, plan_token_put(live.arena, l, v, 7), &v, &left));
	assert_true(left == 7);
	return v;
}

static void
compare_pages(struct str url, int64_t size)
{
	const struct level *l = live_level(live_query(url));
	struct rows all = one_page(l, NULL, -1), page;
	const struct val *after = NULL;
	size_t at = 0;

	do {
		page = one_page(l, after, size);
		for (size_t i = 0; i < page.n; i++, at++)
			for (size_t k = 0; k < l->query->set->nkeys; k++)
				if (at >= all.n ||
				    !live_same(
					&page.v[i * page.ncols + l->key[k]],
					&all.v[at * all.ncols + l->key[k]])) {
					print_message(
					    "# %.*s: row %zu\n", STRF(url), at);
					fail();
				}
		if (page.n > 0)
			after = end_of(l, &page);
	} while (page.n > 0);
	if (at != all.n)
		print_message("# %.*s: %zu of %zu\n", STRF(url), at, all.n);
	assert_int_equal(at, all.n);
}

static void
pages_are_the_whole(void **st)
{
	static const char *const filters[] = { "", "&$filter=a ne null",
		"&$filter=b eq 'abc' or i", "&$filter=c gt 0" };

	(void)st;
	for (int i = 0; i < ORDERS; i++) {
		struct str order;

		arena_reset(live.arena);
		order = random_order();
		compare_pages(
		    arena_strf(live.arena, "p?$select=id&$orderby=%.*s%s",
			STRF(order), filters[next_random() % N_ELEM(filters)]),
		    1 + (int64_t)(next_random() % 60));
	}
}

static void
compound_keys_page(void **st)
{
	static const char *const urls[] = { "pairs", "pairs?$orderby=v",
		"pairs?$orderby=v desc,k1 desc", "pairs?$orderby=k2 desc",
		"marks?$orderby=pair,item desc", "p(7)/marks", "longs",
		"longs?$orderby=v,k desc" };

	(void)st;
	arena_reset(live.arena);
	for (size_t i = 0; i < N_ELEM(urls); i++)
		for (int64_t size = 1; size < 30; size += 9)
			compare_pages(str_of(urls[i]), size);
}

/* What the reader does: one value list for the whole page. */
static struct rows
children_of(const struct level *l, const struct rows *parents, size_t **at)
{
	const struct level *c = l->child[0];
	struct val *v = NEWN(live.arena, struct val, parents->n * c->nlink);
	struct stmt_text s;
	size_t n = 0;

	*at = NEWN(live.arena, size_t, parents->n);
	for (size_t i = 0; i < parents->n; i++) {
		bool null = false;

		for (size_t k = 0; k < c->nlink; k++) {
			v[n * c->nlink + k] =
			    parents->v[i * parents->ncols + c->parent_col[k]];
			null |= v[n * c->nlink + k].kind == VAL_NULL;
		}
		(*at)[i] = null ? SIZE_MAX : n++;
	}
	live_ok(plan_children(live.arena, c, v, n, &s));
	return live_run(&s);
}

/* Rows of one parent among the children, shown ones only, compared with the
 * answer to Set(key)/nav. */
static void
compare_child(const struct level *c, const struct rows *all, size_t parent,
    struct str url, int64_t total)
{
	const struct level *l = live_level(live_query(url));
	const struct query *q = l->query;
	struct page page = { .limit = q->top, .skip = q->skip };
	struct stmt_text s;
	struct rows want;
	size_t at = 0;

	live_ok(plan_page(live.arena, l, &page, &s));
	want = live_run(&s);
	for (size_t i = 0; i < all->n; i++) {
		const struct val *row = &all->v[i * all->ncols];

		if (row[c->parent].i != (int64_t)parent)
			continue;
		if (c->total != NO_COL)
			assert_true(row[c->total].i == total);
		if (c->shown != NO_COL && row[c->shown].i == 0)
			continue;
		assert_true(at < want.n);
		for (size_t k = 0; k < q->set->nkeys; k++)
			assert_true(live_same(&row[c->key[k]],
			    &want.v[at * want.ncols + l->key[k]]));
		at++;
	}
	assert_int_equal(at, want.n);
}

static int64_t
count_of(struct str url)
{
	struct stmt_text s;

	live_ok(plan_count(live.arena, live_query(url), &s));
	return live_run(&s).v[0].i;
}

/* Are the children in the order of their parents, and is there a row for
 * each parent that has a total? */
static void
compare_children(
    const char *set, const char *nav, const char *options, int64_t size)
{
	struct str url =
	    arena_strf(live.arena, "%s?$top=60&$expand=%s($count=true%s%s)",
		set, nav, *options == 0 ? "" : ";", options);
	const struct level *l = live_level(live_query(url));
	struct rows parents = one_page(l, NULL, size), all;
	char *plain = arena_z(live.arena, str_of(options));
	int64_t last = 0;
	size_t *at;

	for (char *p = plain; *p != 0; p++)
		if (*p == ';')
			*p = '&';
	all = children_of(l, &parents, &at);
	for (size_t i = 0; i < all.n; i++) {
		assert_true(
		    all.v[i * all.ncols + l->child[0]->parent].i >= last);
		last = all.v[i * all.ncols + l->child[0]->parent].i;
	}
	for (size_t i = 0; i < parents.n; i++) {
		const struct val *id =
		    &parents.v[i * parents.ncols + l->key[0]];

		if (at[i] == SIZE_MAX)
			continue;
		url = arena_strf(
		    live.arena, "%s(%lld)/%s", set, (long long)id->i, nav);
		url = arena_strf(live.arena, "%.*s?%s", STRF(url), plain);
		compare_child(l->child[0], &all, at[i], url, count_of(url));
	}
}

static void
children_are_those_of_each(void **st)
{
	static const char *const options[] = { "", "$top=2", "$skip=1",
		"$top=0", "$top=3;$skip=2;$orderby=a desc,b",
		"$orderby=e,s desc,t", "$skip=10000",
		"$top=5;$orderby=d desc" };

	(void)st;
	for (size_t i = 0; i < N_ELEM(options); i++) {
		arena_reset(live.arena);
		compare_children("firms", "p_firm_firms", options[i], 60);
		compare_children("firms", "p_firm_firms", options[i], 1);
	}
	arena_reset(live.arena);
	compare_children("firms", "p_firm_firms",
	    "$orderby=firm_firms/name desc,length(b);$top=3", 60);
	compare_children("p", "marks", "$orderby=no desc;$top=1", 60);
	compare_children("p", "pairs", "$orderby=v desc;$top=2;$skip=1", 60);
	compare_children("p", "pairs", "", 60);
	compare_children("p", "pairs", "$filter=v gt 1;$top=2", 1);
}

static void
parents_may_differ_by_case(void **st)
{
	const struct level *l;
	struct rows parents, all;
	size_t *at, found = 0;

	(void)st;
	arena_reset(live.arena);
	l = live_level(live_query(
	    S("p?$filter=firm ne null&$expand=firm_firms($select=code)")));
	parents = one_page(l, NULL, -1);
	all = children_of(l, &parents, &at);
	assert_int_equal(all.n, parents.n);
	for (size_t i = 0; i < all.n; i++)
		found += !str_eq(
		    parents.v[i * parents.ncols + l->child[0]->parent_col[0]].s,
		    all.v[i * all.ncols + l->child[0]->select[0]].s);
	assert_true(found > 100);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(pages_are_the_whole),
	cmocka_unit_test(compound_keys_page),
	cmocka_unit_test(children_are_those_of_each),
	cmocka_unit_test(parents_may_differ_by_case),
};
LIVE_MAIN(tests)
