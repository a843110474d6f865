/* SPDX-License-Identifier: MIT */
/*
 * name.h - names of the database to names of the model.
 *
 * A name of the model is a simple identifier (CSDL 4.01 §15.2): letters of
 * any script, digits, "_", at most 128 characters. What does not fit is
 * written as _xHHHH_, the code point in at least four upper-case hexadecimal
 * digits; an underscore that would start such a text is itself written
 * _x005F_. So two different names stay different: `a b` becomes a_x0020_b and
 * `a_x0020_b` becomes a_x005F_x0020_b.
 */
#ifndef EDM_NAME_H
#define EDM_NAME_H
#include "base/arena.h"

enum { EDM_NAME_MAX = 128 }; /* characters */

/* The name of the model for one of the database. Words that an expression
 * reads as something else (null, true, false, not, INF, NaN) get their first
 * letter escaped. A name that would be too long keeps its head and gets a
 * hash of the whole: alike only by accident of the hash. */
struct str edm_name(struct arena *, struct str original);
/* Is it a simple identifier that edm_name() leaves as it is? */
bool edm_name_plain(struct str);
/* A name of the model cut to EDM_NAME_MAX characters as above. */
struct str edm_name_cut(struct arena *, struct str name);
#endif
