/* SPDX-License-Identifier: MIT */
/*
 * decode.c - one cell of the binary protocol to a struct val.
 *
 * The connector hands over the place in its packet buffer where the value
 * begins, so nothing is copied: texts are views that live until the next row
 * is read.
 */
#include "config.h"
#include "db/db_priv.h"

enum { CHARSET_BINARY = 63 };

static enum decode
integer(bool is_unsigned, enum decode is_signed)
{
	/* DECODE_U8 follows DECODE_I8, and so on. */
	return is_unsigned ? is_signed + 1 : is_signed;
}

enum decode
decode_of(const MYSQL_FIELD *f)
{
	bool u = (f->flags & UNSIGNED_FLAG) != 0;

	switch ((int)f->type) {
	case MYSQL_TYPE_NULL: return DECODE_NULL;
	case MYSQL_TYPE_TINY: return integer(u, DECODE_I8);
	case MYSQL_TYPE_SHORT: return integer(u, DECODE_I16);
	case MYSQL_TYPE_YEAR: return DECODE_U16;
	case MYSQL_TYPE_INT24:
	case MYSQL_TYPE_LONG: return integer(u, DECODE_I32);
	case MYSQL_TYPE_LONGLONG: return integer(u, DECODE_I64);
	case MYSQL_TYPE_FLOAT: return DECODE_F32;
	case MYSQL_TYPE_DOUBLE: return DECODE_F64;
	case MYSQL_TYPE_DECIMAL:
	case MYSQL_TYPE_NEWDECIMAL: return DECODE_DEC;
	case MYSQL_TYPE_DATE:
	case MYSQL_TYPE_NEWDATE: return DECODE_DATE;
	case MYSQL_TYPE_DATETIME:
	case MYSQL_TYPE_TIMESTAMP: return DECODE_DATETIME;
	case MYSQL_TYPE_TIME: return DECODE_TIME;
	default:
		return f->charsetnr == CHARSET_BINARY ? DECODE_BYTES
						      : DECODE_STR;
	}
}

/* The wire is little-endian whatever the machine (gcc makes one load). */
static uint64_t
load(const unsigned char *p, unsigned n)
{
	uint64_t u = 0;

	for (unsigned i = 0; i < n; i++)
		u |= (uint64_t)p[i] << 8 * i;
	return u;
}
static uint32_t
load4(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* A length-encoded text. */
static struct str
load_text(unsigned char **row)
{
	const unsigned char *p = *row;
	size_t n = *p++;

	if (n > 250) {
		unsigned wide = n == 252 ? 2 : n == 253 ? 3 : 8;

		n = (size_t)load(p, wide);
		p += wide;
	}
	*row += (size_t)(p - *row) + n;
	return (struct str){ (const char *)p, n };
}

static bool
is_day(const struct civil *t)
{
	struct civil back = *t;

	if (t->month == 0 || t->day == 0 || t->month > 12 || t->day > 31)
		return false;
	if (t->day <= 28)
		return true;
	/* The 31st of February, which ALLOW_INVALID_DATES lets in. */
	date_of_days(date_days(t), &back);
	return back.day == t->day;
}

static void
load_date(struct val *v, enum val_kind kind, unsigned char **row)
{
	const unsigned char *p = *row + 1;
	unsigned n = **row;
	struct civil t = { 0 };

	*row += n + 1;
	if (n >= 4) {
		t.year = (int32_t)load(p, 2);
		t.month = p[2];
		t.day = p[3];
	}
	if (n >= 7) {
		t.hour = p[4];
		t.minute = p[5];
		t.second = p[6];
	}
	if (n >= 11)
		t.micro = load4(p + 7);
	/* Zero and partial dates are nulls: there is no such day. */
	if (is_day(&t)) {
		v->kind = kind;
		v->t = t;
	}
}

static void
load_time(struct val *v, unsigned char **row)
{
	const unsigned char *p = *row + 1;
	unsigned n = **row;
	int64_t us = 0;

	*row += n + 1;
	if (n >= 8)
		us = (((int64_t)load4(p + 1) * 24 + p[5]) * 60 + p[6]) * 60 +
		    p[7];
	us *= 1000000;
	if (n >= 12)
		us += load4(p + 8);
	v->kind = VAL_DURATION;
	v->i = n >= 1 && p[0] != 0 ? -us : us;
}

static void
load_i64(struct val *v, uint64_t u, unsigned wide, unsigned char **row)
{
	unsigned shift = 64 - 8 * wide;

	v->kind = VAL_I64;
	v->i = (int64_t)(u << shift) >> shift;
	*row += wide;
}

static void
load_u64(struct val *v, uint64_t u, unsigned wide, unsigned char **row)
{
	/* Only what does not fit is unsigned to the rest of the program. */
	v->kind = u > INT64_MAX ? VAL_U64 : VAL_I64;
	v->u = u;
	*row += wide;
}

static void
load_real(struct val *v, unsigned wide, unsigned char **row)
{
	if (wide == 4) {
		uint32_t bits = load4(*row);
		float f;

		memcpy(&f, &bits, sizeof(f));
		v->kind = VAL_F32;
		v->d = (double)f;
	} else {
		uint64_t bits = load(*row, 8);

		memcpy(&v->d, &bits, sizeof(v->d));
		v->kind = VAL_F64;
	}
	*row += wide;
}

static void
load_str(struct val *v, enum val_kind kind, unsigned char **row)
{
	v->kind = kind;
	v->s = load_text(row);
}

void
decode_cell(void *stmt, unsigned column, unsigned char **row)
{
	struct stmt *s = stmt;
	struct val *v = &s->cells[column];

	/* A null: the cell is one already. */
	if (row == NULL || *row == NULL)
		return;
	switch ((enum decode)s->decode[column]) {
	case DECODE_NULL: break;
	case DECODE_I8: load_i64(v, load(*row, 1), 1, row); break;
	case DECODE_U8: load_u64(v, load(*row, 1), 1, row); break;
	case DECODE_I16: load_i64(v, load(*row, 2), 2, row); break;
	case DECODE_U16: load_u64(v, load(*row, 2), 2, row); break;
	case DECODE_I32: load_i64(v, load4(*row), 4, row); break;
	case DECODE_U32: load_u64(v, load4(*row), 4, row); break;
	case DECODE_I64: load_i64(v, load(*row, 8), 8, row); break;
	case DECODE_U64: load_u64(v, load(*row, 8), 8, row); break;
	case DECODE_F32: load_real(v, 4, row); break;
	case DECODE_F64: load_real(v, 8, row); break;
	case DECODE_DEC: load_str(v, VAL_DEC, row); break;
	case DECODE_STR: load_str(v, VAL_STR, row); break;
	case DECODE_BYTES: load_str(v, VAL_BYTES, row); break;
	case DECODE_DATE: load_date(v, VAL_DATE, row); break;
	case DECODE_DATETIME: load_date(v, VAL_DATETIME, row); break;
	case DECODE_TIME: load_time(v, row); break;
	case DECODE__MAX: must(false);
	}
}
