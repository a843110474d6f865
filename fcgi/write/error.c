/* SPDX-License-Identifier: MIT */
/* error.c - the error object (OData JSON Format 4.01 §21.1). */
#include "config.h"
#include "out/json.h"
#include "write/write.h"

void
write_error(struct out *o, const struct err *e, struct str request_id)
{
	out_lit(o, "{\"error\":{\"code\":");
	json_str(o, str_of(err_odata(e)));
	out_lit(o, ",\"message\":");
	json_str(o, e->msg);
	if (e->target.n > 0) {
		out_lit(o, ",\"target\":");
		json_str(o, e->target);
	}
	if (request_id.n > 0 || e->pos >= 0) {
		out_lit(o, ",\"innererror\":{");
		if (request_id.n > 0) {
			json_key(o, S("requestId"));
			json_str(o, request_id);
		}
		if (e->pos >= 0) {
			if (request_id.n > 0)
				out_char(o, ',');
			json_key(o, S("position"));
			json_i64(o, e->pos);
		}
		out_char(o, '}');
	}
	out_lit(o, "}}");
}
