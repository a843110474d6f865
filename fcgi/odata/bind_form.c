/* SPDX-License-Identifier: MIT */
/*
 * bind_form.c - calls whose arguments are more than values: case(), cast() and
 * isof() (URL Conventions §5.1.1.10 and §5.1.1.11); those with lists stand in
 * bind_items.c.
 *
 * A cast that the values allow but this one does not is null (§5.1.1.10.1).
 * Which types can be cast at all is a matter of func.def.
 */
#include "config.h"
#include "odata/bind_in.h"

/* What a type name in an expression can stand for; one is set. */
struct named {
	enum edm_type type; /* primitive, or EDM_ENUM with etype */
	const struct edm_enum *etype;
	const struct edm_complex *ctype; /* type is EDM_COMPLEX */
	/* An entity type: type is EDM__MAX. */
	const struct edm_set *set;
	const struct edm_derived *derived; /* NULL: that of the set */
	bool any; /* Edm.PrimitiveType: type is EDM_NULL */
};

static struct err *
no_type(struct binder *b, const struct ast *a)
{
	return ERR_AT(b->arena, UNKNOWN_NAME, S("type"), a->pos,
	    "There must be a qualified type name, such as Edm.String, at "
	    "position %ld",
	    a->pos);
}

static struct err *
find_type(struct binder *b, const struct ast *a, struct named *ret)
{
	const struct ast_seg *s = a->segs;
	struct str ns = b->model->ns, name;
	struct edm_entity_type entity;

	*ret = (struct named){ .type = EDM__MAX };
	if (a->kind != AST_PATH || s->kind != SEG_NAME || !s->qualified ||
	    s->parens || s->next != NULL)
		return no_type(b, a);
	if (str_eq(s->name, S("Edm.PrimitiveType"))) {
		ret->type = EDM_NULL;
		ret->any = true;
		return NULL;
	}
	ret->type = edm_type_find(s->name);
	if (ret->type != EDM__MAX)
		return NULL;
	if (str_starts(s->name, ns) && s->name.n > ns.n + 1 &&
	    s->name.p[ns.n] == '.') {
		name = str_skip(s->name, ns.n + 1);
		for (size_t i = 0; i < b->model->nenums; i++)
			if (str_eq(b->model->enums[i].name, name)) {
				ret->etype = &b->model->enums[i];
				ret->type = EDM_ENUM;
				return NULL;
			}
		for (size_t i = 0; i < b->model->ncomplexes; i++)
			if (str_eq(b->model->complexes[i]->name, name)) {
				ret->ctype = b->model->complexes[i];
				ret->type = EDM_COMPLEX;
				return NULL;
			}
		entity = edm_find_type(b->model, name);
		ret->set = entity.set;
		ret->derived = entity.derived;
		if (ret->set != NULL)
			return NULL;
	}
	return ERR_AT(b->arena, UNKNOWN_NAME, s->name, s->pos,
	    "There is no type '%.*s'", STRF(s->name));
}

static struct err *
no_cast(struct binder *b, long pos, const struct expr *x, struct str to)
{
	return ERR_AT(b->arena, NOT_IMPLEMENTED, S("cast"), pos,
	    "A cast from %.*s to %.*s is not supported",
	    STRF(bind_type_name(x)), STRF(to));
}

/* A literal in the form of a string is read as one of the type. False when
 * it is none. */
static bool
read_string(struct binder *b, struct expr **x, const struct named *to)
{
	const struct expr like = {
		.kind = EX_PROP, .type = to->type, .etype = to->etype
	};

	if ((*x)->kind != EX_LIT || (*x)->type != EDM_STRING ||
	    to->type == EDM_STRING)
		return true;
	if (bind_beside(b, x, &like) != NULL || bind_is_special(*x))
		return false;
	return !edm_is_integer(to->type) || edm_is_integer((*x)->type);
}

static bool
is_same(const struct expr *x, const struct named *t)
{
	if (t->ctype != NULL)
		return x->type == EDM_COMPLEX && x->prop->ctype == t->ctype;
	return x->type == t->type && x->etype == t->etype;
}

/* Calculation leaves more zeros behind the point than anybody wants. */
static bool
is_calculated(const struct expr *x)
{
	return x->type == EDM_DECIMAL && x->kind != EX_PROP &&
	    x->kind != EX_LIT;
}

/* By the line of func.def for the type. */
static struct err *
cast_by_table(struct binder *b, long pos, struct expr *x,
    const struct named *to, struct expr **ret)
{
	struct str type = edm_type_name(to->type);
	struct expr *e = bind_make(b, EX_FUNC, to->type, pos, x, NULL);

	if (bind_is_special(x) ||
	    func_find(
		arena_strf(b->arena, "cast %.*s%s", STRF(type),
		    to->type == EDM_STRING && is_calculated(x) ? " computed"
							       : ""),
		e->args, 1, &e->func) != FUNC_FITS)
		return no_cast(b, pos, x, type);
	e->nullable = true;
	*ret = e;
	return NULL;
}

/* Is the text that the database keeps the name of the member? */
static bool
is_plain(const struct expr *x)
{
	const struct edm_enum *t = x->etype;

	for (size_t i = 0; i < t->nmembers; i++)
		if (!str_eq(t->members[i].name, t->members[i].value))
			return false;
	return !t->flags && x->kind == EX_PROP;
}

/* The set that an entity is of. */
static const struct edm_set *
set_of(
    const struct binder *b, const struct scope *scope, const struct expr *row)
{
	const struct join *j = row->join;

	while (j == NULL && scope->outer != NULL)
		scope = scope->outer;
	if (j == NULL)
		return scope->set;
	if (j->nav != NULL)
		return j->nav->target;
	return j->it ? b->top : j->steps[j->nsteps - 1].set;
}

/* The entity itself: that of the names without a variable. */
static struct expr *
itself(struct binder *b, const struct scope *scope, long pos)
{
	while (!scope->base)
		scope = scope->outer;
	return bind_row(b, scope->set, scope->as, scope->row, pos);
}

/* An entity as one of another type of its set: missing when it is none. */
static struct err *
cast_entity(struct binder *b, struct scope *scope, const struct ast *a,
    const struct expr *x, const struct named *to, struct expr **ret)
{
	const struct edm_set *set = set_of(b, scope, x);
	const struct edm_derived *as = x->as;
	const struct join *row = x->join;

	if (to->set != set || !edm_related(as, to->derived)) {
		*ret = bind_null(b, a->pos);
		return NULL;
	}
	TRY(bind_type_row(b, scope, set, to->derived, a->pos, &as, &row));
	*ret = bind_row(b, set, as, row, a->pos);
	(*ret)->nullable = true;
	return NULL;
}

static struct err *
cast(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	const struct ast_arg *arg = a->args;
	const struct ast *type =
	    arg->next == NULL ? arg->value : arg->next->value;
	struct named to;
	struct expr *x;

	if (arg->next == NULL)
		x = itself(b, scope, a->pos);
	else
		TRY(bind_expr(b, scope, arg->value, &x));
	TRY(find_type(b, type, &to));
	if (x->type == EDM__MAX && to.set != NULL)
		return cast_entity(b, scope, a, x, &to, ret);
	if (to.ctype != NULL && is_same(x, &to)) {
		*ret = x;
		return NULL;
	}
	if (x->type == EDM__MAX || func_class(x) == 'C' || to.ctype != NULL ||
	    to.set != NULL || to.any)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, S("cast"), a->pos,
		    "Only primitive values can be cast, and to a type that "
		    "is not abstract");
	if (x->type == EDM_NULL || !read_string(b, &x, &to)) {
		*ret = bind_null(b, a->pos);
		return NULL;
	}
	if (is_same(x, &to)) {
		*ret = x;
		return NULL;
	}
	if (x->type == EDM_ENUM && edm_is_number(to.type))
		x = bind_numbered(b, x);
	if (x->type == EDM_ENUM && to.type == EDM_STRING && is_plain(x)) {
		*ret = bind_cast(b, x, EDM_STRING);
		return NULL;
	}
	if (to.type == EDM_ENUM)
		return no_cast(b, a->pos, x, to.etype->name);
	return cast_by_table(b, a->pos, x, &to, ret);
}

/* Only what is there has a type: null is of none. */
static struct err *
isof(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	const struct ast_arg *arg = a->args;
	struct named type;
	struct expr *x;
	bool fits;

	TRY(find_type(
	    b, arg->next == NULL ? arg->value : arg->next->value, &type));
	if (arg->next == NULL)
		x = itself(b, scope, a->pos);
	else
		TRY(bind_expr(b, scope, arg->value, &x));
	if (x->type == EDM__MAX) {
		fits = type.set == set_of(b, scope, x) &&
		    edm_related(x->as, type.derived);
		if (fits && !edm_is_a(x->as, type.derived)) {
			*ret = bind_is(b, x, type.derived);
			return NULL;
		}
	} else
		fits = type.set == NULL && x->type != EDM_NULL &&
		    (is_same(x, &type) || (type.any && func_class(x) != 'C'));
	if (!fits || !x->nullable) {
		*ret = bind_truth(b, fits, a->pos);
		return NULL;
	}
	return bind_op(b, OP_NE, a->pos, x, bind_null(b, a->pos), ret);
}

static struct err *
bind_pairs(
    struct binder *b, struct scope *scope, const struct ast *a, struct expr *e)
{
	for (const struct ast_arg *x = a->args; x != NULL; x = x->next)
		e->nargs++;
	e->args = NEWN(b->arena, struct expr *, e->nargs);
	e->nargs = 0;
	for (const struct ast_arg *x = a->args; x != NULL; x = x->next) {
		struct expr **to = &e->args[e->nargs++];

		TRY(bind_expr(b, scope, x->value, to));
		if (e->nargs % 2 == 0)
			continue;
		if ((*to)->type == EDM_NULL)
			*to = bind_truth(b, false, x->value->pos);
		if ((*to)->type != EDM_BOOL)
			return ERR_AT(b->arena, TYPE_MISMATCH, S("case"),
			    x->value->pos,
			    "A condition of 'case' must be Edm.Boolean, not "
			    "%.*s",
			    STRF(bind_type_name(*to)));
	}
	return NULL;
}

/* The value whose type the literals take: the first that is no literal. */
static struct expr *
leader(const struct expr *e)
{
	struct expr *lead = NULL;

	for (size_t i = 1; i < e->nargs; i += 2) {
		struct expr *v = e->args[i];

		if (v->type != EDM_NULL && v->kind != EX_LIT)
			return v;
		if (lead == NULL && v->type != EDM_NULL)
			lead = v;
	}
	return lead;
}

static enum edm_type
common(enum edm_type x, enum edm_type y)
{
	if (x == y)
		return x;
	if (x == EDM_DOUBLE || y == EDM_DOUBLE || x == EDM_SINGLE ||
	    y == EDM_SINGLE)
		return EDM_DOUBLE;
	if (x == EDM_DECIMAL || y == EDM_DECIMAL)
		return EDM_DECIMAL;
	return edm_is_number(x) ? EDM_INT64 : EDM_DATETIME;
}

/* One value: made comparable with the leader, its type joined to e's. */
static struct err *
join_value(
    struct binder *b, struct expr *e, const struct expr *lead, struct expr **v)
{
	char is, was = func_class(e);
	bool fits;

	TRY(bind_beside(b, v, lead));
	is = func_class(*v);
	e->nullable |= (*v)->nullable;
	if (is == '0')
		return NULL;
	if (strchr("CEPRX", is) != NULL || bind_is_special(*v))
		return ERR_AT(b->arena, NOT_IMPLEMENTED, S("case"), (*v)->pos,
		    "'case' does not yield %.*s", STRF(bind_type_name(*v)));
	fits = was == '0' || was == is ||
	    (bind_is_number(was) && bind_is_number(is)) ||
	    (strchr("DZ", was) != NULL && strchr("DZ", is) != NULL);
	if (!fits)
		return ERR_AT(b->arena, TYPE_MISMATCH, S("case"), (*v)->pos,
		    "The values of 'case' are of different types: %.*s and "
		    "%.*s",
		    STRF(bind_type_name(e)), STRF(bind_type_name(*v)));
	e->type = was == '0' ? (*v)->type : common(e->type, (*v)->type);
	*v = bind_micros(b, *v);
	return NULL;
}

static struct err *
bind_case(struct binder *b, struct scope *scope, const struct ast *a,
    struct expr **ret)
{
	struct expr *e = bind_make(b, EX_CASE, EDM_NULL, a->pos, NULL, NULL);
	const struct expr *lead, *last;

	TRY(bind_pairs(b, scope, a, e));
	lead = leader(e);
	if (lead == NULL) {
		*ret = bind_null(b, a->pos);
		return NULL;
	}
	/* Nothing matches: null. */
	last = e->args[e->nargs - 2];
	e->nullable = last->kind != EX_LIT || !last->val.b;
	for (size_t i = 1; i < e->nargs; i += 2)
		TRY(join_value(b, e, lead, &e->args[i]));
	*ret = e;
	return NULL;
}

static const struct {
	const char *name;
	struct err *(*bind)(struct binder *, struct scope *, const struct ast *,
	    struct expr **ret);
} forms[] = {
	{ "case", bind_case },
	{ "cast", cast },
	{ "isof", isof },
	{ "hassubset", bind_subset },
	{ "hassubsequence", bind_subsequence },
};

struct err *
bind_form(struct binder *b, struct scope *scope, const struct ast *a,
    bool *found, struct expr **ret)
{
	for (size_t i = 0; i < N_ELEM(forms); i++) {
		*found = str_ieq(str_of(forms[i].name), a->name);
		if (*found)
			return forms[i].bind(b, scope, a, ret);
	}
	return NULL;
}
