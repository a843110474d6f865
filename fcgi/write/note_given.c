/* SPDX-License-Identifier: MIT */
/* note_given.c - the annotations of the overlay as XML and as JSON. */
#include "config.h"
#include "base/buf.h"
#include "out/xml.h"
#include "write/note.h"

bool
note_is_given(const struct edm_notes *g, const char *term)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->v[i].qualifier.n == 0 &&
		    str_eq(g->v[i].name, str_of(term)))
			return true;
	return false;
}

static void
json_value(struct doc *d, const struct edm_note *n)
{
	switch (n->kind) {
	case EDM_NOTE_NULL: doc_bare(d, S("null")); return;
	case EDM_NOTE_BOOL: doc_bool(d, n->value); return;
	case EDM_NOTE_NUMBER: doc_bare(d, n->text); return;
	case EDM_NOTE_TEXT: doc_str(d, n->text); return;
	case EDM_NOTE_MEMBER: /* without its type */
		doc_str(d, str_skip(n->text, str_index(n->text, '/') + 1));
		return;
	case EDM_NOTE_PATH:
		doc_open(d, '{');
		doc_set(d, "$Path", n->text);
		doc_close(d, '}');
		return;
	case EDM_NOTE_LIST:
	case EDM_NOTE_RECORD: break;
	}
	doc_open(d, n->kind == EDM_NOTE_LIST ? '[' : '{');
	for (size_t i = 0; i < n->nitems; i++) {
		if (n->kind == EDM_NOTE_RECORD)
			doc_key(d, n->items[i].name);
		json_value(d, &n->items[i]);
	}
	doc_close(d, n->kind == EDM_NOTE_LIST ? ']' : '}');
}

static void
json_note(struct doc *d, const struct edm_note *n)
{
	char p[1024]; /* term and qualifier have 256 bytes at most */
	struct buf b = { .p = p, .cap = sizeof(p), .max = sizeof(p) };

	buf_char(&b, '@');
	buf_put(&b, n->name);
	if (n->qualifier.n > 0)
		buf_char(&b, '#');
	buf_put(&b, n->qualifier);
	must(buf_ok(&b));
	doc_key(d, buf_str(&b));
	json_value(d, n);
}

/* The name of a constant expression, as attribute and as element. */
static struct str
constant(const struct edm_note *n)
{
	switch (n->kind) {
	case EDM_NOTE_BOOL: return S("Bool");
	case EDM_NOTE_TEXT: return S("String");
	case EDM_NOTE_MEMBER: return S("EnumMember");
	case EDM_NOTE_PATH: return S("Path");
	case EDM_NOTE_NUMBER: break;
	case EDM_NOTE_NULL:
	case EDM_NOTE_LIST:
	case EDM_NOTE_RECORD: return S("");
	}
	if (str_index(n->text, 'e') < n->text.n ||
	    str_index(n->text, 'E') < n->text.n)
		return S("Float");
	return str_index(n->text, '.') < n->text.n ? S("Decimal") : S("Int");
}

static struct str
text_of(const struct edm_note *n)
{
	if (n->kind == EDM_NOTE_BOOL)
		return n->value ? S("true") : S("false");
	return n->text;
}

static void xml_items(struct out *, const struct edm_note *);

static void
xml_element(struct out *o, const struct edm_note *n)
{
	struct str tag = constant(n);

	if (n->kind == EDM_NOTE_NULL) {
		out_lit(o, "<Null/>");
	} else if (tag.n == 0) {
		xml_items(o, n);
	} else {
		out_char(o, '<');
		out_put(o, tag);
		out_char(o, '>');
		xml_text(o, text_of(n));
		out_lit(o, "</");
		out_put(o, tag);
		out_char(o, '>');
	}
}

/* The value as an attribute, or as an element before the closing tag. */
static void
xml_rest(struct out *o, const struct edm_note *n, struct str tag)
{
	struct str name = constant(n);

	if (name.n > 0) {
		xml_attr(o, name, text_of(n));
		out_lit(o, "/>");
		return;
	}
	out_char(o, '>');
	xml_element(o, n);
	out_lit(o, "</");
	out_put(o, tag);
	out_char(o, '>');
}

static void
xml_items(struct out *o, const struct edm_note *n)
{
	const bool list = n->kind == EDM_NOTE_LIST;

	out_put(o, list ? S("<Collection>") : S("<Record>"));
	for (size_t i = 0; i < n->nitems; i++) {
		if (list) {
			xml_element(o, &n->items[i]);
			continue;
		}
		out_lit(o, "<PropertyValue");
		xml_attr(o, S("Property"), n->items[i].name);
		xml_rest(o, &n->items[i], S("PropertyValue"));
	}
	out_put(o, list ? S("</Collection>") : S("</Record>"));
}

void
notes_given(const struct notes *to, const struct edm_notes *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct edm_note *n = &g->v[i];

		if (to->xml == NULL) {
			json_note(to->json, n);
			continue;
		}
		out_put(to->xml, str_of(to->indent));
		out_lit(to->xml, "<Annotation");
		xml_attr(to->xml, S("Term"), n->name);
		if (n->qualifier.n > 0)
			xml_attr(to->xml, S("Qualifier"), n->qualifier);
		xml_rest(to->xml, n, S("Annotation"));
		out_char(to->xml, '\n');
	}
}
