/* SPDX-License-Identifier: MIT */
/*
 * batch.h - a batch as data, and what its files share.
 *
 * A batch is read whole (it is at most body_max bytes) and checked as a
 * whole: only a well-formed one is answered with 200. Then part after part is
 * run as a job of its own (job.h) with an arena that is reset behind it, and
 * its answer is streamed into the answer of the batch. A part that fails late
 * breaks the client's connection, as any answer does.
 */
#ifndef APP_BATCH_H
#define APP_BATCH_H
#include "app/job.h"
#include "http/part.h"

/* One request of a batch. */
struct batch_part {
	struct str id;    /* Content-ID or id; may be empty in multipart */
	struct str group; /* atomicityGroup; may be empty */
	const struct str *depends; /* on ids and groups before it */
	size_t ndepends;
	struct str condition; /* if; empty: none */
	struct http_req rq;   /* method, target and headers */
	struct str body;
	bool changes;      /* a change set: refused as one */
	struct err *wrong; /* the part itself is malformed */
	/* When it has been run: */
	unsigned status; /* 0: not yet */
	bool entity;     /* it answered with an entity */
	struct str path; /* below the service root, no query */
};

enum part_failed { PART_STOP, PART_GO_ON };
struct batch {
	struct job *job; /* of $batch itself */
	struct batch_part *parts;
	size_t n;
	bool json;               /* the format of the request */
	enum part_failed failed; /* what to do when a part fails */
	struct arena *arena;     /* of the running part */
	char *block;             /* of its out */
	struct batch_writer *writer;
	bool snapshot; /* is open */
};

/* batch_mime.c, batch_json.c: errors are those of the whole batch. */
struct err *batch_read_mime(
    struct batch *, struct str content_type, struct str body) must_check;
struct err *batch_read_json(struct batch *, struct str body) must_check;
/* The part with that id or, groups too, in that group, among the first n;
 * NULL when there is none. */
const struct batch_part *
batch_find(const struct batch *, size_t n, struct str name, bool groups);
/* Has the request, or every request of the group, succeeded? */
bool batch_succeeded(const struct batch *, size_t n, struct str name);

/* batch_if.c: the condition of part number n. */
struct err *
batch_condition(struct batch *, struct arena *, size_t n, bool *ret) must_check;

/* batch_ref.c: the part before number n with that id, which must have
 * answered with an entity; NULL when there is no such id. */
struct err *batch_refer(const struct batch *, struct arena *, size_t n,
    struct str id, const struct batch_part **ret) must_check;
/* Replaces the references within the URL of part n, but for that which it
 * begins with. */
struct err *batch_refs(
    const struct batch *, struct arena *, size_t n, struct str *url) must_check;
/* A condition on what earlier parts returned. */
struct err *
batch_ask(struct batch *, struct arena *, size_t n, bool *ret) must_check;

/* batch_out.c: the answer. */
struct batch_writer *batch_writer(struct arena *, struct out *, bool json);
/* The value of Content-Type. */
struct str batch_content_type(const struct batch_writer *);
void batch_begin(struct batch_writer *);
void batch_end(struct batch_writer *);
/* The answer of a part; out_ok() of its body is that of the batch's. */
struct http_resp *batch_part_begin(struct batch_writer *, struct arena *,
    char *block, const struct batch_part *);
#endif
