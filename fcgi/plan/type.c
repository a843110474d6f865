/* SPDX-License-Identifier: MIT */
/*
 * type.c - which rows are of a derived type: those whose discriminator has one
 * of its values or of the types below it, byte for byte, as
 * edm_type_of_row() sees it.
 */
#include "config.h"
#include "plan/priv.h"

void
put_is(struct sqlb *b, const struct join *row, const struct edm_derived *type,
    enum mode m)
{
	const struct edm_set *set = type->set;
	const struct edm_prop *p = set->discriminator;
	struct expr x = { .kind = EX_PROP,
		.type = p->type,
		.etype = p->etype,
		.nullable = true,
		.prop = p,
		.join = row };
	struct expr lit = {
		.kind = EX_LIT, .type = p->type, .etype = p->etype
	};
	struct expr *args[] = { &x, &lit };
	struct expr is = { .kind = EX_OP,
		.type = EDM_BOOL,
		.op = OP_EQ,
		.args = args,
		.nargs = N_ELEM(args) };
	bool first = true;

	sqlb_lit(b, "(");
	for (size_t i = 0; i < set->nderived; i++) {
		const struct edm_derived *t = &set->derived[i];

		for (size_t k = 0; k < t->nvalues && edm_is_a(t, type); k++) {
			if (!first)
				sqlb_lit(b, " OR ");
			first = false;
			lit.val = t->values[k];
			put_compare(b, &is, m);
		}
	}
	sqlb_lit(b, ")");
}
