/* SPDX-License-Identifier: MIT */
/*
 * build.c - facts to a model: properties, keys, sets, then navigation.
 *
 * Pure: the database was asked before.
 */
#include "config.h"
#include <stdlib.h>
#include "base/buf.h"
#include "edm/name.h"
#include "catalog/facts.h"

void
left_out(struct build *b, const struct fact_table *t, struct str part,
    struct str reason)
{
	struct edm_left_out l = { .table = arena_dup(b->arena, t->name),
		.part = arena_dup(b->arena, part),
		.reason = arena_dup(b->arena, reason) };

	VEC_PUSH(b->arena, &b->left_out, l);
}

struct str
take_name(struct arena *a, struct map *taken, struct str name)
{
	struct str s = name;

	for (unsigned i = 2; !map_add(taken, s, taken); i++)
		s = edm_name_cut(a, arena_strf(a, "%.*s_%u", STRF(name), i));
	return s;
}

/* Tables that cannot be read as tables, whatever their columns. */
static struct str
unreadable(struct arena *a, const struct fact_table *t)
{
	if (str_eq(t->type, S("SEQUENCE")))
		return S("it is a sequence, not a table");
	if (facts_is_view(t)) {
		if (t->cols.n == 0 || !str_eq(t->comment, S("VIEW")))
			return arena_strf(
			    a, "the view is broken: %.*s", STRF(t->comment));
		return (struct str){ 0 };
	}
	if (!str_eq(t->type, S("BASE TABLE")) &&
	    !str_eq(t->type, S("SYSTEM VERSIONED")))
		return arena_strf(
		    a, "it is of the kind %.*s, not a table", STRF(t->type));
	if (t->engine.n == 0 || t->cols.n == 0)
		return arena_strf(
		    a, "the server cannot open it: %.*s", STRF(t->comment));
	return (struct str){ 0 };
}

static struct str
invisible(const struct fact_table *t, const struct fact_column *c)
{
	struct str media = overlay_media_hides(t, c);

	if (media.n > 0)
		return media;
	if (c->overlay != NULL && c->overlay->hide)
		return S("the overlay hides it");
	if (c->json)
		return S("the overlay takes its JSON apart");
	if (c->generated &&
	    (str_ieq(c->generation, S("ROW START")) ||
		str_ieq(c->generation, S("ROW END"))))
		return S("it holds the period of system versioning");
	for (struct str s = c->extra; s.n > 0; s = str_skip(s, 1))
		if (str_starts(s, S("INVISIBLE")))
			return S("it is invisible");
	return (struct str){ 0 };
}

/* Zero and partial dates are read as null, and the database lets them into
 * NOT NULL columns; so only keys are never null. */
static bool
may_be_null(const struct fact_column *c)
{
	return c->nullable || c->prop->how == COLUMN_ZERODATE ||
	    c->prop->how == COLUMN_TIME ||
	    (c->prop->how == COLUMN_SPAN && c->prop->type == EDM_TIME);
}

/* Given names first: the others may not take them. */
static void
give_names(struct build *b, struct fact_table *t, struct str *names)
{
	for (size_t i = 0; i < t->cols.n; i++) {
		const struct overlay_column *oc = t->cols.v[i]->overlay;

		if (oc != NULL && oc->name.name.n > 0 && !oc->hide)
			names[i] = arena_dup(
			    b->arena, take_given(b, &t->taken, &oc->name));
	}
}

/* A comment as both forms of $metadata can hold it: XML has no control
 * characters, and a line ends with LF. */
struct str
comment(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n * 3);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool cr = c == '\r';

		if (cr && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		if (cr || c == '\n' || c == '\t' || c >= 0x20)
			buf_char(&b, cr ? '\n' : s.p[i]);
		else
			buf_lit(&b, "\xEF\xBF\xBD");
	}
	must(buf_ok(&b));
	return buf_str(&b);
}

static void
make_props(struct build *b, struct fact_table *t)
{
	const size_t all = t->cols.n + overlay_computed_count(t);
	struct edm_prop *props = NEWN(b->arena, struct edm_prop, all);
	struct str *names = NEWN(b->scratch, struct str, all);
	size_t n = 0;

	structure_names(b, t);
	give_names(b, t, names);
	overlay_computed_names(b, t, names + t->cols.n);
	for (size_t i = 0; i < t->cols.n; i++) {
		struct fact_column *c = t->cols.v[i];

		c->hidden = invisible(t, c);
		if (c->hidden.n > 0)
			continue;
		c->prop = &props[n];
		c->prop->name = names[i].n > 0 ? names[i]
		    : c->part != NULL
		    ? c->name
		    : take_beside(b, &t->taken, edm_name(b->arena, c->name));
		c->prop->column = arena_dup(b->arena, c->name);
		if (!column_type(b, t, c)) {
			*c->prop = (struct edm_prop){ 0 };
			c->prop = NULL;
			continue;
		}
		overlay_type(b, t, c);
		overlay_stream(b, t, c);
		if (c->overlay != NULL)
			c->prop->notes = overlay_notes(b, &c->overlay->notes);
		c->prop->doc = comment(b->arena,
		    c->overlay != NULL && c->overlay->has_doc ? c->overlay->doc
							      : c->comment);
		c->prop->nullable = may_be_null(c);
		c->prop->computed = c->generated;
		c->prop->index = (uint16_t)n++;
	}
	overlay_computed_props(b, t, names + t->cols.n, props + n, n);
	must(all <= UINT16_MAX); /* a table has at most 4096 columns */
	t->props = props;
	structure_props(b, t, n);
}

/* An enumeration type belongs to the schema only when its set does. */
static void
keep_enums(struct build *b, const struct fact_table *t)
{
	for (size_t i = 0; i < t->cols.n; i++) {
		const struct edm_enum *e = t->cols.v[i]->prop == NULL
		    ? NULL
		    : t->cols.v[i]->prop->etype;
		bool known = e == NULL;

		for (size_t k = 0; k < b->enums.n && !known; k++)
			known = str_eq(b->enums.v[k].name, e->name);
		if (!known)
			VEC_PUSH(b->arena, &b->enums, *e);
	}
}

static void
mark_indexed(struct fact_table *t)
{
	for (size_t i = 0; i < t->indexes.n; i++)
		if (t->indexes.v[i]->tree &&
		    t->indexes.v[i]->cols.v[0]->prop != NULL)
			t->indexes.v[i]->cols.v[0]->prop->indexed = true;
}

static void
make_key(struct build *b, struct fact_table *t, struct edm_set *s)
{
	const struct edm_prop **keys =
	    NEWN(b->arena, const struct edm_prop *, t->key->cols.n);

	for (size_t i = 0; i < t->key->cols.n; i++) {
		t->key->cols.v[i]->prop->nullable = false;
		keys[i] = t->key->cols.v[i]->prop;
	}
	s->keys = keys;
	s->nkeys = t->key->cols.n;
}

static struct str
set_doc(const struct fact_table *t)
{
	if (t->overlay != NULL && t->overlay->has_doc)
		return t->overlay->doc;
	return facts_is_view(t) ? S("") : t->comment;
}

static void
make_set(struct build *b, struct fact_table *t, struct edm_set *s)
{
	t->set = s;
	s->name = t->set_name;
	s->table = arena_dup(b->arena, t->name);
	s->doc = comment(b->arena, set_doc(t));
	s->view = facts_is_view(t);
	s->versioned = str_eq(t->type, S("SYSTEM VERSIONED"));
	s->rows_estimate = t->rows;
	for (size_t i = 0; i < t->cols.n; i++) {
		const struct fact_column *c = t->cols.v[i];

		if (c->prop == NULL)
			left_out(b, t, c->name, c->hidden);
	}
	s->props = t->props;
	s->nprops = t->nprops;
	s->ncomputed = overlay_computed_count(t);
	if (t->key != NULL)
		make_key(b, t, s);
	make_texts(b, t, s);
	make_period(b, t, s);
	if (!t->unseen)
		keep_enums(b, t);
}

static int
by_set_name(const void *x, const void *y)
{
	return str_cmp((*(struct fact_table *const *)x)->set_name,
	    (*(struct fact_table *const *)y)->set_name);
}

static bool
is_hidden(const struct fact_table *t)
{
	return t->overlay != NULL && t->overlay->hide;
}

static bool
is_given(const struct fact_table *t)
{
	return t->overlay != NULL && t->overlay->name.name.n > 0 &&
	    !is_hidden(t);
}

/* Before the names of enumeration types, so that those give way. */
static void
name_sets(struct build *b)
{
	struct facts *f = b->facts;

	overlay_enum_names(b);
	overlay_derived_names(b);
	overlay_singleton_names(b);
	for (size_t i = 0; i < f->tables.n; i++) {
		struct fact_table *t = f->tables.v[i];

		if (is_given(t))
			t->set_name = arena_dup(b->arena,
			    take_given(b, &b->names, &t->overlay->name));
	}
	for (size_t i = 0; i < f->tables.n; i++) {
		struct fact_table *t = f->tables.v[i];

		if (is_hidden(t))
			t->set_name = edm_name(b->arena, t->name);
		else if (!is_given(t))
			t->set_name = take_beside(
			    b, &b->names, edm_name(b->arena, t->name));
	}
	if (f->tables.n > 1)
		qsort(f->tables.v, f->tables.n, sizeof(f->tables.v[0]),
		    by_set_name);
}

/* Which tables become sets; the others say why not. */
static size_t
choose_tables(struct build *b)
{
	struct facts *f = b->facts;
	size_t n = 0;

	name_sets(b);
	for (size_t i = 0; i < f->tables.n; i++) {
		struct fact_table *t = f->tables.v[i];

		t->reason = unreadable(b->scratch, t);
		if (t->reason.n == 0 && is_hidden(t) && !t->unseen)
			t->reason = S("the overlay hides it");
		if (t->reason.n > 0)
			continue;
		make_props(b, t);
		view_inherit(b, t);
		choose_key(b, t);
		structure_key(b, t);
		mark_indexed(t);
		n += t->key != NULL && !t->unseen;
	}
	return n;
}

static void
make_sets(struct build *b)
{
	size_t max = choose_tables(b), n = 0;
	struct edm_set *sets = NEWN(b->arena, struct edm_set, max);
	struct facts *f = b->facts;

	for (size_t i = 0; i < f->tables.n; i++) {
		struct fact_table *t = f->tables.v[i];

		if (t->unseen && t->reason.n == 0) {
			left_out(b, t, S(""), S("the overlay hides it"));
			make_set(b, t, NEW(b->arena, struct edm_set));
		} else if (t->key == NULL)
			left_out(b, t, S(""), t->reason);
		else
			make_set(b, t, &sets[n++]);
	}
	b->model->sets = sets;
	b->model->nsets = n;
}

/* Namespaces that CSDL 4.01 §5.1 keeps for itself. */
static struct str
schema_namespace(struct arena *a, struct str database)
{
	static const char *const reserved[] = { "Edm", "odata", "System",
		"Transient" };
	struct str s = edm_name(a, database);

	for (size_t i = 0; i < N_ELEM(reserved); i++)
		if (str_ieq(s, str_of(reserved[i])))
			return arena_strf(a, "%.*s_", STRF(s));
	return s;
}

static void
index_names(struct build *b)
{
	struct edm_model *m = b->model;
	const struct edm_prop *p;

	m->by_name = map_in(b->arena);
	for (size_t i = 0; i < m->nsets; i++) {
		/* Not yet frozen: the set is ours to complete. */
		struct edm_set *s = (struct edm_set *)(uintptr_t)&m->sets[i];
		struct edm_ref *r =
		    NEWN(b->arena, struct edm_ref, s->nprops + s->nnavs);

		must(map_add(&m->by_name, s->name, s));
		s->by_name = map_in(b->arena);
		for (size_t at = 0; (p = edm_each(s, &at)) != NULL; r++) {
			r->prop = p;
			must(map_add(&s->by_name, p->name, r));
		}
		for (size_t j = 0; j < s->nnavs; j++, r++) {
			r->nav = &s->navs[j];
			must(map_add(&s->by_name, s->navs[j].name, r));
		}
	}
}

/* A type is known by its address: properties and the schema share one. */
static void
share_enums(const struct build *b, const struct fact_table *t)
{
	for (size_t i = 0; i < t->cols.n; i++) {
		struct edm_prop *p = t->cols.v[i]->prop;

		for (size_t j = 0; p != NULL && j < b->enums.n; j++)
			if (p->etype != NULL &&
			    str_eq(p->etype->name, b->enums.v[j].name))
				p->etype = &b->enums.v[j];
	}
}

struct edm_model *
build_model(struct arena *a, struct facts *f, const struct catalog_conf *conf,
    struct overlay *overlay)
{
	struct edm_model *m = NEW(a, struct edm_model);
	struct build b = { .arena = a,
		.scratch = f->arena,
		.facts = f,
		.conf = conf,
		.model = m,
		.names = map_in(a),
		.overlay = overlay };

	m->arena = a;
	m->database = arena_dup(a, f->database);
	m->ns = schema_namespace(a,
	    overlay != NULL && overlay->ns.name.n > 0 ? overlay->ns.name
						      : f->database);
	if (overlay != NULL && overlay->ns.name.n > 0 &&
	    !str_eq(m->ns, overlay->ns.name))
		overlay_problem(overlay, overlay->ns.path, "'%.*s' is reserved",
		    STRF(overlay->ns.name));
	overlay_apply(&b);
	make_sets(&b);
	overlay_sets(&b);
	overlay_functions(&b);
	overlay_enum_unused(&b);
	make_navs(&b);
	m->container = take_name(a, &b.names, S("Container"));
	m->functions = b.functions.v;
	m->nfunctions = b.functions.n;
	m->enums = b.enums.v;
	m->nenums = b.enums.n;
	m->complexes = b.complexes.v;
	m->ncomplexes = b.complexes.n;
	for (size_t i = 0; i < f->tables.n; i++)
		share_enums(&b, f->tables.v[i]);
	m->left_out = b.left_out.v;
	m->nleft_out = b.left_out.n;
	index_names(&b);
	overlay_singletons(&b);
	overlay_notes_end(&b);
	overlay_computed(&b);
	return m;
}
