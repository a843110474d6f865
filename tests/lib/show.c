/* SPDX-License-Identifier: MIT */
/*
 * show.c - values, expressions, queries and errors as text, for tests.
 */
#include "config.h"
#include "edm/show.h"
#include "lib/show.h"

void
show_val(struct buf *b, const struct val *v)
{
	val_show(b, v);
}

static void
show_type(struct buf *b, const struct expr *e)
{
	struct str n = edm_type_name(e->type);

	if (e->type == EDM_ENUM && e->etype != NULL)
		n = e->etype->name;
	buf_put(b, str_starts(n, S("Edm.")) ? str_skip(n, 4) : n);
}

static void
show_join(struct buf *b, const struct join *j)
{
	if (j == NULL)
		return;
	show_join(b, j->from);
	if (j->it) {
		buf_lit(b, "$it/");
		return;
	}
	if (j->nav == NULL) {
		buf_lit(b, "$root/");
		for (size_t i = 0; i < j->nsteps; i++) {
			buf_put(b, j->steps[i].set->name);
			buf_char(b, '/');
		}
		return;
	}
	buf_put(b, j->nav->name);
	if (j->nav->many) { /* a row of a subquery */
		buf_char(b, '#');
		buf_u64(b, j->number);
	}
	buf_char(b, '/');
}

static void
show_call(struct buf *b, struct str name, const struct expr *e)
{
	buf_char(b, '(');
	buf_put(b, name);
	buf_char(b, ':');
	show_type(b, e);
	if (e->nullable)
		buf_char(b, '?');
	for (size_t i = 0; i < e->nargs; i++) {
		buf_char(b, ' ');
		show_expr(b, e->args[i]);
	}
	buf_char(b, ')');
}

/* (any Orders#1: …) */
static void
show_sub(struct buf *b, struct str name, const struct expr *e)
{
	buf_char(b, '(');
	buf_put(b, name);
	show_join(b, e->join);
	for (size_t i = 0; i < e->nargs; i++) {
		buf_char(b, ' ');
		show_expr(b, e->args[i]);
	}
	buf_char(b, ')');
}

static struct str
func_name(enum func f)
{
	static const char *const names[] = {
#define FUNC(id, name, ...) [FUNC_##id] = #id,
#include "odata/func.def"
#undef FUNC
	};
	return str_of(names[f]);
}

void
show_expr(struct buf *b, const struct expr *e)
{
	switch (e->kind) {
	case EX_LIT:
		buf_char(b, '<');
		show_type(b, e);
		buf_char(b, ' ');
		show_val(b, &e->val);
		buf_char(b, '>');
		break;
	case EX_PROP:
		show_join(b, e->join);
		buf_put(b, e->prop->name);
		buf_char(b, ':');
		show_type(b, e);
		if (e->nullable)
			buf_char(b, '?');
		break;
	case EX_OP: show_call(b, ast_op_name(e->op), e); break;
	case EX_FUNC: show_call(b, func_name(e->func), e); break;
	case EX_IN: show_call(b, S("in"), e); break;
	case EX_CAST: show_call(b, S("cast"), e); break;
	case EX_CALL: show_call(b, e->function->name, e); break;
	case EX_CASE: show_call(b, S("case"), e); break;
	case EX_IS:
		buf_lit(b, "(is ");
		show_join(b, e->join);
		buf_putf(b, "%.*s)", STRF(e->as->name));
		break;
	case EX_MATCH:
		buf_lit(b, "(match ");
		show_join(b, e->join);
		for (size_t i = 0; i < e->text->n; i++)
			buf_putf(b, "%.*s ", STRF(e->text->props[i]->name));
		show_val(b, &e->val);
		buf_char(b, ')');
		break;
	case EX_ANY: show_sub(b, S("any "), e); break;
	case EX_ALL: show_sub(b, S("all "), e); break;
	case EX_COUNT: show_sub(b, S("count "), e); break;
	case EX_ROOT: show_sub(b, S("root "), e); break;
	}
}

static void
tabs(struct buf *b, unsigned n)
{
	while (n-- != 0)
		buf_char(b, '\t');
}

static void
show_steps(struct buf *b, const struct query *q)
{
	for (size_t i = 0; i < q->nsteps; i++) {
		const struct step *s = &q->steps[i];

		buf_put(b, i == 0 ? S(" ") : S("/"));
		buf_put(b, s->nav != NULL ? s->nav->name : s->set->name);
		for (size_t k = 0; s->key != NULL && k < s->key->n; k++) {
			buf_put(b, k == 0 ? S("(") : S(","));
			show_expr(b, s->key->values[k]);
		}
		if (s->key != NULL)
			buf_char(b, ')');
		if (s->many)
			buf_char(b, '*');
	}
}

static void
show_selection(struct buf *b, const struct query *q, unsigned indent)
{
	if (q->nselect != 0) {
		tabs(b, indent);
		buf_lit(b, "select");
		for (size_t i = 0; i < q->nselect; i++)
			buf_putf(b, " %.*s", STRF(q->select[i]->name));
		buf_char(b, '\n');
	}
	for (size_t i = 0; i < q->ncomputed; i++) {
		tabs(b, indent);
		buf_putf(b, "compute %.*s%s ", STRF(q->computed[i].prop->name),
		    q->computed[i].shown ? "" : " (not shown)");
		show_expr(b, q->computed[i].expr);
		buf_char(b, '\n');
	}
	if (q->select_names != NULL) {
		tabs(b, indent);
		buf_lit(b, "context");
		for (size_t i = 0; i < q->nselect_names; i++)
			buf_putf(b, " %.*s", STRF(q->select_names[i]));
		buf_char(b, '\n');
	}
}

static void
show_options(struct buf *b, const struct query *q, unsigned indent)
{
	if (q->filter != NULL) {
		tabs(b, indent);
		buf_lit(b, "filter ");
		show_expr(b, q->filter);
		buf_char(b, '\n');
	}
	for (size_t i = 0; i < q->norder; i++) {
		tabs(b, indent);
		buf_lit(b, "order ");
		show_expr(b, q->order[i].expr);
		buf_put(b, q->order[i].desc ? S(" desc\n") : S("\n"));
	}
	if (q->top >= 0 || q->skip != 0 || q->count) {
		tabs(b, indent);
		buf_lit(b, "top ");
		buf_i64(b, q->top);
		buf_lit(b, " skip ");
		buf_i64(b, q->skip);
		buf_put(b, q->count ? S(" count\n") : S("\n"));
	}
	if (q->ref || q->totals) {
		tabs(b, indent);
		buf_put(b, q->ref ? S("ref\n") : S("totals\n"));
	}
	if (q->skiptoken.n != 0 || q->format.n != 0) {
		tabs(b, indent);
		buf_putf(b, "skiptoken '%.*s' format '%.*s'\n",
		    STRF(q->skiptoken), STRF(q->format));
	}
	if (q->scope != NULL && q->scope->njoins != 0) {
		tabs(b, indent);
		buf_lit(b, "joins");
		for (size_t i = 0; i < q->scope->njoins; i++) {
			buf_putf(b, " %u=", q->scope->joins[i]->number);
			show_join(b, q->scope->joins[i]);
		}
		buf_char(b, '\n');
	}
}

void
show_query(struct buf *b, const struct query *q, unsigned indent)
{
	static const char *const kinds[] = {
		[QUERY_COLLECTION] = "collection",
		[QUERY_ENTITY] = "entity",
		[QUERY_PROPERTY] = "property",
		[QUERY_VALUE] = "value",
		[QUERY_COUNT] = "count",
		[QUERY_ALL] = "all",
		[QUERY_SERVICE] = "service",
		[QUERY_METADATA] = "metadata",
		[QUERY_FUNCTION] = "function",
	};

	tabs(b, indent);
	buf_put(b, str_of(kinds[q->kind]));
	if (q->set != NULL)
		buf_putf(b, " of %.*s", STRF(q->set->name));
	if (q->nsteps != 0)
		buf_lit(b, " by");
	show_steps(b, q);
	if (q->prop != NULL)
		buf_putf(b, " property %.*s", STRF(q->prop->name));
	if (q->call != NULL) {
		buf_put(b, q->raw ? S(" raw ") : S(" "));
		show_expr(b, q->call);
	}
	buf_char(b, '\n');
	show_selection(b, q, indent);
	show_options(b, q, indent);
	for (size_t i = 0; i < q->nexpand; i++) {
		tabs(b, indent);
		buf_putf(b, "expand %.*s%s%s\n", STRF(q->expand[i].nav->name),
		    q->expand[i].levels ? "+" : "",
		    q->expand[i].again ? " again" : "");
		show_query(b, q->expand[i].query, indent + 1);
	}
}

void
show_err(struct buf *b, const struct err *e)
{
	buf_putf(b, "%u %s", err_http(e), err_odata(e));
	if (e->target.n != 0)
		buf_putf(b, " '%.*s'", STRF(e->target));
	if (e->pos != ERR_NO_POS)
		buf_putf(b, " at %ld", e->pos);
	buf_putf(b, ": %.*s", STRF(e->msg));
}

struct str
show_encoded(struct arena *a, struct str url)
{
	struct buf b = buf_in(a, 1 << 20);

	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c <= ' ' || c >= 0x7f || strchr("\"<>\\^`{|}", c) != NULL)
			buf_putf(&b, "%%%02X", c);
		else
			buf_char(&b, (char)c);
	}
	return buf_str(&b);
}
