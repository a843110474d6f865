// odata.mjs - what the HTTP tests share: requests with the token, TAP, and
// the model as the service declares it.
import { execFileSync } from 'node:child_process';

export const env = process.env;
export const root = env.LATCHKEY_ODATA;

let count = 0;
let failed = 0;
let tag = ''; // of the checklist (tests/conformance), from the name of the test
export function ok(good, name, detail) {
  count++;
  if (!good) failed++;
  console.log(`${good ? 'ok' : 'not ok'} ${count} - ${tag}${name}`);
  if (!good && detail !== undefined) {
    const text = typeof detail === 'string' ? detail : JSON.stringify(detail);
    for (const line of text.slice(0, 2000).split('\n')) console.log(`# ${line}`);
  }
  return good;
}
export function same(got, want, name) {
  const a = JSON.stringify(got);
  const b = JSON.stringify(want);
  return ok(a === b, name, `got  ${a}\nwant ${b}`);
}
export function skip(name, why) {
  count++;
  console.log(`ok ${count} - ${name} # SKIP ${why}`);
}
export function done() {
  console.log(`1..${count}`);
  process.exitCode = failed ? 1 : 0;
}
// Runs a test body; an exception is a failure, not the end of the others.
export async function test(name, body) {
  tag = /^(?:(?:4[01][mia]|[jr])-[\d.]+[ :]+)+/.exec(name)?.[0].replace(/[ :]*$/, ': ') ?? '';
  try {
    await body();
  } catch (e) {
    ok(false, name, String(e.stack ?? e));
  }
  tag = '';
}

// url: absolute, or relative to the service root.
export async function get(url, headers = {}, options = {}) {
  const r = await fetch(new URL(url, root), {
    headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, ...headers },
    redirect: 'manual',
    ...options,
  });
  const bytes = Buffer.from(await r.arrayBuffer());
  const text = bytes.toString('utf8');
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: r.status, headers: r.headers, bytes, text, json };
}

// All rows of a collection, following next links; pages counts them.
export async function all(url, headers = {}) {
  const rows = [];
  let pages = 0;
  for (let next = url; next; ) {
    const r = await get(next, headers);
    if (r.status !== 200) throw new Error(`${next}: ${r.status} ${r.text.slice(0, 300)}`);
    rows.push(...r.json.value);
    next = r.json['@odata.nextLink'];
    pages++;
  }
  return { rows, pages };
}

export function sql(text, ...options) {
  return execFileSync(
    'mariadb',
    ['--no-defaults', `--socket=${env.LATCHKEY_DB_SOCKET}`, '--default-character-set=utf8mb4',
      "--init-command=SET time_zone='+00:00'", ...options, '-e', text, env.LATCHKEY_DB],
    { maxBuffer: 1 << 30, encoding: 'utf8' },
  );
}

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescape = (s) =>
  s.replace(/&(#x?[0-9a-f]+|\w+);/gi, (_, e) =>
    e[0] === '#'
      ? String.fromCodePoint(e[1] === 'x' ? parseInt(e.slice(2), 16) : Number(e.slice(1)))
      : entities[e]);

// Rows as the client prints them: arrays of text or null.
export function table(select) {
  const xml = sql(select, '--xml', '--binary-as-hex');
  const rows = [];
  for (const [, row] of xml.matchAll(/<row>([\s\S]*?)<\/row>/g)) {
    const cells = [];
    for (const [, nil, text] of row.matchAll(
      /<field name="[^"]*"(?:( xsi:nil="true") \/>|>([\s\S]*?)<\/field>)/g))
      cells.push(nil ? null : unescape(text));
    rows.push(cells);
  }
  return rows;
}

// {set: {keys, props: [{name, type, …}], navs}} of $metadata, enough for tests.
export async function model() {
  const { text } = await get('$metadata');
  const sets = {};
  const attrs = (s) =>
    Object.fromEntries([...s.matchAll(/([\w.]+)="([^"]*)"/g)].map(([, k, v]) => [k, unescape(v)]));
  const types = {};
  for (const [, head, body] of text.matchAll(/<EntityType ([^>]*)>([\s\S]*?)<\/EntityType>/g))
    types[attrs(head).Name] = {
      keys: [...body.matchAll(/<PropertyRef ([^>]*)\/>/g)].map(([, a]) => attrs(a).Name),
      props: [...body.matchAll(/<Property ([^>]*?)\/?>/g)].map(([, a]) => attrs(a)),
      navs: [...body.matchAll(/<NavigationProperty ([^>]*?)\/?>/g)].map(([, a]) => attrs(a)),
    };
  for (const [, a] of text.matchAll(/<EntitySet ([^>]*?)\/?>/g)) {
    const { Name, EntityType } = attrs(a);
    sets[Name] = types[EntityType.slice(EntityType.lastIndexOf('.') + 1)];
  }
  return sets;
}

// _x0020_ -> blank: the name as the database has it. A long one that was cut
// and ends in a digest is looked up.
const unescaped = (name) =>
  name.replace(/_x([0-9A-Fa-f]{4,6})_/g, (_, h) => String.fromCodePoint(parseInt(h, 16)));
let names;
export const column = (name) => {
  const cut = /^(.*_)[0-9A-F]{16}$/.exec(name)?.[1];
  if (cut === undefined) return unescaped(name);
  names ??= sql(`SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
    UNION SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()`, '-N').split('\n');
  const found = names.filter((n) => n.startsWith(unescaped(cut)));
  return found.length === 1 ? found[0] : unescaped(name);
};
export const quoted = (name) => '`' + column(name).replaceAll('`', '``') + '`';
