/* SPDX-License-Identifier: MIT */
/*
 * suggest.c - an overlay with the relations that a schema seems to have.
 *
 * Nothing of it is applied: it is text for a person to review. It is right by
 * its form: what it says passes latchkeyctl model --check.
 */
#include "config.h"
#include "out/json.h"
#include "catalog/suggest.h"

static const struct fact_index *
primary(const struct fact_table *t)
{
	for (size_t i = 0; i < t->indexes.n; i++)
		if (str_eq(t->indexes.v[i]->name, S("PRIMARY")))
			return t->indexes.v[i];
	return NULL;
}

static bool
is_table(const struct fact_table *t)
{
	return !facts_is_view(t) && t->cols.n > 0 &&
	    (t->overlay == NULL || !t->overlay->hide);
}

static bool
in_fk(const struct fact_table *t, const struct fact_column *c)
{
	for (size_t i = 0; i < t->fks.n; i++)
		for (size_t j = 0; j < t->fks.v[i]->from.n; j++)
			if (t->fks.v[i]->from.v[j] == c)
				return true;
	return false;
}

/* The index that begins with the column; NULL: none. */
static const struct fact_index *
index_of(const struct fact_table *t, const struct fact_column *c)
{
	for (size_t i = 0; i < t->indexes.n; i++)
		if (t->indexes.v[i]->tree && t->indexes.v[i]->cols.v[0] == c)
			return t->indexes.v[i];
	return NULL;
}

static bool
alike(const struct fact_column *x, const struct fact_column *y)
{
	if (x->prop == NULL || y->prop == NULL ||
	    !str_eq(x->collation, y->collation) || x->prop->how != y->prop->how)
		return false;
	if (edm_is_number(x->prop->type))
		return edm_is_integer(x->prop->type) ==
		    edm_is_integer(y->prop->type) &&
		    x->prop->type != EDM_SINGLE && x->prop->type != EDM_DOUBLE;
	return x->prop->type == y->prop->type && x->prop->type != EDM_BOOL &&
	    x->prop->type != EDM_DATE && x->prop->type != EDM_DATETIME &&
	    x->prop->type != EDM_DURATION;
}

/* Then it leads elsewhere only when it says so. */
static bool
is_own_key(const struct fact_table *t, const struct fact_column *c)
{
	const struct fact_index *pk = primary(t);

	return pk != NULL && pk->cols.n == 1 && pk->cols.v[0] == c;
}

static void
guess(struct suggest *g, struct fact_table *from, struct fact_column *c,
    struct fact_table *to)
{
	const struct fact_index *pk = primary(to), *x = index_of(from, c);
	struct fact_column *k;
	struct guess *new;
	struct str why;
	int points;

	if (to->set == NULL || to->unseen || pk == NULL || pk->cols.n != 1)
		return;
	k = pk->cols.v[0];
	if (k == c || !alike(c, k))
		return;
	points = suggest_name(g, from, c, to, k, &why);
	if (points < (is_own_key(from, c) ? SUGGEST_NAMED : 1))
		return;
	new = NEW(g->arena, struct guess);
	new->from = from;
	new->to = to;
	new->key = pk;
	new->points = points;
	VEC_PUSH(g->arena, &new->cols, c);
	VEC_PUSH(g->arena, &new->evidence, why);
	if (str_eq(c->column_type, k->column_type)) {
		new->points++;
		VEC_PUSH(g->arena, &new->evidence,
		    arena_strf(
			g->arena, "both are %.*s", STRF(c->column_type)));
	}
	if (x != NULL) {
		new->points++;
		VEC_PUSH(g->arena, &new->evidence,
		    arena_strf(
			g->arena, "it has the index %.*s", STRF(x->name)));
	}
	VEC_PUSH(g->arena, &g->guesses, new);
}

/* The column of the table with the name and the type of another's. */
static struct fact_column *
namesake(const struct fact_table *t, const struct fact_column *k)
{
	struct fact_column *c = facts_column(t, k->name);

	return c != NULL && str_eq(c->column_type, k->column_type) &&
		alike(c, k)
	    ? c
	    : NULL;
}

static bool
index_holds(
    const struct fact_index *x, struct fact_column *const *cols, size_t n)
{
	size_t in = 0;

	for (size_t i = 0; i < n && i < x->cols.n; i++)
		for (size_t j = 0; j < n; j++)
			in += x->cols.v[i] == cols[j];
	return in == n && x->tree;
}

/* Is there a foreign key of as many columns already? */
static bool
leads_to(const struct fact_table *from, const struct fact_table *to, size_t n)
{
	for (size_t i = 0; i < from->fks.n; i++)
		if (str_eq(from->fks.v[i]->table, to->name) &&
		    from->fks.v[i]->from.n == n)
			return true;
	return false;
}

/* A key of several columns: all are there by name and type, and an index
 * begins with them that is not the table's own whole key. */
static void
guess_compound(
    struct suggest *g, struct fact_table *from, struct fact_table *to)
{
	const struct fact_index *pk = primary(to), *own = primary(from);
	struct guess *new = NEW(g->arena, struct guess);

	if (to->set == NULL || to->unseen || pk == NULL || pk->cols.n < 2 ||
	    from == to || leads_to(from, to, pk->cols.n))
		return;
	for (size_t i = 0; i < pk->cols.n; i++) {
		struct fact_column *c = namesake(from, pk->cols.v[i]);

		if (c == NULL)
			return;
		VEC_PUSH(g->arena, &new->cols, c);
	}
	new->from = from;
	new->to = to;
	new->key = pk;
	for (size_t i = 0; i < from->indexes.n; i++) {
		const struct fact_index *x = from->indexes.v[i];

		if (!index_holds(x, new->cols.v, new->cols.n) ||
		    (x == own && x->cols.n == pk->cols.n))
			continue;
		new->points = SUGGEST_ENOUGH;
		VEC_PUSH(g->arena, &new->evidence,
		    S("it has all columns of the other's key by name and "
		      "type"));
		VEC_PUSH(g->arena, &new->evidence,
		    arena_strf(
			g->arena, "they have the index %.*s", STRF(x->name)));
		VEC_PUSH(g->arena, &g->guesses, new);
		return;
	}
}

static void
guess_all(struct suggest *g)
{
	struct facts *f = g->facts;

	for (size_t i = 0; i < f->tables.n; i++) {
		struct fact_table *t = f->tables.v[i];

		if (!is_table(t))
			continue;
		for (size_t j = 0; j < t->cols.n; j++)
			for (size_t k = 0; k < f->tables.n; k++)
				if (is_table(f->tables.v[k]) &&
				    !in_fk(t, t->cols.v[j]))
					guess(
					    g, t, t->cols.v[j], f->tables.v[k]);
		for (size_t k = 0; k < f->tables.n; k++)
			if (is_table(f->tables.v[k]))
				guess_compound(g, t, f->tables.v[k]);
	}
}

static bool
is_good(const struct guess *x)
{
	return x->points >= SUGGEST_ENOUGH && !x->refuted;
}

/* Is there a better guess for the same columns? Of two that are as good
 * neither is printed: a person would have to toss a coin. */
static bool
is_beaten(const struct suggest *g, const struct guess *x)
{
	for (size_t i = 0; i < g->guesses.n; i++) {
		const struct guess *y = g->guesses.v[i];

		if (y != x && is_good(y) && y->cols.n == x->cols.n &&
		    y->cols.v[0] == x->cols.v[0] && y->points >= x->points)
			return true;
	}
	return false;
}

static bool
is_printed(const struct suggest *g, const struct guess *x)
{
	return is_good(x) && !is_beaten(g, x);
}

/* A link table without a key: all that it carries are references. */
static bool
is_link(const struct suggest *g, const struct fact_table *t,
    struct overlay_names *key)
{
	for (size_t i = 0; i < t->cols.n; i++) {
		const struct fact_column *c = t->cols.v[i];
		bool found = in_fk(t, c);

		for (size_t j = 0; j < g->guesses.n && !found; j++)
			found = g->guesses.v[j]->cols.v[0] == c &&
			    g->guesses.v[j]->cols.n == 1 &&
			    is_printed(g, g->guesses.v[j]);
		if (found)
			VEC_PUSH(g->arena, &key->v, c->name);
		else if (c->prop != NULL && c->prop->type != EDM_DATETIME)
			return false;
		if (found && c->nullable)
			return false;
	}
	return key->v.n >= 2;
}

static void
put_list(struct out *o, const char *name, const struct str *v, size_t n,
    const char *end)
{
	out_lit(o, "\"");
	out_put(o, str_of(name));
	out_lit(o, "\": [");
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			out_lit(o, ", ");
		json_str(o, v[i]);
	}
	out_put(o, str_of(end));
}

static struct str *
names(struct arena *a, struct fact_column *const *c, size_t n, struct str *key)
{
	struct str *v = NEWN(a, struct str, n);

	for (size_t i = 0; i < n; i++) {
		v[i] = c[i]->name;
		*key = i == 0
		    ? v[i]
		    : arena_strf(a, "%.*s, %.*s", STRF(*key), STRF(v[i]));
	}
	return v;
}

static void
print_guess(const struct suggest *g, struct out *o, const struct guess *x)
{
	struct str key = S(""), other = S("");
	struct str *from = names(g->arena, x->cols.v, x->cols.n, &key);
	struct str *to = names(g->arena, x->key->cols.v, x->cols.n, &other);

	out_lit(o, "\n        ");
	json_str(o, key);
	out_lit(o, ": {\n          ");
	put_list(o, "columns", from, x->cols.n, "],\n          \"to\": ");
	json_str(o, x->to->name);
	out_lit(o, ",\n          ");
	put_list(o, "to_columns", to, x->cols.n, "],\n          ");
	put_list(o, "evidence", x->evidence.v, x->evidence.n, "]\n        }");
}

static void
print_relations(
    const struct suggest *g, struct out *o, const struct fact_table *t)
{
	bool some = false;

	out_lit(o, "\"relations\": {");
	for (size_t i = 0; i < g->guesses.n; i++) {
		const struct guess *x = g->guesses.v[i];

		if (x->from != t || !is_printed(g, x))
			continue;
		if (some)
			out_char(o, ',');
		print_guess(g, o, x);
		some = true;
	}
	out_lit(o, "\n      }");
}

static bool
has_guess(const struct suggest *g, const struct fact_table *t)
{
	for (size_t i = 0; i < g->guesses.n; i++)
		if (g->guesses.v[i]->from == t &&
		    is_printed(g, g->guesses.v[i]))
			return true;
	return false;
}

/* False: nothing of the table can be printed, since it has no key. */
static struct err *
key_of(struct suggest *g, struct db *db, const struct fact_table *t,
    struct overlay_names *key, bool *ret)
{
	struct fact_column **c;
	bool twice = false;

	*ret = t->set != NULL;
	if (t->set != NULL || !is_link(g, t, key))
		return NULL;
	c = NEWN(g->arena, struct fact_column *, key->v.n);
	for (size_t i = 0; i < key->v.n; i++)
		c[i] = facts_column(t, key->v.v[i]);
	if (db != NULL)
		TRY(suggest_twice(db, g->arena, t, c, key->v.n, &twice));
	*ret = !twice;
	return NULL;
}

static struct err *
print_tables(struct suggest *g, struct db *db, struct out *o)
{
	bool some = false;

	for (size_t i = 0; i < g->facts->tables.n; i++) {
		const struct fact_table *t = g->facts->tables.v[i];
		struct overlay_names key = { 0 };
		bool can;

		if (!has_guess(g, t))
			continue;
		TRY(key_of(g, db, t, &key, &can));
		if (!can)
			continue;
		out_put(o, some ? S(",\n    ") : S("\n    "));
		some = true;
		json_str(o, t->name);
		out_lit(o, ": {\n      ");
		if (t->set == NULL) {
			out_lit(o, "\"key\": { ");
			put_list(o, "columns", key.v.v, key.v.n,
			    "], \"trusted\": true, \"$comment\": \"a link "
			    "table without a key: can a pair be there "
			    "twice?\" },\n      ");
		}
		print_relations(g, o, t);
		out_lit(o, "\n    }");
	}
	return NULL;
}

struct err *
suggest_print(struct arena *a, struct facts *f, struct db *db, struct out *o)
{
	struct suggest g = { .arena = a, .facts = f };

	g.prefix = suggest_prefix(f);
	guess_all(&g);
	for (size_t i = 0; db != NULL && i < g.guesses.n; i++)
		TRY(suggest_values(db, a, g.guesses.v[i]));
	out_lit(o,
	    "{\n  \"$comment\": \"Suggested, not known: look at each relation "
	    "and its evidence, and take out what is wrong.\",\n"
	    "  \"tables\": {");
	TRY(print_tables(&g, db, o));
	out_lit(o, "\n  }\n}\n");
	return NULL;
}
