/* SPDX-License-Identifier: MIT */
/*
 * app.h - what a worker does with a request: routes, handlers, answers.
 *
 * The functions are those that server/server.h asks for; main.c wires them.
 */
#ifndef APP_APP_H
#define APP_APP_H
#include "edm/edm.h"
#include "http/http.h"
#include "sys/conf.h"

/* A document about the model, rendered once. */
struct app_doc {
	struct str body;
	struct str etag; /* strong, quoted */
};
/* What all workers of one configuration share: the model and its rendered
 * descriptions. Read-only after app_prepare(). */
struct app_model {
	struct arena *arena;
	struct edm_model *edm;
	struct app_doc xml[2], json[2]; /* $metadata in 4.0, and in 4.01 */
	struct app_doc openapi;
};

/* Reads the key and password files' names from conf, connects once as the
 * read account and loads the model. Errors are for the administrator. */
struct err *app_prepare(
    const struct conf *, struct arena *, struct app_model **ret) must_check;
/* Whether a worker would come up with the keys and accounts of conf. */
struct err *app_try(const struct conf *, struct arena *) must_check;
void app_forget(struct app_model **);

struct app;
size_t app_shared_size(void);
/* One worker. shared: app_shared_size() bytes of the mapping, or NULL. */
struct err *app_start(const struct conf *, void *shared, unsigned slot,
    struct arena *, const struct app_model *, struct app **ret) must_check;
void app_handle(struct app *, struct http_req *, struct http_resp *);
/* When the answer is on its way: what may wait. */
void app_after(struct app *, struct arena *);
/* Lines for /metrics. */
void app_metrics(const struct app *, struct buf *);
void app_stop(struct app **);
void app_bury(void *shared, unsigned slot);

/* The statements of a URL below the service root ("Contacts?$top=1"), as
 * text for people; the database is not asked. */
struct err *app_explain(const struct conf *, const struct app_model *,
    struct arena *, struct str url, struct buf *ret) must_check;
#endif
