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

	if (q->prop != NULL)
		may |= bind_item_options(q->prop, q->kind);
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

struct err *
bind_order(struct binder *b, const struct ast_order *list, struct scope *scope,
    struct order **ret, size_t *nret)
{
	size_t n = 0;

	for (const struct ast_order *x = list; x != NULL; x = x->next)
		n++;
	*nret = 0;
	*ret = NEWN(b->arena, struct order, n + 1);
	for (const struct ast_order *x = list; x != NULL; x = x->next) {
		struct expr *e;
		char c;

		TRY(bind_expr(b, scope, x->expr, &e));
		c = func_class(e);
		if (c == 'C' || c == 'P' || c == 'R')
			return ERR_AT(b->arena, TYPE_MISMATCH, S("$orderby"),
			    x->expr->pos, "'$orderby' does not take %.*s",
			    STRF(bind_type_name(e)));
		if (e->kind == EX_LIT)
			continue; /* the same for every row */
		if (c == 'U' && e->kind != EX_PROP)
			e->type = EDM_INT64; /* its microseconds */
		(*ret)[(*nret)++] =
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
	list.scope->as = q->as;
	TRY(bind_order(b, o->orderby, list.scope, &list.order, &list.norder));
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
	if (q->kind == QUERY_PROPERTY || q->kind == QUERY_VALUE) {
		/* The options are for what is in the property, not for rows. */
		TRY(bind_path_filters(b, q));
		return bind_select_prop(b, o, q);
	}
	if (o->filter != NULL)
		TRY(bind_bool(b, q->scope, o->filter, &q->filter));
	TRY(bind_search(b, q->scope, o, &q->filter));
	if (!nested)
		TRY(bind_path_filters(b, q));
	if (q->kind == QUERY_COUNT)
		return check_unused(b, o, q);
	if (q->kind != QUERY_COLLECTION && q->kind != QUERY_ENTITY)
		return NULL;
	TRY(bind_order(b, o->orderby, q->scope, &q->order, &q->norder));
	if (q->ref || q->totals)
		return NULL;
	TRY(bind_select(b, o, q));
	return bind_expand(b, o, q);
}
