/* SPDX-License-Identifier: MIT */
/* db_priv.h - what the files of db/ share; nobody else includes it. */
#ifndef DB_DB_PRIV_H
#define DB_DB_PRIV_H
#include "db/db.h"
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#pragma GCC diagnostic ignored "-Wredundant-decls"
#include <mysql.h>
#include <errmsg.h>
#include <ma_pvio.h>
#include <mysqld_error.h>
#pragma GCC diagnostic pop

/* A text longer than this is prepared anew each time: it is a long list,
 * unlikely to come again, and the cache stays small. */
enum { STMT_KEEP = 32 << 10, STMT_BLOCK = 1024 };

/* How a column of the wire is read. */
enum decode {
	DECODE_NULL,
	DECODE_I8,
	DECODE_U8,
	DECODE_I16,
	DECODE_U16,
	DECODE_I32,
	DECODE_U32,
	DECODE_I64,
	DECODE_U64,
	DECODE_F32,
	DECODE_F64,
	DECODE_DEC,
	DECODE_STR,
	DECODE_BYTES,
	DECODE_DATE,
	DECODE_DATETIME,
	DECODE_TIME,
	DECODE__MAX
};

/* A prepared statement, in an arena of its own. */
struct stmt {
	struct arena *arena; /* NULL: the place is free */
	MYSQL_STMT *st;
	struct str sql;
	uint64_t hash, used;
	bool regexp; /* a regular expression is in it: see warned.c */
	size_t ncols, cap;
	uint8_t *decode;
	struct val *cells; /* of the current row; views into the packet */
};

enum tx {
	TX_NONE,
	TX_OPEN,
	TX_LOST /* the connection broke within it: all fails until its end */
};

struct db_cursor {
	struct db *db;
	struct stmt *stmt;
	struct arena *arena;
	size_t ncols;
	uint64_t fetched;   /* rows */
	enum db_next ahead; /* what the first db_next() returns */
	bool is_ahead, at_end;
	struct err *err;
};

struct db {
	struct arena *arena, *scratch;
	struct db_conf conf;
	MYSQL *my;            /* NULL: not connected */
	unsigned long thread; /* the server's number of the last connection */
	struct stmt *stmts;
	uint64_t tick, sent;
	enum tx tx;
	bool busy; /* a cursor is open */
	struct db_cursor cursor;
	unsigned backoff_ms;
	int64_t not_before_ms; /* no connection is tried before */
};

/* connect.c */
int64_t db_now_ms(void);
struct err *db_connect(struct db *, struct arena *) must_check;
/* Forgets the connection and its statements; the server stops its work. */
void db_drop(struct db *);
/* Ends what the last connection left running, from another connection; false
 * when the server does not answer. */
bool db_kill(const struct db *, struct arena *);
/* False when an idle connection has been closed by the server. */
bool db_alive(const struct db *);

/* stmt.c: NULL with an error in *err. */
struct stmt *
stmt_get(struct db *, struct str sql, struct err **err, struct arena *);
struct err *stmt_bind(
    struct stmt *, struct arena *, const struct val *, size_t n) must_check;
/* Ready for the rows of an execution. */
void stmt_columns(struct stmt *);
void stmt_forget(struct stmt *);

/* warned.c: behind the last row, what made the rows wrong; NULL: nothing. */
struct err *stmt_warned(struct db *, struct arena *) must_check;

/* decode.c */
enum decode decode_of(const MYSQL_FIELD *);
/* The connector's call for each column of a row that is not NULL; *row is
 * moved behind the value. */
void decode_cell(void *stmt, unsigned column, unsigned char **row);

/* fault.c: the error for an errno of server or connector. */
struct err *
fault(struct arena *, unsigned no, const char *state, const char *text);
/* True when the connection is gone. */
bool fault_lost(unsigned no);
#endif
