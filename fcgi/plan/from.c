/* SPDX-License-Identifier: MIT */
/* from.c - tables and how they are joined: paths, scopes, hops. */
#include "config.h"
#include "plan/priv.h"

void
put_and(struct sqlb *b, struct clause *c)
{
	if (c->open)
		sqlb_lit(b, " AND ");
	else
		sqlb_lit(b, " WHERE ");
	c->open = true;
}

void
put_table(struct sqlb *b, const struct edm_set *s, char letter, unsigned number)
{
	sqlb_table(b, s);
	sqlb_lit(b, " ");
	sqlb_alias(b, letter, number);
}

void
put_hop(struct sqlb *b, const struct edm_hop *h, char from, unsigned nfrom,
    char to, unsigned nto)
{
	for (size_t i = 0; i < h->n; i++) {
		if (i > 0)
			sqlb_lit(b, " AND ");
		put_col(b, (struct col){ to, nto, h->to[i] });
		sqlb_lit(b, " = ");
		put_col(b, (struct col){ from, nfrom, h->from[i] });
	}
}

/* The step i of n: the last one is what is asked for. */
static char
letter_of(size_t i, size_t n)
{
	return i + 1 == n ? 't' : 's';
}

static unsigned
number_of(size_t i, size_t n)
{
	return i + 1 == n ? 0 : (unsigned)i;
}

/* From step i back to the one before it. */
static void
put_back(struct sqlb *b, const struct step *steps, size_t i, size_t n)
{
	const struct edm_nav *nav = steps[i].nav;
	char here = letter_of(i, n);
	unsigned nhere = number_of(i, n), link = (unsigned)i;

	if (nav->nhops == 2) {
		sqlb_lit(b, " JOIN ");
		put_table(b, nav->hops[0].set, 'l', link);
		sqlb_lit(b, " ON ");
		put_hop(b, &nav->hops[1], 'l', link, here, nhere);
	}
	sqlb_lit(b, " JOIN ");
	put_table(b, steps[i - 1].set, 's', (unsigned)i - 1);
	sqlb_lit(b, " ON ");
	if (nav->nhops == 2)
		put_hop(b, &nav->hops[0], 's', (unsigned)i - 1, 'l', link);
	else
		put_hop(b, &nav->hops[0], 's', (unsigned)i - 1, here, nhere);
}

void
put_path(struct sqlb *b, const struct step *steps, size_t n)
{
	sqlb_lit(b, " FROM ");
	put_table(b, steps[n - 1].set, 't', 0);
	for (size_t i = n; i-- > 1;)
		put_back(b, steps, i, n);
}

void
put_path_keys(
    struct sqlb *b, struct clause *c, const struct step *steps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct key *k = steps[i].key;

		for (size_t j = 0; k != NULL && j < k->n; j++) {
			put_and(b, c);
			put_col_is(b,
			    (struct col){ letter_of(i, n), number_of(i, n),
				steps[i].set->keys[j] },
			    k->values[j]);
		}
	}
}

static void
mark(bool *used, const struct expr *e)
{
	if (e == NULL)
		return;
	if (e->kind == EX_PROP)
		for (const struct join *j = e->join; j != NULL; j = j->from)
			used[j->number] = true;
	for (size_t i = 0; i < e->nargs; i++)
		mark(used, e->args[i]);
}

static void
put_join(struct sqlb *b, const struct join *j)
{
	const struct edm_nav *nav = j->nav;
	char from = j->from == NULL ? 't' : 'j';
	unsigned nfrom = j->from == NULL ? 0 : j->from->number;

	if (nav->nhops == 2) {
		sqlb_lit(b, " LEFT JOIN ");
		put_table(b, nav->hops[0].set, 'k', j->number);
		sqlb_lit(b, " ON ");
		put_hop(b, &nav->hops[0], from, nfrom, 'k', j->number);
		from = 'k';
		nfrom = j->number;
	}
	sqlb_lit(b, " LEFT JOIN ");
	put_table(b, nav->target, 'j', j->number);
	sqlb_lit(b, " ON ");
	put_hop(b, &nav->hops[nav->nhops - 1], from, nfrom, 'j', j->number);
}

void
put_joins(struct arena *a, struct sqlb *b, const struct scope *s,
    const struct expr *filter, const struct order *order, size_t norder)
{
	bool *used;

	if (s == NULL || s->njoins == 0)
		return;
	used = NEWN(a, bool, s->njoins + 1);
	for (size_t i = 0; i < s->njoins; i++)
		must(s->joins[i]->number == i + 1);
	mark(used, filter);
	for (size_t i = 0; i < norder; i++)
		mark(used, order[i].expr);
	for (size_t i = 0; i < s->njoins; i++)
		if (used[i + 1])
			put_join(b, s->joins[i]);
}
