/* SPDX-License-Identifier: MIT */
/*
 * kids.c - the rows below rows: one statement for each level and batch.
 *
 * Many contacts share one company: equal parents are asked for once and share
 * the rows that come, and everything below those.
 */
#include "config.h"
#include "base/buf.h"
#include "read/read_priv.h"

enum { NOBODY = SIZE_MAX, KEY_MAX = 1 << 26 };

/* The work on one child level. */
struct brood {
	struct reader *reader;
	struct arena *arena;
	size_t limit;
	const struct level *level;
	struct val *parents;  /* n * level->nlink: the distinct ones */
	struct row_set *sets; /* of the distinct parents; rows are set last */
	size_t *begin;        /* of their rows in rows */
	size_t n;
	struct row *rows;
	size_t nrows, cap;
	bool over;
};

/* Bytes that are equal when the values are; the reverse need not hold: an
 * equal parent asked for twice costs time, nothing else. */
static void
put_key(struct buf *b, const struct val *v)
{
	buf_char(b, (char)v->kind);
	if (v->kind == VAL_STR || v->kind == VAL_BYTES || v->kind == VAL_DEC) {
		buf_u64(b, v->s.n);
		buf_char(b, ':');
		buf_put(b, v->s);
	} else {
		/* the largest member of the union */
		buf_put(b, (struct str){ (const char *)&v->t, sizeof(v->t) });
	}
}

/* Finds the distinct parents; owner[i]: which one row i has, or NOBODY. */
static void
collect(struct brood *b, const struct row *rows, size_t n, size_t *owner)
{
	const struct level *l = b->level;
	struct map seen = map_in(b->arena);

	b->parents = NEWN(b->arena, struct val, n * l->nlink);
	b->sets = NEWN(b->arena, struct row_set, n);
	b->begin = NEWN(b->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		struct val *to = &b->parents[b->n * l->nlink];
		struct buf key = buf_in(b->arena, KEY_MAX);
		const struct row_set *set;
		bool null = false;

		for (size_t k = 0; k < l->nlink; k++) {
			to[k] = rows[i].cells[l->parent_col[k]];
			null = null || to[k].kind == VAL_NULL;
			put_key(&key, &to[k]);
		}
		owner[i] = NOBODY;
		if (null)
			continue;
		/* Two keys of 64 MiB that are cut alike are not equal. */
		set = buf_ok(&key) ? map_get(&seen, buf_str(&key)) : NULL;
		if (set == NULL) {
			set = &b->sets[b->n++];
			if (buf_ok(&key))
				(void)map_add(&seen, buf_str(&key), set);
		}
		owner[i] = (size_t)(set - b->sets);
	}
}

static void
add_row(struct brood *b, const struct val *cells)
{
	if (b->nrows == b->cap) {
		size_t cap = b->cap * 2 + 16;
		struct row *rows = NEWN(b->arena, struct row, cap);

		if (b->nrows > 0)
			memcpy(rows, b->rows, b->nrows * sizeof(*rows));
		b->rows = rows;
		b->cap = cap;
	}
	b->rows[b->nrows++].cells =
	    copy_cells(b->arena, cells, b->level->ncols);
}

/* One row of the statement for the parents from first on. */
static void
take(struct brood *b, size_t first, size_t n, const struct val *cells)
{
	const struct level *l = b->level;
	uint64_t number = cells[l->parent].u;
	size_t at = first + (size_t)number;

	must(number < n);
	if (l->total != NO_COL)
		b->sets[at].total = cells[l->total].i;
	if (l->shown != NO_COL && cells[l->shown].i == 0)
		return;
	if (b->sets[at].n++ == 0)
		b->begin[at] = b->nrows;
	add_row(b, cells);
}

static struct err *
fetch_batch(struct brood *b, size_t first, size_t n)
{
	struct reader *r = b->reader;
	struct stmt_text t;
	struct db_cursor *c;
	const struct val *cells;
	struct err *e = NULL;
	enum db_next next;

	TRY(plan_children(
	    b->arena, b->level, &b->parents[first * b->level->nlink], n, &t));
	TRY(db_run(r->db, b->arena, &t, &c));
	while ((next = db_next(c, &cells)) == DB_ROW) {
		/* Beyond the limit the rest is read and dropped: to stop the
		 * statement would cost the connection and the snapshot. */
		if (!b->over)
			take(b, first, n, cells);
		b->over = b->over || arena_used(b->arena) > b->limit;
	}
	if (next == DB_FAILED)
		e = db_error(c);
	db_close(&c);
	return e;
}

static struct err *
fetch(struct brood *b)
{
	size_t most = b->reader->expand_chunk;

	for (size_t i = 0; i < b->n; i++)
		b->sets[i].total = b->level->total != NO_COL ? 0 : -1;
	for (size_t i = 0; i < b->n && !b->over; i += most)
		TRY(fetch_batch(b, i, b->n - i < most ? b->n - i : most));
	for (size_t i = 0; i < b->n && b->nrows > 0; i++)
		b->sets[i].rows = &b->rows[b->begin[i]];
	return NULL;
}

struct err *
read_kids(struct reader *r, struct arena *a, size_t limit,
    const struct level *l, struct row *rows, size_t n, bool *over)
{
	size_t nexpand = l->query->nexpand;
	struct row_set *kids = NEWN(a, struct row_set, n * nexpand);
	size_t *owner = NEWN(a, size_t, n);

	*over = false;
	for (size_t k = 0; k < n; k++)
		rows[k].kids = &kids[k * nexpand];
	for (size_t i = 0; i < nexpand && !*over && n > 0; i++) {
		struct brood b = { .reader = r,
			.arena = a,
			.limit = limit,
			.level = l->child[i] };
		struct row_set none = { NULL, 0, -1 };

		if (b.level->total != NO_COL)
			none.total = 0;
		collect(&b, rows, n, owner);
		TRY(fetch(&b));
		for (size_t k = 0; k < n; k++)
			kids[k * nexpand + i] =
			    owner[k] == NOBODY ? none : b.sets[owner[k]];
		*over = b.over || arena_used(a) > limit;
		if (!*over)
			TRY(read_kids(
			    r, a, limit, b.level, b.rows, b.nrows, over));
	}
	return NULL;
}
