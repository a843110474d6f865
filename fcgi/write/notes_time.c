/* SPDX-License-Identifier: MIT */
/*
 * notes_time.c - what $metadata says of history: which changes can be told
 * and which sets can be read as they were, and the terms for the versions of
 * an entity ($from), which have the name of the schema.
 */
#include "config.h"
#include "out/xml.h"
#include "write/note.h"

#define TRACKING CAPABILITIES ".ChangeTracking"
#define TYPE(name)                                                             \
	TEMPORAL "." name, VOCABULARIES TEMPORAL ".xml#" TEMPORAL "." name

static const struct str terms[] = { { "SystemFrom", 10 }, { "SystemTo", 8 } };

static void
tracking(const struct notes *n, const struct edm_set *s)
{
	const bool tracked = s->period[0] != NULL;

	note_open_record(n, NOTE_TERM, TRACKING);
	note_bool(n, NOTE_PROP, "Supported", tracked);
	if (tracked) {
		note_open_list(n, NOTE_PROP, "FilterableProperties");
		for (size_t i = 0; i < s->nprops; i++)
			if (!edm_is_geometry(s->props[i].type))
				note_item_path(n, s->props[i].name);
		note_close_list(n, NOTE_PROP);
		note_open_list(n, NOTE_PROP, "ExpandableProperties");
		note_close_list(n, NOTE_PROP);
	}
	note_close_record(n, NOTE_TERM);
}

void
notes_of_time(const struct notes *n, const struct edm_set *s)
{
	tracking(n, s);
	if (!s->versioned)
		return;
	note_open_record(n, NOTE_TERM, TEMPORAL ".ApplicationTimeSupport");
	note_open_typed(n, "Timeline", TYPE("TimelineSnapshot"));
	note_close_record(n, NOTE_PROP);
	note_open_typed(n, "UnitOfTime", TYPE("UnitOfTimeDateTimeOffset"));
	note_int(n, NOTE_PROP, "Precision", 6);
	note_close_record(n, NOTE_PROP);
	note_close_record(n, NOTE_TERM);
}

bool
notes_any_time(const struct edm_model *m)
{
	for (size_t i = 0; i < m->nsets; i++)
		if (m->sets[i].versioned)
			return true;
	return false;
}

/* A set has taken the name: then its type has it. */
static bool
is_taken(const struct edm_model *m, struct str name)
{
	return map_get(&m->by_name, name) != NULL;
}

void
notes_terms_xml(struct out *o, const struct edm_model *m)
{
	for (size_t i = 0; i < N_ELEM(terms) && notes_any_time(m); i++) {
		if (is_taken(m, terms[i]))
			continue;
		out_lit(o, "  <Term");
		xml_attr(o, S("Name"), terms[i]);
		out_lit(o, " Type=\"Edm.DateTimeOffset\" Precision=\"6\"");
		if (i == 0)
			out_lit(o, " Nullable=\"false\"");
		out_lit(o, " AppliesTo=\"EntityType\"/>\n");
	}
}

void
notes_terms_json(struct doc *d, const struct edm_model *m)
{
	for (size_t i = 0; i < N_ELEM(terms) && notes_any_time(m); i++) {
		if (is_taken(m, terms[i]))
			continue;
		doc_key(d, terms[i]);
		doc_open(d, '{');
		doc_set(d, "$Kind", S("Term"));
		doc_set(d, "$Type", S("Edm.DateTimeOffset"));
		if (i == 1) {
			doc_key(d, S("$Nullable"));
			doc_bool(d, true);
		}
		doc_key(d, S("$Precision"));
		doc_i64(d, 6);
		doc_open_at(d, "$AppliesTo", '[');
		doc_str(d, S("EntityType"));
		doc_close(d, ']');
		doc_close(d, '}');
	}
}
