/* SPDX-License-Identifier: MIT */
/* t_csdl.c - $metadata and the service document of a small model. */
#include "config.h"
#include "unit.h"
#include "out/xml.h"
#include "write/write.h"

static struct arena *arena;
static struct sink_mem mem;
static struct out out;
static char block[OUT_BLOCK];

static int
setup(void **st)
{
	(void)st;
	arena = arena_new(1 << 16);
	mem = sink_mem_in(arena, 1 << 20);
	out = out_to(&mem.sink, block);
	return 0;
}

static int
teardown(void **st)
{
	(void)st;
	arena_free(&arena);
	return 0;
}

static const char *
text(void)
{
	assert_true(out_finish(&out));
	return arena_z(arena, sink_mem_str(&mem));
}

/* A view of a literal where S() cannot stand: in static data. */
#define L(lit)                                                                 \
	{                                                                      \
		lit, sizeof(lit) - 1                                           \
	}

static const struct edm_member members[] = {
	{ .name = L("Red"), .value = L("Red"), .number = 1 },
	{ .name = L("Blue"), .value = L("Blue"), .number = 2 }
};
static const struct edm_enum enums[] = { { .name = L("Lead_Colours"),
    .flags = true,
    .members = members,
    .nmembers = 2 } };

static const struct edm_set company, lead;
static const struct edm_nav leads, to_company;
static const struct edm_prop company_props[] = {
	{ .name = L("ID"), .column = L("ID"), .type = EDM_INT32 },
	{ .name = L("a_x0020_b"),
	    .column = L("a \"b\""),
	    .doc = L("a < b & \"c\"\n"),
	    .type = EDM_STRING,
	    .nullable = true,
	    .max_length = 40 }
};
static const struct str allowed[] = { L("new \"one\""), L("<old>") };
static const struct edm_prop lead_props[] = {
	{ .name = L("ID"), .column = L("ID"), .type = EDM_INT64 },
	{ .name = L("CompanyID"),
	    .column = L("CompanyID"),
	    .type = EDM_INT32,
	    .nullable = true },
	{ .name = L("Value"),
	    .column = L("Value"),
	    .type = EDM_DECIMAL,
	    .computed = true,
	    .precision = 12,
	    .scale = 2 },
	{ .name = L("Colours"),
	    .column = L("Colours"),
	    .type = EDM_ENUM,
	    .etype = &enums[0] },
	{ .name = L("Note"),
	    .column = L("Note"),
	    .type = EDM_STRING,
	    .allowed = allowed,
	    .nallowed = N_ELEM(allowed) },
	{ .name = L("Made"),
	    .column = L("Made"),
	    .type = EDM_DATETIME,
	    .precision = 6 }
};
static const struct edm_prop *const company_key[] = { &company_props[0] };
static const struct edm_prop *const lead_key[] = { &lead_props[0] };
static const struct edm_prop *const lead_fk[] = { &lead_props[1] };
static const struct edm_nav leads = { .name = L("Lead"),
	.owner = &company,
	.target = &lead,
	.many = true,
	.partner = &to_company,
	.hops = { { &lead, company_key, lead_fk, 1 } },
	.nhops = 1 };
static const struct edm_nav to_company = { .name = L("Company"),
	.owner = &lead,
	.target = &company,
	.nullable = true,
	.dependent = true,
	.partner = &leads,
	.hops = { { &company, lead_fk, company_key, 1 } },
	.nhops = 1 };
static const struct edm_set company = { .name = L("Company"),
	.table = L("company"),
	.props = company_props,
	.nprops = N_ELEM(company_props),
	.keys = company_key,
	.nkeys = 1,
	.navs = &leads,
	.nnavs = 1 };
static const struct edm_set lead = { .name = L("Lead"),
	.table = L("Lead"),
	.props = lead_props,
	.nprops = N_ELEM(lead_props),
	.keys = lead_key,
	.nkeys = 1,
	.navs = &to_company,
	.nnavs = 1 };

static struct edm_model
model(void)
{
	struct edm_set *sets = NEWN(arena, struct edm_set, 2);

	sets[0] = company;
	sets[1] = lead;
	return (struct edm_model){ .ns = S("crm"),
		.container = S("Container"),
		.sets = sets,
		.nsets = 2,
		.enums = enums,
		.nenums = 1,
		.expand_levels = 3 };
}

static void
has(const char *doc, const char *part)
{
	if (strstr(doc, part) == NULL)
		fail_msg("no %s in %s", part, doc);
}

static void
metadata(void **st)
{
	struct edm_model m = model();
	const char *d;

	(void)st;
	write_csdl_xml(&out, &m);
	d = text();
	has(d, "<Schema Namespace=\"crm\" xmlns=");
	has(d, "<Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/>");
	has(d,
	    "Type=\"Edm.String\" Nullable=\"true\" MaxLength=\"40\">\n"
	    "    <Annotation Term=\"Org.OData.Core.V1.Description\""
	    " String=\"a &lt; b &amp; &quot;c&quot;&#10;\"/>\n"
	    "    <Annotation Term=\"Org.OData.Core.V1.LongDescription\""
	    " String=\"In the database: a &quot;b&quot;\"/>\n");
	has(d,
	    "Type=\"Edm.Decimal\" Nullable=\"false\" Precision=\"12\""
	    " Scale=\"2\">\n"
	    "    <Annotation Term=\"Org.OData.Core.V1.Computed\""
	    " Bool=\"true\"/>\n   </Property>");
	has(d,
	    "Name=\"Colours\" Type=\"crm.Lead_Colours\" Nullable=\"false\"/>");
	has(d,
	    "Type=\"Edm.String\" Nullable=\"false\" MaxLength=\"max\">\n"
	    "    <Annotation Term=\"Org.OData.Validation.V1.AllowedValues\">"
	    "<Collection><Record><PropertyValue Property=\"Value\""
	    " String=\"new &quot;one&quot;\"/></Record><Record>"
	    "<PropertyValue Property=\"Value\" String=\"&lt;old&gt;\"/>"
	    "</Record></Collection></Annotation>\n   </Property>");
	has(d,
	    "<Annotation Term=\"Org.OData.Capabilities.V1.ExpandRestrictions\">"
	    "<Record><PropertyValue Property=\"Expandable\" Bool=\"true\"/>"
	    "<PropertyValue Property=\"MaxLevels\" Int=\"3\"/></Record>"
	    "</Annotation>");
	has(d,
	    "Type=\"Edm.DateTimeOffset\" Nullable=\"false\" Precision=\"6\"/>");
	has(d,
	    "<NavigationProperty Name=\"Lead\" Type=\"Collection(crm.Lead)\""
	    " Partner=\"Company\"/>");
	has(d,
	    "<NavigationProperty Name=\"Company\" Type=\"crm.Company\""
	    " Nullable=\"true\" Partner=\"Lead\">\n"
	    "    <ReferentialConstraint Property=\"CompanyID\""
	    " ReferencedProperty=\"ID\"/>\n");
	has(d,
	    "<EnumType Name=\"Lead_Colours\" IsFlags=\"true\""
	    " UnderlyingType=\"Edm.Int64\">\n"
	    "   <Member Name=\"Red\" Value=\"1\"/>");
	has(d,
	    "<EntitySet Name=\"Lead\" EntityType=\"crm.Lead\">\n"
	    "    <NavigationPropertyBinding Path=\"Company\""
	    " Target=\"Company\"/>");
}

static void
metadata_as_json(void **st)
{
	struct edm_model m = model(), none = { .ns = S("crm") };
	const char *d;

	(void)st;
	write_csdl_json(&out, &m);
	write_csdl_json(&out, &none);
	d = text();
	has(d, "{\"$Version\":\"4.0\",\"$Reference\":{\"https://");
	has(d, "},\"$EntityContainer\":\"crm.Container\",\"crm\":{");
	has(d,
	    "\"Company\":{\"$Kind\":\"EntityType\",\"$Key\":[\"ID\"],"
	    "\"ID\":{\"$Type\":\"Edm.Int32\"},"
	    "\"a_x0020_b\":{\"$Nullable\":true,\"$MaxLength\":40,"
	    "\"@Org.OData.Core.V1.Description\":\"a < b & \\\"c\\\"\\n\","
	    "\"@Org.OData.Core.V1.LongDescription\":"
	    "\"In the database: a \\\"b\\\"\"},"
	    "\"Lead\":{\"$Kind\":\"NavigationProperty\",\"$Type\":\"crm.Lead\","
	    "\"$Collection\":true,\"$Partner\":\"Company\"}");
	has(d,
	    "\"$Type\":\"Edm.Decimal\",\"$Precision\":12,\"$Scale\":2,"
	    "\"@Org.OData.Core.V1.Computed\":true}");
	has(d, "\"$ReferentialConstraint\":{\"CompanyID\":\"ID\"}");
	has(d,
	    "\"Lead_Colours\":{\"$Kind\":\"EnumType\",\"$IsFlags\":true,"
	    "\"$UnderlyingType\":\"Edm.Int64\",\"Red\":1,\"Blue\":2}");
	has(d,
	    "\"@Org.OData.Validation.V1.AllowedValues\":"
	    "[{\"Value\":\"new \\\"one\\\"\"},{\"Value\":\"<old>\"}]");
	has(d, "\"@Org.OData.Capabilities.V1.ConformanceLevel\":\"Advanced\"");
	has(d, "},\"crm\":{}}");
}

static void
metadata_of_nothing_has_no_container(void **st)
{
	struct edm_model m = { .ns = S("crm"), .container = S("Container") };
	const char *d;

	(void)st;
	write_csdl_xml(&out, &m);
	d = text();
	assert_null(strstr(d, "EntityContainer"));
	has(d, "</edmx:Edmx>\n");
}

static void
service_document(void **st)
{
	struct edm_model m = model();
	struct write_conf c = { .model = &m,
		.root = S("https://h/odata/v4/"),
		.metadata = METADATA_MINIMAL };

	(void)st;
	write_service(&out, &c);
	assert_string_equal(text(),
	    "{\"@odata.context\":\"https://h/odata/v4/$metadata\",\"value\":["
	    "{\"name\":\"Company\",\"title\":\"company\","
	    "\"kind\":\"EntitySet\",\"url\":\"Company\"},"
	    "{\"name\":\"Lead\",\"kind\":\"EntitySet\",\"url\":\"Lead\"}]}");
}

static void
service_document_of_401_without_metadata(void **st)
{
	struct edm_set s = lead;
	struct edm_model m = { .sets = &s, .nsets = 1 };
	struct write_conf c = { .model = &m, .v401 = true };

	(void)st;
	s.name = s.table = S("Gr\xC3\xB6\xC3\x9F"
			     "e");
	write_service(&out, &c);
	c.metadata = METADATA_FULL;
	write_service(&out, &c);
	assert_string_equal(text(),
	    "{\"value\":[{\"name\":\"Gr\xC3\xB6\xC3\x9F"
	    "e\","
	    "\"kind\":\"EntitySet\",\"url\":\"Gr%C3%B6%C3%9F"
	    "e\"}]}"
	    "{\"@context\":\"$metadata\",\"value\":["
	    "{\"name\":\"Gr\xC3\xB6\xC3\x9F"
	    "e\","
	    "\"kind\":\"EntitySet\",\"url\":\"Gr%C3%B6%C3%9F"
	    "e\"}]}");
}

static void
xml_has_no_forbidden_character(void **st)
{
	(void)st;
	xml_attr(&out, S("a"), S("\x01<\t\xEF\xBF\xBF\xEF\xBF\xBC\r"));
	xml_text(&out, S("\"\t\n]]>\x1F"));
	assert_string_equal(text(),
	    " a=\"\xEF\xBF\xBD&lt;&#9;\xEF\xBF\xBD\xEF\xBF\xBC&#13;\""
	    "\"\t\n]]&gt;\xEF\xBF\xBD");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
static const struct CMUnitTest tests[] = { T(metadata), T(metadata_as_json),
	T(metadata_of_nothing_has_no_container), T(service_document),
	T(service_document_of_401_without_metadata),
	T(xml_has_no_forbidden_character) };
UNIT_MAIN(tests)
