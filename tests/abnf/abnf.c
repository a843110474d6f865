/* SPDX-License-Identifier: MIT */
/*
 * abnf.c - runs files of grammar cases (the format of OASIS odata-abnf)
 * against the parser.
 *
 * abnf FILE.json…: a line for each wrong case, then "N passed, N failed, N
 * skipped". A case that has FailAt must be refused, and not less than
 * POSITIONS_MIN percent of them at the byte that FailAt names.
 */
#include "config.h"
#include <json-c/json.h>
#include <stdio.h>
#include "base/buf.h"
#include "http/part.h"
#include "names.h"
#include "odata/format.h"
#include "odata/parse.h"

enum { POSITIONS_MIN = 95 };

enum how {
	URI,      /* with scheme and host */
	RELATIVE, /* path?query */
	PATH,
	QUERY,
	OPTION,  /* one query option */
	WRAPPED, /* before and behind make a query of it */
	TEXT,    /* not percent-encoded: an expression */
	FIELD,   /* a header field */
	PREFER,  /* before is what it begins with: a preference */
	SKIP     /* before says why */
};

#define KIND(k)    (1u << AST_##k)
#define ANY_KIND   0u
#define AN_OPTION  OPTION, "", "", ANY_KIND
#define LITERAL(k) WRAPPED, "$filter=", "", (k)
#define VALUE(k)   TEXT, "", "", (k)
#define OUTPUT(s)  SKIP, s, "", ANY_KIND
#define NUMBERS    (KIND(INT) | KIND(DECIMAL) | KIND(DOUBLE))

static const struct rule {
	const char *name;
	enum how how;
	const char *before, *behind;
	unsigned kinds; /* of $filter; 0: not compared */
} rules[] = {
	/* clang-format off */
	{ "odataUri", URI, "", "", ANY_KIND },
	{ "odataRelativeUri", RELATIVE, "", "", ANY_KIND },
	{ "resourcePath", PATH, "", "", ANY_KIND },
	{ "entitySetName", PATH, "", "", ANY_KIND },
	{ "queryOptions", QUERY, "", "", ANY_KIND },
	{ "filter", AN_OPTION },
	{ "orderby", AN_OPTION },
	{ "compute", AN_OPTION },
	{ "expand", AN_OPTION },
	{ "select", AN_OPTION },
	{ "search", AN_OPTION },
	{ "skiptoken", AN_OPTION },
	{ "customQueryOption", AN_OPTION },
	{ "searchExpr", WRAPPED, "$search=", "", ANY_KIND },
	{ "boolCommonExpr", LITERAL(ANY_KIND) },
	{ "commonExpr", LITERAL(ANY_KIND) },
	{ "firstMemberExpr", LITERAL(KIND(PATH)) },
	{ "propertyPathExpr", LITERAL(KIND(PATH)) },
	{ "notExpr", LITERAL(KIND(OP)) },
	{ "isofExpr", LITERAL(KIND(CALL)) },
	{ "anyExpr", WRAPPED, "$filter=Products/", "", KIND(PATH) },
	{ "odataIdentifier", WRAPPED, "$compute=1 as ", "", ANY_KIND },
	{ "stringInUrl", WRAPPED, "@a=[", "]", ANY_KIND },
	{ "primitiveLiteral", LITERAL((KIND(ALIAS) - 1)) },
	{ "null", LITERAL(KIND(NULL)) },
	{ "boolean", LITERAL(KIND(BOOL)) },
	{ "guid", LITERAL(KIND(GUID)) },
	{ "date", LITERAL(KIND(DATE)) },
	{ "dateTimeOffsetValueInUrl", LITERAL(KIND(DATETIME)) },
	{ "stringLiteral", LITERAL(KIND(STRING)) },
	{ "binaryLiteral", LITERAL(KIND(BINARY)) },
	{ "decimalLiteral", LITERAL(NUMBERS) },
	{ "sbyteLiteral", LITERAL(KIND(INT)) },
	{ "int16Literal", LITERAL(KIND(INT)) },
	{ "int64Literal", LITERAL(KIND(INT)) },
	{ "enumLiteral", LITERAL(KIND(ENUM) | KIND(STRING)) },
	{ "geographyCollection", LITERAL(KIND(GEO)) },
	{ "geographyLineString", LITERAL(KIND(GEO)) },
	{ "geographyMultiLineString", LITERAL(KIND(GEO)) },
	{ "geographyMultiPoint", LITERAL(KIND(GEO)) },
	{ "geographyMultiPolygon", LITERAL(KIND(GEO)) },
	{ "geographyPoint", LITERAL(KIND(GEO)) },
	{ "geographyPolygon", LITERAL(KIND(GEO)) },
	{ "geometryCollection", LITERAL(KIND(GEO)) },
	{ "geometryMultiPoint", LITERAL(KIND(GEO)) },
	{ "geometryMultiPolygon", LITERAL(KIND(GEO)) },
	{ "geometryPolygon", LITERAL(KIND(GEO)) },
	{ "dateValue", VALUE(KIND(DATE)) },
	{ "dateTimeOffsetValue", VALUE(KIND(DATETIME)) },
	{ "timeOfDayValue", VALUE(KIND(TIME)) },
	{ "decimalValue", VALUE(NUMBERS) },
	{ "doubleValue", VALUE(NUMBERS) },
	{ "sbyteValue", VALUE(KIND(INT)) },
	{ "int32Value", VALUE(KIND(INT)) },
	{ "int64Value", VALUE(KIND(INT)) },
	{ "durationValue", TEXT, "duration'", "'", KIND(DURATION) },
	{ "enumValue", TEXT, "Namespace.Type'", "'", KIND(ENUM) },
	{ "booleanValue", OUTPUT("values in JSON bodies: none is read") },
	{ "primitiveValue",
	    OUTPUT("values in JSON bodies: none is read") },
	{ "context", OUTPUT("context URLs: written, never read") },
	{ "header", FIELD, "", "", ANY_KIND },
	{ "prefer", PREFER, "Prefer:", "", ANY_KIND },
	{ "preference", PREFER, "", "", ANY_KIND },
	{ "maxpagesizePreference", PREFER, "", "", ANY_KIND },
	{ "request-id", FIELD, "content-id:", "", ANY_KIND },
	/* clang-format on */
};

static const char not_built[] = "not built: data aggregation ($apply)";

/* Why cases were skipped, and how many. */
static struct {
	const char *why;
	struct str rule;
	unsigned n;
} skips[64];

static struct arena *arena;
static unsigned passed, failed, skipped;
static unsigned refusals, exact; /* at FailAt */

struct test {
	const struct rule *rule;
	struct names names;
	struct str reason; /* why it was refused */
	const char *skip;  /* not NULL: it cannot be decided */
	long at;           /* where, in the text of the case */
};

static const struct parse_limits limits = { .url = 8192,
	.depth = 64,
	.nodes = 2000,
	.list = 1000,
	.expand = 8,
	.segments = 32 };

static bool
run_target(struct test *t, struct str path, struct str query)
{
	struct ast_uri *u;
	struct err *e = odata_parse(arena, &limits, path, 0, query,
	    (long)path.n + (t->rule->how == RELATIVE), &u);

	if (e != NULL) {
		t->reason = e->msg;
		t->at = e->pos;
		if (e->code == ERR_NOT_IMPLEMENTED)
			t->skip = not_built;
		return false;
	}
	if (!names_fit(&t->names, u)) {
		t->at = t->names.pos;
		t->reason = arena_strf(
		    arena, "a name does not fit: %.*s", STRF(t->names.wrong));
		return false;
	}
	if (t->names.apply)
		t->skip = not_built;
	if (t->rule->kinds == ANY_KIND || u->opts->filter == NULL)
		return true;
	t->reason = S("another kind of expression");
	t->at = (long)strlen(t->rule->before);
	return (t->rule->kinds & 1u << u->opts->filter->kind) != 0;
}

/* The grammar lets an option come twice; the protocol does not (and the
 * parser says so): one at a time. */
static bool
run_query(struct test *t, struct str path, struct str query)
{
	struct str part;
	bool more, ok;

	ok = run_target(t, path, query);
	if (ok || !str_ends(t->reason, S("is given twice")))
		return ok;
	do {
		more = str_cut(query, '&', &part, &query);
		ok = run_target(t, path, part);
	} while (ok && more);
	return ok;
}

static bool
run_relative(struct test *t, struct str input)
{
	struct str path, query;

	if (str_index(input, '#') < input.n) {
		t->skip = "context URLs: written, never read";
		return false;
	}
	(void)str_cut(input, '?', &path, &query);
	return run_query(t, path, query);
}

/* Where the service root ends is not written in a URL: some "/". */
static bool
run_uri(struct test *t, struct str input)
{
	struct str rest, host;

	t->reason = S("no scheme");
	t->at = str_starts(input, S("https")) ? 5 : 4;
	if (!str_starts(input, S("http://")) &&
	    !str_starts(input, S("https://")))
		return false;
	rest = str_skip(input, str_index(input, '/') + 2);
	while (str_index(rest, '/') < str_index(rest, '?') &&
	    str_cut(rest, '/', &host, &rest))
		if (run_relative(t, rest))
			return true;
	return false;
}

static bool
run_text(struct test *t, struct str input)
{
	struct ast *e;
	struct err *err = odata_parse_expr(arena, &limits, input, 0, &e);

	if (err != NULL) {
		t->reason = err->msg;
		t->at = err->pos;
		return false;
	}
	t->reason = S("another kind of expression");
	t->at = (long)strlen(t->rule->before);
	return (t->rule->kinds & 1u << e->kind) != 0;
}

/* As a part of a batch would have it, then the meaning of those we know. */
static bool
run_field(struct test *t, struct str text)
{
	struct str all = arena_strf(arena, "%.*s\r\n\r\n", STRF(text));
	const struct http_pair *f;
	struct err *e;
	bool v401;
	size_t n;

	t->reason = S("not a field");
	e = part_fields(arena, &all, &f, &n);
	if (e != NULL || n != 1 || f->value.n == 0)
		return false;
	t->reason = S("not a version");
	return !str_ends(f->name, S("version")) ||
	    (format_version(arena, f->value, &v401) == NULL &&
		v401 == str_eq(f->value, S("4.01")));
}

/* A preference that we know and cannot read is as if it was not there. */
static bool
run_prefer(struct test *t, struct str before, struct str input)
{
	static const struct {
		const char *name;
		size_t at;
		bool number;
	} known[] = {
		{ "maxpagesize", offsetof(struct prefer, maxpagesize), true },
		{ "include-annotations", offsetof(struct prefer, annotations),
		    false },
	};
	struct prefer p = prefer_parse(str_skip(input, before.n));
	const struct str *text;

	t->reason = S("the preference is not seen");
	for (size_t i = 0; i < N_ELEM(known); i++) {
		struct str name = str_of(known[i].name);
		const char *hit = memmem(input.p, input.n, name.p, name.n);

		if (hit == NULL)
			continue;
		t->at = hit + name.n + 1 - input.p;
		text = (const struct str *)((const char *)&p + known[i].at);
		return known[i].number ? p.maxpagesize > 0 : text->n > 0;
	}
	return p.continue_given ||
	    memmem(input.p, input.n, "continue", 8) == NULL;
}

static bool
run(struct test *t, struct str input)
{
	const struct rule *r = t->rule;
	struct str text =
	    arena_strf(arena, "%s%.*s%s", r->before, STRF(input), r->behind);

	switch (r->how) {
	case URI: return run_uri(t, input);
	case RELATIVE: return run_relative(t, input);
	case PATH: return run_target(t, input, S(""));
	case QUERY: return run_query(t, S(""), input);
	case OPTION:
		t->reason = S("two options");
		t->at = (long)str_index(input, '&');
		return str_index(input, '&') == input.n &&
		    run_target(t, S(""), input);
	case WRAPPED: return run_target(t, S(""), text);
	case TEXT: return run_text(t, text);
	case FIELD: return run_field(t, text);
	case PREFER: return run_prefer(t, str_of(r->before), input);
	case SKIP: t->skip = r->before; return false;
	}
	return false;
}

static const struct rule *
rule_find(struct str name)
{
	for (size_t i = 0; i < N_ELEM(rules); i++)
		if (str_ieq(name, str_of(rules[i].name)))
			return &rules[i];
	return NULL;
}

static void
count_skip(const char *why, struct str rule)
{
	skipped++;
	for (size_t i = 0; i < N_ELEM(skips); i++) {
		if (skips[i].why == NULL) {
			skips[i].why = why;
			skips[i].rule = arena_dup(arena, rule);
		}
		if (str_eq(str_of(skips[i].why), str_of(why)) &&
		    str_eq(skips[i].rule, rule)) {
			skips[i].n++;
			return;
		}
	}
}

static struct str
member(struct json_object *o, const char *name)
{
	struct json_object *v;

	if (!json_object_object_get_ex(o, name, &v))
		return S("");
	return (struct str){ json_object_get_string(v),
		(size_t)json_object_get_string_len(v) };
}

/* What stands in front of the case is not of it. */
static long
position(const struct test *t)
{
	bool before = t->rule->how == WRAPPED || t->rule->how == TEXT;

	return t->at - (before ? (long)strlen(t->rule->before) : 0);
}

static void
compare(const struct test *t, long want, struct str input)
{
	long got = position(t);

	refusals++;
	exact += got == want;
	if (got != want)
		(void)printf("at %ld, FailAt %ld: %.*s: %.*s: %.*s\n", got,
		    want, STRF(str_of(t->rule->name)), STRF(input),
		    STRF(t->reason));
}

static void
run_case(
    const char *file, struct json_object *constraints, struct json_object *o)
{
	struct str rule = member(o, "Rule"), input = member(o, "Input");
	struct json_object *at;
	bool good = !json_object_object_get_ex(o, "FailAt", &at), ok;
	struct test t = { .rule = rule_find(rule),
		.names = { .constraints = constraints } };

	if (t.rule == NULL) {
		(void)printf(
		    "%s: no entry for the rule %.*s\n", file, STRF(rule));
		failed++;
		return;
	}
	ok = run(&t, input);
	/* a refusal that was asked for is one, whatever was not built */
	if (t.skip != NULL && (good || ok || t.rule->how == SKIP)) {
		count_skip(t.skip, rule);
	} else if (ok == good) {
		passed++;
		if (!good)
			compare(&t, json_object_get_int64(at), input);
	} else {
		(void)printf("%s: %.*s: %.*s: %.*s (%.*s)\n", file,
		    STRF(member(o, "Name")), STRF(rule), STRF(input),
		    STRF(ok ? S("accepted, must fail") : t.reason));
		failed++;
	}
}

static bool
run_file(const char *file)
{
	struct json_object *root = json_object_from_file(file), *cases;
	struct json_object *constraints = NULL;

	if (root == NULL ||
	    !json_object_object_get_ex(root, "TestCases", &cases)) {
		(void)fprintf(stderr, "abnf: %s: not a file of cases\n", file);
		return false;
	}
	(void)json_object_object_get_ex(root, "Constraints", &constraints);
	for (size_t i = 0; i < json_object_array_length(cases); i++)
		run_case(
		    file, constraints, json_object_array_get_idx(cases, i));
	(void)json_object_put(root);
	return true;
}

int
main(int argc, char **argv)
{
	bool ok = argc > 1;

	arena = arena_new(1 << 16);
	for (int i = 1; i < argc; i++)
		ok = run_file(argv[i]) && ok;
	for (size_t i = 0; i < N_ELEM(skips) && skips[i].why != NULL; i++)
		(void)printf("skipped %u of %.*s: %s\n", skips[i].n,
		    STRF(skips[i].rule), skips[i].why);
	(void)printf("%u of %u positions as FailAt says\n", exact, refusals);
	(void)printf(
	    "%u passed, %u failed, %u skipped\n", passed, failed, skipped);
	arena_free(&arena);
	return ok && failed == 0 && exact * 100 >= refusals * POSITIONS_MIN ? 0
									    : 1;
}
