/* SPDX-License-Identifier: MIT */
/* note.c - annotations as XML and as JSON. */
#include "config.h"
#include "base/num.h"
#include "out/xml.h"
#include "write/note.h"

const struct str note_vocabularies[] = { { CORE, sizeof(CORE) - 1 },
	{ CAPABILITIES, sizeof(CAPABILITIES) - 1 },
	{ VALIDATION, sizeof(VALIDATION) - 1 },
	{ TEMPORAL, sizeof(TEMPORAL) - 1 } };

bool
note_is_listed(struct str vocabulary)
{
	for (size_t i = 0; i < N_ELEM(note_vocabularies); i++)
		if (str_eq(note_vocabularies[i], vocabulary))
			return true;
	return false;
}

/* XML: <Annotation Term="name" or <PropertyValue Property="name" */
static void
xml_open(const struct notes *n, enum note_at at, const char *name)
{
	if (at == NOTE_TERM)
		out_put(n->xml, str_of(n->indent));
	out_put(
	    n->xml, at == NOTE_TERM ? S("<Annotation") : S("<PropertyValue"));
	xml_attr(
	    n->xml, at == NOTE_TERM ? S("Term") : S("Property"), str_of(name));
}

static void
xml_close(const struct notes *n, enum note_at at)
{
	out_put(n->xml,
	    at == NOTE_TERM ? S("</Annotation>\n") : S("</PropertyValue>"));
}

/* JSON: "@name": or "name": */
static void
json_name(const struct notes *n, enum note_at at, const char *name)
{
	char p[128] = "@";
	size_t len = strlen(name);

	if (at == NOTE_PROP) {
		doc_key(n->json, str_of(name));
		return;
	}
	must(len < sizeof(p));
	memcpy(p + 1, name, len);
	doc_key(n->json, (struct str){ p, len + 1 });
}

static void
xml_value(const struct notes *n, enum note_at at, const char *name,
    const char *kind, struct str value)
{
	xml_open(n, at, name);
	xml_attr(n->xml, str_of(kind), value);
	out_put(n->xml, at == NOTE_TERM ? S("/>\n") : S("/>"));
}

void
note_bool(const struct notes *n, enum note_at at, const char *name, bool value)
{
	if (n->xml != NULL) {
		xml_value(n, at, name, "Bool", value ? S("true") : S("false"));
		return;
	}
	json_name(n, at, name);
	doc_bool(n->json, value);
}

void
note_int(
    const struct notes *n, enum note_at at, const char *name, int64_t value)
{
	char p[NUM_MAX];

	if (n->xml != NULL) {
		xml_value(n, at, name, "Int",
		    (struct str){ p, num_put_i64(p, value) });
		return;
	}
	json_name(n, at, name);
	doc_i64(n->json, value);
}

void
note_string(
    const struct notes *n, enum note_at at, const char *name, struct str value)
{
	if (n->xml != NULL) {
		xml_value(n, at, name, "String", value);
		return;
	}
	json_name(n, at, name);
	doc_str(n->json, value);
}

void
note_path(
    const struct notes *n, enum note_at at, const char *name, struct str path)
{
	if (n->xml != NULL) {
		xml_value(n, at, name, "PropertyPath", path);
		return;
	}
	json_name(n, at, name);
	doc_str(n->json, path);
}

void
note_member(const struct notes *n, enum note_at at, const char *name,
    const char *type, const char *member)
{
	if (n->xml == NULL) {
		json_name(n, at, name);
		doc_str(n->json, str_of(member));
		return;
	}
	xml_open(n, at, name);
	out_lit(n->xml, " EnumMember=\"");
	out_put(n->xml, str_of(type));
	out_char(n->xml, '/');
	out_put(n->xml, str_of(member));
	out_put(n->xml, at == NOTE_TERM ? S("\"/>\n") : S("\"/>"));
}

static void
begin(const struct notes *n, enum note_at at, const char *name, struct str tag,
    char bracket)
{
	if (n->xml == NULL) {
		json_name(n, at, name);
		doc_open(n->json, bracket);
		return;
	}
	xml_open(n, at, name);
	out_lit(n->xml, "><");
	out_put(n->xml, tag);
	out_char(n->xml, '>');
}

static void
end(const struct notes *n, enum note_at at, struct str tag, char bracket)
{
	if (n->xml == NULL) {
		doc_close(n->json, bracket);
		return;
	}
	out_lit(n->xml, "</");
	out_put(n->xml, tag);
	out_char(n->xml, '>');
	xml_close(n, at);
}

void
note_open_record(const struct notes *n, enum note_at at, const char *name)
{
	begin(n, at, name, S("Record"), '{');
}

/* The converters of the standard say "@odata.type" in JSON. */
void
note_open_typed(
    const struct notes *n, const char *name, const char *type, const char *url)
{
	if (n->xml != NULL) {
		xml_open(n, NOTE_PROP, name);
		out_lit(n->xml, "><Record Type=\"");
		out_put(n->xml, str_of(type));
		out_lit(n->xml, "\">");
		return;
	}
	json_name(n, NOTE_PROP, name);
	doc_open(n->json, '{');
	doc_key(n->json, S("@odata.type"));
	doc_str(n->json, str_of(url));
}

void
note_close_record(const struct notes *n, enum note_at at)
{
	end(n, at, S("Record"), '}');
}

void
note_open_list(const struct notes *n, enum note_at at, const char *name)
{
	begin(n, at, name, S("Collection"), '[');
}

void
note_close_list(const struct notes *n, enum note_at at)
{
	end(n, at, S("Collection"), ']');
}

static void
item(const struct notes *n, struct str tag, struct str value)
{
	if (n->xml == NULL) {
		doc_str(n->json, value);
		return;
	}
	out_char(n->xml, '<');
	out_put(n->xml, tag);
	out_char(n->xml, '>');
	xml_text(n->xml, value);
	out_lit(n->xml, "</");
	out_put(n->xml, tag);
	out_char(n->xml, '>');
}

void
note_item_string(const struct notes *n, struct str value)
{
	item(n, S("String"), value);
}

void
note_item_path(const struct notes *n, struct str property)
{
	item(n, S("PropertyPath"), property);
}

void
note_item_path_of(const struct notes *n, const struct edm_model *m,
    const struct edm_derived *of, struct str property)
{
	const struct str parts[] = { m->ns, S("."),
		of == NULL ? S("") : of->name, S("/"), property };
	char p[1024]; /* identifiers have 128 characters at most */
	size_t len = 0;

	for (size_t i = 0; i < N_ELEM(parts); i++) {
		must(parts[i].n <= sizeof(p) - len);
		memcpy(p + len, parts[i].p, parts[i].n);
		len += parts[i].n;
	}
	note_item_path(n, of == NULL ? property : (struct str){ p, len });
}

void
note_item_open(const struct notes *n)
{
	if (n->xml != NULL)
		out_lit(n->xml, "<Record>");
	else
		doc_open(n->json, '{');
}

void
note_item_close(const struct notes *n)
{
	if (n->xml != NULL)
		out_lit(n->xml, "</Record>");
	else
		doc_close(n->json, '}');
}

void
note_item_record(const struct notes *n, const char *property, struct str value)
{
	note_item_open(n);
	note_string(n, NOTE_PROP, property, value);
	note_item_close(n);
}
