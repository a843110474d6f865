/* SPDX-License-Identifier: MIT */
/*
 * bind_lit.c - literals: the type they have, and the type that their place
 * asks for.
 *
 * Numbers keep their text as long as they can (URL Conventions §5.1.1.18):
 * an integer is Int32, Int64, then Decimal; a Decimal never becomes a double
 * unless what it is compared with is one. A string beside another type is
 * read as a literal of that type (4.01 §5.1.1.14.1: enumerations and
 * durations need no prefix; Protocol §13.3, 41m-9.1: keys and dates).
 */
#include "config.h"
#include <math.h>
#include "base/b64.h"
#include "base/buf.h"
#include "base/num.h"
#include "odata/bind_in.h"

enum { DECIMAL_DIGITS = 65 }; /* of MariaDB */

struct str
bind_type_name(const struct expr *e)
{
	if (e->type == EDM__MAX)
		return S("an entity");
	if (e->type == EDM_ENUM)
		return e->etype->name;
	if (e->type == EDM_COMPLEX)
		return e->prop->ctype->name;
	if (e->type == EDM_COLLECTION)
		return S("a collection");
	return edm_type_name(e->type);
}

bool
bind_is_special(const struct expr *e)
{
	return e->kind == EX_LIT && e->val.kind == VAL_F64 &&
	    !isfinite(e->val.d);
}

static void
set(struct expr *e, enum edm_type type, struct val v)
{
	e->type = type;
	e->val = v;
}

static void
set_double(struct expr *e, enum edm_type type, double d)
{
	set(e, type,
	    (struct val){
		.kind = type == EDM_SINGLE ? VAL_F32 : VAL_F64, .d = d });
}

/* An integer or a Decimal by its text. */
static bool
set_exact(struct expr *e, struct str text)
{
	int64_t i;
	double d;
	size_t digits = 0;

	if (text.n != 0 && text.p[0] == '+')
		text = str_skip(text, 1);
	if (num_i64(text, &i)) {
		set(e, i >= INT32_MIN && i <= INT32_MAX ? EDM_INT32 : EDM_INT64,
		    VAL_OF_I64(i));
		return true;
	}
	if (!num_f64(text, &d))
		return false;
	for (size_t k = 0; k < text.n; k++) {
		if (text.p[k] == 'e' || text.p[k] == 'E')
			digits = DECIMAL_DIGITS;
		digits += is_digit(text.p[k]);
	}
	if (digits > DECIMAL_DIGITS)
		set_double(e, EDM_DOUBLE, d);
	else
		set(e, EDM_DECIMAL, (struct val){ .kind = VAL_DEC, .s = text });
	return true;
}

/* Members of an enumeration by name or number, to what the database stores.
 * (Enumeration values: CSDL §10, ABNF enumValue.) */
static bool
member_bits(const struct edm_enum *t, struct str one, int64_t *bits)
{
	int64_t n = 0;
	bool number = num_i64(one, &n), ci = false;

	for (size_t i = 0; i < t->nmembers; i++) {
		const struct edm_member *m = &t->members[i];

		if (number ? m->number == n : str_eq(m->name, one)) {
			*bits |= m->number;
			return true;
		}
		ci |= str_ieq(m->name, one);
	}
	if (number && t->numbers) {
		*bits |= n;
		return true;
	}
	/* 0 is how a value is sent that the column should not hold: ''. */
	if (number && n >= 0 &&
	    (t->flags ? t->nmembers == 64 || n >> t->nmembers == 0 : n == 0)) {
		*bits |= n;
		return true;
	}
	for (size_t i = 0; ci && i < t->nmembers; i++)
		if (str_ieq(t->members[i].name, one)) {
			*bits |= t->members[i].number;
			return true;
		}
	return false;
}

static struct err *
set_enum(
    struct binder *b, struct expr *e, const struct edm_enum *t, struct str text)
{
	struct buf stored = buf_in(b->arena, 65536);
	struct str one, rest = text;
	int64_t bits = 0;
	size_t n = 0;
	bool more;

	do {
		more = str_cut(rest, ',', &one, &rest);
		one = str_trim(one);
		if (!member_bits(t, one, &bits) || (n++ != 0 && !t->flags))
			return ERR_AT(b->arena, BAD_LITERAL, text, e->pos,
			    "'%.*s' is no value of %.*s.%.*s", STRF(text),
			    STRF(b->model->ns), STRF(t->name));
	} while (more);
	if (t->numbers)
		buf_i64(&stored, bits);
	for (size_t i = 0; i < t->nmembers && !t->numbers; i++) {
		const struct edm_member *m = &t->members[i];

		if (t->flags ? (bits & m->number) != m->number
			     : bits != m->number)
			continue;
		if (stored.n != 0)
			buf_char(&stored, ',');
		buf_put(&stored, m->value);
	}
	must(buf_ok(&stored));
	e->etype = t;
	set(e, EDM_ENUM, VAL_OF_STR(buf_str(&stored)));
	return NULL;
}

int64_t
bind_member(const struct edm_enum *t, struct str stored)
{
	struct str one, rest = stored;
	int64_t bits = 0;

	if (t->numbers) {
		must(num_i64(stored, &bits));
		return bits;
	}
	while (rest.n != 0) {
		if (t->flags)
			str_cut(rest, ',', &one, &rest);
		else {
			one = rest;
			rest = S("");
		}
		for (size_t i = 0; i < t->nmembers; i++)
			if (str_eq(t->members[i].value, one))
				bits |= t->members[i].number;
	}
	return bits;
}

static struct err *
enum_literal(struct binder *b, const struct ast *a, struct expr *e)
{
	struct str name = a->name;

	if (str_starts(name, b->model->ns) && name.n > b->model->ns.n &&
	    name.p[b->model->ns.n] == '.')
		name = str_skip(name, b->model->ns.n + 1);
	for (size_t i = 0; i < b->model->nenums; i++)
		if (str_eq(b->model->enums[i].name, name))
			return set_enum(b, e, &b->model->enums[i], a->text);
	return ERR_AT(b->arena, UNKNOWN_NAME, a->name, a->pos,
	    "There is no enumeration type '%.*s'", STRF(a->name));
}

static void
set_text(struct expr *e, const struct ast *a)
{
	static const struct {
		enum edm_type type;
		enum val_kind kind;
	} tab[] = {
		[AST_STRING] = { EDM_STRING, VAL_STR },
		[AST_GUID] = { EDM_GUID, VAL_STR },
		[AST_BINARY] = { EDM_BINARY, VAL_BYTES },
	};

	set(e, tab[a->kind].type,
	    (struct val){ .kind = tab[a->kind].kind, .s = a->text });
}

static void
set_time(struct expr *e, const struct ast *a)
{
	static const struct {
		enum edm_type type;
		enum val_kind kind;
	} tab[] = {
		[AST_DATE] = { EDM_DATE, VAL_DATE },
		[AST_TIME] = { EDM_TIME, VAL_TIME },
		[AST_DATETIME] = { EDM_DATETIME, VAL_DATETIME },
	};

	set(e, tab[a->kind].type,
	    (struct val){ .kind = tab[a->kind].kind, .t = a->val.t });
}

struct err *
bind_lit(struct binder *b, const struct ast *a, struct expr **ret)
{
	struct expr *e = bind_make(b, EX_LIT, EDM_NULL, a->pos, NULL, NULL);

	*ret = e;
	switch (a->kind) {
	case AST_NULL: e->nullable = true; return NULL;
	case AST_BOOL:
		set(e, EDM_BOOL,
		    (struct val){ .kind = VAL_BOOL, .b = a->val.b });
		return NULL;
	case AST_INT:
	case AST_DECIMAL:
		if (!set_exact(e, a->text))
			return ERR_AT(b->arena, BAD_LITERAL, a->text, a->pos,
			    "The number is out of the range of Edm.Double");
		if (a->kind == AST_DECIMAL && e->type != EDM_DOUBLE)
			set(e, EDM_DECIMAL,
			    (struct val){ .kind = VAL_DEC, .s = a->text });
		return NULL;
	case AST_DOUBLE: set_double(e, EDM_DOUBLE, a->val.d); return NULL;
	case AST_STRING:
	case AST_GUID:
	case AST_BINARY: set_text(e, a); return NULL;
	case AST_DATE:
	case AST_TIME:
	case AST_DATETIME: set_time(e, a); return NULL;
	case AST_DURATION:
		set(e, EDM_DURATION,
		    (struct val){ .kind = VAL_DURATION, .i = a->val.i });
		return NULL;
	case AST_ENUM: return enum_literal(b, a, e);
	case AST_GEO: return bind_geo(b, a, ret);
	case AST_ALIAS:
	case AST_PATH:
	case AST_CALL:
	case AST_OP:
	case AST_LIST:
	case AST_OBJECT:
	case AST_RAW: break;
	}
	return ERR_AT(b->arena, NOT_IMPLEMENTED, S(""), a->pos,
	    "Collections and objects are not supported here");
}

static bool
is_guid(struct str s)
{
	if (s.n != 36)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23
			? s.p[i] != '-'
			: hex_digit(s.p[i]) < 0)
			return false;
	return true;
}

static struct str
lower(struct arena *a, struct str s)
{
	char *p = NEWN(a, char, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = to_lower(s.p[i]);
	return (struct str){ p, s.n };
}

/* The text of a string literal as a date or a time. */
static bool
string_as_time(struct expr *e, enum edm_type type, struct str s)
{
	struct val v = { .kind = VAL_NULL };

	if (type == EDM_TIME && time_parse(s, &v.t)) {
		v.kind = VAL_TIME;
		set(e, EDM_TIME, v);
	} else if (type != EDM_TIME && date_parse(s, &v.t)) {
		v.kind = VAL_DATE;
		set(e, EDM_DATE, v);
	} else if (type != EDM_TIME && datetime_parse(s, &v.t)) {
		v.kind = VAL_DATETIME;
		set(e, EDM_DATETIME, v);
	}
	return v.kind != VAL_NULL;
}

static bool
string_as_number(struct expr *e, struct str s)
{
	if (str_eq(s, S("INF")) || str_eq(s, S("-INF")) ||
	    str_eq(s, S("NaN"))) {
		set_double(e, EDM_DOUBLE,
		    s.p[0] == '-'       ? (double)-INFINITY
			: s.p[0] == 'I' ? (double)INFINITY
					: (double)NAN);
		return true;
	}
	return set_exact(e, s);
}

/* False when the text is no literal of the type. */
static bool
string_as(struct binder *b, struct expr *e, enum edm_type type)
{
	struct str s = e->val.s;
	struct val v = { .kind = VAL_NULL };

	if (edm_is_number(type))
		return string_as_number(e, s);
	if (type == EDM_DATE || type == EDM_DATETIME || type == EDM_TIME)
		return string_as_time(e, type, s);
	if (type == EDM_BOOL &&
	    (str_ieq(s, S("true")) || str_ieq(s, S("false"))))
		v = (struct val){ .kind = VAL_BOOL, .b = s.n == 4 };
	else if (type == EDM_DURATION && duration_parse(s, &v.i))
		v.kind = VAL_DURATION;
	else if (type == EDM_GUID && is_guid(s))
		v = VAL_OF_STR(lower(b->arena, s));
	else if (type == EDM_BINARY && b64_get(b->arena, s, &v.s))
		v.kind = VAL_BYTES;
	if (v.kind != VAL_NULL)
		set(e, type, v);
	return v.kind != VAL_NULL;
}

static struct str
decimal_text(struct binder *b, int64_t i)
{
	char *p = NEWN(b->arena, char, NUM_MAX);

	return (struct str){ p, num_put_i64(p, i) };
}

/* A number beside a number of another type: what §5.1.1.18 promotes. */
static void
promote(struct binder *b, struct expr *e, enum edm_type type)
{
	double d = 0;
	float f;

	/* A Double beside a Single is what the client was sent of one. */
	if (edm_is_integer(type) ||
	    (e->type == EDM_DOUBLE && type != EDM_SINGLE))
		return;
	if (type == EDM_DECIMAL) {
		if (e->val.kind == VAL_I64)
			set(e, EDM_DECIMAL,
			    (struct val){ .kind = VAL_DEC,
				.s = decimal_text(b, e->val.i) });
		return;
	}
	if (e->val.kind == VAL_DEC && !num_f64(e->val.s, &d))
		return;
	if (e->val.kind == VAL_I64)
		d = (double)e->val.i;
	else if (e->val.kind == VAL_F64)
		d = e->val.d;
	f = (float)d;
	if (type == EDM_SINGLE && isfinite(f))
		set_double(e, EDM_SINGLE, (double)f);
	else
		set_double(e, EDM_DOUBLE, d);
}

struct err *
bind_beside(struct binder *b, struct expr **lit, const struct expr *other)
{
	struct expr *e = NEW(b->arena, struct expr);

	if ((*lit)->kind != EX_LIT || other->type == EDM_NULL ||
	    other->type == EDM__MAX)
		return NULL;
	*e = **lit; /* aliases and lists share them */
	*lit = e;
	if (e->type == EDM_STRING && other->type == EDM_ENUM)
		return set_enum(b, e, other->etype, e->val.s);
	if (e->type == EDM_STRING && other->type != EDM_STRING &&
	    !string_as(b, e, other->type))
		return ERR_AT(b->arena, BAD_LITERAL, e->val.s, e->pos,
		    "'%.*s' is no literal of %.*s", STRF(e->val.s),
		    STRF(bind_type_name(other)));
	if (edm_is_number(e->type) && edm_is_number(other->type))
		promote(b, e, other->type);
	if (e->type == EDM_DATE && other->type == EDM_DATETIME)
		set(e, EDM_DATETIME,
		    (struct val){ .kind = VAL_DATETIME, .t = e->val.t });
	return NULL;
}

bool
bind_in_range(const struct edm_prop *p, const struct val *v)
{
	static const struct {
		int64_t min, max;
	} ranges[EDM__MAX] = {
		[EDM_BYTE] = { 0, UINT8_MAX },
		[EDM_SBYTE] = { INT8_MIN, INT8_MAX },
		[EDM_INT16] = { INT16_MIN, INT16_MAX },
		[EDM_INT32] = { INT32_MIN, INT32_MAX },
		[EDM_INT64] = { INT64_MIN, INT64_MAX },
	};

	if (!edm_is_integer(p->type))
		return true;
	return v->kind == VAL_I64 && v->i >= ranges[p->type].min &&
	    v->i <= ranges[p->type].max;
}

struct err *
bind_key_value(struct binder *b, const struct edm_prop *p, struct expr *lit,
    struct expr **ret)
{
	struct expr other = {
		.kind = EX_PROP, .type = p->type, .etype = p->etype
	};
	bool number;

	if (lit->kind != EX_LIT || lit->val.kind == VAL_NULL)
		return ERR_AT(b->arena, BAD_LITERAL, p->name, lit->pos,
		    "The value of key '%.*s' must be a literal, not null",
		    STRF(p->name));
	TRY(bind_beside(b, &lit, &other));
	number = edm_is_number(p->type) && edm_is_number(lit->type);
	if (number ? edm_is_integer(p->type) && !edm_is_integer(lit->type) &&
		    lit->type != EDM_DECIMAL
		   : lit->type != p->type)
		return ERR_AT(b->arena, BAD_LITERAL, p->name, lit->pos,
		    "Key '%.*s' is of type %.*s, not %.*s", STRF(p->name),
		    STRF(bind_type_name(&other)), STRF(bind_type_name(lit)));
	if (!bind_in_range(p, &lit->val) || bind_is_special(lit))
		return ERR_AT(b->arena, NOT_FOUND, p->name, lit->pos,
		    "No entity has this key: '%.*s' is of type %.*s",
		    STRF(p->name), STRF(bind_type_name(&other)));
	*ret = lit;
	return NULL;
}
