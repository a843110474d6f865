// 62-root-it.mjs - rows that are not those of the query: $root (URL
// Conventions §5.1.1.14.5), $it below $expand (§5.1.1.14.4), /$filter in
// expressions (§4.12).
// stack: --conf 'page_size = 300'
import { get, ok, same, test, done, table } from '../lib/odata.mjs';

const n = (sql) => Number(table(sql)[0][0]);
const count = async (set, filter) => (await get(`${set}/$count?$filter=${filter}`)).text;

await test('40i-2: $root', async () => {
  same(await count('Companies', 'City eq $root/Companies(7)/City'), String(n('SELECT COUNT(*) FROM Companies WHERE BINARY City = (SELECT City FROM Companies WHERE ID = 7)')), 'a property of one entity');
  same(await count('Companies', "CountryID eq $root/Contacts(1)/Company/CountryID"), String(n('SELECT COUNT(*) FROM Companies WHERE CountryID = (SELECT c.CountryID FROM Companies c JOIN Contacts k ON k.CompanyID = c.ID WHERE k.ID = 1)')), 'through navigation');
  same(await count('Companies', 'ID le $root/Countries/$count'), String(n('SELECT COUNT(*) FROM Companies WHERE ID <= (SELECT COUNT(*) FROM Countries)')), '/$count of a set');
  same(await count('Companies', "ID le $root/Countries/$count($filter=startswith(ID,'D'))"), String(n("SELECT COUNT(*) FROM Companies WHERE ID <= (SELECT COUNT(*) FROM Countries WHERE ID LIKE 'D%')")), '… of some of it');
  same(await count('Companies', 'ID le $root/Companies(1)/Contacts/$count'), String(n('SELECT COUNT(*) FROM Companies WHERE ID <= (SELECT COUNT(*) FROM Contacts WHERE CompanyID = 1)')), '… of a navigation');
  same(await count('Tags', '$root/Companies/any(c:c/ID eq ID and c/ID lt 5)'), String(n('SELECT COUNT(*) FROM Tags WHERE EXISTS (SELECT 1 FROM Companies c WHERE c.ID = Tags.ID AND c.ID < 5)')), 'any over a set');
  same(await count('Companies', 'CreatedAt ge $root/Companies(@a)/CreatedAt&@a=50'), String(n('SELECT COUNT(*) FROM Companies WHERE CreatedAt >= (SELECT CreatedAt FROM Companies WHERE ID = 50)')), 'the key by alias');
  same(await count('Companies', 'City eq $root/Companies(99999999)/City'), String(n('SELECT COUNT(*) FROM Companies WHERE City IS NULL')), 'of an entity that is not there: null');
  same((await get('Companies(1)?$compute=$root/Countries(\'DE\')/Name as Land&$select=Land')).json.Land, table("SELECT Name FROM Countries WHERE ID = 'DE'")[0][0], 'in $compute');
  for (const [f, status] of [['$root/Companies(1) eq null', 501], ['$root/Companies/Name eq Name', 400], ['$root/Nope(1)/Name eq Name', 400], ['$root/Companies(1)/Nope eq Name', 400], ['$root eq Name', 400], ["$root/Companies('x')/Name eq Name", 400], ['$root/$metadata eq Name', 400]])
    same((await get(`Companies?$filter=${f}`)).status, status, `${f}: ${status}`);
});

await test('40i-2: $it below $expand is the row of the resource path', async () => {
  const r = await get('Companies?$top=40&$select=ID&$orderby=ID&$expand=Contacts($select=ID;$filter=ID gt $it/ID and ID mod 2 eq $it/ID mod 2)', { Prefer: 'maxpagesize=1000' });
  for (const c of r.json?.value ?? [])
    same(c.Contacts.map((x) => x.ID), table(`SELECT ID FROM Contacts WHERE CompanyID = ${c.ID} AND ID > ${c.ID} AND ID MOD 2 = ${c.ID} MOD 2 ORDER BY ID`).map((x) => Number(x[0])), `company ${c.ID}`);
  same(r.status, 200, 'answered');
  const deep = await get('Countries?$top=5&$select=ID&$expand=Companies($select=ID;$top=3;$expand=Contacts($select=ID;$top=2;$filter=$it/ID ne Company/CountryID or ID gt 0;$orderby=$it/ID,ID desc))');
  for (const o of deep.json?.value ?? [])
    for (const c of o.Companies)
      same(c.Contacts.map((x) => x.ID), table(`SELECT ID FROM Contacts WHERE CompanyID = ${c.ID} ORDER BY ID DESC LIMIT 2`).map((x) => Number(x[0])), `two levels down, ${o.ID} ${c.ID}`);
  // Rows that several parents share get each its own answer.
  const shared = await get('Contacts?$top=60&$select=ID,CompanyID&$expand=Company($select=ID;$expand=Contacts($select=ID;$filter=ID lt $it/ID))');
  for (const k of (shared.json?.value ?? []).filter((x) => x.Company !== null))
    same(k.Company.Contacts.map((x) => x.ID), table(`SELECT ID FROM Contacts WHERE CompanyID = ${k.CompanyID} AND ID < ${k.ID} ORDER BY ID`).map((x) => Number(x[0])), `the other contacts of ${k.ID}`);
  const one = await get('Companies(1)?$select=ID&$expand=Contacts($select=ID;$filter=$it/Country/ID eq \'DE\';$count=true)');
  same([one.json['Contacts@odata.count'], one.json.Contacts.length], Array(2).fill(n("SELECT COUNT(*) FROM Contacts k JOIN Companies c ON c.ID = k.CompanyID WHERE c.ID = 1 AND c.CountryID = 'DE'")), 'of a single entity, through its navigation');
  same((await get('Companies?$expand=Contacts($filter=$it/Nope eq 1)')).status, 400, 'a name that it does not have');
  const cut = await get('Companies?$top=1&$select=ID&$expand=Contacts($select=ID;$filter=ID gt $it/ID)', { Prefer: 'maxpagesize=1' });
  ok(cut.json?.value[0]['Contacts@odata.nextLink'] === undefined, 'what speaks of $it is not cut: the link could not');
});

await test('41a-3: /$filter in expressions', async () => {
  same(await count('Companies', 'Contacts/$filter(ID gt 100)/$count gt 2'), String(n('SELECT COUNT(*) FROM Companies c WHERE (SELECT COUNT(*) FROM Contacts k WHERE k.CompanyID = c.ID AND k.ID > 100) > 2')), '/$count');
  same(await count('Companies', 'Contacts/$filter(ID gt 100)/$filter(ID lt 900)/any()'), String(n('SELECT COUNT(*) FROM Companies c WHERE EXISTS (SELECT 1 FROM Contacts k WHERE k.CompanyID = c.ID AND k.ID > 100 AND k.ID < 900)')), 'any');
  same(await count('Companies', "Contacts/$filter(ID gt 100)/all(k:k/ID lt 5000)"), String(n('SELECT COUNT(*) FROM Companies c WHERE NOT EXISTS (SELECT 1 FROM Contacts k WHERE k.CompanyID = c.ID AND k.ID > 100 AND NOT k.ID < 5000)')), 'all');
  same((await get('Companies?$filter=Contacts/$filter(ID gt 1)')).status, 400, 'a collection is no value');
});
done();
