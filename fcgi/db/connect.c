/* SPDX-License-Identifier: MIT */
/*
 * connect.c - one connection: made, looked at, dropped.
 *
 * After a failure nothing is tried for a while, which doubles from BACKOFF_MIN
 * to BACKOFF_MAX: requests then fail at once instead of queueing up behind
 * time-outs, and a database that is back is found within BACKOFF_MAX.
 */
#include "config.h"
#include <sys/socket.h>
#include <time.h>
#include "base/num.h"
#include "db/db_priv.h"

enum {
	BACKOFF_MIN = 50,
	BACKOFF_MAX = 1000,
	WRITE_SECONDS = 30,
	KILL_MS = 2000 /* for the connection that ends a statement */
};

int64_t
db_now_ms(void)
{
	struct timespec ts;

	must(clock_gettime(CLOCK_MONOTONIC, &ts) == 0);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* The session, whatever the server's configuration says. net_write_timeout
 * must outlast a slow client that holds an export back. max_sort_length must
 * cover any key (768 characters): rows that differ behind it would have no
 * order, and paging needs one. What GROUP_CONCAT makes must not be cut. */
static char *
session(struct arena *a, const struct db_conf *c)
{
	static const char set[] =
	    "SET SESSION time_zone='+00:00',"
	    "sql_mode='STRICT_TRANS_TABLES,STRICT_ALL_TABLES,"
	    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',"
	    "sql_auto_is_null=0,sql_select_limit=DEFAULT,"
	    "div_precision_increment=4,max_sort_length=8192,"
	    "group_concat_max_len=4294967295,"
	    "max_statement_time=%u.%03u,"
	    "lock_wait_timeout=10,innodb_lock_wait_timeout=10,"
	    "net_write_timeout=3600,"
	    "tx_isolation='REPEATABLE-READ',tx_read_only=%d";
	struct str s = arena_strf(a, set, c->statement_ms / 1000,
	    c->statement_ms % 1000, c->read_only ? 1 : 0);

	return arena_z(a, s);
}

static void
options(MYSQL *my, const struct db_conf *c, char *init)
{
	unsigned off = 0, write_s = WRITE_SECONDS;
	unsigned connect_s = (c->connect_ms + 999) / 1000;
	unsigned unlimited = 1u << 30;
	my_bool no = 0;

	if (connect_s == 0)
		connect_s = 1;
	/* Until the greeting has come, connect_ms is the limit for reads. */
	must(mysql_optionsv(my, MYSQL_OPT_CONNECT_TIMEOUT, &connect_s) == 0);
	must(mysql_optionsv(my, MYSQL_OPT_READ_TIMEOUT, &connect_s) == 0);
	must(mysql_optionsv(my, MYSQL_OPT_WRITE_TIMEOUT, &write_s) == 0);
	must(mysql_optionsv(my, MYSQL_OPT_LOCAL_INFILE, &off) == 0);
	must(mysql_optionsv(my, MYSQL_OPT_RECONNECT, &no) == 0);
	must(mysql_optionsv(my, MYSQL_SET_CHARSET_NAME, "utf8mb4") == 0);
	must(mysql_optionsv(my, MYSQL_OPT_MAX_ALLOWED_PACKET, &unlimited) == 0);
	must(mysql_optionsv(my, MYSQL_INIT_COMMAND, init) == 0);
	must(mysql_optionsv(my, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name",
		 "latchkey") == 0);
}

static void
back_off(struct db *db)
{
	unsigned ms = db->backoff_ms * 2;

	db->backoff_ms = ms < BACKOFF_MIN ? BACKOFF_MIN
	    : ms > BACKOFF_MAX            ? BACKOFF_MAX
					  : ms;
	db->not_before_ms = db_now_ms() + db->backoff_ms;
}

struct err *
db_connect(struct db *db, struct arena *a)
{
	const struct db_conf *c = &db->conf;
	struct err *e;
	MYSQL *my;

	if (db->my != NULL)
		return NULL;
	if (db_now_ms() < db->not_before_ms) {
		e = ERR(a, DB_DOWN, S(""), "The database is unavailable");
		e->retry_after = 1;
		e->cause = S("waiting before the next attempt to connect");
		return e;
	}
	must((my = mysql_init(NULL)) != NULL);
	options(my, c, session(a, c));
	/* No CLIENT_MULTI_STATEMENTS: one text is one statement. */
	if (mysql_real_connect(my, c->socket != NULL ? NULL : c->host, c->user,
		c->password, c->database, c->port, c->socket, 0) == NULL) {
		e = fault(
		    a, mysql_errno(my), mysql_sqlstate(my), mysql_error(my));
		mysql_close(my);
		back_off(db);
		/* Nothing that a client sent can be wrong here. */
		e->code = ERR_DB_DOWN;
		return e;
	}
	/* In milliseconds, which the option cannot say. */
	my->net.pvio->timeout[PVIO_READ_TIMEOUT] =
	    c->read_ms > 0 ? (int)c->read_ms : -1;
	db->my = my;
	db->thread = mysql_thread_id(my);
	db->backoff_ms = 0;
	return NULL;
}

bool
db_kill(const struct db *db, struct arena *a)
{
	struct db_conf c = db->conf;
	MYSQL *my;
	bool done;

	if (c.connect_ms > KILL_MS)
		c.connect_ms = KILL_MS;
	must((my = mysql_init(NULL)) != NULL);
	options(my, &c, session(a, &c));
	done = mysql_real_connect(my, c.socket != NULL ? NULL : c.host, c.user,
		   c.password, NULL, c.port, c.socket, 0) != NULL &&
	    mysql_kill(my, db->thread) == 0;
	mysql_close(my);
	return done;
}

void
db_drop(struct db *db)
{
	if (db->my == NULL)
		return;
	/* Before the statements: closing one of them first would read all
	 * the rows that are still to come. */
	mysql_close(db->my);
	db->my = NULL;
	for (size_t i = 0; i <= db->conf.statements; i++)
		stmt_forget(&db->stmts[i]);
	if (db->tx == TX_OPEN)
		db->tx = TX_LOST;
}

bool
db_alive(const struct db *db)
{
	char c;

	/* Nothing is to be read on an idle connection: if there is something,
	 * it is the end or the server's farewell. */
	return recv(mysql_get_socket(db->my), &c, 1, MSG_PEEK | MSG_DONTWAIT) <
	    0;
}
