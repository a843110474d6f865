/* SPDX-License-Identifier: MIT */
/* pat.c - personal access tokens as rows: made, listed, revoked. */
#include "config.h"
#include "auth/auth_priv.h"
#include "auth/verify.h"
#include "base/utf8.h"
#include "crypt/random.h"

void
pat_mac(
    const struct auth *au, const struct pat_row *r, unsigned char ret[MAC_LEN])
{
	/* Numbers of a fixed width, whatever the machine. */
	const uint64_t numbers[] = { r->user, (uint64_t)r->expires_at,
		r->kdf.cost.m, r->kdf.cost.t, r->kdf.pepper };
	const struct str parts[] = { r->id, r->scope,
		{ (const char *)numbers, sizeof(numbers) },
		{ (const char *)r->kdf.salt, ARGON_SALT },
		{ (const char *)r->kdf.hash, ARGON_HASH } };

	keys_mac(au->keys, r->kdf.pepper, KEY_ROW, parts, N_ELEM(parts), ret);
}

static struct err *
description_check(struct arena *a, struct str s)
{
	struct str rest = s;
	size_t len;

	if (!utf8_valid(s) || str_trim(s).n == 0 ||
	    utf8_len(s) > AUTH_DESCRIPTION_MAX)
		return ERR(a, BAD_REQUEST, S("description"),
		    "A description has 1 to %d characters",
		    AUTH_DESCRIPTION_MAX);
	while (rest.n > 0) {
		uint32_t cp = utf8_next(rest, &len);

		if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
			return ERR(a, BAD_REQUEST, S("description"),
			    "A description has no control characters");
		rest = str_skip(rest, len);
	}
	return NULL;
}

static struct err *
wish_check(struct arena *a, const struct pat_new *w)
{
	TRY(description_check(a, w->description));
	if (!str_eq(w->scope, S("odata")))
		return ERR(
		    a, BAD_REQUEST, S("scope"), "The scope can only be odata");
	if (w->days < 0 || w->days > AUTH_DAYS_MAX)
		return ERR(a, BAD_REQUEST, S("expires_in_days"),
		    "1 to %d days are allowed", AUTH_DAYS_MAX);
	return NULL;
}

static struct err *
expiry(struct arena *a, const struct pat_new *w, int64_t now, int64_t *ret)
{
	int64_t last = now + (int64_t)AUTH_DAYS_MAX * 86400;

	*ret = w->days > 0 ? now + w->days * 86400 : w->expires_at;
	if (w->days == 0 && w->expires_at != 0 &&
	    (w->expires_at <= now || w->expires_at > last))
		return ERR(a, BAD_REQUEST, S("expires_at"),
		    "The expiry must lie in the future, %d days at most",
		    AUTH_DAYS_MAX);
	return NULL;
}

/* Hashed outside of the transaction: a lock is no place for 30 ms. */
static struct err *
hash_token(
    struct auth *au, struct arena *a, const struct token *t, struct kdf *ret)
{
	struct argon_in in = {
		.cost = ARGON_TOKEN, .text = t->text, .ad = t->id
	};

	*ret = (struct kdf){ .cost = ARGON_TOKEN, .pepper = t->version };
	in.pepper = keys_pepper(au->keys, ret->pepper);
	random_bytes(ret->salt, sizeof(ret->salt));
	memcpy(in.salt, ret->salt, sizeof(in.salt));
	return hash_permitted(au, a, POOL_TOKEN, &in, ret->hash);
}

static struct val
val_of_time(int64_t s)
{
	struct val v = { .kind = s == 0 ? VAL_NULL : VAL_DATETIME };

	if (s != 0)
		datetime_of_unix(s, &v.t);
	return v;
}

static struct err *
insert(struct auth *au, struct arena *a, const struct pat_new *w,
    const struct pat_row *r, const struct val *now)
{
	unsigned char mac[MAC_LEN];

	pat_mac(au, r, mac);
	return sql_exec(au, a, SQL_TOKEN_ADD,
	    VALS(VAL_OF_STR(r->id), VAL_OF_I64((int64_t)r->user),
		VAL_OF_STR(w->description), VAL_OF_STR(r->scope),
		VAL_OF_I64(r->kdf.cost.m), VAL_OF_I64(r->kdf.cost.t),
		VAL_OF_I64(r->kdf.pepper), val_bytes(r->kdf.salt, ARGON_SALT),
		val_bytes(r->kdf.hash, ARGON_HASH), val_bytes(mac, sizeof(mac)),
		*now, val_of_time(r->expires_at)),
	    NULL);
}

/* Within a transaction that locks the owner. */
static struct err *
add(struct auth *au, struct arena *a, const struct pat_new *w,
    struct pat_row *r)
{
	struct val owner[2], same[1];
	bool there;

	TRY(sql_row(au, a, SQL_USER_LOCK, VALS(VAL_OF_I64((int64_t)w->owner)),
	    owner, N_ELEM(owner), &there));
	if (!there || !val_true(&owner[1]))
		return ERR(a, FORBIDDEN, S(""),
		    "Only administrators have access tokens");
	TRY(expiry(a, w, val_time(&owner[0]), &r->expires_at));
	TRY(sql_row(au, a, SQL_TOKEN_SAME,
	    VALS(VAL_OF_I64((int64_t)w->owner), VAL_OF_STR(w->description)),
	    same, N_ELEM(same), &there));
	if (there)
		return ERR(a, CONFLICT, S("description"),
		    "You have an active token with this description");
	return insert(au, a, w, r, &owner[0]);
}

enum {
	P_ID,
	P_DESCRIPTION,
	P_SCOPE,
	P_OWNER,
	P_CREATED,
	P_EXPIRES,
	P_USED,
	P_REVOKED,
	P_EXPIRED,
	P__MAX
};

static struct pat
pat_of(const struct val *c)
{
	return (struct pat){ .id = c[P_ID].s,
		.description = c[P_DESCRIPTION].s,
		.scope = c[P_SCOPE].s,
		.owner = c[P_OWNER].s,
		.created_at = val_time(&c[P_CREATED]),
		.expires_at = val_time(&c[P_EXPIRES]),
		.last_used_at = val_time(&c[P_USED]),
		.revoked_at = val_time(&c[P_REVOKED]),
		.state = c[P_REVOKED].kind != VAL_NULL ? PAT_REVOKED
		    : val_true(&c[P_EXPIRED])          ? PAT_EXPIRED
						       : PAT_ACTIVE };
}

static struct err *
pat_get(struct auth *au, struct arena *a, struct str id, struct pat *ret)
{
	struct val c[P__MAX];
	bool found;

	TRY(sql_row(au, a, SQL_TOKEN_BY_ID, VALS(VAL_OF_STR(id)), c, N_ELEM(c),
	    &found));
	if (!found)
		return ERR(a, NOT_FOUND, S("id"), "There is no such token");
	*ret = pat_of(c);
	return NULL;
}

struct err *
pat_create(struct auth *au, struct arena *a, const struct pat_new *w,
    char text[PAT_TEXT], struct pat *ret)
{
	struct pat_row r = { .scope = w->scope, .user = w->owner };
	struct token t;
	struct err *e;

	TRY(wish_check(a, w));
	token_make(au->keys, text, &t);
	r.id = arena_dup(a, t.id);
	TRY(hash_token(au, a, &t, &r.kdf));
	TRY(db_begin(au->db, a));
	e = add(au, a, w, &r);
	if (e == NULL)
		e = db_commit(au->db, a);
	else
		db_end(au->db);
	if (e == NULL)
		e = pat_get(au, a, r.id, ret);
	if (e != NULL)
		secret_wipe(text, PAT_TEXT);
	else
		token_remember(au, &t, &r.kdf);
	return e;
}

struct err *
pat_list(struct auth *au, struct arena *a, const struct pat **ret, size_t *n)
{
	scoped(db_close) struct db_cursor *cur = NULL;
	size_t cap = 64;
	struct pat *list = NEWN(a, struct pat, cap);
	const struct val *row;
	enum db_next next;

	*n = 0;
	TRY(sql_rows(
	    au, a, SQL_TOKEN_LIST, VALS(VAL_OF_I64(AUTH_LIST_MAX)), &cur));
	while ((next = db_next(cur, &row)) == DB_ROW) {
		struct pat *p = &list[*n];

		*p = pat_of(row);
		p->id = arena_dup(a, p->id);
		p->description = arena_dup(a, p->description);
		p->scope = arena_dup(a, p->scope);
		p->owner = arena_dup(a, p->owner);
		if (++*n == cap) {
			struct pat *more = NEWN(a, struct pat, cap * 2);

			memcpy(more, list, cap * sizeof(*list));
			list = more;
			cap *= 2;
		}
	}
	if (next == DB_FAILED)
		return db_error(cur);
	*ret = list;
	return NULL;
}

struct err *
pat_revoke(struct auth *au, struct arena *a, struct str id, uint64_t by,
    struct pat *ret)
{
	struct val who = by == 0 ? (struct val){ .kind = VAL_NULL }
				 : VAL_OF_I64((int64_t)by);

	if (!token_is_id(id))
		return ERR(a, NOT_FOUND, S("id"), "There is no such token");
	TRY(sql_exec(au, a, SQL_TOKEN_REVOKE, VALS(who, VAL_OF_STR(id)), NULL));
	return pat_get(au, a, id, ret);
}

struct err *
pat_revoke_all(struct auth *au, struct arena *a, uint64_t *n)
{
	return sql_exec(au, a, SQL_TOKEN_REVOKE_ALL, NULL, 0, n);
}
