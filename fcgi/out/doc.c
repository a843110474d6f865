/* SPDX-License-Identifier: MIT */
/* doc.c - JSON documents. */
#include "config.h"
#include "out/doc.h"
#include "out/json.h"

struct doc
doc_in(struct out *o)
{
	return (struct doc){ .out = o };
}

/* Before a value: the comma of an item, unless a key has written it. */
static void
begin(struct doc *d)
{
	if (!d->keyed && d->some[d->depth])
		out_char(d->out, ',');
	d->some[d->depth] = true;
	d->keyed = false;
}

void
doc_key(struct doc *d, struct str name)
{
	must(!d->keyed);
	begin(d);
	json_key(d->out, name);
	d->keyed = true;
}

void
doc_open(struct doc *d, char bracket)
{
	begin(d);
	must(d->depth + 1 < DOC_DEPTH);
	d->some[++d->depth] = false;
	out_char(d->out, bracket);
}

void
doc_close(struct doc *d, char bracket)
{
	must(d->depth > 0 && !d->keyed);
	d->depth--;
	out_char(d->out, bracket);
}

void
doc_str(struct doc *d, struct str s)
{
	begin(d);
	json_str(d->out, s);
}

void
doc_bare(struct doc *d, struct str s)
{
	begin(d);
	out_put(d->out, s);
}

void
doc_i64(struct doc *d, int64_t i)
{
	begin(d);
	json_i64(d->out, i);
}

void
doc_bool(struct doc *d, bool b)
{
	begin(d);
	json_bool(d->out, b);
}

void
doc_set(struct doc *d, const char *name, struct str value)
{
	doc_key(d, str_of(name));
	doc_str(d, value);
}

void
doc_set_i64(struct doc *d, const char *name, int64_t value)
{
	doc_key(d, str_of(name));
	doc_i64(d, value);
}

void
doc_set_bool(struct doc *d, const char *name, bool value)
{
	doc_key(d, str_of(name));
	doc_bool(d, value);
}

void
doc_open_at(struct doc *d, const char *name, char bracket)
{
	doc_key(d, str_of(name));
	doc_open(d, bracket);
}
