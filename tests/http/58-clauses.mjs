// 58-clauses.mjs - a test for each clause of conformance of OData 4.0 that no
// other file has; the tags are those of tests/conformance/checklist.
import { all, done, env, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const ids = (select) => table(select).map((r) => Number(r[0]));
const count = (text) => Number(sql(text, '-N').trim());
const found = async (url) => {
  const r = await get(url);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text.slice(0, 300)}`);
  return r.json.value.map((v) => v.ID);
};
const filtered = (set, filter) => found(`${set}?$select=ID&$orderby=ID&$filter=${enc(filter)}`);
const where = (set, condition) => ids(`SELECT ID FROM ${set} WHERE ${condition} ORDER BY ID`);

await test('40m-1: service document', async () => {
  const r = await get('');
  same([r.status, r.headers.get('content-type')], [200, 'application/json;odata.metadata=minimal'], 'JSON');
  for (const s of r.json.value) {
    ok(s.kind === undefined || ['EntitySet', 'Singleton', 'FunctionImport', 'ServiceDocument'].includes(s.kind), `${s.name} is of a kind`, s);
    if (s.kind !== undefined && s.kind !== 'EntitySet') continue;
    const rows = await get(new URL(`${s.url}?$top=1`, r.json['@odata.context']));
    same(rows.status, 200, `${s.url} can be read from there`);
  }
});

await test('40m-2 40i-9 40a-3: rows are JSON', async () => {
  const r = await get('Companies?$top=3&$orderby=ID');
  same(r.headers.get('content-type'), 'application/json;odata.metadata=minimal', 'Content-Type');
  same(Object.keys(r.json), ['@odata.context', 'value'], 'context and value');
  const [id, name, key, revenue] = table('SELECT ID, Name, IsKeyAccount+0, AnnualRevenue FROM Companies ORDER BY ID LIMIT 1')[0];
  const row = r.json.value[0];
  same([row.ID, row.Name, row.IsKeyAccount], [Number(id), name, key === '1'], 'number, text and Boolean');
  ok(revenue === null ? row.AnnualRevenue === null : r.text.includes(`"AnnualRevenue":${revenue}`), 'a decimal, digit by digit');
  ok(/^[0-9a-f-]{36}$/.test(row.ExternalID) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(row.CreatedAt), 'a GUID and a moment', row);
});

await test('40m-3: no other truncation', async () => {
  const n = count('SELECT COUNT(*) FROM Contacts');
  same((await get('Contacts?$select=ID')).json.value.length, n, 'all rows in one answer');
  for (const size of [1000, 4999]) {
    const { rows, pages } = await all('Contacts?$select=ID', { Prefer: `maxpagesize=${size}` });
    same([rows.length, pages], [n, Math.ceil(n / size)], `all rows in pages of ${size}`);
  }
  const x = await get(`Companies(${ids('SELECT CompanyID FROM Contacts GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1')[0]})?$expand=Contacts($select=ID)`);
  same(x.json.Contacts.length, count('SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM Contacts GROUP BY CompanyID) x'), 'all children of one');
});

await test('40m-4: OData-Version', async () => {
  for (const [url, status] of [['', 200], ['$metadata', 200], ['Companies?$top=1', 200], ['Companies(1)', 200], ['Companies/$count', 200], ['Companies(1)/Name', 200],
    ['Companies(1)/Name/$value', 200], ['Nope', 404], ['Companies?$top=x', 400], ['Companies?$apply=identity', 501]]) {
    const r = await get(url);
    same([r.status, r.headers.get('odata-version')], [status, '4.0'], `${url || '/'} says 4.0`);
    same((await get(url, { 'OData-MaxVersion': '4.01' })).headers.get('odata-version'), '4.01', `${url || '/'} says 4.01 when it may`);
  }
});

await test('40m-5: Accept and OData-MaxVersion', async () => {
  for (const [a, status] of [['application/json', 200], ['application/xml', 406], ['text/html', 406], ['application/json;odata.metadata=some', 406], ['image/*', 406], ['*/*', 200], ['application/*', 200], ['application/json;q=0', 406]])
    same((await get('Companies?$top=1', { Accept: a })).status, status, `Accept: ${a} is ${status}`);
  for (const [v, status, version] of [['4.0', 200, '4.0'], ['4.01', 200, '4.01'], ['4.1', 200, '4.01'], ['5.0', 200, '4.01'], ['3.0', 400], ['2', 400], ['x', 400]]) {
    const r = await get('Companies?$top=1', { 'OData-MaxVersion': v });
    same([r.status, version ? r.headers.get('odata-version') : undefined], [status, version], `OData-MaxVersion: ${v} is ${status}`);
  }
});

await test('40m-6: extensibility', async () => {
  const plain = (await get('Companies?$top=2')).text;
  same((await get('Companies?$top=2&sap-language=en&debug=1&x.y=')).text, plain, 'options of others change nothing');
  same((await get('Companies?$top=2', { 'X-Whatever': '1', 'OData-Nonsense': 'a' })).text, plain, 'nor do fields of others');
  for (const url of ['Companies?$debug=1', 'Companies?@1=2', 'Companies?$custom=1'])
    same((await get(url)).status, 400, `${url}: a reserved name is 400`);
  const r = await get('Companies(1)');
  same([...r.headers.keys()].filter((k) => k.startsWith('odata-') && k !== 'odata-version'), [], 'no fields of our own begin with OData-');
  same(Object.keys(r.json).filter((k) => k.includes('@') && !k.includes('@odata.')), [], 'no control information of our own');
});

await test('40m-7: options by the grammar, 501 for what is not built', async () => {
  for (const url of ['Companies?$filter=', 'Companies?$filter=Name eq', 'Companies?$orderby=Name down', 'Companies?$top=1.5', 'Companies?$skip=a', 'Companies?$select=', 'Companies?$expand=Contacts(', 'Companies?$count=yes', "Companies?$search='", 'Companies?$compute=ID', 'Companies?$format='])
    same((await get(url)).status, 400, `${url} is 400`);
  for (const [url, target] of [['Companies?$apply=identity', '$apply'], ['Companies?$index=1', '$index']]) {
    const r = await get(url);
    same([r.status, r.json.error.code, r.json.error.target], [501, 'NotImplemented', target], `${url} is 501`);
  }
});

await test('40m-8: CSDL types alone', async () => {
  const { text } = await get('$metadata');
  const own = new Set([...text.matchAll(/<(?:EntityType|ComplexType|EnumType|TypeDefinition) Name="([^"]*)"/g)].map((m) => m[1]));
  const edm = /^Edm\.(Binary|Boolean|Byte|Date|DateTimeOffset|Decimal|Double|Duration|Guid|Int16|Int32|Int64|SByte|Single|Stream|String|TimeOfDay|Geo(graphy|metry)(Point|LineString|Polygon|Multi\w+|Collection)?)$/;
  // records of annotations have the types of the vocabularies that it includes
  const included = new Set([...text.matchAll(/<edmx:Include Namespace="([^"]*)"/g)].map((m) => m[1]));
  const bad = [...text.matchAll(/ (?:Type|EntityType|UnderlyingType|BaseType)="([^"]*)"/g)].map((m) => m[1].replace(/^Collection\((.*)\)$/, '$1'))
    .filter((t) => !edm.test(t) && !own.has(t.split('.').at(-1)) && !included.has(t.replace(/\.[^.]*$/, '')));
  same(bad, [], 'every type is of Edm or declared');
});

await test('40m-9: nothing else must be understood', async () => {
  const bare = await get('Companies?$orderby=ID&$top=20', { Accept: 'application/json;odata.metadata=none' });
  const full = await get('Companies?$orderby=ID&$top=20', { Accept: 'application/json;odata.metadata=full' });
  const plain = (o) => Object.fromEntries(Object.entries(o).filter(([k]) => !k.includes('@')));
  same(full.json.value.map(plain), bare.json.value, 'without annotations the rows are the same');
});

await test('40m-12 40i-14: $expand', async () => {
  const r = await get('Companies?$select=ID&$top=30&$orderby=ID&$expand=Country($select=ID),Contacts($select=ID)');
  for (const c of r.json.value) {
    same(c.Country?.ID ?? null, table(`SELECT CountryID FROM Companies WHERE ID=${c.ID}`)[0][0], `the country of ${c.ID}`);
    same(c.Contacts.map((x) => x.ID), where('Contacts', `CompanyID=${c.ID}`), `the contacts of ${c.ID}`);
  }
});

await test('40m-14: prefix odata.', async () => {
  const r = await get('Companies?$select=ID', { Prefer: 'odata.maxpagesize=3' });
  same([r.json.value.length, r.headers.get('preference-applied')], [3, 'odata.maxpagesize=3'], 'odata.maxpagesize');
  same((await get('Companies?$top=1', { Accept: 'application/json;odata.metadata=none;odata.streaming=true' })).headers.get('content-type'), 'application/json;odata.metadata=none;odata.streaming=true', 'odata.metadata and odata.streaming');
  const c = await get('Companies?$top=1', { Prefer: 'odata.include-annotations="*"' });
  same(c.headers.get('preference-applied'), 'odata.include-annotations="*"', 'odata.include-annotations');
  same((await get('Companies?$top=1', { 'OData-Isolation': 'snapshot' })).status, 200, 'OData-Isolation');
});

const ns = /Namespace="([^"]+)"/.exec((await get('$metadata')).text.replace(/.*?<Schema /s, '<Schema '))[1];
const enums = Object.fromEntries([...(await get('$metadata')).text.matchAll(/<Property Name="(\w+)" Type="([\w.]+)"/g)].map((m) => [m[1], m[2]]).filter(([, t]) => t.startsWith(`${ns}.`)));
await test('40m-15: literals with a type in front', async () => {
  same(await filtered('Companies', `Size eq ${enums.Size}'Large'`), where('Companies', "Size = 'Large'"), 'an enumeration');
  same(await filtered('Contacts', `PreferredChannels has ${enums.PreferredChannels}'Email,Phone'`), where('Contacts', "FIND_IN_SET('Email',PreferredChannels) AND FIND_IN_SET('Phone',PreferredChannels)"), 'flags');
  same(await filtered('Employees', "WorkStart eq duration'PT8H'"), where('Employees', "WorkStart = '08:00:00'"), 'a duration');
});

await test('40i-2: the whole grammar', async () => {
  // parsed and understood, even where not built: never a syntax error
  for (const filter of ["geo.distance(Location,geography'SRID=4326;Point(1 2)') lt 1", '[ID] eq [1]', '$root/Companies(1)/ID eq ID', 'Contacts/any(c:c/Manager/any(d:true))', "hassubset([1],[1])", "@Core.Messages ne null", "Name eq case(true:'x')", 'ID in [1,2]'])
    ok(!/SyntaxError/.test((await get(`Companies?$filter=${enc(filter)}`)).text), `$filter=${filter} is no syntax error`);
  for (const url of ['Companies?$apply=groupby((City))', '$entity?$id=Companies(1)', 'Companies/$filter(ID eq 1)', 'Companies(1)/Contacts/$ref', '$all', 'Companies?$select=Name($top=1)', 'Companies?$schemaversion=*'])
    ok(!/SyntaxError/.test((await get(url)).text), `${url} is no syntax error`);
});

await test('40i-3: $select', async () => {
  same(Object.keys((await get('Companies(1)?$select=City,ID')).json), ['@odata.context', 'ID', 'City'], 'two properties');
  same(Object.keys((await get('Companies(1)?$select=*')).json), Object.keys((await get('Companies(1)')).json), '* is all of them');
  ok('Contacts' in (await get('Companies(1)?$select=ID&$expand=Contacts($top=1)')).json, 'what is expanded stays');
  ok('Contacts@odata.navigationLink' in (await get('Companies(1)?$select=Contacts', { Accept: 'application/json;odata.metadata=full' })).json, 'a navigation property as a link');
  same((await get('Companies(1)?$select=Nope')).status, 400, 'an unknown one');
});

await test('40i-5: $top', async () => {
  for (const n of [0, 1, 7]) same(await found(`Companies?$select=ID&$top=${n}`), ids(`SELECT ID FROM Companies ORDER BY ID LIMIT ${n}`), `$top=${n}`);
  same((await get('Companies?$top=999999999&$select=ID')).json.value.length, count('SELECT COUNT(*) FROM Companies'), 'more than there are');
});

await test('40i-7.1: eq and ne', async () => {
  same(await filtered('Companies', "City eq 'München'"), where('Companies', "City = 'München' COLLATE utf8mb4_bin"), 'eq');
  same(await filtered('Companies', 'ParentCompanyID ne 1'), where('Companies', 'NOT ParentCompanyID <=> 1'), 'ne keeps nulls');
});
await test('40i-7.2: aliases', async () => {
  same(await found(`Companies?$select=ID&$filter=City eq @c and ID lt @n&@c='München'&@n=900`), where('Companies', "City = 'München' COLLATE utf8mb4_bin AND ID < 900"), 'two aliases');
  same(await found('Companies?$select=ID&$filter=ParentCompanyID eq @none'), where('Companies', 'ParentCompanyID IS NULL'), 'one that has no value is null');
});
await test('40i-7.3: operators', async () => {
  for (const [filter, condition] of [['EmployeeCount gt 100', 'EmployeeCount > 100'], ['EmployeeCount ge 100', 'EmployeeCount >= 100'], ['EmployeeCount lt 100', 'EmployeeCount < 100'], ['EmployeeCount le 100', 'EmployeeCount <= 100'],
    ['IsKeyAccount and ID gt 5', 'IsKeyAccount AND ID > 5'], ['ID lt 3 or ID gt 5990', 'ID < 3 OR ID > 5990'], ['not (ID gt 3)', 'ID <= 3'], ['ID add 1 eq 3', 'ID = 2'], ['ID sub 1 eq 3', 'ID = 4'], ['ID mul 2 eq 6', 'ID = 3'],
    ['ID div 100 eq 2', 'ID DIV 100 = 2'], ['ID mod 1000 eq 7', 'ID MOD 1000 = 7'], ['-ID lt -5990', 'ID > 5990'], ["Size has 'Large'", "Size = 'Large'"], ['(ID eq 1)', 'ID = 1']])
    same(await filtered('Companies', filter), where('Companies', condition), filter);
  same((await get('Companies?$filter=Name gobbles 1')).status, 400, 'what is no operator is 400');
});
await test('40i-7.5 40a-9.2: $filter inside $expand', async () => {
  const r = await get(`Companies?$select=ID&$top=50&$expand=${enc('Contacts($select=ID;$filter=DivisionID ne null and ID mod 2 eq 0)')}`);
  for (const c of r.json.value) same(c.Contacts.map((x) => x.ID), where('Contacts', `CompanyID=${c.ID} AND DivisionID IS NOT NULL AND ID % 2 = 0`), `of ${c.ID}`);
});

await test('40i-8: $metadata as XML', async () => {
  const r = await get('$metadata');
  same([r.status, r.headers.get('content-type')], [200, 'application/xml'], 'application/xml');
  ok(r.text.startsWith('<?xml') && r.text.includes('<edmx:Edmx Version="4.0"'), 'CSDL', r.text.slice(0, 200));
});
await test('40i-10: Basic authentication', async () => {
  const basic = (user, password) => ({ Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` });
  same((await get('Companies?$top=1', basic('anyone', env.LATCHKEY_TOKEN))).status, 200, 'a token as password');
  const r = await get('Companies?$top=1', basic('anyone', 'wrong'));
  same(r.status, 401, 'another is 401');
  ok(/^Basic realm=/.test(r.headers.get('www-authenticate')), 'Basic is offered first', r.headers.get('www-authenticate'));
});
await test('40i-11 40a-10: $search', async () => {
  const term = async (s) => (await get(`Companies/$count?$search=${enc(s)}`)).text;
  const [a, b, both] = [await term('support'), await term('invoices'), await term('support invoices')];
  ok(Number(a) > 0 && Number(b) > 0 && Number(a) < count('SELECT COUNT(*) FROM Companies'), 'words are found', [a, b]);
  same(Number(await term('support OR invoices')), Number(a) + Number(b) - Number(both), 'OR is the sum without what has both');
  same(Number(await term('NOT support')), count('SELECT COUNT(*) FROM Companies') - Number(a), 'NOT is the rest');
});
await test('40i-12 40a-6: $skip', async () => {
  for (const n of [0, 1, 5999, 100000]) same(await found(`Companies?$select=ID&$skip=${n}&$top=3`), ids(`SELECT ID FROM Companies ORDER BY ID LIMIT 3 OFFSET ${n}`), `$skip=${n}`);
});
await test('40i-13 40a-7: $count', async () => {
  for (const [q, condition] of [['', '1'], ["&$filter=City eq 'München'", "City = 'München'"], ['&$skip=10', '1']]) {
    const r = await get(`Companies?$select=ID&$top=2&$count=true${q}`);
    same([r.json['@odata.count'], r.json.value.length], [count(`SELECT COUNT(*) FROM Companies WHERE ${condition}`), 2], `$count=true${q}`);
  }
  ok(!('@odata.count' in (await get('Companies?$top=1&$count=false')).json), '$count=false');
});
await test('40i-15 40a-5: any and all', async () => {
  const has = (c) => `EXISTS (SELECT 1 FROM Contacts x WHERE x.CompanyID = Companies.ID AND ${c})`;
  same(await filtered('Companies', 'Contacts/any(x:x/DivisionID gt 100)'), where('Companies', has('x.DivisionID > 100')), 'any');
  same(await filtered('Companies', 'Contacts/any()'), where('Companies', has('1')), 'any of nothing');
  same(await filtered('Companies', 'Contacts/all(x:x/DivisionID gt 100)'), where('Companies', `NOT ${has('NOT COALESCE(x.DivisionID > 100,0)')}`), 'all');
});
await test('40i-16 40a-4: /$count', async () => {
  same((await get('Companies/$count')).text, String(count('SELECT COUNT(*) FROM Companies')), 'of a set');
  same((await get('Companies(1)/Contacts/$count')).text, String(count('SELECT COUNT(*) FROM Contacts WHERE CompanyID=1')), 'of a navigation');
  same((await get('Companies/$count?$filter=ID lt 10')).text, String(count('SELECT COUNT(*) FROM Companies WHERE ID < 10')), 'with $filter');
});
await test('40i-17 40a-8: $orderby', async () => {
  for (const [order, by] of [['Name', 'Name, ID'], ['Name asc', 'Name, ID'], ['Name desc', 'Name DESC, ID DESC'], ['City desc,Name', 'City DESC, Name, ID'], ['ParentCompanyID,ID desc', 'ParentCompanyID, ID DESC']])
    same(await found(`Companies?$select=ID&$top=500&$orderby=${order}`), ids(`SELECT ID FROM Companies ORDER BY ${by} LIMIT 500`), `$orderby=${order}`);
});

const nested = async (options, children, extra = '') => {
  const r = await get(`Companies?$select=ID&$top=40&$expand=${enc(`Contacts($select=ID;${options})`)}`);
  if (r.status !== 200) throw new Error(r.text);
  for (const c of r.json.value) same(c.Contacts.map((x) => x.ID), ids(`SELECT ID FROM Contacts WHERE CompanyID=${c.ID} ${children}`), `${options} of ${c.ID}${extra}`);
  return r.json.value;
};
await test('40a-9.4: $orderby inside $expand', () => nested('$orderby=FamilyName desc', 'ORDER BY FamilyName DESC, ID DESC'));
await test('40a-9.5: $count inside $expand', async () => {
  for (const c of await nested('$count=true;$top=1', 'ORDER BY ID LIMIT 1')) same(c['Contacts@odata.count'], count(`SELECT COUNT(*) FROM Contacts WHERE CompanyID=${c.ID}`), `all contacts of ${c.ID}`);
});
await test('40a-9.6: $top and $skip inside $expand', () => nested('$top=2;$skip=1', 'ORDER BY ID LIMIT 2 OFFSET 1'));
await test('40a-9.7: $search inside $expand', async () => {
  const word = table("SELECT SUBSTRING_INDEX(FullName,' ',-1) FROM Contacts WHERE ID = 7")[0][0];
  const hits = (await get(`Contacts?$select=ID&$search=${enc(`"${word}"`)}`)).json.value.map((c) => c.ID);
  ok(hits.length > 0, 'a name that is there', word);
  const r = await get(`Companies?$select=ID&$filter=${enc(`Contacts/any(c:c/ID in (${hits.slice(0, 20)}))`)}&$expand=${enc(`Contacts($select=ID;$search="${word}")`)}`);
  for (const c of r.json.value) same(c.Contacts.map((x) => x.ID), where('Contacts', `CompanyID=${c.ID} AND ID IN (${hits})`), `of ${c.ID}`);
});
await test('40a-9.8: $levels', async () => {
  const r = await get('Employees?$select=ID&$expand=Manager($select=ID;$levels=2)');
  const boss = Object.fromEntries(table('SELECT ID, ManagerID FROM Employees'));
  const up = (id, n) => (id === null ? null : n === 0 ? { ID: Number(id) } : { ID: Number(id), Manager: up(boss[id], n - 1) });
  same(r.json.value.map((e) => e.Manager), r.json.value.map((e) => up(boss[e.ID], 1)), 'two levels up');
});
await test('40a-9.9: $compute inside $expand', async () => {
  const r = await get(`Companies?$select=ID&$top=10&$expand=${enc('Contacts($select=ID,N;$compute=ID mul 2 as N)')}`);
  ok(r.json.value.some((c) => c.Contacts.length > 0) && r.json.value.every((c) => c.Contacts.every((x) => x.N === 2 * x.ID)), 'a computed property of children', r.text.slice(0, 300));
});
await test('40a-16 41m-15 41i-8 41a-4: $compute', async () => {
  const r = await get(`Companies?$compute=${enc('ID mul 2 as Twice')}&$select=ID,Twice&$filter=${enc('Twice gt 100')}&$orderby=${enc('Twice desc')}&$top=5`);
  same(r.json.value.map((v) => [v.ID, v.Twice]), ids('SELECT ID FROM Companies ORDER BY ID DESC LIMIT 5').map((i) => [i, 2 * i]), 'in $select, $filter and $orderby');
});
done();
