/* SPDX-License-Identifier: MIT */
/*
 * bind_time.c - $at, $from, $to, $toInclusive (OData Extension for Temporal
 * Data §4.2): which versions of the rows are read.
 *
 * The time is that at which the database took the rows in. A moment in the
 * future, max and now() stand for what is known now.
 */
#include "config.h"
#include "odata/bind_in.h"

enum {
	FIRST_YEAR = 1970, /* of TIMESTAMP */
	LAST_YEAR = 2037,  /* that every MariaDB has the whole of */
	TIMED = 1 << OPT_AT | 1 << OPT_FROM | 1 << OPT_TO | 1 << OPT_TOINCLUSIVE
};

static const struct civil beginning = { .year = FIRST_YEAR,
	.month = 1,
	.day = 1,
	.second = 1 },
			  end = { .year = LAST_YEAR + 1, .month = 1, .day = 1 };

/* min, max: a path of one name. */
static bool
is_word(const struct ast *x, struct str word)
{
	return x->kind == AST_PATH && x->segs->kind == SEG_NAME &&
	    x->segs->next == NULL && !x->segs->parens &&
	    str_eq(x->segs->name, word);
}

static bool
is_now(const struct ast *x)
{
	return x->kind == AST_CALL && str_eq(x->name, S("now")) &&
	    x->args == NULL;
}

static struct err *
moment(
    struct binder *b, const struct ast *given, enum ast_opt k, struct val *ret)
{
	const struct str name = ast_opt_name(k);
	const struct ast *x;

	TRY(bind_alias(b, given, &x));
	*ret = (struct val){ .kind = VAL_DATETIME };
	if (x != NULL && (x->kind == AST_DATE || x->kind == AST_DATETIME)) {
		ret->t = x->val.t;
	} else if (x != NULL && is_word(x, S("min"))) {
		ret->t = beginning;
	} else if (x != NULL && (is_word(x, S("max")) || is_now(x))) {
		ret->t = end;
	} else if (x != NULL &&
	    (x->kind == AST_PATH || x->kind == AST_CALL || x->kind == AST_OP)) {
		return ERR_AT(b->arena, NOT_IMPLEMENTED, name, x->pos,
		    "'%.*s' is supported with a date, a date and time, min, "
		    "max or now(), not with other expressions",
		    STRF(name));
	} else {
		return ERR_AT(b->arena, TYPE_MISMATCH, name, given->pos,
		    "'%.*s' must be a date or a date and time", STRF(name));
	}
	if (ret->t.year < FIRST_YEAR)
		ret->t = beginning;
	if (ret->t.year > LAST_YEAR)
		ret->t = end;
	return NULL;
}

static bool
keeps_history(const struct query *q)
{
	if (q->set->versioned)
		return true;
	for (size_t i = 0; i < q->nsteps; i++)
		if (q->steps[i].set->versioned)
			return true;
	return false;
}

static struct err *
no_history(struct binder *b, const struct query *q, struct str name, long pos)
{
	return ERR_AT(b->arena, BAD_REQUEST, name, pos,
	    "'%.*s' needs a set that keeps its history, and %.*s does not: its "
	    "table has no system versioning",
	    STRF(name), STRF(q->set->name));
}

static struct err *
at(struct binder *b, const struct ast_options *o, struct query *q)
{
	struct period p = { .kind = PERIOD_AT };

	for (enum ast_opt k = OPT_FROM; k <= OPT_TOINCLUSIVE; k++)
		if (o->opt[k].given)
			return ERR_AT(b->arena, BAD_REQUEST, ast_opt_name(k),
			    o->opt[k].pos,
			    "'%.*s' cannot be combined with '$at'",
			    STRF(ast_opt_name(k)));
	/* What does not keep history passes the time on. */
	if (!keeps_history(q) && o->expand == NULL)
		return no_history(b, q, S("$at"), o->opt[OPT_AT].pos);
	TRY(moment(b, o->at, OPT_AT, &p.from));
	if (p.from.t.year > LAST_YEAR)
		p.kind = PERIOD_NOW;
	q->period = p;
	return NULL;
}

static int64_t
micros(const struct civil *t)
{
	return datetime_unix(t) * 1000000 + t->micro;
}

/* $from, and where it ends. */
static struct err *
span(struct binder *b, const struct ast_options *o, struct query *q)
{
	struct period p = { .kind = PERIOD_SPAN,
		.to = { .kind = VAL_DATETIME, .t = end },
		.inclusive = !o->opt[OPT_TO].given };
	const enum ast_opt until = p.inclusive ? OPT_TOINCLUSIVE : OPT_TO;

	TRY(moment(b, o->from, OPT_FROM, &p.from));
	if (o->to != NULL)
		TRY(moment(b, o->to, until, &p.to));
	if (micros(&p.to.t) < micros(&p.from.t))
		return ERR_AT(b->arena, BAD_REQUEST, ast_opt_name(until),
		    o->opt[until].pos, "'%.*s' lies before '$from'",
		    STRF(ast_opt_name(until)));
	q->period = p;
	return NULL;
}

static struct err *
check_span(struct binder *b, const struct ast_options *o, const struct query *q,
    bool nested)
{
	const bool to = o->opt[OPT_TO].given;
	const enum ast_opt k = o->opt[OPT_FROM].given ? OPT_FROM
	    : to                                      ? OPT_TO
						      : OPT_TOINCLUSIVE;
	const long pos = o->opt[k].pos;
	const struct str name = ast_opt_name(k);

	if (k != OPT_FROM)
		return ERR_AT(b->arena, BAD_REQUEST, name, pos,
		    "'%.*s' needs '$from'", STRF(name));
	if (to && o->opt[OPT_TOINCLUSIVE].given)
		return ERR_AT(b->arena, BAD_REQUEST, S("$toInclusive"),
		    o->opt[OPT_TOINCLUSIVE].pos,
		    "'$toInclusive' cannot be combined with '$to'");
	if (nested || o->expand != NULL || q->ref)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, name, pos,
		    "'$from' is not supported %s: use '$at'",
		    q->ref       ? "with '$ref'"
			: nested ? "inside '$expand'"
				 : "together with '$expand'");
	if (q->kind != QUERY_COLLECTION && q->kind != QUERY_COUNT)
		return ERR_AT(b->arena, BAD_REQUEST, name, pos,
		    "'$from' needs a collection: use '$at', or '$filter' "
		    "by the key");
	if (!q->set->versioned)
		return no_history(b, q, name, pos);
	if (q->set->period[0] == NULL)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, name, pos,
		    "'$from' is not supported for %.*s, which is versioned "
		    "by transactions or not as a whole: use '$at'",
		    STRF(q->set->name));
	return NULL;
}

struct err *
bind_period(
    struct binder *b, const struct ast_options *o, struct query *q, bool nested)
{
	unsigned given = 0;

	for (enum ast_opt k = OPT_AT; k <= OPT_TOINCLUSIVE; k++)
		given |= (unsigned)o->opt[k].given << k;
	if ((given & TIMED) == 0)
		return NULL;
	if (o->opt[OPT_AT].given)
		return at(b, o, q);
	TRY(check_span(b, o, q, nested));
	return span(b, o, q);
}
