// 62-pains.mjs - what users of OData services suffer from most, each asked of
// this one. Where a suite of its own goes deeper, one question is left here:
// statements 74, memory 76, late errors 70, pages 61, nulls 76, clients 57.
import { request } from 'node:http';
import { all, done, env, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const ids = (where, order = 'ID', from = 'Companies') => table(`SELECT ID FROM ${from} WHERE ${where} ORDER BY ${order}`).map((r) => Number(r[0]));
// What the database did for one request: statements, and rows looked at.
const status = () => Object.fromEntries(table("SHOW GLOBAL STATUS WHERE Variable_name IN ('Com_select', 'Handler_read_next', 'Handler_read_rnd_next', 'Handler_read_prev')").map(([k, v]) => [k, Number(v)]));
async function cost(url, headers) {
  await get(url, headers);
  const idle = status(), before = status();
  const r = await get(url, headers);
  const after = status();
  const of = (k) => after[k] - before[k] - (before[k] - idle[k]);
  return { r, selects: of('Com_select'), rows: of('Handler_read_next') + of('Handler_read_rnd_next') + of('Handler_read_prev') };
}

await test('1 N+1', async () => {
  const url = 'Companies?$top=100&$select=ID&$expand=Contacts($select=ID;$expand=Division($select=ID)),Country($select=ID)';
  const few = await cost(url.replace('100', '2')), many = await cost(url);
  same(many.r.json.value.length, 100, 'a hundred companies');
  // one for each level, and for each chunk of parents (expand_chunk)
  ok(many.selects <= few.selects + 3, `${many.selects} statements for 100, ${few.selects} for 2`);
});
await test('2 buffering', async () => {
  const r = await get('Activities?$select=ID,Subject');
  same([r.json.value.length, r.headers.get('content-length')], [40000, null], 'a large set is streamed');
});
await test('4 $apply', async () => {
  const r = await get('Companies?$apply=groupby((Country/Name),aggregate(AnnualRevenue with sum as Sum))');
  ok(r.status === 200 ? r.json.value.length > 5 : r.status === 501 && /\$apply/.test(r.json.error.message), 'is done or said to be missing, never half of it', r.text.slice(0, 300));
});
await test('7 $top beyond the page', async () => {
  const sizes = [], rows = [];
  for (let next = 'Companies?$select=ID&$skip=7&$top=25'; next; ) {
    const r = await get(next, { Prefer: 'maxpagesize=10' });
    sizes.push(r.json.value.length);
    rows.push(...r.json.value.map((c) => c.ID));
    next = r.json['@odata.nextLink'];
  }
  same([sizes, rows], [[10, 10, 5], ids('1').slice(7, 32)], '$skip once, $top in all, no link behind it');
});
await test('9 the price of $count', async () => {
  const plain = await cost('Companies?$select=ID&$top=1');
  const zero = await cost('Companies?$top=0&$count=true');
  same([zero.r.json['@odata.count'], zero.r.json.value], [6000, []], '$top=0&$count=true');
  const first = await get('Companies?$select=ID&$count=true&$orderby=ID', { Prefer: 'maxpagesize=1000' });
  const bare = await get('Companies?$select=ID&$orderby=ID', { Prefer: 'maxpagesize=1000' });
  const second = await cost(first.json['@odata.nextLink']);
  const other = await cost(bare.json['@odata.nextLink']);
  same([second.r.json['@odata.count'], second.r.json.value[0].ID], [6000, 1001], 'the second page has it');
  same([second.selects, second.rows], [other.selects, other.rows], `without counting again (${plain.selects} statement, ${other.rows} rows looked at)`);
  const late = await get(`${bare.json['@odata.nextLink']}&$count=true`);
  same(late.json['@odata.count'], 6000, 'and who asks later gets it, too');
  const deep = await all('Companies?$select=ID&$count=true&$expand=Divisions($select=ID)', { Prefer: 'maxpagesize=700' });
  same(deep.rows.map((c) => c.ID), ids('1'), 'pages with $expand and $count lead through');
});
await test('10 addresses that others choose', async () => {
  const raw = (headers) => new Promise((yes, no) => {
    const r = request({ host: '127.0.0.1', port: new URL(root).port, path: `${new URL(root).pathname}Companies?$select=ID`, headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, Prefer: 'maxpagesize=2', ...headers } }, (a) => {
      let text = '';
      a.on('data', (c) => { text += c; });
      a.on('end', () => yes({ status: a.statusCode, text }));
    });
    r.on('error', no);
    r.end();
  });
  for (const headers of [{ Host: 'evil.example' }, { Host: 'evil.example:80' }, { 'X-Forwarded-Host': 'evil.example' }, { 'X-Forwarded-Proto': 'ftp' }, { Forwarded: 'host=evil.example;proto=ftp' }, { 'X-Original-URL': '/evil.example' }]) {
    const r = await raw(headers);
    if (r.status === 200) {
      const { '@odata.context': context, '@odata.nextLink': next } = JSON.parse(r.text);
      ok(context.startsWith(root) && next.startsWith(root), `${JSON.stringify(headers)} is in no link`, r.text.slice(0, 300));
    } else ok(r.status < 500 && !/evil\.example[^"]*odata/.test(r.text), `${JSON.stringify(headers)} is refused`, r.text.slice(0, 300));
  }
});
await test('11 time zones', async () => {
  const [want] = table("SELECT DATE_FORMAT(CreatedAt, '%Y-%m-%dT%H:%i:%sZ'), DATE_FORMAT(ModifiedAt, '%Y-%m-%dT%H:%i:%s.%f') FROM Companies WHERE ID = 3");
  sql("SET GLOBAL time_zone = '+05:30'");
  const { json } = await get('Companies(3)?$select=CreatedAt,ModifiedAt');
  sql("SET GLOBAL time_zone = 'SYSTEM'");
  same(json.CreatedAt, want[0], 'DATETIME is UTC');
  ok(json.ModifiedAt === `${want[1].slice(0, -3)}Z`, 'TIMESTAMP too, to the millisecond', `${json.ModifiedAt} ${want[1]}`);
});
await test('12 dates against times', async () => {
  const where = "ModifiedAt >= '2026-06-20' AND ModifiedAt < '2026-06-21'";
  const c = await cost('Companies?$select=ID&$filter=ModifiedAt ge 2026-06-20 and ModifiedAt lt 2026-06-21&$orderby=ID');
  same(c.r.json.value.map((x) => x.ID), ids(where), 'a date is its midnight, UTC');
  ok(c.rows < 1000, `and found by the index (${c.rows} rows looked at)`);
});
await test('14 digits', async () => {
  const r = await get('Companies?$select=AnnualRevenue,LedgerKey&$filter=LedgerKey ne null and AnnualRevenue ne null&$top=200');
  const want = table('SELECT AnnualRevenue, LedgerKey FROM Companies WHERE LedgerKey IS NOT NULL AND AnnualRevenue IS NOT NULL ORDER BY ID LIMIT 200');
  same([...r.text.matchAll(/"AnnualRevenue":([\d.]+),"LedgerKey":(\d+)/g)].map((m) => [m[1], m[2]]), want, 'every digit of DECIMAL and BIGINT');
});
await test('15 names', async () => {
  const r = await get('companies?$SELECT=name&top=1&$Filter=id EQ 1');
  same([r.status, Object.keys(r.json.value[0])], [200, ['@odata.id', 'Name']], 'any case, with and without $; the answer has the names of the model');
  for (const [url, hint] of [['Companies?$select=Nmae', 'Name'], ['Companies?$orderby=Cty', 'City'], ['Compnies', 'Companies']])
    ok(new RegExp(`did you mean '${hint}'`).test((await get(url)).json.error.message), `${url}: did you mean ${hint}?`);
});
await test('16 case of texts', async () => {
  const c = await cost("Companies?$select=ID&$filter=Name eq 'Zimmermann Maschinenbau AG'");
  ok(c.r.json.value.length > 0 && c.rows < 200, `exact, by the index (${c.rows} rows looked at)`);
  same((await get("Companies?$select=ID&$filter=Name eq 'zimmermann maschinenbau ag'")).json.value, [], 'case matters');
  same((await get("Companies?$select=ID&$filter=tolower(Name) eq 'zimmermann maschinenbau ag'")).json.value, c.r.json.value, 'unless tolower() says no');
  const s = await cost("Companies?$select=ID&$filter=startswith(Name,'Zimmermann')");
  ok(s.r.json.value.length > 0 && s.rows < 200, `startswith, too (${s.rows})`);
});
await test('17 long lists', async () => {
  const list = Array.from({ length: 300 }, (_, i) => i * 13 + 1);
  for (const filter of [list.map((id) => `ID eq ${id}`).join(' or '), `ID in (${list})`]) {
    const r = await fetch(`${root}Companies/$query`, { method: 'POST', headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Content-Type': 'text/plain' }, body: `$select=ID&$filter=${filter}` });
    same((await r.json()).value?.map((x) => x.ID), list, `${filter.slice(0, 30)}… in the body of $query`);
  }
});
await test('18 $select', async () => {
  const large = await cost('Products?$select=ID');
  const plan = env.LATCHKEY_BUILD ? (await import('node:child_process')).execFileSync(`${env.LATCHKEY_BUILD}/latchkeyd`, ['-c', `${env.LATCHKEY_DIR}/latchkey.conf`, '--explain', 'Products?$select=Name'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) : '';
  ok(large.r.json.value.every((p) => Object.keys(p).length === 1), 'gives what is selected');
  ok(!/Thumbnail|Description|Attributes/.test(plan), 'and reads nothing else', plan.slice(0, 500));
});
await test('20 limits', async () => {
  for (const [url, name] of [[`Companies?$filter=${'('.repeat(3000)}true${')'.repeat(3000)}`, /expr_depth|url_max/], [`Companies?$expand=${'ParentCompany($expand='.repeat(40)}ParentCompany${')'.repeat(40)}`, /expand_depth/]]) {
    const r = await get(url);
    ok(r.status === 400 && r.json.error.code === 'LimitExceeded' && name.test(r.json.error.message), `${name}: named`, r.text.slice(0, 200));
  }
  const r = await get('Companies?$select=ID&$expand=ParentCompany($levels=max;$select=ID)&$top=50');
  ok(r.status === 200, '$levels=max is bounded');
});
await test('21 $metadata', async () => {
  for (const coding of ['identity', 'gzip', 'gzip, deflate, br']) {
    const r = await get('$metadata', { 'Accept-Encoding': coding });
    const again = await get('$metadata', { 'Accept-Encoding': coding, 'If-None-Match': r.headers.get('etag') });
    same([r.status, again.status], [200, 304], `its ETag holds with Accept-Encoding: ${coding}`);
  }
});
await test('24 what crashed others', async () => {
  for (const [path, ...states] of [['Companies?$filter=totaloffsetminutes(CreatedAt) eq 0&$top=1', 200], ['Companies?$apply=topcount(2,ID)', 200, 501], ['Companies(1)/Attributes/$value', 200], ['Companies(1)/Location/$value', 200],
    ['Companies(1)/Country/$value', 400], ['Companies?$filter=ID div 0 eq 1', 400], ['Companies?$filter=Contacts/$count gt 100&$top=1', 200], ['Companies?$orderby=Contacts/$count desc&$top=1', 200]]) {
    const r = await get(path);
    ok(states.includes(r.status) && !/SELECT|MariaDB|SQL syntax/.test(r.status >= 400 ? r.text : ''), `${path}: ${r.status}`, r.text.slice(0, 300));
  }
});
await test('25 options that others ignore', async () => {
  for (const [options, ...states] of [['$skiptoken=abc', 400], ['$top=1&$top=2', 400], ['$top=1&top=2', 400], ['$top=-1', 400], ['$skip=-1', 400], ['$foo=1', 400], ['$count=yes', 400], ['$format=xml', 406, 415], ['$format=json;foo=1', 406, 415],
    ['$orderby=', 400], ['$select=', 400], ['$expand=', 400], ['$filter=', 400], ['$schemaversion=x', 404, 501], ['$index=1', 400, 501], ['$deltatoken=x', 400, 410, 501], ['foo=1', 200], ['Filter=ID eq 1', 200]])
    ok(states.includes((await get(`Companies?${options}`)).status), `${options}: ${states.join(' or ')}`, (await get(`Companies?${options}`)).text.slice(0, 200));
  same((await get('Companies?select=ID&filter=ID eq 2')).json.value, [{ ID: 2 }], 'without $ they are taken, not ignored');
});
done();
