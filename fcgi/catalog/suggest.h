/* SPDX-License-Identifier: MIT */
/*
 * suggest.h - relations that a schema does not declare, guessed.
 *
 * Inside catalog/ only. A guess earns points: SUGGEST_NAMED when the column
 * says the name of the table, less for a looser likeness; one for the same
 * type, one for an index, two for values that are all there. Those with
 * SUGGEST_ENOUGH are printed, the best for each column.
 */
#ifndef CATALOG_SUGGEST_H
#define CATALOG_SUGGEST_H
#include "catalog/facts.h"

enum {
	SUGGEST_NAMED = 3,
	SUGGEST_ALIKE = 2,
	SUGGEST_VALUES = 2,
	SUGGEST_ENOUGH = 4,
	SUGGEST_ROWS = 10000 /* that are looked at for one guess */
};

struct guess {
	struct fact_table *from, *to;
	VEC(struct fact_column *) cols;
	const struct fact_index *key; /* of to */
	int points;
	VEC(struct str) evidence;
	bool refuted;
};
struct suggest {
	struct arena *arena;
	struct facts *facts;
	size_t prefix; /* length of what all names of tables begin with */
	VEC(struct guess *) guesses;
};

/* suggest.c: the overlay, as text; db NULL: without looking at the data. The
 * model has been built of the facts. */
struct err *suggest_print(
    struct arena *, struct facts *, struct db *, struct out *) must_check;

/* suggest_name.c: how much the name of the column says that it leads to the
 * table: points, 0 for nothing. why: the evidence. */
int suggest_name(const struct suggest *, const struct fact_table *from,
    const struct fact_column *, const struct fact_table *to,
    const struct fact_column *key, struct str *why);
/* "llx_" when all tables begin so; its length. */
size_t suggest_prefix(const struct facts *);

/* suggest_data.c: looks at the values, in a bounded statement. */
struct err *
suggest_values(struct db *, struct arena *, struct guess *) must_check;
/* Do the columns say the same twice? */
struct err *
suggest_twice(struct db *, struct arena *, const struct fact_table *,
    struct fact_column *const *, size_t n, bool *ret) must_check;
#endif
