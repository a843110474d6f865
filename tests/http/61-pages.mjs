// 61-pages.mjs - whatever the order and the size, the pages put together are
// the answer without pages; and while another connection inserts and deletes,
// rows that were there all the time come exactly once. Random; SEED=n repeats.
// stack: --data tests/http/strange.sql
import { spawn } from 'node:child_process';
import { done, env, get, model, ok, same, sql, table, test } from '../lib/odata.mjs';

const seed = Number(env.SEED ?? Date.now() % 2 ** 31);
console.log(`# SEED=${seed}`);
let state = seed >>> 0;
const random = (n) => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % n;
};
const pick = (list) => list[random(list.length)];

const sets = await model();
const chosen = ['Ties', 'Ties', 'Ties', 'Ties', 'Folded', 'Pairs', 'Numbers', 'Times', 'Kinds', 'Words', 'People', 'PeopleSkills', 'Skills'];
const numeric = /Edm\.(S?Byte|Int\d+|Decimal|Single|Double)/;
// One thing to order or select by: a property or an expression of it.
function item(set) {
  const props = sets[set].props.filter((p) => !/Geo|Stream|Collection/.test(p.Type));
  const p = pick(props);
  const forms = [p.Name, p.Name, p.Name];
  if (p.Type === 'Edm.String') forms.push(`length(${p.Name})`, `tolower(${p.Name})`, `substring(${p.Name},1)`, `concat(${p.Name},'x')`);
  if (/Edm\.(Int|S?Byte)/.test(p.Type)) forms.push(`${p.Name} mod 3`);
  if (/Edm\.(Double|Single|Decimal)/.test(p.Type)) forms.push(`round(${p.Name})`, `-${p.Name}`);
  if (p.Type === 'Edm.DateTimeOffset') forms.push(`second(${p.Name})`, `date(${p.Name})`);
  if (p.Nullable !== 'false') forms.push(`${p.Name} eq null`);
  if (set === 'Ties') forms.push('Up_Ties/CI', 'Up_Ties/Up_Ties/M', 'Ties_Up_Ties/$count');
  return pick(forms);
}
const order = (set) => Array.from({ length: random(5) }, () => item(set) + pick(['', ' asc', ' desc', ' desc'])).join(',');
function filter(set) {
  const p = pick(sets[set].props.filter((x) => x.Nullable !== 'false').concat(sets[set].props[0]));
  if (/Geo|Stream/.test(p.Type)) return '';
  return pick(['', '', `${p.Name} ne null`, `${p.Name} eq null`, numeric.test(p.Type) ? `${p.Name} ge 1` : `not (${p.Name} eq null)`]);
}
function query(set) {
  const by = order(set), what = filter(set);
  const options = [`$select=${sets[set].props.filter((p) => !/Stream/.test(p.Type) && p.Name !== 'Big').map((p) => p.Name)}`];
  if (by) options.push(`$orderby=${encodeURIComponent(by)}`);
  if (what) options.push(`$filter=${encodeURIComponent(what)}`);
  if (random(4) === 0) options.push(`$skip=${random(20)}`);
  if (random(4) === 0) options.push(`$top=${random(120)}`);
  if (random(6) === 0) options.push('$count=true');
  if (set === 'Ties' && random(4) === 0) options.push(`$expand=Ties_Up_Ties($select=ID;$orderby=${encodeURIComponent(pick(['CI', 'D desc', 'M,Day desc']))},ID),Up_Ties($select=CI)`);
  return `${set}?${options.join('&')}`;
}

const read = async (url, size) => {
  const r = await get(url, size ? { Prefer: `maxpagesize=${size}` } : {});
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text.slice(0, 300)}`);
  return r.json;
};
// All pages of an answer, and of the collections inside it.
async function pages(url, size, sizes = []) {
  const rows = [];
  for (let next = url; next; ) {
    const a = await read(next, size);
    sizes.push(a.value.length);
    for (const row of a.value) {
      for (const name of Object.keys(row)) {
        if (!name.endsWith('@odata.nextLink')) continue;
        row[name.slice(0, -15)].push(...(await pages(row[name], size)));
        delete row[name];
      }
      rows.push(row);
    }
    next = a['@odata.nextLink'];
    if (sizes.length > 2000) throw new Error(`${url}: no end`);
  }
  return rows;
}

const started = Date.now();
for (let n = 0; n < 100 && Date.now() - started < 30000; n++)
  await test(`query ${n}`, async () => {
    const url = query(pick(chosen));
    const whole = (await read(url)).value;
    const size = 1 + (random(3) ? random(40) : Math.max(0, Math.floor(whole.length / 30)) + random(600));
    const sizes = [];
    const got = await pages(url, size, sizes);
    const name = `SEED=${seed}, ${decodeURIComponent(url)} in pages of ${size}`;
    if (JSON.stringify(got) !== JSON.stringify(whole)) {
      const at = whole.findIndex((row, i) => JSON.stringify(row) !== JSON.stringify(got[i]));
      ok(false, name, `${got.length} rows for ${whole.length}; the first that differs, ${at}:\ngot  ${JSON.stringify(got[at])}\nwant ${JSON.stringify(whole[at])}`);
    } else ok(true, `${name}: ${whole.length} rows`);
    ok(sizes.slice(0, -1).every((s) => s === size) && sizes.at(-1) <= size && (sizes.length === 1 || sizes.at(-1) > 0), 'full pages, and no empty one behind them', sizes.join(' '));
  });

// Rows of Ties that nothing refers to come and go, others are new; each comes
// back as it was, so that none may be met twice.
sql('CREATE TABLE Spare AS SELECT * FROM Ties');
const victims = table('SELECT ID FROM Ties WHERE ID > 60 AND ID % 3 = 0').map((r) => Number(r[0]));
const stable = table('SELECT ID FROM Ties').map((r) => Number(r[0])).filter((id) => !victims.includes(id));
const writer = spawn('mariadb', ['--no-defaults', `--socket=${env.LATCHKEY_DB_SOCKET}`, '--force', '-n', env.LATCHKEY_DB], { stdio: ['pipe', 'ignore', 'inherit'] });
let writing = true, written = 0;
const write = () => {
  if (!writing) return;
  const v = pick(victims), fresh = 10000 + random(3000);
  const text = pick([
    `DELETE FROM Ties WHERE ID = ${v};`,
    `DELETE FROM Ties WHERE ID IN (${v}, ${pick(victims)}, ${pick(victims)});`,
    `INSERT IGNORE INTO Ties SELECT * FROM Spare WHERE ID IN (${v}, ${pick(victims)});`,
    `INSERT IGNORE INTO Ties SELECT * FROM Spare WHERE ID = ${v};`,
    // what a new row has depends on its key alone: it, too, comes back as it was
    `INSERT IGNORE INTO Ties (ID, CI, Lat, D, M, DT, Day, E, Up) SELECT ${fresh}, CI, Lat, D, M, DT, Day, E, Up FROM Spare WHERE ID = ${1 + (fresh % 500)};`,
    `DELETE FROM Ties WHERE ID BETWEEN ${fresh} AND ${fresh + 20};`,
  ]);
  written++;
  if (writer.stdin.write(`${text}\n`)) setTimeout(write, 1);
  else writer.stdin.once('drain', write);
};
write();
const changes = () => table('SELECT COUNT(*) FROM Ties t LEFT JOIN Spare s USING (ID) WHERE s.ID IS NULL UNION ALL SELECT COUNT(*) FROM Spare s LEFT JOIN Ties t USING (ID) WHERE t.ID IS NULL').map((r) => Number(r[0]));
let met = 0;
const begun = Date.now();
for (let n = 0; n < 20 && Date.now() - begun < 20000; n++)
  await test(`while rows come and go, ${n}`, async () => {
    const by = order('Ties').replace(/Ties_Up_Ties\/\$count/g, 'Up_Ties/CI');
    const size = 3 + random(40);
    const url = `Ties?$select=ID${by ? `&$orderby=${encodeURIComponent(by)}` : ''}`;
    const ids = (await pages(url, size)).map((r) => r.ID);
    const times = new Map();
    for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
    met += ids.filter((id) => id >= 10000).length;
    const name = `SEED=${seed}, $orderby=${by} in pages of ${size}`;
    same(stable.filter((id) => times.get(id) !== 1), [], `${name}: each row that stayed exactly once`);
    same([...times].filter(([, k]) => k > 1), [], `and no other twice`);
  });
const [fresh, gone] = changes();
writing = false;
writer.stdin.end();
await new Promise((yes) => writer.on('close', yes));
ok(written > 100 && met > 0 && fresh + gone > 0, `${written} statements came between; ${met} rows of theirs were met, ${gone} were gone at the end`);
done();
