/* SPDX-License-Identifier: MIT */
/*
 * rows.c - turns a list of filters into a script for the mariadb client, so
 * that rows.sh can see which rows the SQL really finds.
 *
 * For each line "EXPRESSION => …" or "order LIST => …" of the file the
 * script prints ">" and what stands before " => ", then runs the statement
 * with its values. Lines that do not bind print their error.
 */
#include "config.h"
#include <stdio.h>
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

static void
put_hex(struct buf *b, struct str s)
{
	buf_lit(b, "X'");
	for (size_t i = 0; i < s.n; i++)
		buf_putf(b, "%02x", (unsigned)(unsigned char)s.p[i]);
	buf_lit(b, "'");
}

static void
put_text(struct buf *b, struct str s)
{
	buf_lit(b, "CONVERT(");
	put_hex(b, s);
	buf_lit(b, " USING utf8mb4)");
}

static void
put_duration(struct buf *b, int64_t micros)
{
	int64_t n = micros < 0 ? -micros : micros;

	buf_putf(b, "TIME'%s%lld:%02lld:%02lld.%06lld'", micros < 0 ? "-" : "",
	    (long long)(n / 3600000000), (long long)(n / 60000000 % 60),
	    (long long)(n / 1000000 % 60), (long long)(n % 1000000));
}

static void
put_civil(struct buf *b, const struct val *v)
{
	const struct civil *c = &v->t;

	if (v->kind == VAL_TIME)
		buf_putf(b, "TIME'%02u:%02u:%02u.%06u'", (unsigned)c->hour,
		    (unsigned)c->minute, (unsigned)c->second, c->micro);
	else if (v->kind == VAL_DATE)
		buf_putf(b, "DATE'%04d-%02u-%02u'", c->year, (unsigned)c->month,
		    (unsigned)c->day);
	else
		buf_putf(b, "TIMESTAMP'%04d-%02u-%02u %02u:%02u:%02u.%06u'",
		    c->year, (unsigned)c->month, (unsigned)c->day,
		    (unsigned)c->hour, (unsigned)c->minute, (unsigned)c->second,
		    c->micro);
}

static void
put_val(struct buf *b, const struct val *v)
{
	switch (v->kind) {
	case VAL_NULL: buf_lit(b, "NULL"); return;
	case VAL_BOOL: buf_put(b, v->b ? S("1") : S("0")); return;
	case VAL_I64: buf_i64(b, v->i); return;
	case VAL_U64: buf_u64(b, v->u); return;
	case VAL_F32: buf_putf(b, "CAST(%.8e AS FLOAT)", v->d); return;
	case VAL_F64: buf_putf(b, "%.16e", v->d); return;
	case VAL_DEC:
		buf_put(b, v->s);
		if (str_index(v->s, '.') == v->s.n)
			buf_lit(b, ".");
		return;
	case VAL_STR: put_text(b, v->s); return;
	case VAL_BYTES: put_hex(b, v->s); return;
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME: put_civil(b, v); return;
	case VAL_DURATION: put_duration(b, v->i); return;
	case VAL__MAX: return;
	}
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

/* The statement, and its values in the place of the marks. */
static void
put_statement(struct buf *b, const struct stmt_text *s)
{
	buf_lit(b, "EXECUTE IMMEDIATE ");
	put_text(b, s->sql);
	for (size_t i = 0; i < s->nvals; i++) {
		buf_put(b, i == 0 ? S(" USING ") : S(", "));
		put_val(b, &s->vals[i]);
	}
	buf_lit(b, ";\n");
}

static void
one(struct arena *a, const struct edm_model *m, struct str text)
{
	struct buf b = buf_in(a, TEXT_MAX);
	bool order = str_starts(text, S("order "));
	struct str url = arena_strf(a, "T?$select=ID&%s=%.*s",
	    order ? "$orderby" : "$filter",
	    STRF(order ? str_skip(text, 6) : text));
	struct stmt_text s;
	struct err *e = plan(a, m, show_encoded(a, url), &s);

	buf_lit(&b, "SELECT CONCAT('>',");
	put_text(&b, text);
	buf_lit(&b, ");\n");
	if (e != NULL)
		buf_putf(&b, "SELECT '%u';\n", err_http(e));
	else
		put_statement(&b, &s);
	must(buf_ok(&b));
	fwrite(buf_str(&b).p, 1, buf_str(&b).n, stdout);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(1 << 20);
	const struct edm_model *m;
	struct str rest, line;

	must(argc == 3);
	m = model_of(a, read_file(a, argv[1]));
	for (rest = read_file(a, argv[2]); rest.n != 0;) {
		str_cut(rest, '\n', &line, &rest);
		for (size_t i = 0; i + 3 <= line.n; i++)
			if (str_starts(str_skip(line, i), S(" => ")) ||
			    str_eq(str_skip(line, i), S(" =>"))) {
				one(a, m, str_head(line, i));
				break;
			}
	}
	arena_free(&a);
	return 0;
}
