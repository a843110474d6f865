/* SPDX-License-Identifier: MIT */
/*
 * migrate.c - numbered files of SQL, applied once each, in order.
 *
 * A file is NNNN_name.sql; a statement ends with ";" at the end of a line.
 * What was applied stands in schema_migration with the file's SHA-256: an old
 * file that has changed is refused, for nobody knows what the schema is then.
 * MariaDB has no transactions around DDL, so every statement of a file must
 * be harmless when it is run a second time.
 */
#include "config.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/num.h"
#include "ctl/ctl.h"

enum { FILES_MAX = 1000, FILE_MAX = 1 << 20, SQL_MAX = 1 << 16 };

struct migration {
	const char *name;
	unsigned no;
	struct str text;
	struct str sum; /* SHA-256 in hex */
	bool done;
};
struct migrations {
	struct migration list[FILES_MAX];
	size_t n;
};

static int
by_no(const void *a, const void *b)
{
	const struct migration *x = a, *y = b;

	return x->no < y->no ? -1 : x->no > y->no;
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

static void
close_dir(DIR **d)
{
	if (*d != NULL)
		(void)closedir(*d);
}

static struct err *
read_file(struct ctl *c, struct migration *m)
{
	char *path = arena_z(
	    c->arena, arena_strf(c->arena, "%s/%s", c->sql_dir, m->name));
	scoped(close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct buf hex = buf_in(c->arena, 128);
	char *p = arena_alloc(c->arena, FILE_MAX, 1);
	unsigned char sum[MAC_LEN];
	size_t n = 0;
	ssize_t got = -1;

	while (fd >= 0 && n < FILE_MAX &&
	    (got = read(fd, p + n, FILE_MAX - n)) > 0)
		n += (size_t)got;
	if (got != 0)
		return ERR(c->arena, INTERNAL, S(""), "%s: %s", path,
		    n == FILE_MAX ? "is too large" : strerror(errno));
	m->text = (struct str){ p, n };
	sha256(m->text, sum);
	for (size_t i = 0; i < sizeof(sum); i++)
		buf_putf(&hex, "%02x", sum[i]);
	must(buf_ok(&hex));
	m->sum = buf_str(&hex);
	return NULL;
}

/* Reads the directory; files of other names are not ours. */
static struct err *
find_files(struct ctl *c, struct migrations *all)
{
	scoped(close_dir) DIR *d = opendir(c->sql_dir);
	const struct dirent *de;

	if (d == NULL)
		return ERR(c->arena, INTERNAL, S(""), "%s: %s", c->sql_dir,
		    strerror(errno));
	while ((de = readdir(d)) != NULL && all->n < FILES_MAX) {
		struct str name = str_of(de->d_name), no, rest;
		struct migration *m = &all->list[all->n];
		uint64_t v;

		if (!str_ends(name, S(".sql")) ||
		    !str_cut(name, '_', &no, &rest) || no.n != 4 ||
		    !num_u64(no, &v))
			continue;
		m->no = (unsigned)v;
		m->name = arena_z(c->arena, name);
		TRY(read_file(c, m));
		all->n++;
	}
	qsort(all->list, all->n, sizeof(all->list[0]), by_no);
	for (size_t i = 0; i < all->n; i++) {
		if (all->list[i].no != i + 1)
			return ERR(c->arena, INTERNAL, S(""),
			    "%s: migration %zu is missing or there twice",
			    c->sql_dir, i + 1);
	}
	if (all->n == 0)
		return ERR(c->arena, INTERNAL, S(""), "%s: holds no migrations",
		    c->sql_dir);
	return NULL;
}

static struct err *
mark_done(struct ctl *c, struct db *db, struct migrations *all)
{
	struct str *rows;
	size_t n;

	TRY(ctl_column(db, c->arena,
	    S("SELECT CONCAT(version, ' ', checksum) FROM schema_migration "
	      "ORDER BY version"),
	    &rows, &n));
	for (size_t i = 0; i < n; i++) {
		struct str no, sum;
		uint64_t v;

		must(str_cut(rows[i], ' ', &no, &sum) && num_u64(no, &v));
		if (v < 1 || v > all->n)
			return ERR(c->arena, CONFLICT, S(""),
			    "The schema has migration %.*s, which is unknown "
			    "here: it belongs to a newer version",
			    STRF(no));
		if (!str_eq(all->list[v - 1].sum, sum))
			return ERR(c->arena, CONFLICT, S(""),
			    "%s has changed since it was applied",
			    all->list[v - 1].name);
		all->list[v - 1].done = true;
	}
	return NULL;
}

/* Cuts the next statement off *rest; lines of "--" are dropped. */
static bool
next_statement(struct arena *a, struct str *rest, struct str *ret)
{
	struct buf b = buf_in(a, SQL_MAX);

	while (rest->n > 0) {
		struct str line, bare;

		(void)str_cut(*rest, '\n', &line, rest);
		bare = str_trim(line);
		if (str_starts(bare, S("--")) || (bare.n == 0 && b.n == 0))
			continue;
		if (str_ends(bare, S(";"))) {
			buf_put(&b, str_head(bare, bare.n - 1));
			*ret = buf_str(&b);
			return buf_ok(&b);
		}
		buf_put(&b, line);
		buf_char(&b, '\n');
	}
	*ret = buf_str(&b);
	return false;
}

static struct err *
apply(struct ctl *c, struct db *db, const struct migration *m)
{
	struct buf b = buf_in(c->arena, SQL_MAX);
	struct str rest = m->text, st;

	while (next_statement(c->arena, &rest, &st))
		TRY(ctl_exec(db, c->arena, st));
	if (st.n > 0)
		return ERR(c->arena, INTERNAL, S(""),
		    "%s: its last statement has no end, or one is longer "
		    "than %d bytes",
		    m->name, SQL_MAX);
	buf_putf(&b,
	    "INSERT INTO schema_migration (version, name, checksum, "
	    "applied_at) VALUES (%u, ",
	    m->no);
	ctl_literal(&b, str_of(m->name));
	buf_char(&b, ',');
	ctl_literal(&b, m->sum);
	buf_lit(&b, ", NOW())");
	must(buf_ok(&b));
	TRY(ctl_exec(db, c->arena, buf_str(&b)));
	ctl_say("applied %s", m->name);
	return NULL;
}

struct err *
migrate_run(struct ctl *c, struct db *db, unsigned *n)
{
	struct migrations *all = NEW(c->arena, struct migrations);
	struct str *rows;
	size_t got;

	*n = 0;
	TRY(find_files(c, all));
	/* One at a time; the lock goes with the connection. */
	TRY(ctl_column(db, c->arena,
	    S("SELECT GET_LOCK(CONCAT('latchkey:', DATABASE()), 60)"), &rows,
	    &got));
	if (got != 1 || !str_eq(rows[0], S("1")))
		return ERR(c->arena, BUSY, S(""),
		    "Another latchkeyctl is at the schema");
	TRY(ctl_exec(db, c->arena,
	    S("CREATE TABLE IF NOT EXISTS schema_migration ("
	      "version INT UNSIGNED NOT NULL PRIMARY KEY, "
	      "name VARCHAR(100) NOT NULL, checksum CHAR(64) NOT NULL, "
	      "applied_at DATETIME NOT NULL) "
	      "ENGINE=InnoDB DEFAULT CHARACTER SET ascii")));
	TRY(mark_done(c, db, all));
	for (size_t i = 0; i < all->n; i++) {
		if (all->list[i].done)
			continue;
		TRY(apply(c, db, &all->list[i]));
		(*n)++;
	}
	return NULL;
}

struct err *
migrate_pending(struct ctl *c, struct db *db, unsigned *pending)
{
	struct migrations *all = NEW(c->arena, struct migrations);

	*pending = 0;
	TRY(find_files(c, all));
	TRY(mark_done(c, db, all));
	for (size_t i = 0; i < all->n; i++)
		*pending += !all->list[i].done;
	return NULL;
}

int
ctl_migrate(struct ctl *c)
{
	scoped(secret_free) struct secret pw = { 0 };
	scoped(db_free) struct db *db = NULL;
	unsigned n = 0;
	struct err *e = admin_open(c, c->conf.own_schema, &pw, &db);

	if (e == NULL)
		e = migrate_run(c, db, &n);
	if (e != NULL)
		return ctl_failed(e);
	if (n == 0)
		ctl_say("nothing to do");
	return CTL_OK;
}
