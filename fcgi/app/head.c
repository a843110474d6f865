/* SPDX-License-Identifier: MIT */
/* head.c - the fields that every answer of the service has. */
#include "config.h"
#include <string.h>
#include "app/job.h"

static struct str
version(const struct job *j)
{
	return j->v401 ? S("4.01") : S("4.0");
}

void
job_status(struct job *j, unsigned status)
{
	resp_status(j->rs, status);
	resp_header(j->rs, S("OData-Version"), version(j));
	if (j->batch == NULL)
		resp_header(j->rs, S("Vary"),
		    S("Accept, Accept-Charset, Accept-Encoding, "
		      "OData-MaxVersion, Prefer"));
}

static bool
on_this_host(struct str address)
{
	return address.n == 0 || str_starts(address, S("127.")) ||
	    str_starts(address, S("::ffff:127.")) || str_eq(address, S("::1"));
}

/* Rows, not what has a secret in it: whoever can choose a part of the text
 * could guess the rest by its packed length. */
static void
offer_coding(struct job *j)
{
	const char *when = j->app->conf->compress;

	if (strcmp(when, "never") != 0 &&
	    (strcmp(when, "always") == 0 || !on_this_host(j->rq->remote_addr)))
		resp_coding(j->rs,
		    http_coding_pick(
			http_header(j->rq, S("accept-encoding"), NULL)));
}

void
job_head(struct job *j, struct str content_type)
{
	job_status(j, 200);
	resp_header(j->rs, S("Content-Type"), content_type);
	if (j->batch != NULL)
		return;
	offer_coding(j);
	resp_header(j->rs, S("Token-Id"), j->who.token);
	if (j->who.expires_at != 0) {
		struct civil t = { 0 };
		char p[DATE_MAX];

		datetime_of_unix(j->who.expires_at, &t);
		resp_header(j->rs, S("Token-Expires-At"),
		    (struct str){ p, datetime_put(p, &t, 0) });
	}
}
