/* SPDX-License-Identifier: MIT */
/*
 * bind_expr.c - expressions: paths, joins, and the walk.
 */
#include "config.h"
#include "odata/bind_in.h"

struct scope *
bind_scope(struct binder *b, const struct edm_set *set)
{
	struct scope *s = NEW(b->arena, struct scope);

	s->set = set;
	s->joins = NEWN(b->arena, struct join *, b->limits->joins + 1);
	s->base = true;
	s->numbers = NEW(b->arena, unsigned);
	return s;
}

struct err *
bind_number(
    struct binder *b, struct scope *s, struct str name, long pos, unsigned *ret)
{
	if (*s->numbers == b->limits->joins)
		return ERR_AT(b->arena, LIMIT, name, pos,
		    "More than %zu navigation paths in one query "
		    "(joins_max)",
		    b->limits->joins);
	*ret = ++*s->numbers;
	return NULL;
}

struct err *
bind_no_name(struct binder *b, enum err_code code, const struct edm_set *set,
    struct str name, long pos)
{
	struct str near = edm_nearest(set, name);
	struct edm_ref ref = edm_find(set, name);
	const struct edm_derived *of = ref.prop != NULL ? ref.prop->of
	    : ref.nav != NULL                           ? ref.nav->of
							: NULL;

	if (of != NULL)
		return err_new_(b->arena, code, name, pos, __FILE__, __LINE__,
		    "'%.*s' is a property of %.*s.%.*s: put that type before "
		    "it, and '/'",
		    STRF(name), STRF(b->model->ns), STRF(of->name));

	return err_new_(b->arena, code, name, pos, __FILE__, __LINE__,
	    near.n != 0 ? "%.*s has no property '%.*s'; did you mean '%.*s'?"
			: "%.*s has no property '%.*s'%.*s",
	    STRF(set->name), STRF(name), STRF(near));
}

struct err *
bind_refuse_seg(struct binder *b, const struct ast_seg *s)
{
	static const struct {
		const char *target, *text;
	} names[] = {
		[SEG_NAME] = { "", "A type cast or function" },
		[SEG_STAR] = { "*", "'*'" },
		[SEG_IT] = { "$it", "'$it'" },
		[SEG_THIS] = { "$this", "'$this'" },
		[SEG_ROOT] = { "$root", "'$root'" },
		[SEG_COUNT] = { "$count", "'$count' in this place" },
		[SEG_VALUE] = { "$value", "'$value' in this place" },
		[SEG_REF] = { "$ref", "'$ref'" },
		[SEG_EACH] = { "$each", "'$each', which is for changes," },
		[SEG_METADATA] = { "$metadata", "'$metadata' in this place" },
		[SEG_BATCH] = { "$batch", "'$batch'" },
		[SEG_ALL_DATA] = { "$all", "'$all'" },
		[SEG_CROSSJOIN] = { "$crossjoin", "'$crossjoin'" },
		[SEG_ENTITY] = { "$entity", "'$entity'" },
		[SEG_FILTER] = { "$filter", "'$filter' as a path segment" },
		[SEG_QUERY] = { "$query", "'$query'" },
		[SEG_ANY] = { "any", "The lambda operator 'any'" },
		[SEG_ALL] = { "all", "The lambda operator 'all'" },
		[SEG_ANNOTATION] = { "", "An annotation" },
	};
	struct str target = str_of(names[s->kind].target);

	return ERR_AT(b->arena, NOT_IMPLEMENTED,
	    s->name.n != 0 ? s->name : target, s->pos, "%s is not supported",
	    names[s->kind].text);
}

bool
bind_is_many(const struct join *j)
{
	return j->nav != NULL ? j->nav->many : !j->it;
}

/* The scope whose SELECT reads the row that a path begins with. */
static struct scope *
scope_of(struct scope *s, const struct join *row)
{
	while (row != NULL && !bind_is_many(row))
		row = row->from;
	while (s->formula || s->row != row)
		s = s->outer;
	return s;
}

struct err *
bind_join(struct binder *b, struct scope *s, const struct join *from,
    const struct edm_nav *nav, const struct edm_derived *as, long pos,
    const struct join **ret)
{
	struct join *j;
	unsigned number;

	s = scope_of(s, from);
	for (size_t i = 0; i < s->njoins; i++)
		if (s->joins[i]->from == from && s->joins[i]->nav == nav &&
		    s->joins[i]->as == as) {
			*ret = s->joins[i];
			return NULL;
		}
	TRY(bind_number(b, s, nav->name, pos, &number));
	j = NEW(b->arena, struct join);
	*j = (struct join){
		.from = from, .nav = nav, .as = as, .number = number
	};
	s->joins[s->njoins++] = j;
	*ret = j;
	return NULL;
}

static bool
may_be_missing(const struct join *j)
{
	for (; j != NULL && j->nav != NULL && !j->nav->many; j = j->from)
		if (j->nav->nullable || j->as != j->nav->as)
			return true;
	return false;
}

struct expr *
bind_property(
    struct binder *b, const struct edm_prop *p, const struct join *j, long pos)
{
	struct expr *e = bind_make(b, EX_PROP, p->type, pos, NULL, NULL);

	e->prop = p;
	e->etype = p->etype;
	e->join = j;
	e->nullable =
	    p->nullable || p->how == COLUMN_ZERODATE || may_be_missing(j);
	return p->how == COLUMN_SPAN ? bind_cast(b, e, p->type) : e;
}

struct expr *
bind_row(struct binder *b, const struct edm_set *set,
    const struct edm_derived *as, const struct join *j, long pos)
{
	struct expr *e;

	if (set->items_of != NULL && set->items_of->ctype == NULL)
		return bind_property(b, &set->props[0], j, pos);
	e = bind_property(b, set->keys[0], j, pos);
	e->as = as;
	e->nullable = may_be_missing(j);
	e->type = EDM__MAX;
	return e;
}

struct err *
bind_no_collection(
    struct binder *b, const struct ast_seg *s, const struct ast_seg *next)
{
	static const char *const names[] = {
		[SEG_ANY] = "any",
		[SEG_ALL] = "all",
		[SEG_COUNT] = "$count",
	};

	if (next->kind != SEG_ANY && next->kind != SEG_ALL &&
	    next->kind != SEG_COUNT)
		return NULL;
	return ERR_AT(b->arena, TYPE_MISMATCH, str_of(names[next->kind]),
	    next->pos, "'%s' needs a collection; '%.*s' is a single value",
	    names[next->kind], STRF(s->name));
}

/* Where a member path has arrived. */
struct place {
	const struct edm_set *set;
	const struct edm_derived *as;
	const struct join *row;
};

/* A row that is cast, or reached by navigation; the last one is the value. */
static struct err *
next_row(struct binder *b, struct scope *scope, const struct ast_seg *s,
    const struct edm_nav *nav, struct place *at, struct expr **ret)
{
	const struct edm_derived *to = at->as;

	if (nav == NULL) {
		TRY(bind_type(b, ERR_UNKNOWN_NAME, at->set, s, &to));
		TRY(bind_type_row(
		    b, scope, at->set, to, s->pos, &at->as, &at->row));
	} else {
		TRY(bind_join(
		    b, scope, at->row, nav, nav->as, s->pos, &at->row));
		at->set = nav->target;
		at->as = nav->as;
	}
	if (s->next != NULL)
		return NULL;
	*ret = bind_row(b, at->set, at->as, at->row, s->pos);
	(*ret)->nullable = true;
	return NULL;
}

/* One segment of a member path; *ret is made by the last. */
static struct err *
member(struct binder *b, struct scope *scope, const struct ast_seg *s,
    struct place *at, struct expr **ret)
{
	struct edm_ref ref;

	if (s->kind == SEG_NAME && s->parens)
		TRY(bind_function(b, scope,
		    &(struct scope){ .set = at->set, .row = at->row }, s, false,
		    ret));
	if (*ret != NULL)
		return NULL;
	if (bind_is_type(b, s) && !s->parens)
		return next_row(b, scope, s, NULL, at, ret);
	if (s->kind == SEG_NAME && s->qualified)
		return bind_no_type(b, ERR_UNKNOWN_NAME, s);
	if (s->kind != SEG_NAME)
		return bind_refuse_seg(b, s);
	ref = edm_find_in(at->set, at->as, s->name);
	if (s->parens && ref.prop == NULL && ref.nav == NULL)
		return ERR_AT(b->arena, UNKNOWN_NAME, s->name, s->pos,
		    "There is no function '%.*s'", STRF(s->name));
	if (s->parens)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, s->name, s->pos,
		    "A key inside an expression is not supported");
	if (ref.prop == NULL && ref.nav == NULL)
		return bind_no_name(
		    b, ERR_UNKNOWN_NAME, at->set, s->name, s->pos);
	if (ref.prop != NULL)
		return bind_prop_path(
		    b, scope, at->set, at->row, ref.prop, s, ret);
	if (s->next != NULL && !ref.nav->many)
		TRY(bind_no_collection(b, s, s->next));
	if (ref.nav->many)
		return bind_sub(b, scope, at->row, ref.nav, s, ret);
	return next_row(b, scope, s, ref.nav, at, ret);
}

/* The row that a path begins with: $it, $this, a variable, or what names
 * without any belong to (§5.1.1.14). *s is the segment behind that. */
static struct scope *
first_row(struct scope *scope, const struct ast_seg **s)
{
	struct scope *found = NULL;

	if ((*s)->kind == SEG_NAME && !(*s)->qualified && !(*s)->parens)
		found = bind_variable(scope, (*s)->name);
	else if ((*s)->kind == SEG_THIS || (*s)->kind == SEG_IT)
		found = scope;
	if (found != NULL && (*s)->kind == SEG_IT)
		while (found->outer != NULL && !found->it_here)
			found = found->outer;
	if (found != NULL && (*s)->kind == SEG_THIS)
		while (!found->base)
			found = found->outer;
	if (found != NULL) {
		*s = (*s)->next;
		return found;
	}
	while (!scope->base)
		scope = scope->outer;
	return scope;
}

/* The expression behind a name of $compute, as if it stood here. */
static struct err *
computed(struct binder *b, const struct scope *scope, const struct ast_seg *s,
    struct expr **ret)
{
	const struct computed *c = bind_computed(scope, s->name);
	struct expr *e;

	if (c == NULL)
		return NULL;
	if (s->next != NULL)
		return ERR_AT(b->arena, UNKNOWN_NAME, s->next->name,
		    s->next->pos, "'%.*s' has no properties", STRF(s->name));
	e = NEW(b->arena, struct expr);
	*e = *c->expr;
	e->pos = s->pos;
	*ret = e;
	return NULL;
}

static struct err *
bind_path(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	const struct ast_seg *s = a->segs;
	const bool it = s->kind == SEG_IT && b->expand_depth > 0;
	const struct scope *first;
	struct place at;

	*ret = NULL;
	if (b->nformulas > 0 &&
	    (s->kind == SEG_IT || s->kind == SEG_THIS || s->kind == SEG_ROOT))
		return bind_no_formula(b,
		    s->kind == SEG_IT         ? S("$it")
			: s->kind == SEG_THIS ? S("$this")
					      : S("$root"),
		    s->pos);
	if (s->kind == SEG_ROOT)
		return bind_root(b, scope, a, ret);
	first = first_row(scope, &s);
	if (it)
		at = (struct place){ b->top, b->top_as, bind_it(b, scope) };
	else
		at = (struct place){ first->set, first->as, first->row };
	if (s != NULL && s->kind == SEG_NAME && !s->parens && !it)
		TRY(computed(b, first, s, ret));
	if (s != NULL && *ret == NULL)
		TRY(bind_function(b, scope, first, s, s == a->segs, ret));
	if (s == NULL && at.set->nprops == 0) /* of bind_nothing() */
		return ERR_AT(b->arena, UNKNOWN_NAME, at.set->name, a->pos,
		    "%.*s has no entity of its own", STRF(at.set->name));
	if (s == NULL)
		*ret = bind_row(b, at.set, at.as, at.row, a->pos);
	for (; s != NULL && *ret == NULL; s = s->next)
		TRY(member(b, scope, s, &at, ret));
	return NULL;
}

static struct err *
arguments(struct binder *b, struct scope *scope, const struct ast_arg *list,
    struct expr ***ret, size_t *n)
{
	*n = 0;
	for (const struct ast_arg *x = list; x != NULL; x = x->next)
		++*n;
	*ret = NEWN(b->arena, struct expr *, *n + 1);
	*n = 0;
	for (const struct ast_arg *x = list; x != NULL; x = x->next)
		TRY(bind_expr(b, scope, x->value, &(*ret)[(*n)++]));
	return NULL;
}

static struct err *
bind_list(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	const struct ast *list;
	struct expr *x, **members;
	size_t n;

	TRY(bind_expr(b, scope, a->args->value, &x));
	TRY(bind_alias(b, a->args->next->value, &list));
	if (list != NULL && list->kind == AST_PATH) {
		struct expr *items;

		TRY(bind_expr(b, scope, list, &items));
		if (items->type == EDM_COLLECTION)
			return bind_in_items(b, scope, a->pos, x, items, ret);
	}
	/* "(7)" by an alias reads as a value in parentheses. */
	if (list != NULL && list->kind != AST_LIST && list->parens) {
		members = NEWN(b->arena, struct expr *, 1);
		TRY(bind_expr(b, scope, list, &members[0]));
		return bind_in(b, a->pos, x, members, 1, ret);
	}
	if (list == NULL || list->kind != AST_LIST)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, S("in"),
		    a->args->next->pos,
		    "'in' is supported with a list of values only");
	TRY(arguments(b, scope, list->args, &members, &n));
	return bind_in(b, a->pos, x, members, n, ret);
}

static bool
is_chain(const struct ast *a, enum ast_op op)
{
	return a->kind == AST_OP && a->op == op;
}

/* a and b and c …: one node, however long, since the tree leans to the left
 * and would be as deep as it is long. */
static struct err *
chain(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	const struct ast *left = a;
	struct expr *e = bind_make(b, EX_OP, EDM_BOOL, a->pos, NULL, NULL);
	struct expr *checked;
	const struct ast **parts;
	size_t n;

	for (e->nargs = 1; is_chain(left, a->op); left = left->args->value)
		e->nargs++;
	parts = NEWN(b->arena, const struct ast *, e->nargs);
	n = e->nargs;
	for (left = a; --n != 0; left = left->args->value)
		parts[n] = left->args->next->value;
	parts[0] = left;
	e->op = a->op;
	e->args = NEWN(b->arena, struct expr *, e->nargs);
	for (size_t i = 0; i < e->nargs; i++) {
		TRY(bind_expr(b, scope, parts[i], &e->args[i]));
		TRY(bind_op(b, a->op, parts[i]->pos, e->args[i],
		    bind_truth(b, true, a->pos), &checked));
		e->nullable |= e->args[i]->nullable;
	}
	*ret = e;
	return NULL;
}

static struct err *
operator(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	struct expr *x, *y = NULL;
	bool found;

	if (a->op == OP_IN)
		return bind_list(b, scope, a, ret);
	if (a->op == OP_AND || a->op == OP_OR)
		return chain(b, scope, a, ret);
	TRY(bind_structure(b, scope, a, &found, ret));
	if (found)
		return NULL;
	TRY(bind_expr(b, scope, a->args->value, &x));
	if (a->args->next != NULL)
		TRY(bind_expr(b, scope, a->args->next->value, &y));
	return bind_op(b, a->op, a->pos, x, y, ret);
}

static struct err *
one(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	struct expr **args;
	bool found;
	size_t n;

	if (a->kind == AST_PATH)
		return bind_path(b, scope, a, ret);
	if (a->kind == AST_ALIAS)
		return bind_alias_value(b, scope, a, ret);
	if (a->kind == AST_OP)
		return operator(b, scope, a, ret);
	if (a->kind != AST_CALL)
		return bind_lit(b, a, ret);
	TRY(bind_form(b, scope, a, &found, ret));
	if (found)
		return NULL;
	/* Those that are not built take what no expression is: types. */
	if (func_find(a->name, NULL, SIZE_MAX, &(enum func){ 0 }) ==
	    FUNC_NO_NAME)
		return bind_call(b, a, NULL, 0, ret);
	TRY(arguments(b, scope, a->args, &args, &n));
	return bind_call(b, a, args, n, ret);
}

struct err *
bind_expr(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	if (++b->nodes > BIND_NODES_MAX || b->depth == BIND_DEPTH_MAX)
		return ERR_AT(b->arena, LIMIT, S(""), a->pos,
		    "The expression is too large: more than %d parts or "
		    "%d levels",
		    (int)BIND_NODES_MAX, (int)BIND_DEPTH_MAX);
	b->depth++;
	TRY(one(b, scope, a, ret));
	b->depth--;
	return NULL;
}

struct err *
bind_bool(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	TRY(bind_expr(b, scope, a, ret));
	if ((*ret)->type == EDM_NULL)
		*ret = bind_truth(b, false, a->pos);
	if ((*ret)->type != EDM_BOOL)
		return ERR_AT(b->arena, TYPE_MISMATCH, S("$filter"), a->pos,
		    "A filter must be Edm.Boolean, not %.*s",
		    STRF(bind_type_name(*ret)));
	return NULL;
}
