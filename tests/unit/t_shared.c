/* SPDX-License-Identifier: MIT */
/* t_shared.c - the tables that workers share. */
#include "config.h"
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "unit.h"
#include "auth/shared.h"

static struct shared *
shared_new(void)
{
	struct shared *sh = mmap(NULL, sizeof(*sh), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(sh != MAP_FAILED);
	return sh;
}

static void
shared_free(struct shared *sh)
{
	assert_int_equal(munmap(sh, sizeof(*sh)), 0);
}

static void
verified(void **st)
{
	struct shared *sh = shared_new();
	unsigned char x[MAC_LEN] = { 1 }, y[MAC_LEN] = { 1 };

	(void)st;
	y[MAC_LEN - 1] = 1;
	assert_false(verified_has(sh, 5, x));
	verified_add(sh, 5, x);
	assert_true(verified_has(sh, 5, x));
	assert_false(verified_has(sh, 5, y));
	assert_true(verified_has(sh, 5, x)); /* a wrong one changes nothing */
	assert_false(verified_has(sh, 5 + VERIFIED_SETS, x));
	verified_add(sh, 5, y);
	assert_false(verified_has(sh, 5, x));
	assert_true(verified_has(sh, 5, y));
	/* A full set gives up the one that was not used for longest. */
	for (unsigned i = 1; i < VERIFIED_WAYS; i++)
		verified_add(sh, 5 + i * VERIFIED_SETS, x);
	for (unsigned i = 0; i < VERIFIED_WAYS; i++)
		assert_true(verified_use_due(
		    sh, 5 + i * VERIFIED_SETS, i == 2 ? 1000 : 2000, 60));
	verified_add(sh, 5 + 9 * VERIFIED_SETS, x);
	assert_true(verified_has(sh, 5 + 9 * VERIFIED_SETS, x));
	for (unsigned i = 0; i < VERIFIED_WAYS; i++)
		assert_int_equal(
		    verified_has(sh, 5 + i * VERIFIED_SETS, i == 0 ? y : x),
		    i != 2);
	shared_free(sh);
}

static void
use(void **st)
{
	struct shared *sh = shared_new();
	unsigned char x[MAC_LEN] = { 1 };

	(void)st;
	verified_add(sh, 5, x);
	assert_true(verified_use_due(sh, 5, 1000, 60));
	assert_false(verified_use_due(sh, 5, 1000, 60));
	assert_false(verified_use_due(sh, 5, 1059, 60));
	assert_true(verified_use_due(sh, 5, 1060, 60));
	assert_true(verified_use_due(sh, 5, 10, 60)); /* the clock went back */
	shared_free(sh);
}

static void
permits(void **st)
{
	struct shared *sh = shared_new();
	_Atomic uint32_t *w = sh->permit[POOL_TOKEN];

	(void)st;
	assert_int_equal(owned_take(w, 2, 7), 0);
	assert_int_equal(owned_take(w, 2, 8), 1);
	assert_int_equal(owned_take(w, 2, 9), -1);
	assert_int_equal(owned_take(w, 0, 9), -1);
	shared_bury(sh, 9); /* owns nothing */
	assert_int_equal(owned_take(w, 2, 9), -1);
	shared_bury(sh, 7);
	assert_int_equal(owned_take(w, 2, 9), 0);
	owned_give(w, 1);
	owned_give(w, -1);
	assert_int_equal(owned_take(w, 2, 0), 1);
	shared_free(sh);
}

static void
flights(void **st)
{
	struct shared *sh = shared_new();
	const uint64_t id = 0x123456789abcdef0, other = 0x23456789abcdef01;
	int f;

	(void)st;
	f = flight_take(sh, id, 0);
	assert_true(f >= 0);
	assert_int_equal(flight_take(sh, id, 1), -1);
	assert_true(flight_is(sh, id, 1));
	assert_false(flight_is(sh, other, 1));
	assert_true(flight_take(sh, other, 1) >= 0);
	/* the place of id, but another one: nobody waits for it */
	assert_int_equal(
	    flight_take(sh, id + ((uint64_t)FLIGHTS_MAX << 16), 1), -1);
	assert_false(flight_is(sh, id + ((uint64_t)FLIGHTS_MAX << 16), 1));
	flight_give(sh, f);
	assert_false(flight_is(sh, id, 1));
	assert_int_equal(flight_take(sh, id, 2), f);
	shared_bury(sh, 2);
	assert_false(flight_is(sh, id, 1));
	shared_free(sh);
}

static void
tries(void **st)
{
	struct shared *sh = shared_new();
	const uint64_t key = 0x123456789abcdef0;
	const uint64_t near = key + ((uint64_t)1 << 40);

	(void)st;
	for (unsigned i = 1; i <= 5; i++)
		assert_int_equal(tries_count(sh, key, 900, 900, 1), i);
	assert_int_equal(tries_count(sh, key, 1799, 900, 0), 5);
	assert_int_equal(tries_count(sh, near, 1799, 900, 0), 0);
	assert_int_equal(tries_count(sh, near, 1799, 900, 1), 1);
	assert_int_equal(tries_count(sh, key, 1799, 900, 0), 5);
	assert_int_equal(tries_count(sh, key, 1800, 900, 0), 0);
	tries_clear(sh, key);
	assert_int_equal(tries_count(sh, key, 1799, 900, 0), 0);
	assert_int_equal(tries_count(sh, near, 1799, 900, 0), 1);
	for (unsigned i = 0; i < 70000; i++)
		(void)tries_count(sh, key, 0, 900, 1);
	assert_int_equal(tries_count(sh, key, 0, 900, 0), 0xffff);
	shared_free(sh);
}

/* A writer is killed again and again: no entry may ever be whole but wrong,
 * and the table stays usable. */
static void
killed(void **st)
{
	struct shared *sh = shared_new();
	unsigned char x[MAC_LEN], y[MAC_LEN];

	(void)st;
	memset(x, 'x', sizeof(x));
	memset(y, 'y', sizeof(y));
	for (unsigned i = 0; i < 50; i++) {
		pid_t pid = fork();

		if (pid == 0) {
			for (;;) {
				verified_add(sh, 5, x);
				verified_add(sh, 5, y);
				owned_give(sh->permit[0],
				    owned_take(sh->permit[0], 1, 3));
			}
		}
		(void)usleep(500 + i * 37);
		assert_int_equal(kill(pid, SIGKILL), 0);
		assert_int_equal(waitpid(pid, NULL, 0), pid);
		shared_bury(sh, 3);
		assert_int_equal(owned_take(sh->permit[0], 1, 4), 0);
		owned_give(sh->permit[0], 0);
		verified_add(sh, 5, x);
		assert_true(verified_has(sh, 5, x));
		assert_false(verified_has(sh, 5, y));
	}
	shared_free(sh);
}

static const struct CMUnitTest tests[] = { cmocka_unit_test(verified),
	cmocka_unit_test(use), cmocka_unit_test(permits),
	cmocka_unit_test(flights), cmocka_unit_test(tries),
	cmocka_unit_test(killed) };

UNIT_MAIN(tests)
