/* SPDX-License-Identifier: MIT */
/*
 * db.h - MariaDB behind four verbs: run, next, close, and a snapshot around
 * them. The sole user of Connector/C.
 *
 * One struct db is one connection, made when first needed, kept, checked on
 * error and re-made with back-off. Statements are prepared (binary protocol)
 * and kept by their text, the least recently used goes first. Every session
 * has time_zone '+00:00', utf8mb4, a fixed sql_mode, and a statement time
 * limit. A connection lost before the first row of a statement of db_run()
 * outside of a transaction is replaced and the statement repeated once,
 * unseen, unless the client has waited read_ms for it already.
 *
 * Cells: integers are VAL_I64, or VAL_U64 above its range; DECIMAL is
 * VAL_DEC; a TIME is VAL_DURATION; text of the character set binary is
 * VAL_BYTES, all other VAL_STR; dates that no calendar has (zero, partial,
 * the 31st of February) are VAL_NULL.
 *
 * A regular expression that PCRE gives up is no error to MariaDB, it matches
 * nothing. Here it is LIMIT, at the end of the rows.
 *
 * Errors: DB_DOWN (cannot connect, lost, time-out of the network, killed, the
 * schema has changed), TIMEOUT (statement time), BUSY (deadlock, lock wait,
 * out of room), CONFLICT (a key exists), LIMIT, BAD_REQUEST and BAD_LITERAL
 * (what a client can cause: too many tables, a number out of range, a
 * malformed regular expression), INTERNAL (SQL error: a bug of ours). cause
 * has the text of the server.
 */
#ifndef DB_DB_H
#define DB_DB_H
#include "base/err.h"
#include "edm/val.h"
#include "plan/sqlb.h"

struct db_conf {
	const char *socket; /* path; NULL: TCP */
	const char *host;
	unsigned port;
	const char *user, *password;
	const char *database; /* may be NULL */
	unsigned connect_ms;  /* also: wait for the server's greeting */
	/* Longest silence while a statement runs. Before its first row the
	 * statement is then ended on the server too, and it is TIMEOUT. */
	unsigned read_ms;
	unsigned statement_ms; /* max_statement_time; 0: none */
	size_t statements;     /* prepared statements kept, of 32 KiB each */
	bool read_only;        /* SET SESSION TRANSACTION READ ONLY */
};

struct db;
/* Makes no connection yet. conf's strings must outlive the db. */
struct db *db_new(const struct db_conf *);
void db_free(struct db **);

struct db_cursor;
/* Runs a statement and waits for its first row or its end: what fails after
 * that fails late. The arena must outlive the cursor. One cursor at a time
 * for each db. */
struct err *db_run(struct db *, struct arena *, const struct stmt_text *,
    struct db_cursor **ret) must_check;
enum db_next { DB_ROW, DB_END, DB_FAILED };
/* *cells: one value for each column, views into the connector's buffer, valid
 * until the next call. */
enum db_next db_next(struct db_cursor *, const struct val **cells);
size_t db_columns(const struct db_cursor *);
/* After DB_FAILED. */
struct err *db_error(struct db_cursor *) must_check;
/* Ends the statement. Rows not fetched are not read: if there are some, the
 * connection is dropped, which stops the server's work. (Behind a single row
 * its end is looked for, so whoever wants one row may stop there.) Accepts
 * NULL. */
void db_close(struct db_cursor **);
/* The same for whoever has read a single row or none, and whether that was the
 * truth: the error of db_error(), or the one that the end brought. */
struct err *db_finish(struct db_cursor **) must_check;
/* Runs a statement that returns no rows, never twice; *changed may be NULL. */
struct err *db_exec(struct db *, struct arena *, const struct stmt_text *,
    uint64_t *changed) must_check;

/* A read-only transaction with a consistent snapshot; db_end() ends it. When
 * the connection breaks within a transaction everything up to db_end() fails
 * with DB_DOWN. */
struct err *db_snapshot(struct db *, struct arena *) must_check;
/* A read-write transaction; db_commit() or db_end() (rolls back). */
struct err *db_begin(struct db *, struct arena *) must_check;
struct err *db_commit(struct db *, struct arena *) must_check;
void db_end(struct db *);
/* Statements sent since the last call, for tests and metrics. */
uint64_t db_statements(struct db *);
#endif
