// 55-paths.mjs - resource paths (40a-12): /$ref (40a-9.1), $entity, keys as
// segments (41m-9.12), /$filter segments (41a-8), counts in $expand.
// stack: --conf 'page_size = 300'
import { get, all, root, ok, same, test, done, table } from '../lib/odata.mjs';

const ids = (sql) => table(sql).map((r) => Number(r[0]));
const e = encodeURIComponent;

await test('40a-9.1: references', async () => {
  const one = await get('Companies(1)/$ref');
  same([one.status, one.json], [200, { '@odata.context': `${root}$metadata#$ref`, '@odata.id': `${root}Companies(1)` }], 'of an entity');
  const many = await get('Companies(1)/Contacts/$ref?$top=50');
  same(many.json, { '@odata.context': `${root}$metadata#Collection($ref)`, value: ids('SELECT ID FROM Contacts WHERE CompanyID = 1 ORDER BY ID LIMIT 50').map((id) => ({ '@odata.id': `${root}Contacts(${id})` })) }, 'of a collection');
  same((await get('Contacts(1)/Company/$ref')).json['@odata.id'], `${root}Companies(${ids('SELECT CompanyID FROM Contacts WHERE ID = 1')[0]})`, 'of a to-one navigation');
  const page = await get('Companies/$ref?$filter=ID gt 10&$orderby=ID desc&$top=2&$count=true');
  same([page.json.value.length, page.json['@odata.count']], [2, ids('SELECT COUNT(*) FROM Companies WHERE ID > 10')[0]], 'with options');
  const whole = await all('Companies/$ref');
  same(whole.rows.map((r) => Number(/\((\d+)\)$/.exec(r['@odata.id'])[1])), ids('SELECT ID FROM Companies ORDER BY ID'), `in ${whole.pages} pages`);
  same(Object.keys((await get('Companies(1)/$ref', { 'OData-MaxVersion': '4.01' })).json), ['@context', '@id'], 'in 4.01');
  same((await get('Companies(1)/$ref', { Accept: 'application/json;odata.metadata=none' })).json, { '@odata.id': `${root}Companies(1)` }, 'without metadata the id is still there');
  const line = table('SELECT QuoteID, LineNo FROM QuoteLines LIMIT 1')[0];
  same((await get(`QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})/$ref`)).json['@odata.id'], `${root}QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})`, 'of a compound key');
  for (const [url, status] of [['Companies(999999)/$ref', 404], [`Companies(${ids('SELECT ID FROM Companies WHERE ParentCompanyID IS NULL LIMIT 1')[0]})/ParentCompany/$ref`, 204],
    ['Companies/$ref?$select=ID', 400], ['Companies/$ref?$expand=Contacts', 400], ['Companies(1)/Name/$ref', 404], ['Companies/$ref?$format=csv', 406], ['Companies(1)/$ref?$top=1', 400]])
    same((await get(url)).status, status, `${url}: ${status}`);
});

await test('40a-9.1: references and counts in $expand', async () => {
  const r = await get('Companies?$top=5&$select=ID&$expand=Contacts/$ref($orderby=ID desc;$top=2),Country/$ref');
  for (const c of r.json.value) {
    same(c.Contacts, ids(`SELECT ID FROM Contacts WHERE CompanyID = ${c.ID} ORDER BY ID DESC LIMIT 2`).map((id) => ({ '@odata.id': `${root}Contacts(${id})` })), `contacts of company ${c.ID}`);
    same(c.Country, { '@odata.id': `${root}Countries('${table(`SELECT CountryID FROM Companies WHERE ID = ${c.ID}`)[0][0]}')` }, 'its country');
  }
  const n = await get('Companies?$top=20&$select=ID&$expand=Contacts/$count,Tags/$count');
  for (const c of n.json.value)
    same(c, { ID: c.ID, 'Contacts@odata.count': ids(`SELECT COUNT(*) FROM Contacts WHERE CompanyID = ${c.ID}`)[0], 'Tags@odata.count': ids(`SELECT COUNT(*) FROM CompanyTags WHERE CompanyID = ${c.ID}`)[0] }, `counts of company ${c.ID}`);
  same(n.json['@odata.context'], `${root}$metadata#Companies(ID)`, 'what is only counted is not in the context');
  const f = await get('Companies(1)?$select=ID&$expand=Contacts/$count($filter=ID gt 100)');
  same(f.json['Contacts@odata.count'], ids('SELECT COUNT(*) FROM Contacts WHERE CompanyID = 1 AND ID > 100')[0], 'a filtered count');
  same((await get('Companies(1)?$expand=Contacts/$count&$select=ID', { 'OData-MaxVersion': '4.01' })).json['@context'], `${root}$metadata#Companies(ID)/$entity`, 'in 4.01');
  same((await get('Companies(1)?$expand=Country/$count')).status, 400, 'not of a single entity');
  same(Object.keys((await get('Countries(\'DE\')?$select=ID&$expand=*/$ref')).json).includes('Companies'), true, 'all navigation as references');
});

await test('$entity', async () => {
  const want = (await get('Companies(1)?$select=ID,Name')).json;
  for (const id of ['Companies(1)', `${root}Companies(1)`, '/odata/v4/Companies(1)', 'Companies(ID=1)', 'Companies/1'])
    same((await get(`$entity?$id=${e(id)}&$select=ID,Name`)).json, want, `$id=${id}`);
  const country = await get(`$entity?$id=${e("Countries('DE')")}&$expand=Companies($top=1;$select=ID)`);
  same([country.json.ID, country.json.Companies.length], ['DE', 1], 'with $expand');
  for (const r of (await get('Contacts/$ref?$top=2')).json.value)
    same((await get(`$entity?$id=${e(r['@odata.id'])}&$select=ID`)).json?.ID, Number(/\((\d+)\)/.exec(r['@odata.id'])[1]), 'a reference leads to its entity');
  for (const [id, status] of [['Companies(999999)', 404], ['Companies', 400], ['Nope(1)', 404], ['http://elsewhere.example/odata/v4/Companies(1)', 404], ['Companies(1)?$select=ID', 400], ['$metadata', 400], ['Companies(1)/Name', 400], ['Companies(1)/Contacts', 400], ['Companies(1)/$ref', 400], ['', 400], ['Companies(', 400]])
    same((await get(`$entity?$id=${e(id)}`)).status, status, `$id=${id}: ${status}`);
  same((await get('$entity')).status, 400, 'without $id');
  same((await get('$entity?$id=Companies(1)&$top=1')).status, 400, 'with $top');
  same((await get('Companies?$id=Companies(1)')).status, 501, '$id elsewhere');
});

await test('41m-9.12: keys as segments', async () => {
  const plain = async (u) => (await get(u)).text;
  const line = table('SELECT QuoteID, LineNo FROM QuoteLines ORDER BY QuoteID DESC LIMIT 1')[0];
  for (const [segment, paren] of [
    ['Companies/1', 'Companies(1)'], ['Countries/DE', "Countries('DE')"], ['Companies/1/Contacts?$top=50', 'Companies(1)/Contacts?$top=50'], ['Companies/1/Name/$value', 'Companies(1)/Name/$value'],
    [`QuoteLines/${line[0]}/${line[1]}`, `QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})`],
    [`QuoteLines/${line[0]}/${line[1]}/Quote`, `QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})/Quote`],
    [`Quotes/${line[0]}/QuoteLines/${line[1]}`, `Quotes(${line[0]})/QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})`],
    [`Quotes(${line[0]})/QuoteLines(${line[1]})`, `Quotes(${line[0]})/QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})`],
    [`Quotes(${line[0]})/QuoteLines(LineNo=${line[1]})`, `Quotes(${line[0]})/QuoteLines(QuoteID=${line[0]},LineNo=${line[1]})`],
    ['Companies/1/Contacts/$count', 'Companies(1)/Contacts/$count'],
  ])
    same(await plain(segment), await plain(paren), `${segment} is ${paren}`);
  for (const [url, status] of [['Companies/999999', 404], ['Companies/x', 400], ['Companies/Name', 400], ['Countries/Name', 404], ["Countries/O'N", 404], ['Countries/a%2Fb', 404], ['Countries/de', 404],
    [`QuoteLines/${line[0]}`, 400], [`QuoteLines(${line[0]})`, 400], ['Companies/1/2', 404], ['Companies/1/Contacts/$each', 501], [`Quotes(${line[0]})/QuoteLines(QuoteID=1,LineNo=999)`, 404]])
    same((await get(url)).status, status, `${url}: ${status}`);
});

await test('41a-8: filters as segments', async () => {
  const want = ids('SELECT ID FROM Companies WHERE ID > 10 AND ID < 20 ORDER BY ID');
  for (const url of ['Companies/$filter(ID gt 10)?$filter=ID lt 20&', 'Companies/$filter(@a)/$filter(@b)?@a=ID gt 10&@b=ID lt 20&', 'Companies/$filter(ID gt 10 and ID lt 20)?', 'Companies/$filter(ID%20gt%2010)/$filter(ID%20lt%2020)/?', 'Companies/$filter(ID lt 20 or ID lt 5)?$filter=ID gt 10 and true&'])
    same((await get(`${url}$select=ID`)).json?.value?.map((x) => x.ID), want, url);
  same((await get('Companies/$filter(ID gt 10)/$count?$filter=ID lt 20')).text, `${want.length}`, '/$count behind it');
  same((await get('Companies(1)/Contacts/$filter(ID gt 100)/$count')).text, `${ids('SELECT COUNT(*) FROM Contacts WHERE CompanyID = 1 AND ID > 100')[0]}`, 'of a navigation');
  same([(await get('Companies/$filter(ID gt 10)/11?$select=ID')).json?.ID, (await get('Companies/$filter(ID gt 10)/9')).status, (await get('Companies/$filter(ID gt 10)/11/ID/$value')).text], [11, 404, '11'], 'a key behind it');
  const behind = ids('SELECT ID FROM Contacts WHERE CompanyID = 11 AND ID > 20 ORDER BY ID LIMIT 50');
  for (const url of ['Companies/$filter(ID gt 10)/11/Contacts?$filter=ID gt 20&', 'Companies/$filter(ID gt 10)(11)/Contacts/$filter(ID gt 20)?', "Companies/$filter(Country/Name ne 'x' and Contacts/any())/$filter(@a)(ID=11)/Contacts/$filter(ID gt 20)?@a=ID eq 11&"])
    same((await get(`${url}$select=ID&$top=50`)).json?.value?.map((x) => x.ID), behind, `navigation behind it: ${url}`);
  same((await get('Companies/$filter(ID gt 10)/11/Country/Name')).text, (await get('Companies(11)/Country/Name')).text, 'to a property');
  same((await get('Companies/$filter(ID gt 10)(11)/Contacts/$ref?$top=1')).json.value.length, 1, 'to references');
  const pages = await all('Companies/$filter(ID gt 10)?$select=ID');
  same([pages.rows.length, pages.pages > 1], [ids('SELECT COUNT(*) FROM Companies WHERE ID > 10')[0], true], 'its next links keep it');
  const n = await get("Companies/$filter(Country/Name eq 'Germany')?$filter=startswith(Owner/GivenName,'A') or Country/ID ne null&$count=true&$top=0");
  same([n.status, n.json?.['@odata.count']], [200, ids("SELECT COUNT(*) FROM Companies c JOIN Countries k ON k.ID = c.CountryID WHERE k.Name = 'Germany'")[0]], 'with navigation in both', n.text);
  for (const [url, status] of [['Companies(1)/$filter(ID gt 1)', 400], ['Companies/$filter(ID)', 400], ['Companies/$filter()', 400], ['Companies/$filter(ID gt 1)/1/Contacts', 404], ['Companies/$filter(ID gt 1)/1/Country', 404], ['Companies/$filter(ID gt 1)()', 400], ['Companies/$filter(ID gt 1)(1)', 404], ['Companies/$filter(ID gt 1)(1)/Name', 404], ['Companies/$filter(ID gt 1)/1/Name/$value', 404], ['Companies/$filter(Nope eq 1)(1)/Name', 400], ['Companies/$filter(Nope eq 1)/1/Contacts', 400], [`Companies${'/$filter(true)'.repeat(9)}`, 400]])
    same((await get(url)).status, status, `${url.slice(0, 60)}: ${status}`);
});
done();
