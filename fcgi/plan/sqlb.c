/* SPDX-License-Identifier: MIT */
/* sqlb.c - SQL text from literals, names of the model and question marks. */
#include "config.h"
#include "base/buf.h"
#include "plan/sqlb.h"

struct sqlb {
	struct arena *arena;
	struct buf text; /* sticky by itself */
	struct val *vals;
	size_t nvals, cap;
	bool full; /* too many values: sticky too */
	const struct period *period;
};

struct sqlb *
sqlb_new(struct arena *a)
{
	struct sqlb *b = NEW(a, struct sqlb);

	*b = (struct sqlb){ .arena = a, .text = buf_in(a, SQLB_TEXT_MAX) };
	return b;
}

void
sqlb_set_period(struct sqlb *b, const struct period *p)
{
	b->period = p;
}

const struct period *
sqlb_period(const struct sqlb *b)
{
	return b->period;
}

void
sqlb_shape(struct sqlb *b, struct sql_shape s)
{
	buf_put(&b->text, (struct str){ s.p, s.n });
}

static void
quoted(struct sqlb *b, struct str name)
{
	buf_char(&b->text, '`');
	while (name.n > 0) {
		size_t n = str_index(name, '`');

		buf_put(&b->text, str_head(name, n));
		if (n < name.n)
			buf_lit(&b->text, "``");
		name = str_skip(name, n + 1);
	}
	buf_char(&b->text, '`');
}

void
sqlb_col(struct sqlb *b, const struct edm_prop *p)
{
	quoted(b, p->column);
}

void
sqlb_json_path(struct sqlb *b, const struct edm_prop *p)
{
	buf_lit(&b->text, "'$");
	for (size_t i = 0; i < p->njson; i++) {
		for (size_t k = 0; k < p->json[i].n; k++)
			must(strchr("'\"\\", p->json[i].p[k]) == NULL);
		buf_lit(&b->text, ".\"");
		buf_put(&b->text, p->json[i]);
		buf_char(&b->text, '"');
	}
	buf_char(&b->text, '\'');
}

void
sqlb_table(struct sqlb *b, const struct edm_set *s)
{
	quoted(b, s->table);
}

void
sqlb_database(struct sqlb *b, const struct edm_model *m)
{
	quoted(b, m->database);
}

void
sqlb_routine(struct sqlb *b, const struct edm_function *f)
{
	quoted(b, f->schema);
	buf_char(&b->text, '.');
	quoted(b, f->routine);
}

void
sqlb_alias(struct sqlb *b, char letter, unsigned number)
{
	must(letter >= 'a' && letter <= 'z');
	buf_char(&b->text, letter);
	buf_u64(&b->text, number);
}

void
sqlb_number(struct sqlb *b, unsigned number)
{
	buf_u64(&b->text, number);
}

static bool
room(struct sqlb *b)
{
	struct val *more;

	if (b->nvals == SQLB_VALUES_MAX)
		b->full = true;
	if (b->full)
		return false;
	if (b->nvals < b->cap)
		return true;
	b->cap = b->cap == 0 ? 16 : b->cap * 2;
	more = NEWN(b->arena, struct val, b->cap);
	if (b->nvals > 0)
		memcpy(more, b->vals, b->nvals * sizeof(*more));
	b->vals = more;
	return true;
}

void
sqlb_bind(struct sqlb *b, struct val v)
{
	if (!room(b))
		return;
	buf_char(&b->text, '?');
	b->vals[b->nvals++] = v;
}

bool
sqlb_full(const struct sqlb *b)
{
	return b->full || b->text.failed;
}

struct err *
sqlb_done(struct sqlb *b, struct stmt_text *ret)
{
	if (b->full)
		return ERR(b->arena, LIMIT, S(""),
		    "The query needs more than %d values", SQLB_VALUES_MAX);
	if (!buf_ok(&b->text))
		return ERR(b->arena, LIMIT, S(""),
		    "The query needs a statement of more than %d bytes",
		    SQLB_TEXT_MAX);
	*ret = (struct stmt_text){ .sql = buf_str(&b->text),
		.vals = b->vals,
		.nvals = b->nvals,
		.made_by = b };
	return NULL;
}
