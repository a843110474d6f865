/* SPDX-License-Identifier: MIT */
/*
 * plan.c - microseconds from the text of a URL to its statements: parse, bind
 * and plan, without database and server.
 *
 *   plan MODEL [NAME]     tests/golden/crm.model; NAME: once, that one alone
 *
 * Prints name, median and least of the microseconds of batches of runs.
 */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "base/buf.h"
#include "lib/model.h"
#include "odata/bind.h"
#include "odata/parse.h"
#include "plan/plan.h"

enum { MODEL_MAX = 1 << 20, ROUNDS = 31, URL_MAX = 16384 };

static const struct parse_limits parse_limits = { .url = URL_MAX,
	.depth = 64,
	.nodes = 2000,
	.list = 1000,
	.expand = 10,
	.segments = 20 };
static const struct bind_limits bind_limits = {
	.expand_depth = 10, .expand_items = 50, .joins = 30
};

static struct err *
once(struct arena *a, const struct edm_model *m, struct str url)
{
	const struct page page = { .limit = 100 };
	struct str path, query;
	struct ast_uri *uri;
	struct query *q;
	struct level *l;
	struct stmt_text s;

	str_cut(url, '?', &path, &query);
	TRY(odata_parse(
	    a, &parse_limits, path, 0, query, (long)path.n + 1, &uri));
	TRY(odata_bind(a, m, &bind_limits, uri, &q));
	TRY(plan_levels(a, q, &l));
	return plan_page(a, l, &page, &s);
}

static double
now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
run(struct arena *a, const struct edm_model *m, struct str url)
{
	struct err *e;

	arena_reset(a);
	e = once(a, m, url);
	if (e != NULL) {
		(void)fprintf(stderr, "%.200s: %.*s\n", url.p, STRF(e->msg));
		exit(1);
	}
}

static void
measure(struct arena *a, const struct edm_model *m, const char *name,
    struct str url, int batch)
{
	double us[ROUNDS], start;

	for (int r = 0; r < ROUNDS; r++) {
		start = now();
		for (int i = 0; i < batch; i++)
			run(a, m, url);
		us[r] = (now() - start) / batch;
	}
	qsort(us, ROUNDS, sizeof(us[0]), compare);
	(void)printf(
	    "%s\t%.2f\t%.2f\t%zu\n", name, us[ROUNDS / 2], us[0], url.n);
}

/* As long as a URL may be: a list and a text; and a chain of comparisons. */
static struct str
longest_list(struct arena *a)
{
	struct buf b = buf_in(a, URL_MAX);

	buf_put(&b, S("Contacts?$filter=ID%20in%20("));
	for (int i = 0; i < 999; i++)
		buf_putf(&b, "%d,", 1000000000 + i);
	buf_put(&b, S("1)%20and%20Name%20ne%20'"));
	while (buf_str(&b).n < URL_MAX - 20)
		buf_put(&b, S("abcdefghi%20"));
	buf_put(&b, S("'"));
	return buf_str(&b);
}

static struct str
longest_chain(struct arena *a)
{
	struct buf b = buf_in(a, URL_MAX);

	buf_put(&b, S("Contacts?$filter=ID%20eq%201"));
	for (int i = 0; i < 330; i++)
		buf_put(&b, S("%20or%20Company/Revenue%20eq%207"));
	return buf_str(&b);
}

int
main(int argc, char **argv)
{
	static char text[MODEL_MAX];
	struct arena *life = arena_new(1 << 16), *a = arena_new(1 << 16);
	FILE *f = argc > 1 ? fopen(argv[1], "r") : NULL;
	const struct edm_model *m;
	const struct {
		const char *name;
		struct str url;
		int batch;
	} urls[] = {
		{ "read by key", S("Contacts(77)"), 2000 },
		{ "page",
		    S("Contacts?$filter=CompanyID%20eq%205&$orderby=Name%"
		      "20desc&$top=100"),
		    1000 },
		{ "typical",
		    S("Contacts?$select=ID,Name,Email&$filter=Status%20eq%20'"
		      "New'%20and%20contains(Name,'an')&$orderby=SeenAt%20desc"
		      "&$top=50&$expand=Company($select=Name,Country)"),
		    1000 },
		{ "longest list", longest_list(life), 20 },
		{ "longest chain", longest_chain(life), 20 },
	};

	if (f == NULL) {
		(void)fprintf(stderr, "usage: plan MODEL [NAME]\n");
		return 2;
	}
	m = model_of(
	    life, (struct str){ text, fread(text, 1, sizeof(text), f) });
	(void)fclose(f);
	for (size_t i = 0; i < N_ELEM(urls); i++) {
		if (argc < 3)
			measure(a, m, urls[i].name, urls[i].url, urls[i].batch);
		else if (str_eq(str_of(argv[2]), str_of(urls[i].name)))
			run(a, m, urls[i].url);
	}
	arena_free(&a);
	arena_free(&life);
	return 0;
}
