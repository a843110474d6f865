/* SPDX-License-Identifier: MIT */
/* session.c - log-in, its throttle, and sessions. */
#include "config.h"
#include <arpa/inet.h>
#include "auth/auth_priv.h"
#include "crypt/random.h"
#include "sys/clock.h"

/* An address from which an account has logged in is known for so long. */
enum { KNOWN_SECONDS = 30 * 86400 };

/* Who tries from where, as keys of the table of tries. */
struct tries {
	uint64_t pair, address, all, known;
	int64_t now;
};

/* A host has a whole /64 of IPv6 to itself. */
static struct str
network(struct arena *a, struct str address)
{
	unsigned char ip[16];

	if (inet_pton(AF_INET6, arena_z(a, address), ip) != 1)
		return address;
	return arena_dup(a, (struct str){ (const char *)ip, 8 });
}

static struct tries
tries_of(struct auth *au, struct arena *a, const struct login *l)
{
	const struct str user = user_ad(a, str_head(l->user, AUTH_NAME_MAX));
	const struct str net = network(a, l->address);
	const struct str pair[] = { S("pair"), user, net };
	const struct str address[] = { S("address"), net };
	const struct str all[] = { S("all") };
	const struct str known[] = { S("known"), user, net };

	return (struct tries){ .pair = key64(au, KEY_THROTTLE, pair, 3),
		.address = key64(au, KEY_THROTTLE, address, 2),
		.all = key64(au, KEY_THROTTLE, all, 1),
		.known = key64(au, KEY_THROTTLE, known, 3),
		.now = clock_unix_us() / 1000000 };
}

static struct err *
throttle(struct auth *au, struct arena *a, const struct tries *t)
{
	const struct conf *c = au->conf;
	int64_t w = c->login_window;
	struct err *e;

	if (tries_count(au->sh, t->pair, t->now, w, 0) < c->login_attempts &&
	    tries_count(au->sh, t->address, t->now, w, 0) <
		c->login_attempts_address &&
	    (tries_count(au->sh, t->all, t->now, w, 0) <
		    c->login_attempts_total ||
		tries_count(au->sh, t->known, t->now, KNOWN_SECONDS, 0) > 0))
		return NULL;
	e = ERR(a, TOO_MANY, S(""), "Too many failed log-ins; try again later");
	e->retry_after = (unsigned)(w - t->now % w);
	return e;
}

static void
failed(struct auth *au, const struct tries *t)
{
	int64_t w = au->conf->login_window;

	(void)tries_count(au->sh, t->pair, t->now, w, 1);
	(void)tries_count(au->sh, t->address, t->now, w, 1);
	(void)tries_count(au->sh, t->all, t->now, w, 1);
}

static struct err *
wrong(struct arena *a)
{
	return ERR(
	    a, UNAUTHORIZED, S(""), "The user name or the password is wrong");
}

enum { C_ID, C_NAME, C_ROLE, C_DISABLED, C_KDF, C__MAX = C_KDF + 5 };

static struct who
who_of(const struct val *c)
{
	return (struct who){ .user = val_u64(&c[C_ID]),
		.name = c[C_NAME].s,
		.role =
		    str_eq(c[C_ROLE].s, S("admin")) ? ROLE_ADMIN : ROLE_USER };
}

/* *ok only when everything is right; the work is the same when it is not. */
static struct err *
check_password(struct auth *au, struct arena *a, const struct login *l,
    struct who *ret, bool *ok)
{
	struct kdf k = { .cost = ARGON_PASSWORD,
		.pepper = keys_version(au->keys) };
	struct val c[C__MAX];
	bool there, same;
	/* A name that nobody can have is looked up all the same. */
	struct str name = user_name_ok(l->user) ? l->user : S("-");

	TRY(sql_row(au, a, SQL_USER_BY_NAME, VALS(VAL_OF_STR(name)), c,
	    N_ELEM(c), &there));
	if (there)
		TRY(kdf_of(au, a, &c[C_KDF], &k));
	TRY(kdf_check(
	    au, a, POOL_LOGIN, &k, l->password, user_ad(a, name), &same));
	*ok = there && same && !val_true(&c[C_DISABLED]);
	if (*ok)
		*ret = who_of(c);
	return NULL;
}

static struct val
session_id(const struct auth *au, struct arena *a, struct str cookie)
{
	unsigned char mac[MAC_LEN];

	keys_mac(
	    au->keys, keys_version(au->keys), KEY_SESSION, &cookie, 1, mac);
	return (struct val){ .kind = VAL_BYTES,
		.s = arena_dup(
		    a, (struct str){ (const char *)mac, sizeof(mac) }) };
}

static bool
session_like(struct str s)
{
	return s.n == AUTH_SESSION && base62_is(s);
}

struct err *
auth_login(struct auth *au, struct arena *a, const struct login *l,
    char session[AUTH_SESSION], struct who *ret)
{
	struct tries t = tries_of(au, a, l);
	bool ok;

	TRY(throttle(au, a, &t));
	TRY(check_password(au, a, l, ret, &ok));
	if (!ok) {
		failed(au, &t);
		return wrong(a);
	}
	tries_clear(au->sh, t.pair);
	(void)tries_count(au->sh, t.known, t.now, KNOWN_SECONDS, 1);
	if (session_like(l->old_session))
		TRY(auth_logout(au, a, l->old_session));
	TRY(sql_exec(au, a, SQL_SESSION_PURGE,
	    VALS(VAL_OF_I64(au->conf->session_idle)), NULL));
	random_base62(session, AUTH_SESSION);
	return sql_exec(au, a, SQL_SESSION_ADD,
	    VALS(session_id(au, a, (struct str){ session, AUTH_SESSION }),
		VAL_OF_I64((int64_t)ret->user)),
	    NULL);
}

struct err *
auth_session(
    struct auth *au, struct arena *a, struct str session, struct who *ret)
{
	const struct conf *conf = au->conf;
	struct val c[4], id;
	bool found = false;

	if (session_like(session)) {
		id = session_id(au, a, session);
		TRY(sql_row(au, a, SQL_SESSION_BY_ID,
		    VALS(id, VAL_OF_I64(conf->session_idle),
			VAL_OF_I64(conf->session_absolute)),
		    c, N_ELEM(c), &found));
	}
	if (!found)
		return ERR(a, UNAUTHORIZED, S(""), "There is no session");
	/* Most requests find it used just now and write nothing. */
	if (val_true(&c[3]))
		TRY(sql_exec(au, a, SQL_SESSION_USE, VALS(id), NULL));
	*ret = who_of(c);
	return NULL;
}

struct err *
auth_logout(struct auth *au, struct arena *a, struct str session)
{
	if (!session_like(session))
		return NULL;
	return sql_exec(
	    au, a, SQL_SESSION_DROP, VALS(session_id(au, a, session)), NULL);
}

void
auth_csrf(const struct auth *au, struct str session, char ret[AUTH_CSRF])
{
	unsigned char mac[MAC_LEN];

	keys_mac(au->keys, keys_version(au->keys), KEY_CSRF, &session, 1, mac);
	/* 8 bytes in 11 digits, 4 times, without the last one: 254 bits. */
	for (unsigned i = 0; i < 4; i++) {
		uint64_t v;

		memcpy(&v, mac + 8 * i, sizeof(v));
		base62_put(ret + 11 * i, i < 3 ? 11 : AUTH_CSRF - 33, v);
	}
}
