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
odata_bind_filter(struct arena *a, const struct edm_model *m,
    const struct edm_set *set, const struct bind_limits *limits,
    const struct ast *filter, struct scope **scope, struct expr **ret)
{
	struct binder b = { .arena = a, .model = m, .limits = limits };

	*scope = bind_scope(&b, set);
	return bind_bool(&b, *scope, filter, ret);
}
