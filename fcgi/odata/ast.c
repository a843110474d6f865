/* SPDX-License-Identifier: MIT */
/* ast.c - the names of operators and query options. */
#include "config.h"
#include "odata/ast.h"

#define NAME(lit)                                                              \
	{                                                                      \
		lit, sizeof(lit) - 1                                           \
	}

struct str
ast_op_name(enum ast_op op)
{
	static const struct str names[OP__MAX] = {
		[OP_OR] = NAME("or"),
		[OP_AND] = NAME("and"),
		[OP_NOT] = NAME("not"),
		[OP_EQ] = NAME("eq"),
		[OP_NE] = NAME("ne"),
		[OP_LT] = NAME("lt"),
		[OP_LE] = NAME("le"),
		[OP_GT] = NAME("gt"),
		[OP_GE] = NAME("ge"),
		[OP_HAS] = NAME("has"),
		[OP_IN] = NAME("in"),
		[OP_ADD] = NAME("add"),
		[OP_SUB] = NAME("sub"),
		[OP_MUL] = NAME("mul"),
		[OP_DIV] = NAME("div"),
		[OP_DIVBY] = NAME("divby"),
		[OP_MOD] = NAME("mod"),
		[OP_NEG] = NAME("-"),
	};

	must(op < OP__MAX);
	return names[op];
}

struct str
ast_opt_name(enum ast_opt opt)
{
	static const struct str names[OPT__MAX] = {
		[OPT_SELECT] = NAME("$select"),
		[OPT_EXPAND] = NAME("$expand"),
		[OPT_FILTER] = NAME("$filter"),
		[OPT_ORDERBY] = NAME("$orderby"),
		[OPT_TOP] = NAME("$top"),
		[OPT_SKIP] = NAME("$skip"),
		[OPT_COUNT] = NAME("$count"),
		[OPT_SEARCH] = NAME("$search"),
		[OPT_COMPUTE] = NAME("$compute"),
		[OPT_APPLY] = NAME("$apply"),
		[OPT_FORMAT] = NAME("$format"),
		[OPT_INDEX] = NAME("$index"),
		[OPT_LEVELS] = NAME("$levels"),
		[OPT_SKIPTOKEN] = NAME("$skiptoken"),
		[OPT_DELTATOKEN] = NAME("$deltatoken"),
		[OPT_SCHEMAVERSION] = NAME("$schemaversion"),
		[OPT_ID] = NAME("$id"),
		[OPT_AT] = NAME("$at"),
		[OPT_FROM] = NAME("$from"),
		[OPT_TO] = NAME("$to"),
		[OPT_TOINCLUSIVE] = NAME("$toInclusive"),
	};

	must(opt < OPT__MAX);
	return names[opt];
}
