/* SPDX-License-Identifier: MIT */
/* batch_json.c - a batch as JSON (JSON Format §19.1). */
#include "config.h"
#include <json-c/json.h>
#include "app/batch.h"
#include "app/json_in.h"
#include "base/b64.h"

enum { DEPTH = 32 };

struct reading {
	struct batch *batch;
	struct arena *arena;
	struct batch_part *part; /* that is being read */
	size_t n;                /* its number */
	struct json_object *payload;
	size_t members; /* of all objects so far */
	bool lengths;   /* numbers are texts as well */
};

static struct err *
malformed(struct reading *r, const char *member, const char *what)
{
	return ERR(r->arena, BAD_REQUEST, str_of(member),
	    "Request %zu of the batch: %s %s", r->n + 1, member, what);
}

/* A text without controls; in headers also a whole number, as clients write
 * lengths. */
static struct err *
text(struct reading *r, const char *member, struct json_object *v,
    struct str *ret)
{
	const char *p;

	if (!json_object_is_type(v, json_type_string) &&
	    !(r->lengths && json_object_is_type(v, json_type_int)))
		return malformed(r, member, "must be a string");
	p = json_object_get_string(v);
	*ret = arena_dup(r->arena,
	    json_object_is_type(v, json_type_string)
		? (struct str){ p, (size_t)json_object_get_string_len(v) }
		: str_of(p));
	if (!part_is_field(S("x"), *ret))
		return malformed(r, member, "has a control character");
	return NULL;
}

static struct err *
read_id(struct reading *r, struct json_object *v)
{
	TRY(text(r, "id", v, &r->part->id));
	if (r->part->id.n == 0)
		return malformed(r, "id", "is empty");
	if (batch_find(r->batch, r->n, r->part->id, true) != NULL)
		return malformed(
		    r, "id", "is that of another request or group");
	return NULL;
}

/* Members of a group stand together. */
static struct err *
read_group(struct reading *r, struct json_object *v)
{
	const struct batch_part *before;
	struct str name;

	TRY(text(r, "atomicityGroup", v, &name));
	before = batch_find(r->batch, r->n, name, true);
	r->part->group = name;
	if (name.n == 0)
		return malformed(r, "atomicityGroup", "is empty");
	if (before == NULL)
		return NULL;
	if (str_eq(before->id, name))
		return malformed(r, "atomicityGroup", "is the id of a request");
	if (!str_eq(r->batch->parts[r->n - 1].group, name))
		return malformed(
		    r, "atomicityGroup", "is not next to the others of it");
	return NULL;
}

static struct err *
read_depends(struct reading *r, struct json_object *v)
{
	size_t n;
	struct str *names;

	if (!json_object_is_type(v, json_type_array))
		return malformed(r, "dependsOn", "must be an array");
	n = json_object_array_length(v);
	names = NEWN(r->arena, struct str, n);
	for (size_t i = 0; i < n; i++) {
		TRY(text(r, "dependsOn", json_object_array_get_idx(v, i),
		    &names[i]));
		if (batch_find(r->batch, r->n, names[i], true) == NULL)
			return malformed(r, "dependsOn",
			    "names what is no request or group before it");
	}
	r->part->depends = names;
	r->part->ndepends = n;
	return NULL;
}

static struct err *
read_method(struct reading *r, struct json_object *v)
{
	struct http_req *rq = &r->part->rq;
	char *p;

	TRY(text(r, "method", v, &rq->method_text));
	if (rq->method_text.n == 0 || rq->method_text.n > 20)
		return malformed(r, "method", "is no method");
	p = arena_z(r->arena, rq->method_text);
	for (size_t i = 0; i < rq->method_text.n; i++)
		if (p[i] >= 'a' && p[i] <= 'z')
			p[i] = (char)(p[i] - 'a' + 'A');
	rq->method_text.p = p;
	rq->method = http_method_of(rq->method_text);
	return NULL;
}

static struct err *
read_url(struct reading *r, struct json_object *v)
{
	TRY(text(r, "url", v, &r->part->rq.target));
	return NULL;
}

static struct err *
read_if(struct reading *r, struct json_object *v)
{
	TRY(text(r, "if", v, &r->part->condition));
	return r->part->condition.n > 0 ? NULL : malformed(r, "if", "is empty");
}

static struct err *
read_headers(struct reading *r, struct json_object *v)
{
	struct http_req *rq = &r->part->rq;
	struct http_pair *pairs =
	    NEWN(r->arena, struct http_pair, PART_FIELDS_MAX);

	if (!json_object_is_type(v, json_type_object))
		return malformed(r, "headers", "must be an object");
	rq->headers = pairs;
	r->members += (size_t)json_object_object_length(v);
	if (json_object_object_length(v) > PART_FIELDS_MAX)
		return malformed(r, "headers", "has too many members");
	json_object_object_foreach(v, key, value)
	{
		struct http_pair *x = &pairs[rq->nheaders++];

		r->lengths = true;
		TRY(text(r, "headers", value, &x->value));
		r->lengths = false;
		x->name = arena_dup(r->arena, str_of(key));
		if (!part_is_field(x->name, x->value))
			return malformed(r, "headers", "has a malformed name");
	}
	return NULL;
}

static struct err *
read_body(struct reading *r, struct json_object *v)
{
	r->payload = v;
	return NULL;
}

static const struct {
	const char *name;
	struct err *(*read)(struct reading *, struct json_object *);
	bool needed;
} members[] = {
	{ "id", read_id, true },
	{ "method", read_method, true },
	{ "url", read_url, true },
	{ "atomicityGroup", read_group, false },
	{ "dependsOn", read_depends, false },
	{ "if", read_if, false },
	{ "headers", read_headers, false },
	{ "body", read_body, false },
};

/* Members of a value at any depth. */
static size_t
count_members(struct json_object *v)
{
	size_t n = 0;

	if (json_object_is_type(v, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(v); i++)
			n += count_members(json_object_array_get_idx(v, i));
	} else if (json_object_is_type(v, json_type_object)) {
		json_object_object_foreach(v, key, value)
		{
			(void)key;
			n += 1 + count_members(value);
		}
	}
	return n;
}

/* A body is JSON, text or base64url by its media type; the one that a read
 * can have, query options, is no JSON. */
static struct err *
payload(struct reading *r)
{
	struct batch_part *p = r->part;
	struct str type =
	    http_media(http_header(&p->rq, S("content-type"), NULL));
	struct str s;

	r->members += count_members(r->payload);
	if (r->payload == NULL)
		return NULL;
	if (p->rq.method == HTTP_GET || p->rq.method == HTTP_DELETE)
		return malformed(r, "body", "is not allowed with that method");
	if (!json_object_is_type(r->payload, json_type_string) ||
	    str_ieq(type, S("application/json")) || type.n == 0)
		return NULL; /* of a write, which is refused */
	s = (struct str){ json_object_get_string(r->payload),
		(size_t)json_object_get_string_len(r->payload) };
	if (str_ieq(str_head(type, 5), S("text/")))
		p->body = arena_dup(r->arena, s);
	else if (!b64_get(r->arena, s, &p->body))
		return malformed(r, "body", "is not base64url");
	return NULL;
}

static struct err *
read_request(struct reading *r, struct json_object *o)
{
	size_t known = 0;

	r->part = &r->batch->parts[r->n];
	r->payload = NULL;
	if (!json_object_is_type(o, json_type_object))
		return malformed(r, "requests", "must be an object");
	for (size_t i = 0; i < N_ELEM(members); i++) {
		struct json_object *v;

		if (json_object_object_get_ex(o, members[i].name, &v)) {
			known++;
			TRY(members[i].read(r, v));
		} else if (members[i].needed) {
			return malformed(r, members[i].name, "is missing");
		}
	}
	if (known < (size_t)json_object_object_length(o))
		return malformed(r, "requests", "has an unknown member");
	r->members += known;
	return payload(r);
}

static struct err *
read_requests(struct reading *r, struct json_object *o)
{
	const size_t max = (size_t)r->batch->job->app->conf->batch_max;
	struct json_object *list;
	size_t n;

	if (!json_object_object_get_ex(o, "requests", &list) ||
	    !json_object_is_type(list, json_type_array))
		return ERR(r->arena, BAD_REQUEST, S("requests"),
		    "A batch in JSON is an object with the array 'requests'");
	n = json_object_array_length(list);
	if (n > max)
		return ERR(r->arena, LIMIT, S("requests"),
		    "More than %zu requests in a batch (batch_max)", max);
	r->batch->parts = NEWN(r->arena, struct batch_part, n);
	r->batch->n = n;
	for (; r->n < n; r->n++)
		TRY(read_request(r, json_object_array_get_idx(list, r->n)));
	return NULL;
}

struct err *
batch_read_json(struct batch *b, struct str body)
{
	scoped(json_in_free) struct json_object *o = NULL;
	struct reading r = { .batch = b, .arena = b->job->rq->arena };
	bool nul;
	size_t n;

	while (body.n > 0 &&
	    (body.p[body.n - 1] == '\n' || body.p[body.n - 1] == '\r' ||
		body.p[body.n - 1] == ' '))
		body.n--;
	TRY(json_in_parse(r.arena, body, DEPTH, &o));
	n = json_in_members(body, &nul);
	if (nul)
		return json_in_malformed(r.arena, "a text has a NUL");
	TRY(read_requests(&r, o));
	/* Annotations of the batch itself may be there; they say nothing. */
	json_object_object_foreach(o, key, value)
	{
		r.members++;
		if (strcmp(key, "requests") == 0)
			continue;
		if (strchr(key, '@') == NULL)
			return ERR(r.arena, BAD_REQUEST,
			    arena_dup(r.arena, str_of(key)),
			    "A batch has no member of that name");
		r.members += count_members(value);
	}
	return n == r.members
	    ? NULL
	    : json_in_malformed(r.arena, "a member is given twice");
}
