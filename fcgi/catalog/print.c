/* SPDX-License-Identifier: MIT */
/* print.c - the model for people (latchkeyctl model). */
#include "config.h"
#include "base/num.h"
#include "catalog/catalog.h"

static void
put_number(struct out *o, uint64_t n)
{
	char p[NUM_MAX];

	out_put(o, (struct str){ p, num_put_u64(p, n) });
}

static void
put_i64(struct out *o, int64_t n)
{
	char p[NUM_MAX];

	out_put(o, (struct str){ p, num_put_i64(p, n) });
}

static void
put_flag(struct out *o, bool is, struct str word)
{
	if (is)
		out_put(o, word);
}

static void
facet(struct out *o, const struct edm_prop *p)
{
	if (p->type == EDM_STRING || p->type == EDM_BINARY) {
		out_char(o, '(');
		if (p->max_length == 0)
			out_lit(o, "max");
		else
			put_number(o, p->max_length);
		out_char(o, ')');
	} else if (p->type == EDM_DECIMAL) {
		out_char(o, '(');
		put_number(o, p->precision);
		out_char(o, ',');
		put_number(o, p->scale);
		out_char(o, ')');
	} else if (p->type == EDM_DATETIME || p->type == EDM_DURATION) {
		out_char(o, '(');
		put_number(o, p->precision);
		out_char(o, ')');
	}
}

static struct str
how_name(enum edm_column how)
{
	switch (how) {
	case COLUMN_PLAIN: return S("");
	case COLUMN_BIT: return S(" bit");
	case COLUMN_ENUM: return S(" enum");
	case COLUMN_SET: return S(" set");
	case COLUMN_GEO: return S(" geo");
	case COLUMN_UUID: return S(" uuid");
	case COLUMN_INET: return S(" inet");
	case COLUMN_YEAR: return S(" year");
	case COLUMN_ZERODATE: return S("");
	case COLUMN_TIME: return S(" time-of-day");
	case COLUMN_GUID: return S(" guid");
	case COLUMN_SPAN: return S(" span");
	case COLUMN_NUMBER: return S(" number");
	case COLUMN_JSON: return S(" json");
	}
	return S("");
}

static struct str
unit_name(enum edm_unit u)
{
	static const struct str names[] = {
		[UNIT_MILLISECOND] = { " of milliseconds", 16 },
		[UNIT_SECOND] = { " of seconds", 11 },
		[UNIT_MINUTE] = { " of minutes", 11 },
		[UNIT_HOUR] = { " of hours", 9 },
		[UNIT_DAY] = { " of days", 8 },
	};

	_Static_assert(N_ELEM(names) == UNIT__MAX, "every unit");
	return names[u];
}

static void
original(struct out *o, struct str name, struct str db)
{
	if (str_eq(name, db))
		return;
	out_lit(o, " `");
	out_put(o, db);
	out_char(o, '`');
}

static void
print_type(struct out *o, const struct edm_prop *p)
{
	if (p->type != EDM_COLLECTION) {
		out_put(o,
		    p->type == EDM_ENUM ? p->etype->name
					: edm_type_name(p->type));
		facet(o, p);
		return;
	}
	out_lit(o, "collection of ");
	if (p->ctype == NULL) {
		print_type(o, &p->rows->target->props[0]);
		return;
	}
	out_put(o, p->ctype->name);
	for (size_t i = 0; i + 1 < p->rows->target->nprops; i++) {
		out_put(o, i == 0 ? S(" (") : S(", "));
		out_put(o, edm_path(&p->rows->target->props[i]));
		out_char(o, ' ');
		print_type(o, &p->rows->target->props[i]);
	}
	out_char(o, ')');
}

static void
print_teller(struct out *o, struct str what, const struct edm_prop *p)
{
	if (p == NULL)
		return;
	out_put(o, what);
	out_put(o, p->column);
}

static void
print_stream(struct out *o, const struct edm_stream *s)
{
	print_teller(o, S(" of "), s->content);
	print_teller(o, S(", type in "), s->type_from);
	if (s->type.n > 0) {
		out_put(o, s->type_from == NULL ? S(", ") : S(" or "));
		out_put(o, s->type);
	}
	print_teller(o, S(", file name in "), s->file);
	print_teller(o, S(", ETag from "), s->version);
}

static void
print_prop(struct out *o, const struct edm_prop *p)
{
	out_lit(o, "  ");
	out_put(o, edm_path(p));
	out_char(o, ' ');
	print_type(o, p);
	put_flag(o, !p->nullable, S(" not-null"));
	put_flag(o, p->is_unsigned, S(" unsigned"));
	out_put(o, how_name(p->how));
	if (p->how == COLUMN_SPAN)
		out_put(o, unit_name(p->unit));
	put_flag(o, p->computed, S(" computed"));
	put_flag(o, p->large, S(" large"));
	put_flag(o, p->exact && p->type == EDM_STRING, S(" exact"));
	put_flag(o, p->max_char == 0xFFFF, S(" to-U+FFFF"));
	put_flag(o, p->max_char == 0x7F, S(" to-U+7F"));
	put_flag(o, p->indexed, S(" indexed"));
	if (p->of != NULL) {
		out_lit(o, " of ");
		out_put(o, p->of->name);
	}
	if (p->computed_by == NULL)
		original(o, p->name, p->column);
	for (size_t i = 0; i < p->njson; i++) {
		out_put(o, i == 0 ? S(" at ") : S("/"));
		out_put(o, p->json[i]);
	}
	out_put(o, p->computed_by == NULL ? S("") : S(" = "));
	out_put(o, p->expression);
	if (p->stream != NULL)
		print_stream(o, p->stream);
	out_char(o, '\n');
}

static void
print_hop(struct out *o, const struct edm_hop *h)
{
	for (size_t i = 0; i < h->n; i++) {
		out_put(o, i == 0 ? S(" ") : S(","));
		out_put(o, h->from[i]->name);
		out_char(o, '=');
		out_put(o, h->set->name);
		out_char(o, '.');
		out_put(o, h->to[i]->name);
	}
}

static void
print_nav(struct out *o, const struct edm_nav *n)
{
	out_lit(o, "  -> ");
	out_put(o, n->name);
	out_put(o,
	    n->many           ? S(": many ")
		: n->nullable ? S(": one or none ")
			      : S(": one "));
	out_put(o, n->as != NULL ? n->as->name : n->target->name);
	out_lit(o, " on");
	for (size_t i = 0; i < n->nhops; i++)
		print_hop(o, &n->hops[i]);
	if (n->partner != NULL) {
		out_lit(o, " partner ");
		out_put(o, n->partner->name);
	}
	if (n->of != NULL) {
		out_lit(o, " of ");
		out_put(o, n->of->name);
	}
	out_char(o, '\n');
}

static void
print_derived(struct out *o, const struct edm_derived *t)
{
	out_put(o, t->abstract ? S("  abstract type ") : S("  type "));
	out_put(o, t->name);
	out_lit(o, " below ");
	out_put(o, t->base == NULL ? t->set->name : t->base->name);
	for (size_t i = 0; i < t->nvalues; i++) {
		const struct val *v = &t->values[i];

		out_char(o, ' ');
		if (v->kind == VAL_STR)
			out_put(o, v->s);
		else if (v->kind == VAL_BOOL)
			out_put(o, v->b ? S("true") : S("false"));
		else
			put_i64(o, v->i);
	}
	out_char(o, '\n');
}

static void
print_text(struct out *o, const struct edm_text *t)
{
	out_lit(o, "  $search in");
	for (size_t i = 0; i < t->n; i++) {
		out_char(o, ' ');
		out_put(o, t->props[i]->name);
	}
	if (t->token_min > 0) {
		out_lit(o, " by key, words of ");
		put_number(o, t->token_min);
		out_lit(o, " characters or more");
	}
	out_char(o, '\n');
}

static void
print_set(struct out *o, const struct edm_set *s)
{
	out_put(o, s->name);
	original(o, s->name, s->table);
	put_flag(o, s->view, S(" view"));
	put_flag(o, s->versioned, S(" versioned"));
	out_lit(o, " key");
	for (size_t i = 0; i < s->nkeys; i++) {
		out_put(o, i == 0 ? S(" ") : S(", "));
		out_put(o, s->keys[i]->name);
	}
	for (size_t i = 0; i < s->nalts; i++)
		for (size_t j = 0; j < s->alts[i].n; j++) {
			out_put(o, j == 0 ? S(" or ") : S(", "));
			out_put(o, s->alts[i].props[j]->name);
		}
	if (s->page_size > 0) {
		out_lit(o, ", page size ");
		put_number(o, (uint64_t)s->page_size);
	}
	for (size_t i = 0; i < s->nsearch; i++) {
		out_put(o, i == 0 ? S(", searched in ") : S(" "));
		out_put(o, s->search[i]->name);
	}
	if (s->media != NULL) {
		out_lit(o, ", media");
		print_stream(o, s->media);
	}
	out_char(o, '\n');
	for (size_t i = 0; i < s->nprops; i++)
		print_prop(o, &s->props[i]);
	for (size_t i = 0; i < s->ntexts; i++)
		print_text(o, &s->texts[i]);
	for (size_t i = 0; i < s->nderived; i++)
		print_derived(o, &s->derived[i]);
	for (size_t i = 0; i < s->nnavs; i++)
		print_nav(o, &s->navs[i]);
	out_char(o, '\n');
}

static void
print_enum(struct out *o, const struct edm_enum *e)
{
	out_put(o, e->name);
	out_put(o, e->flags ? S(" flags") : S(" enumeration"));
	for (size_t i = 0; i < e->nmembers; i++) {
		out_char(o, ' ');
		out_put(o, e->members[i].name);
	}
	out_char(o, '\n');
}

static void
print_singleton(struct out *o, const struct edm_singleton *x)
{
	out_put(o, x->name);
	out_lit(o, " singleton of ");
	out_put(o, x->set->name);
	out_put(o, x->key_text);
	out_char(o, '\n');
}

static void
print_param(struct out *o, const struct edm_prop *p)
{
	out_char(o, ' ');
	out_put(o, p->name);
	out_char(o, ' ');
	out_put(o, edm_type_name(p->type));
	facet(o, p);
	put_flag(o, p->is_unsigned, S(" unsigned"));
	original(o, p->name, p->column);
}

/* function Balance of Contacts: at Edm.Date -> Edm.Decimal(12,2) `balance` */
static void
print_function(struct out *o, const struct edm_function *f)
{
	out_lit(o, "function ");
	out_put(o, f->name);
	if (f->bound != NULL) {
		out_lit(o, " of ");
		out_put(o, f->bound->name);
	}
	out_char(o, ':');
	for (size_t i = 0; i < f->nparams; i++)
		print_param(o, &f->params[i]);
	out_lit(o, " -> ");
	out_put(o, edm_type_name(f->result.type));
	facet(o, &f->result);
	out_lit(o, " `");
	out_put(o, f->routine);
	out_lit(o, "`(");
	for (size_t i = 0; i < f->nargs; i++) {
		if (i > 0)
			out_char(o, ',');
		out_put(o,
		    f->args[i].column != NULL
			? f->args[i].column->column
			: f->params[f->args[i].param].column);
	}
	out_lit(o, ")\n");
}

static void
print_left_out(struct out *o, const struct edm_left_out *l)
{
	out_lit(o, "left out: ");
	out_put(o, l->table);
	if (l->part.n > 0) {
		out_char(o, '.');
		out_put(o, l->part);
	}
	out_lit(o, ": ");
	out_put(o, l->reason);
	out_char(o, '\n');
}

void
catalog_print(struct out *o, const struct edm_model *m)
{
	out_lit(o, "namespace ");
	out_put(o, m->ns);
	original(o, m->ns, m->database);
	out_lit(o, ", container ");
	out_put(o, m->container);
	out_lit(o, ", ");
	put_number(o, m->nsets);
	out_lit(o, " sets\n\n");
	for (size_t i = 0; i < m->nsets; i++)
		print_set(o, &m->sets[i]);
	for (size_t i = 0; i < m->nenums; i++)
		print_enum(o, &m->enums[i]);
	for (size_t i = 0; i < m->nsingletons; i++)
		print_singleton(o, &m->singletons[i]);
	for (size_t i = 0; i < m->nfunctions; i++)
		print_function(o, &m->functions[i]);
	for (size_t i = 0; i < m->nleft_out; i++)
		print_left_out(o, &m->left_out[i]);
}
