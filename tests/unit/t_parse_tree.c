/* SPDX-License-Identifier: MIT */
/* t_parse_tree.c - the shape of the trees: precedence, literals, paths,
 * options, searches. */
#include "config.h"
#include "unit.h"
#include "ast_text.h"
#include "odata/parse.h"

UNIT_ARENA(1 << 14)
static const struct parse_limits lim = { .url = 8192,
	.depth = 64,
	.nodes = 2000,
	.list = 1000,
	.expand = 8,
	.segments = 16 };

static const char *
tree(const char *target)
{
	struct buf b = buf_in(arena, 1 << 14);
	struct str path, query;
	struct ast_uri *u;
	struct err *e;

	(void)str_cut(str_of(target), '?', &path, &query);
	e = odata_parse(arena, &lim, path, 0, query, (long)path.n + 1, &u);
	if (e != NULL)
		return arena_z(arena, e->msg);
	put_segs(&b, u->path);
	if (u->path != NULL && query.n > 0)
		buf_lit(&b, "?");
	put_options(&b, u->opts);
	return arena_z(arena, buf_str(&b));
}

struct row {
	const char *in, *out;
};

static void
rows(const char *before, const char *mark, const struct row *r, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *url =
		    arena_z(arena, arena_strf(arena, "%s%s", before, r[i].in));
		struct str want = arena_strf(
		    arena, "%s%s%s", mark, r[i].out, *mark != 0 ? ";" : "");

		assert_str(str_of(tree(url)), arena_z(arena, want));
	}
}

static void
precedence(void **st)
{
	static const struct row r[] = {
		{ "a or b and c", "(or a (and b c))" },
		{ "a and b or c", "(or (and a b) c)" },
		{ "a or b or c", "(or (or a b) c)" },
		{ "a eq 1 and b gt 2", "(and (eq a 1) (gt b 2))" },
		{ "a lt b eq c gt d", "(eq (lt a b) (gt c d))" },
		{ "a add b mul c sub d", "(sub (add a (mul b c)) d)" },
		{ "a sub b sub c", "(sub (sub a b) c)" },
		{ "a div 2 divby 3 mod 4", "(mod (divby (div a 2) 3) 4)" },
		{ "not a and b", "(and (not a) b)" },
		{ "not a eq b", "(eq (not a) b)" },
		{ "not a in (1)", "(not (in a [1]))" },
		{ "not (a eq b)", "(not (eq a b))" },
		{ "NOT(a)AND(b)", "(and (not a) b)" },
		{ "-a mul b", "(mul (- a) b)" },
		{ "a sub -1", "(sub a -1)" },
		{ "- 1", "(- 1)" },
		{ "a in (1,'x',null) or b", "(or (in a [1,'x',null]) b)" },
		{ "a in b", "(in a b)" },
		{ "a in [1,\"x\"]", "(in a [1,'x'])" },
		{ "a in ()", "(in a [])" },
		{ "a has Ns.E'A,-1' eq true", "(eq (has a Ns.E:A,-1) true)" },
		{ "a Eq b", "(eq a b)" },
		{ "eq eq ne", "(eq eq ne)" },
		{ "( ( a ) )", "a" },
	};

	(void)st;
	rows("?$filter=", "filter:", r, N_ELEM(r));
}

static void
literals(void **st)
{
	static const struct row r[] = {
		{ "null", "null" },
		{ "True", "true" },
		{ "true/x", "true/x" },
		{ "Null", "Null" },
		{ "42", "42" },
		{ "-42", "-42" },
		{ "%2B42", "42" },
		{ "+42", "42" },
		{ "5L", "5" },
		{ "123456789012345678901234567890",
		    "123456789012345678901234567890" },
		{ "1.50", "dec:1.50" },
		{ "-1.5M", "dec:-1.5" },
		{ "2m", "dec:2" },
		{ "1.5d", "dbl:1.5" },
		{ "2f", "dbl:2" },
		{ "1e3", "dbl:1000" },
		{ "1E+3", "dbl:1000" },
		{ "1E%2B3", "dbl:1000" },
		{ "1.5e-1", "dbl:0.15" },
		{ "INF", "dbl:inf" },
		{ "-INF", "dbl:-inf" },
		{ "'it''s'", "'it's'" },
		{ "''", "''" },
		{ "''''", "'''" },
		{ "'a%26b%2Bc+d'", "'a&b+c d'" },
		{ "%27x%27", "'x'" },
		{ "'P1D'", "'P1D'" },
		{ "2024-02-29", "2024-02-29" },
		{ "08:15", "08:15:00.000000" },
		{ "23:59:59.5", "23:59:59.500000" },
		{ "2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z" },
		{ "2020-01-01T00:00:00+02:00", "2019-12-31T22:00:00Z" },
		{ "2020-01-01T00:00:00%2B02:00", "2019-12-31T22:00:00Z" },
		{ "2020-01-01T00:00:00-02:00", "2020-01-01T02:00:00Z" },
		{ "duration'-P1DT2H3M4.5S'", "-P1DT2H3M4.5S" },
		{ "0123ABCD-89ab-cdef-0123-456789abcdef",
		    "0123abcd-89ab-cdef-0123-456789abcdef" },
		{ "abcdefab-89ab-cdef-0123-456789abcdef",
		    "abcdefab-89ab-cdef-0123-456789abcdef" },
		{ "binary'Zm9v'", "foo" },
		{ "Ns.E'A'", "Ns.E:A" },
		{ "geography'SRID=4326;Point(1.5 -2)'",
		    "geography:SRID=4326;Point(1.5 -2)" },
		{ "[]", "[]" },
		{ "{\"a\\n\\\"b\":[1,{}],\"c\":\"%5Cu00e9\\ud83d\\ude00\"}",
		    "{a\n\"b=[1,{}],c='\xC3\xA9\xF0\x9F\x98\x80'}" },
	};

	(void)st;
	rows("?$filter=", "filter:", r, N_ELEM(r));
}

static void
members_and_calls(void **st)
{
	static const struct row r[] = {
		{ "a/b/c", "a/b/c" },
		{ "Ns.T/a", "Ns.T/a" },
		{ "$it/a", "$it/a" },
		{ "$this", "$this" },
		{ "@p", "alias:p" },
		{ "@p/x", "@p/x" },
		{ "@Ns.T", "@Ns.T" },
		{ "$root/A('x')/b", "$root/A('x')/b" },
		{ "a(1)/b", "a(1)/b" },
		{ "a/any()", "a/any:()" },
		{ "a/any( x : x/y eq 1 )", "a/any:(x:(eq x/y 1))" },
		{ "a/ALL(x:x/b/any(y:y eq x))",
		    "a/all:(x:x/b/any:(y:(eq y x)))" },
		{ "a/$count gt 1", "(gt a/$count 1)" },
		{ "a/$count($filter=b eq 1;$search=c) gt 1",
		    "(gt a/$count(filter:(eq b 1);search:c;) 1)" },
		{ "a/$filter(b)/$count", "a/$filter(b)/$count" },
		{ "f(p=1,q=@x)", "f(p=1,q=alias:x)" },
		{ "a/Ns.f()/b", "a/Ns.f()/b" },
		{ "ToLower(a)", "ToLower!(a)" },
		{ "substring( a , 1 )", "substring!(a,1)" },
		{ "geo.length(a)", "geo.length!(a)" },
		{ "case(a gt 0:1, true : 2)", "case!((gt a 0),1,true,2)" },
		{ "case(a gt 0:1,a lt 0:-1)", "case!((gt a 0),1,(lt a 0),-1)" },
		{ "case(t gt 08:00:1,t eq 08:00:30:a)",
		    "case!((gt t 08:00:00.000000),1,(eq t "
		    "08:00:30.000000),a)" },
		{ "cast(a,Edm.String)", "cast!(a,Edm.String)" },
		{ "isof(Collection(Ns.T))", "isof!(Collection(Ns.T))" },
		{ "\xE5\x90\x8D eq 1", "(eq \xE5\x90\x8D 1)" },
	};

	(void)st;
	rows("?$filter=", "filter:", r, N_ELEM(r));
}

static void
paths(void **st)
{
	static const struct row r[] = {
		{ "", "" },
		{ "A/", "A" },
		{ "A(1)/b/$count", "A(1)/b/$count" },
		{ "A('x%2Fy')", "A('x/y')" },
		{ "A('x+y')", "A('x+y')" },
		{ "A(k=1,l='x')", "A(k=1,l='x')" },
		{ "A()", "A()" },
		{ "A(@p)/$value", "A(alias:p)/$value" },
		{ "A/7/O'Neil/b", "A/key:7/key:O'Neil/b" },
		{ "A/%2F", "A/key:/" },
		{ "A/$filter(b/c eq '/')/$each",
		    "A/$filter((eq b/c '/'))/$each" },
		{ "A/%24filter%28b/c%29/d", "A/$filter(b/c)/d" },
		{ "A/%24count", "A/$count" },
		{ "A/Ns.T/b", "A/Ns.T/b" },
		{ "$metadata", "$metadata" },
		{ "$crossjoin(A,B)", "$crossjoin(A=,B=)" },
		{ "$all/Ns.T", "$all/Ns.T" },
	};

	(void)st;
	rows("", "", r, N_ELEM(r));
}

static void
options(void **st)
{
	static const struct row r[] = {
		{ "$select=*,a,b/c,Ns.*,Ns.f(p,q),@T.x%23y",
		    "select:*,a,b/c,*Ns,Ns.f(p=,q=),@T.x;" },
		{ "$select=a($top=1;$filter=$this gt 1)",
		    "select:a<filter:(gt $this 1);$top[1]>;" },
		{ "expand=a(levels=max),b/$ref($top=1),*($levels=2),*/$ref",
		    "expand:a<$levels[max]>,b/$ref<$top[1]>,*<$levels[2]>,"
		    "*/$ref;" },
		{ "$expand=a($expand=b($select=c;$orderby=d desc);$count=true)",
		    "expand:a<expand:b<select:c;desc:d;>;$count[true]>;" },
		{ "$expand=a($search=x%3B$top%3D1)",
		    "expand:a<search:x;$top[1]>;" },
		{ "$expand=a(@x=1;$filter=b eq @x;$search=x%3By)",
		    "expand:a<filter:(eq b alias:x);search:x;y;@x=1;>;" },
		{ "$expand=a($apply=f(b;c);$top=1)",
		    "expand:a<$top[1]$apply[f(b;c)]>;" },
		{ "$orderby=a,b/c desc,tolower(d) ASC",
		    "asc:a;desc:b/c;asc:tolower!(d);" },
		{ "$orderby=desc desc,asc", "desc:desc;asc:asc;" },
		{ "$compute=a mul 2 as b,c as d", "b:=(mul a 2);d:=c;" },
		{ "$top=+5&$skip=007&$count=FALSE",
		    "$top[5]$skip[007]$count[FALSE]" },
		{ "$index=-1", "-1$index[-1]" },
		{ "$format=application/atom+xml&$skiptoken=a+b%2B'(",
		    "$format[application/atom+xml]$skiptoken[a+b+'(]" },
		{ "$id=Books(1)&$schemaversion=*",
		    "$schemaversion[*]$id[Books(1)]" },
		{ "$at=2020-01-01&$from=min&$to=max",
		    "$at[2020-01-01]$from[min]$to[max]" },
		{ "$deltatoken=x", "$deltatoken[x]" },
		{ "@a=1&@b=@a&c=d&from=x", "@a=1;@b=alias:a;" },
	};

	(void)st;
	rows("?", "", r, N_ELEM(r));
}

static void
searches(void **st)
{
	static const struct row r[] = {
		{ "blue", "blue" },
		{ "a b", "(AND a b)" },
		{ "a+b", "(AND a b)" },
		{ "a OR b c AND NOT d", "(OR a (AND (AND b c) (NOT d)))" },
		{ "(a OR b) c", "(AND (OR a b) c)" },
		{ "\"a b\" c", "(AND \"a b\" c)" },
		{ "AND", "AND" },
		{ "AND OR", "(AND AND OR)" },
		{ "NOT", "NOT" },
		{ "not a", "(AND not a)" },
		{ "a AND", "(AND a AND)" },
		{ "9,81", "9,81" },
		{ "Daniel's", "Daniel's" },
		{ "'a (b'", "\"a (b\"" },
		{ "%E5%90%8D", "\xE5\x90\x8D" },
	};

	(void)st;
	rows("?$search=", "search:", r, N_ELEM(r));
}

/* Nodes say where they stand in the encoded target. */
static void
positions(void **st)
{
	static const char url[] = "A(1)?$filter=%61%20eq%20'x''y'&$orderby=b";
	struct str path, query;
	struct ast_uri *u;
	struct ast *e;

	(void)st;
	(void)str_cut(str_of(url), '?', &path, &query);
	assert_null(odata_parse(arena, &lim, path, 100, query, 105, &u));
	assert_int_equal(u->path->pos, 100);
	assert_int_equal(u->path->end, 104);
	assert_int_equal(u->path->args->pos, 102);
	assert_int_equal(u->opts->opt[OPT_FILTER].pos, 105);
	assert_int_equal(u->opts->opt[OPT_FILTER].value_pos, 113);
	e = u->opts->filter;
	assert_int_equal(e->pos, 113);
	assert_int_equal(e->end, 130);
	assert_int_equal(e->args->value->pos, 113);
	assert_int_equal(e->args->value->end, 116);
	assert_int_equal(e->args->next->value->pos, 124);
	assert_int_equal(u->opts->orderby->expr->pos, 140);
	assert_str(u->opts->opt[OPT_FILTER].text, "a eq 'x''y'");
	assert_false(e->parens);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(precedence),
		T(literals),
		T(members_and_calls),
		T(paths),
		T(options),
		T(searches),
		T(positions),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
