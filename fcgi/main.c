/* SPDX-License-Identifier: MIT */
/* main.c - latchkeyd: arguments, wiring, exit status. */
#include "config.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include "server/server.h"
#include "sys/conf.h"
#include "sys/log.h"

enum { TEXT_MAX = 256 * 1024, STATUS_WRONG = 2 };

/* Until an application is wired here, every path but those of the server
 * itself says so. */
static void
handle_nothing(void *state, struct http_req *rq, struct http_resp *rs)
{
	(void)state;
	(void)rq;
	resp_status(rs, 501);
	resp_header(rs, S("Content-Type"), S("application/json"));
	out_lit(resp_body(rs),
	    "{\"error\":{\"code\":\"NotImplemented\",\"message\":"
	    "\"Not supported by this service\"}}");
}

static void
usage(FILE *to)
{
	(void)fputs(
	    "usage: latchkeyd [-c FILE] [-o 'key = value']... [MODE]\n"
	    "  -c, --config FILE     read this configuration file\n"
	    "  -o, --option SETTING  one setting, wins over the file\n"
	    "  -l, --listen PATH     make and serve this unix socket\n"
	    "MODE (default: serve FastCGI; standard input listens)\n"
	    "  --check-config  print problems (status 2) or effective values\n"
	    "  --help-config   print every key with default and range\n"
	    "  --version, --help\n",
	    to);
}

static int
print(struct buf *b, FILE *to)
{
	const struct str s = buf_str(b);

	return fwrite(s.p, 1, s.n, to) == s.n && fflush(to) == 0 ? 0
								 : STATUS_WRONG;
}

static int
check_config(struct arena *a, const struct server_conf *from)
{
	struct buf problems = buf_in(a, TEXT_MAX), text = buf_in(a, TEXT_MAX);
	struct conf conf;

	if (!conf_load(a, from->file, from->noverrides, from->overrides, &conf,
		&problems) ||
	    !conf_files(&conf, &problems)) {
		(void)print(&problems, stderr);
		return STATUS_WRONG;
	}
	conf_print(&conf, &text);
	return print(&text, stdout);
}

static int
help_config(struct arena *a)
{
	struct buf text = buf_in(a, TEXT_MAX);

	conf_help(&text);
	return print(&text, stdout);
}

static int
serve(const struct server_conf *from, const char *socket)
{
	static const struct server_app app = { .handle = handle_nothing };

	if (socket != NULL && !server_listen(socket))
		return STATUS_WRONG;
	return server_run(&app, from);
}

int
main(int argc, char **argv)
{
	static const struct option longs[] = {
		{"config",        required_argument, NULL, 'c'},
		{ "option",       required_argument, NULL, 'o'},
		{ "listen",       required_argument, NULL, 'l'},
		{ "check-config", no_argument,       NULL, 'k'},
		{ "help-config",  no_argument,       NULL, 'K'},
		{ "version",      no_argument,       NULL, 'v'},
		{ "help",         no_argument,       NULL, 'h'},
		{ NULL,           0,                 NULL, 0  },
	};
	struct arena *a = arena_new(4096);
	const char **options = NEWN(a, const char *, (size_t)argc);
	struct server_conf from = { .overrides = options };
	const char *socket = NULL;
	int mode = 's', c;

	while ((c = getopt_long(argc, argv, "c:o:l:h", longs, NULL)) != -1) {
		if (c == 'c')
			from.file = optarg;
		else if (c == 'o')
			options[from.noverrides++] = optarg;
		else if (c == 'l')
			socket = optarg;
		else
			mode = c;
	}
	if (mode == '?' || optind < argc) {
		usage(stderr);
		return STATUS_WRONG;
	}
	if (mode == 'h')
		usage(stdout);
	else if (mode == 'v')
		(void)puts(PACKAGE_STRING);
	else if (mode == 'k')
		return check_config(a, &from);
	else if (mode == 'K')
		return help_config(a);
	else
		return serve(&from, socket);
	return 0;
}
