/* SPDX-License-Identifier: MIT */
/* format.c - content negotiation. */
#include "config.h"
#include "base/buf.h"
#include "base/num.h"
#include "odata/format.h"

static const struct {
	struct str media; /* in Accept */
	struct str brief; /* in $format */
	unsigned kind;
} media_types[] = {
	{ { "application/json", 16 }, { "json", 4 }, FORMAT_JSON },
	{ { "application/xml", 15 }, { "xml", 3 }, FORMAT_XML },
	{ { "text/plain", 10 }, { "", 0 }, FORMAT_TEXT },
	{ { "application/octet-stream", 24 }, { "", 0 }, FORMAT_BYTES },
	{ { "multipart/mixed", 15 }, { "", 0 }, FORMAT_MULTIPART },
	{ { "multipart/*", 11 }, { "", 0 }, FORMAT_MULTIPART },
	{ { "text/csv", 8 }, { "csv", 3 }, FORMAT_CSV },
	{ { "application/*", 13 }, { "", 0 },
	    FORMAT_JSON | FORMAT_XML | FORMAT_BYTES },
	{ { "text/*", 6 }, { "", 0 }, FORMAT_TEXT | FORMAT_CSV },
	{ { "*/*", 3 }, { "", 0 },
	    FORMAT_JSON | FORMAT_XML | FORMAT_TEXT | FORMAT_BYTES | FORMAT_CSV |
		FORMAT_MULTIPART },
};

static bool
flag(struct str v, bool *ret)
{
	*ret = str_ieq(v, S("true"));
	return *ret || str_ieq(v, S("false"));
}

static bool
metadata(struct str v, enum format_metadata *ret)
{
	static const struct str names[] = { { "minimal", 7 }, { "full", 4 },
		{ "none", 4 } };

	for (size_t i = 0; i < N_ELEM(names); i++)
		if (str_ieq(v, names[i])) {
			*ret = (enum format_metadata)i;
			return true;
		}
	return false;
}

/* One parameter of a media range; false: not known, the range is out. */
static bool
parameter(struct str name, struct str value, struct format *f)
{
	if (str_starts(name, S("odata.")) || str_starts(name, S("OData.")))
		name = str_skip(name, 6);
	if (value.n >= 2 && value.p[0] == '"')
		value = str_head(str_skip(value, 1), value.n - 2);
	if (str_ieq(name, S("metadata")))
		return metadata(value, &f->metadata);
	if (str_ieq(name, S("IEEE754Compatible")))
		return flag(value, &f->ieee754);
	if (str_ieq(name, S("ExponentialDecimals")))
		return flag(value, &f->exponential);
	if (str_ieq(name, S("streaming")))
		return flag(value, &f->streaming);
	if (str_ieq(name, S("charset"))) {
		f->charset = true;
		return str_ieq(value, S("utf-8"));
	}
	return false;
}

/* Of text/csv alone: header is of RFC 4180 §3 (the line is always there), bom
 * is ours. */
static bool
parameter_of_csv(struct str name, struct str value, struct format *f)
{
	if (str_ieq(name, S("header")))
		return str_ieq(value, S("present"));
	if (str_ieq(name, S("bom")))
		return flag(value, &f->bom);
	return str_ieq(name, S("charset")) && parameter(name, value, f);
}

/* RFC 9110 §12.4.2: 0 to 1 with at most three digits; in thousandths. */
static unsigned
quality(struct str v)
{
	unsigned q, unit = 100;

	if (v.n == 0 || v.n > 5 || (v.p[0] != '0' && v.p[0] != '1') ||
	    (v.n > 1 && v.p[1] != '.'))
		return 0;
	q = v.p[0] == '1' ? 1000 : 0;
	for (size_t i = 2; i < v.n && is_digit(v.p[i]); i++) {
		q += (unsigned)(v.p[i] - '0') * unit;
		unit /= 10;
	}
	return q < 1000 ? q : 1000;
}

/* One media range. */
struct range {
	struct format format;
	unsigned kinds, q;
	enum { ANYTHING, ANY_SUBTYPE, EXACT, WITH_PARAMETERS } how;
};

/* Reads one; false: it is none that we know. */
static bool
range(struct str text, bool brief, struct range *r)
{
	struct str media, rest, part, name, value;
	size_t i = 0;

	*r = (struct range){ .format.kind = FORMAT_JSON, .q = 1000 };
	(void)str_cut(text, ';', &media, &rest);
	media = str_trim(media);
	while (i < N_ELEM(media_types) &&
	    !str_ieq(media, media_types[i].media) &&
	    !(brief && media_types[i].brief.n > 0 &&
		str_ieq(media, media_types[i].brief)))
		i++;
	if (i == N_ELEM(media_types))
		return false;
	r->kinds = media_types[i].kind;
	r->how = str_eq(media, S("*/*"))                 ? ANYTHING
	    : media.n > 0 && media.p[media.n - 1] == '*' ? ANY_SUBTYPE
							 : EXACT;
	while (rest.n > 0) {
		(void)str_cut(rest, ';', &part, &rest);
		(void)str_cut(str_trim(part), '=', &name, &value);
		name = str_trim(name);
		value = str_trim(value);
		if (str_ieq(name, S("q"))) {
			r->q = quality(value);
			continue;
		}
		if (name.n == 0)
			continue;
		if (!(r->kinds == FORMAT_CSV
			    ? parameter_of_csv(name, value, &r->format)
			    : parameter(name, value, &r->format)))
			return false;
		if (r->how == EXACT)
			r->how = WITH_PARAMETERS;
	}
	return true;
}

/* RFC 9110 §12.5.1: of the ranges that match a kind the closest counts, so
 * application/json;q=0 beside a wildcard is everything but JSON. closest[how]:
 * what ranges that close name. */
static void
closest(struct str accept, unsigned ret[EXACT + 1])
{
	struct range r;
	struct str part;

	while (accept.n > 0) {
		(void)str_cut(accept, ',', &part, &accept);
		if (range(part, false, &r) && r.how <= EXACT)
			ret[r.how] |= r.kinds;
	}
}

static bool
take(unsigned kinds, unsigned offered, struct format *f)
{
	unsigned both = kinds & offered;

	if (both == 0)
		return false;
	f->kind = (enum format_kind)(both & (~both + 1u));
	return true;
}

struct err *
format_pick(struct arena *a, struct str dollar_format, struct str accept,
    unsigned offered, struct format *ret)
{
	unsigned best = 0, closer[EXACT + 1] = { 0 };
	struct range r;
	struct str part;

	*ret = (struct format){ .kind = FORMAT_JSON };
	if (dollar_format.n > 0) {
		if (range(dollar_format, true, &r) && r.q > 0 &&
		    take(r.kinds, offered, &r.format)) {
			*ret = r.format;
			return NULL;
		}
		return ERR(a, NOT_ACCEPTABLE, S("$format"),
		    "This resource has no format '%.*s'", STRF(dollar_format));
	}
	if (str_trim(accept).n == 0)
		accept = S("*/*");
	closest(accept, closer);
	for (struct str rest = accept; rest.n > 0;) {
		(void)str_cut(rest, ',', &part, &rest);
		if (!range(part, false, &r))
			continue;
		for (unsigned how = r.how + 1u; how <= EXACT; how++)
			r.kinds &= ~closer[how];
		if (r.q > best && take(r.kinds, offered, &r.format)) {
			best = r.q;
			*ret = r.format;
		}
	}
	if (best == 0)
		return ERR(a, NOT_ACCEPTABLE, S("Accept"),
		    "This resource has no format that Accept allows");
	return NULL;
}

struct str
format_content_type(struct arena *a, const struct format *f, bool v401)
{
	static const char *const levels[] = { "minimal", "full", "none" };
	struct buf b = buf_in(a, 256);

	switch (f->kind) {
	case FORMAT_XML: return S("application/xml");
	case FORMAT_TEXT: return S("text/plain;charset=utf-8");
	case FORMAT_BYTES: return S("application/octet-stream");
	case FORMAT_MULTIPART: return S("multipart/mixed"); /* no boundary */
	case FORMAT_CSV: return S("text/csv;charset=utf-8;header=present");
	case FORMAT_JSON: break;
	}
	buf_putf(&b, "application/json;%smetadata=%s", v401 ? "" : "odata.",
	    levels[f->metadata]);
	if (f->streaming)
		buf_putf(&b, ";%sstreaming=true", v401 ? "" : "odata.");
	if (f->ieee754)
		buf_lit(&b, ";IEEE754Compatible=true");
	if (f->exponential)
		buf_lit(&b, ";ExponentialDecimals=true");
	if (f->charset)
		buf_lit(&b, ";charset=utf-8");
	must(buf_ok(&b));
	return buf_str(&b);
}

struct err *
format_version(struct arena *a, struct str max_version, bool *v401)
{
	struct str major, minor;
	uint64_t i, n = 0;

	*v401 = false;
	max_version = str_trim(max_version);
	if (max_version.n == 0)
		return NULL;
	(void)str_cut(max_version, '.', &major, &minor);
	if (!num_u64(major, &i) || (minor.n > 0 && !num_u64(minor, &n)) ||
	    i < 4)
		return ERR(a, BAD_REQUEST, S("OData-MaxVersion"),
		    "OData-MaxVersion must be 4.0 or higher, not '%.*s'",
		    STRF(max_version));
	*v401 = i > 4 || n >= 1;
	return NULL;
}

/* Cuts one element off a list; commas within quotes do not count. */
static struct str
next_element(struct str *list)
{
	struct str s = *list;
	bool quoted = false;
	size_t i = 0;

	for (; i < s.n && (quoted || s.p[i] != ','); i++) {
		if (quoted && s.p[i] == '\\' && i + 1 < s.n)
			i++;
		else if (s.p[i] == '"')
			quoted = !quoted;
	}
	*list = str_skip(s, i + 1);
	return str_head(s, i);
}

/* Names of annotations and patterns of them: what may be sent back. */
static bool
is_annotation_list(struct str s)
{
	const struct str more = S(".*#,-_ @");

	for (size_t i = 0; i < s.n; i++)
		if (!is_alpha(s.p[i]) && !is_digit(s.p[i]) &&
		    str_index(more, s.p[i]) == more.n)
			return false;
	return s.n > 0;
}

/* The first of a repeated preference counts, but rather the one without
 * "odata." (Protocol §8.2.8.5). */
static void
preference(struct prefer *p, struct str name, struct str value, bool prefix)
{
	int64_t n;

	if (str_ieq(name, S("maxpagesize"))) {
		if ((p->maxpagesize == 0 || (p->odata_prefix && !prefix)) &&
		    num_i64(value, &n) && n > 0) {
			p->maxpagesize = n;
			p->odata_prefix = prefix;
		}
	} else if (str_ieq(name, S("omit-values"))) {
		if (p->omit == OMIT_NOTHING && str_eq(value, S("nulls")))
			p->omit = OMIT_NULLS;
		if (p->omit == OMIT_NOTHING && str_eq(value, S("defaults")))
			p->omit = OMIT_DEFAULTS;
	} else if (str_ieq(name, S("include-annotations"))) {
		if ((p->annotations.n == 0 ||
			(p->annotations_prefix && !prefix)) &&
		    is_annotation_list(value)) {
			p->annotations = value;
			p->annotations_prefix = prefix;
		}
	} else if (str_ieq(name, S("track-changes"))) {
		if (!p->track && value.n == 0) {
			p->track = true;
			p->track_prefix = prefix;
		}
	} else if (str_ieq(name, S("continue-on-error"))) {
		if (!p->continue_given &&
		    (value.n == 0 || flag(value, &p->continue_on_error))) {
			p->continue_on_error =
			    p->continue_on_error || value.n == 0;
			p->continue_given = true;
			p->continue_prefix = prefix;
		}
	}
}

struct prefer
prefer_parse(struct str header)
{
	struct prefer p = { 0 };
	struct str part, name, value;

	while (header.n > 0) {
		bool prefix;

		part = next_element(&header);
		(void)str_cut(part, '=', &name, &value);
		name = str_trim(name);
		value = str_trim(value);
		if (value.n > 0 && value.p[0] == '"')
			(void)str_cut(str_skip(value, 1), '"', &value, &part);
		else
			(void)str_cut(value, ';', &value, &part);
		prefix = str_ieq(str_head(name, 6), S("odata."));
		if (prefix)
			name = str_skip(name, 6);
		preference(&p, name, str_trim(value), prefix);
	}
	return p;
}

bool
format_wants_charset(struct str accept_charset)
{
	struct str part, name, rest;

	while (accept_charset.n > 0) {
		(void)str_cut(accept_charset, ',', &part, &accept_charset);
		(void)str_cut(part, ';', &name, &rest);
		(void)str_cut(rest, '=', &part, &rest);
		if (str_ieq(str_trim(name), S("utf-8")))
			return rest.n == 0 || quality(str_trim(rest)) > 0;
	}
	return false;
}
