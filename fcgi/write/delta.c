/* SPDX-License-Identifier: MIT */
/*
 * delta.c - entities that are no longer part of the answer (OData JSON Format
 * 4.01 §15.3; 4.0 §4.5 names them by their context), and the delta link.
 */
#include "config.h"
#include "out/json.h"
#include "write/write_priv.h"

enum { KEYS_MAX = 64 }; /* an index of MariaDB has at most 32 columns */

static void
put_id(struct out *o, const struct shape *s, const struct val *keys)
{
	const struct edm_set *set = s->level->query->set;
	const struct val *p[KEYS_MAX];

	must(set->nkeys <= KEYS_MAX);
	for (size_t i = 0; i < set->nkeys; i++)
		p[i] = &keys[i];
	out_char(o, '"');
	out_put(o, s->conf->root);
	put_entity_id(o, s->conf, set, p);
	out_char(o, '"');
}

static void
put_reason(struct out *o, bool changed)
{
	if (changed)
		out_lit(o, "\"reason\":\"changed\"");
	else
		out_lit(o, "\"reason\":\"deleted\"");
}

void
write_removed(struct out *o, const struct shape *s, const struct val *keys,
    bool changed, bool first)
{
	const struct edm_set *set = s->level->query->set;

	if (!first)
		out_char(o, ',');
	if (!s->conf->v401) {
		out_lit(o, "{\"@odata.context\":\"");
		out_put(o, s->conf->root);
		out_lit(o, "$metadata#");
		out_put(o, set->name);
		out_lit(o, "/$deletedEntity\",\"id\":");
		put_id(o, s, keys);
		out_char(o, ',');
		put_reason(o, changed);
		out_char(o, '}');
		return;
	}
	out_lit(o, "{\"@removed\":{");
	put_reason(o, changed);
	out_lit(o, "},\"@id\":");
	put_id(o, s, keys);
	for (size_t i = 0; i < set->nkeys; i++) {
		const struct edm_prop *p = set->keys[i];

		out_char(o, ',');
		json_str(o, p->name);
		out_char(o, ':');
		write_value(o, s->conf, p, p->type, &keys[i]);
	}
	out_char(o, '}');
}

void
write_end_delta(struct out *o, const struct shape *s, struct str link)
{
	if (s->conf->v401)
		out_lit(o, "],\"@deltaLink\":");
	else
		out_lit(o, "],\"@odata.deltaLink\":");
	json_str(o, link);
	out_char(o, '}');
}
