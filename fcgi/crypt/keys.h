/* SPDX-License-Identifier: MIT */
/*
 * keys.h - the key file: what a thief of the database does not have.
 *
 * Text, one key a line: "VERSION KIND BASE64URL", KIND being mac or pepper,
 * 32 bytes each; "#" begins a comment. Versions are 1 .. KEYS_VERSIONS; each
 * has both kinds. New things use the highest version, old ones the version
 * they were made with: rotation adds lines and removes them later. From each
 * mac key one key for every use is derived, so that a digest made for one
 * use says nothing in another.
 *
 * Losing the file makes all tokens and passwords useless.
 */
#ifndef CRYPT_KEYS_H
#define CRYPT_KEYS_H
#include "base/err.h"
#include "crypt/mac.h"

enum { KEYS_VERSIONS = 9 };
enum key_use {
	KEY_TAG,      /* in tokens: a forged one dies by it */
	KEY_VERIFIED, /* in the table of verified tokens */
	KEY_ROW,      /* in rows of tokens */
	KEY_SESSION,  /* ids of sessions as the database has them */
	KEY_CSRF,     /* from the id of a session */
	KEY_THROTTLE, /* who tried to log in from where */
	KEY_PAGE,     /* $skiptoken */
	KEY_DELTA,    /* $deltatoken */
	KEY__MAX
};

struct keys;
/* Reads and checks the file (see secret_read). Lives until keys_free(). */
struct err *
keys_load(struct arena *, const char *path, struct keys **ret) must_check;
void keys_free(struct keys **);
/* Makes a key file with version 1 unless there is a file. */
struct err *keys_make(struct arena *, const char *path, bool *made) must_check;
/* Adds the next version to the file; *version is its number. INTERNAL when
 * that would be more than KEYS_VERSIONS. */
struct err *
keys_rotate(struct arena *, const char *path, unsigned *version) must_check;

/* The highest version. */
unsigned keys_version(const struct keys *);
bool keys_has(const struct keys *, unsigned version);
/* version must be there (must). */
void keys_mac(const struct keys *, unsigned version, enum key_use,
    const struct str *parts, size_t n, unsigned char ret[MAC_LEN]);
/* Argon2's secret input. version must be there (must). */
struct str keys_pepper(const struct keys *, unsigned version);
#endif
