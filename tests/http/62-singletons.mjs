// 62-singletons.mjs - rows with a name of their own: service document, context,
// properties, navigation, options, references, what is missing.
// stack: --data tests/catalog/derived.sql --model tests/catalog/derived.json
import { done, get, ok, root, same, test } from '../lib/odata.mjs';
import { difference, packages, sorted } from '../lib/packages.mjs';

const require = packages();
const { xml2json } = require('odata-csdl');
const { csdl2openapi } = require('odata-openapi');
const context = (s) => `${root}$metadata#${s}`;

await test('singletons', async () => {
  same((await get('')).json.value.filter((x) => x.kind === 'Singleton'), ['Boss', 'Nobody', 'Nothing', 'Settings', 'Spot', 'Star'].map((name) => ({ name, kind: 'Singleton', url: name })), 'the service document');
  const boss = await get('Boss');
  same([boss.status, boss.json['@odata.context'], boss.json['@odata.type'], boss.json.name], [200, context('Boss'), '#Zoo.Company', 'Acme'], 'the entity and its context');
  same((await get('Boss', { 'If-None-Match': boss.headers.get('etag') })).status, 304, 'ETag');
  same((await get('boss')).json.name, 'Acme', 'in any case of letters');
  same((await get('Boss?$select=name')).json, { '@odata.context': context('Boss(name)'), '@odata.type': '#Zoo.Company', '@odata.id': `${root}Owners(2)`, name: 'Acme' }, '$select');
  same((await get('Boss/name')).json, { '@odata.context': context('Owners(2)/name'), value: 'Acme' }, 'a property');
  same((await get('Boss/name/$value')).text, 'Acme', '/$value');
  const pets = await get('Boss/Pets?$orderby=id&$select=id');
  same([pets.json['@odata.context'], pets.json.value.map((r) => r.id)], [context('Animals(id)'), [3, 7]], 'navigation');
  same((await get('Boss/Pets/$count')).text, '2', '/$count behind navigation');
  same((await get('Boss/Pets(3)/name/$value')).text, 'Bit', 'a key behind navigation');
  same((await get('Boss/Pets(1)')).status, 404, 'of another owner');
  same((await get('Boss?$expand=Pets($select=id;$orderby=id)')).json.Pets.map((r) => r.id), [3, 7], '$expand');
  const company = await get('Boss/Zoo.Company');
  same([company.json['@odata.context'], company.json.vat], [context('Boss/Zoo.Company'), 'DE1'], 'a type cast');
  same((await get('Boss/Zoo.Company/Daughters?$select=id')).json.value.map((r) => r.id), [3], 'and on from there');
  same((await get('Boss/Zoo.Person')).status, 404, 'of another type');
  same((await get('Boss/$ref')).json, { '@odata.context': context('$ref'), '@odata.id': `${root}Owners(2)` }, '/$ref: the entity of the set');
  same((await get('Boss', { Accept: 'application/json;odata.metadata=full' })).json['@odata.id'], `${root}Owners(2)`, 'its id');
  same((await get('$entity?$id=Boss')).json?.name, 'Acme', '$entity');
  same((await get('Star')).json['@odata.type'], '#Zoo.Puppy', 'a row of a derived type');
  same((await get('Spot/label/$value')).text, 'two', 'a key of two parts');
  same((await get('visits?$filter=$root/Boss/name eq \'Acme\'&$count=true&$top=0')).json['@odata.count'], 4, '$root');
});

await test('without a key: the row with the smallest one', async () => {
  const r = await get('Settings');
  same([r.json['@odata.context'], r.json.id, r.json.theme], [context('Settings'), 7, 'dark'], 'the entity');
  same((await get('Settings/theme/$value')).text, 'dark', 'a property');
  same((await get('Settings?$expand=owner($select=name)')).json.owner.name, 'Acme', '$expand');
  same((await get('Settings/owner/name/$value')).text, 'Acme', 'navigation');
});

await test('what is wrong with a singleton', async () => {
  for (const url of ['Nobody', 'Nothing', 'Nobody/name', 'Nobody/Pets', 'Nobody?$expand=Pets', 'Nobody/$ref', 'Nothing?$select=id'])
    same((await get(url)).status, 404, `${url}: there is no such row`);
  for (const [url, part] of [['Boss(2)', 'takes no key'], ['Boss/$count', 'needs a collection'], ['Boss?$filter=id eq 2', 'single entity'], ['Boss?$top=1', 'single entity'], ['Boss/$filter(id eq 2)', 'needs a collection']]) {
    const r = await get(url);
    ok(r.status === 400 && r.text.includes(part), `${url}: 400`, r.text);
  }
  same((await get('Bos')).status, 404, 'no such name');
});

await test('$metadata and OpenAPI', async () => {
  const xml = (await get('$metadata')).text;
  const json = (await get('$metadata?$format=json')).json;
  ok(JSON.stringify(sorted(json)) === JSON.stringify(sorted(xml2json(xml, { strict: true }))), 'the JSON is what odata-csdl makes of the XML', difference(json, xml2json(xml)));
  same([json.Zoo.Container.Boss.$Type, json.Zoo.Container.Boss['@Org.OData.Core.V1.Description'], json.Zoo.Container.Nothing], ['Zoo.Owners', 'Who owns the zoo', { $Type: 'Zoo.blank', '@Org.OData.Capabilities.V1.UpdateRestrictions': { Updatable: false } }], 'as the overlay says');
  const api = (await get('openapi.json')).json;
  const want = csdl2openapi(xml2json(xml.replace(/(KeyAsSegmentSupported" Bool=")true/, '$1false')), { skipBatchPath: true });
  same(Object.keys(api.paths).sort(), Object.keys(want.paths).sort(), 'the paths of odata-openapi');
  const ids = Object.values(api.paths).flatMap((p) => Object.values(p).map((m) => m.operationId).filter(Boolean));
  same(new Set(ids).size, ids.length, 'every operation has an id of its own');
});
done();
