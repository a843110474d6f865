/* SPDX-License-Identifier: MIT */
/* name.c - the escape that makes any name a simple identifier. */
#include "config.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "edm/name.h"

struct range {
	uint16_t from, to;
};
static const struct range first[] = {
#define FIRST(a, b) { a, b },
#define MORE(a, b)
#include "edm/ident.def"
#undef FIRST
#undef MORE
};
static const struct range more[] = {
#define FIRST(a, b)
#define MORE(a, b) { a, b },
#include "edm/ident.def"
#undef FIRST
#undef MORE
};

static bool
within(const struct range *r, size_t n, uint32_t cp)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (cp < r[mid].from)
			hi = mid;
		else if (cp > r[mid].to)
			lo = mid + 1;
		else
			return true;
	}
	return false;
}

static bool
allowed(uint32_t cp, bool at_start)
{
	if (cp < 0x80)
		return is_alpha((char)cp) || cp == '_' ||
		    (!at_start && is_digit((char)cp));
	return within(first, N_ELEM(first), cp) ||
	    (!at_start && within(more, N_ELEM(more), cp));
}

/* Does s read on behind an underscore like an escape: x and four digits? */
static bool
like_escape(struct str s)
{
	if (s.n < 5 || s.p[0] != 'x')
		return false;
	for (size_t i = 1; i < 5; i++)
		if (!is_digit(s.p[i]) && !(s.p[i] >= 'A' && s.p[i] <= 'F'))
			return false;
	return true;
}

/* Where an expression wants an operand these are never read as names; the
 * grammar has the first four in any case of letters. */
static bool
reserved(struct str s)
{
	return str_ieq(s, S("null")) || str_ieq(s, S("true")) ||
	    str_ieq(s, S("false")) || str_ieq(s, S("not")) ||
	    str_eq(s, S("INF")) || str_eq(s, S("NaN"));
}

static uint64_t
hash(struct str s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}

/* The head of a name, "_" and the hash of what it stands for. */
static struct str
shorten(struct arena *a, struct str name, struct str original)
{
	const size_t keep = EDM_NAME_MAX - 17;
	struct str rest = name;
	size_t n;

	for (size_t i = 0; i < keep && rest.n > 0; i++) {
		(void)utf8_next(rest, &n);
		rest = str_skip(rest, n);
	}
	return arena_strf(a, "%.*s_%016llX", (int)(name.n - rest.n), name.p,
	    (unsigned long long)hash(original));
}

struct str
edm_name_cut(struct arena *a, struct str name)
{
	return utf8_len(name) <= EDM_NAME_MAX ? name : shorten(a, name, name);
}

struct str
edm_name(struct arena *a, struct str original)
{
	struct buf b = buf_in(a, original.n * 10 + 16);
	bool odd = reserved(original);
	struct str s = original;
	size_t n;

	/* Cannot come from a server that was asked for utf8mb4. */
	if (!utf8_valid(s) || s.n == 0)
		return shorten(a, S("_"), original);
	for (bool start = true; s.n > 0; start = false) {
		uint32_t cp = utf8_next(s, &n);
		bool keep = allowed(cp, start) && !(start && odd) &&
		    !(cp == '_' && like_escape(str_skip(s, n)));

		if (keep)
			buf_put(&b, str_head(s, n));
		else
			buf_putf(&b, "_x%04X_", (unsigned)cp);
		s = str_skip(s, n);
	}
	must(buf_ok(&b));
	if (utf8_len(buf_str(&b)) > EDM_NAME_MAX)
		return shorten(a, buf_str(&b), original);
	return buf_str(&b);
}

bool
edm_name_plain(struct str s)
{
	size_t n;

	if (s.n == 0 || !utf8_valid(s) || reserved(s) ||
	    utf8_len(s) > EDM_NAME_MAX)
		return false;
	for (bool start = true; s.n > 0; start = false) {
		uint32_t cp = utf8_next(s, &n);

		s = str_skip(s, n);
		if (!allowed(cp, start) || (cp == '_' && like_escape(s)))
			return false;
	}
	return true;
}
