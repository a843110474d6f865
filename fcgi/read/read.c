/* SPDX-License-Identifier: MIT */
/* read.c - what each kind of query needs, and rows without expansion. */
#include "config.h"
#include "out/json.h"
#include "read/read_priv.h"
#include "sys/clock.h"

struct quota
quota_of(const struct reader *r)
{
	struct quota q = { .rows = r->page_size, .skip = r->query->skip };

	q.top = r->after != NULL ? r->remaining : r->query->top;
	if (r->after != NULL)
		q.skip = 0;
	if (q.top >= 0 && (q.rows < 0 || q.top <= q.rows)) {
		q.rows = q.top;
		q.ask = q.top;
	} else {
		q.ask = q.rows < 0 ? -1 : q.rows + 1;
	}
	return q;
}

int64_t
quota_left(const struct quota *q, int64_t n)
{
	return q->top < 0 ? -1 : q->top - n;
}

struct val *
copy_cells(struct arena *a, const struct val *cells, size_t n)
{
	struct val *v;
	size_t bytes = 0;
	char *p;

	for (size_t i = 0; i < n; i++)
		if (cells[i].kind == VAL_STR || cells[i].kind == VAL_BYTES ||
		    cells[i].kind == VAL_DEC)
			bytes += cells[i].s.n;
	v = NEWN(a, struct val, n);
	memcpy(v, cells, n * sizeof(*v));
	p = NEWN(a, char, bytes);
	for (size_t i = 0; i < n; i++) {
		if (v[i].kind != VAL_STR && v[i].kind != VAL_BYTES &&
		    v[i].kind != VAL_DEC)
			continue;
		if (v[i].s.n > 0)
			memcpy(p, v[i].s.p, v[i].s.n);
		v[i].s.p = p;
		p += v[i].s.n;
	}
	return v;
}

const struct val *
order_values(struct arena *a, const struct level *l, const struct val *cells)
{
	struct val *v = NEWN(a, struct val, l->norder);

	for (size_t i = 0; i < l->norder; i++)
		v[i] = cells[l->order_col[i]];
	return copy_cells(a, v, l->norder);
}

/* The first cell of the first row; *found is false when there is none. */
static struct err *
read_number(
    struct reader *r, const struct stmt_text *t, bool *found, int64_t *ret)
{
	struct db_cursor *c;
	const struct val *cells;

	TRY(db_run(r->db, r->arena, t, &c));
	*found = db_next(c, &cells) == DB_ROW;
	if (*found && ret != NULL)
		*ret = cells[0].i;
	return db_finish(&c);
}

struct err *
read_parent(struct reader *r)
{
	struct stmt_text t;
	bool needed, found;

	TRY(plan_parent(r->arena, r->query, &needed, &t));
	if (!needed)
		return NULL;
	TRY(read_number(r, &t, &found, NULL));
	if (found)
		return NULL;
	return ERR_AT(r->arena, NOT_FOUND, S(""),
	    r->query->steps[r->query->nsteps - 1].pos,
	    "The entity that the path starts from does not exist");
}

static bool
is_delta(const struct reader *r)
{
	return r->track != NULL && r->track->base != NULL;
}

struct err *
read_total(struct reader *r, const struct query *q, int64_t *ret)
{
	struct stmt_text t;
	bool found;

	*ret = 0;
	if (is_delta(r))
		return read_change_count(r, ret);
	TRY(plan_count(r->arena, q, &t));
	return read_number(r, &t, &found, ret);
}

static void
end_rows(struct reader *r, const struct shape *s, struct str next_link)
{
	if (next_link.n == 0 && r->track != NULL)
		write_end_delta(r->out, s, r->track->link(r));
	else
		write_end(r->out, s, next_link);
}

/* Rows from the cursor to the out, one in memory at a time; next: what the
 * first db_next() has returned. */
static struct err *
stream(struct reader *r, struct db_cursor *c, enum db_next next,
    struct row *row, const struct shape *s, int64_t count)
{
	const struct quota q = quota_of(r);
	const struct val *last = NULL;
	struct str link = S("");
	int64_t n = 0;

	write_begin(r->out, s, count);
	for (; next == DB_ROW && out_ok(r->out);
	     next = db_next(c, &row->cells)) {
		if (n == q.rows) {
			link = r->next_link(r, last, quota_left(&q, n));
			continue; /* to the end, which follows */
		}
		write_row(r->out, s, row, n == 0);
		if (++n == q.rows && q.ask > q.rows)
			last = order_values(r->arena, r->level, row->cells);
	}
	r->rows = (uint64_t)n;
	if (next == DB_FAILED)
		return db_error(c);
	end_rows(r, s, link);
	return NULL;
}

/* CSV: whether there is a next page must be known before the first row, so
 * the row that the page ends with is looked up. */
static struct err *
find_link(struct reader *r, const struct quota *q)
{
	struct page page = { .limit = 2, .after = r->after };
	const struct val *cells, *last = NULL;
	struct stmt_text t;
	struct db_cursor *c;
	struct err *e = NULL;
	enum db_next next;
	int n = 0;

	if (q->skip > INT64_MAX - q->rows)
		return NULL; /* as far as no table goes */
	page.skip = q->skip + q->rows - 1;
	TRY(plan_page(r->arena, r->level, &page, &t));
	TRY(db_run(r->db, r->arena, &t, &c));
	while ((next = db_next(c, &cells)) == DB_ROW)
		if (n++ == 0)
			last = order_values(r->arena, r->level, cells);
	if (n == 2 && r->next_link(r, last, quota_left(q, q->rows)).n == 0)
		e = ERR(r->arena, LIMIT, S(""),
		    "The link to the next page of CSV would not fit the head; "
		    "shorten the URL or ask for JSON");
	if (next == DB_FAILED)
		e = db_error(c);
	db_close(&c);
	return e;
}

static struct err *
read_rows(struct reader *r, int64_t count)
{
	const struct shape *s = write_shape(r->arena, r->conf, r->level);
	const struct quota q = quota_of(r);
	struct page page = {
		.limit = q.ask, .skip = q.skip, .after = r->after
	};
	struct row row = { 0 };
	struct stmt_text t;
	struct db_cursor *c;
	struct err *e = NULL;
	enum db_next next;

	if (r->conf->csv && q.ask > q.rows) {
		TRY(find_link(r, &q));
		page.limit = q.rows;
	}
	TRY(plan_page(r->arena, r->level, &page, &t));
	TRY(db_run(r->db, r->arena, &t, &c));
	next = db_next(c, &row.cells);
	if (next != DB_END) {
		e = stream(r, c, next, &row, s, count);
		db_close(&c);
		return e;
	}
	db_close(&c);
	TRY(read_parent(r));
	write_begin(r->out, s, count);
	end_rows(r, s, S(""));
	return NULL;
}

static struct err *
read_collection(struct reader *r)
{
	int64_t count = -1;

	if (r->query->count && r->total < 0)
		TRY(read_total(r, r->query, &r->total));
	if (r->query->count)
		count = r->total;
	if (is_delta(r))
		return read_changes(r, count);
	return r->query->nexpand > 0 ? read_chunks(r, count)
				     : read_rows(r, count);
}

/* The column of query->prop. */
static size_t
prop_col(const struct level *l)
{
	for (size_t i = 0; i < l->ncols; i++)
		if (l->cols[i].role == PLAN_PROP &&
		    l->cols[i].prop == l->query->prop)
			return i;
	for (size_t i = 0; i < l->query->ncomputed; i++)
		if (l->query->computed[i].prop == l->query->prop)
			return l->computed[i];
	must(!"the property of the query is among its columns");
	return 0;
}

/* A complex property, a collection, or the number of its items. */
static void
write_structured(struct reader *r, const struct row *row, enum read_answer *ret)
{
	const struct query *q = r->query;
	const struct shape *s;

	if (q->kind == QUERY_VALUE) {
		write_items(r->out, &row->cells[prop_col(r->level)]);
		return;
	}
	s = write_shape(r->arena, r->conf, r->level);
	if (q->prop->type == EDM_COLLECTION)
		write_collection(
		    r->out, s, row, &row->cells[prop_col(r->level)]);
	else if (!write_complex(r->out, s, row))
		*ret = READ_NOTHING;
}

/* Writes the single row as the kind of the query wants it. */
static void
write_single(struct reader *r, const struct row *row, enum read_answer *ret)
{
	const struct query *q = r->query;
	const struct shape *s;
	const struct val *v;

	if (q->kind == QUERY_ENTITY) {
		s = write_shape(r->arena, r->conf, r->level);
		write_entity(r->out, s, row);
		return;
	}
	if (q->prop->type == EDM_COMPLEX || q->prop->type == EDM_COLLECTION) {
		write_structured(r, row, ret);
		return;
	}
	v = &row->cells[prop_col(r->level)];
	if (v->kind == VAL_NULL) {
		*ret = READ_NOTHING;
	} else if (q->kind == QUERY_VALUE) {
		write_raw(r->out, q->prop, v);
	} else {
		s = write_shape(r->arena, r->conf, r->level);
		write_property(r->out, s, row, v);
	}
}

/* Does the last navigation lead to an entity, of whatever type? */
static struct err *
of_any_type(struct reader *r, bool *ret)
{
	struct query q = *r->query;
	struct step *steps = NEWN(r->arena, struct step, q.nsteps);
	struct step *last = &steps[q.nsteps - 1];
	int64_t n;

	memcpy(steps, q.steps, q.nsteps * sizeof(*steps));
	last->as = last->nav->as;
	q.as = last->as;
	q.steps = steps;
	TRY(read_total(r, &q, &n));
	*ret = n > 0;
	return NULL;
}

/* There is no such row: a navigation to nothing, or an error. */
static struct err *
missing(struct reader *r, enum read_answer *ret)
{
	const struct query *q = r->query;
	const struct step *last = &q->steps[q->nsteps - 1];
	bool other = false;

	if (last->key == NULL && last->cast && last->nav != NULL &&
	    q->kind == QUERY_ENTITY)
		TRY(of_any_type(r, &other));
	if (last->key == NULL && (!last->cast || last->nav != NULL) && !other &&
	    last->singleton == NULL && q->kind == QUERY_ENTITY) {
		TRY(read_parent(r));
		*ret = READ_NOTHING;
		return NULL;
	}
	return ERR_AT(r->arena, NOT_FOUND, q->set->name, last->pos,
	    "There is no such entity in %.*s", STRF(q->set->name));
}

static struct err *
read_single(struct reader *r, enum read_answer *ret)
{
	const struct page all = { .limit = -1 };
	struct row row = { 0 };
	struct stmt_text t;
	struct db_cursor *c;
	enum db_next next;
	bool found = true;

	if (r->query->nexpand > 0) {
		TRY(read_tree(r, &found));
		return found ? NULL : missing(r, ret);
	}
	TRY(plan_page(r->arena, r->level, &all, &t));
	TRY(db_run(r->db, r->arena, &t, &c));
	next = db_next(c, &row.cells);
	if (next == DB_ROW)
		write_single(r, &row, ret);
	TRY(db_finish(&c));
	r->rows = next == DB_ROW ? 1 : 0;
	return next == DB_END ? missing(r, ret) : NULL;
}

static struct err *
read_count(struct reader *r)
{
	int64_t n;

	TRY(read_total(r, r->query, &n));
	if (n == 0)
		TRY(read_parent(r));
	json_i64(r->out, n);
	return NULL;
}

static struct err *
read_function(struct reader *r, enum read_answer *ret)
{
	const struct query *q = r->query;
	const struct val *cells;
	struct stmt_text t;
	struct db_cursor *c;
	enum db_next next;

	TRY(plan_call(r->arena, q, &t));
	TRY(db_run(r->db, r->arena, &t, &c));
	next = db_next(c, &cells);
	if (next == DB_ROW && cells[0].kind == VAL_NULL)
		*ret = READ_NOTHING;
	else if (next == DB_ROW && q->raw)
		write_raw(r->out, q->prop, &cells[0]);
	else if (next == DB_ROW)
		write_result(r->arena, r->out, r->conf, q->prop, &cells[0]);
	TRY(db_finish(&c));
	r->rows = next == DB_ROW ? 1 : 0;
	return next == DB_END ? missing(r, ret) : NULL;
}

static struct err *
read_kind(struct reader *r, enum read_answer *ret)
{
	switch (r->query->kind) {
	case QUERY_COLLECTION: return read_collection(r);
	case QUERY_ENTITY:
	case QUERY_PROPERTY:
	case QUERY_VALUE: return read_single(r, ret);
	case QUERY_COUNT: return read_count(r);
	case QUERY_FUNCTION: return read_function(r, ret);
	case QUERY_ALL: return read_all(r);
	case QUERY_STREAM:
	case QUERY_SERVICE:
	case QUERY_METADATA: break;
	}
	must(!"a query that reads rows");
	return NULL;
}

struct err *
read_query(struct reader *r, enum read_answer *ret)
{
	const struct query *q = r->query;
	bool paged_csv = r->conf->csv && r->page_size > 0;
	bool many = q->nexpand > 0 || q->kind == QUERY_ALL ||
	    (q->kind == QUERY_COLLECTION &&
		((q->count && r->total < 0) || paged_csv));
	bool open = r->snapshot == READ_ISOLATED ||
	    ((many || r->track != NULL) && r->snapshot == READ_AS_NEEDED);
	const int64_t opened = clock_ms();
	struct err *e = NULL;

	must(r->page_size != 0 && r->expand_chunk > 0);
	must(!r->conf->csv || (q->nexpand == 0 && !q->count));
	*ret = READ_BODY;
	r->rows = 0;
	if (open)
		TRY(db_snapshot(r->db, r->arena));
	if (r->track != NULL)
		e = read_point(r, opened);
	if (e == NULL)
		e = read_kind(r, ret);
	if (open)
		db_end(r->db);
	if (e != NULL && q->calls &&
	    str_eq(e->msg, str_of(err_default(ERR_INTERNAL))))
		e->msg = S("A function of the database failed");
	return e;
}
