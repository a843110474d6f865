/* SPDX-License-Identifier: MIT */
/*
 * facts_routine.c - stored functions, as information_schema shows them to an
 * account that may execute them.
 */
#include "config.h"
#include "catalog/facts.h"

static struct fact_routine *
routine(const struct facts *f, struct str name)
{
	for (size_t i = 0; i < f->routines.n; i++)
		if (str_eq(f->routines.v[i]->name, name))
			return f->routines.v[i];
	return NULL;
}

static void
routine_row(struct facts *f, const struct val *v)
{
	struct fact_routine *r = NEW(f->arena, struct fact_routine);

	r->name = facts_text(f, &v[0]);
	r->access = facts_text(f, &v[1]);
	r->comment = facts_text(f, &v[2]);
	VEC_PUSH(f->arena, &f->routines, r);
}

/* Position 0 is the result. */
static void
param_row(struct facts *f, const struct val *v)
{
	struct fact_routine *r = routine(f, v[0].s);
	struct fact_column *c = NEW(f->arena, struct fact_column);

	if (r == NULL)
		return;
	c->ordinal = facts_number(&v[1]);
	c->name = facts_text(f, &v[2]);
	c->data_type = facts_text(f, &v[3]);
	c->column_type = facts_text(f, &v[4]);
	c->chars = facts_number(&v[5]);
	c->precision = facts_number(&v[6]);
	c->scale = facts_number(&v[7]);
	c->fraction = facts_number(&v[8]);
	c->collation = facts_text(f, &v[9]);
	c->nullable = true;
	if (c->ordinal == 0)
		r->result = c;
	else
		VEC_PUSH(f->arena, &r->params, c);
}

struct err *
facts_routines(struct db *db, struct arena *a, struct facts *f)
{
	TRY(facts_scan(db, a, f,
	    SQL("SELECT SPECIFIC_NAME, SQL_DATA_ACCESS, ROUTINE_COMMENT"
		" FROM information_schema.ROUTINES"
		" WHERE ROUTINE_TYPE = 'FUNCTION' AND ROUTINE_SCHEMA = "),
	    SQL(""), f->database, routine_row));
	return facts_scan(db, a, f,
	    SQL("SELECT SPECIFIC_NAME, ORDINAL_POSITION, PARAMETER_NAME,"
		" DATA_TYPE, DTD_IDENTIFIER, CHARACTER_MAXIMUM_LENGTH,"
		" NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION,"
		" COLLATION_NAME FROM information_schema.PARAMETERS"
		" WHERE ROUTINE_TYPE = 'FUNCTION' AND SPECIFIC_SCHEMA = "),
	    SQL(" ORDER BY ORDINAL_POSITION"), f->database, param_row);
}
