/* SPDX-License-Identifier: MIT */
/* bind_singleton.c - rows with a name of their own (URL Conventions §4.2). */
#include "config.h"
#include "odata/bind_in.h"

struct err *
odata_bind_key(struct arena *a, const struct edm_model *m,
    const struct edm_prop *p, struct str text, struct expr **ret)
{
	struct binder b = { .arena = a, .model = m };
	struct ast *node = NEW(a, struct ast);
	struct expr *lit;

	*node =
	    (struct ast){ .kind = AST_STRING, .text = text, .pos = ERR_NO_POS };
	TRY(bind_lit(&b, node, &lit));
	return bind_key_value(&b, p, lit, ret);
}

struct err *
bind_singleton(
    struct binder *b, struct query *q, const struct ast_seg *s, bool *found)
{
	const struct edm_singleton *x =
	    map_get(&b->model->by_name, s->name) != NULL
	    ? NULL
	    : edm_find_singleton(b->model, s->name);
	struct step *step;

	*found = x != NULL;
	if (x == NULL)
		return NULL;
	if (s->parens)
		return ERR_AT(b->arena, BAD_REQUEST, s->name, s->pos,
		    "'%.*s' is a single entity and takes no key",
		    STRF(s->name));
	TRY(bind_arrive(b, q, x->set, NULL, s));
	step = &q->steps[q->nsteps - 1];
	step->many = false;
	step->singleton = x;
	if (x->key == NULL)
		return NULL;
	step->key = NEW(b->arena, struct key);
	step->key->n = x->set->nkeys;
	step->key->values = NEWN(b->arena, struct expr *, x->set->nkeys);
	for (size_t i = 0; i < x->set->nkeys; i++)
		step->key->values[i] = x->key[i];
	return NULL;
}
