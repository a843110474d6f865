/* SPDX-License-Identifier: MIT */
/*
 * facts.h - what information_schema says, joined, and what became of it.
 *
 * Inside catalog/ only. Facts live in a scratch arena; what the model keeps
 * is copied out of it.
 */
#ifndef CATALOG_FACTS_H
#define CATALOG_FACTS_H
#include "catalog/catalog.h"
#include "catalog/overlay.h"
#include "catalog/vec.h"

struct fact_column {
	struct str name, data_type, column_type, collation, comment;
	struct str extra, generation, dflt;
	uint64_t ordinal, chars, precision, scale, fraction;
	uint32_t srid; /* spatial: REF_SYSTEM_ID, 0: none */
	bool nullable, generated;
	/* Set by the builder. */
	struct edm_prop *prop;                /* NULL: not exposed */
	struct str hidden;                    /* why not */
	const struct overlay_column *overlay; /* NULL: it says nothing */
	struct overlay_part *part; /* the structured property that uses it */
	bool json;                 /* as JSON: then it is none by itself */
};
struct fact_index {
	struct str name;
	bool unique, tree; /* tree: can be searched by its first column */
	bool text;         /* FULLTEXT */
	VEC(struct fact_column *) cols;
};
struct fact_fk {
	struct str name, schema, table; /* that it references */
	VEC(struct fact_column *) from;
	VEC(struct str) names; /* of the referenced columns */
	/* Set by the builder; target NULL: no navigation. */
	struct fact_table *target;
	VEC(struct fact_column *) to;
	const struct edm_derived *of, *as; /* of its columns, of the others */
	struct nav_draft *one;             /* the navigation made of it */
	const struct overlay_fk *overlay;  /* NULL: it says nothing */
	bool loose; /* not declared: what it leads to may be missing */
};
struct fact_table {
	struct str name, type, engine, comment, definition;
	uint64_t rows;
	VEC(struct fact_column *) cols;
	VEC(struct fact_index *) indexes;
	VEC(struct fact_fk *) fks;
	/* Set by the builder. */
	const struct fact_index *key; /* NULL: not exposed */
	struct str reason;            /* why not */
	bool inherited;               /* a view whose base was looked up */
	struct str no_base;           /* why a view has no keys of its base */
	struct str set_name;
	struct edm_set *set;
	const struct edm_prop *props; /* of the set */
	size_t nprops;
	struct map taken; /* names of properties and navigations */
	VEC(struct nav_draft *) navs;
	const struct overlay_table *overlay; /* NULL: it says nothing */
	const struct fact_index *given_key;
	struct edm_prop *computed; /* as many as the overlay has */
	bool unseen;               /* hidden, but navigation leads across it */
};
/* A stored function; result and params are what a column would be. */
struct fact_routine {
	struct str name, access, comment;
	struct fact_column *result;
	VEC(struct fact_column *) params;
};
struct facts {
	struct arena *arena;
	struct str database;
	unsigned token_min;              /* of FULLTEXT keys of InnoDB */
	VEC(struct fact_table *) tables; /* by name, in byte order */
	struct map by_name;
	VEC(struct fact_routine *) routines; /* facts_routines() */
};

/* A navigation before all sets are known: partners become pointers last. */
struct nav_draft {
	struct edm_nav nav;
	struct nav_draft *partner;
	struct edm_nav *at; /* where it ended */
};

/* A model in the making. */
struct build {
	struct arena *arena;   /* of the model */
	struct arena *scratch; /* of the facts */
	struct facts *facts;
	const struct catalog_conf *conf;
	struct edm_model *model;
	struct map names;        /* taken in the schema: types and container */
	struct overlay *overlay; /* NULL: there is none */
	VEC(struct edm_enum) enums;
	VEC(const struct edm_complex *) complexes;
	VEC(struct edm_function) functions;
	VEC(struct edm_left_out) left_out;
	VEC(struct edm_vocabulary) vocabularies; /* that terms are from */
};

/* facts.c: five scans. */
struct err *facts_load(struct db *, struct arena *, struct str database,
    struct facts **) must_check;
/* facts_routine.c: the stored functions that the account may see. */
struct err *
facts_routines(struct db *, struct arena *, struct facts *) must_check;
struct err *facts_scan(struct db *, struct arena *, struct facts *,
    struct sql_shape head, struct sql_shape tail, struct str database,
    void (*row)(struct facts *, const struct val *)) must_check;
uint64_t facts_number(const struct val *);
struct str facts_text(struct facts *, const struct val *);
struct fact_table *facts_table(const struct facts *, struct str name);
/* Exact, or the only one without regard to case: columns have none. */
struct fact_column *facts_column(const struct fact_table *, struct str name);
bool facts_is_view(const struct fact_table *);

/* build.c: the model of the facts, without its fingerprint. */
struct edm_model *build_model(struct arena *, struct facts *,
    const struct catalog_conf *, struct overlay *);
/* A comment of the database as a description. */
struct str comment(struct arena *, struct str);
/* Notes what is left out; part may be empty. */
void left_out(struct build *, const struct fact_table *, struct str part,
    struct str reason);
/* The name, or name_2, name_3 …: the first that is free; takes it. */
struct str take_name(struct arena *, struct map *taken, struct str name);

/* overlay_apply.c: finds what the overlay speaks of; before all else. */
void overlay_apply(struct build *);
/* Takes a name that the overlay gives; what has it already is a problem. */
struct str take_given(struct build *, struct map *, const struct given *);
/* take_name(), where a given name does not give way. */
struct str take_beside(struct build *, struct map *, struct str name);
/* After the sets are made: what needs their properties. */
void overlay_sets(struct build *);
/* overlay_function.c: the functions that it lists. */
void overlay_functions(struct build *);
/* Why a key of the overlay cannot hold, or navigation of it. */
void overlay_unresolved(struct build *, const struct fact_fk *, struct str why);
/* overlay_type.c: can the columns of a foreign key be compared as they are
 * read? Empty, or why not. */
struct str overlay_comparable(struct build *, const struct fact_fk *);
/* overlay_part.c: the columns of structured properties. */
void overlay_structured(struct build *, struct fact_table *);
/* structure.c: their names; the n properties of the columns and those, as
 * t->props; no key within them. */
void structure_names(struct build *, struct fact_table *);
void structure_props(struct build *, struct fact_table *, size_t n);
void structure_key(struct build *, const struct fact_table *);
/* The type that the overlay chooses for a column. */
void overlay_type(
    struct build *, const struct fact_table *, const struct fact_column *);
/* overlay_span.c: a column that has a unit, or is called a Duration. */
bool overlay_is_span(const struct overlay_column *);
void overlay_span(struct build *, const struct fact_column *);
/* The names of the overlay's enumeration types, and what it does not use. */
void overlay_enum_names(struct build *);
void overlay_enum_unused(struct build *);

/* overlay_singleton.c: names, before others take them; the singletons, when
 * the model is whole. */
void overlay_singleton_names(struct build *);
void overlay_singletons(struct build *);
/* overlay_derived.c: names of derived types, before others take them; the
 * types, when the sets are made. */
void overlay_derived_names(struct build *);
void overlay_derived(struct build *, const struct fact_table *);
/* The deepest of the types that declare these properties; false when no entity
 * has them all. */
bool overlay_owner(
    struct fact_column *const *, size_t n, const struct edm_derived **ret);
/* overlay_media.c: a column that the overlay makes the media of its entity is
 * no property: its sentence, or empty. */
struct str
overlay_media_hides(const struct fact_table *, const struct fact_column *);
/* A property becomes a stream. */
void
overlay_stream(struct build *, struct fact_table *, const struct fact_column *);
/* After all properties of the table are made: the columns of its streams. */
void overlay_streams(struct build *, struct fact_table *);

/* overlay_computed.c: how many properties are computed; their names, before
 * others may take them; the properties, behind those of the columns; their
 * types, when all of the model is there. */
size_t overlay_computed_count(const struct fact_table *);
void
overlay_computed_names(struct build *, struct fact_table *, struct str *names);
void overlay_computed_props(struct build *, struct fact_table *,
    const struct str *names, struct edm_prop *, size_t first);
void overlay_computed(struct build *);

/* overlay_note.c: the annotations for the model; in the end those of the
 * container, and whether their paths lead somewhere. */
struct edm_notes overlay_notes(struct build *, const struct overlay_notes *);
void overlay_notes_end(struct build *);

/* sqltype.c: the type of a column into its prop; false with c->hidden set
 * when it has none. */
bool column_type(struct build *, struct fact_table *, struct fact_column *c);
/* members.c: the members of ENUM and SET: 'a','b' between the parentheses of a
 * type. */
struct members {
	VEC(struct str) names;
	bool plain; /* all are simple identifiers, and they differ */
	bool whole; /* and none was lost on the way */
};
struct members members_of(struct arena *, struct str column_type);

/* view.c: a view over one table, from its canonical definition. */
struct view_base {
	struct str schema, table; /* schema may be empty: the own */
	VEC(struct str) view_col, base_col;
	struct str why_not; /* not empty: it is no such view */
};
struct view_base view_base(struct arena *, struct str definition);
/* inherit.c: gives a view the indexes and foreign keys of its base whose
 * columns it shows. */
void view_inherit(struct build *, struct fact_table *);

/* period.c: when the versions of a row were valid. */
void make_period(struct build *, const struct fact_table *, struct edm_set *);

/* text.c: the texts of a set. */
void make_texts(struct build *, const struct fact_table *, struct edm_set *);

/* key.c: the type can be part of a key. */
bool can_be_key(const struct edm_prop *);
/* Sets t->key, or t->reason. */
void choose_key(struct build *, struct fact_table *);

/* nav.c */
void make_navs(struct build *);
struct nav_draft *add_nav(struct build *, struct fact_table *owner,
    struct str name, const struct edm_nav *);
/* The same with a name that the overlay gives (g NULL or empty: none), or
 * hidden: then it is in no set. */
struct nav_draft *add_nav_as(struct build *, struct fact_table *owner,
    const struct given *g, struct str name, bool hide, const struct edm_nav *);
/* link.c: many-to-many through pure link tables. */
void make_link_navs(struct build *);
struct edm_hop hop(struct build *, const struct fact_table *to_table,
    struct fact_column *const *from, struct fact_column *const *to, size_t n);
#endif
