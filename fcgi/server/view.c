/* SPDX-License-Identifier: MIT */
/*
 * view.c - FastCGI parameters as a request.
 *
 * Parameters are those of CGI (RFC 3875 §4.1). REQUEST_URI, which CGI does not
 * know and both web servers send, is the target as the client wrote it;
 * PATH_INFO is decoded and therefore useless to us.
 */
#include "config.h"
#include "base/num.h"
#include "server/view.h"

struct param {
	const char *name;
	size_t offset; /* of a struct str in struct cgi */
};
struct cgi {
	struct str method, target, remote_addr, https, scheme, length, type,
	    server_name, server_port, redirected_auth;
	unsigned lengths; /* how many Content-Length there were */
};
static const struct param known[] = {
	{ "REQUEST_METHOD", offsetof(struct cgi, method) },
	{ "REQUEST_URI", offsetof(struct cgi, target) },
	{ "REMOTE_ADDR", offsetof(struct cgi, remote_addr) },
	{ "HTTPS", offsetof(struct cgi, https) },
	{ "REQUEST_SCHEME", offsetof(struct cgi, scheme) },
	{ "CONTENT_TYPE", offsetof(struct cgi, type) },
	{ "SERVER_NAME", offsetof(struct cgi, server_name) },
	{ "SERVER_PORT", offsetof(struct cgi, server_port) },
	/* What Apache makes of it when a rewrite came in between. */
	{ "REDIRECT_HTTP_AUTHORIZATION",
	    offsetof(struct cgi, redirected_auth) },
};

static void
add_header(struct http_req *rq, struct http_pair *to, struct str name,
    struct str value)
{
	to[rq->nheaders++] = (struct http_pair){ name, value };
}

/* ACCEPT_LANGUAGE -> accept-language */
static struct str
field_name(struct arena *a, struct str s)
{
	char *p = NEWN(a, char, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] == '_' ? '-' : to_lower(s.p[i]);
	return (struct str){ p, s.n };
}

static void
content_length(struct cgi *c, struct str value)
{
	/* Web servers send it empty when there is none. */
	if (value.n == 0 || (c->lengths > 0 && str_eq(c->length, value)))
		return;
	c->length = value;
	c->lengths++;
}

static void
one_param(struct http_req *rq, struct http_pair *to, struct cgi *c,
    struct str name, struct str value)
{
	if (str_eq(name, S("CONTENT_LENGTH")) ||
	    str_eq(name, S("HTTP_CONTENT_LENGTH"))) {
		content_length(c, value);
		return;
	}
	if (str_starts(name, S("HTTP_"))) {
		add_header(
		    rq, to, field_name(rq->arena, str_skip(name, 5)), value);
		return;
	}
	for (size_t i = 0; i < N_ELEM(known); i++) {
		if (str_eq(str_of(known[i].name), name))
			*(struct str *)((uintptr_t)c + known[i].offset) = value;
	}
}

static void
split_target(struct http_req *rq)
{
	struct str t = rq->target;
	size_t host;

	/* absolute-form (RFC 9112 §3.2.2): what proxies send */
	if (str_starts(t, S("http://")) || str_starts(t, S("https://"))) {
		t = str_skip(t, str_index(t, ':') + 3);
		host = str_index(t, '/');
		t = host < t.n ? str_skip(t, host) : S("/");
		rq->target = t;
	}
	rq->has_query = str_cut(t, '?', &rq->path, &rq->query);
}

static bool
is_visible(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return false;
	}
	return true;
}

static struct err *
check(struct http_req *rq, const struct cgi *c, int64_t *length)
{
	if (rq->method_text.n == 0)
		return ERR(rq->arena, BAD_REQUEST, S("method"),
		    "The request has no method");
	if (!is_visible(rq->target) ||
	    (!str_starts(rq->target, S("/")) &&
		!(rq->method == HTTP_OPTIONS && str_eq(rq->target, S("*")))))
		return ERR(rq->arena, BAD_REQUEST, S("target"),
		    "The request target is malformed");
	if (c->lengths > 1)
		return ERR(rq->arena, BAD_REQUEST, S("Content-Length"),
		    "Content-Length is given twice");
	if (c->lengths == 1 &&
	    (!num_i64(c->length, length) || *length < 0 ||
		!is_digit(c->length.p[0]))) {
		*length = NO_LENGTH;
		return ERR(rq->arena, BAD_REQUEST, S("Content-Length"),
		    "Content-Length is no number of bytes");
	}
	return NULL;
}

static void
finish_views(struct http_req *rq, struct http_pair *to, const struct cgi *c)
{
	bool present;

	if (c->type.n > 0)
		add_header(rq, to, S("content-type"), c->type);
	if (c->length.n > 0)
		add_header(rq, to, S("content-length"), c->length);
	(void)http_header(rq, S("authorization"), &present);
	if (!present && c->redirected_auth.n > 0)
		add_header(rq, to, S("authorization"), c->redirected_auth);
	rq->method_text = c->method;
	rq->method = http_method_of(c->method);
	rq->target = c->target;
	split_target(rq);
	rq->remote_addr = c->remote_addr;
	rq->https = str_ieq(c->https, S("on")) || str_eq(c->scheme, S("https"));
	rq->host = http_header(rq, S("host"), NULL);
	if (rq->host.n == 0)
		rq->host = arena_strf(rq->arena, "%.*s:%.*s",
		    STRF(c->server_name), STRF(c->server_port));
}

struct err *
view_request(struct http_req *rq, char *const *params, int64_t *length)
{
	struct cgi c = { 0 };
	struct http_pair *to;
	size_t n = 0;

	while (params[n] != NULL)
		n++;
	to = NEWN(rq->arena, struct http_pair, n + 3);
	rq->headers = to;
	rq->nheaders = 0;
	*length = NO_LENGTH;
	for (size_t i = 0; i < n; i++) {
		struct str name, value;

		(void)str_cut(str_of(params[i]), '=', &name, &value);
		one_param(rq, to, &c, name, value);
	}
	finish_views(rq, to, &c);
	return check(rq, &c, length);
}
