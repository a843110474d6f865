/* SPDX-License-Identifier: MIT */
/* explain.c - the statements of a URL, for people (latchkeyd --explain). */
#include "config.h"
#include "app/app_priv.h"
#include "edm/show.h"
#include "plan/plan.h"

static void
show(struct buf *b, const char *what, const struct stmt_text *t)
{
	buf_putf(b, "-- %s\n%.*s\n", what, STRF(t->sql));
	for (size_t i = 0; i < t->nvals; i++) {
		buf_lit(b, "   ? ");
		val_show(b, &t->vals[i]);
		buf_char(b, '\n');
	}
}

/* Children are shown for one parent, whose key stands for itself. */
static struct err *
show_children(struct arena *a, struct buf *b, const struct level *level)
{
	const struct query *q = level->query;

	for (size_t i = 0; i < q->nexpand; i++) {
		const struct level *child = level->child[i];
		struct val *parent = NEWN(a, struct val, child->nlink);
		struct stmt_text t;

		for (size_t k = 0; k < child->nlink; k++)
			parent[k] = VAL_OF_STR(S("the parent's value"));
		TRY(plan_children(a, child, parent, 1, &t));
		show(b,
		    arena_z(a,
			arena_strf(a, "$expand=%.*s", STRF(child->nav->name))),
		    &t);
		TRY(show_children(a, b, child));
	}
	return NULL;
}

static struct err *
show_query(struct arena *a, struct buf *b, const struct query *q)
{
	const struct page page = { .limit = -1, .skip = q->skip };
	struct level *level;
	struct stmt_text t;

	if (q->kind == QUERY_SERVICE || q->kind == QUERY_METADATA) {
		buf_lit(b, "-- needs no statement\n");
		return NULL;
	}
	if (q->kind == QUERY_STREAM) {
		TRY(plan_stream(a, q, 0, INT64_MAX - 1, &t));
		show(b, "stream", &t);
		return NULL;
	}
	if (q->kind == QUERY_ALL) {
		for (size_t i = 0; i < q->nparts; i++)
			TRY(show_query(a, b, q->parts[i]));
		return NULL;
	}
	if (q->kind == QUERY_COUNT || q->count) {
		TRY(plan_count(a, q, &t));
		show(b, "count", &t);
	}
	if (q->kind == QUERY_COUNT)
		return NULL;
	if (q->kind == QUERY_FUNCTION) {
		TRY(plan_call(a, q, &t));
		show(b, "function", &t);
		return NULL;
	}
	TRY(plan_levels(a, q, &level));
	TRY(plan_page(a, level, &page, &t));
	show(b, "rows", &t);
	return show_children(a, b, level);
}

struct err *
app_explain(const struct conf *c, const struct app_model *m, struct arena *a,
    struct str url, struct buf *ret)
{
	const struct parse_limits pl = app_parse_limits(c);
	const struct bind_limits bl = app_bind_limits(c);
	struct buf encoded = buf_in(a, 1 << 20);
	struct str path, query;
	struct ast_uri *uri;
	struct query *q;

	/* In a shell a URL is written with blanks and letters as they are. */
	http_encode(&encoded, url, S("!$&'()*+,;=:@/?%"));
	if (!buf_ok(&encoded))
		return ERR(a, LIMIT, S(""), "The URL is too long");
	(void)str_cut(buf_str(&encoded), '?', &path, &query);
	TRY(odata_parse(a, &pl, path, 0, query, (long)path.n + 1, &uri));
	TRY(odata_bind(a, m->edm, &bl, uri, &q));
	return show_query(a, ret, q);
}
