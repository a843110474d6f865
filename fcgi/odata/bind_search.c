/* SPDX-License-Identifier: MIT */
/*
 * bind_search.c - $search (URL Conventions §5.1.7) as a condition.
 *
 * What matches is for the service to say. Here: a word or phrase matches an
 * entity when one of its searched texts holds it. A set is searched in the
 * columns that its overlay names, else in those of each FULLTEXT key. Columns
 * that have a FULLTEXT key over exactly them are asked by MATCH: whole words,
 * phrases in their order; other columns by LIKE: anywhere in the text. So are
 * words that an index does not hold: short ones, stop words, and whatever its
 * parser would take apart. Both ignore case as the collation does. AND, OR and
 * NOT are left to SQL, over terms that are never null.
 */
#include "config.h"
#include "base/buf.h"
#include "odata/bind_in.h"

enum { TERM_MAX = 65536 };

/* Of InnoDB: INFORMATION_SCHEMA.INNODB_FT_DEFAULT_STOPWORD. */
static const char *const stop_words[] = { "a", "about", "an", "are", "as", "at",
	"be", "by", "com", "de", "en", "for", "from", "how", "i", "in", "is",
	"it", "la", "of", "on", "or", "that", "the", "this", "to", "was",
	"what", "when", "where", "who", "will", "with", "und", "www" };

enum { TOKEN_LONGEST = 84 };

static bool
is_stop_word(struct str w)
{
	for (size_t i = 0; i < N_ELEM(stop_words); i++)
		if (str_ieq(str_of(stop_words[i]), w))
			return true;
	return false;
}

/* Letters and digits, and "_" as InnoDB has it. Beyond ASCII there are signs
 * at which a parser splits too, so nothing there is vouched for but the
 * letters of Latin, Greek and Cyrillic (U+00C0 to U+04FF, with × and ÷ out):
 * two bytes each in UTF-8. */
static bool
is_token(struct str w, size_t least)
{
	size_t chars = 0;

	for (size_t i = 0; i < w.n; i++, chars++) {
		unsigned char c = (unsigned char)w.p[i];
		unsigned next;

		if (c < 0x80) {
			if (!is_alpha((char)c) && !is_digit((char)c) &&
			    c != '_')
				return false;
			continue;
		}
		if (c < 0xC3 || c > 0xD3 || i + 1 == w.n)
			return false;
		next = (unsigned char)w.p[++i];
		if (c == 0xC3 && (next == 0x97 || next == 0xB7))
			return false;
	}
	return chars >= least && chars <= TOKEN_LONGEST && !is_stop_word(w);
}

/* The term for MATCH … IN BOOLEAN MODE: word or "word word"; false when the
 * index would not find it. */
static bool
boolean_mode(struct binder *b, struct str term, size_t least, struct str *ret)
{
	struct buf out = buf_in(b->arena, TERM_MAX);
	struct str one, rest = term;
	bool more;

	buf_char(&out, '"');
	do {
		more = str_cut(rest, ' ', &one, &rest);
		if (!is_token(one, least))
			return false;
		if (out.n > 1)
			buf_char(&out, ' ');
		buf_put(&out, one);
	} while (more);
	buf_char(&out, '"');
	*ret = buf_str(&out);
	return buf_ok(&out);
}

/* Some of several conditions. */
static void
either(struct binder *b, struct expr **some, struct expr *e)
{
	*some = *some == NULL
	    ? e
	    : bind_make_op(b, OP_OR, EDM_BOOL, e->pos, *some, e);
}

static struct expr *
like(struct binder *b, const struct edm_prop *p, const struct join *row,
    const struct ast_search *x)
{
	struct expr *text =
	    bind_make(b, EX_LIT, EDM_STRING, x->pos, NULL, NULL);
	struct expr *e;

	text->val = VAL_OF_STR(x->text);
	e = bind_make(b, EX_FUNC, EDM_BOOL, x->pos,
	    bind_property(b, p, row, x->pos), text);
	e->func = FUNC_SEARCH;
	e->nullable = false;
	return e;
}

static void
in_text(struct binder *b, const struct scope *s, const struct edm_text *t,
    const struct ast_search *x, struct expr **some)
{
	struct str term;
	struct expr *e;

	if (t->token_min > 0 && boolean_mode(b, x->text, t->token_min, &term)) {
		e = bind_make(b, EX_MATCH, EDM_BOOL, x->pos, NULL, NULL);
		e->val = VAL_OF_STR(term);
		e->join = s->row;
		e->text = t;
		either(b, some, e);
		return;
	}
	for (size_t i = 0; i < t->n; i++)
		either(b, some, like(b, t->props[i], s->row, x));
}

/* The key over exactly these columns, in any order. */
static const struct edm_text *
key_over(const struct edm_set *set)
{
	for (size_t i = 0; i < set->ntexts; i++) {
		const struct edm_text *t = &set->texts[i];
		size_t same = 0;

		for (size_t k = 0; k < t->n; k++)
			for (size_t j = 0; j < set->nsearch; j++)
				same += t->props[k] == set->search[j];
		if (same == t->n && same == set->nsearch)
			return t;
	}
	return NULL;
}

static struct expr *
term(struct binder *b, const struct scope *s, const struct ast_search *x)
{
	const struct edm_set *set = s->set;
	const struct edm_text *key = key_over(set);
	const struct edm_text declared = { set->search, set->nsearch, 0 };
	struct expr *some = NULL;

	if (set->nsearch > 0)
		in_text(b, s, key != NULL ? key : &declared, x, &some);
	for (size_t i = 0; i < set->ntexts && set->nsearch == 0; i++)
		in_text(b, s, &set->texts[i], x, &some);
	return some;
}

static struct err *
search(struct binder *b, const struct scope *s, const struct ast_search *x,
    struct expr **ret)
{
	struct expr *left, *right;

	if (++b->nodes > BIND_NODES_MAX || b->depth == BIND_DEPTH_MAX)
		return ERR_AT(b->arena, LIMIT, S("$search"), x->pos,
		    "'$search' is too large: more than %d parts or %d levels",
		    (int)BIND_NODES_MAX, (int)BIND_DEPTH_MAX);
	if (x->kind == SEARCH_WORD || x->kind == SEARCH_PHRASE) {
		*ret = term(b, s, x);
		return NULL;
	}
	b->depth++;
	TRY(search(b, s, x->left, &left));
	if (x->kind == SEARCH_NOT) {
		*ret = bind_make_op(b, OP_NOT, EDM_BOOL, x->pos, left, NULL);
	} else {
		TRY(search(b, s, x->right, &right));
		*ret = bind_make_op(b, x->kind == SEARCH_AND ? OP_AND : OP_OR,
		    EDM_BOOL, x->pos, left, right);
	}
	b->depth--;
	return NULL;
}

struct err *
bind_search(struct binder *b, const struct scope *s,
    const struct ast_options *o, struct expr **filter)
{
	struct expr *e;

	if (o == NULL || !o->opt[OPT_SEARCH].given)
		return NULL;
	if (s->set->nsearch == 0 && s->set->ntexts == 0)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, S("$search"),
		    o->opt[OPT_SEARCH].pos,
		    "'$search' is not supported for %.*s: it has no FULLTEXT "
		    "key and no column is declared for it",
		    STRF(s->set->name));
	TRY(search(b, s, o->search, &e));
	*filter = *filter == NULL
	    ? e
	    : bind_make_op(b, OP_AND, EDM_BOOL, e->pos, *filter, e);
	return NULL;
}
