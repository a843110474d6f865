/* SPDX-License-Identifier: MIT */
/*
 * parts.c - rows with complex properties and collections (OData JSON Format
 * 4.01 §7.2-7.4).
 *
 * The cells of a row are flat; where some lie within complex properties, a
 * tree says which. A complex value is null when all that is below it is, also
 * what was not selected. A collection is never null.
 */
#include "config.h"
#include "out/json.h"
#include "write/write_priv.h"

/* The property at or above p that lies directly in within. */
static const struct edm_prop *
child_of(const struct edm_prop *within, const struct edm_prop *p)
{
	while (p->within != within)
		p = p->within;
	return p;
}

static uint16_t
column_of(const struct level *l, const struct edm_prop *p)
{
	for (size_t i = 0; i < l->ncols; i++)
		if (l->cols[i].role == PLAN_PROP && l->cols[i].prop == p)
			return (uint16_t)i;
	must(!"all parts of a complex property are read");
	return 0;
}

/* What says whether the complex property is null. */
static void
null_columns(struct arena *a, const struct shape *s, const struct edm_prop *p,
    struct part *to)
{
	const struct edm_set *set = s->level->query->set;
	uint16_t *cols = NEWN(a, uint16_t, set->nprops);

	for (size_t i = 0; i < set->nprops && p->nullable; i++)
		if (edm_lies_in(&set->props[i], p))
			cols[to->ncols++] = column_of(s->level, &set->props[i]);
	to->cols = cols;
}

static const struct part *
make_parts(struct arena *a, const struct shape *s, const struct cell *cells,
    size_t n, const struct edm_prop *within, size_t *nret)
{
	struct part *parts = NEWN(a, struct part, n + 1);
	const struct write_conf *conf = s->conf;

	*nret = 0;
	for (size_t i = 0, end; i < n; i = end) {
		const struct edm_prop *p = child_of(within, cells[i].prop);
		struct part *to = &parts[(*nret)++];

		end = i + 1;
		to->cell = &cells[i];
		if (p == cells[i].prop)
			continue;
		while (end < n && edm_lies_in(cells[end].prop, p))
			end++;
		to->cell = NULL;
		to->key = arena_strf(a, ",\"%.*s\":", STRF(p->name));
		if (conf->metadata == METADATA_FULL)
			to->type = arena_strf(a, ",\"@%stype\":\"#%.*s.%.*s\"",
			    conf->v401 ? "" : "odata.", STRF(conf->model->ns),
			    STRF(p->ctype->name));
		null_columns(a, s, p, to);
		to->parts =
		    make_parts(a, s, &cells[i], end - i, p, &to->nparts);
	}
	return parts;
}

static bool
wants_parts(const struct shape *s)
{
	for (size_t i = 0; i < s->ncells; i++)
		if (s->cells[i].prop->within != NULL ||
		    s->cells[i].prop->type == EDM_COLLECTION)
			return true;
	return s->level->query->prop != NULL &&
	    s->level->query->prop->type == EDM_COMPLEX;
}

void
shape_parts(struct arena *a, struct shape *s)
{
	if (!s->conf->csv && wants_parts(s))
		s->parts =
		    make_parts(a, s, s->cells, s->ncells, NULL, &s->nparts);
}

static bool
is_null(const struct part *p, const struct row *r)
{
	for (size_t i = 0; i < p->ncols; i++)
		if (r->cells[p->cols[i]].kind != VAL_NULL)
			return false;
	return p->ncols > 0;
}

static void
put_collection(struct out *o, const struct shape *s, const struct cell *c,
    const struct val *v, bool *first)
{
	if (c->note.n > 0)
		put_piece(o, c->note, first);
	if (c->items != NULL && c->items->count) {
		put_piece(o, c->count, first);
		json_i64(o, array_items(v));
	}
	put_piece(o, c->key, first);
	write_array(o, c, v);
	(void)s;
}

static void
put_complex(struct out *o, const struct shape *s, const struct part *p,
    const struct row *r)
{
	bool first = true;

	out_char(o, '{');
	if (p->type.n > 0)
		put_piece(o, p->type, &first);
	put_parts(o, s, r, p->parts, p->nparts, &first);
	out_char(o, '}');
}

void
put_parts(struct out *o, const struct shape *s, const struct row *r,
    const struct part *parts, size_t n, bool *first)
{
	for (size_t i = 0; i < n; i++) {
		const struct part *p = &parts[i];

		if (p->cell != NULL && p->cell->prop->type == EDM_COLLECTION) {
			put_collection(
			    o, s, p->cell, &r->cells[p->cell->col], first);
			continue;
		}
		if (p->cell != NULL) {
			put_cell(o, s, r, p->cell, first);
			continue;
		}
		if (!is_null(p, r)) {
			put_piece(o, p->key, first);
			put_complex(o, s, p, r);
		} else if (!s->conf->omit_nulls) {
			put_piece(o, p->key, first);
			out_lit(o, "null");
		}
	}
}

/* The part of the query's property: they stand in each other. */
static const struct part *
part_of(const struct shape *s)
{
	const struct edm_prop *prop = s->level->query->prop;
	const struct part *p = s->parts;

	for (const struct edm_prop *w = prop->within; w != NULL; w = w->within)
		p = p->parts;
	return p;
}

bool
write_complex(struct out *o, const struct shape *s, const struct row *r)
{
	const struct part *p = part_of(s);
	bool first = true;

	if (s->nparts == 0 || is_null(p, r))
		return false;
	out_char(o, '{');
	put_property_context(o, s, r, &first);
	if (p->type.n > 0)
		put_piece(o, p->type, &first);
	put_parts(o, s, r, p->parts, p->nparts, &first);
	out_char(o, '}');
	return true;
}

void
write_collection(struct out *o, const struct shape *s, const struct row *r,
    const struct val *v)
{
	const struct cell *c = &s->cells[0];
	bool first = true;

	out_char(o, '{');
	put_property_context(o, s, r, &first);
	if (s->value_type.n > 0)
		put_piece(o, s->value_type, &first);
	if (c->items != NULL && c->items->count) {
		put_control(o, s->conf, S("count"), &first);
		json_i64(o, array_items(v));
	}
	put_piece(o, S(",\"value\":"), &first);
	write_array(o, c, v);
	out_char(o, '}');
}
