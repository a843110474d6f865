/* SPDX-License-Identifier: MIT */
/*
 * http.h - a request as views, an answer as head and body; no server here.
 *
 * A request's views live until the request ends. Names of headers compare
 * without case.
 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H
#include "base/buf.h"
#include "base/err.h"
#include "out/out.h"

enum http_method {
	HTTP_GET,
	HTTP_HEAD,
	HTTP_POST,
	HTTP_DELETE,
	HTTP_OPTIONS,
	HTTP_OTHER /* PUT, PATCH, TRACE, … and everything unknown */
};

struct http_pair {
	struct str name, value;
};
struct http_req {
	struct arena *arena; /* of this request */
	enum http_method method;
	struct str method_text;
	struct str target; /* as the client sent it: path[?query], raw */
	struct str path;   /* of target, still percent-encoded */
	struct str query;  /* behind the ?, still encoded; may be empty */
	bool has_query;    /* a ? was there */
	const struct http_pair *headers; /* "accept", lower case, "-" */
	size_t nheaders;
	struct str remote_addr;
	bool https; /* as the web server says */
	struct str
	    host; /* SERVER_NAME:PORT or the Host header; never trusted */
	/* Reads the whole body once, at most max bytes; TOO_LARGE beyond. The
	 * view lives as long as the request. */
	struct err *(*read_body)(
	    struct http_req *, size_t max, struct str *ret);
	void *server;  /* of the server floor */
	struct str id; /* request id for logs and error bodies */
};
/* Methods are case-sensitive (RFC 9110 §9.1). */
enum http_method http_method_of(struct str);
/* "Not Found"; "Status" for a status that is never answered here. */
const char *http_phrase(unsigned status);
/* Empty view when the header is absent; *present may be NULL. A header sent
 * twice arrives joined by ", " (RFC 9110 §5.3). */
struct str http_header(const struct http_req *, struct str name, bool *present);

/* Percent-decodes into the arena. SYNTAX error with the offset (base + where)
 * for a broken escape, a NUL, or text that is not UTF-8. plus: "+" is a
 * blank, as in query strings. */
struct err *
http_decode(struct arena *, struct str, long base, bool plus, struct str *ret);
/* Encodes everything but unreserved characters and those in keep. */
void http_encode(struct buf *, struct str, struct str keep);

/*
 * The answer. Status and headers are held until the first block is full or
 * the handler is done; a body that fits the block goes out with its exact
 * Content-Length. Everything that can fail is done before: resp_restart()
 * forgets head and body if nothing has been sent yet.
 */
struct http_resp;
void resp_status(struct http_resp *, unsigned status);
/* Adds a field; a second one of the same name is a second line. Name and
 * value are checked (must) for CR, LF and NUL: they are ours. */
void resp_header(struct http_resp *, struct str name, struct str value);
struct out *resp_body(struct http_resp *);
/* The length of a body that does not fit the block, or of what HEAD asks for,
 * when it is known; 0: it is not. It must then be that long. */
void resp_length(struct http_resp *, int64_t);
/* The body may be sent in that coding, if it is worth it: not when it is short
 * or its length was said. Content-Encoding and a weak ETag are then added. */
enum http_coding { CODING_NONE, CODING_GZIP, CODING_ZSTD };
void resp_coding(struct http_resp *, enum http_coding);
/* True when head and body written so far could be taken back. */
bool resp_restart(struct http_resp *);
/* The body cannot be completed: the client's connection breaks, so that what
 * it got never looks whole. Only for answers that have begun. */
void resp_abort(struct http_resp *);
/* Why out_ok() of the body turned false. */
enum resp_trouble {
	RESP_FINE,
	RESP_CLIENT_GONE,
	RESP_NO_STREAM_SLOT, /* too many long answers; restart, then 503 */
	/* Likewise, but the request will be begun anew when there is room:
	 * nothing is to be answered now. */
	RESP_LATER
};
enum resp_trouble resp_trouble(const struct http_resp *);

/* Has the floor above (server) implement struct http_resp: */
struct http_resp {
	unsigned status;
	struct http_pair headers[32];
	size_t nheaders;
	struct out body;
	int64_t length; /* 0: see resp_length() */
	enum http_coding coding;
	bool head_sent, aborted, restarted;
	bool no_body; /* HEAD, 204, 304: the body is dropped */
	enum resp_trouble trouble;
	struct arena *arena;
};

/* The best of ours that Accept-Encoding allows (RFC 9110 §12.5.3). */
enum http_coding http_coding_pick(struct str accept_encoding);
struct str http_coding_name(enum http_coding);
/* RFC 9110 §13.1.2, weak comparison, lists and "*". */
bool http_etag_match(struct str if_none_match, struct str etag);
/* The cookie of that name; empty when absent. */
struct str http_cookie(const struct http_req *, struct str name);
#endif
