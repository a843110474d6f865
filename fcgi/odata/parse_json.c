/* SPDX-License-Identifier: MIT */
/*
 * parse_json.c - lists: (a,b) behind in, JSON arrays and objects as values of
 * aliases and in expressions (ABNF §5).
 */
#include "config.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "odata/parse_priv.h"

static struct err *value(struct lex *, struct ast **ret);

static bool
hex4(const struct lex *l, uint32_t *ret)
{
	*ret = 0;
	for (size_t i = 0; i < 4; i++) {
		int d = hex_digit(lex_peek(l, i));

		if (d < 0)
			return false;
		*ret = *ret * 16 + (uint32_t)d;
	}
	return true;
}

/* Behind "\u": a code point, of which a surrogate pair makes one. */
static bool
unicode(struct lex *l, struct buf *b)
{
	char t[4];
	uint32_t u, low;

	if (!hex4(l, &u))
		return false;
	l->p += 4;
	if (u >= 0xD800 && u <= 0xDBFF) {
		if (!lex_take(l, '\\') || !lex_take(l, 'u') || !hex4(l, &low) ||
		    low < 0xDC00 || low > 0xDFFF)
			return false;
		l->p += 4;
		u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
	}
	if (u == 0 || (u >= 0xDC00 && u <= 0xDFFF))
		return false;
	buf_put(b, (struct str){ t, utf8_put(t, u) });
	return true;
}

/* Behind "\". */
static bool
escaped(struct lex *l, struct buf *b)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	char c = lex_peek(l, 0);
	const char *at;

	if (c == '\0' || (at = strchr(from, c)) == NULL) {
		if (!lex_take(l, 'u'))
			return false;
		return unicode(l, b);
	}
	l->p++;
	buf_char(b, to[at - from]);
	return true;
}

static struct err *
string(struct lex *l, struct str *ret)
{
	struct buf b = buf_in(l->arena, SIZE_MAX);
	const char *begin = ++l->p;

	while (!lex_end(l) && *l->p != '"' && *l->p != '\\')
		l->p++;
	*ret = lex_since(l, begin);
	if (lex_take(l, '"'))
		return NULL; /* the usual case: nothing to undo */
	buf_put(&b, *ret);
	while (!lex_end(l) && *l->p != '"') {
		if (!lex_take(l, '\\'))
			buf_char(&b, *l->p++);
		else if (!escaped(l, &b))
			return lex_expected(l, "an escape of JSON");
	}
	*ret = buf_str(&b);
	return lex_expect(l, '"');
}

static struct err *
value(struct lex *l, struct ast **ret)
{
	if (!lex_at(l, '"'))
		return parse_common(l, ret);
	TRY(parse_new(l, AST_STRING, ret));
	TRY(string(l, &(*ret)->text));
	(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

static struct err *
check_list(const struct lex *l, size_t n)
{
	if (n <= l->lim->list)
		return NULL;
	return ERR_AT(l->arena, LIMIT, l->what, lex_pos(l, l->p),
	    "A list in %.*s has more than %zu members (in_max)", STRF(l->what),
	    l->lim->list);
}

/* "name": value, of an object. */
static struct err *
member_name(struct lex *l, struct str *ret)
{
	if (!lex_at(l, '"'))
		return lex_expected(l, "'\"'");
	TRY(string(l, ret));
	(void)lex_blank(l);
	TRY(lex_expect(l, ':'));
	(void)lex_blank(l);
	return NULL;
}

/* Members up to close; the cursor behind the opening bracket. */
static struct err *
members(struct lex *l, struct ast *node, char close)
{
	struct ast_arg **tail = &node->args, *arg;

	(void)lex_blank(l);
	if (lex_take(l, close))
		return NULL;
	for (size_t n = 1;; n++) {
		TRY(check_list(l, n));
		arg = NEW(l->arena, struct ast_arg);
		arg->pos = lex_pos(l, l->p);
		if (close == '}')
			TRY(member_name(l, &arg->name));
		TRY(value(l, &arg->value));
		*tail = arg;
		tail = &arg->next;
		(void)lex_blank(l);
		if (lex_take(l, close))
			return NULL;
		if (!lex_take(l, ','))
			return lex_expected(l,
			    close == '}'       ? "',' or '}'"
				: close == ']' ? "',' or ']'"
					       : "',' or ')'");
		(void)lex_blank(l);
	}
}

static struct err *
bracketed(struct lex *l, enum ast_kind kind, char close, struct ast **ret)
{
	TRY(parse_new(l, kind, ret));
	TRY(lex_enter(l));
	l->p++;
	TRY(members(l, *ret, close));
	lex_leave(l);
	(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

struct err *
parse_json(struct lex *l, struct ast **ret)
{
	if (lex_at(l, '{'))
		return bracketed(l, AST_OBJECT, '}', ret);
	return bracketed(l, AST_LIST, ']', ret);
}

struct err *
parse_in_list(struct lex *l, struct ast **ret)
{
	return bracketed(l, AST_LIST, ')', ret);
}
