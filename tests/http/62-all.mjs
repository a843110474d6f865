// 62-all.mjs - $all (40a-12; URL Conventions §4.16): the entities of all
// sets as one collection, its pages, and $all/Ns.Type.
import { get, all, root, ok, same, test, done, table, model } from '../lib/odata.mjs';

const n = (sql) => Number(table(sql)[0][0]);
const sets = Object.keys(await model()).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const sizes = {};
for (const s of sets) sizes[s] = Number((await get(`${s}/$count`)).text);
const total = Object.values(sizes).reduce((a, b) => a + b, 0);
const ids = (rows) => rows.map((r) => r['@odata.id']);

await test('40a-12: $all', async () => {
  const r = await get('$all?$top=3');
  same([r.status, r.json['@odata.context'], r.json.value.length], [200, `${root}$metadata#Collection(Edm.EntityType)`, 3], 'the context');
  const first = sets.find((s) => sizes[s] > 0);
  for (const x of r.json.value) {
    ok(/^#\w+\.\w+$/.test(x['@odata.type']), 'each entity says its type', x);
    const one = (await get(x['@odata.id'])).json;
    same(Object.fromEntries(Object.entries(x).filter(([k]) => !k.startsWith('@'))), Object.fromEntries(Object.entries(one).filter(([k]) => !k.startsWith('@'))), 'and its id leads to it');
  }
  same(ids(r.json.value), (await get(`${first}/$ref?$top=3`)).json.value.map((x) => x['@odata.id']), 'set after set, by key');
  same((await get('$all/$count')).text, String(total), '/$count');
  same((await get('$all?$count=true&$top=0')).json, { '@odata.context': `${root}$metadata#Collection(Edm.EntityType)`, '@odata.count': total, value: [] }, '$count=true');
  const v401 = await get('$all?$top=1', { 'OData-MaxVersion': '4.01' });
  same(Object.keys(v401.json.value[0]).slice(0, 2), ['@type', '@id'], '4.01 names');
  same(Object.keys((await get('$all?$top=1', { Accept: 'application/json;odata.metadata=none' })).json.value[0]).some((k) => k.includes('@')), false, 'nothing of it without metadata');
});

await test('40a-12: $all in pages', async () => {
  const small = sets.filter((s) => sizes[s] < 1000);
  const skip = [];
  let at = 0;
  for (const s of sets) {
    if (sizes[s] > 3 && skip.length < 4) skip.push([at + sizes[s] - 2, s]);
    at += sizes[s];
  }
  const whole = await all('$all', { Prefer: 'odata.maxpagesize=9000' });
  same(whole.rows.length, total, `all ${total} entities in ${whole.pages} pages`);
  same(new Set(ids(whole.rows)).size, total, 'each once');
  same([...new Set(ids(whole.rows).map((x) => /v4\/(\w+)\(/.exec(x)[1]))], sets.filter((s) => sizes[s] > 0), 'every set');
  for (const [k, s] of skip) {
    const r = await get(`$all?$skip=${k}&$top=5`);
    same(ids(r.json.value), ids(whole.rows).slice(k, k + 5), `$skip over the end of ${s}`);
    const paged = await all(`$all?$skip=${k}&$top=5`, { Prefer: 'maxpagesize=2' });
    same([ids(paged.rows), paged.pages], [ids(whole.rows).slice(k, k + 5), 3], 'in pages of two');
  }
  const last = await all(`$all?$skip=${total - 4}`, { Prefer: 'maxpagesize=2' });
  same([ids(last.rows), last.pages], [ids(whole.rows).slice(-4), 2], 'the last page has no link to an empty one');
  same((await get(`$all?$skip=${total + 5}`)).json.value, [], '$skip beyond the end');
  ok(small.length > 0, 'sets of less than a page are there');
  const link = (await get('$all', { Prefer: 'maxpagesize=2' })).json['@odata.nextLink'];
  const token = new URL(link).searchParams.get('$skiptoken');
  for (const bad of ['x', '0.x', `9999${token}`, token.slice(2), `1${token}`])
    same((await get(`$all?$skiptoken=${bad}`)).status, 400, `token ${bad.slice(0, 12)}…`);
  same((await get(`${sets[0]}?$skiptoken=${token.slice(2)}`)).status, 400, 'a token of $all is none of the set');
});

await test('40a-12: $all?$search', async () => {
  const searched = [];
  for (const s of sets) {
    const r = await get(`${s}/$count?$search=Berlin`);
    if (r.status === 200) searched.push([s, Number(r.text)]);
  }
  ok(searched.length > 0, 'sets that are searched', searched);
  same((await get('$all/$count?$search=Berlin')).text, String(searched.reduce((a, [, k]) => a + k, 0)), 'the sum of what each finds');
  const r = await all('$all?$search=Berlin', { Prefer: 'maxpagesize=50' });
  same(r.rows.length, searched.reduce((a, [, k]) => a + k, 0), 'and the rows');
});

await test('40a-12: $all/Ns.Type', async () => {
  const type = (await get('$all?$top=1')).json.value[0]['@odata.type'].slice(1).split('.')[0];
  const want = await get('Companies?$filter=ID lt 5&$select=Name&$orderby=Name desc');
  same((await get(`$all/${type}.Companies?$filter=ID lt 5&$select=Name&$orderby=Name desc`)).json, want.json, 'with all options');
  same((await get(`$all/Companies/$count`)).text, String(sizes.Companies), 'the name alone, /$count');
  same((await get(`$all/${type}.Nope`)).status, 404, 'no such type');
  for (const [url, status] of [['$all?$filter=ID eq 1', 501], ['$all?$orderby=ID', 501], ['$all?$select=ID', 501], ['$all?$expand=*', 501], ['$all/$ref', 501], ['$all/$count?$top=1', 400], ['$all?$format=csv', 406], ['$all(1)', 400], ['$all/$value', 501]])
    same((await get(url)).status, status, `${url}: ${status}`);
  ok(n('SELECT 1') === 1, 'the database is there');
});
done();
