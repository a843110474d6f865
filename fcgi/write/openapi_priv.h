/* SPDX-License-Identifier: MIT */
/* openapi_priv.h - shared by the two halves of OpenAPI; internal to write/. */
#ifndef WRITE_OPENAPI_PRIV_H
#define WRITE_OPENAPI_PRIV_H
#include "edm/edm.h"
#include "out/doc.h"

/* "$ref":"#/components/<what>/[<space>.]<name>" in an object of its own;
 * space may be empty. */
void
openapi_ref(struct doc *, const char *what, struct str space, struct str name);
/* The members of a Schema Object for a value of the property. */
void
openapi_value(struct doc *, const struct edm_model *, const struct edm_prop *);
/* The last of the components, the end of them, and what all paths need. */
void openapi_security(struct doc *);
/* A path while it is made: a set, 32 keys, 16 parameters. */
struct openapi_path {
	char p[25600];
	size_t n;
};
void openapi_add(struct openapi_path *, struct str);
struct str openapi_text(const struct openapi_path *);
/* /Set({ID}) or /Set(A={A},B='{B}') */
void openapi_key(const struct edm_set *, struct openapi_path *);
/* A Parameter Object of the path. */
void openapi_parameter(
    struct doc *, const struct edm_model *, const struct edm_prop *);
/* The members of a Responses Object for errors. */
void openapi_errors(struct doc *);
/* openapi_function.c: the members of paths for functions. */
void openapi_functions(struct doc *, const struct edm_model *);
/* The members of components/schemas. */
void openapi_schemas(struct doc *, const struct edm_model *);
#endif
