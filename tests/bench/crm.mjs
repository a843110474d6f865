// crm.mjs - the questions that a CRM's clients ask, to Latchkey and to the
// floor program in turn; see tests/bench/README.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { curl, env, inTurn, line, median, peak, pss, quick, rounds, save, seconds, spent, tree, wrk } from './measure.mjs';

const root = env.LATCHKEY_ODATA;
const floor = env.FLOOR_URL;
const token = env.LATCHKEY_TOKEN;
const us = { token };
const pid = (name) => execFileSync('cat', [`${env.LATCHKEY_DIR}/${name}.pid`], { encoding: 'utf8' }).trim();
const [master, db, web] = ['fcgi', 'db', 'web'].map(pid);
const ours = { workers: () => tree(master), mariadbd: () => [Number(db)], web: () => tree(web) };
const theirs = { workers: () => tree(env.FLOOR_PID), mariadbd: () => [Number(db)], web: () => tree(env.FLOOR_WEB_PID) };
const enc = (s) => encodeURI(s).replaceAll("'", '%27');

const sql = (text) => execFileSync('mariadb', ['--no-defaults', `--socket=${env.LATCHKEY_DB_SOCKET}`, '-N', '-B', '--raw', '-e', text, env.LATCHKEY_DB], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
const rows = env.PARTS === 'metadata' ? 0 : Number(sql('SELECT COUNT(*) FROM Contacts'));
const body = async (url, headers = {}) => (await fetch(url, { headers: { Authorization: `Bearer ${token}`, ...headers } })).text();
const digest = (s) => createHash('sha256').update(s).digest('hex');
const cpuText = (side, all) => Object.entries(all).map(([k, v]) => `${k} ${v.toFixed(2)}`).join(', ') + ` (${side})`;

async function sameBytes(what, a, b) {
  const [x, y] = [await body(root + enc(a)), await body(floor + b)];
  if (digest(x) !== digest(y)) throw new Error(`${what}: the floor program answers otherwise:\n${x.slice(0, 600)}\n${y.slice(0, 600)}`);
}
// Workers that have done nothing yet take the place of all.
function fresh() {
  const old = new Set(tree(master));
  execFileSync('kill', ['-HUP', master]);
  for (let i = 0; i < 500 && tree(master).some((p) => p !== Number(master) && old.has(p)); i++) execFileSync('sleep', ['0.02']);
  execFileSync('sleep', ['0.3']);
}
// The statements that a request runs, with their values: those are logged only
// if the statement was prepared while there was a log.
async function statementsOf(url) {
  sql("SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = ON");
  fresh();
  sql('TRUNCATE mysql.general_log'); // of the model's own questions
  await body(root + enc(url));
  const got = sql("SET GLOBAL general_log = OFF; SELECT argument FROM mysql.general_log WHERE command_type = 'Execute' AND user_host LIKE 'latchkey\\_read[%' AND argument LIKE 'SELECT%'");
  return got.split('\n');
}
// The same statements, prepared once, by a bare client; seconds each time.
function byHand(statements, times) {
  const out = execFileSync(`${env.LATCHKEY_BUILD}/tests/bench/drain`, ['-n', String(times), env.LATCHKEY_DB_SOCKET, env.LATCHKEY_DB, ...statements], { encoding: 'utf8' });
  return Number(out.split(' ')[1]);
}

async function exports_() {
  const url = `${root}Contacts`;
  if (curl(url, us).bytes !== curl(`${floor}export`).bytes) throw new Error('the exports differ in length');
  const first = { ours: [], floor: [] };
  const used = { ours: [], floor: [] };
  const walls = inTurn({
    ours: () => {
      const { value, used: u } = spent(ours, () => curl(url, us));
      first.ours.push(value.first * 1e3);
      used.ours.push(u);
      return value.wall;
    },
    floor: () => {
      const { value, used: u } = spent(theirs, () => curl(`${floor}export`));
      first.floor.push(value.first * 1e3);
      used.floor.push(u);
      return value.wall;
    },
    csv: () => curl(`${url}?$format=csv`, us).wall,
    drain: () => byHand(['SELECT * FROM Contacts ORDER BY ID'], 1),
    client: () => {
      const t = process.hrtime.bigint();
      execFileSync('sh', ['-c', `mariadb --no-defaults --socket='${env.LATCHKEY_DB_SOCKET}' --quick -B -e 'SELECT * FROM Contacts ORDER BY ID' '${env.LATCHKEY_DB}' >/dev/null`]);
      return Number(process.hrtime.bigint() - t) / 1e9;
    },
  });
  const mean = (list, k) => list.reduce((s, u) => s + u[k], 0) / list.length;
  const means = (list) => Object.fromEntries(Object.keys(list[0]).map((k) => [k, mean(list, k)]));
  const o = means(used.ours);
  line(`export of ${rows} contacts, JSON`, 's', walls.ours, walls.floor, 'floor', 1.15, 'less', `CPU s: ${cpuText('ours', o)}; ${cpuText('floor', means(used.floor))}`);
  line('  CPU of our worker beside that of mariadbd', 's', used.ours.map((u) => u.workers), used.ours.map((u) => u.mariadbd), 'mariadbd', 0.9, 'less');
  line('  as CSV beside JSON', 's', walls.csv, walls.ours, 'JSON', 1.0, 'less');
  for (const coding of ['zstd', 'gzip']) {
    const headers = [`Accept-Encoding: ${coding}`];
    const t = inTurn({ packed: () => curl(url, { ...us, headers }).wall, plain: () => curl(url, us).wall });
    line(`  as ${coding} beside JSON as it is`, 's', t.packed, t.plain, 'JSON', undefined, 'less', `${(curl(url, us).bytes / curl(url, { ...us, headers }).bytes).toFixed(1)} times smaller`);
  }
  line('  beside a bare drain', 's', walls.ours, walls.drain, 'drain');
  line('  beside the mariadb client', 's', walls.ours, walls.client, 'client');
  line('  time to first byte: ms more than the floor', 'ms', first.ours.slice(1).map((x, i) => x - first.floor.slice(1)[i]), undefined, '', 10, 'less', `ours ${median(first.ours).toFixed(1)}, floor ${median(first.floor).toFixed(1)}`);
}

// Memory above idle of the worker that exports, in fresh workers.
async function memory() {
  const runs = [['Contacts', quick ? 10000 : 100000], ['Contacts', rows]];
  if (!quick) {
    // ten times the rows, in a table of its own that is gone afterwards
    sql(`CREATE TABLE Tenfold (ID INT PRIMARY KEY, Name VARCHAR(80) NOT NULL, Amount DECIMAL(12,2), At DATETIME) SELECT seq AS ID, CONCAT('Row number ', seq) AS Name, seq / 7 AS Amount, '2024-01-01' + INTERVAL seq SECOND AS At FROM seq_1_to_${rows * 10}`);
    runs.push(['Tenfold', rows * 10]);
  }
  for (const [set, n] of runs) {
    fresh();
    curl(`${root}Contacts(1)`, us); // connections and verification are idle's
    const idle = peak(tree(master));
    curl(`${root}${set}?$top=${n}`, us);
    line(`peak RSS above idle, export of ${n}`, 'MiB', [(peak(tree(master)) - idle) / 1024], undefined, '', 12, 'less', `idle ${(idle / 1024).toFixed(1)} MiB`);
  }
  if (!quick) sql('DROP TABLE Tenfold');
  line('  of all our processes together (PSS), after it', 'MiB', [pss(tree(master)) / 1024], undefined, '');
}

async function keys() {
  await sameBytes('read by key', 'Contacts(77)', 'key?77&');
  await sameBytes('read by key', 'Contacts(77)', 'token?77&');
  for (const connections of [16, 1]) {
    const lat = { ours: [], token: [] };
    const rps = inTurn({
      ours: () => {
        const w = wrk(`${root}Contacts({id})`, { ...us, ids: rows, connections });
        lat.ours.push(w.p99);
        return w.rps;
      },
      key: () => wrk(`${floor}key?{id}&`, { ids: rows, connections }).rps,
      token: () => {
        const w = wrk(`${floor}token?{id}&`, { ids: rows, connections });
        lat.token.push(w.p99);
        return w.rps;
      },
    });
    line(`read by key, ${connections} connections`, 'req/s', rps.ours, rps.key, 'floor', connections === 16 ? 0.6 : undefined, 'more', `p99 ms: ours ${median(lat.ours).toFixed(1)}, floor with token ${median(lat.token).toFixed(1)}`);
    line('  beside the floor that reads a token row too', 'req/s', rps.ours, rps.token, 'floor+token', connections === 16 ? 0.85 : undefined, 'more');
  }
}

async function pages() {
  const first = "Contacts?$filter=Status eq 'lead'&$orderby=CreatedAt desc&$top=100";
  const [x, y] = [JSON.parse(await body(root + enc(first))), JSON.parse(await body(`${floor}page`))];
  if (JSON.stringify(x.value) !== JSON.stringify(y.value)) throw new Error('the pages differ');
  const rps = inTurn({ ours: () => wrk(root + enc(first), us).rps, floor: () => wrk(`${floor}page`).rps });
  line('page of 100: indexed $filter, $orderby', 'req/s', rps.ours, rps.floor, 'floor', 0.85, 'more');
  // Where the next link leads that stands behind 90 % of the rows.
  const deep = JSON.parse(await body(`${root}Contacts?$skip=${rows * 0.9 - 100}`, { Prefer: 'maxpagesize=100' }))['@odata.nextLink'];
  const prefer = { ...us, headers: ['Prefer: maxpagesize=100'], connections: 1 };
  const depth = inTurn({ deep: () => wrk(deep, prefer).p50, first: () => wrk(root + 'Contacts', prefer).p50 });
  line(`page at depth ${rows * 0.9} by next link`, 'ms', depth.deep, depth.first, 'first page', 1.2, 'less');
}

async function expands() {
  for (const [name, url] of [
    ['$expand of a to-many on 100 parents', 'Companies?$top=100&$expand=Contacts'],
    ['  two levels', 'Companies?$top=100&$expand=Contacts($expand=Opportunities)'],
    ['  to-one', 'Contacts?$top=100&$expand=Company'],
  ]) {
    const statements = await statementsOf(url);
    const n = quick ? 10 : 30;
    const t = inTurn({ ours: () => wrk(root + enc(url), { ...us, connections: 1 }).p50, hand: () => byHand(statements, n) * 1e3 });
    line(name, 'ms', t.ours, t.hand, 'by hand', name.includes('to-one') ? undefined : 1.3, 'less', `${statements.length} statements`);
  }
}

async function counts() {
  const url = "Contacts/$count?$filter=Status eq 'lead'";
  const t = inTurn({ ours: () => wrk(root + enc(url), { ...us, connections: 1 }).p50, hand: () => byHand(["SELECT COUNT(*) FROM Contacts WHERE Status = 'lead'"], quick ? 5 : 15) * 1e3 });
  line('$count with a filter', 'ms', t.ours, t.hand, 'by hand', 1.15, 'less');
}

// Half of 64 clients export, half read by key: what that does to the keys.
async function mixed() {
  const { spawn } = await import('node:child_process');
  const key = () => wrk(`${root}Contacts({id})`, { ...us, ids: rows, connections: 32, time: quick ? 3 : 8 });
  const t = inTurn({
    with: () => {
      const script = `while :; do curl -s -o /dev/null -H 'Authorization: Bearer ${token}' '${root}Contacts'; done`;
      const others = Array.from({ length: 32 }, () => spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' }));
      execFileSync('sleep', ['1']);
      try {
        return key().p99;
      } finally {
        for (const o of others) process.kill(-o.pid, 'SIGKILL');
        execFileSync('sleep', ['1']);
      }
    },
    without: () => key().p99,
  }, quick ? 1 : 3);
  line('p99 of 32 reading by key while 32 export', 'ms', t.with, t.without, 'without exports', 3, 'less');
}

// $metadata of many tables, beside a file of its size from memory.
async function metadata() {
  const url = `${root}$metadata`;
  const text = await body(url);
  if (text !== (await body(`${floor}file`))) throw new Error('the floor has another $metadata');
  const etag = (await fetch(url, { headers: { Authorization: `Bearer ${token}` } })).headers.get('etag');
  const size = `${Math.round(text.length / 1024)} KiB`;
  const rps = inTurn({ ours: () => wrk(url, us).rps, floor: () => wrk(`${floor}file`).rps });
  line('$metadata of 500 tables', 'req/s', rps.ours, rps.floor, 'floor', 0.8, 'more', size);
  const none = inTurn({
    ms: () => {
      const { value, used } = spent(ours, () => wrk(url, { ...us, headers: [`If-None-Match: ${etag}`] }).rps);
      return (used.workers / (value * seconds)) * 1e3;
    },
  });
  line('  304: CPU of the worker', 'ms', none.ms, undefined, '', 0.2, 'less');
}

const parts = { export: exports_, memory, keys, pages, expands, counts, mixed };
const chosen = env.PARTS ? env.PARTS.split(',') : Object.keys(parts);
parts.metadata = metadata; // of other data
console.error(`${env.LATCHKEY_SERVER}: ${rows} contacts, ${rounds} rounds`);
for (const p of chosen) await parts[p]();
save(`${env.LATCHKEY_SERVER}${env.PARTS === 'metadata' ? ', 500 tables' : ''}`);
