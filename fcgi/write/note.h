/* SPDX-License-Identifier: MIT */
/*
 * note.h - annotations, once for both forms of CSDL (CSDL 4.01 §14).
 *
 * What is written here stands in $metadata as XML and as JSON alike, so the
 * two cannot differ. Internal to write/.
 */
#ifndef WRITE_NOTE_H
#define WRITE_NOTE_H
#include "edm/edm.h"
#include "out/doc.h"

/* Namespaces of the vocabularies in use; csdl.c and csdl_json.c list them. */
#define CORE         "Org.OData.Core.V1"
#define CAPABILITIES "Org.OData.Capabilities.V1"
#define VALIDATION   "Org.OData.Validation.V1"
#define TEMPORAL     "Org.OData.Temporal.V1"
#define VOCABULARIES                                                           \
	"https://oasis-tcs.github.io/odata-vocabularies/vocabularies/"

/* Those that we use ourselves. */
extern const struct str note_vocabularies[4];
bool note_is_listed(struct str vocabulary);

/* Exactly one of xml and json is set. json: the members of the object that is
 * open. */
struct notes {
	struct out *xml;
	struct doc *json;
	const char *indent; /* XML: before each annotation, "\n" behind */
};
/* What the name is: of a term, or of a property of a record. */
enum note_at { NOTE_TERM, NOTE_PROP };

void note_bool(const struct notes *, enum note_at, const char *name, bool);
void note_int(const struct notes *, enum note_at, const char *name, int64_t);
void
note_string(const struct notes *, enum note_at, const char *name, struct str);
void
note_path(const struct notes *, enum note_at, const char *name, struct str);
/* type: qualified; one member. */
void note_member(const struct notes *, enum note_at, const char *name,
    const char *type, const char *member);
void note_open_record(const struct notes *, enum note_at, const char *name);
/* A property whose record has a type: qualified, and its URL. */
void note_open_typed(
    const struct notes *, const char *name, const char *type, const char *url);
void note_close_record(const struct notes *, enum note_at);
void note_open_list(const struct notes *, enum note_at, const char *name);
void note_close_list(const struct notes *, enum note_at);
/* Items of a list. */
void note_item_string(const struct notes *, struct str);
void note_item_path(const struct notes *, struct str property);
/* The same, of a derived type (NULL: of the type itself). */
void note_item_path_of(const struct notes *, const struct edm_model *,
    const struct edm_derived *of, struct str property);
void note_item_open(const struct notes *); /* a record */
void note_item_close(const struct notes *);
/* A record with one property of text. */
void
note_item_record(const struct notes *, const char *property, struct str value);

/* note_given.c: all that the overlay gives. */
void notes_given(const struct notes *, const struct edm_notes *);
/* Does it give that term, without a qualifier? Then we say nothing. */
bool note_is_given(const struct edm_notes *, const char *term);

/* notes.c: what there is to say about each part of the model. */
void notes_of_prop(const struct notes *, const struct edm_prop *);
bool notes_any_of_prop(const struct edm_prop *);
void notes_of_type(const struct notes *, const struct edm_set *);
void notes_of_derived(const struct notes *, const struct edm_derived *);
void notes_of_set(
    const struct notes *, const struct edm_model *, const struct edm_set *);
void notes_of_singleton(const struct notes *, const struct edm_singleton *);
void notes_of_schema(const struct notes *, const struct edm_model *);
void notes_of_nav(const struct notes *, const struct edm_nav *);
void notes_of_container(const struct notes *, const struct edm_model *);
/* notes_time.c */
void notes_of_time(const struct notes *, const struct edm_set *);
/* Is there a set of which it says something? */
bool notes_any_time(const struct edm_model *);
/* The terms that annotate versions of entities. */
void notes_terms_xml(struct out *, const struct edm_model *);
void notes_terms_json(struct doc *, const struct edm_model *);
#endif
