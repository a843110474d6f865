/* SPDX-License-Identifier: MIT */
/* shape.c - what is the same in every row of a level, rendered once. */
#include "config.h"
#include "write/write_priv.h"

/* The parts in one piece. Every request makes several for each property. */
static struct str
joined(struct arena *a, const struct str *parts, size_t n)
{
	size_t len = 0;
	char *p, *q;

	for (size_t i = 0; i < n; i++)
		len += parts[i].n;
	p = q = NEWN(a, char, len + 1);
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n > 0)
			memcpy(q, parts[i].p, parts[i].n);
		q += parts[i].n;
	}
	return (struct str){ p, len };
}
#define JOINED(a, ...)                                                         \
	joined((a), (const struct str[]){ __VA_ARGS__ },                       \
	    sizeof((const struct str[]){ __VA_ARGS__ }) / sizeof(struct str))

/* ,"<name>": */
static struct str
key_text(struct arena *a, struct str name)
{
	return JOINED(a, S(",\""), name, S("\":"));
}

/* ,"<name>@[odata.]<what>": */
static struct str
note_text(struct arena *a, const struct write_conf *conf, struct str name,
    struct str what)
{
	return JOINED(a, S(",\""), name, S("@"),
	    conf->v401 ? S("") : S("odata."), what, S("\":"));
}

/* "#Collection(String)", "#Collection(Crm.Address)" */
static struct str
collection_note(struct arena *a, const struct write_conf *conf,
    const struct edm_prop *p, struct str name_before)
{
	struct str note = note_text(a, conf, name_before, S("type"));
	struct str of;

	if (p->ctype != NULL)
		of = arena_strf(a, "%.*s.%.*s", STRF(conf->model->ns),
		    STRF(p->ctype->name));
	else
		of = str_skip(edm_type_name(p->rows->target->props[0].type),
		    sizeof("Edm.") - 1);
	return arena_strf(a, "%.*s\"#Collection(%.*s)\"", STRF(note), STRF(of));
}

/* The type annotation of a property, metadata=full: all but what JSON shows
 * by itself (OData JSON §4.6.3). */
struct str
type_note(struct arena *a, const struct write_conf *conf,
    const struct edm_prop *p, struct str name_before)
{
	struct str note, name;

	if (p->type == EDM_BOOL || p->type == EDM_STRING ||
	    p->type == EDM_DOUBLE || p->type == EDM_NULL ||
	    p->type == EDM_COMPLEX)
		return S("");
	if (p->type == EDM_COLLECTION)
		return collection_note(a, conf, p, name_before);
	note = note_text(a, conf, name_before, S("type"));
	if (p->type == EDM_ENUM)
		return JOINED(a, note, S("\"#"), conf->model->ns, S("."),
		    p->etype->name, S("\""));
	name = str_skip(edm_type_name(p->type), sizeof("Edm.") - 1);
	return JOINED(a, note, conf->v401 ? S("\"") : S("\"#"), name, S("\""));
}

/* $metadata does not know the type, so the payload names it, unless the
 * client wants none of that (OData JSON §4.6.3). */
static struct cell
computed_cell(struct arena *a, const struct shape *s, size_t i)
{
	const struct computed *x = &s->level->query->computed[i];
	struct cell c = { .key = key_text(a, x->prop->name),
		.prop = x->prop,
		.put = s->conf->csv ? csv_put_of(x->prop->type)
				    : put_of(x->prop->type),
		.col = s->level->computed[i],
		.ieee754 = s->conf->ieee754 };

	if (x->prop->type == EDM_DECIMAL && x->expr->kind != EX_PROP)
		c.put = put_trimmed;
	if (x->prop->computed_by != NULL ? s->conf->metadata == METADATA_FULL
					 : s->conf->metadata != METADATA_NONE)
		c.note = type_note(a, s->conf, x->prop, x->prop->name);
	return c;
}

/* Until the end of time is until now. */
static void
put_until(struct out *o, const struct cell *c, const struct val *v)
{
	if (v->t.year >= 2038)
		out_lit(o, "null");
	else
		put_of(EDM_DATETIME)(o, c, v);
}

/* When a version was valid: "@Crm.SystemFrom". */
static void
period_cells(struct arena *a, struct shape *s, struct cell *cells)
{
	static const char *const names[] = { "SystemFrom", "SystemTo" };
	const struct level *l = s->level;

	for (size_t i = 0; i < 2 && l->query->period.kind == PERIOD_SPAN; i++) {
		struct str name = arena_strf(
		    a, "@%.*s.%s", STRF(s->conf->model->ns), names[i]);

		cells[s->ncells++] = (struct cell){ .key = key_text(a, name),
			.prop = l->query->set->period[i],
			.put = s->conf->csv ? csv_put_of(EDM_DATETIME)
			    : i == 1        ? put_until
					    : put_of(EDM_DATETIME),
			.col = l->period[i],
			.ieee754 = s->conf->ieee754 };
	}
}

static void
shape_cells(struct arena *a, struct shape *s)
{
	const struct query *q = s->level->query;
	struct cell *cells =
	    NEWN(a, struct cell, q->nselect + q->ncomputed + 2);

	for (size_t i = 0; i < q->nselect; i++) {
		const struct edm_prop *p = q->select[i];

		cells[i] = (struct cell){ .key = key_text(a, p->name),
			.prop = p,
			.put = s->conf->csv ? csv_put_of(p->type)
					    : put_of(p->type),
			.col = s->level->select[i],
			.ieee754 = s->conf->ieee754 };
		if (s->conf->metadata == METADATA_FULL)
			cells[i].note = type_note(a, s->conf, p, p->name);
		if (p->type != EDM_COLLECTION)
			continue;
		cells[i].items = s->level->cols[cells[i].col].items;
		cells[i].count = note_text(a, s->conf, p->name, S("count"));
	}
	s->cells = cells;
	s->ncells = q->nselect;
	for (size_t i = 0; i < q->ncomputed; i++)
		if (q->computed[i].shown)
			cells[s->ncells++] = computed_cell(a, s, i);
	period_cells(a, s, cells);
	shape_parts(a, s);
}

static void
shape_branches(struct arena *a, struct shape *s)
{
	const struct query *q = s->level->query;
	struct branch *b = NEWN(a, struct branch, q->nexpand);

	for (size_t i = 0; i < q->nexpand; i++) {
		struct str name = q->expand[i].nav->name;

		b[i].key = key_text(a, name);
		b[i].count = note_text(a, s->conf, name, S("count"));
		b[i].link = note_text(a, s->conf, name, S("navigationLink"));
		b[i].assoc = note_text(a, s->conf, name, S("associationLink"));
		b[i].nav = q->expand[i].nav;
		b[i].kid = i;
		b[i].path =
		    typed_path(a, s->conf->model, b[i].nav->of, b[i].nav->name);
		b[i].next = note_text(a, s->conf, name, S("nextLink"));
		b[i].totals = q->expand[i].query->totals;
		b[i].shape = write_shape(a, s->conf, s->level->child[i]);
	}
	s->branches = b;
	s->nbranches = q->nexpand;
}

static struct str
id_note(struct arena *a, const struct write_conf *conf)
{
	return arena_strf(a, ",\"@%sid\":", conf->v401 ? "" : "odata.");
}

/* Links of the navigation that is not expanded. */
static void
shape_links(struct arena *a, struct shape *s)
{
	const struct edm_set *set = s->level->query->set;
	struct str *links = NEWN(a, struct str, set->nnavs);
	struct str *assocs = NEWN(a, struct str, set->nnavs);
	struct str *paths = NEWN(a, struct str, set->nnavs);
	const struct edm_nav **navs =
	    NEWN(a, const struct edm_nav *, set->nnavs);

	for (size_t i = 0; i < set->nnavs; i++) {
		bool open = true;

		for (size_t k = 0; k < s->nbranches; k++)
			open = open && s->branches[k].nav != &set->navs[i];
		if (!open)
			continue;
		navs[s->nlinks] = &set->navs[i];
		if (!set->cross)
			assocs[s->nlinks] = note_text(a, s->conf,
			    set->navs[i].name, S("associationLink"));
		paths[s->nlinks] = typed_path(
		    a, s->conf->model, set->navs[i].of, set->navs[i].name);
		links[s->nlinks++] = note_text(
		    a, s->conf, set->navs[i].name, S("navigationLink"));
	}
	s->links = links;
	s->assocs = assocs;
	s->link_navs = navs;
	s->link_paths = paths;
}

/* What the context of the collection does not say. */
static void
shape_typed(struct arena *a, struct shape *s)
{
	s->type = arena_strf(a, ",\"@%stype\":\"#%.*s.%.*s\"",
	    s->conf->v401 ? "" : "odata.", STRF(s->conf->model->ns),
	    STRF(s->level->query->set->name));
	s->id = id_note(a, s->conf);
}

/* metadata=full: type, id and links. */
static void
shape_full(struct arena *a, struct shape *s)
{
	shape_typed(a, s);
	s->read =
	    arena_strf(a, ",\"@%sreadLink\":", s->conf->v401 ? "" : "odata.");
	if (s->level->query->prop != NULL)
		s->value_type =
		    type_note(a, s->conf, s->level->query->prop, S(""));
	shape_links(a, s);
}

/* Who cannot read the key cannot build the id (JSON Format §4.5.8). */
static bool
lacks_key(const struct query *q)
{
	for (size_t i = 0; i < q->set->nkeys; i++) {
		size_t k = 0;

		while (k < q->nselect && q->select[k] != q->set->keys[i])
			k++;
		if (k == q->nselect)
			return true;
	}
	return false;
}

const struct shape *
write_shape(
    struct arena *a, const struct write_conf *conf, const struct level *level)
{
	struct shape *s = NEW(a, struct shape);

	s->conf = conf;
	s->level = level;
	shape_cells(a, s);
	shape_branches(a, s);
	shape_streams(a, s);
	if (level->query->set->cross)
		shape_links(a, s); /* whatever the metadata: URL §4.15 */
	else if (level->query->ref)
		s->id = id_note(a, conf);
	else if (conf->metadata == METADATA_FULL)
		shape_full(a, s);
	else if (level->query->typed && conf->metadata == METADATA_MINIMAL)
		shape_typed(a, s);
	else if (conf->metadata == METADATA_MINIMAL && !conf->csv &&
	    level->query->prop == NULL && lacks_key(level->query))
		s->id = id_note(a, conf);
	shape_types(a, s);
	if (level->nav == NULL && level->query->prop == NULL)
		s->context = context_of(a, conf, level);
	return s;
}

struct str
write_context(const struct shape *s)
{
	return s->context;
}
