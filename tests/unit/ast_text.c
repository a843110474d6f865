/* SPDX-License-Identifier: MIT */
/* ast_text.c - trees of the parser as text for comparison. */
#include "config.h"
#include "ast_text.h"

static void
put_args(struct buf *b, const struct ast_arg *a)
{
	for (const struct ast_arg *first = a; a != NULL; a = a->next) {
		if (a != first)
			buf_lit(b, ",");
		if (a->name.n > 0)
			buf_putf(b, "%.*s=", STRF(a->name));
		if (a->value != NULL)
			put_expr(b, a->value);
	}
}

void
put_segs(struct buf *b, const struct ast_seg *s)
{
	static const char *const names[] = {
		[SEG_NAME] = "",
		[SEG_STAR] = "*",
		[SEG_IT] = "$it",
		[SEG_THIS] = "$this",
		[SEG_ROOT] = "$root",
		[SEG_COUNT] = "$count",
		[SEG_VALUE] = "$value",
		[SEG_REF] = "$ref",
		[SEG_EACH] = "$each",
		[SEG_METADATA] = "$metadata",
		[SEG_BATCH] = "$batch",
		[SEG_ALL_DATA] = "$all",
		[SEG_CROSSJOIN] = "$crossjoin",
		[SEG_ENTITY] = "$entity",
		[SEG_FILTER] = "$filter",
		[SEG_QUERY] = "$query",
		[SEG_ANY] = "any:",
		[SEG_ALL] = "all:",
		[SEG_ANNOTATION] = "@",
	};

	for (; s != NULL; s = s->next) {
		buf_put(b, str_of(names[s->kind]));
		if (s->kind == SEG_NAME && !s->identifier)
			buf_lit(b, "key:");
		if (s->kind != SEG_ANY && s->kind != SEG_ALL)
			buf_put(b, s->name);
		if (s->parens || s->body != NULL || s->opts != NULL) {
			buf_lit(b, "(");
			put_args(b, s->args);
			if (s->var.n > 0)
				buf_putf(b, "%.*s:", STRF(s->var));
			if (s->body != NULL)
				put_expr(b, s->body);
			if (s->opts != NULL)
				put_options(b, s->opts);
			buf_lit(b, ")");
		}
		if (s->next != NULL)
			buf_lit(b, "/");
	}
}

static void
put_literal(struct buf *b, const struct ast *e)
{
	char t[DATE_MAX];

	if (e->kind == AST_NULL)
		buf_lit(b, "null");
	else if (e->kind == AST_BOOL)
		buf_put(b, e->val.b ? S("true") : S("false"));
	else if (e->kind == AST_DOUBLE)
		buf_putf(b, "dbl:%g", e->val.d);
	else if (e->kind == AST_DATE)
		buf_put(b, (struct str){ t, date_put(t, &e->val.t) });
	else if (e->kind == AST_TIME)
		buf_put(b, (struct str){ t, time_put(t, &e->val.t, 6) });
	else if (e->kind == AST_DATETIME)
		buf_put(b, (struct str){ t, datetime_put(t, &e->val.t, 0) });
	else if (e->kind == AST_DURATION)
		buf_put(b, (struct str){ t, duration_put(t, e->val.i) });
	else if (e->kind == AST_STRING)
		buf_putf(b, "'%.*s'", STRF(e->text));
	else if (e->kind == AST_DECIMAL)
		buf_putf(b, "dec:%.*s", STRF(e->text));
	else if (e->kind == AST_ALIAS)
		buf_putf(b, "alias:%.*s", STRF(e->name));
	else
		buf_putf(b, "%.*s%s%.*s", STRF(e->name),
		    e->name.n > 0 ? ":" : "", STRF(e->text));
}

void
put_expr(struct buf *b, const struct ast *e)
{
	if (e->kind == AST_PATH) {
		put_segs(b, e->segs);
	} else if (e->kind == AST_OP) {
		buf_putf(b, "(%.*s", STRF(ast_op_name(e->op)));
		for (const struct ast_arg *a = e->args; a != NULL;
		     a = a->next) {
			buf_lit(b, " ");
			put_expr(b, a->value);
		}
		buf_lit(b, ")");
	} else if (e->kind == AST_CALL) {
		buf_putf(b, "%.*s!(", STRF(e->name));
		put_args(b, e->args);
		buf_lit(b, ")");
	} else if (e->kind == AST_LIST || e->kind == AST_OBJECT) {
		buf_put(b, e->kind == AST_LIST ? S("[") : S("{"));
		put_args(b, e->args);
		buf_put(b, e->kind == AST_LIST ? S("]") : S("}"));
	} else {
		put_literal(b, e);
	}
}

static void
put_search(struct buf *b, const struct ast_search *s)
{
	static const char *const names[] = {
		[SEARCH_AND] = "AND", [SEARCH_OR] = "OR", [SEARCH_NOT] = "NOT"
	};

	if (s->kind == SEARCH_WORD) {
		buf_put(b, s->text);
	} else if (s->kind == SEARCH_PHRASE) {
		buf_putf(b, "\"%.*s\"", STRF(s->text));
	} else {
		buf_putf(b, "(%s ", names[s->kind]);
		put_search(b, s->left);
		if (s->right != NULL) {
			buf_lit(b, " ");
			put_search(b, s->right);
		}
		buf_lit(b, ")");
	}
}

static void
put_items(struct buf *b, const char *what, const struct ast_item *i)
{
	if (i == NULL)
		return;
	buf_putf(b, "%s:", what);
	for (; i != NULL; i = i->next) {
		put_segs(b, i->path);
		if (i->opts != NULL) {
			buf_lit(b, "<");
			put_options(b, i->opts);
			buf_lit(b, ">");
		}
		buf_put(b, i->next != NULL ? S(",") : S(";"));
	}
}

void
put_options(struct buf *b, const struct ast_options *o)
{
	put_items(b, "select", o->select);
	put_items(b, "expand", o->expand);
	if (o->filter != NULL) {
		buf_lit(b, "filter:");
		put_expr(b, o->filter);
		buf_lit(b, ";");
	}
	for (const struct ast_order *i = o->orderby; i != NULL; i = i->next) {
		buf_put(b, i->desc ? S("desc:") : S("asc:"));
		put_expr(b, i->expr);
		buf_lit(b, ";");
	}
	for (const struct ast_compute *i = o->compute; i; i = i->next) {
		buf_putf(b, "%.*s:=", STRF(i->name));
		put_expr(b, i->expr);
		buf_lit(b, ";");
	}
	if (o->search != NULL) {
		buf_lit(b, "search:");
		put_search(b, o->search);
		buf_lit(b, ";");
	}
	for (const struct ast_alias *i = o->aliases; i != NULL; i = i->next) {
		buf_putf(b, "@%.*s=", STRF(i->name));
		put_expr(b, i->value);
		buf_lit(b, ";");
	}
	if (o->index != NULL)
		put_expr(b, o->index);
	for (int k = 0; k < OPT__MAX; k++)
		if (o->opt[k].given &&
		    (k == OPT_TOP || k == OPT_SKIP || k == OPT_COUNT ||
			k == OPT_LEVELS || k >= OPT_APPLY))
			buf_putf(b, "%.*s[%.*s]",
			    STRF(ast_opt_name((enum ast_opt)k)),
			    STRF(o->opt[k].text));
}
