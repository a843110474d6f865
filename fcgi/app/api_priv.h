/* SPDX-License-Identifier: MIT */
/* api_priv.h - between the files of the JSON endpoints. */
#ifndef APP_API_PRIV_H
#define APP_API_PRIV_H
#include "app/api.h"

/* One request. */
struct call {
	const struct api *api;
	struct http_req *rq;
	struct http_resp *rs;
	struct arena *arena;
	struct str rest;    /* of the path, behind the route's prefix */
	struct str session; /* the cookie's value; may be empty */
	struct who who;     /* when the route wants a session */
	struct str code;    /* of an error that has one of its own */
};
/* Sets the code of an error on its way: return api_code(c, S("csrf"), ERR…) */
struct err *api_code(struct call *, struct str code, struct err *) must_check;

enum member_kind { MEMBER_TEXT, MEMBER_INT };
struct member {
	const char *name;
	enum member_kind kind;
	bool optional, nullable;
	/* results */
	bool there, null;
	struct str text;
	int64_t num;
};
/* Reads the body, which must be an object with these members and no others.
 * secret: texts of the body are wiped by body_wipe(). */
struct body {
	struct member *members;
	size_t n;
	struct str text; /* the body as it came, for body_wipe() */
};
struct err *body_read(struct call *, struct body *) must_check;
/* Wipes texts and body: for those that hold a password. */
void body_wipe(struct body *);

/* Status and Content-Type; the body follows. */
struct out *api_json(struct call *, unsigned status);

struct err *api_login(struct call *);
struct err *api_session(struct call *);
struct err *api_logout(struct call *);
struct err *api_token_list(struct call *);
struct err *api_token_create(struct call *);
struct err *api_token_revoke(struct call *);
#endif
