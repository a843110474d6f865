/* SPDX-License-Identifier: MIT */
/*
 * floor.c - what a FastCGI program for just one table costs.
 *
 * Written by hand for table Contacts of data.sql and a handful of statements:
 * no OData, no tokens, no configuration, no errors worth the name. It gives
 * the very bytes that Latchkey gives (the bench compares them), behind the
 * same web server with the same settings, so what lies between the two is
 * the price of everything that Latchkey is.
 *
 *   floor SOCKET WORKERS DBSOCKET DATABASE ROOT FILE
 *
 * Serves on SOCKET: /odata/key?ID, /odata/token?ID (reads a token row first),
 * /odata/page, /odata/export, /odata/file (FILE, from memory), /healthz. ROOT
 * is the service root that context URLs begin with.
 */
#include "config.h"
#include <fcntl.h>
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>
#include "base/num.h"

#define COLUMNS                                                                \
	"ID, CompanyID, FirstName, LastName, Email, Phone, City, Status, "     \
	"Score, Balance, Birthday, Active+0, Visits, CreatedAt, UpdatedAt, "   \
	"Note FROM Contacts "

enum { NCOLS = 16, TEXT_MAX = 1024, PARAMS_MAX = 1 << 16, BLOCK = 65528 };
enum kind { INT, TEXT, REAL, RAW, DAY, TIME0, TIME6, FLAG };
static const struct column {
	const char *key;
	enum kind kind;
} columns[NCOLS] = { { "\"ID\":", INT }, { ",\"CompanyID\":", INT },
	{ ",\"FirstName\":", TEXT }, { ",\"LastName\":", TEXT },
	{ ",\"Email\":", TEXT }, { ",\"Phone\":", TEXT },
	{ ",\"City\":", TEXT }, { ",\"Status\":", TEXT },
	{ ",\"Score\":", REAL }, { ",\"Balance\":", RAW },
	{ ",\"Birthday\":", DAY }, { ",\"Active\":", FLAG },
	{ ",\"Visits\":", INT }, { ",\"CreatedAt\":", TIME6 },
	{ ",\"UpdatedAt\":", TIME0 }, { ",\"Note\":", TEXT } };

struct cell {
	long long i;
	double d;
	MYSQL_TIME t;
	char text[TEXT_MAX];
	unsigned long n;
	my_bool null;
};
struct reader {
	MYSQL_STMT *stmt;
	long long arg;
	MYSQL_BIND param;
};
static struct cell cells[NCOLS];
static MYSQL_BIND binds[NCOLS];
static MYSQL *db;
static struct reader by_key, token, page, export;
static const char *root;
static char *file;
static size_t file_size;

/* One answer: records of standard output, the first with the head. */
static struct {
	int fd;
	size_t n;
	char record[8 + BLOCK + 64];
} o;

static _Noreturn void
fail(const char *what, const char *why)
{
	(void)fprintf(stderr, "floor: %s: %s\n", what, why);
	exit(1);
}

static void
send_all(const char *p, size_t n)
{
	while (n > 0) {
		ssize_t did = send(o.fd, p, n, MSG_NOSIGNAL);

		if (did <= 0)
			return;
		p += did;
		n -= (size_t)did;
	}
}

/* A record of standard output with what there is; last: and the end. */
static void
flush(bool last)
{
	static const char end[] = { 1, 6, 0, 1, 0, 0, 0, 0, 1, 3, 0, 1, 0, 8, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0 };
	const char head[8] = { 1, 6, 0, 1, (char)(o.n >> 8), (char)o.n, 0, 0 };

	memcpy(o.record, head, sizeof(head));
	if (last && o.n + sizeof(end) <= BLOCK + 64) {
		memcpy(o.record + 8 + o.n, end, sizeof(end));
		send_all(o.record, 8 + o.n + sizeof(end));
	} else {
		send_all(o.record, 8 + o.n);
		if (last)
			send_all(end, sizeof(end));
	}
	o.n = 0;
}

static char *
room(size_t n)
{
	if (o.n + n > BLOCK)
		flush(false);
	return o.record + 8 + o.n;
}

static void
put(const char *p, size_t n)
{
	while (n > 0) {
		size_t part = n < BLOCK - o.n ? n : BLOCK - o.n;

		memcpy(o.record + 8 + o.n, p, part);
		o.n += part;
		p += part;
		n -= part;
		if (n > 0)
			flush(false);
	}
}

static void
puts_(const char *s)
{
	put(s, strlen(s));
}

static void
put_text(const struct cell *c)
{
	char *q = room(6 * c->n + 2), *start = q;

	*q++ = '"';
	for (unsigned long i = 0; i < c->n; i++) {
		unsigned char ch = (unsigned char)c->text[i];

		if (ch == '"' || ch == '\\' || ch == '\n') {
			*q++ = '\\';
			ch = ch == '\n' ? 'n' : ch;
		}
		*q++ = (char)ch;
	}
	*q++ = '"';
	o.n += (size_t)(q - start);
}

static char *
two(char *q, unsigned v)
{
	*q++ = (char)('0' + v / 10);
	*q++ = (char)('0' + v % 10);
	return q;
}

static char *
day(char *q, const MYSQL_TIME *t)
{
	q = two(two(q, t->year / 100), t->year % 100);
	*q++ = '-';
	q = two(q, t->month);
	*q++ = '-';
	return two(q, t->day);
}

static void
put_time(const MYSQL_TIME *t, enum kind kind)
{
	char *start = room(40), *q = start;

	*q++ = '"';
	q = day(q, t);
	if (kind != DAY) {
		*q++ = 'T';
		q = two(q, t->hour);
		*q++ = ':';
		q = two(q, t->minute);
		*q++ = ':';
		q = two(q, t->second);
	}
	if (kind == TIME6) {
		unsigned long us = t->second_part;

		*q++ = '.';
		q = two(q, (unsigned)(us / 10000));
		q = two(q, (unsigned)(us / 100 % 100));
		q = two(q, (unsigned)(us % 100));
	}
	if (kind != DAY)
		*q++ = 'Z';
	*q++ = '"';
	o.n += (size_t)(q - start);
}

static void
put_cell(const struct cell *c, enum kind kind)
{
	if (c->null) {
		put("null", 4);
		return;
	}
	switch (kind) {
	case INT: o.n += num_put_i64(room(NUM_MAX), c->i); break;
	case REAL: o.n += num_put_f64(room(NUM_MAX), c->d); break;
	case TEXT: put_text(c); break;
	case RAW: put(c->text, c->n); break;
	case FLAG: puts_(c->i ? "true" : "false"); break;
	case DAY:
	case TIME0:
	case TIME6: put_time(&c->t, kind); break;
	}
}

static void
put_row(void)
{
	for (int i = 0; i < NCOLS; i++) {
		puts_(columns[i].key);
		put_cell(&cells[i], columns[i].kind);
	}
	puts_("}");
}

static void
make(struct reader *r, const char *sql, int field, bool rows)
{
	r->stmt = mysql_stmt_init(db);
	if (mysql_stmt_prepare(r->stmt, sql, strlen(sql)) != 0)
		fail(sql, mysql_stmt_error(r->stmt));
	r->param.buffer = &r->arg;
	r->param.buffer_type = (enum enum_field_types)field;
	if (mysql_stmt_param_count(r->stmt) > 0 &&
	    mysql_stmt_bind_param(r->stmt, &r->param))
		fail(sql, mysql_stmt_error(r->stmt));
	if (rows && mysql_stmt_bind_result(r->stmt, binds))
		fail(sql, mysql_stmt_error(r->stmt));
}

static void
bind_cells(void)
{
	for (int i = 0; i < NCOLS; i++) {
		MYSQL_BIND *b = &binds[i];

		b->is_null = &cells[i].null;
		b->length = &cells[i].n;
		b->buffer = cells[i].text;
		b->buffer_length = TEXT_MAX;
		b->buffer_type = MYSQL_TYPE_STRING;
		switch (columns[i].kind) {
		case INT:
		case FLAG:
			b->buffer = &cells[i].i;
			b->buffer_type = MYSQL_TYPE_LONGLONG;
			break;
		case REAL:
			b->buffer = &cells[i].d;
			b->buffer_type = MYSQL_TYPE_DOUBLE;
			break;
		case DAY:
		case TIME0:
		case TIME6:
			b->buffer = &cells[i].t;
			b->buffer_type = columns[i].kind == DAY
			    ? MYSQL_TYPE_DATE
			    : MYSQL_TYPE_DATETIME;
			break;
		case TEXT:
		case RAW: break;
		}
	}
}

/* The row that Latchkey reads in every request, of the only token there is. */
static void
make_token(void)
{
	char sql[512];
	MYSQL_RES *r;
	MYSQL_ROW row;

	if (mysql_query(db, "SELECT id FROM latchkey.token LIMIT 1") != 0 ||
	    (r = mysql_store_result(db)) == NULL ||
	    (row = mysql_fetch_row(r)) == NULL)
		fail("token", mysql_error(db));
	(void)snprintf(sql, sizeof(sql),
	    "SELECT t.user_id, u.name, u.role, u.disabled_at IS NOT NULL, "
	    "t.scope, t.kdf_m, t.kdf_t, t.pepper, t.salt, t.hash, t.mac, "
	    "t.expires_at, t.revoked_at IS NOT NULL FROM latchkey.token AS t "
	    "JOIN latchkey.user AS u ON u.id = t.user_id WHERE t.id = '%s'",
	    row[0]);
	mysql_free_result(r);
	make(&token, sql, 0, false);
}

static void
open_database(char **argv)
{
	db = mysql_init(NULL);
	(void)mysql_optionsv(db, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (mysql_real_connect(db, NULL, NULL, NULL, argv[4], 0, argv[3], 0) ==
	    NULL)
		fail("connect", mysql_error(db));
	bind_cells();
	make(&by_key, "SELECT " COLUMNS "WHERE ID = ?", MYSQL_TYPE_LONGLONG,
	    true);
	make(&page,
	    "SELECT " COLUMNS "WHERE Status = 'lead' "
	    "ORDER BY CreatedAt DESC, ID DESC LIMIT 100",
	    0, true);
	make(&export, "SELECT " COLUMNS "ORDER BY ID", 0, true);
	make_token();
}

static void
run(struct reader *r)
{
	if (mysql_stmt_execute(r->stmt) != 0)
		fail("execute", mysql_stmt_error(r->stmt));
}

static void
head(const char *length)
{
	puts_("OData-Version: 4.0\r\nVary: Accept, Accept-Charset, "
	      "OData-MaxVersion, Prefer\r\nContent-Type: application/json;"
	      "odata.metadata=minimal\r\nCache-Control: no-store\r\n");
	puts_(length);
	puts_("\r\n{\"@odata.context\":\"");
	puts_(root);
}

/* Content-Length is known before the head is: the row is made first. */
static void
answer_key(long long id)
{
	static char row[16384];
	char length[64];
	size_t n;

	by_key.arg = id;
	run(&by_key);
	if (mysql_stmt_fetch(by_key.stmt) != 0)
		fail("fetch", "no such row");
	puts_("$metadata#Contacts/$entity\",");
	put_row();
	(void)mysql_stmt_fetch(by_key.stmt);
	n = o.n;
	memcpy(row, o.record + 8, n);
	o.n = 0;
	(void)snprintf(length, sizeof(length), "Content-Length: %zu\r\n",
	    n + strlen("{\"@odata.context\":\"") + strlen(root));
	head(length);
	put(row, n);
}

static void
read_token(void)
{
	run(&token);
	while (mysql_stmt_fetch(token.stmt) == 0)
		;
}

static void
answer_rows(struct reader *r)
{
	bool first = true;

	run(r);
	head("");
	puts_("$metadata#Contacts\",\"value\":[");
	while (mysql_stmt_fetch(r->stmt) == 0) {
		puts_(first ? "{" : ",{");
		put_row();
		first = false;
	}
	puts_("]}");
}

static void
answer_file(void)
{
	char h[128];

	(void)snprintf(h, sizeof(h),
	    "Content-Type: application/xml\r\nContent-Length: %zu\r\n\r\n",
	    file_size);
	puts_(h);
	put(file, file_size);
}

/* The request's path begins behind "REQUEST_URI", wherever that stands. */
static void
answer(const char *uri)
{
	const char *arg = strchr(uri, '?');
	const long long id = arg != NULL ? strtoll(arg + 1, NULL, 10) : 0;

	if (strncmp(uri, "/odata/key", 10) == 0) {
		answer_key(id);
	} else if (strncmp(uri, "/odata/token", 12) == 0) {
		read_token();
		answer_key(id);
	} else if (strncmp(uri, "/odata/page", 11) == 0) {
		answer_rows(&page);
	} else if (strncmp(uri, "/odata/export", 13) == 0) {
		answer_rows(&export);
	} else if (strncmp(uri, "/odata/file", 11) == 0) {
		answer_file();
	} else {
		puts_("Content-Type: text/plain\r\n\r\nok\n");
	}
}

/* All parameters and the empty standard input come before we answer. */
static bool
read_request(char *p)
{
	static const char end[8] = { 1, 5, 0, 1, 0, 0, 0, 0 };
	size_t n = 0;

	for (;;) {
		ssize_t got = read(o.fd, p + n, PARAMS_MAX - 1 - n);

		if (got <= 0)
			return false;
		n += (size_t)got;
		p[n] = '\0';
		if (n >= sizeof(end) &&
		    memcmp(p + n - sizeof(end), end, sizeof(end)) == 0)
			return true;
	}
}

static void
serve(void)
{
	static char p[PARAMS_MAX];
	static const char name[] = "REQUEST_URI";
	char *uri;

	if (!read_request(p))
		return;
	uri = memmem(p, PARAMS_MAX, name, sizeof(name) - 1);
	o.n = 0;
	if (uri != NULL)
		answer(uri + sizeof(name) - 1);
	flush(true);
	(void)shutdown(o.fd, SHUT_WR);
}

static _Noreturn void
worker(int listener, char **argv)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (argv[4][0] != '\0')
		open_database(argv);
	for (;;) {
		o.fd = accept(listener, NULL, NULL);
		if (o.fd == -1)
			continue;
		serve();
		(void)close(o.fd);
	}
}

static int
listen_at(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	const int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)snprintf(a.sun_path, sizeof(a.sun_path), "%s", path);
	(void)unlink(path);
	if (bind(fd, (const struct sockaddr *)&a, sizeof(a)) != 0 ||
	    chmod(path, 0660) != 0 || listen(fd, 1024) != 0)
		fail(path, "cannot listen");
	return fd;
}

static void
load(const char *path)
{
	FILE *f = fopen(path, "r");
	struct stat st;

	if (f == NULL || fstat(fileno(f), &st) != 0)
		fail(path, "cannot read");
	file_size = (size_t)st.st_size;
	file = malloc(file_size + 1);
	if (file == NULL || fread(file, 1, file_size, f) != file_size)
		fail(path, "cannot read");
	(void)fclose(f);
}

int
main(int argc, char **argv)
{
	int listener;

	if (argc != 7)
		fail("usage",
		    "floor SOCKET WORKERS DBSOCKET DATABASE ROOT FILE");
	root = argv[5];
	load(argv[6]);
	listener = listen_at(argv[1]);
	for (long i = strtol(argv[2], NULL, 10); i > 0; i--) {
		if (fork() == 0)
			worker(listener, argv);
	}
	while (wait(NULL) > 0)
		;
	return 0;
}
