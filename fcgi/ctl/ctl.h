/* SPDX-License-Identifier: MIT */
/*
 * ctl.h - latchkeyctl: one file for each group of commands.
 *
 * The statements of init and migrate name schemas and accounts, come from
 * files, and are run with an administrator's rights: they are text. They are
 * made here and nowhere else; ctl_exec() is the only door, and no request
 * ever comes near this program.
 */
#ifndef CTL_CTL_H
#define CTL_CTL_H
#include "auth/auth.h"
#include "crypt/secret.h"
#include "db/db.h"
#include "sys/conf.h"

enum { CTL_OK = 0, CTL_FAILED = 1, CTL_USAGE = 2 };

struct ctl {
	struct arena *arena;
	struct conf conf;
	const char *sql_dir;       /* of the migrations */
	const char *as;            /* administrator; NULL: the OS user */
	const char *password_file; /* of the administrator; may be NULL */
	const char *role;          /* of user add; may be NULL */
	const char *check;         /* overlay of model --check; may be NULL */
	bool generate, from_stdin;
	bool suggest, data; /* of model */
	int argc;           /* arguments behind the name of the command */
	char **argv;
};
/* CTL_OK, CTL_FAILED after a message on stderr, or CTL_USAGE. */
int ctl_init(struct ctl *);
int ctl_migrate(struct ctl *);
int ctl_user(struct ctl *);
int ctl_token(struct ctl *);
int ctl_keys(struct ctl *);
int ctl_check(struct ctl *);
int ctl_model(struct ctl *);

/* "latchkeyctl: message (cause)" on stderr; CTL_FAILED. */
int ctl_failed(const struct err *);
/* A line on stdout. */
void ctl_say(const char *, ...) printf_like(1, 2);

/* Connections; they connect at the first statement. The password lives as
 * long as the connection: the caller frees it behind it. */
struct err *admin_open(struct ctl *, const char *database,
    struct secret *password, struct db **ret) must_check;
struct err *account_open(struct ctl *, const char *user, const char *file,
    const char *database, struct secret *password, struct db **ret) must_check;

/* SQL text of an administrator. */
void ctl_name(struct buf *, struct str);    /* `name` */
void ctl_literal(struct buf *, struct str); /* 'text' */
/* A name of a schema in GRANT, where _ and % are wildcards: `my\_crm` */
void ctl_pattern(struct buf *, struct str);
struct err *ctl_exec(struct db *, struct arena *, struct str sql) must_check;
/* The first cell of every row, as text. */
struct err *ctl_column(struct db *, struct arena *, struct str sql,
    struct str **ret, size_t *n) must_check;

/* Accounts of the database. */
struct account {
	const char *name, *file;
	struct str schema;
	struct str rights; /* "SELECT, SHOW VIEW" in the server's order */
	const struct str *routines; /* functions it may execute */
	size_t nroutines;
};
void account_own(const struct ctl *, struct account *ret);
/* Fails when the overlay, which lists functions, is wrong by itself. */
struct err *account_read(struct ctl *, struct account *ret) must_check;
struct err *account_make(struct ctl *, struct db *, struct str host,
    const struct account *) must_check;
/* From the account's own SHOW GRANTS; *why is empty when they are exactly as
 * they should be. */
struct err *account_grants(struct ctl *, struct str *lines, size_t n,
    const struct account *, struct str *why) must_check;

/* Applies what is new; *n files. db: an administrator in own_schema. */
struct err *migrate_run(struct ctl *, struct db *, unsigned *n) must_check;
/* *pending: files not applied yet. Any account that can read own_schema. */
struct err *
migrate_pending(struct ctl *, struct db *, unsigned *pending) must_check;
#endif
