/* SPDX-License-Identifier: MIT */
/*
 * rows.c - entities and what stands around them (OData JSON Format 4.01).
 *
 * Everything that begins with a comma is written without it where nothing
 * stands before.
 */
#include "config.h"
#include "base/num.h"
#include "out/json.h"
#include "write/write_priv.h"

void
put_piece(struct out *o, struct str piece, bool *first)
{
	out_put(o, *first ? str_skip(piece, 1) : piece);
	*first = false;
}

void
put_control(
    struct out *o, const struct write_conf *conf, struct str what, bool *first)
{
	if (!*first)
		out_char(o, ',');
	*first = false;
	if (conf->v401)
		out_lit(o, "\"@");
	else
		out_lit(o, "\"@odata.");
	out_put(o, what);
	out_lit(o, "\":");
}

void
put_context(struct out *o, const struct shape *s, bool *first)
{
	if (s->conf->metadata == METADATA_NONE)
		return;
	put_control(o, s->conf, S("context"), first);
	json_str(o, s->context);
}

void
write_entity_path(struct out *o, const struct write_conf *conf,
    const struct level *l, const struct row *r)
{
	enum { MANY = 64 }; /* an index of MariaDB has at most 32 columns */
	const struct val *keys[MANY];
	const struct edm_set *set = l->query->set;

	must(set->nkeys <= N_ELEM(keys));
	for (size_t i = 0; i < set->nkeys; i++)
		keys[i] = &r->cells[l->key[i]];
	put_entity_id(o, conf, set, keys);
}

/* Of a row of a cross join: the entity of that member. */
static void
put_member_path(struct out *o, const struct shape *s, const struct row *r,
    const struct edm_nav *nav)
{
	enum { MANY = 64 };
	const struct val *keys[MANY];
	size_t at = 0;

	for (const struct edm_nav *n = s->level->query->set->navs; n != nav;
	     n++)
		at += n->target->nkeys;
	must(nav->target->nkeys <= N_ELEM(keys));
	for (size_t i = 0; i < nav->target->nkeys; i++)
		keys[i] = &r->cells[s->level->key[at + i]];
	put_entity_id(o, s->conf, nav->target, keys);
}

/* "<root>Contacts(1)[/name]" */
static void
put_below(
    struct out *o, const struct shape *s, const struct row *r, struct str name)
{
	out_char(o, '"');
	out_put(o, s->conf->root);
	write_entity_path(o, s->conf, s->level, r);
	if (name.n > 0) {
		out_char(o, '/');
		out_put(o, name);
	}
	out_char(o, '"');
}

/* The references to what it leads to (OData JSON §4.6.11). */
static void
put_association(struct out *o, const struct shape *s, const struct row *r,
    struct str key, struct str path, bool *first)
{
	put_piece(o, key, first);
	out_char(o, '"');
	out_put(o, s->conf->root);
	write_entity_path(o, s->conf, s->level, r);
	out_char(o, '/');
	out_put(o, path);
	out_lit(o, "/$ref\"");
}

/* To what a navigation leads to; nav NULL: to the entity itself. */
static void
put_link(struct out *o, const struct shape *s, const struct row *r,
    const struct edm_nav *nav, struct str path)
{
	if (nav == NULL || nav->member == 0) {
		put_below(o, s, r, path);
		return;
	}
	out_char(o, '"');
	out_put(o, s->conf->root);
	put_member_path(o, s, r, nav);
	out_char(o, '"');
}

static void
put_members(struct out *, const struct shape *, const struct row *, bool first);

static void
put_entity(struct out *o, const struct shape *s, const struct row *r)
{
	out_char(o, '{');
	put_members(o, s, r, true);
	out_char(o, '}');
}

/* A count is an Edm.Int64, and so a string where those are (JSON 4.01 §3.2). */
static void
put_count(struct out *o, const struct shape *s, int64_t n)
{
	if (s->conf->ieee754)
		out_char(o, '"');
	json_i64(o, n);
	if (s->conf->ieee754)
		out_char(o, '"');
}

static void
put_branch(struct out *o, const struct shape *s, const struct row *r, size_t i,
    bool *first)
{
	const struct branch *b = &s->branches[i];
	const struct row_set *set = &r->kids[b->kid];
	const int64_t page = b->shape->level->query->page;
	bool cut;
	size_t n;

	if (s->conf->metadata == METADATA_FULL) {
		put_association(o, s, r, b->assoc, b->path, first);
		put_piece(o, b->link, first);
		put_link(o, s, r, b->nav, b->path);
	}
	if (b->nav->many && set->total >= 0) {
		put_piece(o, b->count, first);
		put_count(o, s, set->total);
	}
	if (b->totals)
		return;
	put_piece(o, b->key, first);
	if (!b->nav->many) {
		if (set->n == 0)
			out_lit(o, "null");
		else
			put_entity(o, b->shape, &set->rows[0]);
		return;
	}
	cut = page > 0 && set->n > (size_t)page;
	n = cut ? (size_t)page : set->n;
	out_char(o, '[');
	for (size_t k = 0; k < n; k++) {
		if (k > 0)
			out_char(o, ',');
		put_entity(o, b->shape, &set->rows[k]);
	}
	out_char(o, ']');
	if (!cut)
		return;
	put_piece(o, b->next, first);
	s->conf->nested_link(
	    s->conf, o, s->level, r, b->shape->level, &set->rows[n - 1]);
}

static inline void
one_cell(struct out *o, const struct shape *s, const struct row *r,
    const struct cell *c, bool *first)
{
	const struct val *v = &r->cells[c->col];

	if (v->kind == VAL_NULL) {
		if (s->conf->omit_nulls)
			return;
		put_piece(o, c->key, first);
		out_lit(o, "null");
		return;
	}
	if (c->note.n > 0)
		put_piece(o, c->note, first);
	put_piece(o, c->key, first);
	c->put(o, c, v);
}

void
put_cell(struct out *o, const struct shape *s, const struct row *r,
    const struct cell *c, bool *first)
{
	one_cell(o, s, r, c, first);
}

static void
put_members(
    struct out *o, const struct shape *s, const struct row *r, bool first)
{
	if (s->of_type != NULL)
		s = shape_of_row(s, r);
	if (s->type.n > 0)
		put_piece(o, s->type, &first);
	if (s->id.n > 0) {
		put_piece(o, s->id, &first);
		put_link(o, s, r, NULL, S(""));
	}
	if (s->read.n > 0) {
		put_piece(o, s->read, &first);
		put_link(o, s, r, NULL, S(""));
	}
	for (size_t i = 0; i < s->nstreams; i++) {
		if (s->streams[i].link.n > 0) {
			put_piece(o, s->streams[i].link, &first);
			put_below(o, s, r, s->streams[i].path);
		}
		put_stream(o, &s->streams[i], r, &first);
	}
	if (s->parts != NULL)
		put_parts(o, s, r, s->parts, s->nparts, &first);
	else
		for (size_t i = 0; i < s->ncells; i++)
			one_cell(o, s, r, &s->cells[i], &first);
	for (size_t i = 0; i < s->nbranches; i++)
		put_branch(o, s, r, i, &first);
	for (size_t i = 0; i < s->nlinks; i++) {
		if (s->assocs[i].n > 0)
			put_association(
			    o, s, r, s->assocs[i], s->link_paths[i], &first);
		put_piece(o, s->links[i], &first);
		put_link(o, s, r, s->link_navs[i], s->link_paths[i]);
	}
}

void
write_begin(struct out *o, const struct shape *s, int64_t count)
{
	bool first = true;

	if (s->conf->csv) {
		csv_head(o, s);
		return;
	}
	out_char(o, '{');
	put_context(o, s, &first);
	if (count >= 0) {
		put_control(o, s->conf, S("count"), &first);
		put_count(o, s, count);
	}
	put_piece(o, S(",\"value\":["), &first);
}

void
write_row(struct out *o, const struct shape *s, const struct row *r, bool first)
{
	if (s->conf->csv) {
		csv_row(o, s, r);
		return;
	}
	if (!first)
		out_char(o, ',');
	put_entity(o, s, r);
}

void
write_end(struct out *o, const struct shape *s, struct str next_link)
{
	bool first = false;

	if (s->conf->csv)
		return;
	out_char(o, ']');
	if (next_link.n > 0) {
		put_control(o, s->conf, S("nextLink"), &first);
		json_str(o, next_link);
	}
	out_char(o, '}');
}

void
write_entity(struct out *o, const struct shape *s, const struct row *r)
{
	bool first = true;

	out_char(o, '{');
	put_context(o, s, &first);
	put_members(o, s, r, first);
	out_char(o, '}');
}

/* The canonical URL of the entity and the property behind it, whatever path
 * has led there (Protocol §10.15). */
void
put_property_context(
    struct out *o, const struct shape *s, const struct row *r, bool *first)
{
	const struct edm_prop *p = s->level->query->prop;

	if (s->conf->metadata == METADATA_NONE)
		return;
	put_control(o, s->conf, S("context"), first);
	out_char(o, '"');
	out_put(o, s->conf->root);
	out_lit(o, "$metadata#");
	write_entity_path(o, s->conf, s->level, r);
	out_char(o, '/');
	if (p->of != NULL) {
		out_put(o, s->conf->model->ns);
		out_char(o, '.');
		out_put(o, p->of->name);
		out_char(o, '/');
	}
	out_put(o, edm_path(p));
	put_parts_list(o, s->level->query);
	out_char(o, '"');
}

/* What stands behind the context. */
static void
put_single(struct out *o, const struct shape *s, const struct edm_prop *p,
    const struct val *v, bool first)
{
	if (s->value_type.n > 0)
		put_piece(o, s->value_type, &first);
	put_piece(o, S(",\"value\":"), &first);
	write_value(o, s->conf, p, p->type, v);
	out_char(o, '}');
}

void
write_property(struct out *o, const struct shape *s, const struct row *r,
    const struct val *v)
{
	bool first = true;

	out_char(o, '{');
	put_property_context(o, s, r, &first);
	put_single(o, s, s->level->query->prop, v, first);
}

void
write_result(struct arena *a, struct out *o, const struct write_conf *conf,
    const struct edm_prop *p, const struct val *v)
{
	struct shape s = { .conf = conf,
		.context = arena_strf(a, "%.*s$metadata#%.*s", STRF(conf->root),
		    STRF(edm_type_name(p->type))) };
	bool first = true;

	if (conf->metadata == METADATA_FULL)
		s.value_type = type_note(a, conf, p, S(""));
	out_char(o, '{');
	put_context(o, &s, &first);
	put_single(o, &s, p, v, first);
}
