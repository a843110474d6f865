/* SPDX-License-Identifier: MIT */
/* csdl_in.h - what the files that write CSDL share. */
#ifndef WRITE_CSDL_IN_H
#define WRITE_CSDL_IN_H
#include "edm/edm.h"
#include "out/doc.h"
#include "out/out.h"

/* Of a property, parameter or result: attributes of the element at hand;
 * members of the object at hand. */
void csdl_facets(struct out *, const struct edm_prop *);
void csdl_json_facets(struct doc *, const struct edm_prop *);

/* csdl_function.c: the functions of the schema, and the imports of those that
 * are not bound. */
void csdl_functions(struct out *, const struct edm_model *);
void csdl_function_imports(struct out *, const struct edm_model *);
void csdl_json_functions(struct doc *, const struct edm_model *);
void csdl_json_function_imports(struct doc *, const struct edm_model *);
#endif
