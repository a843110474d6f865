/* SPDX-License-Identifier: MIT */
/*
 * csdl_json.c - the model as CSDL JSON 4.01 ($metadata).
 *
 * What is the default there is left out: Edm.String, Nullable=false, the
 * lack of MaxLength. Everything else is what csdl.c writes as XML.
 */
#include "config.h"
#include "base/num.h"
#include "write/csdl_in.h"
#include "write/note.h"
#include "base/buf.h"
#include "write/write.h"

/* Namespace.Local: both are identifiers of 128 characters at most */
struct qualified {
	char p[1024];
	size_t n;
};

static struct str
qualify(struct qualified *q, const struct edm_model *m, struct str local)
{
	must(m->ns.n + 1 + local.n <= sizeof(q->p));
	memcpy(q->p, m->ns.p, m->ns.n);
	q->p[m->ns.n] = '.';
	memcpy(q->p + m->ns.n + 1, local.p, local.n);
	q->n = m->ns.n + 1 + local.n;
	return (struct str){ q->p, q->n };
}

/* "name":"Namespace.Local" */
static void
qualified(struct doc *d, const char *name, const struct edm_model *m,
    struct str local)
{
	struct qualified q;

	doc_set(d, name, qualify(&q, m, local));
}

/* "Namespace.Local/Member": */
static void
key_of_type(struct doc *d, const struct edm_model *m, struct str local,
    struct str member)
{
	struct qualified q;

	(void)qualify(&q, m, local);
	must(q.n + 1 + member.n <= sizeof(q.p));
	q.p[q.n] = '/';
	memcpy(q.p + q.n + 1, member.p, member.n);
	doc_key(d, (struct str){ q.p, q.n + 1 + member.n });
}

static void
srid(struct doc *d, uint32_t n)
{
	char p[NUM_MAX];

	doc_set(d, "$SRID",
	    n == 0 ? S("variable") : (struct str){ p, num_put_u64(p, n) });
}

void
csdl_json_facets(struct doc *d, const struct edm_prop *p)
{
	if (p->nullable)
		doc_set_bool(d, "$Nullable", true);
	if ((p->type == EDM_STRING || p->type == EDM_BINARY) &&
	    p->max_length > 0)
		doc_set_i64(d, "$MaxLength", p->max_length);
	/* a variable scale is the default */
	if ((p->type == EDM_DECIMAL && p->scale != EDM_SCALE_VARIABLE) ||
	    p->type == EDM_DATETIME || p->type == EDM_DURATION ||
	    p->type == EDM_TIME)
		doc_set_i64(d, "$Precision", p->precision);
	if (p->type == EDM_DECIMAL && p->scale != EDM_SCALE_VARIABLE)
		doc_set_i64(d, "$Scale", p->scale);
	if (edm_is_geometry(p->type))
		srid(d, p->srid);
}

static void
property(struct doc *d, const struct edm_model *m, const struct edm_prop *p)
{
	const struct notes n = { .json = d };
	const bool many = p->type == EDM_COLLECTION;
	const struct edm_prop *of =
	    many && p->ctype == NULL ? &p->rows->target->props[0] : p;

	doc_key(d, p->name);
	doc_open(d, '{');
	if (many)
		doc_set_bool(d, "$Collection", true);
	if (p->ctype != NULL)
		qualified(d, "$Type", m, p->ctype->name);
	else if (of->type == EDM_ENUM)
		qualified(d, "$Type", m, of->etype->name);
	else if (of->type != EDM_STRING)
		doc_set(d, "$Type", edm_type_name(of->type));
	if (many && p->ctype != NULL)
		doc_set_bool(d, "$Nullable", true);
	else
		csdl_json_facets(d, of);
	notes_of_prop(&n, p);
	doc_close(d, '}');
}

static void
navigation(struct doc *d, const struct edm_model *m, const struct edm_nav *n)
{
	doc_key(d, n->name);
	doc_open(d, '{');
	doc_set(d, "$Kind", S("NavigationProperty"));
	qualified(d, "$Type", m, edm_type_of_nav(n));
	if (n->many)
		doc_set_bool(d, "$Collection", true);
	else if (n->nullable)
		doc_set_bool(d, "$Nullable", true);
	if (n->partner != NULL)
		doc_set(d, "$Partner", n->partner->name);
	if (n->dependent) {
		doc_open_at(d, "$ReferentialConstraint", '{');
		for (size_t i = 0; i < n->hops[0].n; i++) {
			doc_key(d, edm_path(n->hops[0].from[i]));
			doc_str(d, edm_path(n->hops[0].to[i]));
		}
		doc_close(d, '}');
	}
	notes_of_nav(&(const struct notes){ .json = d }, n);
	doc_close(d, '}');
}

/* What that type declares itself: NULL is the type of the set. */
static void
members(struct doc *d, const struct edm_model *m, const struct edm_set *s,
    const struct edm_derived *of)
{
	const struct edm_prop *p;

	for (size_t at = 0; (p = edm_each(s, &at)) != NULL;)
		if (p->of == of)
			property(d, m, p);
	for (size_t i = 0; i < s->nnavs; i++)
		if (s->navs[i].of == of)
			navigation(d, m, &s->navs[i]);
}

static void
derived_type(
    struct doc *d, const struct edm_model *m, const struct edm_derived *t)
{
	const struct notes n = { .json = d };

	doc_key(d, t->name);
	doc_open(d, '{');
	doc_set(d, "$Kind", S("EntityType"));
	qualified(
	    d, "$BaseType", m, t->base == NULL ? t->set->name : t->base->name);
	if (t->abstract)
		doc_set_bool(d, "$Abstract", true);
	members(d, m, t->set, t);
	notes_of_derived(&n, t);
	doc_close(d, '}');
}

static void
entity_type(struct doc *d, const struct edm_model *m, const struct edm_set *s)
{
	const struct notes n = { .json = d };

	doc_key(d, s->name);
	doc_open(d, '{');
	doc_set(d, "$Kind", S("EntityType"));
	if (s->media != NULL)
		doc_set_bool(d, "$HasStream", true);
	doc_open_at(d, "$Key", '[');
	for (size_t i = 0; i < s->nkeys; i++)
		doc_str(d, s->keys[i]->name);
	doc_close(d, ']');
	members(d, m, s, NULL);
	notes_of_type(&n, s);
	doc_close(d, '}');
	for (size_t i = 0; i < s->nderived; i++)
		derived_type(d, m, &s->derived[i]);
}

static void
complex_type(
    struct doc *d, const struct edm_model *m, const struct edm_complex *c)
{
	doc_key(d, c->name);
	doc_open(d, '{');
	doc_set(d, "$Kind", S("ComplexType"));
	for (size_t i = 0; i < c->nprops; i++)
		property(d, m, &c->props[i]);
	doc_close(d, '}');
}

static void
enum_type(struct doc *d, const struct edm_enum *e)
{
	doc_key(d, e->name);
	doc_open(d, '{');
	doc_set(d, "$Kind", S("EnumType"));
	if (e->flags)
		doc_set_bool(d, "$IsFlags", true);
	if (edm_enum_is_wide(e))
		doc_set(d, "$UnderlyingType", S("Edm.Int64"));
	for (size_t i = 0; i < e->nmembers; i++) {
		doc_key(d, e->members[i].name);
		doc_i64(d, e->members[i].number);
	}
	doc_close(d, '}');
}

static void
bindings(struct doc *d, const struct edm_model *m, const struct edm_set *s)
{
	if (s->nnavs == 0)
		return;
	doc_open_at(d, "$NavigationPropertyBinding", '{');
	for (size_t i = 0; i < s->nnavs; i++) {
		if (s->navs[i].of != NULL)
			key_of_type(d, m, s->navs[i].of->name, s->navs[i].name);
		else
			doc_key(d, s->navs[i].name);
		doc_str(d, s->navs[i].target->name);
	}
	doc_close(d, '}');
}

static void
entity_set(struct doc *d, const struct edm_model *m, const struct edm_set *s)
{
	const struct notes n = { .json = d };

	doc_key(d, s->name);
	doc_open(d, '{');
	doc_set_bool(d, "$Collection", true);
	qualified(d, "$Type", m, s->name);
	bindings(d, m, s);
	notes_of_set(&n, m, s);
	doc_close(d, '}');
}

static void
singleton(
    struct doc *d, const struct edm_model *m, const struct edm_singleton *x)
{
	const struct notes n = { .json = d };

	doc_key(d, x->name);
	doc_open(d, '{');
	qualified(d, "$Type", m, x->set->name);
	bindings(d, m, x->set);
	notes_of_singleton(&n, x);
	doc_close(d, '}');
}

static void
container(struct doc *d, const struct edm_model *m)
{
	const struct notes n = { .json = d };

	doc_key(d, m->container);
	doc_open(d, '{');
	doc_set(d, "$Kind", S("EntityContainer"));
	for (size_t i = 0; i < m->nsets; i++)
		entity_set(d, m, &m->sets[i]);
	for (size_t i = 0; i < m->nsingletons; i++)
		singleton(d, m, &m->singletons[i]);
	csdl_json_function_imports(d, m);
	notes_of_container(&n, m);
	doc_close(d, '}');
}

/* The same vocabulary as JSON, where it is known to be there. */
static void
reference(struct doc *d, struct str vocabulary, struct str url)
{
	const struct str sap =
	    S("https://sap.github.io/odata-vocabularies/vocabularies/");
	char p[1024];
	struct buf b = { .p = p, .cap = sizeof(p), .max = sizeof(p) };

	if (url.n == 0) {
		buf_lit(&b, VOCABULARIES);
		buf_put(&b, vocabulary);
		buf_lit(&b, ".json");
	} else if (str_ends(url, S(".xml")) &&
	    (str_starts(url, sap) || str_starts(url, S(VOCABULARIES)))) {
		buf_put(&b, str_head(url, url.n - 3));
		buf_lit(&b, "json");
	} else {
		buf_put(&b, url);
	}
	must(buf_ok(&b)); /* the overlay takes no longer ones */
	doc_key(d, buf_str(&b));
	doc_open(d, '{');
	doc_open_at(d, "$Include", '[');
	doc_open(d, '{');
	doc_set(d, "$Namespace", vocabulary);
	doc_close(d, '}');
	doc_close(d, ']');
	doc_close(d, '}');
}

static void
references(struct doc *d, const struct edm_model *m)
{
	doc_open_at(d, "$Reference", '{');
	for (size_t i = 0; i < N_ELEM(note_vocabularies); i++)
		reference(d, note_vocabularies[i], S(""));
	for (size_t i = 0; i < m->nvocabularies; i++)
		if (!note_is_listed(m->vocabularies[i].ns))
			reference(
			    d, m->vocabularies[i].ns, m->vocabularies[i].url);
	doc_close(d, '}');
}

void
write_csdl_json(struct out *o, const struct edm_model *m)
{
	struct doc doc = doc_in(o), *d = &doc;

	doc_open(d, '{');
	doc_set(d, "$Version", S("4.0"));
	references(d, m);
	if (m->nsets > 0)
		qualified(d, "$EntityContainer", m, m->container);
	doc_key(d, m->ns);
	doc_open(d, '{');
	notes_terms_json(d, m);
	for (size_t i = 0; i < m->nsets; i++)
		entity_type(d, m, &m->sets[i]);
	for (size_t i = 0; i < m->ncomplexes; i++)
		complex_type(d, m, m->complexes[i]);
	for (size_t i = 0; i < m->nenums; i++)
		enum_type(d, &m->enums[i]);
	csdl_json_functions(d, m);
	if (m->nsets > 0)
		container(d, m);
	notes_of_schema(&(const struct notes){ .json = d }, m);
	doc_close(d, '}');
	doc_close(d, '}');
}
