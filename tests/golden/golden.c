/* SPDX-License-Identifier: MIT */
/*
 * golden.c - runs the case files: URL to SQL and values (see README).
 */
#include "config.h"
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include "lib/model.h"
#include "lib/show.h"
#include "odata/bind.h"
#include "odata/parse.h"
#include "plan/delta.h"

enum { TEXT_MAX = 1 << 22 };

struct run {
	struct arena *arena;
	const struct edm_model *model;
	struct parse_limits parse;
	struct bind_limits bind;
	struct str path;  /* of the case file */
	struct buf fresh; /* the file as it would be rewritten */
	unsigned n, failed;
};

static void
indented(struct buf *b, struct str s)
{
	buf_char(b, '\t');
	buf_put(b, s);
	buf_char(b, '\n');
}

static void
put_error(struct buf *b, const struct err *e)
{
	buf_char(b, '\t');
	show_err(b, e);
	buf_char(b, '\n');
}

static void
put_stmt(struct buf *b, struct str label, const struct stmt_text *s)
{
	indented(b, label);
	indented(b, s->sql);
	for (size_t i = 0; i < s->nvals; i++) {
		buf_lit(b, "\t\t? ");
		show_val(b, &s->vals[i]);
		buf_char(b, '\n');
	}
}

/* A value of that type; n makes it differ from others. */
static struct val
made_up(enum edm_type t, int64_t n)
{
	static const enum val_kind kinds[EDM__MAX] = {
		[EDM_BOOL] = VAL_BOOL,
		[EDM_DECIMAL] = VAL_DEC,
		[EDM_SINGLE] = VAL_F32,
		[EDM_DOUBLE] = VAL_F64,
		[EDM_STRING] = VAL_STR,
		[EDM_GUID] = VAL_STR,
		[EDM_ENUM] = VAL_STR,
		[EDM_BINARY] = VAL_BYTES,
		[EDM_DATE] = VAL_DATE,
		[EDM_TIME] = VAL_TIME,
		[EDM_DATETIME] = VAL_DATETIME,
		[EDM_DURATION] = VAL_DURATION,
	};
	struct val v = { .kind = kinds[t] };

	if (v.kind == VAL_NULL)
		return VAL_OF_I64(n);
	if (v.kind == VAL_BOOL)
		v.b = true;
	else if (v.kind == VAL_DEC)
		v.s = S("1.5");
	else if (v.kind == VAL_F32 || v.kind == VAL_F64)
		v.d = 1.5;
	else if (v.kind == VAL_STR || v.kind == VAL_BYTES)
		v.s = S("x");
	else if (v.kind == VAL_DURATION)
		v.i = n;
	else
		v.t = (struct civil){
			.year = 2026, .month = 1, .day = (uint8_t)(n % 28 + 1)
		};
	return v;
}

/* The statement for two parents, or for the one that was asked for, then those
 * of its own children. */
static struct err *
put_children(struct run *r, struct buf *b, const struct level *l)
{
	bool one = l->nav == NULL && l->query->kind == QUERY_ENTITY;
	size_t n = one ? 1 : 2;

	for (size_t i = 0; i < l->query->nexpand; i++) {
		const struct level *c = l->child[i];
		struct val *v = NEWN(r->arena, struct val, n * c->nlink + 1);
		struct stmt_text s;

		for (size_t k = 0; k < n * c->nlink; k++)
			v[k] =
			    made_up(l->cols[c->parent_col[k % c->nlink]].type,
				(int64_t)k + 1);
		TRY(plan_children(r->arena, c, v, n, &s));
		put_stmt(b,
		    arena_strf(r->arena, "expand %.*s", STRF(c->nav->name)),
		    &s);
		TRY(put_children(r, b, c));
	}
	return NULL;
}

static struct err *
put_rows(struct run *r, struct buf *b, const struct query *q, struct str verb)
{
	struct level *l;
	struct stmt_text s;
	struct page page = { .limit = q->top, .skip = q->skip };
	struct val *after;

	TRY(plan_levels(r->arena, q, &l));
	after = NEWN(r->arena, struct val, l->norder + 1);
	for (size_t i = 0; i < l->norder; i++) {
		const struct expr *e = l->order[i].expr;

		if (!str_eq(verb, S("NULLS")) || !e->nullable)
			after[i] = made_up(
			    l->cols[l->order_col[i]].type, (int64_t)i + 1);
	}
	if (!str_eq(verb, S("GET"))) {
		page.after = after;
		page.limit = 10;
		page.skip = 0;
	}
	TRY(plan_page(r->arena, l, &page, &s));
	put_stmt(b, S("page"), &s);
	return put_children(r, b, l);
}

/* What has changed since yesterday, in the words of the client of today. */
static struct err *
put_delta(struct run *r, struct buf *b, const struct query *q)
{
	const struct since since = { made_up(EDM_DATETIME, 1),
		made_up(EDM_DATETIME, 2) };
	const struct page page = { .limit = 10, .since = &since };
	struct stmt_text s;
	struct level *l;
	struct val *after;

	if (!plan_can_track(q)) {
		indented(b, S("not tracked"));
		return NULL;
	}
	TRY(plan_levels(r->arena, q, &l));
	after = NEWN(r->arena, struct val, l->norder);
	for (size_t i = 0; i < l->norder; i++)
		after[i] =
		    made_up(l->cols[l->order_col[i]].type, (int64_t)i + 1);
	TRY(plan_page(r->arena, l, &page, &s));
	put_stmt(b, S("changed"), &s);
	TRY(plan_removed(r->arena, l, &since, 10, after, &s));
	put_stmt(b,
	    plan_removed_pages(q->set) ? S("removed") : S("removed, uncut"),
	    &s);
	TRY(plan_changed_count(r->arena, q, &since, &s));
	put_stmt(b, S("changed: count"), &s);
	TRY(plan_removed_count(r->arena, q, &since, &s));
	put_stmt(b, S("removed: count"), &s);
	TRY(plan_digest(r->arena, q->set, &since.point, &s));
	put_stmt(b, S("digest"), &s);
	return NULL;
}

static struct err *
put_sql(struct run *r, struct buf *b, const struct query *q, struct str verb)
{
	struct stmt_text s;
	bool needed;

	if (q->kind == QUERY_SERVICE || q->kind == QUERY_METADATA) {
		indented(
		    b, q->kind == QUERY_SERVICE ? S("service") : S("metadata"));
		return NULL;
	}
	if (str_eq(verb, S("DELTA")))
		return put_delta(r, b, q);
	if (q->kind == QUERY_FUNCTION) {
		TRY(plan_call(r->arena, q, &s));
		put_stmt(b, S("call"), &s);
		return NULL;
	}
	if (q->kind == QUERY_ALL) {
		for (size_t i = 0; i < q->nparts; i++)
			TRY(put_sql(r, b, q->parts[i], verb));
		return NULL;
	}
	if (q->kind != QUERY_COUNT)
		TRY(put_rows(r, b, q, verb));
	if (q->kind == QUERY_COUNT || q->count) {
		TRY(plan_count(r->arena, q, &s));
		put_stmt(b, S("count"), &s);
	}
	TRY(plan_parent(r->arena, q, &needed, &s));
	if (needed)
		put_stmt(b, S("parent"), &s);
	return NULL;
}

static struct err *
answer(struct run *r, struct buf *b, struct str verb, struct str url)
{
	struct str path, query;
	struct ast_uri *uri;
	struct query *q;

	url = show_encoded(r->arena, url);
	str_cut(url, '?', &path, &query);
	TRY(odata_parse(
	    r->arena, &r->parse, path, 0, query, (long)path.n + 1, &uri));
	TRY(odata_bind(r->arena, r->model, &r->bind, uri, &q));
	if (!str_eq(verb, S("BIND")))
		return put_sql(r, b, q, verb);
	show_query(b, q, 1);
	return NULL;
}

static void
comment(const char *label, struct str text)
{
	struct str line;

	printf("# %s\n", label);
	while (text.n != 0) {
		str_cut(text, '\n', &line, &text);
		printf("# %.*s\n", STRF(line));
	}
}

static void
run_case(struct run *r, struct str verb, struct str url, struct str want)
{
	struct buf b = buf_in(r->arena, TEXT_MAX);
	struct err *e = NULL;
	bool ok;

	if (r->model == NULL)
		indented(&b, S("no model"));
	else
		e = answer(r, &b, verb, url);
	if (e != NULL) {
		b = buf_in(r->arena, TEXT_MAX);
		put_error(&b, e);
	}
	must(buf_ok(&b));
	ok = str_eq(buf_str(&b), want);
	r->n++;
	r->failed += !ok;
	printf("%s %u - %.*s: %.*s %.*s\n", ok ? "ok" : "not ok", r->n,
	    STRF(r->path), STRF(verb), STRF(url));
	if (!ok) {
		comment("want", want);
		comment("got", buf_str(&b));
	}
	buf_put(&r->fresh, buf_str(&b));
}

static bool
read_file(struct arena *a, const char *path, struct str *ret)
{
	FILE *f = fopen(path, "rb");
	char *p = NEWN(a, char, TEXT_MAX);

	if (f == NULL)
		return false;
	*ret = (struct str){ p, fread(p, 1, TEXT_MAX, f) };
	fclose(f);
	return true;
}

/* The directory of the case file is where the model is looked for. */
static void
use_model(struct run *r, struct str name)
{
	struct str dir = r->path, text;

	while (dir.n != 0 && dir.p[dir.n - 1] != '/')
		dir.n--;
	name = arena_strf(r->arena, "%.*s%.*s", STRF(dir), STRF(name));
	if (!read_file(r->arena, arena_z(r->arena, name), &text)) {
		fprintf(stderr, "%.*s: cannot read\n", STRF(name));
		exit(99);
	}
	r->model = model_of(r->arena, text);
}

static void
default_limits(struct run *r)
{
	r->parse = (struct parse_limits){ .url = 16384,
		.depth = 64,
		.nodes = 2000,
		.list = 1000,
		.expand = 10,
		.segments = 20 };
	r->bind = (struct bind_limits){
		.expand_depth = 10, .expand_items = 50, .joins = 30, .cross = 4
	};
}

static void
use_limit(struct run *r, struct str text)
{
	const struct {
		struct str name;
		size_t *value;
	} tab[] = {
		{ S("url"), &r->parse.url },
		{ S("depth"), &r->parse.depth },
		{ S("nodes"), &r->parse.nodes },
		{ S("list"), &r->parse.list },
		{ S("expand"), &r->bind.expand_depth },
		{ S("segments"), &r->parse.segments },
		{ S("joins"), &r->bind.joins },
		{ S("cross"), &r->bind.cross },
		{ S("items"), &r->bind.expand_items },
	};
	struct str name, value;

	str_cut(text, ' ', &name, &value);
	if (str_eq(name, S("top")))
		r->bind.top_max = strtoll(arena_z(r->arena, value), NULL, 10);
	for (size_t i = 0; i < N_ELEM(tab); i++)
		if (str_eq(tab[i].name, name))
			*tab[i].value =
			    strtoul(arena_z(r->arena, value), NULL, 10);
}

/* The lines that begin with a tab. */
static struct str
take_want(struct str *rest)
{
	struct str want = { rest->p, 0 }, line;

	while (rest->n != 0 && rest->p[0] == '\t') {
		str_cut(*rest, '\n', &line, rest);
		want.n += line.n + 1;
	}
	return want;
}

static void
run_file(struct run *r, struct str text)
{
	struct str rest, line, verb, arg;

	default_limits(r);
	r->model = NULL;
	for (rest = text; rest.n != 0;) {
		str_cut(rest, '\n', &line, &rest);
		buf_put(&r->fresh, line);
		buf_char(&r->fresh, '\n');
		str_cut(line, ' ', &verb, &arg);
		if (str_eq(verb, S("model")))
			use_model(r, arg);
		else if (str_eq(verb, S("limit")))
			use_limit(r, arg);
		else if (str_eq(verb, S("GET")) || str_eq(verb, S("NEXT")) ||
		    str_eq(verb, S("NULLS")) || str_eq(verb, S("BIND")) ||
		    str_eq(verb, S("DELTA")))
			run_case(r, verb, arg, take_want(&rest));
		else if (line.n != 0 && line.p[0] != '#') {
			fprintf(stderr, "%.*s: what is '%.*s'?\n",
			    STRF(r->path), STRF(line));
			exit(99);
		}
	}
}

static void
update(const char *path, struct str text)
{
	FILE *f = fopen(path, "wb");

	if (f == NULL || fwrite(text.p, 1, text.n, f) != text.n ||
	    fclose(f) != 0) {
		fprintf(stderr, "%s: cannot write\n", path);
		exit(99);
	}
}

static void
one_file(struct run *r, const char *path, bool updating)
{
	struct str text;

	arena_reset(r->arena);
	r->path = str_of(path);
	r->fresh = buf_in(r->arena, TEXT_MAX);
	if (!read_file(r->arena, path, &text)) {
		fprintf(stderr, "%s: cannot read\n", path);
		exit(99);
	}
	run_file(r, text);
	must(buf_ok(&r->fresh));
	if (updating && !str_eq(buf_str(&r->fresh), text))
		update(path, buf_str(&r->fresh));
}

int
main(int argc, char **argv)
{
	const char *src = getenv("srcdir");
	struct run r = { .arena = arena_new(1 << 20) };
	int first = 1;
	bool updating = argc > 1 && strcmp(argv[1], "--update") == 0;
	struct str pattern = arena_strf(
	    r.arena, "%s/tests/golden/*/*.t", src != NULL ? src : ".");
	glob_t found = { 0 };

	first += updating;
	if (argc == first) {
		if (glob(arena_z(r.arena, pattern), 0, NULL, &found) != 0)
			return 99;
		argv = found.gl_pathv;
		argc = (int)found.gl_pathc;
		first = 0;
	}
	for (int i = first; i < argc; i++)
		one_file(&r, argv[i], updating);
	printf("1..%u\n", r.n);
	globfree(&found);
	arena_free(&r.arena);
	return r.failed != 0 && !updating;
}
