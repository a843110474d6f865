/* SPDX-License-Identifier: MIT */
/* unit.h - what every unit test includes: cmocka, TAP, views. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/arena.h"

/* Compares a view with a C string and shows both when they differ. */
#define assert_str(...) assert_str_(__VA_ARGS__, __FILE__, __LINE__)
static inline void
assert_str_(struct str got, const char *want, const char *file, int line)
{
	if (!str_eq(got, str_of(want))) {
		print_message("# got  [%.*s]\n# want [%s]\n", STRF(got), want);
		_fail(file, line);
	}
}
/* An arena for each test: setup and teardown for cmocka. */
#define UNIT_ARENA(bytes)                                                      \
	static struct arena *arena;                                            \
	static int setup(void **st)                                            \
	{                                                                      \
		(void)st;                                                      \
		arena = arena_new(bytes);                                      \
		return 0;                                                      \
	}                                                                      \
	static int teardown(void **st)                                         \
	{                                                                      \
		(void)st;                                                      \
		arena_free(&arena);                                            \
		return 0;                                                      \
	}
#define UNIT_MAIN(tests)                                                       \
	int main(void)                                                         \
	{                                                                      \
		cmocka_set_message_output(CM_OUTPUT_TAP);                      \
		return cmocka_run_group_tests(tests, NULL, NULL);              \
	}
#endif
