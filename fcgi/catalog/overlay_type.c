/* SPDX-License-Identifier: MIT */
/*
 * overlay_type.c - the types that an administrator chooses for columns.
 *
 * Each choice stands in a table: which columns can be it, and how they are
 * then read. Everything else is refused; the automatic choice stays right for
 * whatever is not mentioned.
 */
#include "config.h"
#include "base/num.h"
#include "catalog/facts.h"

struct choice {
	struct str name;
	/* Sets the property; false when the column cannot be this. */
	bool (*take)(const struct fact_column *, struct edm_prop *);
	const char *from;
};

static bool
is(const struct fact_column *c, const char *data_type)
{
	return str_ieq(c->data_type, str_of(data_type));
}

static bool
take_boolean(const struct fact_column *c, struct edm_prop *p)
{
	if (!is(c, "tinyint") && !str_ieq(c->column_type, S("bit(1)")))
		return false;
	p->type = EDM_BOOL;
	return true;
}

/* The number behind tinyint1_boolean and BIT(1). */
static bool
take_byte(const struct fact_column *c, struct edm_prop *p)
{
	if (!is(c, "tinyint") && !str_ieq(c->column_type, S("bit(1)")))
		return false;
	p->type = is(c, "bit") || p->is_unsigned ? EDM_BYTE : EDM_SBYTE;
	p->is_unsigned = p->type == EDM_BYTE;
	return true;
}

static bool
take_sbyte(const struct fact_column *c, struct edm_prop *p)
{
	return is(c, "tinyint") && !p->is_unsigned && take_byte(c, p);
}

static bool
take_unsigned_byte(const struct fact_column *c, struct edm_prop *p)
{
	return (is(c, "bit") || p->is_unsigned) && take_byte(c, p);
}

static bool
take_time(const struct fact_column *c, struct edm_prop *p)
{
	if (!is(c, "time"))
		return false;
	p->type = EDM_TIME;
	p->how = COLUMN_TIME;
	p->nullable = true;
	return true;
}

static bool
take_guid(const struct fact_column *c, struct edm_prop *p)
{
	bool text = is(c, "char") || is(c, "varchar");

	if (!(text && c->chars == 36) && !(is(c, "binary") && c->chars == 16))
		return false;
	p->type = EDM_GUID;
	p->how = text ? COLUMN_UUID : COLUMN_GUID;
	p->max_length = 0;
	return true;
}

static bool
take_string(const struct fact_column *c, struct edm_prop *p)
{
	if (!is(c, "enum") && !is(c, "set"))
		return false;
	p->type = EDM_STRING;
	p->etype = NULL;
	p->max_length = (uint32_t)c->chars;
	return true;
}

/* Longitude and latitude, whatever the column was declared with. */
static bool
take_geography(const struct fact_column *c, struct edm_prop *p)
{
	(void)c;
	if (p->how != COLUMN_GEO)
		return false;
	p->type = edm_geography_of(p->type);
	p->srid = EDM_SRID_EARTH;
	return true;
}

static const struct choice choices[] = {
	{ { "Boolean", 7 }, take_boolean, "TINYINT or BIT(1)" },
	{ { "SByte", 5 }, take_sbyte, "TINYINT" },
	{ { "Byte", 4 }, take_unsigned_byte, "TINYINT UNSIGNED or BIT(1)" },
	{ { "TimeOfDay", 9 }, take_time, "TIME" },
	{ { "Guid", 4 }, take_guid, "CHAR(36), VARCHAR(36) or BINARY(16)" },
	{ { "String", 6 }, take_string, "ENUM or SET" },
	{ { "Geography", 9 }, take_geography, "GEOMETRY, POINT and the like" },
};

static void
choose(struct build *b, const struct fact_column *c, const struct given *type)
{
	struct str name = str_starts(type->name, S("Edm."))
	    ? str_skip(type->name, 4)
	    : type->name;

	for (size_t i = 0; i < N_ELEM(choices); i++) {
		if (!str_eq(choices[i].name, name))
			continue;
		if (!choices[i].take(c, c->prop))
			overlay_problem(b->overlay, type->path,
			    "Edm.%.*s is made of %s, but '%.*s' is %.*s",
			    STRF(name), choices[i].from, STRF(c->name),
			    STRF(c->column_type));
		return;
	}
	overlay_problem(b->overlay, type->path,
	    "'%.*s' is none of Boolean, SByte, Byte, Duration, TimeOfDay, "
	    "Guid, String and Geography",
	    STRF(type->name));
}

static struct overlay_enum *
find_enum(struct build *b, struct str name)
{
	for (size_t i = 0; i < b->overlay->enums.n; i++)
		if (str_eq(b->overlay->enums.v[i]->name.name, name))
			return b->overlay->enums.v[i];
	return NULL;
}

static bool
is_integer_column(const struct fact_column *c)
{
	static const char *const types[] = { "tinyint", "smallint", "mediumint",
		"int", "bigint" };

	for (size_t i = 0; i < N_ELEM(types); i++)
		if (is(c, types[i]))
			return true;
	return false;
}

/* Numbers for integers; each once, not negative when they are flags. */
static bool
number_members(struct build *b, const struct overlay_enum *oe,
    const struct fact_column *c, struct edm_member *v)
{
	const size_t before = b->overlay->nproblems;

	for (size_t i = 0; i < oe->members.n; i++) {
		const struct overlay_member *m = &oe->members.v[i];

		if (m->text.p != NULL)
			overlay_problem(b->overlay, m->path,
			    "expected a number: '%.*s' is %.*s", STRF(c->name),
			    STRF(c->column_type));
		else if (oe->flags && m->number < 0)
			overlay_problem(b->overlay, m->path,
			    "a flag is no negative number");
		for (size_t j = 0; j < i; j++)
			if (m->text.p == NULL &&
			    oe->members.v[j].number == m->number)
				overlay_problem(b->overlay, m->path,
				    "%.*s has this number already",
				    STRF(oe->members.v[j].name));
		v[i] =
		    (struct edm_member){ .name = arena_dup(b->arena, m->name),
			    .value = arena_strf(
				b->arena, "%lld", (long long)m->number),
			    .number = m->number };
	}
	return b->overlay->nproblems == before;
}

/* The overlay's name of a member of ENUM or SET. */
static const struct overlay_member *
named(const struct overlay_enum *oe, struct str text)
{
	for (size_t i = 0; i < oe->members.n; i++)
		if (oe->members.v[i].text.p != NULL &&
		    str_eq(oe->members.v[i].text, text))
			return &oe->members.v[i];
	return NULL;
}

/* Texts for ENUM and SET: exactly the members of the column. */
static bool
text_members(struct build *b, const struct overlay_enum *oe,
    const struct fact_column *c, const struct members *ms, struct edm_member *v)
{
	const size_t before = b->overlay->nproblems;
	bool set = is(c, "set");

	for (size_t i = 0; i < ms->names.n; i++) {
		const struct overlay_member *m = named(oe, ms->names.v[i]);

		if (m == NULL) {
			overlay_problem(b->overlay, oe->path,
			    "it has no name for '%.*s' of the column '%.*s'",
			    STRF(ms->names.v[i]), STRF(c->name));
			continue;
		}
		v[i] =
		    (struct edm_member){ .name = arena_dup(b->arena, m->name),
			    .value = arena_dup(b->arena, ms->names.v[i]),
			    .number = set ? (int64_t)1 << i : (int64_t)i + 1 };
	}
	if (oe->members.n != ms->names.n)
		overlay_problem(b->overlay, oe->path,
		    "it has %zu members, but the column '%.*s' has %zu",
		    oe->members.n, STRF(c->name), ms->names.n);
	if (oe->flags != set)
		overlay_problem(b->overlay, oe->path,
		    "flags must be %s for the %s '%.*s'",
		    set ? "true" : "false", set ? "SET" : "ENUM",
		    STRF(c->name));
	return b->overlay->nproblems == before;
}

static bool
same_members(const struct edm_enum *e, const struct edm_member *v, size_t n)
{
	for (size_t i = 0; i < n && e->nmembers == n; i++)
		if (!str_eq(e->members[i].value, v[i].value))
			return false;
	return e->nmembers == n;
}

/* One type for all columns that name it: they must have the same members. */
static void
set_enum(struct build *b, struct overlay_enum *oe, const struct given *g,
    struct edm_prop *p, const struct edm_member *v, size_t n)
{
	if (oe->made == NULL) {
		oe->made = NEW(b->arena, struct edm_enum);
		*oe->made = (struct edm_enum){ .name = oe->made_name,
			.flags = oe->flags,
			.numbers = p->how == COLUMN_NUMBER,
			.members = v,
			.nmembers = n };
	} else if (!same_members(oe->made, v, n)) {
		overlay_problem(b->overlay, g->path,
		    "another column that is '%.*s' has other members",
		    STRF(g->name));
		return;
	}
	p->type = EDM_ENUM;
	p->etype = oe->made;
	p->max_length = p->precision = 0;
}

static void
enumerate(struct build *b, const struct fact_column *c, const struct given *g)
{
	struct overlay_enum *oe = find_enum(b, g->name);
	struct members ms = { 0 };
	struct edm_member *v;

	if (oe == NULL) {
		overlay_problem(b->overlay, g->path,
		    "there is no enumeration '%.*s' in $.enumerations",
		    STRF(g->name));
		return;
	}
	oe->used = true;
	if (is_integer_column(c)) {
		v = NEWN(b->arena, struct edm_member, oe->members.n);
		if (number_members(b, oe, c, v)) {
			c->prop->how = COLUMN_NUMBER;
			set_enum(b, oe, g, c->prop, v, oe->members.n);
		}
		return;
	}
	if (!is(c, "enum") && !is(c, "set")) {
		overlay_problem(b->overlay, g->path,
		    "an enumeration is made of integers, ENUM or SET, but "
		    "'%.*s' is %.*s",
		    STRF(c->name), STRF(c->column_type));
		return;
	}
	ms = members_of(b->scratch, c->column_type);
	v = NEWN(b->arena, struct edm_member, ms.names.n);
	if (text_members(b, oe, c, &ms, v))
		set_enum(b, oe, g, c->prop, v, ms.names.n);
}

void
overlay_type(
    struct build *b, const struct fact_table *t, const struct fact_column *c)
{
	(void)t;
	if (c->overlay == NULL || c->prop == NULL)
		return;
	if (overlay_is_span(c->overlay))
		overlay_span(b, c);
	else if (c->overlay->type.name.n > 0)
		choose(b, c, &c->overlay->type);
	if (c->overlay->enumeration.name.n > 0)
		enumerate(b, c, &c->overlay->enumeration);
}

void
overlay_enum_names(struct build *b)
{
	for (size_t i = 0; b->overlay != NULL && i < b->overlay->enums.n; i++) {
		struct overlay_enum *oe = b->overlay->enums.v[i];

		oe->made_name =
		    arena_dup(b->arena, take_given(b, &b->names, &oe->name));
	}
}

void
overlay_enum_unused(struct build *b)
{
	for (size_t i = 0; b->overlay != NULL && i < b->overlay->enums.n; i++)
		if (!b->overlay->enums.v[i]->used)
			overlay_problem(b->overlay,
			    b->overlay->enums.v[i]->path,
			    "no column is of this enumeration");
}

static int
family(const struct edm_prop *p)
{
	if (edm_is_integer(p->type) ||
	    (p->type == EDM_DECIMAL && p->scale == 0) ||
	    (p->how == COLUMN_NUMBER))
		return EDM_INT64;
	return (int)p->type;
}

/* Declared foreign keys are comparable; what the overlay does to their types
 * is not known to the database. */
struct str
overlay_comparable(struct build *b, const struct fact_fk *k)
{
	for (size_t i = 0; i < k->from.n; i++) {
		const struct fact_column *x = k->from.v[i], *y = k->to.v[i];
		bool guid = x->prop->how == COLUMN_GUID;

		if (x->prop->how == COLUMN_SPAN || y->prop->how == COLUMN_SPAN)
			return arena_strf(b->scratch,
			    "%.*s or %.*s is a number with a unit",
			    STRF(x->name), STRF(y->name));
		if (guid != (y->prop->how == COLUMN_GUID))
			return arena_strf(b->scratch,
			    "of %.*s and %.*s one is an Edm.Guid made of "
			    "BINARY(16); both must be",
			    STRF(x->name), STRF(y->name));
		if (!k->loose)
			continue;
		if (family(x->prop) != family(y->prop))
			return arena_strf(b->scratch,
			    "%.*s is %.*s but %.*s is %.*s", STRF(x->name),
			    STRF(x->column_type), STRF(y->name),
			    STRF(y->column_type));
		if (!str_eq(x->collation, y->collation))
			return arena_strf(b->scratch,
			    "%.*s has the collation %.*s but %.*s has %.*s",
			    STRF(x->name), STRF(x->collation), STRF(y->name),
			    STRF(y->collation));
	}
	return (struct str){ 0 };
}
