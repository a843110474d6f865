/* SPDX-License-Identifier: MIT */
/* http.c - looking things up in a request. */
#include "config.h"
#include "http/http.h"

struct str
http_header(const struct http_req *rq, struct str name, bool *present)
{
	if (present != NULL)
		*present = false;
	for (size_t i = 0; i < rq->nheaders; i++) {
		if (str_ieq(rq->headers[i].name, name)) {
			if (present != NULL)
				*present = true;
			return rq->headers[i].value;
		}
	}
	return (struct str){ 0 };
}
