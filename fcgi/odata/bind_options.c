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
	NOT_BUILT = 1 << OPT_APPLY | 1 << OPT_INDEX | 1 << OPT_ID,
	OF_TIME =
	    1 << OPT_AT | 1 << OPT_FROM | 1 << OPT_TO | 1 << OPT_TOINCLUSIVE
};

/* URL Conventions §5.1: which options go with which resource. */
static const struct {
	unsigned options;
	const char *what;
} allowed[] = {
	[QUERY_COLLECTION] = { OF_ENTITY | OF_MANY | OF_ALL |
		1 << OPT_SKIPTOKEN | 1 << OPT_DELTATOKEN,
	    "a collection" },
	[QUERY_ENTITY] = { OF_ENTITY | OF_ALL, "a single entity" },
	[QUERY_PROPERTY] = { OF_ALL, "a property" },
	[QUERY_VALUE] = { OF_ALL, "'$value'" },
	[QUERY_FUNCTION] = { OF_ALL, "a function" },
	[QUERY_COUNT] = { 1 << OPT_FILTER | 1 << OPT_SEARCH | 1 << OPT_SELECT |
		1 << OPT_ORDERBY | 1 << OPT_EXPAND | 1 << OPT_SCHEMAVERSION,
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
	if (q->set != NULL)
		may |= OF_TIME;
	/* A delta link with /$count behind its path has its other options. */
	if (q->kind == QUERY_COUNT && !nested && o->opt[OPT_DELTATOKEN].given)
		may |= allowed[QUERY_COLLECTION].options;
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
	return bind_version(b, o);
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

static void
select_star(const struct query *q, struct chosen *c)
{
	for (size_t i = 0; i < q->set->nprops; i++)
		c->props[i] = edm_may_have(q->as, q->set->props[i].of);
	for (size_t i = 0; i < q->ncomputed; i++)
		q->computed[i].shown = true;
	add_name(c, S("*"));
}

static struct err *
select_item(struct binder *b, const struct query *q, const struct ast_item *x,
    struct chosen *c)
{
	const struct edm_set *set = q->set;
	const struct edm_derived *as = q->as;
	const struct ast_seg *s = x->path;
	struct computed *computed;
	struct edm_ref ref;

	for (; bind_is_type(b, s) && s->next != NULL; s = s->next)
		TRY(bind_type(b, ERR_UNKNOWN_NAME, set, s, &as));
	if (s == x->path && s->kind == SEG_STAR && s->name.n == 0) {
		select_star(q, c);
		return NULL;
	}
	if (s->kind != SEG_NAME || s->qualified || s->parens)
		return bind_refuse_seg(b, s);
	computed = s == x->path ? named(q, s->name) : NULL;
	if (computed != NULL && s->next == NULL && x->opts == NULL) {
		computed->shown = true;
		add_name(c, computed->prop->name);
		return NULL;
	}
	ref = edm_find_in(set, as, s->name);
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
	if (ref.prop != NULL)
		add_name(
		    c, bind_typed_name(b, q->as, ref.prop->of, ref.prop->name));
	else
		add_name(
		    c, bind_typed_name(b, q->as, ref.nav->of, ref.nav->name));
	return NULL;
}

static struct err *
bind_select(struct binder *b, const struct ast_options *o, struct query *q)
{
	const struct edm_set *set = q->set;
	struct chosen c = { 0 };
	bool given = o->opt[OPT_SELECT].given;

	q->select = NEWN(b->arena, const struct edm_prop *, set->nprops);
	bind_show_media(b, q);
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

		if (given ? c.props[i]
			  : !p->large && edm_may_have(q->as, p->of))
			TRY(bind_show(b, q, p));
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
	q->deltatoken = o->deltatoken;
	q->deltatoken_pos = o->opt[OPT_DELTATOKEN].value_pos;
	q->format = o->format;
	return NULL;
}

/* What leaves a count as it is must be right, too (Protocol §11.2.6.5). */
static struct err *
check_unused(struct binder *b, const struct ast_options *o, struct query *q)
{
	struct query list = *q;

	list.kind = QUERY_COLLECTION;
	list.scope = bind_scope(b, q->set);
	TRY(bind_orderby(b, o, &list));
	TRY(bind_select(b, o, &list));
	return bind_expand(b, o, &list);
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
	if (!nested) {
		b->top = q->set;
		b->top_as = q->as;
	}
	TRY(bind_period(b, o, q, nested));
	q->scope = bind_scope(b, q->set);
	q->scope->as = q->as;
	TRY(bind_compute(b, o, q));
	if (o->filter != NULL)
		TRY(bind_bool(b, q->scope, o->filter, &q->filter));
	TRY(bind_search(b, q->scope, o, &q->filter));
	if (!nested)
		TRY(bind_path_filters(b, q));
	if (q->kind == QUERY_PROPERTY || q->kind == QUERY_VALUE) {
		q->select = NEWN(b->arena, const struct edm_prop *, 1);
		TRY(bind_show(b, q, q->prop));
	}
	if (q->kind == QUERY_COUNT)
		return check_unused(b, o, q);
	if (q->kind != QUERY_COLLECTION && q->kind != QUERY_ENTITY)
		return NULL;
	TRY(bind_orderby(b, o, q));
	if (q->ref || q->totals)
		return NULL;
	TRY(bind_select(b, o, q));
	return bind_expand(b, o, q);
}
