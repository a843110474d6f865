/* SPDX-License-Identifier: MIT */
/*
 * json.c - properties that lie in a text of JSON: their values, and the items
 * of its arrays.
 *
 * A value is what its type can hold, else null: text is no number, 1.5 is no
 * integer, "2026-02-30" is no date. JSON_EXTRACT gives the value as JSON has
 * it, which tells text from numbers by the quote; JSON_VALUE gives text
 * without its escapes, and nothing for arrays and objects. Both are null where
 * there is no JSON at all. Text is compared and sorted by code point.
 */
#include "config.h"
#include "plan/priv.h"

#define DAY   "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define CLOCK "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,12})?)?"
#define INTEGER(min, max)                                                      \
	SQL_INIT("CASE WHEN $1 REGEXP '^-?[0-9]{1,19}(?!.)' AND CAST($1 AS "   \
		 "DECIMAL(65,0)) BETWEEN " min " AND " max                     \
		 " THEN CAST($1 AS SIGNED) END")

/* $1 the value as JSON, $2 its text, $3 DECIMAL(p,s). */
static const struct sql_shape shapes[EDM__MAX] = {
	[EDM_BOOL] =
	    SQL_INIT("CASE $1 WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"),
	[EDM_BYTE] = INTEGER("0", "255"),
	[EDM_SBYTE] = INTEGER("-128", "127"),
	[EDM_INT16] = INTEGER("-32768", "32767"),
	[EDM_INT32] = INTEGER("-2147483648", "2147483647"),
	[EDM_INT64] = INTEGER("-9223372036854775808", "9223372036854775807"),
	[EDM_DECIMAL] =
	    SQL_INIT("CASE WHEN $1 REGEXP "
		     "'^-?[0-9]{1,35}([.][0-9]{1,30})?(?!.)' AND CAST($1 AS "
		     "DECIMAL(65,30))=CAST($1 AS $3) THEN CAST($1 AS $3) END"),
	[EDM_DOUBLE] = SQL_INIT("CASE WHEN $1 REGEXP '^-?[0-9]' AND ABS(CAST($1"
				" AS DOUBLE))<1.7976931348623157e308 THEN "
				"CAST($1 AS DOUBLE) END"),
	[EDM_STRING] = SQL_INIT("CONVERT(CASE WHEN LEFT($1,1)='\"' THEN $2 END "
				"USING utf8mb4)" STRING_ORDER),
	[EDM_DATE] = SQL_INIT("CASE WHEN $2 REGEXP '(?s)^" DAY
			      "(?!.)' THEN CAST($2 AS DATE) END"),
	[EDM_TIME] = SQL_INIT("CASE WHEN $2 REGEXP '(?s)^" CLOCK
			      "(?!.)' THEN CAST($2 AS TIME(6)) END"),
	[EDM_DATETIME] = SQL_INIT(
	    "CASE WHEN $2 REGEXP '(?s)^" DAY "T" CLOCK
	    "Z(?!.)' THEN CAST(LEFT($2,CHAR_LENGTH($2)-1) AS DATETIME(6)) "
	    "WHEN $2 REGEXP '(?s)^" DAY "T" CLOCK
	    "[-+][0-9]{2}:[0-9]{2}(?!.)' THEN CAST(LEFT($2,CHAR_LENGTH($2)-6) "
	    "AS DATETIME(6))-INTERVAL CONCAT(SUBSTRING($2,-6,1),SUBSTRING($2,"
	    "-5,2)*60+RIGHT($2,2)) MINUTE END"),
	[EDM_GUID] = SQL_INIT(
	    "CASE WHEN $2 REGEXP '(?s)^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}"
	    "[0-9a-fA-F]{12}(?!.)' THEN LOWER($2) END"),
	[EDM_COLLECTION] = SQL_INIT("$1"),
};

static void
put_found(struct sqlb *b, struct col c, struct sql_shape function)
{
	sqlb_shape(b, function);
	sqlb_alias(b, c.letter, c.number);
	sqlb_lit(b, ".");
	sqlb_col(b, c.prop);
	sqlb_lit(b, ",");
	sqlb_json_path(b, c.prop);
	sqlb_lit(b, ")");
}

static void
put_decimal(struct sqlb *b, const struct edm_prop *p)
{
	sqlb_lit(b, "DECIMAL(");
	sqlb_number(b, p->precision);
	sqlb_lit(b, ",");
	sqlb_number(b, p->scale);
	sqlb_lit(b, ")");
}

/* Text that is too long does not fit either. */
static void
put_long(struct sqlb *b, struct col c)
{
	sqlb_lit(b, "IF(CHAR_LENGTH(");
	put_found(b, c, SQL("JSON_VALUE("));
	sqlb_lit(b, ")>");
	sqlb_number(b, c.prop->max_length);
	sqlb_lit(b, ",NULL,");
}

void
put_json(struct sqlb *b, struct col c)
{
	struct sql_shape s = shapes[c.prop->type];
	bool limited = c.prop->type == EDM_STRING && c.prop->max_length > 0;
	size_t from = 0;

	must(s.n > 0);
	if (limited)
		put_long(b, c);
	for (size_t i = 0; i + 1 < s.n; i++) {
		if (s.p[i] != '$' || !is_digit(s.p[i + 1]))
			continue;
		sqlb_shape(b, (struct sql_shape){ s.p + from, i - from });
		if (s.p[i + 1] == '1')
			put_found(b, c, SQL("JSON_EXTRACT("));
		else if (s.p[i + 1] == '2')
			put_found(b, c, SQL("JSON_VALUE("));
		else
			put_decimal(b, c.prop);
		from = i + 2;
	}
	sqlb_shape(b, (struct sql_shape){ s.p + from, s.n - from });
	if (limited)
		sqlb_lit(b, ")");
}

void
put_items(struct sqlb *b, struct alias outer, const struct edm_set *items,
    struct alias as)
{
	sqlb_lit(b, "JSON_TABLE(");
	put_found(b,
	    (struct col){ outer.letter, outer.number, items->items_of },
	    SQL("JSON_EXTRACT("));
	sqlb_lit(b, ",'$[*]' COLUMNS (n FOR ORDINALITY, j JSON PATH '$')) ");
	sqlb_alias(b, as.letter, as.number);
}

/* Those that the filter keeps, in the order asked for, as JSON again. */
static void
put_chosen(struct sqlb *b, const struct items *of)
{
	const struct alias row = alias_of(of->scope->row);

	sqlb_lit(b, "(SELECT CONCAT('[',GROUP_CONCAT(");
	sqlb_alias(b, row.letter, row.number);
	sqlb_lit(b, ".j ORDER BY ");
	put_order(b, of->order, of->norder);
	if (of->norder > 0)
		sqlb_lit(b, ", ");
	sqlb_alias(b, row.letter, row.number);
	sqlb_lit(b, ".n),']') FROM ");
	put_items(b, alias_of(of->scope->row->from), of->scope->set, row);
	if (of->filter != NULL) {
		sqlb_lit(b, " WHERE ");
		put_cond_and(b, of->filter);
	}
	sqlb_lit(b, ")");
}

void
put_prop(struct sqlb *b, const struct plan_col *c)
{
	if (c->items != NULL &&
	    (c->items->filter != NULL || c->items->norder > 0))
		put_chosen(b, c->items);
	else
		put_read(b, (struct col){ 't', 0, c->prop });
}
