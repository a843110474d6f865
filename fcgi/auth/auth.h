/* SPDX-License-Identifier: MIT */
/*
 * auth.h - who is it, and what may they do: users, sessions, tokens.
 *
 * One struct auth for each worker; it has a connection of its own to
 * own_schema, as db_user. Every request reads the row of its token or
 * session: revoking, expiry, disabling and change of role hold at the next
 * request on every host. What is remembered, in the shared area, is only
 * that a token's text was verified against the hash in its row.
 *
 * Role rule: only administrators own tokens, and a token can do no more than
 * its owner can now. A token whose owner is disabled is answered like one
 * that is revoked (401); when the owner is an administrator no more, 403.
 */
#ifndef AUTH_AUTH_H
#define AUTH_AUTH_H
#include "crypt/keys.h"
#include "http/http.h"
#include "sys/conf.h"

enum {
	AUTH_HEADER_MAX = 512, /* bytes of Authorization that are looked at */
	AUTH_SESSION = 43,     /* characters of a session's cookie */
	AUTH_CSRF = 43,
	AUTH_NAME_MAX = 64,         /* characters of a user's name */
	AUTH_PASSWORD_MIN = 15,     /* characters */
	AUTH_PASSWORD_MAX = 256,    /* characters */
	AUTH_DESCRIPTION_MAX = 200, /* characters */
	AUTH_DAYS_MAX = 3650,
	AUTH_LIST_MAX = 10000, /* tokens in a list */
	AUTH_USE_EVERY = 60    /* seconds between writes of "last used" */
};

struct auth;
/* The part of the shared mapping; zeroed memory is ready to use. */
size_t auth_shared_size(void);
/* A worker has ended: gives back what its slot owns. */
void auth_bury(void *shared, unsigned slot);
/* shared may be NULL (one process alone): then it makes its own. Reads the
 * key file and the password file; connects at the first use. conf must
 * outlive it; the arena is for errors and for auth itself. */
struct err *auth_new(struct arena *, const struct conf *, void *shared,
    unsigned slot, struct auth **ret) must_check;
void auth_free(struct auth **);
/* Whether a worker would come up: reads the two files, logs in as db_user and
 * looks into own_schema once. Errors are for the administrator. */
struct err *auth_try(struct arena *, const struct conf *) must_check;
/* For $skiptoken and its like. */
const struct keys *auth_keys(const struct auth *);
/* To be called when the answer is on its way: writes what may wait ("last
 * used"), gives back memory. Never fails. */
void auth_after(struct auth *, struct arena *);
/* Lines for /metrics (Prometheus text). */
void auth_metrics(const struct auth *, struct buf *);

enum role { ROLE_USER, ROLE_ADMIN };
struct who {
	uint64_t user;
	struct str name;
	enum role role;
	struct str token;   /* public id; empty for a session */
	struct str scope;   /* of the token */
	int64_t expires_at; /* seconds since 1970; 0: never */
};

/*
 * The token of a request on the API: "Authorization: Bearer TOKEN", or Basic
 * with the token as password (any user name) or as user name.
 *
 * UNAUTHORIZED  no credentials, an empty Bearer, another scheme: target is
 *               empty; or a token that is not valid (unknown, forged,
 *               expired, revoked, owner disabled): target is "Authorization"
 * BAD_REQUEST   malformed, given twice, two tokens
 * FORBIDDEN     the owner is no administrator any more
 * BUSY, DB_DOWN, TIMEOUT  never 401: it could not be looked up now
 */
struct err *
auth_token(struct auth *, struct http_req *, struct who *ret) must_check;
/* Adds the WWW-Authenticate fields that go with an error of auth_token();
 * adds none for other errors (RFC 6750 §3, RFC 9110 §11.6.1). */
void auth_challenge(const struct err *, struct http_resp *);

/*
 * Log-in. UNAUTHORIZED for an unknown user, a wrong password and a disabled
 * user, all alike and after the same work; TOO_MANY with retry_after when
 * this account from this address, this address, or this host as a whole had
 * too many failures in login_window (the last one not for an address from
 * which the account has logged in lately); BUSY.
 */
struct login {
	struct str user, password;
	struct str address;     /* of the client */
	struct str old_session; /* of the request's cookie: is ended */
};
struct err *auth_login(struct auth *, struct arena *, const struct login *,
    char session[AUTH_SESSION], struct who *ret) must_check;
/* UNAUTHORIZED when there is no such session (any more). Counts as use. */
struct err *auth_session(struct auth *, struct arena *, struct str session,
    struct who *ret) must_check;
struct err *
auth_logout(struct auth *, struct arena *, struct str session) must_check;
/* The value that belongs to a session, for requests that change something. */
void auth_csrf(const struct auth *, struct str session, char ret[AUTH_CSRF]);

/* Tokens. */
enum pat_state { PAT_ACTIVE, PAT_EXPIRED, PAT_REVOKED };
struct pat {
	struct str id, description, scope, owner;
	/* seconds since 1970; 0: never */
	int64_t created_at, expires_at, last_used_at, revoked_at;
	enum pat_state state;
};
struct pat_new {
	uint64_t owner;
	struct str description, scope;
	int64_t days;       /* 1 .. AUTH_DAYS_MAX, or 0: use expires_at */
	int64_t expires_at; /* seconds since 1970; 0: never */
};
enum { PAT_TEXT = 81 };
/* BAD_REQUEST, target names the member; CONFLICT when the owner has an active
 * token of this description; FORBIDDEN when the owner is no administrator.
 * text is the token: wipe it when it has been sent. */
struct err *pat_create(struct auth *, struct arena *, const struct pat_new *,
    char text[PAT_TEXT], struct pat *ret) must_check;
/* Newest first; the whole list lives in the arena. */
struct err *pat_list(struct auth *, struct arena *, const struct pat **ret,
    size_t *n) must_check;
/* by: a user, or 0 for the shell. NOT_FOUND; revoking again changes nothing. */
struct err *pat_revoke(struct auth *, struct arena *, struct str id,
    uint64_t by, struct pat *ret) must_check;
struct err *
pat_revoke_all(struct auth *, struct arena *, uint64_t *n) must_check;

/* Users, from the shell. BAD_REQUEST says what is wrong with the name or the
 * password; CONFLICT; NOT_FOUND. */
struct err *user_add(struct auth *, struct arena *, struct str name, enum role,
    struct str password) must_check;
/* Ends the user's sessions too. */
struct err *user_set_enabled(
    struct auth *, struct arena *, struct str name, bool enabled) must_check;
/* Ends the user's sessions too. */
struct err *user_set_password(struct auth *, struct arena *, struct str name,
    struct str password) must_check;
/* Length, and words that an attacker tries first; no rules of composition. */
struct err *
password_check(struct arena *, struct str name, struct str password) must_check;
#endif
