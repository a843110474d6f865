/* SPDX-License-Identifier: MIT */
/* user.c - latchkeyctl user add|passwd|disable|enable NAME. */
#include "config.h"
#include <errno.h>
#include <unistd.h>
#include "crypt/random.h"
#include "ctl/ctl.h"

enum { GENERATED = 24 };

/* The first line of standard input. */
static struct err *
from_stdin(struct ctl *c, struct secret *ret)
{
	size_t n = 0;
	ssize_t got;
	char *end;

	*ret = secret_new(AUTH_PASSWORD_MAX * 4 + 2);
	while (n < ret->n && (got = read(0, ret->p + n, ret->n - n)) != 0) {
		if (got < 0 && errno != EINTR)
			return ERR(c->arena, INTERNAL, S(""),
			    "standard input: %s", strerror(errno));
		n += got > 0 ? (size_t)got : 0;
	}
	ret->n = n;
	end = memchr(ret->p, '\n', n);
	if (end != NULL)
		ret->n = (size_t)(end - ret->p);
	return NULL;
}

static struct err *
password(struct ctl *c, struct secret *ret)
{
	if (c->from_stdin)
		return from_stdin(c, ret);
	*ret = secret_new(GENERATED);
	random_base62(ret->p, GENERATED);
	return NULL;
}

static struct err *
with_password(struct ctl *c, struct auth *au, struct str name, bool add)
{
	scoped(secret_free) struct secret pw = { 0 };
	bool admin = add && strcmp(c->role, "admin") == 0;

	TRY(password(c, &pw));
	if (add)
		TRY(user_add(au, c->arena, name, admin ? ROLE_ADMIN : ROLE_USER,
		    secret_str(&pw)));
	else
		TRY(user_set_password(au, c->arena, name, secret_str(&pw)));
	ctl_say("%s %.*s%s", add ? "added" : "new password for", STRF(name),
	    c->generate ? ", password:" : "");
	if (c->generate)
		ctl_say("%.*s", GENERATED, pw.p);
	return NULL;
}

static struct err *
user(struct ctl *c, const char *verb, struct str name)
{
	scoped(auth_free) struct auth *au = NULL;

	TRY(auth_new(c->arena, &c->conf, NULL, 0, &au));
	if (strcmp(verb, "add") == 0 || strcmp(verb, "passwd") == 0)
		return with_password(c, au, name, strcmp(verb, "add") == 0);
	TRY(user_set_enabled(au, c->arena, name, strcmp(verb, "enable") == 0));
	ctl_say("%sd %.*s", verb, STRF(name));
	return NULL;
}

int
ctl_user(struct ctl *c)
{
	static const char *const verbs[] = { "add", "passwd", "disable",
		"enable" };
	const char *verb = c->argv[0];
	struct err *e;
	size_t i = 0;

	while (i < N_ELEM(verbs) && strcmp(verbs[i], verb) != 0)
		i++;
	if (i == N_ELEM(verbs) || (i < 2 && c->generate == c->from_stdin) ||
	    (i == 0) != (c->role != NULL))
		return CTL_USAGE;
	if (c->role != NULL && strcmp(c->role, "admin") != 0 &&
	    strcmp(c->role, "user") != 0)
		return CTL_USAGE;
	e = user(c, verb, str_of(c->argv[1]));
	return e == NULL ? CTL_OK : ctl_failed(e);
}
