/* SPDX-License-Identifier: MIT */
/*
 * ast.h - the text of an OData URL as a tree, before any name is known.
 *
 * The parser (parse.h) covers the whole grammar of OData 4.01 (ABNF of
 * odata-abnf-construction-rules), so that what is not built is refused by
 * the binder with 501 and its position, and only what is no OData is a
 * syntax error. All positions are byte offsets in the request target as the
 * client sent it. Everything lives in the request's arena.
 */
#ifndef ODATA_AST_H
#define ODATA_AST_H
#include "base/err.h"
#include "edm/val.h"

enum ast_kind {
	AST_NULL,
	AST_BOOL,     /* val.b */
	AST_INT,      /* text: [-]digits, any length; "+", suffix L dropped */
	AST_DECIMAL,  /* text: [-]digits[.digits]; "+", suffix m dropped */
	AST_DOUBLE,   /* val.d: exponent, INF, NaN, suffix d or f */
	AST_STRING,   /* text: unquoted, '' undone */
	AST_DATE,     /* val.t */
	AST_TIME,     /* val.t */
	AST_DATETIME, /* val.t in UTC; offset: in which it was written */
	AST_DURATION, /* val.i microseconds; duration'…', a bare '…' is a STRING
		       */
	AST_GUID,     /* text: lower case, with hyphens */
	AST_BINARY, /* text: the bytes */
	AST_ENUM,   /* name: qualified type name; text: members or numbers */
	AST_GEO,    /* name: geometry or geography; text: SRID=…;WKT */
	AST_ALIAS,  /* name: without the @ */
	AST_PATH, /* segs: a member path, also $it/…, $root/…, a function, the
		   * type in cast() and isof(); @a/… begins with an
		   * SEG_ANNOTATION, which may be an alias */
	AST_CALL, /* name: canonical function as written; args, which in case()
		   * are condition, value, condition, value … */
	AST_OP,   /* op, args[0] and args[1] */
	AST_LIST, /* args: (a,b,c) behind in, or [a,b,c] */
	AST_OBJECT, /* args with names: a JSON object */
	AST_RAW     /* text: kept for a part that the binder refuses */
};

enum ast_op {
	OP_OR,
	OP_AND,
	OP_NOT,
	OP_EQ,
	OP_NE,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
	OP_HAS,
	OP_IN,
	OP_ADD,
	OP_SUB,
	OP_MUL,
	OP_DIV,
	OP_DIVBY,
	OP_MOD,
	OP_NEG,
	OP__MAX
};
/* "eq", "and", … as the standard writes it. */
struct str ast_op_name(enum ast_op);

struct ast_arg {
	struct str name; /* of a parameter or key property; may be empty */
	struct ast *value;
	long pos;
	struct ast_arg *next;
};

struct ast {
	enum ast_kind kind;
	long pos, end; /* where its text begins and ends */
	enum ast_op op;
	struct str name, text;
	struct val val;
	int offset;  /* AST_DATETIME: minutes */
	bool parens; /* stood in parentheses */
	struct ast_arg *args;
	struct ast_seg *segs;
};

enum ast_seg_kind {
	SEG_NAME, /* a simple or qualified name, with or without args; in a
		   * resource path also a key written as a segment */
	SEG_STAR, /* * in $select and $expand; name: the Ns of Ns.*, or empty */
	SEG_IT,
	SEG_THIS,
	SEG_ROOT,  /* $it $this $root, first only */
	SEG_COUNT, /* $count, with opts when ( … ) follows */
	SEG_VALUE,
	SEG_REF,
	SEG_EACH,
	SEG_METADATA,
	SEG_BATCH,
	SEG_ALL_DATA,
	SEG_CROSSJOIN, /* args: names without values */
	SEG_ENTITY,
	SEG_FILTER,
	SEG_QUERY,
	SEG_ANY,
	SEG_ALL,       /* var and body; any() has neither */
	SEG_ANNOTATION /* name of @Ns.Term, without the @; text behind # in var
			*/
};
struct ast_seg {
	enum ast_seg_kind kind;
	struct str name;      /* decoded; of SEG_NAME and SEG_ANNOTATION */
	bool qualified;       /* has a dot: a type cast or bound function */
	bool parens;          /* ( ) was there, even if empty */
	bool identifier;      /* SEG_NAME: false when it can only be a key */
	struct ast_arg *args; /* key predicate (SEG_FILTER: behind it) or
			       * function parameters; in $select the names of
			       * parameters, no values */
	struct str var;
	struct ast *body; /* of any, all, $filter */
	struct ast_options *opts;
	long pos, end;
	struct ast_seg *next;
};

struct ast_order {
	struct ast *expr;
	bool desc;
	struct ast_order *next;
};
/* An item of $select or $expand. */
struct ast_item {
	struct ast_seg *path; /* the last may be SEG_STAR, SEG_REF, SEG_COUNT */
	struct ast_options *opts; /* inside ( ), NULL without */
	long pos;
	struct ast_item *next;
};
struct ast_compute {
	struct ast *expr;
	struct str name;
	long pos;
	struct ast_compute *next;
};
/* $search: words and phrases. */
enum ast_search_kind {
	SEARCH_WORD,
	SEARCH_PHRASE,
	SEARCH_AND,
	SEARCH_OR,
	SEARCH_NOT
};
struct ast_search {
	enum ast_search_kind kind;
	struct str text;
	struct ast_search *left, *right; /* NOT: left */
	long pos;
};
struct ast_alias {
	struct str name;
	struct ast *value;
	long pos;
	struct ast_alias *next;
};

/* The system query options. */
enum ast_opt {
	OPT_SELECT,
	OPT_EXPAND,
	OPT_FILTER,
	OPT_ORDERBY,
	OPT_TOP,
	OPT_SKIP,
	OPT_COUNT,
	OPT_SEARCH,
	OPT_COMPUTE,
	OPT_APPLY,
	OPT_FORMAT,
	OPT_INDEX,
	OPT_LEVELS,
	OPT_SKIPTOKEN,
	OPT_DELTATOKEN,
	OPT_SCHEMAVERSION,
	OPT_ID,
	OPT_AT,
	OPT_FROM,
	OPT_TO,
	OPT_TOINCLUSIVE,
	OPT__MAX
};
/* "$select", … */
struct str ast_opt_name(enum ast_opt);

struct ast_options {
	struct {
		bool given;
		long pos, value_pos; /* of the name and of the value */
		struct str text;     /* the decoded value */
	} opt[OPT__MAX];
	struct ast_item *select, *expand;
	struct ast *filter, *index;
	struct ast_order *orderby;
	int64_t top, skip;
	bool count;
	int64_t levels; /* -1: max */
	struct ast_search *search;
	struct ast_compute *compute;
	struct ast *at, *from, *to; /* to: $to or $toInclusive */
	/* Options of no known name whose values are expressions: parameters
	 * of a function, when the path calls one (Protocol §11.5.4.1.1). */
	struct ast_alias *implicit;
	struct str apply, format, skiptoken, deltatoken, schemaversion, id;
	struct ast_alias *aliases;
};

struct ast_uri {
	struct ast_seg *path;     /* NULL: the service root */
	struct ast_options *opts; /* never NULL */
};
#endif
