/* SPDX-License-Identifier: MIT */
/*
 * parse_expr.c - expressions: a Pratt parser over one table of operators.
 *
 * Operators of one precedence group from the left. A chain of them does not
 * count as nesting: its length is bounded by the number of nodes.
 */
#include "config.h"
#include "odata/parse_priv.h"

enum { PREC_LOWEST = 1, PREC_UNARY = 7, PREC_PRIMARY = 8 };

/* OData 4.01 URL Conventions §5.1.1.17. */
static const struct binary {
	const char *word;
	uint8_t n, prec;
	enum ast_op op;
} binaries[] = {
	{ "or", 2, 1, OP_OR },
	{ "and", 3, 2, OP_AND },
	{ "eq", 2, 3, OP_EQ },
	{ "ne", 2, 3, OP_NE },
	{ "lt", 2, 4, OP_LT },
	{ "le", 2, 4, OP_LE },
	{ "gt", 2, 4, OP_GT },
	{ "ge", 2, 4, OP_GE },
	{ "add", 3, 5, OP_ADD },
	{ "sub", 3, 5, OP_SUB },
	{ "mul", 3, 6, OP_MUL },
	{ "div", 3, 6, OP_DIV },
	{ "divby", 5, 6, OP_DIVBY },
	{ "mod", 3, 6, OP_MOD },
	{ "has", 3, PREC_PRIMARY, OP_HAS },
	{ "in", 2, PREC_PRIMARY, OP_IN },
};

static struct err *expression(struct lex *, unsigned prec, struct ast **ret);

struct err *
parse_new(struct lex *l, enum ast_kind kind, struct ast **ret)
{
	TRY(lex_count(l));
	*ret = NEW(l->arena, struct ast);
	(*ret)->kind = kind;
	(*ret)->pos = (*ret)->end = lex_pos(l, l->p);
	return NULL;
}

static struct ast_arg *
new_arg(struct lex *l, struct ast *value)
{
	struct ast_arg *a = NEW(l->arena, struct ast_arg);

	a->value = value;
	a->pos = value->pos;
	return a;
}

/* The operator at the cursor. It needs a blank or a parenthesis in front:
 * "(a)and(b)" is sent by clients and means nothing else. */
static const struct binary *
operator_at(const struct lex *l, bool blank)
{
	struct str w = lex_word(l);

	if (w.n < 2 || w.n > 5 || (!blank && l->p[-1] != ')'))
		return NULL;
	for (size_t i = 0; i < N_ELEM(binaries); i++)
		if (str_ieq(w, (struct str){ binaries[i].word, binaries[i].n }))
			return &binaries[i];
	return NULL;
}

static struct err *
paren(struct lex *l, struct ast **ret)
{
	long pos = lex_pos(l, l->p);

	TRY(lex_enter(l));
	l->p++;
	(void)lex_blank(l);
	TRY(parse_common(l, ret));
	(void)lex_blank(l);
	TRY(lex_expect(l, ')'));
	lex_leave(l);
	(*ret)->parens = true;
	(*ret)->pos = pos;
	(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

/* n: bytes of the operator. */
static struct err *
unary(struct lex *l, enum ast_op op, size_t n, struct ast **ret)
{
	struct ast *v, *node;

	TRY(parse_new(l, AST_OP, &node));
	TRY(lex_enter(l));
	l->p += n;
	(void)lex_blank(l);
	TRY(expression(l, PREC_UNARY, &v));
	lex_leave(l);
	node->op = op;
	node->args = new_arg(l, v);
	node->end = v->end;
	*ret = node;
	return NULL;
}

static bool
at_not(const struct lex *l)
{
	struct str w = lex_word(l);
	char next = lex_peek(l, w.n);

	return str_ieq(w, S("not")) &&
	    (next == ' ' || next == '\t' || next == '(');
}

static struct err *
primary(struct lex *l, struct ast **ret)
{
	char c = lex_peek(l, 0);

	*ret = NULL;
	if (c == '(')
		return paren(l, ret);
	if (c == '[' || c == '{')
		return parse_json(l, ret);
	TRY(parse_literal(l, ret));
	if (*ret != NULL)
		return NULL;
	if (c == '-')
		return unary(l, OP_NEG, 1, ret);
	if (at_not(l))
		return unary(l, OP_NOT, 3, ret);
	if (c == '$' || c == '@' || lex_is_name_start(c))
		return parse_member(l, ret);
	return lex_expected(l, "a literal or a name");
}

static struct err *
right_side(struct lex *l, const struct binary *b, struct ast **ret)
{
	if (!lex_blank(l) && !lex_end(l) && strchr("(),;", *l->p) == NULL)
		return lex_expected(l, "a blank behind an operator");
	if (b->op == OP_IN && lex_at(l, '('))
		return parse_in_list(l, ret);
	return expression(l, b->prec + 1u, ret);
}

static struct err *
expression(struct lex *l, unsigned prec, struct ast **ret)
{
	struct ast *left, *right, *node;
	const struct binary *b;
	const char *before;

	TRY(primary(l, &left));
	for (;;) {
		before = l->p;
		b = operator_at(l, lex_blank(l));
		if (b == NULL || b->prec < prec)
			break;
		TRY(parse_new(l, AST_OP, &node));
		l->p += b->n;
		TRY(right_side(l, b, &right));
		node->op = b->op;
		node->args = new_arg(l, left);
		node->args->next = new_arg(l, right);
		node->pos = left->pos;
		node->end = right->end;
		left = node;
	}
	l->p = before;
	*ret = left;
	return NULL;
}

struct err *
parse_common(struct lex *l, struct ast **ret)
{
	return expression(l, PREC_LOWEST, ret);
}
