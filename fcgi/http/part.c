/* SPDX-License-Identifier: MIT */
/* part.c - multipart bodies and requests as text. */
#include "config.h"
#include "http/part.h"

enum { BOUNDARY_MAX = 70 };

struct str
http_media(struct str content_type)
{
	return str_trim(str_head(content_type, str_index(content_type, ';')));
}

/* "quo\"ted" */
static struct str
unquote(struct arena *a, struct str s)
{
	char *p = NEWN(a, char, s.n);
	size_t n = 0;

	for (size_t i = 1; i < s.n && s.p[i] != '"'; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n)
			i++;
		p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

struct str
http_media_param(struct arena *a, struct str content_type, struct str name)
{
	struct str rest = str_skip(content_type, str_index(content_type, ';'));

	while (rest.n > 0) {
		struct str part, key, value;
		size_t n = 1;
		bool quoted = false;

		for (; n < rest.n && (quoted || rest.p[n] != ';'); n++)
			if (rest.p[n] == '"')
				quoted = !quoted;
			else if (rest.p[n] == '\\' && quoted && n + 1 < rest.n)
				n++;
		part = str_skip(str_head(rest, n), 1);
		rest = str_skip(rest, n);
		(void)str_cut(part, '=', &key, &value);
		value = str_trim(value);
		if (!str_ieq(str_trim(key), name))
			continue;
		return value.n > 0 && value.p[0] == '"' ? unquote(a, value)
							: value;
	}
	return S("");
}

/* The next line without its end; false when nothing is left. */
static bool
line(struct str *text, struct str *ret)
{
	if (text->n == 0)
		return false;
	(void)str_cut(*text, '\n', ret, text);
	if (ret->n > 0 && ret->p[ret->n - 1] == '\r')
		ret->n--;
	return true;
}

enum delimiter { NO_DELIMITER, DELIMITER, CLOSING };

static enum delimiter
delimiter(struct str l, struct str boundary)
{
	bool closing;

	if (!str_starts(l, S("--")) || !str_starts(str_skip(l, 2), boundary))
		return NO_DELIMITER;
	l = str_skip(l, 2 + boundary.n);
	closing = str_starts(l, S("--"));
	if (str_trim(closing ? str_skip(l, 2) : l).n > 0)
		return NO_DELIMITER;
	return closing ? CLOSING : DELIMITER;
}

/* From begin to the line that starts at end; the line end before a delimiter
 * belongs to the delimiter. */
static struct str
between(const char *begin, const char *end)
{
	struct str s = { begin, (size_t)(end - begin) };

	if (s.n > 0 && s.p[s.n - 1] == '\n')
		s.n--;
	if (s.n > 0 && s.p[s.n - 1] == '\r')
		s.n--;
	return s;
}

struct err *
part_split(struct arena *a, struct str body, struct str boundary, size_t max,
    struct str **ret, size_t *n)
{
	struct str l, *parts = NEWN(a, struct str, max + 1);
	const char *begin = NULL;
	enum delimiter d = NO_DELIMITER;

	*n = 0;
	*ret = parts;
	if (boundary.n == 0 || boundary.n > BOUNDARY_MAX)
		return ERR(a, BAD_REQUEST, S("Content-Type"),
		    "multipart/mixed needs a boundary of 1 to %d characters",
		    BOUNDARY_MAX);
	while (d != CLOSING && line(&body, &l)) {
		d = delimiter(l, boundary);
		if (d == NO_DELIMITER)
			continue;
		if (begin != NULL && *n == max)
			return ERR(a, LIMIT, S("body"),
			    "More than %zu requests in a batch (batch_max)",
			    max);
		if (begin != NULL)
			parts[(*n)++] = between(begin, l.p);
		begin = body.p;
	}
	if (d == CLOSING)
		return NULL;
	return ERR(a, BAD_REQUEST, S("body"),
	    "The body does not end with the closing delimiter --%.*s--",
	    STRF(boundary));
}

bool
part_is_field(struct str name, struct str value)
{
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] <= ' ' ||
		    (unsigned char)name.p[i] >= 0x7f)
			return false;
	for (size_t i = 0; i < value.n; i++)
		if (((unsigned char)value.p[i] < ' ' && value.p[i] != '\t') ||
		    value.p[i] == 0x7f)
			return false;
	return name.n > 0;
}

struct err *
part_fields(
    struct arena *a, struct str *text, const struct http_pair **ret, size_t *n)
{
	struct http_pair *pairs = NEWN(a, struct http_pair, PART_FIELDS_MAX);
	struct str l, name, value;

	*n = 0;
	*ret = pairs;
	while (line(text, &l) && l.n > 0) {
		bool colon = str_cut(l, ':', &name, &value);

		value = str_trim(value);
		if (!colon || !part_is_field(name, value))
			return ERR(a, BAD_REQUEST, S("header"),
			    "A header field within the batch is malformed");
		if (*n == PART_FIELDS_MAX)
			return ERR(a, BAD_REQUEST, S("header"),
			    "More than %d header fields in a part",
			    PART_FIELDS_MAX);
		for (size_t i = 0; i < *n; i++)
			if (str_ieq(pairs[i].name, name))
				return ERR(a, BAD_REQUEST, name,
				    "A part of the batch has the header field "
				    "'%.*s' twice",
				    STRF(name));
		pairs[(*n)++] = (struct http_pair){ name, value };
	}
	return NULL;
}

/* GET Books?$filter=a eq 1 HTTP/1.1: the URL is all between. */
struct err *
part_request(
    struct arena *a, struct str text, struct http_req *ret, struct str *body)
{
	struct str l = { 0 }, rest, version;
	size_t i;

	while (line(&text, &l) && l.n == 0) /* RFC 9112 §2.2 */
		;
	(void)str_cut(l, ' ', &ret->method_text, &rest);
	rest = str_trim(rest);
	for (i = rest.n; i > 0 && rest.p[i - 1] != ' ';)
		i--;
	version = str_skip(rest, i);
	if (str_starts(version, S("HTTP/")))
		rest = str_trim(str_head(rest, i));
	if (ret->method_text.n == 0 || rest.n == 0 ||
	    !part_is_field(ret->method_text, rest))
		return ERR(a, BAD_REQUEST, S("body"),
		    "A part of the batch does not begin with a request line");
	ret->method = http_method_of(ret->method_text);
	ret->target = rest;
	TRY(part_fields(a, &text, &ret->headers, &ret->nheaders));
	*body = text;
	return NULL;
}
