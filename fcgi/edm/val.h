/* SPDX-License-Identifier: MIT */
/*
 * val.h - one typed value: of a cell, a literal or a bound parameter.
 *
 * Decimals stay text from the URL to the database and from the database to
 * the client: they never pass through a double.
 */
#ifndef EDM_VAL_H
#define EDM_VAL_H
#include "base/base.h"
#include "base/date.h"

enum val_kind {
	VAL_NULL,
	VAL_BOOL,     /* b */
	VAL_I64,      /* i */
	VAL_U64,      /* u */
	VAL_F32,      /* d, and it came from a float */
	VAL_F64,      /* d */
	VAL_DEC,      /* s: [-]digits[.digits] */
	VAL_STR,      /* s: UTF-8 */
	VAL_BYTES,    /* s */
	VAL_DATE,     /* t */
	VAL_DATETIME, /* t, UTC */
	VAL_TIME,     /* t: a time of day */
	VAL_DURATION, /* i: microseconds; a TIME column is this too */
	VAL__MAX
};
struct val {
	enum val_kind kind;
	union {
		bool b;
		int64_t i;
		uint64_t u;
		double d;
		struct str s;
		struct civil t;
	};
};
#define VAL_OF_STR(x) ((struct val){ .kind = VAL_STR, .s = (x) })
#define VAL_OF_I64(x) ((struct val){ .kind = VAL_I64, .i = (x) })
#endif
