/* SPDX-License-Identifier: MIT */
/* demand.c - fields of a request that are met or refused, never ignored. */
#include "config.h"
#include "app/job.h"
#include "odata/lex.h"

/* Protocol §8.2.6. One snapshot is kept for a request and for a batch; pages
 * would be read later, so there are none then. The name of 4.01 counts when
 * both are there. */
static struct err *
isolation(struct job *j)
{
	struct str name = S("isolation");
	struct str v = http_header(j->rq, name, NULL);

	if (v.n == 0) {
		name = S("odata-isolation");
		v = http_header(j->rq, name, NULL);
	}
	if (v.n > 0 && !str_ieq(v, S("snapshot")))
		return ERR(j->rq->arena, PRECONDITION, name,
		    "The one isolation that is offered is 'snapshot'");
	j->isolated = j->isolated || v.n > 0;
	return NULL;
}

/* Protocol §8.1.5: the version of what stands in the body. */
static struct err *
body_version(const struct job *j)
{
	struct str v = str_trim(http_header(j->rq, S("odata-version"), NULL));

	if (j->rq->method != HTTP_POST || v.n == 0 || str_eq(v, S("4.0")) ||
	    str_eq(v, S("4.01")))
		return NULL;
	return ERR(j->rq->arena, BAD_REQUEST, S("OData-Version"),
	    "The body must be of OData-Version 4.0 or 4.01, not '%.*s'",
	    STRF(lex_cut(v)));
}

struct err *
job_demands(struct job *j)
{
	TRY(body_version(j));
	return isolation(j); /* of a part: what the batch asks for holds, too */
}
