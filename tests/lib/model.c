/* SPDX-License-Identifier: MIT */
/*
 * model.c - a model from a few lines of text, for tests.
 */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include "base/num.h"
#include "lib/model.h"

enum { SETS_MAX = 64, PROPS_MAX = 80, NAVS_MAX = 40, PAIRS_MAX = 8 };
enum { FUNCTIONS_MAX = 16 };

struct made_set {
	struct str name, table_and_more;
	struct edm_set *set; /* in model->sets */
	struct edm_prop props[PROPS_MAX];
	struct edm_nav navs[NAVS_MAX];
	const struct edm_prop *keys[PAIRS_MAX];
};
struct maker {
	struct arena *arena;
	struct edm_model *model;
	struct made_set *sets[SETS_MAX]; /* by name */
	size_t nsets;
	struct made_set *now; /* properties belong to it */
	struct edm_enum enums[SETS_MAX];
	struct edm_function functions[FUNCTIONS_MAX];
	long line;
};

static const struct {
	const char *name;
	enum edm_type type;
	enum edm_column how;
	bool is_unsigned;
} types[] = {
	{ "int8", EDM_SBYTE, COLUMN_PLAIN, false },
	{ "uint8", EDM_BYTE, COLUMN_PLAIN, true },
	{ "int16", EDM_INT16, COLUMN_PLAIN, false },
	{ "uint16", EDM_INT32, COLUMN_PLAIN, true },
	{ "int32", EDM_INT32, COLUMN_PLAIN, false },
	{ "uint32", EDM_INT64, COLUMN_PLAIN, true },
	{ "int64", EDM_INT64, COLUMN_PLAIN, false },
	{ "uint64", EDM_DECIMAL, COLUMN_PLAIN, true },
	{ "bool", EDM_BOOL, COLUMN_PLAIN, false },
	{ "single", EDM_SINGLE, COLUMN_PLAIN, false },
	{ "double", EDM_DOUBLE, COLUMN_PLAIN, false },
	{ "decimal", EDM_DECIMAL, COLUMN_PLAIN, false },
	{ "string", EDM_STRING, COLUMN_PLAIN, false },
	{ "json", EDM_STRING, COLUMN_PLAIN, false },
	{ "binary", EDM_BINARY, COLUMN_PLAIN, false },
	{ "date", EDM_DATE, COLUMN_PLAIN, false },
	{ "time", EDM_TIME, COLUMN_PLAIN, false },
	{ "duration", EDM_DURATION, COLUMN_PLAIN, false },
	{ "datetime", EDM_DATETIME, COLUMN_PLAIN, false },
	{ "guid", EDM_GUID, COLUMN_UUID, false },
	{ "year", EDM_INT16, COLUMN_YEAR, false },
	{ "inet", EDM_STRING, COLUMN_INET, false },
	{ "bit", EDM_INT64, COLUMN_BIT, false },
	{ "geometry", EDM_GEOMETRY, COLUMN_GEO, false },
	{ "point", EDM_POINT, COLUMN_GEO, false },
	{ "earthpoint", EDM_EARTH_POINT, COLUMN_GEO, false },
};

static _Noreturn void
wrong(const struct maker *m, const char *what, struct str word)
{
	fprintf(stderr, "model text, line %ld: %s '%.*s'\n", m->line, what,
	    STRF(word));
	abort();
}

/* The next word of the line; empty at its end. */
static struct str
word(struct str *line)
{
	struct str w;

	*line = str_trim(*line);
	if (!str_cut(*line, ' ', &w, line))
		*line = S("");
	return w;
}

static struct made_set *
set_named(const struct maker *m, struct str name)
{
	for (size_t i = 0; i < m->nsets; i++)
		if (str_eq(m->sets[i]->name, name))
			return m->sets[i];
	wrong(m, "no set", name);
}

static struct edm_prop *
prop_named(const struct maker *m, struct made_set *s, struct str name)
{
	for (size_t i = 0; i < s->set->nprops; i++)
		if (str_eq(s->props[i].name, name))
			return &s->props[i];
	wrong(m, "no property", name);
}

/* The first pass: names alone, since the sets stand in one sorted array. */
static void
put_set(struct maker *m, struct str line)
{
	struct made_set *s = NEW(m->arena, struct made_set);

	if (m->nsets == SETS_MAX)
		wrong(m, "too many sets at", line);
	s->name = word(&line);
	s->table_and_more = line;
	m->sets[m->nsets++] = s;
}

static int
by_name(const void *a, const void *b)
{
	const struct made_set *const *x = a, *const *y = b;

	return str_cmp((*x)->name, (*y)->name);
}

static void
put_period(struct maker *m, struct edm_set *s)
{
	struct edm_prop *p = NEWN(m->arena, struct edm_prop, 2);

	for (size_t i = 0; i < 2; i++) {
		p[i] = (struct edm_prop){ .type = EDM_DATETIME,
			.precision = 6,
			.index = (uint16_t)(s->nprops + i) };
		p[i].name = i == 0 ? S("row_start") : S("row_end");
		p[i].column = p[i].name;
		s->period[i] = &p[i];
	}
}

static void
sort_sets(struct maker *m)
{
	struct edm_set *sets = NEWN(m->arena, struct edm_set, m->nsets + 1);
	struct str w, line;

	qsort(m->sets, m->nsets, sizeof(struct made_set *), by_name);
	for (size_t i = 0; i < m->nsets; i++) {
		struct made_set *s = m->sets[i];

		s->set = &sets[i];
		line = s->table_and_more;
		sets[i] = (struct edm_set){ .name = s->name,
			.table = word(&line),
			.props = s->props,
			.navs = s->navs,
			.keys = s->keys,
			.by_name = map_in(m->arena) };
		while ((w = word(&line)).n != 0) {
			if (str_eq(w, S("view")))
				sets[i].view = true;
			else if (str_eq(w, S("versioned")))
				sets[i].versioned = true;
			else
				wrong(m, "unknown word", w);
		}
		if (!map_add(&m->model->by_name, s->name, &sets[i]))
			wrong(m, "twice", s->name);
	}
	m->model->sets = sets;
	m->model->nsets = m->nsets;
}

static void
put_members(struct maker *m, struct edm_enum *e, struct str list)
{
	struct edm_member *members = NEWN(m->arena, struct edm_member, 64);
	struct str one;

	while (list.n != 0 && e->nmembers < 64) {
		struct edm_member *x = &members[e->nmembers];

		str_cut(list, ',', &one, &list);
		if (!str_cut(one, '=', &x->name, &x->value))
			x->value = x->name;
		x->number = e->flags ? (int64_t)1 << e->nmembers
				     : (int64_t)e->nmembers + 1;
		e->nmembers++;
	}
	e->members = members;
}

/* enum:NAME(a,b) and set:NAME(a,b) */
static void
put_enum(struct maker *m, struct edm_prop *p, struct str text, bool flags)
{
	struct edm_enum *e = &m->enums[m->model->nenums++];
	struct str list;

	str_cut(text, '(', &e->name, &list);
	if (list.n == 0)
		wrong(m, "no members in", text);
	e->flags = flags;
	put_members(m, e, str_head(list, list.n - 1));
	p->type = EDM_ENUM;
	p->how = flags ? COLUMN_SET : COLUMN_ENUM;
	p->etype = e;
}

static void
put_facets(const struct maker *m, struct edm_prop *p, struct str facets)
{
	struct str first, second;
	uint64_t a = 0, b = 0;

	if (facets.n == 0)
		return;
	str_cut(str_head(facets, facets.n - 1), ',', &first, &second);
	if (!num_u64(first, &a) || (second.n != 0 && !num_u64(second, &b)))
		wrong(m, "not a number in", facets);
	if (p->type == EDM_STRING || p->type == EDM_BINARY)
		p->max_length = (uint32_t)a;
	else
		p->precision = (uint16_t)a;
	p->scale = (uint16_t)b;
}

static void
put_type(struct maker *m, struct edm_prop *p, struct str text)
{
	struct str name, facets;

	if (str_starts(text, S("enum:"))) {
		put_enum(m, p, str_skip(text, 5), false);
		return;
	}
	if (str_starts(text, S("set:"))) {
		put_enum(m, p, str_skip(text, 4), true);
		return;
	}
	str_cut(text, '(', &name, &facets);
	for (size_t i = 0; i < N_ELEM(types); i++)
		if (str_eq(str_of(types[i].name), name)) {
			p->type = types[i].type;
			p->how = types[i].how;
			p->is_unsigned = types[i].is_unsigned;
			if (str_eq(name, S("uint64")))
				p->precision = 20;
			put_facets(m, p, facets);
			return;
		}
	wrong(m, "no such type", text);
}

static void
put_prop(struct maker *m, struct str name, struct str line)
{
	struct made_set *s = m->now;
	struct edm_prop *p;
	struct edm_ref *ref = NEW(m->arena, struct edm_ref);
	struct str w;

	if (s == NULL || s->set->nprops == PROPS_MAX)
		wrong(m, "no place for", name);
	p = &s->props[s->set->nprops];
	*p = (struct edm_prop){ .name = name,
		.column = name,
		.index = (uint16_t)s->set->nprops++ };
	put_type(m, p, word(&line));
	while ((w = word(&line)).n != 0) {
		if (str_eq(w, S("key"))) {
			if (s->set->nkeys == PAIRS_MAX)
				wrong(m, "too many keys at", name);
			s->keys[s->set->nkeys++] = p;
		} else if (str_eq(w, S("null")))
			p->nullable = true;
		else if (str_eq(w, S("large")))
			p->large = true;
		else if (str_eq(w, S("exact")))
			p->exact = true;
		else if (str_eq(w, S("computed")))
			p->computed = true;
		else if (str_eq(w, S("indexed")))
			p->indexed = true;
		else if (str_eq(w, S("zero")))
			p->how = COLUMN_ZERODATE;
		else if (str_starts(w, S("column=")))
			p->column = str_skip(w, 7);
		else if (str_starts(w, S("max=")))
			p->max_char = (uint32_t)strtoul(
			    arena_z(m->arena, str_skip(w, 4)), NULL, 16);
		else
			wrong(m, "unknown word", w);
	}
	ref->prop = p;
	if (!map_add(&s->set->by_name, name, ref))
		wrong(m, "twice", name);
}

/* FROM=TO pairs up to the first word that is none, which is returned. */
static struct str
put_hop(const struct maker *m, struct edm_hop *hop, struct made_set *from,
    struct made_set *to, struct str *line)
{
	const struct edm_prop **f =
	    NEWN(m->arena, const struct edm_prop *, PAIRS_MAX);
	const struct edm_prop **t =
	    NEWN(m->arena, const struct edm_prop *, PAIRS_MAX);
	struct str w, a, b;

	*hop = (struct edm_hop){ .set = to->set, .from = f, .to = t };
	while ((w = word(line)).n != 0 && str_cut(w, '=', &a, &b)) {
		if (hop->n == PAIRS_MAX)
			wrong(m, "too many pairs at", w);
		f[hop->n] = prop_named(m, from, a);
		t[hop->n++] = prop_named(m, to, b);
	}
	return w;
}

/* What stands behind "via"; NULL without. */
static struct made_set *
link_set(const struct maker *m, struct str line)
{
	while (line.n != 0)
		if (str_eq(word(&line), S("via")))
			return set_named(m, word(&line));
	return NULL;
}

static void
put_nav(struct maker *m, struct str line)
{
	struct str path = word(&line), w, owner, name;
	struct made_set *from, *target, *link;
	struct edm_nav *n;
	struct edm_ref *ref = NEW(m->arena, struct edm_ref);

	if (!str_cut(path, '.', &owner, &name))
		wrong(m, "not SET.NAME", path);
	from = set_named(m, owner);
	if (from->set->nnavs == NAVS_MAX)
		wrong(m, "too many navigations at", path);
	n = &from->navs[from->set->nnavs++];
	*n = (struct edm_nav){ .name = name, .owner = from->set };
	w = word(&line);
	n->many = str_eq(w, S("many"));
	if (!n->many && !str_eq(w, S("one")))
		wrong(m, "not one or many", w);
	w = word(&line);
	n->nullable = str_eq(w, S("null"));
	target = set_named(m, n->nullable ? word(&line) : w);
	n->target = target->set;
	link = link_set(m, line);
	w = put_hop(
	    m, &n->hops[n->nhops++], from, link == NULL ? target : link, &line);
	if (link != NULL) {
		word(&line);
		w = put_hop(m, &n->hops[n->nhops++], link, target, &line);
	}
	for (; w.n != 0; w = word(&line)) {
		if (str_eq(w, S("dependent")))
			n->dependent = true;
		else if (str_eq(w, S("partner")))
			n->constraint = word(&line); /* see put_partners() */
		else
			wrong(m, "unknown word", w);
	}
	ref->nav = n;
	if (!map_add(&from->set->by_name, name, ref))
		wrong(m, "twice", path);
}

static void
put_partners(struct maker *m)
{
	for (size_t i = 0; i < m->nsets; i++)
		for (size_t k = 0; k < m->sets[i]->set->nnavs; k++) {
			struct edm_nav *n = &m->sets[i]->navs[k];
			const struct edm_ref *r;

			if (n->constraint.n == 0)
				continue;
			r = map_get(&n->target->by_name, n->constraint);
			if (r == NULL || r->nav == NULL)
				wrong(m, "no navigation", n->constraint);
			n->partner = r->nav;
		}
}

/* SET TOKEN_MIN COLUMN…; 0: a declared list */
static void
put_text(struct maker *m, struct str line)
{
	struct made_set *s = set_named(m, word(&line));
	struct edm_text *all =
	    NEWN(m->arena, struct edm_text, s->set->ntexts + 1);
	const struct edm_prop **p =
	    NEWN(m->arena, const struct edm_prop *, PAIRS_MAX);
	struct str w;
	uint64_t least;
	size_t n = 0;

	if (!num_u64(word(&line), &least))
		wrong(m, "not a number in", s->name);
	while ((w = word(&line)).n != 0 && n < PAIRS_MAX)
		p[n++] = prop_named(m, s, w);
	if (least == 0) {
		s->set->search = p;
		s->set->nsearch = n;
		return;
	}
	if (s->set->ntexts > 0)
		memcpy(all, s->set->texts, s->set->ntexts * sizeof(*all));
	all[s->set->ntexts++] = (struct edm_text){ p, n, (unsigned)least };
	s->set->texts = all;
}

/* NAME TYPE ROUTINE [on=SET] [COLUMN | NAME:TYPE]… */
static void
put_function(struct maker *m, struct str line)
{
	struct edm_prop *params = NEWN(m->arena, struct edm_prop, PAIRS_MAX);
	struct edm_arg *args = NEWN(m->arena, struct edm_arg, PAIRS_MAX);
	struct edm_function *f = &m->functions[m->model->nfunctions++];
	struct made_set *on = NULL;
	struct str w, type;

	if (m->model->nfunctions > FUNCTIONS_MAX)
		wrong(m, "too many functions at", line);
	*f = (struct edm_function){ .name = word(&line),
		.schema = m->model->database,
		.params = params,
		.args = args };
	f->result.name = f->name;
	put_type(m, &f->result, word(&line));
	f->routine = word(&line);
	while ((w = word(&line)).n != 0) {
		if (str_starts(w, S("on="))) {
			on = set_named(m, str_skip(w, 3));
			f->bound = on->set;
			f->binding = S("it");
			continue;
		}
		if (f->nargs == PAIRS_MAX || (w.p[w.n - 1] == ':'))
			wrong(m, "no place for", w);
		if (str_cut(w, ':', &params[f->nparams].name, &type)) {
			params[f->nparams].nullable = true;
			put_type(m, &params[f->nparams], type);
			args[f->nargs++].param = f->nparams++;
		} else if (on == NULL) {
			wrong(m, "no on=SET before", w);
		} else {
			args[f->nargs++].column = prop_named(m, on, w);
		}
	}
}

/* One line in one of the three passes: names of sets, properties,
 * navigation. */
static void
put_line(struct maker *m, struct str line, int pass)
{
	struct str w;

	str_cut(line, '#', &line, &w);
	w = word(&line);
	if (w.n == 0)
		return;
	if (str_eq(w, S("ns")))
		m->model->ns = word(&line);
	else if (str_eq(w, S("db")))
		m->model->database = word(&line);
	else if (str_eq(w, S("set")) && pass == 0)
		put_set(m, line);
	else if (str_eq(w, S("set")))
		m->now = set_named(m, word(&line));
	else if (str_eq(w, S("nav")) && pass == 2)
		put_nav(m, line);
	else if (str_eq(w, S("text")) && pass == 2)
		put_text(m, line);
	else if (str_eq(w, S("function")) && pass == 2)
		put_function(m, line);
	else if (!str_eq(w, S("nav")) && !str_eq(w, S("text")) &&
	    !str_eq(w, S("function")) && pass == 1)
		put_prop(m, w, line);
}

const struct edm_model *
model_of(struct arena *a, struct str text)
{
	struct maker *m = NEW(a, struct maker);
	struct str line, rest;

	m->arena = a;
	m->model = NEW(a, struct edm_model);
	*m->model = (struct edm_model){ .arena = a,
		.ns = S("Crm"),
		.container = S("Container"),
		.database = S("crm"),
		.enums = m->enums,
		.functions = m->functions,
		.by_name = map_in(a) };
	for (int pass = 0; pass < 3; pass++) {
		m->line = 0;
		for (rest = text; rest.n != 0;) {
			str_cut(rest, '\n', &line, &rest);
			m->line++;
			put_line(m, line, pass);
		}
		if (pass == 0)
			sort_sets(m);
	}
	put_partners(m);
	for (size_t i = 0; i < m->nsets; i++)
		if (m->sets[i]->set->nkeys == 0)
			wrong(m, "no key in", m->sets[i]->name);
		else if (m->sets[i]->set->versioned)
			put_period(m, m->sets[i]->set);
	return m->model;
}
