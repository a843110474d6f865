/* SPDX-License-Identifier: MIT */
/* http.c - looking things up in a request, and the names of things. */
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

enum http_method
http_method_of(struct str s)
{
	static const struct {
		const char *name;
		enum http_method method;
	} methods[] = {
		{ "GET", HTTP_GET },
		{ "HEAD", HTTP_HEAD },
		{ "POST", HTTP_POST },
		{ "DELETE", HTTP_DELETE },
		{ "OPTIONS", HTTP_OPTIONS },
	};

	for (size_t i = 0; i < N_ELEM(methods); i++)
		if (str_eq(str_of(methods[i].name), s))
			return methods[i].method;
	return HTTP_OTHER;
}

static const struct {
	unsigned status;
	const char *phrase;
} phrases[] = {
	{ 200, "OK" },
	{ 201, "Created" },
	{ 202, "Accepted" },
	{ 204, "No Content" },
	{ 206, "Partial Content" },
	{ 301, "Moved Permanently" },
	{ 302, "Found" },
	{ 303, "See Other" },
	{ 304, "Not Modified" },
	{ 307, "Temporary Redirect" },
	{ 308, "Permanent Redirect" },
	{ 400, "Bad Request" },
	{ 401, "Unauthorized" },
	{ 403, "Forbidden" },
	{ 404, "Not Found" },
	{ 405, "Method Not Allowed" },
	{ 406, "Not Acceptable" },
	{ 409, "Conflict" },
	{ 410, "Gone" },
	{ 412, "Precondition Failed" },
	{ 413, "Content Too Large" },
	{ 414, "URI Too Long" },
	{ 415, "Unsupported Media Type" },
	{ 416, "Range Not Satisfiable" },
	{ 422, "Unprocessable Content" },
	{ 424, "Failed Dependency" },
	{ 429, "Too Many Requests" },
	{ 500, "Internal Server Error" },
	{ 501, "Not Implemented" },
	{ 503, "Service Unavailable" },
	{ 504, "Gateway Timeout" },
};

const char *
http_phrase(unsigned status)
{
	for (size_t i = 0; i < N_ELEM(phrases); i++)
		if (phrases[i].status == status)
			return phrases[i].phrase;
	return "Status";
}
