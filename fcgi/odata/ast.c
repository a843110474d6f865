/* SPDX-License-Identifier: MIT */
/* ast.c - the names of operators and query options. */
#include "config.h"
#include "odata/ast.h"

struct str
ast_op_name(enum ast_op op)
{
	static const char *const names[OP__MAX] = {
		[OP_OR] = "or",
		[OP_AND] = "and",
		[OP_NOT] = "not",
		[OP_EQ] = "eq",
		[OP_NE] = "ne",
		[OP_LT] = "lt",
		[OP_LE] = "le",
		[OP_GT] = "gt",
		[OP_GE] = "ge",
		[OP_HAS] = "has",
		[OP_IN] = "in",
		[OP_ADD] = "add",
		[OP_SUB] = "sub",
		[OP_MUL] = "mul",
		[OP_DIV] = "div",
		[OP_DIVBY] = "divby",
		[OP_MOD] = "mod",
		[OP_NEG] = "-",
	};

	must(op < OP__MAX);
	return str_of(names[op]);
}

struct str
ast_opt_name(enum ast_opt opt)
{
	static const char *const names[OPT__MAX] = {
		[OPT_SELECT] = "$select",
		[OPT_EXPAND] = "$expand",
		[OPT_FILTER] = "$filter",
		[OPT_ORDERBY] = "$orderby",
		[OPT_TOP] = "$top",
		[OPT_SKIP] = "$skip",
		[OPT_COUNT] = "$count",
		[OPT_SEARCH] = "$search",
		[OPT_COMPUTE] = "$compute",
		[OPT_APPLY] = "$apply",
		[OPT_FORMAT] = "$format",
		[OPT_INDEX] = "$index",
		[OPT_LEVELS] = "$levels",
		[OPT_SKIPTOKEN] = "$skiptoken",
		[OPT_DELTATOKEN] = "$deltatoken",
		[OPT_SCHEMAVERSION] = "$schemaversion",
		[OPT_ID] = "$id",
		[OPT_AT] = "$at",
		[OPT_FROM] = "$from",
		[OPT_TO] = "$to",
		[OPT_TOINCLUSIVE] = "$toInclusive",
	};

	must(opt < OPT__MAX);
	return str_of(names[opt]);
}
