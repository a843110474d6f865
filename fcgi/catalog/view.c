/* SPDX-License-Identifier: MIT */
/*
 * view.c - which view shows the rows of one table, each once, and how its
 * columns are called there.
 *
 * VIEW_DEFINITION is the server's own rendering, always the same shape:
 *     select `db`.`t`.`c` AS `x`,… from `db`.`t` [`alias`] [where …] …
 * Whatever does not look so is refused; then the view has no key.
 */
#include "config.h"
#include "base/buf.h"
#include "catalog/facts.h"

enum tok_kind { TOK_END, TOK_NAME, TOK_WORD, TOK_OTHER };
struct tok {
	enum tok_kind kind;
	struct str text; /* of a name: without its quotes */
};
struct reader {
	struct arena *arena;
	struct str rest;
	struct tok tok; /* the present one */
	int depth;      /* open parentheses before it */
};

static bool
is_word_char(char c)
{
	return is_alpha(c) || is_digit(c) || c == '_' || c == '$' ||
	    (unsigned char)c >= 0x80;
}

/* Length of a text from its opening quote to behind its closing one. */
static size_t
quoted_length(struct str s)
{
	char q = s.p[0];
	size_t i = 1;

	while (i < s.n) {
		if (s.p[i] == '\\' && q != '`')
			i += 2;
		else if (s.p[i] != q)
			i++;
		else if (i + 1 < s.n && s.p[i + 1] == q)
			i += 2;
		else
			return i + 1;
	}
	return s.n;
}

static struct str
unquote(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n);

	for (size_t i = 1; i + 1 < s.n; i++) {
		if (s.p[i] == '`')
			i++;
		buf_char(&b, s.p[i]);
	}
	return buf_str(&b);
}

static void
next(struct reader *r)
{
	struct str s = r->rest;
	size_t n = 1;

	if (r->tok.kind == TOK_OTHER && r->tok.text.p[0] == '(')
		r->depth++;
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\n'))
		s = str_skip(s, 1);
	if (s.n == 0) {
		r->tok = (struct tok){ .kind = TOK_END };
		r->rest = s;
		return;
	}
	r->tok = (struct tok){ TOK_OTHER, str_head(s, 1) };
	if (s.p[0] == '`') {
		n = quoted_length(s);
		r->tok =
		    (struct tok){ TOK_NAME, unquote(r->arena, str_head(s, n)) };
	} else if (s.p[0] == '\'' || s.p[0] == '"') {
		n = quoted_length(s);
	} else if (is_word_char(s.p[0])) {
		while (n < s.n && is_word_char(s.p[n]))
			n++;
		r->tok = (struct tok){ TOK_WORD, str_head(s, n) };
	} else if (s.p[0] == ')') {
		r->depth--;
	}
	r->rest = str_skip(s, n);
}

static bool
is_word(const struct reader *r, struct str word)
{
	return r->tok.kind == TOK_WORD && r->depth == 0 &&
	    str_ieq(r->tok.text, word);
}

static bool
is_char(const struct reader *r, char c)
{
	return r->tok.kind == TOK_OTHER && r->tok.text.p[0] == c;
}

/* `a`.`b`.`c`: the last name, and in *first the first of three or the first
 * of two; false when something else stands there. */
static bool
path(struct reader *r, struct str *first, struct str *last, size_t *n)
{
	*n = 0;
	while (r->tok.kind == TOK_NAME) {
		if (*n == 0)
			*first = r->tok.text;
		*last = r->tok.text;
		++*n;
		next(r);
		if (!is_char(r, '.'))
			return true;
		next(r);
	}
	return false;
}

/* One item of the select list, up to "," or "from". */
static void
item(struct reader *r, struct view_base *v)
{
	struct str first, base = { 0 };
	size_t n;
	bool plain = path(r, &first, &base, &n) && is_word(r, S("AS"));

	while (r->tok.kind != TOK_END && !is_word(r, S("from")) &&
	    !(is_char(r, ',') && r->depth == 0)) {
		next(r);
		if (plain && r->tok.kind == TOK_NAME) {
			VEC_PUSH(r->arena, &v->view_col, r->tok.text);
			VEC_PUSH(r->arena, &v->base_col, base);
			plain = false;
		}
	}
}

/* Words outside parentheses behind which rows are no longer those of the
 * table, or not the same ones each time. */
static struct str
spoiler(const struct reader *r)
{
	static const struct {
		const char *word, *why;
	} tab[] = {
		{ "group", "the view groups rows" },
		{ "having", "the view groups rows" },
		{ "union", "the view is a union" },
		{ "intersect", "the view is an intersection" },
		{ "except", "the view is a difference" },
		{ "limit", "the view is limited to some rows" },
		{ "fetch", "the view is limited to some rows" },
		{ "offset", "the view is limited to some rows" },
		{ "join", "the view joins tables" },
		{ "straight_join", "the view joins tables" },
		{ "procedure", "the view is no plain query" },
		{ "into", "the view is no plain query" },
		{ "window", "the view is no plain query" },
	};

	for (size_t i = 0; i < N_ELEM(tab); i++)
		if (is_word(r, str_of(tab[i].word)))
			return str_of(tab[i].why);
	return (struct str){ 0 };
}

/* from `db`.`t` [`alias`], then nothing that spoils it. */
static struct str
source(struct reader *r, struct view_base *v)
{
	struct str first, why;
	size_t n;

	if (is_char(r, '('))
		return S("the view joins tables or selects from a query");
	if (!path(r, &first, &v->table, &n) || n > 2)
		return S("the view does not select from a table");
	if (n == 2)
		v->schema = first;
	if (r->tok.kind == TOK_NAME)
		next(r);
	why = spoiler(r);
	if (why.n > 0)
		return why;
	if (is_char(r, ','))
		return S("the view joins tables");
	if (r->tok.kind != TOK_END && !is_word(r, S("where")) &&
	    !is_word(r, S("order")))
		return S("the view is no plain query of a table");
	for (; r->tok.kind != TOK_END; next(r)) {
		why = spoiler(r);
		if (why.n > 0)
			return why;
	}
	return (struct str){ 0 };
}

struct view_base
view_base(struct arena *a, struct str definition)
{
	struct reader r = { .arena = a, .rest = definition };
	struct view_base v = { 0 };

	next(&r);
	if (!is_word(&r, S("select"))) {
		v.why_not = S("the view is no plain query of a table");
		return v;
	}
	next(&r);
	if (is_word(&r, S("distinct"))) {
		v.why_not = S("the view drops rows that are alike");
		return v;
	}
	item(&r, &v);
	while (is_char(&r, ',')) {
		next(&r);
		item(&r, &v);
	}
	if (r.tok.kind == TOK_END) {
		v.why_not = S("the view does not select from a table");
		return v;
	}
	next(&r);
	v.why_not = source(&r, &v);
	return v;
}
