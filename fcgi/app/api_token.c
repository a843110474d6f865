/* SPDX-License-Identifier: MIT */
/* api_token.c - tokens: list, create, revoke. */
#include "config.h"
#include "app/api_priv.h"
#include "base/date.h"
#include "out/json.h"
#include "crypt/secret.h"
#include "sys/log.h"

static void
put_text(struct out *o, struct str key, struct str text)
{
	json_key(o, key);
	json_str(o, text);
	out_char(o, ',');
}

static void
log_change(const struct call *c, struct str what, const struct pat *p)
{
	log_line(LOG_NOTE, KV("msg", what), KV("token", p->id),
	    KV("owner", p->owner), KV("by", c->who.name),
	    KV("address", c->rq->remote_addr), KV("id", c->rq->id));
}

/* RFC 3339, UTC, whole seconds; 0 is null. */
static void
put_time(struct out *o, struct str key, int64_t s)
{
	struct civil t = { 0 };
	char text[DATE_MAX];

	json_key(o, key);
	if (s == 0) {
		out_lit(o, "null");
		return;
	}
	datetime_of_unix(s, &t);
	json_str(o, (struct str){ text, datetime_put(text, &t, 0) });
}

static struct str
state(enum pat_state s)
{
	switch (s) {
	case PAT_ACTIVE: return S("active");
	case PAT_EXPIRED: return S("expired");
	case PAT_REVOKED: return S("revoked");
	}
	return S("");
}

/* text: the token itself, or empty. */
static void
put_pat(struct out *o, const struct pat *p, struct str text)
{
	out_char(o, '{');
	put_text(o, S("id"), p->id);
	put_text(o, S("description"), p->description);
	put_text(o, S("scope"), p->scope);
	put_text(o, S("owner"), p->owner);
	put_time(o, S("created_at"), p->created_at);
	out_char(o, ',');
	put_time(o, S("expires_at"), p->expires_at);
	out_char(o, ',');
	put_time(o, S("last_used_at"), p->last_used_at);
	out_char(o, ',');
	put_text(o, S("state"), state(p->state));
	put_time(o, S("revoked_at"), p->revoked_at);
	if (text.n > 0) {
		out_char(o, ',');
		json_key(o, S("token"));
		json_str(o, text);
	}
	out_char(o, '}');
}

struct err *
api_token_list(struct call *c)
{
	const struct pat *p;
	struct out *o;
	size_t n;

	TRY(pat_list(c->api->auth, c->arena, &p, &n));
	o = api_json(c, 200);
	out_lit(o, "{\"service\":{\"odata_url\":");
	json_str(o, arena_strf(c->arena, "%.*s/odata/v4/", STRF(c->api->site)));
	out_lit(o, "},\"tokens\":[");
	for (size_t i = 0; i < n && out_ok(o); i++) {
		if (i > 0)
			out_char(o, ',');
		put_pat(o, &p[i], (struct str){ 0 });
	}
	out_lit(o, "]}\n");
	return NULL;
}

enum { DESCRIPTION, SCOPE, DAYS, EXPIRES, MEMBERS };

/* Exactly one of expires_in_days and expires_at, which null makes "never". */
static struct err *
expiry(struct call *c, const struct member *m, struct pat_new *w)
{
	struct civil t = { 0 };

	if (m[DAYS].there == m[EXPIRES].there)
		return ERR(c->arena, BAD_REQUEST,
		    m[DAYS].there ? S("expires_in_days") : S("expires_at"),
		    "Exactly one of expires_in_days and expires_at is needed");
	if (m[DAYS].there) {
		w->days = m[DAYS].num;
		if (w->days < 1 || w->days > AUTH_DAYS_MAX)
			return ERR(c->arena, BAD_REQUEST, S("expires_in_days"),
			    "expires_in_days must be 1 to %d", AUTH_DAYS_MAX);
		return NULL;
	}
	if (m[EXPIRES].null)
		return NULL;
	if (!datetime_parse(m[EXPIRES].text, &t))
		return ERR(c->arena, BAD_REQUEST, S("expires_at"),
		    "expires_at must be a time like 2027-01-31T00:00:00Z");
	w->expires_at = datetime_unix(&t);
	/* 0 means never here: a time long past must not. */
	if (w->expires_at <= 0)
		w->expires_at = 1;
	return NULL;
}

struct err *
api_token_create(struct call *c)
{
	struct member m[MEMBERS] = {
		[DESCRIPTION] = { .name = "description" },
		[SCOPE] = { .name = "scope" },
		[DAYS] = { .name = "expires_in_days",
		    .kind = MEMBER_INT,
		    .optional = true },
		[EXPIRES] = { .name = "expires_at",
		    .optional = true,
		    .nullable = true },
	};
	struct body b = { .members = m, .n = N_ELEM(m) };
	struct pat_new w = { .owner = c->who.user };
	char text[PAT_TEXT];
	struct pat p;
	struct err *e;

	TRY(body_read(c, &b));
	w.description = m[DESCRIPTION].text;
	w.scope = m[SCOPE].text;
	TRY(expiry(c, m, &w));
	e = pat_create(c->api->auth, c->arena, &w, text, &p);
	if (e != NULL && e->code == ERR_CONFLICT)
		return api_code(c, S("duplicate_description"), e);
	if (e != NULL && e->code == ERR_FORBIDDEN)
		return api_code(c, S("admin_only"), e);
	TRY(e);
	log_change(c, S("token created"), &p);
	put_pat(api_json(c, 201), &p, (struct str){ text, sizeof(text) });
	secret_wipe(text, sizeof(text));
	return NULL;
}

struct err *
api_token_revoke(struct call *c)
{
	struct pat p;
	struct err *e =
	    pat_revoke(c->api->auth, c->arena, c->rest, c->who.user, &p);

	/* The path names it; no member of a body is wrong. */
	if (e != NULL && e->code == ERR_NOT_FOUND)
		e->target = (struct str){ 0 };
	TRY(e);
	log_change(c, S("token revoked"), &p);
	put_pat(api_json(c, 200), &p, (struct str){ 0 });
	return NULL;
}
