/* SPDX-License-Identifier: MIT */
/*
 * parse_search.c - $search: words and phrases with NOT, AND (also unwritten)
 * and OR, binding in this order (OData 4.01 URL Conventions §5.1.7).
 *
 * AND, OR and NOT are operators only where one can stand; elsewhere they are
 * words. A text in single quotes is what clients send while the user still
 * types: it is taken as one phrase.
 */
#include "config.h"
#include "odata/parse_priv.h"

static struct err *or_level(struct lex *, struct ast_search **ret);

static struct err *
new_search(struct lex *l, enum ast_search_kind kind, struct ast_search **ret)
{
	TRY(lex_count(l));
	*ret = NEW(l->arena, struct ast_search);
	(*ret)->kind = kind;
	(*ret)->pos = lex_pos(l, l->p);
	return NULL;
}

/* Another option begins behind the ";" at p: clients that encode a whole URL
 * encode this one too. */
static bool
ends_option(const struct lex *l, const char *p)
{
	if (l->depth == 0)
		return false;
	for (p++; p < l->end && *p == ' ';)
		p++;
	if (p < l->end && (*p == '$' || *p == '@'))
		p++;
	while (p < l->end && is_alpha(*p))
		p++;
	return p < l->end && *p == '=' && is_alpha(p[-1]);
}

/* Percent-encoding makes a plain character of ";" and of nothing else. */
static bool
is_word_byte(const struct lex *l, const char *p)
{
	if (*p == ';' && lex_was_encoded(l, p))
		return !ends_option(l, p);
	return (unsigned char)*p > ' ' && strchr("();\"", *p) == NULL;
}

static struct str
word_at(const struct lex *l)
{
	const char *p = l->p;

	while (p < l->end && is_word_byte(l, p))
		p++;
	return (struct str){ l->p, (size_t)(p - l->p) };
}

/* An operand can begin behind the blanks at p. */
static bool
operand_behind(const struct lex *l, const char *p)
{
	const char *begin = p;

	while (p < l->end && (*p == ' ' || *p == '\t'))
		p++;
	return p > begin && p < l->end &&
	    (*p == '(' || *p == '"' || is_word_byte(l, p));
}

static bool
operator_at(const struct lex *l, struct str op)
{
	struct str w = word_at(l);

	return str_eq(w, op) && operand_behind(l, l->p + w.n);
}

static struct err *
operand(struct lex *l, struct ast_search **ret)
{
	const char *begin;

	if (lex_at(l, '(')) {
		TRY(lex_enter(l));
		l->p++;
		(void)lex_blank(l);
		TRY(or_level(l, ret));
		(void)lex_blank(l);
		TRY(lex_expect(l, ')'));
		lex_leave(l);
		return NULL;
	}
	TRY(new_search(l, SEARCH_WORD, ret));
	if (!lex_take(l, '"')) {
		(*ret)->text = word_at(l);
		l->p += (*ret)->text.n;
		return (*ret)->text.n > 0 && (*ret)->text.p[0] != '\''
		    ? NULL
		    : lex_expected(l, "a word to search for");
	}
	(*ret)->kind = SEARCH_PHRASE;
	begin = l->p;
	while (!lex_end(l) && *l->p != '"')
		l->p++;
	(*ret)->text = lex_since(l, begin);
	if ((*ret)->text.n == 0)
		return lex_expected(l, "a phrase to search for");
	return lex_expect(l, '"');
}

static struct err *
not_level(struct lex *l, struct ast_search **ret)
{
	if (!operator_at(l, S("NOT")))
		return operand(l, ret);
	TRY(new_search(l, SEARCH_NOT, ret));
	TRY(lex_enter(l));
	l->p += 3;
	(void)lex_blank(l);
	TRY(not_level(l, &(*ret)->left));
	lex_leave(l);
	return NULL;
}

/* Joins *ret with what follows. */
static struct err *
join(struct lex *l, enum ast_search_kind kind,
    struct err *(*right)(struct lex *, struct ast_search **),
    struct ast_search **ret)
{
	struct ast_search *both;

	TRY(new_search(l, kind, &both));
	both->left = *ret;
	both->pos = (*ret)->pos;
	*ret = both;
	return right(l, &both->right);
}

static struct err *
and_level(struct lex *l, struct ast_search **ret)
{
	TRY(not_level(l, ret));
	while (operand_behind(l, l->p)) {
		const char *before = l->p;

		(void)lex_blank(l);
		if (operator_at(l, S("OR"))) {
			l->p = before;
			break;
		}
		if (operator_at(l, S("AND"))) {
			l->p += 3;
			(void)lex_blank(l);
		}
		TRY(join(l, SEARCH_AND, not_level, ret));
	}
	return NULL;
}

static struct err *
or_level(struct lex *l, struct ast_search **ret)
{
	TRY(and_level(l, ret));
	while (operand_behind(l, l->p)) {
		(void)lex_blank(l);
		l->p += 2; /* and_level() stops at OR alone */
		(void)lex_blank(l);
		TRY(join(l, SEARCH_OR, and_level, ret));
	}
	return NULL;
}

struct err *
parse_search(struct lex *l, struct ast_search **ret)
{
	if (!lex_at(l, '\''))
		return or_level(l, ret);
	TRY(new_search(l, SEARCH_PHRASE, ret));
	return parse_quoted(l, &(*ret)->text);
}
