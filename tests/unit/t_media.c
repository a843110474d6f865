/* SPDX-License-Identifier: MIT */
/* t_media.c - media types out of a database, file names, ranges. */
#include "config.h"
#include "unit.h"
#include "http/media.h"

UNIT_ARENA(4096)

static void
types(void **st)
{
	static const char *const good[] = { "image/png", "text/plain;charset=x",
		"a/b ; c=\"d\\\" e\";f=g", "application/vnd.ms-excel",
		"image/svg+xml" };
	static const char *const bad[] = { "", "image", "image/", "/png",
		"image/png;", "image/png; a", "a/b c", "a/b\r\nX: 1",
		"a/b;c=\"", "a/b;c=\"\x01\"", "a\xC3\xA4/b", "<a>/b",
		"a/b,c/d" };

	(void)st;
	for (size_t i = 0; i < N_ELEM(good); i++)
		assert_str(media_type(str_of(good[i])), good[i]);
	for (size_t i = 0; i < N_ELEM(bad); i++)
		assert_str(
		    media_type(str_of(bad[i])), "application/octet-stream");
}

static void
inert(void **st)
{
	static const char *const yes[] = { "image/png", "IMAGE/JPEG",
		"video/mp4", "audio/ogg", "text/plain;charset=utf-8",
		"application/pdf", "text/csv" };
	static const char *const no[] = { "text/html", "image/svg+xml",
		"TEXT/HTML;charset=utf-8", "application/xhtml+xml", "text/xml",
		"application/javascript", "text/css", "text/plainer",
		"application/octet-stream", "multipart/mixed", "x/y" };

	(void)st;
	for (size_t i = 0; i < N_ELEM(yes); i++)
		assert_true(media_is_inert(str_of(yes[i])));
	for (size_t i = 0; i < N_ELEM(no); i++)
		assert_false(media_is_inert(str_of(no[i])));
}

static void
names(void **st)
{
	static const struct {
		bool inert;
		const char *file, *want;
	} tab[] = {
		{ true, "", "inline" },
		{ false, "", "attachment" },
		{ true, "a b.png", "inline; filename=\"a b.png\"" },
		{ false, "../x\"\r\n.html",
		    "attachment; filename=\".._x___.html\"" },
		{ true, "K\xC3\xA4se.gif",
		    "inline; filename=\"K_se.gif\"; "
		    "filename*=UTF-8''K%C3%A4se.gif" },
		{ true, "\xFF.gif", "inline" },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++)
		assert_str(
		    media_disposition(arena, tab[i].inert, str_of(tab[i].file)),
		    tab[i].want);
}

static void
ranges(void **st)
{
	static const struct {
		const char *header;
		enum media_range want;
		int64_t from, to;
	} tab[] = {
		{ "", RANGE_NONE, 0, 0 },
		{ "bytes=0-0", RANGE_SOME, 0, 1 },
		{ "bytes=5-", RANGE_SOME, 5, 10 },
		{ "Bytes=5-99999999999999999", RANGE_SOME, 5, 10 },
		{ "bytes=-3", RANGE_SOME, 7, 10 },
		{ "bytes=-30", RANGE_SOME, 0, 10 },
		{ "bytes=10-", RANGE_BEYOND, 0, 0 },
		{ "bytes=-0", RANGE_BEYOND, 0, 0 },
		{ "bytes=3-2", RANGE_NONE, 0, 0 },
		{ "bytes=0-1,3-4", RANGE_NONE, 0, 0 },
		{ "bytes=a-", RANGE_NONE, 0, 0 },
		{ "bytes=-", RANGE_NONE, 0, 0 },
		{ "bytes=9999999999999999999-", RANGE_NONE, 0, 0 },
		{ "lines=0-1", RANGE_NONE, 0, 0 },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		int64_t from = 0, to = 0;

		assert_int_equal(
		    media_range(str_of(tab[i].header), 10, &from, &to),
		    tab[i].want);
		assert_int_equal(from, tab[i].from);
		assert_int_equal(to, tab[i].to);
	}
}

static const struct CMUnitTest tests[] = { cmocka_unit_test(types),
	cmocka_unit_test(inert),
	cmocka_unit_test_setup_teardown(names, setup, teardown),
	cmocka_unit_test(ranges) };
UNIT_MAIN(tests)
