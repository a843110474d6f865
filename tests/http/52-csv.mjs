// 52-csv.mjs - collections as CSV: every set, every cell, compared with JSON.
import { all, done, get, model, ok, root, same, sql, test } from '../lib/odata.mjs';
import { csv } from '../lib/csv.mjs';

const type = 'text/csv;charset=utf-8;header=present';
const formula = (s) => /^[=@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(s) || (/^[+-]/.test(s) && !/^[+-][0-9 .]*$/.test(s));
const numbers = new Set(['Edm.Byte', 'Edm.SByte', 'Edm.Int16', 'Edm.Int32', 'Edm.Int64', 'Edm.Decimal', 'Edm.Single', 'Edm.Double']);
// A cell as CSV must have it for a value of the JSON payload (numbers as text).
const cell = (v, t) => {
  if (v === null) return null;
  if (t.startsWith('Edm.Geo')) return JSON.stringify(v);
  if (numbers.has(t)) return String(v);
  return formula(String(v)) ? `'${v}` : String(v);
};

const sets = await model();
await test('every set', async () => {
  for (const [set, { props, keys }] of Object.entries(sets)) {
    const order = `$orderby=${keys.join(',')}&$top=3000`;
    const r = await get(`${set}?$format=csv&${order}`);
    if (!same([r.status, r.headers.get('content-type')], [200, type], `${set} as CSV`)) continue;
    const rows = csv(r.text);
    // Exact digits: JSON with numbers as text.
    const j = await get(`${set}?${order}`, { Accept: 'application/json;IEEE754Compatible=true' });
    same(rows[0], props.map((p) => p.Name), `${set}: the header line`);
    const geo = props.some((p) => p.Type.startsWith('Edm.Geo'));
    const want = j.json.value.map((x) => props.map((p) => cell(x[p.Name], p.Type)));
    if (geo) same(rows.length - 1, want.length, `${set}: as many rows`);
    else same(rows.slice(1), want, `${set}: ${want.length} rows, cell by cell`);
  }
});

await test('formulas', async () => {
  const texts = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "=cmd|' /C calc'!A0", '+49 30 1234567', '-17.5', '＝1', 'a=1', '"=1', '', ' x ', 'a,b;c', 'say "hi"\r\nthere', "'=1", 'Zoë 東京'];
  sql(texts.map((t, i) => `UPDATE Companies SET Notes = X'${Buffer.from(t).toString('hex')}' WHERE ID = ${i + 1};`).join('') + 'UPDATE Companies SET Notes = NULL WHERE ID = 99');
  const r = await get('Companies?$select=ID,Notes&$orderby=ID&$filter=ID le 19 or ID eq 99', { Accept: 'text/csv' });
  const rows = csv(r.text);
  same(rows.slice(1, -1).map((x) => x[1]), texts.map((t) => (formula(t) ? `'${t}` : t)), 'text keeps its characters; formulas get an apostrophe');
  same(rows.at(-1), ['99', null], 'null is nothing');
  ok(r.text.includes('14,""\r\n') && r.text.endsWith('99,\r\n'), 'and apart from the empty text', r.text);
  const one = await get('Companies?$select=Notes&$filter=ID eq 99', { Accept: 'text/csv' });
  same(one.text, 'Notes\r\n""\r\n', 'a null that is alone does not make an empty line');
});

await test('head', async () => {
  const r = await get('Companies?$format=csv&$top=1');
  same(r.headers.get('content-disposition'), 'attachment; filename="Companies.csv"', 'a file name');
  same(r.headers.get('odata-version'), '4.0', 'OData-Version');
  ok(r.text.startsWith('ID,'), 'no byte order mark', r.text.slice(0, 20));
  const b = await get('Companies?$format=text/csv;bom=true&$top=1&$select=ID');
  same(b.bytes.toString('hex'), Buffer.from('\uFEFFID\r\n1\r\n').toString('hex'), 'but with bom=true');
  same((await get('Companies(999999)/Contacts', { Accept: 'text/csv;bom=true' })).json?.error?.code, 'NotFound', 'and none before an error');
  const h = await get('Companies?$format=csv&$top=1', {}, { method: 'HEAD' });
  same([h.status, h.bytes.length, h.headers.get('content-type')], [200, 0, type], 'HEAD');
  const none = await get('Companies?$format=csv&$filter=ID lt 0&$select=ID,Name');
  same(none.text, 'ID,Name\r\n', 'no rows: the header line alone');
  same(csv((await get('Companies(1)/Contacts?$select=ID&$format=csv')).text).length > 1, true, 'the end of a path');
  same((await get('Companies(999999)/Contacts?$format=csv')).status, 404, 'of a missing parent');
});

await test('computed', async () => {
  const r = await get("Companies?$format=csv&$top=1&$compute=concat('=',CountryID) as Code,ID add 1 as Next,ID divby 4 as Part&$select=ID,Code,Next,Part&$orderby=ID");
  same(csv(r.text), [['ID', 'Code', 'Next', 'Part'], ['1', "'=DE", '2', '0.25']], 'computed properties are cells as well');
});

await test('negotiation', async () => {
  for (const [accept, want] of [['text/csv', type], ['text/csv;header=present;charset=UTF-8', type], ['text/*', type], ['application/json;q=0.5, text/csv', type], ['text/csv;q=0.5, */*', 'application/json;odata.metadata=minimal'], ['*/*', 'application/json;odata.metadata=minimal'], ['text/csv;header=absent, */*;q=0.1', 'application/json;odata.metadata=minimal']])
    same((await get('Companies?$top=1', { Accept: accept })).headers.get('content-type'), want, `Accept: ${accept}`);
  same((await get('Companies?$top=1&$format=text/csv', { Accept: 'application/json' })).headers.get('content-type'), type, '$format=text/csv beats Accept');
  for (const [url, status, part] of [['Companies?$format=csv&$expand=Contacts', 400, '$expand'], ['Companies?$format=csv&$count=true', 400, '$count'], ['Companies(1)?$format=csv', 406, 'csv'], ['Companies(1)/Name?$format=csv', 406], ['$metadata?$format=csv', 406], ['?$format=csv', 406]]) {
    const r = await get(url);
    same([r.status, r.headers.get('content-type')], [status, 'application/json;odata.metadata=minimal'], `${url} is ${status}`);
    ok(!part || r.json.error.message.includes(part), `${url} says why`, r.text);
  }
  const r = await get('Companies?$top=1&$expand=Contacts', { Accept: 'text/csv, application/json;q=0.1' });
  same([r.status, r.json?.value?.length], [200, 1], 'who takes JSON too gets what CSV cannot hold');
});

await test('pages', async () => {
  for (const [query, size] of [['Companies?$select=ID,Name&$orderby=Name desc', 700], ['Companies?$top=25&$skip=3&$select=ID', 10], ['Companies?$top=30&$select=ID', 10], ['Companies?$filter=ID lt 0&$select=ID', 10]]) {
    const headers = { Accept: 'text/csv', Prefer: `maxpagesize=${size}` };
    const want = (await all(query)).rows.map((r) => String(r.ID));
    const got = [];
    let pages = 0;
    for (let next = query; next; pages++) {
      const r = await get(next, headers);
      if (r.status !== 200) throw new Error(r.text);
      const rows = csv(r.text).slice(1);
      ok(rows.length <= size, `${query}: page ${pages + 1} has at most ${size} rows`);
      got.push(...rows.map((x) => x[0]));
      next = /^<([^>]*)>; rel="next"$/.exec(r.headers.get('link') ?? '')?.[1];
      if (next) ok(next.startsWith(root), 'the link is absolute', next);
    }
    same(got, want, `${query} in pages is the whole`);
    same(pages, Math.max(1, Math.ceil(want.length / size)), `in ${pages} pages`);
  }
  const long = `Companies?$select=ID&$filter=ID gt 0 or Name eq '${'x'.repeat(6950)}'`;
  const r = await get(long, { Accept: 'text/csv', Prefer: 'maxpagesize=10' });
  same([r.status, r.json?.error?.code], [400, 'LimitExceeded'], 'a link too long for the head');
  same((await get(long, { Accept: 'text/csv' })).status, 200, 'without pages there is none');
  same((await get(`${long}&$top=10`, { Accept: 'text/csv', Prefer: 'maxpagesize=10' })).status, 200, 'nor on the last page');
});
done();
