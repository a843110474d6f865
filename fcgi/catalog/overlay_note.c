/* SPDX-License-Identifier: MIT */
/*
 * overlay_note.c - annotations: terms of vocabularies with their values, in
 * the form of CSDL JSON (CSDL JSON 4.01 §5.2, §14).
 *
 * Terms whose values say what this service does are its own and refused; of
 * well-known ones the kind of the value is checked.
 */
#include "config.h"
#include <json-c/json.h>
#include "catalog/facts.h"
#include "catalog/overlay_in.h"
#include "edm/name.h"

enum { TERM_MAX = 256, URL_MAX = 1000 };

#define V(name) "Org.OData." name ".V1"
/* Vocabularies that need not be declared. */
static const char *const oasis[] = { V("Core"), V("Validation"), V("Measures"),
	V("Authorization"), V("Temporal"), V("JSON"), V("Repeatability"),
	V("Capabilities"), V("Aggregation") };

/* What a value may be: bits. */
enum { TEXT = 1, NUMBER = 2, TRUTH = 4, PATH = 8, LIST = 16, RECORD = 32 };
static const struct {
	const char *term;
	unsigned kinds;
} shapes[] = {
	{ V("Core") ".Description", TEXT },
	{ V("Core") ".LongDescription", TEXT },
	{ V("Core") ".IsLanguageDependent", TRUTH },
	{ V("Core") ".Immutable", TRUTH },
	{ V("Core") ".IsURL", TRUTH },
	{ V("Core") ".IsMediaType", TRUTH },
	{ V("Core") ".MediaType", TEXT | PATH },
	{ V("Core") ".Revisions", LIST },
	{ V("Measures") ".Unit", TEXT | PATH },
	{ V("Measures") ".ISOCurrency", TEXT | PATH },
	{ V("Measures") ".Scale", NUMBER | PATH },
	{ V("Validation") ".Pattern", TEXT },
	{ V("Validation") ".Minimum", NUMBER | TEXT | PATH },
	{ V("Validation") ".Maximum", NUMBER | TEXT | PATH },
	{ V("Validation") ".MultipleOf", NUMBER },
	{ V("Validation") ".MaxItems", NUMBER },
	{ V("Validation") ".MinItems", NUMBER },
	{ V("Validation") ".AllowedValues", LIST },
	{ V("Validation") ".Exclusive", TRUTH },
};
static const char *const own[] = { V("Core") ".Computed",
	V("Core") ".AlternateKeys", V("Core") ".ODataVersions",
	V("Core") ".SchemaVersion" };

static unsigned
kind_bit(enum edm_note_kind k)
{
	switch (k) {
	case EDM_NOTE_TEXT:
	case EDM_NOTE_MEMBER: return TEXT;
	case EDM_NOTE_NUMBER: return NUMBER;
	case EDM_NOTE_BOOL: return TRUTH;
	case EDM_NOTE_PATH: return PATH;
	case EDM_NOTE_LIST: return LIST;
	case EDM_NOTE_RECORD: return RECORD;
	case EDM_NOTE_NULL: break;
	}
	return 0;
}

static void
check_shape(struct overlay *o, const struct edm_note *n)
{
	static const char *const names[] = { "text", "a number",
		"true or false", "a path ({\"$Path\": …})", "an array",
		"an object" };

	for (size_t i = 0; i < N_ELEM(shapes); i++) {
		if (!str_eq(n->name, str_of(shapes[i].term)) ||
		    (shapes[i].kinds & kind_bit(n->kind)) != 0)
			continue;
		for (size_t k = 0; k < N_ELEM(names); k++)
			if ((shapes[i].kinds & 1u << k) != 0) {
				overlay_problem(
				    o, n->at, "expected %s", names[k]);
				return;
			}
	}
}

/* A.B.C: at least one point, identifiers between. */
static bool
is_qualified(struct str s)
{
	struct str part;
	size_t n = 0;
	bool more = true;

	for (; more; n++) {
		more = str_cut(s, '.', &part, &s);
		if (!edm_name_plain(part))
			return false;
	}
	return n > 1;
}

static struct str
namespace_of(struct str term)
{
	size_t n = term.n;

	while (n > 0 && term.p[n - 1] != '.')
		n--;
	return str_head(term, n > 0 ? n - 1 : 0);
}

static void read_value(struct overlay *, struct json_object *, struct str path,
    bool item, struct edm_note *);

static struct edm_note *
new_items(struct overlay *o, size_t n, struct edm_note *owner)
{
	struct edm_note *v = NEWN(o->arena, struct edm_note, n);

	owner->items = v;
	owner->nitems = n;
	return v;
}

static void
read_text(struct overlay *o, struct json_object *j, struct edm_note *n,
    enum edm_note_kind kind)
{
	in_text(o, j, n->at, &n->text);
	n->kind = kind;
	for (size_t i = 0; i < n->text.n; i++)
		if ((unsigned char)n->text.p[i] < ' ' &&
		    strchr("\t\n", n->text.p[i]) == NULL) {
			overlay_problem(o, n->at, "it has a control character");
			return;
		}
}

static void
read_list(struct overlay *o, struct json_object *j, struct edm_note *n)
{
	size_t len = json_object_array_length(j);
	struct edm_note *v = new_items(o, len, n);

	n->kind = EDM_NOTE_LIST;
	for (size_t i = 0; i < len; i++)
		read_value(o, json_object_array_get_idx(j, i),
		    arena_strf(o->arena, "%.*s[%zu]", STRF(n->at), i), true,
		    &v[i]);
}

static void
read_record(struct overlay *o, struct json_object *j, struct edm_note *n)
{
	struct json_object_iterator it = json_object_iter_begin(j);
	struct json_object_iterator end = json_object_iter_end(j);
	struct edm_note *v =
	    new_items(o, (size_t)json_object_object_length(j), n);

	n->kind = EDM_NOTE_RECORD;
	for (; !json_object_iter_equal(&it, &end);
	     json_object_iter_next(&it), v++) {
		v->name = in_member(o, &it);
		v->at = overlay_member_path(o->arena, n->at, v->name);
		if (!edm_name_plain(v->name) || v->name.n > TERM_MAX)
			overlay_problem(
			    o, v->at, "'%.*s' is no name", STRF(v->name));
		read_value(
		    o, json_object_iter_peek_value(&it), v->at, false, v);
	}
}

/* {"$Path": …} and {"$EnumMember": …} are no records. */
static bool
read_dynamic(
    struct overlay *o, struct json_object *j, bool item, struct edm_note *n)
{
	struct json_object *v;

	if (json_object_object_length(j) != 1)
		return false;
	if (json_object_object_get_ex(j, "$Path", &v)) {
		read_text(o, v, n, EDM_NOTE_PATH);
		return true;
	}
	if (!json_object_object_get_ex(j, "$EnumMember", &v))
		return false;
	read_text(o, v, n, EDM_NOTE_MEMBER);
	if (item || str_index(n->text, '/') == n->text.n ||
	    !is_qualified(str_head(n->text, str_index(n->text, '/'))))
		overlay_problem(o, n->at,
		    item ? "a list cannot have members of enumerations"
			 : "expected Namespace.Type/Member");
	return true;
}

static void
read_value(struct overlay *o, struct json_object *j, struct str path, bool item,
    struct edm_note *n)
{
	n->at = path;
	switch (json_object_get_type(j)) {
	case json_type_null: n->kind = EDM_NOTE_NULL; return;
	case json_type_boolean:
		n->kind = EDM_NOTE_BOOL;
		n->value = json_object_get_boolean(j);
		return;
	case json_type_int:
	case json_type_double:
		n->kind = EDM_NOTE_NUMBER;
		n->text =
		    arena_dup(o->arena, str_of(json_object_get_string(j)));
		return;
	case json_type_string: read_text(o, j, n, EDM_NOTE_TEXT); return;
	case json_type_array:
		if (item)
			overlay_problem(
			    o, path, "an array cannot stand in an array");
		else
			read_list(o, j, n);
		return;
	case json_type_object:
		if (!read_dynamic(o, j, item, n))
			read_record(o, j, n);
		return;
	}
}

/* @Namespace.Term or @Namespace.Term#Qualifier */
static bool
read_term(struct overlay *o, struct str member, struct edm_note *n)
{
	struct str term = str_skip(member, 1);
	bool qualified = str_cut(term, '#', &n->name, &n->qualifier);

	if (!str_starts(member, S("@")) || term.n > TERM_MAX ||
	    !is_qualified(n->name) ||
	    (qualified && !edm_name_plain(n->qualifier))) {
		overlay_problem(o, n->at,
		    "expected @Namespace.Term or @Namespace.Term#Qualifier");
		return false;
	}
	return true;
}

static void
check_term(struct overlay *o, const struct edm_note *n)
{
	struct str ns = namespace_of(n->name);

	if (str_eq(ns, S(V("Capabilities"))) || str_eq(ns, S(V("Aggregation"))))
		overlay_problem(
		    o, n->at, "what the service can do it says itself");
	for (size_t i = 0; i < N_ELEM(own); i++)
		if (str_eq(n->name, str_of(own[i])))
			overlay_problem(
			    o, n->at, "the service says this itself");
	check_shape(o, n);
}

void
in_notes(struct overlay *o, struct json_object *j, struct str path, void *at)
{
	struct overlay_notes *notes = at;

	EACH(o, j, path, "an object of annotations")
	{
		struct edm_note n = { 0 };
		struct str member = in_member(o, &it_);

		n.at = overlay_member_path(o->arena, path, member);
		if (!read_term(o, member, &n))
			continue;
		read_value(
		    o, json_object_iter_peek_value(&it_), n.at, false, &n);
		check_term(o, &n);
		VEC_PUSH(o->arena, &notes->v, n);
	}
}

void
in_vocabularies(
    struct overlay *o, struct json_object *j, struct str path, void *at)
{
	(void)at;
	EACH(o, j, path, "an object of vocabularies")
	{
		struct edm_vocabulary v = { .ns = in_member(o, &it_) };
		struct str where = overlay_member_path(o->arena, path, v.ns);

		in_text(o, json_object_iter_peek_value(&it_), where, &v.url);
		if (v.ns.n > TERM_MAX || !is_qualified(v.ns))
			overlay_problem(
			    o, where, "'%.*s' is no namespace", STRF(v.ns));
		if (v.url.n > URL_MAX ||
		    (!str_starts(v.url, S("https://")) &&
			!str_starts(v.url, S("http://"))))
			overlay_problem(o, where,
			    "expected a URL of at most %d bytes", URL_MAX);
		VEC_PUSH(o->arena, &o->vocabularies, v);
	}
}

static void
copy(struct arena *a, const struct edm_note *from, struct edm_note *to)
{
	struct edm_note *v = NEWN(a, struct edm_note, from->nitems);

	*to = *from;
	to->name = arena_dup(a, from->name);
	to->qualifier = arena_dup(a, from->qualifier);
	to->text = arena_dup(a, from->text);
	to->at = arena_dup(a, from->at);
	to->items = v;
	for (size_t i = 0; i < from->nitems; i++)
		copy(a, &from->items[i], &v[i]);
}

static const struct edm_vocabulary *
find_vocabulary(const struct edm_vocabulary *v, size_t n, struct str ns)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i].ns, ns))
			return &v[i];
	return NULL;
}

/* Those in use are listed in $metadata. */
static void
use_vocabulary(struct build *b, const struct edm_note *n)
{
	struct str ns = namespace_of(n->name);
	const struct edm_vocabulary *v = find_vocabulary(
	    b->overlay->vocabularies.v, b->overlay->vocabularies.n, ns);
	struct edm_vocabulary own_one = { .ns = arena_dup(b->arena, ns) };

	if (find_vocabulary(b->vocabularies.v, b->vocabularies.n, ns) != NULL)
		return;
	if (v != NULL) {
		own_one.url = arena_dup(b->arena, v->url);
		VEC_PUSH(b->arena, &b->vocabularies, own_one);
		return;
	}
	for (size_t i = 0; i < N_ELEM(oasis); i++)
		if (str_eq(str_of(oasis[i]), ns)) {
			VEC_PUSH(b->arena, &b->vocabularies, own_one);
			return;
		}
	overlay_problem(b->overlay, n->at,
	    "the vocabulary '%.*s' is not declared in $.vocabularies",
	    STRF(ns));
}

struct edm_notes
overlay_notes(struct build *b, const struct overlay_notes *from)
{
	struct edm_note *v = NEWN(b->arena, struct edm_note, from->v.n);

	for (size_t i = 0; i < from->v.n; i++) {
		copy(b->arena, &from->v.v[i], &v[i]);
		use_vocabulary(b, &v[i]);
	}
	return (struct edm_notes){ v, from->v.n };
}

/* A path of properties from an entity of the set; NULL: from nowhere. */
static bool
leads_somewhere(const struct edm_set *set, struct str path)
{
	struct str name;
	bool more = true;

	while (more && set != NULL) {
		struct edm_ref ref = { 0 };
		const struct edm_ref *found;

		more = str_cut(path, '/', &name, &path);
		found = map_get(&set->by_name, name);
		if (found != NULL)
			ref = *found;
		if (ref.prop != NULL)
			return !more;
		if (ref.nav == NULL)
			return false;
		set = ref.nav->target;
	}
	return set != NULL;
}

static void
check_paths(struct build *b, const struct edm_set *set,
    const struct edm_note *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].kind == EDM_NOTE_PATH &&
		    !leads_somewhere(set, v[i].text))
			overlay_problem(b->overlay, v[i].at,
			    "there is no property '%.*s'", STRF(v[i].text));
		check_paths(b, set, v[i].items, v[i].nitems);
	}
}

void
overlay_notes_end(struct build *b)
{
	struct edm_model *m = b->model;

	if (b->overlay == NULL)
		return;
	m->notes = overlay_notes(b, &b->overlay->notes);
	m->vocabularies = b->vocabularies.v;
	m->nvocabularies = b->vocabularies.n;
	check_paths(b, NULL, m->notes.v, m->notes.n);
	for (size_t i = 0; i < m->nsets; i++) {
		const struct edm_set *s = &m->sets[i];

		check_paths(b, s, s->notes.v, s->notes.n);
		check_paths(b, s, s->type_notes.v, s->type_notes.n);
		for (size_t k = 0; k < s->nprops; k++)
			check_paths(
			    b, s, s->props[k].notes.v, s->props[k].notes.n);
		for (size_t k = 0; k < s->nnavs; k++)
			check_paths(
			    b, s, s->navs[k].notes.v, s->navs[k].notes.n);
	}
}
