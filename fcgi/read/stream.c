/* SPDX-License-Identifier: MIT */
/* stream.c - the bytes of a stream, a piece at a time. */
#include "config.h"
#include "read/read_priv.h"

static int64_t
piece_of(int64_t length)
{
	int64_t n = length / 64;

	n = n < STREAM_PIECE_LEN ? STREAM_PIECE_LEN : n;
	return n < STREAM_PIECE_MAX ? n : STREAM_PIECE_MAX;
}

static struct err *
changed(const struct stream_reader *r)
{
	return ERR(r->arena, BUSY, S(""),
	    "The stream has changed while it was read; try again");
}

/* The row, with n bytes from there; *cells NULL: there is none. */
static struct err *
fetch(struct stream_reader *r, int64_t from, int64_t n, struct db_cursor **c,
    const struct val **cells)
{
	struct stmt_text t;
	enum db_next next;
	struct err *e;

	*cells = NULL;
	TRY(plan_stream(r->arena, r->query, from, n, &t));
	TRY(db_run(r->db, r->arena, &t, c));
	next = db_next(*c, cells);
	if (next == DB_ROW)
		return NULL;
	*cells = NULL;
	e = next == DB_FAILED ? db_error(*c) : NULL;
	db_close(c);
	return e;
}

/* What stands behind the bytes that came with the head. */
static struct err *
pieces(struct stream_reader *r, int64_t length, int64_t from, int64_t to)
{
	const int64_t most = piece_of(length);

	while (from < to && out_ok(r->out)) {
		int64_t n = to - from < most ? to - from : most;
		const struct val *cells;
		struct db_cursor *c;
		bool whole;

		TRY(fetch(r, from, n, &c, &cells));
		if (cells == NULL)
			return changed(r);
		whole = cells[STREAM_PIECE].kind == VAL_BYTES &&
		    cells[STREAM_PIECE].s.n == (size_t)n;
		if (whole)
			out_put(r->out, cells[STREAM_PIECE].s);
		db_close(&c);
		if (!whole)
			return changed(r);
		from += n;
	}
	return NULL;
}

/* Begins with the row at hand, and writes what it has of the bytes. */
static struct err *
begin(struct stream_reader *r, const struct val *cells, int64_t *length,
    int64_t *from, int64_t *to)
{
	const struct val *piece = &cells[STREAM_PIECE];

	*length = cells[STREAM_LENGTH].i;
	*from = 0;
	*to = *length;
	TRY(r->begin(r, cells, *length, from, to));
	if (*from != 0 || piece->kind != VAL_BYTES || piece->s.n == 0 ||
	    (int64_t)piece->s.n > *to)
		return NULL;
	out_put(r->out, piece->s);
	*from = (int64_t)piece->s.n;
	return NULL;
}

static struct err *
missing(const struct stream_reader *r)
{
	const struct query *q = r->query;

	return ERR_AT(r->arena, NOT_FOUND, q->set->name,
	    q->steps[q->nsteps - 1].pos, "There is no such entity in %.*s",
	    STRF(q->set->name));
}

/* *again: there is more than one statement brings, and no snapshot is open. */
static struct err *
attempt(
    struct stream_reader *r, bool inside, bool *again, enum read_answer *ret)
{
	const int64_t want = r->whole ? STREAM_SHORT : 0;
	int64_t length = 0, from = 0, to = 0;
	const struct val *cells;
	struct db_cursor *c;
	struct err *e = NULL;

	TRY(fetch(r, 0, want, &c, &cells));
	if (cells == NULL)
		return missing(r);
	*again = !inside && cells[STREAM_LENGTH].kind == VAL_I64 &&
	    cells[STREAM_LENGTH].i > want;
	if (cells[STREAM_LENGTH].kind == VAL_NULL)
		*ret = READ_NOTHING;
	else if (!*again)
		e = begin(r, cells, &length, &from, &to);
	db_close(&c);
	TRY(e);
	return pieces(r, length, from, to);
}

struct err *
read_stream(struct stream_reader *r, enum read_answer *ret)
{
	bool inside = r->snapshot == READ_INSIDE, again = false;
	struct err *e;

	*ret = READ_BODY;
	if (r->snapshot != READ_ISOLATED)
		TRY(attempt(r, inside, &again, ret));
	if (r->snapshot != READ_ISOLATED && !again)
		return NULL;
	TRY(db_snapshot(r->db, r->arena));
	e = attempt(r, true, &again, ret);
	db_end(r->db);
	return e;
}
