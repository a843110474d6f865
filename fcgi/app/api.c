/* SPDX-License-Identifier: MIT */
/* api.c - the JSON endpoints: routes, and what is checked before a handler. */
#include "config.h"
#include "app/api_priv.h"
#include "app/problem.h"
#include "crypt/secret.h"

enum may { ANYONE, USERS, ADMINS };

static const struct route {
	enum http_method method;
	const char *path; /* a "/" at the end: something follows */
	enum may may;
	bool body;
	struct err *(*run)(struct call *);
} routes[] = {
	{ HTTP_GET, "v1/session", USERS, false, api_session },
	{ HTTP_POST, "v1/session", ANYONE, true, api_login },
	{ HTTP_DELETE, "v1/session", USERS, false, api_logout },
	{ HTTP_GET, "v1/tokens", ADMINS, false, api_token_list },
	{ HTTP_POST, "v1/tokens", ADMINS, true, api_token_create },
	{ HTTP_DELETE, "v1/tokens/", ADMINS, false, api_token_revoke },
};

struct err *
api_code(struct call *c, struct str code, struct err *e)
{
	c->code = code;
	return e;
}

struct out *
api_json(struct call *c, unsigned status)
{
	resp_status(c->rs, status);
	resp_header(c->rs, S("Content-Type"), S("application/json"));
	return resp_body(c->rs);
}

static bool
fits(const struct route *r, struct str path, struct str *rest)
{
	struct str p = str_of(r->path);

	*rest = str_skip(path, p.n);
	if (!str_ends(p, S("/")))
		return str_eq(p, path);
	return str_starts(path, p) && rest->n > 0 &&
	    str_index(*rest, '/') == rest->n;
}

/* 404, or 405 with the methods that there are. */
static struct err *
find(struct call *c, struct str path, const struct route **ret)
{
	static const struct {
		enum http_method method;
		const char *names;
	} names[] = { { HTTP_GET, "GET, HEAD" }, { HTTP_POST, "POST" },
		{ HTTP_DELETE, "DELETE" } };
	enum http_method m = c->rq->method;
	struct buf allow = buf_in(c->arena, 64);

	m = m == HTTP_HEAD ? HTTP_GET : m;
	for (size_t i = 0; i < N_ELEM(routes); i++) {
		struct str rest;

		if (!fits(&routes[i], path, &rest))
			continue;
		if (routes[i].method == m) {
			*ret = &routes[i];
			c->rest = rest;
			return NULL;
		}
		if (allow.n > 0)
			buf_lit(&allow, ", ");
		for (size_t k = 0; k < N_ELEM(names); k++) {
			if (names[k].method == routes[i].method)
				buf_put(&allow, str_of(names[k].names));
		}
	}
	if (allow.n == 0)
		return ERR(c->arena, NOT_FOUND, S(""), "There is no such path");
	must(buf_ok(&allow));
	resp_header(c->rs, S("Allow"), buf_str(&allow));
	return ERR(c->arena, METHOD, S(""),
	    "This path does not know the method; Allow names those it knows");
}

/* Is a request that changes something one of our own pages'? */
static struct err *
same_origin(struct call *c)
{
	struct str site = http_header(c->rq, S("sec-fetch-site"), NULL);
	struct str origin = http_header(c->rq, S("origin"), NULL);

	resp_header(c->rs, S("Vary"), S("Sec-Fetch-Site, Origin"));
	if (site.n > 0 ? str_eq(site, S("same-origin"))
		       : str_ieq(origin, c->api->site))
		return NULL;
	return api_code(c, S("cross_origin"),
	    ERR(c->arena, FORBIDDEN, S(""),
		"The request does not come from the pages of this site"));
}

static struct err *
need_session(struct call *c, const struct route *r)
{
	struct err *e;

	if (r->may == ANYONE)
		return NULL;
	e = auth_session(c->api->auth, c->arena, c->session, &c->who);
	if (e != NULL && e->code == ERR_UNAUTHORIZED)
		/* A challenge that makes no browser ask for a password. */
		resp_header(c->rs, S("WWW-Authenticate"),
		    S("Session realm=\"latchkey\""));
	TRY(e);
	if (r->may == ADMINS && c->who.role != ROLE_ADMIN)
		return api_code(c, S("admin_only"),
		    ERR(c->arena, FORBIDDEN, S(""),
			"Only administrators may do this"));
	return NULL;
}

static struct err *
csrf(struct call *c, const struct route *r)
{
	struct str got = http_header(c->rq, S("x-latchkey-csrf"), NULL);
	char want[AUTH_CSRF];

	if (r->may == ANYONE || r->method == HTTP_GET)
		return NULL;
	auth_csrf(c->api->auth, c->session, want);
	if (got.n == sizeof(want) && secret_eq(got.p, want, sizeof(want)))
		return NULL;
	return api_code(c, S("csrf"),
	    ERR(c->arena, FORBIDDEN, S(""),
		"X-Latchkey-CSRF does not belong to this session"));
}

static struct err *
media_type(struct call *c, const struct route *r)
{
	struct str type = http_header(c->rq, S("content-type"), NULL);
	struct str name, param;

	if (!r->body)
		return NULL;
	(void)str_cut(type, ';', &name, &param);
	param = str_trim(param);
	if (str_ieq(str_trim(name), S("application/json")) &&
	    (param.n == 0 || str_ieq(param, S("charset=utf-8"))))
		return NULL;
	return ERR(c->arena, MEDIA_TYPE, S("Content-Type"),
	    "The body must be application/json");
}

static struct err *
handle(struct call *c)
{
	const struct route *r = NULL;

	TRY(find(c, str_skip(c->rq->path, sizeof(API_ROOT) - 1), &r));
	if (c->rq->has_query)
		return ERR(c->arena, BAD_REQUEST, S(""),
		    "There are no query options here");
	if (r->method != HTTP_GET)
		TRY(same_origin(c));
	TRY(need_session(c, r));
	TRY(csrf(c, r));
	TRY(media_type(c, r));
	return r->run(c);
}

struct err *
api_handle(const struct api *api, struct http_req *rq, struct http_resp *rs)
{
	struct call c = { .api = api,
		.rq = rq,
		.rs = rs,
		.arena = rq->arena,
		.session = http_cookie(rq, S("__Host-latchkey")) };
	struct err *e;

	resp_header(rs, S("Cache-Control"), S("no-store"));
	resp_header(rs, S("X-Content-Type-Options"), S("nosniff"));
	e = handle(&c);
	if (e != NULL)
		problem_answer(rs, e, c.code);
	return e;
}
