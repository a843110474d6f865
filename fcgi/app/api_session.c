/* SPDX-License-Identifier: MIT */
/* api_session.c - log-in, who am I, log-out. */
#include "config.h"
#include "app/api_priv.h"
#include "out/json.h"
#include "sys/log.h"
#include "crypt/secret.h"

#define COOKIE_REST "; Path=/; Secure; HttpOnly; SameSite=Lax"

static void
put_session(struct call *c, struct str session)
{
	const struct conf *conf = c->api->conf;
	struct out *o = api_json(c, 200);
	char csrf[AUTH_CSRF];

	auth_csrf(c->api->auth, session, csrf);
	out_lit(o, "{\"user\":{\"name\":");
	json_str(o, c->who.name);
	out_lit(o, ",\"role\":");
	json_str(o, c->who.role == ROLE_ADMIN ? S("admin") : S("user"));
	out_lit(o, "},\"csrf\":");
	json_str(o, (struct str){ csrf, sizeof(csrf) });
	out_lit(o, ",\"idle_seconds\":");
	json_i64(o, conf->session_idle);
	out_lit(o, ",\"absolute_seconds\":");
	json_i64(o, conf->session_absolute);
	out_lit(o, "}\n");
}

static struct err *
login(struct call *c, struct str user, struct str password)
{
	struct login l = { .user = user,
		.password = password,
		.address = c->rq->remote_addr,
		.old_session = c->session };
	char session[AUTH_SESSION];
	struct str cookie;
	struct err *e;

	e = auth_login(c->api->auth, c->arena, &l, session, &c->who);
	/* A wrong name may be a password in the wrong box: it is not logged. */
	if (e != NULL && err_http(e) < 500)
		log_line(LOG_NOTE, MSG("log-in refused"),
		    KV("address", l.address), KVN("status", err_http(e)),
		    KV("id", c->rq->id));
	if (e != NULL && e->code == ERR_UNAUTHORIZED) {
		resp_header(c->rs, S("WWW-Authenticate"),
		    S("Session realm=\"latchkey\""));
		return api_code(c, S("invalid_credentials"), e);
	}
	TRY(e);
	log_line(LOG_NOTE, MSG("log-in"), KV("user", c->who.name),
	    KV("address", l.address), KV("id", c->rq->id));
	cookie = arena_strf(c->arena, "__Host-latchkey=%.*s" COOKIE_REST,
	    AUTH_SESSION, session);
	resp_header(c->rs, S("Set-Cookie"), cookie);
	put_session(c, (struct str){ session, sizeof(session) });
	secret_wipe(session, sizeof(session));
	return NULL;
}

struct err *
api_login(struct call *c)
{
	struct member m[] = { { .name = "user" }, { .name = "password" } };
	struct body b = { .members = m, .n = N_ELEM(m) };
	struct err *e = body_read(c, &b);

	/* A password that cannot be one is wrong like any other; but hashing
	 * a megabyte is not for strangers. */
	if (e == NULL && m[1].text.n > AUTH_PASSWORD_MAX * 4)
		e = ERR(c->arena, BAD_REQUEST, S("password"),
		    "A password has at most %d characters", AUTH_PASSWORD_MAX);
	if (e == NULL)
		e = login(c, m[0].text, m[1].text);
	body_wipe(&b);
	return e;
}

struct err *
api_session(struct call *c)
{
	put_session(c, c->session);
	return NULL;
}

struct err *
api_logout(struct call *c)
{
	TRY(auth_logout(c->api->auth, c->arena, c->session));
	log_line(LOG_NOTE, MSG("log-out"), KV("user", c->who.name),
	    KV("address", c->rq->remote_addr), KV("id", c->rq->id));
	resp_status(c->rs, 204);
	resp_header(c->rs, S("Set-Cookie"),
	    S("__Host-latchkey=" COOKIE_REST "; Max-Age=0"));
	resp_header(c->rs, S("Clear-Site-Data"), S("\"cache\", \"storage\""));
	return NULL;
}
