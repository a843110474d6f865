/* SPDX-License-Identifier: MIT */
/*
 * track.c - change tracking: the point in time of an answer, and what has
 * changed since another.
 */
#include "config.h"
#include "out/json.h"
#include "read/read_priv.h"
#include "sys/clock.h"

static struct val
moment(int64_t us)
{
	struct val v = { .kind = VAL_DATETIME };
	int64_t rest = us % 1000000;

	datetime_of_unix(us / 1000000, &v.t);
	v.t.micro = (uint32_t)rest;
	return v;
}

static struct since
since_of(const struct point *p)
{
	return (struct since){ moment(p->at), moment(p->known) };
}

/* The first row of a statement: n whole numbers or, of NOW(6), one time. */
static struct err *
numbers(struct reader *r, const struct stmt_text *t, uint64_t *ret, size_t n)
{
	struct db_cursor *c;
	const struct val *cells;
	struct err *e = NULL;

	TRY(db_run(r->db, r->arena, t, &c));
	if (db_next(c, &cells) != DB_ROW) {
		e = db_error(c);
		db_close(&c);
		return e;
	}
	for (size_t i = 0; i < n; i++)
		ret[i] = cells[i].kind == VAL_DATETIME
		    ? (uint64_t)(datetime_unix(&cells[i].t) * 1000000 +
			  cells[i].t.micro)
		    : cells[i].u;
	db_close(&c);
	return NULL;
}

static struct err *
digest(struct reader *r, int64_t at, struct point *ret)
{
	const struct val v = moment(at);
	uint64_t n[2] = { 0 };
	struct stmt_text t;

	TRY(plan_digest(r->arena, r->query->set, &v, &t));
	TRY(numbers(r, &t, n, 2));
	ret->rows = n[0];
	ret->sum = n[1];
	return NULL;
}

/* The past as of the point that the client comes with must be what it was. */
static struct err *
check_base(struct reader *r, int64_t now)
{
	const struct tracking *t = r->track;
	struct point found;

	if (now - t->base->known > t->life)
		return ERR(r->arena, GONE, S("$deltatoken"),
		    "This delta link is older than %lld seconds (delta_life): "
		    "read the collection again",
		    (long long)(t->life / 1000000));
	TRY(digest(r, t->base->at, &found));
	if (found.rows != t->base->rows || found.sum != t->base->sum)
		return ERR(r->arena, GONE, S("$deltatoken"),
		    "The history of %.*s before this delta link is not what it "
		    "was (dropped, or written by a transaction that took "
		    "longer than delta_window): read the collection again",
		    STRF(r->query->set->name));
	return NULL;
}

/* opened: clock_ms() from before the snapshot was taken. */
struct err *
read_point(struct reader *r, int64_t opened)
{
	struct tracking *t = r->track;
	struct stmt_text text;
	uint64_t now = 0;

	TRY(plan_now(r->arena, &text));
	TRY(numbers(r, &text, &now, 1));
	if (t->base != NULL)
		TRY(check_base(r, (int64_t)now));
	if (t->made || r->query->kind == QUERY_COUNT)
		return NULL;
	t->next.known = (int64_t)now;
	t->next.at =
	    (int64_t)now - (clock_ms() - opened + 1) * 1000 - t->window;
	TRY(digest(r, t->next.at, &t->next));
	t->made = true;
	return NULL;
}

struct err *
read_change_count(struct reader *r, int64_t *ret)
{
	const struct since s = since_of(r->track->base);
	uint64_t changed = 0, removed = 0;
	struct stmt_text t;

	TRY(plan_changed_count(r->arena, r->query, &s, &t));
	TRY(numbers(r, &t, &changed, 1));
	TRY(plan_removed_count(r->arena, r->query, &s, &t));
	TRY(numbers(r, &t, &removed, 1));
	*ret = (int64_t)(changed + removed);
	return NULL;
}

/* What a page of changes has so far. */
struct changes {
	struct reader *reader;
	const struct shape *shape;
	const struct since *since;
	int64_t n, most; /* rows written; of a page, -1: all */
	int64_t count;
	struct str next;
};

static bool
is_full(const struct changes *c)
{
	return c->most >= 0 && c->n >= c->most;
}

/* One more tells whether there is a next page. */
static int64_t
ask(const struct changes *c)
{
	return c->most < 0 ? -1 : c->most - c->n + 1;
}

static struct err *
changed(struct changes *x)
{
	struct reader *r = x->reader;
	const struct page page = {
		.limit = ask(x), .after = r->after, .since = x->since
	};
	const struct val *last = NULL;
	struct row row = { 0 };
	struct stmt_text t;
	struct db_cursor *c;
	struct err *e = NULL;
	enum db_next next;

	TRY(plan_page(r->arena, r->level, &page, &t));
	TRY(db_run(r->db, r->arena, &t, &c));
	next = db_next(c, &row.cells);
	if (next != DB_FAILED)
		write_begin(r->out, x->shape, x->count);
	for (; next == DB_ROW && out_ok(r->out);
	     next = db_next(c, &row.cells)) {
		if (is_full(x)) {
			x->next = r->next_link(r, last, -1);
			continue;
		}
		write_row(r->out, x->shape, &row, x->n == 0);
		if (++x->n == x->most)
			last = order_values(r->arena, r->level, row.cells);
	}
	if (next == DB_FAILED)
		e = db_error(c);
	db_close(&c);
	return e;
}

/* The order values, the key, and whether there still is such a row. */
static struct err *
removed(struct changes *x, const struct val *after)
{
	struct reader *r = x->reader;
	const size_t keys = r->level->norder,
		     flag = keys + r->query->set->nkeys;
	const bool cut = x->most >= 0 && plan_removed_pages(r->query->set);
	const struct val *last = NULL, *cells;
	struct stmt_text t;
	struct db_cursor *c;
	struct err *e = NULL;
	enum db_next next;

	TRY(plan_removed(
	    r->arena, r->level, x->since, cut ? ask(x) : -1, after, &t));
	TRY(db_run(r->db, r->arena, &t, &c));
	while ((next = db_next(c, &cells)) == DB_ROW && out_ok(r->out)) {
		if (cut && is_full(x)) {
			r->track->removed = true;
			x->next = r->next_link(r, last, -1);
			continue;
		}
		write_removed(r->out, x->shape, &cells[keys],
		    cells[flag].i != 0, x->n == 0);
		x->n++;
		if (cut && is_full(x))
			last = copy_cells(r->arena, cells, keys);
	}
	if (next == DB_FAILED)
		e = db_error(c);
	db_close(&c);
	return e;
}

struct err *
read_changes(struct reader *r, int64_t count)
{
	const struct since s = since_of(r->track->base);
	struct changes x = { .reader = r,
		.shape = write_shape(r->arena, r->conf, r->level),
		.since = &s,
		.most = r->page_size,
		.count = count,
		.next = S("") };
	const bool later = r->track->removed;

	if (later)
		write_begin(r->out, x.shape, count);
	else
		TRY(changed(&x));
	if (x.next.n == 0)
		TRY(removed(&x, later ? r->after : NULL));
	r->rows = (uint64_t)x.n;
	if (x.next.n > 0)
		write_end(r->out, x.shape, x.next);
	else
		write_end_delta(r->out, x.shape, r->track->link(r));
	return NULL;
}
