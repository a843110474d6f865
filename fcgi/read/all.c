/* SPDX-License-Identifier: MIT */
/*
 * all.c - $all: the rows of one set after another as one collection.
 *
 * A set costs one statement. $skip over whole sets costs a count of each,
 * since nothing else says where it ends.
 */
#include "config.h"
#include "out/json.h"
#include "read/read_priv.h"

struct all {
	struct reader *reader;
	struct quota q;
	int64_t written, skip;
	const struct val *after; /* of the part being read */
	/* The last row of the page, when it is full. */
	const struct val *last;
	size_t last_part;
	bool more; /* there is a row behind the page */
};

static struct err *
total(struct reader *r, int64_t *ret)
{
	int64_t n;

	*ret = 0;
	for (size_t i = 0; i < r->query->nparts; i++) {
		TRY(read_total(r, r->query->parts[i], &n));
		*ret += n;
	}
	return NULL;
}

/* Is $skip beyond this set? Then what is left of it. */
static struct err *
skip_part(struct all *x, size_t i, bool *skipped)
{
	int64_t n;

	*skipped = false;
	if (x->skip == 0)
		return NULL;
	TRY(read_total(x->reader, x->reader->query->parts[i], &n));
	*skipped = n <= x->skip;
	x->skip -= *skipped ? n : 0;
	return NULL;
}

static void
take(struct all *x, const struct shape *s, const struct row *row)
{
	struct reader *r = x->reader;

	write_row(r->out, s, row, x->written == 0);
	if (++x->written != x->q.rows)
		return;
	x->last = order_values(r->arena, r->level, row->cells);
	x->last_part = r->part;
}

static struct err *
read_part(struct all *x)
{
	struct reader *r = x->reader;
	const struct shape *s = write_shape(r->arena, r->conf, r->level);
	struct page page = { .limit = -1, .skip = x->skip, .after = x->after };
	struct row row = { 0 };
	struct stmt_text t;
	struct db_cursor *c;
	struct err *e = NULL;
	enum db_next next;

	if (x->q.rows >= 0)
		page.limit = x->q.ask - x->written;
	TRY(plan_page(r->arena, r->level, &page, &t));
	TRY(db_run(r->db, r->arena, &t, &c));
	while ((next = db_next(c, &row.cells)) == DB_ROW && out_ok(r->out)) {
		if (x->written == x->q.rows)
			x->more = true;
		else
			take(x, s, &row);
	}
	if (next == DB_FAILED)
		e = db_error(c);
	db_close(&c);
	x->skip = 0;
	x->after = NULL;
	return e;
}

static struct err *
read_parts(struct all *x)
{
	struct reader *r = x->reader;
	bool skipped;

	/* ask is more than rows when a next link may be needed */
	for (size_t i = r->part; i < r->query->nparts && !x->more &&
	     out_ok(r->out) && (x->q.rows < 0 || x->written < x->q.ask);
	     i++) {
		TRY(skip_part(x, i, &skipped));
		if (skipped)
			continue;
		r->part = i;
		r->level = r->parts[i];
		TRY(read_part(x));
	}
	return NULL;
}

struct err *
read_all(struct reader *r)
{
	struct all x = { .reader = r, .q = quota_of(r), .after = r->after };
	const struct shape *s;
	struct str link = S("");
	int64_t count = -1;

	if (r->query->totals || (r->query->count && r->total < 0))
		TRY(total(r, &r->total));
	if (r->query->count || r->query->totals)
		count = r->total;
	if (r->query->totals) {
		json_i64(r->out, count);
		return NULL;
	}
	x.skip = x.q.skip;
	s = write_shape(r->arena, r->conf, r->parts[0]);
	write_begin(r->out, s, count);
	TRY(read_parts(&x));
	r->rows = (uint64_t)x.written;
	if (!out_ok(r->out))
		return NULL;
	if (x.more && x.last != NULL) {
		r->part = x.last_part;
		r->level = r->parts[r->part];
		link = r->next_link(r, x.last, quota_left(&x.q, x.written));
	}
	write_end(r->out, s, link);
	return NULL;
}
