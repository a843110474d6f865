/* SPDX-License-Identifier: MIT */
/* t_plan.c - levels, tokens and fingerprints of plans; no database. */
#include "config.h"
#include "unit.h"
#include "lib/model.h"
#include "odata/bind.h"
#include "odata/parse.h"
#include "plan/plan.h"

static struct arena *arena;
static const struct edm_model *model;

static const char model_text[] =
    "set Rows rows\n"
    "ID int32 key\n"
    "Name string(20) null\n"
    "Price decimal(10,2) null\n"
    "Rate double null\n"
    "At datetime null\n"
    "Day date null\n"
    "Old date null zero\n"
    "Open time null\n"
    "Took duration null\n"
    "Bytes binary(8) null\n"
    "Kind enum:Rows_Kind(A,B) null\n"
    "UpID int32 null\n"
    "set Other others\n"
    "ID int32 key\n"
    "nav Rows.Up one null Rows UpID=ID dependent partner Downs\n"
    "nav Rows.Downs many Rows ID=UpID partner Up\n";

static int
setup(void **st)
{
	(void)st;
	arena = arena_new(1 << 16);
	model = model_of(arena, str_of(model_text));
	return 0;
}

static int
teardown(void **st)
{
	(void)st;
	arena_free(&arena);
	return 0;
}

static const struct query *
bound(const char *url)
{
	const struct parse_limits parse = { .url = 16384,
		.depth = 64,
		.nodes = 2000,
		.list = 1000,
		.expand = 10,
		.segments = 20 };
	const struct bind_limits bind = {
		.expand_depth = 10, .expand_items = 50, .joins = 30
	};
	struct str path, query;
	struct ast_uri *uri;
	struct query *q;

	str_cut(str_of(url), '?', &path, &query);
	assert_null(
	    odata_parse(arena, &parse, path, 0, query, (long)path.n + 1, &uri));
	assert_null(odata_bind(arena, model, &bind, uri, &q));
	return q;
}

static const struct level *
level(const char *url)
{
	struct level *l;

	assert_null(plan_levels(arena, bound(url), &l));
	return l;
}

static void
columns_come_once(void **st)
{
	const struct level *l = level("Rows?$select=Name,ID&$orderby=Name,ID"
				      "&$expand=Up($select=Name),Downs("
				      "$count=true;$top=0)");
	const struct level *up = l->child[0], *downs = l->child[1];

	(void)st;
	assert_int_equal(l->ncols, 3);
	assert_str(l->cols[l->select[1]].prop->name, "Name");
	assert_int_equal(l->select[0], l->key[0]);
	assert_int_equal(l->order_col[0], l->select[1]);
	assert_int_equal(l->order_col[1], l->key[0]);
	assert_int_equal(l->parent, NO_COL);
	assert_int_equal(up->nlink, 1);
	assert_str(l->cols[up->parent_col[0]].prop->name, "UpID");
	assert_int_equal(up->norder, 0);
	assert_int_equal(up->cols[up->parent].role, PLAN_PARENT);
	assert_int_equal(up->total, NO_COL);
	assert_int_equal(downs->parent_col[0], l->key[0]);
	assert_int_equal(downs->cols[downs->total].role, PLAN_TOTAL);
	assert_int_equal(downs->cols[downs->shown].role, PLAN_SHOWN);
}

static void
order_stops_at_the_key(void **st)
{
	const struct level *l =
	    level("Rows?$orderby=Name desc,'x',Name,ID desc,Price");

	(void)st;
	assert_int_equal(l->norder, 2);
	assert_true(l->order[0].desc);
	assert_true(l->order[1].desc);
	assert_int_equal(level("Rows(1)")->norder, 0);
	assert_int_equal(level("Rows")->norder, 1);
}

#define ALL_KINDS                                                              \
	"Rows?$orderby=Name,Price,Rate,At,Day,Old,Open,Took,Bytes,Kind,Up/"    \
	"Name"

/* One value of every kind, as its column gives it. */
static size_t
values(struct val *v)
{
	const struct civil day = { .year = 2024, .month = 2, .day = 29 };
	const struct civil at = { 2024, 12, 31, 23, 59, 59, 999999 };
	const struct civil noon = { .hour = 12 };
	const struct val all[] = {
		VAL_OF_STR(S("a\0'é")),
		{ .kind = VAL_DEC, .s = S("-12345678901234567890.12") },
		{ .kind = VAL_F64, .d = -0.1 },
		{ .kind = VAL_DATETIME, .t = at },
		{ .kind = VAL_DATE, .t = day },
		VAL_OF_STR(S("0000-00-00")),
		{ .kind = VAL_TIME, .t = noon },
		{ .kind = VAL_DURATION, .i = INT64_MIN },
		{ .kind = VAL_BYTES, .s = S("\0\xff") },
		VAL_OF_I64(2),
		{ .kind = VAL_NULL },
		VAL_OF_I64(INT64_MIN),
	};

	memcpy(v, all, sizeof(all));
	return N_ELEM(all);
}

static void
tokens_read_back(void **st)
{
	const struct level *l = level(ALL_KINDS);
	struct val v[20], *back;
	size_t n = values(v);
	struct str token;
	int64_t left;

	(void)st;
	assert_int_equal(n, l->norder);
	token = plan_token_put(arena, l, v, -1);
	assert_null(plan_token_get(arena, l, token, &back, &left));
	assert_true(left == -1);
	assert_true(str_eq(plan_token_put(arena, l, back, left), token));
	assert_true(str_eq(back[0].s, v[0].s));
	assert_memory_equal(&back[3].t, &v[3].t, sizeof(v[3].t));
	assert_true(back[7].i == INT64_MIN);
}

static struct err *
get(const struct level *l, struct str token)
{
	struct val *v;
	int64_t left;

	return plan_token_get(arena, l, token, &v, &left);
}

static void
cut_tokens_are_refused(void **st)
{
	const struct level *l = level(ALL_KINDS);
	struct val v[20];
	struct str token;

	(void)st;
	(void)values(v);
	token = plan_token_put(arena, l, v, 5);
	for (size_t n = 0; n < token.n; n++) {
		/* a copy without a byte behind it, for the sanitizer */
		struct err *e = get(l, arena_dup(arena, str_head(token, n)));

		assert_non_null(e);
		assert_int_equal(e->code, ERR_SKIPTOKEN);
	}
	assert_non_null(get(l, arena_strf(arena, "%.*sx", STRF(token))));
}

/* Changed bytes are refused, or are other values of the right types: what
 * comes back is written back as the same bytes. */
static void
changed_tokens_stay_typed(void **st)
{
	const struct level *l = level(ALL_KINDS);
	struct val v[20], *back;
	struct str token;
	size_t refused = 0;
	int64_t left;
	char *p;

	(void)st;
	(void)values(v);
	token = plan_token_put(arena, l, v, 5);
	for (size_t i = 0; i < token.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			struct str t = { NULL, token.n };

			p = arena_z(arena, token);
			p[i] = (char)(p[i] ^ 1 << bit);
			t.p = p;
			if (plan_token_get(arena, l, t, &back, &left) != NULL) {
				refused++;
				continue;
			}
			assert_true(
			    str_eq(plan_token_put(arena, l, back, left), t));
		}
	assert_true(refused > 200);
}

static void
tokens_of_others_are_refused(void **st)
{
	const struct level *l = level("Rows?$orderby=Name");
	const struct val v[2] = { VAL_OF_STR(S("x")), VAL_OF_I64(1) };
	struct val bad[2] = { v[0], v[1] };
	struct str token = plan_token_put(arena, l, v, 0);

	(void)st;
	assert_null(get(l, token));
	assert_non_null(get(level("Rows"), token));
	assert_non_null(get(level("Rows?$orderby=Price"), token));
	assert_non_null(get(level("Rows(1)"), token));
	bad[1].kind = VAL_NULL; /* a key */
	assert_non_null(get(l, plan_token_put(arena, l, bad, 0)));
	bad[1] = v[1];
	bad[0] = VAL_OF_STR(S("\xff"));
	assert_non_null(get(l, plan_token_put(arena, l, bad, 0)));
	assert_non_null(get(l, plan_token_put(arena, l, v, -2)));
}

static void
fingerprints_tell_queries_apart(void **st)
{
	static const char *const urls[] = { "Rows", "Other", "Rows?$top=1",
		"Rows?$filter=ID%20eq%201", "Rows?$filter=ID%20eq%202",
		"Rows?$filter=ID%20gt%201", "Rows?$filter=UpID%20eq%201",
		"Rows?$filter=Up/ID%20eq%201", "Rows?$filter=Name%20eq%20'a'",
		"Rows?$filter=length(Name)%20eq%201", "Rows?$orderby=Name",
		"Rows?$orderby=Name%20desc", "Rows?$orderby=Name,Price",
		"Rows?$orderby=Price,Name", "Rows(1)/Downs", "Rows(2)/Downs",
		"Rows(1)/Up/Downs", "Rows(1)/Downs?$orderby=Name" };
	static const char *const same[][2] = {
		{ "Rows?$top=1", "Rows?$top=2" },
		{ "Rows", "Rows?$skip=7" },
		{ "Rows", "Rows?$select=Name" },
		{ "Rows", "Rows?$expand=Up" },
		{ "Rows", "Rows?$count=true" },
	};

	(void)st;
	for (size_t i = 0; i < N_ELEM(urls); i++)
		for (size_t k = 0; k < N_ELEM(urls); k++)
			assert_true(
			    (plan_fingerprint(bound(urls[i])) ==
				plan_fingerprint(bound(urls[k]))) == (i == k));
	for (size_t i = 0; i < N_ELEM(same); i++)
		assert_true(plan_fingerprint(bound(same[i][0])) ==
		    plan_fingerprint(bound(same[i][1])));
}

/* SQL does not change with what the client wrote as a value. */
static void
hostile_values_change_no_text(void **st)
{
	static const char *const hostile[] = { "x", "'';DROP%20TABLE%20rows",
		"%60", "%5C", "--%20", "?", "%C3%A9" };
	const struct page page = { .limit = 10 };
	struct str want = S("");

	(void)st;
	for (size_t i = 0; i < N_ELEM(hostile); i++) {
		struct stmt_text s;
		struct str url = arena_strf(arena,
		    "Rows?$filter=Name%%20eq%%20'%s'%%20or%%20contains(Name,"
		    "'%s')&$orderby=concat(Name,'%s')",
		    hostile[i], hostile[i], hostile[i]);

		assert_null(
		    plan_page(arena, level(arena_z(arena, url)), &page, &s));
		if (i == 0)
			want = s.sql;
		assert_true(str_eq(s.sql, want));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_come_once),
		cmocka_unit_test(order_stops_at_the_key),
		cmocka_unit_test(tokens_read_back),
		cmocka_unit_test(cut_tokens_are_refused),
		cmocka_unit_test(changed_tokens_stay_typed),
		cmocka_unit_test(tokens_of_others_are_refused),
		cmocka_unit_test(fingerprints_tell_queries_apart),
		cmocka_unit_test(hostile_values_change_no_text),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
