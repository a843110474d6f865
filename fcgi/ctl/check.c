/* SPDX-License-Identifier: MIT */
/*
 * check.c - latchkeyctl check: one line for each thing that must be right.
 *
 * Rights are looked at from both sides: what the server says was granted, and
 * what the account can see and do.
 */
#include "config.h"
#include "catalog/catalog.h"
#include "crypt/keys.h"
#include "ctl/ctl.h"

struct check {
	struct ctl *ctl;
	struct db *own, *read;
	struct secret own_pw, read_pw;
	unsigned failures;
};

static void
verdict(struct check *k, const char *what, const struct err *e)
{
	if (e == NULL) {
		ctl_say("ok   %s", what);
		return;
	}
	k->failures++;
	if (e->cause.n > 0)
		ctl_say(
		    "FAIL %s: %.*s (%.*s)", what, STRF(e->msg), STRF(e->cause));
	else
		ctl_say("FAIL %s: %.*s", what, STRF(e->msg));
}

static struct err *
files(struct check *k)
{
	struct ctl *c = k->ctl;
	struct buf b = buf_in(c->arena, 1 << 16);

	if (conf_files(&c->conf, &b))
		return NULL;
	return ERR(
	    c->arena, INTERNAL, S(""), "%.*s", STRF(str_trim(buf_str(&b))));
}

static struct err *
key_file(struct check *k)
{
	struct keys *keys;

	TRY(keys_load(k->ctl->arena, k->ctl->conf.key_file, &keys));
	keys_free(&keys);
	return NULL;
}

static struct err *
own_connects(struct check *k)
{
	struct ctl *c = k->ctl;

	TRY(account_open(c, c->conf.db_user, c->conf.db_password_file,
	    c->conf.own_schema, &k->own_pw, &k->own));
	return ctl_exec(k->own, c->arena, S("DO 1"));
}

static struct err *
read_connects(struct check *k)
{
	struct ctl *c = k->ctl;

	TRY(account_open(c, c->conf.read_user, c->conf.read_password_file,
	    c->conf.db_name, &k->read_pw, &k->read));
	return ctl_exec(k->read, c->arena, S("DO 1"));
}

static struct err *
grants(struct check *k, struct db *db, const struct account *ac)
{
	struct arena *a = k->ctl->arena;
	struct str *lines, why;
	size_t n;

	TRY(ctl_column(db, a, S("SHOW GRANTS"), &lines, &n));
	TRY(account_grants(k->ctl, lines, n, ac, &why));
	if (why.n > 0)
		return ERR(a, FORBIDDEN, S(""),
		    "not exactly %.*s on %.*s: %.*s", STRF(ac->rights),
		    STRF(ac->schema), STRF(why));
	return NULL;
}

static struct err *
own_grants(struct check *k)
{
	struct account ac;

	account_own(k->ctl, &ac);
	return grants(k, k->own, &ac);
}

static struct err *
read_grants(struct check *k)
{
	struct account ac;

	TRY(account_read(k->ctl, &ac));
	return grants(k, k->read, &ac);
}

/* Tables of the schema that the account has any right on; base: no views. */
static struct err *
tables(struct check *k, struct db *db, const char *schema, bool base,
    struct str **ret, size_t *n)
{
	struct buf b = buf_in(k->ctl->arena, 4096);

	buf_lit(&b,
	    "SELECT TABLE_NAME FROM information_schema.TABLES "
	    "WHERE TABLE_SCHEMA = ");
	ctl_literal(&b, str_of(schema));
	if (base)
		buf_lit(&b, " AND TABLE_TYPE = 'BASE TABLE'");
	buf_lit(&b, " ORDER BY TABLE_NAME LIMIT 1");
	must(buf_ok(&b));
	return ctl_column(db, k->ctl->arena, buf_str(&b), ret, n);
}

static struct err *
sees_nothing(struct check *k, struct db *db, const char *schema)
{
	struct str *rows;
	size_t n;

	TRY(tables(k, db, schema, false, &rows, &n));
	if (n > 0)
		return ERR(k->ctl->arena, FORBIDDEN, S(""),
		    "it has rights on %s.%.*s", schema, STRF(rows[0]));
	return NULL;
}

static struct err *
own_not_crm(struct check *k)
{
	return sees_nothing(k, k->own, k->ctl->conf.db_name);
}

static struct err *
read_not_own(struct check *k)
{
	return sees_nothing(k, k->read, k->ctl->conf.own_schema);
}

/* The server must say 1142 or 1044 (denied), nothing else. */
static struct err *
denied(struct check *k, struct db *db, struct str sql)
{
	struct arena *a = k->ctl->arena;
	struct err *e = ctl_exec(db, a, sql);

	if (e == NULL)
		return ERR(a, FORBIDDEN, S(""), "it could do: %.*s", STRF(sql));
	if (str_starts(e->cause, S("1142 ")) ||
	    str_starts(e->cause, S("1044 ")))
		return NULL;
	return e;
}

static struct err *
read_cannot_write(struct check *k)
{
	struct ctl *c = k->ctl;
	struct buf b = buf_in(c->arena, 4096);
	struct str *rows;
	size_t n;

	TRY(tables(k, k->read, c->conf.db_name, true, &rows, &n));
	if (n == 0)
		return ERR(c->arena, NOT_FOUND, S(""), "it sees no table of %s",
		    c->conf.db_name);
	buf_lit(&b, "DELETE FROM ");
	ctl_name(&b, str_of(c->conf.db_name));
	buf_char(&b, '.');
	ctl_name(&b, rows[0]);
	buf_lit(&b, " WHERE 1 = 0");
	must(buf_ok(&b));
	return denied(k, k->read, buf_str(&b));
}

static struct err *
own_cannot_ddl(struct check *k)
{
	return denied(k, k->own, S("CREATE TABLE latchkey_check (x INT)"));
}

static struct err *
migrations(struct check *k)
{
	unsigned n;

	TRY(migrate_pending(k->ctl, k->own, &n));
	if (n > 0)
		return ERR(k->ctl->arena, CONFLICT, S(""),
		    "%u not applied: latchkeyctl migrate", n);
	return NULL;
}

static struct err *
model(struct check *k)
{
	struct ctl *c = k->ctl;
	struct catalog_conf cc = { .tinyint1_bool = c->conf.tinyint1_boolean,
		.overlay = c->conf.model };
	struct edm_model *m;

	return catalog_load(
	    k->read, c->arena, str_of(c->conf.db_name), &cc, &m);
}

enum needs { NOTHING, OWN, READ };
static const struct step {
	enum needs needs;
	const char *what;
	struct err *(*run)(struct check *);
} steps[] = {
	{ NOTHING, "files of the configuration", files },
	{ NOTHING, "key file", key_file },
	{ NOTHING, "db_user can log in", own_connects },
	{ NOTHING, "read_user can log in", read_connects },
	{ OWN, "db_user has exactly its rights", own_grants },
	{ OWN, "db_user cannot change the schema", own_cannot_ddl },
	{ OWN, "db_user cannot read the exposed database", own_not_crm },
	{ READ, "read_user has exactly its rights", read_grants },
	{ READ, "read_user cannot write", read_cannot_write },
	{ READ, "read_user cannot see users and tokens", read_not_own },
	{ OWN, "schema is up to date", migrations },
	{ READ, "model", model },
};

int
ctl_check(struct ctl *c)
{
	struct check k = { .ctl = c };

	/* The configuration has been read, or we would not be here. */
	verdict(&k, "configuration", NULL);
	for (size_t i = 0; i < N_ELEM(steps); i++) {
		const struct step *s = &steps[i];

		if ((s->needs == OWN && k.own == NULL) ||
		    (s->needs == READ && k.read == NULL))
			verdict(&k, s->what,
			    ERR(c->arena, DB_DOWN, S(""), "no connection"));
		else
			verdict(&k, s->what, s->run(&k));
	}
	db_free(&k.own);
	db_free(&k.read);
	secret_free(&k.own_pw);
	secret_free(&k.read_pw);
	return k.failures == 0 ? CTL_OK : CTL_FAILED;
}
