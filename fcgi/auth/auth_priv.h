/* SPDX-License-Identifier: MIT */
/* auth_priv.h - between the files of auth. */
#ifndef AUTH_AUTH_PRIV_H
#define AUTH_AUTH_PRIV_H
#include "auth/auth.h"
#include "auth/shared.h"
#include "auth/token.h"
#include "crypt/argon.h"
#include "crypt/secret.h"
#include "db/db.h"

struct auth {
	const struct conf *conf;
	struct keys *keys;
	struct secret db_password;
	struct db *db;
	struct shared *sh;
	bool own_shared;
	unsigned slot;
	/* "last used" to be written by auth_after(); n of it is 0: none */
	char used[TOKEN_ID];
	size_t nused;
};

enum sql {
#define STMT(name, text) SQL_##name,
#include "auth/sql.def"
#undef STMT
	SQL__MAX
};
/* Runs a statement for at most one row; cells are copied into the arena. */
struct err *
sql_row(struct auth *, struct arena *, enum sql, const struct val *vals,
    size_t nvals, struct val *cells, size_t ncells, bool *found) must_check;
struct err *sql_rows(struct auth *, struct arena *, enum sql,
    const struct val *vals, size_t nvals, struct db_cursor **ret) must_check;
struct err *sql_exec(struct auth *, struct arena *, enum sql,
    const struct val *vals, size_t nvals, uint64_t *changed) must_check;
/* For variable lists of values. */
#define VALS(...)                                                              \
	(const struct val[]){ __VA_ARGS__ },                                   \
	    N_ELEM(((const struct val[]){ __VA_ARGS__ }))
struct val val_bytes(const void *p, size_t n);
uint64_t val_u64(const struct val *);
bool val_true(const struct val *);
/* Seconds since 1970; 0 for NULL. */
int64_t val_time(const struct val *);

/* An Argon2 hash under a permit of the pool: BUSY when none becomes free. */
struct err *hash_permitted(struct auth *, struct arena *, enum pool,
    const struct argon_in *, unsigned char ret[ARGON_HASH]) must_check;
/* A number of 64 bits from a keyed digest; never 0. */
uint64_t
key64(const struct auth *, enum key_use, const struct str *parts, size_t n);

/* The stored form of a password or token. */
struct kdf {
	struct argon_cost cost;
	unsigned pepper;
	unsigned char salt[ARGON_SALT], hash[ARGON_HASH];
};
/* From five cells: m, t, pepper, salt, hash. INTERNAL when malformed or the
 * pepper is not in the key file. */
struct err *kdf_of(struct auth *, struct arena *, const struct val *cells,
    struct kdf *ret) must_check;
/* A new hash of a password, with a random salt. */
struct err *kdf_password(struct auth *, struct arena *, struct str name,
    struct str password, struct kdf *ret) must_check;
/* Sets *ok. */
struct err *kdf_check(struct auth *, struct arena *, enum pool,
    const struct kdf *, struct str text, struct str ad, bool *ok) must_check;
/* "user:name" in lower case: what a password's hash is bound to. */
struct str user_ad(struct arena *, struct str name);
bool user_name_ok(struct str name);

/* Columns of a token that decide, as one digest. */
struct pat_row {
	struct str id, scope;
	uint64_t user;
	int64_t expires_at;
	struct kdf kdf;
};
void pat_mac(
    const struct auth *, const struct pat_row *, unsigned char ret[MAC_LEN]);
#endif
