/* SPDX-License-Identifier: MIT */
/* t_value.c - single values as JSON and raw. */
#include "config.h"
#include "unit.h"
#include "written.h"
#include "write/write.h"

static const struct edm_member kinds[] = {
	{ .name = V("Lead"), .value = V("hot lead"), .number = 1 },
	{ .name = V("Old"), .value = V("old"), .number = 2 }
};
static const struct edm_enum kind = {
	.name = V("Contact_Kind"), .members = kinds, .nmembers = 2
};
static const struct edm_enum flags = { .name = V("Contact_Flags"),
	.flags = true,
	.members = kinds,
	.nmembers = 2 };
static const struct edm_prop kind_prop = { .type = EDM_ENUM, .etype = &kind };

static struct write_conf
conf_of(bool ieee754)
{
	return (struct write_conf){ .root = S("http://h/o/"),
		.metadata = METADATA_MINIMAL,
		.ieee754 = ieee754 };
}

static void
values(void **st)
{
	static const struct edm_prop seconds3 = { .type = EDM_DATETIME,
		.precision = 3 };
	static const struct edm_prop time6 = { .type = EDM_TIME,
		.precision = 6 };
	static const struct edm_prop set = { .type = EDM_ENUM,
		.etype = &flags };
	static const struct edm_prop *const p_kind = &kind_prop;
	static const struct {
		const struct edm_prop *prop;
		enum edm_type type;
		struct val v;
		const char *want, *ieee754; /* NULL: the same */
	} tab[] = {
		{ NULL, EDM_STRING, { .kind = VAL_NULL }, "null", NULL },
		{ NULL, EDM_BOOL, { .kind = VAL_I64, .i = 1 }, "true", NULL },
		{ NULL, EDM_BOOL, { .kind = VAL_I64, .i = 0 }, "false", NULL },
		{ NULL, EDM_BOOL, { .kind = VAL_BOOL, .b = true }, "true",
		    NULL },
		{ NULL, EDM_SBYTE, { .kind = VAL_I64, .i = -128 }, "-128",
		    NULL },
		{ NULL, EDM_INT64, { .kind = VAL_I64, .i = INT64_MIN },
		    "-9223372036854775808", "\"-9223372036854775808\"" },
		{ NULL, EDM_DECIMAL, { .kind = VAL_U64, .u = UINT64_MAX },
		    "18446744073709551615", "\"18446744073709551615\"" },
		{ NULL, EDM_DECIMAL, { .kind = VAL_DEC, .s = V("10.5000") },
		    "10.5000", "\"10.5000\"" },
		{ NULL, EDM_DECIMAL, { .kind = VAL_DEC, .s = V("-0.00") },
		    "-0.00", "\"-0.00\"" },
		{ NULL, EDM_DECIMAL, { .kind = VAL_DEC, .s = V("00012.30") },
		    "12.30", "\"12.30\"" },
		{ NULL, EDM_DECIMAL, { .kind = VAL_DEC, .s = V("000") }, "0",
		    "\"0\"" },
		{ NULL, EDM_DECIMAL, { .kind = VAL_DEC, .s = V("-.5") }, "-0.5",
		    "\"-0.5\"" },
		{ NULL, EDM_SINGLE, { .kind = VAL_F32, .d = (double)0.1f },
		    "0.1", NULL },
		{ NULL, EDM_DOUBLE, { .kind = VAL_F64, .d = 1e300 }, "1e+300",
		    NULL },
		{ NULL, EDM_DOUBLE,
		    { .kind = VAL_F64, .d = (double)__builtin_inff() },
		    "\"INF\"", NULL },
		{ NULL, EDM_STRING, { .kind = VAL_STR, .s = V("a\n") },
		    "\"a\\n\"", NULL },
		{ NULL, EDM_STRING, { .kind = VAL_I64, .i = 5 }, "\"5\"",
		    NULL },
		{ NULL, EDM_DATE,
		    { .kind = VAL_DATE, .t = { 7, 1, 2, 0, 0, 0, 0 } },
		    "\"0007-01-02\"", NULL },
		{ &seconds3, EDM_DATETIME,
		    { .kind = VAL_DATETIME,
			.t = { 2024, 1, 2, 3, 4, 5, 6000 } },
		    "\"2024-01-02T03:04:05.006Z\"", NULL },
		{ &time6, EDM_TIME, { .kind = VAL_DURATION, .i = 86399000001 },
		    "\"23:59:59.000001\"", NULL },
		{ NULL, EDM_DURATION,
		    { .kind = VAL_DURATION, .i = -90061000000 },
		    "\"-P1DT1H1M1S\"", NULL },
		{ NULL, EDM_GUID,
		    { .kind = VAL_STR,
			.s = V("123e4567-e89b-12d3-a456-426655440000") },
		    "\"123e4567-e89b-12d3-a456-426655440000\"", NULL },
		{ NULL, EDM_BINARY,
		    { .kind = VAL_BYTES, .s = V("\xFB\xFF\xFE") }, "\"-__-\"",
		    NULL },
		{ NULL, EDM_BINARY, { .kind = VAL_BYTES, .s = V("") }, "\"\"",
		    NULL },
		{ p_kind, EDM_ENUM, { .kind = VAL_STR, .s = V("hot lead") },
		    "\"Lead\"", NULL },
		{ p_kind, EDM_ENUM, { .kind = VAL_STR, .s = V("") }, "\"0\"",
		    NULL },
		{ &set, EDM_ENUM, { .kind = VAL_STR, .s = V("hot lead,old") },
		    "\"Lead,Old\"", NULL },
		{ &set, EDM_ENUM, { .kind = VAL_STR, .s = V("") }, "\"0\"",
		    NULL },
		{ NULL, EDM_POINT,
		    { .kind = VAL_STR,
			.s = V("{\"type\":\"Point\",\"coordinates\":[1,2]}") },
		    "{\"type\":\"Point\",\"coordinates\":[1,2]}", NULL },
	};
	struct write_conf plain = conf_of(false);
	struct write_conf ieee = conf_of(true);

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		write_value(&out, &plain, tab[i].prop, tab[i].type, &tab[i].v);
		assert_str(text(), tab[i].want);
		write_value(&out, &ieee, tab[i].prop, tab[i].type, &tab[i].v);
		assert_str(text(),
		    tab[i].ieee754 != NULL ? tab[i].ieee754 : tab[i].want);
	}
}

static void
long_binary(void **st)
{
	enum { N = 100000 };
	struct val v = { .kind = VAL_BYTES };
	struct write_conf c = conf_of(false);
	char *p = NEWN(arena, char, N);
	struct str got;

	(void)st;
	v.s = (struct str){ p, N };
	write_value(&out, &c, NULL, EDM_BINARY, &v);
	got = text();
	assert_int_equal(got.n, 2 + (N + 2) / 3 * 4);
	for (size_t i = 1; i + 3 < got.n; i++)
		assert_true(got.p[i] == 'A');
	assert_true(got.p[got.n - 2] == '=');
}

static void
raw(void **st)
{
	static const char bytes[] = { 0, 1, (char)0xFF };
	static const struct {
		enum edm_type type;
		struct val v;
		const char *want;
	} tab[] = {
		{ EDM_STRING, { .kind = VAL_STR, .s = V("A\"da") }, "A\"da" },
		{ EDM_DATE,
		    { .kind = VAL_DATE, .t = { 1999, 12, 31, 0, 0, 0, 0 } },
		    "1999-12-31" },
		{ EDM_DECIMAL, { .kind = VAL_DEC, .s = V("-1.50") }, "-1.50" },
		{ EDM_BOOL, { .kind = VAL_I64, .i = 1 }, "true" },
	};
	struct edm_prop bin = { .type = EDM_BINARY };
	struct val v = { .kind = VAL_BYTES, .s = { bytes, 3 } };
	struct val lead = { .kind = VAL_STR, .s = V("hot lead") };
	struct str got;

	(void)st;
	write_raw(&out, &bin, &v);
	got = text();
	assert_int_equal(got.n, 3);
	assert_memory_equal(got.p, bytes, 3);
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct edm_prop p = { .type = tab[i].type };

		write_raw(&out, &p, &tab[i].v);
		assert_str(text(), tab[i].want);
	}
	write_raw(&out, &kind_prop, &lead);
	assert_str(text(), "Lead");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(values), T(long_binary), T(raw) };
UNIT_MAIN(tests)
