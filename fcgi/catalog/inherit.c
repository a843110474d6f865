/* SPDX-License-Identifier: MIT */
/* inherit.c - a view over one table has the keys whose columns it shows, and
 * leads where its foreign keys lead. */
#include "config.h"
#include "catalog/facts.h"

/* The view's column that shows a column of the base, or NULL. */
static struct fact_column *
shown(const struct fact_table *view, const struct view_base *v,
    const struct fact_column *base)
{
	for (size_t i = 0; i < v->base_col.n; i++)
		if (str_ieq(v->base_col.v[i], base->name))
			return facts_column(view, v->view_col.v[i]);
	return NULL;
}

/* An index counts for as many of its columns as the view shows, from the
 * first on; as a key only when it shows all. */
static void
inherit(struct build *b, struct fact_table *view, const struct view_base *v,
    const struct fact_index *x)
{
	struct fact_index *mine = NEW(b->scratch, struct fact_index);

	mine->name = x->name;
	mine->tree = x->tree;
	for (size_t i = 0; i < x->cols.n; i++) {
		struct fact_column *c = shown(view, v, x->cols.v[i]);

		if (c == NULL)
			break;
		VEC_PUSH(b->scratch, &mine->cols, c);
	}
	mine->unique = x->unique && mine->cols.n == x->cols.n;
	if (mine->cols.n > 0)
		VEC_PUSH(b->scratch, &view->indexes, mine);
}

/* A foreign key of the base, when all its columns are shown. */
static void
inherit_fk(struct build *b, struct fact_table *view, const struct view_base *v,
    const struct fact_fk *k)
{
	struct fact_fk *mine = NEW(b->scratch, struct fact_fk);

	mine->name = k->name;
	mine->schema = k->schema;
	mine->table = k->table;
	mine->loose = k->loose;
	for (size_t i = 0; i < k->from.n; i++) {
		struct fact_column *c = shown(view, v, k->from.v[i]);

		if (c == NULL)
			return;
		VEC_PUSH(b->scratch, &mine->from, c);
		VEC_PUSH(b->scratch, &mine->names, k->names.v[i]);
	}
	VEC_PUSH(b->scratch, &view->fks, mine);
}

static bool
has_unique(const struct fact_table *t)
{
	for (size_t i = 0; i < t->indexes.n; i++)
		if (t->indexes.v[i]->unique)
			return true;
	return false;
}

void
view_inherit(struct build *b, struct fact_table *t)
{
	struct fact_table *base;
	struct view_base v;

	if (!facts_is_view(t) || t->inherited)
		return;
	t->inherited = true; /* also when it were to lead back here */
	if (t->definition.n == 0) {
		t->no_base =
		    S("its definition cannot be read: grant SHOW VIEW");
		return;
	}
	v = view_base(b->scratch, t->definition);
	t->no_base = v.why_not;
	if (t->no_base.n > 0)
		return;
	base = facts_table(b->facts, v.table);
	if (v.schema.n > 0 && !str_eq(v.schema, b->facts->database)) {
		t->no_base = S("the view shows a table of another database");
		return;
	}
	if (base == NULL) {
		t->no_base = S("the account may not see the view's table");
		return;
	}
	view_inherit(b, base);
	t->no_base = base->no_base;
	if (t->no_base.n == 0 && !has_unique(base))
		t->no_base = S("the table that the view shows has none");
	for (size_t i = 0; i < base->indexes.n; i++)
		inherit(b, t, &v, base->indexes.v[i]);
	for (size_t i = 0; i < base->fks.n; i++)
		inherit_fk(b, t, &v, base->fks.v[i]);
}
