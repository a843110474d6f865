/* SPDX-License-Identifier: MIT */
/* t_crypt.c - Argon2id, keyed digests, random characters, key files. */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "unit.h"
#include "crypt/argon.h"
#include "crypt/keys.h"
#include "crypt/random.h"
#include "crypt/secret.h"

static void
hex(const unsigned char *p, size_t n, char *ret)
{
	for (size_t i = 0; i < n; i++)
		(void)snprintf(ret + 2 * i, 3, "%02x", p[i]);
}

static struct str
fill(struct arena *a, char c, size_t n)
{
	char *p = arena_alloc(a, n, 1);

	memset(p, c, n);
	return (struct str){ p, n };
}

/* RFC 9106 §5.3 */
static void
argon_rfc(void **st)
{
	struct arena *a = arena_new(4096);
	struct argon_in in = { .cost = { 32, 3 },
		.text = fill(a, 1, 32),
		.pepper = fill(a, 3, 8),
		.ad = fill(a, 4, 12) };
	unsigned char out[ARGON_HASH];
	char text[2 * ARGON_HASH + 1];

	(void)st;
	for (int i = 0; i < 2; i++) { /* the region is used again */
		assert_null(argon_vector(a, &in, fill(a, 2, 16), 4, out));
		hex(out, sizeof(out), text);
		assert_string_equal(text,
		    "0d640df58d78766c08c037a34a8b53c9"
		    "d01ef0452d75b65eb52520e96b01e659");
		argon_trim(1);
		argon_trim(1 + ARGON_KEEP_MS);
	}
	arena_free(&a);
}

static void
argon_binds(void **st)
{
	struct arena *a = arena_new(4096);
	struct argon_in in = { .cost = { 64, 1 },
		.text = S("text"),
		.pepper = S("pepper 1"),
		.ad = S("row 1") };
	unsigned char want[ARGON_HASH], out[ARGON_HASH];

	(void)st;
	assert_null(argon_hash(a, &in, want));
	assert_null(argon_hash(a, &in, out));
	assert_memory_equal(out, want, sizeof(want));
	in.ad = S("row 2"); /* a hash copied to another row */
	assert_null(argon_hash(a, &in, out));
	assert_memory_not_equal(out, want, sizeof(want));
	in.ad = S("row 1");
	in.pepper = S("pepper 2");
	assert_null(argon_hash(a, &in, out));
	assert_memory_not_equal(out, want, sizeof(want));
	arena_free(&a);
}

static void
argon_bounds(void **st)
{
	static const struct argon_cost bad[] = { { ARGON_M_MAX + 1, 1 },
		{ 0x80000000u, 1 }, { 0, 1 }, { 64, 0 },
		{ 64, ARGON_T_MAX + 1 } };
	struct arena *a = arena_new(4096);
	unsigned char out[ARGON_HASH];

	(void)st;
	for (size_t i = 0; i < N_ELEM(bad); i++) {
		struct argon_in in = { .cost = bad[i], .text = S("x") };
		struct err *e = argon_hash(a, &in, out);

		assert_non_null(e);
		assert_int_equal(e->code, ERR_INTERNAL);
	}
	arena_free(&a);
}

static void
macs(void **st)
{
	static const unsigned char key[MAC_KEY_LEN] = { 1 };
	const struct str ab_c[] = { S("ab"), S("c") };
	const struct str a_bc[] = { S("a"), S("bc") };
	struct mac *m = mac_new(key);
	unsigned char x[MAC_LEN], y[MAC_LEN];
	char text[2 * MAC_LEN + 1];

	(void)st;
	mac_parts(m, ab_c, 2, x);
	mac_parts(m, a_bc, 2, y);
	assert_memory_not_equal(x, y, MAC_LEN);
	mac_parts(m, ab_c, 2, y);
	assert_memory_equal(x, y, MAC_LEN);
	mac_free(&m);
	assert_null(m);
	sha256(S("abc"), x); /* FIPS 180-4 */
	hex(x, sizeof(x), text);
	assert_string_equal(text,
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	native_password(S("password"), text);
	text[NATIVE_PASSWORD] = '\0';
	assert_string_equal(text, "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19");
}

static void
alphabet(void **st)
{
	enum { N = 62000 };
	static char text[N];
	unsigned count[256] = { 0 };
	char digits[3];

	(void)st;
	random_base62(text, N);
	assert_true(base62_is((struct str){ text, N }));
	for (size_t i = 0; i < N; i++)
		count[(unsigned char)text[i]]++;
	/* 1000 each; 8 standard deviations of 31 */
	for (size_t i = 0; i < N_ELEM(base62); i++)
		assert_in_range(count[(unsigned char)base62[i]], 750, 1250);
	base62_put(digits, 3, 61 + 62 * 10);
	assert_memory_equal(digits, "0Az", 3);
	assert_false(base62_is(S("a-b")));
}

struct dir {
	char path[64], file[96];
	struct arena *a;
};

static struct dir
dir_new(void)
{
	struct dir d = { .path = "/tmp/t_crypt.XXXXXX", .a = arena_new(4096) };

	assert_non_null(mkdtemp(d.path));
	(void)snprintf(d.file, sizeof(d.file), "%s/keys", d.path);
	return d;
}

static void
dir_free(struct dir *d)
{
	(void)unlink(d->file);
	assert_int_equal(rmdir(d->path), 0);
	arena_free(&d->a);
}

static void
write_file(const struct dir *d, const char *text)
{
	FILE *f;

	(void)unlink(d->file);
	f = fopen(d->file, "w");
	assert_non_null(f);
	assert_int_equal(fputs(text, f) < 0, 0);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(d->file, 0600), 0);
}

static void
key_files(void **st)
{
	struct dir d = dir_new();
	unsigned char x[MAC_LEN], y[MAC_LEN];
	const struct str part = S("x");
	struct keys *k;
	struct stat sb;
	bool made;

	(void)st;
	assert_non_null(keys_load(d.a, d.file, &k));
	assert_null(keys_make(d.a, d.file, &made));
	assert_true(made);
	assert_int_equal(stat(d.file, &sb), 0);
	assert_int_equal(sb.st_mode & 0777, 0600);
	assert_null(keys_load(d.a, d.file, &k));
	assert_int_equal(keys_version(k), 1);
	assert_true(keys_has(k, 1));
	assert_false(keys_has(k, 0));
	assert_false(keys_has(k, 2));
	assert_false(keys_has(k, 4000000000u));
	assert_int_equal(keys_pepper(k, 1).n, MAC_KEY_LEN);
	keys_mac(k, 1, KEY_TAG, &part, 1, x);
	keys_mac(k, 1, KEY_ROW, &part, 1, y);
	assert_memory_not_equal(x, y, MAC_LEN);
	keys_free(&k);
	assert_null(keys_make(d.a, d.file, &made)); /* never over another */
	assert_false(made);
	assert_null(keys_load(d.a, d.file, &k));
	keys_mac(k, 1, KEY_TAG, &part, 1, y);
	assert_memory_equal(x, y, MAC_LEN);
	keys_free(&k);
	assert_int_equal(chmod(d.file, 0640), 0);
	assert_non_null(keys_load(d.a, d.file, &k));
	dir_free(&d);
}

static void
keys_rotate_adds_a_version(void **st)
{
	struct dir d = dir_new();
	unsigned char x[MAC_LEN], y[MAC_LEN];
	const struct str part = S("x");
	unsigned version = 0;
	struct keys *k;
	struct stat sb;
	struct err *e;
	bool made;

	(void)st;
	assert_non_null(keys_rotate(d.a, d.file, &version)); /* no file */
	assert_null(keys_make(d.a, d.file, &made));
	assert_null(keys_load(d.a, d.file, &k));
	keys_mac(k, 1, KEY_TAG, &part, 1, x);
	keys_free(&k);
	for (unsigned v = 2; v <= KEYS_VERSIONS; v++) {
		assert_null(keys_rotate(d.a, d.file, &version));
		assert_int_equal(version, v);
	}
	assert_int_equal(stat(d.file, &sb), 0);
	assert_int_equal(sb.st_mode & 0777, 0600);
	assert_null(keys_load(d.a, d.file, &k));
	assert_int_equal(keys_version(k), KEYS_VERSIONS);
	keys_mac(k, 1, KEY_TAG, &part, 1, y);
	assert_memory_equal(x, y, MAC_LEN); /* old tokens still fit */
	keys_mac(k, 2, KEY_TAG, &part, 1, y);
	assert_memory_not_equal(x, y, MAC_LEN);
	keys_free(&k);
	e = keys_rotate(d.a, d.file, &version);
	assert_non_null(e);
	assert_non_null(memmem(e->msg.p, e->msg.n, "after 9", 7));
	write_file(&d, "1 mac x\n");
	assert_non_null(keys_rotate(d.a, d.file, &version)); /* damaged */
	dir_free(&d);
}

#define KEY_1 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

static void
key_file_lines(void **st)
{
	static const struct {
		const char *text;
		bool ok;
	} tab[] = {
		{ "1 mac " KEY_1 "\n1 pepper " KEY_1 "\n", true },
		{ "# x\n\n 2  mac " KEY_1 "\n2 pepper " KEY_1, true },
		{ "1 mac " KEY_1 "\n", false },
		{ "1 mac " KEY_1 "\n1 mac " KEY_1 "\n", false },
		{ "1 mac AAAA\n1 pepper " KEY_1 "\n", false },
		{ "0 mac " KEY_1 "\n0 pepper " KEY_1 "\n", false },
		{ "10 mac " KEY_1 "\n10 pepper " KEY_1 "\n", false },
		{ "1 key " KEY_1 "\n", false },
		{ "1 mac " KEY_1 " x\n1 pepper " KEY_1 "\n", false },
		{ "# nothing\n", false },
		{ "\n", false },
	};
	struct dir d = dir_new();

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct keys *k = NULL;
		struct err *e;

		write_file(&d, tab[i].text);
		e = keys_load(d.a, d.file, &k);
		if ((e == NULL) != tab[i].ok)
			print_message("# [%s]\n", tab[i].text);
		assert_int_equal(e == NULL, tab[i].ok);
		keys_free(&k);
	}
	dir_free(&d);
}

static void
secret_files(void **st)
{
	struct dir d = dir_new();
	struct secret s;
	char large[SECRET_FILE_MAX + 2];

	(void)st;
	write_file(&d, "pass word \r\n");
	assert_null(secret_read(d.a, d.file, &s));
	assert_str(secret_str(&s), "pass word ");
	assert_int_equal(s.p[s.n], '\0');
	secret_free(&s);
	assert_null(s.p);
	memset(large, 'x', sizeof(large) - 1);
	large[sizeof(large) - 1] = '\0';
	write_file(&d, large);
	assert_non_null(secret_read(d.a, d.file, &s));
	large[SECRET_FILE_MAX] = '\0';
	write_file(&d, large);
	assert_null(secret_read(d.a, d.file, &s));
	assert_int_equal(s.n, SECRET_FILE_MAX);
	secret_free(&s);
	assert_non_null(secret_read(d.a, d.path, &s));
	dir_free(&d);
}

static const struct CMUnitTest tests[] = { cmocka_unit_test(argon_rfc),
	cmocka_unit_test(argon_binds), cmocka_unit_test(argon_bounds),
	cmocka_unit_test(macs), cmocka_unit_test(alphabet),
	cmocka_unit_test(key_files),
	cmocka_unit_test(keys_rotate_adds_a_version),
	cmocka_unit_test(key_file_lines), cmocka_unit_test(secret_files) };

UNIT_MAIN(tests)
