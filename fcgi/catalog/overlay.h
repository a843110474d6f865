/* SPDX-License-Identifier: MIT */
/*
 * overlay.h - what an administrator says about the database (model.json).
 *
 * The file is read whole (overlay.c, overlay_read.c), compared with the facts
 * (overlay_apply.c, overlay_type.c) and obeyed while the model is built. Every
 * mistake becomes a problem, a line "FILE: $.path: what is wrong"; a model
 * with one problem is not used at all. Texts live in the arena of the facts.
 * Inside catalog/ only; the members are explained in conf/model.schema.json.
 */
#ifndef CATALOG_OVERLAY_H
#define CATALOG_OVERLAY_H
#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "catalog/vec.h"
#include "edm/edm.h"

enum {
	OVERLAY_BYTES = 4 << 20,     /* largest file */
	OVERLAY_PROBLEMS = 64 << 10, /* bytes of all problems */
	OVERLAY_PAGE_MAX = 1000000,  /* largest page_size */
	OVERLAY_PARAMS_MAX = 16      /* parameters of a function */
};

/* A name that the overlay gives, and where it does. */
struct given {
	struct str name, path; /* name empty: none given */
};
struct overlay_notes {
	VEC(struct edm_note) v;
};
struct overlay_names {
	VEC(struct str) v;
	struct str path;
};
/* The media of a table, or a column as Edm.Stream. */
struct overlay_stream {
	bool there;
	struct str path, type;
	struct given content; /* of media only */
	struct given type_column, file_column, version_column;
};
struct overlay_column {
	struct str column, path;
	struct given name, type, unit, enumeration;
	struct str doc;
	bool has_doc, hide;
	struct overlay_notes notes;
	struct overlay_stream stream;
};
/* A property that is computed. */
struct overlay_computed {
	struct given name;
	struct given expression; /* its text, and where it stands */
	struct str doc;
	struct overlay_notes notes;
};
/* A foreign key of the database, or one that it does not declare. */
struct overlay_fk {
	struct str key, path;
	struct given name, inverse;
	bool hide, hide_inverse;
	struct overlay_notes notes, inverse_notes;
	bool relation; /* not declared: the rest is given */
	struct overlay_names columns, to_columns;
	struct given to;
};
struct overlay_link {
	bool there, off;
	struct given from, to, name, inverse;
	struct overlay_notes notes, inverse_notes;
	struct str path;
};
enum { PART_DEPTH = 3, PART_PRECISION = 20, PART_SCALE = 6 };
struct overlay_number {
	bool given;
	uint32_t n;
	struct str path;
};
/* A structured property, or a part of one. */
struct overlay_part {
	struct str name, path, doc;
	struct given column, json, type;
	struct overlay_names at;
	bool collection, complex;
	struct overlay_number max_length, precision, scale;
	VEC(struct overlay_part *) parts;
	/* Set when it meets the facts. */
	struct fact_column *source; /* of column or json */
	enum edm_type edm;          /* of a value of JSON */
	bool done;
};
/* A value of a discriminator, as JSON has it. */
struct overlay_value {
	enum { OVERLAY_TEXT, OVERLAY_NUMBER, OVERLAY_TRUTH } kind;
	struct str text;
	int64_t number; /* or 0, 1 */
	struct str path;
};
struct overlay_derived {
	struct given name, base; /* base empty: the type of the table */
	struct str path, doc;
	bool abstract;
	struct overlay_names columns;
	VEC(struct overlay_value) values;
	struct edm_derived *made;
};
struct overlay_table {
	struct str table, path;
	struct given name;
	struct str doc;
	bool has_doc, hide, trusted;
	struct overlay_names key, search;
	VEC(struct overlay_names) alts;
	int64_t page_size; /* 0: not given */
	VEC(struct overlay_column *) columns;
	VEC(struct overlay_fk *) fks;
	struct overlay_link link;
	/* Its parts are the structured properties; NULL: none. */
	struct overlay_part *structured;
	struct overlay_notes notes, type_notes;
	struct given discriminator;
	VEC(struct overlay_derived *) types;
	struct overlay_stream media;
	VEC(struct overlay_computed *) computed;
};
struct overlay_member {
	struct str name, path;
	struct str text; /* as an ENUM or SET has it; p NULL: number */
	int64_t number;
};
struct overlay_enum {
	struct given name;
	struct str path;
	bool flags;
	VEC(struct overlay_member) members;
	bool used;
	struct str made_name;
	struct edm_enum *made; /* at its first use */
};
struct overlay_key_part {
	struct str column, path; /* column empty: the only one of the key */
	struct str text;
};
struct overlay_singleton {
	struct given name, table;
	struct str path, key_path, doc;
	VEC(struct overlay_key_part) key;
};
struct overlay_alias {
	struct str parameter; /* of the routine */
	struct given to;      /* its name, or the column */
};
struct overlay_aliases {
	VEC(struct overlay_alias) v;
};
struct overlay_function {
	struct str key, path;
	struct given routine, name, bound_to; /* routine empty: key */
	struct str doc;
	bool has_doc;
	struct overlay_aliases columns, params;
};
struct overlay {
	struct arena *arena;
	struct str file;
	struct given ns;
	VEC(struct overlay_table *) tables;
	VEC(struct overlay_enum *) enums;
	VEC(struct overlay_singleton *) singletons;
	VEC(struct overlay_function *) functions;
	struct overlay_notes notes; /* of the container */
	VEC(struct edm_vocabulary) vocabularies;
	struct buf problems;
	size_t nproblems;
};

/* Never fails: what is wrong with the file becomes problems. */
struct overlay *overlay_load(struct arena *, const char *file);
void overlay_problem(struct overlay *, struct str path, const char *, ...)
    printf_like(3, 4);
/* NULL when there is no problem; else one error with all of them. */
struct err *overlay_verdict(struct arena *, const struct overlay *) must_check;

/* overlay_read.c: the members of the document. */
struct json_object;
/* overlay_singleton.c: the member "singletons". */
void overlay_read_singletons(
    struct overlay *, struct json_object *, struct str path, void *);
/* overlay_part.c: of a table. */
void overlay_read_structured(
    struct overlay *, struct json_object *, struct str path, void *table);
/* overlay_derived.c: the member "types" of a table. */
void overlay_read_types(
    struct overlay *, struct json_object *, struct str path, void *table);
void overlay_read(struct overlay *, struct json_object *);
/* overlay_function.c */
void overlay_read_functions(
    struct overlay *, struct json_object *, struct str path, void *);
/* The path of a member: $.a, $.a['b c']. */
struct str overlay_member_path(struct arena *, struct str path, struct str);
#endif
