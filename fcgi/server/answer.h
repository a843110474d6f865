/* SPDX-License-Identifier: MIT */
/* answer.h - struct http_resp on a FastCGI connection. */
#ifndef SERVER_ANSWER_H
#define SERVER_ANSWER_H
#include "http/http.h"
#include "server/board.h"
#include "server/fcgi.h"
#include "server/park.h"
#include "zip/zip.h"

struct answer {
	struct sink sink; /* first: the sink of rs.body */
	struct http_resp rs;
	struct fcgi *fcgi;
	struct board *board;
	const struct conf *conf;
	unsigned slot;
	int hold;                /* see hold.h */
	const struct park *park; /* NULL: the request cannot be parked */
	bool head;               /* the method is HEAD */
	/* Apache keeps a client's connection open after it broke off an answer,
	 * and the client waits; it closes when a long answer asks for it. */
	bool close_streams;
	bool ended;
	/* Content coding: the body goes through zip into packed, whose sink is
	 * below. */
	struct zip *zip;
	char *pack_block; /* OUT_BLOCK bytes */
	struct sink below;
	struct out packed;
	bool begun, packing;
};
/* block has OUT_BLOCK bytes. */
void answer_begin(struct answer *, struct arena *, char *block, bool head);
/* After the handler: sends what is left and ends the request, or breaks the
 * connection. */
void answer_end(struct answer *);
/* A whole answer with an OData error body (OData JSON Format §21.1), which
 * replaces what was written; for what goes wrong before any handler. */
void answer_error(struct answer *, const struct err *);
#endif
