/* SPDX-License-Identifier: MIT */
/*
 * verify.c - is this text the one behind the row: once with Argon2, then from
 * the shared table.
 */
#include "config.h"
#include "auth/auth_priv.h"
#include "auth/verify.h"
#include "sys/clock.h"

enum { POLL_MS = 5, BUSY_RETRY = 2 };

static struct err *
busy(struct arena *a)
{
	struct err *e = ERR(a, BUSY, S(""), "Too many log-ins at this moment");

	e->retry_after = BUSY_RETRY;
	return e;
}

/* Half of the permits for either pool, at least one. */
static size_t
permits(const struct auth *au, enum pool pool)
{
	size_t all = (size_t)au->conf->argon2_permits;
	size_t n = pool == POOL_LOGIN ? (all + 1) / 2 : all / 2;

	return n == 0 ? 1 : n > PERMITS_MAX ? PERMITS_MAX : n;
}

static int
permit_wait(struct auth *au, enum pool pool)
{
	_Atomic uint32_t *words = au->sh->permit[pool];
	size_t n = permits(au, pool), room = (size_t)au->conf->argon2_queue;
	int64_t end = clock_ms() + au->conf->argon2_wait;
	int got = owned_take(words, n, au->slot), place;

	if (got >= 0)
		return got;
	place = owned_take(
	    au->sh->queue[pool], room < QUEUE_MAX ? room : QUEUE_MAX, au->slot);
	if (place < 0)
		return -1;
	while (got < 0 && clock_ms() < end) {
		clock_sleep_ms(POLL_MS);
		got = owned_take(words, n, au->slot);
	}
	owned_give(au->sh->queue[pool], place);
	return got;
}

struct err *
hash_permitted(struct auth *au, struct arena *a, enum pool pool,
    const struct argon_in *in, unsigned char ret[ARGON_HASH])
{
	int permit = permit_wait(au, pool);
	struct err *e;

	shared_count(
	    au->sh, (permit < 0 ? COUNT_BUSY_LOGIN : COUNT_HASH_LOGIN) + pool);
	if (permit < 0)
		return busy(a);
	e = argon_hash(a, in, ret);
	owned_give(au->sh->permit[pool], permit);
	return e;
}

struct err *
kdf_of(
    struct auth *au, struct arena *a, const struct val *cells, struct kdf *ret)
{
	uint64_t m = val_u64(&cells[0]), t = val_u64(&cells[1]);
	uint64_t pepper = val_u64(&cells[2]);

	if (m > ARGON_M_MAX || t > ARGON_T_MAX || cells[3].kind != VAL_BYTES ||
	    cells[3].s.n != ARGON_SALT || cells[4].kind != VAL_BYTES ||
	    cells[4].s.n != ARGON_HASH)
		return ERR(a, INTERNAL, S(""), "A stored hash is malformed");
	if (!keys_has(au->keys, (unsigned)pepper))
		return ERR(a, INTERNAL, S(""),
		    "A stored hash needs version %u of the key file",
		    (unsigned)pepper);
	*ret = (struct kdf){ .cost = { (uint32_t)m, (uint32_t)t },
		.pepper = (unsigned)pepper };
	memcpy(ret->salt, cells[3].s.p, ARGON_SALT);
	memcpy(ret->hash, cells[4].s.p, ARGON_HASH);
	return NULL;
}

struct err *
kdf_check(struct auth *au, struct arena *a, enum pool pool, const struct kdf *k,
    struct str text, struct str ad, bool *ok)
{
	unsigned char hash[ARGON_HASH];
	struct argon_in in = { .cost = k->cost, .text = text, .ad = ad };

	memcpy(in.salt, k->salt, sizeof(in.salt));
	in.pepper = keys_pepper(au->keys, k->pepper);
	TRY(hash_permitted(au, a, pool, &in, hash));
	*ok = secret_eq(hash, k->hash, ARGON_HASH);
	secret_wipe(hash, sizeof(hash));
	return NULL;
}

static void
digest_of(const struct auth *au, const struct token *t, const struct kdf *k,
    unsigned char ret[MAC_LEN])
{
	const struct str parts[] = { t->text,
		{ (const char *)&k->cost, sizeof(k->cost) },
		{ (const char *)&k->pepper, sizeof(k->pepper) },
		{ (const char *)k->salt, sizeof(k->salt) },
		{ (const char *)k->hash, sizeof(k->hash) } };

	keys_mac(au->keys, t->version, KEY_VERIFIED, parts, N_ELEM(parts), ret);
}

/* Another worker is at the same token: its result will do for us. */
static bool
other_found(struct auth *au, uint64_t id, const unsigned char *digest)
{
	int64_t end = clock_ms() + au->conf->argon2_wait;

	while (flight_is(au->sh, id, au->slot) && clock_ms() < end)
		clock_sleep_ms(POLL_MS);
	return verified_has(au->sh, id, digest);
}

struct err *
token_verify(struct auth *au, struct arena *a, const struct token *t,
    const struct kdf *k, bool *ok)
{
	uint64_t id = key64(au, KEY_VERIFIED, &t->id, 1);
	unsigned char digest[MAC_LEN];
	struct err *e;
	int flight;

	digest_of(au, t, k, digest);
	*ok = verified_has(au->sh, id, digest);
	if (*ok)
		return NULL;
	flight = flight_take(au->sh, id, au->slot);
	if (flight < 0 && other_found(au, id, digest)) {
		*ok = true;
		return NULL;
	}
	e = kdf_check(au, a, POOL_TOKEN, k, t->text, t->id, ok);
	if (e == NULL && *ok)
		verified_add(au->sh, id, digest);
	flight_give(au->sh, flight);
	return e;
}

void
token_remember(struct auth *au, const struct token *t, const struct kdf *k)
{
	unsigned char digest[MAC_LEN];

	digest_of(au, t, k, digest);
	verified_add(au->sh, key64(au, KEY_VERIFIED, &t->id, 1), digest);
}

void
token_used(struct auth *au, struct str id)
{
	uint64_t key = key64(au, KEY_VERIFIED, &id, 1);

	if (!verified_use_due(
		au->sh, key, clock_unix_us() / 1000000, AUTH_USE_EVERY))
		return;
	memcpy(au->used, id.p, TOKEN_ID);
	au->nused = TOKEN_ID;
}
