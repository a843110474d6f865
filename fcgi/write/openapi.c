/* SPDX-License-Identifier: MIT */
/*
 * openapi.c - the service as OpenAPI 3.0.3: for each set its collection, its
 * entity by key, and what is one navigation away from that.
 *
 * Paths and schemas have the names that the OASIS mapping (odata-openapi)
 * gives them. What a set can be selected, ordered and expanded by stands once
 * in components/parameters: "Companies-select".
 */
#include "config.h"
#include "base/num.h"
#include "out/json.h"
#include "write/openapi_priv.h"
#include "write/write.h"

void
openapi_add(struct openapi_path *t, struct str s)
{
	must(s.n <= sizeof(t->p) - t->n);
	memcpy(t->p + t->n, s.p, s.n);
	t->n += s.n;
}

struct str
openapi_text(const struct openapi_path *t)
{
	return (struct str){ t->p, t->n };
}

/* Literals of these types stand in quotes in a key (as the mapping has it,
 * enumerations and binary values too). */
static bool
is_quoted(enum edm_type t)
{
	return !(edm_is_number(t) || t == EDM_BOOL || t == EDM_DATE ||
	    t == EDM_DATETIME || t == EDM_TIME || t == EDM_GUID);
}

/* /Set({ID}) or /Set(A={A},B='{B}') */
void
openapi_key(const struct edm_set *s, struct openapi_path *t)
{
	t->n = 0;
	openapi_add(t, S("/"));
	openapi_add(t, s->name);
	openapi_add(t, S("("));
	for (size_t i = 0; i < s->nkeys; i++) {
		struct str quote = is_quoted(s->keys[i]->type) ? S("'") : S("");

		if (i > 0)
			openapi_add(t, S(","));
		if (s->nkeys > 1) {
			openapi_add(t, s->keys[i]->name);
			openapi_add(t, S("="));
		}
		openapi_add(t, quote);
		openapi_add(t, S("{"));
		openapi_add(t, s->keys[i]->name);
		openapi_add(t, S("}"));
		openapi_add(t, quote);
	}
	openapi_add(t, S(")"));
}

void
openapi_parameter(
    struct doc *d, const struct edm_model *m, const struct edm_prop *p)
{
	doc_open(d, '{');
	doc_set(d, "name", p->name);
	doc_set(d, "in", S("path"));
	doc_set_bool(d, "required", true);
	if (p->doc.n > 0)
		doc_set(d, "description", p->doc);
	doc_open_at(d, "schema", '{');
	openapi_value(d, m, p);
	doc_close(d, '}');
	doc_close(d, '}');
}

static void
key_parameters(
    struct doc *d, const struct edm_model *m, const struct edm_set *s)
{
	doc_open_at(d, "parameters", '[');
	for (size_t i = 0; i < s->nkeys; i++)
		openapi_parameter(d, m, s->keys[i]);
	doc_close(d, ']');
}

/* {"$ref":"#/components/parameters/Set-select"} */
static void
option_ref(struct doc *d, const struct edm_set *s, struct str option)
{
	struct openapi_path t = { .n = 0 };

	openapi_add(&t, s->name);
	openapi_add(&t, S("-"));
	openapi_add(&t, option);
	openapi_ref(d, "parameters", S(""), openapi_text(&t));
}

/* Is there navigation that needs no type cast? */
static bool
has_expand(const struct edm_set *s)
{
	for (size_t i = 0; i < s->nnavs; i++)
		if (s->navs[i].of == NULL)
			return true;
	return false;
}

static void
options(struct doc *d, const struct edm_set *s, bool many)
{
	static const struct str common[] = { { "top", 3 }, { "skip", 4 },
		{ "filter", 6 }, { "count", 5 } };

	doc_open_at(d, "parameters", '[');
	for (size_t i = 0; i < N_ELEM(common) && many; i++)
		openapi_ref(d, "parameters", S(""), common[i]);
	if (many)
		option_ref(d, s, S("orderby"));
	option_ref(d, s, S("select"));
	if (has_expand(s))
		option_ref(d, s, S("expand"));
	doc_close(d, ']');
}

/* {"schema":…} of a page of entities, or of one. */
static void
payload(struct doc *d, const struct edm_model *m, struct str type, bool many)
{
	doc_open(d, '{');
	doc_key(d, S("schema"));
	if (!many) {
		openapi_ref(d, "schemas", m->ns, type);
		doc_close(d, '}');
		return;
	}
	doc_open(d, '{');
	doc_set(d, "type", S("object"));
	doc_open_at(d, "properties", '{');
	doc_key(d, S("@odata.count"));
	openapi_ref(d, "schemas", S(""), S("count"));
	doc_open_at(d, "@odata.nextLink", '{');
	doc_set(d, "type", S("string"));
	doc_close(d, '}');
	doc_open_at(d, "value", '{');
	doc_set(d, "type", S("array"));
	doc_key(d, S("items"));
	openapi_ref(d, "schemas", m->ns, type);
	doc_close(d, '}');
	doc_close(d, '}');
	doc_close(d, '}');
	doc_close(d, '}');
}

void
openapi_errors(struct doc *d)
{
	for (const char *const *k = (const char *const[]){ "4XX", "5XX", NULL };
	     *k != NULL; k++) {
		doc_key(d, str_of(*k));
		openapi_ref(d, "responses", S(""), S("error"));
	}
}

static void
responses(struct doc *d, const struct edm_model *m, struct str type, bool many,
    bool nothing)
{
	doc_open_at(d, "responses", '{');
	doc_open_at(d, "200", '{');
	doc_set(d, "description", many ? S("Entities") : S("Entity"));
	doc_open_at(d, "content", '{');
	doc_key(d, S("application/json"));
	payload(d, m, type, many);
	if (many) {
		doc_open_at(d, "text/csv", '{');
		doc_open_at(d, "schema", '{');
		doc_set(d, "type", S("string"));
		doc_close(d, '}');
		doc_close(d, '}');
	}
	doc_close(d, '}');
	doc_close(d, '}');
	if (nothing) {
		doc_open_at(d, "204", '{');
		doc_set(d, "description", S("There is none"));
		doc_close(d, '}');
	}
	openapi_errors(d);
	doc_close(d, '}');
}

/* nav: NULL for the set itself. */
static void
get(struct doc *d, const struct edm_model *m, struct str name,
    const struct edm_set *s, const struct edm_nav *nav, bool many)
{
	const struct edm_set *of = nav != NULL ? nav->target : s;
	struct openapi_path id = { .n = 0 };

	openapi_add(&id, name);
	openapi_add(&id, many ? S(".list") : S(".get"));
	if (nav != NULL) {
		openapi_add(&id, S("."));
		openapi_add(&id, nav->name);
	}
	doc_open_at(d, "get", '{');
	doc_set(d, "operationId", openapi_text(&id));
	doc_open_at(d, "tags", '[');
	doc_str(d, name);
	if (!str_eq(of->name, name))
		doc_str(d, of->name);
	doc_close(d, ']');
	options(d, of, many);
	responses(d, m, nav != NULL ? edm_type_of_nav(nav) : s->name, many,
	    nav != NULL && !nav->many && nav->nullable);
	doc_close(d, '}');
}

/* The bytes of a media entity. */
static void
media_path(struct doc *d, const struct edm_model *m, const struct edm_set *s)
{
	struct openapi_path t;

	openapi_key(s, &t);
	openapi_add(&t, S("/$value"));
	doc_key(d, openapi_text(&t));
	doc_open(d, '{');
	key_parameters(d, m, s);
	t.n = 0;
	openapi_add(&t, s->name);
	openapi_add(&t, S(".value"));
	doc_open_at(d, "get", '{');
	doc_set(d, "operationId", openapi_text(&t));
	doc_open_at(d, "tags", '[');
	doc_str(d, s->name);
	doc_close(d, ']');
	doc_open_at(d, "responses", '{');
	doc_open_at(d, "200", '{');
	doc_set(d, "description", S("Its media"));
	doc_open_at(d, "content", '{');
	doc_open_at(d, "*/*", '{');
	doc_open_at(d, "schema", '{');
	doc_set(d, "type", S("string"));
	doc_set(d, "format", S("binary"));
	doc_close(d, '}');
	doc_close(d, '}');
	doc_close(d, '}');
	doc_close(d, '}');
	openapi_errors(d);
	doc_close(d, '}');
	doc_close(d, '}');
	doc_close(d, '}');
}

static void
paths_of_set(struct doc *d, const struct edm_model *m, const struct edm_set *s)
{
	struct openapi_path t = { .n = 0 };

	openapi_add(&t, S("/"));
	openapi_add(&t, s->name);
	doc_key(d, openapi_text(&t));
	doc_open(d, '{');
	get(d, m, s->name, s, NULL, true);
	doc_close(d, '}');
	for (size_t i = 0; i <= s->nnavs; i++) {
		const struct edm_nav *nav = i > 0 ? &s->navs[i - 1] : NULL;

		if (nav != NULL && nav->of != NULL)
			continue;
		openapi_key(s, &t);
		if (nav != NULL) {
			openapi_add(&t, S("/"));
			openapi_add(&t, nav->name);
		}
		doc_key(d, openapi_text(&t));
		doc_open(d, '{');
		key_parameters(d, m, s);
		get(d, m, s->name, s, nav, nav != NULL && nav->many);
		doc_close(d, '}');
	}
	if (s->media != NULL)
		media_path(d, m, s);
}

static void
paths_of_singleton(
    struct doc *d, const struct edm_model *m, const struct edm_singleton *x)
{
	for (size_t i = 0; i <= x->set->nnavs; i++) {
		const struct edm_nav *nav = i > 0 ? &x->set->navs[i - 1] : NULL;
		struct openapi_path t = { .n = 0 };

		if (nav != NULL && nav->of != NULL)
			continue;
		openapi_add(&t, S("/"));
		openapi_add(&t, x->name);
		if (nav != NULL) {
			openapi_add(&t, S("/"));
			openapi_add(&t, nav->name);
		}
		doc_key(d, openapi_text(&t));
		doc_open(d, '{');
		get(d, m, x->name, x->set, nav, nav != NULL && nav->many);
		doc_close(d, '}');
	}
}

static void
parameter(struct doc *d, struct str key, const char *name)
{
	doc_key(d, key);
	doc_open(d, '{');
	doc_set(d, "name", str_of(name));
	doc_set(d, "in", S("query"));
}

static void
common_parameters(struct doc *d)
{
	static const struct {
		const char *key, *name, *type, *text;
	} tab[] = {
		{ "top", "$top", "integer", "Only the first n items" },
		{ "skip", "$skip", "integer", "Without the first n items" },
		{ "filter", "$filter", "string",
		    "Items for which this is true, as in Name eq 'x'" },
		{ "count", "$count", "boolean", "With the number of items" },
	};

	for (size_t i = 0; i < N_ELEM(tab); i++) {
		parameter(d, str_of(tab[i].key), tab[i].name);
		doc_set(d, "description", str_of(tab[i].text));
		doc_open_at(d, "schema", '{');
		doc_set(d, "type", str_of(tab[i].type));
		if (str_eq(str_of(tab[i].type), S("integer")))
			doc_set_i64(d, "minimum", 0);
		doc_close(d, '}');
		doc_close(d, '}');
	}
}

static void
set_items(struct doc *d, const struct edm_set *s, struct str option)
{
	if (str_eq(option, S("expand"))) {
		doc_str(d, S("*"));
		for (size_t i = 0; i < s->nnavs; i++)
			if (s->navs[i].of == NULL)
				doc_str(d, s->navs[i].name);
		return;
	}
	for (size_t i = 0; i < s->nprops; i++) {
		struct openapi_path t = { .n = 0 };
		bool order = str_eq(option, S("orderby"));

		if (s->props[i].of != NULL ||
		    (order &&
			(edm_is_geometry(s->props[i].type) ||
			    s->props[i].type == EDM_COLLECTION ||
			    s->props[i].stream != NULL)))
			continue;
		openapi_add(&t, edm_path(&s->props[i]));
		doc_str(d, openapi_text(&t));
		openapi_add(&t, S(" desc"));
		if (order)
			doc_str(d, openapi_text(&t));
	}
}

static void
set_parameters(struct doc *d, const struct edm_set *s)
{
	static const struct {
		struct str key;
		const char *name;
	} tab[] = { { { "select", 6 }, "$select" },
		{ { "orderby", 7 }, "$orderby" },
		{ { "expand", 6 }, "$expand" } };

	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct openapi_path t = { .n = 0 };

		if (i == N_ELEM(tab) - 1 && !has_expand(s))
			break;
		openapi_add(&t, s->name);
		openapi_add(&t, S("-"));
		openapi_add(&t, tab[i].key);
		parameter(d, openapi_text(&t), tab[i].name);
		doc_set_bool(d, "explode", false);
		doc_open_at(d, "schema", '{');
		doc_set(d, "type", S("array"));
		doc_set_bool(d, "uniqueItems", true);
		doc_open_at(d, "items", '{');
		doc_set(d, "type", S("string"));
		doc_open_at(d, "enum", '[');
		set_items(d, s, tab[i].key);
		doc_close(d, ']');
		doc_close(d, '}');
		doc_close(d, '}');
		doc_close(d, '}');
	}
}

static void
head(struct doc *d, const struct edm_model *m)
{
	struct openapi_path title = { .n = 0 };
	char p[NUM_MAX];

	openapi_add(&title, S("Service for namespace "));
	openapi_add(&title, m->ns);
	doc_set(d, "openapi", S("3.0.3"));
	doc_open_at(d, "info", '{');
	doc_set(d, "title", openapi_text(&title));
	doc_set(d, "description",
	    S("An OData 4.01 service, read only. $metadata says more."));
	doc_set(
	    d, "version", (struct str){ p, num_put_u64(p, m->fingerprint) });
	doc_close(d, '}');
	doc_open_at(d, "servers", '[');
	doc_open(d, '{');
	doc_set(d, "url", S(".")); /* the directory of this document */
	doc_close(d, '}');
	doc_close(d, ']');
	doc_open_at(d, "tags", '[');
	for (size_t i = 0; i < m->nsets; i++) {
		doc_open(d, '{');
		doc_set(d, "name", m->sets[i].name);
		if (m->sets[i].doc.n > 0)
			doc_set(d, "description", m->sets[i].doc);
		doc_close(d, '}');
	}
	doc_close(d, ']');
}

void
write_openapi(struct out *o, const struct edm_model *m)
{
	struct doc doc = doc_in(o), *d = &doc;

	doc_open(d, '{');
	head(d, m);
	doc_open_at(d, "paths", '{');
	for (size_t i = 0; i < m->nsets; i++)
		paths_of_set(d, m, &m->sets[i]);
	for (size_t i = 0; i < m->nsingletons; i++)
		paths_of_singleton(d, m, &m->singletons[i]);
	openapi_functions(d, m);
	doc_close(d, '}');
	doc_open_at(d, "components", '{');
	doc_open_at(d, "schemas", '{');
	openapi_schemas(d, m);
	doc_close(d, '}');
	doc_open_at(d, "parameters", '{');
	common_parameters(d);
	for (size_t i = 0; i < m->nsets; i++)
		set_parameters(d, &m->sets[i]);
	doc_close(d, '}');
	doc_open_at(d, "responses", '{');
	doc_open_at(d, "error", '{');
	doc_set(d, "description", S("Error"));
	doc_open_at(d, "content", '{');
	doc_open_at(d, "application/json", '{');
	doc_key(d, S("schema"));
	openapi_ref(d, "schemas", S(""), S("error"));
	for (int i = 0; i < 4; i++)
		doc_close(d, '}');
	openapi_security(d);
	doc_close(d, '}');
}
