// 58-functions.mjs - stored functions as OData functions: unbound and bound, in
// the path and in expressions, their types, their errors, and $metadata.
// stack: --data tests/http/functions.sql --model tests/http/functions.json --conf 'tinyint1_boolean = yes'
import { packages } from '../lib/packages.mjs';
import { done, get, ok, root, same, sql, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const value = async (url) => {
  const r = await get(url);
  return r.status === 200 ? r.json.value : `${r.status} ${r.text}`;
};
const refused = async (url, status, part) => {
  const r = await get(url);
  ok(r.status === status && r.text.includes(part), `${url}: ${status}`, `${r.status} ${r.text}`);
};
const ids = async (filter, more = '') => {
  const r = await get(`Customers?$select=ID&$filter=${enc(filter)}${more}`);
  return r.status === 200 ? r.json.value.map((v) => v.ID) : `${r.status} ${r.text}`;
};

await test('unbound', async () => {
  const r = await get('Balance(customer=1,at=2024-01-31)');
  same([r.status, r.text], [200, `{"@odata.context":"${root}$metadata#Edm.Decimal","value":10.50}`], '40a-12: a function import');
  same(await value('Balance(at=2024-01-31,customer=1)'), 10.5, 'parameters in any order');
  same(await value('Balance(customer=1)'), 7.25, 'an overload, by the names of its parameters');
  same(await value("Balance(customer='1',at='2024-01-31')"), 10.5, '41m-9.1: strings cast to primitives');
  same(await value('Total'), 114.25, '41m-9.3: without parameters, without parentheses');
  same(await value('Total()'), 114.25, '41m-9.3: … and with them');
  same(await value('total()'), 114.25, '41a-10: in any case');
  same((await get('Nothing')).status, 204, 'null is 204');
  same((await get('Total/$value')).text, '114.25', '/$value');
  same((await get('Total', { Accept: 'application/json;IEEE754Compatible=true' })).json.value, '114.25', 'IEEE754Compatible');
  same((await get('Total', { 'OData-MaxVersion': '4.01', Accept: 'application/json;metadata=full' })).text,
    `{"@context":"${root}$metadata#Edm.Decimal","@type":"Decimal","value":114.25}`, 'metadata=full');
  same((await get('Total', { Accept: 'application/json;odata.metadata=none' })).text, '{"value":114.25}', 'metadata=none');
});

await test('aliases', async () => {
  same(await value('Balance(customer=@c,at=@a)?@c=1&@a=2024-01-31'), 10.5, '41m-9.6: parameter aliases');
  same((await get('Balance(customer=@c)')).status, 204, 'an alias without a value is null');
  same(await value('Balance?customer=1&at=2024-01-31'), 10.5, '41m-9.7: implicit aliases');
  same(await value('Balance?customer=1'), 7.25, '41m-9.7: … of the overload with fewer parameters');
  same(await value('Balance?@customer=1&@at=2024-01-31'), 10.5, '41m-9.7: … with @');
  same(await value('Balance(customer=@c)?@c=@d&@d=2'), 107, 'an alias of an alias');
  same(await value('Customers(@id)/Name?@id=2'), 'Bob', '41m-9.6: aliases for keys');
  same(await value('Customers(ID=@id)/NS.Balance(at=@a)?@id=2&@a=2024-02-01'), 7, '41m-9.6: … and parameters');
  same(await value('Total?nonsense=(&sap-client=100&_=17'), 114.25, '40m-6: custom options are ignored');
  await refused('Balance(customer=@c)?@c=1&@c=2', 400, 'given twice');
  await refused('Balance(customer=@c)?@c=[1]', 501, 'Collections and objects');
  await refused('Balance(customer=@c)?@c={"a":1}', 501, 'Collections and objects');
});

await test('bound', async () => {
  same((await get('Customers(1)/NS.Balance(at=2024-01-31)')).text, `{"@odata.context":"${root}$metadata#Edm.Decimal","value":10.50}`, 'by its qualified name');
  same(await value('Customers(1)/Balance(at=2024-01-31)'), 10.5, '41m-9.5: the default namespace');
  same(await value('Customers(1)/NS.Balance()'), 7.25, 'an overload');
  same(await value('Customers(1)/NS.Balance'), 7.25, 'without parentheses');
  same(await value('Customers(1)/NS.Balance?at=2024-01-31'), 10.5, '41m-9.7: implicit aliases');
  same(await value('Customers(2)/Parent/NS.Balance()'), 7.25, 'behind a navigation');
  same((await get('Customers/2/NS.Balance/$value')).text, '107.00', 'behind a key as segment, /$value');
  same(await value('Customers(1)/Age(at=2020-01-31)'), 30, 'a column that is no key');
  same((await get('Customers(2)/Age(at=2020-01-31)')).status, 204, '… that is null');
  same((await get('Customers(3)/NS.Balance')).status, 204, 'null');
  same((await get('Customers(9)/NS.Balance()')).status, 404, 'of an entity that does not exist');
  same((await get('Customers(1)/Parent/NS.Balance()')).status, 404, 'of nothing');
  await refused('Customers(1)/NS.Total()', 404, 'NS.Total');
});

await test('in expressions', async () => {
  same(await ids('NS.Balance(at=2024-01-31) gt 7'), [1], 'bound, $filter');
  same(await ids('Balance(at=2024-01-31) ge 7'), [1, 2], '41m-9.5: unqualified');
  same(await ids('NS.Balance() eq null'), [3], 'null');
  same(await ids('not (NS.Balance() gt 10)'), [1, 3], 'three-valued');
  same(await ids('$it/NS.Balance() gt 10'), [2], '$it');
  same(await ids('Parent/NS.Balance() eq 7.25'), [2, 3], 'of a navigation');
  same(await ids('Children/any(c:c/NS.Balance() gt 10)'), [1], 'in any');
  same(await ids('Children/all(c:c/NS.Balance(at=2024-02-01) gt 1)'), [2, 3], 'in all');
  same(await ids('NS.Balance(customer=ParentID) gt 7'), [2, 3], 'unbound, of a column');
  same(await ids('NS.Balance(customer=ID add 1) gt 10'), [1], '… of an expression');
  same(await ids('NS.IsPositive(i=ID sub 2)'), [3], 'a Boolean function is a condition');
  same(await ids('not NS.IsPositive(i=ID sub 2)'), [1, 2], '… and its opposite');
  same(await ids('NS.IsPositive(i=NS.Days(a=Since,b=2021-01-01))'), [1], 'one in another');
  same(await ids('NS.Balance(at=@a) gt 7', '&@a=2024-01-31'), [1], 'by alias');
  same(await ids("NS.r_text() eq 'Müller' and ID eq 1"), [1], 'text of another character set');
  same(await ids('NS.r_big() gt 9223372036854775807 and ID eq 1'), [1], 'a large number');
  same((await get('Customers?$select=ID&$orderby=NS.Balance() desc,ID')).json.value.map((v) => v.ID), [2, 1, 3], '$orderby');
  same((await get('Customers?$select=Name,Owes&$compute=NS.Balance(at=2024-01-31) as Owes')).json.value.map((v) => v.Owes), [10.5, 7, null], '$compute');
  same((await get(`Customers?$expand=Children($select=ID;$filter=${enc('NS.Balance() gt 10')})&$filter=ID eq 1`)).json.value[0].Children.map((v) => v.ID), [2], 'in $expand');
  const pages = await get('Customers?$select=ID&$orderby=NS.Balance() desc', { Prefer: 'maxpagesize=1' });
  same((await get((await get(pages.json['@odata.nextLink'], { Prefer: 'maxpagesize=1' })).json['@odata.nextLink'])).json.value.map((v) => v.ID), [3], 'pages in that order');
});

await test('types', async () => {
  const all = "b=true,u=4294967295,big=18446744073709551615,d=-1.25,f=0.5,s='Mül',day=2024-02-29,at=2024-01-02T03:04:05.678Z,t=duration'PT26H',g=123e4567-e89b-12d3-a456-426614174000,x=binary'AP8',e='b'";
  same(await value(`Kinds(${enc(all)})`), '1|4294967295|18446744073709551615|-1.25|0.5|Mül|2024-02-29|2024-01-02 03:04:05.678|26:00:00|123e4567-e89b-12d3-a456-426614174000|00FF|b', 'parameters');
  const results = { r_big: '18446744073709551615', r_double: 0.5, r_text: 'Müller', r_at: '2024-01-02T03:04:05.678Z', r_time: '-P4DT4H1S', r_guid: '123e4567-e89b-12d3-a456-426614174000', r_bytes: 'AP8=', r_enum: 'a b' };
  for (const [f, want] of Object.entries(results)) same((await get(f, { Accept: 'application/json;IEEE754Compatible=true' })).json?.value, want, f);
  same(await value('IsPositive(i=1)'), true, 'Edm.Boolean');
  same((await get('Customers?$top=1&$select=A,B&$compute=NS.r_time() as A,NS.r_enum() as B')).json.value[0].A, '-P4DT4H1S', 'computed');
  const with_ = (name, v) => `Kinds(${enc(all.replace(new RegExp(`(^|,)${name}=[^,]*`), `$1${name}=${v}`))})`;
  await refused(with_('u', '-1'), 400, 'does not fit');
  await refused(with_('u', '1.5'), 400, "'u'");
  await refused(with_('d', '100000'), 400, 'does not fit');
  await refused(with_('s', "'123456'"), 400, "'s'");
  await refused(with_('s', "'字'"), 400, 'does not fit');
  await refused(with_('e', "'z'"), 400, 'does not fit');
  await refused(with_('day', "'yesterday'"), 400, 'yesterday');
  await refused(with_('f', 'INF'), 400, "'f'");
  await refused(with_('b', '1'), 400, "'b'");
  same((await get(with_('u', 'null'))).status, 200, 'null fits everywhere');
});

await test('what goes wrong', async () => {
  await refused("Refuse(why='No such customer',state=1)", 400, 'No such customer');
  await refused("Refuse(why='Not today',state=2)", 400, 'Not today');
  await refused("Refuse(why='Nobody',state=3)", 400, 'Nobody');
  await refused("Refuse(why='x',state=4)", 409, 'more than one row');
  await refused("Refuse(why='x',state=5)", 500, 'A function of the database failed');
  await refused('Sneaky', 500, 'would write');
  same(sql('SELECT COUNT(*) FROM Bookings', '-N').trim(), '4', 'and could not');
  await refused(`Customers?$filter=${enc("NS.Refuse(why='No way',state=ID) gt 1")}`, 400, 'No way');
  await refused('Balance(customer=1,when=2024-01-01)', 400, '(customer,at) or (customer)');
  await refused('Balance', 400, 'as a query option');
  await refused('Balance(1)', 400, 'name=value');
  await refused('Balance(customer=1,customer=2)', 400, 'twice');
  await refused('Balance(customer=1)/ID', 400, 'Nothing can follow');
  await refused('Balance(customer=1)?$filter=true', 400, '$filter');
  await refused('Balance(customer=1 add 1)', 400, 'literal');
  await refused('hidden()', 404, 'hidden');
  await refused('Customers?$filter=NS.hidden() eq 1', 400, 'NS.hidden');
  await refused('Customers?$filter=hidden() eq 1', 400, 'hidden');
  await refused('Customers?$filter=NS.Balance()/x eq 1', 400, 'has no properties');
  await refused(`Customers?$filter=${enc("NS.Balance(at='x') eq 1")}`, 400, "'x'");
  await refused('Customers?$filter=NS.Balance(at=Name) eq 1', 400, "'at'");
});

await test('$metadata', async () => {
  const xml = (await get('$metadata')).text;
  const json = (await get('$metadata?$format=json')).json;
  ok(xml.includes('<Function Name="Balance" IsBound="true">\n   <Parameter Name="Entity" Type="NS.Customers" Nullable="false"/>\n   <Parameter Name="at" Type="Edm.Date" Nullable="true"/>\n   <ReturnType Type="Edm.Decimal" Nullable="true" Precision="12" Scale="2"/>'), 'a bound function', xml);
  ok(xml.includes('String="What &lt;she> owes &amp; why"') || xml.includes('String="What &lt;she&gt; owes &amp; why"'), 'its description');
  same(xml.match(/<FunctionImport Name="Balance" Function="NS.Balance"\/>/g)?.length, 1, 'overloads share an import');
  ok(!xml.includes('hidden') && !xml.includes('IncludeInServiceDocument'), 'nothing that was not listed');
  ok(xml.includes('Term="Org.OData.Core.V1.DefaultNamespace"'), '41m-9.5: the default namespace');
  same(json.NS.Balance.map((f) => [f.$IsBound ?? false, (f.$Parameter ?? []).map((p) => p.$Name)]),
    [[false, ['customer', 'at']], [false, ['customer']], [true, ['Entity', 'at']], [true, ['Entity']]], 'CSDL JSON');
  same(json.NS.Container.Total, { $Function: 'NS.Total' }, 'its imports');
  same((await get('')).json.value.map((v) => v.name), ['Bookings', 'Customers'], 'the service document has no functions that yield single values');
  const { xml2json } = packages()('odata-csdl');
  const want = xml2json(xml);
  for (const [name, v] of Object.entries(want.NS)) if (Array.isArray(v)) same(json.NS[name], v, `${name} as odata-csdl converts it`);
});

await test('openapi.json', async () => {
  const require = packages();
  const xml = (await get('$metadata')).text.replace(/(KeyAsSegmentSupported" Bool=")true/, '$1false');
  const want = require('odata-openapi').csdl2openapi(require('odata-csdl').xml2json(xml), { skipBatchPath: true });
  const api = (await get('openapi.json')).json;
  same(Object.keys(api.paths).sort(), Object.keys(want.paths).sort(), 'the paths of odata-openapi');
  for (const [path, item] of Object.entries(want.paths)) {
    if (!item.get.summary?.match(/function|owe/)) continue;
    same(api.paths[path].get.parameters.map((p) => [p.name, p.in, p.required]), item.get.parameters.map((p) => [p.name, p.in, p.required]), path);
    const type = (s) => [s.type, s.format, s.anyOf?.map((x) => x.type)];
    const of = (x) => type(x.get.responses['200'].content['application/json'].schema.properties.value);
    same(of(api.paths[path]), of(item), `${path}: what it yields`);
  }
  const all = Object.values(api.paths).map((p) => p.get.operationId);
  same(new Set(all).size, all.length, 'operations have ids of their own');
});
done();
