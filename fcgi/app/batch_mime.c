/* SPDX-License-Identifier: MIT */
/* batch_mime.c - a batch as multipart/mixed (Protocol §11.7.7.1). */
#include "config.h"
#include "app/batch.h"

/* Content-ID (ABNF request-id) is echoed in a head: no blanks, no controls. */
static struct err *
check_id(struct batch *b, size_t n)
{
	struct arena *a = b->job->rq->arena;
	struct str id = b->parts[n].id;

	for (size_t i = 0; i < id.n; i++)
		if ((unsigned char)id.p[i] <= ' ' ||
		    (unsigned char)id.p[i] >= 0x7f)
			return ERR(a, BAD_REQUEST, S("Content-ID"),
			    "A Content-ID within the batch is malformed");
	if (id.n == 0 || batch_find(b, n, id, false) == NULL)
		return NULL;
	return ERR(a, BAD_REQUEST, S("Content-ID"),
	    "The Content-ID '%.*s' is given twice", STRF(id));
}

static struct err *
read_part(struct batch *b, size_t n, struct str text)
{
	struct batch_part *p = &b->parts[n];
	struct arena *a = b->job->rq->arena;
	struct http_req mime = { 0 };
	struct str type;

	TRY(part_fields(a, &text, &mime.headers, &mime.nheaders));
	p->id = http_header(&mime, S("content-id"), NULL);
	TRY(check_id(b, n));
	type = http_media(http_header(&mime, S("content-type"), NULL));
	if (str_ieq(type, S("multipart/mixed"))) {
		p->changes = true;
		p->rq.method_text = S("a change set");
		return NULL;
	}
	if (!str_ieq(type, S("application/http")))
		return ERR(a, BAD_REQUEST, S("Content-Type"),
		    "A part of the batch is neither application/http nor "
		    "multipart/mixed");
	p->wrong = part_request(a, text, &p->rq, &p->body);
	return NULL;
}

struct err *
batch_read_mime(struct batch *b, struct str content_type, struct str body)
{
	struct arena *a = b->job->rq->arena;
	struct str *texts;

	TRY(part_split(a, body,
	    http_media_param(a, content_type, S("boundary")),
	    (size_t)b->job->app->conf->batch_max, &texts, &b->n));
	b->parts = NEWN(a, struct batch_part, b->n);
	for (size_t i = 0; i < b->n; i++)
		TRY(read_part(b, i, texts[i]));
	return NULL;
}
