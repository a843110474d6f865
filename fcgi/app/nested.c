/* SPDX-License-Identifier: MIT */
/*
 * nested.c - next links of expanded collections.
 *
 * The link is a request of its own, and its token belongs to that: so it is
 * parsed, bound and planned here as it will be when it comes back. That costs
 * as much as the head of a request, for each collection that was cut.
 */
#include "config.h"
#include "app/nested.h"
#include "app/page.h"
#include "http/part.h"
#include "out/json.h"

enum { BLOCK = 64 << 10, LINK_MAX = 1 << 20 };

void
nested_cut(struct query *q, int64_t size)
{
	for (size_t i = 0; i < q->nexpand; i++) {
		struct query *below = q->expand[i].query;
		const struct ast_options *o = q->expand[i].opts;

		/* Its aliases are not those of the request in the link. */
		if (o != NULL && o->aliases != NULL)
			continue;
		nested_cut(below, size);
		if (below->kind != QUERY_COLLECTION || below->totals ||
		    o == NULL || o->opt[OPT_LEVELS].given ||
		    /* In a URL of its own it would hold for the parent too. */
		    o->opt[OPT_AT].given ||
		    plan_uses_it(below) || /* means another row in the link */
		    (below->top >= 0 && below->top <= size))
			continue;
		below->page = size;
		below->left = below->top < 0 ? -1 : below->top - size;
		below->top = size + 1; /* one more shows that there is more */
	}
}

/* The options of $expand=Nav( … ) as those of a request. */
static void
put_options(struct buf *b, const struct ast_options *o)
{
	for (enum ast_opt k = 0; k < OPT__MAX; k++) {
		if (!o->opt[k].given)
			continue;
		buf_put(b, ast_opt_name(k));
		buf_char(b, '=');
		http_encode(b, o->opt[k].text, S("!$'()*,;:@/"));
		buf_char(b, '&');
	}
}

/* @alias=value; of the whole request. */
static void
put_aliases(struct buf *b, struct str query)
{
	struct str part;

	while (query.n > 0) {
		(void)str_cut(query, '&', &part, &query);
		if (!str_starts(part, S("@")) && !str_starts(part, S("%40")))
			continue;
		http_encode(b, part, S(HTTP_URL_CHARS));
		buf_char(b, '&');
	}
}

/* The moment that it has from the query above. */
static void
put_at(struct buf *b, const struct period *p)
{
	char text[DATE_MAX];

	if (p->kind != PERIOD_AT)
		return;
	buf_lit(b, "$at=");
	buf_put(b, (struct str){ text, datetime_put(text, &p->from.t, 6) });
	buf_char(b, '&');
}

/* /Ns.Type */
static void
put_type(
    struct out *o, const struct write_conf *conf, const struct edm_derived *t)
{
	out_char(o, '/');
	out_put(o, conf->model->ns);
	out_char(o, '.');
	out_put(o, t->name);
}

static struct str
path_of(struct arena *a, const struct write_conf *conf,
    const struct level *parent, const struct row *row,
    const struct level *child)
{
	struct sink_mem m = sink_mem_in(a, LINK_MAX);
	struct out o = out_to(&m.sink, arena_rough(a, OUT_BLOCK));

	write_entity_path(&o, conf, parent, row);
	if (child->nav->of != NULL)
		put_type(&o, conf, child->nav->of);
	out_char(&o, '/');
	out_put(&o, child->nav->name);
	if (child->query->as != child->nav->as)
		put_type(&o, conf, child->query->as);
	if (child->query->ref)
		out_lit(&o, "/$ref");
	must(out_finish(&o));
	return sink_mem_str(&m);
}

/* The level of the request that the link makes. */
static struct err *
plan_link(const struct job *j, struct arena *a, struct str path,
    struct str query, struct level **ret)
{
	struct parse_limits pl = app_parse_limits(j->app->conf);
	const struct bind_limits bl = app_bind_limits(j->app->conf);
	struct ast_uri *uri;
	struct query *q;

	pl.url = LINK_MAX;
	TRY(odata_parse(a, &pl, path, 0, query, 0, &uri));
	TRY(odata_bind(a, j->app->model->edm, &bl, uri, &q));
	return plan_levels(a, q, ret);
}

void
nested_link(const struct write_conf *conf, struct out *o,
    const struct level *parent, const struct row *row,
    const struct level *child, const struct row *last)
{
	struct arena *a scoped(arena_free) = arena_new(BLOCK);
	const struct job *j = conf->caller;
	const struct query *q = child->query;
	struct val *values = NEWN(a, struct val, child->norder);
	struct buf b = buf_in(a, LINK_MAX);
	struct str path = path_of(a, conf, parent, row, child);
	struct level *level;

	for (size_t i = 0; i < parent->query->nexpand; i++)
		if (parent->query->expand[i].query == q)
			put_options(&b, parent->query->expand[i].opts);
	put_at(&b, &q->period);
	put_aliases(&b, j->rq->query);
	/* What was understood within $expand is understood alone; if not, no
	 * answer must look whole without its link. */
	if (!buf_ok(&b) || plan_link(j, a, path, buf_str(&b), &level) != NULL ||
	    level->norder != child->norder) {
		resp_abort(j->rs);
		return;
	}
	for (size_t i = 0; i < child->norder; i++)
		values[i] = last->cells[child->order_col[i]];
	json_str(o,
	    arena_strf(a, "%.*s%.*s?%.*s$skiptoken=%.*s", STRF(conf->root),
		STRF(path), STRF(buf_str(&b)),
		STRF(page_token(a, auth_keys(j->app->auth), level, values,
		    q->left, (struct page_keep){ j->asked_page, -1 }))));
}
