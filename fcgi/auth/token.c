/* SPDX-License-Identifier: MIT */
/* token.c - makes and reads the text of a personal access token. */
#include "config.h"
#include <zlib.h>
#include "auth/token.h"
#include "crypt/random.h"
#include "crypt/secret.h"

enum {
	VERSION_AT = 6,
	ID_AT = 7,
	SECRET_AT = ID_AT + TOKEN_ID,
	SECRET_LEN = 43,
	TAG_AT = SECRET_AT + SECRET_LEN,
	TAG_LEN = 11,
	CRC_AT = TAG_AT + TAG_LEN,
	CRC_LEN = 6
};
_Static_assert(CRC_AT + CRC_LEN == TOKEN_LEN, "the parts make the whole");

bool
token_like(struct str s)
{
	return str_starts(s, S("lkpat_"));
}

bool
token_is_id(struct str s)
{
	return s.n == TOKEN_ID && base62_is(s);
}

static void
put_tag(const struct keys *k, unsigned version, const char *text, char *ret)
{
	const struct str parts[] = { S("lkpat1"), { text, TAG_AT } };
	unsigned char mac[MAC_LEN];
	uint64_t v = 0;

	keys_mac(k, version, KEY_TAG, parts, N_ELEM(parts), mac);
	for (unsigned i = 0; i < 8; i++)
		v = v << 8 | mac[i];
	base62_put(ret, TAG_LEN, v);
}

static void
put_crc(const char *text, char *ret)
{
	base62_put(ret, CRC_LEN,
	    crc32_z(0, (const unsigned char *)text, CRC_AT) & 0xffffffff);
}

static struct token
token_at(const char *text, unsigned version)
{
	return (struct token){ .version = version,
		.id = { text + ID_AT, TOKEN_ID },
		.text = { text, TOKEN_LEN } };
}

void
token_make(const struct keys *k, char text[TOKEN_LEN], struct token *ret)
{
	unsigned version = keys_version(k);

	memcpy(text, "lkpat_", VERSION_AT);
	base62_put(text + VERSION_AT, 1, version);
	random_base62(text + ID_AT, TOKEN_ID);
	random_base62(text + SECRET_AT, SECRET_LEN);
	put_tag(k, version, text, text + TAG_AT);
	put_crc(text, text + CRC_AT);
	*ret = token_at(text, version);
}

bool
token_read(const struct keys *k, struct str s, struct token *ret)
{
	char want[TAG_LEN];
	unsigned version;

	if (s.n != TOKEN_LEN || !token_like(s) ||
	    !base62_is(str_skip(s, VERSION_AT)))
		return false;
	put_crc(s.p, want);
	if (memcmp(want, s.p + CRC_AT, CRC_LEN) != 0)
		return false;
	/* A letter gives a number that no version has. */
	version = (unsigned)(s.p[VERSION_AT] - '0');
	if (!keys_has(k, version))
		return false;
	put_tag(k, version, s.p, want);
	if (!secret_eq(want, s.p + TAG_AT, TAG_LEN))
		return false;
	*ret = token_at(s.p, version);
	return true;
}
