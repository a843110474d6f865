/* SPDX-License-Identifier: MIT */
/*
 * parse_path.c - the resource path (ABNF §1). Segments are split at "/"
 * before they are decoded: %2F is text. Names beginning with "$" compare
 * with case, as the grammar says.
 */
#include "config.h"
#include "odata/parse_priv.h"

enum place { FIRST = 1, LATER = 2, ANY_PLACE = 3 };

static const struct dollar {
	const char *name;
	enum ast_seg_kind kind;
	enum place place;
	bool last; /* nothing can follow */
} dollars[] = {
	{ "$count", SEG_COUNT, LATER, true },
	{ "$value", SEG_VALUE, LATER, true },
	{ "$ref", SEG_REF, LATER, true },
	{ "$each", SEG_EACH, LATER, false },
	{ "$query", SEG_QUERY, LATER, true },
	{ "$metadata", SEG_METADATA, FIRST, true },
	{ "$batch", SEG_BATCH, FIRST, true },
	{ "$all", SEG_ALL_DATA, FIRST, false },
	{ "$entity", SEG_ENTITY, FIRST, false },
};

/* The raw length of the segment at s. $filter( … ) may hold "/". */
static size_t
segment_length(struct str s)
{
	size_t depth = 0, i = 0;
	bool quoted = false;

	if (!str_starts(s, S("$filter")) && !str_starts(s, S("%24filter")))
		return str_index(s, '/');
	for (; i < s.n; i++) {
		char c = s.p[i];
		int hi, lo;

		if (c == '%' && s.n - i > 2) {
			hi = hex_digit(s.p[i + 1]);
			lo = hex_digit(s.p[i + 2]);
			c = hi < 0 || lo < 0 ? c : (char)(hi * 16 + lo);
		}
		if (c == '\'')
			quoted = !quoted;
		else if (!quoted && c == '(')
			depth++;
		else if (!quoted && c == ')' && depth > 0)
			depth--;
		else if (c == '/' && s.p[i] == '/' && depth == 0)
			break;
	}
	return i;
}

static struct err *
segment_end(struct lex *l)
{
	return lex_end(l) ? NULL : lex_expected(l, "'/' or the end");
}

/* $crossjoin(A,B); the cursor behind "(". */
static struct err *
crossjoin(struct lex *l, struct ast_seg *s)
{
	s->kind = SEG_CROSSJOIN;
	s->parens = true;
	return parse_names(l, "the name of an entity set", &s->args);
}

static struct err *
filter(struct lex *l, struct ast_seg *s)
{
	s->kind = SEG_FILTER;
	s->parens = true;
	TRY(lex_enter(l));
	(void)lex_blank(l);
	TRY(parse_common(l, &s->body));
	(void)lex_blank(l);
	TRY(lex_expect(l, ')'));
	lex_leave(l);
	if (!lex_take(l, '('))
		return NULL;
	if (lex_at(l, ')'))
		return lex_expected(l, "a key");
	return parse_args(l, true, &s->args);
}

static struct err *
dollar(struct lex *l, bool first, struct ast_seg *s, bool *last)
{
	struct str all = { l->begin, (size_t)(l->end - l->begin) };

	for (size_t i = 0; i < N_ELEM(dollars); i++)
		if (str_eq(all, str_of(dollars[i].name)) &&
		    (dollars[i].place & (first ? FIRST : LATER)) != 0) {
			s->kind = dollars[i].kind;
			*last = dollars[i].last;
			l->p = l->end;
			return NULL;
		}
	if (first && str_starts(all, S("$crossjoin("))) {
		l->p += sizeof("$crossjoin(") - 1;
		TRY(crossjoin(l, s));
	} else if (!first && str_starts(all, S("$filter("))) {
		l->p += sizeof("$filter(") - 1;
		TRY(filter(l, s));
	} else {
		return ERR_AT(l->arena, SYNTAX, all, s->pos,
		    "'%.*s' at position %ld is not a segment that can stand "
		    "here",
		    STRF(lex_cut(all)), s->pos);
	}
	return segment_end(l);
}

/* A name, perhaps with parentheses; behind the first segment any other text
 * is a key. */
static struct err *
named(struct lex *l, bool first, struct ast_seg *s)
{
	s->identifier = lex_name(l, &s->name, &s->qualified);
	if (s->identifier && lex_take(l, '(')) {
		s->parens = true;
		TRY(parse_args(l, true, &s->args));
		return segment_end(l);
	}
	if (s->identifier && lex_end(l))
		return NULL;
	if (first)
		return s->identifier
		    ? segment_end(l)
		    : lex_expected(l, "the name of an entity set");
	s->identifier = s->qualified = false;
	s->name = (struct str){ l->begin, (size_t)(l->end - l->begin) };
	return NULL;
}

static struct err *
segment(struct lex *l, bool first, struct ast_seg **ret, bool *last)
{
	if (lex_end(l))
		return ERR_AT(l->arena, SYNTAX, l->what, lex_pos(l, l->p),
		    "The path has an empty segment at position %ld",
		    lex_pos(l, l->p));
	TRY(parse_new_seg(l, SEG_NAME, ret));
	if (lex_at(l, '$'))
		TRY(dollar(l, first, *ret, last));
	else
		TRY(named(l, first, *ret));
	(*ret)->end = lex_pos(l, l->end);
	return NULL;
}

struct err *
parse_path(struct lex *l, struct str path, long pos, struct ast_seg **ret)
{
	struct ast_seg **tail = ret;
	bool last = false;
	size_t n = 0, len;

	*ret = NULL;
	l->what = S("the path");
	while (path.n > 0) {
		len = segment_length(path);
		if (last)
			return ERR_AT(l->arena, SYNTAX, l->what, pos - 1,
			    "Nothing can follow the segment before position "
			    "%ld of the path",
			    pos - 1);
		if (++n > l->lim->segments)
			return ERR_AT(l->arena, LIMIT, l->what, pos,
			    "The path has more than %zu segments "
			    "(path_segments)",
			    l->lim->segments);
		TRY(lex_open(l, str_head(path, len), pos, false));
		TRY(segment(l, n == 1, tail, &last));
		tail = &(*tail)->next;
		len += len < path.n; /* a trailing "/" is accepted */
		path = str_skip(path, len);
		pos += (long)len;
	}
	return NULL;
}
