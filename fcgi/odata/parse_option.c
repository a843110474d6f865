/* SPDX-License-Identifier: MIT */
/*
 * parse_option.c - query options, at the top and in parentheses: one table
 * says which there are, where each may stand and how its value is read
 * (ABNF §2; OData 4.01 Protocol §11.2.1).
 */
#include "config.h"
#include "base/num.h"
#include "odata/parse_priv.h"

typedef struct err *value_fn(struct lex *, struct ast_options *, enum ast_opt);

static struct err *
bad_value(struct lex *l, const char *want)
{
	const char *p = l->p;
	long pos = lex_pos(l, p);

	while (!lex_end(l) && *l->p != ';' && *l->p != ')')
		l->p++;
	return ERR_AT(l->arena, SYNTAX, l->what, pos,
	    "%.*s must be %s, not '%.*s', at position %ld", STRF(l->what), want,
	    STRF(lex_cut(str_trim(lex_since(l, p)))), pos);
}

/* The value is over: what may follow it in a list of options. */
static bool
at_value_end(struct lex *l)
{
	const char *p = l->p;
	bool end;

	(void)lex_blank(l);
	end = lex_end(l) || lex_at(l, ';') || lex_at(l, ')');
	if (!end)
		l->p = p;
	return end;
}

static struct err *
v_filter(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	(void)k;
	return parse_common(l, &o->filter);
}

static struct err *
v_select(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	(void)k;
	return parse_select(l, &o->select);
}

static struct err *
v_expand(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	(void)k;
	return parse_expand(l, &o->expand);
}

static struct err *
v_search(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	(void)k;
	return parse_search(l, &o->search);
}

static struct err *
v_orderby(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	struct ast_order **tail = &o->orderby;
	struct str w;

	(void)k;
	do {
		(void)lex_blank(l);
		TRY(lex_count(l));
		*tail = NEW(l->arena, struct ast_order);
		TRY(parse_common(l, &(*tail)->expr));
		if (lex_blank(l)) {
			w = lex_word(l);
			(*tail)->desc = str_ieq(w, S("desc"));
			if ((*tail)->desc || str_ieq(w, S("asc")))
				l->p += w.n;
			(void)lex_blank(l);
		}
		tail = &(*tail)->next;
	} while (lex_take(l, ','));
	return at_value_end(l) ? NULL : lex_expected(l, "',', 'asc' or 'desc'");
}

static struct err *
v_compute(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	struct ast_compute **tail = &o->compute;
	bool blank;

	(void)k;
	do {
		(void)lex_blank(l);
		TRY(lex_count(l));
		*tail = NEW(l->arena, struct ast_compute);
		(*tail)->pos = lex_pos(l, l->p);
		TRY(parse_common(l, &(*tail)->expr));
		blank = lex_blank(l);
		if (!blank || !str_ieq(lex_word(l), S("as")))
			return lex_expected(l, "'as' and a name");
		l->p += 2;
		(void)lex_blank(l);
		(*tail)->name = lex_word(l);
		l->p += (*tail)->name.n;
		if ((*tail)->name.n == 0)
			return lex_expected(l, "a name behind 'as'");
		(void)lex_blank(l);
		tail = &(*tail)->next;
	} while (lex_take(l, ','));
	return NULL;
}

static struct err *
v_number(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	const char *begin = l->p;
	int64_t i;

	while (is_digit(lex_peek(l, 0)))
		l->p++;
	if (!num_i64(lex_since(l, begin), &i) || !at_value_end(l)) {
		l->p = begin;
		return bad_value(l, "a whole number that is not negative");
	}
	*(k == OPT_TOP ? &o->top : &o->skip) = i;
	return NULL;
}

static struct err *
v_count(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	const char *begin = l->p;
	struct str w = lex_word(l);

	(void)k;
	o->count = str_ieq(w, S("true"));
	l->p += w.n;
	if ((o->count || str_ieq(w, S("false"))) && at_value_end(l))
		return NULL;
	l->p = begin;
	return bad_value(l, "true or false");
}

static struct err *
v_levels(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	const char *begin = l->p;
	struct str w = lex_word(l);

	(void)k;
	if (str_ieq(w, S("max"))) {
		l->p += w.n;
		o->levels = -1;
	} else {
		while (is_digit(lex_peek(l, 0)))
			l->p++;
		if (!num_i64(lex_since(l, begin), &o->levels))
			o->levels = 0;
	}
	if (o->levels != 0 && at_value_end(l))
		return NULL;
	l->p = begin;
	return bad_value(l, "a positive whole number or max");
}

static struct err *
v_index(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	const char *begin = l->p;

	(void)k;
	TRY(parse_literal(l, &o->index));
	if (o->index != NULL && o->index->kind == AST_INT && at_value_end(l))
		return NULL;
	l->p = begin;
	return bad_value(l, "a whole number");
}

/* $at and the like: an expression. */
static struct err *
v_moment(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	return parse_common(l,
	    k == OPT_AT         ? &o->at
		: k == OPT_FROM ? &o->from
				: &o->to);
}

/* The whole rest, not empty. */
static struct err *
v_text(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	const char *begin = l->p;
	struct str s;

	l->p = l->end;
	s = str_trim(lex_since(l, begin));
	if (s.n == 0)
		return lex_expected(l, "a value");
	if (k == OPT_FORMAT)
		o->format = s;
	else if (k == OPT_SKIPTOKEN)
		o->skiptoken = s;
	else if (k == OPT_DELTATOKEN)
		o->deltatoken = s;
	else if (k == OPT_SCHEMAVERSION)
		o->schemaversion = s;
	else
		o->id = s;
	return NULL;
}

/* $apply is not built: its text is kept, with parentheses and quotes that
 * match, so that the refusal can come from the binder. */
static struct err *
v_apply(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	const char *begin = l->p;
	struct str ignored;
	size_t depth = 0;

	(void)k;
	while (!lex_end(l) && (depth > 0 || (*l->p != ';' && *l->p != ')'))) {
		if (lex_at(l, '\'')) {
			TRY(parse_quoted(l, &ignored));
			continue;
		}
		if (lex_at(l, '('))
			depth++;
		else if (lex_at(l, ')'))
			depth--;
		l->p++;
	}
	o->apply = str_trim(lex_since(l, begin));
	if (depth > 0)
		return lex_expected(l, "')'");
	return o->apply.n > 0 ? NULL : lex_expected(l, "a transformation");
}

enum {
	ANYWHERE = WHERE_TOP | WHERE_EXPAND | WHERE_SELECT | WHERE_REF,
	EVEN_COUNT = ANYWHERE | WHERE_COUNT,
	NESTABLE = WHERE_TOP | WHERE_EXPAND | WHERE_SELECT,
	EXPANDING = WHERE_TOP | WHERE_EXPAND
};

static const struct option {
	value_fn *read;
	unsigned where;
	bool bare; /* may be written without "$" */
	bool plus; /* "+" stays what it is */
} options[OPT__MAX] = {
	[OPT_SELECT] = { v_select, NESTABLE, true, false },
	[OPT_EXPAND] = { v_expand, EXPANDING, true, false },
	[OPT_FILTER] = { v_filter, EVEN_COUNT, true, false },
	[OPT_ORDERBY] = { v_orderby, ANYWHERE, true, false },
	[OPT_TOP] = { v_number, ANYWHERE, true, false },
	[OPT_SKIP] = { v_number, ANYWHERE, true, false },
	[OPT_COUNT] = { v_count, ANYWHERE, true, false },
	[OPT_SEARCH] = { v_search, EVEN_COUNT, true, false },
	[OPT_COMPUTE] = { v_compute, NESTABLE, true, false },
	[OPT_APPLY] = { v_apply, EXPANDING, true, false },
	[OPT_FORMAT] = { v_text, WHERE_TOP, true, true },
	[OPT_INDEX] = { v_index, WHERE_TOP, true, false },
	[OPT_LEVELS] = { v_levels, WHERE_EXPAND | WHERE_STAR, true, false },
	[OPT_SKIPTOKEN] = { v_text, WHERE_TOP, false, true },
	[OPT_DELTATOKEN] = { v_text, WHERE_TOP, false, true },
	[OPT_SCHEMAVERSION] = { v_text, WHERE_TOP, true, true },
	[OPT_ID] = { v_text, WHERE_TOP, true, true },
	[OPT_AT] = { v_moment, EXPANDING, false, false },
	[OPT_FROM] = { v_moment, EXPANDING, false, false },
	[OPT_TO] = { v_moment, EXPANDING, false, false },
	[OPT_TOINCLUSIVE] = { v_moment, EXPANDING, false, false },
};

/* OPT__MAX when name is no system query option. */
static enum ast_opt
option_find(struct str name)
{
	bool dollar = str_starts(name, S("$"));
	enum ast_opt k = 0;

	for (; k < OPT__MAX; k++) {
		struct str n = ast_opt_name(k);

		if ((dollar || options[k].bare) &&
		    str_ieq(name, dollar ? n : str_skip(n, 1)))
			break;
	}
	return k;
}

static struct err *
unknown(struct lex *l, struct str name, long pos)
{
	return ERR_AT(l->arena, UNKNOWN_OPTION, name, pos,
	    "Unknown query option '%.*s' at position %ld", STRF(lex_cut(name)),
	    pos);
}

static struct err *
twice(struct lex *l, struct str name, long pos)
{
	return ERR_AT(l->arena, DUPLICATE_OPTION, name, pos,
	    "The query option '%.*s' at position %ld is given twice",
	    STRF(lex_cut(name)), pos);
}

/* Notes an option before its value is read. */
static struct err *
begin_option(struct lex *l, struct ast_options *o, enum ast_opt k,
    struct str name, long pos, enum parse_where where)
{
	if ((options[k].where & where) == 0)
		return ERR_AT(l->arena, SYNTAX, name, pos,
		    "The query option '%.*s' is not allowed at position %ld",
		    STRF(lex_cut(name)), pos);
	if (o->opt[k].given)
		return twice(l, name, pos);
	o->opt[k].given = true;
	o->opt[k].pos = pos;
	return NULL;
}

static struct err *
read_value(struct lex *l, struct ast_options *o, enum ast_opt k)
{
	const char *begin;

	(void)lex_blank(l);
	begin = l->p;
	o->opt[k].value_pos = lex_pos(l, begin);
	TRY(options[k].read(l, o, k));
	o->opt[k].text = str_trim(lex_since(l, begin));
	(void)lex_blank(l);
	return NULL;
}

/* The value of name, which begins with "@". What may follow is not checked
 * here. */
static struct err *
alias(struct lex *l, struct str name, long pos)
{
	struct lex_aliases *all = l->aliases;
	struct ast_alias *a;

	TRY(lex_count(l));
	a = NEW(l->arena, struct ast_alias);
	a->name = str_skip(name, 1);
	a->pos = pos;
	if (!map_add(&all->names, a->name, a))
		return twice(l, name, pos);
	*all->tail = a;
	all->tail = &a->next;
	(void)lex_blank(l);
	TRY(parse_alias_value(l, &a->value));
	(void)lex_blank(l);
	return NULL;
}

/* name = value, in parentheses. */
static struct err *
nested_option(struct lex *l, enum parse_where where, struct ast_options *o)
{
	const char *begin = l->p;
	long pos = lex_pos(l, begin);
	struct str name, outer = l->what;
	enum ast_opt k;
	char first = lex_peek(l, 0);

	if (first == '$' || first == '@')
		l->p++;
	l->p += lex_word(l).n;
	name = lex_since(l, begin);
	if (name.n == 0)
		return lex_expected(l, "a query option");
	k = option_find(name);
	if (first != '@' && k == OPT__MAX)
		return unknown(l, name, pos);
	(void)lex_blank(l);
	TRY(lex_expect(l, '='));
	l->what = first == '@' ? lex_cut(name) : ast_opt_name(k);
	if (first == '@') {
		TRY(alias(l, name, pos));
	} else {
		TRY(begin_option(l, o, k, name, pos, where));
		TRY(read_value(l, o, k));
	}
	if (!lex_at(l, ';') && !lex_at(l, ')'))
		return lex_expected(l, "';' or ')'");
	l->what = outer;
	return NULL;
}

struct err *
parse_nested(struct lex *l, enum parse_where where, struct ast_options **ret)
{
	struct lex_aliases mine, *outer = l->aliases;

	*ret = NEW(l->arena, struct ast_options);
	mine = (struct lex_aliases){ map_in(l->arena), &(*ret)->aliases };
	l->aliases = &mine;
	TRY(lex_enter(l));
	do {
		(void)lex_blank(l);
		TRY(nested_option(l, where, *ret));
	} while (lex_take(l, ';'));
	TRY(lex_expect(l, ')'));
	lex_leave(l);
	l->aliases = outer;
	return NULL;
}

/* "@" and an identifier. */
static bool
is_alias_name(struct str name)
{
	if (name.n < 2 || !lex_is_name_start(name.p[1]))
		return false;
	for (size_t i = 2; i < name.n; i++)
		if (!lex_is_name(name.p[i]))
			return false;
	return true;
}

struct err *
parse_option(struct lex *l, struct ast_options *o, struct str name, long pos,
    struct str value, long value_pos, bool has_value)
{
	bool is_alias = str_starts(name, S("@"));
	enum ast_opt k = is_alias ? OPT__MAX : option_find(name);

	if (!is_alias && k == OPT__MAX && str_starts(name, S("$")))
		return unknown(l, name, pos);
	l->what = k == OPT__MAX ? lex_cut(name) : ast_opt_name(k);
	if (k < OPT__MAX)
		TRY(begin_option(l, o, k, name, pos, WHERE_TOP));
	TRY(lex_open(l, value, value_pos, k == OPT__MAX || !options[k].plus));
	if (!is_alias && k == OPT__MAX) {
		/* A custom option: valid text is all it needs. */
		parse_implicit(l, o, name, pos);
		return NULL;
	}
	if (!has_value)
		return lex_expected(l, "'=' and a value");
	if (is_alias && !is_alias_name(name))
		return ERR_AT(l->arena, SYNTAX, name, pos,
		    "'%.*s' at position %ld is not the name of a parameter "
		    "alias",
		    STRF(lex_cut(name)), pos);
	if (is_alias)
		TRY(alias(l, name, pos));
	else
		TRY(read_value(l, o, k));
	return lex_end(l) ? NULL : lex_expected(l, "the end or an operator");
}
