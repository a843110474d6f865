/* SPDX-License-Identifier: MIT */
/* mac.c - HMAC-SHA256 with a context that is kept. */
#include "config.h"
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/sha.h>
#include "crypt/mac.h"

/* struct mac is libcrypto's context: it needs no memory of ours. */
static EVP_MAC_CTX *
ctx_of(struct mac *m)
{
	return (EVP_MAC_CTX *)(void *)m;
}

struct mac *
mac_new(const unsigned char key[MAC_KEY_LEN])
{
	char name[] = "SHA256";
	OSSL_PARAM params[] = { OSSL_PARAM_construct_utf8_string(
				    OSSL_MAC_PARAM_DIGEST, name, 0),
		OSSL_PARAM_construct_end() };
	EVP_MAC *kind = EVP_MAC_fetch(NULL, "HMAC", NULL);
	EVP_MAC_CTX *ctx;

	must(kind != NULL);
	ctx = EVP_MAC_CTX_new(kind);
	EVP_MAC_free(kind);
	must(ctx != NULL);
	must(EVP_MAC_init(ctx, key, MAC_KEY_LEN, params) == 1);
	return (struct mac *)(void *)ctx;
}

void
mac_free(struct mac **m)
{
	if (*m != NULL)
		EVP_MAC_CTX_free(ctx_of(*m));
	*m = NULL;
}

void
mac_parts(struct mac *m, const struct str *parts, size_t n,
    unsigned char ret[MAC_LEN])
{
	EVP_MAC_CTX *ctx = ctx_of(m);
	size_t got;

	/* Without a key: starts anew with the one it has. */
	must(EVP_MAC_init(ctx, NULL, 0, NULL) == 1);
	for (size_t i = 0; i < n; i++) {
		unsigned char len[8];

		for (unsigned k = 0; k < 8; k++)
			len[k] = (unsigned char)((uint64_t)parts[i].n >> 8 * k);
		must(EVP_MAC_update(ctx, len, sizeof(len)) == 1);
		must(EVP_MAC_update(ctx, (const unsigned char *)parts[i].p,
			 parts[i].n) == 1);
	}
	must(EVP_MAC_final(ctx, ret, &got, MAC_LEN) == 1 && got == MAC_LEN);
}

void
sha256(struct str s, unsigned char ret[MAC_LEN])
{
	unsigned n;

	must(EVP_Digest(s.p, s.n, ret, &n, EVP_sha256(), NULL) == 1);
	must(n == MAC_LEN);
}

void
native_password(struct str s, char ret[NATIVE_PASSWORD])
{
	static const char hex[] = "0123456789ABCDEF";
	unsigned char once[SHA_DIGEST_LENGTH], twice[SHA_DIGEST_LENGTH];
	unsigned n;

	must(EVP_Digest(s.p, s.n, once, &n, EVP_sha1(), NULL) == 1);
	must(EVP_Digest(once, n, twice, &n, EVP_sha1(), NULL) == 1);
	*ret++ = '*';
	for (unsigned i = 0; i < n; i++) {
		*ret++ = hex[twice[i] >> 4];
		*ret++ = hex[twice[i] & 15];
	}
}
