/* SPDX-License-Identifier: MIT */
/* main.c - latchkeyd: arguments, wiring, exit status. */
#include "config.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include "app/app.h"
#include "crypt/secret.h"
#include "server/server.h"
#include "sys/conf.h"
#include "sys/log.h"

enum { TEXT_MAX = 256 * 1024, STATUS_WRONG = 2 };

/* The hooks of the server, in the terms of the application. */
static struct err *
prepare(const struct server_env *env, struct arena *a, void **ret)
{
	struct app_model *m = NULL;

	TRY(app_try(env->conf, a));
	TRY(app_prepare(env->conf, a, &m));
	*ret = m;
	return NULL;
}

static struct err *
start(const struct server_env *env, struct arena *a, void *model, void **ret)
{
	struct app *app = NULL;

	secret_process();
	TRY(app_start(env->conf, env->shared, env->slot, a, model, &app));
	*ret = app;
	return NULL;
}

static void
handle(void *state, struct http_req *rq, struct http_resp *rs)
{
	app_handle(state, rq, rs);
}

static void
after(void *state, struct arena *a)
{
	app_after(state, a);
}

static void
metrics(void *state, struct buf *b)
{
	app_metrics(state, b);
}

static void
stop(void *state)
{
	struct app *app = state;

	app_stop(&app);
}

static void
forget(void *model)
{
	struct app_model *m = model;

	app_forget(&m);
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
	    "  --explain URL   print SQL and values of 'Contacts?$top=1'\n"
	    "  --dump-model    print $metadata\n"
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

/* The model comes from the database; the statements are only shown. */
static int
explain(struct arena *a, const struct server_conf *from, const char *url)
{
	struct buf problems = buf_in(a, TEXT_MAX), text = buf_in(a, 1 << 20);
	struct app_model *m = NULL;
	struct conf conf;
	struct err *e;

	if (!conf_load(a, from->file, from->noverrides, from->overrides, &conf,
		&problems)) {
		(void)print(&problems, stderr);
		return STATUS_WRONG;
	}
	(void)log_set_level("error");
	e = app_prepare(&conf, a, &m);
	if (e == NULL && url != NULL)
		e = app_explain(&conf, m, a, str_of(url), &text);
	else if (e == NULL)
		buf_put(&text, m->xml[0].body);
	if (e != NULL)
		(void)fprintf(stderr, "latchkeyd: %.*s%s%.*s\n", STRF(e->msg),
		    e->cause.n > 0 ? ": " : "", STRF(e->cause));
	if (m != NULL)
		app_forget(&m);
	return e != NULL ? STATUS_WRONG : print(&text, stdout);
}

static int
serve(const struct server_conf *from, const char *socket)
{
	const struct server_app app = { .shared_size = app_shared_size(),
		.prepare = prepare,
		.start = start,
		.handle = handle,
		.after = after,
		.stop = stop,
		.forget = forget,
		.bury = app_bury,
		.metrics = metrics };

	if (socket != NULL && !server_listen(socket))
		return STATUS_WRONG;
	return server_run(&app, from);
}

int
main(int argc, char **argv)
{
	static const struct option longs[] = {
		{ "config", required_argument, NULL, 'c' },
		{ "option", required_argument, NULL, 'o' },
		{ "listen", required_argument, NULL, 'l' },
		{ "check-config", no_argument, NULL, 'k' },
		{ "help-config", no_argument, NULL, 'K' },
		{ "explain", required_argument, NULL, 'e' },
		{ "dump-model", no_argument, NULL, 'm' },
		{ "version", no_argument, NULL, 'v' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	scoped(arena_free) struct arena *a = arena_new(4096);
	const char **options = NEWN(a, const char *, (size_t)argc);
	struct server_conf from = { .overrides = options };
	const char *socket = NULL, *url = NULL;
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
		if (c == 'e')
			url = optarg;
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
	else if (mode == 'e' || mode == 'm')
		return explain(a, &from, url);
	else
		return serve(&from, socket);
	return 0;
}
