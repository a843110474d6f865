/* SPDX-License-Identifier: MIT */
/*
 * parse_lit.c - literals (ABNF §7): numbers, strings, dates, GUIDs and the
 * ones with a prefix.
 */
#include "config.h"
#include <math.h>
#include "base/b64.h"
#include "base/num.h"
#include "odata/parse_priv.h"

enum { GUID_LEN = 36 };

/* Takes every byte that could belong to the literal. */
static struct err *
malformed(struct lex *l, const char *begin, enum parse_form form)
{
	while (!lex_end(l) &&
	    (lex_is_name(*l->p) || strchr("-.:+", *l->p) != NULL))
		l->p++;
	return parse_malformed(l, begin, lex_since(l, begin), form);
}

struct err *
parse_quoted(struct lex *l, struct str *ret)
{
	const char *begin = l->p + 1, *q;
	size_t twins = 0, n = 0;
	char *p;

	must(lex_at(l, '\''));
	for (q = begin;; q += 2) {
		q = memchr(q, '\'', (size_t)(l->end - q));
		if (q == NULL)
			return ERR_AT(l->arena, SYNTAX, l->what,
			    lex_pos(l, l->end),
			    "The text that begins at position %ld in %.*s has "
			    "no closing quote",
			    lex_pos(l, l->p), STRF(l->what));
		if (q + 1 == l->end || q[1] != '\'')
			break;
		twins++;
	}
	l->p = q + 1;
	*ret = (struct str){ begin, (size_t)(q - begin) };
	if (twins == 0)
		return NULL;
	p = NEWN(l->arena, char, ret->n - twins);
	for (const char *s = begin; s < q; s++) {
		p[n++] = *s;
		if (*s == '\'')
			s++;
	}
	*ret = (struct str){ p, n };
	return NULL;
}

static size_t
digits(const struct lex *l, size_t from)
{
	size_t n = from;

	while (is_digit(lex_peek(l, n)))
		n++;
	return n - from;
}

bool
parse_is_guid(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (hyphen ? s.p[i] != '-' : hex_digit(s.p[i]) < 0)
			return false;
	}
	return s.n == GUID_LEN;
}

static bool
guid_at(const struct lex *l)
{
	struct str s = { l->p, (size_t)(l->end - l->p) };

	return parse_is_guid(str_head(s, GUID_LEN)) &&
	    !lex_is_name(lex_peek(l, GUID_LEN)) && lex_peek(l, GUID_LEN) != '-';
}

/* Eight hexadecimal digits and a hyphen that begin no date. */
static bool
looks_like_guid(const struct lex *l)
{
	bool all_digits = true;

	if (lex_peek(l, 8) != '-')
		return false;
	for (size_t i = 0; i < 8; i++) {
		if (hex_digit(lex_peek(l, i)) < 0)
			return false;
		all_digits = all_digits && is_digit(lex_peek(l, i));
	}
	return !all_digits || digits(l, 9) != 2 || lex_peek(l, 11) != '-';
}

static struct err *
guid(struct lex *l, struct ast *node)
{
	const char *begin = l->p;
	char *p;

	if (!guid_at(l))
		return malformed(l, begin, FORM_GUID);
	p = NEWN(l->arena, char, GUID_LEN);
	for (size_t i = 0; i < GUID_LEN; i++)
		p[i] = to_lower(begin[i]);
	l->p += GUID_LEN;
	node->kind = AST_GUID;
	node->text = (struct str){ p, GUID_LEN };
	return NULL;
}

/* hh:mm[:ss[.fff]], no further: in case() a ":" may follow that begins no
 * seconds. */
static void
take_time(struct lex *l)
{
	l->p += digits(l, 0);
	if (lex_at(l, ':'))
		l->p += 1 + digits(l, 1);
	if (lex_at(l, ':') && digits(l, 1) == 2)
		l->p += 3;
	if (lex_at(l, '.'))
		l->p += 1 + digits(l, 1);
}

/* Minutes of "+hh:mm". */
static int
offset_of(struct str s)
{
	int hours = (s.p[1] - '0') * 10 + s.p[2] - '0';
	int minutes = hours * 60 + (s.p[4] - '0') * 10 + s.p[5] - '0';

	return s.p[0] == '-' ? -minutes : minutes;
}

/* The cursor behind the time. A blank before an offset can only be a "+"
 * that was read as a blank. */
static struct err *
datetime(struct lex *l, const char *begin, struct ast *node)
{
	struct str text;
	size_t at = 0;
	char *p;

	if (lex_at(l, 'Z') || lex_at(l, 'z')) {
		l->p++;
	} else if ((lex_at(l, '+') || lex_at(l, '-') || lex_at(l, ' ')) &&
	    digits(l, 1) == 2 && lex_peek(l, 3) == ':' && digits(l, 4) == 2) {
		at = (size_t)(l->p - begin);
		l->p += 6;
	} else {
		return malformed(l, begin, FORM_DATETIME);
	}
	text = lex_since(l, begin);
	if (at > 0 && text.p[at] == ' ') {
		p = NEWN(l->arena, char, text.n);
		memcpy(p, text.p, text.n);
		p[at] = '+';
		text.p = p;
	}
	if (at > 0)
		node->offset = offset_of(str_skip(text, at));
	node->kind = AST_DATETIME;
	node->val.kind = VAL_DATETIME;
	if (lex_is_name(lex_peek(l, 0)) || !datetime_parse(text, &node->val.t))
		return malformed(l, begin, FORM_DATETIME);
	return NULL;
}

/* The cursor at the year. */
static struct err *
date(struct lex *l, const char *begin, struct ast *node)
{
	while (is_digit(lex_peek(l, 0)) || lex_at(l, '-'))
		l->p++;
	if ((lex_at(l, 'T') || lex_at(l, 't')) && is_digit(lex_peek(l, 1))) {
		l->p++;
		take_time(l);
		return datetime(l, begin, node);
	}
	node->kind = AST_DATE;
	node->val.kind = VAL_DATE;
	if (lex_is_name(lex_peek(l, 0)) ||
	    !date_parse(lex_since(l, begin), &node->val.t))
		return malformed(l, begin, FORM_DATE);
	return NULL;
}

static struct err *
time_of_day(struct lex *l, struct ast *node)
{
	const char *begin = l->p;

	take_time(l);
	node->kind = AST_TIME;
	node->val.kind = VAL_TIME;
	if (lex_is_name(lex_peek(l, 0)) ||
	    !time_parse(lex_since(l, begin), &node->val.t))
		return malformed(l, begin, FORM_TIME);
	return NULL;
}

/* e[sign]digits; a blank in the place of the sign was a "+". */
static bool
take_exponent(struct lex *l)
{
	size_t sign = lex_peek(l, 1) == '-' || lex_peek(l, 1) == '+' ||
	    lex_peek(l, 1) == ' ';
	size_t n;

	if (to_lower(lex_peek(l, 0)) != 'e')
		return false;
	n = digits(l, 1 + sign);
	if (n == 0)
		return false;
	l->p += 1 + sign + n;
	return true;
}

static struct str
without_blank(struct lex *l, struct str s)
{
	size_t at = str_index(s, ' ');
	char *p;

	if (at == s.n)
		return s;
	p = NEWN(l->arena, char, s.n);
	memcpy(p, s.p, s.n);
	p[at] = '+';
	return (struct str){ p, s.n };
}

/* A letter behind a number that says its type: 5L 1.5m 2.0d 1.5f. */
static char
take_suffix(struct lex *l)
{
	char c = to_lower(lex_peek(l, 0));

	if (c == '\0' || strchr("lmdf", c) == NULL ||
	    lex_is_name(lex_peek(l, 1)))
		return '\0';
	l->p++;
	return c;
}

/* The cursor behind the sign. */
static struct err *
number(struct lex *l, const char *begin, struct ast *node)
{
	bool fraction = false, exponent;
	char suffix;

	l->p += digits(l, 0);
	if (lex_at(l, '.') && digits(l, 1) > 0) {
		l->p += 1 + digits(l, 1);
		fraction = true;
	}
	exponent = take_exponent(l);
	node->text = without_blank(l, lex_since(l, begin));
	suffix = take_suffix(l);
	if (lex_is_name(lex_peek(l, 0)) || lex_at(l, '.') ||
	    (suffix == 'l' && (fraction || exponent)))
		return malformed(l, begin, FORM_NUMBER);
	if (str_starts(node->text, S("+")))
		node->text = str_skip(node->text, 1);
	node->kind = AST_INT;
	if (fraction || suffix == 'm')
		node->kind = AST_DECIMAL;
	if (!exponent && suffix != 'd' && suffix != 'f')
		return NULL;
	node->kind = AST_DOUBLE;
	node->val.kind = VAL_F64;
	if (!num_f64(node->text, &node->val.d))
		return malformed(l, begin, FORM_NUMBER);
	return NULL;
}

static struct err *
digit_literal(struct lex *l, struct ast *node)
{
	const char *begin = l->p;
	size_t n;

	if (lex_at(l, '-') || lex_at(l, '+'))
		l->p++;
	n = digits(l, 0);
	if (l->p == begin && looks_like_guid(l))
		return guid(l, node);
	if (n >= 4 && lex_peek(l, n) == '-')
		return date(l, begin, node);
	if (n == 2 && l->p == begin && lex_peek(l, 2) == ':' &&
	    digits(l, 3) == 2)
		return time_of_day(l, node);
	return number(l, begin, node);
}

static const struct {
	const char *word;
	uint8_t n;
	bool any_case;
	enum ast_kind kind;
	bool b;
	double d;
} words[] = {
	{ "null", 4, false, AST_NULL, false, 0 },
	{ "true", 4, true, AST_BOOL, true, 0 },
	{ "false", 5, true, AST_BOOL, false, 0 },
	{ "INF", 3, false, AST_DOUBLE, false, (double)INFINITY },
	{ "-INF", 4, false, AST_DOUBLE, false, -(double)INFINITY },
	{ "NaN", 3, false, AST_DOUBLE, false, (double)NAN },
};

/* Index in words of what stands at the cursor, N_ELEM(words) for none. */
static size_t
word_at(struct lex *l)
{
	bool minus = lex_take(l, '-');
	size_t n = lex_word(l).n + minus, i;
	char next;

	l->p -= minus;
	next = lex_peek(l, n);
	if (n < 3 || n > 5 || (next != '\0' && strchr("/(.'", next) != NULL))
		return N_ELEM(words);
	for (i = 0; i < N_ELEM(words); i++) {
		struct str w = { words[i].word, words[i].n };
		struct str s = { l->p, n };

		if (words[i].any_case ? str_ieq(w, s) : str_eq(w, s))
			break;
	}
	return i;
}

static void
word_literal(struct lex *l, size_t i, struct ast *node)
{
	l->p += words[i].n;
	node->kind = words[i].kind;
	if (node->kind == AST_BOOL) {
		node->val.kind = VAL_BOOL;
		node->val.b = words[i].b;
	} else if (node->kind == AST_DOUBLE) {
		node->val.kind = VAL_F64;
		node->val.d = words[i].d;
	}
}

struct err *
parse_literal(struct lex *l, struct ast **ret)
{
	char c = lex_peek(l, 0), next = lex_peek(l, 1);
	size_t word;

	*ret = NULL;
	if (c == '\'') {
		TRY(parse_new(l, AST_STRING, ret));
		TRY(parse_quoted(l, &(*ret)->text));
	} else if (is_digit(c) || ((c == '-' || c == '+') && is_digit(next))) {
		TRY(parse_new(l, AST_INT, ret));
		TRY(digit_literal(l, *ret));
	} else if (hex_digit(c) >= 0 && looks_like_guid(l)) {
		TRY(parse_new(l, AST_GUID, ret));
		TRY(guid(l, *ret));
	} else if ((word = word_at(l)) < N_ELEM(words)) {
		TRY(parse_new(l, AST_NULL, ret));
		word_literal(l, word, *ret);
	}
	if (*ret != NULL)
		(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

bool
parse_is_enum(struct str s)
{
	struct str one;
	size_t i;
	bool more;

	do {
		more = str_cut(s, ',', &one, &s);
		i = one.n > 1 &&
		    (one.p[0] == '-' || one.p[0] == '+' || one.p[0] == ' ');
		if (one.n == i || (i > 0 && !is_digit(one.p[1])))
			return false;
		if (is_digit(one.p[i])) {
			while (i < one.n && is_digit(one.p[i]))
				i++;
		} else if (lex_is_name_start(one.p[i])) {
			while (i < one.n && lex_is_name(one.p[i]))
				i++;
		}
		if (i < one.n)
			return false;
	} while (more);
	return true;
}

static bool
is_duration(struct str s, int64_t *ret)
{
	return (str_starts(s, S("P")) || str_starts(s, S("-"))) &&
	    duration_parse(s, ret);
}

/* inside: what stands between the quotes, as written. */
static struct err *
prefixed(struct lex *l, const char *begin, struct str prefix, struct str inside,
    struct ast *node)
{
	enum parse_form form;
	bool good;

	if (str_index(prefix, '.') < prefix.n) {
		form = FORM_ENUM;
		node->kind = AST_ENUM;
		node->name = prefix;
		good = parse_is_enum(node->text);
	} else if (str_ieq(prefix, S("duration"))) {
		form = FORM_DURATION;
		node->kind = AST_DURATION;
		node->val.kind = VAL_DURATION;
		good = is_duration(node->text, &node->val.i);
	} else if (str_ieq(prefix, S("binary"))) {
		form = FORM_BINARY;
		node->kind = AST_BINARY;
		good = b64_get(l->arena, node->text, &node->text);
	} else {
		form = FORM_GEO;
		node->kind = AST_GEO;
		node->name = str_ieq(prefix, S("geometry")) ? S("geometry")
							    : S("geography");
		good = parse_wkt_ok(node->text);
	}
	return good ? NULL : parse_malformed(l, begin, inside, form);
}

struct err *
parse_prefixed(struct lex *l, const char *begin, struct str prefix,
    bool qualified, struct ast **ret)
{
	long pos = lex_pos(l, begin);
	const char *inside = l->p + 1;

	if (!qualified && !str_ieq(prefix, S("duration")) &&
	    !str_ieq(prefix, S("binary")) && !str_ieq(prefix, S("geometry")) &&
	    !str_ieq(prefix, S("geography")))
		return ERR_AT(l->arena, BAD_LITERAL, l->what, pos,
		    "'%.*s' in %.*s at position %ld is no prefix of a literal "
		    "of OData 4",
		    STRF(lex_cut(prefix)), STRF(l->what), pos);
	TRY(parse_new(l, AST_ENUM, ret));
	(*ret)->pos = pos;
	TRY(parse_quoted(l, &(*ret)->text));
	(*ret)->end = lex_pos(l, l->p);
	return prefixed(l, begin, prefix,
	    str_head(lex_since(l, inside), (size_t)(l->p - 1 - inside)), *ret);
}
