/* SPDX-License-Identifier: MIT */
/*
 * key.c - canonical URLs of entities (OData 4.01 Part 2 §4.3.1).
 *
 * The text is percent-encoded but for what a path may hold as it is, so it
 * needs no escaping within a JSON string either.
 */
#include "config.h"
#include "write/write_priv.h"

static bool
is_plain(char c)
{
	return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' ||
	    c == '~' || c == ':' || c == ',';
}

static void
put_encoded(struct out *o, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		char *q = out_room(o, 6);

		if (is_plain(s.p[i])) {
			q[0] = s.p[i];
			out_did(o, 1);
		} else if (c == '\'') {
			/* doubled within a literal */
			memcpy(q, "\'\'", 2);
			out_did(o, 2);
		} else {
			q[0] = '%';
			q[1] = hex[c >> 4];
			q[2] = hex[c & 15];
			out_did(o, 3);
		}
	}
}

static void
put_literal(struct out *o, const struct write_conf *conf,
    const struct edm_prop *p, const struct val *v)
{
	if (v->kind == VAL_NULL) {
		out_lit(o, "null");
		return;
	}
	if (p->type == EDM_STRING) {
		out_char(o, '\'');
		if (v->kind == VAL_STR || v->kind == VAL_BYTES)
			put_encoded(o, v->s);
		else
			put_plain(o, p, p->type, v);
		out_char(o, '\'');
		return;
	}
	if (p->type == EDM_DURATION)
		out_lit(o, "duration");
	else if (p->type == EDM_BINARY)
		out_lit(o, "binary");
	else if (p->type == EDM_ENUM) {
		out_put(o, conf->model->ns);
		out_char(o, '.');
		out_put(o, p->etype->name);
	} else {
		put_plain(o, p, p->type, v);
		return;
	}
	out_char(o, '\'');
	put_plain(o, p, p->type, v);
	out_char(o, '\'');
}

void
put_key(struct out *o, const struct write_conf *conf, const struct edm_set *set,
    const struct val *const *keys)
{
	out_char(o, '(');
	for (size_t i = 0; i < set->nkeys; i++) {
		if (i > 0)
			out_char(o, ',');
		if (set->nkeys > 1) {
			out_put(o, set->keys[i]->name);
			out_char(o, '=');
		}
		put_literal(o, conf, set->keys[i], keys[i]);
	}
	out_char(o, ')');
}

void
put_entity_id(struct out *o, const struct write_conf *conf,
    const struct edm_set *set, const struct val *const *keys)
{
	out_put(o, set->name);
	put_key(o, conf, set, keys);
}
