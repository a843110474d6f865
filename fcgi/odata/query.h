/* SPDX-License-Identifier: MIT */
/*
 * query.h - a bound query: names are model objects, every expression has a
 * type. Nothing here is text from the request but literal values, and no
 * SQL is known here. Lives in the request's arena.
 *
 * What an expression means (OData 4.01 URL Conventions §5.1.1), as agreed
 * between the binder, which makes it, and the planner, which writes SQL:
 *
 * - eq ne gt ge lt le (§5.1.1.1.1-6) and in (§5.1.1.1.11) are never null:
 *   null eq null is true, null ne 5 is true, and with a null operand gt, ge,
 *   lt and le are false; so "not (Price gt 5)" keeps rows without a price.
 *   Such an expression has nullable = false although its operands are not.
 *   Where only true counts (the filter itself and what and/or join there)
 *   an SQL null may stand for false; below not, eq, ne, a function and in
 *   $orderby it may not.
 * - and or not has (§5.1.1.1.7-10) and every function (§5.1.1.4) know null
 *   as unknown, as SQL does; arithmetic with null is null (§5.1.1.2).
 * - any and all (§5.1.1.13) and $count of a navigation are never null: any
 *   is true when one member makes its expression true, all when none makes it
 *   false or null. A collection behind a missing to-one entity is empty.
 * - case (§5.1.1.11) has the value behind the first condition that is true;
 *   cast (§5.1.1.10.1), but for what EX_CAST says below, is a function of
 *   func.def and null when it fails.
 * - $filter keeps what is true (§5.1.2).
 * - A property of a missing to-one entity is null (§5.1.1.15); "nav eq null"
 *   arrives as the first key of the joined row, nullable, eq null.
 *
 * What the binder has done already, so that nobody else need:
 *
 * - A literal has the type that it is compared with or given to; string
 *   literals are parsed when the other side is no string. Its val.kind is
 *   by type: BOOL VAL_BOOL; integers VAL_I64; DECIMAL VAL_DEC; SINGLE
 *   VAL_F32; DOUBLE VAL_F64 (never NaN or infinite); STRING VAL_STR; GUID
 *   VAL_STR (lower case); BINARY VAL_BYTES; DATE, TIME, DATETIME their own;
 *   ENUM VAL_STR: the text as the database stores it (members of a SET in
 *   its order, joined by ","; of COLUMN_NUMBER its digits);
 * DURATION VAL_DURATION.
 * - A geo literal is a call of FUNC_GEO_TEXT of a spatial type.
 * - The null literal (type EDM_NULL) is left only as the second operand of
 *   eq and ne and as an operand of and, or, not.
 * - and, or have two operands or more (a chain is one node), the rest of the
 *   operators one or two.
 * - div and mod with a literal zero are refused (§5.1.1.2.5-6); a zero that
 *   only the database sees fails there. OP_DIV of integers truncates; OP_DIV
 *   of other types and OP_DIVBY are the database's division.
 * - Members of an in-list are never null and there is at least one.
 * - Durations that were computed are microseconds (BIGINT), type DURATION,
 *   and so is what they are compared or computed with: a literal then has
 *   VAL_I64, a property stands below an EX_CAST to INT64. A property of
 *   type DURATION against a plain literal or property stays a TIME.
 * - has: of flags, both operands are INT64 (a cast and a literal):
 *   (a & b) = b; of others, a = b, null when a is null.
 * - A property of COLUMN_SPAN is always below an EX_CAST to its own type,
 *   DURATION (microseconds, as if computed) or TIME.
 * - EX_CAST: DURATION to INT64: microseconds; ENUM to INT64: the number of
 *   the member or the bits of the set; integers to INT64 (CAST AS SIGNED:
 *   the column is unsigned and must be able to become negative); any number
 *   to DECIMAL: CAST AS DECIMAL(65,30), since a quotient needs digits; ENUM
 *   to STRING: the name of the member.
 */
#ifndef ODATA_QUERY_H
#define ODATA_QUERY_H
#include "base/err.h"
#include "edm/edm.h"
#include "edm/val.h"
#include "odata/ast.h"

/* The canonical functions and operators with their overloads: one table for
 * the binder (types) and the planner (SQL): odata/func.def. */
enum func {
#define FUNC(id, name, result, sql, ...) FUNC_##id,
#include "odata/func.def"
#undef FUNC
	FUNC__MAX
};

/*
 * A row that expressions can speak of: the entity itself (via NULL), what a
 * to-one navigation from such a row leads to, or (nav->many) each row in turn
 * of the collection that a subquery runs over. One object for each distinct
 * to-one path, so the planner makes one join for it. A row that is cast to a
 * derived type is a row of its own, or none when it is of another type: it is
 * reached from the same one by the same navigation, or by set->self.
 *
 * Without a navigation it is what $root leads to (steps; one entity or each
 * in turn), or (it) the row of the resource path, seen from below $expand.
 */
struct join {
	const struct join *from; /* NULL: from the entity itself */
	const struct edm_nav *nav;
	const struct edm_derived *as; /* that it must be; NULL: any */
	unsigned number; /* 1, 2, … within the query, subqueries included */
	bool it;         /* it has no number */
	const struct step *steps;
	size_t nsteps;
};
/* The rows that are joined for one SELECT: of the query, or of a subquery of
 * it. Expressions of an inner scope may speak of rows of the outer ones. */
struct scope {
	const struct edm_set *set;
	const struct edm_derived *as; /* of each row; NULL: that of the set */
	struct join **joins;          /* to-one */
	size_t njoins;
	const struct join *row; /* of a subquery, nav->many; else NULL */
	struct scope *outer;    /* NULL: of the query itself */
	struct str var;         /* any, all: the name of the row, or empty */
	const struct computed *computed; /* of $compute */
	size_t ncomputed;
	bool formula; /* of a computed property of row: bind_formula.c */
	bool base;    /* names without a variable belong to this row */
	bool it_here; /* $it is this row: an item that the path names */
	/* Below $expand: the row of $it; NULL when no expression speaks of it
	 */
	const struct join *it;
	unsigned *numbers; /* given so far to the joins of the query */
};

enum expr_kind {
	EX_LIT,   /* val; VAL_NULL has type EDM_NULL */
	EX_PROP,  /* prop of join (NULL: of the entity itself) */
	EX_OP,    /* op, args */
	EX_FUNC,  /* func, args */
	EX_IN,    /* args[0] in args[1..]: literals and what is never null */
	EX_CAST,  /* args[0] to type: see above */
	EX_MATCH, /* does text of the row join hold val? Never null */
	EX_CALL,  /* of a function of the model, with args of the routine */
	EX_IS,    /* is the row of join of the type as? Never null */
	EX_CASE,  /* args: condition, value, condition, value …; else null */
	/* Over the rows of scope (join is scope->row): */
	EX_ANY,   /* does one meet args[0] (none: is there one)? */
	EX_ALL,   /* does each meet args[0]? */
	EX_COUNT, /* how many meet args[0] (none: how many are there)? */
	EX_ROOT   /* args[0] of the one row of join->steps; null without it */
};
struct expr {
	enum expr_kind kind;
	enum edm_type type;
	const struct edm_enum *etype;
	bool nullable; /* can be null */
	long pos;
	struct val val;
	const struct edm_prop *prop;
	const struct join *join;
	const struct edm_derived *as; /* EX_IS; of an entity its type */
	const struct scope *scope;
	const struct edm_text *text;
	const struct edm_function *function;
	enum ast_op op;
	enum func func;
	struct expr **args;
	size_t nargs;
};

/* A property of $compute: prop has a name and a type; its column, if any, is
 * not what is read. */
struct computed {
	const struct edm_prop *prop;
	struct expr *expr;
	bool shown; /* part of the answer */
};
/* A stream that the answer tells about. */
struct query_stream {
	const struct edm_prop *prop; /* NULL: the media of the entity */
	const struct edm_stream *stream;
};
struct order {
	struct expr *expr;
	bool desc;
};

/* key[i] belongs to set->keys[i]. */
struct key {
	struct expr **values;
	size_t n;
	/* What the values belong to when it is an alternate key, else NULL. */
	const struct edm_prop *const *props;
};
/* The resource path, outermost first: a set, then navigations. */
struct step {
	const struct edm_set *set;    /* that it arrives at */
	const struct edm_nav *nav;    /* NULL for the first */
	struct key *key;              /* NULL: no key given */
	bool many;                    /* still a collection after this step */
	const struct edm_derived *as; /* only rows of it; NULL: any */
	bool cast;                    /* by a segment behind the step */
	const struct edm_singleton *singleton; /* a first step that is one */
	long pos;
	/* /$filter( … ) behind it, when the path goes on: its scope's row is
	 * this step. Of the last step it is part of the query's filter. */
	struct scope *scope;
	struct expr *filter;
};

enum query_kind {
	QUERY_COLLECTION, /* of entities */
	QUERY_ENTITY,     /* one, by key or to-one navigation */
	QUERY_PROPERTY,   /* of one entity: JSON */
	QUERY_VALUE,      /* of one entity: raw, /$value */
	QUERY_COUNT,      /* /$count: a bare number */
	QUERY_FUNCTION,   /* what call yields; of an entity, or set is NULL */
	QUERY_ALL,        /* $all: parts, a query for each set */
	QUERY_STREAM,     /* the bytes of a stream of one entity */
	QUERY_SERVICE,    /* service document */
	QUERY_METADATA
};

/* What the client wants of the items of a collection property. */
struct items {
	const struct edm_prop *prop;
	struct expr *filter; /* over the rows of scope; NULL: none */
	struct order *order;
	size_t norder;
	const struct scope *scope;
	int64_t top, skip; /* -1: not given; 0 */
	bool count;        /* their number, before skip and top */
};

struct expand {
	const struct edm_nav *nav;
	struct query *query;            /* COLLECTION or ENTITY; steps empty */
	const struct ast_options *opts; /* as they were written */
	bool levels;                    /* with $levels other than 1 … */
	bool again; /* … and this is what that has put below it */
	long pos;
};

/* Which rows of versioned tables are read (OData Extension for Temporal Data;
 * the time is that of the system). Tables without versions are always read as
 * they are now. */
enum period_kind {
	PERIOD_NOW, /* not given */
	PERIOD_AT,  /* as they were at from: every table of the query */
	PERIOD_SPAN /* the set of the query: every version that was valid
		     * between from and to; other tables: now */
};
struct period {
	enum period_kind kind;
	struct val from, to; /* VAL_DATETIME */
	bool inclusive;      /* to belongs to the time */
};

struct query {
	enum query_kind kind;
	const struct edm_set *set;    /* NULL for SERVICE, METADATA and ALL */
	const struct edm_derived *as; /* rows of it alone; NULL: any */
	struct step *steps;
	size_t nsteps;
	/* PROPERTY, VALUE. May be complex, or a collection: its VALUE is the
	 * number of its items (/$count). */
	const struct edm_prop *prop;
	const struct edm_stream *stream; /* STREAM */
	const struct expr *call;         /* FUNCTION */
	bool raw;                        /* FUNCTION: /$value */
	bool calls;                      /* functions, anywhere in it */
	struct scope *scope;             /* of filter and order */
	struct expr *filter;             /* NULL: none */
	struct order *order;
	size_t norder;
	int64_t top; /* -1: not given */
	/* Below $expand, when pages are cut there: page rows are shown, top is
	 * one more, left what the client wanted behind them (-1: all). */
	int64_t page, left;
	int64_t skip; /* 0: not given */
	bool count;   /* $count=true */
	bool ref;     /* /$ref: ids alone, nothing selected */
	/* $expand=Nav/$count: count is set, top is 0. Of QUERY_ALL: /$count */
	bool totals;
	/* A part of QUERY_ALL: its entities say what and where they are. */
	bool typed;
	struct query *const *parts;
	size_t nparts;
	/* Structural properties of the answer, in the order of the set; of
	 * complex ones their parts. */
	const struct edm_prop **select;
	size_t nselect;
	struct items *items; /* collections of which not all is wanted */
	size_t nitems;
	struct query_stream *streams;
	size_t nstreams;
	struct computed *computed;
	size_t ncomputed;
	/* What the context URL lists, NULL when neither $select nor $compute
	 * was given: names as the model writes them, in the order given. */
	const struct str *select_names;
	size_t nselect_names;
	struct expand *expand;
	size_t nexpand;
	struct period period;
	struct str skiptoken; /* raw text, empty: none */
	long skiptoken_pos;
	struct str deltatoken; /* the same */
	long deltatoken_pos;
	struct str format; /* $format, empty: none */
			   /* Custom options never reach here. */
};
#endif
