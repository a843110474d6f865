/* SPDX-License-Identifier: MIT */
/*
 * lex.h - a cursor over one decoded part of the request target.
 *
 * A part (an option value or a path segment) is percent-decoded once, before
 * it is read; a table maps each decoded byte back to its offset in the
 * target, so that every message and node has a position the client knows.
 * A part without escapes is read where it stands, without a copy.
 *
 * There are no token objects: the grammar of OData gives the same bytes
 * different meanings in different places, so the parsers ask for what may
 * come next.
 */
#ifndef ODATA_LEX_H
#define ODATA_LEX_H
#include "base/map.h"
#include "odata/parse.h"

struct lex {
	struct arena *arena;
	const struct parse_limits *lim;
	size_t *nodes; /* of the whole request, so far */
	const char *begin, *p, *end;
	const uint32_t *map; /* decoded offset -> offset in raw; NULL: same */
	struct str raw;
	long base;       /* position of raw in the target */
	struct str what; /* "$filter": for messages and as their target */
	size_t depth, expand;
	struct lex_aliases *aliases; /* of the list of options being read */
};

/* The aliases of one list of options: a map finds the second of a name. */
struct lex_aliases {
	struct map names;
	struct ast_alias **tail;
};

/*
 * Decodes raw and puts the cursor at its beginning; the other members of l
 * must be set. plus: "+" is a blank. SYNTAX for a broken escape, a NUL and
 * for what is not UTF-8.
 */
struct err *
lex_open(struct lex *l, struct str raw, long base, bool plus) must_check;
/* The position in the request target of a byte of the decoded text. */
long lex_pos(const struct lex *, const char *p);
/* The byte at p was written with percent-encoding. */
bool lex_was_encoded(const struct lex *, const char *p);

static inline bool
lex_end(const struct lex *l)
{
	return l->p == l->end;
}
static inline bool
lex_at(const struct lex *l, char c)
{
	return l->p < l->end && *l->p == c;
}
/* The byte n behind the cursor, NUL beyond the end. */
static inline char
lex_peek(const struct lex *l, size_t n)
{
	return (size_t)(l->end - l->p) > n ? l->p[n] : '\0';
}
bool lex_take(struct lex *, char c);
/* Skips blanks and tabs; true when there was one. */
bool lex_blank(struct lex *);
static inline bool
lex_is_name_start(char c)
{
	return is_alpha(c) || c == '_' || (unsigned char)c >= 0x80;
}
static inline bool
lex_is_name(char c)
{
	return lex_is_name_start(c) || is_digit(c);
}
/* The identifier at the cursor, empty when there is none; not consumed. */
struct str lex_word(const struct lex *);
/* Consumes ident *("." ident); false when there is no identifier. */
bool lex_name(struct lex *, struct str *ret, bool *qualified);
/* The beginning of s, short enough for a message, in whole characters. */
struct str lex_cut(struct str s);
/* What was read since p. */
struct str lex_since(const struct lex *, const char *p);

/* "Expected WANT in $filter at position 34, found ')'" */
struct err *lex_expected(const struct lex *, const char *want);
/* Consumes c or fails. */
struct err *lex_expect(struct lex *, char c) must_check;
/* One level deeper, or the LIMIT error. lex_leave() when it went well. */
struct err *lex_enter(struct lex *) must_check;
static inline void
lex_leave(struct lex *l)
{
	l->depth--;
}
/* Counts a node of any tree: LIMIT beyond the maximum. */
struct err *lex_count(struct lex *) must_check;
#endif
