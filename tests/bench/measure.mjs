// measure.mjs - runs, medians, processor time and memory; for tests/bench.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const env = process.env;
export const quick = Boolean(env.BENCH_QUICK);
export const rounds = Number(env.ROUNDS ?? (quick ? 3 : 7));
export const seconds = Number(env.SECONDS_EACH ?? (quick ? 1 : 4));
const tick = Number(execFileSync('getconf', ['CLK_TCK']));

export const sorted = (v) => [...v].sort((a, b) => a - b);
export const median = (v) => sorted(v)[Math.floor((v.length - 1) / 2)];

// The processes below pid, itself included.
export function tree(pid) {
  const found = [Number(pid)];
  for (const p of found) {
    try {
      for (const t of readdirSync(`/proc/${p}/task`))
        found.push(...readFileSync(`/proc/${p}/task/${t}/children`, 'utf8').split(' ').filter(Boolean).map(Number));
    } catch {
      // gone meanwhile
    }
  }
  return found;
}
function statusOf(pid, field) {
  try {
    const m = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s*(\\d+)`, 'm'));
    return m ? Number(m[1]) : 0;
  } catch {
    return 0;
  }
}
// Greatest peak of resident memory (VmHWM, KiB) of one of the processes.
export const peak = (pids) => Math.max(...pids.map((p) => statusOf(p, 'VmHWM')));
// Resident memory of all of them together, shared pages counted once (PSS).
export function pss(pids) {
  let sum = 0;
  for (const p of pids) {
    try {
      sum += Number(readFileSync(`/proc/${p}/smaps_rollup`, 'utf8').match(/^Pss:\s*(\d+)/m)[1]);
    } catch {
      // gone meanwhile
    }
  }
  return sum;
}
export function cpu(pids) {
  let sum = 0;
  for (const p of pids) {
    try {
      const f = readFileSync(`/proc/${p}/stat`, 'utf8').replace(/.*\) /s, '').split(' ');
      sum += Number(f[11]) + Number(f[12]);
    } catch {
      // gone meanwhile
    }
  }
  return sum / tick;
}
// Runs f, says what processor time each group of processes took meanwhile.
export function spent(groups, f) {
  const before = {};
  for (const [k, pids] of Object.entries(groups)) before[k] = cpu(pids());
  const value = f();
  const used = {};
  for (const [k, pids] of Object.entries(groups)) used[k] = Math.max(0, cpu(pids()) - before[k]);
  return { value, used };
}

// sides: {name: function that returns a number}; each once in every round, in
// turn, after one unmeasured round. Gives the lists.
export function inTurn(sides, n = rounds) {
  const lists = Object.fromEntries(Object.keys(sides).map((k) => [k, []]));
  for (const f of Object.values(sides)) f();
  for (let i = 0; i < n; i++) for (const [k, f] of Object.entries(sides)) lists[k].push(f());
  return lists;
}
// The median of the ratios of each round: what a slow minute slows, it slows
// on both sides.
export const ratio = (a, b) => median(a.map((x, i) => x / b[i]));

export function curl(url, { token, headers = [] } = {}) {
  const args = ['-sS', '--fail', '-o', '/dev/null', '-w', '%{time_total} %{time_starttransfer} %{size_download}'];
  if (token) args.push('-H', `Authorization: Bearer ${token}`);
  for (const h of headers) args.push('-H', h);
  const r = spawnSync('curl', [...args, url], { encoding: 'utf8' });
  if (r.status !== 0) throw new Error(`${url}: curl ${r.status} ${r.stderr}`);
  const [wall, first, bytes] = r.stdout.split(' ').map(Number);
  return { wall, first, bytes };
}

// wrk with one thread: requests a second, latencies in ms. path may hold {id}:
// a number from 1 to ids, another one for each request. Other answers than
// status 200 are an error.
export function wrk(url, { token, headers = [], connections = 16, time = seconds, ids = 1, status = 200 } = {}) {
  const u = new URL(url);
  const path = url.slice(u.origin.length);
  const script = join(env.LATCHKEY_DIR ?? '/tmp', `wrk-${process.pid}.lua`);
  const lines = ['math.randomseed(7)'];
  if (token) lines.push(`wrk.headers["Authorization"] = "Bearer ${token}"`);
  for (const h of headers) lines.push(`wrk.headers["${h.split(': ')[0]}"] = ${JSON.stringify(h.split(': ')[1])}`);
  const text = JSON.stringify(path).replaceAll('\\u', '\\\\u');
  if (path.includes('{id}'))
    lines.push(`local path = ${text}`, `request = function() return wrk.format(nil, (path:gsub("{id}", math.random(${ids})))) end`);
  lines.push('done = function(s, l)',
    '  io.write(string.format("%d %d %d %d %d %d %d\\n", s.requests, s.duration, s.errors.status,' +
    ' s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout, l:percentile(50), l:percentile(99), l.max))', 'end');
  writeFileSync(script, `${lines.join('\n')}\n`);
  const base = path.includes('{id}') ? u.origin : url;
  const r = spawnSync('wrk', ['-t1', `-c${connections}`, `-d${time}s`, '--timeout', '30s', '-s', script, base], { encoding: 'utf8' });
  const last = r.stdout.trim().split('\n').at(-1);
  const [requests, micros, bad, broken, p50, p99, worst] = last.split(' ').map(Number);
  if (r.status !== 0 || !requests || (status === 200 && bad) || broken)
    throw new Error(`${url}: ${bad} bad answers, ${broken} broken, of ${requests}: ${r.stdout.slice(-300)} ${r.stderr.slice(-300)}`);
  return { rps: requests / (micros / 1e6), p50: p50 / 1e3, p99: p99 / 1e3, worst: worst / 1e3 };
}

// One line of the table. better: 'less' (aim is the most the ratio may be) or
// 'more' (the least).
const table = [];
export function line(work, unit, ours, theirs, against, aim, better, extra = '') {
  const r = theirs ? ratio(ours, theirs) : undefined;
  const put = (v) => (v ? `${fmt(median(v))} [${fmt(sorted(v)[0])}-${fmt(sorted(v).at(-1))}]` : '');
  const value = r ?? median(ours);
  const met = aim === undefined ? '' : (better === 'less' ? value <= aim : value >= aim) ? 'yes' : 'NO';
  table.push({ work, unit, ours: put(ours), against, theirs: put(theirs), ratio: r === undefined ? '' : r.toFixed(2),
    aim: aim === undefined ? '' : `${better === 'less' ? '<=' : '>='} ${aim}`, met, extra });
  console.error(Object.values(table.at(-1)).join(' | '));
}
function fmt(x) {
  return x >= 1000 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x >= 0.1 ? x.toFixed(3) : x.toPrecision(3);
}
// A line that only says something.
export function note(work, extra = '') {
  table.push({ work, unit: '', ours: '', against: '', theirs: '', ratio: '', aim: '', met: '', extra: extra.replace(/[|\s]+/g, ' ') });
  console.error(`${work} ${extra}`);
}
// Appends the lines to the file that the report is made of.
export function save(title) {
  writeFileSync(env.BENCH_OUT ?? '/dev/stdout', `${JSON.stringify({ title, lines: table })}\n`, { flag: 'a' });
}
