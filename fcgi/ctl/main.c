/* SPDX-License-Identifier: MIT */
/* main.c - latchkeyctl: options, and the table of commands. */
#include "config.h"
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "ctl/ctl.h"

static const struct command {
	const char *name;
	int (*run)(struct ctl *);
	int min, max; /* arguments */
} commands[] = {
	{ "init", ctl_init, 0, 0 },
	{ "migrate", ctl_migrate, 0, 0 },
	{ "user", ctl_user, 2, 2 },
	{ "token", ctl_token, 1, 2 },
	{ "keys", ctl_keys, 1, 1 },
	{ "check", ctl_check, 0, 0 },
	{ "model", ctl_model, 0, 0 },
};

static const char usage_text[] =
    "usage: latchkeyctl -c FILE [-o 'KEY = VALUE']... COMMAND\n"
    "  init [--as USER --password-file FILE] [--sql DIR]\n"
    "                      make key file, schema and both accounts\n"
    "  migrate [--as USER --password-file FILE] [--sql DIR]\n"
    "                      bring the schema up to date\n"
    "  user add NAME --role admin|user [--generate | --password-stdin]\n"
    "  user passwd NAME [--generate | --password-stdin]\n"
    "  user disable NAME | user enable NAME\n"
    "  token list | token revoke ID | token revoke-all\n"
    "  keys rotate         new tokens and passwords use new keys\n"
    "  check               is everything as it should be\n"
    "  model               what of the database is exposed, and what not\n"
    "  model --suggest [--data]\n"
    "                      an overlay with the relations that the database\n"
    "                      seems to have; --data looks at values too\n"
    "  model --check FILE  is this overlay (model.json) right, and if not, "
    "why\n";

int
ctl_failed(const struct err *e)
{
	fprintf(stderr, "latchkeyctl: %.*s", STRF(e->msg));
	if (e->cause.n > 0)
		fprintf(stderr, " (%.*s)", STRF(e->cause));
	fputc('\n', stderr);
	return CTL_FAILED;
}

void
ctl_say(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

static int
usage(void)
{
	fputs(usage_text, stderr);
	return CTL_USAGE;
}

enum {
	OPT_SQL = 256,
	OPT_AS,
	OPT_PASSWORD,
	OPT_ROLE,
	OPT_CHECK,
	OPT_SUGGEST,
	OPT_DATA
};
static const struct option options[] = {
	{ "config", required_argument, NULL, 'c' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ "sql", required_argument, NULL, OPT_SQL },
	{ "as", required_argument, NULL, OPT_AS },
	{ "password-file", required_argument, NULL, OPT_PASSWORD },
	{ "role", required_argument, NULL, OPT_ROLE },
	{ "suggest", no_argument, NULL, OPT_SUGGEST },
	{ "data", no_argument, NULL, OPT_DATA },
	{ "check", required_argument, NULL, OPT_CHECK },
	{ "option", required_argument, NULL, 'o' },
	{ "generate", no_argument, NULL, 'g' },
	{ "password-stdin", no_argument, NULL, 'p' },
	{ NULL, 0, NULL, 0 },
};

struct cli {
	struct ctl ctl;
	const char *file;
	const char *set[64];
	size_t nset;
};

/* -1: go on. */
static int
option(struct cli *cli, int opt)
{
	switch (opt) {
	case 'c': cli->file = optarg; return -1;
	case 'h': fputs(usage_text, stdout); return CTL_OK;
	case 'V': ctl_say("latchkeyctl %s", PACKAGE_VERSION); return CTL_OK;
	case OPT_SQL: cli->ctl.sql_dir = optarg; return -1;
	case OPT_AS: cli->ctl.as = optarg; return -1;
	case OPT_PASSWORD: cli->ctl.password_file = optarg; return -1;
	case OPT_SUGGEST: cli->ctl.suggest = true; return -1;
	case OPT_DATA: cli->ctl.data = true; return -1;
	case OPT_CHECK: cli->ctl.check = optarg; return -1;
	case OPT_ROLE: cli->ctl.role = optarg; return -1;
	case 'o':
		if (cli->nset == N_ELEM(cli->set))
			return usage();
		cli->set[cli->nset++] = optarg;
		return -1;
	case 'g': cli->ctl.generate = true; return -1;
	case 'p': cli->ctl.from_stdin = true; return -1;
	default: /* an int, not an enum: getopt has said what is wrong */
		return usage();
	}
}

static int
run(struct cli *cli, const struct command *cmd)
{
	struct ctl *c = &cli->ctl;
	struct buf problems = buf_in(c->arena, 1 << 16);
	int rc;

	if (cli->file == NULL) {
		fputs("latchkeyctl: -c FILE is missing\n", stderr);
		return usage();
	}
	if (!conf_load(c->arena, cli->file, cli->nset, cli->set, &c->conf,
		&problems)) {
		struct str text = buf_str(&problems);

		fprintf(stderr, "%.*s", STRF(text));
		return CTL_USAGE;
	}
	rc = cmd->run(c);
	return rc == CTL_USAGE ? usage() : rc;
}

static int
dispatch(struct cli *cli, int argc, char **argv)
{
	for (size_t i = 0; argc > 0 && i < N_ELEM(commands); i++) {
		const struct command *cmd = &commands[i];

		if (strcmp(cmd->name, argv[0]) != 0)
			continue;
		cli->ctl.argc = argc - 1;
		cli->ctl.argv = argv + 1;
		if (argc - 1 < cmd->min || argc - 1 > cmd->max)
			return usage();
		return run(cli, cmd);
	}
	return usage();
}

int
main(int argc, char **argv)
{
	struct cli cli = { .ctl = { .sql_dir = getenv("LATCHKEY_SQL") } };
	int opt, rc;

	secret_process();
	if (cli.ctl.sql_dir == NULL)
		cli.ctl.sql_dir = PKGDATADIR "/sql/schema";
	while ((opt = getopt_long(argc, argv, "c:o:hV", options, NULL)) != -1) {
		rc = option(&cli, opt);
		if (rc >= 0)
			return rc;
	}
	cli.ctl.arena = arena_new(1 << 16);
	rc = dispatch(&cli, argc - optind, argv + optind);
	arena_free(&cli.ctl.arena);
	if (fflush(stdout) != 0) {
		perror("latchkeyctl: stdout");
		return CTL_FAILED;
	}
	return rc;
}
