/* SPDX-License-Identifier: MIT */
/* resp.c - collects status and head of an answer. */
#include "config.h"
#include "http/http.h"

void
resp_status(struct http_resp *rs, unsigned status)
{
	must(status >= 200 && status <= 599);
	rs->status = status;
}

static bool
is_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_alpha(s.p[i]) && !is_digit(s.p[i]) && s.p[i] != '-')
			return false;
	}
	return s.n > 0;
}

static bool
is_field_value(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (((unsigned char)s.p[i] < ' ' && s.p[i] != '\t') ||
		    s.p[i] == 0x7f)
			return false;
	}
	return true;
}

void
resp_header(struct http_resp *rs, struct str name, struct str value)
{
	must(is_token(name));
	must(is_field_value(value));
	must(rs->nheaders < N_ELEM(rs->headers));
	rs->headers[rs->nheaders++] =
	    (struct http_pair){ arena_dup(rs->arena, name),
		    arena_dup(rs->arena, value) };
}

void
resp_length(struct http_resp *rs, int64_t length)
{
	must(length >= 0);
	rs->length = length;
}

void
resp_coding(struct http_resp *rs, enum http_coding coding)
{
	/* What was taken back once is short: an error. */
	if (!rs->restarted)
		rs->coding = coding;
}

struct out *
resp_body(struct http_resp *rs)
{
	return &rs->body;
}

bool
resp_restart(struct http_resp *rs)
{
	if (rs->head_sent || rs->aborted)
		return false;
	rs->status = 200;
	rs->nheaders = 0;
	rs->length = 0;
	rs->coding = CODING_NONE;
	rs->restarted = true;
	rs->trouble = RESP_FINE;
	rs->body = out_to(rs->body.sink, rs->body.p);
	return true;
}

void
resp_abort(struct http_resp *rs)
{
	rs->aborted = true;
	rs->body.failed = true;
}

enum resp_trouble
resp_trouble(const struct http_resp *rs)
{
	return rs->trouble;
}
