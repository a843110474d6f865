/* SPDX-License-Identifier: MIT */
/* confval.c - the table of keys, and values to and from text. */
#include "config.h"
#include "base/num.h"
#include "base/utf8.h"
#include "sys/confval.h"

const struct conf_key conf_keys[] = {
#define CONF(kind, name, def, min, max, help)                                  \
	{ #name, CONF_##kind, def, min, max, help,                             \
		offsetof(struct conf, name) },
#include "sys/conf.def"
#undef CONF
};
const size_t conf_nkeys = N_ELEM(conf_keys);

struct unit {
	const char *suffix;
	int64_t factor;
};
/* Units of a kind, the one meant by a bare number first. */
static const struct unit units[CONF__MAX][5] = {
	[CONF_INT] = { { "", 1 } },
	[CONF_SIZE] = { { "", 1 }, { "k", 1024 }, { "M", 1048576 },
	    { "G", 1073741824 } },
	[CONF_MS] = { { "", 1 }, { "ms", 1 }, { "s", 1000 }, { "min", 60000 } },
	[CONF_SEC] = { { "", 1 }, { "s", 1 }, { "min", 60 }, { "h", 3600 },
	    { "d", 86400 } },
};
static const char *const nouns[CONF__MAX] = {
	[CONF_INT] = "a whole number",
	[CONF_SIZE] = "bytes (suffix k, M or G)",
	[CONF_MS] = "milliseconds (suffix ms, s or min)",
	[CONF_SEC] = "seconds (suffix s, min, h or d)",
};

static bool
is_number(const struct conf_key *k)
{
	return nouns[k->kind] != NULL;
}

static int64_t *
number(const struct conf_key *k, const struct conf *c)
{
	return (int64_t *)((uintptr_t)c + k->offset);
}

static const char **
text(const struct conf_key *k, const struct conf *c)
{
	return (const char **)((uintptr_t)c + k->offset);
}

const char *
conf_allowed(struct arena *a, const struct conf_key *k)
{
	if (is_number(k))
		return arena_strf(a, "%s from %lld to %lld", nouns[k->kind],
		    (long long)k->min, (long long)k->max)
		    .p;
	if (k->kind == CONF_BOOL)
		return "yes or no";
	return arena_strf(a, "%s of %lld to %lld bytes",
	    k->kind == CONF_STR ? "UTF-8 text" : "an absolute path",
	    (long long)k->min, (long long)k->max)
	    .p;
}

static bool
number_of(const struct conf_key *k, struct str s, int64_t *ret)
{
	size_t n = 0;

	while (n < s.n && is_digit(s.p[n]))
		n++;
	if (!num_i64(str_head(s, n), ret))
		return false;
	for (size_t i = 0; i < N_ELEM(units[0]); i++) {
		const struct unit *u = &units[k->kind][i];

		if (u->suffix != NULL &&
		    str_eq(str_trim(str_skip(s, n)), str_of(u->suffix)))
			return !__builtin_mul_overflow(*ret, u->factor, ret) &&
			    *ret >= k->min && *ret <= k->max;
	}
	return false;
}

static bool
text_fits(const struct conf_key *k, struct str s)
{
	if (s.n < (size_t)k->min || s.n > (size_t)k->max || !utf8_valid(s))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	}
	return k->kind == CONF_STR || s.n == 0 || s.p[0] == '/';
}

const char *
conf_set(
    struct arena *a, const struct conf_key *k, struct str s, struct conf *c)
{
	int64_t n;

	if (is_number(k)) {
		if (!number_of(k, s, &n))
			return conf_allowed(a, k);
		*number(k, c) = n;
	} else if (k->kind == CONF_BOOL) {
		if (!str_eq(s, S("yes")) && !str_eq(s, S("no")))
			return conf_allowed(a, k);
		*(bool *)((uintptr_t)c + k->offset) = str_eq(s, S("yes"));
	} else {
		if (!text_fits(k, s))
			return conf_allowed(a, k);
		*text(k, c) = arena_z(a, s);
	}
	return NULL;
}

const char *
conf_text(const struct conf_key *k, const struct conf *c)
{
	return is_number(k) || k->kind == CONF_BOOL ? NULL : *text(k, c);
}

void
conf_put(struct buf *b, const struct conf_key *k, const struct conf *c)
{
	if (is_number(k)) {
		buf_i64(b, *number(k, c));
		if (k->kind == CONF_MS)
			buf_lit(b, "ms");
		if (k->kind == CONF_SEC)
			buf_lit(b, "s");
	} else if (k->kind == CONF_BOOL) {
		buf_put(b,
		    *(const bool *)((uintptr_t)c + k->offset) ? S("yes")
							      : S("no"));
	} else {
		buf_put(b, str_of(*text(k, c)));
	}
}
