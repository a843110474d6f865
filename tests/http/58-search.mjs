// 58-search.mjs - $search over FULLTEXT keys: words, phrases, AND OR NOT,
// compared with a search in this program (40i-11, 40a-3).
import { all, done, get, ok, same, table, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
// As the collation compares: neither case nor accents.
const fold = (s) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const tokens = (s) => ` ${fold(s).split(/[^\p{L}\p{N}_]+/u).join(' ')} `;

function texts(set, columns) {
  return table(`SELECT ID, ${columns} FROM ${set} ORDER BY ID`).map(([id, ...text]) => ({ id: Number(id), text: text.filter((t) => t !== null) }));
}
const word = (...words) => (row) => row.text.some((t) => tokens(t).includes(` ${words.map(fold).join(' ')} `));
const part = (s) => (row) => row.text.some((t) => fold(t).includes(fold(s)));
const and = (...f) => (row) => f.every((x) => x(row));
const or = (...f) => (row) => f.some((x) => x(row));
const not = (f) => (row) => !f(row);

const sets = { Companies: texts('Companies', 'Name, Notes'), Contacts: texts('Contacts', 'FullName, Notes') };
const cases = [
  ['Companies', 'support', word('support')],
  ['Companies', 'SUPPORT', word('support')],
  ['Companies', 'castano', word('castano')],
  ['Companies', 'Castaño', word('castano')],
  ['Companies', '"decision power"', word('decision', 'power')],
  ['Companies', 'decision power', and(word('decision'), word('power'))],
  ['Companies', 'power AND decision', and(word('decision'), word('power'))],
  ['Companies', '"power decision"', word('power', 'decision')],
  ['Companies', 'invoices OR support', or(word('invoices'), word('support'))],
  ['Companies', 'NOT support', not(word('support'))],
  ['Companies', 'invoices NOT XML', and(word('invoices'), not(word('xml')))],
  ['Companies', 'bodegas AND NOT (ortega OR gomez)', and(word('bodegas'), not(or(word('ortega'), word('gomez'))))],
  ['Companies', 'bodegas OR support AND happy', or(word('bodegas'), and(word('support'), word('happy')))],
  ['Companies', '(bodegas OR support) AND happy', and(or(word('bodegas'), word('support')), word('happy'))],
  ['Companies', 'suppor', word('suppor')],
  ['Companies', 'R&D', part('R&D')],
  ['Companies', '20%', part('20%')],
  ['Companies', 'PD', part('pd')],
  ['Companies', 'our', word('our')],
  ['Companies', 'of', part('of')],
  ['Companies', '日本語', part('日本語')],
  ['Companies', 'and', word('and')],
  ['Contacts', 'Ελένη', word('Ελένη')],
  ['Contacts', '"data sheet"', word('data', 'sheet')],
  ['Contacts', "Dell'Acqua", part("Dell'Acqua")],
];
let found = 0;
for (const [set, search, match] of cases)
  await test(search, async () => {
    const want = sets[set].filter(match).map((r) => r.id);
    const { rows } = await all(`${set}?$select=ID&$search=${enc(search)}`);
    same(rows.map((r) => r.ID), want, `${set}?$search=${search} (${want.length} rows)`);
    const n = await get(`${set}/$count?$search=${enc(search)}`);
    same(n.text, String(want.length), 'and as many by /$count');
    if (want.length > 0 && want.length < sets[set].length) found++;
  });
ok(found > cases.length - 5, 'the searches tell rows apart', found);

await test('with other options', async () => {
  const match = word('support');
  const want = new Set(sets.Companies.filter(match).map((r) => r.id));
  const ids = table("SELECT ID FROM Companies WHERE CountryID <> 'DE' ORDER BY Name DESC, ID DESC").map((r) => Number(r[0]));
  const { rows, pages } = await all(`Companies?$select=ID&$search=support&$filter=${enc("CountryID ne 'DE'")}&$orderby=${enc('Name desc')}`, { Prefer: 'maxpagesize=40' });
  same(rows.map((r) => r.ID), ids.filter((i) => want.has(i)), `$filter, $orderby and ${pages} pages`);
  ok(pages > 1, 'more than one page', pages);
});

await test('below $expand and in $count', async () => {
  const people = new Map(sets.Contacts.map((r) => [r.id, word('data')(r)]));
  const owner = new Map(table('SELECT ID, CompanyID FROM Contacts').map(([id, c]) => [Number(id), Number(c)]));
  const of = (c) => [...owner].filter(([id, company]) => company === c && people.get(id)).map(([id]) => id).sort((a, b) => a - b);
  const r = await get(`Companies?$top=300&$select=ID&$expand=${enc('Contacts($select=ID;$search=data;$count=true)')}`);
  same(r.status, 200, 'inside $expand');
  const bad = r.json.value.filter((c) => JSON.stringify(c.Contacts.map((x) => x.ID)) !== JSON.stringify(of(c.ID)) || c['Contacts@odata.count'] !== of(c.ID).length);
  same(bad.slice(0, 3), [], 'the right contacts');
  ok(r.json.value.some((c) => c.Contacts.length > 0), 'there are some');
  const { rows } = await all(`Companies?$select=ID&$filter=${enc('Contacts/$count($search=data) gt 0')}`);
  same(rows.map((x) => x.ID), [...new Set([...owner].filter(([id]) => people.get(id)).map(([, c]) => c))].sort((a, b) => a - b), '$count($search=…)');
});

for (const [url, status] of [
  ['Currencies?$search=euro', 501],
  ['Companies(1)?$search=x', 400],
  ['Companies?$search=', 400],
  ['Companies?$search="open', 400],
  ['Companies?$search=(a', 400],
  [`Companies?$search=${'abc '.repeat(300).trim()}`, 400],
])
  await test(url, async () => same((await get(url.replaceAll('"', '%22').replaceAll(' ', '%20'))).status, status, `${url.slice(0, 60)} is ${status}`));
done();
