/* SPDX-License-Identifier: MIT */
/* init.c - latchkeyctl init: from nothing to ready, as often as you like. */
#include "config.h"
#include "crypt/keys.h"
#include "ctl/ctl.h"

static struct err *
sane(struct ctl *c)
{
	if (*c->conf.db_name == '\0')
		return ERR(c->arena, INTERNAL, S(""), "db_name is not set");
	if (strcasecmp(c->conf.db_name, c->conf.own_schema) == 0)
		return ERR(c->arena, INTERNAL, S(""),
		    "db_name and own_schema are the same: the keys would be "
		    "readable through the API");
	if (strcmp(c->conf.db_user, c->conf.read_user) == 0)
		return ERR(c->arena, INTERNAL, S(""),
		    "db_user and read_user are the same account");
	if (*c->conf.key_file == '\0')
		return ERR(c->arena, INTERNAL, S(""), "key_file is not set");
	return NULL;
}

static struct err *
exposed_exists(struct ctl *c, struct db *db)
{
	struct buf b = buf_in(c->arena, 4096);
	struct str *rows;
	size_t n;

	buf_lit(&b,
	    "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA "
	    "WHERE SCHEMA_NAME = ");
	ctl_literal(&b, str_of(c->conf.db_name));
	must(buf_ok(&b));
	TRY(ctl_column(db, c->arena, buf_str(&b), &rows, &n));
	if (n == 0)
		return ERR(c->arena, NOT_FOUND, S(""),
		    "There is no database %s (db_name)", c->conf.db_name);
	return NULL;
}

/* The server knows us under this host; it will know the service under it. */
static struct err *
our_host(struct ctl *c, struct db *db, struct str *ret)
{
	struct str *rows;
	size_t n;

	TRY(ctl_column(db, c->arena,
	    S("SELECT SUBSTRING_INDEX(USER(), '@', -1)"), &rows, &n));
	must(n == 1);
	*ret = rows[0];
	return NULL;
}

static struct err *
make_schema(struct ctl *c, struct db *db)
{
	struct buf b = buf_in(c->arena, 4096);

	buf_lit(&b, "CREATE DATABASE IF NOT EXISTS ");
	ctl_name(&b, str_of(c->conf.own_schema));
	buf_lit(&b, " CHARACTER SET utf8mb4");
	must(buf_ok(&b));
	return ctl_exec(db, c->arena, buf_str(&b));
}

static struct err *
init(struct ctl *c)
{
	scoped(secret_free) struct secret pw = { 0 }, again = { 0 };
	scoped(db_free) struct db *db = NULL, *in = NULL;
	struct account own, read;
	struct keys *keys;
	struct str host;
	unsigned n;
	bool made;

	TRY(sane(c));
	TRY(admin_open(c, NULL, &pw, &db));
	TRY(exposed_exists(c, db));
	TRY(keys_make(c->arena, c->conf.key_file, &made));
	ctl_say("%s %s", made ? "made" : "kept", c->conf.key_file);
	TRY(keys_load(c->arena, c->conf.key_file, &keys));
	keys_free(&keys);
	TRY(our_host(c, db, &host));
	TRY(make_schema(c, db));
	account_own(c, &own);
	TRY(account_read(c, &read));
	TRY(account_make(c, db, host, &own));
	TRY(account_make(c, db, host, &read));
	TRY(admin_open(c, c->conf.own_schema, &again, &in));
	TRY(migrate_run(c, in, &n));
	ctl_say("ready");
	return NULL;
}

int
ctl_init(struct ctl *c)
{
	struct err *e = init(c);

	return e == NULL ? CTL_OK : ctl_failed(e);
}
