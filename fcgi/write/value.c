/* SPDX-License-Identifier: MIT */
/*
 * value.c - one value as JSON (OData JSON Format 4.01 §7.1) and as plain text.
 *
 * The type of the model leads; the kind of the value is what the database
 * made of it, so an Edm.Boolean may come as an integer and a number as text.
 */
#include "config.h"
#include "base/b64.h"
#include "base/num.h"
#include "out/json.h"
#include "write/write_priv.h"

static const int64_t MICROS = 1000000;
enum { DAY = 86400 };

/* DECIMAL keeps its digits; a ZEROFILL column has blanks for us to cut. */
static void
plain_decimal(struct out *o, struct str s)
{
	if (s.n > 0 && s.p[0] == '-') {
		out_char(o, '-');
		s = str_skip(s, 1);
	}
	while (s.n > 1 && s.p[0] == '0' && is_digit(s.p[1]))
		s = str_skip(s, 1);
	if (s.n == 0 || !is_digit(s.p[0]))
		out_char(o, '0');
	out_put(o, s);
}

static void
plain_time(struct out *o, const struct val *v, unsigned digits)
{
	struct civil t = v->t;

	if (v->kind == VAL_DURATION) {
		int64_t us = v->i % (DAY * MICROS);
		int64_t s;

		us = us < 0 ? us + DAY * MICROS : us;
		s = us / MICROS;
		t = (struct civil){ .hour = (uint8_t)(s / 3600),
			.minute = (uint8_t)(s / 60 % 60),
			.second = (uint8_t)(s % 60),
			.micro = (uint32_t)(us % MICROS) };
	}
	out_did(o, time_put(out_room(o, DATE_MAX), &t, digits));
}

static void
plain_binary(struct out *o, struct str s)
{
	enum { PIECE = 3072 }; /* divisible by 3: no padding within */

	while (s.n > 0) {
		struct str head = str_head(s, PIECE);

		out_did(o, b64url_put(out_room(o, B64_LEN(PIECE)), head));
		s = str_skip(s, head.n);
	}
}

static const struct edm_member *
member_of(const struct edm_enum *e, struct str value)
{
	for (size_t i = 0; i < e->nmembers; i++)
		if (str_eq(e->members[i].value, value))
			return &e->members[i];
	return NULL;
}

/* Names of the members; "0" for none: the empty SET, and the value that
 * MariaDB stores for what was no member. */
static void
plain_enum(struct out *o, const struct edm_enum *e, struct str s)
{
	bool some = false, more = true;

	while (more) {
		struct str one = s;
		const struct edm_member *m;

		more = e->flags && str_cut(s, ',', &one, &s);
		if ((m = member_of(e, one)) == NULL)
			continue;
		if (some)
			out_char(o, ',');
		out_put(o, m->name);
		some = true;
	}
	if (!some)
		out_char(o, '0');
}

/* Of an integer: the member with this number, or flags that make it up; the
 * number itself where there are none. */
static void
plain_number_enum(struct out *o, const struct edm_enum *e, int64_t n)
{
	int64_t rest = n;
	bool some = false;

	for (size_t i = 0; i < e->nmembers; i++)
		if (e->members[i].number == n) {
			out_put(o, e->members[i].name);
			return;
		}
	for (size_t i = 0; e->flags && i < e->nmembers; i++)
		rest &= ~e->members[i].number;
	if (!e->flags || rest != 0 || n == 0) {
		json_i64(o, n);
		return;
	}
	for (size_t i = 0; i < e->nmembers; i++) {
		const struct edm_member *m = &e->members[i];

		if (m->number == 0 || (n & m->number) != m->number)
			continue;
		if (some)
			out_char(o, ',');
		out_put(o, m->name);
		some = true;
	}
}

/* As the kind says: numbers, and whatever the type has no form of its own
 * for. */
static void
plain_kind(struct out *o, const struct val *v, unsigned digits)
{
	switch (v->kind) {
	case VAL_NULL: break;
	case VAL_BOOL: json_bool(o, v->b); break;
	case VAL_I64: json_i64(o, v->i); break;
	case VAL_U64: json_u64(o, v->u); break;
	case VAL_F32: json_f32(o, (float)v->d); break;
	case VAL_F64: json_f64(o, v->d); break;
	case VAL_DEC: plain_decimal(o, v->s); break;
	case VAL_STR: out_put(o, v->s); break;
	case VAL_BYTES: plain_binary(o, v->s); break;
	case VAL_DATE:
		out_did(o, date_put(out_room(o, DATE_MAX), &v->t));
		break;
	case VAL_DATETIME:
		out_did(o, datetime_put(out_room(o, DATE_MAX), &v->t, digits));
		break;
	case VAL_TIME: plain_time(o, v, digits); break;
	case VAL_DURATION:
		out_did(o, duration_put(out_room(o, DATE_MAX), v->i));
		break;
	case VAL__MAX: must(false);
	}
}

static bool
is_text(const struct val *v)
{
	return v->kind == VAL_STR || v->kind == VAL_BYTES;
}

void
put_plain(struct out *o, const struct edm_prop *p, enum edm_type type,
    const struct val *v)
{
	unsigned digits = p != NULL && p->precision <= 6 ? p->precision : 6;
	struct val w = *v;

	if (type == EDM_BOOL && (v->kind == VAL_I64 || v->kind == VAL_U64))
		w = (struct val){ .kind = VAL_BOOL, .b = v->i != 0 };
	else if (type == EDM_DATE && v->kind == VAL_DATETIME)
		w.kind = VAL_DATE;
	else if (type == EDM_DATETIME && v->kind == VAL_DATE)
		w.kind = VAL_DATETIME;
	else if (type == EDM_BINARY && v->kind == VAL_STR)
		w.kind = VAL_BYTES;
	else if (type == EDM_DURATION && v->kind == VAL_I64)
		w.kind = VAL_DURATION; /* computed: microseconds */
	else if (type == EDM_SINGLE && v->kind == VAL_F64)
		w.kind = VAL_F32;
	else if (type == EDM_STRING && v->kind == VAL_BYTES)
		w.kind = VAL_STR;
	else if (type == EDM_TIME && v->kind == VAL_DURATION) {
		plain_time(o, v, digits);
		return;
	} else if (type == EDM_ENUM && is_text(v) && p != NULL &&
	    p->etype != NULL) {
		plain_enum(o, p->etype, v->s);
		return;
	} else if (type == EDM_ENUM && p != NULL && p->etype != NULL &&
	    (v->kind == VAL_I64 || v->kind == VAL_U64)) {
		plain_number_enum(o, p->etype, v->i);
		return;
	}
	plain_kind(o, &w, digits);
}

static void
json_bare(struct out *o, const struct cell *c, const struct val *v)
{
	put_plain(o, c->prop, c->prop->type, v);
}

static void
json_quoted(struct out *o, const struct cell *c, const struct val *v)
{
	out_char(o, '"');
	put_plain(o, c->prop, c->prop->type, v);
	out_char(o, '"');
}

/* Without the zeros behind the last digit: of a computed Decimal. */
static struct val
trimmed(const struct val *v)
{
	struct val w = *v;

	if (w.kind != VAL_DEC || str_index(w.s, '.') == w.s.n)
		return w;
	while (w.s.p[w.s.n - 1] == '0')
		w.s.n--;
	if (w.s.p[w.s.n - 1] == '.')
		w.s.n--;
	return w;
}

static bool
is_variable(const struct edm_prop *p)
{
	return p != NULL && p->scale == EDM_SCALE_VARIABLE;
}

/* Int64 and Decimal: IEEE754Compatible=true has them as strings. */
static void
json_exact(struct out *o, const struct cell *c, const struct val *v)
{
	if (c->ieee754)
		json_quoted(o, c, v);
	else if (v->kind == VAL_I64)
		json_i64(o, v->i);
	else
		json_bare(o, c, v);
}

void
put_trimmed(struct out *o, const struct cell *c, const struct val *v)
{
	const struct val w = trimmed(v);

	json_exact(o, c, &w);
}

static void
json_integer(struct out *o, const struct cell *c, const struct val *v)
{
	if (v->kind == VAL_I64)
		json_i64(o, v->i);
	else
		json_bare(o, c, v);
}

static void
json_text(struct out *o, const struct cell *c, const struct val *v)
{
	if (is_text(v))
		json_str(o, v->s);
	else
		json_quoted(o, c, v);
}

/* GeoJSON as the database wrote it; without a conversion, well-known binary
 * as base64url. */
static void
json_geo(struct out *o, const struct cell *c, const struct val *v)
{
	if (v->kind == VAL_STR)
		out_put(o, v->s);
	else
		json_quoted(o, c, v);
}

static cell_put *const puts_[EDM__MAX] = {
	[EDM_BOOL] = json_bare,
	[EDM_BYTE] = json_integer,
	[EDM_SBYTE] = json_integer,
	[EDM_INT16] = json_integer,
	[EDM_INT32] = json_integer,
	[EDM_INT64] = json_exact,
	[EDM_DECIMAL] = json_exact,
	[EDM_SINGLE] = json_bare,
	[EDM_DOUBLE] = json_bare,
	[EDM_STRING] = json_text,
	[EDM_DATE] = json_quoted,
	[EDM_TIME] = json_quoted,
	[EDM_DATETIME] = json_quoted,
	[EDM_DURATION] = json_quoted,
	[EDM_GUID] = json_text,
	[EDM_BINARY] = json_quoted,
	[EDM_ENUM] = json_quoted,
	[EDM_GEOMETRY] = json_geo,
	[EDM_POINT] = json_geo,
	[EDM_LINE] = json_geo,
	[EDM_POLYGON] = json_geo,
	[EDM_MPOINT] = json_geo,
	[EDM_MLINE] = json_geo,
	[EDM_MPOLYGON] = json_geo,
	[EDM_GEOCOLL] = json_geo,
	[EDM_GEOGRAPHY] = json_geo,
	[EDM_EARTH_POINT] = json_geo,
	[EDM_EARTH_LINE] = json_geo,
	[EDM_EARTH_POLYGON] = json_geo,
	[EDM_EARTH_MPOINT] = json_geo,
	[EDM_EARTH_MLINE] = json_geo,
	[EDM_EARTH_MPOLYGON] = json_geo,
	[EDM_EARTH_GEOCOLL] = json_geo,
	[EDM_COLLECTION] = write_array,
	[EDM_NULL] = json_text,
};

cell_put *
put_of(enum edm_type type)
{
	must(type < EDM__MAX && puts_[type] != NULL);
	return puts_[type];
}

void
write_value(struct out *o, const struct write_conf *conf,
    const struct edm_prop *p, enum edm_type type, const struct val *v)
{
	struct edm_prop none = { .type = type, .precision = 6 };
	struct cell c = { .prop = p, .ieee754 = conf->ieee754 };

	/* A computed value has no property, or one of another type. */
	if (p == NULL || p->type != type)
		c.prop = &none;
	if (v->kind == VAL_NULL)
		out_lit(o, "null");
	else if (is_variable(c.prop))
		put_trimmed(o, &c, v);
	else
		put_of(type)(o, &c, v);
}

void
write_raw(struct out *o, const struct edm_prop *p, const struct val *v)
{
	struct val w = is_variable(p) ? trimmed(v) : *v;

	if (w.kind == VAL_BYTES)
		out_put(o, w.s);
	else
		put_plain(o, p, p->type, &w);
}
