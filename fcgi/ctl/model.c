/* SPDX-License-Identifier: MIT */
/* model.c - latchkeyctl model: what of the database is exposed, and whether an
 * overlay is right. */
#include "config.h"
#include <stdio.h>
#include "catalog/catalog.h"
#include "ctl/ctl.h"

static bool
to_stdout(struct sink *s, const char *p, size_t n, bool last)
{
	(void)s;
	(void)last;
	return fwrite(p, 1, n, stdout) == n;
}

static struct err *
model(struct ctl *c)
{
	scoped(secret_free) struct secret pw = { 0 };
	scoped(db_free) struct db *db = NULL;
	struct catalog_conf cc = { .tinyint1_bool = c->conf.tinyint1_boolean,
		.overlay = c->check != NULL ? c->check : c->conf.model };
	struct sink sink = { .write = to_stdout };
	struct out out = out_to(&sink, arena_alloc(c->arena, OUT_BLOCK, 1));
	struct edm_model *m;

	TRY(account_open(c, c->conf.read_user, c->conf.read_password_file,
	    c->suggest ? c->conf.db_name : NULL, &pw, &db));
	if (c->suggest)
		TRY(catalog_suggest(
		    db, c->arena, str_of(c->conf.db_name), &cc, c->data, &out));
	if (c->suggest)
		return out_finish(&out)
		    ? NULL
		    : ERR(c->arena, INTERNAL, S(""), "cannot write");
	TRY(catalog_load(db, c->arena, str_of(c->conf.db_name), &cc, &m));
	if (c->check != NULL) {
		ctl_say("%s: right: %zu sets, %zu left out", c->check, m->nsets,
		    m->nleft_out);
		return NULL;
	}
	catalog_print(&out, m);
	if (!out_finish(&out))
		return ERR(c->arena, INTERNAL, S(""), "cannot write");
	return NULL;
}

int
ctl_model(struct ctl *c)
{
	if ((c->suggest && c->check != NULL) || (c->data && !c->suggest))
		return CTL_USAGE;
	struct err *e = model(c);

	return e == NULL ? CTL_OK : ctl_failed(e);
}
