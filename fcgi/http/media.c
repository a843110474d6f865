/* SPDX-License-Identifier: MIT */
/* media.c - media types, file names and ranges. */
#include "config.h"
#include "base/buf.h"
#include "base/num.h"
#include "base/utf8.h"
#include "http/http.h"
#include "http/media.h"
#include "http/part.h"

static bool
is_tchar(char c)
{
	return is_alpha(c) || is_digit(c) ||
	    (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

static struct str
take_token(struct str *s)
{
	size_t n = 0;
	struct str t;

	while (n < s->n && is_tchar(s->p[n]))
		n++;
	t = str_head(*s, n);
	*s = str_skip(*s, n);
	return t;
}

static bool
take_char(struct str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_skip(*s, 1);
	return true;
}

/* "…" with printable ASCII inside. */
static bool
take_quoted(struct str *s)
{
	if (!take_char(s, '"'))
		return false;
	while (s->n > 0 && s->p[0] != '"') {
		if (s->p[0] == '\\')
			*s = str_skip(*s, 1);
		if (s->n == 0 || s->p[0] < ' ' || s->p[0] > '~')
			return false;
		*s = str_skip(*s, 1);
	}
	return take_char(s, '"');
}

static void
skip_blanks(struct str *s)
{
	while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '\t'))
		*s = str_skip(*s, 1);
}

bool
media_is_type(struct str s)
{
	if (s.n > MEDIA_TYPE_MAX || take_token(&s).n == 0 ||
	    !take_char(&s, '/') || take_token(&s).n == 0)
		return false;
	for (skip_blanks(&s); s.n > 0; skip_blanks(&s)) {
		if (!take_char(&s, ';'))
			return false;
		skip_blanks(&s);
		if (take_token(&s).n == 0 || !take_char(&s, '=') ||
		    (!take_quoted(&s) && take_token(&s).n == 0))
			return false;
	}
	return true;
}

struct str
media_type(struct str s)
{
	s = str_trim(s);
	return media_is_type(s) ? s : S("application/octet-stream");
}

static bool
ends_with(struct str s, struct str end)
{
	return s.n >= end.n && str_ieq(str_skip(s, s.n - end.n), end);
}

bool
media_is_inert(struct str type)
{
	static const struct str families[] = { { "image/", 6 }, { "audio/", 6 },
		{ "video/", 6 }, { "font/", 5 } };
	static const struct str types[] = { { "text/plain", 10 },
		{ "text/csv", 8 }, { "application/json", 16 },
		{ "application/pdf", 15 } };
	struct str t = http_media(type);

	if (ends_with(t, S("+xml")) || ends_with(t, S("/xml")))
		return false;
	for (size_t i = 0; i < N_ELEM(families); i++)
		if (str_ieq(str_head(t, families[i].n), families[i]))
			return true;
	for (size_t i = 0; i < N_ELEM(types); i++)
		if (str_ieq(t, types[i]))
			return true;
	return false;
}

static struct str
file_name(struct arena *a, struct str file)
{
	struct buf b = buf_in(a, MEDIA_FILE_MAX);
	size_t n;

	if (!utf8_valid(file))
		return S("");
	for (file = str_trim(file); file.n > 0; file = str_skip(file, n)) {
		uint32_t c = utf8_next(file, &n);

		if (b.n + n > MEDIA_FILE_MAX)
			break;
		if (c < ' ' || (c >= 0x7F && c < 0xA0) ||
		    (c < 0x80 && strchr("\"\\/:*?<>|", (int)c) != NULL))
			buf_char(&b, '_');
		else
			buf_put(&b, str_head(file, n));
	}
	must(buf_ok(&b));
	return buf_str(&b);
}

struct str
media_disposition(struct arena *a, bool inert, struct str file)
{
	struct buf b = buf_in(a, 8 * MEDIA_FILE_MAX);
	const struct str name = file_name(a, file);
	bool ascii = true;

	buf_put(&b, inert ? S("inline") : S("attachment"));
	if (name.n > 0) {
		buf_lit(&b, "; filename=\"");
		for (size_t i = 0; i < name.n; i++) {
			bool plain = (unsigned char)name.p[i] < 0x80;

			ascii = ascii && plain;
			if (plain)
				buf_char(&b, name.p[i]);
			else if ((unsigned char)name.p[i] >= 0xC0)
				buf_char(&b, '_');
		}
		buf_char(&b, '"');
	}
	if (!ascii) {
		buf_lit(&b, "; filename*=UTF-8''");
		http_encode(&b, name, S(""));
	}
	must(buf_ok(&b));
	return buf_str(&b);
}

static bool
take_number(struct str *s, int64_t *ret)
{
	size_t n = 0;

	while (n < s->n && is_digit(s->p[n]))
		n++;
	if (n == 0 || n > 18)
		return false;
	for (*ret = 0; n > 0; n--, *s = str_skip(*s, 1))
		*ret = *ret * 10 + (s->p[0] - '0');
	return true;
}

enum media_range
media_range(struct str s, int64_t length, int64_t *from, int64_t *to)
{
	int64_t first, last = INT64_MAX - 1;

	s = str_trim(s);
	if (!str_ieq(str_head(s, 6), S("bytes=")))
		return RANGE_NONE;
	s = str_trim(str_skip(s, 6));
	if (take_char(&s, '-')) { /* the last so many */
		if (!take_number(&s, &last) || s.n > 0)
			return RANGE_NONE;
		first = last > length ? 0 : length - last;
		if (last == 0 || length == 0)
			return RANGE_BEYOND;
		last = length - 1;
	} else {
		if (!take_number(&s, &first) || !take_char(&s, '-') ||
		    (s.n > 0 && !take_number(&s, &last)) || s.n > 0 ||
		    last < first)
			return RANGE_NONE;
		if (first >= length)
			return RANGE_BEYOND;
	}
	*from = first;
	*to = last >= length ? length : last + 1;
	return RANGE_SOME;
}
