/* SPDX-License-Identifier: MIT */
/*
 * csv.c - rows as CSV (RFC 4180): a header line, then one line for a row.
 *
 * Values are those of the JSON payload. Null is nothing, text and what is
 * written like text stands in quotes, numbers, dates and truth values do not.
 * No cell is a formula: see out/csv.h; a binary or a duration that begins
 * with a minus gets the same apostrophe.
 */
#include "config.h"
#include "out/csv.h"
#include "out/json.h"
#include "write/write_priv.h"

static void
bare(struct out *o, const struct cell *c, const struct val *v)
{
	put_plain(o, c->prop, c->prop->type, v);
}

static void
integer(struct out *o, const struct cell *c, const struct val *v)
{
	if (v->kind == VAL_I64)
		json_i64(o, v->i);
	else
		bare(o, c, v);
}

static void
quoted(struct out *o, const struct cell *c, const struct val *v)
{
	out_char(o, '"');
	put_plain(o, c->prop, c->prop->type, v);
	out_char(o, '"');
}

static void
text(struct out *o, const struct cell *c, const struct val *v)
{
	if (v->kind == VAL_STR || v->kind == VAL_BYTES)
		csv_text(o, v->s);
	else
		quoted(o, c, v);
}

/* base64url writes the six bits 111110 as a minus. */
static void
binary(struct out *o, const struct cell *c, const struct val *v)
{
	bool minus = v->s.n > 0 && ((unsigned char)v->s.p[0] >> 2) == 62;

	out_lit(o, "\"");
	if (minus)
		out_char(o, '\'');
	put_plain(o, c->prop, c->prop->type, v);
	out_lit(o, "\"");
}

static void
duration(struct out *o, const struct cell *c, const struct val *v)
{
	/* a computed one is a number of microseconds */
	if ((v->kind == VAL_DURATION || v->kind == VAL_I64) && v->i < 0)
		out_char(o, '\'');
	bare(o, c, v);
}

static void
geo(struct out *o, const struct cell *c, const struct val *v)
{
	if (v->kind == VAL_STR)
		csv_text(o, v->s);
	else
		binary(o, c, v);
}

static cell_put *const puts_[EDM__MAX] = {
	[EDM_BOOL] = bare,
	[EDM_BYTE] = integer,
	[EDM_SBYTE] = integer,
	[EDM_INT16] = integer,
	[EDM_INT32] = integer,
	[EDM_INT64] = integer,
	[EDM_DECIMAL] = bare,
	[EDM_SINGLE] = bare,
	[EDM_DOUBLE] = bare,
	[EDM_STRING] = text,
	[EDM_DATE] = bare,
	[EDM_TIME] = bare,
	[EDM_DATETIME] = bare,
	[EDM_DURATION] = duration,
	[EDM_GUID] = text,
	[EDM_BINARY] = binary,
	[EDM_ENUM] = quoted,
	[EDM_GEOMETRY] = geo,
	[EDM_POINT] = geo,
	[EDM_LINE] = geo,
	[EDM_POLYGON] = geo,
	[EDM_MPOINT] = geo,
	[EDM_MLINE] = geo,
	[EDM_MPOLYGON] = geo,
	[EDM_GEOCOLL] = geo,
	[EDM_GEOGRAPHY] = geo,
	[EDM_EARTH_POINT] = geo,
	[EDM_EARTH_LINE] = geo,
	[EDM_EARTH_POLYGON] = geo,
	[EDM_EARTH_MPOINT] = geo,
	[EDM_EARTH_MLINE] = geo,
	[EDM_EARTH_MPOLYGON] = geo,
	[EDM_EARTH_GEOCOLL] = geo,
	[EDM_COLLECTION] = csv_array,
	[EDM_NULL] = text,
};

cell_put *
csv_put_of(enum edm_type type)
{
	must(type < EDM__MAX && puts_[type] != NULL);
	return puts_[type];
}

void
csv_head(struct out *o, const struct shape *s)
{
	for (size_t i = 0; i < s->ncells; i++) {
		if (i > 0)
			out_char(o, ',');
		out_put(o, edm_path(s->cells[i].prop)); /* identifiers */
	}
	out_lit(o, "\r\n");
}

/* A property that the type of the row does not have is an empty cell. */
static void
typed_row(struct out *o, const struct shape *s, const struct row *r)
{
	const struct edm_derived *t = type_of_row(s, r);

	for (size_t i = 0; i < s->ncells; i++) {
		const struct cell *c = &s->cells[i];
		const struct val *v = &r->cells[c->col];
		bool shown = edm_is_a(t, c->prop->of) && v->kind != VAL_NULL;

		if (i > 0)
			out_char(o, ',');
		if (shown)
			c->put(o, c, v);
		else if (s->ncells == 1)
			out_lit(o, "\"\"");
	}
	out_lit(o, "\r\n");
}

void
csv_row(struct out *o, const struct shape *s, const struct row *r)
{
	if (s->of_type != NULL) {
		typed_row(o, s, r);
		return;
	}
	for (size_t i = 0; i < s->ncells; i++) {
		const struct cell *c = &s->cells[i];
		const struct val *v = &r->cells[c->col];

		if (i > 0)
			out_char(o, ',');
		if (v->kind != VAL_NULL)
			c->put(o, c, v);
	}
	/* A line with nothing in it is none to many readers. */
	if (s->ncells == 1 && r->cells[s->cells[0].col].kind == VAL_NULL)
		out_lit(o, "\"\"");
	out_lit(o, "\r\n");
}
