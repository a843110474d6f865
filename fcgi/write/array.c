/* SPDX-License-Identifier: MIT */
/*
 * array.c - collections: an array of JSON, as the database has it, to the
 * items that its type knows.
 *
 * The database has checked that the text is JSON; here it is only taken
 * apart, and an item that is nothing of its type becomes null. What may pass
 * is the same as in plan/json.c. $skip, $top and $count of the items are
 * applied here, $filter and $orderby have been.
 */
#include "config.h"
#include "base/num.h"
#include "base/utf8.h"
#include "out/json.h"
#include "write/write_priv.h"

struct scan {
	struct str s;
};
struct array {
	struct out *out;
	bool ieee754, csv; /* within quotes of CSV */
};

static char
peek(struct scan *c)
{
	while (c->s.n > 0 && strchr(" \t\r\n", c->s.p[0]) != NULL)
		c->s = str_skip(c->s, 1);
	return c->s.n > 0 ? c->s.p[0] : '\0';
}

/* Bytes of the string that begins here, with its quotes. */
static size_t
string_len(struct str s)
{
	size_t n = 1;

	while (n < s.n && s.p[n] != '"')
		n += s.p[n] == '\\' ? 2u : 1u;
	return n < s.n ? n + 1 : s.n;
}

/* The value at hand, whatever it is. */
static struct str
take_value(struct scan *c)
{
	size_t n = 0, depth = 0;
	struct str v;

	(void)peek(c);
	for (v = c->s; n < v.n;) {
		char x = v.p[n];

		if (depth == 0 && strchr(",]}: \t\r\n", x) != NULL)
			break;
		if (x == '[' || x == '{')
			depth++;
		if (x == ']' || x == '}')
			depth--;
		n += x == '"' ? string_len(str_skip(v, n)) : 1u;
	}
	n = n < v.n ? n : v.n;
	c->s = str_skip(v, n);
	return str_head(v, n);
}

/* Goes on to the next item or member behind '[', '{' or ','. */
static bool
next(struct scan *c, char open, char close)
{
	char x = peek(c);

	if (x != open && x != ',')
		return false;
	c->s = str_skip(c->s, 1);
	x = peek(c);
	return x != close && x != '\0';
}

/* What the names lead to; empty when there is nothing. */
static struct str
find(struct str json, const struct str *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct scan c = { json };
		struct str key, value;

		json = S("");
		if (peek(&c) != '{')
			return json;
		for (char open = '{'; next(&c, open, '}'); open = ',') {
			key = take_value(&c);
			(void)peek(&c);
			c.s = str_skip(c.s, 1); /* : */
			value = take_value(&c);
			if (key.n == names[i].n + 2 &&
			    memcmp(key.p + 1, names[i].p, names[i].n) == 0) {
				json = value;
				break;
			}
		}
	}
	return json;
}

/* Characters between the quotes, escapes undone. */
static size_t
length(struct str s)
{
	size_t chars = 0, n = 0;

	for (s = str_head(str_skip(s, 1), s.n - 2); s.n > 0;
	     s = str_skip(s, n), chars++) {
		(void)utf8_next(s, &n);
		if (s.p[0] != '\\')
			continue;
		n = s.n > 1 && s.p[1] == 'u' ? 6 : 2;
		if (n == 6 && s.n >= 12 && to_lower(s.p[2]) == 'd' &&
		    hex_digit(s.p[3]) >= 8 && s.p[6] == '\\')
			n = 12; /* a surrogate pair */
	}
	return chars;
}

static bool
is_integer(enum edm_type t, struct str s)
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
	int64_t n;

	return num_i64(s, &n) && n >= ranges[t].min && n <= ranges[t].max;
}

/* -digits[.digits], no more of either than the type has. */
static bool
is_decimal(const struct edm_prop *p, struct str s)
{
	struct str whole, part;

	if (s.n > 0 && s.p[0] == '-')
		s = str_skip(s, 1);
	(void)str_cut(s, '.', &whole, &part);
	while (part.n > 0 && part.p[part.n - 1] == '0')
		part.n--;
	if (str_eq(whole, S("0")))
		whole = S("");
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]) && s.p[i] != '.')
			return false;
	return s.n > 0 && part.n <= p->scale &&
	    whole.n + p->scale <= p->precision;
}

static bool
is_guid(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23
			? s.p[i] != '-'
			: hex_digit(s.p[i]) < 0)
			return false;
	return s.n == 36;
}

/* Dates and the like, inside their quotes, to p. */
static size_t
put_special(char *p, const struct edm_prop *prop, struct str s)
{
	struct civil t = { 0 };
	unsigned digits = prop->precision <= 6 ? prop->precision : 6;

	if (s.n < 2 || s.p[0] != '"')
		return 0;
	s = str_head(str_skip(s, 1), s.n - 2);
	if (prop->type == EDM_DATE && date_parse(s, &t))
		return date_put(p, &t);
	if (prop->type == EDM_TIME && time_parse(s, &t))
		return time_put(p, &t, digits);
	if (prop->type == EDM_DATETIME && s.n > 10 && datetime_parse(s, &t))
		return datetime_put(p, &t, digits);
	if (prop->type != EDM_GUID || !is_guid(s))
		return 0;
	for (size_t i = 0; i < s.n; i++)
		p[i] = to_lower(s.p[i]);
	return s.n;
}

/* The value as it is sent, without quotes around what is no text; empty when
 * it is nothing of the type. */
static struct str
plain(const struct edm_prop *p, struct str s, char *space)
{
	double d;
	bool fits = false;

	if (p->type == EDM_STRING)
		fits = s.n >= 2 && s.p[0] == '"' &&
		    (p->max_length == 0 || length(s) <= p->max_length);
	else if (p->type == EDM_BOOL)
		fits = str_eq(s, S("true")) || str_eq(s, S("false"));
	else if (edm_is_integer(p->type))
		fits = is_integer(p->type, s);
	else if (p->type == EDM_DECIMAL)
		fits = is_decimal(p, s);
	else if (p->type == EDM_DOUBLE)
		fits = s.n > 0 && s.p[0] != '"' && num_f64(s, &d);
	else
		return (struct str){ space, put_special(space, p, s) };
	return fits ? s : S("");
}

static void
put_text(struct array *a, struct str s)
{
	if (!a->csv) {
		out_put(a->out, s);
		return;
	}
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			out_char(a->out, '"');
		out_char(a->out, s.p[i]);
	}
}

static void
put_value(struct array *a, const struct edm_prop *p, struct str json)
{
	char space[DATE_MAX];
	struct str s = plain(p, json, space);
	bool quoted = s.p == space ||
	    (a->ieee754 && (p->type == EDM_INT64 || p->type == EDM_DECIMAL));

	if (s.n == 0) {
		put_text(a, S("null"));
		return;
	}
	if (quoted)
		put_text(a, S("\""));
	put_text(a, s);
	if (quoted)
		put_text(a, S("\""));
}

/* Is there anything in it? */
static bool
is_there(const struct edm_prop *p, struct str item)
{
	char space[DATE_MAX];

	if (p->type != EDM_COMPLEX)
		return plain(p, find(item, p->json, p->njson), space).n > 0;
	for (size_t i = 0; i < p->ctype->nprops; i++)
		if (is_there(p->parts[i], item))
			return true;
	return false;
}

static void
put_member(
    struct array *a, const struct edm_prop *p, struct str item, bool first)
{
	put_text(a, first ? S("\"") : S(",\""));
	put_text(a, p->name);
	put_text(a, S("\":"));
	if (p->type != EDM_COMPLEX) {
		put_value(a, p, find(item, p->json, p->njson));
		return;
	}
	if (!is_there(p, item)) {
		put_text(a, S("null"));
		return;
	}
	put_text(a, S("{"));
	for (size_t i = 0; i < p->ctype->nprops; i++)
		put_member(a, p->parts[i], item, i == 0);
	put_text(a, S("}"));
}

static void
put_item(struct array *a, const struct edm_prop *of, struct str item)
{
	const struct edm_set *rows = of->rows->target;
	const struct edm_prop *p;
	bool first = true;

	if (of->ctype == NULL) {
		put_value(a, &rows->props[0], item);
		return;
	}
	if (item.n == 0 || item.p[0] != '{') {
		put_text(a, S("null"));
		return;
	}
	put_text(a, S("{"));
	for (size_t at = 0; (p = edm_each(rows, &at)) != NULL; first = false)
		if (p->name.n > 0)
			put_member(a, p, item, first);
	put_text(a, S("}"));
}

int64_t
array_items(const struct val *v)
{
	struct scan c = { v->kind == VAL_STR ? v->s : S("") };
	int64_t n = 0;

	for (char open = '['; next(&c, open, ']'); open = ',') {
		(void)take_value(&c);
		n++;
	}
	return n;
}

static void
put_array(struct array *a, const struct edm_prop *p, const struct items *of,
    const struct val *v)
{
	struct scan c = { v->kind == VAL_STR ? v->s : S("") };
	int64_t skip = of == NULL ? 0 : of->skip, n = 0;
	int64_t most = of == NULL || of->top < 0 ? INT64_MAX : of->top;

	put_text(a, S("["));
	for (char open = '['; next(&c, open, ']'); open = ',') {
		struct str item = take_value(&c);

		if (skip > 0) {
			skip--;
			continue;
		}
		if (n == most)
			break;
		if (n++ > 0)
			put_text(a, S(","));
		put_item(a, p, item);
	}
	put_text(a, S("]"));
}

void
write_array(struct out *o, const struct cell *c, const struct val *v)
{
	struct array a = { .out = o, .ieee754 = c->ieee754 };

	put_array(&a, c->prop, c->items, v);
}

void
csv_array(struct out *o, const struct cell *c, const struct val *v)
{
	struct array a = { .out = o, .csv = true };

	out_char(o, '"'); /* begins with a bracket: no formula */
	put_array(&a, c->prop, c->items, v);
	out_char(o, '"');
}

void
write_items(struct out *o, const struct val *v)
{
	json_i64(o, array_items(v));
}
