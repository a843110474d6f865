/* SPDX-License-Identifier: MIT */
/* log.c - one line for one event, on standard error. */
#include "config.h"
#include <unistd.h>
#include "base/date.h"
#include "base/num.h"
#include "base/utf8.h"
#include "sys/clock.h"
#include "sys/log.h"

static const char *const names[] = {
	[LOG_ERROR] = "error",
	[LOG_WARN] = "warning",
	[LOG_NOTE] = "notice",
	[LOG_INF] = "info",
	[LOG_DEBUGGING] = "debug",
};
static enum log_level least = LOG_INF;

struct line {
	char p[LOG_LINE];
	size_t n;
};

static void
put(struct line *l, struct str s)
{
	if (s.n > sizeof(l->p) - 1 - l->n) /* room for the newline */
		s.n = sizeof(l->p) - 1 - l->n;
	if (s.n > 0)
		memcpy(l->p + l->n, s.p, s.n);
	l->n += s.n;
}

static void
put_num(struct line *l, int64_t n)
{
	char text[NUM_MAX];

	put(l, (struct str){ text, num_put_i64(text, n) });
}

static bool
is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]) && !is_alpha(s.p[i]) &&
		    memchr("-_./:+@$", s.p[i], 8) == NULL)
			return false;
	}
	return s.n > 0;
}

static void
put_escaped(struct line *l, char c)
{
	static const char hex[] = "0123456789abcdef";
	const unsigned char u = (unsigned char)c;
	const char x[4] = { '\\', 'x', hex[u >> 4], hex[u & 15] };
	const char two[2] = { '\\', c };

	if (c == '"' || c == '\\')
		put(l, (struct str){ two, 2 });
	else
		put(l, (struct str){ x, 4 });
}

static void
put_text(struct line *l, struct str s)
{
	const bool cut = s.n > LOG_VALUE;
	bool utf8;

	s = str_head(s, LOG_VALUE);
	if (!cut && is_plain(s)) {
		put(l, s);
		return;
	}
	utf8 = utf8_valid(s);
	put(l, S("\""));
	for (size_t i = 0; i < s.n; i++) {
		const unsigned char u = (unsigned char)s.p[i];

		if (u < ' ' || u == '"' || u == '\\' || u == 0x7f ||
		    (u > 0x7f && !utf8))
			put_escaped(l, s.p[i]);
		else
			put(l, (struct str){ &s.p[i], 1 });
	}
	put(l, cut ? S("...\"") : S("\""));
}

static void
put_time(struct line *l)
{
	const int64_t us = clock_unix_us();
	struct civil c = { 0 };
	char text[DATE_MAX];

	datetime_of_unix(us / 1000000, &c);
	c.micro = (uint32_t)(us % 1000000);
	put(l, (struct str){ text, datetime_put(text, &c, 3) });
}

void
log_put(enum log_level level, const struct log_kv *kv)
{
	struct line l;

	if (level > least)
		return;
	l.n = 0;
	put(&l, S("<"));
	put_num(&l, (int64_t)level);
	put(&l, S(">time="));
	put_time(&l);
	put(&l, S(" level="));
	put(&l, str_of(names[level]));
	put(&l, S(" pid="));
	put_num(&l, (int64_t)getpid());
	for (; kv->key != NULL; kv++) {
		put(&l, S(" "));
		put(&l, str_of(kv->key));
		put(&l, S("="));
		if (kv->is_num)
			put_num(&l, kv->num);
		else
			put_text(&l, kv->text);
	}
	l.p[l.n++] = '\n';
	/* A full disk or a closed pipe must not stop the service. */
	if (write(STDERR_FILENO, l.p, l.n) < 0)
		return;
}

bool
log_wants(enum log_level level)
{
	return level <= least;
}

bool
log_set_level(const char *name)
{
	for (size_t i = LOG_ERROR; i < N_ELEM(names); i++) {
		if (str_eq(str_of(name), str_of(names[i]))) {
			least = (enum log_level)i;
			return true;
		}
	}
	return false;
}
