/* SPDX-License-Identifier: MIT */
/* parse_item.c - the items of $select and $expand (ABNF §2). */
#include "config.h"
#include "odata/parse_priv.h"

/* "*", "@term", or a name with or without namespace, also Ns.* */
static struct err *
item_seg(struct lex *l, bool may_star_namespace, struct ast_seg **ret)
{
	if (lex_at(l, '@'))
		return parse_annotation(l, ret);
	TRY(parse_new_seg(l, SEG_NAME, ret));
	if (lex_take(l, '*')) {
		(*ret)->kind = SEG_STAR;
	} else if (!lex_name(l, &(*ret)->name, &(*ret)->qualified)) {
		return lex_expected(l, "a name or '*'");
	} else if (may_star_namespace && lex_at(l, '.') &&
	    lex_peek(l, 1) == '*') {
		l->p += 2;
		(*ret)->kind = SEG_STAR;
	} else {
		(*ret)->identifier = true;
	}
	(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

struct err *
parse_names(struct lex *l, const char *what, struct ast_arg **tail)
{
	do {
		(void)lex_blank(l);
		TRY(lex_count(l));
		*tail = NEW(l->arena, struct ast_arg);
		(*tail)->pos = lex_pos(l, l->p);
		(*tail)->name = lex_word(l);
		l->p += (*tail)->name.n;
		if ((*tail)->name.n == 0)
			return lex_expected(l, what);
		(void)lex_blank(l);
		tail = &(*tail)->next;
	} while (lex_take(l, ','));
	return lex_expect(l, ')');
}

static struct err *
check_segments(struct lex *l, size_t n)
{
	if (n <= l->lim->segments)
		return NULL;
	return ERR_AT(l->arena, LIMIT, l->what, lex_pos(l, l->p),
	    "A path in %.*s has more than %zu segments (path_segments)",
	    STRF(l->what), l->lim->segments);
}

/* "(" name {"," name} ")" names the parameters of a function; anything else
 * in parentheses is a list of options. */
static bool
at_parameter_names(struct lex *l)
{
	const char *begin = l->p++;
	bool yes;

	(void)lex_blank(l);
	l->p += lex_word(l).n;
	(void)lex_blank(l);
	yes = (lex_at(l, ',') || lex_at(l, ')')) && l->p > begin + 1;
	l->p = begin;
	return yes;
}

static struct err *
parameter_names(struct lex *l, struct ast_seg *s)
{
	l->p++;
	s->parens = true;
	TRY(parse_names(l, "the name of a parameter", &s->args));
	s->end = lex_pos(l, l->p);
	return NULL;
}

static struct err *
select_item(struct lex *l, struct ast_item *item)
{
	struct ast_seg **tail = &item->path, *last;
	size_t n = 0;

	do {
		TRY(check_segments(l, ++n));
		TRY(item_seg(l, true, tail));
		last = *tail;
		tail = &last->next;
	} while (last->kind != SEG_STAR && lex_take(l, '/'));
	if (!lex_at(l, '(') || last->kind == SEG_STAR)
		return NULL;
	if (last->kind == SEG_NAME && at_parameter_names(l))
		return parameter_names(l, last);
	l->p++;
	return parse_nested(l, WHERE_SELECT, &item->opts);
}

/* $ref, $count and $value behind a path of $expand. */
static struct err *
expand_dollar(struct lex *l, bool first, struct ast_seg **ret)
{
	static const struct {
		const char *name;
		enum ast_seg_kind kind;
		bool first;
	} words[] = {
		{ "$ref", SEG_REF, false },
		{ "$count", SEG_COUNT, false },
		{ "$value", SEG_VALUE, true },
	};
	struct str w;

	TRY(parse_new_seg(l, SEG_REF, ret));
	l->p++;
	w = (struct str){ l->p - 1, lex_word(l).n + 1 };
	for (size_t i = 0; i < N_ELEM(words); i++)
		if (words[i].first == first &&
		    str_eq(w, str_of(words[i].name))) {
			l->p += w.n - 1;
			(*ret)->kind = words[i].kind;
			(*ret)->end = lex_pos(l, l->p);
			return NULL;
		}
	l->p--;
	return lex_expected(
	    l, first ? "a name, '*' or $value" : "a name, '*', $ref or $count");
}

/* What may stand in parentheses behind the last segment; 0: nothing. */
static unsigned
allowed_behind(const struct ast_seg *last, bool star)
{
	if (last->kind == SEG_REF)
		return star ? 0 : WHERE_REF;
	if (last->kind == SEG_COUNT)
		return WHERE_COUNT;
	if (last->kind == SEG_VALUE)
		return 0;
	return last->kind == SEG_STAR ? WHERE_STAR : WHERE_EXPAND;
}

static struct err *
expand_item(struct lex *l, struct ast_item *item)
{
	struct ast_seg **tail = &item->path, *last = NULL;
	bool star = false, over = false;
	unsigned where;
	size_t n = 0;

	do {
		TRY(check_segments(l, ++n));
		if (star && !lex_at(l, '$'))
			return lex_expected(l, "$ref behind '*'");
		if (lex_at(l, '$'))
			TRY(expand_dollar(l, last == NULL, tail));
		else
			TRY(item_seg(l, false, tail));
		last = *tail;
		tail = &last->next;
		star = star || last->kind == SEG_STAR;
		over = last->kind == SEG_REF || last->kind == SEG_COUNT ||
		    last->kind == SEG_VALUE;
		if (star && last->kind == SEG_COUNT)
			return lex_expected(l, "$ref behind '*'");
	} while (!over && lex_take(l, '/'));
	where = allowed_behind(last, star);
	if (where == 0 || !lex_take(l, '('))
		return NULL;
	return parse_nested(l, (enum parse_where)where, &item->opts);
}

static struct err *
items(struct lex *l, struct err *(*one)(struct lex *, struct ast_item *),
    struct ast_item **ret)
{
	struct ast_item **tail = ret;

	do {
		(void)lex_blank(l);
		TRY(lex_count(l));
		*tail = NEW(l->arena, struct ast_item);
		(*tail)->pos = lex_pos(l, l->p);
		TRY(one(l, *tail));
		tail = &(*tail)->next;
		(void)lex_blank(l);
	} while (lex_take(l, ','));
	return lex_end(l) || lex_at(l, ';') || lex_at(l, ')')
	    ? NULL
	    : lex_expected(l, "',' or the end of the list");
}

struct err *
parse_select(struct lex *l, struct ast_item **ret)
{
	return items(l, select_item, ret);
}

struct err *
parse_expand(struct lex *l, struct ast_item **ret)
{
	if (++l->expand > l->lim->expand)
		return ERR_AT(l->arena, LIMIT, l->what, lex_pos(l, l->p),
		    "$expand is nested deeper than %zu levels (expand_depth)",
		    l->lim->expand);
	TRY(items(l, expand_item, ret));
	l->expand--;
	return NULL;
}
