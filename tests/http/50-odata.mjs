// 50-odata.mjs - reading the demo CRM: paths, options and their answers,
// compared with what SQL by hand gives.
import { all, done, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const ids = (select) => table(select).map((r) => Number(r[0]));
const count = (text) => Number(sql(text, '-N').trim());

await test('service document', async () => {
  const r = await get('');
  same(r.status, 200, 'service document');
  same(r.headers.get('odata-version'), '4.0', 'OData-Version 4.0');
  same(r.json['@odata.context'], `${root}$metadata`, 'its context');
  const names = r.json.value.map((s) => s.name);
  ok(names.includes('Companies') && names.includes('OpenLeads'), 'tables and keyed views are sets', names);
  ok(!names.includes('SalesByMonth'), 'a view without a key is left out');
});

await test('metadata', async () => {
  const r = await get('$metadata', { Accept: '*/*' });
  same(r.headers.get('content-type'), 'application/xml', 'XML by default');
  const etag = r.headers.get('etag');
  ok(/^"[^"]+"$/.test(etag), 'a strong ETag', etag);
  same((await get('$metadata', { 'If-None-Match': etag })).status, 304, 'If-None-Match gives 304');
  same((await get('$metadata', { 'If-None-Match': '"x"' })).status, 200, 'another ETag gives 200');
  const head = await get('$metadata', {}, { method: 'HEAD' });
  same([head.status, head.bytes.length, head.headers.get('etag')], [200, 0, etag], 'HEAD has the head and no body');
});

// [OData filter on Companies, SQL]
const companies = [
  ["Name eq 'nobody'", "0"],
  ['ID eq 17', 'ID = 17'],
  ['ID ne 17', 'ID <> 17'],
  ['ID gt 5990 and ID le 5995', 'ID > 5990 AND ID <= 5995'],
  ['ID in (1,2,99999)', 'ID IN (1,2,99999)'],
  ['ParentCompanyID eq null', 'ParentCompanyID IS NULL'],
  ['ParentCompanyID ne null', 'ParentCompanyID IS NOT NULL'],
  ['ParentCompanyID ne 1', 'NOT (ParentCompanyID <=> 1)'],
  ['not (ParentCompanyID eq 1)', 'NOT (ParentCompanyID <=> 1)'],
  ['ParentCompanyID in (1,null)', 'ParentCompanyID = 1 OR ParentCompanyID IS NULL'],
  ['Parent eq null'.replace('Parent', 'ParentCompany'), 'ParentCompanyID IS NULL'],
  ["Country/Name eq 'Deutschland'", "CountryID = (SELECT ID FROM Countries WHERE Name = 'Deutschland' COLLATE utf8mb4_nopad_bin)"],
  ["CountryID eq 'DE'", "CountryID = 'DE'"],
  ["CountryID eq 'de'", '0'],
  ["tolower(CountryID) eq 'de'", "CountryID = 'DE'"],
  ["contains(Name,'a')", "Name COLLATE utf8mb4_bin LIKE '%a%'"],
  ["contains(Name,'%')", "Name LIKE '%\\\\%%'"],
  ["contains(Name,'_')", "Name LIKE '%\\\\_%'"],
  ["startswith(Name,'S')", "Name COLLATE utf8mb4_bin LIKE 'S%'"],
  ["not startswith(Name,'S')", "NOT Name COLLATE utf8mb4_bin LIKE 'S%'"],
  ["endswith(Name,'e') eq true", "Name COLLATE utf8mb4_bin LIKE '%e'"],
  ["contains(Name,'''')", "Name LIKE '%''%'"],
  ['length(Name) eq 12', 'CHAR_LENGTH(Name) = 12'],
  ["indexof(Name,'a') eq 1", "LOCATE('a', Name COLLATE utf8mb4_bin) = 2"],
  ["indexof(Name,'zzz') eq -1", "LOCATE('zzz', Name) = 0"],
  ["substring(Name,1,2) eq 'an'", "SUBSTRING(Name,2,2) = 'an' COLLATE utf8mb4_bin"],
  ["concat(CountryID,'x') eq 'DEx'", "CountryID = 'DE'"],
  ["trim(concat(CountryID,'  ')) eq 'DE'", "CountryID = 'DE'"],
  ["toupper(City) eq 'MÜNCHEN'", "UPPER(City) = 'MÜNCHEN' COLLATE utf8mb4_bin"],
  ['AnnualRevenue gt 1000000.5', 'AnnualRevenue > 1000000.5'],
  ['AnnualRevenue add 1 gt 1000000', 'AnnualRevenue + 1 > 1000000'],
  ['CreditLimit mul 2 le AnnualRevenue', 'CreditLimit * 2 <= AnnualRevenue'],
  ['EmployeeCount div 10 eq 3', 'EmployeeCount DIV 10 = 3'],
  ['EmployeeCount mod 10 eq 3', 'EmployeeCount % 10 = 3'],
  ['EmployeeCount divby 8 lt 1', 'EmployeeCount / 8 < 1'],
  ['-EmployeeCount lt -500', 'EmployeeCount > 500'],
  ['round(AnnualRevenue) eq AnnualRevenue', 'ROUND(AnnualRevenue) <=> AnnualRevenue'],
  ['floor(CreditLimit) ne ceiling(CreditLimit)', 'NOT (FLOOR(CreditLimit) <=> CEILING(CreditLimit))'],
  ['IsKeyAccount', 'IsKeyAccount = 1'],
  ['IsKeyAccount eq false', 'IsKeyAccount = 0'],
  ['not IsKeyAccount', 'IsKeyAccount = 0'],
  ["Size eq 'Large'", "Size = 'Large'"],
  ["Industry eq null or Industry eq 'Food'", "Industry IS NULL OR Industry = 'Food'"],
  ["Size in ('Large','Enterprise')", "Size IN ('Large','Enterprise')"],
  ['FoundedYear ge 2020', 'FoundedYear >= 2020'],
  ['LedgerKey gt 9223372036854775807', 'LedgerKey > 9223372036854775807'],
  ['year(CreatedAt) eq 2024 and month(CreatedAt) eq 2', "CreatedAt >= '2024-02-01' AND CreatedAt < '2024-03-01'"],
  ['CreatedAt ge 2025-01-01T00:00:00Z', "CreatedAt >= '2025-01-01'"],
  ['CreatedAt ge 2025-01-01T02:00:00+02:00', "CreatedAt >= '2025-01-01'"],
  ['CreatedAt ge 2025-01-01', "CreatedAt >= '2025-01-01'"],
  ['day(CreatedAt) eq 7 and hour(CreatedAt) eq 9', 'DAY(CreatedAt) = 7 AND HOUR(CreatedAt) = 9'],
  ['minute(CreatedAt) eq 7 and second(CreatedAt) lt 9', 'MINUTE(CreatedAt) = 7 AND SECOND(CreatedAt) < 9'],
  ['date(CreatedAt) eq 2024-02-29', "DATE(CreatedAt) = '2024-02-29'"],
  ['time(CreatedAt) lt 08:00:00', "TIME(CreatedAt) < '08:00:00'"],
  ['CreatedAt lt now()', 'CreatedAt < UTC_TIMESTAMP()'],
  ['CreatedAt gt mindatetime() and CreatedAt lt maxdatetime()', '1'],
  ["matchesPattern(Name,'^S.*e$')", "Name COLLATE utf8mb4_bin REGEXP '^S.*e$'"],
  ["Owner/Manager/GivenName ne null", 'EXISTS (SELECT 1 FROM Employees e JOIN Employees m ON m.ID = e.ManagerID WHERE e.ID = OwnerID)'],
  ['1 eq 1', '1'],
  ['ID eq @p&@p=17', 'ID = 17'],
  ["ExternalID eq @g&@g=00000000-0000-0000-0000-000000000000", '0'],
  ['(ID lt 5) or not ((ID lt 5990) or (ID gt 5995))', 'ID < 5 OR ID BETWEEN 5990 AND 5995'],
];
for (const [filter, where] of companies)
  await test(filter, async () => {
    const want = ids(`SELECT ID FROM Companies WHERE ${where} ORDER BY ID`);
    const url = `Companies?$select=ID&$filter=${encodeURIComponent(filter).replace('%26%40', '&%40').replace(/(&%40\w)%3D/, '$1=')}`;
    const { rows } = await all(url);
    same(rows.map((r) => r.ID), want, `$filter=${filter} (${want.length} rows)`);
  });

await test('counts', async () => {
  same((await get('Companies/$count')).text, String(count('SELECT COUNT(*) FROM Companies')), '/$count');
  const r = await get('Companies?$top=0&$count=true');
  same([r.json['@odata.count'], r.json.value], [count('SELECT COUNT(*) FROM Companies'), []], '$top=0&$count=true');
  const f = await get("Companies/$count?$filter=CountryID eq 'DE'");
  same(f.text, String(count("SELECT COUNT(*) FROM Companies WHERE CountryID='DE'")), '/$count with $filter');
  same(f.headers.get('content-type'), 'text/plain;charset=utf-8', '/$count is text');
  const list = await get("Companies/$count?$filter=CountryID eq 'DE'&$select=ID&$orderby=Name desc&$expand=Country");
  same(list.text, f.text, 'what leaves the number as it is has no effect');
  same((await get('Companies/$count?$orderby=Nothing')).status, 400, 'but must be right');
});

await test('order and pages', async () => {
  for (const [order, by] of [
    ['Name desc', 'Name DESC, ID DESC'],
    ['City,Name desc', 'City, Name DESC, ID DESC'],
    ['ParentCompanyID desc', 'ParentCompanyID DESC, ID DESC'],
    ['AnnualRevenue', 'AnnualRevenue, ID'],
    ['Country/Population desc,CreatedAt'.replace('Country/Population', 'Country/Name'), '(SELECT Name FROM Countries c WHERE c.ID = CountryID) DESC, CreatedAt, ID'],
    ['length(Name),Size desc', 'CHAR_LENGTH(Name), Size+0 DESC, ID DESC'],
  ]) {
    const want = ids(`SELECT ID FROM Companies ORDER BY ${by}`);
    const { rows, pages } = await all(`Companies?$select=ID&$orderby=${encodeURIComponent(order)}`, { Prefer: 'odata.maxpagesize=700' });
    same(rows.map((r) => r.ID), want, `$orderby=${order} in pages is the whole order`);
    same(pages, Math.ceil(want.length / 700), `${pages} pages`);
  }
  const r = await get('Companies?$top=5&$skip=3&$select=ID');
  same(r.json.value.map((x) => x.ID), ids('SELECT ID FROM Companies ORDER BY ID LIMIT 5 OFFSET 3'), '$top and $skip');
  const { rows, pages } = await all('Companies?$top=25&$skip=3&$select=ID', { Prefer: 'maxpagesize=10' });
  same([rows.map((x) => x.ID), pages], [ids('SELECT ID FROM Companies ORDER BY ID LIMIT 25 OFFSET 3'), 3], '$top larger than the page');
  const p = await get('Companies?$top=1', { Prefer: 'maxpagesize=10, respond-async' });
  same(p.headers.get('preference-applied'), 'maxpagesize=10', 'Preference-Applied');
  const bad = await get('Companies?$skiptoken=abc');
  same([bad.status, bad.json.error.code], [400, 'InvalidSkipToken'], 'a made-up $skiptoken');
  const first = await get('Companies?$select=ID', { Prefer: 'maxpagesize=10' });
  const token = new URL(first.json['@odata.nextLink']).searchParams.get('$skiptoken');
  same((await get(`Contacts?$skiptoken=${token}`)).status, 400, 'a $skiptoken of another query');
});

await test('entities, properties, paths', async () => {
  const [[name, revenue]] = table('SELECT Name, AnnualRevenue FROM Companies WHERE ID = 1');
  const e = await get('Companies(1)');
  same([e.status, e.json.Name, e.json['@odata.context']], [200, name, `${root}$metadata#Companies/$entity`], 'an entity by key');
  ok(e.text.includes(`"AnnualRevenue":${revenue},`) || revenue === null, 'a decimal is its exact text');
  same((await get('Companies(ID=1)/Name')).json, { '@odata.context': `${root}$metadata#Companies(1)/Name`, value: name }, 'a property');
  same((await get('Companies(1)/Name/$value')).text, name, '/$value');
  const line = table('SELECT QuoteID, LineNo, LineTotal FROM QuoteLines LIMIT 1')[0];
  same((await get(`QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})?$select=LineTotal`)).text.includes(`"LineTotal":${line[2]}`), true, 'a compound key');
  same((await get("Countries('DE')")).json.ID, 'DE', 'a string key');
  same((await get("Countries('de')")).status, 404, 'string keys are exact');
  same((await get('Companies(999999)')).status, 404, 'no such key');
  same((await get('Companies(1)/Parent'.replace('Parent', 'ParentCompany'))).status, table('SELECT ParentCompanyID FROM Companies WHERE ID=1')[0][0] === null ? 204 : 200, 'a to-one navigation');
  const orphan = ids('SELECT ID FROM Companies WHERE ParentCompanyID IS NULL LIMIT 1')[0];
  same((await get(`Companies(${orphan})/ParentCompany`)).status, 204, 'a null navigation is 204');
  same((await get('Companies(999999)/ParentCompany')).status, 404, 'of a missing parent 404');
  same((await get('Companies(999999)/Contacts')).status, 404, 'a collection of a missing parent 404');
  const c = await all('Companies(1)/Contacts?$select=ID');
  same(c.rows.map((r) => r.ID), ids('SELECT ID FROM Contacts WHERE CompanyID=1 ORDER BY ID'), 'a to-many navigation');
  const [contact, owner] = table('SELECT c.ID, c.CompanyID FROM Contacts c JOIN Companies p ON p.ID=c.CompanyID WHERE p.OwnerID IS NOT NULL LIMIT 1')[0];
  const path = await get(`Companies(${owner})/Contacts(${contact})/Company/Owner/GivenName/$value`);
  same(path.text, table(`SELECT e.GivenName FROM Companies p JOIN Employees e ON e.ID=p.OwnerID WHERE p.ID=${owner}`)[0][0], 'a long path');
  same((await get(`Companies(${Number(owner) + 1})/Contacts(${contact})`)).status, 404, 'a contact of another company is not there');
  const n = ids('SELECT ID FROM Companies WHERE LegalForm IS NULL LIMIT 1')[0];
  same((await get(`Companies(${n})/LegalForm`)).status, 204, 'a null property is 204');
  same((await get(`Companies(${n})/LegalForm/$value`)).status, 204, 'and so is its $value');
  const tags = ids('SELECT TagID FROM CompanyTags WHERE CompanyID=1 ORDER BY TagID');
  same((await all('Companies(1)/Tags?$select=ID')).rows.map((r) => r.ID), tags, 'many-to-many, straight through the link table');
});

await test('select and expand', async () => {
  const r = await get('Companies(1)?$select=Name,ID');
  same(Object.keys(r.json), ['@odata.context', 'ID', 'Name'], '$select, in the order of the type');
  same(r.json['@odata.context'], `${root}$metadata#Companies(Name,ID)/$entity`, 'its context');
  const x = await get('Companies?$top=3&$select=ID&$expand=Contacts($select=ID,FullName;$orderby=FullName desc;$top=2;$count=true;$filter=ID gt 10),Country($select=Name)');
  for (const c of x.json.value) {
    same(c.Contacts.map((k) => k.ID), ids(`SELECT ID FROM Contacts WHERE CompanyID=${c.ID} AND ID > 10 ORDER BY FullName DESC, ID DESC LIMIT 2`), `expand with options, company ${c.ID}`);
    same(c['Contacts@odata.count'], count(`SELECT COUNT(*) FROM Contacts WHERE CompanyID=${c.ID} AND ID > 10`), 'nested $count');
    same(c.Country.Name, table(`SELECT k.Name FROM Companies c JOIN Countries k ON k.ID=c.CountryID WHERE c.ID=${c.ID}`)[0][0], 'to-one');
  }
  ok(x.json['@odata.context'].endsWith('#Companies(ID,Contacts(ID,FullName),Country(Name))') || x.json['@odata.context'].includes('#Companies('), 'context of an expand', x.json['@odata.context']);
  const deep = await get('Companies?$top=2&$select=ID&$expand=Contacts($top=1;$select=ID;$expand=Owner($select=ID;$expand=Manager($select=ID)))');
  same(deep.status, 200, 'three levels', deep.text);
  const many = await get('Companies?$top=3&$select=ID&$expand=Tags($select=Name)');
  for (const c of many.json.value)
    same(c.Tags.map((t) => t.Name).sort(), table(`SELECT Name FROM Tags t JOIN CompanyTags l ON l.TagID=t.ID WHERE l.CompanyID=${c.ID}`).map((t) => t[0]).sort(), 'expand through a link table');
  const nul = await get('Companies?$filter=ParentCompanyID eq null&$top=1&$expand=ParentCompany');
  ok('ParentCompany' in nul.json.value[0] && nul.json.value[0].ParentCompany === null, 'an expanded null is null');
  const whole = await all('Companies?$select=ID&$expand=Contacts($select=ID)');
  same(whole.rows.reduce((n, c) => n + c.Contacts.length, 0), count('SELECT COUNT(*) FROM Contacts'), 'all contacts of all companies');
});

const wrong = [
  ['Nope', 404, 'NotFound'],
  ['Companies?$filter=Nam eq 1', 400, 'UnknownName', 'Name'],
  ['Companies?$filter=Name eq', 400, 'SyntaxError'],
  ["Companies?$filter=Name eq 'O'N'", 400, 'SyntaxError'],
  ['Companies?$filter=Name add 1 eq 2', 400, 'TypeMismatch'],
  ['Companies?$filter=ID', 400, 'TypeMismatch'],
  ['Companies?$top=-1', 400],
  ['Companies?$top=x', 400],
  ['Companies?$top=99999999999999999999', 400],
  ['Companies?$skip=-1', 400],
  ['Companies?$count=2', 400],
  ['Companies?$foo=1', 400, 'UnknownQueryOption', '$foo'],
  ['Companies?$top=1&$top=2', 400, 'DuplicateQueryOption'],
  ['Companies?$top=1&top=2', 400, 'DuplicateQueryOption'],
  ['Companies?$select=Nope', 400, 'UnknownName'],
  ['Companies?$expand=Name', 400],
  ['Companies?$orderby=Nope', 400, 'UnknownName'],
  ['Companies(x)', 400],
  ["Companies('1x')", 400],
  ['Companies(1,2)', 400],
  ['Companies(1)?$top=1', 400],
  ['Companies?$filter=%FF', 400],
  ['Companies?$filter=%zz', 400],
  [`Companies?$filter=${'('.repeat(200)}true${')'.repeat(200)}`, 400, 'LimitExceeded', 'expr_depth'],
  [`Companies?$filter=ID in (${Array.from({ length: 1100 }, (_, i) => i)})`, 400, 'LimitExceeded', 'in_max'],
  ['Companies?$apply=aggregate(ID with sum as S)', 501, 'NotImplemented', '$apply'],
  ['Currencies?$search=x', 501, 'NotImplemented', '$search'],
  ["Companies?$filter=hassubset([1],[1])", 501, 'NotImplemented', 'hassubset'],
  ["Companies?$filter=$root/Companies(1) eq null", 501, 'NotImplemented', '$root'],
  ['Companies?$index=1', 501, 'NotImplemented', '$index'],
  ['Companies?$format=atom', 406],
  ['Companies(1)/$value', 400],
];
for (const [url, status, code, text] of wrong)
  await test(url, async () => {
    const r = await get(url);
    const name = url.length > 60 ? `${url.slice(0, 60)}…` : url;
    ok(r.status === status, `${name} is ${status}`, `${r.status} ${r.text.slice(0, 300)}`);
    ok(r.json?.error?.message?.length > 5, `${name} says why`, r.text);
    if (code) same(r.json?.error?.code, code, `${name}: ${code}`);
    if (text) ok(JSON.stringify(r.json?.error).includes(text), `${name} names ${text}`, r.text);
  });

// Web servers refuse a NUL themselves, each in its own words.
await test('NUL', async () => same((await get("Companies?$filter=Name eq '%00'")).status, 400, 'NUL is 400'));

await test('liberal reading', async () => {
  for (const url of ['Companies/?$top=1', 'Companies?%24top=1', 'Companies?top=1', 'Companies?$TOP=1', 'companies?$top=1&unknown=1', 'Companies?&&$top=1&', 'Companies?$top=1&$filter=ID+eq+11', 'Companies?$filter=ID%20EQ%205L%20and%20CreditLimit%20ne%201.5m&$top=1'])
    same([(await get(url)).status, (await get(url)).json?.value?.length], [200, 1], url);
});

await test('methods and negotiation', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const r = await get('Companies', {}, { method });
    same([r.status, r.headers.get('allow')], [405, 'GET, HEAD, OPTIONS'], `${method} is 405`);
  }
  same((await get('Companies?$top=1', { Accept: 'application/atom+xml' })).status, 406, 'Atom is 406');
  same((await get('Companies?$top=1', { Accept: 'application/json;odata=verbose,text/plain, */*; q=0.01' })).status, 200, 'a grid that wants verbose gets JSON');
  same((await get('Companies?$top=1', { 'OData-MaxVersion': '3.0' })).status, 400, 'OData-MaxVersion 3.0');
  const v = await get('Companies?$top=1', { 'OData-MaxVersion': '4.01' });
  same([v.headers.get('odata-version'), Object.keys(v.json)[0]], ['4.01', '@context'], '4.01 when asked for');
  same(Object.keys((await get('Companies?$top=1', { Accept: 'application/json;odata.metadata=none' })).json), ['value'], 'metadata=none');
  const i = await get('Companies?$top=1&$select=AnnualRevenue,LedgerKey', { Accept: 'application/json;IEEE754Compatible=true' });
  ok(['string', 'object'].includes(typeof i.json.value[0].LedgerKey), 'IEEE754Compatible gives strings');
  const h = await get('Companies?$top=1', {}, { method: 'HEAD' });
  same([h.status, h.bytes.length], [200, 0], 'HEAD');
});
done();
