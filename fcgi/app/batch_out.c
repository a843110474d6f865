/* SPDX-License-Identifier: MIT */
/*
 * batch_out.c - answers within an answer, as multipart/mixed (Protocol
 * §11.7.7.7) or JSON (JSON Format §19.6).
 *
 * A part has a block of its own in front: when its answer fits, the length is
 * known and can be said; else it is passed on block by block.
 */
#include "config.h"
#include "app/batch.h"
#include "base/b64.h"
#include "crypt/random.h"
#include "out/json.h"

enum { BOUNDARY_LEN = 22 }; /* base62: 131 bits, nobody can foresee them */

/* How a body stands in a JSON batch. */
enum body_kind { BODY_JSON, BODY_TEXT, BODY_BASE64 };

struct batch_writer {
	struct sink sink; /* first: the sink of a part's body */
	struct http_resp rs;
	struct arena *arena; /* of the batch */
	struct out *out;     /* of the batch */
	const struct batch_part *part;
	bool json, some; /* a part has been written */
	char boundary[BOUNDARY_LEN];
	/* A body in JSON that comes in pieces: */
	enum body_kind kind;
	bool open; /* the member "body" has begun */
	char left[4];
	size_t nleft;
};

static struct str
boundary(const struct batch_writer *w)
{
	return (struct str){ w->boundary, BOUNDARY_LEN };
}

static void
put_field(struct out *o, struct str name, struct str value)
{
	out_put(o, name);
	out_lit(o, ": ");
	out_put(o, value);
	out_lit(o, "\r\n");
}

/* length: -1 when it is not known. */
static void
mime_head(struct batch_writer *w, int64_t length)
{
	const struct http_resp *rs = &w->rs;
	struct out *o = w->out;

	out_lit(o, "--");
	out_put(o, boundary(w));
	out_lit(o,
	    "\r\nContent-Type: application/http\r\n"
	    "Content-Transfer-Encoding: binary\r\n");
	if (w->part->id.n > 0)
		put_field(o, S("Content-ID"), w->part->id);
	out_lit(o, "\r\nHTTP/1.1 ");
	json_u64(o, rs->status);
	out_char(o, ' ');
	out_put(o, str_of(http_phrase(rs->status)));
	out_lit(o, "\r\n");
	for (size_t i = 0; i < rs->nheaders; i++)
		put_field(o, rs->headers[i].name, rs->headers[i].value);
	/* not for HEAD: the next part follows at once */
	if (length >= 0 && rs->status != 204 && rs->status != 304 &&
	    w->part->rq.method != HTTP_HEAD) {
		out_lit(o, "Content-Length: ");
		json_i64(o, length);
		out_lit(o, "\r\n");
	}
	out_lit(o, "\r\n");
}

static enum body_kind
body_kind(const struct http_resp *rs)
{
	struct str type = { 0 };

	for (size_t i = 0; i < rs->nheaders; i++)
		if (str_ieq(rs->headers[i].name, S("content-type")))
			type = http_media(rs->headers[i].value);
	if (str_ieq(type, S("application/json")))
		return BODY_JSON;
	return str_ieq(str_head(type, 5), S("text/")) ? BODY_TEXT : BODY_BASE64;
}

static void
put_member(struct out *o, struct str name, struct str value)
{
	char *p = out_room(o, name.n + 2);

	/* names of header fields: ours, ASCII */
	p[0] = '"';
	for (size_t i = 0; i < name.n; i++)
		p[i + 1] = to_lower(name.p[i]);
	p[name.n + 1] = '"';
	out_did(o, name.n + 2);
	out_char(o, ':');
	json_str(o, value);
}

static void
json_head(struct batch_writer *w)
{
	const struct http_resp *rs = &w->rs;
	struct out *o = w->out;

	if (w->some)
		out_char(o, ',');
	out_char(o, '{');
	if (w->part->id.n > 0) {
		put_member(o, S("id"), w->part->id);
		out_char(o, ',');
	}
	if (w->part->group.n > 0) {
		json_key(o, S("atomicityGroup"));
		json_str(o, w->part->group);
		out_char(o, ',');
	}
	out_lit(o, "\"status\":");
	json_u64(o, rs->status);
	out_lit(o, ",\"headers\":{");
	for (size_t i = 0; i < rs->nheaders; i++) {
		if (i > 0)
			out_char(o, ',');
		put_member(o, rs->headers[i].name, rs->headers[i].value);
	}
	out_char(o, '}');
	w->kind = body_kind(rs);
	w->open = false;
	w->nleft = 0;
}

/* Bytes at the end of s that may be the beginning of a character. */
static size_t
cut_character(struct str s)
{
	for (size_t n = 1; n <= 3 && n <= s.n; n++) {
		unsigned char c = (unsigned char)s.p[s.n - n];
		size_t len = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;

		if (c >= 0x80 && c < 0xC0)
			continue; /* a later byte of a character */
		return len > n ? n : 0;
	}
	return 0;
}

static void
put_base64(struct out *o, struct str s)
{
	enum { PIECE = 3 * 4096 };

	while (s.n > 0) {
		struct str now = str_head(s, PIECE);

		out_did(o, b64url_put(out_room(o, B64_LEN(now.n)), now));
		s = str_skip(s, PIECE);
	}
}

static void
put_piece(struct batch_writer *w, struct str s)
{
	if (w->kind == BODY_TEXT)
		json_inner(w->out, s);
	else
		put_base64(w->out, s);
}

/* A piece of text or bytes; what cannot be written before the next piece is
 * known is kept. */
static void
put_string(struct batch_writer *w, struct str s, bool last)
{
	const size_t unit = w->kind == BODY_TEXT ? 4 : 3;
	size_t keep;

	/* Fill up what is left over. */
	while (w->nleft > 0 && w->nleft < unit && s.n > 0) {
		w->left[w->nleft++] = *s.p;
		s = str_skip(s, 1);
		keep = w->kind == BODY_TEXT
		    ? cut_character((struct str){ w->left, w->nleft })
		    : w->nleft % 3;
		if (keep == 0) {
			put_piece(w, (struct str){ w->left, w->nleft });
			w->nleft = 0;
		}
	}
	if (s.n == 0 && !last)
		return;
	if (w->nleft > 0) {
		put_piece(w, (struct str){ w->left, w->nleft });
		w->nleft = 0;
	}
	keep = last ? 0 : w->kind == BODY_TEXT ? cut_character(s) : s.n % 3;
	put_piece(w, str_head(s, s.n - keep));
	if (keep > 0)
		memcpy(w->left, s.p + s.n - keep, keep);
	w->nleft = keep;
}

static void
json_body(struct batch_writer *w, struct str s, bool last)
{
	struct out *o = w->out;

	if (!w->open && s.n > 0) {
		out_lit(o, ",\"body\":");
		if (w->kind != BODY_JSON)
			out_char(o, '"');
		w->open = true;
	}
	if (w->kind == BODY_JSON)
		out_put(o, s);
	else if (w->open)
		put_string(w, s, last);
	if (last && w->open && w->kind != BODY_JSON)
		out_char(o, '"');
	if (last)
		out_char(o, '}');
}

static bool
on_write(struct sink *s, const char *p, size_t n, bool last)
{
	struct batch_writer *w = (struct batch_writer *)s; /* its first part */
	struct http_resp *rs = &w->rs;
	struct str body = { p, n };

	if (!rs->head_sent && w->json)
		json_head(w);
	else if (!rs->head_sent)
		mime_head(w, last ? (int64_t)n : -1);
	rs->head_sent = true;
	w->some = true;
	/* What HEAD asked about is read to its end: to stop the statement
	 * would cost the snapshot of the parts that follow. */
	if (w->part->rq.method == HTTP_HEAD || rs->status == 204 ||
	    rs->status == 304)
		body.n = 0;
	if (w->json) {
		json_body(w, body, last);
	} else {
		out_put(w->out, body);
		if (last)
			out_lit(w->out, "\r\n");
	}
	return out_ok(w->out);
}

struct batch_writer *
batch_writer(struct arena *a, struct out *out, bool json)
{
	struct batch_writer *w = NEW(a, struct batch_writer);

	w->sink.write = on_write;
	w->arena = a;
	w->out = out;
	w->json = json;
	random_base62(w->boundary, BOUNDARY_LEN);
	return w;
}

struct str
batch_content_type(const struct batch_writer *w)
{
	if (w->json)
		return S("application/json");
	return arena_strf(w->arena, "multipart/mixed; boundary=%.*s",
	    BOUNDARY_LEN, w->boundary);
}

void
batch_begin(struct batch_writer *w)
{
	if (w->json)
		out_lit(w->out, "{\"responses\":[");
}

void
batch_end(struct batch_writer *w)
{
	if (w->json) {
		out_lit(w->out, "]}");
		return;
	}
	out_lit(w->out, "--");
	out_put(w->out, boundary(w));
	out_lit(w->out, "--\r\n");
}

struct http_resp *
batch_part_begin(struct batch_writer *w, struct arena *a, char *block,
    const struct batch_part *part)
{
	w->part = part;
	w->rs = (struct http_resp){ .status = 200, .arena = a };
	w->rs.body = out_to(&w->sink, block);
	return &w->rs;
}
