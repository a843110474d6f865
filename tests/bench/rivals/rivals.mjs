// rivals.mjs - the same questions to Latchkey and to the rivals in turn; see
// tests/bench/README.md.
import { readFileSync } from 'node:fs';
import { curl, env, inTurn, line, note, peak, pss, rounds, save, seconds, tree, wrk } from '../measure.mjs';

const enc = (s) => encodeURI(s).replaceAll("'", '%27');
const pid = (name) => readFileSync(`${env.LATCHKEY_DIR}/${name}.pid`, 'utf8').trim();
const odata = {
  rows: (o) => o.value,
  keys: 'Contacts({id})',
  page: "Contacts?$filter=Status eq 'lead'&$orderby=CreatedAt desc&$top=100",
  expand: 'Companies?$orderby=ID&$top=100&$expand=Contacts',
  export: (n) => `Contacts?$top=${n}`,
};
const latchkey = { name: 'Latchkey', root: env.LATCHKEY_ODATA, header: `Authorization: Bearer ${env.LATCHKEY_TOKEN}`, pids: () => [...tree(pid('fcgi')), ...tree(pid('web'))], ...odata };
// All columns but the BIT(1): Directus has no such type, and copies the block
// that the driver read with each of its values.
const columns = ['ID', 'CompanyID', 'FirstName', 'LastName', 'Email', 'Phone', 'City', 'Status', 'Score', 'Balance', 'Birthday', 'Visits', 'CreatedAt', 'UpdatedAt', 'Note'];
const rivals = [
  { name: 'SAP CAP', root: env.CAP_URL, header: env.CAP_AUTH, pids: () => tree(env.CAP_PID), ...odata, aims: { read: 8 } },
  {
    name: 'Directus', root: env.DIRECTUS_URL, header: env.DIRECTUS_AUTH, pids: () => tree(env.DIRECTUS_PID),
    rows: (o) => o.data,
    keys: `items/Contacts/{id}?fields=${columns}`,
    page: `items/Contacts?fields=${columns}&filter[Status][_eq]=lead&sort=-CreatedAt&limit=100`,
    expand: `items/Companies?sort=ID&limit=100&fields=*,${columns.map((c) => `Contacts.${c}`)}&deep[Contacts][_limit]=-1`,
    export: (n) => `items/Contacts?fields=${columns}&limit=${n}&sort=ID`,
    aims: { read: 15 },
  },
].filter((r) => r.root || note(`${r.name} was not installed or did not start`));

async function answer(side, path) {
  const r = await fetch(side.root + enc(path), { headers: { Authorization: side.header.slice(15) } });
  if (!r.ok) throw new Error(`status ${r.status}: ${(await r.text()).slice(0, 200)}`);
  return r.json();
}
// What all give alike: decimals come as numbers or texts, times and BIT(1) in
// other forms.
const plain = (o) => [o.ID, o.Name ?? o.Email, o.FirstName, o.CompanyID, o.City, o.Status, Number(o.Balance), Number(o.Visits), o.Birthday?.slice(0, 10), o.Note];
const canon = (rows, ordered) => {
  const all = rows.map((r) => [...plain(r), r.Contacts && canon(r.Contacts)]);
  return JSON.stringify(ordered ? all : all.sort((a, b) => a[0] - b[0]));
};
// The rivals that answer the question as Latchkey does; the others get a line.
async function alike(what, ask, rowsOf, ordered) {
  const want = rowsOf(latchkey, await ask(latchkey));
  const good = [];
  for (const r of rivals) {
    try {
      const got = rowsOf(r, await ask(r));
      if (got.length !== want.length) throw new Error(`${got.length} rows, not ${want.length}`);
      if (canon(got, ordered) !== canon(want, ordered)) throw new Error(`other values: ${canon(got, ordered).slice(0, 150)} and not ${canon(want, ordered).slice(0, 150)}`);
      good.push(r);
    } catch (e) {
      note(`${what}: ${r.name} answers otherwise`, e.message);
    }
  }
  return good;
}
// Latchkey and the rivals in turn. One that breaks off loses its line alone.
function race(what, unit, sides, measure, aim, extra = '') {
  const broken = new Map();
  const run = (side) => () => {
    if (broken.has(side)) return NaN;
    try {
      return measure(side);
    } catch (e) {
      if (side === latchkey) throw e;
      broken.set(side, e.message);
      return NaN;
    }
  };
  const got = inTurn(Object.fromEntries([latchkey, ...sides].map((s) => [s.name, run(s)])));
  for (const r of sides) {
    if (broken.has(r)) note(`${what}: ${r.name} broke off`, broken.get(r).slice(0, 150));
    else line(what, unit, got.Latchkey, got[r.name], r.name, aim(r), 'more', extra);
  }
}
const load = (path, options) => (side) => wrk(side.root + enc(path(side)).replace('%7Bid%7D', '{id}'), { headers: [side.header], ...options }).rps;
function memory(what) {
  const ours = pss(latchkey.pids()) / 1024;
  const db = `mariadbd, on neither side: ${(pss([pid('db')]) / 1024).toFixed(0)} MiB`;
  for (const r of rivals) line(`memory of all processes (PSS) ${what}`, 'MiB', [ours], [pss(r.pids()) / 1024], r.name, 0.33, 'less', db);
}

const count = (await answer(latchkey, 'Contacts?$top=0&$count=true'))['@odata.count'];
const size = Number(env.EXPORT_ROWS ?? Math.min(count, 20000));
console.error(`rivals: ${count} contacts, ${rounds} rounds, ${env.RIVAL_PROCESSES ?? 1} process(es) each`);

const one = (side, o) => [side.rows === odata.rows ? o : side.rows(o)];
for (const id of [1, 77]) var keyed = await alike('read by key', (s) => answer(s, s.keys.replace('{id}', id)), one);
race('read by key, 16 connections', 'req/s', keyed, load((s) => s.keys, { ids: count }), (r) => r.aims.read);

const rows = (side, o) => side.rows(o);
race('page of 100: indexed filter, order', 'req/s', await alike('page of 100', (s) => answer(s, s.page), rows, true), load((s) => s.page), (r) => r.aims.read);

const expanding = await alike('expand', (s) => answer(s, s.expand), rows, true);
const children = (await answer(latchkey, latchkey.expand)).value.reduce((n, c) => n + c.Contacts.length, 0);
race('expand of a to-many on 100 parents', 'req/s', expanding, load((s) => s.expand, { time: Math.max(seconds, 4) }), () => 3, `${children} children`);
memory('after these');

const exporting = await alike('export', (s) => answer(s, s.export(size)), rows, true);
race(`export of ${size} rows`, 'rows/s', exporting, (s) => size / curl(s.root + enc(s.export(size)), { headers: [s.header] }).wall, () => 8);
memory('after the exports');
for (const r of rivals) line('  greatest peak RSS of one process', 'MiB', [peak(latchkey.pids()) / 1024], [peak(r.pids()) / 1024], r.name);
save('rivals');
