/* SPDX-License-Identifier: MIT */
/*
 * overlay_function.c - stored functions that the overlay lists, as functions of
 * OData (CSDL 4.01 §12).
 *
 * A routine must say that it does not write (NO SQL or READS SQL DATA), and the
 * account must be able to execute it: information_schema shows no other. Its
 * parameters are those of the function, but for those that are columns of the
 * row that it is bound to.
 */
#include "config.h"
#include "catalog/overlay_in.h"
#include "edm/name.h"
#include "catalog/facts.h"

static void
read_aliases(struct overlay *o, struct json_object *j, struct str path,
    in_reader *read, struct overlay_aliases *ret)
{
	EACH(o, j, path, "an object of parameters")
	{
		struct overlay_alias a = { .parameter = in_member(o, &it_) };

		read(o, json_object_iter_peek_value(&it_),
		    overlay_member_path(o->arena, path, a.parameter), &a.to);
		VEC_PUSH(o->arena, &ret->v, a);
	}
}

static void
read_columns(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_function *f = at;

	read_aliases(o, j, path, in_ref, &f->columns);
}

static void
read_params(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_function *f = at;

	read_aliases(o, j, path, in_name, &f->params);
}

void
overlay_read_functions(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		FIELD(overlay_function, routine, "routine", in_ref),
		FIELD(overlay_function, name, "name", in_name),
		FIELD(overlay_function, doc, "description", in_text),
		FIELD(overlay_function, bound_to, "bound_to", in_ref),
		{ "columns", read_columns, 0, false },
		{ "parameters", read_params, 0, false },
	};

	(void)at;
	EACH(o, j, path, "an object of functions")
	{
		struct overlay_function *x =
		    NEW(o->arena, struct overlay_function);

		x->key = in_member(o, &it_);
		x->path = overlay_member_path(o->arena, path, x->key);
		in_fields(o, json_object_iter_peek_value(&it_), x->path, f,
		    N_ELEM(f), x);
		x->has_doc = x->doc.p != NULL;
		if (x->routine.name.n == 0)
			x->routine = (struct given){ x->key, x->path };
		if (x->columns.v.n > 0 && x->bound_to.name.n == 0)
			overlay_problem(o, x->path,
			    "columns need a table: bound_to is missing");
		if (x->columns.v.n == 0 && x->bound_to.name.n > 0)
			overlay_problem(o, x->path,
			    "bound_to needs columns: which parameters are "
			    "columns of the table");
		VEC_PUSH(o->arena, &o->functions, x);
	}
}

static const struct fact_routine *
find_routine(struct build *b, const struct overlay_function *x)
{
	for (size_t i = 0; i < b->facts->routines.n; i++)
		if (str_ieq(b->facts->routines.v[i]->name, x->routine.name))
			return b->facts->routines.v[i];
	overlay_problem(b->overlay, x->routine.path,
	    "there is no stored function '%.*s' in the database '%.*s', or the "
	    "account may not execute it (latchkeyctl init grants it)",
	    STRF(x->routine.name), STRF(b->facts->database));
	return NULL;
}

/* ENUM and SET are text to a routine. */
static bool
value_type(struct build *b, struct fact_column *c, struct edm_prop *p)
{
	bool members =
	    str_ieq(c->data_type, S("enum")) || str_ieq(c->data_type, S("set"));

	if (members)
		c->data_type = S("varchar");
	c->prop = p;
	p->nullable = true;
	return column_type(b, NULL, c) && !edm_is_geometry(p->type);
}

static const struct given *
find_alias(const struct overlay_aliases *list, struct str parameter)
{
	for (size_t i = 0; i < list->v.n; i++)
		if (str_ieq(list->v.v[i].parameter, parameter))
			return &list->v.v[i].to;
	return NULL;
}

static void
check_aliases(struct build *b, const struct fact_routine *r,
    const struct overlay_aliases *list)
{
	for (size_t i = 0; i < list->v.n; i++) {
		const struct overlay_alias *a = &list->v.v[i];
		bool found = false;

		for (size_t k = 0; k < r->params.n && !found; k++)
			found = str_ieq(r->params.v[k]->name, a->parameter);
		if (!found)
			overlay_problem(b->overlay, a->to.path,
			    "the function '%.*s' has no parameter '%.*s'",
			    STRF(r->name), STRF(a->parameter));
	}
}

/* The property behind a column of the table that it is bound to. */
static const struct edm_prop *
column(struct build *b, const struct fact_table *t, const struct given *g)
{
	const struct fact_column *c = facts_column(t, g->name);

	if (c == NULL || c->prop == NULL) {
		overlay_problem(b->overlay, g->path,
		    c == NULL ? "the table '%.*s' has no column '%.*s'"
			      : "of '%.*s' the column '%.*s' is left out",
		    STRF(t->name), STRF(g->name));
		return NULL;
	}
	return c->prop;
}

static bool
is_param(const struct edm_function *f, struct str name)
{
	for (size_t i = 0; i < f->nparams; i++)
		if (str_ieq(f->params[i].name, name))
			return true;
	return false;
}

/* One parameter of the routine. */
static bool
argument(struct build *b, const struct overlay_function *x,
    const struct fact_table *t, struct fact_column *c, struct edm_function *f,
    struct edm_prop *params)
{
	const struct given *at = find_alias(&x->columns, c->name);
	const struct given *name = find_alias(&x->params, c->name);
	struct edm_arg *arg = (struct edm_arg *)(uintptr_t)&f->args[f->nargs];
	struct edm_prop *p = &params[f->nparams];

	f->nargs++;
	if (at != NULL)
		return t == NULL || (arg->column = column(b, t, at)) != NULL;
	*p = (struct edm_prop){ .name = name != NULL && name->name.n > 0
		    ? arena_dup(b->arena, name->name)
		    : arena_dup(b->arena, edm_name(b->arena, c->name)),
		.column = arena_dup(b->arena, c->name) };
	if (is_param(f, p->name)) {
		overlay_problem(b->overlay, x->path,
		    "two parameters have the name '%.*s'", STRF(p->name));
		return false;
	}
	arg->param = f->nparams++;
	if (value_type(b, c, p))
		return true;
	overlay_problem(b->overlay, x->path,
	    "the parameter '%.*s' is %.*s, which no function can take",
	    STRF(c->name), STRF(c->column_type));
	return false;
}

static bool
arguments(struct build *b, const struct overlay_function *x,
    const struct fact_table *t, const struct fact_routine *r,
    struct edm_function *f)
{
	struct edm_prop *params =
	    NEWN(b->arena, struct edm_prop, r->params.n + 1);
	bool fine = true;

	f->params = params;
	f->args = NEWN(b->arena, struct edm_arg, r->params.n + 1);
	for (size_t i = 0; i < r->params.n; i++)
		fine = argument(b, x, t, r->params.v[i], f, params) && fine;
	f->binding = S("Entity");
	for (unsigned i = 2; is_param(f, f->binding); i++)
		f->binding = arena_strf(b->arena, "Entity_%u", i);
	return fine;
}

/* The same parameters, in any order. */
static bool
same_params(const struct edm_function *f, const struct edm_function *g)
{
	if (f->nparams != g->nparams)
		return false;
	for (size_t i = 0; i < f->nparams; i++)
		if (!is_param(g, f->params[i].name))
			return false;
	return true;
}

/* CSDL 4.01 §12.6-7: overloads differ by names of parameters, and yield one
 * type. */
static bool
overload(struct build *b, const struct overlay_function *x,
    const struct edm_function *f)
{
	bool known = false;

	for (size_t i = 0; i < b->functions.n; i++) {
		const struct edm_function *g = &b->functions.v[i];

		if (!str_eq(f->name, g->name))
			continue;
		known = true;
		if (f->bound != g->bound)
			continue;
		if (same_params(f, g))
			overlay_problem(b->overlay, x->path,
			    "there is a function '%.*s' with the same "
			    "parameters",
			    STRF(f->name));
		else if (f->result.type != g->result.type)
			overlay_problem(b->overlay, x->path,
			    "functions of one name yield one type, but this "
			    "'%.*s' yields %.*s and another %.*s",
			    STRF(f->name), STRF(edm_type_name(f->result.type)),
			    STRF(edm_type_name(g->result.type)));
	}
	return known;
}

static struct str
name_of(
    struct build *b, const struct overlay_function *x, struct edm_function *f)
{
	struct given *g = NEW(b->arena, struct given);

	*g = x->name;
	if (g->name.n == 0)
		*g = (struct given){ edm_name(b->arena, x->routine.name),
			x->path };
	g->name = f->name = arena_dup(b->arena, g->name);
	return overload(b, x, f) ? f->name : take_given(b, &b->names, g);
}

static void
add(struct build *b, const struct edm_function *f)
{
	size_t i;

	VEC_PUSH(b->arena, &b->functions, *f);
	for (i = b->functions.n - 1;
	     i > 0 && str_cmp(b->functions.v[i - 1].name, f->name) > 0; i--)
		b->functions.v[i] = b->functions.v[i - 1];
	b->functions.v[i] = *f;
}

static const struct fact_table *
bound_table(struct build *b, const struct overlay_function *x)
{
	const struct fact_table *t = facts_table(b->facts, x->bound_to.name);

	if (t != NULL && t->set != NULL && !t->unseen)
		return t;
	overlay_problem(b->overlay, x->bound_to.path,
	    t == NULL ? "there is no table '%.*s' in the database"
		      : "the table '%.*s' is not exposed",
	    STRF(x->bound_to.name));
	return NULL;
}

static bool
writes(struct build *b, const struct overlay_function *x,
    const struct fact_routine *r)
{
	if (str_eq(r->access, S("NO SQL")) ||
	    str_eq(r->access, S("READS SQL DATA")))
		return false;
	overlay_problem(b->overlay, x->path,
	    "the stored function '%.*s' is declared %.*s: only NO SQL and "
	    "READS "
	    "SQL DATA are exposed",
	    STRF(r->name), STRF(r->access));
	return true;
}

static void
function(struct build *b, const struct overlay_function *x)
{
	const struct fact_routine *r = find_routine(b, x);
	const struct fact_table *t = NULL;
	struct edm_function f = { .schema = b->model->database };

	if (x->bound_to.name.n > 0 && (t = bound_table(b, x)) == NULL)
		return;
	if (r == NULL || writes(b, x, r) || r->result == NULL)
		return;
	f.routine = arena_dup(b->arena, r->name);
	f.doc = comment(b->arena, x->has_doc ? x->doc : r->comment);
	f.bound = t == NULL ? NULL : t->set;
	if (r->params.n > OVERLAY_PARAMS_MAX) {
		overlay_problem(b->overlay, x->path,
		    "it has more than %d parameters", OVERLAY_PARAMS_MAX);
		return;
	}
	check_aliases(b, r, &x->columns);
	check_aliases(b, r, &x->params);
	if (!arguments(b, x, t, r, &f))
		return;
	if (!value_type(b, r->result, &f.result)) {
		overlay_problem(b->overlay, x->path,
		    "it yields %.*s, which is not supported",
		    STRF(r->result->column_type));
		return;
	}
	f.name = name_of(b, x, &f);
	f.result.name = f.result.column = f.name;
	add(b, &f);
}

void
overlay_functions(struct build *b)
{
	for (size_t i = 0; b->overlay != NULL && i < b->overlay->functions.n;
	     i++)
		function(b, b->overlay->functions.v[i]);
}
