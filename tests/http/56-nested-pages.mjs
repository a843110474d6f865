// 56-nested-pages.mjs - pages of expanded collections: nav@odata.nextLink
// (j-15, OData 4.01 Protocol §11.2.6.7): together they are the whole, and
// each link is a request of its own.
import { get, all, root, ok, same, test, done, table } from '../lib/odata.mjs';

const ids = (sql) => table(sql).map((r) => Number(r[0]));
const size = (n) => ({ Prefer: `maxpagesize=${n}` });
// The rows of an expanded collection and all that its links lead to.
async function whole(entity, nav, headers, prefix = '@odata.') {
  const rows = [...entity[nav]];
  let links = 0;
  for (let next = entity[`${nav}${prefix}nextLink`]; next; links++) {
    const r = await get(next, headers);
    if (r.status !== 200) throw new Error(`${next}: ${r.status} ${r.text.slice(0, 300)}`);
    rows.push(...r.json.value);
    next = r.json['@odata.nextLink'] ?? r.json['@nextLink'];
  }
  return { rows, links };
}

await test('an expanded collection in pages', async () => {
  const r = await get('Companies?$select=ID&$filter=ID le 3&$expand=Contacts($select=ID)', size(7));
  same(r.json.value.map((c) => c.Contacts.length), [7, 7, 7], 'maxpagesize holds inside, too');
  for (const c of r.json.value) {
    const link = c['Contacts@odata.nextLink'];
    ok(link.startsWith(`${root}Companies(${c.ID})/Contacts?$select=ID&$skiptoken=`), 'the link is a request of its own', link);
    const w = await whole(c, 'Contacts', size(50));
    same(w.rows.map((x) => x.ID), ids(`SELECT ID FROM Contacts WHERE CompanyID = ${c.ID} ORDER BY ID`), `company ${c.ID}: all of them after ${w.links} links`);
  }
  const keys = Object.keys(r.json.value[0]);
  same(keys, ['ID', 'Contacts', 'Contacts@odata.nextLink'], 'where the link stands');
  const n = ids('SELECT COUNT(*) FROM Contacts WHERE CompanyID = 1')[0];
  for (const [s, cut] of [[n - 1, true], [n, false], [n + 1, false]])
    same('Contacts@odata.nextLink' in (await get('Companies(1)?$select=ID&$expand=Contacts($select=ID)', size(s))).json, cut, `of an entity: ${n} contacts, ${s} in a page: ${cut ? 'cut' : 'whole'}`);
  for (const [s, cut] of [[n - 1, true], [n, false], [n + 1, false]])
    same('Contacts@odata.nextLink' in (await get('Companies?$filter=ID eq 1&$select=ID&$expand=Contacts($select=ID)', size(s))).json.value[0], cut, `${n} contacts, ${s} in a page: ${cut ? 'cut' : 'whole'}`);
});

await test('with options inside', async () => {
  const w = 'CompanyID = 1 AND ID > 50';
  for (const [options, sql] of [
    ['$orderby=FullName desc;$filter=ID gt 50', `SELECT ID FROM Contacts WHERE ${w} ORDER BY FullName DESC, ID DESC`],
    ['$orderby=JobTitle,Score desc;$filter=ID gt 50', `SELECT ID FROM Contacts WHERE ${w} ORDER BY JobTitle, Score DESC, ID DESC`],
    ['$top=20;$filter=ID gt 50', `SELECT ID FROM Contacts WHERE ${w} ORDER BY ID LIMIT 20`],
    ['$skip=4;$top=20;$filter=ID gt 50', `SELECT ID FROM Contacts WHERE ${w} ORDER BY ID LIMIT 4, 20`],
    ['$skip=4;$filter=ID gt 50', `SELECT ID FROM Contacts WHERE ${w} ORDER BY ID LIMIT 4, 1000000`],
    ['$top=6;$filter=ID gt 50', `SELECT ID FROM Contacts WHERE ${w} ORDER BY ID LIMIT 6`],
    ["$filter=ID gt 50 and GivenName ne 'a&b#c+d%25 ''é'", `SELECT ID FROM Contacts WHERE ${w} AND GivenName <> '' ORDER BY ID`],
    ['$filter=ID gt @a', `SELECT ID FROM Contacts WHERE ${w} ORDER BY ID`],
    ['$filter=ID gt 50;$expand=Owner($select=ID)', `SELECT ID FROM Contacts WHERE ${w} ORDER BY ID`],
  ]) {
    const text = options.replaceAll('&', '%26').replaceAll('#', '%23').replaceAll('+', '%2B');
    const r = await get(`Companies?$select=ID&$filter=ID eq 1&@a=50&$expand=Contacts($select=ID;${text})`, size(6));
    same(r.status, 200, `${options}: 200`, r.text);
    const got = await whole(r.json.value[0], 'Contacts', size(9));
    same(got.rows.map((x) => x.ID), ids(sql), `${options}: after ${got.links} links`);
    if (options.includes('Owner')) ok(got.rows.every((x) => 'Owner' in x), 'and what is expanded below comes along');
  }
  const c = await get('Companies?$select=ID&$filter=ID eq 1&$expand=Contacts($count=true;$select=ID)', size(5));
  same(c.json.value[0]['Contacts@odata.count'], ids('SELECT COUNT(*) FROM Contacts WHERE CompanyID = 1')[0], 'the count is that of the whole');
});

await test('deeper, references, many-to-many, 4.01', async () => {
  const r = await get("Countries?$select=ID&$filter=ID eq 'DE'&$expand=Companies($select=ID;$expand=Contacts($select=ID))", size(3));
  const de = r.json.value[0];
  const first = de.Companies.find((x) => 'Contacts@odata.nextLink' in x);
  ok(first, 'a collection within a collection is cut');
  same((await whole(first, 'Contacts', size(40))).rows.map((x) => x.ID), ids(`SELECT ID FROM Contacts WHERE CompanyID = ${first.ID} ORDER BY ID`), 'and comes whole');
  const all1 = await whole(de, 'Companies', size(500));
  same(all1.rows.map((x) => x.ID), ids("SELECT ID FROM Companies WHERE CountryID = 'DE' ORDER BY ID"), 'the outer one as well');
  const ref = await get('Companies?$select=ID&$filter=ID eq 1&$expand=Contacts/$ref', size(3));
  ok(ref.json.value[0]['Contacts@odata.nextLink']?.includes('/Contacts/$ref?'), 'references lead to references', ref.text);
  same((await whole(ref.json.value[0], 'Contacts', size(100))).rows.map((x) => Number(/\((\d+)\)$/.exec(x['@odata.id'])[1])), ids('SELECT ID FROM Contacts WHERE CompanyID = 1 ORDER BY ID'), 'all of them');
  const busy = ids('SELECT CompanyID FROM CompanyTags GROUP BY CompanyID ORDER BY COUNT(*) DESC LIMIT 1')[0];
  const tags = await get(`Companies?$select=ID&$filter=ID eq ${busy}&$expand=Tags($select=ID)`, size(1));
  same((await whole(tags.json.value[0], 'Tags', size(1))).rows.map((x) => x.ID), ids(`SELECT TagID FROM CompanyTags WHERE CompanyID = ${busy} ORDER BY TagID`), 'through a link table, one by one');
  const v = await get('Companies?$select=ID&$filter=ID eq 1&$expand=Contacts($select=ID)', { ...size(3), 'OData-MaxVersion': '4.01' });
  same((await whole(v.json.value[0], 'Contacts', { ...size(60), 'OData-MaxVersion': '4.01' }, '@')).rows.length, ids('SELECT COUNT(*) FROM Contacts WHERE CompanyID = 1')[0], 'in 4.01');
  const plain = await get('Companies?$select=ID&$filter=ID eq 1&$expand=Contacts($select=ID)');
  same([plain.json.value[0].Contacts.length, 'Contacts@odata.nextLink' in plain.json.value[0]], [ids('SELECT COUNT(*) FROM Contacts WHERE CompanyID = 1')[0], false], 'without a page size nothing is cut');
  const iso = await get('Companies?$select=ID&$filter=ID eq 1&$expand=Contacts($select=ID)', { ...size(3), isolation: 'snapshot' });
  same(['Contacts@odata.nextLink' in iso.json.value[0]], [false], 'isolation: snapshot: one answer');
});
done();
