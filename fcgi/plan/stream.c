/* SPDX-License-Identifier: MIT */
/*
 * stream.c - the statement for a stream: what it is, and a piece of it.
 *
 * Text goes out as UTF-8 and is measured in its bytes, whatever the column
 * keeps it in.
 */
#include "config.h"
#include "plan/priv.h"

static void
put_bytes(struct sqlb *b, const struct edm_prop *p)
{
	const struct col c = { 't', 0, p };

	if (p->type == EDM_BINARY) {
		put_col(b, c);
		return;
	}
	sqlb_lit(b, "CAST(CONVERT(");
	put_col(b, c);
	sqlb_lit(b, " USING utf8mb4) AS BINARY)");
}

static void
put_or_null(struct sqlb *b, const struct edm_prop *p)
{
	if (p == NULL)
		sqlb_lit(b, "NULL");
	else
		put_read(b, (struct col){ 't', 0, p });
	sqlb_lit(b, ", ");
}

struct err *
plan_stream(struct arena *a, const struct query *q, int64_t from, int64_t n,
    struct stmt_text *ret)
{
	const struct edm_stream *s = q->stream;
	struct sqlb *b = sqlb_new(a);
	struct clause where = { 0 };

	sqlb_set_period(b, &q->period);
	sqlb_lit(b, "SELECT ");
	put_or_null(b, s->type_from);
	put_or_null(b, s->file);
	put_or_null(b, s->version);
	sqlb_lit(b, "OCTET_LENGTH(");
	put_bytes(b, s->content);
	sqlb_lit(b, "), SUBSTRING(");
	put_bytes(b, s->content);
	sqlb_lit(b, ", ");
	sqlb_bind(b, VAL_OF_I64(from + 1));
	sqlb_lit(b, ", ");
	sqlb_bind(b, VAL_OF_I64(n));
	sqlb_lit(b, ")");
	put_path(b, q->steps, q->nsteps, THE_ROWS);
	put_path_keys(b, &where, q->steps, q->nsteps, THE_ROWS);
	return sqlb_done(b, ret);
}
