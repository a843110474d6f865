/* SPDX-License-Identifier: MIT */
/*
 * csdl.c - the model as CSDL XML 4.0 ($metadata).
 *
 * Facets stand on every property where they apply, Nullable on every one:
 * clients size their columns by them and truncate what has none.
 */
#include "config.h"
#include "base/num.h"
#include "out/xml.h"
#include "write/csdl_in.h"
#include "write/note.h"
#include "write/write.h"

/* Attributes of the element at hand. */
static void
attr(struct out *o, const char *name, struct str value)
{
	xml_attr(o, str_of(name), value);
}

static void
attr_bool(struct out *o, const char *name, bool value)
{
	attr(o, name, value ? S("true") : S("false"));
}

static void
attr_number(struct out *o, const char *name, int64_t value)
{
	char p[NUM_MAX];

	attr(o, name, (struct str){ p, num_put_i64(p, value) });
}

/* name="Namespace.Local", or of a collection of it. */
static void
attr_type(struct out *o, const char *name, const struct edm_model *m,
    struct str local, bool many)
{
	out_char(o, ' ');
	out_put(o, str_of(name));
	out_put(o, many ? S("=\"Collection(") : S("=\""));
	out_put(o, m->ns); /* identifiers: nothing to escape */
	out_char(o, '.');
	out_put(o, local);
	out_put(o, many ? S(")\"") : S("\""));
}

/* name="Namespace.Local/Member" */
static void
attr_of_type(struct out *o, const char *name, const struct edm_model *m,
    struct str local, struct str member)
{
	out_char(o, ' ');
	out_put(o, str_of(name));
	out_lit(o, "=\"");
	out_put(o, m->ns);
	out_char(o, '.');
	out_put(o, local);
	out_char(o, '/');
	out_put(o, member);
	out_char(o, '"');
}

/* A computed Decimal has as many digits as it needs. */
static void
attr_precision(struct out *o, const struct edm_prop *p)
{
	if (p->type == EDM_DECIMAL && p->scale == EDM_SCALE_VARIABLE)
		attr(o, "Scale", S("variable"));
	else
		attr_number(o, "Precision", p->precision);
}

void
csdl_facets(struct out *o, const struct edm_prop *p)
{
	attr_bool(o, "Nullable", p->nullable);
	if (p->type == EDM_STRING || p->type == EDM_BINARY) {
		if (p->max_length == 0)
			attr(o, "MaxLength", S("max"));
		else
			attr_number(o, "MaxLength", p->max_length);
	}
	if (p->type == EDM_DECIMAL || p->type == EDM_DATETIME ||
	    p->type == EDM_DURATION || p->type == EDM_TIME)
		attr_precision(o, p);
	if (p->type == EDM_DECIMAL && p->scale != EDM_SCALE_VARIABLE)
		attr_number(o, "Scale", p->scale);
	if (edm_is_geometry(p->type) && p->srid == 0)
		attr(o, "SRID", S("variable"));
	else if (edm_is_geometry(p->type))
		attr_number(o, "SRID", p->srid);
}

/* Type and facets; those of a collection are those of its items. */
static void
type_of(struct out *o, const struct edm_model *m, const struct edm_prop *p)
{
	bool many = p->type == EDM_COLLECTION;

	if (p->ctype != NULL) {
		attr_type(o, "Type", m, p->ctype->name, many);
		attr_bool(o, "Nullable", many || p->nullable);
		return;
	}
	if (many)
		p = &p->rows->target->props[0];
	if (p->type == EDM_ENUM) {
		attr_type(o, "Type", m, p->etype->name, many);
	} else {
		out_put(o, many ? S(" Type=\"Collection(") : S(" Type=\""));
		out_put(o, edm_type_name(p->type));
		out_put(o, many ? S(")\"") : S("\""));
	}
	csdl_facets(o, p);
}

static void
property(struct out *o, const struct edm_model *m, const struct edm_prop *p)
{
	const struct notes n = { .xml = o, .indent = "    " };

	out_lit(o, "   <Property");
	attr(o, "Name", p->name);
	type_of(o, m, p);
	if (!notes_any_of_prop(p)) {
		out_lit(o, "/>\n");
		return;
	}
	out_lit(o, ">\n");
	notes_of_prop(&n, p);
	out_lit(o, "   </Property>\n");
}

static void
navigation(struct out *o, const struct edm_model *m, const struct edm_nav *n)
{
	out_lit(o, "   <NavigationProperty");
	attr(o, "Name", n->name);
	attr_type(o, "Type", m, edm_type_of_nav(n), n->many);
	if (!n->many)
		attr_bool(o, "Nullable", n->nullable);
	if (n->partner != NULL)
		attr(o, "Partner", n->partner->name);
	if (!n->dependent && n->notes.n == 0) {
		out_lit(o, "/>\n");
		return;
	}
	out_lit(o, ">\n");
	for (size_t i = 0; i < n->hops[0].n && n->dependent; i++) {
		out_lit(o, "    <ReferentialConstraint");
		attr(o, "Property", edm_path(n->hops[0].from[i]));
		attr(o, "ReferencedProperty", edm_path(n->hops[0].to[i]));
		out_lit(o, "/>\n");
	}
	notes_of_nav(&(const struct notes){ .xml = o, .indent = "    " }, n);
	out_lit(o, "   </NavigationProperty>\n");
}

/* What that type declares itself: NULL is the type of the set. */
static void
members(struct out *o, const struct edm_model *m, const struct edm_set *s,
    const struct edm_derived *of)
{
	const struct edm_prop *p;

	for (size_t at = 0; (p = edm_each(s, &at)) != NULL;)
		if (p->of == of)
			property(o, m, p);
	for (size_t i = 0; i < s->nnavs; i++)
		if (s->navs[i].of == of)
			navigation(o, m, &s->navs[i]);
}

static void
derived_type(
    struct out *o, const struct edm_model *m, const struct edm_derived *t)
{
	const struct notes n = { .xml = o, .indent = "   " };

	out_lit(o, "  <EntityType");
	attr(o, "Name", t->name);
	attr_type(o, "BaseType", m,
	    t->base == NULL ? t->set->name : t->base->name, false);
	if (t->abstract)
		attr_bool(o, "Abstract", true);
	out_lit(o, ">\n");
	members(o, m, t->set, t);
	notes_of_derived(&n, t);
	out_lit(o, "  </EntityType>\n");
}

static void
entity_type(struct out *o, const struct edm_model *m, const struct edm_set *s)
{
	const struct notes n = { .xml = o, .indent = "   " };

	out_lit(o, "  <EntityType");
	attr(o, "Name", s->name);
	if (s->media != NULL)
		attr_bool(o, "HasStream", true);
	out_lit(o, ">\n   <Key>\n");
	for (size_t i = 0; i < s->nkeys; i++) {
		out_lit(o, "    <PropertyRef");
		attr(o, "Name", s->keys[i]->name);
		out_lit(o, "/>\n");
	}
	out_lit(o, "   </Key>\n");
	members(o, m, s, NULL);
	notes_of_type(&n, s);
	out_lit(o, "  </EntityType>\n");
	for (size_t i = 0; i < s->nderived; i++)
		derived_type(o, m, &s->derived[i]);
}

static void
complex_type(
    struct out *o, const struct edm_model *m, const struct edm_complex *c)
{
	out_lit(o, "  <ComplexType");
	attr(o, "Name", c->name);
	out_lit(o, ">\n");
	for (size_t i = 0; i < c->nprops; i++)
		property(o, m, &c->props[i]);
	out_lit(o, "  </ComplexType>\n");
}

static void
enum_type(struct out *o, const struct edm_enum *e)
{
	out_lit(o, "  <EnumType");
	attr(o, "Name", e->name);
	if (e->flags)
		attr_bool(o, "IsFlags", true);
	if (edm_enum_is_wide(e))
		attr(o, "UnderlyingType", S("Edm.Int64"));
	out_lit(o, ">\n");
	for (size_t i = 0; i < e->nmembers; i++) {
		out_lit(o, "   <Member");
		attr(o, "Name", e->members[i].name);
		attr_number(o, "Value", e->members[i].number);
		out_lit(o, "/>\n");
	}
	out_lit(o, "  </EnumType>\n");
}

static void
bindings(struct out *o, const struct edm_model *m, const struct edm_set *s)
{
	for (size_t i = 0; i < s->nnavs; i++) {
		out_lit(o, "    <NavigationPropertyBinding");
		if (s->navs[i].of != NULL)
			attr_of_type(
			    o, "Path", m, s->navs[i].of->name, s->navs[i].name);
		else
			attr(o, "Path", s->navs[i].name);
		attr(o, "Target", s->navs[i].target->name);
		out_lit(o, "/>\n");
	}
}

static void
entity_set(struct out *o, const struct edm_model *m, const struct edm_set *s)
{
	const struct notes n = { .xml = o, .indent = "    " };

	out_lit(o, "   <EntitySet");
	attr(o, "Name", s->name);
	attr_type(o, "EntityType", m, s->name, false);
	out_lit(o, ">\n");
	bindings(o, m, s);
	notes_of_set(&n, m, s);
	out_lit(o, "   </EntitySet>\n");
}

static void
singleton(
    struct out *o, const struct edm_model *m, const struct edm_singleton *x)
{
	const struct notes n = { .xml = o, .indent = "    " };

	out_lit(o, "   <Singleton");
	attr(o, "Name", x->name);
	attr_type(o, "Type", m, x->set->name, false);
	out_lit(o, ">\n");
	bindings(o, m, x->set);
	notes_of_singleton(&n, x);
	out_lit(o, "   </Singleton>\n");
}

/* A container must have children: a model without sets has none. */
static void
container(struct out *o, const struct edm_model *m)
{
	const struct notes n = { .xml = o, .indent = "   " };

	if (m->nsets == 0)
		return;
	out_lit(o, "  <EntityContainer");
	attr(o, "Name", m->container);
	out_lit(o, ">\n");
	for (size_t i = 0; i < m->nsets; i++)
		entity_set(o, m, &m->sets[i]);
	for (size_t i = 0; i < m->nsingletons; i++)
		singleton(o, m, &m->singletons[i]);
	csdl_function_imports(o, m);
	notes_of_container(&n, m);
	out_lit(o, "  </EntityContainer>\n");
}

static void
reference(struct out *o, struct str vocabulary, struct str url)
{
	out_lit(o, " <edmx:Reference Uri=\"");
	if (url.n == 0) {
		out_lit(o, VOCABULARIES);
		out_put(o, vocabulary);
		out_lit(o, ".xml");
	} else {
		xml_attr_text(o, url);
	}
	out_lit(o, "\">\n  <edmx:Include");
	attr(o, "Namespace", vocabulary);
	out_lit(o, "/>\n </edmx:Reference>\n");
}

static void
references(struct out *o, const struct edm_model *m)
{
	for (size_t i = 0; i < N_ELEM(note_vocabularies); i++)
		reference(o, note_vocabularies[i], S(""));
	for (size_t i = 0; i < m->nvocabularies; i++)
		if (!note_is_listed(m->vocabularies[i].ns))
			reference(
			    o, m->vocabularies[i].ns, m->vocabularies[i].url);
}

void
write_csdl_xml(struct out *o, const struct edm_model *m)
{
	out_lit(o,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<edmx:Edmx Version=\"4.0\" xmlns:edmx="
	    "\"http://docs.oasis-open.org/odata/ns/edmx\">\n");
	references(o, m);
	out_lit(o, " <edmx:DataServices>\n <Schema");
	attr(o, "Namespace", m->ns);
	out_lit(o, " xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n");
	notes_terms_xml(o, m);
	for (size_t i = 0; i < m->nsets; i++)
		entity_type(o, m, &m->sets[i]);
	for (size_t i = 0; i < m->ncomplexes; i++)
		complex_type(o, m, m->complexes[i]);
	for (size_t i = 0; i < m->nenums; i++)
		enum_type(o, &m->enums[i]);
	csdl_functions(o, m);
	container(o, m);
	notes_of_schema(&(const struct notes){ .xml = o, .indent = "  " }, m);
	out_lit(o, " </Schema>\n </edmx:DataServices>\n</edmx:Edmx>\n");
}
