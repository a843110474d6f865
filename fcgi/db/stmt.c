/* SPDX-License-Identifier: MIT */
/*
 * stmt.c - prepared statements, kept by their text, and their values.
 *
 * The place behind the last is for texts that are not kept.
 */
#include "config.h"
#include "db/db_priv.h"

static uint64_t
hash_of(struct str s)
{
	uint64_t h = 0xcbf29ce484222325u; /* FNV-1a */

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}

void
stmt_forget(struct stmt *s)
{
	if (s->arena == NULL)
		return;
	if (s->st != NULL)
		(void)mysql_stmt_close(s->st);
	arena_free(&s->arena);
	*s = (struct stmt){ 0 };
}

/* The statement of that text, or a free place for it. */
static struct stmt *
place(struct db *db, struct str sql, uint64_t hash)
{
	struct stmt *oldest = &db->stmts[db->conf.statements];

	if (sql.n <= STMT_KEEP) {
		for (size_t i = 0; i < db->conf.statements; i++) {
			struct stmt *s = &db->stmts[i];

			if (s->arena != NULL && s->hash == hash &&
			    str_eq(s->sql, sql))
				return s;
			if (i == 0 || s->used < oldest->used)
				oldest = s;
		}
	}
	stmt_forget(oldest);
	return oldest;
}

static void
set_callback(struct stmt *s)
{
	ps_result_callback f = decode_cell;
	const void *p;

	/* The connector takes it as a pointer to data, which ISO C cannot
	 * cast to. */
	_Static_assert(sizeof(p) == sizeof(f), "one kind of pointer");
	memcpy(&p, &f, sizeof(p));
	must(mysql_stmt_attr_set(s->st, STMT_ATTR_CB_USER_DATA, s) == 0);
	must(mysql_stmt_attr_set(s->st, STMT_ATTR_CB_RESULT, p) == 0);
}

struct stmt *
stmt_get(struct db *db, struct str sql, struct err **err, struct arena *a)
{
	static const size_t columns = 64;
	uint64_t hash = hash_of(sql);
	struct stmt *s = place(db, sql, hash);
	MYSQL_STMT *st;

	s->used = ++db->tick;
	if (s->arena != NULL)
		return s;
	must((st = mysql_stmt_init(db->my)) != NULL);
	if (mysql_stmt_prepare(st, sql.p, sql.n) != 0) {
		*err = fault(a, mysql_stmt_errno(st), mysql_stmt_sqlstate(st),
		    mysql_stmt_error(st));
		if (fault_lost(mysql_stmt_errno(st)))
			db_drop(db);
		(void)mysql_stmt_close(st);
		return NULL;
	}
	s->arena = arena_new(STMT_BLOCK);
	s->st = st;
	s->sql = arena_dup(s->arena, sql);
	s->hash = hash;
	s->regexp = memmem(sql.p, sql.n, "REGEXP", 6) != NULL;
	s->cap = columns;
	s->cells = NEWN(s->arena, struct val, s->cap);
	s->decode = NEWN(s->arena, uint8_t, s->cap);
	set_callback(s);
	return s;
}

static void *
date_value(struct arena *a, const struct civil *t, enum val_kind kind)
{
	MYSQL_TIME *m = NEW(a, MYSQL_TIME);

	if (kind != VAL_TIME) {
		m->year = (unsigned)t->year;
		m->month = t->month;
		m->day = t->day;
	}
	if (kind != VAL_DATE) {
		m->hour = t->hour;
		m->minute = t->minute;
		m->second = t->second;
		m->second_part = t->micro;
	}
	return m;
}

static void *
duration_value(struct arena *a, int64_t us)
{
	MYSQL_TIME *m = NEW(a, MYSQL_TIME);
	uint64_t u = us < 0 ? 0 - (uint64_t)us : (uint64_t)us;
	uint64_t s = u / 1000000;

	m->neg = us < 0;
	m->day = (unsigned)(s / 86400);
	m->hour = (unsigned)(s / 3600 % 24);
	m->minute = (unsigned)(s / 60 % 60);
	m->second = (unsigned)(s % 60);
	m->second_part = (unsigned long)(u % 1000000);
	return m;
}

/* The connector wants pointers to what it only reads. */
static void *
unconst(const void *p)
{
	return (void *)(uintptr_t)p;
}

static void
bind_text(MYSQL_BIND *b, enum enum_field_types type, const struct str *s)
{
	b->buffer_type = type;
	/* An empty text needs an address too: NULL would be a null. */
	b->buffer = unconst(s->n > 0 ? s->p : "");
	b->buffer_length = s->n;
	b->length_value = s->n;
	b->length = &b->buffer_length;
}

static void
bind_one(struct arena *a, MYSQL_BIND *b, const struct val *v)
{
	static const enum enum_field_types dates[VAL__MAX] = {
		[VAL_DATE] = MYSQL_TYPE_DATE,
		[VAL_DATETIME] = MYSQL_TYPE_DATETIME,
		[VAL_TIME] = MYSQL_TYPE_TIME,
	};

	switch (v->kind) {
	case VAL_NULL: b->buffer_type = MYSQL_TYPE_NULL; break;
	case VAL_BOOL:
		b->buffer_type = MYSQL_TYPE_TINY;
		b->buffer = unconst(&v->b);
		break;
	case VAL_I64:
	case VAL_U64:
		b->buffer_type = MYSQL_TYPE_LONGLONG;
		b->buffer = unconst(&v->i);
		b->is_unsigned = v->kind == VAL_U64;
		break;
	case VAL_F32:
	case VAL_F64:
		b->buffer_type = MYSQL_TYPE_DOUBLE;
		b->buffer = unconst(&v->d);
		break;
	case VAL_DEC: bind_text(b, MYSQL_TYPE_NEWDECIMAL, &v->s); break;
	case VAL_STR: bind_text(b, MYSQL_TYPE_STRING, &v->s); break;
	case VAL_BYTES: bind_text(b, MYSQL_TYPE_BLOB, &v->s); break;
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME:
		b->buffer_type = dates[v->kind];
		b->buffer = date_value(a, &v->t, v->kind);
		break;
	case VAL_DURATION:
		b->buffer_type = MYSQL_TYPE_TIME;
		b->buffer = duration_value(a, v->i);
		break;
	case VAL__MAX: must(false);
	}
}

struct err *
stmt_bind(struct stmt *s, struct arena *a, const struct val *v, size_t n)
{
	MYSQL_BIND *binds;

	/* sqlb writes a mark and a value together. */
	must(mysql_stmt_param_count(s->st) == n);
	if (n == 0)
		return NULL;
	binds = NEWN(a, MYSQL_BIND, n);
	for (size_t i = 0; i < n; i++)
		bind_one(a, &binds[i], &v[i]);
	if (mysql_stmt_bind_param(s->st, binds) != 0)
		return fault(a, mysql_stmt_errno(s->st),
		    mysql_stmt_sqlstate(s->st), mysql_stmt_error(s->st));
	return NULL;
}

void
stmt_columns(struct stmt *s)
{
	const MYSQL_FIELD *f = mariadb_stmt_fetch_fields(s->st);

	s->ncols = mysql_stmt_field_count(s->st);
	if (s->ncols > s->cap) {
		s->cap = s->ncols;
		s->cells = NEWN(s->arena, struct val, s->cap);
		s->decode = NEWN(s->arena, uint8_t, s->cap);
	}
	/* Each time: the table may have been altered in between. */
	for (size_t i = 0; i < s->ncols; i++)
		s->decode[i] = (uint8_t)decode_of(&f[i]);
}
