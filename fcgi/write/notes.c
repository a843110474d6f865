/* SPDX-License-Identifier: MIT */
/*
 * notes.c - what $metadata says about the model and the service: the terms of
 * the vocabularies Core, Capabilities and Validation that apply, and nothing
 * that is not so. Who builds a feature changes its line in a table here.
 */
#include "config.h"
#include "odata/func.h"
#include "write/note.h"

/* True or false for every set: a term, or a property of its record. */
static const struct {
	const char *term, *member; /* NULL: the term is the value */
	bool value;
} of_sets[] = {
	{ CAPABILITIES ".CountRestrictions", "Countable", true },
	{ CAPABILITIES ".SelectSupport", "Supported", true },
	{ CAPABILITIES ".TopSupported", NULL, true },
	{ CAPABILITIES ".SkipSupported", NULL, true },
	{ CAPABILITIES ".ComputeSupported", NULL, true },
	{ CAPABILITIES ".IndexableByKey", NULL, true },
	{ CAPABILITIES ".InsertRestrictions", "Insertable", false },
	{ CAPABILITIES ".UpdateRestrictions", "Updatable", false },
	{ CAPABILITIES ".DeleteRestrictions", "Deletable", false },
};

/* True or false for the service. */
static const struct {
	const char *term;
	bool value;
} of_service[] = {
	{ CAPABILITIES ".AsynchronousRequestsSupported", false },
	{ CAPABILITIES ".BatchSupported", true },
	{ CAPABILITIES ".CrossJoinSupported", true },
	{ CAPABILITIES ".KeyAsSegmentSupported", true },
	{ CAPABILITIES ".QuerySegmentSupported", true },
	{ CAPABILITIES ".AnnotationValuesInQuerySupported", false },
};

/* Of $batch. */
static const struct str batch_formats[] = { { "multipart/mixed", 15 },
	{ "application/json", 16 } };

/* Of filter expressions, beside the functions of func.def. */
static const char *const operators[] = { "eq", "ne", "gt", "ge", "lt", "le",
	"and", "or", "not", "has", "in", "add", "sub", "mul", "div", "divby",
	"mod", "any", "all", "case", "cast", "isof", "hassubset",
	"hassubsequence" };

/* Of each media type that rows come in. */
static const struct str formats[] = { { "application/json", 16 },
	{ "text/csv", 8 } };

enum { TEXT_MAX = 1024 }; /* a name of the database has 64 characters */

static void
description(
    const struct notes *n, const struct edm_notes *given, struct str doc)
{
	if (doc.n > 0 && !note_is_given(given, CORE ".Description"))
		note_string(n, NOTE_TERM, CORE ".Description", doc);
}

/* The name in the database where that of the model had to differ. */
static void
original(const struct notes *n, const struct edm_notes *given, struct str name,
    struct str db)
{
	const struct str head = S("In the database: ");
	char p[TEXT_MAX];

	if (db.n == 0 || str_eq(name, db) ||
	    note_is_given(given, CORE ".LongDescription"))
		return;
	must(db.n <= sizeof(p) - head.n);
	memcpy(p, head.p, head.n);
	memcpy(p + head.n, db.p, db.n);
	note_string(n, NOTE_TERM, CORE ".LongDescription",
	    (struct str){ p, head.n + db.n });
}

static bool
is_natural(const struct edm_prop *p)
{
	return p->is_unsigned && edm_is_number(p->type);
}

static bool
is_renamed(const struct edm_prop *p)
{
	return p->column.n > 0 && !str_eq(p->name, p->column);
}

/* Of a stream: fixed, or in a property of the same entity. */
static struct edm_note
media_type(const struct edm_prop *p)
{
	const struct edm_prop *from = p->stream->type_from;
	const bool hidden = from != NULL && from->index == EDM_NO_INDEX;

	return (struct edm_note){ .name = S(CORE ".MediaType"),
		.kind = from != NULL ? EDM_NOTE_PATH : EDM_NOTE_TEXT,
		.text = hidden     ? S("")
		    : from != NULL ? from->name
				   : p->stream->type };
}

static bool
has_media_type(const struct edm_prop *p)
{
	return p->stream != NULL && media_type(p).text.n > 0 &&
	    !note_is_given(&p->notes, CORE ".MediaType");
}

bool
notes_any_of_prop(const struct edm_prop *p)
{
	return p->doc.n > 0 || p->notes.n > 0 || has_media_type(p) ||
	    p->computed || is_renamed(p) || p->nallowed > 0 || is_natural(p);
}

static void
allowed_values(const struct notes *n, const struct edm_prop *p)
{
	note_open_list(n, NOTE_TERM, VALIDATION ".AllowedValues");
	for (size_t i = 0; i < p->nallowed; i++)
		note_item_record(n, "Value", p->allowed[i]);
	note_close_list(n, NOTE_TERM);
}

void
notes_of_prop(const struct notes *n, const struct edm_prop *p)
{
	const struct edm_note type =
	    has_media_type(p) ? media_type(p) : (const struct edm_note){ 0 };

	notes_given(
	    n, &(const struct edm_notes){ &type, has_media_type(p) ? 1 : 0 });
	description(n, &p->notes, p->doc);
	if (is_renamed(p))
		original(n, &p->notes, p->name, p->column);
	if (p->computed)
		note_bool(n, NOTE_TERM, CORE ".Computed", true);
	if (is_natural(p) && !note_is_given(&p->notes, VALIDATION ".Minimum"))
		note_int(n, NOTE_TERM, VALIDATION ".Minimum", 0);
	if (p->nallowed > 0 &&
	    !note_is_given(&p->notes, VALIDATION ".AllowedValues"))
		allowed_values(n, p);
	notes_given(n, &p->notes);
}

void
notes_of_nav(const struct notes *n, const struct edm_nav *nav)
{
	notes_given(n, &nav->notes);
}

/* The alias of a property is its name: Set(Name='x'). */
static void
alternate_keys(const struct notes *n, const struct edm_set *s)
{
	if (s->nalts == 0)
		return;
	note_open_list(n, NOTE_TERM, CORE ".AlternateKeys");
	for (size_t i = 0; i < s->nalts; i++) {
		note_item_open(n);
		note_open_list(n, NOTE_PROP, "Key");
		for (size_t j = 0; j < s->alts[i].n; j++) {
			struct str name = s->alts[i].props[j]->name;

			note_item_open(n);
			note_path(n, NOTE_PROP, "Name", name);
			note_string(n, NOTE_PROP, "Alias", name);
			note_item_close(n);
		}
		note_close_list(n, NOTE_PROP);
		note_item_close(n);
	}
	note_close_list(n, NOTE_TERM);
}

void
notes_of_type(const struct notes *n, const struct edm_set *s)
{
	description(n, &s->type_notes, s->doc);
	original(n, &s->type_notes, s->name, s->table);
	alternate_keys(n, s);
	notes_given(n, &s->type_notes);
}

void
notes_of_singleton(const struct notes *n, const struct edm_singleton *x)
{
	description(n, &(const struct edm_notes){ 0 }, x->doc);
	note_open_record(n, NOTE_TERM, CAPABILITIES ".UpdateRestrictions");
	note_bool(n, NOTE_PROP, "Updatable", false);
	note_close_record(n, NOTE_TERM);
}

void
notes_of_derived(const struct notes *n, const struct edm_derived *t)
{
	description(n, &(const struct edm_notes){ 0 }, t->doc);
}

/* What stands in no expression. */
static bool
is_stream(const struct edm_prop *p)
{
	return p->stream != NULL;
}

static bool
has_no_order(const struct edm_prop *p)
{
	return is_stream(p) || edm_is_geometry(p->type) ||
	    p->type == EDM_COLLECTION;
}

static void
except_some(const struct notes *n, const struct edm_model *m,
    const struct edm_set *s, const char *name,
    bool (*is_out)(const struct edm_prop *))
{
	bool some = false;

	for (size_t i = 0; i < s->nprops; i++) {
		if (!is_out(&s->props[i]))
			continue;
		if (!some)
			note_open_list(n, NOTE_PROP, name);
		some = true;
		note_item_path_of(n, m, s->props[i].of, edm_path(&s->props[i]));
	}
	if (some)
		note_close_list(n, NOTE_PROP);
}

void
notes_of_set(
    const struct notes *n, const struct edm_model *m, const struct edm_set *s)
{
	note_open_record(n, NOTE_TERM, CAPABILITIES ".FilterRestrictions");
	note_bool(n, NOTE_PROP, "Filterable", true);
	except_some(n, m, s, "NonFilterableProperties", is_stream);
	note_close_record(n, NOTE_TERM);
	note_open_record(n, NOTE_TERM, CAPABILITIES ".SortRestrictions");
	note_bool(n, NOTE_PROP, "Sortable", true);
	except_some(n, m, s, "NonSortableProperties", has_no_order);
	note_close_record(n, NOTE_TERM);
	note_open_record(n, NOTE_TERM, CAPABILITIES ".ExpandRestrictions");
	note_bool(n, NOTE_PROP, "Expandable", s->nnavs > 0);
	if (s->nnavs > 0 && m->expand_levels > 0)
		note_int(n, NOTE_PROP, "MaxLevels", m->expand_levels);
	note_close_record(n, NOTE_TERM);
	note_open_record(n, NOTE_TERM, CAPABILITIES ".SearchRestrictions");
	note_bool(n, NOTE_PROP, "Searchable", s->nsearch + s->ntexts > 0);
	note_close_record(n, NOTE_TERM);
	notes_of_time(n, s);
	for (size_t i = 0; i < N_ELEM(of_sets); i++) {
		if (of_sets[i].member == NULL) {
			note_bool(
			    n, NOTE_TERM, of_sets[i].term, of_sets[i].value);
			continue;
		}
		note_open_record(n, NOTE_TERM, of_sets[i].term);
		note_bool(n, NOTE_PROP, of_sets[i].member, of_sets[i].value);
		note_close_record(n, NOTE_TERM);
	}
	notes_given(n, &s->notes);
}

/* Each name once, although it may have many overloads. */
static void
functions(const struct notes *n)
{
	note_open_list(n, NOTE_TERM, CAPABILITIES ".FilterFunctions");
	for (size_t i = 0; i < FUNC__MAX; i++) {
		struct str name = str_of(func_info((enum func)i)->name);
		/* What has no name or one with a blank is no call. */
		bool seen = name.n == 0 || str_index(name, ' ') < name.n;

		for (size_t k = 0; k < i && !seen; k++)
			seen =
			    str_eq(name, str_of(func_info((enum func)k)->name));
		if (!seen)
			note_item_string(n, name);
	}
	for (size_t i = 0; i < N_ELEM(operators); i++)
		note_item_string(n, str_of(operators[i]));
	note_close_list(n, NOTE_TERM);
}

static void
batch(const struct notes *n)
{
	note_open_record(n, NOTE_TERM, CAPABILITIES ".BatchSupport");
	note_bool(n, NOTE_PROP, "Supported", true);
	note_bool(n, NOTE_PROP, "ContinueOnErrorSupported", true);
	note_open_list(n, NOTE_PROP, "SupportedFormats");
	for (size_t i = 0; i < N_ELEM(batch_formats); i++)
		note_item_string(n, batch_formats[i]);
	note_close_list(n, NOTE_PROP);
	note_close_record(n, NOTE_TERM);
}

void
notes_of_container(const struct notes *n, const struct edm_model *m)
{
	note_string(n, NOTE_TERM, CORE ".ODataVersions", S("4.0 4.01"));
	note_member(n, NOTE_TERM, CAPABILITIES ".ConformanceLevel",
	    CAPABILITIES ".ConformanceLevelType", "Advanced");
	note_open_list(n, NOTE_TERM, CAPABILITIES ".SupportedFormats");
	for (size_t i = 0; i < N_ELEM(formats); i++)
		note_item_string(n, formats[i]);
	note_close_list(n, NOTE_TERM);
	for (size_t i = 0; i < N_ELEM(of_service); i++)
		note_bool(
		    n, NOTE_TERM, of_service[i].term, of_service[i].value);
	batch(n);
	functions(n);
	notes_given(n, &m->notes);
}

void
notes_of_schema(const struct notes *n, const struct edm_model *m)
{
	if (m->version.n > 0)
		note_string(n, NOTE_TERM, CORE ".SchemaVersion", m->version);
}
