/* SPDX-License-Identifier: MIT */
/*
 * overlay_computed.c - properties that are computed with an expression of
 * OData ("computed" of a table).
 *
 * The expression is parsed and bound as one in a URL would be, so no SQL comes
 * from the file. All are parsed before the first is bound, for they may use
 * each other.
 */
#include "config.h"
#include <json-c/json.h>
#include "catalog/facts.h"
#include "catalog/overlay_in.h"
#include "odata/bind.h"
#include "odata/parse.h"

enum { EXPRESSION_MAX = 8192 };

static void
read_expression(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct given *g = at;

	in_text(o, j, path, &g->name);
	g->path = path;
	if (g->name.p != NULL && g->name.n > EXPRESSION_MAX)
		overlay_problem(
		    o, path, "it is longer than %d bytes", EXPRESSION_MAX);
}

void
in_computed(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		MUST_HAVE(overlay_computed, expression, "expression",
		    read_expression),
		FIELD(overlay_computed, doc, "description", in_text),
		FIELD(overlay_computed, notes, "annotations", in_notes),
	};
	struct overlay_table *t = at;

	EACH(o, j, path, "an object of computed properties")
	{
		struct overlay_computed *c =
		    NEW(o->arena, struct overlay_computed);

		c->name.name = in_member(o, &it_);
		c->name.path =
		    overlay_member_path(o->arena, path, c->name.name);
		in_check_name(o, c->name.path, c->name.name);
		in_fields(o, json_object_iter_peek_value(&it_), c->name.path, f,
		    N_ELEM(f), c);
		VEC_PUSH(o->arena, &t->computed, c);
	}
}

size_t
overlay_computed_count(const struct fact_table *t)
{
	return t->overlay == NULL ? 0 : t->overlay->computed.n;
}

void
overlay_computed_names(struct build *b, struct fact_table *t, struct str *names)
{
	for (size_t i = 0; i < overlay_computed_count(t); i++)
		names[i] = arena_dup(b->arena,
		    take_given(b, &t->taken, &t->overlay->computed.v[i]->name));
}

void
overlay_computed_props(struct build *b, struct fact_table *t,
    const struct str *names, struct edm_prop *p, size_t first)
{
	t->computed = p;
	for (size_t i = 0; i < overlay_computed_count(t); i++)
		p[i] = (struct edm_prop){ .name = names[i],
			.type = EDM_NULL,
			.doc =
			    arena_dup(b->arena, t->overlay->computed.v[i]->doc),
			.notes =
			    overlay_notes(b, &t->overlay->computed.v[i]->notes),
			.index = (uint16_t)(first + i) };
}

static void
wrong(struct build *b, const struct overlay_computed *c, const struct err *e)
{
	if (e->pos < 0 || memmem(e->msg.p, e->msg.n, "position", 8) != NULL)
		overlay_problem(
		    b->overlay, c->expression.path, "%.*s", STRF(e->msg));
	else
		overlay_problem(b->overlay, c->expression.path,
		    "%.*s (position %ld)", STRF(e->msg), e->pos);
}

static bool
is_there(const struct fact_table *t)
{
	return t->set != NULL && !t->overlay->hide;
}

static void
parse_all(struct build *b, struct fact_table *t)
{
	static const struct parse_limits limits = { .url = EXPRESSION_MAX,
		.depth = 64,
		.nodes = 2000,
		.list = 1000,
		.expand = 1,
		.segments = 32 };

	for (size_t i = 0; i < overlay_computed_count(t); i++) {
		const struct overlay_computed *c = t->overlay->computed.v[i];
		struct str text = arena_dup(b->arena, c->expression.name);
		struct err *e;
		struct ast *a = NULL;

		if (text.n == 0)
			continue; /* said already */
		e = odata_parse_expr(b->arena, &limits, text, 0, &a);
		if (e != NULL)
			wrong(b, c, e);
		t->computed[i].computed_by = e == NULL ? a : NULL;
		t->computed[i].expression = text;
	}
}

static void
bind_all(struct build *b, struct fact_table *t)
{
	static const struct bind_limits limits = { .joins = 24 };

	for (size_t i = 0; i < overlay_computed_count(t); i++) {
		struct err *e;

		if (t->computed[i].computed_by == NULL)
			continue;
		e = odata_bind_computed(
		    b->arena, b->model, t->set, &limits, &t->computed[i]);
		if (e != NULL)
			wrong(b, t->overlay->computed.v[i], e);
	}
}

void
overlay_computed(struct build *b)
{
	struct facts *f = b->facts;

	if (b->overlay == NULL)
		return;
	for (size_t i = 0; i < f->tables.n; i++)
		if (overlay_computed_count(f->tables.v[i]) > 0 &&
		    is_there(f->tables.v[i]))
			parse_all(b, f->tables.v[i]);
	if (b->overlay->nproblems > 0)
		return; /* names may be missing for that */
	for (size_t i = 0; i < f->tables.n; i++)
		if (overlay_computed_count(f->tables.v[i]) > 0 &&
		    is_there(f->tables.v[i]))
			bind_all(b, f->tables.v[i]);
}
