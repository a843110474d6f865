/* SPDX-License-Identifier: MIT */
/* token.c - latchkeyctl token list|revoke ID|revoke-all. */
#include "config.h"
#include "ctl/ctl.h"

static struct str
when(struct arena *a, int64_t s)
{
	struct civil t = { 0 };
	char text[DATE_MAX];

	if (s == 0)
		return S("-");
	datetime_of_unix(s, &t);
	return arena_dup(a, (struct str){ text, datetime_put(text, &t, 0) });
}

static const char *
state(enum pat_state s)
{
	switch (s) {
	case PAT_ACTIVE: return "active";
	case PAT_EXPIRED: return "expired";
	case PAT_REVOKED: return "revoked";
	}
	return "";
}

static struct err *
list(struct ctl *c, struct auth *au)
{
	const struct pat *p;
	size_t n;

	TRY(pat_list(au, c->arena, &p, &n));
	ctl_say("ID\tSTATE\tOWNER\tCREATED\tEXPIRES\tLAST USED\tDESCRIPTION");
	for (size_t i = 0; i < n; i++, p++) {
		struct str created = when(c->arena, p->created_at);
		struct str expires = when(c->arena, p->expires_at);
		struct str used = when(c->arena, p->last_used_at);

		ctl_say("%.*s\t%s\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s", STRF(p->id),
		    state(p->state), STRF(p->owner), STRF(created),
		    STRF(expires), STRF(used), STRF(p->description));
	}
	return NULL;
}

static struct err *
token(struct ctl *c, const char *verb)
{
	scoped(auth_free) struct auth *au = NULL;
	struct pat p;
	uint64_t n;

	TRY(auth_new(c->arena, &c->conf, NULL, 0, &au));
	if (strcmp(verb, "list") == 0)
		return list(c, au);
	if (strcmp(verb, "revoke") == 0) {
		TRY(pat_revoke(au, c->arena, str_of(c->argv[1]), 0, &p));
		ctl_say("revoked %.*s (%.*s of %.*s)", STRF(p.id),
		    STRF(p.description), STRF(p.owner));
		return NULL;
	}
	TRY(pat_revoke_all(au, c->arena, &n));
	ctl_say("revoked %llu tokens", (unsigned long long)n);
	return NULL;
}

int
ctl_token(struct ctl *c)
{
	static const struct {
		const char *verb;
		int argc;
	} verbs[] = { { "list", 1 }, { "revoke", 2 }, { "revoke-all", 1 } };

	for (size_t i = 0; i < N_ELEM(verbs); i++) {
		struct err *e;

		if (strcmp(c->argv[0], verbs[i].verb) != 0 ||
		    c->argc != verbs[i].argc)
			continue;
		e = token(c, c->argv[0]);
		return e == NULL ? CTL_OK : ctl_failed(e);
	}
	return CTL_USAGE;
}
