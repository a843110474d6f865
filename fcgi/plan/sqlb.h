/* SPDX-License-Identifier: MIT */
/*
 * sqlb.h - the only way to make SQL text.
 *
 * Text comes from three places and no others: string literals in this
 * program (the macro rejects anything else at compile time), names of
 * tables and columns that the model already vouched for, and "?" marks,
 * each with its typed value. No function here takes a char * or a
 * struct str as SQL, so no request byte can become SQL text.
 *
 * Limits: SQLB_TEXT_MAX bytes, SQLB_VALUES_MAX values; beyond them the
 * builder fails, and sqlb_done() says so once.
 */
#ifndef PLAN_SQLB_H
#define PLAN_SQLB_H
#include "base/err.h"
#include "edm/edm.h"
#include "edm/val.h"

enum { SQLB_TEXT_MAX = 1 << 20, SQLB_VALUES_MAX = 60000 };

/* One statement, ready to run; only sqlb_done() makes one. */
struct stmt_text {
	struct str sql;
	const struct val *vals;
	size_t nvals;
	const struct sqlb *made_by; /* proof: never NULL */
};

/* A piece of SQL from a table of literals (func.def): made only by SQL(), and
 * by SQL_INIT() in the initializer of a static table. */
struct sql_shape {
	const char *p;
	size_t n;
};
#define SQL(lit) ((struct sql_shape){ "" lit "", sizeof("" lit "") - 1 })

#define SQL_INIT(lit)                                                          \
	{                                                                      \
		"" lit "", sizeof("" lit "") - 1                               \
	}

struct sqlb;
struct period;
struct sqlb *sqlb_new(struct arena *);
/* A note to whoever writes tables into it; NULL: none. Not copied. */
void sqlb_set_period(struct sqlb *, const struct period *);
const struct period *sqlb_period(const struct sqlb *);
#define sqlb_lit(b, l) sqlb_shape((b), SQL(l))
void sqlb_shape(struct sqlb *, struct sql_shape);
/* `column`, quoted */
void sqlb_col(struct sqlb *, const struct edm_prop *);
/* '$."a"."b"': where the property lies in its JSON. */
void sqlb_json_path(struct sqlb *, const struct edm_prop *);
/* `table`, quoted */
void sqlb_table(struct sqlb *, const struct edm_set *);
/* `database`.`routine` */
void sqlb_routine(struct sqlb *, const struct edm_function *);
/* A table alias: a letter and a number, t0, j3. */
void sqlb_alias(struct sqlb *, char letter, unsigned number);
/* The name of the database of the model, quoted. */
void sqlb_database(struct sqlb *, const struct edm_model *);
/* A number that this program made: a size of a type, a row of a list. Numbers
 * of the request are bound. */
void sqlb_number(struct sqlb *, unsigned);
void sqlb_bind(struct sqlb *, struct val);
/* Has it failed? Whoever writes a tree stops there: shapes repeat their
 * arguments, so a small tree can stand for text without end. */
bool sqlb_full(const struct sqlb *);
/* LIMIT in the error message: the statement would be too long. */
struct err *sqlb_done(struct sqlb *, struct stmt_text *ret) must_check;
#endif
