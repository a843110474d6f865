/* SPDX-License-Identifier: MIT */
/* conf.c - reads the configuration file and the overrides. */
#include "config.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "sys/confval.h"

enum { FILE_MAX = 256 * 1024 };

struct reader {
	struct arena *arena;
	struct conf *conf;
	struct buf *problems;
	const char *where; /* name of the file, or "command line" */
	int line;
	int *seen; /* line of each key in this source, 0: none */
};

static void
problem(struct reader *r, struct str key, const char *what, const char *more)
{
	buf_putf(r->problems, "%s:%d: %.*s: %s%s\n", r->where, r->line,
	    STRF(key), what, more);
}

static struct str
without_comment(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '#' &&
		    (i == 0 || s.p[i - 1] == ' ' || s.p[i - 1] == '\t'))
			return str_head(s, i);
	}
	return s;
}

/* The value behind "=": quoted, or up to a comment. */
static bool
value_of(struct str s, struct str *ret)
{
	size_t end;

	s = str_trim(s);
	if (!str_starts(s, S("\""))) {
		*ret = str_trim(without_comment(s));
		return true;
	}
	s = str_skip(s, 1);
	end = str_index(s, '"');
	*ret = str_head(s, end);
	return end < s.n &&
	    str_trim(without_comment(str_skip(s, end + 1))).n == 0;
}

static void
set(struct reader *r, size_t i, struct str value)
{
	const char *why;

	if (r->seen[i] != 0) {
		problem(r, str_of(conf_keys[i].name),
		    "the key is given twice; line ",
		    arena_strf(r->arena, "%d has it already", r->seen[i]).p);
		return;
	}
	r->seen[i] = r->line;
	why = conf_set(r->arena, &conf_keys[i], value, r->conf);
	if (why != NULL)
		problem(r, str_of(conf_keys[i].name), "expected ", why);
}

static void
one_line(struct reader *r, struct str line)
{
	struct str key, rest, value;

	if (str_ends(line, S("\r")))
		line = str_head(line, line.n - 1);
	line = str_trim(line);
	if (line.n == 0 || line.p[0] == '#')
		return;
	if (!str_cut(line, '=', &key, &rest)) {
		problem(r, str_head(line, 40), "expected key = value", "");
		return;
	}
	key = str_trim(key);
	if (!value_of(rest, &value)) {
		problem(r, key, "the quoted value does not end", "");
		return;
	}
	for (size_t i = 0; i < conf_nkeys; i++) {
		if (str_eq(str_of(conf_keys[i].name), key)) {
			set(r, i, value);
			return;
		}
	}
	problem(r, str_head(key, 40), "no such key",
	    " (latchkeyd --help-config lists them)");
}

static bool
slurp(struct reader *r, const char *file, struct str *ret)
{
	char *p = NEWN(r->arena, char, FILE_MAX);
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	ssize_t got = 1;
	size_t n = 0;

	if (fd == -1) {
		buf_putf(r->problems, "%s: %s\n", file, strerror(errno));
		return false;
	}
	while (n < FILE_MAX && (got = read(fd, p + n, FILE_MAX - n)) > 0)
		n += (size_t)got;
	if (got != 0)
		buf_putf(r->problems, "%s: %s\n", file,
		    got < 0 ? strerror(errno) : "longer than 256 KiB");
	(void)close(fd);
	*ret = (struct str){ p, n };
	return got == 0;
}

static void
from_file(struct reader *r, const char *file)
{
	struct str all = { 0 }, line;

	if (!slurp(r, file, &all))
		return;
	if (memchr(all.p, 0, all.n) != NULL) {
		buf_putf(r->problems, "%s: contains a NUL byte\n", file);
		return;
	}
	while (all.n > 0) {
		(void)str_cut(all, '\n', &line, &all);
		r->line++;
		one_line(r, line);
	}
}

static void
derive(struct conf *c)
{
	if (c->workers == 0) {
		c->workers = 4 * (int64_t)sysconf(_SC_NPROCESSORS_ONLN);
		if (c->workers < 8)
			c->workers = 8;
		if (c->workers > 256)
			c->workers = 256;
	}
	if (c->stream_workers == 0)
		c->stream_workers = c->workers > 1 ? c->workers / 2 : 1;
}

static bool
is_one_of(const char *s, const char *const *list)
{
	while (*list != NULL && strcmp(s, *list) != 0)
		list++;
	return *list != NULL;
}

/* Values that are right alone and wrong together. */
static void
together(const struct conf *c, struct buf *problems)
{
	static const char *const levels[] = { "error", "warning", "notice",
		"info", "debug", NULL };
	static const char *const compress[] = { "auto", "always", "never",
		NULL };

	if (!is_one_of(c->log_level, levels))
		buf_lit(problems,
		    "log_level: expected error, warning, notice, info or "
		    "debug\n");
	if (!is_one_of(c->compress, compress))
		buf_lit(problems, "compress: expected auto, always or never\n");
	if (c->page_size > c->page_size_max)
		buf_lit(problems, "page_size: larger than page_size_max\n");
	if (c->stream_workers > c->workers)
		buf_lit(problems, "stream_workers: more than workers\n");
	if (c->session_idle > c->session_absolute)
		buf_lit(
		    problems, "session_idle: longer than session_absolute\n");
	if (c->request_timeout > c->stream_timeout)
		buf_lit(
		    problems, "request_timeout: longer than stream_timeout\n");
	if (c->db_socket[0] == '\0' && c->db_host[0] == '\0')
		buf_lit(problems, "db_socket: empty, and so is db_host\n");
	if (c->public_url[0] != '\0' &&
	    !str_starts(str_of(c->public_url), S("http://")) &&
	    !str_starts(str_of(c->public_url), S("https://")))
		buf_lit(problems, "public_url: expected https://host[:port]\n");
}

bool
conf_load(struct arena *a, const char *file, size_t n,
    const char *const *overrides, struct conf *ret, struct buf *problems)
{
	struct reader r = { .arena = a,
		.conf = ret,
		.problems = problems,
		.where = file,
		.seen = NEWN(a, int, conf_nkeys) };
	const size_t before = problems->n;

	*ret = (struct conf){ 0 };
	for (size_t i = 0; i < conf_nkeys; i++)
		must(conf_set(a, &conf_keys[i], str_of(conf_keys[i].def),
			 ret) == NULL);
	if (file != NULL)
		from_file(&r, file);
	r.seen = NEWN(a, int, conf_nkeys);
	r.where = "command line";
	r.line = 0;
	for (size_t i = 0; i < n; i++) {
		r.line++;
		one_line(&r, str_of(overrides[i]));
	}
	if (problems->n == before && !problems->failed) {
		derive(ret);
		together(ret, problems);
	}
	return problems->n == before && !problems->failed;
}

static void
secret_file(const struct conf_key *k, const char *path, struct buf *problems)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;

	if (fd == -1 || fstat(fd, &st) == -1)
		buf_putf(
		    problems, "%s: %s: %s\n", k->name, path, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		buf_putf(
		    problems, "%s: %s: not a regular file\n", k->name, path);
	else if ((st.st_mode & 07) != 0)
		buf_putf(problems,
		    "%s: %s: others may read it; chmod o-rwx it\n", k->name,
		    path);
	if (fd != -1)
		(void)close(fd);
}

bool
conf_files(const struct conf *c, struct buf *problems)
{
	const size_t before = problems->n;

	for (size_t i = 0; i < conf_nkeys; i++) {
		const struct conf_key *k = &conf_keys[i];

		if (k->kind == CONF_SECRET && conf_text(k, c)[0] != '\0')
			secret_file(k, conf_text(k, c), problems);
	}
	return problems->n == before && !problems->failed;
}

void
conf_print(const struct conf *c, struct buf *b)
{
	for (size_t i = 0; i < conf_nkeys; i++) {
		const struct conf_key *k = &conf_keys[i];
		const char *t = conf_text(k, c);

		buf_putf(b, "%s = ", k->name);
		if (t != NULL && (t[0] == '\0' || strchr(t, '#') != NULL))
			buf_putf(b, "\"%s\"", t);
		else
			conf_put(b, k, c);
		buf_char(b, '\n');
	}
}

void
conf_help(struct buf *b)
{
	for (size_t i = 0; i < conf_nkeys; i++) {
		const struct conf_key *k = &conf_keys[i];

		buf_putf(b, "%-22s %s.\n%23sdefault: %s; %s\n", k->name,
		    k->help, "", k->def[0] == '\0' ? "empty" : k->def,
		    conf_allowed(b->arena, k));
	}
}
