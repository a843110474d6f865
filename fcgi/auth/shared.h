/* SPDX-License-Identifier: MIT */
/*
 * shared.h - what the workers of one host share for logging in.
 *
 * Everything is atomic words, and nothing is a lock: a worker killed between
 * any two instructions leaves at worst an entry that fits nobody. What it
 * owned carries its slot and is given back by shared_bury().
 */
#ifndef AUTH_SHARED_H
#define AUTH_SHARED_H
#include <stdatomic.h>
#include "crypt/mac.h"

enum {
	VERIFIED_SETS = 2048, /* tokens remembered: 4 times as many */
	VERIFIED_WAYS = 4,
	TRIES_SETS = 4096,
	TRIES_WAYS = 4,
	PERMITS_MAX = 64,
	QUEUE_MAX = 1024,
	FLIGHTS_MAX = 128
};

/* "This text was verified against this row": a keyed digest of both. A torn
 * entry is the digest of nothing. */
struct verified {
	_Atomic uint64_t id;
	_Atomic uint64_t digest[MAC_LEN / 8];
	_Atomic int64_t use_at; /* second of the last write of "last used" */
};

/* Permits come in pools, so that a flood of log-ins delays no token. */
enum pool { POOL_LOGIN, POOL_TOKEN, POOL__MAX };

/* What is counted, for /metrics; the names stand in auth.c. */
enum count {
	COUNT_HASH_LOGIN, /* + pool */
	COUNT_HASH_TOKEN,
	COUNT_BUSY_LOGIN, /* + pool */
	COUNT_BUSY_TOKEN,
	COUNT_TOKEN_GOOD,
	COUNT_TOKEN_BAD,
	COUNT__MAX
};

struct shared {
	struct verified verified[VERIFIED_SETS][VERIFIED_WAYS];
	/* key 32 bits | window 16 | count 16 */
	_Atomic uint64_t tries[TRIES_SETS][TRIES_WAYS];
	/* slot + 1 of the owner; 0: free */
	_Atomic uint32_t permit[POOL__MAX][PERMITS_MAX];
	_Atomic uint32_t queue[POOL__MAX][QUEUE_MAX];
	/* hash of an id << 16 | slot + 1 */
	_Atomic uint64_t flight[FLIGHTS_MAX];
	_Atomic uint64_t count[COUNT__MAX];
};
void shared_count(struct shared *, unsigned which);

/* Of this digest, which also names the place. */
bool verified_has(struct shared *, uint64_t id, const unsigned char *digest);
void verified_add(struct shared *, uint64_t id, const unsigned char *digest);
/* True for one caller of all when "last used" of the token was not written
 * for at least `every` seconds. */
bool
verified_use_due(struct shared *, uint64_t id, int64_t now_s, int64_t every);

/* Takes the first free word of n; its index, or -1. */
int owned_take(_Atomic uint32_t *words, size_t n, unsigned slot);
void owned_give(_Atomic uint32_t *words, int index);

/* Enters the flight of this id: index, or -1 when another slot is in it, or
 * another id has its place (then flight_is() says false: hash alone). */
int flight_take(struct shared *, uint64_t id, unsigned slot);
void flight_give(struct shared *, int index);
bool flight_is(struct shared *, uint64_t id, unsigned slot);

/* Counts in windows of `window` seconds; the count after adding `add` (0 only
 * looks). A caller has at most twice the limit around a window's end. */
unsigned tries_count(
    struct shared *, uint64_t key, int64_t now_s, int64_t window, unsigned add);
void tries_clear(struct shared *, uint64_t key);

void shared_bury(struct shared *, unsigned slot);
#endif
