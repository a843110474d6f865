// 64-mixed.mjs - complex properties, collections, derived types, streams,
// computed properties, functions, singletons and places, all in one set.
// stack: --data tests/http/mixed.sql --model tests/http/mixed.json
import { all, done, get, ok, root, same, test } from '../lib/odata.mjs';
import { csv as parse } from '../lib/csv.mjs';
import { difference, packages, sorted } from '../lib/packages.mjs';

const require = packages();
const { xml2json } = require('odata-csdl');
const { csdl2openapi } = require('odata-openapi');
const enc = (url) => url.replace(/[{}"\[\]# ]/g, encodeURIComponent);
const rows = async (url, headers) => {
  const r = await get(enc(url), headers);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text}`);
  return r.json.value;
};
const ids = async (filter) => (await rows(`Items?$select=ID&$filter=${filter}`)).map((r) => r.ID);
const names = (row) => Object.keys(row).filter((k) => !k.includes('@'));
const refused = async (url, status, part) => {
  const r = await get(enc(url));
  ok(r.status === status && r.text.includes(part), `${url}: ${status}`, `${r.status} ${r.text}`);
};

await test('rows show what their own type has, complex properties beside them', async () => {
  const value = await rows('Items');
  const base = ['ID', 'Kind', 'Name', 'Address', 'Price', 'Minutes', 'DocType', 'Labels'];
  const tail = ['Spot', 'Route', 'Since', 'KeeperID', 'BaseID'];
  const last = ['Size', 'Notes', 'Where', 'Double', 'Area', 'KeeperTown', 'PartCount', 'Red', 'IsVehicle', 'Third'];
  same(names(value[0]), [...base, 'Wheels', 'Fuel', 'Tank', 'Options', ...tail, ...last], 'a car');
  same(names(value[2]), [...base, 'Decks', ...tail, 'HarbourID', ...last], 'a ship');
  same(names(value[3]), [...base, ...tail, ...last], 'of the type of the set');
  same(value[0].Address, { Street: 'S 1', City: 'Bern' }, 'complex');
  const picked = await rows('Items?$select=Address/City,Mix.Vehicle/Tank,Mix.Ship/Decks,Labels');
  same(picked.map((r) => names(r).join()), ['Address,Labels,Tank', 'Address,Labels,Tank', 'Address,Labels,Decks', 'Address,Labels', 'Address,Labels', 'Address,Labels,Tank'], '$select');
  const keeper = (await rows('Keepers?$expand=Items($select=Size,Mix.Car/Tank)&$filter=ID eq 1'))[0];
  same(keeper.Items.map(names), [['Tank', 'Size'], ['Size']], '$expand');
  same(names((await get('Items(4)', { Prefer: 'omit-values=nulls' })).json).includes('Decks'), false, 'omit-values');
  same(names((await get('Items(4)', { Accept: 'application/json;odata.metadata=full' })).json).includes('Tank'), false, 'metadata=full');
});

await test('a computed property may be a part of a complex one, of this row or another', async () => {
  same((await rows('Items?$select=KeeperTown')).map((r) => r.KeeperTown), ['Bern', 'Basel', null, 'Bern', null, 'Basel'], '$select');
  same(names((await get('Items(1)')).json).includes('KeeperTown'), true, 'all properties');
  ok(parse((await get('Items', { Accept: 'text/csv' })).text)[0].includes('KeeperTown'), 'CSV: its own name');
  same((await get('Items(1)/KeeperTown')).json, { '@odata.context': `${root}$metadata#Items(1)/KeeperTown`, value: 'Bern' }, 'its context');
  same(await ids("KeeperTown eq 'Basel'"), [2, 6], '$filter');
  const { rows: paged } = await all('Items?$select=ID&$orderby=KeeperTown desc,Third', { Prefer: 'maxpagesize=2' });
  same(paged.map((r) => r.ID), [4, 1, 6, 2, 3, 5], '$orderby and pages');
});

await test('$root: parts of complex properties', async () => {
  same(await ids('Address/City eq $root/Star/Address/City'), [1, 5], 'of a singleton');
  same(await ids('$root/Star/Keeper/Home/Town eq KeeperTown'), [1, 4], 'behind navigation');
  same(await ids('$root/Items(3)/Address/City eq Address/City'), [2, 3], 'null');
  await refused('Items?$filter=$root/Star/Address eq null', 501, 'complex');
  await refused('Items?$filter=$root/Star/Address eq Address', 501, 'complex');
  await refused('Items?$filter=$root/Star/Labels eq ["red"]', 501, 'collections');
  await refused("Items?$filter=$root/Star/Labels/any(l:l eq 'red')", 501, 'collections');
  await refused('Items?$filter=$root/Star/Address/Nothing eq 1', 400, 'Nothing');
  await refused('Items?$filter=$root/Star/Address/City/More eq 1', 400, 'has no properties');
});

await test('a type behind a navigation to nothing', async () => {
  for (const [url, status] of [['Items(3)/Keeper', 204], ['Items(3)/Keeper/Mix.Keepers', 204], ['Items(1)/Base/Mix.Car', 204], ['Star/Base/Mix.Truck?$expand=Keeper', 204], ['Items(1)/Base/Mix.Car/$ref', 204], ['Items(2)/Base/Mix.Car/Base/Mix.Ship', 204],
    ['Items(4)/Base/Mix.Truck', 200], ['Items(4)/Base/Mix.Car', 404], ['Items(4)/Base/Mix.Car?$expand=Keeper', 404], ['Items(99)/Base/Mix.Car', 404], ['Items(1)/Mix.Ship', 404], ['Items(1)/Mix.Ship/Harbour/Mix.Keepers', 404], ['Nobody/Base/Mix.Car', 404]])
    same((await get(url)).status, status, url);
});

await test('cast and isof', async () => {
  const [one, two] = await rows('Items?$compute=cast(Third,Edm.String) as T,cast(Price,Edm.String) as P,cast(Size/H,Edm.String) as H,cast(-Third,Edm.String) as M&$select=T,P,H,M&$top=2');
  same([one.T, one.P, one.H, one.M], ['33.5', '100.50', '2.00', '-33.5'], 'calculated numbers have no zeros at their end, columns have their scale');
  same(two.T, '666.6666666666666666666666666666666667', 'all digits');
  same(await ids("cast(Third,Edm.String) eq '14'"), [6], 'a whole number');
  same(await ids("cast(Price mul 10,Edm.String) eq '20000'"), [2], 'zeros before the point stay');
  same(await ids('isof(Address,Mix.Address)'), [1, 2, 4, 5, 6], 'isof: null is of no type');
  same([await ids('isof(Size,Mix.Address)'), await ids('isof(Mix.Address)'), await ids('isof(Keeper,Mix.Address)'), await ids('isof(Name,Mix.Address)')], [[], [], [], []], 'isof: other types');
  same(await ids('isof(Address,Edm.PrimitiveType)'), [], 'complex is not primitive');
  same(await ids('cast(Address,Mix.Address) eq Address'), [1, 2, 3, 4, 5, 6], 'cast to what it is');
  await refused('Items?$filter=cast(Name,Mix.Address) eq null', 501, 'cast');
  await refused('Items?$filter=cast(Keeper,Mix.Address) eq null', 501, 'cast');
  await refused('Items?$filter=isof(Mix.Nothing)', 400, 'There is no type');
});

await test('the documents', async () => {
  const xml = (await get('$metadata')).text;
  const json = (await get('$metadata?$format=json')).json;
  const messages = [];
  const want = xml2json(xml, { strict: true, messages });
  // CSDL JSON 4.01 §7.2.8: a string.
  want.Mix.Items.Spot.$SRID = want.Mix.Items.Route.$SRID = '4326';
  same(messages, [], 'odata-csdl has nothing to remark');
  ok(JSON.stringify(sorted(json)) === JSON.stringify(sorted(want)), 'the JSON is what odata-csdl makes of the XML', difference(json, want));
  const api = (await get('openapi.json')).json;
  const model = csdl2openapi(xml2json(xml.replace(/(KeyAsSegmentSupported" Bool=")true/, '$1false')), { skipBatchPath: true });
  same(Object.keys(api.paths).sort(), Object.keys(model.paths).sort(), 'OpenAPI: paths, functions of singletons among them');
  same((await get('Star/Reach(per=3)')).json.value, 120, 'as announced');
  const ops = Object.values(api.paths).map((p) => p.get.operationId);
  same(new Set(ops).size, ops.length, 'operations have ids of their own');
});

await test('$it is the item of a collection that the path names', async () => {
  same(await rows("Items(1)/Labels?$filter=$it eq 'red'"), ['red'], '$filter');
  same(await rows('Star/Labels?$orderby=$it'), ['old', 'red'], '$orderby');
  same((await get("Items(1)/Labels/$count?$filter=endswith($it,'d')")).text, '2', '/$count');
  same(await rows("Items(1)/Notes?$filter=$it/By eq 'bob'"), [{ By: 'bob', Text: null }], 'of objects');
  same((await rows("Items?$select=Labels($filter=$it/ID eq 1)&$top=2"))[0].Labels, ['red', 'old'], 'in $select it stays the entity');
});

done();
