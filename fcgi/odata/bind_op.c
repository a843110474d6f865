/* SPDX-License-Identifier: MIT */
/*
 * bind_op.c - operators: which operands they take and what they give.
 *
 * OData 4.01 URL Conventions §5.1.1.1 (comparison and logic), §5.1.1.2
 * (arithmetic), §5.1.1.18 (promotion). One table says which operands an
 * operator takes; what is not in it is a mismatch of types.
 */
#include "config.h"
#include "odata/bind_in.h"

enum {
	EQUAL = 1 << OP_EQ | 1 << OP_NE,
	COMPARE = EQUAL | 1 << OP_LT | 1 << OP_LE | 1 << OP_GT | 1 << OP_GE,
	ARITHMETIC = 1 << OP_ADD | 1 << OP_SUB | 1 << OP_MUL | 1 << OP_DIV |
	    1 << OP_DIVBY | 1 << OP_MOD,
	DIVIDE = 1 << OP_DIV | 1 << OP_DIVBY,
	LOGIC = 1 << OP_AND | 1 << OP_OR
};

/* Letters of func.h; '#' is any number, 'P' geometry, '0' the literal null,
 * 'R' an entity. func: what it is lowered to, FUNC__MAX: stays an operator. */
static const struct {
	unsigned ops;
	char left, right;
	enum func func;
} rows[] = {
	{ COMPARE, '#', '#', FUNC__MAX },
	{ COMPARE, 'S', 'S', FUNC__MAX },
	{ COMPARE, 'B', 'B', FUNC__MAX },
	{ COMPARE, 'D', 'D', FUNC__MAX },
	{ COMPARE, 'Z', 'Z', FUNC__MAX },
	/* A date is its midnight UTC; the database promotes it so. */
	{ COMPARE, 'D', 'Z', FUNC__MAX },
	{ COMPARE, 'Z', 'D', FUNC__MAX },
	{ COMPARE, 'T', 'T', FUNC__MAX },
	{ COMPARE, 'U', 'U', FUNC__MAX },
	{ COMPARE, 'G', 'G', FUNC__MAX },
	{ COMPARE, 'E', 'E', FUNC__MAX },
	/* The standard has binary values beside null alone; equality is an
	 * extension. */
	{ EQUAL, 'X', 'X', FUNC__MAX },
	{ LOGIC, 'B', 'B', FUNC__MAX },
	{ ARITHMETIC, '#', '#', FUNC__MAX },
	{ 1 << OP_ADD, 'Z', 'U', FUNC_DATETIME_ADD },
	{ 1 << OP_SUB, 'Z', 'U', FUNC_DATETIME_SUB },
	{ 1 << OP_SUB, 'Z', 'Z', FUNC_DATETIME_DIFF },
	{ 1 << OP_ADD, 'D', 'U', FUNC_DATE_ADD },
	{ 1 << OP_SUB, 'D', 'U', FUNC_DATE_SUB },
	{ 1 << OP_SUB, 'D', 'D', FUNC_DATE_DIFF },
	{ 1 << OP_ADD, 'U', 'U', FUNC_DURATION_ADD },
	{ 1 << OP_SUB, 'U', 'U', FUNC_DURATION_SUB },
	{ 1 << OP_MUL, 'U', '#', FUNC_DURATION_MUL },
	{ DIVIDE, 'U', '#', FUNC_DURATION_DIV },
	{ 1 << OP_HAS, 'E', 'E', FUNC__MAX },
};

struct expr *
bind_make(struct binder *b, enum expr_kind kind, enum edm_type type, long pos,
    struct expr *x, struct expr *y)
{
	struct expr *e = NEW(b->arena, struct expr);

	*e = (struct expr){ .kind = kind, .type = type, .pos = pos };
	if (x != NULL) {
		e->args = NEWN(b->arena, struct expr *, 2);
		e->args[e->nargs++] = x;
		e->nullable = x->nullable;
	}
	if (y != NULL) {
		e->args[e->nargs++] = y;
		e->nullable |= y->nullable;
	}
	return e;
}

struct expr *
bind_truth(struct binder *b, bool yes, long pos)
{
	struct expr *e = bind_make(b, EX_LIT, EDM_BOOL, pos, NULL, NULL);

	e->val = (struct val){ .kind = VAL_BOOL, .b = yes };
	return e;
}

struct expr *
bind_null(struct binder *b, long pos)
{
	struct expr *e = bind_make(b, EX_LIT, EDM_NULL, pos, NULL, NULL);

	e->nullable = true;
	return e;
}

struct expr *
bind_make_op(struct binder *b, enum ast_op op, enum edm_type type, long pos,
    struct expr *x, struct expr *y)
{
	struct expr *e = bind_make(b, EX_OP, type, pos, x, y);

	e->op = op;
	if ((1 << op & COMPARE) != 0)
		e->nullable = false;
	return e;
}

struct expr *
bind_cast(struct binder *b, struct expr *e, enum edm_type type)
{
	return bind_make(b, EX_CAST, type, e->pos, e, NULL);
}

struct expr *
bind_micros(struct binder *b, struct expr *e)
{
	struct expr *m;

	if (e->type != EDM_DURATION)
		return e;
	if (e->kind == EX_PROP)
		return bind_cast(b, e, EDM_INT64);
	if (e->kind != EX_LIT || e->val.kind != VAL_DURATION)
		return e;
	m = NEW(b->arena, struct expr);
	*m = *e;
	m->val = VAL_OF_I64(e->val.i);
	return m;
}

/* A column of the type TIME ends at 838:59:59, so it is no measure for a
 * literal beyond that, nor for a computed duration. */
static bool
needs_micros(const struct expr *e)
{
	const int64_t max = INT64_C(3020399999999);

	if (e->type != EDM_DURATION)
		return false;
	if (e->kind == EX_LIT)
		return e->val.kind == VAL_I64 || e->val.i > max ||
		    e->val.i < -max;
	return e->kind != EX_PROP;
}

bool
bind_is_number(char c)
{
	return c == 'I' || c == 'M' || c == 'F';
}

/* The row for these operands, or -1. */
static int
row_of(enum ast_op op, const struct expr *x, const struct expr *y)
{
	char l = func_class(x), r = func_class(y);

	if (bind_is_number(l))
		l = '#';
	if (bind_is_number(r))
		r = '#';
	for (size_t i = 0; i < N_ELEM(rows); i++)
		if ((rows[i].ops & 1u << op) != 0 && rows[i].left == l &&
		    rows[i].right == r)
			return (int)i;
	return -1;
}

static struct err *
mismatch(struct binder *b, enum ast_op op, long pos, const struct expr *x,
    const struct expr *y)
{
	struct str name = ast_op_name(op);

	return ERR_AT(b->arena, TYPE_MISMATCH, name, pos,
	    "'%.*s' does not take %.*s and %.*s", STRF(name),
	    STRF(bind_type_name(x)), STRF(bind_type_name(y)));
}

/* INF, -INF and NaN: no column of MariaDB can hold them, so a comparison is
 * decided here (§5.1.1.1.1-6). */
static struct err *
compare_special(struct binder *b, enum ast_op op, long pos, struct expr *x,
    struct expr *special, struct expr **ret)
{
	double d = special->val.d;
	bool less; /* is x less than the special value? */

	if (op == OP_EQ || op == OP_NE || d != d) {
		*ret = bind_truth(b, op == OP_NE, pos);
		return NULL;
	}
	less = d > 0;
	if (less != (op == OP_LT || op == OP_LE))
		*ret = bind_truth(b, false, pos);
	else
		*ret =
		    bind_make_op(b, OP_NE, EDM_BOOL, pos, x, bind_null(b, pos));
	return NULL;
}

static struct err *
compare_specials(struct binder *b, enum ast_op op, long pos, double x, double y,
    struct expr **ret)
{
	const bool is[OP__MAX] = {
		[OP_EQ] = x >= y && x <= y,
		[OP_NE] = !(x >= y && x <= y),
		[OP_LT] = x<y, [OP_LE] = x <= y, [OP_GT] = x> y,
		[OP_GE] = x >= y,
	};

	*ret = bind_truth(b, is[op], pos);
	return NULL;
}

static enum ast_op
mirrored(enum ast_op op)
{
	return op == OP_LT ? OP_GT
	    : op == OP_LE  ? OP_GE
	    : op == OP_GT  ? OP_LT
	    : op == OP_GE  ? OP_LE
			   : op;
}

struct expr *
bind_numbered(struct binder *b, struct expr *e)
{
	struct expr *n;

	if (e->kind != EX_LIT)
		return bind_cast(b, e, EDM_INT64);
	n = bind_make(b, EX_LIT, EDM_INT64, e->pos, NULL, NULL);
	n->val = VAL_OF_I64(bind_member(e->etype, e->val.s));
	return n;
}

static struct err *
compare(struct binder *b, enum ast_op op, long pos, struct expr *x,
    struct expr *y, struct expr **ret)
{
	if (bind_is_special(x) && bind_is_special(y))
		return compare_specials(b, op, pos, x->val.d, y->val.d, ret);
	if (bind_is_special(y))
		return compare_special(b, op, pos, x, y, ret);
	if (bind_is_special(x))
		return compare_special(b, mirrored(op), pos, y, x, ret);
	if (x->type == EDM_ENUM) {
		if (x->etype != y->etype)
			return mismatch(b, op, pos, x, y);
		if ((1 << op & EQUAL) == 0 ||
		    (x->etype->flags && x->kind != EX_LIT &&
			y->kind != EX_LIT)) {
			x = bind_numbered(b, x);
			y = bind_numbered(b, y);
		}
	}
	if (needs_micros(x) || needs_micros(y)) {
		x = bind_micros(b, x);
		y = bind_micros(b, y);
	}
	*ret = bind_make_op(b, op, EDM_BOOL, pos, x, y);
	return NULL;
}

static struct err *
has(struct binder *b, long pos, struct expr *x, struct expr *y,
    struct expr **ret)
{
	if (x->etype != y->etype)
		return mismatch(b, OP_HAS, pos, x, y);
	if (x->etype->flags) {
		x = bind_numbered(b, x);
		y = bind_numbered(b, y);
	}
	*ret = bind_make_op(b, OP_HAS, EDM_BOOL, pos, x, y);
	return NULL;
}

/* An entity is there when its key is. */
static struct expr *
as_row(struct binder *b, struct expr *e)
{
	struct expr *key;

	if (e->type != EDM__MAX)
		return e;
	key = NEW(b->arena, struct expr);
	*key = *e;
	key->type = e->prop->type;
	key->etype = e->prop->etype;
	return key;
}

/* One operand is the literal null, or an entity that may be missing. */
static struct err *
beside_null(struct binder *b, enum ast_op op, long pos, struct expr *x,
    struct expr *y, struct expr **ret)
{
	x = as_row(b, x);
	y = as_row(b, y);
	if ((1 << op & COMPARE) != 0) {
		if (x->type == EDM_NULL && y->type == EDM_NULL)
			*ret = bind_truth(b, op == OP_EQ, pos);
		else if ((1 << op & EQUAL) == 0)
			*ret = bind_truth(b, false, pos);
		else if (x->kind == EX_LIT && y->kind == EX_LIT)
			*ret = bind_truth(b, op == OP_NE, pos);
		else if (x->type == EDM_NULL)
			*ret = bind_make_op(b, op, EDM_BOOL, pos, y, x);
		else
			*ret = bind_make_op(b, op, EDM_BOOL, pos, x, y);
		return NULL;
	}
	*ret = bind_null(b, pos);
	return NULL;
}

static struct err *
unary(struct binder *b, enum ast_op op, long pos, struct expr *x,
    struct expr **ret)
{
	if (op == OP_NEG)
		return bind_negate(b, pos, x, ret);
	if (x->type != EDM_BOOL && x->type != EDM_NULL)
		return ERR_AT(b->arena, TYPE_MISMATCH, S("not"), pos,
		    "'not' takes Edm.Boolean, not %.*s",
		    STRF(bind_type_name(x)));
	*ret = bind_make_op(b, OP_NOT, EDM_BOOL, pos, x, NULL);
	return NULL;
}

/* Logic keeps null literals: null is unknown there (§5.1.1.1.7-8). */
static bool
is_logic(enum ast_op op, const struct expr *x, const struct expr *y)
{
	return (1 << op & LOGIC) != 0 &&
	    (x->type == EDM_BOOL || x->type == EDM_NULL) &&
	    (y->type == EDM_BOOL || y->type == EDM_NULL);
}

struct err *
bind_op(struct binder *b, enum ast_op op, long pos, struct expr *x,
    struct expr *y, struct expr **ret)
{
	int row;

	if (y == NULL)
		return unary(b, op, pos, x, ret);
	if (x->type == EDM_COMPLEX || y->type == EDM_COMPLEX)
		return bind_complex_op(b, op, pos, x, y, ret);
	if (x->type == EDM_COLLECTION || y->type == EDM_COLLECTION)
		return bind_collection_op(b, op, pos, x, y, ret);
	if (is_logic(op, x, y)) {
		*ret = bind_make_op(b, op, EDM_BOOL, pos, x, y);
		return NULL;
	}
	if ((1 << op & LOGIC) != 0)
		return mismatch(b, op, pos, x, y);
	if (x->type == EDM_NULL || y->type == EDM_NULL) {
		if ((x->type == EDM__MAX || y->type == EDM__MAX) &&
		    (1 << op & EQUAL) == 0)
			return mismatch(b, op, pos, x, y);
		return beside_null(b, op, pos, x, y, ret);
	}
	if ((1 << op & (COMPARE | 1 << OP_HAS)) != 0) {
		TRY(bind_beside(b, &x, y));
		TRY(bind_beside(b, &y, x));
	}
	row = row_of(op, x, y);
	if (row < 0)
		return mismatch(b, op, pos, x, y);
	if (rows[row].func != FUNC__MAX)
		return bind_lowered(b, rows[row].func, pos, x, y, ret);
	if (op == OP_HAS)
		return has(b, pos, x, y, ret);
	if ((1 << op & COMPARE) != 0)
		return compare(b, op, pos, x, y, ret);
	return bind_arithmetic(b, op, pos, x, y, ret);
}

/* What the list cannot hold: null, special numbers, what may be null or
 * needs another form. Each is compared on its own. */
static bool
apart(const struct expr *x, const struct expr *member)
{
	return member->nullable || bind_is_special(member) ||
	    member->kind != EX_LIT || x->kind == EX_LIT ||
	    needs_micros(member) || needs_micros(x);
}

static struct err *
member(struct binder *b, struct expr *x, struct expr **m)
{
	struct expr *left = x;

	if ((*m)->type == EDM_NULL || x->type == EDM_NULL)
		return NULL;
	TRY(bind_beside(b, m, x));
	TRY(bind_beside(b, &left, *m));
	if (row_of(OP_EQ, left, *m) < 0 ||
	    (left->type == EDM_ENUM && left->etype != (*m)->etype))
		return mismatch(b, OP_IN, (*m)->pos, x, *m);
	return NULL;
}

static size_t
size(const struct expr *e)
{
	size_t n = 1;

	for (size_t i = 0; i < e->nargs; i++)
		n += size(e->args[i]);
	return n;
}

/* x stands in each comparison that the list cannot hold, so the tree that
 * later passes walk is larger than what was parsed. */
static struct err *
count_again(struct binder *b, long pos, const struct expr *x)
{
	b->nodes += size(x);
	if (b->nodes <= BIND_NODES_MAX)
		return NULL;
	return ERR_AT(b->arena, LIMIT, S("in"), pos,
	    "The expression is too large: more than %d parts with every "
	    "comparison of 'in'",
	    (int)BIND_NODES_MAX);
}

struct err *
bind_in(struct binder *b, long pos, struct expr *x, struct expr **members,
    size_t n, struct expr **ret)
{
	struct expr *in = bind_make(b, EX_IN, EDM_BOOL, pos, x, NULL);
	struct expr *any = bind_make(b, EX_OP, EDM_BOOL, pos, x, NULL), *one;

	in->args = NEWN(b->arena, struct expr *, n + 1);
	in->args[0] = x;
	any->op = OP_OR;
	any->args = NEWN(b->arena, struct expr *, n + 1);
	any->nargs = 0;
	in->nullable = any->nullable = false;
	for (size_t i = 0; i < n; i++) {
		struct expr *m = members[i];

		TRY(member(b, x, &m));
		if (!apart(x, m)) {
			in->args[in->nargs++] = m;
			continue;
		}
		TRY(count_again(b, m->pos, x));
		TRY(bind_op(b, OP_EQ, m->pos, x, m, &one));
		if (one->kind != EX_LIT || one->val.b)
			any->args[any->nargs++] = one;
	}
	if (in->nargs > 1)
		any->args[any->nargs++] = in;
	*ret = any->nargs == 0 ? bind_truth(b, false, pos)
	    : any->nargs == 1  ? any->args[0]
			       : any;
	return NULL;
}
