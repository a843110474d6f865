/* SPDX-License-Identifier: MIT */
/* api_body.c - a request body as a flat JSON object. */
#include "config.h"
#include <json-c/json.h>
#include "app/api_priv.h"
#include "app/json_in.h"
#include "crypt/secret.h"

enum { DEPTH = 8 };

static struct err *
take(struct call *c, struct member *m, struct json_object *v)
{
	bool text = m->kind == MEMBER_TEXT;

	m->there = true;
	m->null = v == NULL;
	if (v == NULL ? m->nullable
		      : json_object_is_type(
			    v, text ? json_type_string : json_type_int)) {
		if (v == NULL)
			return NULL;
		if (text)
			m->text = arena_dup(c->arena,
			    (struct str){ json_object_get_string(v),
				(size_t)json_object_get_string_len(v) });
		else
			m->num = json_object_get_int64(v);
		return NULL;
	}
	return ERR(c->arena, BAD_REQUEST, str_of(m->name), "%s must be %s%s",
	    m->name, text ? "text" : "a whole number",
	    m->nullable ? " or null" : "");
}

static struct err *
take_all(struct call *c, struct body *b, struct json_object *o)
{
	struct json_object_iterator it = json_object_iter_begin(o);
	struct json_object_iterator end = json_object_iter_end(o);

	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
		struct str name = str_of(json_object_iter_peek_name(&it));
		size_t i = 0;

		while (i < b->n && !str_eq(str_of(b->members[i].name), name))
			i++;
		if (i == b->n)
			return ERR(c->arena, BAD_REQUEST,
			    arena_dup(c->arena, name),
			    "There is no member of this name");
		TRY(take(c, &b->members[i], json_object_iter_peek_value(&it)));
	}
	for (size_t i = 0; i < b->n; i++) {
		const struct member *m = &b->members[i];

		if (!m->there && !m->optional)
			return ERR(c->arena, BAD_REQUEST, str_of(m->name),
			    "%s is missing", m->name);
	}
	return NULL;
}

/* json-c frees what it parsed without wiping. */
static void
wipe_strings(struct json_object *o)
{
	struct json_object_iterator it, end;

	if (!json_object_is_type(o, json_type_object))
		return;
	end = json_object_iter_end(o);
	for (it = json_object_iter_begin(o); !json_object_iter_equal(&it, &end);
	     json_object_iter_next(&it)) {
		struct json_object *v = json_object_iter_peek_value(&it);
		union {
			const char *in;
			char *out;
		} u;

		if (!json_object_is_type(v, json_type_string))
			continue;
		u.in = json_object_get_string(v);
		secret_wipe(u.out, (size_t)json_object_get_string_len(v));
	}
}

struct err *
body_read(struct call *c, struct body *b)
{
	scoped(json_in_free) struct json_object *o = NULL;
	struct err *e;
	bool nul;
	size_t n;

	TRY(c->rq->read_body(c->rq, (size_t)c->api->conf->body_max, &b->text));
	TRY(json_in_parse(c->arena, b->text, DEPTH, &o));
	n = json_in_members(b->text, &nul);
	if (nul)
		e = json_in_malformed(c->arena, "a text has a NUL");
	else
		e = take_all(c, b, o);
	if (e == NULL && n != (size_t)json_object_object_length(o))
		e = json_in_malformed(c->arena, "a member is given twice");
	wipe_strings(o);
	return e;
}

static void
wipe_view(struct str *s)
{
	union {
		const char *in;
		char *out;
	} u = { .in = s->p };

	secret_wipe(u.out, s->n);
}

void
body_wipe(struct body *b)
{
	wipe_view(&b->text);
	for (size_t i = 0; i < b->n; i++)
		wipe_view(&b->members[i].text);
}
