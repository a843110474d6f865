/* SPDX-License-Identifier: MIT */
/*
 * nested.h - pages of expanded collections (Protocol §11.2.6.7): each is cut
 * where a collection of its own would be, and followed by a next link,
 * Set(key)/Nav?…&$skiptoken=…, with the options that stood in $expand.
 */
#ifndef APP_NESTED_H
#define APP_NESTED_H
#include "app/job.h"

/* Cuts the collections that are expanded below q at size rows; before they
 * are planned. Those with $levels come whole: a link has no place for what
 * is left of them. */
void nested_cut(struct query *q, int64_t size);
/* For write_conf; its caller is the job. */
void
nested_link(const struct write_conf *, struct out *, const struct level *parent,
    const struct row *, const struct level *child, const struct row *last);
#endif
