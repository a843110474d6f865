/* SPDX-License-Identifier: MIT */
/* err.c - the table of errors and the maker of one. */
#include "config.h"
#include <stdarg.h>
#include <stdio.h>
#include "base/err.h"

static const struct {
	unsigned http;
	const char *odata, *msg;
} tab[] = {
#define ERROR(c, s, o, m) [ERR_##c] = { s, o, m },
#include "base/err.def"
#undef ERROR
};
_Static_assert(N_ELEM(tab) == ERR__MAX, "error table is complete");

unsigned
err_http(const struct err *e)
{
	return tab[e->code].http;
}

const char *
err_odata(const struct err *e)
{
	return tab[e->code].odata;
}

const char *
err_default(enum err_code code)
{
	return tab[code].msg;
}

struct err *
err_new_(struct arena *a, enum err_code code, struct str target, long pos,
    const char *file, int line, const char *fmt, ...)
{
	struct err *e = NEW(a, struct err);
	va_list ap;
	char b[512];

	/* Long names are cut, not dropped: the message stays readable. */
	va_start(ap, fmt);
	(void)vsnprintf(b, sizeof(b), fmt, ap);
	va_end(ap);
	*e = (struct err){ .code = code,
		.target = target,
		.pos = pos,
		.file = file,
		.line = line,
		.msg = arena_strf(a, "%s", b) };
	return e;
}
