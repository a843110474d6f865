/* SPDX-License-Identifier: MIT */
/* fuzz_parse.c - any bytes as a request target: no crash, and every position
 * lies in the target. */
#include "config.h"
#include "base/utf8.h"
#include "odata/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static long size;

static void
check_range(long pos, long end)
{
	must(pos >= 0 && pos <= end && end <= size);
}

static void check_options(const struct ast_options *);
static void check_segs(const struct ast_seg *);

static void
check_expr(const struct ast *e)
{
	if (e == NULL)
		return;
	check_range(e->pos, e->end);
	must(utf8_valid(e->name));
	must(e->kind == AST_BINARY || utf8_valid(e->text));
	must((e->kind == AST_PATH) == (e->segs != NULL));
	must(e->kind != AST_OP || e->args != NULL);
	for (const struct ast_arg *a = e->args; a != NULL; a = a->next) {
		check_range(a->pos, size);
		must(a->value != NULL);
		check_expr(a->value);
	}
	check_segs(e->segs);
}

static void
check_segs(const struct ast_seg *s)
{
	for (; s != NULL; s = s->next) {
		check_range(s->pos, s->end);
		must(utf8_valid(s->name));
		must(s->kind != SEG_NAME || s->name.n > 0);
		must(s->kind != SEG_ALL || s->body != NULL);
		for (const struct ast_arg *a = s->args; a != NULL; a = a->next)
			check_expr(a->value);
		check_expr(s->body);
		check_options(s->opts);
	}
}

static void
check_search(const struct ast_search *s)
{
	if (s == NULL)
		return;
	check_range(s->pos, size);
	must((s->kind >= SEARCH_AND) == (s->left != NULL));
	check_search(s->left);
	check_search(s->right);
}

static void
check_items(const struct ast_item *i)
{
	for (; i != NULL; i = i->next) {
		check_range(i->pos, size);
		must(i->path != NULL);
		check_segs(i->path);
		check_options(i->opts);
	}
}

static void
check_options(const struct ast_options *o)
{
	if (o == NULL)
		return;
	for (int k = 0; k < OPT__MAX; k++)
		if (o->opt[k].given)
			check_range(o->opt[k].pos, o->opt[k].value_pos);
	must(o->opt[OPT_FILTER].given == (o->filter != NULL));
	must(o->opt[OPT_SELECT].given == (o->select != NULL));
	must(o->opt[OPT_EXPAND].given == (o->expand != NULL));
	must(o->opt[OPT_SEARCH].given == (o->search != NULL));
	must(o->top >= 0 && o->skip >= 0 && o->levels >= -1);
	check_items(o->select);
	check_items(o->expand);
	check_expr(o->filter);
	check_expr(o->index);
	check_search(o->search);
	for (const struct ast_order *i = o->orderby; i != NULL; i = i->next)
		check_expr(i->expr);
	for (const struct ast_compute *i = o->compute; i != NULL; i = i->next)
		check_expr(i->expr);
	for (const struct ast_alias *i = o->aliases; i != NULL; i = i->next)
		check_expr(i->value);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct parse_limits lim = { 4096, 16, 500, 20, 3, 8 };
	struct arena *a = arena_new(4096);
	struct str target = { (const char *)data, n }, path, query;
	struct ast_uri *u;
	struct err *e;

	size = (long)n;
	if (!str_cut(target, '?', &path, &query))
		query = (struct str){ target.p, 0 };
	e = odata_parse(a, &lim, path, 0, query, (long)path.n + 1, &u);
	if (e != NULL) {
		must(err_http(e) == 400 || err_http(e) == 501);
		must(e->pos >= 0 && e->pos <= size);
		must(utf8_valid(e->msg));
	} else {
		check_segs(u->path);
		check_options(u->opts);
	}
	arena_free(&a);
	return 0;
}
