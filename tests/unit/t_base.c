/* SPDX-License-Identifier: MIT */
/* t_base.c - views, buffers, maps, numbers, dates, UTF-8, base64. */
#include "config.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "unit.h"
#include "base/b64.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/map.h"
#include "base/num.h"
#include "base/utf8.h"

UNIT_ARENA(1024)

static void
views(void **st)
{
	struct str head, rest;

	(void)st;
	assert_true(str_ieq(S("Accept"), S("aCCEPT")));
	assert_false(str_ieq(S("Accept"), S("Accepts")));
	assert_true(str_starts(S("abc"), S("ab")));
	assert_true(str_ends(S("abc"), S("bc")));
	assert_false(str_ends(S("c"), S("bc")));
	assert_true(str_cut(S("a=b=c"), '=', &head, &rest));
	assert_str(head, "a");
	assert_str(rest, "b=c");
	assert_false(str_cut(S("abc"), '=', &head, &rest));
	assert_str(head, "abc");
	assert_int_equal(rest.n, 0);
	assert_str(str_trim(S(" \ta b ")), "a b");
	assert_true(str_cmp(S("ab"), S("abc")) < 0);
}

static void
buffer_is_sticky_at_its_maximum(void **st)
{
	struct buf b = buf_in(arena, 10);

	(void)st;
	buf_lit(&b, "12345");
	assert_true(buf_ok(&b));
	buf_lit(&b, "678901");
	assert_false(buf_ok(&b));
	buf_lit(&b, "x");
	assert_str(buf_str(&b), "12345");
}

static void
map_keeps_the_first(void **st)
{
	struct map m = map_in(arena);
	int one, two;

	(void)st;
	assert_null(map_get(&m, S("a")));
	for (int i = 0; i < 1000; i++)
		assert_true(map_add(&m, arena_strf(arena, "k%d", i), &one));
	assert_false(map_add(&m, S("k7"), &two));
	assert_ptr_equal(map_get(&m, S("k7")), &one);
	assert_null(map_get(&m, S("k1000")));
}

static void
integers(void **st)
{
	char p[NUM_MAX];
	int64_t i;
	uint64_t u;

	(void)st;
	assert_str((struct str){ p, num_put_i64(p, INT64_MIN) },
	    "-9223372036854775808");
	assert_str((struct str){ p, num_put_u64(p, UINT64_MAX) },
	    "18446744073709551615");
	assert_true(num_i64(S("-9223372036854775808"), &i));
	assert_true(i == INT64_MIN);
	assert_false(num_i64(S("9223372036854775808"), &i));
	assert_false(num_i64(S(""), &i));
	assert_false(num_i64(S("-"), &i));
	assert_false(num_i64(S("1 "), &i));
	assert_false(num_u64(S("18446744073709551616"), &u));
}

static void
reals_read_back(void **st)
{
	static const struct {
		double d;
		const char *text;
	} tab[] = { { 0, "0" }, { 0.1, "0.1" }, { 1e300, "1e+300" },
		{ -2.5, "-2.5" }, { 123456789012, "123456789012" },
		{ 5e-324, "4.94065645841247e-324" },
		{ 0.30000000000000004, "0.30000000000000004" } };
	char p[NUM_MAX];
	double back;

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct str s = { p, num_put_f64(p, tab[i].d) };

		assert_str(s, tab[i].text);
		assert_true(num_f64(s, &back));
		assert_memory_equal(&back, &tab[i].d, sizeof(back));
	}
	assert_str((struct str){ p, num_put_f32(p, 0.1f) }, "0.1");
	assert_false(num_f64(S("1e999"), &back));
	assert_false(num_f64(S("0x10"), &back));
	assert_false(num_f64(S("1."), &back));
	assert_false(num_f64(S("nan"), &back));
}

/* What printf and reading back find in three tries. */
static void
by_trial(char p[static NUM_MAX], double d)
{
	for (int digits = 15; digits <= 17; digits++) {
		(void)snprintf(p, NUM_MAX, "%.*g", digits, d);
		if (!(strtod(p, NULL) < d) && !(strtod(p, NULL) > d))
			return;
	}
}

static void
reals_are_shortest(void **st)
{
	static const double units[] = { 4294967296.0, 100, 1e7, 3, 0.7, 1024 };
	char p[NUM_MAX + 1], want[NUM_MAX];
	uint64_t r = 88172645463325252;

	(void)st;
	for (unsigned i = 0; i < 60000; i++) {
		double d;

		r ^= r << 13, r ^= r >> 7, r ^= r << 17;
		d = (double)((int64_t)r >> (11 + i % 40)) / units[i % 6];
		if (fabs(d) >= 1e15 ||
		    !(fabs(d) < floor(fabs(d)) || fabs(d) > floor(fabs(d))))
			continue;
		p[num_put_f64(p, d)] = '\0';
		by_trial(want, d);
		assert_string_equal(p, want);
		p[num_put_f32(p, (float)d)] = '\0';
		assert_true(!(strtof(p, NULL) < (float)d) &&
		    !(strtof(p, NULL) > (float)d));
	}
	p[num_put_f32(p, 0.00024414063f)] = '\0';
	assert_string_equal(p, "0.00024414062"); /* half way: to even */
	p[num_put_f32(p, 16777217.0f)] = '\0';
	assert_string_equal(p, "16777216");
	p[num_put_f64(p, 999999999999999.9)] = '\0';
	assert_string_equal(p, "999999999999999.9");
	p[num_put_f64(p, 0.0001)] = '\0';
	assert_string_equal(p, "0.0001");
}

static void
every_day_of_400_years(void **st)
{
	char p[DATE_MAX];
	struct civil t, back;

	(void)st;
	for (int64_t d = -200 * 366; d < 200 * 366; d++) {
		t = (struct civil){ 0 };
		date_of_days(d, &t);
		assert_int_equal(date_days(&t), d);
		assert_true(
		    date_parse((struct str){ p, date_put(p, &t) }, &back));
		assert_memory_equal(&t, &back, sizeof(t));
	}
	assert_true(date_parse(S("2024-02-29"), &t));
	assert_false(date_parse(S("2023-02-29"), &t));
	assert_false(date_parse(S("2023-13-01"), &t));
	assert_false(date_parse(S("2023-1-01"), &t));
}

static void
datetimes_become_utc(void **st)
{
	static const char *const tab[][2] = {
		{ "2026-11-23T14:45:00Z", "2026-11-23T14:45:00Z" },
		{ "2026-11-23T14:45Z", "2026-11-23T14:45:00Z" },
		{ "2026-01-01T00:30:00+02:00", "2025-12-31T22:30:00Z" },
		{ "2026-12-31T23:30:00.1234567-01:00", "2027-01-01T00:30:00Z" },
		{ "2026-12-31T23:59:60Z", "2026-12-31T23:59:59Z" },
	};
	char p[DATE_MAX];
	struct civil t;

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		assert_true(datetime_parse(str_of(tab[i][0]), &t));
		assert_str(
		    (struct str){ p, datetime_put(p, &t, 0) }, tab[i][1]);
	}
	assert_false(datetime_parse(S("2026-11-23T14:45:00"), &t));
	assert_false(datetime_parse(S("2026-11-23T24:00:00Z"), &t));
	assert_true(datetime_parse(S("2026-11-23T01:02:03.45Z"), &t));
	assert_str((struct str){ p, datetime_put(p, &t, 3) },
	    "2026-11-23T01:02:03.450Z");
}

static void
durations(void **st)
{
	static const struct {
		const char *in;
		int64_t micros;
		const char *out;
	} tab[] = { { "PT0S", 0, "PT0S" }, { "P1D", 86400000000, "P1D" },
		{ "-P1DT2H3M4.5S", -93784500000, "-P1DT2H3M4.5S" },
		{ "PT90M", 5400000000, "PT1H30M" },
		{ "PT0.000001S", 1, "PT0.000001S" } };
	static const char *const bad[] = { "", "P", "PT", "1D", "P1H", "PT1D",
		"P1DT", "PT1.5H", "P1M", "PT1S1M", "P1D " };
	char p[DATE_MAX];
	int64_t us;

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		assert_true(duration_parse(str_of(tab[i].in), &us));
		assert_true(us == tab[i].micros);
		assert_str((struct str){ p, duration_put(p, us) }, tab[i].out);
	}
	for (size_t i = 0; i < N_ELEM(bad); i++)
		assert_false(duration_parse(str_of(bad[i]), &us));
}

static void
utf8(void **st)
{
	static const struct str bad[] = { { "\xC0\x80", 2 },
		{ "\xED\xA0\x80", 3 }, { "\xF4\x90\x80\x80", 4 },
		{ "\xE2\x82", 2 }, { "\x80", 1 }, { "\xF5\x80\x80\x80", 4 } };
	char p[4];
	size_t n;

	(void)st;
	for (size_t i = 0; i < N_ELEM(bad); i++)
		assert_false(utf8_valid(bad[i]));
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		struct str s = { p, utf8_put(p, cp) };

		if (cp >= 0xD800 && cp < 0xE000) {
			assert_false(utf8_valid(s));
			continue;
		}
		assert_true(utf8_valid(s));
		assert_int_equal(utf8_next(s, &n), cp);
		assert_int_equal(n, s.n);
	}
	assert_int_equal(utf8_prefix(S("a\xC3\xAF\xE2\x82")), 3);
	assert_int_equal(utf8_prefix(S("\xF0\x9F\x98\x80\xFF")), 4);
	assert_int_equal(utf8_prefix(S("\xC0\x80")), 0);
	assert_int_equal(utf8_len(S("na\xC3\xAFve \xF0\x9F\x98\x80")), 7);
}

static void
base64(void **st)
{
	struct str back;
	char p[16];

	(void)st;
	assert_str((struct str){ p, b64url_put(p, S("\xFB\xFF\xFE")) }, "-__-");
	assert_str((struct str){ p, b64url_put(p, S("ab")) }, "YWI=");
	assert_str((struct str){ p, b64url_put(p, S("a")) }, "YQ==");
	assert_true(b64_get(arena, S("YWI="), &back));
	assert_str(back, "ab");
	assert_true(b64_get(arena, S("YWI"), &back));
	assert_str(back, "ab");
	assert_true(b64_get(arena, S("+//+"), &back));
	assert_false(b64_get(arena, S("YWJ"), &back));
	assert_false(b64_get(arena, S("Y"), &back));
	assert_false(b64_get(arena, S("YQ= "), &back));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(views),
	T(buffer_is_sticky_at_its_maximum), T(map_keeps_the_first), T(integers),
	T(reals_read_back), T(reals_are_shortest), T(every_day_of_400_years),
	T(datetimes_become_utc), T(durations), T(utf8), T(base64) };
UNIT_MAIN(tests)
