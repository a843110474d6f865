/* SPDX-License-Identifier: MIT */
/*
 * bind_call.c - calls of canonical functions (URL Conventions §5.1.1.4-9).
 */
#include "config.h"
#include "base/date.h"
#include "odata/bind_in.h"

static struct err *
unknown(struct binder *b, const struct ast *a)
{
	return ERR_AT(b->arena, UNKNOWN_NAME, a->name, a->pos,
	    "There is no function '%.*s'", STRF(a->name));
}

static struct err *
wrong_types(struct binder *b, const struct ast *a, struct expr **args, size_t n)
{
	struct str list = S("");

	for (size_t i = 0; i < n; i++)
		list = arena_strf(b->arena, "%.*s%s%.*s", STRF(list),
		    i == 0 ? "" : ", ", STRF(bind_type_name(args[i])));
	return ERR_AT(b->arena, TYPE_MISMATCH, a->name, a->pos,
	    "The function '%.*s' does not take (%.*s)", STRF(a->name),
	    STRF(list));
}

/* Values are kept in UTC, so the parts of a time stated with another offset
 * are not known (§5.1.1.8.2, .4, .7, .8, .11, .12, .14: must fail). The date is
 * the one that was written (.1), and seconds are the same everywhere. */
static struct err *
check_offset(
    struct binder *b, const struct ast *a, enum func f, struct expr **x)
{
	const struct ast *arg;
	struct expr *there;

	if (strcmp(func_info(f)->args, "Z") != 0)
		return NULL;
	TRY(bind_alias(b, a->args->value, &arg));
	if (arg == NULL || arg->kind != AST_DATETIME || arg->offset == 0 ||
	    f == FUNC_SECOND || f == FUNC_FRACTION)
		return NULL;
	if (f != FUNC_DATE)
		return ERR_AT(b->arena, BAD_REQUEST, a->name, arg->pos,
		    "'%.*s' of a literal needs it in UTC, ending in Z",
		    STRF(a->name));
	there = NEW(b->arena, struct expr);
	*there = **x;
	datetime_of_unix(datetime_unix(&arg->val.t) + (int64_t)arg->offset * 60,
	    &there->val.t);
	*x = there;
	return NULL;
}

static struct err *
check_length(struct binder *b, enum func f, struct expr **args)
{
	if (f != FUNC_SUBSTR_FROM_LEN && f != FUNC_SUBSTR_TAIL_LEN)
		return NULL;
	if (args[2]->kind == EX_LIT && args[2]->val.kind == VAL_I64 &&
	    args[2]->val.i < 0)
		return ERR_AT(b->arena, BAD_REQUEST, S("substring"),
		    args[2]->pos, "The length of a substring is negative");
	return NULL;
}

/* What the request says of a pattern; columns can be of any length. */
static size_t
said(const struct expr *e)
{
	size_t n = e->kind == EX_LIT && e->val.kind == VAL_STR ? e->val.s.n : 0;

	for (size_t i = 0; i < e->nargs; i++)
		n += said(e->args[i]);
	return n;
}

static struct err *
check_pattern(struct binder *b, enum func f, struct expr **args)
{
	size_t most = b->limits->pattern;

	if (f != FUNC_MATCHES || most == 0 || said(args[1]) <= most)
		return NULL;
	return ERR_AT(b->arena, LIMIT, S("matchesPattern"), args[1]->pos,
	    "The pattern of matchesPattern has more than %zu bytes "
	    "(pattern_max)",
	    most);
}

struct err *
bind_call(struct binder *b, const struct ast *a, struct expr **args, size_t n,
    struct expr **ret)
{
	struct expr *e = bind_make(b, EX_FUNC, EDM_NULL, a->pos, NULL, NULL);
	bool null = false;

	switch (func_find(a->name, args, n, &e->func)) {
	case FUNC_NO_NAME: return unknown(b, a);
	case FUNC_NO_COUNT:
		return ERR_AT(b->arena, TYPE_MISMATCH, a->name, a->pos,
		    "The function '%.*s' does not take %zu arguments",
		    STRF(a->name), n);
	case FUNC_NO_TYPE:
		TRY(bind_geo_limits(b, a, args, n));
		return wrong_types(b, a, args, n);
	case FUNC_FITS: break;
	}
	TRY(bind_geo_call(b, a, args, n));
	TRY(check_offset(b, a, e->func, args));
	TRY(check_length(b, e->func, args));
	TRY(check_pattern(b, e->func, args));
	e->type = func_info(e->func)->result;
	e->args = args;
	e->nargs = n;
	/* What another reference system has is null. */
	e->nullable = n > 0 && edm_is_geometry(args[0]->type);
	for (size_t i = 0; i < n; i++) {
		if (bind_is_special(args[i]))
			return ERR_AT(b->arena, NOT_IMPLEMENTED, a->name,
			    args[i]->pos, "INF and NaN can only be compared");
		null |= args[i]->type == EDM_NULL;
		e->nullable |= args[i]->nullable;
		args[i] = bind_micros(b, args[i]);
		if (func_info(e->func)->args[i] == 'M')
			args[i] = bind_signed(b, args[i]);
	}
	if (null) {
		/* §5.1.1.4: null gives null. */
		e = bind_make(b, EX_LIT, EDM_NULL, a->pos, NULL, NULL);
		e->nullable = true;
	}
	*ret = e;
	return NULL;
}
