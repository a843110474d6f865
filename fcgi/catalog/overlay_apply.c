/* SPDX-License-Identifier: MIT */
/*
 * overlay_apply.c - the overlay meets the facts.
 *
 * What it names must be there. Relations become foreign keys and declared
 * keys become unique indexes before the model is built, so that all rules of
 * the model hold for them too.
 */
#include "config.h"
#include "catalog/facts.h"

static struct fact_column *
find_column(
    struct build *b, const struct fact_table *t, struct str name, struct str at)
{
	struct fact_column *c = facts_column(t, name);

	if (c == NULL)
		overlay_problem(b->overlay, at,
		    "the table '%.*s' has no column '%.*s'", STRF(t->name),
		    STRF(name));
	return c;
}

static void
apply_columns(struct build *b, struct fact_table *t)
{
	for (size_t i = 0; i < t->overlay->columns.n; i++) {
		const struct overlay_column *oc = t->overlay->columns.v[i];
		struct fact_column *c = find_column(b, t, oc->column, oc->path);

		if (c == NULL)
			continue;
		if (c->overlay != NULL)
			overlay_problem(b->overlay, oc->path,
			    "the column '%.*s' stands there already",
			    STRF(c->name));
		c->overlay = oc;
	}
}

static struct fact_fk *
find_fk(const struct fact_table *t, struct str name)
{
	for (size_t i = 0; i < t->fks.n; i++)
		if (str_eq(t->fks.v[i]->name, name))
			return t->fks.v[i];
	return NULL;
}

static bool
same_relation(const struct fact_fk *k, const struct fact_fk *l)
{
	if (!str_eq(k->table, l->table) || k->from.n != l->from.n ||
	    !str_eq(k->schema, l->schema))
		return false;
	for (size_t i = 0; i < k->from.n; i++)
		if (k->from.v[i] != l->from.v[i] ||
		    !str_ieq(k->names.v[i], l->names.v[i]))
			return false;
	return true;
}

/* The columns that a relation leads to: given, or the primary key. */
static bool
target_names(struct build *b, const struct overlay_fk *ok,
    const struct fact_table *to, struct fact_fk *k)
{
	const struct fact_index *pk = NULL;

	if (ok->to_columns.v.n > 0) {
		for (size_t i = 0; i < ok->to_columns.v.n; i++) {
			struct fact_column *c = find_column(
			    b, to, ok->to_columns.v.v[i], ok->to_columns.path);

			if (c == NULL)
				return false;
			VEC_PUSH(b->scratch, &k->names, c->name);
		}
		return true;
	}
	for (size_t i = 0; i < to->indexes.n; i++)
		if (str_eq(to->indexes.v[i]->name, S("PRIMARY")))
			pk = to->indexes.v[i];
	if (pk == NULL || pk->cols.n != ok->columns.v.n) {
		overlay_problem(b->overlay, ok->path,
		    "to_columns is missing, and the table '%.*s' has no "
		    "primary key of %zu column%s",
		    STRF(to->name), ok->columns.v.n,
		    ok->columns.v.n == 1 ? "" : "s");
		return false;
	}
	for (size_t i = 0; i < pk->cols.n; i++)
		VEC_PUSH(b->scratch, &k->names, pk->cols.v[i]->name);
	return true;
}

static void
apply_relation(
    struct build *b, struct fact_table *t, const struct overlay_fk *ok)
{
	struct fact_table *to = facts_table(b->facts, ok->to.name);
	struct fact_fk *k = NEW(b->scratch, struct fact_fk);

	if (find_fk(t, ok->key) != NULL) {
		overlay_problem(b->overlay, ok->path,
		    "there is a foreign key of this name");
		return;
	}
	if (ok->to.name.n == 0 || ok->columns.v.n == 0 ||
	    (ok->to_columns.v.n > 0 && ok->to_columns.v.n != ok->columns.v.n))
		return; /* said already */
	if (to == NULL) {
		overlay_problem(b->overlay, ok->to.path,
		    "there is no table '%.*s' in the database",
		    STRF(ok->to.name));
		return;
	}
	*k = (struct fact_fk){ .name = ok->key,
		.schema = b->facts->database,
		.table = to->name,
		.overlay = ok,
		.loose = true };
	for (size_t i = 0; i < ok->columns.v.n; i++) {
		struct fact_column *c =
		    find_column(b, t, ok->columns.v.v[i], ok->columns.path);

		if (c == NULL)
			return;
		VEC_PUSH(b->scratch, &k->from, c);
	}
	if (!target_names(b, ok, to, k))
		return;
	for (size_t i = 0; i < t->fks.n; i++)
		if (same_relation(t->fks.v[i], k)) {
			overlay_problem(b->overlay, ok->path,
			    "%.*s says so already", STRF(t->fks.v[i]->name));
			return;
		}
	VEC_PUSH(b->scratch, &t->fks, k);
}

static void
apply_fks(struct build *b, struct fact_table *t)
{
	for (size_t i = 0; i < t->overlay->fks.n; i++) {
		const struct overlay_fk *ok = t->overlay->fks.v[i];
		struct fact_fk *k;

		if (ok->relation) {
			apply_relation(b, t, ok);
			continue;
		}
		k = find_fk(t, ok->key);
		if (k == NULL || k->loose)
			overlay_problem(b->overlay, ok->path,
			    "the table '%.*s' has no foreign key '%.*s'",
			    STRF(t->name), STRF(ok->key));
		else
			k->overlay = ok;
	}
}

/* Does an index of the database prove that the columns identify a row? */
static bool
proved(const struct fact_table *t, const struct fact_index *key)
{
	for (size_t i = 0; i < t->indexes.n; i++) {
		const struct fact_index *x = t->indexes.v[i];
		size_t in = 0;

		for (size_t j = 0; j < x->cols.n; j++)
			for (size_t l = 0; l < key->cols.n; l++)
				in += x->cols.v[j] == key->cols.v[l] &&
				    !x->cols.v[j]->nullable;
		if (x->unique && in == x->cols.n)
			return true;
	}
	return false;
}

static void
apply_key(struct build *b, struct fact_table *t)
{
	const struct overlay_table *says = t->overlay;
	struct fact_index *x = NEW(b->scratch, struct fact_index);

	if (says->key.v.n == 0)
		return;
	x->name = S("of the overlay");
	x->unique = true;
	for (size_t i = 0; i < says->key.v.n; i++) {
		struct fact_column *c =
		    find_column(b, t, says->key.v.v[i], says->key.path);

		if (c == NULL)
			return;
		if (c->nullable && !says->trusted)
			overlay_problem(b->overlay, says->key.path,
			    "the column '%.*s' allows null; say \"trusted\": "
			    "true if it never is",
			    STRF(c->name));
		VEC_PUSH(b->scratch, &x->cols, c);
	}
	view_inherit(b, t);
	if (!says->trusted && !proved(t, x))
		overlay_problem(b->overlay, says->key.path,
		    "no unique index proves that these columns identify a row "
		    "of '%.*s'; say \"trusted\": true if they do",
		    STRF(t->name));
	t->given_key = x;
	VEC_PUSH(b->scratch, &t->indexes, x);
}

/* A hidden table has no use for what would only show. */
static void
apply_hidden(struct build *b, struct fact_table *t)
{
	const struct overlay_table *says = t->overlay;

	if (!says->hide)
		return;
	if (says->name.name.n > 0 || says->search.v.n > 0 ||
	    says->page_size > 0 || says->has_doc || says->types.n > 0 ||
	    says->media.there || says->computed.n > 0)
		overlay_problem(b->overlay, says->path,
		    "the table is hidden: it needs no name, description, "
		    "page_size, search, types, media or computed");
	t->unseen = says->link.there;
}

static bool
has_fk(const struct fact_table *t, struct str name)
{
	for (size_t i = 0; i < t->fks.n; i++)
		if (str_eq(t->fks.v[i]->name, name))
			return true;
	for (size_t i = 0; i < t->overlay->fks.n; i++)
		if (str_eq(t->overlay->fks.v[i]->key, name))
			return true; /* its own problem is enough */
	return false;
}

static void
apply_link(struct build *b, const struct fact_table *t)
{
	const struct overlay_link *l = &t->overlay->link;
	const struct given *const ends[] = { &l->from, &l->to };

	for (size_t i = 0; l->there && i < N_ELEM(ends); i++)
		if (!has_fk(t, ends[i]->name))
			overlay_problem(b->overlay, ends[i]->path,
			    "the table '%.*s' has neither a foreign key nor a "
			    "relation '%.*s'",
			    STRF(t->name), STRF(ends[i]->name));
}

void
overlay_apply(struct build *b)
{
	struct overlay *o = b->overlay;

	for (size_t i = 0; o != NULL && i < o->tables.n; i++) {
		const struct overlay_table *says = o->tables.v[i];
		struct fact_table *t = facts_table(b->facts, says->table);

		if (t == NULL) {
			overlay_problem(o, says->path,
			    "there is no table '%.*s' in the database '%.*s', "
			    "or the account may not see it",
			    STRF(says->table), STRF(b->facts->database));
			continue;
		}
		t->overlay = says;
		apply_columns(b, t);
		apply_key(b, t);
		apply_fks(b, t);
		apply_hidden(b, t);
		apply_link(b, t);
	}
}

/* In a map of taken names a given one has its struct given, any other the
 * map itself. */
struct str
take_given(struct build *b, struct map *taken, const struct given *g)
{
	if (map_add(taken, g->name, g))
		return g->name;
	if (map_get(taken, g->name) != (const void *)taken) {
		const struct given *other = map_get(taken, g->name);

		overlay_problem(b->overlay, g->path,
		    "the name '%.*s' is given by %.*s already", STRF(g->name),
		    STRF(other->path));
	} else
		overlay_problem(b->overlay, g->path,
		    "the name '%.*s' is taken: rename or hide what has it",
		    STRF(g->name));
	return take_name(b->arena, taken, g->name);
}

struct str
take_beside(struct build *b, struct map *taken, struct str name)
{
	const struct given *g = map_get(taken, name);

	if (g != NULL && (const void *)g != (const void *)taken)
		overlay_problem(b->overlay, g->path,
		    "the name '%.*s' is that of another one in the database: "
		    "rename or hide that too",
		    STRF(name));
	return take_name(b->arena, taken, name);
}

void
overlay_unresolved(struct build *b, const struct fact_fk *k, struct str why)
{
	if (k->overlay != NULL)
		overlay_problem(b->overlay, k->overlay->path,
		    "there can be no navigation: %.*s", STRF(why));
}

static void
search_columns(struct build *b, const struct fact_table *t)
{
	const struct overlay_names *names = &t->overlay->search;
	const struct edm_prop **p =
	    NEWN(b->arena, const struct edm_prop *, names->v.n);
	size_t n = 0;

	for (size_t i = 0; i < names->v.n; i++) {
		const struct fact_column *c =
		    find_column(b, t, names->v.v[i], names->path);

		if (c == NULL)
			continue;
		if (c->prop == NULL)
			overlay_problem(b->overlay, names->path,
			    "the column '%.*s' is left out: %.*s",
			    STRF(c->name), STRF(c->hidden));
		else if (c->prop->type != EDM_STRING)
			overlay_problem(b->overlay, names->path,
			    "the column '%.*s' is %.*s, no text", STRF(c->name),
			    STRF(c->column_type));
		else
			p[n++] = c->prop;
	}
	t->set->search = p;
	t->set->nsearch = n;
}

/* A unique index must prove it; nulls in it do no harm, since no URL asks for
 * them. */
static bool
identifies(
    const struct fact_table *t, const struct fact_column *const *cols, size_t n)
{
	for (size_t i = 0; i < t->indexes.n; i++) {
		const struct fact_index *x = t->indexes.v[i];
		size_t in = 0;

		for (size_t j = 0; j < x->cols.n; j++)
			for (size_t k = 0; k < n; k++)
				in += x->cols.v[j] == cols[k];
		if (x->unique && in == x->cols.n)
			return true;
	}
	return false;
}

static bool
same_props(const struct edm_prop *const *p, size_t np,
    const struct edm_prop *const *q, size_t nq)
{
	size_t in = 0;

	for (size_t i = 0; i < np; i++)
		for (size_t j = 0; j < nq; j++)
			in += p[i] == q[j];
	return np == nq && in == np;
}

static bool
key_exists(const struct edm_set *s, const struct edm_altkey *k)
{
	for (size_t i = 0; i < s->nalts; i++)
		if (same_props(k->props, k->n, s->alts[i].props, s->alts[i].n))
			return true;
	return same_props(k->props, k->n, s->keys, s->nkeys);
}

static bool
alternate_key(struct build *b, const struct fact_table *t,
    const struct overlay_names *names, struct edm_altkey *ret)
{
	const size_t before = b->overlay->nproblems;
	const struct fact_column **c =
	    NEWN(b->scratch, const struct fact_column *, names->v.n);
	const struct edm_prop **p =
	    NEWN(b->arena, const struct edm_prop *, names->v.n);

	for (size_t i = 0; i < names->v.n; i++) {
		c[i] = find_column(b, t, names->v.v[i], names->path);
		p[i] = c[i] == NULL ? NULL : c[i]->prop;
		if (c[i] == NULL)
			continue;
		if (p[i] == NULL)
			overlay_problem(b->overlay, names->path,
			    "the column '%.*s' is left out: %.*s",
			    STRF(c[i]->name), STRF(c[i]->hidden));
		else if (!can_be_key(p[i]))
			overlay_problem(b->overlay, names->path,
			    "the column '%.*s' is %.*s, which no key can be",
			    STRF(c[i]->name), STRF(edm_type_name(p[i]->type)));
	}
	*ret = (struct edm_altkey){ p, names->v.n };
	if (b->overlay->nproblems == before && !identifies(t, c, names->v.n))
		overlay_problem(b->overlay, names->path,
		    "no unique index proves that these columns identify a row "
		    "of '%.*s'",
		    STRF(t->name));
	else if (b->overlay->nproblems == before && key_exists(t->set, ret))
		overlay_problem(
		    b->overlay, names->path, "there is this key already");
	return b->overlay->nproblems == before;
}

static void
alternate_keys(struct build *b, const struct fact_table *t)
{
	struct edm_altkey *v =
	    NEWN(b->arena, struct edm_altkey, t->overlay->alts.n);

	t->set->alts = v;
	for (size_t i = 0; i < t->overlay->alts.n; i++)
		if (alternate_key(
			b, t, &t->overlay->alts.v[i], &v[t->set->nalts]))
			t->set->nalts++;
}

void
overlay_sets(struct build *b)
{
	for (size_t i = 0; i < b->facts->tables.n; i++) {
		struct fact_table *t = b->facts->tables.v[i];

		if (t->overlay == NULL || t->overlay->hide)
			continue;
		if (t->set == NULL) {
			overlay_problem(b->overlay, t->overlay->path,
			    "the table is not exposed: %.*s", STRF(t->reason));
			continue;
		}
		t->set->page_size = t->overlay->page_size;
		overlay_derived(b, t);
		overlay_streams(b, t);
		t->set->notes = overlay_notes(b, &t->overlay->notes);
		t->set->type_notes = overlay_notes(b, &t->overlay->type_notes);
		search_columns(b, t);
		alternate_keys(b, t);
	}
}
