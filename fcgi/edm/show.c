/* SPDX-License-Identifier: MIT */
/* show.c - values as text for people. */
#include "config.h"
#include <math.h>
#include "base/num.h"
#include "edm/show.h"

static void
show_bytes(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_putf(b, "%02x", (unsigned)(unsigned char)s.p[i]);
}

static void
show_double(struct buf *b, double d)
{
	char p[NUM_MAX];

	if (isnan(d))
		buf_lit(b, "NaN");
	else if (isinf(d))
		buf_put(b, d < 0 ? S("-INF") : S("INF"));
	else
		buf_put(b, (struct str){ p, num_put_f64(p, d) });
}

static void
show_civil(struct buf *b, const struct val *v)
{
	char p[DATE_MAX];
	size_t n = v->kind == VAL_DATE ? date_put(p, &v->t)
	    : v->kind == VAL_TIME      ? time_put(p, &v->t, 6)
				       : datetime_put(p, &v->t, 6);

	buf_put(b, (struct str){ p, n });
}

void
val_show(struct buf *b, const struct val *v)
{
	static const char *const names[] = {
		[VAL_NULL] = "null",
		[VAL_BOOL] = "bool ",
		[VAL_I64] = "i64 ",
		[VAL_U64] = "u64 ",
		[VAL_F32] = "f32 ",
		[VAL_F64] = "f64 ",
		[VAL_DEC] = "dec ",
		[VAL_STR] = "str ",
		[VAL_BYTES] = "bytes ",
		[VAL_DATE] = "date ",
		[VAL_DATETIME] = "datetime ",
		[VAL_TIME] = "time ",
		[VAL_DURATION] = "duration ",
	};
	char p[DATE_MAX];

	_Static_assert(N_ELEM(names) == VAL__MAX, "all kinds of values");
	buf_put(b, str_of(names[v->kind]));
	switch (v->kind) {
	case VAL_NULL:
	case VAL__MAX: break;
	case VAL_BOOL: buf_put(b, v->b ? S("true") : S("false")); break;
	case VAL_I64: buf_i64(b, v->i); break;
	case VAL_U64: buf_u64(b, v->u); break;
	case VAL_F32:
	case VAL_F64: show_double(b, v->d); break;
	case VAL_DEC: buf_put(b, v->s); break;
	case VAL_STR: buf_putf(b, "'%.*s'", STRF(v->s)); break;
	case VAL_BYTES: show_bytes(b, v->s); break;
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME: show_civil(b, v); break;
	case VAL_DURATION:
		buf_put(b, (struct str){ p, duration_put(p, v->i) });
		break;
	}
}
