/* SPDX-License-Identifier: MIT */
/* header.c - the Authorization field: where is the token, is it valid. */
#include "config.h"
#include "auth/auth_priv.h"
#include "auth/verify.h"
#include "base/b64.h"

static struct err *
no_credentials(struct arena *a)
{
	return ERR(a, UNAUTHORIZED, S(""),
	    "An access token is required, as Bearer or as the password of "
	    "Basic");
}

/* One text for every reason: a stranger learns nothing about a token. */
static struct err *
not_valid(struct arena *a)
{
	return ERR(a, UNAUTHORIZED, S("Authorization"),
	    "The access token is invalid, expired or revoked");
}

#define MALFORMED(a, ...) ERR((a), BAD_REQUEST, S("Authorization"), __VA_ARGS__)

/* text is view of room, which the caller wipes. */
static struct err *
basic(struct arena *a, struct str b64, char *room, struct str *ret)
{
	struct str text = { room, 0 }, user, password;

	if (!b64_get_into(b64, room, &text.n))
		return MALFORMED(a, "The credentials of Basic are not base64");
	if (!str_cut(text, ':', &user, &password))
		return MALFORMED(a, "The credentials of Basic lack a colon");
	if (token_like(user) && token_like(password))
		return MALFORMED(a, "User name and password are both tokens");
	*ret = token_like(user) ? user : password;
	return NULL;
}

static struct err *
find_text(struct http_req *rq, char *room, struct str *ret)
{
	struct str v, scheme, rest;
	bool there;

	v = http_header(rq, S("authorization"), &there);
	*ret = (struct str){ 0 };
	if (!there)
		return no_credentials(rq->arena);
	if (v.n > AUTH_HEADER_MAX)
		return MALFORMED(rq->arena,
		    "The Authorization field is longer than %d bytes",
		    AUTH_HEADER_MAX);
	/* Two fields arrive as one list. */
	if (str_index(v, ',') < v.n)
		return MALFORMED(
		    rq->arena, "The Authorization field is given twice");
	(void)str_cut(str_trim(v), ' ', &scheme, &rest);
	rest = str_trim(rest);
	if (str_ieq(scheme, S("basic")) && rest.n > 0)
		return basic(rq->arena, rest, room, ret);
	if (!str_ieq(scheme, S("bearer")) || rest.n == 0)
		return no_credentials(rq->arena);
	*ret = rest;
	return NULL;
}

/* The row's columns in the order of TOKEN_VERIFY. */
enum {
	C_USER,
	C_NAME,
	C_ROLE,
	C_DISABLED,
	C_SCOPE,
	C_KDF,
	C_MAC = C_KDF + 5,
	C_EXPIRES,
	C_EXPIRED,
	C_REVOKED,
	C__MAX
};

/* Was the row written by us? Who can only write to the database can neither
 * widen nor lengthen a token. */
static bool
row_genuine(const struct auth *au, const struct token *t, const struct val *c,
    const struct kdf *k)
{
	struct pat_row row = { .id = t->id,
		.scope = c[C_SCOPE].s,
		.user = val_u64(&c[C_USER]),
		.expires_at = val_time(&c[C_EXPIRES]),
		.kdf = *k };
	unsigned char mac[MAC_LEN];

	pat_mac(au, &row, mac);
	return c[C_MAC].s.n == MAC_LEN && secret_eq(mac, c[C_MAC].s.p, MAC_LEN);
}

static struct err *
check_text(struct auth *au, struct arena *a, struct str text, struct who *ret)
{
	struct val c[C__MAX];
	struct token t;
	struct kdf k;
	bool ok;

	if (!token_read(au->keys, text, &t))
		return not_valid(a);
	TRY(sql_row(au, a, SQL_TOKEN_VERIFY, VALS(VAL_OF_STR(t.id)), c,
	    N_ELEM(c), &ok));
	if (!ok || val_true(&c[C_DISABLED]) || val_true(&c[C_EXPIRED]) ||
	    val_true(&c[C_REVOKED]))
		return not_valid(a);
	TRY(kdf_of(au, a, &c[C_KDF], &k));
	if (!row_genuine(au, &t, c, &k))
		return not_valid(a);
	TRY(token_verify(au, a, &t, &k, &ok));
	if (!ok)
		return not_valid(a);
	if (!str_eq(c[C_ROLE].s, S("admin")))
		return ERR(a, FORBIDDEN, S("Authorization"),
		    "The owner of this access token is not an administrator "
		    "any more");
	*ret = (struct who){ .user = val_u64(&c[C_USER]),
		.name = c[C_NAME].s,
		.role = ROLE_ADMIN,
		.token = arena_dup(a, t.id),
		.scope = c[C_SCOPE].s,
		.expires_at = val_time(&c[C_EXPIRES]) };
	token_used(au, ret->token);
	return NULL;
}

struct err *
auth_token(struct auth *au, struct http_req *rq, struct who *ret)
{
	char room[AUTH_HEADER_MAX];
	struct str text;
	struct err *e = find_text(rq, room, &text);

	if (e == NULL)
		e = check_text(au, rq->arena, text, ret);
	secret_wipe(room, sizeof(room));
	if (e == NULL || err_http(e) == 401)
		shared_count(
		    au->sh, e == NULL ? COUNT_TOKEN_GOOD : COUNT_TOKEN_BAD);
	return e;
}

void
auth_challenge(const struct err *e, struct http_resp *rs)
{
	const struct {
		enum err_code code;
		struct str bearer;
	} tab[] = {
		{ ERR_BAD_REQUEST,
		    S("Bearer realm=\"Latchkey OData\", "
		      "error=\"invalid_request\"") },
		{ ERR_UNAUTHORIZED,
		    S("Bearer realm=\"Latchkey OData\", "
		      "error=\"invalid_token\", error_description=\"The access "
		      "token is invalid, expired or revoked\"") },
		{ ERR_FORBIDDEN,
		    S("Bearer realm=\"Latchkey OData\", "
		      "error=\"insufficient_scope\", scope=\"odata\"") },
	};

	if (e->code == ERR_UNAUTHORIZED)
		resp_header(rs, S("WWW-Authenticate"),
		    S("Basic realm=\"Latchkey OData\", charset=\"UTF-8\""));
	if (e->code == ERR_UNAUTHORIZED && e->target.n == 0) {
		resp_header(rs, S("WWW-Authenticate"),
		    S("Bearer realm=\"Latchkey OData\""));
		return;
	}
	for (size_t i = 0; i < N_ELEM(tab); i++) {
		if (tab[i].code == e->code &&
		    str_eq(e->target, S("Authorization")))
			resp_header(rs, S("WWW-Authenticate"), tab[i].bearer);
	}
}
