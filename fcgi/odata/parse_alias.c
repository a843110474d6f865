/* SPDX-License-Identifier: MIT */
/*
 * parse_alias.c - values of parameter aliases, and of options that may be
 * parameters of a function (URL Conventions §5.3, Protocol §11.5.4.1.1).
 */
#include "config.h"
#include "odata/parse_priv.h"

struct err *
parse_alias_value(struct lex *l, struct ast **ret)
{
	const struct lex before = *l;
	const size_t nodes = *l->nodes;
	const bool paren = lex_at(l, '(');
	struct err *e = parse_common(l, ret);

	if (!paren || e == NULL)
		return e;
	*l = before;
	*l->nodes = nodes;
	return parse_in_list(l, ret) == NULL ? NULL : e;
}

void
parse_implicit(struct lex *l, struct ast_options *o, struct str name, long pos)
{
	const struct lex before = *l;
	const size_t nodes = *l->nodes;
	struct ast_alias *a = NEW(l->arena, struct ast_alias);

	*a = (struct ast_alias){ .name = name, .pos = pos };
	(void)lex_blank(l);
	if (parse_common(l, &a->value) == NULL) {
		(void)lex_blank(l);
		if (lex_end(l)) {
			a->next = o->implicit;
			o->implicit = a;
			return;
		}
	}
	*l = before;
	*l->nodes = nodes;
}
