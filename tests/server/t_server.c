/* SPDX-License-Identifier: MIT */
/* t_server.c - entity tags, cookies, views, configuration, the board. */
#include "config.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "../unit/unit.h"
#include "http/http.h"
#include "server/board.h"
#include "server/view.h"
#include "sys/conf.h"

static void
etags(void **state)
{
	static const struct {
		const char *list, *etag;
		bool match;
	} t[] = {
		{ "\"a\"", "\"a\"", true },
		{ "W/\"a\"", "\"a\"", true },
		{ "\"a\"", "W/\"a\"", true },
		{ "\"b\", W/\"c,d\" ,\"a\"", "\"a\"", true },
		{ "\"b\", \"c,d\"", "\"c,d\"", true },
		{ "\"c,d\"", "\"d\"", false },
		{ "*", "\"a\"", true },
		{ " * ", "\"a\"", true },
		{ "", "\"a\"", false },
		{ "\"A\"", "\"a\"", false },
		{ "a", "\"a\"", false },
		{ "\"a", "\"a\"", false },
		{ "junk, \"a\"", "\"a\"", false },
	};

	(void)state;
	for (size_t i = 0; i < N_ELEM(t); i++)
		assert_int_equal(
		    http_etag_match(str_of(t[i].list), str_of(t[i].etag)),
		    t[i].match);
}

static void
cookies(void **state)
{
	static const struct {
		const char *header, *value;
	} t[] = {
		{ "__Host-latchkey=abc", "abc" },
		{ "a=1; __Host-latchkey=abc; b=2", "abc" },
		{ "a=1;__Host-latchkey=a=b", "a=b" },
		{ "__host-latchkey=abc", "" },
		{ "x__Host-latchkey=abc", "" },
		{ "__Host-latchkey", "" },
		/* two: one of them was planted */
		{ "__Host-latchkey=a; __Host-latchkey=b", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < N_ELEM(t); i++) {
		const struct http_pair h = { S("cookie"), str_of(t[i].header) };
		const struct http_req rq = { .headers = &h, .nheaders = 1 };

		assert_str(http_cookie(&rq, S("__Host-latchkey")), t[i].value);
	}
}

static bool
never(struct sink *s, const char *p, size_t n, bool last)
{
	(void)s, (void)p, (void)n, (void)last;
	return false;
}

static void
restart(void **state)
{
	static char block[OUT_BLOCK];
	struct sink sink = { never };
	struct arena *a = arena_new(1024);
	struct http_resp rs = { .status = 200, .arena = a };

	(void)state;
	rs.body = out_to(&sink, block);
	resp_status(&rs, 404);
	resp_header(&rs, S("X"), S("y"));
	for (int i = 0; i <= OUT_BLOCK; i++)
		out_char(resp_body(&rs), 'x');
	assert_false(out_ok(resp_body(&rs)));
	rs.trouble = RESP_NO_STREAM_SLOT;
	assert_true(resp_restart(&rs));
	assert_int_equal(rs.status, 200);
	assert_int_equal(rs.nheaders, 0);
	assert_int_equal(resp_trouble(&rs), RESP_FINE);
	out_lit(resp_body(&rs), "new");
	assert_true(out_ok(resp_body(&rs)));
	assert_int_equal(rs.body.total, 3);
	rs.head_sent = true;
	assert_false(resp_restart(&rs));
	rs.head_sent = false;
	resp_abort(&rs);
	assert_false(out_ok(resp_body(&rs)));
	assert_false(resp_restart(&rs));
	arena_free(&a);
}

static struct err *
view(struct arena *a, struct http_req *rq, int64_t *length, size_t n,
    const char *const *given)
{
	char **all = NEWN(a, char *, n + 1);

	for (size_t i = 0; i < n; i++)
		all[i] = arena_z(a, str_of(given[i]));
	*rq = (struct http_req){ .arena = a };
	return view_request(rq, all, length);
}
#define VIEW(...)                                                              \
	view(a, &rq, &length, N_ELEM(((const char *[]){ __VA_ARGS__ })),       \
	    (const char *[]){ __VA_ARGS__ })

static void
views(void **state)
{
	struct arena *a = arena_new(4096);
	struct http_req rq;
	int64_t length;

	(void)state;
	assert_null(VIEW("REQUEST_METHOD=GET", "REQUEST_URI=/a%2Fb?x=?&y",
	    "HTTP_ACCEPT_LANGUAGE=de", "CONTENT_TYPE=text/plain",
	    "CONTENT_LENGTH=12", "HTTP_HOST=h:1", "REMOTE_ADDR=::1", "HTTPS=on",
	    "REDIRECT_HTTP_AUTHORIZATION=Bearer t"));
	assert_int_equal(rq.method, HTTP_GET);
	assert_str(rq.path, "/a%2Fb");
	assert_str(rq.query, "x=?&y");
	assert_true(rq.has_query && rq.https);
	assert_str(rq.host, "h:1");
	assert_str(rq.remote_addr, "::1");
	assert_str(http_header(&rq, S("Accept-Language"), NULL), "de");
	assert_str(http_header(&rq, S("content-type"), NULL), "text/plain");
	assert_str(http_header(&rq, S("authorization"), NULL), "Bearer t");
	assert_int_equal(length, 12);

	assert_null(VIEW("REQUEST_METHOD=PROPFIND", "REQUEST_URI=http://h/p?",
	    "CONTENT_LENGTH=", "SERVER_NAME=n", "SERVER_PORT=81",
	    "HTTP_AUTHORIZATION=Basic x",
	    "REDIRECT_HTTP_AUTHORIZATION=Bearer t"));
	assert_int_equal(rq.method, HTTP_OTHER);
	assert_str(rq.method_text, "PROPFIND");
	assert_str(rq.path, "/p");
	assert_true(rq.has_query && rq.query.n == 0);
	assert_str(rq.host, "n:81");
	assert_str(http_header(&rq, S("authorization"), NULL), "Basic x");
	assert_int_equal(length, NO_LENGTH);
	arena_free(&a);
}

static void
no_requests(void **state)
{
	struct arena *a = arena_new(4096);
	struct http_req rq;
	int64_t length;

	(void)state;
	assert_non_null(VIEW("REQUEST_URI=/"));
	assert_non_null(VIEW("REQUEST_METHOD=GET"));
	assert_non_null(VIEW("REQUEST_METHOD=GET", "REQUEST_URI=a"));
	assert_non_null(VIEW("REQUEST_METHOD=GET", "REQUEST_URI=*"));
	assert_null(VIEW("REQUEST_METHOD=OPTIONS", "REQUEST_URI=*"));
	assert_non_null(VIEW("REQUEST_METHOD=GET", "REQUEST_URI=/a b"));
	assert_non_null(VIEW("REQUEST_METHOD=GET", "REQUEST_URI=/a\tb"));
	assert_null(VIEW("REQUEST_METHOD=POST", "REQUEST_URI=/",
	    "CONTENT_LENGTH=1", "HTTP_CONTENT_LENGTH=1"));
	assert_non_null(VIEW("REQUEST_METHOD=POST", "REQUEST_URI=/",
	    "CONTENT_LENGTH=1", "HTTP_CONTENT_LENGTH=2"));
	assert_non_null(VIEW("REQUEST_METHOD=POST", "REQUEST_URI=/",
	    "CONTENT_LENGTH=1", "CONTENT_LENGTH=2"));
	assert_non_null(
	    VIEW("REQUEST_METHOD=POST", "REQUEST_URI=/", "CONTENT_LENGTH=-1"));
	assert_non_null(
	    VIEW("REQUEST_METHOD=POST", "REQUEST_URI=/", "CONTENT_LENGTH=+1"));
	assert_non_null(VIEW(
	    "REQUEST_METHOD=POST", "REQUEST_URI=/", "CONTENT_LENGTH=1, 1"));
	assert_non_null(VIEW("REQUEST_METHOD=POST", "REQUEST_URI=/",
	    "CONTENT_LENGTH=99999999999999999999"));
	assert_int_equal(length, NO_LENGTH);
	arena_free(&a);
}

static bool
load(struct arena *a, const char *text, struct conf *c, struct buf *problems)
{
	char path[] = "/tmp/latchkey-t-XXXXXX";
	const int fd = mkstemp(path);
	bool ok;

	assert_true(fd != -1);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	(void)close(fd);
	*problems = buf_in(a, 65536);
	ok = conf_load(a, path, 0, NULL, c, problems);
	(void)unlink(path);
	return ok;
}

static void
configuration(void **state)
{
	static const char *const wrong[] = { "workers", "workers = -1",
		"workers = 257", "workers = 1.5", "workers = 1k",
		"workers = ", "queue_wait = 5h", "stop_timeout = 5ms",
		"nothing = 1", "workers = 1\nworkers = 1", "db_socket = rel",
		"db_name = \"a", "db_name = \"a\" b", "tinyint1_boolean = 1",
		"log_level = loud", "page_size = 9\npage_size_max = 8",
		"session_idle = 2h\nsession_absolute = 1h",
		"workers = 4\nstream_workers = 5", "db_name = \x01",
		"db_name = \xff", "public_url = example.com",
		"db_socket = \"\"\ndb_host = \"\"" };
	struct arena *a = arena_new(4096);
	struct buf problems;
	struct conf c;

	(void)state;
	assert_true(load(a,
	    "# c\r\n\n workers = 12 # x\r\nurl_max=8k\nqueue_wait = 2s\n"
	    "session_idle = 1min\ndb_name = \"a # b\"\n"
	    "tinyint1_boolean = yes\ndb_user = a#b",
	    &c, &problems));
	assert_int_equal(c.workers, 12);
	assert_int_equal(c.stream_workers, 6);
	assert_int_equal(c.url_max, 8192);
	assert_int_equal(c.queue_wait, 2000);
	assert_int_equal(c.session_idle, 60);
	assert_string_equal(c.db_name, "a # b");
	assert_string_equal(c.db_user, "a#b");
	assert_true(c.tinyint1_boolean);
	assert_string_equal(c.own_schema, "latchkey");
	for (size_t i = 0; i < N_ELEM(wrong); i++) {
		if (load(a, wrong[i], &c, &problems))
			fail_msg("accepted: %s", wrong[i]);
		assert_true(problems.n > 10);
	}
	arena_free(&a);
}

/* What --check-config prints is a configuration that means the same. */
static void
print_and_read(void **state)
{
	struct arena *a = arena_new(4096);
	struct buf problems, one = buf_in(a, 65536), two = buf_in(a, 65536);
	struct conf c;

	(void)state;
	assert_true(load(a, "db_name = \"x # y\"\nworkers = 9", &c, &problems));
	conf_print(&c, &one);
	buf_char(&one, '\0');
	assert_true(load(a, one.p, &c, &problems));
	conf_print(&c, &two);
	buf_char(&two, '\0');
	assert_string_equal(one.p, two.p);
	arena_free(&a);
}

static void
permits(void **state)
{
	struct board *b = board_new(8);

	(void)state;
	assert_non_null(b);
	assert_true(permit_take(b, 7, 2, 0));
	assert_true(permit_take(b, 7, 2, 0)); /* one for a slot, not two */
	assert_true(permit_take(b, 8, 2, 0));
	assert_false(permit_take(b, 9, 2, 20));
	board_bury(b, 7); /* a killed worker's permit comes back */
	assert_true(permit_take(b, 9, 2, 0));
	permit_give(b, 8);
	permit_give(b, 8);
	assert_true(permit_take(b, 1, 2, 0));
	assert_false(permit_take(b, 2, 2, 0));
}

static void
saturation(void **state)
{
	struct board *b = board_new(0);

	(void)state;
	board_begin(b, 3);
	assert_false(board_saturated(b, 50));
	(void)usleep(60000);
	assert_true(board_saturated(b, 50));
	board_end(b, 3);
	assert_false(board_saturated(b, 50));
	board_bury(b, 3);
	assert_false(board_saturated(b, 50)); /* another may be starting */
	(void)usleep(60000);
	assert_true(board_saturated(b, 50)); /* nobody is there at all */
}

static void
lines(void **state)
{
	struct board *b = board_new(0);
	char longer[300], copy[BOARD_LINE];

	(void)state;
	memset(longer, 'p', sizeof(longer));
	board_line(b, 0, S("GET"), S("/a"));
	assert_str(board_line_of(&b->slot[0], copy), "GET /a");
	board_line(
	    b, 0, (struct str){ longer, 300 }, (struct str){ longer, 300 });
	assert_int_equal(board_line_of(&b->slot[0], copy).n, BOARD_LINE - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(etags),
		cmocka_unit_test(cookies),
		cmocka_unit_test(restart),
		cmocka_unit_test(views),
		cmocka_unit_test(no_requests),
		cmocka_unit_test(configuration),
		cmocka_unit_test(print_and_read),
		cmocka_unit_test(permits),
		cmocka_unit_test(saturation),
		cmocka_unit_test(lines),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
