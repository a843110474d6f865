/* SPDX-License-Identifier: MIT */
/* t_parse_tree.c - the shape of the trees: precedence, literals, paths,
 * options, searches. */
#include "config.h"
#include "unit.h"
#include "base/buf.h"
#include "odata/parse.h"

static struct arena *arena;
static const struct parse_limits lim = { .url = 8192,
	.depth = 64,
	.nodes = 2000,
	.list = 1000,
	.expand = 8,
	.segments = 16 };

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

static void put_expr(struct buf *, const struct ast *);
static void put_options(struct buf *, const struct ast_options *);

static void
put_args(struct buf *b, const struct ast_arg *a)
{
	for (const struct ast_arg *first = a; a != NULL; a = a->next) {
		if (a != first)
			buf_lit(b, ",");
		if (a->name.n > 0)
			buf_putf(b, "%.*s=", STRF(a->name));
		if (a->value != NULL)
			put_expr(b, a->value);
	}
}

static void
put_segs(struct buf *b, const struct ast_seg *s)
{
	static const char *const names[] = {
		[SEG_NAME] = "",
		[SEG_STAR] = "*",
		[SEG_IT] = "$it",
		[SEG_THIS] = "$this",
		[SEG_ROOT] = "$root",
		[SEG_COUNT] = "$count",
		[SEG_VALUE] = "$value",
		[SEG_REF] = "$ref",
		[SEG_EACH] = "$each",
		[SEG_METADATA] = "$metadata",
		[SEG_BATCH] = "$batch",
		[SEG_ALL_DATA] = "$all",
		[SEG_CROSSJOIN] = "$crossjoin",
		[SEG_ENTITY] = "$entity",
		[SEG_FILTER] = "$filter",
		[SEG_QUERY] = "$query",
		[SEG_ANY] = "any:",
		[SEG_ALL] = "all:",
		[SEG_ANNOTATION] = "@",
	};

	for (; s != NULL; s = s->next) {
		buf_put(b, str_of(names[s->kind]));
		if (s->kind == SEG_NAME && !s->identifier)
			buf_lit(b, "key:");
		if (s->kind != SEG_ANY && s->kind != SEG_ALL)
			buf_put(b, s->name);
		if (s->parens || s->body != NULL || s->opts != NULL) {
			buf_lit(b, "(");
			put_args(b, s->args);
			if (s->var.n > 0)
				buf_putf(b, "%.*s:", STRF(s->var));
			if (s->body != NULL)
				put_expr(b, s->body);
			if (s->opts != NULL)
				put_options(b, s->opts);
			buf_lit(b, ")");
		}
		if (s->next != NULL)
			buf_lit(b, "/");
	}
}

static void
put_literal(struct buf *b, const struct ast *e)
{
	char t[DATE_MAX];

	if (e->kind == AST_NULL)
		buf_lit(b, "null");
	else if (e->kind == AST_BOOL)
		buf_put(b, e->val.b ? S("true") : S("false"));
	else if (e->kind == AST_DOUBLE)
		buf_putf(b, "dbl:%g", e->val.d);
	else if (e->kind == AST_DATE)
		buf_put(b, (struct str){ t, date_put(t, &e->val.t) });
	else if (e->kind == AST_TIME)
		buf_put(b, (struct str){ t, time_put(t, &e->val.t, 6) });
	else if (e->kind == AST_DATETIME)
		buf_put(b, (struct str){ t, datetime_put(t, &e->val.t, 0) });
	else if (e->kind == AST_DURATION)
		buf_put(b, (struct str){ t, duration_put(t, e->val.i) });
	else if (e->kind == AST_STRING)
		buf_putf(b, "'%.*s'", STRF(e->text));
	else if (e->kind == AST_DECIMAL)
		buf_putf(b, "dec:%.*s", STRF(e->text));
	else if (e->kind == AST_ALIAS)
		buf_putf(b, "alias:%.*s", STRF(e->name));
	else
		buf_putf(b, "%.*s%s%.*s", STRF(e->name),
		    e->name.n > 0 ? ":" : "", STRF(e->text));
}

static void
put_expr(struct buf *b, const struct ast *e)
{
	if (e->kind == AST_PATH) {
		put_segs(b, e->segs);
	} else if (e->kind == AST_OP) {
		buf_putf(b, "(%.*s", STRF(ast_op_name(e->op)));
		for (const struct ast_arg *a = e->args; a != NULL;
		     a = a->next) {
			buf_lit(b, " ");
			put_expr(b, a->value);
		}
		buf_lit(b, ")");
	} else if (e->kind == AST_CALL) {
		buf_putf(b, "%.*s!(", STRF(e->name));
		put_args(b, e->args);
		buf_lit(b, ")");
	} else if (e->kind == AST_LIST || e->kind == AST_OBJECT) {
		buf_put(b, e->kind == AST_LIST ? S("[") : S("{"));
		put_args(b, e->args);
		buf_put(b, e->kind == AST_LIST ? S("]") : S("}"));
	} else {
		put_literal(b, e);
	}
}

static void
put_search(struct buf *b, const struct ast_search *s)
{
	static const char *const names[] = {
		[SEARCH_AND] = "AND", [SEARCH_OR] = "OR", [SEARCH_NOT] = "NOT"
	};

	if (s->kind == SEARCH_WORD) {
		buf_put(b, s->text);
	} else if (s->kind == SEARCH_PHRASE) {
		buf_putf(b, "\"%.*s\"", STRF(s->text));
	} else {
		buf_putf(b, "(%s ", names[s->kind]);
		put_search(b, s->left);
		if (s->right != NULL) {
			buf_lit(b, " ");
			put_search(b, s->right);
		}
		buf_lit(b, ")");
	}
}

static void
put_items(struct buf *b, const char *what, const struct ast_item *i)
{
	if (i == NULL)
		return;
	buf_putf(b, "%s:", what);
	for (; i != NULL; i = i->next) {
		put_segs(b, i->path);
		if (i->opts != NULL) {
			buf_lit(b, "<");
			put_options(b, i->opts);
			buf_lit(b, ">");
		}
		buf_put(b, i->next != NULL ? S(",") : S(";"));
	}
}

static void
put_options(struct buf *b, const struct ast_options *o)
{
	put_items(b, "select", o->select);
	put_items(b, "expand", o->expand);
	if (o->filter != NULL) {
		buf_lit(b, "filter:");
		put_expr(b, o->filter);
		buf_lit(b, ";");
	}
	for (const struct ast_order *i = o->orderby; i != NULL; i = i->next) {
		buf_put(b, i->desc ? S("desc:") : S("asc:"));
		put_expr(b, i->expr);
		buf_lit(b, ";");
	}
	for (const struct ast_compute *i = o->compute; i; i = i->next) {
		buf_putf(b, "%.*s:=", STRF(i->name));
		put_expr(b, i->expr);
		buf_lit(b, ";");
	}
	if (o->search != NULL) {
		buf_lit(b, "search:");
		put_search(b, o->search);
		buf_lit(b, ";");
	}
	for (const struct ast_alias *i = o->aliases; i != NULL; i = i->next) {
		buf_putf(b, "@%.*s=", STRF(i->name));
		put_expr(b, i->value);
		buf_lit(b, ";");
	}
	if (o->index != NULL)
		put_expr(b, o->index);
	for (int k = 0; k < OPT__MAX; k++)
		if (o->opt[k].given &&
		    (k == OPT_TOP || k == OPT_SKIP || k == OPT_COUNT ||
			k == OPT_LEVELS || k >= OPT_APPLY))
			buf_putf(b, "%.*s[%.*s]",
			    STRF(ast_opt_name((enum ast_opt)k)),
			    STRF(o->opt[k].text));
}

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
		{"a or b and c",              "(or a (and b c))"           },
		{ "a and b or c",             "(or (and a b) c)"           },
		{ "a or b or c",              "(or (or a b) c)"            },
		{ "a eq 1 and b gt 2",        "(and (eq a 1) (gt b 2))"    },
		{ "a lt b eq c gt d",         "(eq (lt a b) (gt c d))"     },
		{ "a add b mul c sub d",      "(sub (add a (mul b c)) d)"  },
		{ "a sub b sub c",            "(sub (sub a b) c)"          },
		{ "a div 2 divby 3 mod 4",    "(mod (divby (div a 2) 3) 4)"},
		{ "not a and b",              "(and (not a) b)"            },
		{ "not a eq b",               "(eq (not a) b)"             },
		{ "not a in (1)",             "(not (in a [1]))"           },
		{ "not (a eq b)",             "(not (eq a b))"             },
		{ "NOT(a)AND(b)",             "(and (not a) b)"            },
		{ "-a mul b",                 "(mul (- a) b)"              },
		{ "a sub -1",                 "(sub a -1)"                 },
		{ "- 1",                      "(- 1)"                      },
		{ "a in (1,'x',null) or b",   "(or (in a [1,'x',null]) b)" },
		{ "a in b",                   "(in a b)"                   },
		{ "a in [1,\"x\"]",           "(in a [1,'x'])"             },
		{ "a in ()",                  "(in a [])"                  },
		{ "a has Ns.E'A,-1' eq true", "(eq (has a Ns.E:A,-1) true)"},
		{ "a Eq b",                   "(eq a b)"                   },
		{ "eq eq ne",                 "(eq eq ne)"                 },
		{ "( ( a ) )",                "a"                          },
	};

	(void)st;
	rows("?$filter=", "filter:", r, N_ELEM(r));
}

static void
literals(void **st)
{
	static const struct row r[] = {
		{"null",						     "null"                },
		{ "True",						    "true"                },
		{ "true/x",						  "true/x"              },
		{ "Null",						    "Null"                },
		{ "42",						      "42"                  },
		{ "-42",						     "-42"                 },
		{ "%2B42",						   "42"                  },
		{ "+42",						     "42"                  },
		{ "5L",						      "5"                   },
		{ "123456789012345678901234567890",
                 "123456789012345678901234567890"                                                  },
		{ "1.50",						    "dec:1.50"            },
		{ "-1.5M",						   "dec:-1.5"            },
		{ "2m",						      "dec:2"               },
		{ "1.5d",						    "dbl:1.5"             },
		{ "2f",						      "dbl:2"               },
		{ "1e3",						     "dbl:1000"            },
		{ "1E+3",						    "dbl:1000"            },
		{ "1E%2B3",						  "dbl:1000"            },
		{ "1.5e-1",						  "dbl:0.15"            },
		{ "INF",						     "dbl:inf"             },
		{ "-INF",						    "dbl:-inf"            },
		{ "'it''s'",						 "'it's'"              },
		{ "''",						      "''"                  },
		{ "''''",						    "'''"                 },
		{ "'a%26b%2Bc+d'",					   "'a&b+c d'"           },
		{ "%27x%27",						 "'x'"                 },
		{ "'P1D'",						   "'P1D'"               },
		{ "2024-02-29",					      "2024-02-29"          },
		{ "08:15",						   "08:15:00.000000"     },
		{ "23:59:59.5",					      "23:59:59.500000"     },
		{ "2020-01-01T00:00:00Z",                                    "2020-01-01T00:00:00Z"},
		{ "2020-01-01T00:00:00+02:00",                               "2019-12-31T22:00:00Z"},
		{ "2020-01-01T00:00:00%2B02:00",                             "2019-12-31T22:00:00Z"},
		{ "2020-01-01T00:00:00-02:00",                               "2020-01-01T02:00:00Z"},
		{ "duration'-P1DT2H3M4.5S'",                                 "-P1DT2H3M4.5S"       },
		{ "0123ABCD-89ab-cdef-0123-456789abcdef",
                 "0123abcd-89ab-cdef-0123-456789abcdef"                                            },
		{ "abcdefab-89ab-cdef-0123-456789abcdef",
                 "abcdefab-89ab-cdef-0123-456789abcdef"                                            },
		{ "binary'Zm9v'",					    "foo"                 },
		{ "Ns.E'A'",						 "Ns.E:A"              },
		{ "geography'SRID=4326;Point(1.5 -2)'",
                 "geography:SRID=4326;Point(1.5 -2)"                                               },
		{ "[]",						      "[]"                  },
		{ "{\"a\\n\\\"b\":[1,{}],\"c\":\"%5Cu00e9\\ud83d\\ude00\"}",
                 "{a\n\"b=[1,{}],c='\xC3\xA9\xF0\x9F\x98\x80'}"                                    },
	};

	(void)st;
	rows("?$filter=", "filter:", r, N_ELEM(r));
}

static void
members_and_calls(void **st)
{
	static const struct row r[] = {
		{"a/b/c",				    "a/b/c"                        },
		{ "Ns.T/a",				  "Ns.T/a"                       },
		{ "$it/a",				   "$it/a"                        },
		{ "$this",				   "$this"                        },
		{ "@p",				      "alias:p"                      },
		{ "@p/x",				    "@p/x"                         },
		{ "@Ns.T",				   "@Ns.T"                        },
		{ "$root/A('x')/b",                          "$root/A('x')/b"               },
		{ "a(1)/b",				  "a(1)/b"                       },
		{ "a/any()",				 "a/any:()"                     },
		{ "a/any( x : x/y eq 1 )",                   "a/any:(x:(eq x/y 1))"         },
		{ "a/ALL(x:x/b/any(y:y eq x))",
                 "a/all:(x:x/b/any:(y:(eq y x)))"                                           },
		{ "a/$count gt 1",                           "(gt a/$count 1)"              },
		{ "a/$count($filter=b eq 1;$search=c) gt 1",
                 "(gt a/$count(filter:(eq b 1);search:c;) 1)"                               },
		{ "a/$filter(b)/$count",                     "a/$filter(b)/$count"          },
		{ "f(p=1,q=@x)",                             "f(p=1,q=alias:x)"             },
		{ "a/Ns.f()/b",                              "a/Ns.f()/b"                   },
		{ "ToLower(a)",                              "ToLower!(a)"                  },
		{ "substring( a , 1 )",                      "substring!(a,1)"              },
		{ "geo.length(a)",                           "geo.length!(a)"               },
		{ "case(a gt 0:1, true : 2)",                "case!((gt a 0),1,true,2)"     },
		{ "case(a gt 0:1,a lt 0:-1)",                "case!((gt a 0),1,(lt a 0),-1)"},
		{ "cast(a,Edm.String)",                      "cast!(a,Edm.String)"          },
		{ "isof(Collection(Ns.T))",                  "isof!(Collection(Ns.T))"      },
		{ "\xE5\x90\x8D eq 1",                       "(eq \xE5\x90\x8D 1)"          },
	};

	(void)st;
	rows("?$filter=", "filter:", r, N_ELEM(r));
}

static void
paths(void **st)
{
	static const struct row r[] = {
		{"",			     ""                    },
		{ "A/",			  "A"                   },
		{ "A(1)/b/$count",               "A(1)/b/$count"       },
		{ "A('x%2Fy')",                  "A('x/y')"            },
		{ "A('x+y')",                    "A('x+y')"            },
		{ "A(k=1,l='x')",                "A(k=1,l='x')"        },
		{ "A()",			 "A()"                 },
		{ "A(@p)/$value",                "A(alias:p)/$value"   },
		{ "A/7/O'Neil/b",                "A/key:7/key:O'Neil/b"},
		{ "A/%2F",                       "A/key:/"             },
		{ "A/$filter(b/c eq '/')/$each",
                 "A/$filter((eq b/c '/'))/$each"                       },
		{ "A/%24filter%28b/c%29/d",      "A/$filter(b/c)/d"    },
		{ "A/%24count",                  "A/$count"            },
		{ "A/Ns.T/b",                    "A/Ns.T/b"            },
		{ "$metadata",                   "$metadata"           },
		{ "$crossjoin(A,B)",             "$crossjoin(A=,B=)"   },
		{ "$all/Ns.T",                   "$all/Ns.T"           },
	};

	(void)st;
	rows("", "", r, N_ELEM(r));
}

static void
options(void **st)
{
	static const struct row r[] = {
		{"$select=*,a,b/c,Ns.*,Ns.f(p,q),@T.x%23y",
                 "select:*,a,b/c,*Ns,Ns.f(p=,q=),@T.x;"                                              },
		{ "$select=a($top=1;$filter=$this gt 1)",
                 "select:a<filter:(gt $this 1);$top[1]>;"                                            },
		{ "expand=a(levels=max),b/$ref($top=1),*($levels=2),*/$ref",
                 "expand:a<$levels[max]>,b/$ref<$top[1]>,*<$levels[2]>,"
		    "*/$ref;"									},
		{ "$expand=a($expand=b($select=c;$orderby=d desc);$count=true)",
                 "expand:a<expand:b<select:c;desc:d;>;$count[true]>;"                                },
		{ "$expand=a(@x=1;$filter=b eq @x;$search=x%3By)",
                 "expand:a<filter:(eq b alias:x);search:x;y;@x=1;>;"                                 },
		{ "$expand=a($apply=f(b;c);$top=1)",
                 "expand:a<$top[1]$apply[f(b;c)]>;"                                                  },
		{ "$orderby=a,b/c desc,tolower(d) ASC",
                 "asc:a;desc:b/c;asc:tolower!(d);"                                                   },
		{ "$orderby=desc desc,asc",                                      "desc:desc;asc:asc;"},
		{ "$compute=a mul 2 as b,c as d",                                "b:=(mul a 2);d:=c;"},
		{ "$top=+5&$skip=007&$count=FALSE",
                 "$top[5]$skip[007]$count[FALSE]"                                                    },
		{ "$index=-1",						   "-1$index[-1]"      },
		{ "$format=application/atom+xml&$skiptoken=a+b%2B'(",
                 "$format[application/atom+xml]$skiptoken[a+b+'(]"                                   },
		{ "$id=Books(1)&$schemaversion=*",
                 "$schemaversion[*]$id[Books(1)]"                                                    },
		{ "$at=2020-01-01&$from=min&$to=max",
                 "$at[2020-01-01]$from[min]$to[max]"                                                 },
		{ "@a=1&@b=@a&c=d&from=x",                                       "@a=1;@b=alias:a;"  },
	};

	(void)st;
	rows("?", "", r, N_ELEM(r));
}

static void
searches(void **st)
{
	static const struct row r[] = {
		{"blue",                "blue"                          },
		{ "a b",                "(AND a b)"                     },
		{ "a+b",                "(AND a b)"                     },
		{ "a OR b c AND NOT d", "(OR a (AND (AND b c) (NOT d)))"},
		{ "(a OR b) c",         "(AND (OR a b) c)"              },
		{ "\"a b\" c",          "(AND \"a b\" c)"               },
		{ "AND",                "AND"                           },
		{ "AND OR",             "(AND AND OR)"                  },
		{ "NOT",                "NOT"                           },
		{ "not a",              "(AND not a)"                   },
		{ "a AND",              "(AND a AND)"                   },
		{ "9,81",               "9,81"                          },
		{ "Daniel's",           "Daniel's"                      },
		{ "'a (b'",             "\"a (b\""                      },
		{ "%E5%90%8D",          "\xE5\x90\x8D"                  },
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
