/* SPDX-License-Identifier: MIT */
/*
 * overlay.c - the file model.json as JSON (RFC 8259), and its problems.
 *
 * json-c parses; members given twice, of which it keeps the last, are looked
 * for in the text.
 */
#include "config.h"
#include <errno.h>
#include <fcntl.h>
#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "catalog/overlay.h"

enum { DEPTH = 16 };

void
overlay_problem(struct overlay *o, struct str path, const char *fmt, ...)
{
	char text[1024];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	must(n >= 0);
	if (o->nproblems++ > 0)
		buf_char(&o->problems, '\n');
	buf_putf(
	    &o->problems, "%.*s: %.*s: %s", STRF(o->file), STRF(path), text);
}

struct err *
overlay_verdict(struct arena *a, const struct overlay *o)
{
	struct str text = buf_str(&o->problems);

	if (o->nproblems == 0)
		return NULL;
	return ERR(a, INTERNAL, S("model"),
	    "The model overlay is refused (%zu problem%s)\n%.*s", o->nproblems,
	    o->nproblems == 1 ? "" : "s", STRF(text));
}

static void
close_fd(int *fd)
{
	if (*fd != -1)
		(void)close(*fd);
}

static void
put_json(struct json_object **j)
{
	if (*j != NULL)
		json_object_put(*j);
}

static void
free_tokener(struct json_tokener **t)
{
	if (*t != NULL)
		json_tokener_free(*t);
}

static bool
slurp(struct overlay *o, const char *file, struct str *ret)
{
	scoped(close_fd) int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	char *p;
	size_t n = 0;
	ssize_t got = 1;

	if (fd == -1 || fstat(fd, &st) == -1) {
		overlay_problem(o, S("$"), "%s", strerror(errno));
		return false;
	}
	if (!S_ISREG(st.st_mode) || st.st_size > OVERLAY_BYTES) {
		overlay_problem(o, S("$"),
		    S_ISREG(st.st_mode) ? "it is larger than %d bytes"
					: "it is no regular file of at most %d "
					  "bytes",
		    OVERLAY_BYTES);
		return false;
	}
	p = NEWN(o->arena, char, OVERLAY_BYTES + 1);
	while (got > 0 && n < OVERLAY_BYTES) {
		got = read(fd, p + n, OVERLAY_BYTES - n);
		n += got > 0 ? (size_t)got : 0;
	}
	*ret = (struct str){ p, n };
	if (got < 0)
		overlay_problem(o, S("$"), "%s", strerror(errno));
	return got >= 0;
}

/* Line and column of a byte, from 1. */
static void
not_json(struct overlay *o, struct str text, size_t at, const char *why)
{
	size_t line = 1, column = 1;

	for (size_t i = 0; i < at && i < text.n; i++) {
		column = text.p[i] == '\n' ? 1 : column + 1;
		line += text.p[i] == '\n';
	}
	overlay_problem(
	    o, S("$"), "line %zu, column %zu: no JSON: %s", line, column, why);
}

static struct json_object *
parse(struct overlay *o, struct str text)
{
	scoped(free_tokener) struct json_tokener *t =
	    json_tokener_new_ex(DEPTH);
	struct json_object *j;

	must(t != NULL);
	json_tokener_set_flags(
	    t, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	j = json_tokener_parse_ex(t, text.p, (int)text.n);
	if (json_tokener_get_error(t) == json_tokener_continue)
		not_json(o, text, text.n, "it ends too early");
	else if (json_tokener_get_error(t) != json_tokener_success)
		not_json(o, text, json_tokener_get_parse_end(t),
		    json_tokener_error_desc(json_tokener_get_error(t)));
	else if (str_trim(str_skip(text, json_tokener_get_parse_end(t))).n > 1)
		not_json(o, text, json_tokener_get_parse_end(t),
		    "something follows the object");
	else
		return j;
	put_json(&j);
	return NULL;
}

/* Valid JSON, looked through for members given twice. */
struct scan {
	struct overlay *o;
	struct str s;
};

static char
peek(struct scan *c)
{
	while (c->s.n > 0 && strchr(" \t\r\n", c->s.p[0]) != NULL)
		c->s = str_skip(c->s, 1);
	return c->s.n > 0 ? c->s.p[0] : '\0';
}

/* The string at hand, its escapes undone. */
static struct str
take_string(struct scan *c)
{
	scoped(put_json) struct json_object *j = NULL;
	size_t n = 1;
	char *z;

	(void)peek(c);
	while (n < c->s.n && c->s.p[n] != '"')
		n += c->s.p[n] == '\\' ? 2u : 1u;
	z = arena_z(c->o->arena, str_head(c->s, n + 1));
	c->s = str_skip(c->s, n + 1);
	j = json_tokener_parse(z);
	return j == NULL ? S("")
			 : arena_dup(c->o->arena,
			       (struct str){ json_object_get_string(j),
				   (size_t)json_object_get_string_len(j) });
}

static void scan_value(struct scan *, struct str path);

static void
scan_object(struct scan *c, struct str path)
{
	struct map seen = map_in(c->o->arena);

	do {
		struct str name, at;

		c->s = str_skip(c->s, 1); /* { or , */
		if (peek(c) != '"')
			break;
		name = take_string(c);
		at = overlay_member_path(c->o->arena, path, name);
		if (!map_add(&seen, name, c))
			overlay_problem(c->o, at, "it is given twice");
		(void)peek(c);
		c->s = str_skip(c->s, 1); /* : */
		scan_value(c, at);
	} while (peek(c) == ',');
	c->s = str_skip(c->s, 1);
}

static void
scan_array(struct scan *c, struct str path)
{
	size_t i = 0;

	do {
		c->s = str_skip(c->s, 1); /* [ or , */
		if (peek(c) == ']')
			break;
		scan_value(
		    c, arena_strf(c->o->arena, "%.*s[%zu]", STRF(path), i++));
	} while (peek(c) == ',');
	c->s = str_skip(c->s, 1);
}

static void
scan_value(struct scan *c, struct str path)
{
	char first = peek(c);

	if (first == '{')
		scan_object(c, path);
	else if (first == '[')
		scan_array(c, path);
	else if (first == '"')
		(void)take_string(c);
	else
		while (c->s.n > 0 && strchr(",]} \t\r\n", c->s.p[0]) == NULL)
			c->s = str_skip(c->s, 1);
}

struct overlay *
overlay_load(struct arena *a, const char *file)
{
	scoped(put_json) struct json_object *j = NULL;
	struct overlay *o = NEW(a, struct overlay);
	struct str text;

	o->arena = a;
	o->file = arena_dup(a, str_of(file));
	o->problems = buf_in(a, OVERLAY_PROBLEMS);
	if (!slurp(o, file, &text) || (j = parse(o, text)) == NULL) {
		if (o->nproblems == 0)
			overlay_problem(o, S("$"), "expected an object");
		return o;
	}
	scan_value(&(struct scan){ o, text }, S("$"));
	overlay_read(o, j);
	return o;
}
