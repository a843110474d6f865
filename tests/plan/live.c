/* SPDX-License-Identifier: MIT */
/* live.c - see live.h. */
#include "config.h"
#include "live.h"

struct live live;

void
live_ok_(struct err *e, const char *file, int line)
{
	if (e == NULL)
		return;
	print_message("# %.*s (%.*s)\n", STRF(e->msg), STRF(e->cause));
	_fail(file, line);
}

/* Zero and partial dates, case, accents, padding, long common beginnings:
 * few distinct values, so that every order has ties. */
static const char *const schema[] = {
	"CREATE TABLE crm.firms (id INT PRIMARY KEY,"
	" code VARCHAR(20) COLLATE utf8mb4_general_ci"
	" NOT NULL UNIQUE, `p` INT, name VARCHAR(40))",
	"CREATE TABLE crm.`p` (id INT PRIMARY KEY, a INT,"
	" b VARCHAR(20) COLLATE utf8mb4_general_ci,"
	" c DECIMAL(12,4), d DATETIME(6), e ENUM('z','B','a'),"
	" f SET('r','g','b'), g DOUBLE, h FLOAT, i BIT(1),"
	" j BIT(40), k BIGINT UNSIGNED, l YEAR, m UUID, n INET6,"
	" o TIME(3), t TEXT, q VARCHAR(20) CHARACTER SET latin1,"
	" r VARBINARY(10), s DATE NOT NULL, u INT UNSIGNED,"
	" firm VARCHAR(20) COLLATE utf8mb4_general_ci,"
	" KEY(a), KEY(b), KEY(c), KEY(d), KEY(e), KEY(f), KEY(g),"
	" KEY(i), KEY(k), KEY(l), KEY(m), KEY(n), KEY(o), KEY(q),"
	" KEY(s), KEY(firm), CONSTRAINT FOREIGN KEY (firm)"
	" REFERENCES crm.firms (code))",
	"CREATE TABLE crm.pairs (k1 VARCHAR(10) COLLATE"
	" utf8mb4_general_ci, k2 INT, v INT,"
	" PRIMARY KEY (k1, k2), KEY (v))",
	"CREATE TABLE crm.marks (item INT, pair VARCHAR(10)"
	" COLLATE utf8mb4_general_ci, no INT,"
	" PRIMARY KEY (item, pair, no),"
	" FOREIGN KEY (item) REFERENCES crm.`p` (id),"
	" FOREIGN KEY (pair, no) REFERENCES crm.pairs"
	" (k1, k2))",
	"INSERT INTO crm.firms SELECT seq,"
	" CONCAT('Firm', seq), seq, CONCAT('N', seq % 7)"
	" FROM seq_1_to_40",
	"INSERT INTO crm.`p` SELECT seq,"
	" ELT(CRC32(CONCAT(seq,'a'))%4, 1, -2, 30),"
	" ELT(CRC32(CONCAT(seq,'b'))%7, 'abc', 'ABC', 'abc ', "
	"'äbc',"
	"  'z', ''),"
	" ELT(CRC32(CONCAT(seq,'c'))%4, 1.5, -0.0001, "
	"99999999.9999),"
	" ELT(CRC32(CONCAT(seq,'d'))%5, '0000-00-00', '2024-00-15',"
	"  '2024-01-31 23:59:59.999999', '1999-12-31'),"
	" ELT(CRC32(CONCAT(seq,'e'))%4, 'z', 'B', 'a'),"
	" ELT(CRC32(CONCAT(seq,'f'))%5, 'r,g', 'b', '', 'g'),"
	" ELT(CRC32(CONCAT(seq,'g'))%4, 0.1, -1e300, 2),"
	" ELT(CRC32(CONCAT(seq,'h'))%4, 0.1, 16777217, -3),"
	" NULLIF(CRC32(CONCAT(seq,'i'))%3, 2),"
	" CAST(ELT(CRC32(CONCAT(seq,'j'))%3, 1, 1099511627775) AS UNSIGNED),"
	" ELT(CRC32(CONCAT(seq,'k'))%4, 0, 18446744073709551615,"
	"  18446744073709551614),"
	" CAST(ELT(CRC32(CONCAT(seq,'l'))%4, 0, 1970, 2155) AS UNSIGNED),"
	" ELT(CRC32(CONCAT(seq,'m'))%4,"
	"  '00000000-0000-0001-8000-000000000000',"
	"  'ffffffff-0000-1000-8000-000000000000',"
	"  '10000000-ffff-1000-9000-00000000000a'),"
	" ELT(CRC32(CONCAT(seq,'n'))%4, '::1', '::ffff:1.2.3.4',"
	"  '2001:db8::'),"
	" ELT(CRC32(CONCAT(seq,'o'))%4, '-838:59:59',"
	"  '23:00:00.125', '00:00:00'),"
	" CONCAT(REPEAT('x', 600*(seq%3)), "
	"CRC32(CONCAT(seq,'t'))%3),"
	" ELT(CRC32(CONCAT(seq,'q'))%5, 'é', 'e', 'E', 'ß'),"
	" ELT(CRC32(CONCAT(seq,'r'))%4, x'00', x'0000', x'ff'),"
	" ELT(1+CRC32(CONCAT(seq,'s'))%4, '0000-00-00', "
	"'2024-02-00',"
	"  '2024-02-29', '1970-01-01'),"
	" ELT(CRC32(CONCAT(seq,'u'))%4, 0, 7, 4294967295),"
	" ELT(CRC32(CONCAT(seq,'v'))%5, 'firm1', 'FIRM1', 'Firm2',"
	"  'fIrM3')"
	" FROM seq_1_to_300",
	"INSERT INTO crm.pairs SELECT CONCAT('K', seq % 9),"
	" seq, NULLIF(seq % 5, 0) FROM seq_1_to_90",
	"INSERT IGNORE INTO crm.marks SELECT"
	" 1+CRC32(CONCAT(seq,'x'))%300,"
	" CONCAT('k', (1+seq%90) % 9), 1+seq%90"
	" FROM seq_1_to_900",
	"CREATE TABLE longs (k VARCHAR(700) PRIMARY KEY, v INT)",
	"INSERT INTO longs SELECT CONCAT(REPEAT('x', 300), seq), seq % 3"
	" FROM seq_1_to_40",
	/* What t_plan_rows.c knows by heart. */
	"CREATE TABLE vals (id INT PRIMARY KEY, s VARCHAR(20) COLLATE"
	" utf8mb4_general_ci, l VARCHAR(20) CHARACTER SET latin1, n INT,"
	" u INT UNSIGNED, b BIT(1), e ENUM('z','B','a'), f SET('r','g','b'),"
	" d DATE, c DECIMAL(10,2), y YEAR, t TIME(6), i INET6, h FLOAT,"
	" g UUID, k BIGINT UNSIGNED, x VARBINARY(4), up INT, KEY (s), KEY (l),"
	" FOREIGN KEY (up) REFERENCES vals (id))",
	"INSERT INTO vals VALUES"
	" (1,'abc','é',1,0,1,'z','r','2024-02-29',1.10,1970,'01:00:00','::1',"
	"  0.1,'c0ffee00-0000-1000-8000-00000000000a',18446744073709551615,"
	"  x'00',NULL),"
	" (2,'ABC','e',NULL,7,0,'B','r,b','0000-00-00',-2.50,0,"
	"  '-01:00:00.5','::2',0.5,NULL,18446744073709551614,x'0000',1),"
	" (3,'abc ','É',3,4294967295,NULL,'a','','2024-00-15',NULL,2155,NULL,"
	"  NULL,NULL,NULL,0,NULL,2),"
	" (5,'äbc','ß',0,1,0,'B','g,b','1999-12-31',10.00,2000,'838:59:59',"
	"  '2001:db8::',16777216,NULL,9007199254740993,x'ff',5),"
	" (9,'a%c','x',9,9,1,'a','r,g,b','2024-01-01',9.99,1999,'09:00:00',"
	"  '::9',9,NULL,9,x'09',1),"
	" (4,NULL,NULL,-4,NULL,1,NULL,NULL,NULL,0.00,NULL,'00:00:00','::1',"
	"  -3,NULL,NULL,NULL,9)",
	/* What t_plan_index.c explains. */
	"CREATE TABLE big (id INT PRIMARY KEY, firm INT NOT NULL, name"
	" VARCHAR(60) COLLATE utf8mb4_general_ci NOT NULL, email VARCHAR(60)"
	" COLLATE utf8mb4_general_ci, made DATETIME(6), state "
	"ENUM('a','b','c'),"
	" amount DECIMAL(10,2), KEY (name), KEY (email), KEY (made),"
	" KEY (state, made), KEY (amount), FOREIGN KEY (firm) REFERENCES"
	" firms (id))",
	"INSERT INTO big SELECT seq, 1+seq%40, CONCAT('Name ', seq*7919%9973),"
	" IF(seq%7, CONCAT('e', seq, '@x.y'), NULL), '2020-01-01' + INTERVAL"
	" seq*37%20011 MINUTE, ELT(1+seq%3,'a','b','c'), seq*31%7919/100"
	" FROM seq_1_to_30000",
	"ANALYZE TABLE big",
};

static void
exec(struct str sql)
{
	struct stmt_text s = dbtest_sql(sql, NULL, 0);

	live_ok(db_exec(live.db, live.arena, &s, NULL));
}

int
live_setup(void **st)
{
	const struct catalog_conf conf = { .tinyint1_bool = true };
	struct db_conf c = dbtest_conf();

	(void)st;
	live.keep = arena_new(1 << 16);
	live.arena = arena_new(1 << 16);
	live.db = db_new(&c);
	exec(S("CREATE DATABASE crm"));
	db_free(&live.db);
	c.database = "crm";
	live.db = db_new(&c);
	for (size_t i = 0; i < N_ELEM(schema); i++)
		exec(str_of(schema[i]));
	live_ok(catalog_load(live.db, live.keep, S("crm"), &conf, &live.model));
	return 0;
}

int
live_teardown(void **st)
{
	(void)st;
	db_free(&live.db);
	arena_free(&live.arena);
	arena_free(&live.keep);
	return 0;
}

static struct str
encoded(struct str url)
{
	struct str out = { NEWN(live.arena, char, url.n * 3 + 1), 0 };
	char *p = NEWN(live.arena, char, url.n * 3 + 1);
	static const char hex[] = "0123456789ABCDEF";

	out.p = p;
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>') {
			p[out.n++] = (char)c;
			continue;
		}
		p[out.n++] = '%';
		p[out.n++] = hex[c >> 4];
		p[out.n++] = hex[c & 15];
	}
	return out;
}

const struct query *
live_query(struct str url)
{
	const struct parse_limits parse = { .url = 65536,
		.depth = 64,
		.nodes = 5000,
		.list = 1000,
		.expand = 10,
		.segments = 20 };
	const struct bind_limits bind = {
		.expand_depth = 10, .expand_items = 50, .joins = 30
	};
	struct str path, query;
	struct ast_uri *uri;
	struct query *q = NULL;
	struct err *e;

	str_cut(encoded(url), '?', &path, &query);
	e = odata_parse(
	    live.arena, &parse, path, 0, query, (long)path.n + 1, &uri);
	if (e == NULL)
		e = odata_bind(live.arena, live.model, &bind, uri, &q);
	if (e != NULL)
		print_message("# %.*s\n", STRF(url));
	live_ok(e);
	return q;
}

const struct level *
live_level(const struct query *q)
{
	struct level *l;

	live_ok(plan_levels(live.arena, q, &l));
	return l;
}

struct rows
live_run(const struct stmt_text *s)
{
	struct rows r = { .v = NULL };
	struct db_cursor *c;
	const struct val *cells;
	size_t cap = 0;
	enum db_next got;

	live_ok(db_run(live.db, live.arena, s, &c));
	r.ncols = db_columns(c);
	while ((got = db_next(c, &cells)) == DB_ROW) {
		if (r.n == cap) {
			struct val *more = NEWN(live.arena, struct val,
			    (cap = cap * 2 + 16) * r.ncols);

			if (r.n > 0)
				memcpy(
				    more, r.v, r.n * r.ncols * sizeof(*more));
			r.v = more;
		}
		for (size_t i = 0; i < r.ncols; i++) {
			struct val *v = &r.v[r.n * r.ncols + i];

			*v = cells[i];
			if (v->kind == VAL_STR || v->kind == VAL_BYTES ||
			    v->kind == VAL_DEC)
				v->s = arena_dup(live.arena, v->s);
		}
		r.n++;
	}
	if (got == DB_FAILED)
		live_ok(db_error(c));
	db_close(&c);
	return r;
}

bool
live_same(const struct val *a, const struct val *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VAL_NULL: return true;
	case VAL_BOOL: return a->b == b->b;
	case VAL_I64:
	case VAL_DURATION: return a->i == b->i;
	case VAL_U64: return a->u == b->u;
	case VAL_F32:
	case VAL_F64: return memcmp(&a->d, &b->d, sizeof(a->d)) == 0;
	case VAL_DEC:
	case VAL_STR:
	case VAL_BYTES: return str_eq(a->s, b->s);
	case VAL_DATE:
	case VAL_DATETIME:
	case VAL_TIME: return memcmp(&a->t, &b->t, sizeof(a->t)) == 0;
	case VAL__MAX: break;
	}
	return false;
}

struct str
live_ids(const struct level *l, const struct rows *r)
{
	struct str s = S("");

	for (size_t i = 0; i < r->n; i++)
		s = arena_strf(live.arena, "%.*s%s%lld", STRF(s),
		    i > 0 ? " " : "",
		    (long long)r->v[i * r->ncols + l->key[0]].i);
	return s;
}
