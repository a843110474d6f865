/* SPDX-License-Identifier: MIT */
/* names.c - walks a tree and looks its names up in a file's Constraints. */
#include "config.h"
#include "names.h"

/* What a path can be about after a segment; a set, since a name can stand
 * for several things. */
enum {
	ENT_COL = 1 << 0,
	ENT = 1 << 1,
	CPX_COL = 1 << 2,
	CPX = 1 << 3,
	PRIM_COL = 1 << 4,
	PRIM = 1 << 5,
	STREAM = 1 << 6,
	ENT_COL_CAST = 1 << 7, /* behind a type: no second one */
	ENT_CAST = 1 << 8,
	CPX_COL_CAST = 1 << 9,
	CPX_CAST = 1 << 10,
	ENT_KEY = 1 << 11, /* behind a key segment: more may come */
	ROOT = 1 << 12,    /* names of the container come next */
	DONE = 1 << 13,    /* complete; nothing follows */
	BOUND = 1 << 14,   /* an operation may follow */
	CALLED = 1 << 15,  /* a function without parentheses: $query may */
	TYPED = 1 << 16,   /* $entity, $all: one type may follow */
	SCOPE = 1 << 17,   /* a type at the beginning of an expression */
	ANY_COL = ENT_COL | ENT_COL_CAST | CPX_COL | CPX_COL_CAST | PRIM_COL,
	ANY_ENT = ENT | ENT_CAST | ENT_KEY,
	ANY_CPX = CPX | CPX_CAST,
	VALUES = ENT_COL | ENT | CPX_COL | CPX | PRIM_COL | PRIM | STREAM
};

struct scope {
	struct str var;
	const struct scope *outer;
};

static bool expr_fits(struct names *, const struct ast *, const struct scope *);
static bool
options_fit(struct names *, const struct ast_options *, const struct scope *);

/* The lists write keys as they stand in a URL. */
static bool
same_decoded(struct str name, struct str encoded)
{
	size_t n = 0;

	for (size_t i = 0; i < encoded.n; i++, n++) {
		char c = encoded.p[i];

		if (c == '%' && i + 2 < encoded.n) {
			c = (char)(hex_digit(encoded.p[i + 1]) * 16 +
			    hex_digit(encoded.p[i + 2]));
			i += 2;
		}
		if (n == name.n || name.p[n] != c)
			return false;
	}
	return n == name.n;
}

static bool
listed(const struct names *n, const char *kind, struct str name)
{
	struct json_object *list;

	if (n->constraints == NULL)
		return true;
	/* a missing list is empty, but the cases use these two unlisted */
	if (!json_object_object_get_ex(n->constraints, kind, &list))
		return strcmp(kind, "keyPropertyAlias") == 0 ||
		    strcmp(kind, "parameterName") == 0;
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		struct json_object *o = json_object_array_get_idx(list, i);

		if (same_decoded(name, str_of(json_object_get_string(o))))
			return true;
	}
	return false;
}

/* Splits off the namespace and looks its parts up. */
static bool
namespace_fits(struct names *n, struct str *name)
{
	struct str part, rest;

	while (str_cut(*name, '.', &part, &rest)) {
		if (!listed(n, "namespacePart", part))
			return false;
		*name = rest;
	}
	return true;
}

struct kind {
	const char *list;
	unsigned to;
};

static unsigned
look_up(struct names *n, const struct kind *k, size_t nk, struct str name)
{
	unsigned to = 0;

	for (size_t i = 0; i < nk; i++)
		if (listed(n, k[i].list, name))
			to |= k[i].to;
	return to;
}

static const struct kind properties[] = {
	{ "entityColNavigationProperty", ENT_COL },
	{ "entityNavigationProperty", ENT },
	{ "complexColProperty", CPX_COL },
	{ "complexProperty", CPX },
	{ "primitiveColProperty", PRIM_COL },
	{ "primitiveKeyProperty", PRIM },
	{ "primitiveNonKeyProperty", PRIM },
	{ "streamProperty", STREAM },
};
static const struct kind functions[] = {
	{ "entityColFunction", ENT_COL },
	{ "entityFunction", ENT },
	{ "complexColFunction", CPX_COL },
	{ "complexFunction", CPX },
	{ "primitiveColFunction", PRIM_COL },
	{ "primitiveFunction", PRIM },
};
static const struct kind imports[] = {
	{ "entityColFunctionImport", ENT_COL },
	{ "entityFunctionImport", ENT },
	{ "complexColFunctionImport", CPX_COL },
	{ "complexFunctionImport", CPX },
	{ "primitiveColFunctionImport", PRIM_COL },
	{ "primitiveFunctionImport", PRIM },
};
static const struct kind sets[] = {
	{ "entitySetName", ENT_COL },
	{ "singletonEntity", ENT },
	{ "actionImport", DONE },
};

static bool
args_named(struct names *n, const struct ast_arg *a, bool key)
{
	for (; a != NULL; a = a->next) {
		if (a->name.n == 0) {
			if (!key)
				return false;
			continue;
		}
		if (key ? !listed(n, "primitiveKeyProperty", a->name) &&
			    !listed(n, "keyPropertyAlias", a->name)
			: !listed(n, "parameterName", a->name))
			return false;
	}
	return true;
}

/* Sets and properties, with a key when there are parentheses. */
static unsigned
keyed(struct names *n, unsigned to, const struct ast_seg *s)
{
	if (!s->parens)
		return to;
	return (to & (ENT_COL | ENT_COL_CAST)) != 0 && s->args != NULL &&
		args_named(n, s->args, true)
	    ? ENT
	    : 0;
}

static unsigned
called(struct names *n, unsigned to, const struct ast_seg *s, bool expr)
{
	if (to == 0)
		return 0;
	if (!s->parens)
		return expr ? 0 : CALLED;
	return args_named(n, s->args, false) ? to : 0;
}

/* A type behind from. */
static unsigned
cast(struct names *n, unsigned from, struct str name)
{
	unsigned to = 0;

	if (listed(n, "entityTypeName", name)) {
		to |= (from & ENT_COL) != 0 ? ENT_COL_CAST : 0;
		to |= (from & (ENT | ENT_KEY)) != 0 ? ENT_CAST : 0;
		to |= (from & TYPED) != 0 ? DONE : 0;
		to |= (from & SCOPE) != 0 ? ENT_CAST : 0;
	}
	if (listed(n, "complexTypeName", name)) {
		to |= (from & CPX_COL) != 0 ? CPX_COL_CAST : 0;
		to |= (from & CPX) != 0 ? CPX_CAST : 0;
		to |= (from & SCOPE) != 0 ? CPX_CAST : 0;
	}
	return to;
}

static bool
is_index(struct str s)
{
	s = str_skip(s, str_starts(s, S("-")));
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]))
			return false;
	return s.n > 0;
}

/* A key or an ordinal index, written as a segment. */
static unsigned
key_segment(struct names *n, unsigned from, struct str name)
{
	unsigned to = 0;

	if ((from & (ENT_COL | ENT_COL_CAST | ENT_KEY)) != 0 &&
	    listed(n, "keyPathLiteral", name))
		to |= ENT_KEY;
	if (is_index(name)) {
		to |= (from & (CPX_COL | CPX_COL_CAST)) != 0 ? CPX : 0;
		to |= (from & PRIM_COL) != 0 ? PRIM : 0;
	}
	return to;
}

static unsigned
container_name(struct names *n, const struct ast_seg *s, bool expr)
{
	unsigned to = look_up(n, sets, N_ELEM(sets), s->name);

	if (s->qualified)
		return 0;
	to = keyed(n, expr ? to & ~(unsigned)DONE : to, s);
	return to |
	    called(n, look_up(n, imports, N_ELEM(imports), s->name), s, expr);
}

static unsigned
name_step(struct names *n, unsigned from, const struct ast_seg *s, bool expr)
{
	struct str name = s->name;
	unsigned to = 0;

	if (!s->identifier)
		return key_segment(n, from, name);
	if ((from & ROOT) != 0)
		return container_name(n, s, expr);
	if (!expr && !s->parens)
		to |= key_segment(n, from, name);
	if (!namespace_fits(n, &name))
		return 0;
	if ((from & (ANY_ENT | ANY_CPX | SCOPE)) != 0 && !s->qualified)
		to |= keyed(
		    n, look_up(n, properties, N_ELEM(properties), name), s);
	if (from != TYPED && from != DONE && from != CALLED) {
		to |= called(
		    n, look_up(n, functions, N_ELEM(functions), name), s, expr);
		if (!expr && !s->parens && listed(n, "action", name))
			to |= DONE;
	}
	return to | keyed(n, cast(n, from, name), s);
}

/* Segments that are written with "$" and lambdas. */
static unsigned
other_step(unsigned from, enum ast_seg_kind kind, bool expr)
{
	switch (kind) {
	case SEG_COUNT: return (from & ANY_COL) != 0 ? DONE : 0;
	case SEG_ANY:
	case SEG_ALL: return expr && (from & ANY_COL) != 0 ? DONE : 0;
	case SEG_VALUE: return (from & (ANY_ENT | PRIM)) != 0 ? DONE : 0;
	case SEG_REF:
		return (from & (ENT_COL | ENT_COL_CAST | ANY_ENT)) != 0 ? DONE
									: 0;
	case SEG_EACH: return (from & ANY_COL) != 0 ? BOUND : 0;
	case SEG_FILTER: return from & ANY_COL;
	case SEG_QUERY: return (from & DONE) == 0 ? DONE : 0;
	case SEG_IT:
	case SEG_THIS:
	case SEG_ANNOTATION: return VALUES;
	case SEG_STAR: return ENT_COL;
	case SEG_ROOT: return ROOT;
	case SEG_METADATA:
	case SEG_BATCH: return DONE;
	case SEG_ALL_DATA:
	case SEG_ENTITY: return TYPED;
	case SEG_CROSSJOIN: return CALLED;
	case SEG_NAME: break;
	}
	return 0;
}

static bool
values_fit(struct names *n, const struct ast_arg *a, const struct scope *sc)
{
	for (; a != NULL; a = a->next)
		if (a->value != NULL && !expr_fits(n, a->value, sc))
			return false;
	return true;
}

/* What stands inside a segment. */
static bool
inside_fits(struct names *n, const struct ast_seg *s, const struct scope *sc)
{
	struct scope inner = { s->var, sc };

	if (s->kind == SEG_CROSSJOIN)
		for (const struct ast_arg *a = s->args; a != NULL; a = a->next)
			if (!listed(n, "entitySetName", a->name))
				return false;
	if (s->kind == SEG_ANNOTATION) {
		struct str name = s->name;

		if (!namespace_fits(n, &name))
			return false;
	}
	if (!values_fit(n, s->args, sc))
		return false;
	if (s->body != NULL &&
	    !expr_fits(n, s->body, s->kind == SEG_FILTER ? sc : &inner))
		return false;
	return s->opts == NULL || options_fit(n, s->opts, sc);
}

/* A name goes wrong at its end: until there it could be a longer one; a name
 * of the container has no namespace. */
static void
note_wrong(struct names *n, const struct ast_seg *s, bool at_root)
{
	n->wrong = s->name.n > 0 ? s->name : S("$…");
	n->pos = s->pos;
	if (s->kind == SEG_NAME)
		n->pos += (long)(at_root ? str_index(s->name, '.') : s->name.n);
}

static unsigned
walk(struct names *n, const struct ast_seg *s, unsigned from,
    const struct scope *sc, bool expr)
{
	for (; s != NULL && from != 0; s = s->next) {
		bool at_root = (from & ROOT) != 0;

		from = s->kind == SEG_NAME ? name_step(n, from, s, expr)
					   : other_step(from, s->kind, expr);
		if (from == 0 || !inside_fits(n, s, sc)) {
			if (n->wrong.n == 0)
				note_wrong(n, s, at_root);
			return 0;
		}
	}
	return from;
}

static bool
in_scope(const struct scope *sc, struct str name)
{
	for (; sc != NULL; sc = sc->outer)
		if (str_eq(sc->var, name))
			return true;
	return false;
}

static bool
path_fits(struct names *n, const struct ast *e, const struct scope *sc)
{
	const struct ast_seg *s = e->segs;
	struct str name = s->name;

	if (s->kind == SEG_NAME && !s->parens && in_scope(sc, s->name))
		return s->next == NULL ||
		    walk(n, s->next, VALUES, sc, true) != 0;
	/* a type at the beginning needs a member behind it */
	if (s->kind == SEG_NAME && s->next == NULL && !s->parens &&
	    (s->qualified ||
		look_up(n, properties, N_ELEM(properties), name) == 0)) {
		note_wrong(n, s, false);
		return false;
	}
	return walk(n, s, SCOPE, sc, true) != 0;
}

/* The last argument of cast() and isof(). */
static bool
type_fits(struct names *n, const struct ast *e)
{
	const struct ast_seg *s = e->segs;
	struct str name;

	if (e->kind != AST_PATH || s->kind != SEG_NAME || s->next != NULL)
		return false;
	name = s->name;
	if (str_eq(name, S("Collection")) && s->args != NULL)
		return type_fits(n, s->args->value);
	if (s->parens)
		return false;
	if (str_starts(name, S("Edm.")))
		return true;
	return namespace_fits(n, &name) &&
	    (listed(n, "entityTypeName", name) ||
		listed(n, "complexTypeName", name) ||
		listed(n, "enumerationTypeName", name));
}

static bool
call_fits(struct names *n, const struct ast *e, const struct scope *sc)
{
	const struct ast_arg *a = e->args;

	if (!str_ieq(e->name, S("cast")) && !str_ieq(e->name, S("isof")))
		return values_fit(n, a, sc);
	if (a->next != NULL && !expr_fits(n, a->value, sc))
		return false;
	return type_fits(n, a->next != NULL ? a->next->value : a->value);
}

static bool
enum_fits(struct names *n, const struct ast *e)
{
	struct str type = e->name, text = e->text, one;
	bool more;

	if (!namespace_fits(n, &type) ||
	    !listed(n, "enumerationTypeName", type))
		return false;
	do {
		more = str_cut(text, ',', &one, &text);
		if (!is_digit(one.p[one.n - 1]) &&
		    !listed(n, "enumerationMember", one))
			return false;
	} while (more);
	return true;
}

static bool
expr_fits(struct names *n, const struct ast *e, const struct scope *sc)
{
	if (e->kind == AST_PATH)
		return path_fits(n, e, sc);
	if (e->kind == AST_CALL)
		return call_fits(n, e, sc);
	if (e->kind == AST_ENUM)
		return enum_fits(n, e);
	return values_fit(n, e->args, sc);
}

/* Operations may be selected by name alone. */
static bool
select_fits(struct names *n, const struct ast_item *i, const struct scope *sc)
{
	const struct ast_seg *s = i->path;
	struct str name = s->name;

	if (s->kind == SEG_STAR && name.n > 0)
		return namespace_fits(n, &name) &&
		    listed(n, "namespacePart", name);
	return walk(n, s, SCOPE, sc, false) != 0;
}

static bool
items_fit(struct names *n, const struct ast_item *i, const struct scope *sc,
    bool select)
{
	for (; i != NULL; i = i->next) {
		if (select ? !select_fits(n, i, sc)
			   : walk(n, i->path, SCOPE, sc, true) == 0 &&
			    i->path->kind != SEG_VALUE)
			return false;
		if (i->opts != NULL && !options_fit(n, i->opts, sc))
			return false;
	}
	return true;
}

static bool
options_fit(
    struct names *n, const struct ast_options *o, const struct scope *sc)
{
	n->apply |= o->opt[OPT_APPLY].given;
	if (o->filter != NULL && !expr_fits(n, o->filter, sc))
		return false;
	for (const struct ast_order *i = o->orderby; i != NULL; i = i->next)
		if (!expr_fits(n, i->expr, sc))
			return false;
	for (const struct ast_compute *i = o->compute; i != NULL; i = i->next)
		if (!expr_fits(n, i->expr, sc))
			return false;
	for (const struct ast_alias *i = o->aliases; i != NULL; i = i->next)
		if (!expr_fits(n, i->value, sc))
			return false;
	return items_fit(n, o->select, sc, true) &&
	    items_fit(n, o->expand, sc, false);
}

bool
names_fit(struct names *n, const struct ast_uri *u)
{
	/* the core cases use this variable where no lambda binds it */
	static const struct scope unbound = { { "lambda", 6 }, NULL };

	n->wrong = S("");
	n->pos = ERR_NO_POS;
	n->apply = false;
	if (u->path != NULL && walk(n, u->path, ROOT, &unbound, false) == 0)
		return false;
	return options_fit(n, u->opts, &unbound);
}
