/* SPDX-License-Identifier: MIT */
/*
 * track.c - $deltatoken.
 *
 *	version of the keys   1 byte
 *	what it is (FLAG_…)   1
 *	fingerprint of the query, print of the set   8 each
 *	size of pages, total of $count   8 each
 *	base                  32: two times, the digest
 *	next                  32
 *	where the page ended  as in a $skiptoken, or nothing
 *	MAC                   16
 *
 * Numbers are in the order of this machine, as in a $skiptoken.
 */
#include "config.h"
#include "app/track.h"
#include "app/offer.h"
#include "app/page.h"
#include "base/b64.h"
#include "crypt/secret.h"

enum {
	FLAG_DELTA = 1,   /* changes since base, else the rows */
	FLAG_MADE = 2,    /* next is there */
	FLAG_REMOVED = 4, /* the page begins among the removed */
	FLAG_AFTER = 8,   /* … behind some row */
	TAG_LEN = 16
};

struct head {
	uint64_t query, set;
	struct page_keep keep;
	struct point base, next;
};
enum { HEAD_AT = 2, HEAD_LEN = HEAD_AT + sizeof(struct head) };

/* /$count of a delta link is the same query. */
static uint64_t
print_of(const struct query *q)
{
	struct query c = *q;

	c.kind = QUERY_COLLECTION;
	c.norder = 0;
	return plan_fingerprint(&c);
}

static struct str
token(struct job *j, unsigned flags, const struct point *base,
    const struct point *next, struct page_keep keep, struct str after)
{
	struct arena *a = j->rq->arena;
	const struct keys *k = auth_keys(j->app->auth);
	struct head h = { .query = print_of(j->query),
		.set = plan_set_print(j->query->set) };
	const size_t n = HEAD_LEN + after.n;
	unsigned char mac[MAC_LEN];
	char *p = NEWN(a, char, n + TAG_LEN), *text;
	struct str body = { p, n };
	size_t len;

	if (base != NULL)
		h.base = *base;
	if (next != NULL) {
		h.next = *next;
		h.keep = keep;
	}
	p[0] = (char)keys_version(k);
	p[1] = (char)flags;
	memcpy(p + HEAD_AT, &h, sizeof(h));
	if (after.n > 0)
		memcpy(p + HEAD_LEN, after.p, after.n);
	keys_mac(k, keys_version(k), KEY_DELTA, &body, 1, mac);
	memcpy(p + n, mac, TAG_LEN);
	text = NEWN(a, char, B64_LEN(n + TAG_LEN));
	len = b64url_put(text, (struct str){ p, n + TAG_LEN });
	while (len > 0 && text[len - 1] == '=')
		len--;
	return (struct str){ text, len };
}

static struct err *
not_ours(const struct job *j)
{
	return ERR_AT(j->rq->arena, SKIPTOKEN, S("$deltatoken"),
	    j->query->deltatoken_pos,
	    "This $deltatoken was not made by this service");
}

static struct err *
wrong_request(const struct job *j)
{
	return ERR_AT(j->rq->arena, SKIPTOKEN, S("$deltatoken"),
	    j->query->deltatoken_pos,
	    "This $deltatoken belongs to another request");
}

/* The token without its MAC. */
static struct err *
open_token(const struct job *j, struct str *ret)
{
	const struct keys *k = auth_keys(j->app->auth);
	unsigned char mac[MAC_LEN];
	unsigned version;
	struct str raw;

	if (!b64_get(j->rq->arena, j->query->deltatoken, &raw) ||
	    raw.n < HEAD_LEN + TAG_LEN)
		return not_ours(j);
	*ret = str_head(raw, raw.n - TAG_LEN);
	version = (unsigned char)raw.p[0];
	if (!keys_has(k, version))
		return not_ours(j);
	keys_mac(k, version, KEY_DELTA, ret, 1, mac);
	return secret_eq(mac, raw.p + ret->n, TAG_LEN) ? NULL : not_ours(j);
}

static struct err *
read_token(struct job *j, struct track *t)
{
	struct query *q = j->query;
	struct head h;
	struct str raw;
	unsigned flags;

	TRY(open_token(j, &raw));
	flags = (unsigned char)raw.p[1];
	memcpy(&h, raw.p + HEAD_AT, sizeof(h));
	/* The first: what changed in the set changes the query, too. */
	if (h.set != plan_set_print(q->set))
		return ERR_AT(j->rq->arena, GONE, S("$deltatoken"),
		    q->deltatoken_pos,
		    "%.*s has changed since this delta link was made: read "
		    "the collection again",
		    STRF(q->set->name));
	if (!plan_can_track(q) || h.query != print_of(q) ||
	    ((flags & FLAG_DELTA) == 0) != (q->skiptoken.n > 0))
		return wrong_request(j);
	t->base = h.base;
	t->tracking.next = h.next;
	t->tracking.made = (flags & FLAG_MADE) != 0;
	if ((flags & FLAG_DELTA) == 0)
		return NULL;
	if (j->asked_page == 0)
		j->asked_page = h.keep.size;
	t->total = t->tracking.made ? h.keep.total : -1;
	q->norder = 0;
	j->conf.delta = true;
	t->tracking.base = &t->base;
	t->tracking.removed = (flags & FLAG_REMOVED) != 0;
	if ((flags & FLAG_AFTER) != 0)
		t->after = str_skip(raw, HEAD_LEN);
	return NULL;
}

struct err *
track_begin(struct job *j, struct track *t, bool *on)
{
	const struct conf *c = j->app->conf;
	const struct query *q = j->query;
	const bool wanted = j->prefer.track;
	const bool fits = j->format.kind == FORMAT_JSON &&
	    j->format.metadata != FORMAT_NONE && j->batch == NULL &&
	    q->kind == QUERY_COLLECTION && plan_can_track(q);

	*t = (struct track){ .tracking = { .window = c->delta_window * 1000000,
				 .life = c->delta_life * 1000000,
				 .link = track_link },
		.total = -1 };
	j->prefer.track = false;
	*on = q->deltatoken.n > 0;
	if (*on && j->batch != NULL)
		return ERR_AT(j->rq->arena, NOT_IMPLEMENTED, S("$deltatoken"),
		    q->deltatoken_pos,
		    "'$deltatoken' is not supported in a batch");
	if (*on && j->format.kind == FORMAT_CSV)
		return ERR_AT(j->rq->arena, NOT_ACCEPTABLE, S("$deltatoken"),
		    q->deltatoken_pos, "Changes come as JSON alone");
	if (*on)
		return read_token(j, t);
	*on = wanted && fits && q->skiptoken.n == 0;
	j->prefer.track = *on;
	return NULL;
}

struct err *
track_after(struct job *j, const struct track *t, struct val **after)
{
	int64_t ignored;

	*after = NULL;
	if (t->after.n == 0)
		return NULL;
	return plan_token_get(
	    j->rq->arena, j->level, t->after, after, &ignored);
}

static struct str
track_token(struct reader *r, const struct val *last)
{
	struct job *j = r->caller;
	const struct tracking *t = r->track;
	const struct page_keep keep = { j->asked_page, r->total };
	unsigned flags = FLAG_MADE;
	struct str after = S("");

	if (t->base == NULL)
		return token(j, flags, NULL, &t->next, keep, after);
	flags |= FLAG_DELTA;
	if (t->removed)
		flags |= FLAG_REMOVED;
	if (last != NULL) {
		flags |= FLAG_AFTER;
		after = plan_token_put(j->rq->arena, j->level, last, -1);
	}
	return token(j, flags, t->base, &t->next, keep, after);
}

struct str
track_next_link(
    struct reader *r, const struct val *order_values, int64_t remaining)
{
	struct job *j = r->caller;
	struct arena *a = j->rq->arena;
	struct str skip = S(""), delta = S(""), link;

	if (r->track == NULL || r->track->base == NULL)
		skip = page_token(a, auth_keys(j->app->auth), r->level,
		    order_values, remaining,
		    (struct page_keep){ j->asked_page, r->total });
	if (j->query->kind == QUERY_ALL)
		skip = arena_strf(a, "%zu.%.*s", r->part, STRF(skip));
	if (r->track != NULL)
		delta = track_token(r, order_values);
	link = page_link(
	    a, app_site(j->app, j->rq), j->rq->path, j->rq->query, skip, delta);

	if (j->conf.csv && !offer_link(j->rs, link))
		return S("");
	return link;
}

struct str
track_link(struct reader *r)
{
	struct job *j = r->caller;

	return page_link(j->rq->arena, app_site(j->app, j->rq), j->rq->path,
	    j->rq->query, S(""),
	    token(j, FLAG_DELTA, &r->track->next, NULL, (struct page_keep){ 0 },
		S("")));
}

void
track_location(struct job *j)
{
	if (j->query == NULL || j->query->deltatoken.n == 0)
		return;
	resp_header(j->rs, S("Location"),
	    page_link(j->rq->arena, app_site(j->app, j->rq), j->rq->path,
		j->rq->query, S(""), S("")));
}
