/* SPDX-License-Identifier: MIT */
/*
 * openapi_function.c - functions as paths: /Balance(customer={customer}) and
 * /Customers({ID})/Balance(at={at}).
 *
 * The mapping has one path for each overload. Values are literals: whoever
 * fills in text puts it in quotes.
 */
#include "config.h"
#include "base/num.h"
#include "write/openapi_priv.h"

static bool
in_key(const struct edm_set *s, struct str name)
{
	for (size_t i = 0; s != NULL && i < s->nkeys; i++)
		if (str_eq(s->keys[i]->name, name))
			return true;
	return false;
}

/* {name}, or another when a key has it: the braces are not part of a URL. */
static struct str
place(const struct edm_function *f, size_t i, char *p, size_t max)
{
	struct str name = f->params[i].name;
	size_t n = name.n;

	must(n + 2 <= max);
	memcpy(p, name.p, n);
	if (in_key(f->bound, name)) {
		p[n++] = '_';
		p[n++] = '2';
	}
	return (struct str){ p, n };
}

enum { NAME = 1024 }; /* bytes of an identifier, and two */

static void
path_of(const struct edm_function *f, const struct edm_singleton *of,
    struct openapi_path *t)
{
	char p[NAME];

	t->n = 0;
	if (of != NULL) {
		openapi_add(t, S("/"));
		openapi_add(t, of->name);
	} else if (f->bound != NULL)
		openapi_key(f->bound, t);
	openapi_add(t, S("/"));
	openapi_add(t, f->name);
	openapi_add(t, S("("));
	for (size_t i = 0; i < f->nparams; i++) {
		if (i > 0)
			openapi_add(t, S(","));
		openapi_add(t, f->params[i].name);
		openapi_add(t, S("={"));
		openapi_add(t, place(f, i, p, sizeof(p)));
		openapi_add(t, S("}"));
	}
	openapi_add(t, S(")"));
}

static void
parameters(struct doc *d, const struct edm_model *m,
    const struct edm_function *f, const struct edm_singleton *of)
{
	size_t nkeys = f->bound != NULL && of == NULL ? f->bound->nkeys : 0;
	char p[NAME];

	doc_open_at(d, "parameters", '[');
	for (size_t i = 0; i < nkeys; i++)
		openapi_parameter(d, m, f->bound->keys[i]);
	for (size_t i = 0; i < f->nparams; i++) {
		struct edm_prop named = f->params[i];

		named.name = place(f, i, p, sizeof(p));
		if (named.type == EDM_STRING)
			named.doc = S("A literal: text in single quotes");
		named.max_length = 0; /* the quotes count in it */
		openapi_parameter(d, m, &named);
	}
	doc_close(d, ']');
}

static void
responses(
    struct doc *d, const struct edm_model *m, const struct edm_function *f)
{
	doc_open_at(d, "responses", '{');
	doc_open_at(d, "200", '{');
	doc_set(d, "description", S("Result"));
	doc_open_at(d, "content", '{');
	doc_open_at(d, "application/json", '{');
	doc_open_at(d, "schema", '{');
	doc_set(d, "type", S("object"));
	doc_open_at(d, "properties", '{');
	doc_open_at(d, "value", '{');
	openapi_value(d, m, &f->result);
	for (int i = 0; i < 6; i++)
		doc_close(d, '}');
	doc_open_at(d, "204", '{');
	doc_set(d, "description", S("The result is null"));
	doc_close(d, '}');
	openapi_errors(d);
	doc_close(d, '}');
}

/* Overloads have numbers in the id of the operation. */
static void
operation_id(struct doc *d, const struct edm_function *f,
    const struct edm_singleton *of, size_t nth, struct openapi_path *t)
{
	char p[NUM_MAX];

	t->n = 0;
	if (f->bound != NULL) {
		openapi_add(t, of != NULL ? of->name : f->bound->name);
		openapi_add(t, S("."));
	}
	openapi_add(t, S("call."));
	openapi_add(t, f->name);
	if (nth > 0) {
		openapi_add(t, S("."));
		openapi_add(t, (struct str){ p, num_put_u64(p, nth + 1) });
	}
	doc_set(d, "operationId", openapi_text(t));
}

static void
path(struct doc *d, const struct edm_model *m, const struct edm_function *f,
    const struct edm_singleton *of, size_t nth)
{
	struct openapi_path t;

	path_of(f, of, &t);
	doc_key(d, openapi_text(&t));
	doc_open(d, '{');
	doc_open_at(d, "get", '{');
	operation_id(d, f, of, nth, &t);
	if (f->doc.n > 0)
		doc_set(d, "summary", f->doc);
	doc_open_at(d, "tags", '[');
	if (of != NULL)
		doc_str(d, of->name);
	doc_str(d, f->bound != NULL ? f->bound->name : S("Functions"));
	doc_close(d, ']');
	parameters(d, m, f, of);
	responses(d, m, f);
	doc_close(d, '}');
	doc_close(d, '}');
}

void
openapi_functions(struct doc *d, const struct edm_model *m)
{
	for (size_t i = 0; i < m->nfunctions; i++) {
		size_t nth = 0;

		for (size_t k = 0; k < i; k++)
			nth += str_eq(m->functions[k].name,
				   m->functions[i].name) &&
			    m->functions[k].bound == m->functions[i].bound;
		path(d, m, &m->functions[i], NULL, nth);
		for (size_t k = 0; k < m->nsingletons; k++)
			if (m->functions[i].bound == m->singletons[k].set)
				path(d, m, &m->functions[i], &m->singletons[k],
				    nth);
	}
}
