/* SPDX-License-Identifier: MIT */
/* sql.c - the statements of sql.def, and how they are run. */
#include "config.h"
#include "auth/auth_priv.h"

static const struct sql_shape texts[] = {
#define STMT(name, text) [SQL_##name] = { text, sizeof(text) - 1 },
#include "auth/sql.def"
#undef STMT
};
_Static_assert(N_ELEM(texts) == SQL__MAX, "a text for each");

/* The text with its "?" given values; a wrong number of them is a bug. */
static struct err *
text_of(struct arena *a, enum sql which, const struct val *vals, size_t nvals,
    struct stmt_text *ret)
{
	struct sql_shape s = texts[which];
	struct sqlb *b = sqlb_new(a);
	size_t used = 0;

	for (;;) {
		size_t n = str_index((struct str){ s.p, s.n }, '?');

		sqlb_shape(b, (struct sql_shape){ s.p, n });
		if (n == s.n)
			break;
		must(used < nvals);
		sqlb_bind(b, vals[used++]);
		s = (struct sql_shape){ s.p + n + 1, s.n - n - 1 };
	}
	must(used == nvals);
	return sqlb_done(b, ret);
}

struct err *
sql_rows(struct auth *au, struct arena *a, enum sql which,
    const struct val *vals, size_t nvals, struct db_cursor **ret)
{
	struct stmt_text st;

	TRY(text_of(a, which, vals, nvals, &st));
	return db_run(au->db, a, &st, ret);
}

struct err *
sql_row(struct auth *au, struct arena *a, enum sql which,
    const struct val *vals, size_t nvals, struct val *cells, size_t ncells,
    bool *found)
{
	scoped(db_close) struct db_cursor *cur = NULL;
	const struct val *row;

	*found = false;
	TRY(sql_rows(au, a, which, vals, nvals, &cur));
	switch (db_next(cur, &row)) {
	case DB_FAILED: return db_error(cur);
	case DB_END: return NULL;
	case DB_ROW: break;
	}
	must(db_columns(cur) == ncells);
	for (size_t i = 0; i < ncells; i++) {
		cells[i] = row[i];
		if (row[i].kind == VAL_STR || row[i].kind == VAL_BYTES ||
		    row[i].kind == VAL_DEC)
			cells[i].s = arena_dup(a, row[i].s);
	}
	*found = true;
	return NULL;
}

struct err *
sql_exec(struct auth *au, struct arena *a, enum sql which,
    const struct val *vals, size_t nvals, uint64_t *changed)
{
	struct stmt_text st;

	TRY(text_of(a, which, vals, nvals, &st));
	return db_exec(au->db, a, &st, changed);
}

struct val
val_bytes(const void *p, size_t n)
{
	return (struct val){ .kind = VAL_BYTES, .s = { p, n } };
}

uint64_t
val_u64(const struct val *v)
{
	if (v->kind == VAL_U64)
		return v->u;
	must(v->kind == VAL_I64 && v->i >= 0);
	return (uint64_t)v->i;
}

bool
val_true(const struct val *v)
{
	return v->kind == VAL_BOOL ? v->b : val_u64(v) != 0;
}

int64_t
val_time(const struct val *v)
{
	if (v->kind == VAL_NULL)
		return 0;
	must(v->kind == VAL_DATETIME);
	return datetime_unix(&v->t);
}
