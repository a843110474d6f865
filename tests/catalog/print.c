/* SPDX-License-Identifier: MIT */
/*
 * print.c - loads the model of a database and writes it to standard output.
 *
 *     print SOCKET USER DATABASE text|csdl|service|fingerprint|suggest|
 *         suggest-data [tinyint1|-]
 *         [OVERLAY]
 *
 * Exit status: 0, 1 (no model; the message is on standard error), 2 (usage).
 */
#include "config.h"
#include <stdio.h>
#include "catalog/catalog.h"
#include "write/write.h"

static bool
to_stdout(struct sink *s, const char *p, size_t n, bool last)
{
	(void)s;
	(void)last;
	return fwrite(p, 1, n, stdout) == n;
}

static bool
print(struct out *o, const struct edm_model *m, const char *what)
{
	struct write_conf c = { .model = m,
		.root = S("https://host/odata/v4/"),
		.metadata = METADATA_MINIMAL };

	if (strcmp(what, "text") == 0) {
		catalog_print(o, m);
	} else if (strcmp(what, "csdl") == 0) {
		write_csdl_xml(o, m);
	} else if (strcmp(what, "service") == 0) {
		write_service(o, &c);
	} else {
		char hex[32];
		int n = snprintf(hex, sizeof(hex), "%016llx\n",
		    (unsigned long long)m->fingerprint);

		out_put(o, (struct str){ hex, (size_t)n });
	}
	return out_finish(o);
}

int
main(int argc, char **argv)
{
	static char block[OUT_BLOCK];
	struct catalog_conf conf = { .tinyint1_bool =
					 argc > 5 && argv[5][0] != '-',
		.overlay = argc > 6 ? argv[6] : NULL };
	struct sink sink = { to_stdout };
	struct out o = out_to(&sink, block);
	struct arena *a = arena_new(1 << 18);
	struct edm_model *m;
	struct err *e;
	bool done;

	if (argc < 5)
		return 2;
	struct db_conf dc = { .socket = argv[1],
		.user = argv[2],
		.password = "",
		.connect_ms = 5000,
		.read_ms = 60000,
		.statements = 8,
		.database =
		    strncmp(argv[4], "suggest", 7) == 0 ? argv[3] : NULL,
		.read_only = true };
	struct db *db = db_new(&dc);

	if (strncmp(argv[4], "suggest", 7) == 0) {
		e = catalog_suggest(db, a, str_of(argv[3]), &conf,
		    strcmp(argv[4], "suggest-data") == 0, &o);
		done = e == NULL && out_finish(&o);
		if (e != NULL)
			fprintf(stderr, "%.*s (%.*s)\n", STRF(e->msg),
			    STRF(e->cause));
		db_free(&db);
		arena_free(&a);
		return done ? 0 : 1;
	}
	e = catalog_load(db, a, str_of(argv[3]), &conf, &m);
	if (e != NULL)
		fprintf(stderr, "%.*s (%.*s)\n", STRF(e->msg), STRF(e->cause));
	done = e == NULL && print(&o, m, argv[4]);
	db_free(&db);
	arena_free(&a);
	return done ? 0 : 1;
}
