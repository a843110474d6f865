/* SPDX-License-Identifier: MIT */
/*
 * batch_if.c - the condition of a request in a JSON batch (JSON Format §19.1):
 * $id/$succeeded, true, false, and, or, not, eq, ne and parentheses.
 *
 * Conditions on what earlier requests returned are expressions of OData, see
 * batch_ask().
 */
#include "config.h"
#include "app/batch.h"

enum { DEPTH_MAX = 32 };

struct cond {
	const struct batch *batch;
	struct arena *arena;
	size_t part;
	struct str rest, whole;
	unsigned depth;
};

static struct err *
wrong(struct cond *c, const char *what)
{
	return ERR_AT(c->arena, SYNTAX, S("if"), c->whole.n - c->rest.n,
	    "%s is expected at position %zu of the condition", what,
	    c->whole.n - c->rest.n);
}

static bool
is_word(char ch)
{
	return ch != ' ' && ch != '(' && ch != ')';
}

/* What begins here, blanks skipped; empty at the end and at a parenthesis. */
static struct str
peek(struct cond *c)
{
	size_t n = 0;

	while (c->rest.n > 0 && c->rest.p[0] == ' ')
		c->rest = str_skip(c->rest, 1);
	while (n < c->rest.n && is_word(c->rest.p[n]))
		n++;
	return str_head(c->rest, n);
}

static bool
take(struct cond *c, struct str word)
{
	if (!str_ieq(peek(c), word))
		return false;
	c->rest = str_skip(c->rest, word.n);
	return true;
}

static bool
take_char(struct cond *c, char ch)
{
	(void)peek(c);
	if (c->rest.n == 0 || c->rest.p[0] != ch)
		return false;
	c->rest = str_skip(c->rest, 1);
	return true;
}

static struct err *either(struct cond *, bool *ret);

/* $id/$succeeded */
static struct err *
reference(struct cond *c, bool *ret)
{
	struct str word = peek(c), id, what;

	if (!str_cut(str_skip(word, 1), '/', &id, &what))
		return wrong(c, "$id/$succeeded");
	if (batch_find(c->batch, c->part, id, true) == NULL)
		return ERR(c->arena, BAD_REQUEST, S("if"),
		    "No request before this one has the id '%.*s'", STRF(id));
	*ret = batch_succeeded(c->batch, c->part, id);
	c->rest = str_skip(c->rest, word.n);
	return NULL;
}

static struct err *
primary(struct cond *c, bool *ret)
{
	if (take_char(c, '(')) {
		if (++c->depth > DEPTH_MAX)
			return ERR(c->arena, LIMIT, S("if"),
			    "The condition is nested more than %d levels deep",
			    DEPTH_MAX);
		TRY(either(c, ret));
		c->depth--;
		return take_char(c, ')') ? NULL : wrong(c, "')'");
	}
	*ret = take(c, S("true"));
	if (*ret || take(c, S("false")))
		return NULL;
	if (str_starts(peek(c), S("$")))
		return reference(c, ret);
	return wrong(c, "$id/$succeeded, true, false, not or '('");
}

static struct err *
compared(struct cond *c, bool *ret)
{
	bool not = false, right;

	while (take(c, S("not")))
		not = !not ;
	TRY(primary(c, ret));
	*ret = *ret != not ; /* not binds closer than eq */
	if (take(c, S("eq"))) {
		TRY(primary(c, &right));
		*ret = *ret == right;
	} else if (take(c, S("ne"))) {
		TRY(primary(c, &right));
		*ret = *ret != right;
	}
	return NULL;
}

static struct err *
both(struct cond *c, bool *ret)
{
	bool right;

	TRY(compared(c, ret));
	while (take(c, S("and"))) {
		TRY(compared(c, &right));
		*ret = *ret && right;
	}
	return NULL;
}

static struct err *
either(struct cond *c, bool *ret)
{
	bool right;

	TRY(both(c, ret));
	while (take(c, S("or"))) {
		TRY(both(c, &right));
		*ret = *ret || right;
	}
	return NULL;
}

/* Does it look into answers? */
static bool
asks(struct str s)
{
	struct str id;
	bool quoted = false;

	for (size_t i = 0; i < s.n; i++) {
		quoted = s.p[i] == '\'' ? !quoted : quoted;
		if (quoted || s.p[i] != '$')
			continue;
		id = str_skip(s, i);
		i += str_index(id, '/');
		if (i < s.n && !str_starts(str_skip(s, i), S("/$succeeded")))
			return true;
		i++; /* the sign behind it */
	}
	return false;
}

struct err *
batch_condition(struct batch *b, struct arena *a, size_t n, bool *ret)
{
	struct cond c = { .batch = b,
		.arena = a,
		.part = n,
		.rest = b->parts[n].condition,
		.whole = b->parts[n].condition };

	if (asks(c.whole))
		return batch_ask(b, a, n, ret);
	TRY(either(&c, ret));
	(void)peek(&c);
	return c.rest.n == 0 ? NULL : wrong(&c, "the end");
}
