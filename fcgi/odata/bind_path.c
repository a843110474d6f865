/* SPDX-License-Identifier: MIT */
/*
 * bind_path.c - the resource path: sets, keys, navigation, a property
 * (URL Conventions §4.3-4.9).
 *
 * What the path does not find is 404, since the URL names no resource
 * (Protocol §9.3.1); what is malformed is 400.
 */
#include "config.h"
#include "odata/bind_in.h"

/* The argument for a key property, by its name as edm_find() reads it; NULL
 * when there is none. */
static const struct ast_arg *
arg_of(const struct edm_set *set, const struct edm_prop *p,
    const struct ast_arg *args)
{
	for (; args != NULL; args = args->next)
		if (edm_find(set, args->name).prop == p)
			return args;
	return NULL;
}

/* A value of another entity: of a type that the key can be compared with. */
static struct err *
root_value(struct binder *b, const struct edm_prop *p,
    const struct ast_arg *arg, struct expr **ret)
{
	struct expr *e, *is;

	TRY(bind_expr(b, bind_nothing(b, S("A key")), arg->value, &e));
	TRY(bind_op(
	    b, OP_EQ, arg->pos, bind_property(b, p, NULL, arg->pos), e, &is));
	if (is->kind != EX_OP || is->nargs != 2 || is->args[0]->kind != EX_PROP)
		return ERR_AT(b->arena, NOT_IMPLEMENTED, p->name, arg->pos,
		    "'$root' is not supported as a value of this key");
	*ret = is->args[1];
	return NULL;
}

static struct err *
key_value(struct binder *b, const struct edm_prop *p, const struct ast_arg *arg,
    struct expr **ret)
{
	struct scope none = { 0 };
	const struct ast *value;
	struct expr *lit;

	TRY(bind_alias(b, arg->value, &value));
	if (value != NULL && value->kind == AST_PATH &&
	    value->segs->kind == SEG_ROOT)
		return root_value(b, p, arg, ret);
	if (value != NULL &&
	    (value->kind == AST_PATH || value->kind == AST_CALL ||
		value->kind == AST_OP))
		return ERR_AT(b->arena, NOT_IMPLEMENTED, p->name, arg->pos,
		    "Only literals are supported as key values");
	TRY(bind_expr(b, &none, arg->value, &lit));
	return bind_key_value(b, p, lit, ret);
}

/* Each argument must name a key property, none twice. */
static struct err *
check_names(
    struct binder *b, const struct edm_set *set, const struct ast_arg *args)
{
	for (const struct ast_arg *x = args; x != NULL; x = x->next) {
		const struct edm_prop *p = edm_find(set, x->name).prop;

		if (p == NULL)
			return bind_no_name(
			    b, ERR_UNKNOWN_NAME, set, x->name, x->pos);
		if (!edm_is_key(set, p))
			return ERR_AT(b->arena, UNKNOWN_NAME, x->name, x->pos,
			    "'%.*s' is not part of the key of %.*s",
			    STRF(x->name), STRF(set->name));
		if (arg_of(set, p, x->next) != NULL)
			return ERR_AT(b->arena, BAD_REQUEST, x->name, x->pos,
			    "The key property '%.*s' is given twice",
			    STRF(x->name));
	}
	return NULL;
}

/* The alternate key whose properties are all named and no other is. */
static const struct edm_altkey *
alternate(const struct edm_set *set, const struct ast_arg *args)
{
	size_t nargs = 0;

	for (const struct ast_arg *x = args; x != NULL; x = x->next)
		nargs++;
	for (size_t i = 0; i < set->nalts; i++) {
		const struct edm_altkey *k = &set->alts[i];
		size_t in = 0;

		for (size_t j = 0; j < k->n; j++)
			in += arg_of(set, k->props[j], args) != NULL;
		if (in == k->n && nargs == k->n)
			return k;
	}
	return NULL;
}

static struct err *
bind_alternate(struct binder *b, const struct edm_set *set,
    const struct edm_altkey *alt, const struct ast_seg *s, struct key *k)
{
	k->props = alt->props;
	k->n = alt->n;
	k->values = NEWN(b->arena, struct expr *, k->n);
	for (size_t i = 0; i < k->n; i++)
		TRY(key_value(b, alt->props[i],
		    arg_of(set, alt->props[i], s->args), &k->values[i]));
	return NULL;
}

/* The only value in parentheses belongs to the only part that is not known. */
static struct err *
single_value(struct binder *b, const struct query *q, const struct ast_seg *s,
    struct key *k)
{
	const struct edm_set *set = q->steps[q->nsteps - 1].set;

	if (k->n > 1 && bind_key_left(q, k) != 1)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->args->pos,
		    "The key of %.*s has %zu parts: write each as name=value",
		    STRF(set->name), k->n);
	for (size_t i = 0; i < k->n; i++)
		if (k->values[i] == NULL)
			return key_value(
			    b, set->keys[i], s->args, &k->values[i]);
	return NULL;
}

static struct err *
bind_key(struct binder *b, const struct query *q, const struct ast_seg *s,
    struct key **ret)
{
	const struct edm_set *set = q->steps[q->nsteps - 1].set;
	struct key *k = NEW(b->arena, struct key);
	const struct ast_arg *x = s->args;

	k->n = set->nkeys;
	k->values = NEWN(b->arena, struct expr *, k->n);
	*ret = k;
	if (x == NULL)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "The key in parentheses is empty");
	if (x->name.n == 0 && x->next == NULL)
		return single_value(b, q, s, k);
	if (alternate(set, x) != NULL)
		return bind_alternate(b, set, alternate(set, x), s, k);
	TRY(check_names(b, set, x));
	(void)bind_key_left(q, k);
	for (size_t i = 0; i < k->n; i++) {
		x = arg_of(set, set->keys[i], s->args);
		if (x == NULL && k->values[i] != NULL)
			continue;
		if (x == NULL)
			return ERR_AT(b->arena, BAD_REQUEST, set->keys[i]->name,
			    s->pos, "The key of %.*s lacks '%.*s'",
			    STRF(set->name), STRF(set->keys[i]->name));
		TRY(key_value(b, set->keys[i], x, &k->values[i]));
	}
	return NULL;
}

static struct err *
give_key(struct binder *b, struct query *q, const struct ast_seg *s)
{
	struct step *step = &q->steps[q->nsteps - 1];

	if (!step->many)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'%.*s' is a single entity and takes no key",
		    STRF(s->name));
	TRY(bind_key(b, q, s, &step->key));
	step->many = false;
	return NULL;
}

struct err *
bind_arrive(struct binder *b, struct query *q, const struct edm_set *set,
    const struct edm_nav *nav, const struct ast_seg *s)
{
	struct step *step = &q->steps[q->nsteps++];

	*step = (struct step){ .set = set,
		.nav = nav,
		.as = nav == NULL ? NULL : nav->as,
		.many = nav == NULL || nav->many,
		.pos = s->pos };
	return s->parens ? give_key(b, q, s) : NULL;
}

/* A type behind a collection or an entity, with a key or without. */
static struct err *
cast(struct binder *b, struct query *q, const struct ast_seg *s)
{
	struct step *step = &q->steps[q->nsteps - 1];

	TRY(bind_type(b, ERR_NOT_FOUND, step->set, s, &step->as));
	step->cast = true;
	step->pos = s->pos;
	return s->parens ? give_key(b, q, s) : NULL;
}

struct err *
bind_set(
    struct binder *b, struct str name, long pos, const struct edm_set **ret)
{
	struct str near;

	*ret = edm_find_set(b->model, name);
	if (*ret != NULL)
		return NULL;
	near = edm_nearest_set(b->model, name);
	if (near.n != 0)
		return ERR_AT(b->arena, NOT_FOUND, name, pos,
		    "There is no entity set '%.*s'; did you mean '%.*s'?",
		    STRF(name), STRF(near));
	return ERR_AT(b->arena, NOT_FOUND, name, pos,
	    "There is no entity set '%.*s'", STRF(name));
}

static struct err *
first(struct binder *b, struct query *q, const struct ast_seg *s)
{
	const struct edm_set *set;
	bool found;

	if (s->kind == SEG_CROSSJOIN)
		return bind_cross(b, q, s);
	if (s->kind != SEG_NAME)
		return bind_refuse_seg(b, s);
	TRY(bind_singleton(b, q, s, &found));
	if (found)
		return NULL;
	TRY(bind_function_path(b, q, s, &found));
	if (found)
		return NULL;
	TRY(bind_set(b, s->name, s->pos, &set));
	return bind_arrive(b, q, set, NULL, s);
}

/* $filter( … )(key) */
static struct err *
key_of_filtered(struct binder *b, struct query *q, const struct ast_seg *s)
{
	struct step *step = &q->steps[q->nsteps - 1];

	if (step->set->cross)
		return ERR_AT(b->arena, NOT_FOUND, S("$crossjoin"), s->pos,
		    "The rows of '$crossjoin' have no keys");
	TRY(bind_key(b, q, s, &step->key));
	step->many = false;
	return NULL;
}

/* $words behind an entity or a collection. */
static struct err *
symbol(struct binder *b, struct query *q, const struct ast_seg *s)
{
	const struct step *last = &q->steps[q->nsteps - 1];

	if (s->kind == SEG_VALUE && !last->many && last->set->media != NULL) {
		q->kind = QUERY_STREAM;
		q->stream = last->set->media;
		return NULL;
	}
	if (s->kind == SEG_VALUE)
		return ERR_AT(b->arena, BAD_REQUEST, S("$value"), s->pos,
		    last->many ? "'$value' needs an entity or a property "
				 "before it"
			       : "'$value' needs a property before it: there "
				 "is no media stream");
	if (s->kind == SEG_FILTER) {
		TRY(bind_filter_segment(b, q, s));
		return s->args == NULL ? NULL : key_of_filtered(b, q, s);
	}
	if (s->kind == SEG_REF && last->set->cross)
		return ERR_AT(b->arena, BAD_REQUEST, S("$ref"), s->pos,
		    "The rows of '$crossjoin' are no entities: they have no "
		    "references");
	if (s->kind == SEG_REF) { /* the last, says the grammar */
		q->ref = true;
		return NULL;
	}
	if (s->kind != SEG_COUNT || s->opts != NULL)
		return bind_refuse_seg(b, s);
	if (!last->many)
		return ERR_AT(b->arena, BAD_REQUEST, S("$count"), s->pos,
		    "'$count' needs a collection before it");
	q->kind = QUERY_COUNT;
	return NULL;
}

/* *s moves on within complex properties. */
static struct err *
property(struct binder *b, struct query *q, const struct edm_prop *p,
    const struct ast_seg **s)
{
	const struct ast_seg *next = (*s)->next;

	if ((*s)->parens)
		return ERR_AT(b->arena, BAD_REQUEST, (*s)->name, (*s)->pos,
		    "The property '%.*s' takes no key", STRF((*s)->name));
	for (; p->type == EDM_COMPLEX && next != NULL && next->kind == SEG_NAME;
	     next = (*s)->next) {
		TRY(bind_part(b, ERR_NOT_FOUND, next, &p));
		*s = next;
	}
	q->prop = p;
	q->stream = p->stream;
	q->kind = p->stream != NULL ? QUERY_STREAM : QUERY_PROPERTY;
	if (next == NULL)
		return NULL;
	if (next->kind == SEG_VALUE && p->stream != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, S("$value"), next->pos,
		    "'%.*s' is a stream and takes no '$value'",
		    STRF((*s)->name));
	if (next->kind == SEG_VALUE && func_class_of(p->type) != 'C') {
		q->kind = QUERY_VALUE;
		return NULL;
	}
	if (next->kind == SEG_VALUE)
		return ERR_AT(b->arena, BAD_REQUEST, S("$value"), next->pos,
		    "'$value' needs a primitive property before it");
	if (next->kind == SEG_COUNT && p->type == EDM_COLLECTION) {
		q->kind = QUERY_VALUE;
		return NULL;
	}
	if (next->kind == SEG_COUNT)
		return ERR_AT(b->arena, BAD_REQUEST, S("$count"), next->pos,
		    "'$count' needs a collection before it");
	if (next->kind == SEG_REF)
		return ERR_AT(b->arena, NOT_FOUND, S("$ref"), next->pos,
		    "'$ref' needs an entity or a collection of entities "
		    "before it");
	if (next->kind != SEG_NAME || next->qualified)
		return bind_refuse_seg(b, next);
	return ERR_AT(b->arena, NOT_FOUND, next->name, next->pos,
	    "'%.*s' has no properties", STRF((*s)->name));
}

/* A name behind an entity. */
static struct err *
name(struct binder *b, struct query *q, const struct ast_seg **at)
{
	const struct step *last = &q->steps[q->nsteps - 1];
	const struct ast_seg *s = *at;
	struct edm_ref ref;
	bool found;

	if (!s->qualified && s->identifier) {
		ref = edm_find_in(last->set, last->as, s->name);
		if (ref.prop != NULL)
			return property(b, q, ref.prop, at);
		if (ref.nav != NULL)
			return bind_arrive(b, q, ref.nav->target, ref.nav, s);
	}
	TRY(bind_function_path(b, q, s, &found));
	if (found)
		return NULL;
	if (s->qualified)
		return bind_no_type(b, ERR_NOT_FOUND, s);
	if (!s->identifier)
		return bind_no_name(
		    b, ERR_NOT_FOUND, last->set, s->name, s->pos);
	return bind_no_name(b, ERR_NOT_FOUND, last->set, s->name, s->pos);
}

static struct err *
count_segs(struct binder *b, const struct ast_seg *s, size_t *ret)
{
	for (*ret = 0; s != NULL; s = s->next)
		if (++*ret > b->limits->joins + 2)
			return ERR_AT(b->arena, LIMIT, s->name, s->pos,
			    "More than %zu segments in a path (joins_max)",
			    b->limits->joins + 2);
	return NULL;
}

struct err *
bind_resource(struct binder *b, const struct ast_seg *s, struct query *q)
{
	const struct step *last;
	size_t n;

	q->kind = QUERY_SERVICE;
	if (s == NULL)
		return NULL;
	if (s->kind == SEG_METADATA && s->next == NULL) {
		q->kind = QUERY_METADATA;
		return NULL;
	}
	TRY(count_segs(b, s, &n));
	/* A segment makes one step at most. */
	q->steps = NEWN(b->arena, struct step, n);
	q->kind = QUERY_ENTITY; /* until something ends the path */
	if (s->kind == SEG_ALL_DATA)
		TRY(bind_all(b, q, &s));
	else
		TRY(first(b, q, s));
	if (q->kind == QUERY_ALL)
		return NULL;
	for (s = s->next; s != NULL && q->kind == QUERY_ENTITY; s = s->next)
		if (bind_is_type(b, s))
			TRY(cast(b, q, s));
		else if (s->kind == SEG_NAME && q->steps[q->nsteps - 1].many)
			TRY(bind_key_segments(b, q, &s));
		else if (s->kind == SEG_NAME)
			TRY(name(b, q, &s));
		else
			TRY(symbol(b, q, s));
	if (s != NULL && (q->kind == QUERY_VALUE || q->raw))
		s = s->next;
	if (s != NULL)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "Nothing can follow the end of the path");
	if (q->nsteps == 0)
		return NULL;
	last = &q->steps[q->nsteps - 1];
	q->set = last->set;
	q->as = last->as;
	if (q->kind == QUERY_ENTITY && last->many)
		q->kind = QUERY_COLLECTION;
	return NULL;
}
