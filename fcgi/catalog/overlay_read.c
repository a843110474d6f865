/* SPDX-License-Identifier: MIT */
/*
 * overlay_read.c - the members of model.json: names, kinds, shapes.
 *
 * One table for each kind of object; a member that stands in none is refused.
 * What names mean in the database is asked later.
 */
#include "config.h"
#include <json-c/json.h>
#include "catalog/overlay_in.h"

static void
read_alts(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_table *t = at;

	if (!in_is(o, j, json_type_array, path, "an array of keys"))
		return;
	for (size_t i = 0; i < json_object_array_length(j); i++) {
		struct overlay_names names = { 0 };

		in_names(o, json_object_array_get_idx(j, i),
		    arena_strf(o->arena, "%.*s[%zu]", STRF(path), i), &names);
		if (names.v.n > 0)
			VEC_PUSH(o->arena, &t->alts, names);
	}
}

static void
read_page(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	int64_t n = j != NULL && json_object_is_type(j, json_type_int)
	    ? json_object_get_int64(j)
	    : 0;

	if (n < 1 || n > OVERLAY_PAGE_MAX)
		overlay_problem(o, path, "expected a whole number from 1 to %d",
		    OVERLAY_PAGE_MAX);
	else
		*(int64_t *)at = n;
}

static void
read_columns(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		FIELD(overlay_column, name, "name", in_name),
		FIELD(overlay_column, doc, "description", in_text),
		FIELD(overlay_column, hide, "hide", in_bool),
		FIELD(overlay_column, type, "type", in_ref),
		FIELD(overlay_column, unit, "unit", in_ref),
		FIELD(overlay_column, enumeration, "enumeration", in_ref),
		FIELD(overlay_column, stream, "stream", in_stream),
		FIELD(overlay_column, notes, "annotations", in_notes),
	};
	struct overlay_table *t = at;

	EACH(o, j, path, "an object of columns")
	{
		struct overlay_column *c = NEW(o->arena, struct overlay_column);
		struct json_object *v = json_object_iter_peek_value(&it_);

		c->column = in_member(o, &it_);
		c->path = overlay_member_path(o->arena, path, c->column);
		in_fields(o, v, c->path, f, N_ELEM(f), c);
		c->has_doc = c->doc.p != NULL;
		if (c->type.name.n > 0 && c->enumeration.name.n > 0)
			overlay_problem(o, c->path,
			    "type and enumeration exclude each other");
		VEC_PUSH(o->arena, &t->columns, c);
	}
}

/* What a foreign key has and a relation too. */
#define FK_FIELDS                                                              \
	COMMENT, FIELD(overlay_fk, name, "name", in_name),                     \
	    FIELD(overlay_fk, inverse, "inverse", in_name),                    \
	    FIELD(overlay_fk, hide, "hide", in_bool),                          \
	    FIELD(overlay_fk, hide_inverse, "hide_inverse", in_bool),          \
	    FIELD(overlay_fk, notes, "annotations", in_notes),                 \
	    FIELD(overlay_fk, inverse_notes, "inverse_annotations", in_notes)

static struct overlay_fk *
read_fk(struct overlay *o, struct overlay_table *t,
    const struct json_object_iterator *it, struct str path,
    const struct in_field *f, size_t n)
{
	struct overlay_fk *k = NEW(o->arena, struct overlay_fk);

	k->key = in_member(o, it);
	k->path = overlay_member_path(o->arena, path, k->key);
	in_fields(o, json_object_iter_peek_value(it), k->path, f, n, k);
	VEC_PUSH(o->arena, &t->fks, k);
	return k;
}

static void
read_fks(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = { FK_FIELDS };

	EACH(o, j, path, "an object of foreign keys")
	(void)read_fk(o, at, &it_, path, f, N_ELEM(f));
}

static void
read_relations(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		FK_FIELDS,
		{ "evidence", in_nothing, 0, false },
		MUST_HAVE(overlay_fk, columns, "columns", in_names),
		MUST_HAVE(overlay_fk, to, "to", in_ref),
		FIELD(overlay_fk, to_columns, "to_columns", in_names),
	};

	EACH(o, j, path, "an object of relations")
	{
		struct overlay_fk *k = read_fk(o, at, &it_, path, f, N_ELEM(f));

		k->relation = true;
		if (k->to_columns.v.n > 0 &&
		    k->to_columns.v.n != k->columns.v.n)
			overlay_problem(o, k->to_columns.path,
			    "expected as many as columns has");
	}
}

/* false: it is no link; an object: it is this one. */
static void
read_link(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		MUST_HAVE(overlay_link, from, "from", in_ref),
		MUST_HAVE(overlay_link, to, "to", in_ref),
		FIELD(overlay_link, name, "name", in_name),
		FIELD(overlay_link, inverse, "inverse", in_name),
		FIELD(overlay_link, notes, "annotations", in_notes),
		FIELD(overlay_link, inverse_notes, "inverse_annotations",
		    in_notes),
	};
	struct overlay_link *l = at;

	l->path = path;
	if (j != NULL && json_object_is_type(j, json_type_boolean) &&
	    !json_object_get_boolean(j)) {
		l->off = true;
		return;
	}
	in_fields(o, j, path, f, N_ELEM(f), l);
	l->there = l->from.name.n > 0 && l->to.name.n > 0;
	if (l->there && str_eq(l->from.name, l->to.name))
		overlay_problem(o, path, "from and to are the same");
}

/* The names of columns, or an object that says that the overlay knows. */
static void
read_key(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		MUST_HAVE(overlay_table, key, "columns", in_names),
		FIELD(overlay_table, trusted, "trusted", in_bool),
	};

	in_fields(o, j, path, f, N_ELEM(f), at);
}

static void
read_tables(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		FIELD(overlay_table, name, "name", in_name),
		FIELD(overlay_table, doc, "description", in_text),
		FIELD(overlay_table, hide, "hide", in_bool),
		{ "key", read_key, 0, false },
		{ "alternate_keys", read_alts, 0, false },
		FIELD(overlay_table, page_size, "page_size", read_page),
		FIELD(overlay_table, search, "search", in_names),
		{ "columns", read_columns, 0, false },
		{ "foreign_keys", read_fks, 0, false },
		{ "relations", read_relations, 0, false },
		{ "structured", overlay_read_structured, 0, false },
		FIELD(overlay_table, link, "link", read_link),
		FIELD(overlay_table, discriminator, "discriminator", in_ref),
		{ "types", overlay_read_types, 0, false },
		FIELD(overlay_table, media, "media", in_media),
		FIELD(overlay_table, notes, "annotations", in_notes),
		FIELD(overlay_table, type_notes, "type_annotations", in_notes),
		{ "computed", in_computed, 0, false },
	};

	(void)at;
	EACH(o, j, path, "an object of tables")
	{
		struct overlay_table *t = NEW(o->arena, struct overlay_table);

		t->table = in_member(o, &it_);
		t->path = overlay_member_path(o->arena, path, t->table);
		in_fields(o, json_object_iter_peek_value(&it_), t->path, f,
		    N_ELEM(f), t);
		t->has_doc = t->doc.p != NULL;
		VEC_PUSH(o->arena, &o->tables, t);
	}
}

static void
read_members(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_enum *e = at;

	EACH(o, j, path, "an object of members")
	{
		struct json_object *v = json_object_iter_peek_value(&it_);
		struct overlay_member m = { .name = in_member(o, &it_) };

		m.path = overlay_member_path(o->arena, path, m.name);
		in_check_name(o, m.path, m.name);
		if (v != NULL && json_object_is_type(v, json_type_int))
			m.number = json_object_get_int64(v);
		else if (v != NULL && json_object_is_type(v, json_type_string))
			in_text(o, v, m.path, &m.text);
		else
			overlay_problem(
			    o, m.path, "expected a whole number or text");
		VEC_PUSH(o->arena, &e->members, m);
	}
	if (e->members.n == 0)
		overlay_problem(o, path, "expected at least one member");
}

static void
read_enums(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		FIELD(overlay_enum, flags, "flags", in_bool),
		{ "members", read_members, 0, true },
	};

	(void)at;
	EACH(o, j, path, "an object of enumerations")
	{
		struct overlay_enum *e = NEW(o->arena, struct overlay_enum);
		struct str name = in_member(o, &it_);

		e->path = overlay_member_path(o->arena, path, name);
		e->name = (struct given){ name, e->path };
		in_check_name(o, e->path, name);
		in_fields(o, json_object_iter_peek_value(&it_), e->path, f,
		    N_ELEM(f), e);
		VEC_PUSH(o->arena, &o->enums, e);
	}
}

void
overlay_read(struct overlay *o, struct json_object *j)
{
	static const struct in_field f[] = {
		COMMENT,
		{ "$schema", in_nothing, 0, false },
		FIELD(overlay, ns, "namespace", in_name),
		{ "tables", read_tables, 0, false },
		{ "enumerations", read_enums, 0, false },
		{ "singletons", overlay_read_singletons, 0, false },
		{ "functions", overlay_read_functions, 0, false },
		FIELD(overlay, notes, "annotations", in_notes),
		{ "vocabularies", in_vocabularies, 0, false },
	};

	in_fields(o, j, S("$"), f, N_ELEM(f), o);
}
