/* SPDX-License-Identifier: MIT */
/* members.c - the members of ENUM('a','b') and SET('a','b'). */
#include "config.h"
#include "base/buf.h"
#include "edm/name.h"
#include "catalog/facts.h"

/* One quoted text at the start of *s, '' and \ escapes undone; *s moves
 * behind it. */
static bool
quoted(struct arena *a, struct str *s, struct str *ret)
{
	struct buf b = buf_in(a, s->n);
	size_t i = 1;

	if (s->n == 0 || s->p[0] != '\'')
		return false;
	for (; i < s->n; i++) {
		bool twice = i + 1 < s->n && s->p[i + 1] == '\'';

		if (s->p[i] == '\'' && !twice)
			break;
		if (s->p[i] == '\'' || (s->p[i] == '\\' && i + 1 < s->n))
			i++;
		buf_char(&b, s->p[i]);
	}
	if (i == s->n)
		return false;
	*s = str_skip(*s, i + 1);
	*ret = buf_str(&b);
	return buf_ok(&b);
}

struct members
members_of(struct arena *a, struct str column_type)
{
	struct members m = { 0 };
	struct map seen = map_in(a);
	struct str head, s, name;

	m.plain = str_cut(column_type, '(', &head, &s);
	while (quoted(a, &s, &name)) {
		if (!edm_name_plain(name) || !map_add(&seen, name, a))
			m.plain = false;
		VEC_PUSH(a, &m.names, name);
		if (s.n > 0 && s.p[0] == ',')
			s = str_skip(s, 1);
	}
	m.whole = str_starts(s, S(")"));
	return m;
}
