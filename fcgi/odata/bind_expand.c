/* SPDX-License-Identifier: MIT */
/* bind_expand.c - $expand (URL Conventions §5.1.4). */
#include "config.h"
#include "odata/bind_in.h"

static bool
is_expanded(const struct query *q, const struct edm_nav *nav)
{
	for (size_t i = 0; i < q->nexpand; i++)
		if (q->expand[i].nav == nav)
			return true;
	return false;
}

/* How an item of $expand goes on below itself (§5.1.4.3). */
struct deeper {
	const struct ast_options *opts; /* of each level */
	const struct ast_seg *end;      /* $ref or $count; NULL: neither */
	bool star;
	const struct edm_derived *as; /* what it leads to is of that type */
	int64_t levels; /* from here on; LEVELS_MAX: as many as there may be */
	long pos;
};
enum { LEVELS_MAX = -1 };

static struct err *expand_nav(struct binder *, struct query *,
    const struct edm_nav *, const struct deeper *) must_check;

static struct err *
expand_all(struct binder *b, struct query *q, const struct deeper *d)
{
	for (size_t i = 0; i < q->set->nnavs; i++)
		if (!is_expanded(q, &q->set->navs[i]) &&
		    edm_is_a(q->as, q->set->navs[i].of))
			TRY(expand_nav(b, q, &q->set->navs[i], d));
	return NULL;
}

static size_t
height(const struct query *q)
{
	size_t h = 0;

	for (size_t i = 0; i < q->nexpand; i++) {
		size_t below = 1 + height(q->expand[i].query);

		h = below > h ? below : h;
	}
	return h;
}

/* $levels=max ends where one more level like this, with so many items, would
 * pass a limit; a number does not. */
static bool
has_room(const struct binder *b, const struct query *level, size_t items)
{
	return b->expand_depth + height(level) < b->limits->expand_depth &&
	    b->items + items <= b->limits->expand_items;
}

/* Items of '*', so many levels deep; counting ends beyond most. */
static size_t
star_items(const struct edm_set *set, int64_t levels, size_t most)
{
	size_t n = set->nnavs;

	for (size_t i = 0; i < set->nnavs && levels > 1 && n <= most; i++)
		n += star_items(set->navs[i].target, levels - 1, most);
	return n;
}

/* '*' would run out of items in the middle of a level. */
static int64_t
star_levels(const struct binder *b, const struct edm_set *set)
{
	size_t most = b->limits->expand_items - b->items;
	int64_t n = 1;

	while (b->expand_depth + (size_t)n < b->limits->expand_depth &&
	    star_items(set, n + 1, most) <= most)
		n++;
	return n;
}

/* The level below, inner: the same navigation again, or all of them. */
static struct err *
expand_deeper(struct binder *b, struct query *inner, const struct edm_nav *nav,
    const struct deeper *d, size_t items)
{
	struct deeper next = *d;

	if (d->levels == 1 ||
	    (d->levels == LEVELS_MAX && !has_room(b, inner, items)))
		return NULL;
	if (d->levels > 0)
		next.levels--;
	if (d->star)
		return expand_all(b, inner, &next);
	if (is_expanded(inner, nav))
		return ERR_AT(b->arena, BAD_REQUEST, nav->name, d->pos,
		    "'%.*s' is expanded twice: by '$levels' and by '$expand'",
		    STRF(nav->name));
	TRY(expand_nav(b, inner, nav, &next));
	inner->expand[inner->nexpand - 1].again = true;
	return NULL;
}

static struct err *
expand_nav(struct binder *b, struct query *q, const struct edm_nav *nav,
    const struct deeper *d)
{
	static const struct ast_options none;
	const struct ast_options *opts =
	    d->opts == NULL || d->star ? &none : d->opts;
	struct query *inner = NEW(b->arena, struct query);
	size_t before = b->items;
	const struct ast_alias *outer;
	long pos = d->pos;

	if (b->expand_depth == b->limits->expand_depth)
		return ERR_AT(b->arena, LIMIT, nav->name, pos,
		    "'$expand' is nested more than %zu levels deep "
		    "(expand_depth)",
		    b->limits->expand_depth);
	if (++b->items > b->limits->expand_items)
		return ERR_AT(b->arena, LIMIT, nav->name, pos,
		    "More than %zu navigation properties in '$expand' "
		    "(expand_items)",
		    b->limits->expand_items);
	inner->kind = nav->many ? QUERY_COLLECTION : QUERY_ENTITY;
	inner->set = nav->target;
	inner->period = q->period;
	inner->as = d->star || d->as == NULL ? nav->as : d->as;
	q->expand[q->nexpand++] = (struct expand){ .nav = nav,
		.query = inner,
		.opts = d->levels == 1 ? opts : NULL,
		.levels = !d->star && d->levels != 1,
		.pos = pos };
	b->expand_depth++;
	inner->ref = d->end != NULL && d->end->kind == SEG_REF;
	inner->totals = d->end != NULL && d->end->kind == SEG_COUNT;
	outer = bind_nested_aliases(b, opts);
	TRY(bind_options(b, opts, inner, true));
	TRY(expand_deeper(b, inner, nav, d, b->items - before));
	b->aliases = outer;
	b->expand_depth--;
	if (!inner->totals)
		return NULL;
	if (!nav->many)
		return ERR_AT(b->arena, BAD_REQUEST, nav->name, d->end->pos,
		    "'$count' needs a collection before it");
	inner->count = true;
	inner->top = 0;
	return NULL;
}

static struct deeper
deeper_of(const struct ast_item *x, bool star)
{
	struct deeper d = {
		.opts = x->opts, .star = star, .levels = 1, .pos = x->pos
	};

	if (x->opts != NULL && x->opts->opt[OPT_LEVELS].given)
		d.levels = x->opts->levels;
	return d;
}

static struct err *
expand_item(struct binder *b, struct query *q, const struct ast_item *x)
{
	const struct ast_seg *s = x->path;
	const struct edm_derived *as = q->as;
	struct deeper d = deeper_of(x, false);
	struct edm_ref ref;

	for (; bind_is_type(b, s) && s->next != NULL; s = s->next)
		TRY(bind_type(b, ERR_UNKNOWN_NAME, q->set, s, &as));
	if (s->kind != SEG_NAME || s->qualified)
		return bind_refuse_seg(b, s);
	ref = edm_find_in(q->set, as, s->name);
	if (ref.prop != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'%.*s' is no navigation property: use '$select'",
		    STRF(s->name));
	if (ref.nav == NULL)
		return bind_no_name(
		    b, ERR_UNKNOWN_NAME, q->set, s->name, s->pos);
	d.as = ref.nav->as;
	for (; bind_is_type(b, s->next); s = s->next)
		TRY(bind_type(
		    b, ERR_UNKNOWN_NAME, ref.nav->target, s->next, &d.as));
	if (s->next != NULL && s->next->kind == SEG_NAME && !s->next->qualified)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "Expand through '%.*s' with %.*s($expand=…)", STRF(s->name),
		    STRF(s->name));
	if (s->next != NULL && s->next->kind != SEG_REF &&
	    s->next->kind != SEG_COUNT)
		return bind_refuse_seg(b, s->next);
	if (is_expanded(q, ref.nav))
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'%.*s' is expanded twice", STRF(s->name));
	d.end = s->next;
	if (d.levels != 1 && ref.nav->target != q->set)
		return ERR_AT(b->arena, BAD_REQUEST, S("$levels"),
		    x->opts->opt[OPT_LEVELS].pos,
		    "'$levels' needs a navigation property that leads back to "
		    "its own type; '%.*s' leads to %.*s",
		    STRF(s->name), STRF(ref.nav->target->name));
	return expand_nav(b, q, ref.nav, &d);
}

/* The rest of the navigation properties; those with a name of their own
 * have gone first. */
static struct err *
expand_star(struct binder *b, struct query *q, const struct ast_item *x)
{
	struct deeper d = deeper_of(x, true);

	if (d.levels == LEVELS_MAX)
		d.levels = star_levels(b, q->set);
	d.end = x->path->next;
	if (x->path->name.n != 0)
		return bind_refuse_seg(b, x->path);
	if (x->path->next != NULL && x->path->next->kind != SEG_REF)
		return bind_refuse_seg(b, x->path->next);
	return expand_all(b, q, &d);
}

struct err *
bind_expand(struct binder *b, const struct ast_options *o, struct query *q)
{
	q->expand = NEWN(b->arena, struct expand, q->set->nnavs + 1);
	for (const struct ast_item *x = o->expand; x != NULL; x = x->next)
		if (x->path->kind != SEG_STAR)
			TRY(expand_item(b, q, x));
	for (const struct ast_item *x = o->expand; x != NULL; x = x->next)
		if (x->path->kind == SEG_STAR)
			TRY(expand_star(b, q, x));
	return NULL;
}
