// 58-clauses-401.mjs - a test for each clause of conformance of OData 4.01
// and of its JSON format that no other file has; the tags are those of
// tests/conformance/checklist.
import { all, done, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const ids = (select) => table(select).map((r) => Number(r[0]));
const count = (text) => Number(sql(text, '-N').trim());
const v401 = { 'OData-MaxVersion': '4.01' };
const accept = (more) => ({ Accept: `application/json;${more}` });
const found = async (url, headers) => {
  const r = await get(url, headers);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text.slice(0, 300)}`);
  return r.json.value.map((v) => v.ID);
};
const filtered = (set, filter) => found(`${set}?$select=ID&$orderby=ID&$filter=${enc(filter)}`);
const where = (set, condition) => ids(`SELECT ID FROM ${set} WHERE ${condition} ORDER BY ID`);
const xml = (await get('$metadata')).text;
const type = Object.fromEntries([...xml.matchAll(/<Property Name="(\w+)" Type="([\w.]+)"/g)].map((m) => [m[1], m[2]]));

await test('41m-2 j-26: JSON of 4.01', async () => {
  const r = await get('Companies?$top=2&$count=true&$select=ID,Name', { ...v401, Prefer: 'maxpagesize=1' });
  same(r.headers.get('odata-version'), '4.01', 'OData-Version');
  same(r.headers.get('content-type'), 'application/json;metadata=minimal', 'Content-Type without prefix');
  same(Object.keys(r.json), ['@context', '@count', 'value', '@nextLink'], 'control information without prefix');
  same((await get('Companies(1)?$expand=Contacts($count=true;$top=0)', v401)).json['Contacts@count'], count('SELECT COUNT(*) FROM Contacts WHERE CompanyID=1'), 'also of properties');
  ok((await get('Companies?$select=ID&$expand=Contacts($select=ID)&$top=1', v401)).json['@context'].endsWith('#Companies(ID,Contacts(ID))'), 'a context of 4.01');
});

await test('41m-2: $metadata of 4.01', async () => {
  for (const v of ['4.0', '4.01']) {
    const h = { 'OData-MaxVersion': v };
    const [x, j] = [await get('$metadata', h), await get('$metadata?$format=json', h)];
    same([/<edmx:Edmx Version="([^"]*)"/.exec(x.text)[1], j.json.$Version], [v, v], `says ${v}, as XML and JSON`);
    same((await get('$metadata', { ...h, 'If-None-Match': x.headers.get('etag') })).status, 304, 'by its own ETag');
  }
  same((await get('$metadata', v401)).text.replace('"4.01"', '"4.0"'), xml, 'and is the same otherwise');
});
await test('41m-2: contexts of 4.01 name what is selected and expanded', async () => {
  const context = async (url) => (await get(url, v401)).json['@context'].split('#')[1];
  same(await context('Employees?$select=Manager&$expand=Manager($select=ID;$levels=2)&$top=1'), 'Employees(Manager,Manager+(ID))', 'twice');
  same(await context('Companies?$select=ID,Country&$expand=Country&$top=1'), 'Companies(ID,Country,Country())', 'with nothing inside');
  same((await get('Companies?$select=ID,Country&$expand=Country&$top=1')).json['@odata.context'].split('#')[1], 'Companies(ID,Country)', 'once in 4.0');
});

await test('41m-4: fields and preferences with and without prefix', async () => {
  for (const p of ['', 'odata.']) {
    const r = await get('Companies?$select=ID', { Prefer: `${p}maxpagesize=4` });
    same([r.json.value.length, r.headers.get('preference-applied')], [4, `${p}maxpagesize=4`], `${p}maxpagesize`);
    const a = await get('Companies?$top=1', { Prefer: `${p}include-annotations="*"` });
    same(a.headers.get('preference-applied'), `${p}include-annotations="*"`, `${p}include-annotations`);
    same((await get('Companies?$top=1', accept(`${p}metadata=none`))).json['@odata.context'], undefined, `${p}metadata`);
  }
  for (const name of ['Isolation', 'OData-Isolation']) same((await get('Companies?$top=1', { [name]: 'snapshot' })).status, 200, name);
});

await test('41m-6: options with and without $', async () => {
  const want = ids('SELECT ID FROM Companies WHERE ID > 100 ORDER BY ID DESC LIMIT 3 OFFSET 2');
  for (const d of ['', '$', '%24'])
    same(await found(`Companies?${d}select=ID&${d}filter=ID gt 100&${d}orderby=ID desc&${d}top=3&${d}skip=2`), want, `with '${d}'`);
  for (const d of ['', '$']) {
    ok('Contacts' in (await get(`Companies(1)?${d}expand=Contacts(${d}select=ID;${d}top=1)`)).json, `${d}expand, and inside`);
    same((await get(`Companies?${d}count=true&${d}top=0`)).json['@odata.count'], count('SELECT COUNT(*) FROM Companies'), `${d}count`);
    same((await get(`Companies?${d}format=text/csv&${d}top=1`)).headers.get('content-type').split(';')[0], 'text/csv', `${d}format`);
    same((await get(`Companies/$count?${d}search=support`)).text, (await get('Companies/$count?$search=support')).text, `${d}search`);
    same((await get(`Companies?${d}compute=ID as N&${d}select=N&${d}top=1`)).json.value[0].N, 1, `${d}compute`);
  }
});

await test('41m-7: any case', async () => {
  same(await found('Companies?$SELECT=ID&$Filter=ID GT 100 AND ID Lt 103'), [101, 102], 'options and operators');
  for (const [a, b] of [["Contains(Name,'a')", "contains(Name,'a')"], ['LENGTH(Name) EQ 12', 'length(Name) eq 12'], ['NOT (ID GT 3)', 'not (ID gt 3)'], ['ID IN (1,2)', 'ID in (1,2)'], ['Contacts/ANY(c:c/ID LT 9)', 'Contacts/any(c:c/ID lt 9)'], ['IsKeyAccount EQ TRUE', 'IsKeyAccount eq true'], ["Case(true:1) Eq 1", 'true'], ['Year(CreatedAt) EQ 2020 OR ID MOD 7 EQ 0', 'year(CreatedAt) eq 2020 or ID mod 7 eq 0']])
    same(await filtered('Companies', a), await filtered('Companies', b), a);
  same(await found('Companies?$select=ID&$top=3&$orderby=ID DESC'), ids('SELECT ID FROM Companies ORDER BY ID DESC LIMIT 3'), 'DESC');
});

await test('41m-8 41a-10: names in another case', async () => {
  const r = await get('companies(1)?$select=NAME,id&$expand=COUNTRY($select=name)');
  same([r.status, Object.keys(r.json), Object.keys(r.json.Country)], [200, ['@odata.context', 'ID', 'Name', 'Country'], ['@odata.id', 'Name']], 'are answered as $metadata has them');
  same(r.json['@odata.context'], `${root}$metadata#Companies(Name,ID,Country(Name))/$entity`, 'in the context, too');
  same(await filtered('COMPANIES', "CITY eq 'München'"), await filtered('Companies', "City eq 'München'"), 'in $filter');
});

await test('41m-9.1: texts for primitive values', async () => {
  for (const [f, condition] of [["ID eq '17'", 'ID = 17'], ["CreatedAt ge '2025-01-01T00:00:00Z'", "CreatedAt >= '2025-01-01'"], ["IsKeyAccount eq 'true'", 'IsKeyAccount'], ["AnnualRevenue gt '1000000.5'", 'AnnualRevenue > 1000000.5'], ["ID in ('1','2')", 'ID IN (1,2)']])
    same(await filtered('Companies', f), where('Companies', condition), f);
  const [guid] = table('SELECT ExternalID FROM Companies WHERE ID = 3')[0];
  same(await filtered('Companies', `ExternalID eq '${guid}'`), [3], 'a GUID');
  same(await filtered('Employees', "HiredOn ge '2020-01-01'"), where('Employees', "HiredOn >= '2020-01-01'"), 'a date');
  same((await get("Companies('17')?$select=ID")).json.ID, 17, 'a key');
  same((await get("Companies?$filter=ID eq 'x'")).status, 400, 'a text that is none is 400');
});

await test('41m-9.2: enumerations and durations', async () => {
  for (const p of ['', type.Size]) same(await filtered('Companies', `Size eq ${p}'Large'`), where('Companies', "Size = 'Large'"), `Size eq ${p}'Large'`);
  for (const p of ['', 'duration']) same(await filtered('Employees', `WorkStart eq ${p}'PT8H'`), where('Employees', "WorkStart = '08:00:00'"), `WorkStart eq ${p}'PT8H'`);
  for (const p of ['', type.PreferredChannels]) same(await filtered('Contacts', `PreferredChannels eq ${p}'Email,Phone'`), where('Contacts', "PreferredChannels = 'Email,Phone'"), `flags ${p}`);
});

await test('41m-9.8 41i-3: navigation compared with null', async () => {
  same(await filtered('Companies', 'ParentCompany eq null'), where('Companies', 'ParentCompanyID IS NULL'), 'eq');
  same(await filtered('Companies', 'ParentCompany ne null'), where('Companies', 'ParentCompanyID IS NOT NULL'), 'ne');
  same(await filtered('Contacts', 'Company/ParentCompany eq null'), where('Contacts', 'CompanyID IN (SELECT ID FROM Companies WHERE ParentCompanyID IS NULL)'), 'behind another');
});
await test('41m-9.9 41i-4: in', async () => {
  same(await filtered('Companies', 'ID in (3,1,99999,2)'), [1, 2, 3], 'numbers');
  same(await filtered('Companies', "CountryID in ('AT','CH')"), where('Companies', "CountryID IN ('AT','CH')"), 'texts');
  same(await filtered('Companies', 'ParentCompanyID in (1,null)'), where('Companies', 'ParentCompanyID = 1 OR ParentCompanyID IS NULL'), 'null is a member');
  same(await filtered('Companies', 'ID in [2,1]'), [1, 2], 'a JSON array');
  same(await found('Companies?$select=ID&$filter=ID in @l&@l=[5,6]'), [5, 6], 'an alias');
  same([await filtered('Companies', 'ID in []'), await filtered('Companies', 'not (ID in (1)) and ID lt 4')], [[], [2, 3]], 'nothing, and not in');
});
await test('41m-9.10: divby', async () => {
  same(await filtered('Companies', 'ID divby 2 eq 2.5'), [5], 'of whole numbers');
  same(await filtered('Companies', 'ID div 2 eq 2'), [4, 5], 'where div truncates');
});
await test('41m-9.11: substring from behind', async () => {
  same((await get("Countries/$count?$filter=substring(Name,-4) eq 'land'")).text, String(count("SELECT COUNT(*) FROM Countries WHERE RIGHT(Name,4) = 'land' COLLATE utf8mb4_bin")), 'the last four');
  same((await get("Countries/$count?$filter=substring(Name,-4,2) eq 'la'")).text, String(count("SELECT COUNT(*) FROM Countries WHERE SUBSTRING(Name,-4,2) = 'la' COLLATE utf8mb4_bin")), 'two of them');
});
await test('41m-9.13 41i-6 41a-3: counts of what is filtered or found', async () => {
  const n = (more) => `(SELECT COUNT(*) FROM Contacts x WHERE x.CompanyID = Companies.ID AND ${more})`;
  same(await filtered('Companies', 'Contacts/$count($filter=DivisionID eq null) ge 2'), where('Companies', `${n('x.DivisionID IS NULL')} >= 2`), 'in $filter');
  same(await found(`Companies?$select=ID&$top=20&$orderby=${enc('Contacts/$count($filter=ID gt 500) desc')}`), ids(`SELECT ID FROM Companies ORDER BY ${n('x.ID > 500')} DESC, ID DESC LIMIT 20`), 'in $orderby');
  const name = table("SELECT SUBSTRING_INDEX(FullName,' ',-1) FROM Contacts WHERE ID = 7")[0][0];
  const hits = (await get(`Contacts?$select=ID&$search=${enc(`"${name}"`)}`)).json.value.map((c) => c.ID);
  same(await filtered('Companies', `Contacts/$count($search="${name}") gt 0`), where('Companies', `${n(`x.ID IN (${hits})`)} > 0`), 'with $search');
  same(await filtered('Companies', `Contacts/$count($search="${name}";$filter=ID lt 20) gt 0`), where('Companies', `${n(`x.ID IN (${hits}) AND x.ID < 20`)} > 0`), 'with both');
});
await test('41m-11: no names that differ by case alone', async () => {
  const json = (await get('$metadata?$format=json')).json;
  for (const [name, schema] of Object.entries(json).filter(([k, v]) => typeof v === 'object' && !k.startsWith('$')))
    for (const [k, v] of [[name, schema], ...Object.entries(schema)].filter(([, v]) => v && typeof v === 'object')) {
      const names = Object.keys(v).filter((x) => !/^[@$]/.test(x)).map((x) => x.toLowerCase());
      same(names.length, new Set(names).size, `in ${k}`);
    }
});
await test('41i-11: /$filter segment', async () => same((await get('Companies/$filter(ID lt 4)?$select=ID')).json.value.map((v) => v.ID), [1, 2, 3], 'behind a set'));

await test('j-9: payloads of 4.0', async () => {
  const full = await get('Companies?$top=5&$expand=Contacts($top=1)', accept('odata.metadata=full'));
  const names = new Set();
  JSON.stringify(full.json, (k, v) => (k.includes('@') && names.add(k.slice(k.indexOf('@'))), k.endsWith('@odata.type') && names.add(`#${v.startsWith('#')}`), v));
  same([...names].filter((k) => !k.startsWith('@odata.')), ['#true'], 'prefix odata. everywhere, # before every type');
  ok(full.headers.get('content-type').includes('odata.metadata=full'), 'also in Content-Type');
  sql('UPDATE Countries SET AreaKm2 = 1.5e300 WHERE ID = \'DE\'');
  const exact = await get('Companies?$select=AnnualRevenue,CreditLimit&$top=2000');
  ok(!/"(AnnualRevenue|CreditLimit)":-?[\d.]*[eE]/.test(exact.text), 'no exponents in decimals');
  same((await get("Countries('DE')?$select=AreaKm2")).json.AreaKm2, 1.5e300, 'a double may have one');
  // no column of MariaDB can hold INF or NaN, so none is ever written
  const inf = await get(`Companies?$top=1&$select=I&$compute=${enc('INF as I')}`);
  same([inf.status, inf.json.error.code], [501, 'NotImplemented'], 'INF as a value of our own is 501');
  ok(!/"#|"[\w.]+#/.test((await get('Companies?$top=5')).text.replace(/"@odata.context":"[^"]*"/, '')), 'no operations as properties');
});
await test('j-18: ids of entities without their key', async () => {
  const [id] = (await get('Companies?$select=ID&$top=1')).json.value;
  same(Object.keys(id), ['ID'], 'no id beside the key');
  for (const [h, key] of [[{}, '@odata.id'], [v401, '@id']]) {
    const row = (await get('Companies?$select=Name&$top=1&$expand=Country($select=Name)', h)).json.value[0];
    same(Object.keys(row), [key, 'Name', 'Country'], `${key} where the key is left out`);
    same((await get(row[key])).json.Name, row.Name, 'it can be read');
    same((await get(row.Country[key])).json.Name, row.Country.Name, 'also of what is expanded');
    same((await get('Companies(1)?$select=Name', h)).json[key], `${root}Companies(1)`, 'also of one entity');
  }
  same(Object.keys((await get('Companies?$select=Name&$top=1', accept('metadata=none'))).json.value[0]), ['Name'], 'not with metadata=none');
  const full = (await get('Companies(1)', accept('metadata=full'))).json;
  same(full['@odata.readLink'], full['@odata.id'], 'metadata=full has the link to read');
});
await test('j-10: annotations stand before their property', async () => {
  const r = await get('Companies(1)?$expand=Contacts($count=true)', { ...v401, ...accept('metadata=full') });
  const keys = Object.keys(r.json);
  for (const [i, k] of keys.entries()) {
    const [property, term] = k.split('@');
    if (!property) continue;
    if (term !== undefined && keys.includes(property)) ok(keys.indexOf(property) > i && keys.slice(i, keys.indexOf(property)).every((x) => x.split('@')[0] === property), `${k} stands before ${property}`, keys);
  }
  ok(keys.every((k) => !k.includes('@odata.')) && !r.json['@type'].startsWith('##'), 'no prefix');
});
await test('j-12 j-13: well-formed JSON', async () => {
  for (const url of ['', 'Companies', 'Contacts?$expand=Company($expand=Country)', 'Companies(1)', 'Companies(1)/Name', '$metadata?$format=json', 'Nope', 'Companies?$top=x']) {
    const r = await get(url, { Accept: 'application/json' });
    ok(r.json !== undefined && r.headers.get('content-type').startsWith('application/json'), `${url || '/'} is JSON`, r.text.slice(0, 100));
    same(Buffer.from(r.text, 'utf8').equals(r.bytes), true, `${url || '/'} is UTF-8`);
  }
});
await test('j-15: next link', async () => {
  const r = await get('Companies?$select=ID', { Prefer: 'maxpagesize=10' });
  ok(new URL(r.json['@odata.nextLink'], root).href.startsWith(root), 'a next link of this service', r.json['@odata.nextLink']);
  same((await get(r.json['@odata.nextLink'])).json.value[0].ID, 11, 'goes on where it ended');
});
await test('j-19: $format', async () => {
  for (const [f, t] of [['json', 'application/json;odata.metadata=minimal'], ['application/json;odata.metadata=none', 'application/json;odata.metadata=none'], ['application/json;metadata=full', 'application/json;odata.metadata=full'], ['text/csv', 'text/csv;charset=utf-8']])
    ok((await get(`Companies?$top=1&$format=${enc(f)}`)).headers.get('content-type').startsWith(t.split(';charset')[0]), f);
});
await test('j-20: streaming=true', async () => {
  for (const p of ['streaming=true', 'odata.streaming=true']) {
    const r = await get('Companies?$top=1', accept(p));
    same([r.status, r.headers.get('content-type').includes('streaming=true')], [200, true], p);
  }
});
await test('j-23: 4.0 for 4.0', async () => {
  const r = await get('Companies?$top=1&$expand=Contacts($select=ID)', { 'OData-MaxVersion': '4.0' });
  same([r.headers.get('odata-version'), Object.keys(r.json)[0]], ['4.0', '@odata.context'], 'as with no field at all');
  same((await get('Companies?$top=1')).headers.get('odata-version'), '4.0', 'which is 4.0, too');
});
done();
