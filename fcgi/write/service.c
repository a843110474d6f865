/* SPDX-License-Identifier: MIT */
/* service.c - the service document (OData JSON Format 4.01 §5). */
#include "config.h"
#include "base/arena.h"
#include "out/json.h"
#include "write/write.h"

/* A name as a relative URL: letters beyond ASCII as their UTF-8 bytes. */
static void
url(struct out *o, struct str name)
{
	static const char hex[] = "0123456789ABCDEF";

	out_char(o, '"');
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];

		if (c < 0x80) {
			out_char(o, (char)c);
			continue;
		}
		out_char(o, '%');
		out_char(o, hex[c >> 4]);
		out_char(o, hex[c & 15]);
	}
	out_char(o, '"');
}

static void
resource(struct out *o, const struct edm_set *s)
{
	out_lit(o, "{\"name\":");
	json_str(o, s->name);
	if (!str_eq(s->name, s->table)) {
		out_lit(o, ",\"title\":");
		json_str(o, s->table);
	}
	out_lit(o, ",\"kind\":\"EntitySet\",\"url\":");
	url(o, s->name);
	out_char(o, '}');
}

static void
singleton(struct out *o, const struct edm_singleton *x)
{
	out_lit(o, ",{\"name\":");
	json_str(o, x->name);
	out_lit(o, ",\"kind\":\"Singleton\",\"url\":");
	url(o, x->name);
	out_char(o, '}');
}

void
write_service(struct out *o, const struct write_conf *c)
{
	out_char(o, '{');
	if (c->metadata != METADATA_NONE) {
		out_put(o,
		    c->v401 ? S("\"@context\":\"")
			    : S("\"@odata.context\":\""));
		out_put(o, c->root); /* a URL: nothing to escape */
		out_lit(o, "$metadata\",");
	}
	out_lit(o, "\"value\":[");
	for (size_t i = 0; i < c->model->nsets; i++) {
		if (i > 0)
			out_char(o, ',');
		resource(o, &c->model->sets[i]);
	}
	/* there is a set for each of them, so there is a comma to put */
	for (size_t i = 0; i < c->model->nsingletons; i++)
		singleton(o, &c->model->singletons[i]);
	out_lit(o, "]}");
}
