/* SPDX-License-Identifier: MIT */
/*
 * write.h - rows and models to payloads (OData JSON Format 4.01).
 *
 * Pure: rows come as values, text goes to an out.
 *
 * CSV: a header line with the names of the properties, then a line for each
 * row, ended by CR LF. Values as in JSON; null is an empty cell, the empty
 * text is "" (so is a null that is alone in its line); text stands in quotes,
 * and what a spreadsheet might take for a formula gets an apostrophe
 * (out/csv.h).
 */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H
#include "base/err.h"
#include "edm/edm.h"
#include "out/out.h"
#include "plan/plan.h"

struct row;
enum write_metadata { METADATA_NONE, METADATA_MINIMAL, METADATA_FULL };
struct write_conf {
	const struct edm_model *model;
	/* Service root: absolute, ends with "/", holds URL characters alone. */
	struct str root;
	bool v401; /* 4.01 payload: no "odata." in control information */
	enum write_metadata metadata;
	bool ieee754;    /* Int64 and Decimal as strings */
	bool omit_nulls; /* JSON: no member for a property that is null */
	/* Writes the link, in quotes, to what is behind the last row that is
	 * shown of an expanded collection which query.page has cut. */
	void (*nested_link)(const struct write_conf *, struct out *,
	    const struct level *parent, const struct row *,
	    const struct level *child, const struct row *last);
	void *caller; /* for nested_link */
	bool delta;   /* the rows are changes: "#Contacts/$delta" */
	bool csv;     /* rows as CSV (RFC 4180); no count, no expansion */
};

/* One row and the rows below it: kids[i] belongs to level->child[i]. */
struct row {
	const struct val *cells;
	const struct row_set *kids; /* NULL when the level has no children */
};
struct row_set {
	const struct row *rows;
	size_t n;
	int64_t total; /* nested $count; -1: none */
};

/*
 * A level and those below it made ready for their rows: names and annotations
 * are rendered once. Lives in the arena, like everything it was made from.
 */
struct shape;
const struct shape *
write_shape(struct arena *, const struct write_conf *, const struct level *);
/* The context URL, "…$metadata#Contacts(Name,Company)/$entity": OData 4.01
 * Part 1 §10; a 4.0 payload names expanded navigation without "()". */
struct str write_context(const struct shape *);

/* {"@odata.context":…[,"@odata.count":n],"value":[    count: -1: none
 * CSV: the header line; it has no place for a count. */
void write_begin(struct out *, const struct shape *, int64_t count);
/* One entity of the collection, with a comma before it unless first. */
void
write_row(struct out *, const struct shape *, const struct row *, bool first);
/* ][,"@odata.nextLink":…]}    CSV: nothing. */
void write_end(struct out *, const struct shape *, struct str next_link);
/* A member of a delta: an entity that was deleted, or (changed) is not part of
 * the answer any more. keys: set->nkeys values. */
void write_removed(struct out *, const struct shape *, const struct val *keys,
    bool changed, bool first);
/* ],"@odata.deltaLink":…}    instead of write_end(); no CSV. */
void write_end_delta(struct out *, const struct shape *, struct str link);
/* Contacts(1): percent-encoded, relative to the service root. */
void write_entity_path(struct out *, const struct write_conf *,
    const struct level *, const struct row *);
/* A single entity with its context. */
void write_entity(struct out *, const struct shape *, const struct row *);
/* {"@odata.context":…,"value":…} of query->prop of that row. */
void write_property(
    struct out *, const struct shape *, const struct row *, const struct val *);
/* The same of a function, whose result it is. */
void write_result(struct arena *, struct out *, const struct write_conf *,
    const struct edm_prop *, const struct val *);
/* The complex query->prop with its context; false, and nothing is written,
 * when it is null. */
bool write_complex(struct out *, const struct shape *, const struct row *);
/* {"@odata.context":…[,"@odata.count":n],"value":[…]} of a collection. */
void write_collection(
    struct out *, const struct shape *, const struct row *, const struct val *);
/* The number of items of a collection. */
void write_items(struct out *, const struct val *);
/* The media type of a stream: the value of its type column (a null when it
 * has none), checked, else the fixed one. Text columns come as UTF-8. */
struct str write_stream_type(
    struct arena *, const struct edm_stream *, const struct val *type);
/* A weak ETag from the value of its version column; empty when there is none
 * (v NULL) or it is null. p has STREAM_TAG bytes. */
enum { STREAM_TAG = 20 };
struct str write_stream_tag(char *p, const struct val *v);
/* Raw /$value: text, or the bytes of a binary. */
void write_raw(struct out *, const struct edm_prop *, const struct val *);
/* One value as JSON. */
void write_value(struct out *, const struct write_conf *,
    const struct edm_prop *, enum edm_type, const struct val *);

/* The service document. */
void write_service(struct out *, const struct write_conf *);
/* $metadata: CSDL XML 4.0, and the same as CSDL JSON. */
void write_csdl_xml(struct out *, const struct edm_model *);
void write_csdl_json(struct out *, const struct edm_model *);
/* The service as an OpenAPI 3.0 document, to stand at <root>openapi.json. */
void write_openapi(struct out *, const struct edm_model *);
/* {"error":{"code","message"[,"target"][,"innererror":{["requestId"]
 * [,"position"]}]}}: never the cause. */
void write_error(struct out *, const struct err *, struct str request_id);
#endif
