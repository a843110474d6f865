/* SPDX-License-Identifier: MIT */
/* json_in.c - request bodies in JSON. */
#include "config.h"
#include <json-c/json.h>
#include "app/json_in.h"

void
json_in_free(struct json_object **o)
{
	if (*o != NULL)
		json_object_put(*o);
}

static void
free_tokener(struct json_tokener **t)
{
	if (*t != NULL)
		json_tokener_free(*t);
}

struct err *
json_in_malformed(struct arena *a, const char *why)
{
	return ERR(
	    a, BAD_REQUEST, S(""), "The body is not one JSON object: %s", why);
}

struct err *
json_in_parse(
    struct arena *a, struct str text, int depth, struct json_object **ret)
{
	scoped(free_tokener) struct json_tokener *t =
	    json_tokener_new_ex(depth);

	must(t != NULL);
	if (memchr(text.p, '\0', text.n) != NULL)
		return json_in_malformed(a, "it has a NUL");
	json_tokener_set_flags(
	    t, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	*ret = json_tokener_parse_ex(t, text.p, (int)text.n);
	if (json_tokener_get_error(t) == json_tokener_continue)
		return json_in_malformed(a, "it ends too early");
	if (json_tokener_get_error(t) != json_tokener_success)
		return json_in_malformed(
		    a, json_tokener_error_desc(json_tokener_get_error(t)));
	if (json_tokener_get_parse_end(t) != text.n)
		return json_in_malformed(a, "something follows it");
	if (!json_object_is_type(*ret, json_type_object))
		return json_in_malformed(a, "it is another value");
	return NULL;
}

/* Colons outside of strings: one for each member. */
size_t
json_in_members(struct str s, bool *nul)
{
	bool in = false;
	size_t n = 0;

	*nul = false;
	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];

		if (in && ch == '\\') {
			if (str_starts(str_skip(s, i), S("\\u0000")))
				*nul = true;
			i++;
		} else if (ch == '"') {
			in = !in;
		} else if (ch == ':' && !in) {
			n++;
		}
	}
	return n;
}
