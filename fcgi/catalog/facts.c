/* SPDX-License-Identifier: MIT */
/*
 * facts.c - flat scans of information_schema, joined here.
 *
 * Each view is read once with a constant schema: joins and subqueries inside
 * information_schema take minutes on servers with thousands of tables.
 */
#include "config.h"
#include <stdlib.h>
#include "base/num.h"
#include "catalog/facts.h"

uint64_t
facts_number(const struct val *v)
{
	uint64_t u = 0;

	if (v->kind == VAL_U64)
		return v->u;
	if (v->kind == VAL_I64)
		return v->i < 0 ? 0 : (uint64_t)v->i;
	if (v->kind == VAL_STR || v->kind == VAL_DEC)
		(void)num_u64(v->s, &u);
	return u;
}

struct str
facts_text(struct facts *f, const struct val *v)
{
	bool is = v->kind == VAL_STR || v->kind == VAL_BYTES;

	return is ? arena_dup(f->arena, v->s) : (struct str){ 0 };
}

static bool
is_yes(const struct val *v)
{
	return v->kind == VAL_STR && str_ieq(v->s, S("YES"));
}

struct fact_table *
facts_table(const struct facts *f, struct str name)
{
	return (struct fact_table *)(uintptr_t)map_get(&f->by_name, name);
}

struct fact_column *
facts_column(const struct fact_table *t, struct str name)
{
	struct fact_column *found = NULL;

	for (size_t i = 0; i < t->cols.n; i++) {
		if (str_eq(t->cols.v[i]->name, name))
			return t->cols.v[i];
		if (str_ieq(t->cols.v[i]->name, name))
			found = t->cols.v[i];
	}
	return found;
}

bool
facts_is_view(const struct fact_table *t)
{
	return str_eq(t->type, S("VIEW"));
}

static void
table_row(struct facts *f, const struct val *v)
{
	struct fact_table *t = NEW(f->arena, struct fact_table);

	t->name = facts_text(f, &v[0]);
	t->type = facts_text(f, &v[1]);
	t->engine = facts_text(f, &v[2]);
	t->comment = facts_text(f, &v[3]);
	t->rows = facts_number(&v[4]);
	t->taken = map_in(f->arena);
	if (map_add(&f->by_name, t->name, t))
		VEC_PUSH(f->arena, &f->tables, t);
}

static void
column_row(struct facts *f, const struct val *v)
{
	struct fact_table *t = facts_table(f, v[0].s);
	struct fact_column *c;

	if (t == NULL) /* made since the first scan */
		return;
	c = NEW(f->arena, struct fact_column);
	c->name = facts_text(f, &v[1]);
	c->ordinal = facts_number(&v[2]);
	c->nullable = is_yes(&v[3]);
	c->data_type = facts_text(f, &v[4]);
	c->column_type = facts_text(f, &v[5]);
	c->chars = facts_number(&v[6]);
	c->precision = facts_number(&v[7]);
	c->scale = facts_number(&v[8]);
	c->fraction = facts_number(&v[9]);
	c->collation = facts_text(f, &v[10]);
	c->extra = facts_text(f, &v[11]);
	c->comment = facts_text(f, &v[12]);
	c->generated = v[13].kind == VAL_STR && str_ieq(v[13].s, S("ALWAYS"));
	c->generation = facts_text(f, &v[14]);
	c->dflt = facts_text(f, &v[15]);
	VEC_PUSH(f->arena, &t->cols, c);
}

static void
geometry_row(struct facts *f, const struct val *v)
{
	struct fact_table *t = facts_table(f, v[0].s);
	struct fact_column *c = t == NULL ? NULL : facts_column(t, v[1].s);

	if (c != NULL)
		c->srid = (uint32_t)facts_number(&v[2]);
}

static bool
is_row_end(const struct fact_column *c)
{
	return c->generated && str_ieq(c->generation, S("ROW END"));
}

static void
index_row(struct facts *f, const struct val *v)
{
	struct fact_table *t = facts_table(f, v[0].s);
	struct fact_index *x = NULL;
	struct fact_column *c;

	if (t == NULL || (c = facts_column(t, v[3].s)) == NULL)
		return;
	/* The end of the period is part of every unique key of a versioned
	 * table; among the rows that are now, the rest is unique. */
	if (is_row_end(c))
		return;
	for (size_t i = 0; i < t->indexes.n && x == NULL; i++)
		if (str_eq(t->indexes.v[i]->name, v[1].s))
			x = t->indexes.v[i];
	if (x == NULL) {
		x = NEW(f->arena, struct fact_index);
		x->name = facts_text(f, &v[1]);
		x->unique = facts_number(&v[2]) == 0;
		x->tree = v[4].kind == VAL_STR && str_eq(v[4].s, S("BTREE")) &&
		    !is_yes(&v[5]);
		x->text = v[4].kind == VAL_STR &&
		    str_eq(v[4].s, S("FULLTEXT")) && !is_yes(&v[5]);
		VEC_PUSH(f->arena, &t->indexes, x);
	}
	VEC_PUSH(f->arena, &x->cols, c);
}

static void
fk_row(struct facts *f, const struct val *v)
{
	struct fact_table *t = facts_table(f, v[0].s);
	struct fact_fk *k = NULL;
	struct fact_column *c;

	if (t == NULL || (c = facts_column(t, v[2].s)) == NULL)
		return;
	for (size_t i = 0; i < t->fks.n && k == NULL; i++)
		if (str_eq(t->fks.v[i]->name, v[1].s))
			k = t->fks.v[i];
	if (k == NULL) {
		k = NEW(f->arena, struct fact_fk);
		k->name = facts_text(f, &v[1]);
		k->schema = facts_text(f, &v[3]);
		k->table = facts_text(f, &v[4]);
		VEC_PUSH(f->arena, &t->fks, k);
	}
	VEC_PUSH(f->arena, &k->from, c);
	VEC_PUSH(f->arena, &k->names, facts_text(f, &v[5]));
}

static void
view_row(struct facts *f, const struct val *v)
{
	struct fact_table *t = facts_table(f, v[0].s);

	if (t != NULL)
		t->definition = facts_text(f, &v[1]);
}

static void
schema_row(struct facts *f, const struct val *v)
{
	f->database = facts_text(f, &v[0]);
	f->token_min = (unsigned)facts_number(&v[1]);
}

/* ORDER BY numbers only: names are put in order here, by their bytes. */
struct err *
facts_scan(struct db *db, struct arena *a, struct facts *f,
    struct sql_shape head, struct sql_shape tail, struct str database,
    void (*row)(struct facts *, const struct val *))
{
	struct sqlb *b = sqlb_new(a);
	struct stmt_text sql;
	struct db_cursor *cur;
	const struct val *cells;
	struct err *e = NULL;
	enum db_next next;

	sqlb_shape(b, head);
	sqlb_bind(b, VAL_OF_STR(database));
	sqlb_shape(b, tail);
	TRY(sqlb_done(b, &sql));
	TRY(db_run(db, a, &sql, &cur));
	while ((next = db_next(cur, &cells)) == DB_ROW)
		row(f, cells);
	if (next == DB_FAILED)
		e = db_error(cur);
	db_close(&cur);
	return e;
}

static int
by_table_name(const void *x, const void *y)
{
	return str_cmp((*(struct fact_table *const *)x)->name,
	    (*(struct fact_table *const *)y)->name);
}

static int
by_index_name(const void *x, const void *y)
{
	return str_cmp((*(struct fact_index *const *)x)->name,
	    (*(struct fact_index *const *)y)->name);
}

/* In the order of the columns, so that a new key never renames old
 * navigation unless it stands before them. */
static int
by_first_column(const void *x, const void *y)
{
	const struct fact_fk *k = *(struct fact_fk *const *)x;
	const struct fact_fk *l = *(struct fact_fk *const *)y;

	if (k->from.v[0]->ordinal != l->from.v[0]->ordinal)
		return k->from.v[0]->ordinal < l->from.v[0]->ordinal ? -1 : 1;
	return str_cmp(k->name, l->name);
}

static void
put_in_order(struct facts *f)
{
	if (f->tables.n > 1)
		qsort(f->tables.v, f->tables.n, sizeof(f->tables.v[0]),
		    by_table_name);
	for (size_t i = 0; i < f->tables.n; i++) {
		struct fact_table *t = f->tables.v[i];

		if (t->indexes.n > 1)
			qsort(t->indexes.v, t->indexes.n,
			    sizeof(t->indexes.v[0]), by_index_name);
		if (t->fks.n > 1)
			qsort(t->fks.v, t->fks.n, sizeof(t->fks.v[0]),
			    by_first_column);
	}
}

static struct err *
scan_tables(struct db *db, struct arena *a, struct facts *f, struct str name)
{
	TRY(facts_scan(db, a, f,
	    SQL("SELECT SCHEMA_NAME, @@GLOBAL.innodb_ft_min_token_size"
		" FROM information_schema.SCHEMATA"
		" WHERE SCHEMA_NAME = "),
	    SQL(""), name, schema_row));
	if (f->database.n == 0)
		return ERR(a, DB_DOWN, name,
		    "There is no database '%.*s', or the account may not see "
		    "it",
		    STRF(name));
	TRY(facts_scan(db, a, f,
	    SQL("SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COMMENT,"
		" TABLE_ROWS FROM information_schema.TABLES"
		" WHERE TABLE_SCHEMA = "),
	    SQL(""), name, table_row));
	return facts_scan(db, a, f,
	    SQL("SELECT TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION,"
		" IS_NULLABLE, DATA_TYPE, COLUMN_TYPE,"
		" CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE,"
		" DATETIME_PRECISION, COLLATION_NAME, EXTRA, COLUMN_COMMENT,"
		" IS_GENERATED, GENERATION_EXPRESSION, COLUMN_DEFAULT"
		" FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "),
	    SQL(" ORDER BY ORDINAL_POSITION"), name, column_row);
}

struct err *
facts_load(struct db *db, struct arena *a, struct str name, struct facts **ret)
{
	struct facts *f = NEW(a, struct facts);

	f->arena = a;
	f->by_name = map_in(a);
	TRY(scan_tables(db, a, f, name));
	/* Not KEY_COLUMN_USAGE: it has the invisible end of the period of
	 * versioned tables among the columns of their keys. */
	TRY(facts_scan(db, a, f,
	    SQL("SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME,"
		" INDEX_TYPE, IGNORED FROM information_schema.STATISTICS"
		" WHERE TABLE_SCHEMA = "),
	    SQL(" ORDER BY SEQ_IN_INDEX"), name, index_row));
	TRY(facts_scan(db, a, f,
	    SQL("SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME,"
		" REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,"
		" REFERENCED_COLUMN_NAME"
		" FROM information_schema.KEY_COLUMN_USAGE"
		" WHERE REFERENCED_TABLE_NAME IS NOT NULL"
		" AND TABLE_SCHEMA = "),
	    SQL(" ORDER BY ORDINAL_POSITION"), name, fk_row));
	TRY(facts_scan(db, a, f,
	    SQL("SELECT TABLE_NAME, VIEW_DEFINITION"
		" FROM information_schema.VIEWS WHERE TABLE_SCHEMA = "),
	    SQL(""), name, view_row));
	TRY(facts_scan(db, a, f,
	    SQL("SELECT F_TABLE_NAME, G_GEOMETRY_COLUMN, SRID"
		" FROM information_schema.GEOMETRY_COLUMNS"
		" WHERE F_TABLE_SCHEMA = "),
	    SQL(""), name, geometry_row));
	put_in_order(f);
	*ret = f;
	return NULL;
}
