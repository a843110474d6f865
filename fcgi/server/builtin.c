/* SPDX-License-Identifier: MIT */
/* builtin.c - /healthz and /metrics: about the processes, no database. */
#include "config.h"
#include "server/worker.h"

static void
text_answer(struct http_resp *rs, unsigned status, struct str body)
{
	resp_status(rs, status);
	resp_header(rs, S("Content-Type"),
	    S("text/plain; version=0.0.4; charset=utf-8"));
	resp_header(rs, S("Cache-Control"), S("no-store"));
	out_put(resp_body(rs), body);
}

static bool
is_allowed(const char *list, struct str addr)
{
	struct str rest = str_of(list), one;

	if (str_starts(addr, S("::ffff:"))) /* IPv4 on an IPv6 socket */
		addr = str_skip(addr, 7);
	while (rest.n > 0) {
		(void)str_cut(rest, ' ', &one, &rest);
		if (one.n > 0 && str_ieq(one, addr))
			return true;
	}
	return false;
}

static void
metrics(
    const struct builtin *b, const struct http_req *rq, struct http_resp *rs)
{
	struct buf text = buf_in(rq->arena, OUT_BLOCK);

	if (!is_allowed(b->conf->metrics_allow, rq->remote_addr)) {
		text_answer(
		    rs, 403, S("not for this address (metrics_allow)\n"));
		return;
	}
	board_metrics(b->board, &text);
	if (b->more != NULL)
		b->more(b->state, &text);
	if (buf_ok(&text))
		text_answer(rs, 200, buf_str(&text));
	else
		text_answer(rs, 503, S("too many metrics\n"));
}

bool
builtin_handle(
    const struct builtin *b, const struct http_req *rq, struct http_resp *rs)
{
	const bool health = str_eq(rq->path, S("/healthz"));

	if (!health && !str_eq(rq->path, S("/metrics")))
		return false;
	if (rq->method != HTTP_GET && rq->method != HTTP_HEAD) {
		resp_header(rs, S("Allow"), S("GET, HEAD"));
		text_answer(rs, 405, S("GET and HEAD only\n"));
	} else if (health) {
		text_answer(rs, 200, S("ok\n"));
	} else {
		metrics(b, rq, rs);
	}
	return true;
}
