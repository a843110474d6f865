/* SPDX-License-Identifier: MIT */
/*
 * priv.h - what the files of plan/ share; nobody else includes it.
 *
 * Aliases: t0 the rows asked for, j1 j2 … the joins of the scopes (k1 k2 …
 * their link tables), v1 v2 … the rows of subqueries (m1 m2 …), s0 s1 … the
 * earlier steps of the path, l0 l1 … link tables, p the parents of an expand,
 * o the rows of which a singleton is the first,
 * r the numbered rows of an expand with $top or $skip, x1 x2 … the members
 * of a cross join, which has no t0, i0 the row of $it below $expand.
 */
#ifndef PLAN_PRIV_H
#define PLAN_PRIV_H
#include "plan/plan.h"

/* A column of one of the tables of the statement. */
struct col {
	char letter;
	unsigned number;
	const struct edm_prop *prop;
};
struct alias {
	char letter;
	unsigned number;
};
/* of a row of a scope */
struct alias alias_of(const struct join *);
/* of EX_PROP; a join without a navigation and steps is a step of the path */
struct col col_of(const struct expr *);
/* t0.`c`, as the table has it */
void put_col(struct sqlb *, struct col);
/* json.c: what t0.`c` holds for a property of COLUMN_JSON, as its type has it;
 * and the items of a collection as a table. */
void put_json(struct sqlb *, struct col);
void put_items(
    struct sqlb *, struct alias outer, const struct edm_set *, struct alias as);
/* PLAN_PROP of t0 as the wire carries it. */
void put_prop(struct sqlb *, const struct plan_col *);
/* t0.`c` such that the wire carries the EDM type */
void put_read(struct sqlb *, struct col);

/*
 * expr.c - conditions have two forms. WHERE keeps a row only when its
 * condition is true, so null may stand for false there: LOOSE, the form
 * that indexes understand. Below a not, and wherever the value itself
 * counts, the condition must be EXACT.
 */
enum mode { LOOSE, EXACT };
void put_cond(struct sqlb *, const struct expr *, enum mode);
/* NOT of it, of three values. */
void put_not(struct sqlb *, const struct expr *);
/* A LOOSE one, as an operand of AND. */
void put_cond_and(struct sqlb *, const struct expr *);
/* An ENUM or SET whose members can be no names, and which is a string to the
 * client: never compared or sorted by its number. */
bool is_text_enum(const struct edm_prop *);
/* A value that other expressions compute with: Booleans are 0 and 1,
 * enumerations their numbers. */
void put_value(struct sqlb *, const struct expr *);
/* A value as it is sent to the client. */
void put_result(struct sqlb *, const struct expr *);
bool is_lit(const struct expr *);
bool is_null(const struct expr *);
/* May its value be null? */
bool may_be_null(const struct expr *);
/* Is it a column, so that an index can help? */
bool is_col(const struct expr *);

/* compare.c, in.c */
#define STRING_ORDER                                                           \
	" COLLATE utf8mb4_nopad_bin" /* code points, no padding                \
				      */
void put_compare(struct sqlb *, const struct expr *, enum mode);
void put_in(struct sqlb *, const struct expr *, enum mode);
void put_is_null(struct sqlb *, const struct expr *, bool is);
/* Can the column itself stand beside the literal, so that its index serves?
 * equal: the comparison asks for equality. */
bool bare(struct col, const struct expr *lit, bool equal);
/* Equality, exact, with the index of the column. lit is no null. */
void put_col_is(struct sqlb *, struct col, const struct expr *lit);
/* A literal as it is bound against that column (NULL: against no column). */
void put_lit(struct sqlb *, const struct expr *lit, const struct edm_prop *);
/* The text of an Edm.Guid as BINARY(16). */
void put_guid_bytes(struct sqlb *, const struct val *);
/* x = y, null when one is. */
void put_equal_null(struct sqlb *, const struct expr *x, const struct expr *y);

/* call.c: EX_CALL, as other expressions compute with it; a Boolean is a number.
 */
void put_call(struct sqlb *, const struct expr *);

/* arith.c: EX_OP that yields no Boolean */
void put_arith(struct sqlb *, const struct expr *);
/* An operand of arithmetic: never unsigned. */
void put_operand(struct sqlb *, const struct expr *);

/* from.c */
struct clause {
	bool open; /* WHERE was written */
};
/* WHERE or AND */
void put_and(struct sqlb *, struct clause *);
/* `table` t0 */
void put_table(struct sqlb *, const struct edm_set *, char letter, unsigned);
/* FROM the first n steps, last first, as that alias … */
#define THE_ROWS ((struct alias){ 't', 0 })
void put_path(struct sqlb *, const struct step *, size_t n, struct alias last);
/* … and the conditions of its keys. */
void put_path_keys(struct sqlb *, struct clause *, const struct step *,
    size_t n, struct alias last);
/* to.c = from.c AND …, of a hop */
void put_hop(struct sqlb *, const struct edm_hop *, char from, unsigned nfrom,
    char to, unsigned nto);
/* LEFT JOIN of each join that these expressions use. */
void put_joins(struct sqlb *, const struct scope *, const struct expr *filter);
/* … that the filter, the order or a column of a level uses. */
void put_level_joins(struct sqlb *, const struct level *);

/* type.c: the row of join (NULL: t0) is of that type, or of one below it. */
void put_is(
    struct sqlb *, const struct join *, const struct edm_derived *, enum mode);

/* span.c: a column of COLUMN_SPAN as its type. */
void put_span(struct sqlb *, struct col);

/* sub.c: EX_ANY and EX_ALL; EX_COUNT; EX_ROOT */
void put_exists(struct sqlb *, const struct expr *);
void put_count(struct sqlb *, const struct expr *);
void put_root(struct sqlb *, const struct expr *);

/* order.c */
/* What ORDER BY sorts by, and what a page's end is compared with. */
void put_sort(struct sqlb *, const struct expr *);
/* The same as the wire carries it: reads back to the value to compare. */
void put_sort_read(struct sqlb *, const struct expr *);
/* Is put_sort_read() more than put_read() of the column? */
bool sort_reads_apart(const struct expr *);
enum edm_type sort_type(const struct expr *);
/* t0.`a`, t0.`b` DESC */
void put_order(struct sqlb *, const struct order *, size_t n);
/* The rows behind the one with these values. */
void
put_after(struct sqlb *, const struct order *, size_t n, const struct val *);

/* delta.c: AND the row was written behind the point in time. */
void put_since(struct sqlb *, struct clause *, const struct edm_set *,
    const struct since *);

/* time.c: FOR SYSTEM_TIME … of a table that stands under that letter, as the
 * period of the statement says. */
void put_period(struct sqlb *, const struct edm_set *, char letter);

/* levels.c: is there one row at most? */
bool one_row(const struct query *);
#endif
