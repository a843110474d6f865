/* SPDX-License-Identifier: MIT */
/*
 * bind_select.c - $select (URL Conventions §5.1.4): properties, parts of
 * complex ones (Address/City, Address($select=City)), and of collections the
 * items that options let through (Tags($filter=…;$top=2)).
 *
 * The answer has what is selected in the order of the model; the context URL
 * lists it in the order given.
 */
#include "config.h"
#include "odata/bind_in.h"

enum {
	OF_ITEMS = 1 << OPT_FILTER | 1 << OPT_ORDERBY | 1 << OPT_TOP |
	    1 << OPT_SKIP | 1 << OPT_COUNT
};

/* What $select has named so far. */
struct chosen {
	bool *props; /* by index */
	struct str *names;
	size_t n;
};

static void
add_name(struct chosen *c, struct str name)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->names[i], name))
			return;
	c->names[c->n++] = name;
}

unsigned
bind_item_options(const struct edm_prop *p, enum query_kind kind)
{
	if (p->type == EDM_COLLECTION)
		return kind == QUERY_VALUE ? 1 << OPT_FILTER : OF_ITEMS;
	return p->type == EDM_COMPLEX && kind == QUERY_PROPERTY
	    ? 1 << OPT_SELECT
	    : 0;
}

static void
choose(const struct edm_set *set, const struct edm_prop *p, struct chosen *c)
{
	if (p->type != EDM_COMPLEX)
		c->props[p->index] = true;
	for (size_t i = 0; p->type == EDM_COMPLEX && i < set->nprops; i++)
		c->props[i] = c->props[i] || edm_lies_in(&set->props[i], p);
}

/* Options behind a collection of the answer. */
static struct err *
bind_items(struct binder *b, const struct edm_prop *p,
    const struct ast_options *o, long pos, struct query *q)
{
	struct items *of;
	struct scope *s;

	for (size_t i = 0; i < q->nitems; i++)
		if (q->items[i].prop == p)
			return ERR_AT(b->arena, BAD_REQUEST, p->name, pos,
			    "'%.*s' is selected twice with options",
			    STRF(p->name));
	if (q->items == NULL)
		q->items = NEWN(b->arena, struct items, q->set->nprops);
	of = &q->items[q->nitems++];
	*of = (struct items){ .prop = p, .top = -1 };
	TRY(bind_open(b, q->scope, NULL, p->rows, NULL, pos, &s));
	s->base = true;
	s->it_here = p == q->prop;
	of->scope = s;
	if (o->filter != NULL)
		TRY(bind_bool(b, s, o->filter, &of->filter));
	TRY(bind_order(b, o->orderby, s, &of->order, &of->norder));
	if (o->opt[OPT_TOP].given)
		of->top = o->top;
	if (o->opt[OPT_SKIP].given)
		of->skip = o->skip;
	of->count = o->opt[OPT_COUNT].given && o->count;
	return NULL;
}

static struct err *
check_options(
    struct binder *b, const struct edm_prop *p, const struct ast_options *o)
{
	unsigned may = bind_item_options(p, QUERY_PROPERTY);
	const bool single = func_class_of(p->type) != 'C';

	for (enum ast_opt i = 0; i < OPT__MAX; i++) {
		struct str n = ast_opt_name(i);

		if (!o->opt[i].given || (1u << i & may) != 0)
			continue;
		if (!single && (i == OPT_COMPUTE || i == OPT_SEARCH))
			return ERR_AT(b->arena, NOT_IMPLEMENTED, n,
			    o->opt[i].pos,
			    "'%.*s' inside '$select' is not supported",
			    STRF(n));
		return ERR_AT(b->arena, BAD_REQUEST, n, o->opt[i].pos,
		    "'%.*s' is not allowed for %s inside '$select'", STRF(n),
		    single                       ? "a primitive property"
			: p->type == EDM_COMPLEX ? "a complex property"
						 : "a collection");
	}
	return NULL;
}

static struct err *select_prop(struct binder *, struct query *,
    const struct edm_prop *, const struct ast_seg *, const struct ast_options *,
    struct chosen *) must_check;

/* $select of the parts of a complex property. */
static struct err *
select_parts(struct binder *b, struct query *q, const struct edm_prop *p,
    const struct ast_options *o, struct chosen *c)
{
	for (const struct ast_item *x = o->select; x != NULL; x = x->next) {
		const struct edm_prop *part = p;

		if (x->path->kind == SEG_STAR && x->path->name.n == 0) {
			choose(q->set, p, c);
			add_name(c, edm_path(p));
			continue;
		}
		TRY(bind_part(b, ERR_UNKNOWN_NAME, x->path, &part));
		TRY(select_prop(b, q, part, x->path, x->opts, c));
	}
	return NULL;
}

static struct err *
select_prop(struct binder *b, struct query *q, const struct edm_prop *p,
    const struct ast_seg *s, const struct ast_options *o, struct chosen *c)
{
	for (; p->type == EDM_COMPLEX && s->next != NULL; s = s->next)
		TRY(bind_part(b, ERR_UNKNOWN_NAME, s->next, &p));
	if (s->next != NULL && s->next->kind != SEG_NAME)
		return bind_refuse_seg(b, s->next);
	if (s->next != NULL)
		return ERR_AT(b->arena, UNKNOWN_NAME, s->next->name,
		    s->next->pos, "'%.*s' has no properties", STRF(s->name));
	if (o != NULL)
		TRY(check_options(b, p, o));
	if (o != NULL && o->opt[OPT_SELECT].given)
		return select_parts(b, q, p, o, c);
	if (o != NULL && p->type == EDM_COLLECTION)
		TRY(bind_items(b, p, o, s->pos, q));
	choose(q->set, p, c);
	add_name(c, bind_typed_name(b, q->as, p->of, edm_path(p)));
	return NULL;
}

static void
select_star(struct query *q, struct chosen *c)
{
	for (size_t i = 0; i < q->set->nprops; i++)
		c->props[i] = edm_may_have(q->as, q->set->props[i].of);
	for (size_t i = 0; i < q->ncomputed; i++)
		q->computed[i].shown = true;
	add_name(c, S("*"));
}

static struct err *
select_item(struct binder *b, struct query *q, const struct ast_item *x,
    struct chosen *c)
{
	const struct edm_set *set = q->set;
	const struct ast_seg *s = x->path;
	const struct edm_derived *as = q->as;
	const struct computed *computed = NULL;
	struct edm_ref ref;

	for (; bind_is_type(b, s) && s->next != NULL; s = s->next)
		TRY(bind_type(b, ERR_UNKNOWN_NAME, set, s, &as));
	if (s == x->path && s->kind == SEG_STAR && s->name.n == 0) {
		select_star(q, c);
		return NULL;
	}
	if (s->kind != SEG_NAME || s->qualified || s->parens)
		return bind_refuse_seg(b, s);
	if (s == x->path)
		computed = bind_computed(q->scope, s->name);
	if (computed != NULL && s->next == NULL && x->opts == NULL) {
		q->computed[computed - q->computed].shown = true;
		add_name(c, computed->prop->name);
		return NULL;
	}
	ref = edm_find_in(set, as, s->name);
	if (ref.prop == NULL && ref.nav == NULL)
		return bind_no_name(b, ERR_UNKNOWN_NAME, set, s->name, s->pos);
	if (ref.prop != NULL)
		return select_prop(b, q, ref.prop, s, x->opts, c);
	if (s->next != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'$select' cannot lead through '%.*s': use '$expand'",
		    STRF(s->name));
	if (x->opts != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, x->pos,
		    "'$select' takes no options for a navigation property: use "
		    "'$expand'");
	add_name(c, bind_typed_name(b, q->as, ref.nav->of, ref.nav->name));
	return NULL;
}

/* Room for each property by itself and as a part of another. */
static struct chosen
chosen_in(struct binder *b, const struct query *q)
{
	size_t n = 4 * q->set->nprops + q->set->nnavs + q->ncomputed + 1;

	return (
	    struct chosen){ .props = NEWN(b->arena, bool, q->set->nprops + 1),
		.names = NEWN(b->arena, struct str, n) };
}

static struct err *
take(struct binder *b, struct query *q, const struct chosen *c)
{
	q->select = NEWN(b->arena, const struct edm_prop *, q->set->nprops);
	for (size_t i = 0; i < q->set->nprops; i++)
		if (c->props[i])
			TRY(bind_show(b, q, &q->set->props[i]));
	return NULL;
}

struct err *
bind_select(struct binder *b, const struct ast_options *o, struct query *q)
{
	const struct edm_set *set = q->set;
	struct chosen c = { 0 };
	bool given = o->opt[OPT_SELECT].given;

	bind_show_media(b, q);
	if (given || q->ncomputed > 0)
		c = chosen_in(b, q);
	for (const struct ast_item *x = o->select; given && x != NULL;
	     x = x->next)
		TRY(select_item(b, q, x, &c));
	if (!given && q->ncomputed > 0)
		add_name(&c, S("*"));
	for (size_t i = 0; i < q->ncomputed && !given; i++) {
		q->computed[i].shown = true;
		add_name(&c, q->computed[i].prop->name);
	}
	q->select_names = c.names;
	q->nselect_names = c.n;
	if (given)
		return take(b, q, &c);
	c.props = NEWN(b->arena, bool, set->nprops + 1);
	for (size_t i = 0; i < set->nprops; i++)
		c.props[i] = !set->props[i].large &&
		    edm_may_have(q->as, set->props[i].of);
	return take(b, q, &c);
}

struct err *
bind_select_prop(struct binder *b, const struct ast_options *o, struct query *q)
{
	const struct edm_prop *p = q->prop;
	struct chosen c;

	if (p->type != EDM_COMPLEX) {
		q->select = NEWN(b->arena, const struct edm_prop *, 1);
		TRY(bind_show(b, q, p));
		if (p->type != EDM_COLLECTION)
			return NULL;
		q->top = -1; /* they are those of the items */
		q->skip = 0;
		q->count = false;
		return bind_items(b, p, o, ERR_NO_POS, q);
	}
	c = chosen_in(b, q);
	if (o->opt[OPT_SELECT].given) {
		TRY(select_parts(b, q, p, o, &c));
		q->select_names = c.names;
		q->nselect_names = c.n;
	} else {
		choose(q->set, p, &c);
	}
	return take(b, q, &c);
}
