/* SPDX-License-Identifier: MIT */
/* password.c - what may be a password, and its stored form. */
#include "config.h"
#include "auth/auth_priv.h"
#include "base/utf8.h"
#include "crypt/random.h"

static const struct str words[] = {
	{ "latchkey", 8 },
	{ "password", 8 },
	{ "passwort", 8 },
	{ "letmein", 7 },
	{ "qwerty", 6 },
	{ "welcome", 7 },
	{ "administrator", 13 },
};

static bool
has_word(struct str text, struct str word)
{
	for (size_t i = 0; i + word.n <= text.n; i++) {
		if (str_ieq((struct str){ text.p + i, word.n }, word))
			return true;
	}
	return false;
}

/* "aaaaaaaaaaaaaaa", "123412341234123", "abcdefghijklmno" */
static bool
is_pattern(struct str s)
{
	size_t up = 0, down = 0;

	for (size_t period = 1; period <= 5; period++) {
		size_t i = period;

		while (i < s.n && s.p[i] == s.p[i - period])
			i++;
		if (i == s.n)
			return true;
	}
	for (size_t i = 1; i < s.n; i++) {
		up += s.p[i] == s.p[i - 1] + 1;
		down += s.p[i] == s.p[i - 1] - 1;
	}
	return up * 4 >= s.n * 3 || down * 4 >= s.n * 3;
}

static struct err *
length_check(struct arena *a, struct str pw)
{
	struct str rest = pw;
	size_t n = 0, len;

	if (pw.n > AUTH_PASSWORD_MAX * 4 || !utf8_valid(pw))
		return ERR(a, BAD_REQUEST, S("password"),
		    "The password is not text of at most %d characters",
		    AUTH_PASSWORD_MAX);
	while (rest.n > 0) {
		if (utf8_next(rest, &len) < 0x20)
			return ERR(a, BAD_REQUEST, S("password"),
			    "The password has a control character");
		rest = str_skip(rest, len);
		n++;
	}
	if (n < AUTH_PASSWORD_MIN || n > AUTH_PASSWORD_MAX)
		return ERR(a, BAD_REQUEST, S("password"),
		    "The password has %zu characters; %d to %d are allowed", n,
		    AUTH_PASSWORD_MIN, AUTH_PASSWORD_MAX);
	return NULL;
}

struct err *
password_check(struct arena *a, struct str name, struct str pw)
{
	TRY(length_check(a, pw));
	if (name.n >= 4 && has_word(pw, name))
		return ERR(a, BAD_REQUEST, S("password"),
		    "The password contains the name of the user");
	for (size_t i = 0; i < N_ELEM(words); i++) {
		if (has_word(pw, words[i]))
			return ERR(a, BAD_REQUEST, S("password"),
			    "The password contains \"%.*s\", which is among "
			    "the first things to be tried",
			    STRF(words[i]));
	}
	if (is_pattern(pw))
		return ERR(a, BAD_REQUEST, S("password"),
		    "The password is a repetition or a sequence");
	return NULL;
}

struct str
user_ad(struct arena *a, struct str name)
{
	struct str s = arena_strf(a, "user:%.*s", STRF(name));
	char *p = arena_z(a, s);

	for (size_t i = 0; i < s.n; i++)
		p[i] = to_lower(p[i]);
	return (struct str){ p, s.n };
}

struct err *
kdf_password(struct auth *au, struct arena *a, struct str name,
    struct str password, struct kdf *ret)
{
	struct argon_in in = {
		.cost = ARGON_PASSWORD, .text = password, .ad = user_ad(a, name)
	};

	*ret = (struct kdf){ .cost = ARGON_PASSWORD,
		.pepper = keys_version(au->keys) };
	in.pepper = keys_pepper(au->keys, ret->pepper);
	random_bytes(ret->salt, sizeof(ret->salt));
	memcpy(in.salt, ret->salt, sizeof(in.salt));
	return hash_permitted(au, a, POOL_LOGIN, &in, ret->hash);
}
