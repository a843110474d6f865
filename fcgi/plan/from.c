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

/* `a` x1 JOIN `b` x2 */
static void
put_members(struct sqlb *b, const struct edm_set *s)
{
	for (size_t i = 0; i < s->nnavs; i++) {
		if (i > 0)
			sqlb_lit(b, " JOIN ");
		put_table(b, s->navs[i].target, 'x', s->navs[i].member);
	}
}

void
put_table(struct sqlb *b, const struct edm_set *s, char letter, unsigned number)
{
	if (s->cross) {
		put_members(b, s);
		return;
	}
	sqlb_table(b, s);
	put_period(b, s, letter);
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
static struct alias
step_of(size_t i, size_t n, struct alias last)
{
	return i + 1 == n ? last : (struct alias){ 's', (unsigned)i };
}

/* From step i back to the one before it. */
static void
put_back(struct sqlb *b, const struct step *steps, size_t i, struct alias here)
{
	const struct edm_nav *nav = steps[i].nav;
	unsigned link = (unsigned)i, before = (unsigned)i - 1;

	if (nav->nhops == 2) {
		sqlb_lit(b, " JOIN ");
		put_table(b, nav->hops[0].set, 'l', link);
		sqlb_lit(b, " ON ");
		put_hop(b, &nav->hops[1], 'l', link, here.letter, here.number);
	}
	sqlb_lit(b, " JOIN ");
	put_table(b, steps[i - 1].set, 's', before);
	sqlb_lit(b, " ON ");
	if (nav->nhops == 2)
		put_hop(b, &nav->hops[0], 's', before, 'l', link);
	else
		put_hop(
		    b, &nav->hops[0], 's', before, here.letter, here.number);
}

void
put_path(struct sqlb *b, const struct step *steps, size_t n, struct alias last)
{
	sqlb_lit(b, " FROM ");
	put_table(b, steps[n - 1].set, last.letter, last.number);
	for (size_t i = n; i-- > 1;)
		put_back(b, steps, i, step_of(i, n, last));
	for (size_t i = 0; i < n; i++)
		if (steps[i].filter != NULL)
			put_joins(b, steps[i].scope, steps[i].filter);
}

/* The row with the smallest key: of a singleton that names none. */
static void
put_keys(struct sqlb *b, const struct edm_set *s, struct alias at)
{
	for (size_t i = 0; i < s->nkeys; i++) {
		if (i > 0)
			sqlb_lit(b, ",");
		put_col(b, (struct col){ at.letter, at.number, s->keys[i] });
	}
}

static void
put_only_row(struct sqlb *b, const struct edm_set *s, struct alias at)
{
	const struct alias own = { 'o', 0 };

	sqlb_lit(b, "(");
	put_keys(b, s, at);
	sqlb_lit(b, ") = (SELECT ");
	put_keys(b, s, own);
	sqlb_lit(b, " FROM ");
	put_table(b, s, own.letter, own.number);
	sqlb_lit(b, " ORDER BY ");
	put_keys(b, s, own);
	sqlb_lit(b, " LIMIT 1)");
}

void
put_path_keys(struct sqlb *b, struct clause *c, const struct step *steps,
    size_t n, struct alias last)
{
	for (size_t i = 0; i < n; i++) {
		const struct key *k = steps[i].key;
		static const struct step of_root;
		struct alias at = step_of(i, n, last);
		const struct join step = { .number = at.number,
			.steps = at.letter == 'v' ? &of_root : NULL };

		if (steps[i].singleton != NULL && k == NULL) {
			put_and(b, c);
			put_only_row(b, steps[i].set, at);
		}
		if (steps[i].as != NULL) {
			put_and(b, c);
			put_is(b, at.letter == 't' ? NULL : &step, steps[i].as,
			    LOOSE);
		}
		for (size_t j = 0; k != NULL && j < k->n; j++) {
			put_and(b, c);
			put_col_is(b,
			    (struct col){ at.letter, at.number,
				k->props == NULL ? steps[i].set->keys[j]
						 : k->props[j] },
			    k->values[j]);
		}
		if (steps[i].filter == NULL)
			continue;
		put_and(b, c);
		put_cond_and(b, steps[i].filter);
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
	if (j->it)
		return (struct alias){ 'i', 0 };
	if (j->nav == NULL)
		return (
		    struct alias){ j->steps != NULL ? 'v' : 's', j->number };
	if (j->nav->member != 0)
		return (struct alias){ 'x', j->nav->member };
	return (struct alias){ j->nav->many ? 'v' : 'j', j->number };
}

static void
put_join(struct sqlb *b, const struct join *j)
{
	const struct edm_nav *nav = j->nav;
	struct alias from = alias_of(j->from);

	if (nav->member != 0)
		return; /* a table of the cross join itself */
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
