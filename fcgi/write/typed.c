/* SPDX-License-Identifier: MIT */
/*
 * typed.c - rows of derived types: each shows the properties of its own type,
 * and names it where it is not the one that the context URL says (OData JSON
 * §4.6.3).
 *
 * A shape for each type is made once; a row costs one look at its
 * discriminator, and rows of other sets cost nothing.
 */
#include "config.h"
#include "write/write_priv.h"

struct str
typed_path(struct arena *a, const struct edm_model *m,
    const struct edm_derived *of, struct str name)
{
	if (of == NULL)
		return name;
	return arena_strf(
	    a, "%.*s.%.*s/%.*s", STRF(m->ns), STRF(of->name), STRF(name));
}

const struct edm_derived *
type_of_row(const struct shape *s, const struct row *r)
{
	return edm_type_of_row(s->level->query->set, &r->cells[s->level->type]);
}

const struct shape *
shape_of_row(const struct shape *s, const struct row *r)
{
	const struct edm_derived *t = type_of_row(s, r);

	return s->of_type[t == NULL ? 0 : 1 + (t - t->set->derived)];
}

/* What all rows are as far as the client knows. */
static const struct edm_derived *
declared(const struct level *l)
{
	return l->nav == NULL ? l->query->as : l->nav->as;
}

static void
own_links(struct arena *a, struct shape *s, const struct edm_derived *t)
{
	struct str *links = NEWN(a, struct str, s->nlinks);
	struct str *assocs = NEWN(a, struct str, s->nlinks);
	struct str *paths = NEWN(a, struct str, s->nlinks);
	const struct edm_nav **navs =
	    NEWN(a, const struct edm_nav *, s->nlinks);
	size_t n = 0;

	for (size_t i = 0; i < s->nlinks; i++) {
		if (!edm_is_a(t, s->link_navs[i]->of))
			continue;
		links[n] = s->links[i];
		assocs[n] = s->assocs[i];
		paths[n] = s->link_paths[i];
		navs[n++] = s->link_navs[i];
	}
	s->links = links;
	s->assocs = assocs;
	s->link_paths = paths;
	s->link_navs = navs;
	s->nlinks = n;
}

static void
own_streams(struct arena *a, struct shape *s, const struct edm_derived *t)
{
	struct shown_stream *v = NEWN(a, struct shown_stream, s->nstreams);
	size_t n = 0;

	for (size_t i = 0; i < s->nstreams; i++)
		if (edm_is_a(t, s->streams[i].of))
			v[n++] = s->streams[i];
	s->streams = v;
	s->nstreams = n;
}

/* The part of s that rows of the type t show. */
static const struct shape *
own_shape(struct arena *a, const struct shape *all, const struct edm_derived *t)
{
	const struct write_conf *conf = all->conf;
	struct shape *s = NEW(a, struct shape);
	struct cell *cells = NEWN(a, struct cell, all->ncells);
	struct branch *branches = NEWN(a, struct branch, all->nbranches);

	*s = *all;
	s->ncells = s->nbranches = 0;
	for (size_t i = 0; i < all->ncells; i++)
		if (edm_is_a(t, all->cells[i].prop->of))
			cells[s->ncells++] = all->cells[i];
	for (size_t i = 0; i < all->nbranches; i++)
		if (edm_is_a(t, all->branches[i].nav->of))
			branches[s->nbranches++] = all->branches[i];
	s->cells = cells;
	s->branches = branches;
	s->parts = NULL; /* of all types' cells */
	s->nparts = 0;
	shape_parts(a, s);
	own_links(a, s, t);
	own_streams(a, s, t);
	s->type = S("");
	if (conf->metadata == METADATA_FULL ||
	    (conf->metadata == METADATA_MINIMAL &&
		(t != declared(all->level) || all->level->query->typed)))
		s->type = arena_strf(a, ",\"@%stype\":\"#%.*s.%.*s\"",
		    conf->v401 ? "" : "odata.", STRF(conf->model->ns),
		    STRF(t == NULL ? all->level->query->set->name : t->name));
	return s;
}

void
shape_types(struct arena *a, struct shape *s)
{
	const struct edm_set *set = s->level->query->set;
	const struct shape **of_type;

	if (s->level->type == NO_COL)
		return;
	of_type = NEWN(a, const struct shape *, set->nderived + 1);
	of_type[0] = own_shape(a, s, NULL);
	for (size_t i = 0; i < set->nderived; i++)
		of_type[i + 1] = own_shape(a, s, &set->derived[i]);
	s->of_type = of_type;
}
