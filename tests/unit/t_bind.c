/* SPDX-License-Identifier: MIT */
/*
 * t_bind.c - what the golden files cannot say of the binder: the table of
 * functions as a whole, filters on their own, sizes.
 */
#include "config.h"
#include "base/buf.h"
#include "lib/model.h"
#include "lib/show.h"
#include "odata/bind.h"
#include "odata/func.h"
#include "odata/parse.h"
#include "unit.h"

static const struct parse_limits parse_limits = { .url = 1 << 20,
	.depth = 100,
	.nodes = 100000,
	.list = 1000,
	.expand = 10,
	.segments = 20 };
static const struct bind_limits bind_limits = {
	.expand_depth = 10, .expand_items = 50, .joins = 10
};
static const char model_text[] = "set Things things\n"
				 "ID int32 key\n"
				 "Name string(20) null\n"
				 "Kind enum:Kinds(A,B) null\n"
				 "Owner int32 null\n"
				 "nav Things.Up one null Things Owner=ID\n";

static struct err *
bind_filter(struct arena *a, struct str text, struct expr **e)
{
	const struct edm_model *m = model_of(a, str_of(model_text));
	struct scope *scope;
	struct ast *ast;

	TRY(odata_parse_expr(a, &parse_limits, text, 0, &ast));
	return odata_bind_filter(
	    a, m, &m->sets[0], &bind_limits, ast, &scope, e);
}

static void
shows(const char *text, const char *want)
{
	struct arena *a = arena_new(1 << 16);
	struct buf b = buf_in(a, 1 << 16);
	struct expr *e;
	struct err *err = bind_filter(a, str_of(text), &e);

	if (err != NULL)
		show_err(&b, err);
	else
		show_expr(&b, e);
	assert_true(buf_ok(&b));
	assert_str(buf_str(&b), want);
	arena_free(&a);
}

static void
filters_stand_alone(void **state)
{
	(void)state;
	shows("ID eq 1", "(eq:Boolean ID:Int32 <Int32 i64 1>)");
	shows(
	    "Kind eq Crm.Kinds'B'", "(eq:Boolean Kind:Kinds? <Kinds str 'B'>)");
	shows(
	    "Up/Name eq 'x'", "(eq:Boolean Up/Name:String? <String str 'x'>)");
	shows("ID",
	    "400 TypeMismatch '$filter' at 0: A filter must be "
	    "Edm.Boolean, not Edm.Int32");
	shows("Idd eq 1",
	    "400 UnknownName 'Idd' at 0: Things has no property "
	    "'Idd'; did you mean 'ID'?");
}

/* Every canonical function of §5.1.1.5 and §5.1.1.7-9 has a row. */
static void
functions_are_all_there(void **state)
{
	static const char *const names[] = { "concat", "contains", "endswith",
		"indexof", "length", "startswith", "substring",
		"matchesPattern", "tolower", "toupper", "trim", "date", "day",
		"fractionalseconds", "hour", "maxdatetime", "mindatetime",
		"minute", "month", "now", "second", "time",
		"totaloffsetminutes", "totalseconds", "year", "ceiling",
		"floor", "round" };
	enum func f;

	(void)state;
	for (size_t i = 0; i < N_ELEM(names); i++)
		if (func_find(str_of(names[i]), NULL, 99, &f) != FUNC_NO_COUNT)
			fail_msg("no function %s", names[i]);
	assert_int_equal(func_find(S("replace"), NULL, 99, &f), FUNC_NO_NAME);
	/* Operators have no name that a client could call. */
	assert_int_equal(func_find(S(""), NULL, 99, &f), FUNC_NO_NAME);
}

/* A shape speaks of every argument that it has, and of no other. */
static void
shapes_use_their_arguments(void **state)
{
	static const char *const shapes[] = {
#define FUNC(id, name, result, sql, args) [FUNC_##id] = sql,
#include "odata/func.def"
#undef FUNC
	};

	(void)state;
	for (enum func f = 0; f < FUNC__MAX; f++) {
		size_t n = strlen(func_info(f)->args), used = 0;

		for (const char *p = shapes[f]; *p != 0; p++) {
			if (*p != '$' || !is_digit(p[1]))
				continue;
			assert_true(p[1] >= '1' && p[1] < '1' + (int)n);
			used |= (size_t)1 << (p[1] - '1');
		}
		assert_int_equal(used, ((size_t)1 << n) - 1);
	}
}

static struct str
repeated(struct arena *a, const char *part, size_t n, const char *between)
{
	struct buf b = buf_in(a, 1 << 20);

	for (size_t i = 0; i < n; i++) {
		if (i != 0)
			buf_put(&b, str_of(between));
		buf_put(&b, str_of(part));
	}
	assert_true(buf_ok(&b));
	return buf_str(&b);
}

static void
long_chains_are_flat(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct expr *e;

	(void)state;
	assert_null(bind_filter(a, repeated(a, "ID eq 1", 3000, " or "), &e));
	assert_int_equal(e->op, OP_OR);
	assert_int_equal(e->nargs, 3000);
	arena_free(&a);
}

static void
deep_and_large_is_refused(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct expr *e;
	struct err *err;
	struct str deep = repeated(a, "ID", 400, " add ");

	(void)state;
	err = bind_filter(a, arena_strf(a, "%.*s eq 1", STRF(deep)), &e);
	assert_non_null(err);
	assert_int_equal(err->code, ERR_LIMIT);
	deep = repeated(a, "ID", 150, " add ");
	assert_null(bind_filter(a, arena_strf(a, "%.*s eq 1", STRF(deep)), &e));
	err = bind_filter(a, repeated(a, "ID eq 1", 7000, " or "), &e);
	assert_non_null(err);
	assert_int_equal(err->code, ERR_LIMIT);
	arena_free(&a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(filters_stand_alone),
	cmocka_unit_test(functions_are_all_there),
	cmocka_unit_test(shapes_use_their_arguments),
	cmocka_unit_test(long_chains_are_flat),
	cmocka_unit_test(deep_and_large_is_refused),
};
UNIT_MAIN(tests)
