/* SPDX-License-Identifier: MIT */
/*
 * parse_member.c - member paths, calls of functions, lambda operators (ABNF
 * §4).
 */
#include "config.h"
#include "odata/parse_priv.h"

#define FUNCTION(name, least, most)                                            \
	{                                                                      \
		name, sizeof(name) - 1, least, most                            \
	}

/* The canonical functions (OData 4.01 URL Conventions §5.1.1.5-5.1.1.14) and
 * isdefined() of the aggregation extension. */
static const struct function {
	const char *name;
	uint8_t n, least, most;
} functions[] = {
	/* clang-format off */
	FUNCTION("case", 2, UINT8_MAX),
	FUNCTION("cast", 1, 2),
	FUNCTION("ceiling", 1, 1),
	FUNCTION("concat", 2, 2),
	FUNCTION("contains", 2, 2),
	FUNCTION("date", 1, 1),
	FUNCTION("day", 1, 1),
	FUNCTION("endswith", 2, 2),
	FUNCTION("floor", 1, 1),
	FUNCTION("fractionalseconds", 1, 1),
	FUNCTION("geo.distance", 2, 2),
	FUNCTION("geo.intersects", 2, 2),
	FUNCTION("geo.length", 1, 1),
	FUNCTION("hassubsequence", 2, 2),
	FUNCTION("hassubset", 2, 2),
	FUNCTION("hour", 1, 1),
	FUNCTION("indexof", 2, 2),
	FUNCTION("isdefined", 1, 1),
	FUNCTION("isof", 1, 2),
	FUNCTION("length", 1, 1),
	FUNCTION("matchespattern", 2, 2),
	FUNCTION("maxdatetime", 0, 0),
	FUNCTION("mindatetime", 0, 0),
	FUNCTION("minute", 1, 1),
	FUNCTION("month", 1, 1),
	FUNCTION("now", 0, 0),
	FUNCTION("round", 1, 1),
	FUNCTION("second", 1, 1),
	FUNCTION("startswith", 2, 2),
	FUNCTION("substring", 2, 3),
	FUNCTION("time", 1, 1),
	FUNCTION("tolower", 1, 1),
	FUNCTION("totaloffsetminutes", 1, 1),
	FUNCTION("totalseconds", 1, 1),
	FUNCTION("toupper", 1, 1),
	FUNCTION("trim", 1, 1),
	FUNCTION("year", 1, 1),
	/* clang-format on */
};

static const struct function *
function_find(struct str name)
{
	for (size_t i = 0; i < N_ELEM(functions); i++)
		if (str_ieq(name,
			(struct str){ functions[i].name, functions[i].n }))
			return &functions[i];
	return NULL;
}

struct err *
parse_new_seg(struct lex *l, enum ast_seg_kind kind, struct ast_seg **ret)
{
	TRY(lex_count(l));
	*ret = NEW(l->arena, struct ast_seg);
	(*ret)->kind = kind;
	(*ret)->pos = (*ret)->end = lex_pos(l, l->p);
	return NULL;
}

static bool
is_constant(const struct ast *v)
{
	return v->kind <= AST_GEO || v->kind == AST_ALIAS;
}

/* [name =] value */
static struct err *
argument(struct lex *l, bool constant, struct ast_arg **ret)
{
	struct ast_arg *a = NEW(l->arena, struct ast_arg);
	const char *begin = l->p;
	struct str name = lex_word(l);

	a->pos = lex_pos(l, begin);
	l->p += name.n;
	if (name.n > 0) {
		(void)lex_blank(l);
		if (lex_take(l, '='))
			a->name = name;
		else
			l->p = begin;
	}
	(void)lex_blank(l);
	begin = l->p;
	TRY(parse_common(l, &a->value));
	if (constant && !is_constant(a->value)) {
		l->p = begin;
		return lex_expected(l, "a literal or a parameter alias");
	}
	*ret = a;
	return NULL;
}

/* A second argument, or one beside a named one, must have a name. */
static struct err *
check_names(struct lex *l, const struct ast_arg *first)
{
	if (first == NULL || first->next == NULL)
		return NULL;
	for (const struct ast_arg *a = first; a != NULL; a = a->next)
		if (a->name.n == 0)
			return ERR_AT(l->arena, SYNTAX, l->what, a->pos,
			    "The value at position %ld in %.*s needs a name: "
			    "this is neither a canonical function nor a key "
			    "of one part",
			    a->pos, STRF(l->what));
	return NULL;
}

struct err *
parse_args(struct lex *l, bool constant, struct ast_arg **ret)
{
	struct ast_arg **tail = ret;

	*ret = NULL;
	TRY(lex_enter(l));
	(void)lex_blank(l);
	while (!lex_at(l, ')')) {
		TRY(argument(l, constant, tail));
		tail = &(*tail)->next;
		(void)lex_blank(l);
		if (lex_at(l, ')'))
			break;
		if (!lex_take(l, ','))
			return lex_expected(l, "',' or ')'");
		(void)lex_blank(l);
		if (lex_at(l, ')'))
			return lex_expected(l, "a value");
	}
	l->p++;
	lex_leave(l);
	return check_names(l, *ret);
}

static struct err *
check_count(struct lex *l, const struct function *f, size_t n, long pos)
{
	const char *s = f->most == 1 ? "" : "s";

	if (n >= f->least && n <= f->most)
		return NULL;
	if (f->least == f->most)
		return ERR_AT(l->arena, SYNTAX, l->what, pos,
		    "%s() at position %ld in %.*s takes %u argument%s, not %zu",
		    f->name, pos, STRF(l->what), f->most, s, n);
	return ERR_AT(l->arena, SYNTAX, l->what, pos,
	    "%s() at position %ld in %.*s takes %u to %u arguments, not %zu",
	    f->name, pos, STRF(l->what), f->least, f->most, n);
}

/* A canonical function; the cursor behind "(". Conditions and values of
 * case() take turns: ":" stands behind each condition. */
static struct err *
call(struct lex *l, const struct function *f, struct ast *node)
{
	bool pairs = str_eq(str_of(f->name), S("case"));
	struct ast_arg **tail = &node->args;
	size_t n = 0;

	TRY(lex_enter(l));
	(void)lex_blank(l);
	if (pairs || !lex_at(l, ')')) {
		for (;; n++) {
			*tail = NEW(l->arena, struct ast_arg);
			(*tail)->pos = lex_pos(l, l->p);
			TRY(parse_common(l, &(*tail)->value));
			tail = &(*tail)->next;
			(void)lex_blank(l);
			if (pairs && n % 2 == 0)
				TRY(lex_expect(l, ':'));
			else if (!lex_take(l, ','))
				break;
			(void)lex_blank(l);
		}
		n++;
	}
	if (!lex_take(l, ')'))
		return lex_expected(l, "',' or ')'");
	lex_leave(l);
	node->end = lex_pos(l, l->p);
	return pairs ? NULL : check_count(l, f, n, node->pos);
}

/* any( [x:expr] ) and all( x:expr ); the cursor behind "(". */
static struct err *
lambda(struct lex *l, struct ast_seg *s)
{
	TRY(lex_enter(l));
	(void)lex_blank(l);
	s->parens = true;
	if (s->kind == SEG_ALL || !lex_at(l, ')')) {
		s->var = lex_word(l);
		if (s->var.n == 0)
			return lex_expected(l, "a variable");
		l->p += s->var.n;
		(void)lex_blank(l);
		TRY(lex_expect(l, ':'));
		(void)lex_blank(l);
		TRY(parse_common(l, &s->body));
		(void)lex_blank(l);
	}
	TRY(lex_expect(l, ')'));
	lex_leave(l);
	return NULL;
}

struct err *
parse_annotation(struct lex *l, struct ast_seg **ret)
{
	TRY(parse_new_seg(l, SEG_ANNOTATION, ret));
	l->p++;
	if (!lex_name(l, &(*ret)->name, &(*ret)->qualified))
		return lex_expected(l, "a name behind '@'");
	if (lex_take(l, '#')) {
		(*ret)->var = lex_word(l);
		l->p += (*ret)->var.n;
		if ((*ret)->var.n == 0)
			return lex_expected(l, "a qualifier behind '#'");
	}
	(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

/* Consumes a whole word; l->p is at "$". */
static bool
take_dollar(struct lex *l, struct str word)
{
	struct str rest = { l->p, (size_t)(l->end - l->p) };

	if (!str_starts(rest, word) || lex_is_name(lex_peek(l, word.n)))
		return false;
	l->p += word.n;
	return true;
}

static struct err *
not_built(struct lex *l, const char *what)
{
	long pos = lex_pos(l, l->p);

	return ERR_AT(l->arena, NOT_IMPLEMENTED, l->what, pos,
	    "%s in %.*s at position %ld is not supported", what, STRF(l->what),
	    pos);
}

static struct err *
first_dollar(struct lex *l, struct ast_seg **ret)
{
	struct str rest = { l->p, (size_t)(l->end - l->p) };

	if (str_starts(rest, S("$these")))
		return not_built(l, "$these");
	TRY(parse_new_seg(l, SEG_IT, ret));
	if (take_dollar(l, S("$it")))
		(*ret)->kind = SEG_IT;
	else if (take_dollar(l, S("$this")))
		(*ret)->kind = SEG_THIS;
	else if (take_dollar(l, S("$root")) && lex_at(l, '/'))
		(*ret)->kind = SEG_ROOT;
	else
		return lex_expected(l, "a literal or a name");
	(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

/* /$count[(…)] and /$filter(…) */
static struct err *
next_dollar(struct lex *l, struct ast_seg **ret)
{
	TRY(parse_new_seg(l, SEG_COUNT, ret));
	if (take_dollar(l, S("$count"))) {
		if (lex_take(l, '(')) {
			(*ret)->parens = true;
			TRY(parse_nested(l, WHERE_COUNT, &(*ret)->opts));
		}
	} else if (take_dollar(l, S("$filter"))) {
		(*ret)->kind = SEG_FILTER;
		TRY(lex_enter(l));
		TRY(lex_expect(l, '('));
		(void)lex_blank(l);
		TRY(parse_common(l, &(*ret)->body));
		(void)lex_blank(l);
		TRY(lex_expect(l, ')'));
		lex_leave(l);
	} else {
		return lex_expected(l, "a name, $count or $filter behind '/'");
	}
	(*ret)->end = lex_pos(l, l->p);
	return NULL;
}

/* What stands in parentheses behind a name: of a function, a key, or of one
 * of the operators that are written behind the path of a collection. */
static struct err *
parentheses(struct lex *l, bool first, struct ast_seg *s)
{
	bool aggregate = str_eq(s->name, S("aggregate"));

	if (str_ieq(s->name, S("any")))
		s->kind = SEG_ANY;
	else if (str_ieq(s->name, S("all")))
		s->kind = SEG_ALL;
	if (first && (s->kind != SEG_NAME || aggregate))
		return lex_expected(
		    l, "the path of a collection before any, all or aggregate");
	if (aggregate) {
		l->p = s->name.p;
		return not_built(l, "aggregate()");
	}
	l->p++;
	s->parens = true;
	return s->kind == SEG_NAME ? parse_args(l, false, &s->args)
				   : lambda(l, s);
}

/* A name behind "/" or at the beginning, with its parentheses. */
static struct err *
named(struct lex *l, bool first, struct ast_seg **ret)
{
	struct ast_seg *s;

	TRY(parse_new_seg(l, SEG_NAME, ret));
	s = *ret;
	if (!lex_name(l, &s->name, &s->qualified))
		return lex_expected(l, "a name");
	s->identifier = true;
	if (lex_at(l, '('))
		TRY(parentheses(l, first, s));
	s->end = lex_pos(l, l->p);
	return NULL;
}

static struct err *
next_seg(struct lex *l, struct ast_seg **ret)
{
	if (lex_at(l, '$'))
		return next_dollar(l, ret);
	if (lex_at(l, '@'))
		return parse_annotation(l, ret);
	return named(l, false, ret);
}

/* Nothing can follow $count. */
static bool
goes_on(struct lex *l, const struct ast_seg *last)
{
	return last->kind != SEG_COUNT && last->kind != SEG_ANY &&
	    last->kind != SEG_ALL && lex_take(l, '/');
}

static struct err *
rest_of_path(struct lex *l, struct ast *node)
{
	struct ast_seg *last = node->segs;
	size_t n = 1;

	while (goes_on(l, last)) {
		if (++n > l->lim->segments)
			return ERR_AT(l->arena, LIMIT, l->what,
			    lex_pos(l, l->p),
			    "A path in %.*s has more than %zu segments "
			    "(path_segments)",
			    STRF(l->what), l->lim->segments);
		TRY(next_seg(l, &last->next));
		last = last->next;
	}
	node->end = lex_pos(l, l->p);
	return NULL;
}

/* @name alone is an alias; with a namespace, "#" or a path, an annotation. */
static struct err *
at_sign(struct lex *l, struct ast *node)
{
	TRY(parse_annotation(l, &node->segs));
	if (!node->segs->qualified && node->segs->var.n == 0 &&
	    !lex_at(l, '/')) {
		node->kind = AST_ALIAS;
		node->name = node->segs->name;
		node->segs = NULL;
		node->end = lex_pos(l, l->p);
		return NULL;
	}
	return rest_of_path(l, node);
}

struct err *
parse_member(struct lex *l, struct ast **ret)
{
	const struct function *f;
	const char *begin = l->p;
	struct str name;
	bool qualified;

	if (lex_is_name_start(lex_peek(l, 0))) {
		(void)lex_name(l, &name, &qualified);
		if (lex_at(l, '\''))
			return parse_prefixed(l, begin, name, qualified, ret);
		f = lex_at(l, '(') ? function_find(name) : NULL;
		if (f != NULL) {
			l->p = begin;
			TRY(parse_new(l, AST_CALL, ret));
			l->p += name.n + 1;
			(*ret)->name = name;
			return call(l, f, *ret);
		}
		l->p = begin;
	}
	TRY(parse_new(l, AST_PATH, ret));
	if (lex_at(l, '@'))
		return at_sign(l, *ret);
	if (lex_at(l, '$'))
		TRY(first_dollar(l, &(*ret)->segs));
	else
		TRY(named(l, true, &(*ret)->segs));
	return rest_of_path(l, *ret);
}
