// 70-cut-answers.mjs - an export is cut at 20 moments in two ways: its worker
// is killed, or its statement. No client may take a part for the whole.
import { get, ok, done, sql, test, env } from '../lib/odata.mjs';
import { Answer, Console, busiest, cpus, deaths, exchange, note, now, request, reports, sleep, until } from '../lib/faults.mjs';

// The table grows until its answer is much larger than what kernel and web
// server can hold for a client that does not read.
const columns = sql("SELECT GROUP_CONCAT(COLUMN_NAME ORDER BY ORDINAL_POSITION) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'Activities' AND COLUMN_NAME <> 'ID'", '-N').trim();
sql(`SET foreign_key_checks = 0; SET unique_checks = 0; INSERT INTO Activities (${columns}) SELECT ${columns} FROM Activities, seq_1_to_1`);

const target = '/odata/v4/Activities';
const db = new Console();
const plain = () => exchange(request(target), { answer: new Answer({ keep: 4096 }), timeout: 30000 });
const whole = await plain();
ok(whole.status === 200 && whole.complete && whole.closed, 'the whole answer', whole);
note(`whole: ${whole.bytes} bytes, ${whole.framing}, ${whole.ms.toFixed(0)} ms`);

const killer = {
  worker: async (before) => {
    const pid = busiest(before);
    process.kill(pid, 'SIGKILL');
    return true;
  },
  query: async () => {
    const hit = await db.reading();
    if (hit) await db.run(`KILL QUERY ${hit[0]}`);
    return !!hit;
  },
};

// at: bytes of the body the client has seen, 0 for the head. stand: it stops
// reading there, so that the worker stands still in the middle of its answer.
async function cut(how, { at, stand, version = '1.1' }) {
  const before = cpus();
  let struck;
  const watch = (answer, socket) => {
    if (struck || answer.bytes < at) return;
    struck = (async () => {
      if (stand) {
        socket.pause();
        await sleep(40);
      }
      const hit = await killer[how](before);
      if (stand) socket.resume();
      return hit;
    })();
  };
  const answer = await exchange(request(target, { version }), { watch, answer: new Answer({ keep: 4096 }) });
  answer.hit = (await struck) ?? false;
  return answer;
}

// Nothing has been sent: the statement waits for a lock.
async function cutBeforeHead(how) {
  await db.run('LOCK TABLES Activities WRITE');
  const before = cpus();
  const pending = exchange(request(target));
  await until(5000, 'the statement waits', async () => /lock/.test((await db.reading())?.[1] ?? ''));
  await killer[how](before);
  if (how === 'worker') await until(5000, 'a dead worker', () => [...before.keys()].some((pid) => !cpus([pid]).get(pid)));
  const answer = await (how === 'query' ? pending : Promise.race([pending, sleep(8000).then(() => pending)]));
  await db.run('UNLOCK TABLES');
  answer.hit = true;
  return answer;
}

const same = (a) => a.bytes === whole.bytes && a.digest === whole.digest;
const verdict = (a) =>
  a.status !== 200 ? `status ${a.status}` : a.complete ? (same(a) ? 'whole' : 'PART TAKEN FOR WHOLE') : `broken off (${a.end})`;

const moments = [
  ...[0, 0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45].map((f) => ({ at: f * whole.bytes, stand: true })),
  ...[0, 0.3, 0.7, 0.85, 0.92, 0.97, 0.995].map((f) => ({ at: f * whole.bytes, stand: false })),
];
for (const how of ['worker', 'query']) {
  const name = how === 'worker' ? 'SIGKILL of the worker' : 'KILL QUERY';
  const tally = {};
  const waits = [];
  const slow = [];
  let lied = 0;
  let refused = 0;
  let hits = 0;
  const look = async (a, label) => {
    const v = verdict(a);
    tally[v] = (tally[v] ?? 0) + 1;
    hits += a.hit ? 1 : 0;
    // all bytes but no end of the framing is still a break: the client sees it
    if (v.startsWith('PART') || v.includes('timeout')) lied++;
    note(`${how} at ${label}: ${v}, ${a.bytes} bytes, ${a.framing}, ${a.closed ? 'document closed' : 'document open'}, ${a.ms.toFixed(0)} ms`);
    const start = now();
    const next = await get('Countries?$top=1');
    waits.push(now() - start);
    if (next.status !== 200) {
      refused++;
      note(`  next request: ${next.status} ${next.text.slice(0, 200)}`);
    }
    if (a.ms > 10000) slow.push(label);
  };
  await test(name, async () => {
    const died = deaths();
    const first = await cutBeforeHead(how);
    await look(first, 'before the head');
    ok([500, 502, 503, 504].includes(first.status) && first.bytes > 0 && first.complete, `${name} before the head: a clean ${first.status} with a body`, first.text);
    if (how === 'query')
      ok(first.status === 503 && first.json?.error?.message && /^\d+$/.test(first.headers['retry-after'] ?? ''), `${name} before the head: OData error and Retry-After`, [first.status, first.headers, first.text]);
    for (const m of moments) await look(await cut(how, m), `${((100 * m.at) / whole.bytes).toFixed(1)} %${m.stand ? '' : ' on the fly'}`);
    ok(lied === 0, `${name} at 20 moments: never a part taken for the whole`, tally);
    ok(refused === 0, `${name}: the next request is answered 200`, `${refused} were not`);
    ok(slow.length === 0, `${name}: the client knows within 10 s`, slow);
    ok(hits >= 15 && (tally['whole'] ?? 0) <= 6, `${name}: most cuts hit a running answer`, { hits, tally });
    if (how === 'worker') await until(3000, 'the log of deaths', () => deaths() - died >= hits - 1);
    note(`${name}: ${Object.entries(tally).map(([k, n]) => `${k} ${n}`).join(', ')}; next request up to ${Math.max(...waits).toFixed(0)} ms`);
  });
}

// HTTP/1.0 has no framing without a length: what a client can see is noted,
// and must be an open document at least.
await test('HTTP/1.0', async () => {
  for (const how of ['worker', 'query']) {
    const a = await cut(how, { at: 0.1 * whole.bytes, stand: true, version: '1.0' });
    note(`HTTP/1.0, ${how}: ${a.status}, framing ${a.framing}, ${a.bytes} of ${whole.bytes} bytes, end ${a.end}, ${a.closed ? 'document closed' : 'document open'}`);
    ok(!(a.complete && !same(a)) && (same(a) || !a.closed), `HTTP/1.0, ${how}: no length that fits a part, no closed document`, [a.framing, a.bytes, a.headers]);
    ok((await get('Countries?$top=1')).status === 200, 'the next request is answered');
  }
});
const again = await plain();
ok(same(again), 'afterwards the whole answer is what it was', verdict(again));
ok(reports() === 0, 'no report of a sanitizer', `${reports()}, see ${env.LATCHKEY_DIR}/fcgi.log`);
db.close();
done();
