/* SPDX-License-Identifier: MIT */
/*
 * token.c - the end of a page as bytes.
 *
 *	version  1 byte
 *	remaining  8 bytes, little-endian as all numbers here
 *	for each column of the order: the kind (enum token_kind), 1 byte, then
 *	  8 bytes of a number, or 4 of a length and the text, or 11 of a date
 *
 * Reading trusts nothing: the bytes were authenticated, but by a key that
 * may outlive this version of the program and of the model.
 */
#include "config.h"
#include <math.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "plan/priv.h"

enum { TOKEN_VERSION = 1, TEXT_MAX = 1 << 16, CIVIL_BYTES = 11 };

static void
put_uint(struct buf *b, uint64_t u, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		buf_char(b, (char)(u >> 8 * i));
}

static void
put_civil(struct buf *b, const struct civil *t)
{
	put_uint(b, (uint64_t)t->year, 2);
	put_uint(b, t->month, 1);
	put_uint(b, t->day, 1);
	put_uint(b, t->hour, 1);
	put_uint(b, t->minute, 1);
	put_uint(b, t->second, 1);
	put_uint(b, t->micro, 4);
}

static void
put_val(struct buf *b, const struct val *v)
{
	uint64_t bits;

	put_uint(b, v->kind, 1);
	switch (v->kind) {
	case VAL_NULL: return;
	case VAL_BOOL: put_uint(b, v->b, 8); return;
	case VAL_I64:
	case VAL_DURATION: put_uint(b, (uint64_t)v->i, 8); return;
	case VAL_U64: put_uint(b, v->u, 8); return;
	case VAL_F32:
	case VAL_F64:
		memcpy(&bits, &v->d, sizeof(bits));
		put_uint(b, bits, 8);
		return;
	case VAL_DEC:
	case VAL_STR:
	case VAL_BYTES:
		put_uint(b, v->s.n, 4);
		buf_put(b, v->s);
		return;
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME: put_civil(b, &v->t); return;
	case VAL__MAX: must(!"a kind of value");
	}
}

struct str
plan_token_put(struct arena *a, const struct level *l,
    const struct val *order_values, int64_t remaining)
{
	struct buf b = buf_in(a, SIZE_MAX);

	put_uint(&b, TOKEN_VERSION, 1);
	put_uint(&b, (uint64_t)remaining, 8);
	for (size_t i = 0; i < l->norder; i++)
		put_val(&b, &order_values[i]);
	must(buf_ok(&b));
	return buf_str(&b);
}

/* Takes from the front; bad is sticky. */
struct reader {
	struct str rest;
	bool bad;
};

static struct str
take(struct reader *r, size_t n)
{
	struct str s;

	if (r->bad || n > r->rest.n) {
		r->bad = true;
		return S("");
	}
	s = str_head(r->rest, n);
	r->rest = str_skip(r->rest, n);
	return s;
}

static uint64_t
take_uint(struct reader *r, unsigned bytes)
{
	struct str s = take(r, bytes);
	uint64_t u = 0;

	for (size_t i = s.n; i-- > 0;)
		u = u << 8 | (unsigned char)s.p[i];
	return u;
}

static bool
is_civil(const struct civil *t, enum val_kind kind)
{
	struct civil back = { 0 };

	if (t->hour > 23 || t->minute > 59 || t->second > 59 ||
	    t->micro > 999999)
		return false;
	if (kind == VAL_TIME)
		return t->year == 0 && t->month == 0 && t->day == 0;
	if (t->year > 9999 || t->month < 1 || t->month > 12 || t->day < 1)
		return false;
	if (kind == VAL_DATE &&
	    t->hour + t->minute + t->second + (int)t->micro != 0)
		return false;
	date_of_days(date_days(t), &back);
	return back.month == t->month && back.day == t->day;
}

static void
take_civil(struct reader *r, struct val *v)
{
	v->t = (struct civil){
		.year = (int32_t)take_uint(r, 2),
		.month = (uint8_t)take_uint(r, 1),
		.day = (uint8_t)take_uint(r, 1),
		.hour = (uint8_t)take_uint(r, 1),
		.minute = (uint8_t)take_uint(r, 1),
		.second = (uint8_t)take_uint(r, 1),
		.micro = (uint32_t)take_uint(r, 4),
	};
	r->bad |= !is_civil(&v->t, v->kind);
}

/* [-]digits[.digits] */
static bool
is_decimal(struct str s)
{
	struct str whole, fraction;
	bool dot;

	if (str_starts(s, S("-")))
		s = str_skip(s, 1);
	dot = str_cut(s, '.', &whole, &fraction);
	if (s.n > 80 || whole.n == 0 || (dot && fraction.n == 0))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]) && i != whole.n)
			return false;
	return true;
}

static void
take_text(struct reader *r, struct val *v)
{
	uint64_t n = take_uint(r, 4);

	v->s = take(r, n <= TEXT_MAX ? (size_t)n : SIZE_MAX);
	if (v->kind == VAL_DEC)
		r->bad |= !is_decimal(v->s);
	else if (v->kind == VAL_STR)
		r->bad |= !utf8_valid(v->s);
}

static void
take_real(struct reader *r, struct val *v)
{
	uint64_t bits = take_uint(r, 8);

	memcpy(&v->d, &bits, sizeof(v->d));
	r->bad |= !isfinite(v->d);
}

/* The kinds that a column of the type may come in. */
static unsigned
kinds_of(enum edm_type t)
{
	enum {
		WHOLE = 1 << VAL_BOOL | 1 << VAL_I64 | 1 << VAL_U64,
		REAL = 1 << VAL_F32 | 1 << VAL_F64
	};
	static const unsigned kinds[EDM__MAX] = {
		[EDM_BOOL] = WHOLE,
		[EDM_BYTE] = WHOLE,
		[EDM_SBYTE] = WHOLE,
		[EDM_INT16] = WHOLE,
		[EDM_INT32] = WHOLE,
		[EDM_INT64] = WHOLE | 1 << VAL_DEC,
		[EDM_DECIMAL] = WHOLE | 1 << VAL_DEC,
		[EDM_SINGLE] = REAL,
		[EDM_DOUBLE] = REAL,
		[EDM_STRING] = 1 << VAL_STR,
		[EDM_DATE] = 1 << VAL_DATE,
		[EDM_TIME] = 1 << VAL_TIME | 1 << VAL_DURATION,
		[EDM_DATETIME] = 1 << VAL_DATETIME,
		[EDM_DURATION] = 1 << VAL_DURATION | 1 << VAL_I64,
		[EDM_GUID] = 1 << VAL_STR,
		[EDM_BINARY] = 1 << VAL_BYTES,
	};

	return kinds[t];
}

static void
take_val(struct reader *r, enum edm_type t, struct val *v)
{
	uint64_t kind = take_uint(r, 1), u;

	if (kind >= VAL__MAX ||
	    (kind != VAL_NULL && (kinds_of(t) & 1u << kind) == 0)) {
		r->bad = true;
		return;
	}
	v->kind = (enum val_kind)kind;
	switch (v->kind) {
	case VAL_NULL: return;
	case VAL_BOOL:
		u = take_uint(r, 8);
		r->bad |= u > 1;
		v->b = u == 1;
		return;
	case VAL_I64:
	case VAL_DURATION: v->i = (int64_t)take_uint(r, 8); return;
	case VAL_U64: v->u = take_uint(r, 8); return;
	case VAL_F32:
	case VAL_F64: take_real(r, v); return;
	case VAL_DEC:
	case VAL_STR:
	case VAL_BYTES: take_text(r, v); return;
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME: take_civil(r, v); return;
	case VAL__MAX: r->bad = true;
	}
}

struct err *
plan_token_get(struct arena *a, const struct level *l, struct str token,
    struct val **order_values, int64_t *remaining)
{
	struct reader r = { .rest = token };
	struct val *v = NEWN(a, struct val, l->norder + 1);

	if (take_uint(&r, 1) != TOKEN_VERSION)
		r.bad = true;
	*remaining = (int64_t)take_uint(&r, 8);
	for (size_t i = 0; i < l->norder && !r.bad; i++) {
		take_val(&r, l->cols[l->order_col[i]].type, &v[i]);
		/* a key is never null */
		r.bad |= v[i].kind == VAL_NULL && is_col(l->order[i].expr) &&
		    !may_be_null(l->order[i].expr);
	}
	if (r.bad || r.rest.n > 0 || *remaining < -1 || l->norder == 0)
		return ERR(a, SKIPTOKEN, S("$skiptoken"), "%s",
		    err_default(ERR_SKIPTOKEN));
	*order_values = v;
	return NULL;
}
