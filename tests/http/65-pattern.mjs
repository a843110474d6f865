// 65-pattern.mjs - matchesPattern with expressions that PCRE gives up: MariaDB
// lets them match nothing, here the request fails, wherever the call stands.
// stack: --data tests/http/strange.sql --conf 'statement_timeout = 10s'
import http from 'node:http';
import { done, env, get, ok, root, same, sql, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
// Of these rows only one makes the expression run for long; it comes last.
sql("INSERT INTO Ties (ID, Up, Txt) SELECT 1000 + seq, 7, REPEAT('a', 100) FROM seq_1_to_2000");
sql("INSERT INTO Ties (ID, Up, Txt) VALUES (9000, 7, CONCAT(REPEAT('a', 3000), '!'))");
const bad = "matchesPattern(Txt,'^(a+)+$')";
const refused = (r, name) => {
  same([r.status, r.json?.error?.code], [400, 'LimitExceeded'], name);
  ok(/regular expression takes more steps/.test(r.json?.error?.message ?? ''), `${name}: the message says why`, r.text.slice(0, 300));
};
const begin = Date.now();
await test('in $filter', async () => {
  for (const url of [
    `Ties?$filter=${enc(bad)} and ID gt 2900&$select=ID`,
    `Ties?$filter=not ${enc(bad)} and ID eq 9000&$select=ID`,
    `Ties/$count?$filter=${enc(bad)}`,
    `Ties?$filter=${enc(bad)}&$count=true&$top=0`,
    `Ties?$orderby=${enc(bad)}&$top=1&$select=ID`,
    `Ties?$top=1&$select=ID&$filter=Ties_Up_Ties/any(x:${enc("matchesPattern(x/Txt,'^(a+)+!!$')")}) and ID eq 7`,
    `Ties(7)?$select=ID&$expand=Ties_Up_Ties($select=ID;$filter=${enc(bad)} and ID gt 2900)`,
  ])
    refused(await get(url), `matchesPattern: ${url}`);
});
await test('as a value of one entity', async () => {
  refused(await get(`Ties(9000)?$compute=${enc(bad)} as Ok&$select=Ok`), 'of an entity');
  refused(await get(`Ties/$filter(not ${enc(bad)})(9000)/ID/$value`), 'on the way to a value');
  const r = await get(`Ties(1001)?$compute=${enc(bad)} as Ok&$select=Ok`);
  same([r.status, r.json?.Ok], [200, true], 'and a sound text is answered');
});
await test('in a batch', async () => {
  const requests = [{ id: '1', method: 'get', url: `Ties/$count?$filter=${enc(bad)}` }, { id: '2', method: 'get', url: 'Ties(1)/ID' }];
  const r = await get('$batch', { 'Content-Type': 'application/json', Prefer: 'continue-on-error' }, { method: 'POST', body: JSON.stringify({ requests }) });
  same(r.json?.responses?.map((x) => [x.status, x.body?.error?.code]), [[400, 'LimitExceeded'], [200, undefined]], 'only that part fails');
});
await test('an answer that has begun is broken off', async () => {
  const url = new URL(`Ties?$filter=${enc(`${bad} or Up ne 9`)}&$orderby=ID`, root);
  let end = 'whole', n = 0;
  // fetch() takes the end of a connection that Apache closes for that of the body
  await new Promise((over) => {
    const broken = () => { end = 'broken'; over(); };
    http.get(url, { headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Accept-Encoding': 'identity' } }, (r) => {
      same(r.statusCode, 200, 'it has begun');
      r.on('data', (part) => { n += part.length; }).on('end', over).on('error', broken);
    }).on('error', broken);
  });
  ok(end === 'broken' && n > 60000, 'late', `${end} after ${n} bytes`);
});
ok(Date.now() - begin < 10000, 'all of it within one statement_timeout', `${Date.now() - begin} ms`);
await test('a malformed expression', async () => {
  const r = await get("Ties?$filter=matchesPattern(Txt,'(')");
  same([r.status, r.json?.error?.code], [400, 'InvalidLiteral'], 'is 400, too');
});
done();
