/* SPDX-License-Identifier: MIT */
/*
 * overlay_in.h - how the readers of model.json take objects apart.
 *
 * One table for each kind of object: a member that stands in none is refused,
 * with its path. Inside catalog/ only.
 */
#ifndef CATALOG_OVERLAY_IN_H
#define CATALOG_OVERLAY_IN_H
#include <json-c/json.h>
#include <stddef.h>
#include "catalog/overlay.h"

/* Reads one member into the object that at points into. */
typedef void
in_reader(struct overlay *, struct json_object *, struct str path, void *at);
struct in_field {
	const char *name;
	in_reader *read;
	size_t offset; /* of what it sets in the object */
	bool required;
};
#define COMMENT                                                                \
	{                                                                      \
		"$comment", in_nothing, 0, false                               \
	}
#define FIELD(T, m, name, read)                                                \
	{                                                                      \
		name, read, offsetof(struct T, m), false                       \
	}
#define MUST_HAVE(T, m, name, read)                                            \
	{                                                                      \
		name, read, offsetof(struct T, m), true                        \
	}

/* Every member of the object by its line of the table. */
void in_fields(struct overlay *, struct json_object *, struct str path,
    const struct in_field *, size_t n, void *base);
/* Is it of that type? Else a problem: "expected " and what. */
bool in_is(struct overlay *, struct json_object *, enum json_type,
    struct str path, const char *what);

in_reader in_nothing; /* anything, and forgets it */
in_reader in_text;    /* struct str */
in_reader in_bool;    /* bool */
in_reader in_ref;     /* struct given: a name of the database */
in_reader in_name;    /* struct given: a name of the model */
in_reader in_names;   /* struct overlay_names: of the database, each once */

in_reader in_media; /* struct overlay_stream: overlay_media.c */
in_reader in_stream;
in_reader in_notes;        /* struct overlay_notes: overlay_note.c */
in_reader in_vocabularies; /* of the overlay */
in_reader in_computed;     /* of a struct overlay_table: overlay_computed.c */

/* The members of an object that are named by the administrator: a loop over
 * it_, which in_member() names. */
#define EACH(o, j, path, what)                                                 \
	if (!in_is((o), (j), json_type_object, (path), (what)))                \
		return;                                                        \
	struct json_object_iterator it_ = json_object_iter_begin(j);           \
	struct json_object_iterator end_ = json_object_iter_end(j);            \
	for (; !json_object_iter_equal(&it_, &end_);                           \
	     json_object_iter_next(&it_))
/* A problem unless the model can have that name. */
void in_check_name(struct overlay *, struct str path, struct str name);
struct str in_member(struct overlay *, const struct json_object_iterator *);
#endif
