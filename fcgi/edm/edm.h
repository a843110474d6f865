/* SPDX-License-Identifier: MIT */
/*
 * edm.h - the entity data model: what the service exposes.
 *
 * A model is made by catalog/ (from information_schema), frozen, and read by
 * everybody else through const pointers; it lives in its own arena until a
 * new one replaces it whole. Names are those of the CSDL (simple
 * identifiers, CSDL 4.01 §15.2); table and column are the database's own.
 * Identity of sets, properties and navigations is identity of pointers.
 */
#ifndef EDM_EDM_H
#define EDM_EDM_H
#include "base/base.h"
#include "base/map.h"
#include "edm/val.h"

struct ast; /* odata/ast.h */

enum edm_type {
#define EDM_TYPE(t, n) EDM_##t,
#include "edm/types.def"
#undef EDM_TYPE
	EDM__MAX
};
/* "Edm.String"; for EDM_ENUM the empty view: see struct edm_enum. */
struct str edm_type_name(enum edm_type);
/* The type of that qualified name, EDM__MAX when there is none. */
enum edm_type edm_type_find(struct str qualified);
/* SByte … Double, Decimal. */
bool edm_is_number(enum edm_type);
/* SByte, Byte, Int16, Int32, Int64. */
bool edm_is_integer(enum edm_type);
/* Flat or on the globe; only on the globe. */
bool edm_is_geometry(enum edm_type);
bool edm_is_geography(enum edm_type);
/* Edm.GeographyPoint of Edm.GeometryPoint …; any other type as it is. */
enum edm_type edm_geography_of(enum edm_type);
enum { EDM_SRID_EARTH = 4326 }; /* WGS 84: longitude and latitude */

/* How a column must be read so that the wire carries the EDM type. */
enum edm_column {
	COLUMN_PLAIN, /* as it is */
	COLUMN_BIT,   /* BIT(n): `c`+0 */
	COLUMN_ENUM,  /* ENUM */
	COLUMN_SET,   /* SET: members joined by "," */
	COLUMN_GEO,   /* ST_AsGeoJSON(`c`) */
	COLUMN_UUID,
	COLUMN_INET, /* INET4, INET6: text */
	COLUMN_YEAR,
	COLUMN_ZERODATE, /* DATE, DATETIME, TIMESTAMP: zero or partial = null */
	COLUMN_TIME,     /* TIME as a time of day: other hours = null */
	COLUMN_GUID,     /* BINARY(16) as Edm.Guid */
	/* a number of units as Edm.Duration or Edm.TimeOfDay; never read as it
	 * is: expressions have it below an EX_CAST to its type */
	COLUMN_SPAN,
	COLUMN_NUMBER, /* an integer as EDM_ENUM; member values: its digits */
	COLUMN_JSON    /* what prop->json finds in a text of JSON; null when
			* that is nothing of the type */
};

/* Of COLUMN_SPAN. */
enum edm_unit {
	UNIT_MILLISECOND,
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT__MAX
};

struct edm_member {
	struct str name;  /* of the CSDL */
	struct str value; /* as the database stores it */
	int64_t number; /* ENUM: 1, 2, 3…; SET: 1, 2, 4…; COLUMN_NUMBER: any */
};
struct edm_enum {
	struct str name; /* unqualified: Table_Column */
	bool flags;      /* a SET, or bits of an integer */
	bool numbers;    /* of an integer column: any number is a value */
	const struct edm_member *members;
	size_t nmembers;
};

/* A complex type (CSDL 4.01 §9): what its properties are in all places alike.
 * Of the properties here only name, type, etype, ctype, doc and the facets
 * mean something. */
struct edm_complex {
	struct str name, doc; /* unqualified */
	const struct edm_prop *props;
	size_t nprops;
};

enum { EDM_NO_INDEX = 0xFFFF }; /* of a property that is in no set */
enum { EDM_SCALE_VARIABLE = 0xFFFF };

/* Bytes that are sent as they are: the media of an entity, or a property of
 * the type Edm.Stream. Its columns need be no properties of the set: they
 * then have EDM_NO_INDEX. */
struct edm_stream {
	const struct edm_prop *content;   /* EDM_BINARY or EDM_STRING */
	const struct edm_prop *type_from; /* has its media type, or NULL */
	struct str type; /* where that is null, or always; may be empty */
	const struct edm_prop *file;    /* has its file name, or NULL */
	const struct edm_prop *version; /* changes with it, or NULL */
};

/* An annotation of the overlay: a term with its value, in $metadata as it is
 * given there. */
enum edm_note_kind {
	EDM_NOTE_NULL,
	EDM_NOTE_BOOL,   /* value */
	EDM_NOTE_NUMBER, /* text: as JSON has it */
	EDM_NOTE_TEXT,
	EDM_NOTE_MEMBER, /* text: Namespace.Type/Member */
	EDM_NOTE_PATH,   /* text */
	EDM_NOTE_LIST,   /* items */
	EDM_NOTE_RECORD  /* items with names */
};
struct edm_note {
	struct str name; /* qualified, of the term; or of a member */
	struct str qualifier;
	enum edm_note_kind kind;
	struct str text;
	bool value;
	const struct edm_note *items;
	size_t nitems;
	struct str at; /* where the overlay says it, for its problems */
};
struct edm_notes {
	const struct edm_note *v;
	size_t n;
};
/* That a term is from. */
struct edm_vocabulary {
	struct str ns;
	struct str url; /* empty: one of OASIS */
};

struct edm_prop {
	struct str name, column, doc;
	struct edm_notes notes;
	enum edm_type type;
	enum edm_column how;
	enum edm_unit unit;           /* COLUMN_SPAN only */
	const struct edm_enum *etype; /* EDM_ENUM only */
	const struct edm_stream
	    *stream; /* EDM_STREAM only: no column is read */
	/* Computed with this expression, which the binder puts in its place;
	 * it has no column. NULL: it has one. */
	const struct ast *computed_by;
	struct str expression; /* its text */
	bool nullable;
	bool computed; /* generated, or computed_by: Core.Computed */
	bool large;    /* MEDIUMBLOB, LONGBLOB: read only when selected */
	bool exact;    /* strings: the collation compares bytes, no padding */
	/* Strings: every code point up to this one fits the character set of
	 * the column; 0: all of Unicode (utf8mb4). Others cannot be compared
	 * with the column as it is: MariaDB fails with error 1267. utf8mb3:
	 * 0xFFFF; anything else: 0x7F. */
	uint32_t max_char;
	bool is_unsigned;
	bool indexed;              /* first column of some index */
	uint32_t max_length;       /* characters or bytes; 0: "max" */
	uint16_t precision, scale; /* DECIMAL, or EDM_SCALE_VARIABLE; precision
				      of seconds: 0..6 */
	/* Spatial: what the column was declared with. 0: nothing, and each
	 * value has its own. */
	uint32_t srid;
	uint16_t index;  /* position in set->props */
	uint16_t member; /* of a cross join: 1, 2, …; else 0 (set->cross) */
	const struct edm_derived *of; /* that declares it; NULL: set's own */
	/* Strings: the only values, when the database declares them (an ENUM
	 * whose members are no identifiers); else none. */
	const struct str *allowed;
	size_t nallowed;
	/* COLUMN_JSON: the names on the way to the value; each is free of
	 * quotes, backslashes and control characters. */
	const struct str *json;
	size_t njson;
	/* Of a property within a complex one: that, and the names down to it,
	 * "Address/City". A complex property (EDM_COMPLEX) has no column; its
	 * parts, in the order of ctype->props, are complex themselves or stand
	 * in set->props. It is null when it may be and all below it are. */
	const struct edm_prop *within;
	struct str path;
	const struct edm_complex *ctype;
	const struct edm_prop *const *parts;
	/* EDM_COLLECTION: an array of JSON. Its items are rows of a set that
	 * nobody else knows: of one property without a name, or of the
	 * properties of a complex type. */
	const struct edm_nav *rows;
};

/* One step from table to table: from[i] of this side equals to[i] of set. */
struct edm_hop {
	const struct edm_set *set;
	const struct edm_prop *const *from, *const *to;
	size_t n;
};
struct edm_nav {
	struct str name;
	const struct edm_set *owner; /* the set it starts from */
	const struct edm_set *target;
	/* The derived type that declares it, and the one that it leads to;
	 * NULL: those of the sets. */
	const struct edm_derived *of, *as;
	bool many;
	bool nullable;                 /* to-one: may be missing */
	bool dependent;                /* this side has the foreign key */
	const struct edm_nav *partner; /* may be NULL */
	/* One hop, or two when it leads through a pure link table (whose set
	 * is hops[0].set). */
	struct edm_hop hops[2];
	size_t nhops;
	struct str constraint; /* name of the foreign key */
	struct edm_notes notes;
	uint16_t member; /* of a cross join: 1, 2, …; else 0 (set->cross) */
};

/* Columns that are searched as one text. */
struct edm_text {
	const struct edm_prop *const *props;
	size_t n;
	/* They have a FULLTEXT key that MATCH can use: the least number of
	 * characters that it keeps of a word. 0: there is none. */
	unsigned token_min;
};

/* Properties that identify an entity too, beside the key. */
struct edm_altkey {
	const struct edm_prop *const *props;
	size_t n;
};

/*
 * An entity type below that of a set (CSDL 4.01 §6.2): its rows are those
 * whose discriminator has one of the values. A row with any other value, or
 * none, is of the set's own type.
 */
struct edm_derived {
	struct str name, doc;
	const struct edm_set *set;
	const struct edm_derived *base; /* NULL: the type of the set */
	bool abstract;                  /* has no values of its own */
	/* As literals against the discriminator are (odata/query.h). */
	const struct val *values;
	size_t nvalues;
};

struct edm_set {
	struct str name; /* of the set and of its entity type */
	struct str table, doc;
	/* What is read, in the order of the table; what lies within a complex
	 * property stands together. */
	const struct edm_prop *props;
	size_t nprops;
	size_t ncomputed;                   /* of those: with computed_by */
	const struct edm_prop *const *keys; /* never empty */
	size_t nkeys;
	const struct edm_altkey *alts; /* declared by the administrator */
	size_t nalts;
	const struct edm_nav *navs;
	size_t nnavs;
	/* Types below that of the set, each behind its base; most sets have
	 * none, and no discriminator. */
	const struct edm_derived *derived;
	size_t nderived;
	const struct edm_prop *discriminator;
	const struct edm_nav *self; /* from a row to itself, by the key */
	bool view, versioned;
	/* versioned by time (TIMESTAMP(6)): the columns where the period of a
	 * row begins and ends. They are none of props; their index is nprops
	 * and nprops + 1. Else NULL: by transactions, not all columns, or not
	 * versioned. */
	const struct edm_prop *period[2];
	/* No set of the model but one that the binder made: rows are what
	 * $crossjoin combines, navs lead to its members, and props are the
	 * keys of all of them, which have no names to a client. */
	bool cross;
	int64_t page_size; /* rows of a page unless asked for; 0: not set */
	/* Strings that the administrator wants searched; may be empty. */
	const struct edm_prop *const *search;
	size_t nsearch;
	/* One for each FULLTEXT key; searched when there is no such list. */
	const struct edm_text *texts;
	size_t ntexts;
	struct edm_notes notes, type_notes; /* of the set; of its type */
	const struct edm_stream *media;     /* NULL: no media entities */
	uint64_t rows_estimate;
	struct map
	    by_name; /* name -> struct edm_ref; not within complex ones */
	/* The collection whose items are these rows, else NULL: no table. */
	const struct edm_prop *items_of;
};
/* What a name in a set stands for: exactly one is not NULL. */
struct edm_ref {
	const struct edm_prop *prop;
	const struct edm_nav *nav;
};

/* One row under a name of its own (CSDL 4.01 §13.3). */
struct expr;
struct edm_singleton {
	struct str name, doc;
	const struct edm_set *set;
	/* Literals for set->keys; NULL: the row with the smallest key, since
	 * the table should have no other. */
	struct expr *const *key;
	struct str key_text; /* for people */
};

/* An argument of a routine: a column of the row that the function is bound to,
 * or a parameter that the client gives. */
struct edm_arg {
	const struct edm_prop *column; /* NULL: params[param] */
	size_t param;
};
/* A stored function of the database as an OData function (CSDL 4.01 §12). Of
 * one name there may be several (overloads) with other parameters; they stand
 * together. */
struct edm_function {
	struct str name, doc;
	struct str schema, routine;  /* of the database */
	const struct edm_set *bound; /* NULL: unbound, with an import */
	struct str binding;          /* name of the binding parameter */
	const struct edm_prop *params;
	size_t nparams;
	const struct edm_arg *args; /* of the routine, in its order */
	size_t nargs;
	struct edm_prop result; /* a primitive value or null */
};

/* A table that is not exposed, or a part of one, and why: a sentence. */
struct edm_left_out {
	struct str table, part, reason;
};

struct edm_model {
	struct arena *arena;
	struct str ns;              /* namespace of the schema: "Crm" */
	struct str container;       /* "Container" */
	struct str database;        /* name of the exposed database */
	const struct edm_set *sets; /* by name, in byte order */
	size_t nsets;
	const struct edm_singleton *singletons; /* by name, in byte order */
	size_t nsingletons;
	const struct edm_enum *enums;
	size_t nenums;
	const struct edm_complex *const *complexes;
	size_t ncomplexes;
	const struct edm_function *functions; /* by name */
	size_t nfunctions;
	const struct edm_left_out *left_out;
	size_t nleft_out;
	uint32_t expand_levels; /* that the service takes; 0: not said */
	struct str version;     /* of the schema: $schemaversion */
	uint64_t fingerprint;   /* changes whenever the model does */
	struct edm_notes notes; /* of the container */
	const struct edm_vocabulary *vocabularies; /* of all notes */
	size_t nvocabularies;
	struct map by_name; /* set name -> set */
};

/* Exact name first; when there is none, the only one that is equal without
 * regard to ASCII case (OData 4.01 Advanced, 41a-10). NULL/empty when there
 * is none or it is ambiguous. */
const struct edm_set *edm_find_set(const struct edm_model *, struct str name);
const struct edm_singleton *
edm_find_singleton(const struct edm_model *, struct str name);
struct edm_ref edm_find(const struct edm_set *, struct str name);
/* Is it that type or one below it? NULL: the type of the set. */
bool edm_is_a(const struct edm_derived *, const struct edm_derived *base);
/* Can a row be of both? One is the other or lies below it. */
bool edm_related(const struct edm_derived *, const struct edm_derived *);
/* The name of the type that a navigation leads to. */
struct str edm_type_of_nav(const struct edm_nav *);
/* What an entity of that type (NULL: the set's) has by that name: nothing that
 * only types below it have. */
struct edm_ref edm_find_in(
    const struct edm_set *, const struct edm_derived *, struct str name);
/* Has an entity of that type, or of one below it, the property? */
bool edm_may_have(const struct edm_derived *, const struct edm_derived *of);
/* An entity type by its name without namespace; set is NULL when there is
 * none, derived when it is that of the set. */
struct edm_entity_type {
	const struct edm_set *set;
	const struct edm_derived *derived;
};
struct edm_entity_type edm_find_type(const struct edm_model *, struct str name);
/* The type of a row with that value in its discriminator. */
const struct edm_derived *
edm_type_of_row(const struct edm_set *, const struct val *discriminator);
/* The known name nearest to a wrong one, for "did you mean"; empty when
 * nothing is near. */
struct str edm_nearest_set(const struct edm_model *, struct str name);
struct str edm_nearest(const struct edm_set *, struct str name);
/* The properties of the type, one with each call, what is within a complex one
 * not by itself. *at begins as 0; NULL behind the last. */
const struct edm_prop *edm_each(const struct edm_set *, size_t *at);
/* The part of a complex property, found as edm_find() does. */
const struct edm_prop *edm_part(const struct edm_prop *complex, struct str);
/* Does it lie in the complex property, however deep? */
bool edm_lies_in(const struct edm_prop *, const struct edm_prop *complex);
/* "Address/City", or the name. */
struct str edm_path(const struct edm_prop *);
/* Does it need Edm.Int64 below it? */
bool edm_enum_is_wide(const struct edm_enum *);
bool edm_is_key(const struct edm_set *, const struct edm_prop *);
#endif
