// 71-database-down.mjs - the database hangs (SIGSTOP) under 64 requests.
// stack: --workers 6 --conf 'db_timeout = 2s' --conf 'statement_timeout = 3s'
import { get, ok, done, test } from '../lib/odata.mjs';
import { alive, deaths, exchange, login, median, note, now, pidOf, reports, request, sleep } from '../lib/faults.mjs';

const db = pidOf('db');
const conf = { db_timeout: 2000, queue_wait: 1000 };
const slack = 1500;
// A worker with a connection waits db_timeout for the row of the key, and then
// up to 2 s for a connection to end its statement with.
const bound = conf.db_timeout + 2000 + conf.queue_wait + slack;
const target = '/odata/v4/Countries?$top=1';
process.on('exit', () => {
  try {
    process.kill(db, 'SIGCONT');
  } catch {
    // it is gone already
  }
});

const many = (n, one) => Promise.all(Array.from({ length: n }, (_, i) => one(i)));
const say = (name, answers) => {
  const by = {};
  for (const a of answers) by[a.status || a.end] = (by[a.status || a.end] ?? 0) + 1;
  const ms = answers.map((a) => a.ms);
  note(`${name}: ${Object.entries(by).map(([s, n]) => `${n} x ${s}`).join(', ')}; ms min ${Math.min(...ms).toFixed(0)}, median ${median(ms).toFixed(0)}, max ${Math.max(...ms).toFixed(0)}`);
  return by;
};
const isUnavailable = (a) => a.status === 503 && a.complete && /^\d+$/.test(a.headers['retry-after'] ?? '') && a.json?.error?.code && a.json.error.message;

await many(64, () => exchange(request(target))); // connections are made
const died = deaths();

for (const round of [1, 2])
  await test(`round ${round}`, async () => {
    process.kill(db, 'SIGSTOP');
    const answers = await many(64, () => exchange(request(target), { timeout: 30000 }));
    say(`64 requests, database stopped, round ${round}`, answers);
    const odd = answers.filter((a) => !isUnavailable(a));
    ok(odd.length === 0, `round ${round}: all 64 are 503 with Retry-After and an OData error`, odd.slice(0, 3).map((a) => [a.status, a.end, a.headers, a.text]));
    ok(!answers.some((a) => a.status === 401 || a.status === 403), `round ${round}: no token is called invalid`);
    const worst = Math.max(...answers.map((a) => a.ms));
    ok(worst <= bound, `round ${round}: the last one within ${bound} ms`, worst);
    const early = answers.filter((a) => a.ms <= conf.queue_wait + slack).length;
    ok(early >= 64 - 2 * 6, `round ${round}: those without a worker are refused within queue_wait (${early} of 64)`);

    // while it is down: a second wave meets workers that know
    const second = await many(16, () => exchange(request(target), { timeout: 30000 }));
    say(`16 more, database still stopped, round ${round}`, second);
    ok(second.every(isUnavailable), `round ${round}: a second wave is 503 as well`, second.filter((a) => !isUnavailable(a)).slice(0, 3).map((a) => [a.status, a.text]));
    const health = await exchange('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    note(`/healthz while the database is stopped: ${health.status} in ${health.ms.toFixed(0)} ms`);

    process.kill(db, 'SIGCONT');
    const start = now();
    let tries = 0;
    let first;
    while (now() - start < 5000) {
      tries++;
      first = await exchange(request(target));
      if (first.status === 200) break;
      await sleep(20);
    }
    const recovered = now() - start;
    ok(first.status === 200 && recovered <= 2000, `round ${round}: the first 200 ${recovered.toFixed(0)} ms after SIGCONT`, [first.status, first.text]);
    note(`first 200 ${recovered.toFixed(0)} ms after SIGCONT, request number ${tries}`);
    await sleep(Math.max(0, 2000 - (now() - start)));
    const after = await many(64, () => exchange(request(target)));
    say(`64 requests, 2 s after SIGCONT, round ${round}`, after);
    ok(after.every((a) => a.status === 200), `round ${round}: 2 s after SIGCONT all 64 are 200`, after.filter((a) => a.status !== 200).slice(0, 3).map((a) => [a.status, a.text]));
  });

await test('log-in', async () => {
  process.kill(db, 'SIGSTOP');
  const body = '{"user":"admin","password":"does not matter here"}';
  const a = await exchange(`POST /api/v1/session HTTP/1.1\r\nHost: ${new URL(process.env.LATCHKEY_URL).host}\r\nOrigin: ${process.env.LATCHKEY_URL}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`, { timeout: 30000 });
  process.kill(db, 'SIGCONT');
  note(`log-in while the database is stopped: ${a.status} in ${a.ms.toFixed(0)} ms`);
  ok(a.status === 503 && /^\d+$/.test(a.headers['retry-after'] ?? '') && a.json?.status === 503, 'log-in without a database is 503 with Retry-After', [a.status, a.headers, a.text]);
  await sleep(2000);
  await login();
  ok(true, 'log-in works again');
});

// The other way to lose it: killed. Nobody starts it again here.
await test('killed', async () => {
  // an export is on its way, held up by its client
  let struck = false;
  const watch = (a, socket) => {
    if (struck || a.bytes === 0) return;
    struck = true;
    socket.pause();
    setTimeout(() => {
      process.kill(db, 'SIGKILL');
      socket.resume();
    }, 100);
  };
  const cut = await exchange(request('/odata/v4/Activities'), { watch });
  ok(cut.status === 200 && !cut.complete && !cut.closed && cut.end !== 'timeout', 'database killed in the middle of an export: the answer is broken off', [cut.status, cut.complete, cut.end, cut.bytes]);
  note(`export while the database is killed: ${cut.bytes} bytes, broken off (${cut.end}) after ${cut.ms.toFixed(0)} ms`);
  while (alive(db)) await sleep(20);
  const answers = await many(64, () => exchange(request(target), { timeout: 30000 }));
  say('64 requests, database killed', answers);
  ok(answers.every(isUnavailable), 'database killed: all 64 are 503 with Retry-After', answers.filter((a) => !isUnavailable(a)).slice(0, 3).map((a) => [a.status, a.headers, a.text]));
  ok(Math.max(...answers.map((a) => a.ms)) <= bound, 'database killed: in time');
});
ok(deaths() === died, 'no worker died', deaths() - died);
ok(reports() === 0, 'no report of a sanitizer');
done();
