// 54-batch-faults.mjs - what can happen while a batch is on its way: the data
// change, a statement is killed, the client leaves; and what it costs.
import { readFileSync } from 'node:fs';
import { get, root, ok, same, done, sql, test, table } from '../lib/odata.mjs';
import { Answer, Console, exchange, request, reports, sleep, until, workers } from '../lib/faults.mjs';

// Larger than what kernel and web server hold for a client that does not read.
const columns = sql("SELECT GROUP_CONCAT(COLUMN_NAME ORDER BY ORDINAL_POSITION) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'Activities' AND COLUMN_NAME <> 'ID'", '-N').trim();
sql(`SET foreign_key_checks = 0; SET unique_checks = 0; INSERT INTO Activities (${columns}) SELECT ${columns} FROM Activities, seq_1_to_2`);

const batch = (requests) => {
  const body = JSON.stringify({ requests: requests.map((url, i) => ({ id: `${i}`, method: 'get', url })) });
  return request('/odata/v4/$batch', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } }) + body;
};
const db = new Console();

await test('one snapshot for the whole batch', async () => {
  const before = Number(table('SELECT COUNT(*) FROM Tags')[0][0]);
  let changed;
  const watch = (answer, socket) => {
    if (changed || answer.bytes < 100000) return;
    changed = (async () => {
      socket.pause();
      await sleep(300);
      sql("INSERT INTO Tags (Name, Color) SELECT CONCAT('new', seq), MIN(Color) FROM Tags, seq_1_to_5 GROUP BY seq");
      socket.resume();
    })();
  };
  const a = await exchange(batch(['Tags/$count', 'Activities', 'Tags/$count', 'Tags?$count=true&$top=0', 'Companies?$top=1&$select=ID&$expand=Contacts($top=1;$select=ID)']),
    { watch, answer: new Answer({ keep: 1 << 30 }), timeout: 60000 });
  await changed;
  same([a.status, a.complete], [200, true], 'a batch of megabytes comes whole');
  const [first, , third, fourth, fifth] = a.json.responses.map((r) => r.body);
  same(Number((await get('Tags/$count')).text), before + 5, 'tags were added meanwhile');
  same([first, third, fourth['@odata.count']], [`${before}`, `${before}`, before], 'no part saw them');
  same(fifth.value.length, 1, '$expand works inside the snapshot');
});

await test('a part that fails late', async () => {
  for (const version of ['1.1', '1.0']) {
    let struck;
    const watch = (answer, socket) => {
      if (struck || answer.bytes < 50000) return;
      struck = (async () => {
        socket.pause();
        const hit = await until(5000, 'a running statement', () => db.reading());
        await db.run(`KILL QUERY ${hit[0]}`);
        socket.resume();
      })();
    };
    const bytes = batch(['Tags/$count', 'Activities', 'Tags/$count']).replace('HTTP/1.1', `HTTP/${version}`);
    const a = await exchange(bytes, { watch, timeout: 60000 });
    await struck;
    ok(struck && !(a.complete && a.closed) && !a.closed, `HTTP/${version}: the client sees that the batch is broken`, { end: a.end, bytes: a.bytes, tail: a.tail });
  }
  same((await get('Tags/$count')).status, 200, 'the worker goes on');
});

await test('an early error of the database stays in its part', async () => {
  const r = await get('$batch', { 'Content-Type': 'application/json' }, { method: 'POST', body: JSON.stringify({ requests: ["Companies?$filter=ID div (ID sub ID) eq 1&$top=1", 'Tags/$count'].map((url, i) => ({ id: `${i}`, method: 'get', url })) }) });
  same(r.json?.responses?.map((x) => x.status), [400, 200], 'a division by zero, then a count');
});

await test('a client that leaves, and memory', async () => {
  const rss = () => Math.max(...workers().map((pid) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)));
  await exchange(batch(['Tags/$count']));
  const low = rss();
  const a = await exchange(batch(Array(6).fill('Activities')), { answer: new Answer({ keep: 0 }), timeout: 90000 });
  ok(a.complete && a.bytes > 50e6, 'six large parts', a.bytes);
  ok(rss() - low < 24 * 1024, 'cost a worker no memory for their length', `${low} ${rss()}`);
  await exchange(batch(Array(6).fill('Activities')), { watch: (x, socket) => x.bytes > 100000 && socket.destroy(), timeout: 20000 });
  await until(10000, 'its statement ends', async () => !(await db.reading()));
  ok(true, 'a client that leaves ends the work');
});
same(reports(), 0, 'no report of a sanitizer');
db.close?.();
done();
process.exit();
