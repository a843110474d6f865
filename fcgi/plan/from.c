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
		const struct join step = { .number = number_of(i, n) };

		if (steps[i].as != NULL) {
			put_and(b, c);
			put_is(b, letter_of(i, n) == 't' ? NULL : &step,
			    steps[i].as, LOOSE);
		}
		for (size_t j = 0; k != NULL && j < k->n; j++) {
			put_and(b, c);
			put_col_is(b,
			    (struct col){ letter_of(i, n), number_of(i, n),
				k->props == NULL ? steps[i].set->keys[j]
						 : k->props[j] },
			    k->values[j]);
		}
	}
}

/* Does it speak of that row, or of one that is reached through it? */
static bool
uses(const struct expr *e, const struct join *row)
{
	if (e == NULL)
		return false;
	for (const struct join *j = e->join; j != NULL; j = j->from)
		if (j == row)
			return true;
	for (size_t i = 0; i < e->nargs; i++)
		if (uses(e->args[i], row))
			return true;
	return false;
}

struct alias
alias_of(const struct join *j)
{
	if (j == NULL)
		return (struct alias){ 't', 0 };
	if (j->nav == NULL)
		return (struct alias){ 's', j->number };
	return (struct alias){ j->nav->many ? 'v' : 'j', j->number };
}

static void
put_join(struct sqlb *b, const struct join *j)
{
	const struct edm_nav *nav = j->nav;
	struct alias from = alias_of(j->from);

	if (nav->nhops == 2) {
		sqlb_lit(b, " LEFT JOIN ");
		put_table(b, nav->hops[0].set, 'k', j->number);
		sqlb_lit(b, " ON ");
		put_hop(
		    b, &nav->hops[0], from.letter, from.number, 'k', j->number);
		from = (struct alias){ 'k', j->number };
	}
	sqlb_lit(b, " LEFT JOIN ");
	put_table(b, nav->target, 'j', j->number);
	sqlb_lit(b, " ON ");
	put_hop(b, &nav->hops[nav->nhops - 1], from.letter, from.number, 'j',
	    j->number);
	if (j->as == NULL)
		return;
	sqlb_lit(b, " AND ");
	put_is(b, j, j->as, LOOSE);
}

void
put_joins(struct sqlb *b, const struct scope *s, const struct expr *filter)
{
	for (size_t i = 0; s != NULL && i < s->njoins; i++)
		if (uses(filter, s->joins[i]))
			put_join(b, s->joins[i]);
}

void
put_level_joins(struct sqlb *b, const struct level *l)
{
	const struct scope *s = l->query->scope;

	for (size_t i = 0; s != NULL && i < s->njoins; i++) {
		bool used = uses(l->query->filter, s->joins[i]);

		for (size_t k = 0; !used && k < l->norder; k++)
			used = uses(l->order[k].expr, s->joins[i]);
		for (size_t k = 0; !used && k < l->ncols; k++)
			used = uses(l->cols[k].order, s->joins[i]);
		if (used)
			put_join(b, s->joins[i]);
	}
}
