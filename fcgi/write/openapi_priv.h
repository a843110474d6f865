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
/* The members of components/schemas. */
void openapi_schemas(struct doc *, const struct edm_model *);
#endif
