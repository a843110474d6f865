// 63-annotations.mjs - annotations of the overlay in both forms of $metadata,
// $schemaversion, and all control information of metadata=full.
// stack: --data tests/catalog/media.sql --model tests/catalog/media.json
import { done, get, ok, root, same, test } from '../lib/odata.mjs';
import { difference, packages } from '../lib/packages.mjs';

const xml = (await get('$metadata')).text;
const json = (await get('$metadata?$format=json')).json;
const schema = json.Media;

await test('annotations', async () => {
  same(difference(json, packages()('odata-csdl').xml2json(xml)), undefined, 'the JSON equals the conversion of odata-csdl');
  const all = schema.Container['@org.example.V1.Everything'];
  same(all, { Text: '<&"\'>\n', Int: 7, Negative: -3, Decimal: 1.5, Float: 1000, Yes: true, Nothing: null, List: ['a', 1, 2.5, false, { In: ['b'] }], Member: 'Red', Record: {} }, 'every kind of value');
  same(schema.Container['@Org.OData.Core.V1.Description'], 'Files and people', 'of the container');
  same([schema.Container.Files['@Org.OData.Core.V1.LongDescription'], schema.Container.Files['@org.example.V1.Order#first']],
    ['What people have sent', { $Path: 'Parent/title' }], 'of a set, with a qualifier and a path');
  same([schema.Files['@com.sap.vocabularies.Common.v1.SemanticKey'], schema.Files['@Org.OData.Core.V1.Description']], [['title'], 'A file'], 'of a type');
  same([schema.Files.Parent['@Org.OData.Core.V1.Description'], schema.Files.Children['@org.example.V1.Many']], ['Folder', true], 'of navigation, both ways');
  same(schema.People.photo_type, { $Nullable: true, $MaxLength: 40, '@Org.OData.Core.V1.IsMediaType': true, '@Org.OData.Measures.V1.Unit': { $Path: 'FullName' },
    '@Org.OData.Validation.V1.Pattern': '^[a-z]+/[a-z]+$' }, 'of a property');
  same(schema.People.LastName['@Org.OData.Core.V1.LongDescription'], 'As in the passport', 'ours gives way');
  same(schema.Files.Label['@com.sap.vocabularies.Common.v1.Label'], 'Place', 'of a computed property');
  same(Object.entries(json.$Reference).map(([url, r]) => [url.replace(/.*vocabularies\/vocabularies\//, ''), r.$Include[0].$Namespace]).sort(), [
    ['Common.json', 'com.sap.vocabularies.Common.v1'], ['Org.OData.Capabilities.V1.json', 'Org.OData.Capabilities.V1'],
    ['Org.OData.Core.V1.json', 'Org.OData.Core.V1'], ['Org.OData.Measures.V1.json', 'Org.OData.Measures.V1'], ['Org.OData.Temporal.V1.json', 'Org.OData.Temporal.V1'],
    ['Org.OData.Validation.V1.json', 'Org.OData.Validation.V1'], ['https://example.org/vocabulary', 'org.example.V1']].sort(), 'their vocabularies');
  ok(!/Aggregation/.test(xml), 'no aggregation is promised: there is none');
  const r = await get('People(1)', { Prefer: 'include-annotations="*"' });
  ok(!Object.keys(r.json).some((k) => /@(?!odata\.)/.test(k)) && r.headers.get('preference-applied') === 'include-annotations="*"', 'rows have none of their own');
});

await test('41m-5 r-18: $schemaversion', async () => {
  const version = schema['@Org.OData.Core.V1.SchemaVersion'];
  ok(/^[0-9a-f]{16}$/.test(version) && version !== '0000000000000000', 'Core.SchemaVersion is published', version);
  for (const url of ['', '$metadata', 'Files', 'Files(1)', 'Files(1)/title', 'Files(1)/title/$value', 'Files/$count', 'Files(1)/$value', 'People(1)/Photo', 'Files/$ref', '$all', '$crossjoin(Files,People)']) {
    for (const good of [version, '*']) same((await get(`${url}?$schemaversion=${good}`)).status, 200, `${url}: ${good === '*' ? '*' : 'the present one'}`);
    const bad = await get(`${url}?$schemaversion=1.0`);
    ok(bad.status === 404 && bad.text.includes(version) && bad.json.error.target === '$schemaversion', `${url}: another one is 404`, bad.text);
  }
  const query = await get('Files/$query', { 'Content-Type': 'text/plain' }, { method: 'POST', body: '$schemaversion=1.0' });
  same(query.status, 404, '$query');
  const batch = (q, url = 'Files(1)') => get(`$batch${q}`, { 'Content-Type': 'application/json', Accept: 'application/json' },
    { method: 'POST', body: JSON.stringify({ requests: [{ id: '1', method: 'GET', url }] }) });
  same([(await batch('?$schemaversion=1.0')).status, (await batch(`?$schemaversion=${version}`)).status, (await batch('?$schemaversion=*')).status], [404, 200, 200], '$batch');
  same((await batch('?$top=1')).status, 400, '$batch takes nothing else');
  same((await batch('', 'Files(1)?$schemaversion=1.0')).json.responses[0].status, 404, 'a part of a batch');
});

await test('j-22: metadata=full', async () => {
  const full = { Accept: 'application/json;odata.metadata=full' };
  const { json: file } = await get('Files(2)', full);
  same(['Parent', 'Children'].map((n) => [file[`${n}@odata.navigationLink`], file[`${n}@odata.associationLink`]]),
    ['Parent', 'Children'].map((n) => [`${root}Files(2)/${n}`, `${root}Files(2)/${n}/$ref`]), 'navigation and association links');
  for (const n of ['Parent', 'Children']) same((await get(file[`${n}@odata.associationLink`])).status, 200, `${n}@odata.associationLink can be followed`);
  const { json: deep } = await get('Files(2)?$expand=Parent,Children', full);
  same([deep['Parent@odata.associationLink'], deep.Parent['Children@odata.associationLink'], deep.Children.length], [`${root}Files(2)/Parent/$ref`, `${root}Files(1)/Children/$ref`, 2], 'of what is expanded too');
  const { json: v401 } = await get('Files(2)', { Accept: 'application/json;metadata=full', 'OData-MaxVersion': '4.01' });
  same(v401['Parent@associationLink'], `${root}Files(2)/Parent/$ref`, '4.01 names');
  ok(!JSON.stringify((await get('Files(2)')).json).includes('associationLink'), 'not with minimal metadata');
  const { json: one } = await get('Files(2)/title', full);
  ok(one['@odata.context'].endsWith('#Files(2)/title'), 'a property');
  const known = /^(@odata\.(context|type|id|readLink|mediaReadLink|mediaContentType|mediaEtag)|[A-Za-z_]+@odata\.(type|navigationLink|associationLink|mediaReadLink|mediaContentType|mediaEtag)|[A-Za-z_]+)$/;
  for (const set of ['Files', 'People']) {
    const { json: rows } = await get(set, full);
    for (const row of rows.value) {
      ok(row['@odata.type'] === `#Media.${set}` && row['@odata.id'] === `${root}${set}(${row.ID})`, `${set}(${row.ID}): type and id`);
      same(Object.keys(row).filter((k) => !known.test(k)), [], 'nothing unknown');
    }
  }
});
done();
