/* SPDX-License-Identifier: MIT */
/*
 * read.h - runs a query: statements, rows, payload.
 *
 * One statement runs without a transaction, its rows go straight to the out.
 * $count and $expand need more: all run in one snapshot. Parents of $expand
 * come in chunks, and each level below costs one statement for a chunk,
 * however many parents it has. Memory depends on neither the number of rows
 * nor of chunks.
 *
 * Nothing is written before the first row (with $expand: the first chunk) or
 * the end is known. What fails later returns an error as well: the caller
 * takes back what was written (resp_restart) or breaks the connection
 * (resp_abort). When the out fails (the client left) reading stops, the
 * database stops working, and read_query() returns without an error: the
 * caller looks at out_ok() or resp_trouble().
 */
#ifndef READ_READ_H
#define READ_READ_H
#include "db/db.h"
#include "plan/delta.h"
#include "write/write.h"

enum { READ_CHUNK = 1000, READ_MEMORY = 64 << 20 };

/* The statements of a query see one state of the database. */
enum read_snapshot {
	READ_AS_NEEDED, /* a snapshot when there are several */
	READ_ISOLATED,  /* a snapshot in any case */
	READ_INSIDE     /* the caller has one open: db_snapshot() */
};
/*
 * A point in time behind which all changes are told that the state lacks
 * which was read at known, both in microseconds of Unix time; and the digest
 * of the rows as they were at that point (plan/delta.h).
 */
struct point {
	int64_t at, known;
	uint64_t rows, sum;
};
struct reader;
struct tracking {
	int64_t window, life;     /* microseconds: delta_window, delta_life */
	const struct point *base; /* NULL: the rows, else their changes since */
	bool removed; /* of the changes, the page begins among the removed */
	bool made;    /* next is from an earlier page, else it is to be made */
	struct point next;
	struct str (*link)(struct reader *); /* the delta link, of next */
};
struct reader {
	struct arena *arena; /* of the request */
	struct db *db;
	const struct query *query;
	const struct level *level; /* of the query; QUERY_COUNT: may be NULL */
	const struct write_conf *conf;
	struct out *out;

	/* QUERY_ALL: the levels of its parts, and the part that after belongs
	 * to; level is NULL until the part is read, and with next_link it is
	 * that of part. */
	const struct level *const *parts;
	size_t part;

	/* Server-driven paging: rows of the answer at most, -1: all; never 0.
	 */
	int64_t page_size;
	/* From a skip token: the values of the order columns to go on behind
	 * (NULL: the first page), and what they leave of $top, -1: no $top. */
	const struct val *after;
	int64_t remaining;
	/* The $count: of the first page, kept by its token; -1: not counted. */
	int64_t total;
	/* The link to the page behind a row with these order values. With
	 * conf->csv it is asked for before anything is written, and it
	 * is not written: CSV has no place for it but the head. Empty: it does
	 * not fit there (LIMIT). */
	struct str (*next_link)(
	    struct reader *, const struct val *order_values, int64_t remaining);
	void *caller;           /* for next_link */
	struct tracking *track; /* the last page has a delta link; or NULL */

	size_t expand_chunk;  /* parents at a time; READ_CHUNK */
	size_t expand_memory; /* bytes for one chunk; READ_MEMORY */

	enum read_snapshot snapshot;
	uint64_t rows; /* result: rows of the query itself written */
};

enum read_answer {
	READ_BODY,   /* a body was written */
	READ_NOTHING /* 204: a null property, or a navigation to nothing */
};
/* Any kind but STREAM, SERVICE and METADATA. A QUERY_COUNT and a QUERY_VALUE
 * write the bare text. NOT_FOUND for an entity that is not there, LIMIT when
 * the children of one parent exceed expand_memory, errors of db.h. */
struct err *read_query(struct reader *, enum read_answer *ret) must_check;

/*
 * Streams (QUERY_STREAM). What is short comes with its first statement; the
 * rest of a longer one is read piece by piece within a snapshot, so that
 * memory holds one piece whatever the length: 1 MiB, or 1/64 of what is longer
 * than 64 MiB (for MariaDB reads all of a column to cut a piece of it), 16 MiB
 * at most.
 */
enum {
	STREAM_SHORT = 256 << 10,
	STREAM_PIECE_LEN = 1 << 20,
	STREAM_PIECE_MAX = 16 << 20
};
struct stream_reader {
	struct arena *arena;
	struct db *db;
	const struct query *query;
	struct out *out;
	enum read_snapshot snapshot;
	bool whole; /* begin() is likely to want it all */
	/* Is told what there is, and says which bytes to write: from *from up
	 * to *to, at first 0 and length. Cells are valid within the call. */
	struct err *(*begin)(struct stream_reader *, const struct val *cells,
	    int64_t length, int64_t *from, int64_t *to);
	void *caller; /* for begin */
};
/* READ_NOTHING: it is null, and begin() was not called. NOT_FOUND and errors
 * of db.h; BUSY: it has changed while it was read, since its engine has no
 * snapshots. */
struct err *
read_stream(struct stream_reader *, enum read_answer *ret) must_check;
/* Is a condition without rows (plan_condition) true? */
struct err *read_condition(
    struct db *, struct arena *, const struct expr *, bool *ret) must_check;
#endif
