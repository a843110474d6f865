/* SPDX-License-Identifier: MIT */
/* expr.c - bound expressions to SQL: conditions and values. */
#include "config.h"
#include "plan/priv.h"

static const struct sql_shape shapes[FUNC__MAX] = {
#define FUNC(id, name, result, shape, ...) [FUNC_##id] = SQL_INIT(shape),
#include "odata/func.def"
#undef FUNC
};

bool
is_lit(const struct expr *e)
{
	return e->kind == EX_LIT;
}

bool
is_null(const struct expr *e)
{
	return e->kind == EX_LIT && e->val.kind == VAL_NULL;
}

bool
is_col(const struct expr *e)
{
	return e->kind == EX_PROP;
}

bool
may_be_null(const struct expr *e)
{
	if (e->kind == EX_PROP)
		return e->nullable || e->prop->nullable || e->join != NULL ||
		    e->prop->how == COLUMN_ZERODATE;
	return e->nullable || is_null(e);
}

struct col
col_of(const struct expr *e)
{
	struct alias a = alias_of(e->join);

	must(e->kind == EX_PROP);
	return (struct col){ a.letter, a.number, e->prop };
}

void
put_col(struct sqlb *b, struct col c)
{
	if (c.prop->how == COLUMN_JSON) {
		put_json(b, c);
		return;
	}
	if (c.prop->member != 0)
		sqlb_alias(b, 'x', c.prop->member);
	else
		sqlb_alias(b, c.letter, c.number);
	sqlb_lit(b, ".");
	sqlb_col(b, c.prop);
}

/* What a day does not have is null. */
static void
put_time_of_day(struct sqlb *b, struct col c)
{
	sqlb_lit(b, "CASE WHEN ");
	put_col(b, c);
	sqlb_lit(b, ">='00:00:00' AND ");
	put_col(b, c);
	sqlb_lit(b, "<'24:00:00' THEN ");
	put_col(b, c);
	sqlb_lit(b, " END");
}

static void
put_guid(struct sqlb *b, struct col c)
{
	sqlb_lit(b, "CAST(");
	put_col(b, c);
	sqlb_lit(b, " AS UUID)");
}

bool
is_text_enum(const struct edm_prop *p)
{
	return (p->how == COLUMN_ENUM || p->how == COLUMN_SET) &&
	    p->type == EDM_STRING;
}

/* One column inside an expression. Zero dates are null; what MariaDB would
 * not compute with as the type says is converted. */
static void
put_col_value(struct sqlb *b, struct col c)
{
	switch (c.prop->how) {
	case COLUMN_PLAIN:
	case COLUMN_GEO:
	case COLUMN_NUMBER:
	case COLUMN_JSON:
	case COLUMN_UUID: put_col(b, c); return;
	case COLUMN_TIME: put_time_of_day(b, c); return;
	case COLUMN_GUID: put_guid(b, c); return;
	case COLUMN_SPAN: put_span(b, c); return;
	case COLUMN_INET:
		sqlb_lit(b, "CAST(");
		put_col(b, c);
		sqlb_lit(b, " AS CHAR)");
		return;
	case COLUMN_ENUM:
	case COLUMN_SET:
		sqlb_lit(b, "CAST(");
		put_col(b, c);
		if (is_text_enum(c.prop))
			sqlb_lit(b, " AS CHAR)");
		else
			sqlb_lit(b, " AS UNSIGNED)");
		return;
	case COLUMN_BIT:
	case COLUMN_YEAR:
		sqlb_lit(b, "(");
		put_col(b, c);
		sqlb_lit(b, "+0)");
		return;
	case COLUMN_ZERODATE:
		sqlb_lit(b, "CASE WHEN DAYOFMONTH(");
		put_col(b, c);
		sqlb_lit(b, ")*MONTH(");
		put_col(b, c);
		sqlb_lit(b, ")>0 THEN ");
		put_col(b, c);
		sqlb_lit(b, " END");
		return;
	}
}

void
put_read(struct sqlb *b, struct col c)
{
	if (c.prop->how == COLUMN_TIME || c.prop->how == COLUMN_GUID ||
	    c.prop->how == COLUMN_SPAN) {
		put_col_value(b, c);
		return;
	}
	if (c.prop->how == COLUMN_GEO)
		sqlb_lit(b, "ST_AsGeoJSON(");
	put_col(b, c);
	if (c.prop->how == COLUMN_GEO)
		sqlb_lit(b, ")");
	else if (c.prop->how == COLUMN_BIT)
		sqlb_lit(b, "+0");
}

/* A latin1 column and a string that latin1 cannot hold are not for MariaDB
 * to combine; a column that meets nothing of the kind keeps its index. */
static bool
wants_unicode(const struct expr *e, size_t arg)
{
	const struct expr *x = e->args[arg];

	if (!is_col(x) || x->type != EDM_STRING || x->prop->max_char == 0)
		return false;
	for (size_t i = 0; i < e->nargs; i++)
		if (i != arg && e->args[i]->type == EDM_STRING &&
		    (!is_lit(e->args[i]) || !bare(col_of(x), e->args[i], true)))
			return true;
	return false;
}

static void
put_arg(struct sqlb *b, const struct expr *e, size_t arg)
{
	bool unicode = wants_unicode(e, arg);

	if (unicode)
		sqlb_lit(b, "CONVERT(");
	put_operand(b, e->args[arg]);
	if (unicode)
		sqlb_lit(b, " USING utf8mb4)");
}

/* $1 $2 $3 of the shape are the arguments. */
static void
put_func(struct sqlb *b, const struct expr *e)
{
	struct sql_shape s = shapes[e->func];
	size_t from = 0;

	for (size_t i = 0; i + 1 < s.n; i++) {
		if (s.p[i] != '$' || !is_digit(s.p[i + 1]))
			continue;
		size_t arg = (size_t)(s.p[i + 1] - '1');

		must(arg < e->nargs);
		sqlb_shape(b, (struct sql_shape){ s.p + from, i - from });
		put_arg(b, e, arg);
		from = i + 2;
	}
	sqlb_shape(b, (struct sql_shape){ s.p + from, s.n - from });
}

static void
put_cast(struct sqlb *b, const struct expr *e)
{
	static const struct sql_shape to[EDM__MAX] = {
		[EDM_BYTE] = SQL_INIT(" AS SIGNED)"),
		[EDM_SBYTE] = SQL_INIT(" AS SIGNED)"),
		[EDM_INT16] = SQL_INIT(" AS SIGNED)"),
		[EDM_INT32] = SQL_INIT(" AS SIGNED)"),
		[EDM_INT64] = SQL_INIT(" AS SIGNED)"),
		[EDM_DECIMAL] = SQL_INIT(" AS DECIMAL(65,30))"),
		[EDM_SINGLE] = SQL_INIT(" AS FLOAT)"),
		[EDM_DOUBLE] = SQL_INIT(" AS DOUBLE)"),
		[EDM_STRING] = SQL_INIT(" AS CHAR)"),
		[EDM_GUID] = SQL_INIT(" AS CHAR)"),
		[EDM_BINARY] = SQL_INIT(" AS BINARY)"),
		[EDM_DATE] = SQL_INIT(" AS DATE)"),
		[EDM_TIME] = SQL_INIT(" AS TIME(6))"),
		[EDM_DATETIME] = SQL_INIT(" AS DATETIME(6))"),
	};

	if (is_col(e->args[0]) && e->args[0]->prop->how == COLUMN_SPAN) {
		put_span(b, col_of(e->args[0]));
		return;
	}
	must(to[e->type].n != 0);
	sqlb_lit(b, "CAST(");
	if (e->args[0]->type == EDM_DURATION && is_col(e->args[0])) {
		sqlb_lit(b, "TIME_TO_SEC(");
		put_value(b, e->args[0]);
		sqlb_lit(b, ")*1000000");
	} else if (e->args[0]->type == EDM_ENUM && is_col(e->args[0]))
		put_col(b, col_of(e->args[0]));
	else
		put_value(b, e->args[0]);
	sqlb_shape(b, to[e->type]);
}

/* Not a truth value but a rank, above zero for what matches. */
static void
put_match(struct sqlb *b, const struct expr *e)
{
	struct alias row = alias_of(e->join);

	sqlb_lit(b, "MATCH (");
	for (size_t i = 0; i < e->text->n; i++) {
		if (i > 0)
			sqlb_lit(b, ",");
		put_col(b,
		    (struct col){ row.letter, row.number, e->text->props[i] });
	}
	sqlb_lit(b, ") AGAINST (");
	sqlb_bind(b, e->val);
	sqlb_lit(b, " IN BOOLEAN MODE)");
}

/* Columns of several character sets would not go together as they are. */
static void
put_case(struct sqlb *b, const struct expr *e)
{
	sqlb_lit(b, "CASE");
	for (size_t i = 0; i < e->nargs; i += 2) {
		const struct expr *v = e->args[i + 1];
		bool unicode = v->type == EDM_STRING && !is_lit(v);

		sqlb_lit(b, " WHEN ");
		put_cond(b, e->args[i], LOOSE);
		sqlb_lit(b, " THEN ");
		if (unicode)
			sqlb_lit(b, "CONVERT(");
		if (is_null(v))
			sqlb_lit(b, "NULL");
		else
			put_value(b, v);
		if (unicode)
			sqlb_lit(b, " USING utf8mb4)");
	}
	sqlb_lit(b, " END");
}

static void
put_bool(struct sqlb *b, const struct expr *e)
{
	if (is_lit(e)) {
		put_lit(b, e, NULL);
		return;
	}
	sqlb_lit(b, "(");
	put_cond(b, e, EXACT);
	sqlb_lit(b, ")");
}

void
put_value(struct sqlb *b, const struct expr *e)
{
	if (sqlb_full(b))
		return;
	if (e->type == EDM_BOOL) {
		put_bool(b, e);
		return;
	}
	switch (e->kind) {
	case EX_LIT: put_lit(b, e, NULL); return;
	case EX_PROP: put_col_value(b, col_of(e)); return;
	case EX_OP: put_arith(b, e); return;
	case EX_FUNC: put_func(b, e); return;
	case EX_CAST: put_cast(b, e); return;
	case EX_IN: put_in(b, e, EXACT); return;
	case EX_ANY:
	case EX_ALL: put_exists(b, e); return;
	case EX_COUNT: put_count(b, e); return;
	case EX_ROOT: put_root(b, e); return;
	case EX_CASE: put_case(b, e); return;
	case EX_MATCH: put_match(b, e); return;
	case EX_CALL: put_call(b, e); return;
	case EX_IS: put_is(b, e->join, e->as, EXACT); return;
	}
}

void
put_result(struct sqlb *b, const struct expr *e)
{
	if (is_col(e))
		put_read(b, col_of(e));
	else if (is_null(e))
		sqlb_lit(b, "NULL");
	else
		put_value(b, e);
}

/* a AND b AND c */
static void
put_chain(struct sqlb *b, const struct expr *e, enum mode m)
{
	for (size_t i = 0; i < e->nargs; i++) {
		if (i > 0 && e->op == OP_AND)
			sqlb_lit(b, " AND ");
		else if (i > 0)
			sqlb_lit(b, " OR ");
		put_cond(b, e->args[i], m);
	}
}

/* Of flags, which are numbers here: all the bits of b are in a. */
static void
put_has(struct sqlb *b, const struct expr *e)
{
	const struct expr *x = e->args[0], *y = e->args[1];

	if (x->type == EDM_ENUM) {
		put_equal_null(b, x, y);
		return;
	}
	sqlb_lit(b, "(~");
	put_value(b, x);
	sqlb_lit(b, " & ");
	put_value(b, y);
	sqlb_lit(b, ") = 0");
}

void
put_not(struct sqlb *b, const struct expr *e)
{
	if (is_col(e)) {
		put_col(b, col_of(e));
		sqlb_lit(b, " = 0");
		return;
	}
	sqlb_lit(b, "NOT (");
	put_cond(b, e, EXACT);
	sqlb_lit(b, ")");
}

static void
put_op(struct sqlb *b, const struct expr *e, enum mode m)
{
	switch (e->op) {
	case OP_AND:
	case OP_OR:
		sqlb_lit(b, "(");
		put_chain(b, e, m);
		sqlb_lit(b, ")");
		return;
	case OP_NOT: put_not(b, e->args[0]); return;
	case OP_EQ:
	case OP_NE:
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE: put_compare(b, e, m); return;
	case OP_HAS: put_has(b, e); return;
	case OP_IN: put_in(b, e, m); return;
	case OP_ADD:
	case OP_SUB:
	case OP_MUL:
	case OP_DIV:
	case OP_DIVBY:
	case OP_MOD:
	case OP_NEG:
	case OP__MAX: must(!"an operator that yields a Boolean");
	}
}

void
put_cond(struct sqlb *b, const struct expr *e, enum mode m)
{
	if (sqlb_full(b))
		return;
	switch (e->kind) {
	case EX_LIT:
		if (is_null(e))
			sqlb_lit(b, "NULL");
		else
			put_lit(b, e, NULL);
		return;
	case EX_PROP:
		put_col(b, col_of(e));
		sqlb_lit(b, " <> 0");
		return;
	case EX_OP: put_op(b, e, m); return;
	case EX_FUNC: put_func(b, e); return;
	case EX_IN: put_in(b, e, m); return;
	case EX_ANY:
	case EX_ALL: put_exists(b, e); return;
	case EX_CASE: put_case(b, e); return;
	case EX_MATCH: put_match(b, e); return;
	case EX_CALL:
		put_call(b, e);
		sqlb_lit(b, " <> 0");
		return;
	case EX_IS: put_is(b, e->join, e->as, m); return;
	case EX_ROOT:
		put_root(b, e);
		sqlb_lit(b, " <> 0");
		return;
	case EX_CAST:
	case EX_COUNT: must(!"a number as a condition");
	}
}

void
put_cond_and(struct sqlb *b, const struct expr *e)
{
	if (e->kind == EX_OP && e->op == OP_AND)
		put_chain(b, e, LOOSE);
	else
		put_cond(b, e, LOOSE);
}
