/* SPDX-License-Identifier: MIT */
/*
 * sqltype.c - the type of a column to that of a property.
 *
 * The choice is always the one that loses nothing: BIGINT UNSIGNED does not
 * fit Int64, TIME does not fit a time of day, and TINYINT(1) holds 2.
 */
#include "config.h"
#include "base/num.h"
#include "edm/name.h"
#include "catalog/facts.h"

enum facet {
	FACET_NONE,
	FACET_DIGITS,
	FACET_SECONDS,
	FACET_LENGTH,
	FACET_LARGE,
	FACET_MEMBERS,
	FACET_INET4,
	FACET_INET6
};
struct sqltype {
	struct str name;
	enum edm_type type, of_unsigned;
	enum edm_column how;
	enum facet facet;
};
/* clang-format off */
static const struct sqltype types[] = {
#define SQLTYPE(n, t, u, h, f)                                                 \
	{ { n, sizeof(n) - 1 }, EDM_##t, EDM_##u, COLUMN_##h, FACET_##f },
#include "catalog/sqltype.def"
#undef SQLTYPE
}
;

enum { SET_MAX = 63 }; /* members of a SET that fit Edm.Int64 */

/* " unsigned" behind the type; ENUM and SET, whose members may say anything,
 * are not asked. */
static bool
is_unsigned(struct str column_type)
{
	struct str s = column_type;

	for (; s.n > 0; s = str_skip(s, 1))
		if (str_starts(s, S(" unsigned")))
			return true;
	return false;
}

/* The number behind the first parenthesis. */
static uint64_t
width(struct str column_type)
{
	struct str head, rest, digits;
	uint64_t n = 0;

	if (str_cut(column_type, '(', &head, &rest) &&
	    str_cut(rest, ')', &digits, &rest))
		(void)num_u64(digits, &n);
	return n;
}

static void
bit(struct edm_prop *p, uint64_t bits)
{
	p->how = COLUMN_BIT;
	p->is_unsigned = bits > 1;
	p->type = bits == 1 ? EDM_BOOL : bits < 64 ? EDM_INT64 : EDM_DECIMAL;
	if (bits == 64)
		p->precision = 20;
}

static struct str
enum_name(struct build *b, const struct fact_table *t, struct str prop)
{
	struct str s =
	    arena_strf(b->arena, "%.*s_%.*s", STRF(t->set_name), STRF(prop));

	return take_name(b->arena, &b->names, edm_name_cut(b->arena, s));
}

static void
allowed_values(
    struct build *b, const struct members *m, struct edm_prop *p)
{
	struct str *v = NEWN(b->arena, struct str, m->names.n);

	for (size_t i = 0; i < m->names.n; i++)
		v[i] = arena_dup(b->arena, m->names.v[i]);
	p->allowed = v;
	p->nallowed = m->names.n;
}

/* ENUM and SET become enumeration types when every member can be a name of
 * one; else they stay strings. */
static void
members(struct build *b, const struct fact_table *t,
    const struct fact_column *c, struct edm_prop *p)
{
	struct members m = members_of(b->scratch, c->column_type);
	bool set = p->how == COLUMN_SET;
	struct edm_member *v;
	struct edm_enum *e;

	p->max_length = (uint32_t)c->chars;
	if (!m.plain || m.names.n == 0 || (set && m.names.n > SET_MAX)) {
		if (!set && m.whole)
			allowed_values(b, &m, p);
		return;
	}
	v = NEWN(b->arena, struct edm_member, m.names.n);
	for (size_t i = 0; i < m.names.n; i++) {
		v[i].name = v[i].value = arena_dup(b->arena, m.names.v[i]);
		v[i].number = set ? (int64_t)1 << i : (int64_t)i + 1;
	}
	e = NEW(b->arena, struct edm_enum);
	*e = (struct edm_enum){ .name = enum_name(b, t, p->name),
		.flags = set,
		.members = v,
		.nmembers = m.names.n };
	p->type = EDM_ENUM;
	p->max_length = 0;
	p->etype = e;
}

/* Text of 4 GiB has no limit that a client could use. */
static uint32_t
length(uint64_t n)
{
	return n >= UINT32_MAX ? 0 : (uint32_t)n;
}

static void
facets(struct build *b, const struct fact_table *t, const struct fact_column *c,
    struct edm_prop *p, enum facet f)
{
	switch (f) {
	case FACET_NONE:
		if (p->type == EDM_DECIMAL) /* BIGINT UNSIGNED */
			p->precision = 20;
		return;
	case FACET_DIGITS:
		p->precision = (uint16_t)c->precision;
		p->scale = (uint16_t)c->scale;
		return;
	case FACET_SECONDS: p->precision = (uint16_t)c->fraction; return;
	case FACET_LARGE: p->large = true; /* fall through */
	case FACET_LENGTH: p->max_length = length(c->chars); return;
	case FACET_MEMBERS: members(b, t, c, p); return;
	case FACET_INET4: p->max_length = 15; return;
	case FACET_INET6: p->max_length = 39; return;
	}
}

/* Compares equal only what is equal byte for byte: the other binary
 * collations pad with blanks. */
static bool
exact(struct str collation)
{
	return collation.n == 0 || str_ends(collation, S("_nopad_bin")) ||
	    str_eq(collation, S("binary"));
}

/* See edm_prop.max_char. */
static uint32_t
max_char(struct str collation)
{
	if (collation.n == 0 || str_starts(collation, S("utf8mb4_")))
		return 0;
	return str_starts(collation, S("utf8mb3_")) ? 0xFFFF : 0x7F;
}

static const struct sqltype *
find(struct str data_type)
{
	for (size_t i = 0; i < N_ELEM(types); i++)
		if (str_ieq(types[i].name, data_type))
			return &types[i];
	return NULL;
}

bool
column_type(struct build *b, struct fact_table *t, struct fact_column *c)
{
	const struct sqltype *s = find(c->data_type);
	struct edm_prop *p = c->prop;

	p->exact = exact(c->collation);
	p->max_char = max_char(c->collation);
	if (str_ieq(c->data_type, S("bit"))) {
		bit(p, width(c->column_type));
		return true;
	}
	if (s == NULL) {
		c->hidden = arena_strf(b->scratch, "its type %.*s is not known",
		    STRF(c->column_type));
		return false;
	}
	p->how = s->how;
	p->is_unsigned = edm_is_number(s->type) && s->how != COLUMN_YEAR &&
	    is_unsigned(c->column_type);
	p->type = p->is_unsigned ? s->of_unsigned : s->type;
	p->srid = c->srid;
	if (p->srid == EDM_SRID_EARTH)
		p->type = edm_geography_of(p->type);
	if (b->conf->tinyint1_bool &&
	    str_starts(c->column_type, S("tinyint(1)")))
		p->type = EDM_BOOL;
	facets(b, t, c, p, s->facet);
	return true;
}
