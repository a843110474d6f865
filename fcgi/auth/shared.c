/* SPDX-License-Identifier: MIT */
/* shared.c - tables of atomic words: verified tokens, permits, counters. */
#include "config.h"
#include "auth/shared.h"
#include "crypt/secret.h"

#define LOAD(p)     atomic_load_explicit((p), memory_order_relaxed)
#define STORE(p, v) atomic_store_explicit((p), (v), memory_order_relaxed)

void
shared_count(struct shared *sh, unsigned which)
{
	must(which < COUNT__MAX);
	(void)atomic_fetch_add_explicit(
	    &sh->count[which], 1, memory_order_relaxed);
}

static struct verified *
verified_of(struct shared *sh, uint64_t id)
{
	struct verified *set = sh->verified[id % VERIFIED_SETS];

	for (size_t i = 0; i < VERIFIED_WAYS; i++) {
		if (LOAD(&set[i].id) == id)
			return &set[i];
	}
	return NULL;
}

bool
verified_has(struct shared *sh, uint64_t id, const unsigned char *digest)
{
	struct verified *v = verified_of(sh, id);
	uint64_t got[MAC_LEN / 8];

	if (v == NULL)
		return false;
	for (size_t i = 0; i < N_ELEM(got); i++)
		got[i] = LOAD(&v->digest[i]);
	return secret_eq(got, digest, MAC_LEN);
}

/* A free one, or the one that was not used for longest. */
static struct verified *
verified_victim(struct verified *set)
{
	struct verified *v = &set[0];

	for (size_t i = 0; i < VERIFIED_WAYS; i++) {
		if (LOAD(&set[i].id) == 0)
			return &set[i];
		if (LOAD(&set[i].use_at) < LOAD(&v->use_at))
			v = &set[i];
	}
	return v;
}

void
verified_add(struct shared *sh, uint64_t id, const unsigned char *digest)
{
	struct verified *v = verified_of(sh, id);
	uint64_t put[MAC_LEN / 8];

	if (v == NULL) {
		v = verified_victim(sh->verified[id % VERIFIED_SETS]);
		STORE(&v->use_at, 0);
	}
	memcpy(put, digest, sizeof(put));
	for (size_t i = 0; i < N_ELEM(put); i++)
		STORE(&v->digest[i], put[i]);
	STORE(&v->id, id);
}

bool
verified_use_due(struct shared *sh, uint64_t id, int64_t now_s, int64_t every)
{
	struct verified *v = verified_of(sh, id);
	int64_t last;

	if (v == NULL)
		return true;
	last = LOAD(&v->use_at);
	/* A clock that was set back must not silence it. */
	if (last <= now_s && now_s - last < every)
		return false;
	return atomic_compare_exchange_strong(&v->use_at, &last, now_s);
}

int
owned_take(_Atomic uint32_t *words, size_t n, unsigned slot)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t nobody = 0;

		if (LOAD(&words[i]) == 0 &&
		    atomic_compare_exchange_strong(
			&words[i], &nobody, slot + 1))
			return (int)i;
	}
	return -1;
}

void
owned_give(_Atomic uint32_t *words, int index)
{
	if (index >= 0)
		atomic_store(&words[index], 0);
}

/* An id has one place, so that of two that want it one gets it. */
static size_t
flight_place(uint64_t id)
{
	return (id >> 16) % FLIGHTS_MAX;
}

bool
flight_is(struct shared *sh, uint64_t id, unsigned slot)
{
	uint64_t w = LOAD(&sh->flight[flight_place(id)]);

	return w != 0 && w >> 16 == id >> 16 && (w & 0xffff) != slot + 1;
}

int
flight_take(struct shared *sh, uint64_t id, unsigned slot)
{
	uint64_t mine = id >> 16 << 16 | (slot + 1), nobody = 0;
	size_t i = flight_place(id);

	return atomic_compare_exchange_strong(&sh->flight[i], &nobody, mine)
	    ? (int)i
	    : -1;
}

void
flight_give(struct shared *sh, int index)
{
	if (index >= 0)
		atomic_store(&sh->flight[index], 0);
}

/* The word with this key, or the one to give up for it: one of an old window,
 * else the one with the smallest count. */
static _Atomic uint64_t *
tries_word(struct shared *sh, uint64_t key, uint64_t window)
{
	_Atomic uint64_t *set = sh->tries[key % TRIES_SETS], *least = &set[0];
	uint64_t least_count = UINT64_MAX;

	for (size_t i = 0; i < TRIES_WAYS; i++) {
		uint64_t w = LOAD(&set[i]);
		uint64_t count = (w >> 16 & 0xffff) == window ? w & 0xffff : 0;

		if (w >> 32 == key >> 32)
			return &set[i];
		if (count < least_count) {
			least_count = count;
			least = &set[i];
		}
	}
	return least;
}

unsigned
tries_count(struct shared *sh, uint64_t key, int64_t now_s, int64_t window,
    unsigned add)
{
	uint64_t no = (uint64_t)(now_s / window) & 0xffff;
	_Atomic uint64_t *word = tries_word(sh, key, no);
	uint64_t old = atomic_load(word), count;

	do {
		count = (old >> 32 == key >> 32 && (old >> 16 & 0xffff) == no)
		    ? old & 0xffff
		    : 0;
		if (add == 0)
			return (unsigned)count;
		count = count + add < 0xffff ? count + add : 0xffff;
	} while (!atomic_compare_exchange_weak(
	    word, &old, key >> 32 << 32 | no << 16 | count));
	return (unsigned)count;
}

void
tries_clear(struct shared *sh, uint64_t key)
{
	_Atomic uint64_t *set = sh->tries[key % TRIES_SETS];

	for (size_t i = 0; i < TRIES_WAYS; i++) {
		uint64_t w = atomic_load(&set[i]);

		if (w >> 32 == key >> 32)
			(void)atomic_compare_exchange_strong(&set[i], &w, 0);
	}
}

static void
give_all(_Atomic uint32_t *words, size_t n, unsigned slot)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t owner = slot + 1;

		(void)atomic_compare_exchange_strong(&words[i], &owner, 0);
	}
}

void
shared_bury(struct shared *sh, unsigned slot)
{
	for (unsigned p = 0; p < POOL__MAX; p++) {
		give_all(sh->permit[p], PERMITS_MAX, slot);
		give_all(sh->queue[p], QUEUE_MAX, slot);
	}
	for (size_t i = 0; i < FLIGHTS_MAX; i++) {
		uint64_t w = atomic_load(&sh->flight[i]);

		if (w != 0 && (w & 0xffff) == slot + 1)
			(void)atomic_compare_exchange_strong(
			    &sh->flight[i], &w, 0);
	}
}
