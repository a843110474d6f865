/* SPDX-License-Identifier: MIT */
/*
 * bind_type.c - type casts: Set/Ns.Type, Nav/Ns.Type/Property (URL Conventions
 * §4.11, §5.1.1.15).
 *
 * A cast to the type that rows have anyway, or to one above it, changes
 * nothing.
 */
#include "config.h"
#include "odata/bind_in.h"

static struct edm_entity_type
find(const struct binder *b, struct str name)
{
	const struct str ns = b->model->ns;

	if (!str_starts(name, ns) || name.n <= ns.n + 1 || name.p[ns.n] != '.')
		return (struct edm_entity_type){ 0 };
	return edm_find_type(b->model, str_skip(name, ns.n + 1));
}

bool
bind_is_type(const struct binder *b, const struct ast_seg *s)
{
	return s != NULL && s->kind == SEG_NAME && s->qualified &&
	    find(b, s->name).set != NULL;
}

struct err *
bind_no_type(struct binder *b, enum err_code code, const struct ast_seg *s)
{
	return err_new_(b->arena, code, s->name, s->pos, __FILE__, __LINE__,
	    "There is no type '%.*s', and no function", STRF(s->name));
}

struct err *
bind_type(struct binder *b, enum err_code code, const struct edm_set *set,
    const struct ast_seg *s, const struct edm_derived **as)
{
	struct edm_entity_type t = find(b, s->name);
	struct str is = *as == NULL ? set->name : (*as)->name;

	if (t.set != set || !edm_related(*as, t.derived))
		return err_new_(b->arena, code, s->name, s->pos, __FILE__,
		    __LINE__, "%.*s is no type below %.*s.%.*s", STRF(s->name),
		    STRF(b->model->ns), STRF(is));
	if (!edm_is_a(*as, t.derived))
		*as = t.derived;
	return NULL;
}

struct err *
bind_type_row(struct binder *b, struct scope *scope, const struct edm_set *set,
    const struct edm_derived *to, long pos, const struct edm_derived **as,
    const struct join **j)
{
	if (edm_is_a(*as, to))
		return NULL;
	*as = to;
	if (*j != NULL && (*j)->nav != NULL && !(*j)->nav->many &&
	    (*j)->nav->member == 0)
		return bind_join(b, scope, (*j)->from, (*j)->nav, to, pos, j);
	return bind_join(b, scope, *j, set->self, to, pos, j);
}

struct str
bind_typed_name(struct binder *b, const struct edm_derived *as,
    const struct edm_derived *of, struct str name)
{
	if (edm_is_a(as, of))
		return name;
	return arena_strf(b->arena, "%.*s.%.*s/%.*s", STRF(b->model->ns),
	    STRF(of->name), STRF(name));
}

struct expr *
bind_is(
    struct binder *b, const struct expr *row, const struct edm_derived *type)
{
	struct expr *e = bind_make(b, EX_IS, EDM_BOOL, row->pos, NULL, NULL);

	e->join = row->join;
	e->as = type;
	e->nullable = false;
	return e;
}
