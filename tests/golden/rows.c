/* SPDX-License-Identifier: MIT */
/*
 * rows.c - asks the database which rows a filter finds; see rows.sh.
 *
 *	rows SOCKET USER MODEL FILE
 *
 * For each line "EXPRESSION => …" or "order LIST => …" of FILE it prints what
 * stands before "=>" and the keys of the rows, or "error STATUS". The
 * statement goes the way of a request: parser, binder, planner, db.
 */
#include "config.h"
#include <stdio.h>
#include "db/db.h"
#include "lib/model.h"
#include "lib/show.h"
#include "odata/bind.h"
#include "odata/parse.h"
#include "plan/plan.h"

enum { TEXT_MAX = 1 << 20 };

static struct str
read_file(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	char *p = NEWN(a, char, TEXT_MAX);
	struct str s = { p, 0 };

	must(f != NULL);
	s.n = fread(p, 1, TEXT_MAX, f);
	fclose(f);
	return s;
}

static struct err *
plan(struct arena *a, const struct edm_model *m, struct str url,
    struct stmt_text *ret)
{
	const struct parse_limits pl = { .url = 16384,
		.depth = 64,
		.nodes = 2000,
		.list = 1000,
		.expand = 10,
		.segments = 20 };
	const struct bind_limits bl = {
		.expand_depth = 10, .expand_items = 50, .joins = 30
	};
	struct ast_uri *uri;
	struct query *q;
	struct level *l;
	struct page page = { .limit = -1 };
	struct str path, query;

	str_cut(url, '?', &path, &query);
	TRY(odata_parse(a, &pl, path, 0, query, (long)path.n + 1, &uri));
	TRY(odata_bind(a, m, &bl, uri, &q));
	TRY(plan_levels(a, q, &l));
	return plan_page(a, l, &page, ret);
}

static struct err *
rows(struct db *db, struct arena *a, const struct edm_model *m, struct str text,
    struct buf *b)
{
	bool order = str_starts(text, S("order "));
	struct str url = arena_strf(a, "T?$select=ID&%s=%.*s",
	    order ? "$orderby" : "$filter",
	    STRF(order ? str_skip(text, 6) : text));
	struct stmt_text s;
	struct db_cursor *c;
	const struct val *cells;
	enum db_next next;
	struct err *e = NULL;

	TRY(plan(a, m, show_encoded(a, url), &s));
	TRY(db_run(db, a, &s, &c));
	while ((next = db_next(c, &cells)) == DB_ROW) {
		buf_char(b, ' ');
		buf_i64(b, cells[0].i);
	}
	if (next == DB_FAILED)
		e = db_error(c);
	db_close(&c);
	return e;
}

static void
one(struct db *db, const struct edm_model *m, struct str text)
{
	struct arena *a = arena_new(1 << 16);
	struct buf b = buf_in(a, TEXT_MAX);
	struct err *e = rows(db, a, m, text, &b);

	printf("%.*s =>", STRF(text));
	if (e != NULL)
		printf(" error %u\n", err_http(e));
	else
		printf("%.*s\n", STRF(buf_str(&b)));
	/* No client may cause one of these. */
	if (e != NULL && err_http(e) >= 500 && e->code != ERR_NOT_IMPLEMENTED)
		printf("# %.*s (%.*s)\n", STRF(e->msg), STRF(e->cause));
	arena_free(&a);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(1 << 20);
	const struct edm_model *m;
	struct str rest, line;
	struct db *db;

	must(argc == 5);
	db = db_new(&(struct db_conf){ .socket = argv[1],
	    .user = argv[2],
	    .password = "",
	    .database = "test_rows",
	    .connect_ms = 5000,
	    .read_ms = 30000,
	    .statement_ms = 30000,
	    .statements = 16,
	    .read_only = true });
	m = model_of(a, read_file(a, argv[3]));
	for (rest = read_file(a, argv[4]); rest.n != 0;) {
		str_cut(rest, '\n', &line, &rest);
		for (size_t i = 0; i + 3 <= line.n && line.p[0] != '#'; i++)
			if (str_starts(str_skip(line, i), S(" =>"))) {
				one(db, m, str_head(line, i));
				break;
			}
	}
	db_free(&db);
	arena_free(&a);
	return 0;
}
