/* SPDX-License-Identifier: MIT */
/* lex.c - decoding with positions, names, blanks and messages. */
#include "config.h"
#include "base/utf8.h"
#include "odata/lex.h"

enum { SHOWN_MAX = 60 }; /* bytes of the client's text in a message */

/* A byte inside a character of UTF-8. */
static bool
is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static struct err *
bad_encoding(const struct lex *l, const char *p, const char *what)
{
	long pos = lex_pos(l, p);

	return ERR_AT(l->arena, SYNTAX, l->what, pos,
	    "%s in %.*s at position %ld", what, STRF(l->what), pos);
}

static struct err *
check_text(const struct lex *l)
{
	struct str s = { l->begin, (size_t)(l->end - l->begin) };
	size_t nul = str_index(s, '\0');

	if (nul < s.n)
		return bad_encoding(l, s.p + nul, "A NUL byte is not allowed");
	if (!utf8_valid(s))
		return bad_encoding(l, s.p + utf8_prefix(s), "Invalid UTF-8");
	return NULL;
}

static bool
plain(struct str s, bool plus)
{
	return s.n == 0 ||
	    (memchr(s.p, '%', s.n) == NULL &&
		(!plus || memchr(s.p, '+', s.n) == NULL));
}

struct err *
lex_open(struct lex *l, struct str raw, long base, bool plus)
{
	uint32_t *map;
	size_t n = 0;
	char *p;

	l->raw = raw;
	l->base = base;
	l->map = NULL;
	l->begin = l->p = raw.p;
	l->end = raw.n == 0 ? raw.p : raw.p + raw.n;
	if (plain(raw, plus))
		return check_text(l);
	p = NEWN(l->arena, char, raw.n + 1);
	map = NEWN(l->arena, uint32_t, raw.n + 1);
	for (size_t i = 0; i < raw.n; i++, n++) {
		char c = raw.p[i];

		map[n] = (uint32_t)i;
		if (c == '%') {
			int hi = raw.n - i > 2 ? hex_digit(raw.p[i + 1]) : -1;
			int lo = hi < 0 ? -1 : hex_digit(raw.p[i + 2]);

			if (lo < 0)
				return bad_encoding(
				    l, raw.p + i, "Malformed percent-encoding");
			c = (char)(hi * 16 + lo);
			i += 2;
		} else if (c == '+' && plus) {
			c = ' ';
		}
		p[n] = c;
	}
	map[n] = (uint32_t)raw.n;
	l->map = map;
	l->begin = l->p = p;
	l->end = p + n;
	return check_text(l);
}

long
lex_pos(const struct lex *l, const char *p)
{
	size_t i = (size_t)(p - l->begin);

	return l->base + (long)(l->map != NULL ? l->map[i] : i);
}

bool
lex_was_encoded(const struct lex *l, const char *p)
{
	return l->map != NULL && l->raw.p[l->map[p - l->begin]] == '%';
}

bool
lex_take(struct lex *l, char c)
{
	if (!lex_at(l, c))
		return false;
	l->p++;
	return true;
}

bool
lex_blank(struct lex *l)
{
	const char *p = l->p;

	while (l->p < l->end && (*l->p == ' ' || *l->p == '\t'))
		l->p++;
	return l->p != p;
}

struct str
lex_word(const struct lex *l)
{
	const char *p = l->p;

	if (p < l->end && lex_is_name_start(*p))
		while (p < l->end && lex_is_name(*p))
			p++;
	return (struct str){ l->p, (size_t)(p - l->p) };
}

bool
lex_name(struct lex *l, struct str *ret, bool *qualified)
{
	const char *begin = l->p;
	struct str w = lex_word(l);

	*qualified = false;
	if (w.n == 0)
		return false;
	l->p += w.n;
	while (lex_at(l, '.') && lex_is_name_start(lex_peek(l, 1))) {
		l->p++;
		l->p += lex_word(l).n;
		*qualified = true;
	}
	*ret = lex_since(l, begin);
	return true;
}

struct str
lex_since(const struct lex *l, const char *p)
{
	return (struct str){ p, (size_t)(l->p - p) };
}

struct str
lex_cut(struct str s)
{
	size_t n = s.n;

	if (n > SHOWN_MAX)
		for (n = SHOWN_MAX; n > 0 && is_tail(s.p[n]); n--)
			;
	return str_head(s, n);
}

/* The word, number or character at the cursor, for a message. */
static struct str
found(const struct lex *l)
{
	size_t n = 0, max = (size_t)(l->end - l->p);

	if (max == 0)
		return S("the end");
	n = *l->p == '$' || *l->p == '@';
	while (n < max && n < 24 && lex_is_name(l->p[n]))
		n++;
	n += n == 0;
	while (n < max && is_tail(l->p[n]))
		n++;
	return arena_strf(l->arena, "'%.*s'", (int)n, l->p);
}

struct err *
lex_expected(const struct lex *l, const char *want)
{
	long pos = lex_pos(l, l->p);

	return ERR_AT(l->arena, SYNTAX, l->what, pos,
	    "Expected %s in %.*s at position %ld, found %.*s", want,
	    STRF(l->what), pos, STRF(found(l)));
}

struct err *
lex_expect(struct lex *l, char c)
{
	const char want[] = { '\'', c, '\'', '\0' };

	return lex_take(l, c) ? NULL : lex_expected(l, want);
}

struct err *
lex_enter(struct lex *l)
{
	if (++l->depth <= l->lim->depth)
		return NULL;
	return ERR_AT(l->arena, LIMIT, l->what, lex_pos(l, l->p),
	    "%.*s is nested deeper than %zu levels (expr_depth)", STRF(l->what),
	    l->lim->depth);
}

struct err *
lex_count(struct lex *l)
{
	if (++*l->nodes <= l->lim->nodes)
		return NULL;
	return ERR_AT(l->arena, LIMIT, l->what, lex_pos(l, l->p),
	    "The request has more than %zu names, literals and operators "
	    "(expr_nodes)",
	    l->lim->nodes);
}
