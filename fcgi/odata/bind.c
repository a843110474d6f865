/* SPDX-License-Identifier: MIT */
/*
 * bind.c - the way in: a URL, or a filter on its own.
 */
#include "config.h"
#include "odata/bind_in.h"

struct err *
odata_bind(struct arena *a, const struct edm_model *m,
    const struct bind_limits *limits, const struct ast_uri *uri,
    struct query **ret)
{
	struct binder b = { .arena = a,
		.model = m,
		.limits = limits,
		.aliases = uri->opts->aliases,
		.implicit = uri->opts->implicit };
	struct query *q = NEW(a, struct query);

	TRY(bind_resource(&b, uri->path, q));
	TRY(bind_options(&b, uri->opts, q, false));
	q->calls = b.calls;
	*ret = q;
	return NULL;
}

struct err *
bind_version(const struct binder *b, const struct ast_options *o)
{
	const struct str ours = b->model->version;

	if (!o->opt[OPT_SCHEMAVERSION].given ||
	    str_eq(o->schemaversion, S("*")) ||
	    (ours.n > 0 && str_eq(o->schemaversion, ours)))
		return NULL;
	return ERR_AT(b->arena, NOT_FOUND, S("$schemaversion"),
	    o->opt[OPT_SCHEMAVERSION].pos,
	    "There is no version '%.*s' of the schema; the present one is "
	    "'%.*s'",
	    STRF(o->schemaversion), STRF(ours));
}

struct err *
odata_bind_batch(
    struct arena *a, const struct edm_model *m, const struct ast_options *o)
{
	const struct binder b = { .arena = a, .model = m };

	for (enum ast_opt i = 0; i < OPT__MAX; i++)
		if (o->opt[i].given && i != OPT_SCHEMAVERSION)
			return ERR_AT(a, BAD_REQUEST, ast_opt_name(i),
			    o->opt[i].pos, "$batch does not take '%.*s'",
			    STRF(ast_opt_name(i)));
	return bind_version(&b, o);
}

struct err *
odata_bind_filter(struct arena *a, const struct edm_model *m,
    const struct edm_set *set, const struct bind_limits *limits,
    const struct ast *filter, struct scope **scope, struct expr **ret)
{
	struct binder b = { .arena = a, .model = m, .limits = limits };

	*scope = bind_scope(&b, set);
	return bind_bool(&b, *scope, filter, ret);
}

struct scope *
bind_nothing(struct binder *b, struct str what)
{
	struct edm_set *nothing = NEW(b->arena, struct edm_set);
	const struct edm_prop **key =
	    NEWN(b->arena, const struct edm_prop *, 1);

	/* a key that nothing can name, for what asks about types alone */
	key[0] = NEW(b->arena, struct edm_prop);
	*nothing = (struct edm_set){ .name = what,
		.by_name = map_in(b->arena),
		.keys = key,
		.nkeys = 1 };
	return bind_scope(b, nothing);
}

struct err *
odata_bind_condition(struct arena *a, const struct edm_model *m,
    const struct bind_limits *limits, const struct ast *cond, struct expr **ret)
{
	struct binder b = { .arena = a, .model = m, .limits = limits };

	return bind_bool(&b, bind_nothing(&b, S("A condition")), cond, ret);
}
