/* SPDX-License-Identifier: MIT */
/* user.c - users, as the shell makes and changes them. */
#include "config.h"
#include "auth/auth_priv.h"

bool
user_name_ok(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!is_alpha(c) && !is_digit(c) &&
		    (i == 0 || c == '\0' || strchr("._@+-", c) == NULL))
			return false;
	}
	return s.n > 0 && s.n <= AUTH_NAME_MAX;
}

static struct err *
name_check(struct arena *a, struct str name)
{
	if (user_name_ok(name))
		return NULL;
	return ERR(a, BAD_REQUEST, S("name"),
	    "A name has 1 to %d letters and digits of ASCII, behind the first "
	    "also . _ @ + -",
	    AUTH_NAME_MAX);
}

struct err *
user_add(struct auth *au, struct arena *a, struct str name, enum role role,
    struct str password)
{
	static const struct str roles[] = {
		[ROLE_USER] = { "user", 4 }, [ROLE_ADMIN] = { "admin", 5 }
	};
	struct kdf k;
	struct err *e;

	TRY(name_check(a, name));
	TRY(password_check(a, name, password));
	TRY(kdf_password(au, a, name, password, &k));
	e = sql_exec(au, a, SQL_USER_ADD,
	    VALS(VAL_OF_STR(name), VAL_OF_STR(roles[role]),
		VAL_OF_I64(k.cost.m), VAL_OF_I64(k.cost.t),
		VAL_OF_I64(k.pepper), val_bytes(k.salt, sizeof(k.salt)),
		val_bytes(k.hash, sizeof(k.hash))),
	    NULL);
	if (e != NULL && e->code == ERR_CONFLICT)
		return ERR(
		    a, CONFLICT, S("name"), "There is a user %.*s", STRF(name));
	return e;
}

static struct err *
user_id(struct auth *au, struct arena *a, struct str name, struct val *ret)
{
	struct val c[9];
	bool found;

	TRY(name_check(a, name));
	TRY(sql_row(au, a, SQL_USER_BY_NAME, VALS(VAL_OF_STR(name)), c,
	    N_ELEM(c), &found));
	if (!found)
		return ERR(a, NOT_FOUND, S("name"), "There is no user %.*s",
		    STRF(name));
	*ret = c[0];
	return NULL;
}

struct err *
user_set_enabled(
    struct auth *au, struct arena *a, struct str name, bool enabled)
{
	struct val id;

	TRY(user_id(au, a, name, &id));
	TRY(sql_exec(au, a, enabled ? SQL_USER_ENABLE : SQL_USER_DISABLE,
	    VALS(id), NULL));
	return sql_exec(au, a, SQL_SESSION_DROP_USER, VALS(id), NULL);
}

struct err *
user_set_password(
    struct auth *au, struct arena *a, struct str name, struct str password)
{
	struct val id;
	struct kdf k;

	TRY(user_id(au, a, name, &id));
	TRY(password_check(a, name, password));
	TRY(kdf_password(au, a, name, password, &k));
	TRY(sql_exec(au, a, SQL_USER_PASSWORD,
	    VALS(VAL_OF_I64(k.cost.m), VAL_OF_I64(k.cost.t),
		VAL_OF_I64(k.pepper), val_bytes(k.salt, sizeof(k.salt)),
		val_bytes(k.hash, sizeof(k.hash)), id),
	    NULL));
	return sql_exec(au, a, SQL_SESSION_DROP_USER, VALS(id), NULL);
}
