/* SPDX-License-Identifier: MIT */
/* t_part.c - multipart bodies and the requests in them. */
#include "config.h"
#include "unit.h"
#include "http/part.h"

static struct arena *arena;

static int
setup(void **st)
{
	(void)st;
	arena = arena_new(1 << 14);
	return 0;
}

static int
teardown(void **st)
{
	(void)st;
	arena_free(&arena);
	return 0;
}

static void
media(void **st)
{
	static const struct {
		const char *value, *media, *boundary;
	} t[] = {
		{ "multipart/mixed; boundary=a", "multipart/mixed", "a" },
		{ "multipart/mixed;BOUNDARY=\"a;b\" ; x=y", "multipart/mixed",
		    "a;b" },
		{ " multipart/mixed ; x=\"boundary=z;\"; boundary=a=b",
		    "multipart/mixed", "a=b" },
		{ "multipart/mixed; boundary=\"a\\\"b\\\\\"", "multipart/mixed",
		    "a\"b\\" },
		{ "multipart/mixed; boundary=\"open", "multipart/mixed",
		    "open" },
		{ "multipart/mixed", "multipart/mixed", "" },
		{ "", "", "" },
		{ ";;=;", "", "" },
		{ "a; boundary", "a", "" },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(t); i++) {
		struct str v = str_of(t[i].value);

		assert_str(http_media(v), t[i].media);
		assert_str(
		    http_media_param(arena, v, S("boundary")), t[i].boundary);
	}
}

/* The parts in brackets, or the name of the error. */
static struct str
split(const char *body, const char *boundary, size_t max)
{
	struct str *parts, s = S("");
	size_t n;
	struct err *e =
	    part_split(arena, str_of(body), str_of(boundary), max, &parts, &n);

	if (e != NULL)
		return str_of(err_odata(e));
	for (size_t i = 0; i < n; i++)
		s = arena_strf(arena, "%.*s[%.*s]", STRF(s), STRF(parts[i]));
	return s;
}

static void
splitting(void **st)
{
	(void)st;
	assert_str(
	    split("--b\r\nx\r\n--b\r\ny\r\n--b--\r\n", "b", 9), "[x][y]");
	assert_str(split("--b\nx\n--b\ny\n\n--b--", "b", 9), "[x][y\n]");
	assert_str(
	    split("pre\n--b \t\nx\n--b-- \nepi --b\n--b\n", "b", 9), "[x]");
	assert_str(split("--b\n--b\n\n--b--", "b", 9), "[][]");
	assert_str(split("--b\nx --b\n--bc\n--b--", "b", 9), "[x --b\n--bc]");
	assert_str(split("--b--", "b", 9), "");
	assert_str(split("--b\nx\n", "b", 9), "BadRequest");
	assert_str(split("--b\nx\n--b", "b", 9), "BadRequest");
	assert_str(split("", "b", 9), "BadRequest");
	assert_str(split("--b\nx\n--b--", "", 9), "BadRequest");
	assert_str(split("--b\nx\n--b\ny\n--b--", "b", 1), "LimitExceeded");
	assert_str(split("--b\nx\n--b--", "b", 1), "[x]");
}

static struct str
request(const char *text)
{
	struct http_req rq = { 0 };
	struct str body, s;
	struct err *e = part_request(arena, str_of(text), &rq, &body);

	if (e != NULL)
		return str_of(err_odata(e));
	s = arena_strf(
	    arena, "%.*s|%.*s|", STRF(rq.method_text), STRF(rq.target));
	for (size_t i = 0; i < rq.nheaders; i++)
		s = arena_strf(arena, "%.*s%.*s=%.*s|", STRF(s),
		    STRF(rq.headers[i].name), STRF(rq.headers[i].value));
	return arena_strf(arena, "%.*s[%.*s]", STRF(s), STRF(body));
}

static void
requests(void **st)
{
	(void)st;
	assert_str(
	    request("GET A HTTP/1.1\r\nX: y\r\n\r\nbody"), "GET|A|X=y|[body]");
	assert_str(request("GET A?$filter=a eq 'HTTP/1.1 x' HTTP/1.1\n\n"),
	    "GET|A?$filter=a eq 'HTTP/1.1 x'|[]");
	assert_str(request("\r\nPOST A b"), "POST|A b|[]");
	assert_str(request("GET A HTTP/1.1\nHost: h:1\nEmpty:\n"),
	    "GET|A|Host=h:1|Empty=|[]");
	assert_str(request("GET \xC3\xA4 HTTP/1.1"), "GET|\xC3\xA4|[]");
	assert_str(request(""), "BadRequest");
	assert_str(request("GET"), "BadRequest");
	assert_str(request("GET HTTP/1.1"), "BadRequest");
	assert_str(request("GET A\tB HTTP/1.1"), "GET|A\tB|[]");
	assert_str(request("GET A\x01 HTTP/1.1"), "BadRequest");
	assert_str(request("GET A HTTP/1.1\nno colon\n"), "BadRequest");
	assert_str(request("GET A HTTP/1.1\nX : y\n"), "BadRequest");
	assert_str(request("GET A HTTP/1.1\n: y\n"), "BadRequest");
	assert_str(request("GET A HTTP/1.1\nX: a\rb\n"), "BadRequest");
	assert_str(request("GET A HTTP/1.1\nX: a\nx: b\n"), "BadRequest");
}

static void
many_fields(void **st)
{
	struct str text = S("");
	const struct http_pair *pairs;
	size_t n;

	(void)st;
	for (unsigned i = 0; i < PART_FIELDS_MAX; i++)
		text = arena_strf(arena, "%.*sX%u: y\r\n", STRF(text), i);
	assert_null(
	    part_fields(arena, &(struct str){ text.p, text.n }, &pairs, &n));
	assert_int_equal(n, PART_FIELDS_MAX);
	text = arena_strf(arena, "%.*sZ: y\r\n", STRF(text));
	assert_non_null(part_fields(arena, &text, &pairs, &n));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(media, setup, teardown),
	cmocka_unit_test_setup_teardown(splitting, setup, teardown),
	cmocka_unit_test_setup_teardown(requests, setup, teardown),
	cmocka_unit_test_setup_teardown(many_fields, setup, teardown),
};

UNIT_MAIN(tests)
