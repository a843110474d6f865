/* SPDX-License-Identifier: MIT */
/*
 * context.c - the context URL (OData 4.01 Part 1 §10).
 *
 * A 4.0 payload names an expanded navigation only when there is a select
 * list to complete, and never with empty parentheses: clients of 4.0 reject
 * those, and a selected one only once. A 4.01 payload always names it, with
 * them, and by itself as well when it is selected. What $levels repeats is
 * named once, with a "+".
 */
#include "config.h"
#include "write/write_priv.h"

/* Nav, or Ns.Type/Nav */
static bool
is_named(const struct edm_nav *nav, struct str path)
{
	struct str head =
	    str_head(path, path.n > nav->name.n ? path.n - nav->name.n : 0);

	return str_ends(path, nav->name) &&
	    (head.n == 0 || (nav->of != NULL && head.p[head.n - 1] == '/'));
}

/* Ns.Type */
static void
put_type(
    struct out *o, const struct write_conf *conf, const struct edm_derived *t)
{
	out_put(o, conf->model->ns);
	out_char(o, '.');
	out_put(o, t->name);
}

/* A name in the list as often as it was given, but expansions once. */
static bool
is_expanded(const struct query *q, struct str name)
{
	for (size_t i = 0; i < q->nexpand; i++)
		if (is_named(q->expand[i].nav, name))
			return true;
	return false;
}

static void
put_list(struct out *, const struct write_conf *, const struct query *);

/* True when the list of q has something to say. */
static bool
has_list(const struct write_conf *conf, const struct query *q)
{
	if (q->select_names != NULL)
		return true;
	for (size_t i = 0; i < q->nexpand; i++)
		if (!q->expand[i].again && !q->expand[i].query->totals &&
		    (conf->v401 || has_list(conf, q->expand[i].query)))
			return true;
	return false;
}

static void
put_list(struct out *o, const struct write_conf *conf, const struct query *q)
{
	bool some = false;

	out_char(o, '(');
	for (size_t i = 0; i < q->nselect_names; i++) {
		if (!conf->v401 && is_expanded(q, q->select_names[i]))
			continue;
		if (some)
			out_char(o, ',');
		out_put(o, q->select_names[i]);
		some = true;
	}
	for (size_t i = 0; i < q->nexpand; i++) {
		bool deep = has_list(conf, q->expand[i].query);

		if (q->expand[i].again || q->expand[i].query->totals ||
		    (!deep && !conf->v401 && q->select_names == NULL))
			continue;
		if (some)
			out_char(o, ',');
		if (!edm_is_a(q->as, q->expand[i].nav->of)) {
			put_type(o, conf, q->expand[i].nav->of);
			out_char(o, '/');
		}
		out_put(o, q->expand[i].nav->name);
		if (q->expand[i].levels)
			out_char(o, '+');
		some = true;
		if (deep)
			put_list(o, conf, q->expand[i].query);
		else if (conf->v401)
			out_lit(o, "()");
	}
	out_char(o, ')');
}

/* (City,Street) of a complex property: paths below it. */
void
put_parts_list(struct out *o, const struct query *q)
{
	const size_t above = edm_path(q->prop).n + 1;

	for (size_t i = 0; i < q->nselect_names; i++) {
		out_char(o, i == 0 ? '(' : ',');
		out_put(o,
		    q->select_names[i].n < above
			? S("*")
			: str_skip(q->select_names[i], above));
	}
	if (q->nselect_names > 0)
		out_char(o, ')');
}

struct str
context_of(
    struct arena *a, const struct write_conf *conf, const struct level *level)
{
	const struct query *q = level->query;
	const struct edm_singleton *one =
	    q->nsteps == 1 ? q->steps[0].singleton : NULL;
	struct sink_mem m = sink_mem_in(a, 1 << 20);
	struct out o = out_to(&m.sink, arena_rough(a, OUT_BLOCK));

	out_put(&o, conf->root);
	out_lit(&o, "$metadata#");
	if (q->typed) {
		out_lit(&o, "Collection(Edm.EntityType)");
	} else if (q->set->cross) {
		out_lit(&o, "Collection(Edm.ComplexType)");
	} else if (q->ref) {
		out_put(&o,
		    q->kind == QUERY_ENTITY ? S("$ref")
					    : S("Collection($ref)"));
	} else {
		out_put(&o, one == NULL ? q->set->name : one->name);
		if (q->as != NULL) {
			out_char(&o, '/');
			put_type(&o, conf, q->as);
		}
		if (has_list(conf, q))
			put_list(&o, conf, q);
		if (q->kind == QUERY_ENTITY && one == NULL)
			out_lit(&o, "/$entity");
		else if (conf->delta)
			out_lit(&o, "/$delta");
	}
	/* The URL of the request is far shorter than the sink is large. */
	must(out_finish(&o));
	return sink_mem_str(&m);
}
