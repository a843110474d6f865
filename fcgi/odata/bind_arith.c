/* SPDX-License-Identifier: MIT */
/*
 * bind_arith.c - arithmetic on numbers, dates and durations (URL Conventions
 * §5.1.1.2); bind_op.c says which operands get here.
 */
#include "config.h"
#include "odata/bind_in.h"

static enum edm_type
arithmetic_type(enum ast_op op, enum edm_type x, enum edm_type y)
{
	if (x == EDM_DOUBLE || y == EDM_DOUBLE)
		return EDM_DOUBLE;
	if (x == EDM_SINGLE || y == EDM_SINGLE)
		return EDM_SINGLE;
	/* divby makes Decimals of integers (§5.1.1.2.5). Integers are added
	 * in 64 bits, where small ones cannot overflow. */
	return op == OP_DIVBY || x == EDM_DECIMAL || y == EDM_DECIMAL
	    ? EDM_DECIMAL
	    : EDM_INT64;
}

static bool
is_zero(const struct expr *e)
{
	if (e->kind != EX_LIT)
		return false;
	if (e->val.kind == VAL_I64)
		return e->val.i == 0;
	if (e->val.kind == VAL_F64 || e->val.kind == VAL_F32)
		return !(e->val.d < 0) && !(e->val.d > 0);
	for (size_t i = 0; i < e->val.s.n; i++)
		if (e->val.s.p[i] >= '1' && e->val.s.p[i] <= '9')
			return false;
	return true;
}

/* Unsigned columns count in unsigned numbers in MariaDB, and a difference
 * below zero is an error there. */
struct expr *
bind_signed(struct binder *b, struct expr *e)
{
	if (e->kind != EX_PROP || !e->prop->is_unsigned)
		return e;
	return bind_cast(
	    b, e, edm_is_integer(e->type) ? EDM_INT64 : EDM_DECIMAL);
}

static struct err *
no_special(struct binder *b, const struct expr *e)
{
	if (!bind_is_special(e))
		return NULL;
	return ERR_AT(b->arena, NOT_IMPLEMENTED, S(""), e->pos,
	    "INF and NaN can only be compared");
}

struct err *
bind_arithmetic(struct binder *b, enum ast_op op, long pos, struct expr *x,
    struct expr *y, struct expr **ret)
{
	enum edm_type type = arithmetic_type(op, x->type, y->type);

	TRY(no_special(b, x));
	TRY(no_special(b, y));
	if (op == OP_DIV || op == OP_DIVBY || op == OP_MOD) {
		if (is_zero(y) &&
		    (op == OP_DIVBY ||
			(type != EDM_INT64 && type != EDM_DECIMAL)))
			return ERR_AT(b->arena, NOT_IMPLEMENTED, S(""), y->pos,
			    "Division by zero to INF or NaN is not supported");
		if (is_zero(y))
			return ERR_AT(b->arena, BAD_REQUEST, ast_op_name(op),
			    y->pos, "Division by zero");
	}
	x = bind_signed(b, x);
	y = bind_signed(b, y);
	if (type == EDM_DECIMAL && (op == OP_DIV || op == OP_DIVBY) &&
	    x->kind != EX_CAST)
		x = bind_cast(b, x, EDM_DECIMAL);
	*ret = bind_make_op(b, op, type, pos, x, y);
	if (op == OP_DIV || op == OP_DIVBY || op == OP_MOD)
		(*ret)->nullable = true; /* by zero */
	return NULL;
}

struct err *
bind_lowered(struct binder *b, enum func func, long pos, struct expr *x,
    struct expr *y, struct expr **ret)
{
	struct expr *e;

	TRY(no_special(b, y));
	if (func == FUNC_DURATION_DIV && is_zero(y))
		return ERR_AT(b->arena, BAD_REQUEST, S("div"), y->pos,
		    "Division by zero");
	e = bind_make(b, EX_FUNC, func_info(func)->result, pos,
	    bind_micros(b, x), bind_micros(b, bind_signed(b, y)));
	e->func = func;
	e->nullable = true; /* beyond the year 9999, by zero */
	*ret = e;
	return NULL;
}

/* The literal with the other sign; NULL for the one number without. */
static struct expr *
negative(struct binder *b, const struct expr *x)
{
	struct expr *e = NEW(b->arena, struct expr);
	struct str s = x->val.s;

	*e = *x;
	if (x->val.kind == VAL_I64 && x->val.i == INT64_MIN)
		return NULL;
	if (x->val.kind == VAL_I64 || x->val.kind == VAL_DURATION)
		e->val.i = -x->val.i;
	else if (x->val.kind != VAL_DEC)
		e->val.d = -x->val.d;
	else if (s.n != 0 && s.p[0] == '-')
		e->val.s = str_skip(s, 1);
	else
		e->val.s = arena_strf(b->arena, "-%.*s", STRF(s));
	return e;
}

struct err *
bind_negate(struct binder *b, long pos, struct expr *x, struct expr **ret)
{
	char c = func_class(x);

	if (c == '0') {
		*ret = x;
		return NULL;
	}
	if (x->kind == EX_LIT && (bind_is_number(c) || c == 'U')) {
		*ret = negative(b, x);
		if (*ret != NULL)
			return NULL;
	}
	if (c == 'U') {
		*ret = bind_make(
		    b, EX_FUNC, EDM_DURATION, pos, bind_micros(b, x), NULL);
		(*ret)->func = FUNC_DURATION_NEG;
		return NULL;
	}
	if (!bind_is_number(c))
		return ERR_AT(b->arena, TYPE_MISMATCH, S("-"), pos,
		    "'-' does not take %.*s", STRF(bind_type_name(x)));
	*ret =
	    bind_make_op(b, OP_NEG, arithmetic_type(OP_NEG, x->type, x->type),
		pos, bind_signed(b, x), NULL);
	return NULL;
}
