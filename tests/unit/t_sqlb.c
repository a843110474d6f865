/* SPDX-License-Identifier: MIT */
/* t_sqlb.c - the builder of SQL: quoting, values, limits. */
#include "config.h"
#include "unit.h"
#include "plan/sqlb.h"

UNIT_ARENA(4096)

static struct stmt_text
done(struct sqlb *b)
{
	struct stmt_text s;

	assert_null(sqlb_done(b, &s));
	assert_non_null(s.made_by);
	return s;
}

static void
names_are_quoted(void **st)
{
	const struct edm_prop p = { .column = S("a`b``.c\"'\\ é") };
	const struct edm_prop none = { .column = S("") };
	const struct edm_set set = { .table = S("`; DROP TABLE x; -- ") };
	const struct edm_model model = { .database = S("my`db") };
	struct sqlb *b = sqlb_new(arena);

	(void)st;
	sqlb_col(b, &p);
	sqlb_lit(b, " ");
	sqlb_col(b, &none);
	sqlb_lit(b, " ");
	sqlb_table(b, &set);
	sqlb_lit(b, " ");
	sqlb_database(b, &model);
	sqlb_lit(b, " ");
	sqlb_alias(b, 't', 0);
	sqlb_alias(b, 'j', 4294967295u);
	assert_str(done(b).sql,
	    "`a``b````.c\"'\\ é` `` ```; DROP TABLE x; -- ` `my``db` "
	    "t0j4294967295");
}

static void
values_are_marks(void **st)
{
	struct sqlb *b = sqlb_new(arena);
	struct stmt_text s;

	(void)st;
	sqlb_shape(b, SQL("SELECT "));
	for (int64_t i = 0; i < 100; i++)
		sqlb_bind(b, VAL_OF_I64(i));
	sqlb_bind(b, VAL_OF_STR(S("' OR 1=1 -- ?")));
	sqlb_bind(b, (struct val){ .kind = VAL_NULL });
	s = done(b);
	assert_int_equal(s.sql.n, 7 + 102);
	assert_int_equal(s.nvals, 102);
	for (int64_t i = 0; i < 100; i++)
		assert_true(s.vals[i].kind == VAL_I64 && s.vals[i].i == i);
	assert_str(s.vals[100].s, "' OR 1=1 -- ?");
	assert_int_equal(s.vals[101].kind, VAL_NULL);
}

static void
text_has_a_limit(void **st)
{
	static char name[SQLB_TEXT_MAX / 2];
	struct edm_prop p = { .column = { name, sizeof(name) - 2 } };
	struct sqlb *b = sqlb_new(arena);
	struct stmt_text s;
	struct err *e;

	(void)st;
	memset(name, 'x', sizeof(name));
	sqlb_col(b, &p);
	sqlb_col(b, &p);
	assert_int_equal(done(b).sql.n, SQLB_TEXT_MAX);
	sqlb_lit(b, "x");
	e = sqlb_done(b, &s);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_LIMIT);
	assert_str(e->msg,
	    "The query needs a statement of more than 1048576 "
	    "bytes");
}

static void
values_have_a_limit(void **st)
{
	struct sqlb *b = sqlb_new(arena);
	struct stmt_text s;
	struct err *e;

	(void)st;
	for (size_t i = 0; i < SQLB_VALUES_MAX; i++)
		sqlb_bind(b, VAL_OF_I64(1));
	assert_int_equal(done(b).nvals, SQLB_VALUES_MAX);
	sqlb_bind(b, VAL_OF_I64(1));
	sqlb_lit(b, " "); /* failure is sticky */
	e = sqlb_done(b, &s);
	assert_non_null(e);
	assert_int_equal(e->code, ERR_LIMIT);
	assert_str(e->msg, "The query needs more than 60000 values");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_quoted),
		cmocka_unit_test(values_are_marks),
		cmocka_unit_test(text_has_a_limit),
		cmocka_unit_test(values_have_a_limit),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
