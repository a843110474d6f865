/* SPDX-License-Identifier: MIT */
/* suggest_name.c - does the name of a column speak of a table? */
#include "config.h"
#include "base/buf.h"
#include "catalog/suggest.h"

/* ManagerStaffID, manager-staff id -> manager_staff_id */
static struct str
snake(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n * 2);

	for (size_t i = 0; i < s.n; i++) {
		bool upper = s.p[i] >= 'A' && s.p[i] <= 'Z';
		bool lower_before = i > 0 &&
		    ((s.p[i - 1] >= 'a' && s.p[i - 1] <= 'z') ||
			is_digit(s.p[i - 1]));

		if (upper && lower_before)
			buf_char(&b, '_');
		buf_char(&b,
		    s.p[i] == '-' || s.p[i] == ' ' || s.p[i] == '.'
			? '_'
			: to_lower(s.p[i]));
	}
	must(buf_ok(&b));
	return buf_str(&b);
}

/* The name without what only says that it is a reference; bare: there was
 * nothing of the kind. */
static struct str
stem(struct str s, bool *bare)
{
	static const char *const ends[] = { "_id", "_uuid", "_guid", "_fk" };
	static const char *const starts[] = { "id_", "fk_" };

	*bare = false;
	for (size_t i = 0; i < N_ELEM(ends); i++)
		if (str_ends(s, str_of(ends[i])))
			return str_head(s, s.n - strlen(ends[i]));
	for (size_t i = 0; i < N_ELEM(starts); i++)
		if (str_starts(s, str_of(starts[i])))
			return str_skip(s, strlen(starts[i]));
	*bare = true;
	return s;
}

/* many is one, or its plural. */
static bool
is_plural(struct str one, struct str many)
{
	struct str y = str_head(one, one.n == 0 ? 0 : one.n - 1);

	if (!str_starts(many, y) || one.n == 0)
		return str_eq(one, S("person")) && str_eq(many, S("people"));
	if (str_starts(many, one)) {
		struct str rest = str_skip(many, one.n);

		return rest.n == 0 || str_eq(rest, S("s")) ||
		    str_eq(rest, S("es"));
	}
	return one.p[one.n - 1] == 'y' && str_eq(str_skip(many, y.n), S("ies"));
}

static bool
same(struct str column, struct str table)
{
	return column.n > 0 && table.n > 0 &&
	    (is_plural(column, table) || is_plural(table, column));
}

/* The last words of the column: manager_staff says staff. */
static bool
ends_with(struct str column, struct str table)
{
	for (size_t i = 0; i < column.n; i++)
		if (column.p[i] == '_' && same(str_skip(column, i + 1), table))
			return true;
	return false;
}

static bool
any_of(struct str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, str_of(list[i])))
			return true;
	return false;
}

/* created_by, owner_id: somebody. */
static bool
is_somebody(struct str s)
{
	static const char *const words[] = { "owner", "author", "assignee",
		"assigned_to", "assigned_user", "creator", "sales_rep",
		"sales_owner", "responsible", "manager" };

	return str_ends(s, S("_by")) || str_ends(s, S("_owner")) ||
	    any_of(s, words, N_ELEM(words));
}

static bool
holds_people(struct str table)
{
	static const char *const names[] = { "user", "users", "employee",
		"employees", "staff" };

	return any_of(table, names, N_ELEM(names));
}

static bool
is_parent(struct str s)
{
	static const char *const words[] = { "parent", "root", "reports_to",
		"supervisor", "boss", "previous", "replaces" };

	return any_of(s, words, N_ELEM(words));
}

/* Names of keys that say nothing about a table. */
static bool
is_general(struct str s)
{
	static const char *const words[] = { "id", "uuid", "guid", "name",
		"code", "key", "number", "no", "type", "email" };

	return any_of(s, words, N_ELEM(words));
}

/* lead_sources, seen from leads, is the source. */
static bool
within(struct str from, struct str column, struct str to)
{
	for (size_t i = 1; i < to.n; i++)
		if (to.p[i] == '_' && same(str_head(to, i), from) &&
		    same(column, str_skip(to, i + 1)))
			return true;
	return false;
}

int
suggest_name(const struct suggest *g, const struct fact_table *from,
    const struct fact_column *c, const struct fact_table *to,
    const struct fact_column *key, struct str *why)
{
	struct arena *a = g->arena;
	struct str t = snake(a, str_skip(to->name, g->prefix));
	struct str f = snake(a, str_skip(from->name, g->prefix));
	struct str k = snake(a, key->name), full = snake(a, c->name);
	bool bare;
	struct str s = stem(full, &bare);

	if (is_general(full))
		return 0;
	if (from == to) {
		*why = S("its name is that of a parent");
		return is_parent(s) || is_parent(full) ? SUGGEST_NAMED : 0;
	}
	*why = arena_strf(a, "its name is that of the table");
	if (same(s, t))
		return bare ? SUGGEST_ALIKE : SUGGEST_NAMED;
	*why = S("its name with that of its table is that of the table");
	if (!bare && within(f, s, t))
		return SUGGEST_NAMED;
	*why = S("its name ends with that of the table");
	if (ends_with(s, t))
		return bare ? 1 : SUGGEST_ALIKE;
	*why = S("it has the name of the other's key");
	if (str_eq(full, k) && !is_general(k))
		return SUGGEST_ALIKE;
	*why = S("its name is that of somebody, and the table holds people");
	return is_somebody(s) && holds_people(t) ? SUGGEST_ALIKE : 0;
}

size_t
suggest_prefix(const struct facts *f)
{
	struct str first = f->tables.n > 2 ? f->tables.v[0]->name : S("");
	size_t n = str_index(first, '_') + 1;

	if (n > first.n)
		return 0;
	for (size_t i = 0; i < f->tables.n; i++)
		if (!str_starts(f->tables.v[i]->name, str_head(first, n)) ||
		    f->tables.v[i]->name.n <= n)
			return 0;
	return n;
}
