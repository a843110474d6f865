/* SPDX-License-Identifier: MIT */
/*
 * tree.c - rows with what $expand hangs below them.
 *
 * A chunk of parents is read and copied; then, for a group of them, all that
 * hangs below. The group is the chunk unless that needs more memory than
 * allowed: then it is halved and tried again. What is known is written, the
 * next chunk goes on behind the last parent by key.
 *
 * Of expand_memory a chunk of parents has a quarter, the one before it
 * another (the place to go on from is there), what hangs below has a half.
 */
#include "config.h"
#include "read/read_priv.h"

enum { BLOCK = 256 << 10 };

struct tree {
	struct reader *reader;
	const struct shape *shape;
	struct quota quota;
	struct arena *page, *kids; /* the chunk of parents; what is below */
	struct row *rows;
	size_t n;
	const struct val *after; /* of the last row before this chunk */
	size_t group;
	int64_t written, count;
	bool more; /* there are rows behind this chunk */
};

/* Into the arena of the request, since the other one will be reset. */
static struct err *
keep(struct reader *r, const struct err *e)
{
	struct err *k;

	if (e == NULL)
		return NULL;
	k = NEW(r->arena, struct err);
	*k = *e;
	k->msg = arena_dup(r->arena, e->msg);
	k->target = arena_dup(r->arena, e->target);
	k->cause = arena_dup(r->arena, e->cause);
	return k;
}

static struct err *
too_large(struct reader *r)
{
	return ERR(r->arena, LIMIT, S("$expand"),
	    "What is expanded below one entity needs more than the %zu bytes "
	    "of expand_memory; ask for less of it ($select, $filter, $top)",
	    r->expand_memory);
}

/* How many parents to write from the next chunk at most, and to ask for. */
static int64_t
chunk_size(const struct tree *t, int64_t *ask)
{
	int64_t chunk = (int64_t)t->reader->expand_chunk;
	int64_t left = t->quota.rows < 0 ? chunk : t->quota.rows - t->written;

	if (left > chunk)
		left = chunk;
	/* The row behind the last one that $top allows says nothing. */
	*ask = t->quota.ask == t->quota.rows && t->quota.rows >= 0 &&
		t->written + left == t->quota.rows
	    ? left
	    : left + 1;
	return left;
}

/* Reads the next chunk of parents into t->page. */
static struct err *
read_chunk(struct tree *t)
{
	struct reader *r = t->reader;
	size_t limit = r->expand_memory / 4;
	int64_t ask, most = chunk_size(t, &ask);
	struct page page = { .limit = ask,
		.skip = t->after == NULL ? t->quota.skip : 0,
		.after = t->after };
	struct stmt_text text;
	struct db_cursor *c;
	const struct val *cells;
	struct err *e = NULL;
	enum db_next next;

	t->n = 0;
	t->more = false;
	t->rows = NEWN(t->page, struct row, (size_t)most);
	TRY(plan_page(t->page, r->level, &page, &text));
	TRY(db_run(r->db, t->page, &text, &c));
	while ((next = db_next(c, &cells)) == DB_ROW) {
		if ((int64_t)t->n < most && !t->more &&
		    (t->n == 0 || arena_used(t->page) <= limit))
			t->rows[t->n++].cells =
			    copy_cells(t->page, cells, r->level->ncols);
		else
			t->more = true;
	}
	if (next == DB_FAILED)
		e = db_error(c);
	db_close(&c);
	return e;
}

/* Everything below the parents, and all of it written. */
static struct err *
write_chunk(struct tree *t)
{
	struct reader *r = t->reader;
	bool over;

	for (size_t i = 0; i < t->n && out_ok(r->out);) {
		size_t n = t->n - i < t->group ? t->n - i : t->group;

		arena_reset(t->kids);
		TRY(keep(r,
		    read_kids(r, t->kids, r->expand_memory / 2, r->level,
			&t->rows[i], n, &over)));
		if (over && n == 1)
			return too_large(r);
		if (over) {
			t->group = n / 2;
			continue;
		}
		if (t->written == 0)
			write_begin(r->out, t->shape, t->count);
		for (size_t k = i; k < i + n && out_ok(r->out); k++)
			write_row(
			    r->out, t->shape, &t->rows[k], t->written++ == 0);
		i += n;
	}
	return NULL;
}

/* Chunk by chunk, the last row of one in the other arena. */
static struct err *
write_chunks(struct tree *t, struct arena *other)
{
	struct reader *r = t->reader;

	for (;;) {
		struct arena *now = t->page;

		TRY(keep(r, read_chunk(t)));
		if (t->n == 0)
			return NULL;
		TRY(write_chunk(t));
		t->after = order_values(now, r->level, t->rows[t->n - 1].cells);
		if (!t->more || !out_ok(r->out) || t->written == t->quota.rows)
			return NULL;
		t->page = other;
		other = now;
		arena_reset(t->page);
		t->group = t->group * 2 < r->expand_chunk ? t->group * 2
							  : r->expand_chunk;
	}
}

struct err *
read_chunks(struct reader *r, int64_t count)
{
	struct arena *one scoped(arena_free) = arena_new(BLOCK);
	struct arena *two scoped(arena_free) = arena_new(BLOCK);
	struct arena *kids scoped(arena_free) = arena_new(BLOCK);
	struct tree t = { .reader = r,
		.shape = write_shape(r->arena, r->conf, r->level),
		.quota = quota_of(r),
		.page = one,
		.kids = kids,
		.after = r->after,
		.group = r->expand_chunk,
		.count = count };
	struct str link = S("");

	TRY(write_chunks(&t, two));
	r->rows = (uint64_t)t.written;
	if (!out_ok(r->out))
		return NULL;
	if (t.written == 0) {
		TRY(read_parent(r));
		write_begin(r->out, t.shape, count);
	} else if (t.more) {
		link =
		    r->next_link(r, t.after, quota_left(&t.quota, t.written));
	}
	write_end(r->out, t.shape, link);
	return NULL;
}

struct err *
read_tree(struct reader *r, bool *found)
{
	struct arena *page scoped(arena_free) = arena_new(BLOCK);
	struct arena *kids scoped(arena_free) = arena_new(BLOCK);
	struct tree t = { .reader = r, .page = page };
	bool over;

	t.quota = (struct quota){ .rows = 1, .ask = 1, .top = -1 };
	TRY(keep(r, read_chunk(&t)));
	*found = t.n > 0;
	if (!*found)
		return NULL;
	TRY(keep(r,
	    read_kids(
		r, kids, r->expand_memory / 2, r->level, t.rows, 1, &over)));
	if (over)
		return too_large(r);
	t.shape = write_shape(r->arena, r->conf, r->level);
	write_entity(r->out, t.shape, &t.rows[0]);
	r->rows = 1;
	return NULL;
}
