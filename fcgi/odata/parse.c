/* SPDX-License-Identifier: MIT */
/* parse.c - a request target: path, then query options split at "&". */
#include "config.h"
#include <string.h>
#include "odata/parse_priv.h"

enum { TOKEN_MAX = 8192 }; /* of a $skiptoken: keys and what is sorted by */

static struct err *
one_option(struct lex *l, struct ast_options *o, struct str part, long pos)
{
	struct str name, value;
	bool has_value = str_cut(part, '=', &name, &value);
	long value_pos = pos + (long)name.n + has_value;

	l->what = S("the query");
	TRY(lex_open(l, name, pos, false));
	name = str_trim((struct str){ l->begin, (size_t)(l->end - l->begin) });
	if (name.n > 0)
		pos = lex_pos(l, name.p);
	return parse_option(l, o, name, pos, value, value_pos, has_value);
}

static struct err *
options(struct lex *l, struct str query, long pos, struct ast_options *o)
{
	struct str part;
	bool more;

	do {
		more = str_cut(query, '&', &part, &query);
		if (part.n > 0) /* empty parts are sent by clients */
			TRY(one_option(l, o, part, pos));
		pos += (long)part.n + 1;
	} while (more);
	return NULL;
}

/* $entity?$id=… says which entity in the query alone. */
static struct err *
check_entity(struct arena *a, const struct ast_uri *u, long end)
{
	if (u->path == NULL || u->path->kind != SEG_ENTITY ||
	    u->opts->opt[OPT_ID].given)
		return NULL;
	return ERR_AT(a, SYNTAX, S("$entity"), end,
	    "$entity at position %ld needs the query option $id", u->path->pos);
}

/* A next link is the target that was accepted, percent-encoded anew, and a
 * token: it must not be refused. */
static size_t
url_max(const struct parse_limits *lim, struct str query)
{
	if (query.n == 0)
		return lim->url;
	return memmem(query.p, query.n, "$skiptoken=", 11) == NULL
	    ? lim->url
	    : 3 * lim->url + TOKEN_MAX;
}

struct err *
odata_parse(struct arena *a, const struct parse_limits *lim, struct str path,
    long path_pos, struct str query, long query_pos, struct ast_uri **ret)
{
	size_t nodes = 0;
	struct lex_aliases aliases = { .names = map_in(a) };
	struct lex l = {
		.arena = a, .lim = lim, .nodes = &nodes, .aliases = &aliases
	};

	if ((query.n > 0 ? (size_t)query_pos + query.n
			 : (size_t)path_pos + path.n) > url_max(lim, query))
		return ERR_AT(a, LIMIT, S("url"), path_pos,
		    "The URL is longer than %zu bytes (url_max)", lim->url);
	*ret = NEW(a, struct ast_uri);
	(*ret)->opts = NEW(a, struct ast_options);
	aliases.tail = &(*ret)->opts->aliases;
	TRY(parse_path(&l, path, path_pos, &(*ret)->path));
	TRY(options(&l, query, query_pos, (*ret)->opts));
	return check_entity(a, *ret,
	    query.n > 0 ? query_pos + (long)query.n : path_pos + (long)path.n);
}

struct err *
odata_parse_expr(struct arena *a, const struct parse_limits *lim,
    struct str text, long pos, struct ast **ret)
{
	size_t nodes = 0;
	struct lex l = { .arena = a,
		.lim = lim,
		.nodes = &nodes,
		.begin = text.p,
		.p = text.p,
		.end = text.n == 0 ? text.p : text.p + text.n,
		.raw = text,
		.base = pos,
		.what = S("the expression") };

	(void)lex_blank(&l);
	TRY(parse_common(&l, ret));
	(void)lex_blank(&l);
	return lex_end(&l) ? NULL : lex_expected(&l, "the end or an operator");
}
