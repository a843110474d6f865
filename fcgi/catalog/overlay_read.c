/* SPDX-License-Identifier: MIT */
/*
 * overlay_read.c - the members of model.json: names, kinds, shapes.
 *
 * One table for each kind of object; a member that stands in none is refused.
 * What names mean in the database is asked later.
 */
#include "config.h"
#include <json-c/json.h>
#include "edm/name.h"
#include "catalog/overlay.h"

typedef void
reader(struct overlay *, struct json_object *, struct str path, void *at);
struct field {
	const char *name;
	reader *read;
	size_t offset;
	bool required;
};

static bool
plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_alpha(s.p[i]) && s.p[i] != '_' && s.p[i] != '$' &&
		    !(i > 0 && is_digit(s.p[i])))
			return false;
	return s.n > 0;
}

struct str
overlay_member_path(struct arena *a, struct str path, struct str name)
{
	return plain(name)
	    ? arena_strf(a, "%.*s.%.*s", STRF(path), STRF(name))
	    : arena_strf(a, "%.*s['%.*s']", STRF(path), STRF(name));
}

static bool
is(struct overlay *o, struct json_object *j, enum json_type t, struct str path,
    const char *what)
{
	if (j != NULL && json_object_is_type(j, t))
		return true;
	overlay_problem(o, path, "expected %s", what);
	return false;
}

static void
read_text(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct str *ret = at;

	if (!is(o, j, json_type_string, path, "text"))
		return;
	*ret = arena_dup(o->arena,
	    (struct str){ json_object_get_string(j),
		(size_t)json_object_get_string_len(j) });
	if (memchr(ret->p, '\0', ret->n) != NULL)
		overlay_problem(o, path, "it has a NUL character");
}

static void
read_nothing(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	(void)o;
	(void)j;
	(void)path;
	(void)at;
}

static void
read_bool(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	if (is(o, j, json_type_boolean, path, "true or false"))
		*(bool *)at = json_object_get_boolean(j);
}

/* A name of the database: any text but none. */
static void
read_ref(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct given *g = at;

	read_text(o, j, path, &g->name);
	g->path = path;
	if (g->name.n == 0)
		overlay_problem(o, path, "expected a name");
}

/* A name of the model. */
static void
read_name(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct given *g = at;
	struct str s = { 0 };

	read_text(o, j, path, &s);
	if (s.p == NULL)
		return;
	if (edm_name_plain(s))
		*g = (struct given){ s, path };
	else
		overlay_problem(o, path,
		    "'%.*s' is no name: letters, digits and _, no digit first, "
		    "at most %d, no word of the language",
		    STRF(s), EDM_NAME_MAX);
}

static void
read_names(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_names *r = at;
	size_t n;

	if (!is(o, j, json_type_array, path, "an array of names"))
		return;
	r->path = path;
	n = json_object_array_length(j);
	if (n == 0)
		overlay_problem(o, path, "expected at least one name");
	for (size_t i = 0; i < n; i++) {
		struct given g = { 0 };

		read_ref(o, json_object_array_get_idx(j, i),
		    arena_strf(o->arena, "%.*s[%zu]", STRF(path), i), &g);
		for (size_t k = 0; k < r->v.n; k++)
			if (str_eq(r->v.v[k], g.name))
				overlay_problem(o, g.path, "it is given twice");
		VEC_PUSH(o->arena, &r->v, g.name);
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
fields(struct overlay *o, struct json_object *j, struct str path,
    const struct field *f, size_t n, void *base)
{
	struct json_object_iterator it, end;

	if (!is(o, j, json_type_object, path, "an object"))
		return;
	it = json_object_iter_begin(j);
	end = json_object_iter_end(j);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
		struct str name = str_of(json_object_iter_peek_name(&it));
		struct str at = overlay_member_path(o->arena, path, name);
		size_t i = 0;

		while (i < n && !str_eq(str_of(f[i].name), name))
			i++;
		if (i == n)
			overlay_problem(
			    o, at, "there is no member of this name");
		else
			f[i].read(o, json_object_iter_peek_value(&it), at,
			    (char *)base + f[i].offset);
	}
	for (size_t i = 0; i < n; i++)
		if (f[i].required &&
		    !json_object_object_get_ex(j, f[i].name, NULL))
			overlay_problem(o, path, "%s is missing", f[i].name);
}

/* The members of an object that are named by the administrator. */
#define EACH(o, j, path, what)                                                 \
	if (!is((o), (j), json_type_object, (path), (what)))                   \
		return;                                                        \
	struct json_object_iterator it_ = json_object_iter_begin(j);           \
	struct json_object_iterator end_ = json_object_iter_end(j);            \
	for (; !json_object_iter_equal(&it_, &end_);                           \
	     json_object_iter_next(&it_))

static struct str
iter_name(struct overlay *o, const struct json_object_iterator *it)
{
	return arena_dup(o->arena, str_of(json_object_iter_peek_name(it)));
}

#define COMMENT                                                                \
	{                                                                      \
		"$comment", read_nothing, 0, false                             \
	}
#define FIELD(T, m, name, read)                                                \
	{                                                                      \
		name, read, offsetof(struct T, m), false                       \
	}
#define MUST_HAVE(T, m, name, read)                                            \
	{                                                                      \
		name, read, offsetof(struct T, m), true                        \
	}

static void
read_columns(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct field f[] = {
		COMMENT,
		FIELD(overlay_column, name, "name", read_name),
		FIELD(overlay_column, doc, "description", read_text),
		FIELD(overlay_column, hide, "hide", read_bool),
		FIELD(overlay_column, type, "type", read_ref),
		FIELD(overlay_column, enumeration, "enumeration", read_ref),
	};
	struct overlay_table *t = at;

	EACH(o, j, path, "an object of columns")
	{
		struct overlay_column *c = NEW(o->arena, struct overlay_column);
		struct json_object *v = json_object_iter_peek_value(&it_);

		c->column = iter_name(o, &it_);
		c->path = overlay_member_path(o->arena, path, c->column);
		fields(o, v, c->path, f, N_ELEM(f), c);
		c->has_doc = c->doc.p != NULL;
		if (c->type.name.n > 0 && c->enumeration.name.n > 0)
			overlay_problem(o, c->path,
			    "type and enumeration exclude each other");
		VEC_PUSH(o->arena, &t->columns, c);
	}
}

static void
read_fks(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct field f[] = {
		COMMENT,
		FIELD(overlay_fk, name, "name", read_name),
		FIELD(overlay_fk, inverse, "inverse", read_name),
		FIELD(overlay_fk, hide, "hide", read_bool),
		FIELD(overlay_fk, hide_inverse, "hide_inverse", read_bool),
	};
	struct overlay_table *t = at;

	EACH(o, j, path, "an object of foreign keys")
	{
		struct overlay_fk *k = NEW(o->arena, struct overlay_fk);

		k->key = iter_name(o, &it_);
		k->path = overlay_member_path(o->arena, path, k->key);
		fields(o, json_object_iter_peek_value(&it_), k->path, f,
		    N_ELEM(f), k);
		VEC_PUSH(o->arena, &t->fks, k);
	}
}

static void
read_relations(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct field f[] = {
		COMMENT,
		{ "evidence", read_nothing, 0, false },
		MUST_HAVE(overlay_fk, columns, "columns", read_names),
		MUST_HAVE(overlay_fk, to, "to", read_ref),
		FIELD(overlay_fk, to_columns, "to_columns", read_names),
		FIELD(overlay_fk, name, "name", read_name),
		FIELD(overlay_fk, inverse, "inverse", read_name),
		FIELD(overlay_fk, hide, "hide", read_bool),
		FIELD(overlay_fk, hide_inverse, "hide_inverse", read_bool),
	};
	struct overlay_table *t = at;

	EACH(o, j, path, "an object of relations")
	{
		struct overlay_fk *k = NEW(o->arena, struct overlay_fk);

		k->key = iter_name(o, &it_);
		k->path = overlay_member_path(o->arena, path, k->key);
		k->relation = true;
		fields(o, json_object_iter_peek_value(&it_), k->path, f,
		    N_ELEM(f), k);
		if (k->to_columns.v.n > 0 &&
		    k->to_columns.v.n != k->columns.v.n)
			overlay_problem(o, k->to_columns.path,
			    "expected as many as columns has");
		VEC_PUSH(o->arena, &t->fks, k);
	}
}

/* false: it is no link; an object: it is this one. */
static void
read_link(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct field f[] = {
		COMMENT,
		MUST_HAVE(overlay_link, from, "from", read_ref),
		MUST_HAVE(overlay_link, to, "to", read_ref),
		FIELD(overlay_link, name, "name", read_name),
		FIELD(overlay_link, inverse, "inverse", read_name),
	};
	struct overlay_link *l = at;

	l->path = path;
	if (j != NULL && json_object_is_type(j, json_type_boolean) &&
	    !json_object_get_boolean(j)) {
		l->off = true;
		return;
	}
	fields(o, j, path, f, N_ELEM(f), l);
	l->there = l->from.name.n > 0 && l->to.name.n > 0;
	if (l->there && str_eq(l->from.name, l->to.name))
		overlay_problem(o, path, "from and to are the same");
}

/* The names of columns, or an object that says that the overlay knows. */
static void
read_key(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct field f[] = {
		COMMENT,
		MUST_HAVE(overlay_table, key, "columns", read_names),
		FIELD(overlay_table, trusted, "trusted", read_bool),
	};

	fields(o, j, path, f, N_ELEM(f), at);
}

static void
read_tables(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct field f[] = {
		COMMENT,
		FIELD(overlay_table, name, "name", read_name),
		FIELD(overlay_table, doc, "description", read_text),
		FIELD(overlay_table, hide, "hide", read_bool),
		{ "key", read_key, 0, false },
		FIELD(overlay_table, page_size, "page_size", read_page),
		FIELD(overlay_table, search, "search", read_names),
		{ "columns", read_columns, 0, false },
		{ "foreign_keys", read_fks, 0, false },
		{ "relations", read_relations, 0, false },
		FIELD(overlay_table, link, "link", read_link),
	};

	(void)at;
	EACH(o, j, path, "an object of tables")
	{
		struct overlay_table *t = NEW(o->arena, struct overlay_table);

		t->table = iter_name(o, &it_);
		t->path = overlay_member_path(o->arena, path, t->table);
		fields(o, json_object_iter_peek_value(&it_), t->path, f,
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
		struct overlay_member m = { .name = iter_name(o, &it_) };

		m.path = overlay_member_path(o->arena, path, m.name);
		if (!edm_name_plain(m.name))
			overlay_problem(
			    o, m.path, "'%.*s' is no name", STRF(m.name));
		if (v != NULL && json_object_is_type(v, json_type_int))
			m.number = json_object_get_int64(v);
		else if (v != NULL && json_object_is_type(v, json_type_string))
			read_text(o, v, m.path, &m.text);
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
	static const struct field f[] = {
		COMMENT,
		FIELD(overlay_enum, flags, "flags", read_bool),
		{ "members", read_members, 0, true },
	};

	(void)at;
	EACH(o, j, path, "an object of enumerations")
	{
		struct overlay_enum *e = NEW(o->arena, struct overlay_enum);
		struct str name = iter_name(o, &it_);

		e->path = overlay_member_path(o->arena, path, name);
		e->name = (struct given){ name, e->path };
		if (!edm_name_plain(name))
			overlay_problem(
			    o, e->path, "'%.*s' is no name", STRF(name));
		fields(o, json_object_iter_peek_value(&it_), e->path, f,
		    N_ELEM(f), e);
		VEC_PUSH(o->arena, &o->enums, e);
	}
}

void
overlay_read(struct overlay *o, struct json_object *j)
{
	static const struct field f[] = {
		COMMENT,
		{ "$schema", read_nothing, 0, false },
		FIELD(overlay, ns, "namespace", read_name),
		{ "tables", read_tables, 0, false },
		{ "enumerations", read_enums, 0, false },
	};

	fields(o, j, S("$"), f, N_ELEM(f), o);
}
