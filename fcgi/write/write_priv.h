/* SPDX-License-Identifier: MIT */
/* write_priv.h - what the row writers share; nobody else includes it. */
#ifndef WRITE_WRITE_PRIV_H
#define WRITE_WRITE_PRIV_H
#include "write/write.h"

struct cell;
typedef void cell_put(struct out *, const struct cell *, const struct val *);

/* One property of a row. */
struct cell {
	struct str key;  /* ,"Name": */
	struct str note; /* ,"Name@odata.type":"#Int16", or empty */
	const struct edm_prop *prop;
	cell_put *put; /* of a value that is not null */
	uint16_t col;
	bool ieee754;
	/* Of a collection: what is wanted of its items (NULL: all), and
	 * ,"Name@odata.count": */
	const struct items *items;
	struct str count;
};
/* A member of a row, or of a complex property. */
struct part {
	const struct cell *cell; /* NULL: a complex property, with … */
	struct str key;          /* ,"Address": */
	struct str type;         /* ,"@odata.type":"#Crm.Address", or empty */
	const uint16_t *cols;    /* null when all of these are; none: never */
	size_t ncols;
	const struct part *parts;
	size_t nparts;
};
/* One $expand below a row. */
struct branch {
	struct str key;   /* ,"Nav": */
	struct str count; /* ,"Nav@odata.count": */
	struct str link;  /* ,"Nav@odata.navigationLink": */
	struct str assoc; /* ,"Nav@odata.associationLink": */
	const struct edm_nav *nav;
	struct str path; /* of the navigation: Nav, Ns.Type/Nav */
	size_t kid;      /* which of the row's */
	const struct shape *shape;
	struct str next; /* ,"Nav@odata.nextLink": */
	bool totals;     /* the count is all there is */
};
/* A stream of the entity. */
struct shown_stream {
	struct str link, type, tag; /* ,"Photo@odata.mediaReadLink": … */
	struct str path;            /* behind that of the entity */
	struct str fixed;           /* its type unless a column says it */
	const struct edm_stream *stream;
	const struct edm_derived *of; /* that declares it */
	const struct level_stream *cols;
};
struct shape {
	const struct write_conf *conf;
	const struct level *level;
	const struct cell *cells;
	size_t ncells;
	const struct branch *branches;
	size_t nbranches;
	/* The cells as a tree; none when there is no complex property and no
	 * collection among them. */
	const struct part *parts;
	size_t nparts;
	const struct shown_stream *streams;
	size_t nstreams;
	struct str context;
	/* ,"@odata.id": with metadata=full, of a reference, and of an entity
	 * that comes without its key */
	struct str id;
	struct str read; /* ,"@odata.readLink": with metadata=full */
	struct str type; /* ,"@odata.type":"#Crm.Contact" */
	/* Of a set with derived types: what each shows of a row, that of the
	 * set first, then in the order of set->derived. Else NULL. */
	const struct shape *const *of_type;
	/* metadata=full alone: */
	struct str value_type;    /* ,"@odata.type":"#Int16" of a property */
	const struct str *links;  /* ,"Nav@odata.navigationLink": */
	const struct str *assocs; /* ,"Nav@odata.associationLink": or empty */
	const struct edm_nav *const *link_navs;
	const struct str *link_paths;
	size_t nlinks;
};

/* shape.c: the type annotation of a property, metadata=full: all but what JSON
 * shows by itself (OData JSON §4.6.3). */
struct str type_note(struct arena *, const struct write_conf *,
    const struct edm_prop *, struct str name_before);
/* typed.c: rows of derived types. Sets s->of_type. */
void shape_types(struct arena *, struct shape *);
/* The type of a row; the shape for it. */
const struct edm_derived *type_of_row(const struct shape *, const struct row *);
const struct shape *shape_of_row(const struct shape *, const struct row *);
/* The name, or Ns.Type/Name of what a derived type declares. */
struct str typed_path(struct arena *, const struct edm_model *,
    const struct edm_derived *of, struct str name);
/* rows.c: a piece that begins with a comma, which falls away when it is the
 * first; "@odata.what":; the context; one property. */
void put_piece(struct out *, struct str, bool *first);
void put_control(
    struct out *, const struct write_conf *, struct str what, bool *first);
void put_context(struct out *, const struct shape *, bool *first);
void put_property_context(
    struct out *, const struct shape *, const struct row *, bool *first);
void put_cell(struct out *, const struct shape *, const struct row *,
    const struct cell *, bool *first);

/* parts.c */
void shape_parts(struct arena *, struct shape *);
void put_parts(struct out *, const struct shape *, const struct row *,
    const struct part *, size_t n, bool *first);

/* array.c: how many items there are; the items as JSON, within a cell. */
int64_t array_items(const struct val *);
cell_put write_array, csv_array;

/* stream.c */
void shape_streams(struct arena *, struct shape *);
/* Type and ETag. */
void put_stream(
    struct out *, const struct shown_stream *, const struct row *, bool *first);

/* csv.c */
cell_put *csv_put_of(enum edm_type);
void csv_head(struct out *, const struct shape *);
void csv_row(struct out *, const struct shape *, const struct row *);

/* value.c */
cell_put *put_of(enum edm_type);
/* A computed Decimal, without the zeros behind its last digit. */
cell_put put_trimmed;
/* Without quotes: as /$value and as the inside of literals. */
void put_plain(
    struct out *, const struct edm_prop *, enum edm_type, const struct val *);

/* key.c: Contacts(1), Lines(Order=1,Line=2): percent-encoded. keys in the
 * order of set->keys. */
void put_entity_id(struct out *, const struct write_conf *,
    const struct edm_set *, const struct val *const *keys);
void put_key(struct out *, const struct write_conf *, const struct edm_set *,
    const struct val *const *keys);

/* context.c: (City,Street) of the query's property, when it is selected from;
 * the context of entities. */
void put_parts_list(struct out *, const struct query *);
struct str
context_of(struct arena *, const struct write_conf *, const struct level *);
#endif
