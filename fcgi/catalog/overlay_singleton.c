/* SPDX-License-Identifier: MIT */
/* overlay_singleton.c - rows with a name of their own: "singletons". */
#include "config.h"
#include <json-c/json.h>
#include <stdlib.h>
#include "odata/bind.h"
#include "catalog/facts.h"
#include "catalog/overlay_in.h"

/* A value of a key: text, or a number, as a URL would have it. */
static void
read_part(struct overlay *o, struct json_object *j, struct str path,
    struct str column, struct overlay_singleton *x)
{
	struct overlay_key_part p = { .column = column, .path = path };

	if (j != NULL && json_object_is_type(j, json_type_int))
		p.text = arena_strf(
		    o->arena, "%lld", (long long)json_object_get_int64(j));
	else if (j != NULL && json_object_is_type(j, json_type_string))
		in_text(o, j, path, &p.text);
	else
		overlay_problem(o, path, "expected text or a whole number");
	VEC_PUSH(o->arena, &x->key, p);
}

/* The value, or an object with one for each column. */
static void
read_key(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_singleton *x = at;

	x->key_path = path;
	if (j == NULL || !json_object_is_type(j, json_type_object)) {
		read_part(o, j, path, S(""), x);
		return;
	}
	EACH(o, j, path, "an object of columns")
	{
		struct str name = in_member(o, &it_);

		read_part(o, json_object_iter_peek_value(&it_),
		    overlay_member_path(o->arena, path, name), name, x);
	}
}

void
overlay_read_singletons(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	static const struct in_field f[] = {
		COMMENT,
		MUST_HAVE(overlay_singleton, table, "table", in_ref),
		FIELD(overlay_singleton, doc, "description", in_text),
		{ "key", read_key, 0, false },
	};

	(void)at;
	EACH(o, j, path, "an object of singletons")
	{
		struct overlay_singleton *x =
		    NEW(o->arena, struct overlay_singleton);
		struct str name = in_member(o, &it_);

		x->path = overlay_member_path(o->arena, path, name);
		x->name = (struct given){ name, x->path };
		in_check_name(o, x->path, name);
		in_fields(o, json_object_iter_peek_value(&it_), x->path, f,
		    N_ELEM(f), x);
		VEC_PUSH(o->arena, &o->singletons, x);
	}
}

void
overlay_singleton_names(struct build *b)
{
	struct overlay *o = b->overlay;

	for (size_t i = 0; o != NULL && i < o->singletons.n; i++)
		o->singletons.v[i]->name.name = arena_dup(b->arena,
		    take_given(b, &b->names, &o->singletons.v[i]->name));
}

/* What is given for that part of the key. */
static const struct overlay_key_part *
part_of(const struct overlay_singleton *x, const struct fact_column *c)
{
	for (size_t i = 0; i < x->key.n; i++)
		if (x->key.v[i].column.n == 0 ||
		    str_ieq(x->key.v[i].column, c->name))
			return &x->key.v[i];
	return NULL;
}

static void
make_key(struct build *b, const struct overlay_singleton *x,
    const struct fact_table *t, struct edm_singleton *s)
{
	struct expr **key = NEWN(b->arena, struct expr *, t->set->nkeys);
	struct err *e;

	s->key = key;
	s->key_text = S("");
	if (x->key.n != t->set->nkeys) {
		overlay_problem(b->overlay, x->key_path,
		    "the key of '%.*s' has %zu column%s", STRF(t->name),
		    t->set->nkeys, t->set->nkeys == 1 ? "" : "s");
		return;
	}
	for (size_t i = 0; i < t->set->nkeys; i++) {
		const struct overlay_key_part *p =
		    part_of(x, t->key->cols.v[i]);

		if (p == NULL) {
			overlay_problem(b->overlay, x->key_path,
			    "it lacks the column '%.*s' of the key",
			    STRF(t->key->cols.v[i]->name));
			continue;
		}
		s->key_text = arena_strf(
		    b->arena, "%.*s %.*s", STRF(s->key_text), STRF(p->text));
		e = odata_bind_key(b->arena, b->model, t->set->keys[i],
		    arena_dup(b->arena, p->text), &key[i]);
		if (e != NULL)
			overlay_problem(
			    b->overlay, p->path, "%.*s", STRF(e->msg));
	}
}

static bool
make(
    struct build *b, const struct overlay_singleton *x, struct edm_singleton *s)
{
	const struct fact_table *t =
	    x->table.name.n == 0 ? NULL : facts_table(b->facts, x->table.name);

	if (x->table.name.n == 0)
		return false; /* said already */
	if (t == NULL || t->set == NULL || t->unseen) {
		overlay_problem(b->overlay, x->table.path,
		    t == NULL ? "there is no table '%.*s' in the database"
			      : "the table '%.*s' is not exposed",
		    STRF(x->table.name));
		return false;
	}
	*s = (struct edm_singleton){ .name = x->name.name,
		.doc = arena_dup(b->arena, x->doc),
		.set = t->set };
	if (x->key_path.n > 0)
		make_key(b, x, t, s);
	return true;
}

static int
by_name(const void *x, const void *y)
{
	return str_cmp(((const struct edm_singleton *)x)->name,
	    ((const struct edm_singleton *)y)->name);
}

void
overlay_singletons(struct build *b)
{
	const struct overlay *o = b->overlay;
	struct edm_singleton *v;
	size_t n = 0;

	if (o == NULL || o->singletons.n == 0)
		return;
	v = NEWN(b->arena, struct edm_singleton, o->singletons.n);
	for (size_t i = 0; i < o->singletons.n; i++)
		if (make(b, o->singletons.v[i], &v[n]))
			n++;
	if (n > 1)
		qsort(v, n, sizeof(*v), by_name);
	b->model->singletons = v;
	b->model->nsingletons = n;
}
