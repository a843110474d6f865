/* SPDX-License-Identifier: MIT */
/*
 * bind_geo.c - geo literals (ABNF §7) and calls of geo.distance, geo.length and
 * geo.intersects (URL Conventions §5.1.1.12).
 *
 * MariaDB computes in the plane and does not look at reference systems, so
 * what must not be mixed is refused here. Edm.Geography is WGS 84 alone.
 */
#include "config.h"
#include <math.h>
#include "base/buf.h"
#include "base/num.h"
#include "odata/bind_in.h"

/* How a shape is written: levels of parentheses. */
static const struct shape {
	const char *name, *sql;
	enum edm_type type;
	unsigned depth;
	bool rings;  /* the innermost lists are closed */
	bool points; /* … and hold one position: without them in SQL */
} shapes[] = {
	{ "Point", "POINT", EDM_POINT, 1, false, false },
	{ "LineString", "LINESTRING", EDM_LINE, 1, false, false },
	{ "Polygon", "POLYGON", EDM_POLYGON, 2, true, false },
	{ "MultiPoint", "MULTIPOINT", EDM_MPOINT, 2, false, true },
	{ "MultiLineString", "MULTILINESTRING", EDM_MLINE, 2, false, false },
	{ "MultiPolygon", "MULTIPOLYGON", EDM_MPOLYGON, 3, true, false },
	{ "Collection", "GEOMETRYCOLLECTION", EDM_GEOCOLL, 0, false, false },
	{ "GeometryCollection", "GEOMETRYCOLLECTION", EDM_GEOCOLL, 0, false,
	    false },
};

/* The parser has found the text well-formed; why: what is wrong beyond that. */
struct wkt {
	struct str s;
	struct buf out;
	bool earth;
	const char *why, *not_built;
};

static void
blanks(struct wkt *w)
{
	while (w->s.n > 0 && w->s.p[0] == ' ')
		w->s = str_skip(w->s, 1);
}

static bool
take(struct wkt *w, char c)
{
	blanks(w);
	if (w->s.n == 0 || w->s.p[0] != c)
		return false;
	w->s = str_skip(w->s, 1);
	return true;
}

static struct str
word(struct wkt *w)
{
	size_t n = 0;
	struct str s;

	blanks(w);
	while (n < w->s.n && strchr(" (),", w->s.p[n]) == NULL)
		n++;
	s = str_head(w->s, n);
	w->s = str_skip(w->s, n);
	blanks(w);
	return s;
}

struct position {
	double x, y;
};

static struct position
position(struct wkt *w)
{
	struct position p = { 0, 0 };
	struct str x = word(w), y = word(w);

	must(num_f64(x, &p.x) && num_f64(y, &p.y));
	buf_putf(&w->out, "%.*s %.*s", STRF(x), STRF(y));
	while (w->s.n > 0 && strchr(",)", w->s.p[0]) == NULL) {
		(void)word(w);
		w->not_built = "Positions of more than two numbers";
	}
	if (w->earth && (fabs(p.x) > 180 || fabs(p.y) > 90))
		w->why = "longitudes go from -180 to 180, latitudes from -90 "
			 "to 90";
	return p;
}

/* (x y,x y …), or lists of that */
static void
list(struct wkt *w, const struct shape *sh, unsigned depth)
{
	bool bare = sh->points && depth == 1;
	struct position p = { 0, 0 }, first = p;
	size_t n = 0;

	must(take(w, '('));
	if (take(w, ')')) {
		w->not_built = "Empty shapes";
		return;
	}
	if (!bare)
		buf_char(&w->out, '(');
	do {
		if (n > 0)
			buf_char(&w->out, ',');
		if (depth > 1)
			list(w, sh, depth - 1);
		else
			p = position(w);
		if (n++ == 0)
			first = p;
	} while (take(w, ','));
	must(take(w, ')'));
	if (!bare)
		buf_char(&w->out, ')');
	if (sh->rings && depth == 1 &&
	    (n < 4 || first.x < p.x || first.x > p.x || first.y < p.y ||
		first.y > p.y))
		w->why = "a ring has four positions or more, and the last is "
			 "the first";
}

static enum edm_type shape(struct wkt *);

static void
collection(struct wkt *w)
{
	must(take(w, '('));
	buf_char(&w->out, '(');
	do {
		(void)shape(w);
		if (take(w, ',')) {
			buf_char(&w->out, ',');
			continue;
		}
		break;
	} while (true);
	must(take(w, ')'));
	buf_char(&w->out, ')');
}

static enum edm_type
shape(struct wkt *w)
{
	struct str name = word(w);
	size_t i = 0;

	while (!str_ieq(name, str_of(shapes[i].name)))
		must(++i < N_ELEM(shapes));
	buf_put(&w->out, str_of(shapes[i].sql));
	if (shapes[i].depth == 0)
		collection(w);
	else
		list(w, &shapes[i], shapes[i].depth);
	return shapes[i].type;
}

static struct expr *
literal(struct binder *b, enum edm_type type, struct val v, long pos)
{
	struct expr *e = bind_make(b, EX_LIT, type, pos, NULL, NULL);

	e->val = v;
	return e;
}

struct err *
bind_geo(struct binder *b, const struct ast *a, struct expr **ret)
{
	/* Names grow by eight letters, positions do not. */
	struct wkt w = { .s = a->text,
		.out = buf_in(b->arena, a->text.n * 2 + 64),
		.earth = str_ieq(a->name, S("geography")) };
	struct expr *e;
	struct str srid;
	enum edm_type type;
	int64_t n;

	must(str_cut(str_skip(w.s, 5), ';', &srid, &w.s) && num_i64(srid, &n));
	type = shape(&w);
	must(buf_ok(&w.out));
	if (w.why != NULL)
		return ERR_AT(b->arena, BAD_LITERAL, a->text, a->pos,
		    "The spatial literal is wrong: %s", w.why);
	if (w.earth && n != EDM_SRID_EARTH)
		w.not_built = "Edm.Geography with another SRID than 4326";
	if (w.not_built != NULL)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, a->text, a->pos,
		    "In spatial literals this is not supported: %s",
		    w.not_built);
	e = bind_make(b, EX_FUNC, w.earth ? edm_geography_of(type) : type,
	    a->pos, literal(b, EDM_STRING, VAL_OF_STR(buf_str(&w.out)), a->pos),
	    literal(b, EDM_INT32, VAL_OF_I64(n), a->pos));
	e->func = FUNC_GEO_TEXT;
	*ret = e;
	return NULL;
}

bool
bind_is_geo_lit(const struct expr *e)
{
	return e->kind == EX_FUNC && e->func == FUNC_GEO_TEXT;
}

/* 0: each row says. */
static int64_t
srid_of(const struct expr *e)
{
	if (bind_is_geo_lit(e))
		return e->args[1]->val.i;
	return e->kind == EX_PROP ? e->prop->srid : 0;
}

/* Literals may have the number 0, which is no less a reference system. */
struct err *
bind_geo_call(
    struct binder *b, const struct ast *a, struct expr *const *args, size_t n)
{
	const struct expr *x, *y;

	if (n != 2 || !edm_is_geometry(args[0]->type) ||
	    !edm_is_geometry(args[1]->type))
		return NULL;
	x = args[0];
	y = args[1];
	if ((srid_of(x) == 0 && !bind_is_geo_lit(x)) ||
	    (srid_of(y) == 0 && !bind_is_geo_lit(y)) ||
	    srid_of(x) == srid_of(y))
		return NULL;
	return ERR_AT(b->arena, TYPE_MISMATCH, a->name, a->pos,
	    "'%.*s' of two reference systems: SRID %lld and SRID %lld",
	    STRF(a->name), (long long)srid_of(x), (long long)srid_of(y));
}

/* The standard has these; MariaDB has not. */
struct err *
bind_geo_limits(
    struct binder *b, const struct ast *a, struct expr *const *args, size_t n)
{
	bool earth = n > 0;

	for (size_t i = 0; i < n; i++)
		earth = earth && edm_is_geography(args[i]->type);
	if (!earth)
		return NULL;
	return ERR_AT(b->arena, NOT_IMPLEMENTED, a->name, a->pos,
	    "'%.*s' of %.*s is not supported: on the globe there are "
	    "distances of points and intersections",
	    STRF(a->name), STRF(bind_type_name(args[0])));
}
