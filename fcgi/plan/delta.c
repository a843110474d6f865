/* SPDX-License-Identifier: MIT */
/*
 * delta.c - the statements of change tracking.
 *
 * Removed entities:
 *
 *	SELECT … FROM (SELECT t0.key FROM t FOR SYSTEM_TIME ALL t0 WHERE
 *	    version ended behind the point AND filter GROUP BY t0.key) t0
 *	LEFT JOIN (SELECT t0.key FROM t t0 WHERE filter) c0 ON c0.key = t0.key
 *	WHERE c0.key <=> NULL
 *
 * No NOT EXISTS: MariaDB keeps answers of a subquery by what it was asked,
 * under the collation, and then "b" gets the answer of "B".
 *
 * The rows asked for are always t0, since filter and order speak of t0. Keys
 * of strings are compared as bytes: "a" that became "A" is another entity.
 */
#include "config.h"
#include "plan/delta.h"
#include "plan/priv.h"

/* No lambda, no navigation, no search by an index, no now(): they change
 * without a change of the row. */
static bool
is_own(const struct expr *e)
{
	const bool plain = e->kind == EX_OP || e->kind == EX_IN ||
	    e->kind == EX_CAST || e->kind == EX_CASE ||
	    (e->kind == EX_FUNC && e->func != FUNC_NOW);

	if (e->kind == EX_LIT)
		return true;
	if (e->kind == EX_PROP)
		return e->join == NULL;
	for (size_t i = 0; i < e->nargs; i++)
		if (!is_own(e->args[i]))
			return false;
	return plain;
}

bool
plan_can_track(const struct query *q)
{
	if ((q->kind != QUERY_COLLECTION && q->kind != QUERY_COUNT) ||
	    q->as != NULL || q->nsteps != 1 || q->steps[0].as != NULL ||
	    q->steps[0].key != NULL || q->set->period[0] == NULL ||
	    q->period.kind != PERIOD_NOW || q->nexpand > 0 || q->ref ||
	    q->top >= 0 || q->skip > 0)
		return false;
	for (size_t i = 0; i < q->ncomputed; i++)
		if (!is_own(q->computed[i].expr))
			return false;
	return q->filter == NULL || is_own(q->filter);
}

/* Does the database take some keys for equal that are not? */
static bool
is_loose(const struct edm_prop *p)
{
	return p->type == EDM_STRING && !p->exact;
}

bool
plan_removed_pages(const struct edm_set *s)
{
	for (size_t i = 0; i < s->nkeys; i++)
		if (is_loose(s->keys[i]))
			return false;
	return true;
}

static void
put_bytes(struct sqlb *b, struct col c)
{
	if (is_loose(c.prop))
		sqlb_lit(b, "CAST(");
	put_col(b, c);
	if (is_loose(c.prop))
		sqlb_lit(b, " AS BINARY)");
}

/* x.key = y.key, to the byte, and with the index of the key. */
static void
put_same_key(struct sqlb *b, const struct edm_set *s, char x, char y)
{
	for (size_t i = 0; i < s->nkeys; i++) {
		const struct edm_prop *p = s->keys[i];

		if (i > 0)
			sqlb_lit(b, " AND ");
		put_col(b, (struct col){ x, 0, p });
		sqlb_lit(b, " = ");
		put_col(b, (struct col){ y, 0, p });
		if (!is_loose(p))
			continue;
		sqlb_lit(b, " AND ");
		put_bytes(b, (struct col){ x, 0, p });
		sqlb_lit(b, " = ");
		put_bytes(b, (struct col){ y, 0, p });
	}
}

static void
put_keys(struct sqlb *b, const struct edm_set *s, bool bytes)
{
	for (size_t i = 0; i < s->nkeys; i++) {
		if (i > 0)
			sqlb_lit(b, ", ");
		if (bytes)
			put_bytes(b, (struct col){ 't', 0, s->keys[i] });
		else
			put_col(b, (struct col){ 't', 0, s->keys[i] });
	}
}

static void
put_moment(struct sqlb *b, const struct edm_prop *p, struct sql_shape sign,
    struct val v)
{
	put_col(b, (struct col){ 't', 0, p });
	sqlb_shape(b, sign);
	sqlb_bind(b, v);
}

void
put_since(struct sqlb *b, struct clause *w, const struct edm_set *s,
    const struct since *since)
{
	put_and(b, w);
	put_moment(b, s->period[0], SQL(" > "), since->point);
}

/* The versions whose end may be the end of an entity. That of a row of now
 * lies far in the future; to leave those out saves time, no more. */
static void
put_ended(struct sqlb *b, const struct query *q, const struct since *since)
{
	const struct edm_prop *const *p = q->set->period;

	put_moment(b, p[1], SQL(" > "), since->point);
	sqlb_lit(b, " AND (");
	put_col(b, (struct col){ 't', 0, p[1] });
	sqlb_lit(b, " < NOW(6) + INTERVAL 1 YEAR");
	if (q->filter != NULL) {
		sqlb_lit(b, " AND ");
		put_cond_and(b, q->filter);
		sqlb_lit(b, " OR ");
		put_moment(b, p[0], SQL(" > "), since->point);
		sqlb_lit(b, " AND ");
		put_moment(b, p[0], SQL(" <= "), since->known);
	}
	sqlb_lit(b, ")");
}

/* FROM … WHERE: the removed ones, as t0; still: and their rows, as e0. */
static void
put_removed(struct sqlb *b, const struct query *q, const struct since *since,
    bool still)
{
	sqlb_lit(b, " FROM (SELECT ");
	put_keys(b, q->set, false);
	sqlb_lit(b, " FROM ");
	sqlb_table(b, q->set);
	sqlb_lit(b, " FOR SYSTEM_TIME ALL t0 WHERE ");
	put_ended(b, q, since);
	sqlb_lit(b, " GROUP BY ");
	put_keys(b, q->set, true);
	sqlb_lit(b, ") t0 LEFT JOIN (SELECT ");
	put_keys(b, q->set, false);
	sqlb_lit(b, " FROM ");
	put_table(b, q->set, 't', 0);
	if (q->filter != NULL) {
		sqlb_lit(b, " WHERE ");
		put_cond_and(b, q->filter);
	}
	sqlb_lit(b, ") c0 ON ");
	put_same_key(b, q->set, 'c', 't');
	if (still) {
		sqlb_lit(b, " LEFT JOIN ");
		put_table(b, q->set, 'e', 0);
		sqlb_lit(b, " ON ");
		put_same_key(b, q->set, 'e', 't');
	}
	sqlb_lit(b, " WHERE ");
	put_col(b, (struct col){ 'c', 0, q->set->keys[0] });
	sqlb_lit(b, " <=> NULL");
}

struct err *
plan_removed(struct arena *a, const struct level *l, const struct since *since,
    int64_t limit, const struct val *after, struct stmt_text *ret)
{
	const struct edm_set *s = l->query->set;
	struct sqlb *b = sqlb_new(a);
	struct clause where = { .open = true };

	sqlb_lit(b, "SELECT ");
	for (size_t i = 0; i < l->norder; i++) {
		put_sort_read(b, l->order[i].expr);
		sqlb_lit(b, ", ");
	}
	for (size_t i = 0; i < s->nkeys; i++) {
		put_read(b, (struct col){ 't', 0, s->keys[i] });
		sqlb_lit(b, ", ");
	}
	sqlb_lit(b, "NOT ");
	put_col(b, (struct col){ 'e', 0, s->keys[0] });
	sqlb_lit(b, " <=> NULL");
	put_removed(b, l->query, since, true);
	if (after != NULL) {
		put_and(b, &where);
		put_after(b, l->order, l->norder, after);
	}
	sqlb_lit(b, " ORDER BY ");
	put_order(b, l->order, l->norder);
	if (limit >= 0) {
		sqlb_lit(b, " LIMIT ");
		sqlb_bind(b, VAL_OF_I64(limit));
	}
	return sqlb_done(b, ret);
}

struct err *
plan_removed_count(struct arena *a, const struct query *q,
    const struct since *since, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);

	sqlb_lit(b, "SELECT COUNT(*)");
	put_removed(b, q, since, false);
	return sqlb_done(b, ret);
}

struct err *
plan_changed_count(struct arena *a, const struct query *q,
    const struct since *since, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);
	struct clause where = { 0 };

	sqlb_lit(b, "SELECT COUNT(*) FROM ");
	put_table(b, q->set, 't', 0);
	put_since(b, &where, q->set, since);
	if (q->filter != NULL) {
		put_and(b, &where);
		put_cond_and(b, q->filter);
	}
	return sqlb_done(b, ret);
}

struct err *
plan_digest(struct arena *a, const struct edm_set *s, const struct val *at,
    struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);

	sqlb_lit(b, "SELECT COUNT(*), CAST(COALESCE(SUM(CRC32(CONCAT_WS(' ',");
	put_col(b, (struct col){ 't', 0, s->period[0] });
	for (size_t i = 0; i < s->nkeys; i++) {
		sqlb_lit(b, ",HEX(");
		put_col(b, (struct col){ 't', 0, s->keys[i] });
		sqlb_lit(b, ")");
	}
	sqlb_lit(b, "))),0) AS UNSIGNED) FROM ");
	sqlb_table(b, s);
	sqlb_lit(b, " FOR SYSTEM_TIME AS OF TIMESTAMP ");
	sqlb_bind(b, *at);
	sqlb_lit(b, " t0");
	return sqlb_done(b, ret);
}

struct err *
plan_now(struct arena *a, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);

	sqlb_lit(b, "SELECT NOW(6)");
	return sqlb_done(b, ret);
}
