/* SPDX-License-Identifier: MIT */
/* t_parse.c - what the parser accepts and refuses, its messages with their
 * positions, its limits; percent-encoding. */
#include "config.h"
#include "unit.h"
#include "http/http.h"
#include "odata/parse.h"

UNIT_ARENA(1 << 14)
static struct ast_uri *uri;
static const struct parse_limits roomy = { .url = 8192,
	.depth = 64,
	.nodes = 2000,
	.list = 1000,
	.expand = 8,
	.segments = 16 };

/* The target as a whole, so that positions are those of the text. */
static struct err *
parse_within(const struct parse_limits *lim, const char *target)
{
	struct str path, query;

	(void)str_cut(str_of(target), '?', &path, &query);
	return odata_parse(arena, lim, path, 0, query, (long)path.n + 1, &uri);
}

static void
accepted(const char *target)
{
	struct err *e = parse_within(&roomy, target);

	if (e != NULL)
		print_message("# %s: %.*s\n", target, STRF(e->msg));
	assert_null(e);
}

static void
refused(const char *target, enum err_code code, long pos, const char *msg)
{
	struct err *e = parse_within(&roomy, target);

	if (e == NULL || e->code != code || e->pos != pos)
		print_message("# %s: code %d at %ld: %.*s\n", target,
		    e != NULL ? (int)e->code : -1, e != NULL ? e->pos : -1,
		    STRF(e != NULL ? e->msg : S("accepted")));
	assert_non_null(e);
	assert_int_equal(e->code, code);
	assert_int_equal(e->pos, pos);
	assert_int_equal(err_http(e), code == ERR_NOT_IMPLEMENTED ? 501 : 400);
	if (msg != NULL)
		assert_str(e->msg, msg);
}

/* What the clients of today send (and some of yesterday). */
static void
urls_of_clients(void **st)
{
	static const char *const urls[] = {
		"",
		"Books",
		"Books/",
		"Books/?$top=1",
		"Books?",
		"Books?&&",
		"Books?&$top=1&",
		"Books?%24top=1",
		"Books?top=1&SKIP=2&$OrderBy=title",
		"Books?$filter=(contains(title,'x')) eq true",
		"Books?$filter=not contains(title,'q')",
		"Books?$filter=not(contains(title,'q'))",
		"Books?$filter=(not (startswith(tolower(title),'o''n')))",
		"Books?$filter=big eq 5L and price eq 1.5m and dbl eq 2.0d and "
		"sng eq 1.5f",
		"Books?$filter=dt ge 2020-01-01T00:00:00.000Z",
		"Books?$filter=indexof(tolower(title),'z') eq -1",
		"Books?$filter=descr eq ''",
		"Books?$top=0&$count=true",
		"Books?$count=false",
		"Books?$filter=stock+eq+11",
		"Books?$filter=stock%20eq%09%2011",
		"Books?$filter= stock eq 11 ",
		"Books?$filter =stock eq 11& $top=1",
		"Books?$filter=(a eq 1)and(b eq 2)or(c eq 3)",
		"Books?$filter=ID in(1,2)",
		"Books?$filter=ID in (1 , 2)",
		"Books?$filter=a EQ 1 AND TOLOWER(b) NE 'x'",
		"Books?$apply=groupby((title),%20aggregate($count%20as%20"
		"groupCount))&$top=5",
		"Books?$select=ID,title&$expand=author($select=name)",
		"Books?$select=ID%2Ctitle&$expand=author%28$select%3Dname%3B"
		"$top%3D1%29",
		"Books?$orderby=title desc , ID,price asc",
		"Books?$expand=author , books( $top=1 ; $skip=2 )",
		"Books?$search=blue",
		"Books?$format=application/json;odata.metadata=full",
		"Books?apikey=a+b%2Fc&x&!y=",
		"Books(1)/author/books('a%2Fb')/title/$value",
		"Books(ID=1,Part='x')",
		"Books%28%27x%27%29",
		"Books(01234567-89ab-cdef-0123-456789abcdef)",
		"Books(%C3%A4=1)/%E5%90%8D",
		"Books(@k)?@k=1",
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(urls); i++)
		accepted(urls[i]);
}

static void
refusals_say_what_and_where(void **st)
{
	(void)st;
	refused("B?$filter=(a eq )", ERR_SYNTAX, 16,
	    "Expected a literal or a name in $filter at position 16, found "
	    "')'");
	refused("B?$filter=a eq", ERR_SYNTAX, 14,
	    "Expected a literal or a name in $filter at position 14, found "
	    "the end");
	refused("B?$filter=a eq'x'", ERR_SYNTAX, 14,
	    "Expected a blank behind an operator in $filter at position 14, "
	    "found '''");
	refused("B?$filter=a \xE5\x90\x8D\xE5\x90\x8D\xE5\x90\x8D"
		"\xE5\x90\x8D\xE5\x90\x8D\xE5\x90\x8D\xE5\x90\x8D"
		"x\xE5\x90\x8D\xE5\x90\x8D",
	    ERR_SYNTAX, 12,
	    "Expected the end or an operator in $filter at position 12, found "
	    "'\xE5\x90\x8D\xE5\x90\x8D\xE5\x90\x8D\xE5\x90\x8D\xE5\x90\x8D"
	    "\xE5\x90\x8D\xE5\x90\x8Dx\xE5\x90\x8D'");
	refused("B?$filter=$count gt 1", ERR_SYNTAX, 10,
	    "Expected a literal or a name in $filter at position 10, found "
	    "'$count'");
	refused("B?$filter=a eq 1 nad b", ERR_SYNTAX, 17, NULL);
	refused("B?$filter=", ERR_SYNTAX, 10,
	    "Expected a literal or a name in $filter at position 10, found "
	    "the end");
	/* positions are those of the encoded text */
	refused("B?$filter=%61%20eq%20%29", ERR_SYNTAX, 21, NULL);
	refused("B?$expand=c%28$filter%3Dx%20eq%20)", ERR_SYNTAX, 33,
	    "Expected a literal or a name in $filter at position 33, found "
	    "')'");
	refused("B?$filter=a eq '\xC3\xA4' \xE2\x82\xAC\xE2\x82\xAC",
	    ERR_SYNTAX, 20, NULL);
	refused("B?$foo=1", ERR_UNKNOWN_OPTION, 2,
	    "Unknown query option '$foo' at position 2");
	refused("B?a=1&$selct=x", ERR_UNKNOWN_OPTION, 6, NULL);
	refused("B?$expand=a($foo=1)", ERR_UNKNOWN_OPTION, 12, NULL);
	refused("B?$expand=a(foo=1)", ERR_UNKNOWN_OPTION, 12, NULL);
	refused("B?$top=1&$top=2", ERR_DUPLICATE_OPTION, 9,
	    "The query option '$top' at position 9 is given twice");
	refused("B?top=1&%24TOP=2", ERR_DUPLICATE_OPTION, 8, NULL);
	refused("B?$expand=a($top=1;top=2)", ERR_DUPLICATE_OPTION, 19, NULL);
	refused("B?@a=1&@a=2", ERR_DUPLICATE_OPTION, 7,
	    "The query option '@a' at position 7 is given twice");
	refused("B?$top=-1", ERR_SYNTAX, 7,
	    "$top must be a whole number that is not negative, not '-1', at "
	    "position 7");
	refused("B?$filter=d eq 2020-13-01", ERR_BAD_LITERAL, 21,
	    "Malformed or out of range date '2020-13-01' in $filter at "
	    "position 21");
}

static void
malformed_urls(void **st)
{
	static const struct {
		const char *url;
		enum err_code code;
		long pos;
	} urls[] = {
		{ "B?$top=x", ERR_SYNTAX, 7 },
		{ "B?$top=", ERR_SYNTAX, 7 },
		{ "B?$top", ERR_SYNTAX, 6 },
		{ "B?$top=1.5", ERR_SYNTAX, 7 },
		{ "B?$skip=99999999999999999999", ERR_SYNTAX, 8 },
		{ "B?$count=2", ERR_SYNTAX, 9 },
		{ "B?$count=yes", ERR_SYNTAX, 9 },
		{ "B?$levels=1", ERR_SYNTAX, 2 },
		{ "B?$expand=a($levels=0)", ERR_SYNTAX, 20 },
		{ "B?$expand=a($format=json)", ERR_SYNTAX, 12 },
		{ "B?$expand=a/$ref($select=x)", ERR_SYNTAX, 17 },
		{ "B?$expand=a/$count($top=1)", ERR_SYNTAX, 19 },
		{ "B?$expand=a($top=1", ERR_SYNTAX, 18 },
		{ "B?$expand=a()", ERR_SYNTAX, 12 },
		{ "B?$expand=a,", ERR_SYNTAX, 12 },
		{ "B?$expand=*/x", ERR_SYNTAX, 12 },
		{ "B?$expand=*/$count", ERR_SYNTAX, 18 },
		{ "B?$index=x", ERR_SYNTAX, 9 },
		{ "B?@a={x:1}", ERR_SYNTAX, 6 },
		{ "B?$select=", ERR_SYNTAX, 10 },
		{ "B?$select=a b", ERR_SYNTAX, 12 },
		{ "B?$select=a;b", ERR_SYNTAX, 11 },
		{ "B?$orderby=a foo", ERR_SYNTAX, 13 },
		{ "B?$orderby=a,", ERR_SYNTAX, 13 },
		{ "B?$compute=a add 1", ERR_SYNTAX, 18 },
		{ "B?$filter='a", ERR_SYNTAX, 12 },
		{ "B?$filter=a eq 'O'Neil'", ERR_SYNTAX, 18 },
		{ "B?$filter=a eq 42.", ERR_BAD_LITERAL, 18 },
		{ "B?$filter=a eq 5abc", ERR_BAD_LITERAL, 16 },
		{ "B?$filter=a eq 1e999", ERR_BAD_LITERAL, 19 },
		{ "B?$filter=a eq 1.5L", ERR_BAD_LITERAL, 18 },
		{ "B?$filter=a eq 2020-01-01T00:00:00", ERR_BAD_LITERAL, 34 },
		{ "B?$filter=a eq 24:00:00", ERR_BAD_LITERAL, 16 },
		{ "B?$filter=a eq 01234567-89ab-cdef-456789abcdef",
		    ERR_BAD_LITERAL, 38 },
		{ "B?$filter=a eq X'00'", ERR_BAD_LITERAL, 15 },
		{ "B?$filter=a eq guid'x'", ERR_BAD_LITERAL, 15 },
		{ "B?$filter=a eq duration'1D'", ERR_BAD_LITERAL, 24 },
		{ "B?$filter=a eq binary'Z'", ERR_BAD_LITERAL, 23 },
		{ "B?$filter=a eq geometry'SRID=0;Point(1)'", ERR_BAD_LITERAL,
		    38 },
		{ "B?$filter=a eq geometry'Point(1 2)'", ERR_BAD_LITERAL, 24 },
		{ "B?$filter=contains(a)", ERR_SYNTAX, 10 },
		{ "B?$filter=now(1)", ERR_SYNTAX, 10 },
		{ "B?$filter=substring(a,1,2,3)", ERR_SYNTAX, 10 },
		{ "B?$filter=contains(a,)", ERR_SYNTAX, 21 },
		{ "B?$filter=case()", ERR_SYNTAX, 15 },
		{ "B?$filter=undefined(ID,1,2)", ERR_SYNTAX, 20 },
		{ "B?$filter=f(a=1,)", ERR_SYNTAX, 16 },
		{ "B?$filter=a/all()", ERR_SYNTAX, 16 },
		{ "B?$filter=a/any(x)", ERR_SYNTAX, 17 },
		{ "B?$filter=a/", ERR_SYNTAX, 12 },
		{ "B?$filter=a/$value", ERR_SYNTAX, 12 },
		{ "B?$filter=$root", ERR_SYNTAX, 15 },
		{ "B?$filter=$iti/a", ERR_SYNTAX, 10 },
		{ "B?$filter=a in (1,2", ERR_SYNTAX, 19 },
		{ "B?$filter=a in (1,)", ERR_SYNTAX, 18 },
		{ "B?$filter=a eq (1,2)", ERR_SYNTAX, 17 },
		{ "B?$filter=a eq1", ERR_SYNTAX, 12 },
		{ "B?$filter=a)", ERR_SYNTAX, 11 },
		{ "B?$filter=((a)", ERR_SYNTAX, 14 },
		{ "B?$filter=@", ERR_SYNTAX, 11 },
		{ "B?@a={\"x\":}", ERR_SYNTAX, 10 },
		{ "B?@a=[\"\\ud800\"]", ERR_SYNTAX, 13 },
		{ "B?@a=", ERR_SYNTAX, 5 },
		{ "B?@=1", ERR_SYNTAX, 2 },
		{ "B?$search=", ERR_SYNTAX, 10 },
		{ "B?$search=\"a", ERR_SYNTAX, 12 },
		{ "B?$search=(a", ERR_SYNTAX, 12 },
		{ "B?$apply=f((a)", ERR_SYNTAX, 14 },
		{ "B?$filter=x&$skiptoken=", ERR_SYNTAX, 23 },
		{ "B?a=%zz", ERR_SYNTAX, 4 },
		{ "B?a=%4", ERR_SYNTAX, 4 },
		{ "B?%24top%=1", ERR_SYNTAX, 8 },
		{ "B?$filter=a eq '%00'", ERR_SYNTAX, 16 },
		{ "B?a=%ff", ERR_SYNTAX, 4 },
		{ "B?a=x%C3%28", ERR_SYNTAX, 5 },
		{ "B('%ED%A0%80')", ERR_SYNTAX, 3 },
		{ "B%00", ERR_SYNTAX, 1 },
		{ "B//x", ERR_SYNTAX, 2 },
		{ "/B", ERR_SYNTAX, 0 },
		{ "B('a/b')", ERR_SYNTAX, 4 },
		{ "B('O%27Neil')", ERR_SYNTAX, 7 },
		{ "B(1)x", ERR_SYNTAX, 4 },
		{ "B(1", ERR_SYNTAX, 3 },
		{ "B(1;2)", ERR_SYNTAX, 3 },
		{ "B(1,2)", ERR_SYNTAX, 2 },
		{ "B(a add 1)", ERR_SYNTAX, 2 },
		{ "B(a=b)", ERR_SYNTAX, 4 },
		{ "B/$count/x", ERR_SYNTAX, 8 },
		{ "B/$Count", ERR_SYNTAX, 2 },
		{ "$count", ERR_SYNTAX, 0 },
		{ "B/$metadata", ERR_SYNTAX, 2 },
		{ "$entity", ERR_SYNTAX, 7 },
		{ "B?$filter=$these/x eq 1", ERR_NOT_IMPLEMENTED, 10 },
		{ "B?$filter=S/aggregate(A with sum) gt 1", ERR_NOT_IMPLEMENTED,
		    12 },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(urls); i++)
		refused(urls[i].url, urls[i].code, urls[i].pos, NULL);
}

static void
geo_literals(void **st)
{
	static const char *const good[] = {
		"Point(1 2)",
		"point (1.5 -2e3 3 4)",
		"LineString(1 2,3 4)",
		"Polygon((0 0,1 0, 1 1,0 0),(0 0,1 1,0 1,0 0))",
		"MultiPoint()",
		"MultiPoint((1 2),(3 4))",
		"MultiLineString((1 2,3 4),(5 6,7 8))",
		"MultiPolygon(((0 0,1 0,1 1,0 0)),((0 0,1 1,0 1,0 0)))",
		"GeometryCollection(Point(1 2),GeometryCollection("
		"LineString(1 2,3 4)))",
	};
	static const struct {
		const char *text;
		long at; /* in the text */
	} bad[] = {
		{ "", 0 },
		{ "Point", 5 },
		{ "Point()", 6 },
		{ "Point(1)", 7 },
		{ "Point(1 2 3 4 5)", 14 },
		{ "Point(1 2,3 4)", 9 },
		{ "Point(1 2", 9 },
		{ "Point(1 2)x", 10 },
		{ "Point((1 2))", 6 },
		{ "Point(a b)", 6 },
		{ "LineString(1 2)", 14 },
		{ "Polygon(1 2,3 4)", 8 },
		{ "MultiPoint(1 2)", 11 },
		{ "MultiPoint((1 2,3 4))", 15 },
		{ "Circle(1 2)", 1 },
		{ "GeometryCollection(", 19 },
		{ "GeometryCollection(Point(1 2)", 29 },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(good); i++)
		accepted(arena_z(arena,
		    arena_strf(arena, "B?$filter=a eq geometry'SRID=4326;%s'",
			good[i])));
	for (size_t i = 0; i < N_ELEM(bad); i++)
		refused(
		    arena_z(arena,
			arena_strf(arena, "B?$filter=a eq geography'SRID=0;%s'",
			    bad[i].text)),
		    ERR_BAD_LITERAL, 32 + bad[i].at, NULL);
	refused("B?$filter=a eq geometry'SRID=123456;Point(1 2)'",
	    ERR_BAD_LITERAL, 34, NULL);
	refused("B?$filter=a eq geometry'SRID=x;Point(1 2)'", ERR_BAD_LITERAL,
	    29, NULL);
}

/* n times part between before and behind. */
static const char *
repeat(const char *before, const char *part, size_t n, const char *behind)
{
	struct buf b = buf_in(arena, 1 << 20);

	buf_put(&b, str_of(before));
	while (n-- > 0)
		buf_put(&b, str_of(part));
	buf_put(&b, str_of(behind));
	return arena_z(arena, buf_str(&b));
}

static void
over(const char *target, long pos, const char *msg)
{
	static const struct parse_limits tight = { .url = 200,
		.depth = 4,
		.nodes = 30,
		.list = 5,
		.expand = 2,
		.segments = 3 };
	struct err *e = parse_within(&tight, target);

	if (msg == NULL) {
		if (e != NULL)
			print_message("# %s: %.*s\n", target, STRF(e->msg));
		assert_null(e);
		return;
	}
	assert_non_null(e);
	assert_str(e->msg, msg);
	assert_int_equal(e->code, ERR_LIMIT);
	assert_int_equal(e->pos, pos);
}

/* Each limit: what just fits, and one more. */
static void
limits_are_named(void **st)
{
	static const char depth[] =
	    "$filter is nested deeper than 4 levels (expr_depth)";

	(void)st;
	over(repeat("B?x=", "y", 196, ""), 0, NULL);
	over(repeat("B?x=", "y", 197, ""), 0,
	    "The URL is longer than 200 bytes (url_max)");
	over("B?$filter=((((a))))", 0, NULL);
	over("B?$filter=(((((a)))))", 14, depth);
	over("B?$filter=not not not not a", 0, NULL);
	over("B?$filter=not not not not not a", 26, depth);
	over("B?$filter=----(a)", 14, depth);
	over("B?$filter=trim(trim(trim(trim(trim(a)))))", 35, depth);
	over("B?$filter=a/any(a:a/any(a:a/any(a:a/any(a:a))))", 0, NULL);
	over("B?$search=((((a))))", 0, NULL);
	over("B?$search=(((((a)))))", 14,
	    "$search is nested deeper than 4 levels (expr_depth)");
	over("B?@a=[[[[]]]]", 0, NULL);
	over("B?@a=[[[[[]]]]]", 9,
	    "@a is nested deeper than 4 levels (expr_depth)");
	over(
	    "B?$select=a($select=a($select=a($select=a($select=a))))", 0, NULL);
	over("B?$select=a($select=a($select=a($select=a($select=a($top=1)))))",
	    52, "$select is nested deeper than 4 levels (expr_depth)");
	over("B?$filter=a in (1,2,3,4,5)", 0, NULL);
	over("B?$filter=a in (1,2,3,4,5,6)", 26,
	    "A list in $filter has more than 5 members (in_max)");
	over("B?$expand=a($expand=b)", 0, NULL);
	over("B?$expand=a($expand=b($expand=c))", 30,
	    "$expand is nested deeper than 2 levels (expand_depth)");
	over("B/c/d/", 0, NULL);
	over("B/c/d/e", 6, "The path has more than 3 segments (path_segments)");
	over("B?$filter=a/b/c", 0, NULL);
	over("B?$filter=a/b/c/d", 16,
	    "A path in $filter has more than 3 segments (path_segments)");
	over("B?$select=a/b/c/d", 16,
	    "A path in $select has more than 3 segments (path_segments)");
	over(repeat("B?$filter=1", " add 1", 14, ""), 0, NULL);
	over(repeat("B?$filter=1", " add 1", 15, ""), 96,
	    "The request has more than 30 names, literals and operators "
	    "(expr_nodes)");
}

/* The default sizes of configuration must be enough, and deep nesting must
 * not eat the stack. */
static void
long_but_legal(void **st)
{
	(void)st;
	accepted(repeat("B?$filter=a", " or a", 600, ""));
	accepted(repeat("B?$filter=a in (1", ",2", 999, ")"));
	refused(repeat("B?$filter=", "(", 5000, ""), ERR_LIMIT, 74, NULL);
	refused(repeat("B?$filter=", "not ", 1500, ""), ERR_LIMIT, 266, NULL);
	refused(repeat("B?$filter=", "-", 5000, ""), ERR_LIMIT, 74, NULL);
	refused(repeat("B?@a=", "[", 5000, ""), ERR_LIMIT, 69, NULL);
	refused(
	    repeat("B?$expand=", "a($expand=", 500, ""), ERR_LIMIT, 90, NULL);
}

static void
one_expression(void **st)
{
	struct ast *e;
	struct err *err;

	(void)st;
	assert_null(odata_parse_expr(arena, &roomy, S(" a eq 'x+y' "), 0, &e));
	assert_int_equal(e->kind, AST_OP);
	assert_str(e->args->next->value->text, "x+y");
	err = odata_parse_expr(arena, &roomy, S("a eq"), 100, &e);
	assert_non_null(err);
	assert_int_equal(err->pos, 104);
	assert_non_null(odata_parse_expr(arena, &roomy, S(""), 0, &e));
}

static void
percent_encoding(void **st)
{
	struct buf b = buf_in(arena, 100);
	struct err *e;
	struct str s;

	(void)st;
	assert_null(http_decode(arena, S("a%20b+c%2B%c3%a4"), 0, true, &s));
	assert_str(s, "a b c+\xC3\xA4");
	assert_null(http_decode(arena, S("a+b"), 0, false, &s));
	assert_str(s, "a+b");
	assert_null(http_decode(arena, S(""), 0, false, &s));
	assert_int_equal(s.n, 0);
	e = http_decode(arena, S("ab%2"), 10, false, &s);
	assert_int_equal(e->pos, 12);
	e = http_decode(arena, S("%41%00"), 10, false, &s);
	assert_int_equal(e->pos, 13);
	e = http_decode(arena, S("%41b%C3x"), 10, false, &s);
	assert_int_equal(e->pos, 14);
	assert_str(e->msg, "Invalid UTF-8 at position 14");
	http_encode(&b, S("a b/\xC3\xA4~\0-_.%"), S("/"));
	assert_str(buf_str(&b), "a%20b/%C3%A4~%00-_.%25");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(urls_of_clients),
		T(refusals_say_what_and_where),
		T(malformed_urls),
		T(geo_literals),
		T(limits_are_named),
		T(long_but_legal),
		T(one_expression),
		T(percent_encoding),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
