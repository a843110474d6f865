/* SPDX-License-Identifier: MIT */
/* overlay_in.c - the kinds of members that objects of model.json have. */
#include "config.h"
#include <json-c/json.h>
#include "edm/name.h"
#include "catalog/overlay_in.h"

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

bool
in_is(struct overlay *o, struct json_object *j, enum json_type t,
    struct str path, const char *what)
{
	if (j != NULL && json_object_is_type(j, t))
		return true;
	overlay_problem(o, path, "expected %s", what);
	return false;
}

void
in_text(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct str *ret = at;

	if (!in_is(o, j, json_type_string, path, "text"))
		return;
	*ret = arena_dup(o->arena,
	    (struct str){ json_object_get_string(j),
		(size_t)json_object_get_string_len(j) });
	if (memchr(ret->p, '\0', ret->n) != NULL)
		overlay_problem(o, path, "it has a NUL character");
}

void
in_nothing(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	(void)o;
	(void)j;
	(void)path;
	(void)at;
}

void
in_bool(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	if (in_is(o, j, json_type_boolean, path, "true or false"))
		*(bool *)at = json_object_get_boolean(j);
}

/* A name of the database: any text but none. */
void
in_ref(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct given *g = at;

	in_text(o, j, path, &g->name);
	g->path = path;
	if (g->name.n == 0)
		overlay_problem(o, path, "expected a name");
}

/* A name of the model. */
void
in_check_name(struct overlay *o, struct str path, struct str name)
{
	if (!edm_name_plain(name))
		overlay_problem(o, path, "'%.*s' is no name", STRF(name));
}

void
in_name(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct given *g = at;
	struct str s = { 0 };

	in_text(o, j, path, &s);
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

void
in_names(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_names *r = at;
	size_t n;

	if (!in_is(o, j, json_type_array, path, "an array of names"))
		return;
	r->path = path;
	n = json_object_array_length(j);
	if (n == 0)
		overlay_problem(o, path, "expected at least one name");
	for (size_t i = 0; i < n; i++) {
		struct given g = { 0 };

		in_ref(o, json_object_array_get_idx(j, i),
		    arena_strf(o->arena, "%.*s[%zu]", STRF(path), i), &g);
		for (size_t k = 0; k < r->v.n; k++)
			if (str_eq(r->v.v[k], g.name))
				overlay_problem(o, g.path, "it is given twice");
		VEC_PUSH(o->arena, &r->v, g.name);
	}
}

void
in_fields(struct overlay *o, struct json_object *j, struct str path,
    const struct in_field *f, size_t n, void *base)
{
	struct json_object_iterator it, end;

	if (!in_is(o, j, json_type_object, path, "an object"))
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

struct str
in_member(struct overlay *o, const struct json_object_iterator *it)
{
	return arena_dup(o->arena, str_of(json_object_iter_peek_name(it)));
}
