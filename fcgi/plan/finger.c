/* SPDX-License-Identifier: MIT */
/*
 * finger.c - a number that changes with everything in a query that the end
 * of a page depends on: the path with its keys, the filter, the order, and
 * whether $top was given. Not with $select, $expand, $count or the size of
 * a page, nor with the values of $top and $skip, which are spent by then.
 *
 * FNV-1a; each text is followed by its length, so that no two lists of
 * texts run together. Names, not addresses or positions, are hashed: the
 * number is the same in every worker and after a restart.
 */
#include "config.h"
#include "plan/delta.h"
#include "plan/priv.h"

struct hash {
	uint64_t h;
};

static void
add_bytes(struct hash *h, const void *p, size_t n)
{
	const unsigned char *c = p;

	for (size_t i = 0; i < n; i++)
		h->h = (h->h ^ c[i]) * UINT64_C(0x100000001b3);
}

static void
add_u64(struct hash *h, uint64_t u)
{
	unsigned char c[8];

	for (size_t i = 0; i < 8; i++)
		c[i] = (unsigned char)(u >> 8 * i);
	add_bytes(h, c, sizeof(c));
}

static void
add_str(struct hash *h, struct str s)
{
	add_bytes(h, s.p, s.n);
	add_u64(h, s.n);
}

static void
add_civil(struct hash *h, const struct civil *t)
{
	add_u64(h, (uint64_t)t->year << 16 | (uint64_t)t->month << 8 | t->day);
	add_u64(
	    h, (uint64_t)t->hour << 16 | (uint64_t)t->minute << 8 | t->second);
	add_u64(h, t->micro);
}

static void
add_val(struct hash *h, const struct val *v)
{
	uint64_t bits;

	add_u64(h, v->kind);
	switch (v->kind) {
	case VAL_NULL:
	case VAL__MAX: return;
	case VAL_BOOL: add_u64(h, v->b); return;
	case VAL_I64:
	case VAL_DURATION: add_u64(h, (uint64_t)v->i); return;
	case VAL_U64: add_u64(h, v->u); return;
	case VAL_F32:
	case VAL_F64:
		memcpy(&bits, &v->d, sizeof(bits));
		add_u64(h, bits);
		return;
	case VAL_DEC:
	case VAL_STR:
	case VAL_BYTES: add_str(h, v->s); return;
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME: add_civil(h, &v->t); return;
	}
}

static void add_step(struct hash *, const struct step *);

static void
add_join(struct hash *h, const struct join *j)
{
	for (; j != NULL; j = j->from) {
		if (j->nav != NULL)
			add_str(h, j->nav->name);
		if (j->as != NULL)
			add_str(h, j->as->name);
		for (size_t i = 0; i < j->nsteps; i++)
			add_step(h, &j->steps[i]);
		add_u64(h, j->number);
	}
}

static void
add_expr(struct hash *h, const struct expr *e)
{
	add_u64(h, e->kind);
	add_u64(h, e->type);
	if (e->kind == EX_LIT)
		add_val(h, &e->val);
	else if (e->kind == EX_MATCH) {
		add_join(h, e->join);
		add_val(h, &e->val);
		for (size_t i = 0; i < e->text->n; i++)
			add_str(h, e->text->props[i]->name);
	} else if (e->kind == EX_PROP) {
		add_join(h, e->join);
		add_str(h, edm_path(e->prop));
	} else if (e->kind == EX_OP)
		add_str(h, ast_op_name(e->op));
	else if (e->kind == EX_CALL)
		add_str(h, e->function->routine);
	else if (e->kind == EX_FUNC)
		add_u64(h, e->func);
	else if (e->kind == EX_IS) {
		add_join(h, e->join);
		add_str(h, e->as->name);
	} else if (e->kind == EX_ANY || e->kind == EX_ALL ||
	    e->kind == EX_COUNT || e->kind == EX_ROOT)
		add_join(h, e->join);
	add_u64(h, e->nargs);
	for (size_t i = 0; i < e->nargs; i++)
		add_expr(h, e->args[i]);
}

static void
add_step(struct hash *h, const struct step *s)
{
	add_str(h, s->set->name);
	if (s->singleton != NULL)
		add_str(h, s->singleton->name);
	if (s->nav != NULL)
		add_str(h, s->nav->name);
	if (s->filter != NULL)
		add_expr(h, s->filter);
	if (s->as != NULL)
		add_str(h, s->as->name);
	add_u64(h, s->key == NULL ? 0 : s->key->n);
	for (size_t i = 0; s->key != NULL && i < s->key->n; i++) {
		if (s->key->props != NULL)
			add_str(h, s->key->props[i]->name);
		add_expr(h, s->key->values[i]);
	}
}

uint64_t
plan_set_print(const struct edm_set *s)
{
	struct hash h = { UINT64_C(0xcbf29ce484222325) };

	add_str(&h, s->table);
	for (size_t i = 0; i < s->nprops; i++) {
		const struct edm_prop *p = &s->props[i];

		add_str(&h, p->name);
		add_str(&h, p->column);
		add_u64(&h, p->type);
		add_u64(&h, p->how);
	}
	for (size_t i = 0; i < s->nkeys; i++)
		add_str(&h, s->keys[i]->name);
	return h.h;
}

uint64_t
plan_fingerprint(const struct query *q)
{
	struct hash h = { UINT64_C(0xcbf29ce484222325) };

	add_u64(&h, q->kind);
	if (q->typed)
		add_str(&h, S("$all"));
	add_u64(&h, q->nsteps);
	for (size_t i = 0; i < q->nsteps; i++)
		add_step(&h, &q->steps[i]);
	add_u64(&h, q->filter != NULL);
	if (q->filter != NULL)
		add_expr(&h, q->filter);
	add_u64(&h, q->norder);
	for (size_t i = 0; i < q->norder; i++) {
		add_expr(&h, q->order[i].expr);
		add_u64(&h, q->order[i].desc);
	}
	add_u64(&h, q->top >= 0);
	if (q->period.kind != PERIOD_NOW) {
		add_u64(&h, q->period.kind);
		add_val(&h, &q->period.from);
		add_val(&h, &q->period.to);
		add_u64(&h, q->period.inclusive);
	}
	return h.h;
}
