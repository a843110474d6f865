/* SPDX-License-Identifier: MIT */
/* t_token.c - the text of tokens, the Authorization challenge, passwords. */
#include "config.h"
#include <regex.h>
#include <stdlib.h>
#include <unistd.h>
#include "unit.h"
#include "auth/auth.h"
#include "auth/token.h"
#include "base/map.h"
#include "crypt/random.h"
#include "out/out.h"

static struct keys *keys;
static struct arena *arena;

static int
setup(void **st)
{
	char path[] = "/tmp/t_token.XXXXXX";
	int fd = mkstemp(path);
	bool made;

	(void)st;
	arena = arena_new(1 << 16);
	if (fd < 0 || close(fd) != 0 || unlink(path) != 0 ||
	    keys_make(arena, path, &made) != NULL ||
	    keys_load(arena, path, &keys) != NULL)
		return -1;
	return unlink(path);
}

static int
teardown(void **st)
{
	(void)st;
	keys_free(&keys);
	arena_free(&arena);
	return 0;
}

static void
made_ones(void **st)
{
	enum { N = 20000 };
	struct map ids = map_in(arena);
	regex_t re;

	(void)st;
	assert_int_equal(
	    regcomp(&re, "^lkpat_[0-9A-Za-z]{75}$", REG_EXTENDED | REG_NOSUB),
	    0);
	for (size_t i = 0; i < N; i++) {
		char *text = arena_alloc(arena, TOKEN_LEN + 1, 1);
		struct token t, back;

		token_make(keys, text, &t);
		assert_int_equal(regexec(&re, text, 0, NULL, 0), 0);
		assert_true(
		    token_read(keys, (struct str){ text, TOKEN_LEN }, &back));
		assert_true(str_eq(back.id, t.id));
		assert_int_equal(back.version, 1);
		assert_true(token_is_id(back.id));
		assert_true(map_add(&ids, back.id, text));
	}
	regfree(&re);
}

/* Every change of one character to any byte kills it. */
static void
changes(void **st)
{
	char text[TOKEN_LEN], c[TOKEN_LEN];
	struct token t;

	(void)st;
	token_make(keys, text, &t);
	for (size_t i = 0; i < TOKEN_LEN; i++) {
		for (unsigned b = 0; b < 256; b++) {
			memcpy(c, text, TOKEN_LEN);
			if (c[i] == (char)b)
				continue;
			c[i] = (char)b;
			assert_false(
			    token_read(keys, (struct str){ c, TOKEN_LEN }, &t));
		}
	}
}

static void
lengths(void **st)
{
	char text[TOKEN_LEN + 8] = { 0 };
	struct token t;

	(void)st;
	token_make(keys, text, &t);
	memset(text + TOKEN_LEN, 'A', 7);
	for (size_t n = 0; n <= TOKEN_LEN + 7; n++) {
		bool ok = token_read(keys, (struct str){ text, n }, &t);

		assert_int_equal(ok, n == TOKEN_LEN);
	}
	assert_true(token_like(S("lkpat_")));
	assert_false(token_like(S("LKPAT_1")));
	assert_false(token_is_id(S("short")));
}

static uint32_t
crc32_bitwise(const char *p, size_t n)
{
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < n; i++) {
		crc ^= (unsigned char)p[i];
		for (int k = 0; k < 8; k++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

/* A stranger can compute the CRC, but not the tag. */
static void
forged(void **st)
{
	char text[TOKEN_LEN];
	struct token t;

	(void)st;
	token_make(keys, text, &t);
	base62_put(text + 75, 6, crc32_bitwise(text, 75));
	assert_true(token_read(keys, (struct str){ text, TOKEN_LEN }, &t));
	for (size_t i = 7; i < 75; i++) {
		char old = text[i];

		text[i] = old == 'x' ? 'y' : 'x';
		base62_put(text + 75, 6, crc32_bitwise(text, 75));
		assert_false(
		    token_read(keys, (struct str){ text, TOKEN_LEN }, &t));
		text[i] = old;
	}
}

static struct http_resp
challenge(struct err *e)
{
	struct http_resp rs = { .arena = arena };

	auth_challenge(e, &rs);
	return rs;
}

/* RFC 6750 §3.1: no error code for who has sent nothing. */
static void
challenges(void **st)
{
	struct err *none = ERR(arena, UNAUTHORIZED, S(""), "x");
	struct err *bad = ERR(arena, UNAUTHORIZED, S("Authorization"), "x");
	struct err *twice = ERR(arena, BAD_REQUEST, S("Authorization"), "x");
	struct err *scope = ERR(arena, FORBIDDEN, S("Authorization"), "x");
	struct err *url = ERR(arena, BAD_REQUEST, S("$top"), "x");
	struct err *busy = ERR(arena, BUSY, S(""), "x");
	struct http_resp rs;

	(void)st;
	rs = challenge(none);
	assert_int_equal(rs.nheaders, 2);
	assert_str(rs.headers[0].value,
	    "Basic realm=\"Latchkey OData\", charset=\"UTF-8\"");
	assert_str(rs.headers[1].value, "Bearer realm=\"Latchkey OData\"");
	rs = challenge(bad);
	assert_int_equal(rs.nheaders, 2);
	assert_str(rs.headers[1].value,
	    "Bearer realm=\"Latchkey OData\", error=\"invalid_token\", "
	    "error_description=\"The access token is invalid, expired or "
	    "revoked\"");
	rs = challenge(twice);
	assert_int_equal(rs.nheaders, 1);
	assert_str(rs.headers[0].value,
	    "Bearer realm=\"Latchkey OData\", error=\"invalid_request\"");
	rs = challenge(scope);
	assert_int_equal(rs.nheaders, 1);
	assert_str(rs.headers[0].value,
	    "Bearer realm=\"Latchkey OData\", error=\"insufficient_scope\", "
	    "scope=\"odata\"");
	assert_int_equal(challenge(url).nheaders, 0);
	assert_int_equal(challenge(busy).nheaders, 0);
}

#define A_ACUTE "\xc3\xa1"
#define TEN(x)  x x x x x x x x x x

static void
passwords(void **st)
{
	static const struct {
		const char *text;
		bool ok;
	} tab[] = {
		{ "orchid-lamp-37", false }, /* 14 */
		{ "orchid-lamp-374", true }, /* 15 */
		{ "orchid lamp 37 ", true }, /* the blank counts */
		{ "z" A_ACUTE A_ACUTE "k" A_ACUTE "m" A_ACUTE A_ACUTE
		  "b" A_ACUTE "t" A_ACUTE A_ACUTE "d" A_ACUTE,
		    true }, /* 15 characters, 25 bytes */
		{ TEN("abc def-12") "orchid-lamp-374 orchid-lamp-3",
		    true },                                           /* 129 */
		{ TEN("abc def-12") TEN("orchid-lamp-374!"), false }, /* 260 */
		{ "orchid\tlamp-3745", false },
		{ "orchid-lamp-374\xff", false },
		{ "my-LatchKey-phrase", false },
		{ "xPassWordx-orchid", false },
		{ "orchid-ALICE.B-37", false },
		{ "aaaaaaaaaaaaaaaaaaaa", false },
		{ "123412341234123412", false },
		{ "abcdefghijklmnopqrs", false },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct err *e =
		    password_check(arena, S("alice.b"), str_of(tab[i].text));

		if ((e == NULL) != tab[i].ok)
			print_message("# [%s]\n", tab[i].text);
		assert_int_equal(e == NULL, tab[i].ok);
		if (e != NULL)
			assert_int_equal(e->code, ERR_BAD_REQUEST);
	}
}

static const struct CMUnitTest tests[] = { cmocka_unit_test(made_ones),
	cmocka_unit_test(changes), cmocka_unit_test(lengths),
	cmocka_unit_test(forged), cmocka_unit_test(challenges),
	cmocka_unit_test(passwords) };

int
main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
