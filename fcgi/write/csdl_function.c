/* SPDX-License-Identifier: MIT */
/*
 * csdl_function.c - functions in $metadata (CSDL 4.01 §12.2-12.9, §13.6). All
 * yield a primitive value or null, so no import is in the service document.
 * With functions the namespace says that it is the default one: they are found
 * without it.
 */
#include "config.h"
#include "out/xml.h"
#include "write/csdl_in.h"
#include "write/note.h"

static bool
is_first(const struct edm_model *m, size_t i)
{
	return i == 0 ||
	    !str_eq(m->functions[i - 1].name, m->functions[i].name);
}

/* The first unbound one of its name: overloads share an import. */
static bool
is_imported(const struct edm_model *m, size_t i)
{
	const struct edm_function *f = &m->functions[i];

	for (size_t k = 0; k < i; k++)
		if (str_eq(m->functions[k].name, f->name) &&
		    m->functions[k].bound == NULL)
			return false;
	return f->bound == NULL;
}

static void
attr(struct out *o, const char *name, struct str value)
{
	xml_attr(o, str_of(name), value);
}

/* name="Namespace.Local" */
static void
attr_local(struct out *o, const char *name, const struct edm_model *m,
    struct str local)
{
	out_char(o, ' ');
	out_put(o, str_of(name));
	out_lit(o, "=\"");
	out_put(o, m->ns);
	out_char(o, '.');
	out_put(o, local);
	out_char(o, '"');
}

static void
value(struct out *o, struct str element, struct str name,
    const struct edm_prop *p)
{
	out_lit(o, "   <");
	out_put(o, element);
	if (name.n > 0)
		attr(o, "Name", name);
	attr(o, "Type", edm_type_name(p->type));
	csdl_facets(o, p);
	out_lit(o, "/>\n");
}

static void
function(struct out *o, const struct edm_model *m, const struct edm_function *f)
{
	const struct notes n = { .xml = o, .indent = "   " };

	out_lit(o, "  <Function");
	attr(o, "Name", f->name);
	if (f->bound != NULL)
		attr(o, "IsBound", S("true"));
	out_lit(o, ">\n");
	if (f->bound != NULL) {
		out_lit(o, "   <Parameter");
		attr(o, "Name", f->binding);
		attr_local(o, "Type", m, f->bound->name);
		attr(o, "Nullable", S("false"));
		out_lit(o, "/>\n");
	}
	for (size_t i = 0; i < f->nparams; i++)
		value(o, S("Parameter"), f->params[i].name, &f->params[i]);
	value(o, S("ReturnType"), S(""), &f->result);
	if (f->doc.n > 0)
		note_string(&n, NOTE_TERM, CORE ".Description", f->doc);
	out_lit(o, "  </Function>\n");
}

void
csdl_functions(struct out *o, const struct edm_model *m)
{
	const struct notes n = { .xml = o, .indent = "  " };

	for (size_t i = 0; i < m->nfunctions; i++)
		function(o, m, &m->functions[i]);
	if (m->nfunctions > 0)
		note_bool(&n, NOTE_TERM, CORE ".DefaultNamespace", true);
}

void
csdl_function_imports(struct out *o, const struct edm_model *m)
{
	for (size_t i = 0; i < m->nfunctions; i++) {
		if (!is_imported(m, i))
			continue;
		out_lit(o, "   <FunctionImport");
		attr(o, "Name", m->functions[i].name);
		attr_local(o, "Function", m, m->functions[i].name);
		out_lit(o, "/>\n");
	}
}

/* "name":"Namespace.Local" */
static void
json_local(struct doc *d, const char *name, const struct edm_model *m,
    struct str local)
{
	char p[1024]; /* both are identifiers: 128 characters at most */
	struct str dot = S(".");

	must(m->ns.n + 1 + local.n <= sizeof(p));
	memcpy(p, m->ns.p, m->ns.n);
	memcpy(p + m->ns.n, dot.p, 1);
	memcpy(p + m->ns.n + 1, local.p, local.n);
	doc_set(d, name, (struct str){ p, m->ns.n + 1 + local.n });
}

static void
json_value(struct doc *d, struct str name, const struct edm_prop *p)
{
	if (name.n > 0)
		doc_set(d, "$Name", name);
	if (p->type != EDM_STRING)
		doc_set(d, "$Type", edm_type_name(p->type));
	csdl_json_facets(d, p);
}

static void
json_function(
    struct doc *d, const struct edm_model *m, const struct edm_function *f)
{
	const struct notes n = { .json = d };

	doc_open(d, '{');
	doc_set(d, "$Kind", S("Function"));
	if (f->bound != NULL)
		doc_set_bool(d, "$IsBound", true);
	if (f->bound != NULL || f->nparams > 0)
		doc_open_at(d, "$Parameter", '[');
	if (f->bound != NULL) {
		doc_open(d, '{');
		doc_set(d, "$Name", f->binding);
		json_local(d, "$Type", m, f->bound->name);
		doc_close(d, '}');
	}
	for (size_t i = 0; i < f->nparams; i++) {
		doc_open(d, '{');
		json_value(d, f->params[i].name, &f->params[i]);
		doc_close(d, '}');
	}
	if (f->bound != NULL || f->nparams > 0)
		doc_close(d, ']');
	doc_open_at(d, "$ReturnType", '{');
	json_value(d, S(""), &f->result);
	doc_close(d, '}');
	if (f->doc.n > 0)
		note_string(&n, NOTE_TERM, CORE ".Description", f->doc);
	doc_close(d, '}');
}

/* An array for each name. */
void
csdl_json_functions(struct doc *d, const struct edm_model *m)
{
	const struct notes n = { .json = d };

	for (size_t i = 0; i < m->nfunctions; i++) {
		if (is_first(m, i)) {
			doc_key(d, m->functions[i].name);
			doc_open(d, '[');
		}
		json_function(d, m, &m->functions[i]);
		if (i + 1 == m->nfunctions || is_first(m, i + 1))
			doc_close(d, ']');
	}
	if (m->nfunctions > 0)
		note_bool(&n, NOTE_TERM, CORE ".DefaultNamespace", true);
}

void
csdl_json_function_imports(struct doc *d, const struct edm_model *m)
{
	for (size_t i = 0; i < m->nfunctions; i++) {
		if (!is_imported(m, i))
			continue;
		doc_key(d, m->functions[i].name);
		doc_open(d, '{');
		json_local(d, "$Function", m, m->functions[i].name);
		doc_close(d, '}');
	}
}
