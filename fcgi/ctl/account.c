/* SPDX-License-Identifier: MIT */
/* account.c - the two accounts: made with exactly the rights they need. */
#include "config.h"
#include "catalog/catalog.h"
#include "crypt/random.h"
#include "ctl/ctl.h"

enum { SQL_MAX = 8192, PASSWORD_LEN = 43 };

void
account_own(const struct ctl *c, struct account *ret)
{
	*ret = (struct account){ .name = c->conf.db_user,
		.file = c->conf.db_password_file,
		.schema = str_of(c->conf.own_schema),
		.rights = S("SELECT, INSERT, UPDATE, DELETE") };
}

/* SHOW VIEW: keys of views are read off their definitions. */
struct err *
account_read(struct ctl *c, struct account *ret)
{
	struct str *routines = NULL;
	size_t n = 0;

	if (c->conf.model != NULL && *c->conf.model != '\0')
		TRY(catalog_routines(c->arena, c->conf.model, &routines, &n));
	*ret = (struct account){ .name = c->conf.read_user,
		.file = c->conf.read_password_file,
		.schema = str_of(c->conf.db_name),
		.rights = S("SELECT, SHOW VIEW"),
		.routines = routines,
		.nroutines = n };
	return NULL;
}

static struct err *
password(struct ctl *c, const struct account *ac, struct secret *ret)
{
	char text[PASSWORD_LEN + 1];
	struct err *e;
	bool made;

	random_base62(text, PASSWORD_LEN);
	text[PASSWORD_LEN] = '\n';
	e = secret_write(
	    c->arena, ac->file, (struct str){ text, sizeof(text) }, &made);
	secret_wipe(text, sizeof(text));
	if (e != NULL)
		return e;
	ctl_say("%s %s", made ? "made" : "kept", ac->file);
	return secret_read(c->arena, ac->file, ret);
}

/* The server gets the password's hash, so that it stands in no log of it. */
static struct err *
identify(struct ctl *c, struct db *db, struct str who, const char *verb,
    const struct secret *pw)
{
	char hash[NATIVE_PASSWORD];
	struct str sql;

	native_password(secret_str(pw), hash);
	sql = arena_strf(c->arena, "%s %.*s IDENTIFIED BY PASSWORD '%.*s'",
	    verb, STRF(who), NATIVE_PASSWORD, hash);
	return ctl_exec(db, c->arena, sql);
}

static struct str
grant_line(struct ctl *c, const struct account *ac)
{
	struct buf b = buf_in(c->arena, SQL_MAX);

	buf_lit(&b, "GRANT ");
	buf_put(&b, ac->rights);
	buf_lit(&b, " ON ");
	ctl_pattern(&b, ac->schema);
	buf_lit(&b, ".* TO ");
	must(buf_ok(&b));
	return buf_str(&b);
}

static struct str
routine_line(struct ctl *c, const struct account *ac, struct str routine)
{
	struct buf b = buf_in(c->arena, SQL_MAX);

	buf_lit(&b, "GRANT EXECUTE ON FUNCTION ");
	ctl_name(&b, ac->schema);
	buf_char(&b, '.');
	ctl_name(&b, routine);
	buf_lit(&b, " TO ");
	must(buf_ok(&b));
	return buf_str(&b);
}

/* The server writes names of routines in small letters. */
static bool
begins(struct str line, struct str want)
{
	return line.n > want.n && str_ieq(str_head(line, want.n), want);
}

static bool
is_routine_line(struct ctl *c, const struct account *ac, struct str line)
{
	for (size_t i = 0; i < ac->nroutines; i++)
		if (begins(line, routine_line(c, ac, ac->routines[i])))
			return true;
	return false;
}

/* Each function has its line. */
static struct str
no_routine(struct ctl *c, struct str *lines, size_t n, const struct account *ac)
{
	for (size_t i = 0; i < ac->nroutines; i++) {
		struct str want = routine_line(c, ac, ac->routines[i]);
		bool found = false;

		for (size_t k = 0; k < n && !found; k++)
			found = begins(lines[k], want);
		if (!found)
			return arena_strf(c->arena,
			    "it lacks EXECUTE ON FUNCTION %.*s.%.*s: "
			    "latchkeyctl init grants it",
			    STRF(ac->schema), STRF(ac->routines[i]));
	}
	return (struct str){ 0 };
}

struct err *
account_grants(struct ctl *c, struct str *lines, size_t n,
    const struct account *ac, struct str *why)
{
	struct str want = grant_line(c, ac);

	*why = (struct str){ 0 };
	if (n < 2) {
		*why = S("it has no rights");
		return NULL;
	}
	for (size_t i = 0; i < n; i++) {
		bool first =
		    i == 0 && str_starts(lines[i], S("GRANT USAGE ON *.* TO "));
		bool second = i == 1 && str_starts(lines[i], want);

		bool routine = i > 1 && is_routine_line(c, ac, lines[i]);

		if ((!first && !second && !routine) ||
		    str_ends(lines[i], S(" WITH GRANT OPTION"))) {
			*why = arena_strf(
			    c->arena, "it has: %.*s", STRF(lines[i]));
			return NULL;
		}
	}
	*why = no_routine(c, lines, n, ac);
	return NULL;
}

static struct err *
grant(struct ctl *c, struct db *db, struct str who, const struct account *ac)
{
	struct arena *a = c->arena;
	struct str *lines, why, want;
	size_t n;

	TRY(ctl_column(db, a, arena_strf(a, "SHOW GRANTS FOR %.*s", STRF(who)),
	    &lines, &n));
	TRY(account_grants(c, lines, n, ac, &why));
	if (why.n == 0)
		return NULL;
	/* Only then: a service that runs would lose them for a moment. */
	want = grant_line(c, ac);
	TRY(ctl_exec(db, a,
	    arena_strf(a, "REVOKE ALL PRIVILEGES, GRANT OPTION FROM %.*s",
		STRF(who))));
	TRY(ctl_exec(db, a, arena_strf(a, "%.*s%.*s", STRF(want), STRF(who))));
	for (size_t i = 0; i < ac->nroutines; i++) {
		want = routine_line(c, ac, ac->routines[i]);
		TRY(ctl_exec(
		    db, a, arena_strf(a, "%.*s%.*s", STRF(want), STRF(who))));
		ctl_say("granted EXECUTE on %.*s to %s", STRF(ac->routines[i]),
		    ac->name);
	}
	ctl_say("granted %.*s on %.*s to %s", STRF(ac->rights),
	    STRF(ac->schema), ac->name);
	return NULL;
}

struct err *
account_make(
    struct ctl *c, struct db *db, struct str host, const struct account *ac)
{
	scoped(secret_free) struct secret pw = { 0 };
	struct buf who = buf_in(c->arena, SQL_MAX);

	if (*ac->file == '\0')
		return ERR(c->arena, INTERNAL, S(""),
		    "The configuration names no password file for %s",
		    ac->name);
	TRY(password(c, ac, &pw));
	ctl_literal(&who, str_of(ac->name));
	buf_char(&who, '@');
	ctl_literal(&who, host);
	must(buf_ok(&who));
	TRY(identify(c, db, buf_str(&who), "CREATE USER IF NOT EXISTS", &pw));
	TRY(identify(c, db, buf_str(&who), "ALTER USER", &pw));
	return grant(c, db, buf_str(&who), ac);
}
