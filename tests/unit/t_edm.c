/* SPDX-License-Identifier: MIT */
/* t_edm.c - names, look-up, near misses, types. */
#include "config.h"
#include "unit.h"
#include "base/utf8.h"
#include "edm/edm.h"
#include "edm/name.h"

UNIT_ARENA(1 << 16)

static void
names_become_identifiers(void **st)
{
	static const char *const tab[][2] = {
		{ "Company", "Company" },
		{ "_id", "_id" },
		{ "a b", "a_x0020_b" },
		{ "a_b", "a_b" },
		{ "a-b", "a_x002D_b" },
		{ "a_x0020_b", "a_x005F_x0020_b" },
		{ "a_x0020", "a_x005F_x0020" },
		{ "_x0020x0041_", "_x005F_x0020x0041_" },
		{ " x0020_", "_x0020_x0020_" },
		{ "_x002", "_x002" },
		{ "max_x1", "max_x1" },
		{ "2nd", "_x0032_nd" },
		{ "a.b/c$", "a_x002E_b_x002F_c_x0024_" },
		{ "na\xC3\xAFve", "na\xC3\xAFve" },
		{ "\xD0\x9A\xD0\xBE\xD0\xB4", "\xD0\x9A\xD0\xBE\xD0\xB4" },
		{ "\xE2\x82\xAC", "_x20AC_" },
		{ "\xF0\x9F\x98\x80", "_x1F600_" },
		{ "null", "_x006E_ull" },
		{ "Not", "_x004E_ot" },
		{ "inf", "inf" },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++)
		assert_str(edm_name(arena, str_of(tab[i][0])), tab[i][1]);
}

/* Every text of up to 7 characters over the alphabet of escapes. */
static void
no_two_names_collide(void **st)
{
	static const char letters[] = "_x0A ";
	enum { LETTERS = sizeof(letters) - 1, LONGEST = 7 };
	struct map seen = map_in(arena);
	char p[LONGEST];
	size_t n = 0;

	(void)st;
	for (size_t len = 1; len <= LONGEST; len++) {
		size_t all = 1;

		for (size_t i = 0; i < len; i++)
			all *= LETTERS;
		for (size_t k = 0; k < all; k++, n++) {
			for (size_t i = 0, r = k; i < len; i++, r /= LETTERS)
				p[i] = letters[r % LETTERS];
			assert_true(map_add(&seen,
			    edm_name(arena, (struct str){ p, len }), &seen));
		}
	}
	assert_int_equal(seen.n, n);
}

/* Texts around a whole escape, which the sweep above is too short for. */
static void
no_two_escapes_collide(void **st)
{
	static const char *const part[] = { "_", "x", "0020", "_x0020_", " ",
		"_x005F_", "x0020_", "5F", "_x0020" };
	struct map seen = map_in(arena);
	struct map given = map_in(arena);

	(void)st;
	for (size_t i = 0; i < N_ELEM(part); i++)
		for (size_t j = 0; j < N_ELEM(part); j++)
			for (size_t k = 0; k < N_ELEM(part); k++) {
				struct str s = arena_strf(
				    arena, "%s%s%s", part[i], part[j], part[k]);

				if (!map_add(&given, s, &given))
					continue;
				assert_true(
				    map_add(&seen, edm_name(arena, s), &seen));
			}
	assert_int_equal(seen.n, given.n);
}

static void
long_names_keep_their_head_and_a_hash(void **st)
{
	struct str a =
	    edm_name(arena, S("------------------------------------------a"));
	struct str b =
	    edm_name(arena, S("------------------------------------------b"));

	(void)st;
	assert_int_equal(utf8_len(a), EDM_NAME_MAX);
	assert_false(str_eq(a, b));
	assert_true(str_starts(a, S("_x002D__x002D_")));
	assert_str(edm_name_cut(arena, S("Short")), "Short");
	assert_int_equal(edm_name(arena, S("\xFF")).n, 18);
}

static void
plain_names(void **st)
{
	(void)st;
	assert_true(edm_name_plain(S("NC17")));
	assert_false(edm_name_plain(S("NC-17")));
	assert_false(edm_name_plain(S("")));
	assert_false(edm_name_plain(S("1st")));
	assert_false(edm_name_plain(S("null")));
	assert_false(edm_name_plain(S("a_x0020_b")));
	assert_false(edm_name_plain(S("\xFF")));
}

/* A set of properties of the given names. */
static struct edm_set
a_set(const char *const *names, size_t n)
{
	struct edm_prop *p = NEWN(arena, struct edm_prop, n);
	struct edm_ref *r = NEWN(arena, struct edm_ref, n);
	struct edm_set s = {
		.props = p, .nprops = n, .by_name = map_in(arena)
	};

	for (size_t i = 0; i < n; i++) {
		p[i].name = str_of(names[i]);
		r[i].prop = &p[i];
		assert_true(map_add(&s.by_name, p[i].name, &r[i]));
	}
	return s;
}

static void
find_exact_then_unique_without_case(void **st)
{
	static const char *const names[] = { "Name", "name", "Email", "Phone" };
	struct edm_set s = a_set(names, N_ELEM(names));

	(void)st;
	assert_ptr_equal(edm_find(&s, S("name")).prop, &s.props[1]);
	assert_ptr_equal(edm_find(&s, S("Name")).prop, &s.props[0]);
	assert_null(edm_find(&s, S("NAME")).prop); /* ambiguous */
	assert_ptr_equal(edm_find(&s, S("eMAIL")).prop, &s.props[2]);
	assert_null(edm_find(&s, S("Fax")).prop);
	assert_null(edm_find(&s, S("Fax")).nav);
}

static void
find_sets(void **st)
{
	struct edm_set sets[] = { { .name = S("CASE") }, { .name = S("Case") },
		{ .name = S("Lead") } };
	struct edm_model m = {
		.sets = sets, .nsets = N_ELEM(sets), .by_name = map_in(arena)
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(sets); i++)
		assert_true(map_add(&m.by_name, sets[i].name, &sets[i]));
	assert_ptr_equal(edm_find_set(&m, S("Case")), &sets[1]);
	assert_null(edm_find_set(&m, S("case")));
	assert_ptr_equal(edm_find_set(&m, S("lead")), &sets[2]);
	assert_str(edm_nearest_set(&m, S("Leads")), "Lead");
	assert_int_equal(edm_nearest_set(&m, S("Contacts")).n, 0);
}

static void
near_misses(void **st)
{
	static const char *const names[] = { "CompanyName", "City", "ID" };
	struct edm_set s = a_set(names, N_ELEM(names));

	(void)st;
	assert_str(edm_nearest(&s, S("CompanyNmae")), "CompanyName");
	assert_str(edm_nearest(&s, S("companyname")), "CompanyName");
	assert_str(edm_nearest(&s, S("Cyty")), "City");
	assert_int_equal(edm_nearest(&s, S("Zip")).n, 0);
	assert_int_equal(edm_nearest(&s, S("")).n, 0);
	assert_int_equal(edm_nearest(&s, S("XY")).n, 0);
}

static void
types(void **st)
{
	(void)st;
	assert_int_equal(edm_type_find(S("Edm.Int64")), EDM_INT64);
	assert_int_equal(edm_type_find(S("null")), EDM__MAX);
	assert_int_equal(edm_type_find(S("")), EDM__MAX);
	assert_str(edm_type_name(EDM_POINT), "Edm.GeometryPoint");
	assert_true(edm_is_number(EDM_DECIMAL));
	assert_false(edm_is_integer(EDM_DECIMAL));
	assert_true(edm_is_integer(EDM_SBYTE));
	assert_true(edm_is_geometry(EDM_GEOCOLL));
	assert_false(edm_is_geometry(EDM_NULL));
	assert_false(edm_is_number(EDM_BOOL));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(names_become_identifiers),
	T(no_two_names_collide), T(no_two_escapes_collide),
	T(long_names_keep_their_head_and_a_hash), T(plain_names),
	T(find_exact_then_unique_without_case), T(find_sets), T(near_misses),
	T(types) };
UNIT_MAIN(tests)
