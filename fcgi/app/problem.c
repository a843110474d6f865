/* SPDX-License-Identifier: MIT */
/* problem.c - errors as application/problem+json. */
#include "config.h"
#include "app/problem.h"
#include "out/json.h"

/* By status, not by kind of error: that is what pages tell apart. */
static const struct {
	unsigned status;
	const char *title, *code;
} tab[] = {
	{ 400, "Bad Request", "invalid" },
	{ 401, "Unauthorized", "no_session" },
	{ 403, "Forbidden", "forbidden" },
	{ 404, "Not Found", "not_found" },
	{ 405, "Method Not Allowed", "method_not_allowed" },
	{ 409, "Conflict", "conflict" },
	{ 413, "Content Too Large", "too_large" },
	{ 415, "Unsupported Media Type", "media_type" },
	{ 429, "Too Many Requests", "too_many_attempts" },
	{ 500, "Internal Server Error", "internal" },
	{ 503, "Service Unavailable", "busy" },
	{ 504, "Gateway Timeout", "busy" },
};

static void
member(struct out *o, struct str name, struct str value)
{
	out_char(o, ',');
	json_key(o, name);
	json_str(o, value);
}

void
problem_answer(struct http_resp *rs, const struct err *e, struct str code)
{
	struct out *o = resp_body(rs);
	unsigned status = err_http(e);
	struct str title = S("Error"), usual = S("error");

	for (size_t i = 0; i < N_ELEM(tab); i++) {
		if (tab[i].status == status) {
			title = str_of(tab[i].title);
			usual = str_of(tab[i].code);
		}
	}
	resp_status(rs, status);
	resp_header(rs, S("Content-Type"), S("application/problem+json"));
	if (e->retry_after > 0)
		resp_header(rs, S("Retry-After"),
		    arena_strf(rs->arena, "%u", e->retry_after));
	out_lit(o, "{\"type\":\"about:blank\"");
	member(o, S("title"), title);
	out_lit(o, ",\"status\":");
	json_i64(o, status);
	member(o, S("detail"), e->msg);
	member(o, S("code"), code.n > 0 ? code : usual);
	if (e->target.n > 0)
		member(o, S("field"), e->target);
	out_lit(o, "}\n");
}
