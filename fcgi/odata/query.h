/* SPDX-License-Identifier: MIT */
/*
 * query.h - a bound query: names are model objects, every expression has a
 * type. Nothing here is text from the request but literal values, and no
 * SQL is known here. Lives in the request's arena.
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

/* A row that expressions can speak of: the entity itself (via NULL) or what a
 * to-one navigation from it leads to. One object for each distinct path, so
 * the planner makes one join for it. */
struct join {
	const struct join *from; /* NULL: from the entity itself */
	const struct edm_nav *nav;
	unsigned number; /* 1, 2, … within its scope */
};
struct scope {
	const struct edm_set *set;
	struct join **joins;
	size_t njoins;
};

enum expr_kind {
	EX_LIT,  /* val; VAL_NULL has type EDM_NULL */
	EX_PROP, /* prop of join (NULL: of the entity itself) */
	EX_OP,   /* op, args */
	EX_FUNC, /* func, args */
	EX_IN,   /* args[0] in args[1..] */
	EX_CAST  /* args[0] to type: where the database must be told */
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
	enum ast_op op;
	enum func func;
	struct expr **args;
	size_t nargs;
};

struct order {
	struct expr *expr;
	bool desc;
};

/* key[i] belongs to set->keys[i]. */
struct key {
	struct expr **values;
	size_t n;
};
/* The resource path, outermost first: a set, then navigations. */
struct step {
	const struct edm_set *set; /* that it arrives at */
	const struct edm_nav *nav; /* NULL for the first */
	struct key *key;           /* NULL: no key given */
	bool many;                 /* still a collection after this step */
	long pos;
};

enum query_kind {
	QUERY_COLLECTION, /* of entities */
	QUERY_ENTITY,     /* one, by key or to-one navigation */
	QUERY_PROPERTY,   /* of one entity: JSON */
	QUERY_VALUE,      /* of one entity: raw, /$value */
	QUERY_COUNT,      /* /$count: a bare number */
	QUERY_SERVICE,    /* service document */
	QUERY_METADATA
};

struct expand {
	const struct edm_nav *nav;
	struct query *query; /* COLLECTION or ENTITY; steps empty */
	long pos;
};

struct query {
	enum query_kind kind;
	const struct edm_set *set; /* NULL for SERVICE and METADATA */
	struct step *steps;
	size_t nsteps;
	const struct edm_prop *prop; /* PROPERTY, VALUE */
	struct scope *scope;         /* of filter and order */
	struct expr *filter;         /* NULL: none */
	struct order *order;
	size_t norder;
	int64_t top;  /* -1: not given */
	int64_t skip; /* 0: not given */
	bool count;   /* $count=true */
	/* Structural properties of the answer, in the order of the set. */
	const struct edm_prop **select;
	size_t nselect;
	/* What the context URL lists, NULL when $select was not given: names as
	 * the model writes them, in the order given. */
	const struct str *select_names;
	size_t nselect_names;
	struct expand *expand;
	size_t nexpand;
	struct str skiptoken; /* raw text, empty: none */
	long skiptoken_pos;
	struct str format; /* $format, empty: none */
			   /* Custom options never reach here. */
};
#endif
