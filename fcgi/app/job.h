/* SPDX-License-Identifier: MIT */
/*
 * job.h - one OData request on its way down the staircase; between the files
 * of the service.
 *
 * A part of a batch is a job as well: its request was made from text, its
 * answer goes into the answer of the batch, and what the batch has found out
 * (whose token this is) is not asked again.
 */
#ifndef APP_JOB_H
#define APP_JOB_H
#include "app/app_priv.h"
#include "odata/format.h"
#include "plan/plan.h"
#include "write/write.h"

struct batch;
struct job {
	struct app *app;
	struct http_req *rq;
	struct http_resp *rs;
	struct str rest;     /* of the path, behind the service root */
	struct batch *batch; /* that this is a part of, or NULL */
	struct who who;
	bool v401;
	bool isolated;    /* isolation: snapshot was asked for */
	bool by_id;       /* the path is that of an entity-id */
	bool posted;      /* the query options came in a body, see $query */
	struct str allow; /* for 405: the methods that the resource has */
	struct format format;
	struct prefer prefer;
	/* Rows of a page that the client asked for, now or for the page before
	 * this one; 0: it did not. */
	int64_t asked_page;
	struct query *query;
	struct level *level;
	struct write_conf conf;
};

/* Answers the request, whatever happens. */
void job_run(struct job *);
/* Answers with that error, or breaks the answer when it has begun. */
void job_fail(struct job *, struct err *);
/* head.c: the status and the fields that every answer has. */
void job_status(struct job *, unsigned status);
/* Head of a success; other fields and the body follow. Says also whose token
 * this was, never the token; and that the body may be packed. */
void job_head(struct job *, struct str content_type);
/* Is the last segment of the path that one, however it is encoded? *head: the
 * path before it, without a slash at its end. */
bool job_ends_in(const struct job *, struct str segment, struct str *head);

/* url.c: an absolute URL or one from the root of the host becomes relative to
 * the service root, others stay. NOT_FOUND: it is none of this service. */
struct err *
job_own_url(const struct job *, struct arena *, struct str *url) must_check;
/* $entity?$id=… (Protocol §11.2.4.1): the path of that entity takes the place
 * of $entity. */
struct err *job_entity_id(
    struct job *, const struct parse_limits *, struct ast_uri *) must_check;

/* query_body.c: POST …/$query (URL Conventions §4.17): takes the options from
 * the body; the request is then a GET of the path without $query. */
struct err *job_query_body(struct job *, struct str path) must_check;

/* demand.c: refuses an isolation and a version of the body that we have not
 * (Protocol §8.1.5, §8.2.6). */
struct err *job_demands(struct job *) must_check;

/* stream.c: answers a QUERY_STREAM. */
struct err *job_stream(struct job *) must_check;

/* batch.c: POST $batch (Protocol §11.7, JSON Format §19). */
struct err *job_batch(struct job *) must_check;
/* The snapshot of all parts, opened by the first that needs it. */
struct err *batch_snapshot(struct batch *, struct arena *) must_check;
#endif
