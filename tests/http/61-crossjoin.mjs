// 61-crossjoin.mjs - $crossjoin (40a-15; URL Conventions §4.15): rows, links,
// options, pages, limits.
// stack: --conf 'page_size_max = 400' --conf 'crossjoin_max = 3'
import { get, all, root, ok, same, test, done, table, env } from '../lib/odata.mjs';

const n = (sql) => Number(table(sql)[0][0]);
const link = (row, set) => row[`${set}@odata.navigationLink`];
const pair = (c, t) => ({ 'Countries@odata.navigationLink': `${root}Countries('${c}')`, 'Tags@odata.navigationLink': `${root}Tags(${t})` });

await test('40a-15: a product of two sets', async () => {
  const r = await get('$crossjoin(Countries,Tags)?$top=3');
  const want = table('SELECT c.ID, t.ID FROM Countries c JOIN Tags t ORDER BY c.ID, t.ID LIMIT 3').map(([c, t]) => pair(c, t));
  same([r.status, r.json], [200, { '@odata.context': `${root}$metadata#Collection(Edm.ComplexType)`, value: want }], 'links to the entities');
  same((await get(link(r.json.value[0], 'Countries'))).json.ID, table('SELECT MIN(ID) FROM Countries')[0][0], 'a link leads to its entity');
  const total = n('SELECT (SELECT COUNT(*) FROM Countries) * (SELECT COUNT(*) FROM Tags)');
  same((await get('$crossjoin(Countries,Tags)/$count')).text, String(total), '/$count');
  same((await get('$crossjoin(Countries,Tags)?$count=true&$top=0')).json['@odata.count'], total, '$count=true');
  same((await get('$crossjoin(Tags)?$top=2')).json.value.map((x) => Object.keys(x)), [['Tags@odata.navigationLink'], ['Tags@odata.navigationLink']], 'of one set');
  same((await get('$crossjoin(countries,TAGS)?$top=1')).json.value, want.slice(0, 1), '41a-10: names in any case');
  const full = await get('$crossjoin(Countries,Tags)?$top=1', { Accept: 'application/json;odata.metadata=full' });
  same(full.json.value, want.slice(0, 1), 'no type and no id with full metadata');
  const none = await get('$crossjoin(Countries,Tags)?$top=1', { Accept: 'application/json;odata.metadata=none' });
  same(none.json, { value: want.slice(0, 1) }, 'links without metadata, too');
  const v401 = await get('$crossjoin(Countries,Tags)?$top=1', { 'OData-MaxVersion': '4.01' });
  same([Object.keys(v401.json), Object.keys(v401.json.value[0])], [['@context', 'value'], ['Countries@navigationLink', 'Tags@navigationLink']], '4.01 names');
});

await test('40a-15: options', async () => {
  const join = '$crossjoin(Companies,Contacts)?$filter=Companies/ID eq Contacts/CompanyID';
  const want = table('SELECT c.ID, k.ID FROM Companies c JOIN Contacts k ON c.ID = k.CompanyID WHERE c.ID < 30 ORDER BY k.FamilyName DESC, c.ID DESC, k.ID DESC LIMIT 20 OFFSET 5');
  const r = await get(`${join} and Companies/ID lt 30&$orderby=Contacts/FamilyName desc&$top=20&$skip=5&$count=true`);
  same(r.json.value.map((x) => [link(x, 'Companies'), link(x, 'Contacts')]), want.map(([c, k]) => [`${root}Companies(${c})`, `${root}Contacts(${k})`]), '$filter, $orderby, $skip, $top');
  same(r.json['@odata.count'], n('SELECT COUNT(*) FROM Contacts WHERE CompanyID < 30'), '$count');
  const e = await get(`${join}&$expand=Companies($select=Name;$expand=Country($select=ID)),Contacts($select=FamilyName)&$top=4&$orderby=Contacts/ID`);
  same(e.json.value.map((x) => [Object.keys(x), x.Companies.Name, x.Companies.Country.ID, x.Contacts.FamilyName]),
    table('SELECT c.Name, c.CountryID, k.FamilyName FROM Companies c JOIN Contacts k ON c.ID = k.CompanyID ORDER BY k.ID LIMIT 4').map((x) => [['Companies', 'Contacts'], ...x]), '$expand of both');
  const one = await get(`${join}&$expand=Contacts($select=ID)&$top=1`);
  same(Object.keys(one.json.value[0]).sort(), ['Companies@odata.navigationLink', 'Contacts'], 'what is not expanded is a link');
  same((await get(`${join}&$expand=Contacts/$ref&$top=1`)).json.value[0].Contacts, { '@odata.id': link((await get(`${join}&$top=1`)).json.value[0], 'Contacts') }, 'as a reference');
  same((await get('$crossjoin(Countries,Tags)/$filter(Tags/ID eq 1)/$count')).text, String(n('SELECT COUNT(*) FROM Countries')), 'a /$filter segment');
  same((await get(`$crossjoin(Companies,Tags)/$count?$filter=Companies/Contacts/any(c:c/ID eq Tags/ID)`)).text, String(n('SELECT COUNT(*) FROM Tags t JOIN Contacts k ON k.ID = t.ID')), 'a lambda that speaks of two members');
  const three = await get('$crossjoin(Countries,Companies,Contacts)/$count?$filter=Countries/ID eq Companies/CountryID and Companies/ID eq Contacts/CompanyID');
  same(three.text, String(n('SELECT COUNT(*) FROM Contacts k JOIN Companies c ON c.ID = k.CompanyID JOIN Countries o ON o.ID = c.CountryID')), 'three sets');
});

await test('40a-15: pages', async () => {
  const join = '$crossjoin(Companies,Contacts)?$filter=Companies/ID eq Contacts/CompanyID and Contacts/ID le 1000&$orderby=Companies/Name,Contacts/FamilyName desc';
  const whole = await all(join, { Prefer: 'odata.maxpagesize=170' });
  const want = table('SELECT c.ID, k.ID FROM Companies c JOIN Contacts k ON c.ID = k.CompanyID WHERE k.ID <= 1000 ORDER BY c.Name, k.FamilyName DESC, c.ID DESC, k.ID DESC');
  same(whole.rows.map((x) => [link(x, 'Companies'), link(x, 'Contacts')].join()), want.map(([c, k]) => `${root}Companies(${c}),${root}Contacts(${k})`), `all rows in ${whole.pages} pages, each once`);
  ok(whole.pages > 3, 'several pages');
  const r = await get('$crossjoin(Companies,Countries)');
  same([r.status, r.json.value.length, r.json['@odata.nextLink'] !== undefined], [200, 400, true], 'never all rows in one answer: page_size_max');
  const other = new URL(r.json['@odata.nextLink']).searchParams.get('$skiptoken');
  same((await get(`$crossjoin(Countries,Companies)?$skiptoken=${other}`)).status, 400, 'the token is that of these sets in this order');
  same((await get('$crossjoin(Companies,Contacts)', { 'OData-Isolation': 'snapshot' })).status, 400, 'without pages: not without $top');
  same((await get('$crossjoin(Companies,Contacts)?$top=401', { 'OData-Isolation': 'snapshot' })).json.error.message.includes('page_size_max'), true, '… nor with a large one, and the limit is named');
  same((await get('$crossjoin(Companies,Countries)?$top=400', { 'OData-Isolation': 'snapshot' })).json.value.length, 400, '… but with $top');
});

await test('40a-15: what it is not', async () => {
  for (const [url, status] of [
    ['$crossjoin(Countries,Nope)', 404], ['$crossjoin()', 400], ['$crossjoin(Countries,Countries)', 400], ['$crossjoin(Countries,Tags', 400],
    ['$crossjoin(Countries,Tags)/Countries', 404], ['$crossjoin(Countries,Tags)/$ref', 400], ['$crossjoin(Countries,Tags)/$value', 400], ['$crossjoin(Countries,Tags)?$select=Tags', 501],
    ['$crossjoin(Countries,Tags)?$search=x', 501], ['$crossjoin(Countries,Tags)?$compute=1 as X', 501], ['$crossjoin(Countries,Tags)?$filter=Name eq 1', 400],
    ['$crossjoin(Countries,Tags)?$filter=Companies/ID eq 1', 400], ['$crossjoin(Countries,Tags)?$expand=Companies', 400], ['$crossjoin(Countries,Tags)?$format=csv', 406],
    ['$crossjoin(Countries,Tags,Companies,Contacts)?$top=1', 400]])
    same((await get(url)).status, status, `${url}: ${status}`);
  ok((await get('$crossjoin(Countries,Tags,Companies,Contacts)?$top=1')).json.error.message.includes('crossjoin_max'), 'crossjoin_max is named');
  const post = await get('$crossjoin(Countries,Tags)', {}, { method: 'POST', body: '{}', headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}` } });
  same([post.status, post.headers.get('allow')], [405, 'GET, HEAD, OPTIONS'], 'POST');
});
done();
