/* SPDX-License-Identifier: MIT */
/*
 * text.c - FULLTEXT keys to what $search looks into.
 *
 * MATCH is used with InnoDB alone, whose stop words and token sizes are known
 * (odata/bind_search.c); the columns of FULLTEXT keys of other engines are
 * searched without the key, and a view has none of its base. A key with a
 * column that is not exposed would answer from it, so it is left alone.
 */
#include "config.h"
#include "catalog/facts.h"

static bool
is_whole(const struct fact_index *x)
{
	for (size_t i = 0; i < x->cols.n; i++)
		if (x->cols.v[i]->prop == NULL ||
		    x->cols.v[i]->prop->type != EDM_STRING)
			return false;
	return x->text;
}

void
make_texts(struct build *b, const struct fact_table *t, struct edm_set *s)
{
	bool match = str_ieq(t->engine, S("InnoDB")) && !facts_is_view(t);
	struct edm_text *all =
	    NEWN(b->arena, struct edm_text, t->indexes.n + 1);

	for (size_t i = 0; i < t->indexes.n; i++) {
		const struct fact_index *x = t->indexes.v[i];
		const struct edm_prop **p;

		if (!is_whole(x))
			continue;
		p = NEWN(b->arena, const struct edm_prop *, x->cols.n);
		for (size_t k = 0; k < x->cols.n; k++)
			p[k] = x->cols.v[k]->prop;
		all[s->ntexts++] = (struct edm_text){ p, x->cols.n,
			match ? b->facts->token_min : 0 };
	}
	s->texts = all;
}
