/* SPDX-License-Identifier: MIT */
/*
 * overlay_part.c - structured properties of model.json: complex ones, made of
 * columns or of an object of JSON, and collections.
 *
 * Here they are read and compared with the columns; structure.c makes them.
 */
#include "config.h"
#include <json-c/json.h>
#include "catalog/facts.h"
#include "catalog/overlay_in.h"

static in_reader read_parts;

static void
read_number(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	int64_t n = j != NULL && json_object_is_type(j, json_type_int)
	    ? json_object_get_int64(j)
	    : -1;

	if (n < 0 || n > INT32_MAX)
		overlay_problem(o, path, "expected a whole number from 0 on");
	else
		*(struct overlay_number *)at = (struct overlay_number){
			.given = true, .n = (uint32_t)n, .path = path
		};
}

/* Names of members of objects of JSON; the planner writes them into paths. */
static void
read_at(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_names *names = at;

	in_names(o, j, path, at);
	for (size_t i = 0; i < names->v.n; i++)
		for (size_t k = 0; k < names->v.v[i].n; k++)
			if ((unsigned char)names->v.v[i].p[k] < ' ' ||
			    strchr("'\"\\", names->v.v[i].p[k]) != NULL) {
				overlay_problem(o, path,
				    "quotes, backslashes and control "
				    "characters are not supported in the "
				    "names of members");
				return;
			}
}

static void
read_part(struct overlay *o, struct json_object *j, struct overlay_part *p)
{
	static const struct in_field f[] = {
		COMMENT,
		FIELD(overlay_part, doc, "description", in_text),
		FIELD(overlay_part, column, "column", in_ref),
		FIELD(overlay_part, json, "json", in_ref),
		FIELD(overlay_part, at, "at", read_at),
		FIELD(overlay_part, type, "type", in_ref),
		FIELD(overlay_part, collection, "collection", in_bool),
		FIELD(overlay_part, max_length, "max_length", read_number),
		FIELD(overlay_part, precision, "precision", read_number),
		FIELD(overlay_part, scale, "scale", read_number),
		{ "properties", read_parts, 0, false },
	};

	in_fields(o, j, p->path, f, N_ELEM(f), p);
	in_check_name(o, p->path, p->name);
}

static void
read_parts(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_part *in = at;

	in->complex = true;
	EACH(o, j, path, "an object of properties")
	{
		struct overlay_part *p = NEW(o->arena, struct overlay_part);

		p->name = in_member(o, &it_);
		p->path = overlay_member_path(o->arena, path, p->name);
		read_part(o, json_object_iter_peek_value(&it_), p);
		VEC_PUSH(o->arena, &in->parts, p);
	}
	if (in->parts.n == 0)
		overlay_problem(o, path, "expected at least one property");
}

void
overlay_read_structured(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_table *t = at;

	t->structured = NEW(o->arena, struct overlay_part);
	read_parts(o, j, path, t->structured);
}

/* Where a part stands. */
struct place {
	struct fact_table *table;
	struct fact_column *json; /* what is around lies in it; NULL: nothing */
	bool items;               /* within a collection */
	size_t depth;
	struct overlay_part *top;
};

static bool
is_text(const struct fact_column *c)
{
	static const char *const types[] = { "char", "varchar", "tinytext",
		"text", "mediumtext", "longtext", "json" };

	for (size_t i = 0; i < N_ELEM(types); i++)
		if (str_ieq(c->data_type, str_of(types[i])))
			return true;
	return false;
}

static struct fact_column *
column(struct build *b, const struct place *at, const struct given *g)
{
	struct fact_column *c = facts_column(at->table, g->name);

	if (c == NULL)
		overlay_problem(b->overlay, g->path,
		    "the table '%.*s' has no column '%.*s'",
		    STRF(at->table->name), STRF(g->name));
	else if (c->part != NULL)
		overlay_problem(b->overlay, g->path,
		    "the column '%.*s' is used by '%.*s' already",
		    STRF(c->name), STRF(c->part->name));
	else
		return c;
	return NULL;
}

static void
take_json(struct build *b, struct place *at, struct overlay_part *p)
{
	struct fact_column *c = facts_column(at->table, p->json.name);

	if (at->json != NULL)
		overlay_problem(b->overlay, p->json.path,
		    "it lies in the JSON of '%.*s' already",
		    STRF(at->json->name));
	else if (c == NULL || (c->part != NULL && !c->json))
		(void)column(b, at, &p->json);
	else if (!is_text(c))
		overlay_problem(b->overlay, p->json.path,
		    "JSON is text, but '%.*s' is %.*s", STRF(c->name),
		    STRF(c->column_type));
	else {
		c->json = true;
		if (c->part == NULL)
			c->part = at->top;
		at->json = c;
		p->source = c;
	}
}

static void
take_column(struct build *b, struct place *at, struct overlay_part *p)
{
	struct fact_column *c = column(b, at, &p->column);

	if (c == NULL)
		return;
	if (c->overlay != NULL && c->overlay->name.name.n > 0)
		overlay_problem(b->overlay, c->overlay->name.path,
		    "the column has its name from %.*s", STRF(p->path));
	c->part = at->top;
	p->source = c;
}

/* Primitive types that a value of JSON can be. */
static const enum edm_type json_types[] = { EDM_STRING, EDM_BOOL, EDM_BYTE,
	EDM_SBYTE, EDM_INT16, EDM_INT32, EDM_INT64, EDM_DECIMAL, EDM_DOUBLE,
	EDM_DATE, EDM_TIME, EDM_DATETIME, EDM_GUID };

static bool
find_type(struct build *b, struct overlay_part *p)
{
	struct str name = str_starts(p->type.name, S("Edm."))
	    ? p->type.name
	    : arena_strf(b->scratch, "Edm.%.*s", STRF(p->type.name));

	p->edm = edm_type_find(name);
	for (size_t i = 0; i < N_ELEM(json_types); i++)
		if (json_types[i] == p->edm)
			return true;
	return false;
}

static void
check_facets(struct build *b, const struct overlay_part *p)
{
	const bool text = p->edm == EDM_STRING && !p->collection;
	const bool decimal = p->edm == EDM_DECIMAL;
	const bool time = p->edm == EDM_TIME || p->edm == EDM_DATETIME;
	const uint32_t most = decimal ? 65 : 6;

	if (p->max_length.given && !text)
		overlay_problem(b->overlay, p->max_length.path,
		    "it belongs to a single String");
	if (p->precision.given && !decimal && !time)
		overlay_problem(b->overlay, p->precision.path,
		    "it belongs to Decimal, TimeOfDay and DateTimeOffset");
	else if (p->precision.given &&
	    (p->precision.n > most || (decimal && p->precision.n == 0)))
		overlay_problem(b->overlay, p->precision.path,
		    "expected a number up to %u", most);
	if (p->scale.given &&
	    (!decimal || p->scale.n > 30 ||
		p->scale.n >
		    (p->precision.given ? p->precision.n : PART_PRECISION)))
		overlay_problem(b->overlay, p->scale.path,
		    "it belongs to Decimal, up to 30 and its precision");
}

/* One value: of a column, or in JSON. */
static void
check_leaf(struct build *b, struct place *at, struct overlay_part *p)
{
	if (p->column.name.n > 0 &&
	    (at->json != NULL || p->at.v.n > 0 || p->type.name.n > 0 ||
		p->collection)) {
		overlay_problem(b->overlay, p->column.path,
		    "a column has no json, at, type or collection");
		return;
	}
	if (p->column.name.n > 0) {
		take_column(b, at, p);
		check_facets(b, p);
	} else if (at->json == NULL) {
		overlay_problem(b->overlay, p->path,
		    at->depth == 0 ? "expected properties or json"
				   : "expected column, json or properties");
	} else if (p->type.name.n == 0) {
		overlay_problem(b->overlay, p->path, "type is missing");
	} else if (!find_type(b, p)) {
		overlay_problem(b->overlay, p->type.path,
		    "'%.*s' is no type that a value of JSON can have: String, "
		    "Boolean, Byte, SByte, Int16, Int32, Int64, Decimal, "
		    "Double, Date, TimeOfDay, DateTimeOffset, Guid",
		    STRF(p->type.name));
	} else
		check_facets(b, p);
}

static void
check_part(struct build *b, struct place at, struct overlay_part *p)
{
	if (p->json.name.n > 0)
		take_json(b, &at, p);
	if (p->collection && at.json == NULL && p->column.name.n == 0)
		overlay_problem(b->overlay, p->path, "a collection needs json");
	if (p->collection && at.items)
		overlay_problem(b->overlay, p->path,
		    "a collection within a collection is not supported");
	if (p->at.v.n > 0 && at.json == NULL)
		overlay_problem(
		    b->overlay, p->at.path, "it needs json around it");
	if (!p->complex) {
		check_leaf(b, &at, p);
		return;
	}
	if (p->column.name.n > 0)
		overlay_problem(b->overlay, p->column.path,
		    "column and properties exclude each other");
	if (p->type.name.n > 0)
		in_check_name(b->overlay, p->type.path, p->type.name);
	check_facets(b, p);
	if (++at.depth > PART_DEPTH) {
		overlay_problem(b->overlay, p->path,
		    "complex properties are nested more than %d deep",
		    PART_DEPTH);
		return;
	}
	at.items = at.items || p->collection;
	for (size_t i = 0; i < p->parts.n; i++)
		check_part(b, at, p->parts.v[i]);
}

void
overlay_structured(struct build *b, struct fact_table *t)
{
	struct overlay_part *all = t->overlay->structured;

	for (size_t i = 0; i < all->parts.n; i++) {
		struct place at = { .table = t, .top = all->parts.v[i] };

		check_part(b, at, all->parts.v[i]);
	}
}
