/* SPDX-License-Identifier: MIT */
/* t_json.c - the output block, its sinks, and JSON text. */
#include "config.h"
#include "unit.h"
#include <float.h>
#include <math.h>
#include "base/utf8.h"
#include "out/json.h"

UNIT_ARENA(1024)
static char block[OUT_BLOCK];

/* What json_str() makes of a text. */
static struct str
json_of(struct str s)
{
	struct sink_mem *m = NEW(arena, struct sink_mem);
	struct out o;

	*m = sink_mem_in(arena, 1 << 24);
	o = out_to(&m->sink, block);
	json_str(&o, s);
	assert_true(out_finish(&o));
	return sink_mem_str(m);
}

static void
what_must_be_escaped(void **st)
{
	/* clang-format off */
	const struct {
		struct str in;
		const char *want;
	} tab[] = {
		{ S(""), "\"\"" },
		{ S("plain"), "\"plain\"" },
		{ S("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"" },
		{ S("\b\t\n\f\r"), "\"\\b\\t\\n\\f\\r\"" },
		{ S("\0\1\x1f\x7f"), "\"\\u0000\\u0001\\u001F\x7f\"" },
		{ S("0123456789abcdef\"x"), "\"0123456789abcdef\\\"x\"" },
		{ S("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"),
		  "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"" },
		{ S("a\xE9z"), "\"a\xEF\xBF\xBDz\"" },
		{ S("\xC0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"" },
		{ S("\xE2\x82"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"" },
	};
	/* clang-format on */

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++)
		assert_str(json_of(tab[i].in), tab[i].want);
}

/* Each special byte at each distance from the ends of the 16-byte steps. */
static void
every_offset(void **st)
{
	char in[64];

	(void)st;
	for (size_t len = 1; len <= 40; len++) {
		for (size_t at = 0; at < len; at++) {
			struct str got, s = { in, len };

			memset(in, 'x', sizeof(in));
			in[at] = '\n';
			got = json_of(s);
			assert_int_equal(got.n, len + 3);
			assert_memory_equal(got.p + 1 + at, "\\n", 2);
			in[at] = '\xFF';
			got = json_of(s);
			assert_int_equal(got.n, len + 4);
			assert_memory_equal(got.p + 1 + at, "\xEF\xBF\xBD", 3);
		}
	}
}

/* All texts of three bytes: the result is UTF-8, and valid text is kept. */
static void
always_utf8(void **st)
{
	static struct sink_mem m;
	unsigned char in[3];

	(void)st;
	for (unsigned i = 0; i < 1u << 24; i += i % 7 + 1) {
		struct out o;
		struct str s = { (char *)in, 3 };

		in[0] = (unsigned char)(i >> 16);
		in[1] = (unsigned char)(i >> 8);
		in[2] = (unsigned char)i;
		m = sink_mem_in(arena, 64);
		o = out_to(&m.sink, block);
		json_str(&o, s);
		if (!utf8_valid((struct str){ o.p, o.n }))
			fail_msg("bytes %06x", i);
		if (utf8_valid(s) && in[0] >= 0xE0 &&
		    memcmp(o.p + 1, in, 3) != 0)
			fail_msg("valid bytes %06x changed", i);
	}
}

static void
long_text_crosses_blocks(void **st)
{
	enum { N = 200001 };
	char *p = NEWN(arena, char, N);
	struct str got;

	(void)st;
	for (size_t i = 0; i + 1 < N; i += 2)
		memcpy(p + i, "\xC3\xA9", 2);
	p[N - 1] = '\1';
	got = json_of((struct str){ p, N });
	assert_int_equal(got.n, 2 + N - 1 + 6);
	assert_memory_equal(got.p + 1, p, N - 1);
	assert_memory_equal(got.p + N, "\\u0001\"", 7);
}

static void
numbers(void **st)
{
	struct sink_mem m = sink_mem_in(arena, 4096);
	struct out o = out_to(&m.sink, block);

	(void)st;
	json_i64(&o, INT64_MIN);
	out_char(&o, ' ');
	json_u64(&o, UINT64_MAX);
	out_char(&o, ' ');
	json_f64(&o, 0.1);
	out_char(&o, ' ');
	json_f32(&o, 0.1f);
	out_char(&o, ' ');
	json_f64(&o, (double)INFINITY);
	json_f64(&o, -(double)INFINITY);
	json_f32(&o, NAN);
	json_bool(&o, true);
	json_bool(&o, false);
	json_key(&o, S("k"));
	assert_true(out_finish(&o));
	assert_str(sink_mem_str(&m),
	    "-9223372036854775808 18446744073709551615 0.1 0.1 "
	    "\"INF\"\"-INF\"\"NaN\"truefalse\"k\":");
}

struct counted {
	struct sink sink;
	size_t calls, bytes, lasts, refuse_at;
};

static bool
count(struct sink *s, const char *p, size_t n, bool last)
{
	struct counted *c = (struct counted *)s;

	(void)p;
	assert_true(n <= OUT_BLOCK);
	c->calls++;
	c->bytes += n;
	c->lasts += last ? 1 : 0;
	return c->calls != c->refuse_at;
}

static void
blocks_are_full(void **st)
{
	struct counted c = { .sink = { count } };
	struct out o = out_to(&c.sink, block);

	(void)st;
	for (int i = 0; i < OUT_BLOCK; i++)
		out_lit(&o, "abc");
	assert_int_equal(o.total, 3 * OUT_BLOCK);
	/* The last block waits until it is known to be the last. */
	assert_int_equal(c.calls, 2);
	assert_true(out_finish(&o));
	assert_int_equal(c.calls, 3);
	assert_int_equal(c.lasts, 1);
	assert_int_equal(c.bytes, 3 * OUT_BLOCK);
}

static void
refused_blocks_stop_everything(void **st)
{
	struct counted c = { .sink = { count }, .refuse_at = 2 };
	struct out o = out_to(&c.sink, block);
	char *big = NEWN(arena, char, 5 * OUT_BLOCK);

	(void)st;
	assert_true(out_ok(&o));
	out_put(&o, (struct str){ big, 5 * OUT_BLOCK });
	assert_false(out_ok(&o));
	for (int i = 0; i < 100000; i++)
		json_str(&o, S("never seen"));
	assert_false(out_finish(&o));
	assert_int_equal(c.calls, 2);
	assert_int_equal(c.lasts, 0);
}

static void
memory_has_a_maximum(void **st)
{
	struct sink_mem m = sink_mem_in(arena, 10);
	struct out o = out_to(&m.sink, block);

	(void)st;
	out_lit(&o, "0123456789");
	assert_true(out_finish(&o));
	m = sink_mem_in(arena, 10);
	o = out_to(&m.sink, block);
	out_lit(&o, "0123456789a");
	assert_false(out_finish(&o));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(what_must_be_escaped),
	T(every_offset), T(always_utf8), T(long_text_crosses_blocks),
	T(numbers), T(blocks_are_full), T(refused_blocks_stop_everything),
	T(memory_has_a_maximum) };
UNIT_MAIN(tests)
