/* SPDX-License-Identifier: MIT */
/*
 * bind_options.c - the system query options, at the top and in $expand.
 */
#include "config.h"
#include "odata/bind_in.h"

enum {
	OF_ENTITY = 1 << OPT_SELECT | 1 << OPT_EXPAND | 1 << OPT_COMPUTE,
	OF_MANY = 1 << OPT_FILTER | 1 << OPT_SEARCH | 1 << OPT_ORDERBY |
	    1 << OPT_TOP | 1 << OPT_SKIP | 1 << OPT_COUNT,
	OF_ALL = 1 << OPT_FORMAT | 1 << OPT_SCHEMAVERSION,
	/* Known to the grammar, not to this service. */
	NOT_BUILT = 1 << OPT_APPLY | 1 << OPT_INDEX | 1 << OPT_DELTATOKEN |
	    1 << OPT_ID | 1 << OPT_AT | 1 << OPT_FROM | 1 << OPT_TO |
	    1 << OPT_TOINCLUSIVE
};

/* URL Conventions §5.1: which options go with which resource. */
static const struct {
	unsigned options;
	const char *what;
} allowed[] = {
	[QUERY_COLLECTION] = { OF_ENTITY | OF_MANY | OF_ALL |
		1 << OPT_SKIPTOKEN,
	    "a collection" },
	[QUERY_ENTITY] = { OF_ENTITY | OF_ALL, "a single entity" },
	[QUERY_PROPERTY] = { OF_ALL, "a property" },
	[QUERY_VALUE] = { OF_ALL, "'$value'" },
	[QUERY_FUNCTION] = { OF_ALL, "a function" },
	[QUERY_COUNT] = { 1 << OPT_FILTER | 1 << OPT_SEARCH |
		1 << OPT_SCHEMAVERSION,
	    "'$count'" },
	[QUERY_ALL] = { OF_ENTITY | OF_MANY | OF_ALL | 1 << OPT_SKIPTOKEN,
	    "'$all'" },
	[QUERY_STREAM] = { 1 << OPT_SCHEMAVERSION, "a stream" },
	[QUERY_SERVICE] = { OF_ALL, "the service document" },
	[QUERY_METADATA] = { OF_ALL, "'$metadata'" },
};

static struct err *
check_options(struct binder *b, const struct ast_options *o,
    const struct query *q, bool nested)
{
	unsigned may = allowed[q->kind].options;

	if (nested)
		may = (may & (OF_ENTITY | OF_MANY)) | 1 << OPT_LEVELS;
	if (q->ref)
		may &= ~(unsigned)OF_ENTITY;
	for (enum ast_opt i = 0; i < OPT__MAX; i++) {
		struct str n = ast_opt_name(i);

		if (!o->opt[i].given)
			continue;
		if ((1u << i & NOT_BUILT) != 0)
			return ERR_AT(b->arena, NOT_IMPLEMENTED, n,
			    o->opt[i].pos, "'%.*s' is not supported", STRF(n));
		if ((1u << i & may) == 0)
			return ERR_AT(b->arena, BAD_REQUEST, n, o->opt[i].pos,
			    "'%.*s' is not allowed for %s%s", STRF(n),
			    q->ref ? "'$ref'" : allowed[q->kind].what,
			    nested ? " inside '$expand'" : "");
	}
	if (!nested && q->set != NULL && q->set->cross)
		TRY(bind_cross_options(b, o));
	if (o->opt[OPT_SCHEMAVERSION].given &&
	    !str_eq(o->schemaversion, S("*")))
		return ERR_AT(b->arena, NOT_IMPLEMENTED, S("$schemaversion"),
		    o->opt[OPT_SCHEMAVERSION].pos,
		    "'$schemaversion' is supported with '*' only");
	return NULL;
}

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

static struct computed *
named(const struct query *q, struct str name)
{
	const struct computed *c = bind_computed(q->scope, name);

	return c == NULL ? NULL : &q->computed[c - q->computed];
}

static struct err *
select_item(struct binder *b, const struct query *q, const struct ast_item *x,
    struct chosen *c)
{
	const struct edm_set *set = q->set;
	const struct ast_seg *s = x->path;
	struct computed *computed;
	struct edm_ref ref;

	if (s->kind == SEG_STAR && s->name.n == 0) {
		for (size_t i = 0; i < set->nprops; i++)
			c->props[i] = true;
		for (size_t i = 0; i < q->ncomputed; i++)
			q->computed[i].shown = true;
		add_name(c, S("*"));
		return NULL;
	}
	if (s->kind != SEG_NAME || s->qualified || s->parens)
		return bind_refuse_seg(b, s);
	computed = named(q, s->name);
	if (computed != NULL && s->next == NULL && x->opts == NULL) {
		computed->shown = true;
		add_name(c, computed->prop->name);
		return NULL;
	}
	ref = edm_find(set, s->name);
	if (ref.prop == NULL && ref.nav == NULL)
		return bind_no_name(b, ERR_UNKNOWN_NAME, set, s->name, s->pos);
	if (s->next != NULL && ref.nav != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'$select' cannot lead through '%.*s': use '$expand'",
		    STRF(s->name));
	if (s->next != NULL)
		return ERR_AT(b->arena, UNKNOWN_NAME, s->next->name,
		    s->next->pos, "'%.*s' has no properties", STRF(s->name));
	if (x->opts != NULL)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, s->name, x->pos,
		    "Options inside '$select' are not supported");
	if (ref.prop != NULL)
		c->props[ref.prop->index] = true;
	add_name(c, ref.prop != NULL ? ref.prop->name : ref.nav->name);
	return NULL;
}

static struct err *
bind_select(struct binder *b, const struct ast_options *o, struct query *q)
{
	const struct edm_set *set = q->set;
	struct chosen c = { 0 };
	bool given = o->opt[OPT_SELECT].given;

	q->select = NEWN(b->arena, const struct edm_prop *, set->nprops);
	q->streams = NEWN(b->arena, struct query_stream, set->nprops + 1);
	if (set->media != NULL)
		q->streams[q->nstreams++].stream = set->media;
	if (given || q->ncomputed > 0)
		c.names = NEWN(b->arena, struct str,
		    set->nprops + set->nnavs + q->ncomputed + 1);
	if (given) {
		c.props = NEWN(b->arena, bool, set->nprops);
		for (const struct ast_item *x = o->select; x != NULL;
		     x = x->next)
			TRY(select_item(b, q, x, &c));
	} else if (q->ncomputed > 0)
		add_name(&c, S("*"));
	for (size_t i = 0; i < q->ncomputed && !given; i++) {
		q->computed[i].shown = true;
		add_name(&c, q->computed[i].prop->name);
	}
	q->select_names = c.names;
	q->nselect_names = c.n;
	for (size_t i = 0; i < set->nprops; i++) {
		const struct edm_prop *p = &set->props[i];

		if (given ? !c.props[i] : p->large)
			continue;
		if (p->stream != NULL)
			q->streams[q->nstreams++] =
			    (struct query_stream){ p, p->stream };
		else
			q->select[q->nselect++] = p;
	}
	return NULL;
}

static struct err *
bind_orderby(struct binder *b, const struct ast_options *o, struct query *q)
{
	size_t n = 0;

	for (const struct ast_order *x = o->orderby; x != NULL; x = x->next)
		n++;
	q->order = NEWN(b->arena, struct order, n + 1);
	for (const struct ast_order *x = o->orderby; x != NULL; x = x->next) {
		struct expr *e;
		char c;

		TRY(bind_expr(b, q->scope, x->expr, &e));
		c = func_class(e);
		if (c == 'P' || c == 'R')
			return ERR_AT(b->arena, TYPE_MISMATCH, S("$orderby"),
			    x->expr->pos, "'$orderby' does not take %.*s",
			    STRF(bind_type_name(e)));
		if (e->kind == EX_LIT)
			continue; /* the same for every row */
		if (c == 'U' && e->kind != EX_PROP)
			e->type = EDM_INT64; /* its microseconds */
		q->order[q->norder++] =
		    (struct order){ .expr = e, .desc = x->desc };
	}
	return NULL;
}

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
		if (!is_expanded(q, &q->set->navs[i]))
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
	q->expand[q->nexpand++] = (struct expand){ .nav = nav,
		.query = inner,
		.opts = d->levels == 1 ? opts : NULL,
		.levels = !d->star && d->levels != 1,
		.pos = pos };
	b->expand_depth++;
	inner->ref = d->end != NULL && d->end->kind == SEG_REF;
	inner->totals = d->end != NULL && d->end->kind == SEG_COUNT;
	TRY(bind_options(b, opts, inner, true));
	TRY(expand_deeper(b, inner, nav, d, b->items - before));
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
	struct deeper d = { .opts = x->opts,
		.end = x->path->next,
		.star = star,
		.levels = 1,
		.pos = x->pos };

	if (x->opts != NULL && x->opts->opt[OPT_LEVELS].given)
		d.levels = x->opts->levels;
	return d;
}

static struct err *
expand_item(struct binder *b, struct query *q, const struct ast_item *x)
{
	const struct ast_seg *s = x->path;
	struct deeper d;
	struct edm_ref ref;

	if (s->kind != SEG_NAME || s->qualified)
		return bind_refuse_seg(b, s);
	ref = edm_find(q->set, s->name);
	if (ref.prop != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'%.*s' is no navigation property: use '$select'",
		    STRF(s->name));
	if (ref.nav == NULL)
		return bind_no_name(
		    b, ERR_UNKNOWN_NAME, q->set, s->name, s->pos);
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
	d = deeper_of(x, false);
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
	if (x->path->name.n != 0)
		return bind_refuse_seg(b, x->path);
	if (x->path->next != NULL && x->path->next->kind != SEG_REF)
		return bind_refuse_seg(b, x->path->next);
	return expand_all(b, q, &d);
}

static struct err *
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

static struct err *
bind_numbers(struct binder *b, const struct ast_options *o, struct query *q)
{
	int64_t max = b->limits->top_max;

	if (o->opt[OPT_TOP].given)
		q->top = o->top;
	if (max != 0 && q->top > max)
		return ERR_AT(b->arena, LIMIT, S("$top"), o->opt[OPT_TOP].pos,
		    "'$top' is larger than %lld", (long long)max);
	if (o->opt[OPT_SKIP].given)
		q->skip = o->skip;
	q->count = o->opt[OPT_COUNT].given && o->count;
	q->skiptoken = o->skiptoken;
	q->skiptoken_pos = o->opt[OPT_SKIPTOKEN].value_pos;
	q->format = o->format;
	return NULL;
}

struct err *
bind_options(
    struct binder *b, const struct ast_options *o, struct query *q, bool nested)
{
	q->top = -1;
	TRY(check_options(b, o, q, nested));
	TRY(bind_numbers(b, o, q));
	if (q->kind == QUERY_ALL)
		return bind_all_options(b, o, q);
	if (q->set == NULL || q->kind == QUERY_FUNCTION)
		return NULL;
	if (!nested)
		b->top = q->set;
	q->scope = bind_scope(b, q->set);
	TRY(bind_compute(b, o, q));
	if (o->filter != NULL)
		TRY(bind_bool(b, q->scope, o->filter, &q->filter));
	TRY(bind_search(b, q->scope, o, &q->filter));
	if (!nested)
		TRY(bind_path_filters(b, q));
	if (q->kind == QUERY_PROPERTY || q->kind == QUERY_VALUE) {
		q->select = NEWN(b->arena, const struct edm_prop *, 1);
		q->select[q->nselect++] = q->prop;
	}
	if (q->kind != QUERY_COLLECTION && q->kind != QUERY_ENTITY)
		return NULL;
	TRY(bind_orderby(b, o, q));
	if (q->ref || q->totals)
		return NULL;
	TRY(bind_select(b, o, q));
	return bind_expand(b, o, q);
}
