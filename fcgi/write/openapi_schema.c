/* SPDX-License-Identifier: MIT */
/* openapi_schema.c - the model as JSON schemas of OpenAPI 3.0. */
#include "config.h"
#include "write/openapi_priv.h"

/* Numbers that IEEE754Compatible=true makes strings have two types. */
static const struct {
	enum edm_type edm;
	const char *type, *other, *format;
} types[] = {
	{ EDM_BOOL, "boolean", NULL, NULL },
	{ EDM_BYTE, "integer", NULL, "uint8" },
	{ EDM_SBYTE, "integer", NULL, "int8" },
	{ EDM_INT16, "integer", NULL, "int16" },
	{ EDM_INT32, "integer", NULL, "int32" },
	{ EDM_INT64, "integer", "string", "int64" },
	{ EDM_DECIMAL, "number", "string", "decimal" },
	{ EDM_SINGLE, "number", NULL, "float" },
	{ EDM_DOUBLE, "number", NULL, "double" },
	{ EDM_STRING, "string", NULL, NULL },
	{ EDM_DATE, "string", NULL, "date" },
	{ EDM_TIME, "string", NULL, "time" },
	{ EDM_DATETIME, "string", NULL, "date-time" },
	{ EDM_DURATION, "string", NULL, "duration" },
	{ EDM_GUID, "string", NULL, "uuid" },
	{ EDM_BINARY, "string", NULL, "base64url" },
	{ EDM_STREAM, "string", NULL, "base64url" },
};

void
openapi_ref(struct doc *d, const char *what, struct str space, struct str name)
{
	const struct str parts[] = { S("#/components/"), str_of(what), S("/"),
		space, space.n > 0 ? S(".") : S(""), name };
	char p[1024]; /* identifiers have 128 characters at most */
	size_t n = 0;

	for (size_t i = 0; i < N_ELEM(parts); i++) {
		must(parts[i].n <= sizeof(p) - n);
		memcpy(p + n, parts[i].p, parts[i].n);
		n += parts[i].n;
	}
	doc_open(d, '{');
	doc_set(d, "$ref", (struct str){ p, n });
	doc_close(d, '}');
}

static void
type_of(struct doc *d, const char *type)
{
	doc_open(d, '{');
	doc_set(d, "type", str_of(type));
	doc_close(d, '}');
}

static void
plain_type(struct doc *d, enum edm_type edm)
{
	for (size_t i = 0; i < N_ELEM(types); i++) {
		if (types[i].edm != edm)
			continue;
		if (types[i].other == NULL) {
			doc_set(d, "type", str_of(types[i].type));
		} else {
			doc_open_at(d, "anyOf", '[');
			type_of(d, types[i].type);
			type_of(d, types[i].other);
			doc_close(d, ']');
		}
		if (types[i].format != NULL)
			doc_set(d, "format", str_of(types[i].format));
		return;
	}
	doc_set(d, "type", S("object")); /* geometry */
	doc_set(d, "description", S("GeoJSON"));
}

/* A reference stands in allOf: what stands beside $ref does not count. */
static void
all_of(struct doc *d, struct str space, struct str name)
{
	doc_open_at(d, "allOf", '[');
	openapi_ref(d, "schemas", space, name);
	doc_close(d, ']');
}

static void
array_of(struct doc *d, const struct edm_model *m, const struct edm_prop *p)
{
	doc_set(d, "type", S("array"));
	doc_open_at(d, "items", '{');
	if (p->ctype != NULL)
		all_of(d, m->ns, p->ctype->name);
	else
		openapi_value(d, m, &p->rows->target->props[0]);
	doc_set_bool(d, "nullable", true);
	doc_close(d, '}');
}

void
openapi_value(
    struct doc *d, const struct edm_model *m, const struct edm_prop *p)
{
	if (p->type == EDM_COLLECTION) {
		array_of(d, m, p);
		return;
	}
	if (p->type == EDM_COMPLEX)
		all_of(d, m->ns, p->ctype->name);
	else if (p->type == EDM_ENUM)
		all_of(d, m->ns, p->etype->name);
	else if (p->type == EDM_POINT || p->type == EDM_EARTH_POINT)
		all_of(d, S(""), S("geoPoint"));
	else
		plain_type(d, p->type);
	if (p->type == EDM_STRING && p->max_length > 0)
		doc_set_i64(d, "maxLength", p->max_length);
	if (p->type == EDM_BINARY && p->max_length > 0)
		doc_set_i64(
		    d, "maxLength", ((int64_t)p->max_length * 4 + 2) / 3);
	if (p->is_unsigned && edm_is_number(p->type))
		doc_set_i64(d, "minimum", 0);
	if (p->nallowed == 0)
		return;
	doc_open_at(d, "enum", '[');
	for (size_t i = 0; i < p->nallowed; i++)
		doc_str(d, p->allowed[i]);
	doc_close(d, ']');
}

static void
property(struct doc *d, const struct edm_model *m, const struct edm_prop *p)
{
	doc_key(d, p->name);
	doc_open(d, '{');
	openapi_value(d, m, p);
	if (p->nullable)
		doc_set_bool(d, "nullable", true);
	if (p->doc.n > 0)
		doc_set(d, "title", p->doc);
	doc_close(d, '}');
}

static void
navigation(struct doc *d, const struct edm_model *m, const struct edm_nav *n)
{
	char p[1024];
	const struct str count = S("@odata.count");

	doc_key(d, n->name);
	doc_open(d, '{');
	if (!n->many) {
		all_of(d, m->ns, edm_type_of_nav(n));
		if (n->nullable)
			doc_set_bool(d, "nullable", true);
		doc_close(d, '}');
		return;
	}
	doc_set(d, "type", S("array"));
	doc_key(d, S("items"));
	openapi_ref(d, "schemas", m->ns, edm_type_of_nav(n));
	doc_close(d, '}');
	must(n->name.n + count.n <= sizeof(p));
	memcpy(p, n->name.p, n->name.n);
	memcpy(p + n->name.n, count.p, count.n);
	doc_key(d, (struct str){ p, n->name.n + count.n });
	openapi_ref(d, "schemas", S(""), S("count"));
}

/* An entity of that type (NULL: the set's), with what it inherits; the types
 * right below it as alternatives, as the OASIS mapping has them. */
static void
entity(struct doc *d, const struct edm_model *m, const struct edm_set *s,
    const struct edm_derived *t)
{
	const struct str doc = t == NULL ? s->doc : t->doc;
	const struct edm_prop *p;
	bool below = false;

	doc_set(d, "title", doc.n > 0 ? doc : t == NULL ? s->name : t->name);
	doc_set(d, "type", S("object"));
	doc_open_at(d, "properties", '{');
	for (size_t at = 0; (p = edm_each(s, &at)) != NULL;)
		if (edm_is_a(t, p->of))
			property(d, m, p);
	for (size_t i = 0; i < s->nnavs; i++)
		if (edm_is_a(t, s->navs[i].of))
			navigation(d, m, &s->navs[i]);
	doc_close(d, '}');
	for (size_t i = 0; i < s->nderived; i++) {
		if (s->derived[i].base != t)
			continue;
		if (!below)
			doc_open_at(d, "anyOf", '[');
		below = true;
		openapi_ref(d, "schemas", m->ns, s->derived[i].name);
	}
	if (!below)
		return;
	if (t == NULL || !t->abstract) {
		doc_open(d, '{');
		doc_close(d, '}');
	}
	doc_close(d, ']');
}

static void
complex(struct doc *d, const struct edm_model *m, const struct edm_complex *c)
{
	doc_set(d, "title", c->name);
	doc_set(d, "type", S("object"));
	doc_open_at(d, "properties", '{');
	for (size_t i = 0; i < c->nprops; i++)
		property(d, m, &c->props[i]);
	doc_close(d, '}');
}

/* Flags come as their names joined by commas. */
static void
enumeration(struct doc *d, const struct edm_enum *e)
{
	doc_set(d, "type", S("string"));
	doc_set(d, "title", e->name);
	if (e->flags) {
		doc_set(d, "description",
		    S("Names of members joined by commas; 0: none"));
		return;
	}
	if (e->numbers) {
		doc_set(d, "description",
		    S("Name of a member; of a number without one its digits"));
		return;
	}
	doc_open_at(d, "enum", '[');
	for (size_t i = 0; i < e->nmembers; i++)
		doc_str(d, e->members[i].name);
	doc_close(d, ']');
}

static void
key_in(struct doc *d, const struct edm_model *m, struct str name)
{
	char p[1024];

	must(m->ns.n + 1 + name.n <= sizeof(p));
	memcpy(p, m->ns.p, m->ns.n);
	p[m->ns.n] = '.';
	memcpy(p + m->ns.n + 1, name.p, name.n);
	doc_key(d, (struct str){ p, m->ns.n + 1 + name.n });
	doc_open(d, '{');
}

static void
geo_point(struct doc *d)
{
	doc_open_at(d, "geoPoint", '{');
	doc_set(d, "type", S("object"));
	doc_open_at(d, "properties", '{');
	doc_open_at(d, "type", '{');
	doc_set(d, "type", S("string"));
	doc_open_at(d, "enum", '[');
	doc_str(d, S("Point"));
	doc_close(d, ']');
	doc_close(d, '}');
	doc_key(d, S("coordinates"));
	openapi_ref(d, "schemas", S(""), S("geoPosition"));
	doc_close(d, '}');
	doc_open_at(d, "required", '[');
	doc_str(d, S("type"));
	doc_str(d, S("coordinates"));
	doc_close(d, ']');
	doc_close(d, '}');
	doc_open_at(d, "geoPosition", '{');
	doc_set(d, "type", S("array"));
	doc_set_i64(d, "minItems", 2);
	doc_key(d, S("items"));
	type_of(d, "number");
	doc_close(d, '}');
}

static void
error(struct doc *d)
{
	static const struct str texts[] = { { "code", 4 }, { "message", 7 },
		{ "target", 6 } };

	doc_open_at(d, "error", '{');
	doc_set(d, "type", S("object"));
	doc_open_at(d, "required", '[');
	doc_str(d, S("error"));
	doc_close(d, ']');
	doc_open_at(d, "properties", '{');
	doc_open_at(d, "error", '{');
	doc_set(d, "type", S("object"));
	doc_open_at(d, "required", '[');
	doc_str(d, texts[0]);
	doc_str(d, texts[1]);
	doc_close(d, ']');
	doc_open_at(d, "properties", '{');
	for (size_t i = 0; i < N_ELEM(texts); i++) {
		doc_key(d, texts[i]);
		type_of(d, "string");
	}
	doc_key(d, S("innererror"));
	type_of(d, "object");
	doc_close(d, '}');
	doc_close(d, '}');
	doc_close(d, '}');
	doc_close(d, '}');
}

static bool
has_points(const struct edm_model *m)
{
	for (size_t i = 0; i < m->nsets; i++)
		for (size_t k = 0; k < m->sets[i].nprops; k++)
			if (m->sets[i].props[k].type == EDM_POINT ||
			    m->sets[i].props[k].type == EDM_EARTH_POINT)
				return true;
	return false;
}

void
openapi_schemas(struct doc *d, const struct edm_model *m)
{
	for (size_t i = 0; i < m->nsets; i++) {
		key_in(d, m, m->sets[i].name);
		entity(d, m, &m->sets[i], NULL);
		doc_close(d, '}');
		for (size_t k = 0; k < m->sets[i].nderived; k++) {
			const struct edm_derived *t = &m->sets[i].derived[k];

			key_in(d, m, t->name);
			entity(d, m, &m->sets[i], t);
			doc_close(d, '}');
		}
	}
	for (size_t i = 0; i < m->ncomplexes; i++) {
		key_in(d, m, m->complexes[i]->name);
		complex(d, m, m->complexes[i]);
		doc_close(d, '}');
	}
	for (size_t i = 0; i < m->nenums; i++) {
		key_in(d, m, m->enums[i].name);
		enumeration(d, &m->enums[i]);
		doc_close(d, '}');
	}
	if (has_points(m))
		geo_point(d);
	doc_open_at(d, "count", '{');
	plain_type(d, EDM_INT64);
	doc_close(d, '}');
	error(d);
}

void
openapi_security(struct doc *d)
{
	static const struct str schemes[] = { { "bearer", 6 }, { "basic", 5 } };

	doc_open_at(d, "securitySchemes", '{');
	for (size_t i = 0; i < N_ELEM(schemes); i++) {
		doc_key(d, schemes[i]);
		doc_open(d, '{');
		doc_set(d, "type", S("http"));
		doc_set(d, "scheme", schemes[i]);
		doc_set(d, "description",
		    i == 0 ? S("A personal access token")
			   : S("Any name, with the token as the password"));
		doc_close(d, '}');
	}
	doc_close(d, '}');
	doc_close(d, '}'); /* components */
	doc_open_at(d, "security", '[');
	for (size_t i = 0; i < N_ELEM(schemes); i++) {
		doc_open(d, '{');
		doc_key(d, schemes[i]);
		doc_open(d, '[');
		doc_close(d, ']');
		doc_close(d, '}');
	}
	doc_close(d, ']');
}
