/* SPDX-License-Identifier: MIT */
/* admin.c - connections of latchkeyctl, and SQL text with names in it. */
#include "config.h"
#include <pwd.h>
#include <unistd.h>
#include "ctl/ctl.h"

enum { MINUTES_10 = 600000 };

static struct db *
open_as(const struct ctl *c, const char *user, const char *database,
    const struct secret *password)
{
	struct db_conf dc = {
		.socket = *c->conf.db_socket != '\0' ? c->conf.db_socket : NULL,
		.host = c->conf.db_host,
		.port = (unsigned)c->conf.db_port,
		.user = user,
		.password = password->p != NULL ? password->p : "",
		.database = database,
		.connect_ms = (unsigned)c->conf.db_timeout * 1000,
		.read_ms = MINUTES_10,
		.statements = 4,
	};

	return db_new(&dc);
}

struct err *
admin_open(struct ctl *c, const char *database, struct secret *password,
    struct db **ret)
{
	const struct passwd *pw = getpwuid(geteuid());
	const char *user = c->as;

	if (c->password_file != NULL)
		TRY(secret_read(c->arena, c->password_file, password));
	if (user == NULL && pw != NULL)
		user = arena_z(c->arena, str_of(pw->pw_name));
	if (user == NULL)
		return ERR(c->arena, INTERNAL, S(""),
		    "This user has no name; say --as USER");
	*ret = open_as(c, user, database, password);
	return NULL;
}

struct err *
account_open(struct ctl *c, const char *user, const char *file,
    const char *database, struct secret *password, struct db **ret)
{
	if (*file != '\0')
		TRY(secret_read(c->arena, file, password));
	*ret = open_as(c, user, database, password);
	return NULL;
}

static void
quoted(struct buf *b, struct str s, char quote, const char *escaped)
{
	buf_char(b, quote);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == quote)
			buf_char(b, quote);
		else if (s.p[i] != '\0' && strchr(escaped, s.p[i]) != NULL)
			buf_char(b, '\\');
		buf_char(b, s.p[i]);
	}
	buf_char(b, quote);
}

void
ctl_name(struct buf *b, struct str s)
{
	quoted(b, s, '`', "");
}

void
ctl_literal(struct buf *b, struct str s)
{
	quoted(b, s, '\'', "\\");
}

void
ctl_pattern(struct buf *b, struct str s)
{
	quoted(b, s, '`', "_%\\");
}

static struct err *
text(struct arena *a, struct str sql, struct stmt_text *ret)
{
	struct sqlb *b = sqlb_new(a);

	sqlb_shape(b, (struct sql_shape){ sql.p, sql.n });
	return sqlb_done(b, ret);
}

struct err *
ctl_exec(struct db *db, struct arena *a, struct str sql)
{
	struct stmt_text st;

	TRY(text(a, sql, &st));
	return db_exec(db, a, &st, NULL);
}

static struct str
cell_text(struct arena *a, const struct val *v)
{
	switch (v->kind) {
	case VAL_STR:
	case VAL_BYTES:
	case VAL_DEC: return arena_dup(a, v->s);
	case VAL_I64: return arena_strf(a, "%lld", (long long)v->i);
	case VAL_U64: return arena_strf(a, "%llu", (unsigned long long)v->u);
	case VAL_NULL:
	case VAL_BOOL:
	case VAL_F32:
	case VAL_F64:
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME:
	case VAL_DURATION:
	case VAL__MAX: break;
	}
	return S("");
}

struct err *
ctl_column(
    struct db *db, struct arena *a, struct str sql, struct str **ret, size_t *n)
{
	scoped(db_close) struct db_cursor *cur = NULL;
	enum { MOST = 4096 };
	struct stmt_text st;
	const struct val *row;
	enum db_next next;

	*n = 0;
	*ret = NEWN(a, struct str, MOST);
	TRY(text(a, sql, &st));
	TRY(db_run(db, a, &st, &cur));
	while ((next = db_next(cur, &row)) == DB_ROW && *n < MOST)
		(*ret)[(*n)++] = cell_text(a, &row[0]);
	return next == DB_FAILED ? db_error(cur) : NULL;
}
