/* SPDX-License-Identifier: MIT */
/* keys.c - latchkeyctl keys rotate. */
#include "config.h"
#include "crypt/keys.h"
#include "ctl/ctl.h"

int
ctl_keys(struct ctl *c)
{
	unsigned version;
	struct err *e;

	if (strcmp(c->argv[0], "rotate") != 0)
		return CTL_USAGE;
	e = keys_rotate(c->arena, c->conf.key_file, &version);
	if (e != NULL)
		return ctl_failed(e);
	ctl_say("%s has version %u now; latchkeyd uses it after SIGHUP",
	    c->conf.key_file, version);
	return CTL_OK;
}
