/* SPDX-License-Identifier: MIT */
/*
 * overlay_media.c - columns as bytes with a media type: the media of an entity
 * ("media" of a table) and properties of the type Edm.Stream ("stream" of a
 * column).
 *
 * The columns that tell about a stream need not be exposed; those that are
 * serve as the properties they are.
 */
#include "config.h"
#include <json-c/json.h>
#include "catalog/facts.h"
#include "catalog/overlay_in.h"
#include "http/media.h"

static void
read_type(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct str *ret = at;

	in_text(o, j, path, ret);
	if (ret->p != NULL && !media_is_type(*ret))
		overlay_problem(o, path, "'%.*s' is no media type", STRF(*ret));
}

#define OF_STREAM                                                              \
	COMMENT, FIELD(overlay_stream, type, "content_type", read_type),       \
	    FIELD(overlay_stream, type_column, "content_type_column", in_ref), \
	    FIELD(overlay_stream, file_column, "file_name_column", in_ref),    \
	    FIELD(overlay_stream, version_column, "etag_column", in_ref)

void
in_stream(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = { OF_STREAM };
	struct overlay_stream *s = at;

	s->there = true;
	s->path = path;
	in_fields(o, j, path, f, N_ELEM(f), s);
}

void
in_media(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = { OF_STREAM,
		MUST_HAVE(overlay_stream, content, "content", in_ref) };
	struct overlay_stream *s = at;

	s->path = path;
	in_fields(o, j, path, f, N_ELEM(f), s);
	s->there = s->content.name.n > 0;
}

static bool
has_media(const struct fact_table *t)
{
	return t->overlay != NULL && t->overlay->media.there;
}

struct str
overlay_media_hides(const struct fact_table *t, const struct fact_column *c)
{
	if (has_media(t) &&
	    facts_column(t, t->overlay->media.content.name) == c)
		return S("it is the media of its entity");
	return (struct str){ 0 };
}

static bool
is_bytes(const struct edm_prop *p)
{
	return (p->type == EDM_BINARY || p->type == EDM_STRING) &&
	    p->how == COLUMN_PLAIN;
}

static void
no_bytes(struct build *b, struct str path, const struct fact_column *c)
{
	overlay_problem(b->overlay, path,
	    "a stream is made of a column of bytes or text, but '%.*s' is "
	    "%.*s",
	    STRF(c->name), STRF(c->column_type));
}

/* A column as a property of no set. */
static struct edm_prop *
apart(struct build *b, struct fact_table *t, const struct fact_column *c,
    struct str path)
{
	struct fact_column copy = *c;

	copy.prop = NEW(b->arena, struct edm_prop);
	copy.prop->name = copy.prop->column = arena_dup(b->arena, c->name);
	copy.hidden = (struct str){ 0 };
	if (!column_type(b, t, &copy)) {
		overlay_problem(b->overlay, path, "the column '%.*s': %.*s",
		    STRF(c->name), STRF(copy.hidden));
		return NULL;
	}
	copy.prop->nullable = true;
	copy.prop->index = EDM_NO_INDEX;
	return copy.prop;
}

/* The property of a column that tells about a stream; NULL: none given. */
static const struct edm_prop *
teller(struct build *b, struct fact_table *t, const struct given *g, bool text)
{
	const struct fact_column *c;
	const struct edm_prop *p;

	if (g->name.n == 0)
		return NULL;
	c = facts_column(t, g->name);
	if (c == NULL) {
		overlay_problem(b->overlay, g->path,
		    "the table '%.*s' has no column '%.*s'", STRF(t->name),
		    STRF(g->name));
		return NULL;
	}
	p = c->prop != NULL ? c->prop : apart(b, t, c, g->path);
	if (p == NULL)
		return NULL;
	if (text && p->type != EDM_STRING)
		overlay_problem(b->overlay, g->path,
		    "the column '%.*s' is %.*s, no text", STRF(c->name),
		    STRF(c->column_type));
	else if (p->large || p->stream != NULL || edm_is_geometry(p->type))
		overlay_problem(b->overlay, g->path,
		    "the column '%.*s' is %.*s, which is too long to compare",
		    STRF(c->name), STRF(c->column_type));
	return p;
}

static void
fill(struct build *b, struct fact_table *t, const struct overlay_stream *os,
    struct edm_stream *s)
{
	s->type = arena_dup(b->arena, os->type);
	s->type_from = teller(b, t, &os->type_column, true);
	s->file = teller(b, t, &os->file_column, true);
	s->version = teller(b, t, &os->version_column, false);
}

void
overlay_stream(
    struct build *b, struct fact_table *t, const struct fact_column *c)
{
	const struct overlay_column *oc = c->overlay;
	struct edm_prop *content;
	struct edm_stream *s;

	if (oc == NULL || !oc->stream.there)
		return;
	if (!is_bytes(c->prop)) {
		no_bytes(b, oc->stream.path, c);
		return;
	}
	content = apart(b, t, c, oc->stream.path);
	s = NEW(b->arena, struct edm_stream);
	s->content = content;
	c->prop->stream = s;
	c->prop->type = EDM_STREAM;
	c->prop->max_length = c->prop->max_char = 0;
	c->prop->large = false; /* its bytes are never part of a row */
}

static void
media(struct build *b, struct fact_table *t)
{
	const struct overlay_stream *os = &t->overlay->media;
	struct edm_stream *s = NEW(b->arena, struct edm_stream);
	const struct fact_column *c = facts_column(t, os->content.name);
	struct edm_prop *content;

	if (c == NULL) {
		overlay_problem(b->overlay, os->content.path,
		    "the table '%.*s' has no column '%.*s'", STRF(t->name),
		    STRF(os->content.name));
		return;
	}
	content = apart(b, t, c, os->content.path);
	if (content == NULL)
		return;
	if (!is_bytes(content))
		no_bytes(b, os->content.path, c);
	s->content = content;
	fill(b, t, os, s);
	t->set->media = s;
}

void
overlay_streams(struct build *b, struct fact_table *t)
{
	if (has_media(t))
		media(b, t);
	for (size_t i = 0; i < t->cols.n; i++) {
		const struct fact_column *c = t->cols.v[i];

		if (c->prop != NULL && c->prop->stream != NULL)
			fill(b, t, &c->overlay->stream,
			    (struct edm_stream *)(uintptr_t)c->prop->stream);
	}
}
