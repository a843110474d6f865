/* SPDX-License-Identifier: MIT */
/*
 * catalog.h - the model of a database, from its information_schema.
 *
 * Every table and view of one database becomes an entity set, or is left out
 * with a sentence that says why; so does every column and foreign key. The
 * rules stand in sqltype.def (types), key.c (keys), nav.c and link.c
 * (navigation) and edm/name.h (names). All orders are of names or of the
 * database, so two loads of one schema give the same model.
 *
 * An overlay (model.json: conf/model.schema.json) may say otherwise: rename,
 * hide, describe, declare keys and relations, choose types. What it names must
 * be in the database; one mistake, and there is no model.
 *
 * The account needs SELECT on what is to be exposed and SHOW VIEW for views
 * (their keys are read off their definitions).
 */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H
#include "db/db.h"
#include "edm/edm.h"
#include "out/out.h"

struct catalog_conf {
	bool tinyint1_bool;  /* TINYINT(1) is Edm.Boolean */
	const char *overlay; /* path of model.json; NULL or empty: none */
};

/* The model and everything it points to live in the arena, which becomes
 * model->arena. DB_DOWN too when there is no such database or the account
 * sees nothing of it; INTERNAL when the overlay is wrong: the message has a
 * line for each of its problems, behind the first. */
struct err *catalog_load(struct db *, struct arena *, struct str database,
    const struct catalog_conf *, struct edm_model **ret) must_check;

/* The stored functions that an overlay lists, whether they are there or not:
 * what the reading account must be able to execute. INTERNAL when the file is
 * wrong by itself. */
struct err *catalog_routines(struct arena *, const char *overlay,
    struct str **ret, size_t *n) must_check;

/* An overlay with the relations that the database seems to have and neither it
 * nor the overlay of conf declares, with the evidence for each: from names,
 * types and indexes; data: from a bounded number of values too (the
 * connection's own database must then be this one). For review: nothing
 * applies it. */
struct err *catalog_suggest(struct db *, struct arena *, struct str database,
    const struct catalog_conf *, bool data, struct out *) must_check;

/* The model as text for people: sets with keys, properties, navigation, and
 * what is left out and why. The same model gives the same text. */
void catalog_print(struct out *, const struct edm_model *);
#endif
