/* SPDX-License-Identifier: MIT */
/* db.c - the verbs: run, next, close, and transactions around them. */
#include "config.h"
#include "db/db_priv.h"

struct db *
db_new(const struct db_conf *conf)
{
	struct arena *a = arena_new(4096);
	struct db *db = NEW(a, struct db);

	db->arena = a;
	db->conf = *conf;
	db->scratch = arena_new(512);
	db->stmts = NEWN(a, struct stmt, conf->statements + 1);
	return db;
}

void
db_free(struct db **dbp)
{
	struct arena *a, *scratch;

	if (*dbp == NULL)
		return;
	db_drop(*dbp);
	a = (*dbp)->arena;
	scratch = (*dbp)->scratch;
	*dbp = NULL;
	arena_free(&scratch);
	arena_free(&a);
}

/* What went wrong with the statement last sent; drops a lost connection. */
static struct err *
stmt_fault(struct db *db, struct stmt *s, struct arena *a)
{
	unsigned no = mysql_stmt_errno(s->st);
	struct err *e;

	if (no != 0) {
		e = fault(
		    a, no, mysql_stmt_sqlstate(s->st), mysql_stmt_error(s->st));
	} else {
		no = mysql_errno(db->my);
		e = fault(a, no, mysql_sqlstate(db->my), mysql_error(db->my));
	}
	if (fault_lost(no))
		db_drop(db);
	return e;
}

static enum db_next
fetch(struct db_cursor *c)
{
	struct stmt *s = c->stmt;
	int rc;

	if (s->ncols == 0) {
		c->at_end = true;
		return DB_END;
	}
	/* The connector does not call for nulls in every version. */
	memset(s->cells, 0, s->ncols * sizeof(*s->cells));
	_Static_assert(VAL_NULL == 0, "zeroed cells are null");
	rc = mysql_stmt_fetch(s->st);
	if (rc == 0) {
		c->fetched++;
		return DB_ROW;
	}
	c->at_end = true;
	if (rc != MYSQL_NO_DATA)
		c->err = stmt_fault(c->db, s, c->arena);
	else if (s->regexp)
		c->err = stmt_warned(c->db, c->arena);
	return c->err == NULL ? DB_END : DB_FAILED;
}

/* Sends the statement and waits for its first row or its end. */
static struct err *
start(struct db *db, struct arena *a, const struct stmt_text *t,
    struct db_cursor *c)
{
	struct err *e = NULL;
	struct stmt *s = stmt_get(db, t->sql, &e, a);

	if (s == NULL)
		return e;
	TRY(stmt_bind(s, a, t->vals, t->nvals));
	db->sent++;
	if (mysql_stmt_execute(s->st) != 0)
		return stmt_fault(db, s, a);
	stmt_columns(s);
	*c = (struct db_cursor){ .db = db, .stmt = s, .arena = a };
	c->ncols = s->ncols;
	c->is_ahead = true;
	c->ahead = fetch(c);
	return c->ahead == DB_FAILED ? c->err : NULL;
}

/* A connection to start with. */
static struct err *
ready(struct db *db, struct arena *a)
{
	struct err *e;

	if (db->tx == TX_LOST) {
		e = ERR(a, DB_DOWN, S(""), "The database is unavailable");
		e->retry_after = 1;
		e->cause = S("the connection broke within the transaction");
		return e;
	}
	if (db->my != NULL && db->tx == TX_NONE && !db_alive(db))
		db_drop(db);
	return db_connect(db, a);
}

/* The server said nothing for read_ms. If it still talks to others, the
 * statement is too slow, and must not run on for nobody. */
static struct err *
silent(struct db *db, struct arena *a, struct err *e)
{
	struct err *slow;

	if (!db_kill(db, a))
		return e;
	slow = ERR(a, TIMEOUT, S(""), "%s", err_default(ERR_TIMEOUT));
	slow->cause = e->cause;
	return slow;
}

/* again: the statement may be sent a second time when the connection breaks,
 * because it changes nothing. */
static struct err *
run(struct db *db, struct arena *a, const struct stmt_text *t, bool again,
    struct db_cursor *c)
{
	int64_t began;
	struct err *e;

	must(!db->busy);
	if (db->tx != TX_NONE)
		again = false;
	for (;;) {
		TRY(ready(db, a));
		began = db_now_ms();
		if ((e = start(db, a, t, c)) == NULL)
			return NULL;
		/* A time-out is not tried again: the client has waited. */
		if (db->my == NULL && db->conf.read_ms > 0 &&
		    db_now_ms() - began >= (int64_t)db->conf.read_ms)
			return silent(db, a, e);
		if (db->my != NULL || !again)
			return e;
		again = false;
	}
}

struct err *
db_run(struct db *db, struct arena *a, const struct stmt_text *t,
    struct db_cursor **ret)
{
	must(t->made_by != NULL);
	TRY(run(db, a, t, true, &db->cursor));
	db->busy = true;
	*ret = &db->cursor;
	return NULL;
}

enum db_next
db_next(struct db_cursor *c, const struct val **cells)
{
	*cells = c->stmt->cells;
	if (c->is_ahead) {
		c->is_ahead = false;
		return c->ahead;
	}
	if (c->err != NULL)
		return DB_FAILED;
	return c->at_end ? DB_END : fetch(c);
}

size_t
db_columns(const struct db_cursor *c)
{
	return c->ncols;
}

struct err *
db_error(struct db_cursor *c)
{
	return c->err;
}

/* The connector's buffer grows with the largest row and never shrinks: a
 * worker that has seen a huge one gives it back with the connection. */
static void
shrink(struct db *db)
{
	enum { KEEP = 2 << 20 };

	if (db->my != NULL && db->tx == TX_NONE &&
	    db->my->net.max_packet > KEEP)
		db_drop(db);
}

void
db_close(struct db_cursor **cp)
{
	struct db_cursor *c = *cp;

	if (c == NULL)
		return;
	/* Whoever wants one row reads one: its end follows at once. */
	if (!c->at_end && c->fetched == 1)
		(void)fetch(c);
	if (!c->at_end)
		db_drop(c->db);
	c->db->busy = false;
	shrink(c->db);
	*cp = NULL;
}

struct err *
db_finish(struct db_cursor **cp)
{
	struct db_cursor *c = *cp;
	struct err *e;

	if (!c->at_end && c->fetched == 1)
		(void)fetch(c);
	e = c->err;
	db_close(cp);
	return e;
}

static struct err *
finish(struct db_cursor *c, uint64_t *changed)
{
	enum db_next next = c->ahead;

	while (next == DB_ROW)
		next = fetch(c);
	if (next == DB_FAILED)
		return c->err;
	if (changed != NULL)
		*changed = mysql_stmt_affected_rows(c->stmt->st);
	return NULL;
}

struct err *
db_exec(struct db *db, struct arena *a, const struct stmt_text *t,
    uint64_t *changed)
{
	must(t->made_by != NULL);
	TRY(run(db, a, t, false, &db->cursor));
	return finish(&db->cursor, changed);
}

/* A statement of our own without values. */
static struct err *
run_own(struct db *db, struct arena *a, struct str sql, bool again)
{
	struct stmt_text t = { .sql = sql };

	TRY(run(db, a, &t, again, &db->cursor));
	return finish(&db->cursor, NULL);
}

struct err *
db_snapshot(struct db *db, struct arena *a)
{
	must(db->tx == TX_NONE);
	TRY(run_own(db, a,
	    S("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"), true));
	db->tx = TX_OPEN;
	return NULL;
}

struct err *
db_begin(struct db *db, struct arena *a)
{
	must(db->tx == TX_NONE);
	TRY(run_own(db, a, S("START TRANSACTION READ WRITE"), true));
	db->tx = TX_OPEN;
	return NULL;
}

struct err *
db_commit(struct db *db, struct arena *a)
{
	must(db->tx != TX_NONE);
	TRY(run_own(db, a, S("COMMIT"), false));
	db->tx = TX_NONE;
	return NULL;
}

void
db_end(struct db *db)
{
	struct db_cursor *open = db->busy ? &db->cursor : NULL;

	db_close(&open);
	if (db->tx == TX_OPEN) {
		if (run_own(db, db->scratch, S("ROLLBACK"), false) != NULL)
			db_drop(db);
		arena_reset(db->scratch);
	}
	db->tx = TX_NONE;
	shrink(db);
}

uint64_t
db_statements(struct db *db)
{
	uint64_t n = db->sent;

	db->sent = 0;
	return n;
}
