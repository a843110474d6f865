/* SPDX-License-Identifier: MIT */
/*
 * key.c - the key of a table: what OData addresses and pages by.
 *
 * The primary key when it can be one; else the unique key without nulls that
 * has the fewest columns, then whole numbers, then the first name. A unique
 * key that allows nulls identifies nothing.
 */
#include "config.h"
#include "catalog/facts.h"

/* CSDL 4.01 §6.5: no binary, no floating point, no geometry. */
bool
can_be_key(const struct edm_prop *p)
{
	return p->type != EDM_BINARY && p->type != EDM_STREAM &&
	    p->how != COLUMN_TIME && p->how != COLUMN_SPAN &&
	    p->type != EDM_SINGLE && p->type != EDM_DOUBLE &&
	    !edm_is_geometry(p->type);
}

/* Empty when the index can be the key; else why not. */
static struct str
objection(
    struct build *b, const struct fact_table *t, const struct fact_index *x)
{
	for (size_t i = 0; i < x->cols.n; i++) {
		const struct fact_column *c = x->cols.v[i];

		if (c->nullable && x != t->given_key)
			return arena_strf(b->scratch,
			    "column %.*s of its unique key %.*s allows null",
			    STRF(c->name), STRF(x->name));
		if (c->prop == NULL)
			return arena_strf(b->scratch,
			    "column %.*s of its key %.*s is left out: %.*s",
			    STRF(c->name), STRF(x->name), STRF(c->hidden));
		if (!can_be_key(c->prop))
			return arena_strf(b->scratch,
			    "column %.*s of its key %.*s is %.*s,"
			    " which no key can be",
			    STRF(c->name), STRF(x->name),
			    STRF(edm_type_name(c->prop->type)));
	}
	return (struct str){ 0 };
}

static bool
is_primary(const struct fact_index *x)
{
	return str_eq(x->name, S("PRIMARY"));
}

static size_t
not_whole(const struct fact_index *x)
{
	size_t n = 0;

	for (size_t i = 0; i < x->cols.n; i++)
		n += !edm_is_integer(x->cols.v[i]->prop->type);
	return n;
}

/* Both can be keys. */
static bool
better(const struct fact_index *x, const struct fact_index *than)
{
	if (is_primary(x) != is_primary(than))
		return is_primary(x);
	if (x->cols.n != than->cols.n)
		return x->cols.n < than->cols.n;
	if (not_whole(x) != not_whole(than))
		return not_whole(x) < not_whole(than);
	return str_cmp(x->name, than->name) < 0;
}

void
choose_key(struct build *b, struct fact_table *t)
{
	struct str why = { 0 };

	if (t->given_key != NULL) {
		why = objection(b, t, t->given_key);
		if (why.n == 0)
			t->key = t->given_key;
		else
			t->reason = why;
		return;
	}
	for (size_t i = 0; i < t->indexes.n; i++) {
		const struct fact_index *x = t->indexes.v[i];
		struct str no;

		if (!x->unique)
			continue;
		no = objection(b, t, x);
		if (no.n == 0) {
			if (t->key == NULL || better(x, t->key))
				t->key = x;
		} else if (why.n == 0 || is_primary(x)) {
			why = no;
		}
	}
	if (t->key != NULL)
		return;
	if (why.n == 0)
		why = t->no_base;
	if (why.n == 0)
		why = facts_is_view(t)
		    ? S("the view does not show the key of its table")
		    : S("it has neither a primary key nor a unique key");
	t->reason = arena_strf(b->scratch, "no key: %.*s", STRF(why));
}
