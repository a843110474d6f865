/* SPDX-License-Identifier: MIT */
/*
 * batch_ref.c - what a request of a batch says of those before it: $id as an
 * entity (Protocol §11.7.4), $id/Path as a value of what one has returned
 * (§11.7.5), in URLs and in conditions (JSON Format §19.1).
 *
 * Nothing of an answer is kept. A value is read again where it is needed, as
 * $root/Path of that entity: all requests see one snapshot, so it is the
 * value that was returned.
 */
#include "config.h"
#include "app/batch.h"
#include "read/read.h"

enum { TEXT_MAX = 1 << 20 };

static bool
is_id(char c)
{
	return is_alpha(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
}

/* Can a value begin behind this? Not within a word, nor behind a slash; the
 * digits of %20 are no word. */
static bool
ends_before(struct str s, size_t at)
{
	if (at == 0 || (at > 2 && s.p[at - 3] == '%'))
		return true;
	return s.p[at - 1] != '/' && !is_id(s.p[at - 1]);
}

/* $id or %24id at that place: the id and the length. */
static bool
reference(struct str s, size_t at, struct str *id, size_t *len)
{
	struct str rest = str_skip(s, at);
	size_t sign = str_starts(rest, S("$")) ? 1
	    : str_starts(rest, S("%24"))       ? 3
					       : 0;
	size_t n = 0;

	if (sign == 0 || !ends_before(s, at))
		return false;
	rest = str_skip(rest, sign);
	while (n < rest.n && is_id(rest.p[n]))
		n++;
	*id = str_head(rest, n);
	*len = sign + n;
	return n > 0;
}

/* The apostrophe at the beginning of s, however it is written. */
static size_t
quote(struct str s)
{
	return str_starts(s, S("'")) ? 1 : str_starts(s, S("%27")) ? 3 : 0;
}

struct err *
batch_refer(const struct batch *b, struct arena *a, size_t n, struct str id,
    const struct batch_part **ret)
{
	const struct batch_part *p = &b->parts[n];
	bool depends = !b->json;

	*ret = batch_find(b, n, id, false);
	if (*ret == NULL)
		return NULL;
	for (size_t i = 0; i < p->ndepends; i++)
		depends = depends || str_eq(p->depends[i], id) ||
		    ((*ret)->group.n > 0 &&
			str_eq(p->depends[i], (*ret)->group));
	if (!depends)
		return ERR(a, BAD_REQUEST, S("dependsOn"),
		    "A request that refers to '$%.*s' must depend on it",
		    STRF(id));
	if (!batch_succeeded(b, n, id))
		return ERR(a, DEPENDENCY, id,
		    "Not done, because '%.*s' has not succeeded", STRF(id));
	if (!(*ret)->entity)
		return ERR(a, BAD_REQUEST, id,
		    "'$%.*s' has not returned an entity", STRF(id));
	return NULL;
}

/* A path as a part of a query: there + is a blank, and & an end. */
static void
put_path(struct buf *to, struct str path)
{
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '+')
			buf_lit(to, "%2B");
		else if (path.p[i] == '&')
			buf_lit(to, "%26");
		else if (path.p[i] == '#')
			buf_lit(to, "%23");
		else
			buf_char(to, path.p[i]);
}

/* Query options: $id/Path becomes $root/…/Path, and $id=$id the entity. */
static struct err *
put_query(const struct batch *b, struct arena *a, size_t n, struct str s,
    struct buf *to)
{
	const struct batch_part *ref;
	bool quoted = false;
	struct str id;
	size_t len;

	for (size_t i = 0; i < s.n;) {
		size_t q = quote(str_skip(s, i));
		bool value;

		quoted = q > 0 ? !quoted : quoted;
		if (quoted || !reference(s, i, &id, &len)) {
			buf_char(to, s.p[i++]);
			continue;
		}
		/* the name of an option is none */
		value = str_starts(str_skip(s, i + len), S("/"));
		ref = NULL;
		if (value || (i > 0 && s.p[i - 1] == '='))
			TRY(batch_refer(b, a, n, id, &ref));
		if (ref == NULL) {
			buf_put(to, str_head(str_skip(s, i), len));
		} else {
			if (value)
				buf_lit(to, "$root/");
			put_path(to, ref->path);
		}
		i += len;
	}
	return NULL;
}

/* The path: what stands in a key moves into the query, behind an alias. */
static struct err *
put_keys(const struct batch *b, struct arena *a, size_t n, struct str s,
    struct buf *to, struct buf *aliases)
{
	const struct batch_part *ref;
	bool quoted = false;
	unsigned number = 0;
	struct str id, rest;
	size_t len;

	for (size_t i = 0; i < s.n;) {
		size_t end = 0;

		quoted = quote(str_skip(s, i)) > 0 ? !quoted : quoted;
		ref = NULL;
		if (!quoted && i > 0 && reference(s, i, &id, &len) &&
		    s.p[i + len - 1] != '(' &&
		    str_starts(str_skip(s, i + len), S("/")))
			TRY(batch_refer(b, a, n, id, &ref));
		if (ref == NULL) {
			buf_char(to, s.p[i++]);
			continue;
		}
		rest = str_skip(s, i + len);
		while (end < rest.n && rest.p[end] != ')' && rest.p[end] != ',')
			end++;
		buf_putf(to, "@_batch%u", number);
		buf_putf(aliases, "&@_batch%u=$root/", number++);
		put_path(aliases, ref->path);
		buf_put(aliases, str_head(rest, end));
		i += len + end;
	}
	return NULL;
}

struct err *
batch_refs(const struct batch *b, struct arena *a, size_t n, struct str *url)
{
	struct buf path = buf_in(a, TEXT_MAX), aliases = buf_in(a, TEXT_MAX);
	struct buf query = buf_in(a, TEXT_MAX);
	struct str before, behind;
	bool has_query = str_cut(*url, '?', &before, &behind);

	TRY(put_keys(b, a, n, before, &path, &aliases));
	TRY(put_query(b, a, n, behind, &query));
	if (!buf_ok(&path) || !buf_ok(&aliases) || !buf_ok(&query))
		return ERR(a, LIMIT, S("url"), "The URL is too long");
	*url = arena_strf(a, "%.*s%s%.*s%.*s", STRF(buf_str(&path)),
	    has_query || aliases.n > 0 ? "?" : "", STRF(buf_str(&query)),
	    STRF(has_query ? buf_str(&aliases)
			   : str_skip(buf_str(&aliases), 1)));
	return NULL;
}

/* The condition as an expression: $id/$succeeded is true or false, a value of
 * what has not been returned is null. */
static struct err *
put_condition(const struct batch *b, struct arena *a, size_t n, struct buf *to)
{
	struct str s = b->parts[n].condition, id, plain;
	bool quoted = false;
	size_t len;

	for (size_t i = 0; i < s.n;) {
		const struct batch_part *ref;

		quoted = s.p[i] == '\'' ? !quoted : quoted;
		if (quoted || !reference(s, i, &id, &len)) {
			buf_char(to, s.p[i++]);
			continue;
		}
		i += len;
		ref = batch_find(b, n, id, true);
		if (ref == NULL)
			return ERR(a, BAD_REQUEST, S("if"),
			    "No request before this one has the id '%.*s'",
			    STRF(id));
		if (str_starts(str_skip(s, i), S("/$succeeded"))) {
			i += sizeof("/$succeeded") - 1;
			buf_put(to,
			    batch_succeeded(b, n, id) ? S("true") : S("false"));
		} else if (ref->entity && str_eq(ref->id, id)) {
			TRY(http_decode(a, ref->path, 0, false, &plain));
			buf_lit(to, "$root/");
			buf_put(to, plain);
		} else {
			buf_lit(to, "null");
			while (i < s.n && (is_id(s.p[i]) || s.p[i] == '/'))
				i++;
		}
	}
	return NULL;
}

struct err *
batch_ask(struct batch *b, struct arena *a, size_t n, bool *ret)
{
	const struct app *app = b->job->app;
	const struct parse_limits pl = app_parse_limits(app->conf);
	const struct bind_limits bl = app_bind_limits(app->conf);
	struct buf text = buf_in(a, TEXT_MAX);
	struct ast *ast;
	struct expr *e;

	TRY(put_condition(b, a, n, &text));
	if (!buf_ok(&text))
		return ERR(a, LIMIT, S("if"), "The condition is too long");
	TRY(odata_parse_expr(a, &pl, buf_str(&text), 0, &ast));
	TRY(odata_bind_condition(a, app->model->edm, &bl, ast, &e));
	TRY(batch_snapshot(b, a));
	return read_condition(app->read, a, e, ret);
}
