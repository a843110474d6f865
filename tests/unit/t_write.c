/* SPDX-License-Identifier: MIT */
/* t_write.c - rows and what stands around them, as OData JSON. */
#include "config.h"
#include "unit.h"
#include "written.h"
#include "write/write.h"

/*
 * A small model: Company 1-n Contact, Contact n-1 Company.
 */
static const struct edm_member kinds[] = {
	{ .name = V("Lead"), .value = V("hot lead"), .number = 1 },
	{ .name = V("Old"), .value = V("old"), .number = 2 }
};
static const struct edm_enum kind = {
	.name = V("Contact_Kind"), .members = kinds, .nmembers = 2
};
enum { P_ID, P_NAME, P_SALARY, P_BORN, P_KIND, P_BIG, NPROPS };
static const struct edm_prop contact_props[NPROPS] = {
	[P_ID] = { .name = V("Id"), .type = EDM_INT32 },
	[P_NAME] = { .name = V("Name"), .type = EDM_STRING, .nullable = true },
	[P_SALARY] = { .name = V("Salary"), .type = EDM_DECIMAL },
	[P_BORN] = { .name = V("Born"), .type = EDM_DATE },
	[P_KIND] = { .name = V("Kind"), .type = EDM_ENUM, .etype = &kind },
	[P_BIG] = { .name = V("Big"), .type = EDM_INT64 },
};
static const struct edm_prop company_props[] = {
	{ .name = V("Code"), .type = EDM_STRING },
	{ .name = V("Part"), .type = EDM_INT16 },
};
static const struct edm_prop *const contact_key[] = { &contact_props[P_ID] };
static const struct edm_prop *const company_key[] = { &company_props[0],
	&company_props[1] };
static const struct edm_set contact, company;
static const struct edm_nav contact_navs[] = {
	{ .name = V("Company"), .owner = &contact, .target = &company },
	{ .name = V("Boss"), .owner = &contact, .target = &contact }
};
static const struct edm_nav company_navs[] = { { .name = V("Contacts"),
    .owner = &company,
    .target = &contact,
    .many = true } };
static const struct edm_set contact = { .name = V("Contacts"),
	.props = contact_props,
	.nprops = NPROPS,
	.keys = contact_key,
	.nkeys = 1,
	.navs = contact_navs,
	.nnavs = 2 };
static const struct edm_set company = { .name = V("Companies"),
	.props = company_props,
	.nprops = 2,
	.keys = company_key,
	.nkeys = 2,
	.navs = company_navs,
	.nnavs = 1 };
static const struct edm_model model = { .ns = V("Crm") };

static struct write_conf
conf_of(enum write_metadata metadata, bool v401, bool ieee754)
{
	return (struct write_conf){ .model = &model,
		.root = S("http://h/o/"),
		.v401 = v401,
		.metadata = metadata,
		.ieee754 = ieee754 };
}

/* A level that selects the named properties of a set, in order. */
static struct level *
level_of(enum query_kind query_kind, const struct edm_set *set, size_t n)
{
	struct level *l = NEW(arena, struct level);
	struct query *q = NEW(arena, struct query);
	const struct edm_prop **select =
	    NEWN(arena, const struct edm_prop *, n);
	uint16_t *col = NEWN(arena, uint16_t, set->nprops);

	for (size_t i = 0; i < set->nprops; i++)
		col[i] = (uint16_t)i;
	for (size_t i = 0; i < n; i++)
		select[i] = &set->props[i];
	q->kind = query_kind;
	q->set = set;
	q->top = -1;
	q->select = select;
	q->nselect = n;
	l->query = q;
	l->select = col;
	l->key = col;
	return l;
}

static struct query *
query_of(struct level *l)
{
	return (struct query *)(uintptr_t)l->query;
}

/* Adds $expand=nav as level child. */
static void
expand(struct level *l, const struct edm_nav *nav, struct level *child)
{
	struct query *q = query_of(l);

	q->expand = NEWN(arena, struct expand, 1);
	q->expand[0] = (struct expand){ .nav = nav, .query = query_of(child) };
	q->nexpand = 1;
	child->nav = nav;
	l->child = NEWN(arena, struct level *, 1);
	l->child[0] = child;
}

static const struct val ada[NPROPS] = {
	[P_ID] = { .kind = VAL_I64, .i = 7 },
	[P_NAME] = { .kind = VAL_STR, .s = V("A\"da") },
	[P_SALARY] = { .kind = VAL_DEC, .s = V("-1.50") },
	[P_BORN] = { .kind = VAL_DATE, .t = { 1999, 12, 31, 0, 0, 0, 0 } },
	[P_KIND] = { .kind = VAL_STR, .s = V("hot lead") },
	[P_BIG] = { .kind = VAL_I64, .i = INT64_MAX },
};
static const struct val nobody[NPROPS] = {
	[P_ID] = { .kind = VAL_I64, .i = 8 },
};
static const struct val acme[] = {
	{ .kind = VAL_STR, .s = V("a/'b \xC3\xA9") },
	{ .kind = VAL_I64, .i = 2 },
};

static void
without_nulls(void **st)
{
	struct write_conf c = conf_of(METADATA_NONE, false, false);
	struct level *l = level_of(QUERY_COLLECTION, &contact, 3);
	struct row one = { ada, NULL }, two = { nobody, NULL };
	const struct shape *s;

	(void)st;
	c.omit_nulls = true;
	s = write_shape(arena, &c, l);
	write_begin(&out, s, -1);
	write_row(&out, s, &two, true);
	write_row(&out, s, &one, false);
	write_end(&out, s, S(""));
	assert_str(text(),
	    "{\"value\":[{\"Id\":8},"
	    "{\"Id\":7,\"Name\":\"A\\\"da\",\"Salary\":-1.50}]}");
}

static void
collection(void **st)
{
	struct write_conf c = conf_of(METADATA_MINIMAL, false, false);
	struct level *l = level_of(QUERY_COLLECTION, &contact, NPROPS);
	const struct shape *s = write_shape(arena, &c, l);
	struct row one = { ada, NULL }, two = { nobody, NULL };

	(void)st;
	write_begin(&out, s, 12);
	write_row(&out, s, &one, true);
	write_row(&out, s, &two, false);
	write_end(&out, s, S("http://h/o/Contacts?$skiptoken=x"));
	assert_str(text(),
	    "{\"@odata.context\":\"http://h/o/$metadata#Contacts\","
	    "\"@odata.count\":12,\"value\":["
	    "{\"Id\":7,\"Name\":\"A\\\"da\",\"Salary\":-1.50,"
	    "\"Born\":\"1999-12-31\",\"Kind\":\"Lead\","
	    "\"Big\":9223372036854775807},"
	    "{\"Id\":8,\"Name\":null,\"Salary\":null,\"Born\":null,"
	    "\"Kind\":null,\"Big\":null}],"
	    "\"@odata.nextLink\":\"http://h/o/Contacts?$skiptoken=x\"}");
	write_begin(&out, s, -1);
	write_end(&out, s, S(""));
	assert_str(text(),
	    "{\"@odata.context\":\"http://h/o/$metadata#Contacts\","
	    "\"value\":[]}");
}

static void
collection_401_and_none(void **st)
{
	struct write_conf c = conf_of(METADATA_MINIMAL, true, true);
	struct level *l = level_of(QUERY_COLLECTION, &contact, 1);
	const struct shape *s = write_shape(arena, &c, l);
	struct row one = { ada, NULL };

	(void)st;
	write_begin(&out, s, 0);
	write_row(&out, s, &one, true);
	write_end(&out, s, S("n"));
	assert_str(text(),
	    "{\"@context\":\"http://h/o/$metadata#Contacts\","
	    "\"@count\":\"0\",\"value\":[{\"Id\":7}],"
	    "\"@nextLink\":\"n\"}");
	c = conf_of(METADATA_NONE, false, false);
	write_begin(&out, s, 3);
	write_end(&out, s, S("n"));
	assert_str(text(),
	    "{\"@odata.count\":3,\"value\":[],\"@odata.nextLink\":\"n\"}");
	write_begin(&out, s, -1);
	write_end(&out, s, S(""));
	assert_str(text(), "{\"value\":[]}");
	c = conf_of(METADATA_NONE, false, true);
	write_begin(&out, s, 3);
	write_end(&out, s, S(""));
	assert_str(text(), "{\"@odata.count\":\"3\",\"value\":[]}");
}

/* A company with its contacts, and a contact with its company. */
static void
expanded(void **st)
{
	struct write_conf c = conf_of(METADATA_MINIMAL, false, false);
	struct level *l = level_of(QUERY_ENTITY, &company, 1);
	struct level *kids = level_of(QUERY_COLLECTION, &contact, 1);
	struct level *up = level_of(QUERY_ENTITY, &company, 1);
	struct row_set none = { NULL, 0, -1 };
	struct row acme_row = { acme, NULL };
	struct row_set one = { &acme_row, 1, -1 };
	struct row rows[] = { { ada, &one }, { nobody, &none } };
	struct row_set set = { rows, 2, 5 };
	struct row top = { acme, &set };
	const struct shape *s;

	(void)st;
	expand(l, &company_navs[0], kids);
	expand(kids, &contact_navs[0], up);
	s = write_shape(arena, &c, l);
	write_entity(&out, s, &top);
	assert_str(text(),
	    "{\"@odata.context\":\"http://h/o/$metadata#Companies/$entity\","
	    "\"@odata.id\":"
	    "\"http://h/o/Companies(Code='a%2F''b%20%C3%A9',Part=2)\","
	    "\"Code\":\"a/'b \xC3\xA9\",\"Contacts@odata.count\":5,"
	    "\"Contacts\":[{\"Id\":7,\"Company\":{\"@odata.id\":"
	    "\"http://h/o/Companies(Code='a%2F''b%20%C3%A9',Part=2)\","
	    "\"Code\":\"a/'b \xC3\xA9\"}},"
	    "{\"Id\":8,\"Company\":null}]}");
	c = conf_of(METADATA_MINIMAL, false, true);
	write_entity(&out, s, &top);
	assert_str(text(),
	    "{\"@odata.context\":\"http://h/o/$metadata#Companies/$entity\","
	    "\"@odata.id\":"
	    "\"http://h/o/Companies(Code='a%2F''b%20%C3%A9',Part=2)\","
	    "\"Code\":\"a/'b \xC3\xA9\",\"Contacts@odata.count\":\"5\","
	    "\"Contacts\":[{\"Id\":7,\"Company\":{\"@odata.id\":"
	    "\"http://h/o/Companies(Code='a%2F''b%20%C3%A9',Part=2)\","
	    "\"Code\":\"a/'b \xC3\xA9\"}},"
	    "{\"Id\":8,\"Company\":null}]}");
}

/* The select lists of context URLs, 4.0 and 4.01. */
static void
contexts(void **st)
{
	static const struct str names[] = { V("Id"), V("Name") };
	struct write_conf c40 = conf_of(METADATA_MINIMAL, false, false);
	struct write_conf c401 = conf_of(METADATA_MINIMAL, true, false);
	struct level *l = level_of(QUERY_COLLECTION, &contact, 1);
	struct level *up = level_of(QUERY_ENTITY, &company, 1);

	(void)st;
#define CONTEXT(c) write_context(write_shape(arena, (c), l))
	expand(l, &contact_navs[0], up);
	assert_str(CONTEXT(&c40), "http://h/o/$metadata#Contacts");
	assert_str(CONTEXT(&c401), "http://h/o/$metadata#Contacts(Company())");
	query_of(l)->select_names = names;
	query_of(l)->nselect_names = 2;
	assert_str(
	    CONTEXT(&c40), "http://h/o/$metadata#Contacts(Id,Name,Company)");
	assert_str(
	    CONTEXT(&c401), "http://h/o/$metadata#Contacts(Id,Name,Company())");
	query_of(up)->select_names = names;
	query_of(up)->nselect_names = 1;
	assert_str(CONTEXT(&c40),
	    "http://h/o/$metadata#Contacts(Id,Name,Company(Id))");
	query_of(l)->select_names = NULL;
	query_of(l)->nselect_names = 0;
	query_of(l)->kind = QUERY_ENTITY;
	assert_str(CONTEXT(&c40),
	    "http://h/o/$metadata#Contacts(Company(Id))/$entity");
#undef CONTEXT
}

static void
property(void **st)
{
	struct write_conf c = conf_of(METADATA_MINIMAL, false, false);
	struct level *l = level_of(QUERY_PROPERTY, &company, 1);
	const struct row row = { .cells = acme };

	(void)st;
	query_of(l)->prop = &company_props[1];
	write_property(&out, write_shape(arena, &c, l), &row, &acme[1]);
	assert_str(text(),
	    "{\"@odata.context\":\"http://h/o/$metadata#"
	    "Companies(Code='a%2F''b%20%C3%A9',Part=2)/Part\","
	    "\"value\":2}");
}

static void
full_metadata(void **st)
{
	struct write_conf c = conf_of(METADATA_FULL, false, false);
	struct level *l = level_of(QUERY_ENTITY, &contact, NPROPS);
	struct level *up = level_of(QUERY_ENTITY, &company, 1);
	struct row acme_row = { acme, NULL };
	struct row_set one = { &acme_row, 1, -1 };
	struct row r = { ada, &one };

	(void)st;
	expand(l, &contact_navs[0], up);
	write_entity(&out, write_shape(arena, &c, l), &r);
	assert_str(text(),
	    "{\"@odata.context\":\"http://h/o/$metadata#Contacts/$entity\","
	    "\"@odata.type\":\"#Crm.Contacts\","
	    "\"@odata.id\":\"http://h/o/Contacts(7)\","
	    "\"@odata.readLink\":\"http://h/o/Contacts(7)\","
	    "\"Id@odata.type\":\"#Int32\",\"Id\":7,"
	    "\"Name\":\"A\\\"da\","
	    "\"Salary@odata.type\":\"#Decimal\",\"Salary\":-1.50,"
	    "\"Born@odata.type\":\"#Date\",\"Born\":\"1999-12-31\","
	    "\"Kind@odata.type\":\"#Crm.Contact_Kind\",\"Kind\":\"Lead\","
	    "\"Big@odata.type\":\"#Int64\",\"Big\":9223372036854775807,"
	    "\"Company@odata.associationLink\":"
	    "\"http://h/o/Contacts(7)/Company/$ref\","
	    "\"Company@odata.navigationLink\":"
	    "\"http://h/o/Contacts(7)/Company\","
	    "\"Company\":{\"@odata.type\":\"#Crm.Companies\",\"@odata.id\":"
	    "\"http://h/o/Companies(Code='a%2F''b%20%C3%A9',Part=2)\","
	    "\"@odata.readLink\":"
	    "\"http://h/o/Companies(Code='a%2F''b%20%C3%A9',Part=2)\","
	    "\"Code\":\"a/'b \xC3\xA9\","
	    "\"Contacts@odata.associationLink\":\"http://h/o/"
	    "Companies(Code='a%2F''b%20%C3%A9',Part=2)/Contacts/$ref\","
	    "\"Contacts@odata.navigationLink\":\"http://h/o/"
	    "Companies(Code='a%2F''b%20%C3%A9',Part=2)/Contacts\"},"
	    "\"Boss@odata.associationLink\":"
	    "\"http://h/o/Contacts(7)/Boss/$ref\","
	    "\"Boss@odata.navigationLink\":\"http://h/o/Contacts(7)/Boss\"}");
}

static void
errors(void **st)
{
	struct err *e = ERR_AT(
	    arena, UNKNOWN_NAME, S("N\"me"), 17, "No property '%s'", "N\"me");

	(void)st;
	e->cause = S("secret");
	write_error(&out, e, S("ab12"));
	assert_str(text(),
	    "{\"error\":{\"code\":\"UnknownName\","
	    "\"message\":\"No property 'N\\\"me'\",\"target\":\"N\\\"me\","
	    "\"innererror\":{\"requestId\":\"ab12\",\"position\":17}}}");
	e = ERR(arena, BUSY, S(""), "Busy");
	write_error(&out, e, S(""));
	assert_str(text(),
	    "{\"error\":{\"code\":\"ServiceUnavailable\","
	    "\"message\":\"Busy\"}}");
	e->pos = 0;
	write_error(&out, e, S(""));
	assert_str(text(),
	    "{\"error\":{\"code\":\"ServiceUnavailable\","
	    "\"message\":\"Busy\","
	    "\"innererror\":{\"position\":0}}}");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(collection), T(without_nulls),
	T(collection_401_and_none), T(expanded), T(contexts), T(property),
	T(full_metadata), T(errors) };
UNIT_MAIN(tests)
