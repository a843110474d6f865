/* SPDX-License-Identifier: MIT */
/* answer.c - holds the head, counts the body, says truly how it ended. */
#include "config.h"
#include <stddef.h>
#include "base/num.h"
#include "server/answer.h"
#include "server/hold.h"

enum {
	HEAD_MAX = 32 * 1024,
	/* A request whose body was read cannot be parked: longest time that it
	 * may keep a worker waiting. */
	ON_WORKER_MS = 500,
	PACK_MIN = 1024 /* bytes of a body that is worth a coding */
};

/* No Content-Length when length is negative. whole: all of the body comes with
 * the head. */
static struct str
head_text(struct answer *a, int64_t length, bool whole)
{
	struct http_resp *rs = &a->rs;
	struct buf b = buf_in(rs->arena, HEAD_MAX);

	buf_putf(&b, "Status: %u %s\r\n", rs->status, http_phrase(rs->status));
	for (size_t i = 0; i < rs->nheaders; i++) {
		buf_put(&b, rs->headers[i].name);
		buf_lit(&b, ": ");
		/* equal in meaning alone (RFC 9110 §8.8.3.3) */
		if (a->packing && str_eq(rs->headers[i].name, S("ETag")) &&
		    str_starts(rs->headers[i].value, S("\"")))
			buf_lit(&b, "W/");
		buf_put(&b, rs->headers[i].value);
		buf_lit(&b, "\r\n");
	}
	if (a->packing) {
		buf_lit(&b, "Content-Encoding: ");
		buf_put(&b, http_coding_name(rs->coding));
		buf_lit(&b, "\r\n");
	}
	if (length >= 0) {
		buf_lit(&b, "Content-Length: ");
		buf_i64(&b, length);
		buf_lit(&b, "\r\n");
	}
	if (!whole && a->close_streams && !rs->no_body) {
		buf_lit(&b, "Connection: close\r\n");
	}
	buf_lit(&b, "\r\n");
	must(buf_ok(&b));
	rs->head_sent = true;
	board_count(a->board,
	    (enum board_counter)(COUNT_2XX + (rs->status / 100 - 2)), 1);
	return buf_str(&b);
}

/* Of a body that is longer than the block, or of one that HEAD asks about. */
static int64_t
known_length(const struct answer *a)
{
	return a->rs.length > 0 ? a->rs.length : -1;
}

static bool
gone(struct answer *a)
{
	a->rs.trouble = RESP_CLIENT_GONE;
	return false;
}

static bool
send(struct answer *a, struct str head, const char *p, size_t n, bool last)
{
	if (!fcgi_write(a->fcgi, head, p, n, last))
		return gone(a);
	board_count(a->board, COUNT_BYTES, n);
	return true;
}

/* 204 and 304 never have a body; HEAD would have one. */
static bool
send_head_only(struct answer *a, size_t n, bool last)
{
	const bool bare = a->rs.status == 204 || a->rs.status == 304;
	const bool packs = a->rs.coding != CODING_NONE && n >= PACK_MIN;
	const int64_t length = bare || packs ? -1
	    : last && a->rs.length == 0      ? (int64_t)n
					     : known_length(a);

	if (!last && bare)
		return true;
	if (a->rs.head_sent)
		return last || gone(a);
	if (!fcgi_write(a->fcgi, head_text(a, length, last), NULL, 0, last))
		return gone(a);
	/* Nobody reads the rest of what HEAD asked about. */
	return last || gone(a);
}

static bool
first_block(struct answer *a, const char *p, size_t n)
{
	const unsigned most = (unsigned)a->conf->stream_workers;
	const int64_t wait = a->conf->stream_wait < ON_WORKER_MS
	    ? a->conf->stream_wait
	    : ON_WORKER_MS;

	if (!permit_take(a->board, a->slot, most, a->park == NULL ? wait : 0)) {
		a->rs.trouble =
		    a->park == NULL ? RESP_NO_STREAM_SLOT : RESP_LATER;
		return false;
	}
	hold_send(a->hold, a->slot, atomic_load(&a->board->slot[a->slot].seq),
	    fcgi_descriptor(a->fcgi));
	if (!send(a, head_text(a, known_length(a), false), p, n, false))
		return false;
	fcgi_settle(a->fcgi);
	return true;
}

static bool
send_body(struct answer *a, const char *p, size_t n, bool last)
{
	if (!a->rs.head_sent && last)
		return send(a, head_text(a, (int64_t)n, true), p, n, true);
	if (!a->rs.head_sent)
		return first_block(a, p, n);
	return n == 0 || send(a, (struct str){ 0 }, p, n, last);
}

static bool
on_packed(struct sink *s, const char *p, size_t n, bool last)
{
	return send_body(
	    (struct answer *)((char *)s - offsetof(struct answer, below)), p, n,
	    last);
}

/* Decided with the first block: a short body is not worth it. */
static bool
packs(struct answer *a, size_t n, bool last)
{
	if (a->rs.coding == CODING_NONE || a->rs.length > 0 ||
	    (last && n < PACK_MIN) || !zip_begin(a->zip, a->rs.coding))
		return false;
	a->below.write = on_packed;
	a->packed = out_to(&a->below, a->pack_block);
	return true;
}

static bool
send_packed(struct answer *a, const char *p, size_t n, bool last)
{
	zip_put(a->zip, p, n, last, &a->packed);
	return last ? out_finish(&a->packed) : out_ok(&a->packed);
}

static bool
on_write(struct sink *s, const char *p, size_t n, bool last)
{
	struct answer *a = (struct answer *)s; /* sink is its first part */
	bool ok;

	if (a->ended)
		return n == 0;
	a->rs.no_body = a->head || a->rs.status == 204 || a->rs.status == 304;
	if (!a->begun || a->rs.coding == CODING_NONE) /* it was taken back */
		a->packing = !a->rs.no_body && packs(a, n, last);
	a->begun = true;
	if (a->rs.no_body)
		ok = send_head_only(a, n, last);
	else if (a->packing)
		ok = send_packed(a, p, n, last);
	else
		ok = send_body(a, p, n, last);
	a->ended = last && ok;
	return ok;
}

void
answer_begin(struct answer *a, struct arena *arena, char *block, bool head)
{
	a->sink.write = on_write;
	a->rs = (struct http_resp){ .status = 200, .arena = arena };
	a->rs.body = out_to(&a->sink, block);
	a->head = head;
	a->ended = a->begun = a->packing = false;
}

static void
put_json_text(struct out *o, struct str s)
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < s.n; i++) {
		const unsigned char u = (unsigned char)s.p[i];

		if (u == '"' || u == '\\') {
			out_char(o, '\\');
			out_char(o, s.p[i]);
		} else if (u < ' ' || u >= 0x7f) {
			/* ASCII only: nothing here comes from the client */
			out_lit(o, "\\u00");
			out_char(o, hex[u >> 4]);
			out_char(o, hex[u & 15]);
		} else {
			out_char(o, s.p[i]);
		}
	}
}

void
answer_error(struct answer *a, const struct err *e)
{
	struct http_resp *rs = &a->rs;
	struct out *o = resp_body(rs);
	char digits[NUM_MAX];

	if (!resp_restart(rs))
		return;
	resp_status(rs, err_http(e));
	resp_header(rs, S("Content-Type"),
	    S("application/json;odata.metadata=minimal"));
	resp_header(rs, S("OData-Version"), S("4.0"));
	resp_header(rs, S("Cache-Control"), S("no-store"));
	if (e->retry_after > 0)
		resp_header(rs, S("Retry-After"),
		    (struct str){
			digits, num_put_u64(digits, e->retry_after) });
	out_lit(o, "{\"error\":{\"code\":\"");
	put_json_text(o, str_of(err_odata(e)));
	out_lit(o, "\",\"message\":\"");
	put_json_text(o, e->msg);
	out_lit(o, "\"}}");
}

static void
break_off(struct answer *a, enum board_counter why)
{
	board_count(a->board, why, 1);
	fcgi_abort(a->fcgi);
}

void
answer_end(struct answer *a)
{
	struct http_resp *rs = &a->rs;
	struct err *e;

	if (a->head && rs->head_sent && !a->ended) {
		fcgi_finish(a->fcgi); /* a head without a body is complete */
		return;
	}
	if (rs->aborted) {
		break_off(a, COUNT_ABORTED);
		return;
	}
	if (rs->trouble == RESP_LATER && park_put(a->park, a->board, a->fcgi))
		return;
	if (rs->trouble == RESP_LATER || rs->trouble == RESP_NO_STREAM_SLOT) {
		board_count(a->board, COUNT_NO_STREAM, 1);
		e = ERR(rs->arena, BUSY, S(""),
		    "Too many long answers are on their way");
		e->retry_after = 5;
		answer_error(a, e);
	}
	if (!a->ended && !out_finish(&rs->body)) {
		break_off(a, COUNT_CLIENT_GONE);
		return;
	}
	fcgi_finish(a->fcgi);
}
