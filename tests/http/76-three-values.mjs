// 76-three-values.mjs - random conditions of every kind: each row makes one
// true, false or null, so the three counts must add up to all rows, and no
// condition may end in a server error.
import { done, get, ok } from '../lib/odata.mjs';

let seed = Number(process.env.SEED ?? 20261123);
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
const pick = (...a) => a[Math.floor(random() * a.length)];

// Properties of each set, by type, and where navigation leads.
const sets = {
  Employees: { number: ['ID', 'ManagerID', 'TerritoryID'], text: ['GivenName', 'FamilyName', 'Email'], one: { Manager: 'Employees', Territory: 'Territories' }, many: { Employees_Manager: 'Employees', Campaigns: 'Campaigns' } },
  Territories: { number: ['ID', 'ParentTerritoryID'], text: ['Name'], one: { ParentTerritory: 'Territories' }, many: { Employees: 'Employees', Countries: 'Countries', Territories_ParentTerritory: 'Territories' } },
  Countries: { number: ['TerritoryID'], text: ['ID', 'Name', 'CurrencyID'], one: { Currency: 'Currencies', Territory: 'Territories' }, many: {} },
  Currencies: { number: [], text: ['ID', 'Name'], one: {}, many: { Countries: 'Countries' } },
  Campaigns: { number: ['ID', 'OwnerID'], text: ['Name'], one: { Owner: 'Employees' }, many: {} },
};
let vars = 0;

// A row: its set, and what stands before its properties.
const rows = (scope) => pick(...scope);
function path(scope, type, depth) {
  let { set, prefix } = rows(scope);
  for (let n = 0; n < 2 && random() < 0.4; n++) {
    const navs = Object.entries(sets[set].one);
    if (navs.length === 0) break;
    const [nav, target] = pick(...navs);
    prefix += `${nav}/`;
    set = target;
  }
  if (type === 'many') {
    const navs = Object.entries(sets[set].many);
    return navs.length === 0 ? null : [prefix, ...pick(...navs)];
  }
  const props = sets[set][type];
  return props.length === 0 ? (type === 'number' ? number(scope, depth - 1) : text(scope, depth - 1)) : prefix + pick(...props);
}
function number(scope, depth) {
  if (depth <= 0) return pick('1', '7', '0', '-3', '2.5', 'null', '1e3');
  return pick(
    () => path(scope, 'number', depth),
    () => path(scope, 'number', depth),
    () => `length(${text(scope, depth - 1)})`,
    () => `(${number(scope, depth - 1)} ${pick('add', 'sub', 'mul')} ${number(scope, depth - 1)})`,
    () => `case(${bool(scope, depth - 1)}:${number(scope, depth - 1)},${bool(scope, depth - 1)}:${number(scope, depth - 1)})`,
    () => `cast(${number(scope, depth - 1)},${pick('Edm.Int32', 'Edm.Byte', 'Edm.Decimal', 'Edm.Double', 'Edm.Int64')})`,
    () => `cast(${text(scope, depth - 1)},Edm.Int32)`,
    () => count(scope, depth),
    () => `indexof(${text(scope, depth - 1)},${text(scope, depth - 1)})`,
  )();
}
function text(scope, depth) {
  if (depth <= 0) return pick("'a'", "'Nord'", "''", "'字'", 'null');
  return pick(
    () => path(scope, 'text', depth),
    () => path(scope, 'text', depth),
    () => `concat(${text(scope, depth - 1)},${text(scope, depth - 1)})`,
    () => `tolower(${text(scope, depth - 1)})`,
    () => `cast(${number(scope, depth - 1)},Edm.String)`,
    () => `case(${bool(scope, depth - 1)}:${text(scope, depth - 1)},true:${text(scope, depth - 1)})`,
  )();
}
function count(scope, depth) {
  const many = path(scope, 'many', depth);
  if (many === null) return '4';
  const [prefix, nav, set] = many;
  const filter = random() < 0.5 ? '' : `($filter=${bool([{ set, prefix: '' }], depth - 1)})`;
  return `${prefix}${nav}/$count${filter}`;
}
function lambda(scope, depth) {
  const many = path(scope, 'many', depth);
  if (many === null) return 'false';
  const [prefix, nav, set] = many;
  if (random() < 0.2) return `${prefix}${nav}/any()`;
  const v = `v${++vars}`;
  return `${prefix}${nav}/${pick('any', 'all')}(${v}:${bool([...scope, { set, prefix: `${v}/` }, { set, prefix: `${v}/` }], depth - 1)})`;
}
function bool(scope, depth) {
  if (depth <= 0) return `${path(scope, 'text', 1) } ${pick('eq', 'ne')} ${pick("'a'", 'null', "'Nord'")}`;
  return pick(
    () => `(${bool(scope, depth - 1)} ${pick('and', 'or')} ${bool(scope, depth - 1)})`,
    () => `not (${bool(scope, depth - 1)})`,
    () => `${number(scope, depth - 1)} ${pick('eq', 'ne', 'gt', 'le')} ${number(scope, depth - 1)}`,
    () => `${text(scope, depth - 1)} ${pick('eq', 'ne', 'lt')} ${text(scope, depth - 1)}`,
    () => `${pick('contains', 'startswith', 'endswith')}(${text(scope, depth - 1)},${text(scope, depth - 1)})`,
    () => `${path(scope, 'number', depth)} in (1,${number([], 0)},3)`,
    () => `isof(${number(scope, depth - 1)},${pick('Edm.Int32', 'Edm.Decimal')})`,
    () => `case(${bool(scope, depth - 1)}:${bool(scope, depth - 1)},${bool(scope, depth - 1)}:${bool(scope, depth - 1)})`,
    () => lambda(scope, depth),
    () => lambda(scope, depth),
    () => `(${bool(scope, depth - 1)}) ${pick('eq', 'ne')} ${pick('true', 'false', 'null')}`,
  )();
}

const by = {};
const broken = [];
const odd = [];
for (let i = 0; i < Number(process.env.ROUNDS ?? 150); i++) {
  const set = pick('Employees', 'Territories', 'Countries');
  const filter = bool([{ set, prefix: '' }, { set, prefix: '$it/' }], 4);
  const total = Number((await get(`${set}/$count`)).text);
  const n = [];
  for (const f of [filter, `not (${filter})`, `(${filter}) eq null`]) {
    const r = await get(`${set}/$count?$filter=${encodeURIComponent(f)}`);
    by[r.status] = (by[r.status] ?? 0) + 1;
    if (r.status >= 500 && r.status !== 501) broken.push(`${r.status} ${set} ${f} ${r.text.slice(0, 200)}`);
    n.push(r.status === 200 ? Number(r.text) : NaN);
  }
  if (n.every((x) => !Number.isNaN(x)) && n[0] + n[1] + n[2] !== total) odd.push(`${set} ${filter}: ${n} of ${total}`);
}
console.log(`# ${JSON.stringify(by)}`);
ok(broken.length === 0, 'no server error', broken.slice(0, 5).join('\n'));
ok(odd.length === 0, 'true, false and null are all rows', odd.slice(0, 5).join('\n'));
ok(by[200] > 200, 'most conditions are answered', by);
done();
