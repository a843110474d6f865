/* SPDX-License-Identifier: MIT */
/* page.c - $skiptoken and the next link. */
#include "config.h"
#include "app/page.h"
#include "base/b64.h"
#include "crypt/secret.h"
#include "http/http.h"

enum {
	TAG_LEN = 16, /* of the MAC: 2^-128 a try */
	/* version of the keys, fingerprint, struct page_keep */
	KEEP_AT = 1 + 8,
	HEAD_LEN = KEEP_AT + sizeof(struct page_keep),
	LINK_MAX = 1 << 20
};

static void
tag(const struct keys *k, unsigned version, struct str text,
    unsigned char ret[MAC_LEN])
{
	keys_mac(k, version, KEY_PAGE, &text, 1, ret);
}

struct str
page_token(struct arena *a, const struct keys *k, const struct level *level,
    const struct val *order_values, int64_t remaining, struct page_keep keep)
{
	struct str end = plan_token_put(a, level, order_values, remaining);
	uint64_t print = plan_fingerprint(level->query);
	size_t n = HEAD_LEN + end.n;
	unsigned char mac[MAC_LEN];
	char *p = NEWN(a, char, n + TAG_LEN), *text;
	size_t len;

	p[0] = (char)keys_version(k);
	memcpy(p + 1, &print, sizeof(print));
	memcpy(p + KEEP_AT, &keep, sizeof(keep));
	memcpy(p + HEAD_LEN, end.p, end.n);
	tag(k, keys_version(k), (struct str){ p, n }, mac);
	memcpy(p + n, mac, TAG_LEN);
	text = NEWN(a, char, B64_LEN(n + TAG_LEN));
	len = b64url_put(text, (struct str){ p, n + TAG_LEN });
	while (len > 0 && text[len - 1] == '=')
		len--;
	return (struct str){ text, len };
}

static struct err *
not_ours(struct arena *a, long pos)
{
	return ERR_AT(a, SKIPTOKEN, S("$skiptoken"), pos,
	    "This $skiptoken was not made by this service");
}

/* What was authenticated, without the tag. */
static struct err *
open_token(struct arena *a, const struct keys *k, struct str text, long pos,
    struct str *ret)
{
	unsigned char mac[MAC_LEN];
	struct str raw;
	unsigned version;
	size_t n;

	if (!b64_get(a, text, &raw) || raw.n < HEAD_LEN + TAG_LEN)
		return not_ours(a, pos);
	n = raw.n - TAG_LEN;
	version = (unsigned char)raw.p[0];
	if (keys_has(k, version))
		tag(k, version, str_head(raw, n), mac);
	if (!keys_has(k, version) || !secret_eq(mac, raw.p + n, TAG_LEN))
		return not_ours(a, pos);
	*ret = str_head(raw, n);
	return NULL;
}

struct err *
page_token_keep(struct arena *a, const struct keys *k, const struct query *q,
    struct page_keep *ret)
{
	struct str text = q->skiptoken;
	struct str raw;

	if (q->kind == QUERY_ALL) /* the number of a part is in front */
		text = str_skip(text, str_index(text, '.') + 1);
	TRY(open_token(a, k, text, q->skiptoken_pos, &raw));
	memcpy(ret, raw.p + KEEP_AT, sizeof(*ret));
	return NULL;
}

struct err *
page_token_read(struct arena *a, const struct keys *k,
    const struct level *level, struct val **order_values, int64_t *remaining)
{
	const struct query *q = level->query;
	struct str raw;
	uint64_t print;

	TRY(open_token(a, k, q->skiptoken, q->skiptoken_pos, &raw));
	memcpy(&print, raw.p + 1, sizeof(print));
	if (print != plan_fingerprint(q))
		return ERR_AT(a, SKIPTOKEN, S("$skiptoken"), q->skiptoken_pos,
		    "This $skiptoken belongs to another request");
	return plan_token_get(
	    a, level, str_skip(raw, HEAD_LEN), order_values, remaining);
}

/* Is the name of this query part that of a token, however it is written? */
static bool
is_token(struct arena *a, struct str part)
{
	struct str name, value, plain;

	(void)str_cut(part, '=', &name, &value);
	if (http_decode(a, name, 0, true, &plain) != NULL)
		return false;
	plain = str_trim(plain);
	if (plain.n > 0 && plain.p[0] == '$')
		plain = str_skip(plain, 1);
	return str_ieq(plain, S("skiptoken")) ||
	    str_ieq(plain, S("deltatoken"));
}

struct str
page_link(struct arena *a, struct str site, struct str path, struct str query,
    struct str skiptoken, struct str deltatoken)
{
	/* What is legal in a query stays; raw blanks and the like are mended.
	 */
	const struct str legal = S("!$&'()*+,;=:@/?%");
	struct buf b = buf_in(a, LINK_MAX);
	struct str part;

	buf_put(&b, site);
	http_encode(&b, path, legal);
	buf_char(&b, '?');
	while (query.n > 0) {
		(void)str_cut(query, '&', &part, &query);
		if (part.n == 0 || is_token(a, part))
			continue;
		http_encode(&b, part, legal);
		buf_char(&b, '&');
	}
	if (deltatoken.n > 0)
		buf_putf(&b, "$deltatoken=%.*s&", STRF(deltatoken));
	if (skiptoken.n > 0)
		buf_putf(&b, "$skiptoken=%.*s&", STRF(skiptoken));
	must(buf_ok(&b));
	return str_head(buf_str(&b), b.n - 1);
}
