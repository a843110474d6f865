// 52-limits.mjs - every limit on what a client asks for: met exactly it
// answers, one more is refused with the name of its key.
// stack: --data tests/http/strange.sql --conf 'url_max = 2048' --conf 'expr_depth = 8' --conf 'expr_nodes = 60' --conf 'in_max = 5' --conf 'pattern_max = 32'
// stack: --conf 'expand_depth = 2' --conf 'expand_items = 3' --conf 'joins_max = 3' --conf 'path_segments = 4' --conf 'page_size = 7' --conf 'page_size_max = 11'
// stack: --conf 'expand_chunk = 3' --conf 'expand_memory = 1M' --conf 'statement_timeout = 2s' --conf 'body_max = 1024'
import { all, done, env, get, ok, root, same, sql, test } from '../lib/odata.mjs';

const path = new URL(root).pathname;
// fits: answered; over: the same with one more, refused and named
async function limit(key, fits, over, code = 'LimitExceeded') {
  await test(key, async () => {
    const a = await get(fits);
    ok(a.status === 200, `${key}: as much as is allowed`, `${fits.slice(0, 200)}: ${a.status} ${a.text.slice(0, 300)}`);
    const b = await get(over);
    same([b.status, b.json?.error?.code], [400, code], `${key}: one more is refused`);
    ok(b.json?.error?.message?.includes(key), `${key}: the message names it`, b.text.slice(0, 300));
  });
}
const padded = (n) => {
  const url = "People?$top=1&x=";
  return url + 'a'.repeat(n - path.length - url.length);
};
await test('url_max', async () => {
  const sizes = [2000, 2040, 2047, 2048, 2049, 2060, 2100, 4000];
  const got = [];
  for (const n of sizes) {
    const r = await get(padded(n));
    got.push(r.status);
    if (r.status !== 200) {
      same([r.status, r.json?.error?.code], [400, 'LimitExceeded'], `a target of ${n} bytes is refused`);
      ok(r.json?.error?.message?.includes('url_max'), 'url_max: the message names it', r.text.slice(0, 200));
    }
  }
  same(got, [200, 200, 200, 200, 400, 400, 400, 400], 'url_max is met at 2048 bytes of the request target');
});
await test('url_max and next links', async () => {
  const long = "Ties?$select=ID&$filter=CI ne '" + 'ä'.repeat(320) + "'";
  const { rows } = await all(long, { Prefer: 'maxpagesize=11' });
  same(rows.length, 500, 'a next link is longer than url_max and good');
  same((await get('Ties?$skiptoken=' + 'A'.repeat(20000))).status, 400, 'not every length is');
});
const deep = (n) => `People?$filter=${'('.repeat(n)}true${')'.repeat(n)}`;
await limit('expr_depth', deep(8), deep(9));
const nodes = (n) => `People?$filter=${Array.from({ length: n }, () => 'true').join(' or ')}`;
await limit('expr_nodes', nodes(30), nodes(32));
const list = (n) => `People?$filter=ID in (${Array.from({ length: n }, (_, i) => i).join(',')})`;
await limit('in_max', list(5), list(6));
const pattern = (n) => `People?$filter=matchesPattern(Name,'${'ab|'.padEnd(n, 'x')}')`;
await limit('pattern_max', pattern(32), pattern(33));
await limit('pattern_max', "People?$filter=matchesPattern(Name,concat('1234567890123456','1234567890123456'))", "People?$filter=matchesPattern(Name,concat('1234567890123456','12345678901234567'))");
const nest = (n) => (n === 0 ? '' : `?$expand=${'Boss($expand='.repeat(n - 1)}Boss${')'.repeat(n - 1)}`);
await limit('expand_depth', `People${nest(2)}`, `People${nest(3)}`);
await limit('expand_items', 'People?$expand=Boss,Team,Skills', 'People?$expand=Boss,Team,Skills,OldTeam');
await limit('expand_items', 'People?$expand=Boss($expand=Team,Skills)', 'People?$expand=Boss($expand=Team,Skills,OldTeam)');
await limit('expand_items', 'People?$expand=Boss', 'People?$expand=*');
await limit('joins_max', 'People?$filter=Boss/Boss/Team ne null', 'People?$filter=Boss/Boss/Team/Lead ne null');
await limit('joins_max', 'People?$orderby=Boss/Name,Team/Name,OldTeam/Name', 'People?$orderby=Boss/Name,Team/Name,OldTeam/Name,Boss/Boss/Name');
await limit('path_segments', 'People(2)/Boss/Team/Name', 'People(2)/Boss/Team/Lead/Name');
await limit('path_segments', 'People?$filter=Boss/Boss/Boss/Name eq null', 'People?$filter=Boss/Boss/Boss/Boss/Name eq null');

await test('page_size', async () => {
  const r = await get('Ties?$select=ID');
  same([r.json.value.length, typeof r.json['@odata.nextLink']], [7, 'string'], 'page_size: rows of a page when nothing is asked for');
  same(r.headers.get('preference-applied'), null, 'and no preference was applied');
  const { rows, pages } = await all('Ties?$select=ID');
  same([rows.length, pages], [500, Math.ceil(500 / 7)], 'all pages are all rows');
  same((await get('Ties?$select=ID&$top=100')).json.value.length, 7, '$top does not lengthen a page');
  const n = await get('People?$select=ID&$expand=PeopleSkills($top=1)');
  same(n.status, 200, 'expand in small pages');
});
await test('page_size_max', async () => {
  for (const [asked, given] of [[11, 11], [12, 11], [1000000, 11], [3, 3]]) {
    const r = await get('Ties?$select=ID', { Prefer: `maxpagesize=${asked}` });
    same([r.json.value.length, r.headers.get('preference-applied')], [given, `maxpagesize=${given}`], `page_size_max: maxpagesize=${asked} gives ${given}`);
  }
});
await test('expand_chunk', async () => {
  const { rows } = await all('Ties?$select=ID&$expand=Ties_Up_Ties($select=ID),Up_Ties($select=ID)', { Prefer: 'maxpagesize=11' });
  const children = rows.flatMap((t) => t.Ties_Up_Ties.map((c) => `${c.ID}<${t.ID}`)).sort();
  const want = sql('SELECT CONCAT(ID, "<", Up) FROM Ties WHERE Up IS NOT NULL', '-N').trim().split('\n').sort();
  same(children, want, 'expand_chunk: children of parents read three at a time are complete');
});
await test('expand_memory', async () => {
  sql("UPDATE Ties SET Txt = REPEAT('x', 60000) WHERE Up = 7");
  const fit = await get('Ties(7)?$select=ID&$expand=Ties_Up_Ties($select=ID)');
  same(fit.status, 200, 'expand_memory: what fits is answered');
  sql('INSERT INTO Ties (ID, Up, Txt) SELECT 20000 + seq, 7, REPEAT("y", 60000) FROM seq_1_to_40');
  // page_size cuts the collection at 7 rows: three texts in each are too much
  const r = await get('Ties(7)?$select=ID&$expand=Ties_Up_Ties($compute=concat(Txt,concat(Txt,Txt)) as Three;$select=Three)');
  same([r.status, r.json?.error?.code], [400, 'LimitExceeded'], 'expand_memory: long texts below one entity are refused');
  ok(r.json?.error?.message?.includes('expand_memory'), 'expand_memory: the message names it', r.text.slice(0, 300));
  const less = await get('Ties(7)?$select=ID&$expand=Ties_Up_Ties($select=Txt;$top=2)');
  same(less.json?.Ties_Up_Ties?.length, 2, 'and less of it is answered');
  sql('DELETE FROM Ties WHERE ID > 20000');
});
await test('statement_timeout', async () => {
  const slow = 'Ties?$filter=Up_Ties/Up_Ties/Up_Ties/ID gt 0 and matchesPattern(concat(Txt,Txt),\'^(([a-z ])%2B.)%2B[A-Z]([a-z])%2B$\')';
  sql("INSERT INTO Ties (ID, Up, Txt) SELECT 30000 + seq, 1 + seq % 50, REPEAT('abcdefgh ', 300) FROM seq_1_to_3000");
  const begin = Date.now();
  const r = await get(`${slow}&$select=ID`);
  const took = Date.now() - begin;
  ok(took < 8000, 'statement_timeout: nothing runs on for long', `${took} ms`);
  same([r.status, r.json?.error?.code], [504, 'QueryTimeout'], 'statement_timeout: the answer says so');
  ok(r.json?.error?.message?.includes('statement_timeout'), 'statement_timeout: the message names it', r.text.slice(0, 200));
  sql('DELETE FROM Ties WHERE ID > 30000');
  same((await get('People?$top=1')).status, 200, 'and the service goes on');
});
await test('body_max', async () => {
  const r = await fetch(new URL('/api/v1/session', root), { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: new URL(root).origin }, body: JSON.stringify({ user: 'x'.repeat(2000), password: 'y' }) });
  same(r.status, 413, 'body_max: a larger body is 413');
  ok((await r.text()).includes('body_max') || env.LATCHKEY_SERVER === 'apache', 'body_max: the message names it');
});
done();
