/* SPDX-License-Identifier: MIT */
/* t_csv.c - rows as CSV: quotes, formulas, null, values of every kind. */
#include "config.h"
#include "unit.h"
#include "written.h"
#include "out/csv.h"
#include "write/write.h"

static void
cells_of_text(void **st)
{
	static const struct {
		struct str text;
		const char *want;
	} tab[] = {
		{ V(""), "\"\"" },
		{ V("plain"), "\"plain\"" },
		{ V("a,b;c"), "\"a,b;c\"" },
		{ V("say \"hi\""), "\"say \"\"hi\"\"\"" },
		{ V("\""), "\"\"\"\"" },
		{ V("a\r\nb\\n\x01"), "\"a\r\nb\\n\x01\"" },
		{ V("Zo\xC3\xAB"), "\"Zo\xC3\xAB\"" },
		{ V("b\xFF"
		    "c\xC3"),
		    "\"b\xEF\xBF\xBD"
		    "c\xEF\xBF\xBD\"" },
		{ V("n\0ul"), "\"n\xEF\xBF\xBDul\"" },
		{ V("=1+1"), "\"'=1+1\"" },
		{ V("+1+1"), "\"'+1+1\"" },
		{ V("-2*A1"), "\"'-2*A1\"" },
		{ V("@SUM(A1)"), "\"'@SUM(A1)\"" },
		{ V("\tx"), "\"'\tx\"" },
		{ V("\rx"), "\"'\rx\"" },
		{ V("\nx"), "\"'\nx\"" },
		{ V("\xEF\xBC\x9D"
		    "1"),
		    "\"'\xEF\xBC\x9D"
		    "1\"" },
		{ V("\xEF\xBC\xA1"), "\"\xEF\xBC\xA1\"" },
		{ V("+49 30 1234567"), "\"+49 30 1234567\"" },
		{ V("-17.5"), "\"-17.5\"" },
		{ V("+"), "\"+\"" },
		{ V("+49-30-1"), "\"'+49-30-1\"" },
		{ V("a=1"), "\"a=1\"" },
		{ V("\"=1"), "\"\"\"=1\"" },
		{ V("'=1"), "\"'=1\"" },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		csv_text(&out, tab[i].text);
		assert_str(text(), tab[i].want);
	}
}

/* Longer than a piece and than the block, with a quote at every place of
 * the 16 bytes that are looked at together. */
static void
long_text(void **st)
{
	enum { N = OUT_BLOCK + 4099 };
	char *p = NEWN(arena, char, N), *want = NEWN(arena, char, 2 * N + 3);
	size_t w = 0;
	struct str s;

	(void)st;
	want[w++] = '"';
	for (size_t i = 0; i < N; i++) {
		p[i] = i % 17 == 0 ? '"' : 'x';
		want[w++] = p[i];
		if (p[i] == '"')
			want[w++] = '"';
	}
	want[w++] = '"';
	csv_text(&out, (struct str){ p, N });
	s = text();
	assert_true(str_eq(s, (struct str){ want, w }));
}

static const struct edm_member members[] = {
	{ .name = V("Red"), .value = V("Red"), .number = 1 },
	{ .name = V("Blue"), .value = V("Blue"), .number = 2 }
};
static const struct edm_enum colours = {
	.name = V("Colours"), .flags = true, .members = members, .nmembers = 2
};
static const struct edm_prop props[] = {
	{ .name = V("Id"), .type = EDM_INT32 },
	{ .name = V("Name"), .type = EDM_STRING },
	{ .name = V("Price"), .type = EDM_DECIMAL },
	{ .name = V("Open"), .type = EDM_BOOL },
	{ .name = V("Born"), .type = EDM_DATE },
	{ .name = V("Took"), .type = EDM_DURATION, .precision = 0 },
	{ .name = V("Hash"), .type = EDM_BINARY },
	{ .name = V("Colours"), .type = EDM_ENUM, .etype = &colours },
	{ .name = V("Where"), .type = EDM_POINT },
};
enum { NPROPS = N_ELEM(props) };
static const struct edm_set set = {
	.name = V("Things"), .props = props, .nprops = NPROPS
};
static const struct edm_model model = { .ns = V("Crm") };

static const struct shape *
shape_of(const struct write_conf *c, size_t from, size_t n)
{
	struct level *l = NEW(arena, struct level);
	struct query *q = NEW(arena, struct query);
	const struct edm_prop **select =
	    NEWN(arena, const struct edm_prop *, n);
	uint16_t *col = NEWN(arena, uint16_t, n);

	for (size_t i = 0; i < n; i++) {
		select[i] = &props[from + i];
		col[i] = (uint16_t)(from + i);
	}
	q->kind = QUERY_COLLECTION;
	q->set = &set;
	q->select = select;
	q->nselect = n;
	l->query = q;
	l->select = col;
	return write_shape(arena, c, l);
}

static void
rows(void **st)
{
	static const struct val cells[NPROPS] = {
		{ .kind = VAL_I64, .i = -7 },
		{ .kind = VAL_STR, .s = V("=A1") },
		{ .kind = VAL_DEC, .s = V("-1.50") },
		{ .kind = VAL_I64, .i = 1 },
		{ .kind = VAL_DATE, .t = { 1999, 12, 31, 0, 0, 0, 0 } },
		{ .kind = VAL_DURATION, .i = -3600000000 },
		{ .kind = VAL_BYTES, .s = V("\xFA\x00\x01") },
		{ .kind = VAL_STR, .s = V("Red,Blue") },
		{ .kind = VAL_STR, .s = V("{\"type\":\"Point\"}") },
	};
	static const struct val nothing[NPROPS];
	struct write_conf c = { .model = &model,
		.root = S("http://h/o/"),
		.metadata = METADATA_FULL,
		.csv = true };
	const struct shape *s = shape_of(&c, 0, NPROPS);
	struct row one = { cells, NULL }, two = { nothing, NULL };

	(void)st;
	write_begin(&out, s, -1);
	write_row(&out, s, &one, true);
	write_row(&out, s, &two, false);
	write_end(&out, s, S("http://h/next"));
	assert_str(text(),
	    "Id,Name,Price,Open,Born,Took,Hash,Colours,Where\r\n"
	    "-7,\"'=A1\",-1.50,true,1999-12-31,'-PT1H,\"'-gAB\","
	    "\"Red,Blue\",\"{\"\"type\"\":\"\"Point\"\"}\"\r\n"
	    ",,,,,,,,\r\n");
	s = shape_of(&c, 1, 1);
	write_begin(&out, s, -1);
	write_row(&out, s, &two, true);
	assert_str(text(), "Name\r\n\"\"\r\n");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(cells_of_text), T(long_text),
	T(rows) };
UNIT_MAIN(tests)
