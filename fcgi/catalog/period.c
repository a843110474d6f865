/* SPDX-License-Identifier: MIT */
/* period.c - the columns that say when a version of a row was valid. */
#include "config.h"
#include "catalog/facts.h"

static const struct fact_column *
column_of(const struct fact_table *t, struct str what)
{
	for (size_t i = 0; i < t->cols.n; i++)
		if (t->cols.v[i]->generated &&
		    str_ieq(t->cols.v[i]->generation, what))
			return t->cols.v[i];
	return NULL;
}

/* name: what the column is called when the table does not declare it. NULL:
 * it holds the number of a transaction. */
static const struct edm_prop *
end_of(struct build *b, const struct fact_table *t, const struct edm_set *s,
    struct str what, struct str name)
{
	const struct fact_column *c = column_of(t, what);
	struct edm_prop *p = NEW(b->arena, struct edm_prop);

	if (c != NULL && !str_ieq(c->data_type, S("timestamp")))
		return NULL;
	*p = (struct edm_prop){ .name = name,
		.column = c == NULL ? name : arena_dup(b->arena, c->name),
		.type = EDM_DATETIME,
		.how = COLUMN_PLAIN,
		.precision = 6,
		.index = (uint16_t)s->nprops };
	return p;
}

/* Is there a column whose changes leave no trace? */
static bool
has_unversioned(const struct fact_table *t)
{
	for (size_t i = 0; i < t->cols.n; i++)
		for (struct str s = t->cols.v[i]->extra;
		     t->cols.v[i]->prop != NULL && s.n > 0; s = str_skip(s, 1))
			if (str_starts(s, S("WITHOUT SYSTEM VERSIONING")))
				return true;
	return false;
}

void
make_period(struct build *b, const struct fact_table *t, struct edm_set *s)
{
	const struct edm_prop *start, *end;
	struct edm_prop *later;

	if (!s->versioned || has_unversioned(t))
		return;
	start = end_of(b, t, s, S("ROW START"), S("row_start"));
	end = end_of(b, t, s, S("ROW END"), S("row_end"));
	if (start == NULL || end == NULL)
		return;
	later = NEW(b->arena, struct edm_prop);
	*later = *end;
	later->index++;
	s->period[0] = start;
	s->period[1] = later;
}
