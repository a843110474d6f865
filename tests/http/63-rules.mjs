// 63-rules.mjs - rules on formats, pages, methods and ids that the standard
// spreads over its texts (odata.md §2.7), each asked of the service.
import { get, all, root, ok, same, test, done, table, env } from '../lib/odata.mjs';

const auth = { Authorization: `Bearer ${env.LATCHKEY_TOKEN}` };
const type = async (url, headers) => { const r = await get(url, headers); return r.status === 200 ? r.headers.get('content-type').split(';')[0] : r.status; };
const e = encodeURIComponent;

await test('rule 1: $metadata and $format', async () => {
  for (const [url, accept, want] of [
    ['$metadata', '*/*', 'application/xml'], ['$metadata', 'application/json', 'application/json'], ['$metadata', 'application/xml;q=0,*/*', 'application/json'], ['$metadata', 'application/json, application/xml;q=0.1', 'application/xml'],
    ['$metadata?$format=json', 'application/xml', 'application/json'], ['$metadata?$format=xml', 'application/json', 'application/xml'], ['$metadata', 'application/json;q=0', 406], ['$metadata?$format=atom', '*/*', 406],
    ['Countries?$format=json', 'text/csv', 'application/json'], ['Countries?$format=atom', '*/*', 406], ['Countries?$format=application/json;q=0', '*/*', 406]])
    same(await type(url, { Accept: accept }), want, `${url}, ${accept}: ${want}`);
});

await test('40m-5, rule 2: the closest range counts, and q=0 excludes', async () => {
  for (const [accept, want] of [
    ['application/json;q=0,*/*', 'text/csv'], ['*/*, application/json;q=0.0', 'text/csv'], ['application/json;q=0, text/plain', 406], ['*/*;q=0', 406], ['application/json;q=0', 406], ['application/*;q=0,*/*', 'text/csv'],
    ['text/csv;q=0,*/*', 'application/json'], ['text/*;q=0,application/json;q=0,*/*', 406], ['application/json;q=0.2,*/*;q=0.5', 'text/csv'], ['*/*;q=0.2,text/csv;q=0.1', 'application/json'], ['text/csv,application/json', 'text/csv'],
    ['application/json;odata.metadata=full;q=0.1,application/json', 'application/json'], ['application/json;foo=bar', 406], ['application/json;foo=bar,*/*;q=0.1', 'application/json'], ['application/json;metadata=some', 406],
    ['application/json;odata=verbose,text/plain, */*; q=0.01', 'application/json'], ['application/json;charset=utf-16', 406], ['text/html', 406], ['', 'application/json']])
    same(await type('Countries?$top=1', { Accept: accept }), want, `${accept}: ${want}`);
  same(await type('Countries(\'DE\')', { Accept: 'application/json;q=0,*/*' }), 406, 'an entity is JSON alone');
  same(await type('Countries/$count', { Accept: 'text/plain;q=0,*/*' }), 'text/plain', 'a count is text for whoever takes anything');
});

await test('rule 3: charset', async () => {
  for (const [accept, want] of [[undefined, false], ['utf-8', true], ['UTF-8;q=0.3,iso-8859-1', true], ['utf-8;q=0', false], ['iso-8859-1', false], ['*', false]])
    same((await get('Countries?$top=1', accept === undefined ? {} : { 'Accept-Charset': accept })).headers.get('content-type').includes('charset'), want, `Accept-Charset ${accept}: ${want}`);
});

await test('rule 5: maxpagesize holds over next links', async () => {
  const want = table('SELECT ID FROM Countries ORDER BY ID').map((r) => r[0]);
  const pages = [];
  for (let next = 'Countries?$select=ID', first = true; next; first = false) {
    const r = await get(next, first ? { Prefer: 'maxpagesize=10' } : {});
    pages.push(r.json.value.map((x) => x.ID));
    next = r.json['@odata.nextLink'];
  }
  same(pages.map((p) => p.length), [10, 10, 10, 10, 2], 'without repeating it');
  same(pages.flat(), want, 'every row once');
  const first = await get('Countries?$select=ID', { Prefer: 'maxpagesize=10' });
  const other = await get(first.json['@odata.nextLink'], { Prefer: 'maxpagesize=3' });
  same([other.json.value.length, other.headers.get('preference-applied')], [3, 'maxpagesize=3'], 'another wish replaces it');
  same((await get(other.json['@odata.nextLink'])).json.value.length, 3, 'from there on');
  same((await get(first.json['@odata.nextLink'])).headers.get('preference-applied'), null, 'nothing is said to be applied that was not asked for');
  const nested = await get('Companies(1)?$select=ID&$expand=Contacts($select=ID)', { Prefer: 'maxpagesize=1' });
  const link = nested.json['Contacts@odata.nextLink'];
  ok(link !== undefined && (await get(link)).json.value.length === 1, 'nor in nested links', nested.text);
  same((await all('$all?$top=9', { Prefer: 'maxpagesize=4' })).pages, 3, '$all');
});

await test('rule 15: methods', async () => {
  const gets = ['', '$metadata', 'Companies', 'Companies(1)', 'Companies(1)/Name', 'Companies(1)/Name/$value', 'Companies/$count', 'Companies(1)/Contacts', 'Companies/$ref', '$all', '$crossjoin(Countries,Tags)', '$entity?$id=Companies(1)', 'openapi.json'];
  const posts = ['$batch', 'Companies/$query'];
  for (const [urls, allow] of [[gets, 'GET, HEAD, OPTIONS'], [posts, 'POST, OPTIONS']])
    for (const url of urls) {
      for (const method of ['PUT', 'PATCH', 'DELETE', allow[0] === 'G' ? 'POST' : 'HEAD']) {
        const r = await get(url, {}, { method, headers: auth });
        same([r.status, r.headers.get('allow')], [405, allow], `${method} ${url}`);
      }
      const r = await get(url, {}, { method: 'OPTIONS', headers: auth });
      same([r.status, r.headers.get('allow'), r.text], [204, allow, ''], `OPTIONS ${url}`);
    }
  same((await get('Nope', {}, { method: 'OPTIONS', headers: auth })).status, 404, 'OPTIONS of nothing');
  same((await get('Companies', {}, { method: 'OPTIONS', headers: {} })).status, 401, 'OPTIONS without a token');
  for (const url of [...gets, 'Nope', 'Companies(0)', 'Companies(1)/ParentCompany', 'Companies?$filter=x']) {
    const r = await get(url);
    const h = await get(url, {}, { method: 'HEAD', headers: auth });
    const pick = (x) => [x.status, ...['content-type', 'etag', 'odata-version', 'vary', 'cache-control'].map((k) => x.headers.get(k))];
    same([pick(h), h.text], [pick(r), ''], `HEAD ${url} is GET without a body`);
  }
});

await test('contexts are canonical (Protocol §10.15)', async () => {
  const country = table('SELECT CountryID FROM Companies WHERE ID = 1')[0][0];
  for (const url of ['Companies(1)/Country/Name', `Countries('${country}')/Name`, `countries/${country}/name`, `Countries/$filter(true)/${country}/Name`])
    same((await get(url)).json['@odata.context'], `${root}$metadata#Countries('${country}')/Name`, url);
  same((await get('Companies(1)/Country')).json['@odata.context'], `${root}$metadata#Countries/$entity`, 'an entity behind navigation');
  same((await get('Companies(1)/Contacts?$top=1&$select=id')).json['@odata.context'], `${root}$metadata#Contacts(ID)`, 'a collection');
});

await test('$entity', async () => {
  const ns = (await get('$all?$top=1')).json.value[0]['@odata.type'].slice(1).split('.')[0];
  const want = (await get('Companies(1)?$select=Name&$expand=Country($select=ID)')).json;
  for (const url of [`$entity?$id=${e('Companies(1)')}&$select=Name&$expand=Country($select=ID)`, `$entity/${ns}.Companies?$id=${e('Companies(1)')}&$select=Name&$expand=Country($select=ID)`, `$entity/Companies?$id=${e(`${root}Companies(1)`)}&$select=Name&$expand=Country($select=ID)`, `Companies(1)/${ns}.Companies?$select=Name&$expand=Country($select=ID)`])
    same((await get(url)).json, want, url);
  for (const [url, bad] of [[`$entity/${ns}.Contacts?$id=Companies(1)`, [404, 501]], [`$entity/${ns}.Nope?$id=Companies(1)`, [404, 501]], [`$entity/${ns}.Companies`, [400]], [`$entity/${ns}.Companies/Name?$id=Companies(1)`, [400]], ['$entity/$ref?$id=Companies(1)', [400]]])
    ok(bad.includes((await get(url)).status), `${url}: ${bad}`);
});

await test('41a-10: identifiers in any case', async () => {
  for (const [loose, exact] of [['companies(1)/NAME', 'Companies(1)/Name'], ['COMPANIES?$select=name,id&$filter=id eq 1&$orderby=NAME&$expand=country($select=id)', 'Companies?$select=Name,ID&$filter=ID eq 1&$orderby=Name&$expand=Country($select=ID)'],
    ['companies(id=1)/contacts/$count', 'Companies(ID=1)/Contacts/$count'], ['companies/$count?$filter=contacts/any(c:c/id gt 5)', 'Companies/$count?$filter=Contacts/any(c:c/ID gt 5)'], ['$crossjoin(countries,tags)?$top=1', '$crossjoin(Countries,Tags)?$top=1'],
    ['companies?$compute=id add 1 as x&$select=X&$top=1', 'Companies?$compute=ID add 1 as x&$select=x&$top=1'], ["companies?$filter=$ROOT/countries('DE')/id eq countryid&$top=0", undefined], ["companies/$count?$filter=$root/countries('DE')/id eq countryid", "Companies/$count?$filter=$root/Countries('DE')/ID eq CountryID"]])
    if (exact === undefined) same((await get(loose)).status, 400, `${loose}: $words are exact`);
    else same((await get(loose)).text, (await get(exact)).text, loose);
});

await test('rules 4, 8, 9', async () => {
  for (const [v, status] of [['3.0', 400], ['x', 400], ['4.0', 200], ['4', 200], ['4.01', 200], ['5.0', 200]])
    same((await get('Countries?$top=1', { 'OData-MaxVersion': v })).status, status, `OData-MaxVersion ${v}`);
  ok((await get('Countries?$top=1')).headers.get('vary').includes('OData-MaxVersion'), 'Vary');
  for (const url of ['Countries?$top=1&$top=2', 'Countries?top=1&$TOP=2', 'Countries?$nope=1', 'Countries?$count=yes', 'Countries?$top=-1', 'Countries?$skip=x', 'Countries?$skiptoken=abc'])
    same((await get(url)).status, 400, url);
  same((await get('Countries?nope=1&x=$y&$top=1')).status, 200, 'custom options');
  same((await get('Countries/$filter(@f)')).json.value, [], 'an alias without a value is null');
  same((await get('Countries?$top=1', { Prefer: 'respond-async, wait=5' })).headers.get('preference-applied'), null, 'respond-async is not claimed');
});
done();
