/* SPDX-License-Identifier: MIT */
/*
 * ast_text.h - trees of the parser as text for comparison: operators in front
 * of their operands, canonical functions with "!", items with their options
 * in "<>".
 */
#ifndef TESTS_AST_TEXT_H
#define TESTS_AST_TEXT_H
#include "base/buf.h"
#include "odata/ast.h"

void put_expr(struct buf *, const struct ast *);
void put_segs(struct buf *, const struct ast_seg *);
void put_options(struct buf *, const struct ast_options *);
#endif
