// 57-structured.mjs - complex properties and collections of a model overlay:
// payload, paths, $select with options, expressions, structural comparison.
// stack: --data tests/catalog/structured.sql --model tests/catalog/structured.json
import { csv as parse } from '../lib/csv.mjs';
import { all, done, get, ok, root, same, test } from '../lib/odata.mjs';
import { packages } from '../lib/packages.mjs';

const enc = (url) => url.replace(/[{}"\[\]# ]/g, encodeURIComponent);
const rows = async (url, headers) => {
  const r = await get(enc(url), headers);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text}`);
  return r.json.value;
};
const ids = async (filter) => (await rows(`Shops?$select=ID&$filter=${filter}`)).map((r) => r.ID);
const refused = async (url, status, part, at) => {
  const r = await get(enc(url));
  const position = r.json?.error?.innererror?.position;
  ok(r.status === status && r.text.includes(part) && (at === undefined || position === at), `${url}: ${status}`, `${r.status} ${r.text}`);
};
const full = { Accept: 'application/json;odata.metadata=full' };

await test('complex properties in the payload', async () => {
  const [one, two, three] = await rows('Shops?$select=ID,Address,Billing,Opened');
  same(one.Address, { Street: 'Main St 1', City: 'Bern', Place: { Lat: 46.948, Lon: 7.4474 } }, 'nested objects');
  same(two.Address, { Street: 'Side St 2', City: null, Place: null }, 'null where all below is');
  same([two.Billing, three.Address, three.Opened], [null, null, { By: 'cid', On: '2022-02-02' }], 'null as a whole when it may be');
  const r = (await get('Shops(1)?$select=Address', full)).json;
  same([r.Address['@odata.type'], r.Address.Place['@odata.type'], r.Address.Place['Lat@odata.type']], ['#Crm.Address', '#Crm.Place', '#Decimal'], 'metadata=full');
  const v401 = (await get('Shops(1)?$select=Address', { Accept: 'application/json;metadata=full', 'OData-MaxVersion': '4.01' })).json;
  same(v401.Address['@type'], '#Crm.Address', 'metadata=full of 4.01');
  const none = (await get('Shops(2)?$select=Address,Billing,Tags', { Prefer: 'omit-values=nulls' })).json;
  same(Object.fromEntries(Object.entries(none).filter(([k]) => !k.startsWith('@'))), { Address: { Street: 'Side St 2' }, Tags: ['green', null, null, null, null] }, 'omit-values=nulls');
});

await test('JSON as a complex property: what does not fit its type is null', async () => {
  const [one, two, , four, , six] = (await rows('Shops?$select=Prefs')).map((r) => r.Prefs);
  same(one, { Theme: 'dark', Size: 12, View: { Zoom: 1.25, Wide: true }, Since: '2021-05-06', Seen: '2021-05-06T05:08:09Z',
    Id: 'aaaaaaaa-0000-4000-8000-00000000000a', Rate: 1.5, Big: Number('9007199254740993') }, 'typed values');
  ok((await get('Shops(1)/Prefs')).text.includes('"Big":9007199254740993}'), 'exact integers');
  same([two, four], [null, null], 'nothing that fits, no object');
  same(six, { Theme: 'light', Size: null, View: null, Since: null, Seen: null, Id: null, Rate: 2, Big: null }, 'some of it');
  same((await rows('Shops?$select=Color')).map((r) => r.Color), ['dark', null, null, null, null, null], 'text that is too long');
});

await test('collections in the payload', async () => {
  const [one, two, three, four, five, six] = await rows('Shops?$select=Tags,Marks,Contacts');
  same(one.Tags, ['red', 'Green', 'red', 'é"q"'], 'text');
  same([two.Tags, two.Marks], [['green', null, null, null, null], [1, null, null, null, null]], 'items that do not fit are null');
  same([three.Tags, four.Tags, four.Marks, five.Tags, six.Tags, six.Marks], [[], [], [], [], [], [1, 2, 3]], 'no array is an empty collection');
  same(one.Contacts, [{ Name: 'Zoe', Age: 30, At: { Room: '1a' } }, { Name: 'Yan', Age: null, At: null }, null, { Name: 'Xi', Age: null, At: null }], 'objects');
  const r = (await get('Shops(1)?$select=Tags,Contacts', full)).json;
  same([r['Tags@odata.type'], r['Contacts@odata.type']], ['#Collection(String)', '#Collection(Crm.Contact)'], 'metadata=full');
});

await test('CSV', async () => {
  const r = await get("Shops?$select=ID,Address,Tags&$filter=ID lt 3", { Accept: 'text/csv' });
  const [head, one, two] = parse(r.text);
  same(head, ['ID', 'Address/Street', 'Address/City', 'Address/Place/Lat', 'Address/Place/Lon', 'Tags'], 'columns are paths');
  same(JSON.parse(one[5]), ['red', 'Green', 'red', 'é"q"'], 'collections are JSON');
  same(two.slice(1, 3), ['Side St 2', null], 'parts are cells');
});

await test('40a-12: paths to complex and collection properties', async () => {
  const r = await get('Shops(1)/Address');
  same(r.json, { '@odata.context': `${root}$metadata#Shops(1)/Address`, Street: 'Main St 1', City: 'Bern', Place: { Lat: 46.948, Lon: 7.4474 } }, 'a complex property');
  same((await get('Shops(1)/Address/Place/Lat')).json.value, 46.948, 'a part of a part');
  same((await get('Shops(1)/address/CITY/$value')).text, 'Bern', '$value, in any case');
  same((await get('Shops(2)/parent_Shops/Address/City')).json.value, 'Bern', 'behind navigation');
  for (const url of ['Shops(2)/Billing', 'Shops(2)/Address/City', 'Shops(2)/Address/Place', 'Shops(2)/Address/City/$value'])
    same((await get(url)).status, 204, `${url}: null is 204`);
  same((await get('Shops(1)/Tags')).json, { '@odata.context': `${root}$metadata#Shops(1)/Tags`, value: ['red', 'Green', 'red', 'é"q"'] }, 'a collection');
  same([(await get('Shops(5)/Tags')).json.value, (await get('Shops(1)/Tags/$count')).text, (await get('Shops(5)/Tags/$count')).text], [[], '4', '0'], 'empty, and $count');
  same((await get('Shops(9)/Tags')).status, 404, 'of no entity');
  await refused('Shops(1)/Address/$value', 400, 'primitive');
  await refused('Shops(1)/Tags/$value', 400, 'primitive');
  await refused('Shops(1)/Address/$count', 400, 'collection');
  await refused('Shops(1)/Address/Nope', 404, "'Address' has no property 'Nope'");
  await refused('Shops(1)/Tags/Nope', 404, 'has no properties');
  await refused('Shops(1)/Address?$filter=City eq 1', 400, '$filter');
  await refused('Shops(1)/Address/City?$select=x', 400, '$select');
});

await test('41i-5: nested $select of complex properties', async () => {
  const [, two, three] = await rows('Shops?$select=ID,Address/City');
  same([two, three], [{ ID: 2, Address: { City: null } }, { ID: 3, Address: null }], 'a path; null is told from a null part');
  same((await get('Shops?$select=Address/City,Name')).json['@odata.context'], `${root}$metadata#Shops(Address/City,Name)`, 'the context URL');
  const a = (await get('Shops(1)?$select=Address($select=City,Place/Lat)')).json;
  const b = (await get('Shops(1)?$select=Address/City,Address($select=Place($select=Lat))')).json;
  same([a.Address, a], [{ City: 'Bern', Place: { Lat: 46.948 } }, b], 'as an option, in each way');
  same((await get('Shops(1)?$select=Address($select=*)')).json.Address.Street, 'Main St 1', '*');
  same((await get('Shops(1)/Address?$select=City,Place/Lon')).json,
    { '@odata.context': `${root}$metadata#Shops(1)/Address(City,Place/Lon)`, City: 'Bern', Place: { Lon: 7.4474 } }, 'of a path');
  same((await rows('Shops?$filter=ID eq 2&$select=ID&$expand=parent_Shops($select=Address/City)'))[0].parent_Shops.Address, { City: 'Bern' }, 'below $expand');
  await refused('Shops?$select=Address/Nope', 400, "'Address' has no property 'Nope'");
  await refused('Shops?$select=Address/City/x', 400, 'has no properties');
});

await test('41i-9: options in $select', async () => {
  const at = (url, word) => enc(`/odata/v4/${url}`).indexOf(word);
  for (const [url, word, status] of [
    ["Shops?$select=Address($filter=City eq 'x')", '$filter', 400],
    ['Shops?$select=Address($top=1)', '$top', 400],
    ['Shops?$select=Name($top=1)', '$top', 400],
    ['Shops?$select=Tags($select=x)', '$select=x', 400],
    ['Shops?$select=Tags($search=x)', '$search', 501],
    ['Shops?$select=Address($compute=1 as x)', '$compute', 501],
  ])
    await refused(url, status, word.slice(0, 4), at(url, word));
  await refused('Shops?$select=Tags($top=1),Tags($top=2)', 400, 'twice');
  await refused('Shops?$select=parent_Shops($select=ID)', 400, '$expand');
});

await test('41a-5.1 41a-5.2 41a-5.3 41a-5.4: $filter, $orderby, $count, $top and $skip of selected collections', async () => {
  const one = async (options, name = 'Marks') => (await get(`Shops(1)?$select=${name}(${options})`)).json;
  same((await one('$filter=$this gt 1')).Marks, [3, 2], '5.1 $filter');
  same((await one("$filter=contains($this,'e') and $this ne 'Green'", 'Tags')).Tags, ['red', 'red'], '5.1 $filter of text');
  same((await one('$orderby=$this')).Marks, [1, 1, 2, 3], '5.2 $orderby');
  same((await one('$orderby=$this desc', 'Tags')).Tags, ['é"q"', 'red', 'red', 'Green'], '5.2 $orderby of text, by code points');
  const counted = await one('$count=true;$filter=$this lt 3;$top=1');
  same([counted['Marks@odata.count'], counted.Marks], [3, [1]], '5.3 $count, before $top');
  same((await one('$top=2')).Marks, [3, 1], '5.4 $top');
  same((await one('$skip=1;$top=2')).Marks, [1, 2], '5.4 $skip');
  same((await one('$skip=9')).Marks, [], '5.4 $skip beyond the end');
  same((await one('$filter=Age gt 20 or Name eq null', 'Contacts')).Contacts, [{ Name: 'Zoe', Age: 30, At: { Room: '1a' } }, null], 'of objects');
  const r = (await get('Shops(1)/Marks?$filter=$this gt 1&$orderby=$this&$count=true&$top=1')).json;
  same([r['@odata.count'], r.value], [2, [2]], 'of a path');
  same((await get('Shops(1)/Marks/$count?$filter=$this gt 1')).text, '2', '$count with $filter');
  same((await rows('Shops?$filter=ID eq 2&$expand=parent_Shops($select=Marks($filter=$this gt 1))'))[0].parent_Shops.Marks, [3, 2], 'below $expand');
  same((await get('Shops(1)?$select=Marks($filter=$this gt 200)')).json.Marks, [], 'nothing is left');
  await refused('Shops(1)?$select=Marks($filter=$this)', 400, 'Edm.Boolean');
});

await test('parts in $filter, $orderby, $compute and $search', async () => {
  same(await ids("Address/City eq 'Bern'"), [1], 'equality is exact');
  same(await ids("startswith(Address/City,'B') and Address/Place/Lat gt 40"), [1], 'functions and numbers');
  same(await ids("parent_Shops/Address/City eq 'Bern'"), [2, 3], 'behind navigation');
  same(await ids("Prefs/Theme ge 'dark'"), [1, 6], 'text in JSON, by code points');
  same(await ids("Prefs/Theme in ('dark','light') and not startswith(Prefs/Theme,'l')"), [1], 'in, startswith');
  same(await ids('Prefs/View/Wide and Prefs/Size eq 12 and Prefs/Rate lt 2 and Prefs/Big eq 9007199254740993'), [1], 'numbers in JSON');
  same(await ids('Prefs/Since lt 2022-01-01 and Prefs/Seen eq 2021-05-06T05:08:09Z and Prefs/Id eq AAAAAAAA-0000-4000-8000-00000000000a'), [1], 'dates and GUIDs in JSON');
  same(await ids('Prefs/Size eq null'), [2, 3, 4, 5, 6], 'what does not fit is null');
  same((await all('Shops?$orderby=Prefs/Theme desc,Address/City,ID desc')).rows.map((r) => r.ID), [6, 1, 3, 2, 4, 5], '$orderby');
  same((await all('Shops?$orderby=Prefs/Theme desc,Address/City,ID desc', { Prefer: 'maxpagesize=2' })).rows.map((r) => r.ID), [6, 1, 3, 2, 4, 5], 'pages in that order');
  same((await get('Shops(1)?$compute=Prefs/Size add 1 as x,Address/City as y&$select=x,y')).json.y, 'Bern', '$compute');
  same((await rows('Shops?$select=ID&$search=bern')).map((r) => r.ID), [1, 4], '$search');
  await refused('Shops?$orderby=Address', 400, 'Address');
  await refused('Shops?$orderby=Tags', 400, 'collection');
  await refused('Shops?$compute=Address as x', 400, 'Address');
  await refused('Shops?$filter=Address', 400, 'Edm.Boolean');
  await refused("Shops?$filter=length(Address) eq 1", 400, 'Address');
  await refused('Shops?$filter=Address/any()', 400, 'single value');
  await refused('Shops?$filter=Address/City/x eq 1', 400, 'has no properties');
});

await test('41m-9.14 41i-7: structural comparison', async () => {
  same(await ids('Address eq null'), [3, 6], 'eq null');
  same(await ids('null ne Address'), [1, 2, 4, 5], 'ne null');
  same(await ids('Address eq Billing'), [1, 6], 'another complex property');
  same(await ids('Address ne Billing'), [2, 3, 4, 5], 'ne');
  same(await ids('Address eq {"Street":"A","City":"Zug","Place":{"Lat":1,"Lon":2.0}}'), [5], 'an object');
  same(await ids('{"City":"BERN"} eq Address'), [4], 'missing members are null');
  same(await ids('Address ne @a&@a={"@odata.type":"#Crm.Address","City":"BERN","Place":null}'), [1, 2, 3, 5, 6], 'by an alias');
  same(await ids('Opened eq {"By":"bob","On":"2021-01-01"}'), [2], 'dates');
  same(await ids('parent_Shops/Address eq null'), [1, 5], 'behind navigation');
  same(await ids('Marks eq [1,2,3] or Tags eq ["green",null,null,null,null]'), [2, 6], 'lists');
  same(await ids('Marks ne [1,2,3] and Marks ne []'), [1, 2], 'lists, ne');
  same(await ids('Tags eq null'), [], 'a collection is never null');
  await refused('Shops?$filter=Address eq {"Town":1}', 400, "no property 'Town'");
  await refused('Shops?$filter=Address eq {"City":1}', 400, 'eq');
  await refused("Shops?$filter=Address eq 'x'", 400, 'Address');
  await refused('Shops?$filter=Address eq Opened', 400, 'Opened');
  await refused('Shops?$filter=Address gt Billing', 400, 'gt');
  await refused('Shops?$filter=Tags eq Marks', 501, 'Collections');
});

await test('40i-15: any, all and $count of collections', async () => {
  same(await ids("Tags/any(t:t eq 'red')"), [1], 'any');
  same(await ids('Marks/any(m:m gt 2)'), [1, 6], 'any of numbers');
  same(await ids('Marks/all(m:m gt 0)'), [1, 3, 4, 5, 6], 'all: null is no true');
  same([await ids('Tags/any()'), await ids('not Tags/any()')], [[1, 2], [3, 4, 5, 6]], 'any()');
  same(await ids("Contacts/any(c:c/At/Room eq '1a' and c/Age ge 30)"), [1], 'of objects');
  same(await ids("Shops_parent_Shops/any(s:s/Tags/any(t:t eq 'green'))"), [1], 'nested');
  same(await ids('Tags/any(t:t eq concat(tolower(opened),null))').catch(() => 'refused'), 'refused', 'unknown names are refused');
  same(await ids('Tags/$count ge 4'), [1, 2], '$count');
  same(await ids("Tags/$count($filter=$this eq 'red') eq 2"), [1], '41a-3: $count with $filter and $this');
  same((await rows('Shops?$select=ID&$orderby=Marks/$count desc,ID&$top=3')).map((r) => r.ID), [2, 1, 6], '$orderby by $count');
  same(await ids("'red' in Tags"), [1], 'in');
  same(await ids('3 in Marks or Prefs/Size in Marks'), [1, 2, 6], 'in of numbers; null is in what has a null');
});

await test('hassubset and hassubsequence', async () => {
  same(await ids("hassubset(Tags,['Green','red'])"), [1], 'hassubset');
  same([await ids('hassubset(Marks,[1,1])'), await ids('hassubset(Marks,[1,1,1])')], [[1], []], 'as often as the list has it');
  same(await ids('hassubset(Marks,[])'), [1, 2, 3, 4, 5, 6], 'of nothing');
  same(await ids('hassubsequence(Marks,[1,2])'), [1, 6], 'hassubsequence');
  same(await ids('hassubsequence(Marks,[1,2,1])'), [1], 'with others between and before');
  same(await ids('hassubsequence(Marks,@l)&@l=[2,3,1]'), [], 'in this order');
  await refused('Shops?$filter=hassubset(Name,[1])', 400, 'collection');
  await refused('Shops?$filter=hassubset(Tags,Tags)', 501, 'list');
  await refused("Shops?$filter=hassubset(Marks,['x'])", 400, 'Edm.Byte');
});

await test('$metadata', async () => {
  const xml = (await get('$metadata')).text;
  for (const part of ['<Property Name="Address" Type="Crm.Address" Nullable="true"', '<Property Name="Opened" Type="Crm.Shops_Opened" Nullable="false"',
    '<ComplexType Name="Address">', '<Property Name="Tags" Type="Collection(Edm.String)"', '<Property Name="Contacts" Type="Collection(Crm.Contact)"',
    '<Property Name="City" Type="Edm.String" Nullable="true" MaxLength="80">', '<String>hassubset</String>'])
    ok(xml.includes(part), part);
  ok(!/Name="(street|prefs|bill_city)"/.test(xml), 'columns within stand nowhere else');
  const require = packages();
  const { xml2json } = require('odata-csdl');
  const { csdl2openapi } = require('odata-openapi');
  const deep = (x) => (x && typeof x === 'object' && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).sort().map(([k, v]) => [k, deep(v)])) : Array.isArray(x) ? x.map(deep) : x);
  const csdl = xml2json(xml);
  const json = (await get('$metadata?$format=json')).json;
  same(deep(json.Crm), deep(csdl.Crm), 'the JSON is that of odata-csdl');
  const want = csdl2openapi(csdl, { skipBatchPath: true });
  const api = (await get('openapi.json')).json;
  same(Object.keys(api.components.schemas).sort(), Object.keys(want.components.schemas).sort(), 'the schemas of odata-openapi');
  const bare = ({ title, description, example, multipleOf, minimum, maximum, allOf, $ref, items, ...rest }) =>
    JSON.stringify(Object.entries({ ...rest, ref: $ref ?? allOf?.[0].$ref, items: items && bare(items) }).sort());
  for (const name of ['Shops', 'Address', 'Contact', 'Shops_Prefs'])
    for (const [p, s] of Object.entries(want.components.schemas[`Crm.${name}`].properties))
      if (bare(api.components.schemas[`Crm.${name}`].properties[p]) !== bare(s)) same(api.components.schemas[`Crm.${name}`].properties[p], s, `${name}/${p}`);
});

await test('ETag', async () => {
  const first = await get('Shops(1)?$select=Address');
  same((await get('Shops(1)?$select=Address', { 'If-None-Match': first.headers.get('etag') })).status, 304, 'of what is sent');
});
done();
