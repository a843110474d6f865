/* SPDX-License-Identifier: MIT */
/* url.c - URLs that stand within a request. */
#include "config.h"
#include "app/job.h"

/* host[:port] of "scheme://host/path" and the path; false: it is no absolute
 * URL. */
static bool
split(struct str url, struct str *host, struct str *path)
{
	size_t n = str_index(url, ':');

	if (n == 0 || !str_starts(str_skip(url, n), S("://")))
		return false;
	url = str_skip(url, n + 3);
	*host = str_head(url, str_index(url, '/'));
	*path = str_skip(url, host->n);
	return true;
}

struct err *
job_own_url(const struct job *j, struct arena *a, struct str *url)
{
	const struct str root = S(ODATA_ROOT);
	struct str site = { 0 }, front = { 0 }, host, path;
	bool absolute = (str_starts(*url, S("http://")) ||
			    str_starts(*url, S("https://"))) &&
	    split(*url, &host, &path);

	if (!absolute && !str_starts(*url, S("/")))
		return NULL;
	if (!absolute)
		path = *url;
	/* public_url may have a path in front of ours */
	(void)split(app_site(j->app, j->rq), &site, &front);
	if (front.n > 0 && str_starts(path, front))
		path = str_skip(path, front.n);
	if ((absolute && !str_ieq(host, j->rq->host) && !str_ieq(host, site)) ||
	    !(str_starts(path, root) ||
		str_eq(path, str_head(root, root.n - 1))))
		return ERR(a, NOT_FOUND, S("url"),
		    "'%.*s' is none of this service", STRF(*url));
	*url = str_skip(path, root.n);
	return NULL;
}

struct err *
job_entity_id(
    struct job *j, const struct parse_limits *limits, struct ast_uri *uri)
{
	struct arena *a = j->rq->arena;
	const long pos = uri->opts->opt[OPT_ID].value_pos;
	struct str id = uri->opts->id;
	struct ast_seg *cast = uri->path->next, *last;
	struct ast_uri *of_id;

	TRY(job_own_url(j, a, &id));
	if (str_index(id, '?') < id.n)
		return ERR_AT(a, BAD_REQUEST, S("$id"), pos,
		    "An entity-id has no query options");
	TRY(odata_parse(a, limits, id, pos, S(""), pos, &of_id));
	if (of_id->path == NULL || of_id->path->kind != SEG_NAME)
		return ERR_AT(a, BAD_REQUEST, S("$id"), pos,
		    "'$id' is not the id of an entity");
	if (cast != NULL) { /* $entity/Ns.Type */
		if (cast->kind != SEG_NAME || cast->next != NULL)
			return ERR_AT(a, BAD_REQUEST, S("$entity"), cast->pos,
			    "Nothing but a type can follow '$entity'");
		for (last = of_id->path; last->next != NULL;)
			last = last->next;
		if (!cast->qualified)
			cast->name = arena_strf(a, "%.*s.%.*s",
			    STRF(j->app->model->edm->ns), STRF(cast->name));
		cast->qualified = true;
		last->next = cast;
	}
	uri->path = of_id->path;
	uri->opts->opt[OPT_ID].given = false;
	j->by_id = true;
	return NULL;
}
