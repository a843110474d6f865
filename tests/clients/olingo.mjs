// olingo.mjs - Apache Olingo's client for JavaScript (ts-odatajs): its model of $metadata, its
// cache that pages through a set, next links, batches, errors.
import { createRequire } from 'node:module';
import { done, ok, same, sql, test } from '../lib/odata.mjs';
import { bearer, fromSql, only, service, time } from './lib.mjs';

const { oData, cache } = createRequire(import.meta.url)('ts-odatajs');
const seen = [];
// Its own HTTP client, with the token.
const http = {
  ...oData.net.defaultHttpClient,
  request(request, success, error) {
    seen.push(request.requestUri);
    return oData.net.defaultHttpClient.request({ ...request, headers: { ...request.headers, Authorization: bearer } }, success, error);
  },
};
const read = (url, handler, headers = {}) =>
  new Promise((yes, no) => oData.read({ requestUri: new URL(url, service).href, headers }, (data, response) => yes({ data, response }), no, handler, http));

let metadata;
await test('Olingo: $metadata', async () => {
  metadata = (await read('$metadata', oData.metadataHandler, { Accept: 'application/xml' })).data;
  const schema = metadata.dataServices.schema.find((s) => s.entityType);
  const company = schema.entityType.find((t) => t.name === 'Companies');
  same(company.key.propertyRef[0].name, 'ID', 'the key of a company');
  const type = (name) => company.property.find((p) => p.name === name).type;
  same([type('ExternalID'), type('AnnualRevenue'), type('CreatedAt'), type('LedgerKey')], ['Edm.Guid', 'Edm.Decimal', 'Edm.DateTimeOffset', 'Edm.Decimal'], 'types of its properties');
  ok(company.navigationProperty.some((n) => n.name === 'Contacts'), 'its navigation');
});

await test('Olingo: its cache reads a whole set by $skip and $top', async () => {
  globalThis.window = globalThis; // it waits by window.setTimeout, in Node too
  const c = cache.createDataCache({ name: 'companies', source: `${service}Companies?$select=ID,Name,CreatedAt&$orderby=Name`, pageSize: 500, prefetchSize: 0, cacheSize: -1, mechanism: 'memory', httpClient: http });
  const size = await new Promise((yes, no) => c.count().then(yes, no));
  same(size, Number(sql('SELECT COUNT(*) FROM Companies', '-N')), 'count()');
  seen.length = 0;
  const range = await new Promise((yes, no) => c.readRange(0, size).then(yes, no));
  same(only(range.value ?? range, 'ID', 'Name', 'CreatedAt'), fromSql('SELECT ID, Name, CreatedAt FROM Companies ORDER BY Name, ID', { ID: Number, Name: String, CreatedAt: time }), 'all rows');
  ok(seen.filter((u) => u.includes('$top=500')).length >= size / 500, `in ${seen.length} requests`, seen.slice(0, 3).join('\n'));
  delete globalThis.window;
});

await test('Olingo: next links', async () => {
  const rows = [];
  let pages = 0;
  for (let next = 'Contacts?$select=ID,Email&$orderby=Email desc,ID'; next; pages++) {
    const { data } = await read(next, undefined, { Prefer: 'odata.maxpagesize=5000' });
    rows.push(...data.value);
    next = data['@odata.nextLink'];
  }
  same(rows, fromSql('SELECT ID, Email FROM Contacts ORDER BY Email DESC, ID', { ID: Number, Email: String }), 'the set, page by page');
  same(pages, 5, 'in five pages');
});

await test('Olingo: filter, order, expand, count', async () => {
  const { data, response } = await read("Companies?$filter=CountryID eq 'DE' and contains(Name,'a')&$orderby=Name desc,ID&$top=20&$count=true&$select=ID,Name&$expand=Country($select=Name),Divisions($select=ID;$orderby=ID)");
  const where = "CountryID = 'DE' AND Name COLLATE utf8mb4_bin LIKE '%a%'";
  same(data['@odata.count'], Number(sql(`SELECT COUNT(*) FROM Companies WHERE ${where}`, '-N')), '$count');
  const want = fromSql(`SELECT ID, Name FROM Companies WHERE ${where} ORDER BY Name DESC, ID LIMIT 20`, { ID: Number, Name: String });
  for (const c of want) {
    c.Country = { '@odata.id': new URL("Countries('DE')", service).href, Name: 'Germany' };
    c.Divisions = fromSql(`SELECT ID FROM Divisions WHERE CompanyID = ${c.ID} ORDER BY ID`, { ID: Number });
  }
  same(data.value, want, 'rows with what is expanded');
  same(response.headers['OData-Version'], '4.0', 'OData-Version');
});

await test('Olingo: full metadata by the model', async () => {
  const { data } = await new Promise((yes, no) => oData.read({ requestUri: `${service}Companies(1)`, headers: { Accept: 'application/json;odata.metadata=full' } }, (d) => yes({ data: d }), no, undefined, http, metadata));
  same([data.ID, data['ID@odata.type'] ?? '#Int32', data['CreatedAt@odata.type']], [1, '#Int32', '#DateTimeOffset'], 'types of what JSON cannot tell');
});

await test('Olingo: a batch', async () => {
  const request = {
    requestUri: `${service}$batch`, method: 'POST',
    data: { __batchRequests: [
      { requestUri: 'Companies(1)?$select=ID,Name', method: 'GET', headers: { Accept: 'application/json' } },
      { requestUri: 'Companies/$count', method: 'GET', headers: { Accept: 'text/plain' } },
      { requestUri: "Contacts?$filter=CompanyID eq 1&$select=ID&$orderby=ID", method: 'GET', headers: { Accept: 'application/json' } },
      { requestUri: 'Companies(1)/Nothing', method: 'GET', headers: { Accept: 'application/json' } },
    ] },
    headers: { Prefer: 'odata.continue-on-error' },
  };
  const data = await new Promise((yes, no) => oData.request(request, yes, no, oData.batch.batchHandler, http));
  const [one, count, many, wrong] = data.__batchResponses;
  same([one.data.ID, one.data.Name], Object.values(fromSql('SELECT ID, Name FROM Companies WHERE ID = 1', { ID: Number, Name: String })[0]), 'an entity');
  same(Number(count.data ?? count.body), Number(sql('SELECT COUNT(*) FROM Companies', '-N')), 'a count');
  same(many.data.value, fromSql('SELECT ID FROM Contacts WHERE CompanyID = 1 ORDER BY ID', { ID: Number }), 'a collection');
  same(Number(wrong.response?.statusCode), 404, 'a wrong one among them', JSON.stringify(wrong).slice(0, 300));
});

await test('Olingo: errors', async () => {
  for (const [url, status] of [['Companies?$filter=Nothing eq 1', 400], ['Nothing', 404], ['Companies(0)', 404]]) {
    const e = await read(url).then(() => undefined, (x) => x);
    same(e?.response?.statusCode, status, `${url} is ${status}`);
    ok(JSON.parse(e.response.body).error.message.length > 0, 'with a message');
  }
});
done();
