/* SPDX-License-Identifier: MIT */
/* t_format.c - content negotiation, versions, preferences. */
#include "config.h"
#include "unit.h"
#include "odata/format.h"

static void
picks(void **st)
{
	static const struct {
		const char *dollar, *accept;
		unsigned offered;
		const char *want; /* content type, NULL: not acceptable */
	} tab[] = {
		{ "", "", FORMAT_JSON,
		    "application/json;odata.metadata=minimal" },
		{ "", "*/*", FORMAT_JSON,
		    "application/json;odata.metadata=minimal" },
		{ "json", "application/xml", FORMAT_JSON,
		    "application/json;odata.metadata=minimal" },
		{ "atom", "*/*", FORMAT_JSON, NULL },
		{ "xml", "", FORMAT_JSON, NULL },
		{ "xml", "application/json", FORMAT_XML, "application/xml" },
		{ "", "application/atom+xml", FORMAT_JSON, NULL },
		{ "", "application/json;odata=verbose,text/plain, */*; q=0.01",
		    FORMAT_JSON, "application/json;odata.metadata=minimal" },
		{ "", "application/json;odata=verbose", FORMAT_JSON, NULL },
		{ "", "application/json;odata.metadata=full", FORMAT_JSON,
		    "application/json;odata.metadata=full" },
		{ "", "application/json;metadata=none;ieee754compatible=true",
		    FORMAT_JSON,
		    "application/"
		    "json;odata.metadata=none;IEEE754Compatible=true" },
		{ "", "application/json;odata.metadata=some", FORMAT_JSON,
		    NULL },
		{ "", "application/json;q=0.5, application/xml", FORMAT_XML,
		    "application/xml" },
		{ "", "application/json;q=0", FORMAT_JSON, NULL },
		{ "", "application/json;charset=utf-8;odata.streaming=true",
		    FORMAT_JSON,
		    "application/json;odata.metadata=minimal;odata.streaming="
		    "true;charset=utf-8" },
		{ "application/json;odata.metadata=none", "", FORMAT_JSON,
		    "application/json;odata.metadata=none" },
		{ "csv", "application/json", FORMAT_JSON | FORMAT_CSV,
		    "text/csv;charset=utf-8;header=present" },
		{ "", "text/csv", FORMAT_JSON, NULL },
		{ "", "text/csv;header=absent", FORMAT_CSV, NULL },
		{ "", "text/csv;bom=maybe", FORMAT_CSV, NULL },
		{ "", "text/csv;metadata=full", FORMAT_CSV, NULL },
		{ "", "application/json;bom=true", FORMAT_JSON, NULL },
		{ "", "application/*", FORMAT_CSV, NULL },
		{ "", "text/*", FORMAT_JSON | FORMAT_CSV,
		    "text/csv;charset=utf-8;header=present" },
		{ "", "*/*", FORMAT_JSON | FORMAT_CSV,
		    "application/json;odata.metadata=minimal" },
		{ "", "text/plain", FORMAT_TEXT, "text/plain;charset=utf-8" },
	};
	struct arena *a = arena_new(4096);
	struct format f;

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct err *e = format_pick(a, str_of(tab[i].dollar),
		    str_of(tab[i].accept), tab[i].offered, &f);

		if (tab[i].want == NULL) {
			assert_non_null(e);
			assert_int_equal(e->code, ERR_NOT_ACCEPTABLE);
			continue;
		}
		assert_null(e);
		assert_str(format_content_type(a, &f, false), tab[i].want);
	}
	arena_free(&a);
}

static void
versions(void **st)
{
	static const struct {
		const char *text;
		int want; /* 400, 401, or 0: refused */
	} tab[] = { { "", 400 }, { "4.0", 400 }, { "4.01", 401 }, { "5", 401 },
		{ "4", 400 }, { "3.0", 0 }, { "x", 0 }, { "4.x", 0 } };
	struct arena *a = arena_new(4096);
	bool v401;

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct err *e = format_version(a, str_of(tab[i].text), &v401);

		assert_int_equal(e != NULL ? 0 : v401 ? 401 : 400, tab[i].want);
	}
	arena_free(&a);
}

static void
preferences(void **st)
{
	static const struct {
		const char *text;
		int64_t want;
		bool prefix;
	} tab[] = { { "", 0, false }, { "maxpagesize=50", 50, false },
		{ "respond-async, odata.maxpagesize=\"7\";x=1", 7, true },
		{ "maxpagesize=-1", 0, false },
		{ "maxpagesize=3, maxpagesize=4", 3, false },
		{ "odata.maxpagesize=3, maxpagesize=4", 4, false },
		{ "maxpagesize=4, odata.maxpagesize=3", 4, false },
		{ "xmaxpagesize=3", 0, false } };

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct prefer p = prefer_parse(str_of(tab[i].text));

		assert_true(p.maxpagesize == tab[i].want);
		assert_int_equal(p.odata_prefix, tab[i].prefix);
	}
}

static void
values_and_annotations(void **st)
{
	static const struct {
		const char *text;
		enum omit omit;
		const char *annotations;
	} tab[] = { { "omit-values=nulls", OMIT_NULLS, "" },
		{ "omit-values=\"defaults\"", OMIT_DEFAULTS, "" },
		{ "omit-values=defaults, omit-values=nulls", OMIT_DEFAULTS,
		    "" },
		{ "omit-values=NULLS", OMIT_NOTHING, "" },
		{ "include-annotations=\"*\"", OMIT_NOTHING, "*" },
		{ "odata.include-annotations=\"a.*,-b#c\";x=1, "
		  "omit-values=nulls",
		    OMIT_NULLS, "a.*,-b#c" },
		{ "odata.include-annotations=\"a\", include-annotations=\"b\"",
		    OMIT_NOTHING, "b" },
		{ "include-annotations=\"a\\\"b\"", OMIT_NOTHING, "" },
		{ "include-annotations=\"a, omit-values=nulls", OMIT_NOTHING,
		    "" } };

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		struct prefer p = prefer_parse(str_of(tab[i].text));

		assert_int_equal(p.omit, tab[i].omit);
		assert_str(p.annotations, tab[i].annotations);
	}
}

static void
charsets(void **st)
{
	(void)st;
	assert_true(format_wants_charset(S("utf-8")));
	assert_true(format_wants_charset(S("a;q=1, UTF-8 ; q=0.1")));
	assert_false(format_wants_charset(S("utf-8;q=0")));
	assert_false(format_wants_charset(S("*")));
	assert_false(format_wants_charset(S("")));
}

static const struct CMUnitTest tests[] = { cmocka_unit_test(picks),
	cmocka_unit_test(versions), cmocka_unit_test(preferences),
	cmocka_unit_test(values_and_annotations), cmocka_unit_test(charsets) };
UNIT_MAIN(tests)
