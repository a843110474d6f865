// 61-random-filter.mjs - random conditions, answered by the service and by an
// evaluator that knows nothing of SQL: OData 4.01 URL Conventions §5.1.1,
// three-valued logic, exact decimals, texts as code points. SEED=n CASES=n
// try others; the seed is printed.
// stack: --data tests/http/random.sql
import { done, env, get, ok, same } from '../lib/odata.mjs';

const first = Number(env.SEED ?? 20261123);
const cases = Number(env.CASES ?? 900);
let state = first;
// mulberry32: 32 bits of state, products that fit a number
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const pick = (...a) => a[Math.floor(random() * a.length)];
const within = (least, most) => least + Math.floor(random() * (most - least + 1));

// Numbers: {i} of BigInt, {m, s} a decimal of s digits behind the point, {d}.
const int = (i) => ({ i: BigInt(i) });
const ten = (n) => 10n ** BigInt(n);
const decimal = (text) => {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  return { m: BigInt(sign + whole + part), s: part.length };
};
const real = (d) => ({ d });
const isReal = (x) => x.d !== undefined;
const toReal = (x) => (isReal(x) ? x.d : x.i !== undefined ? Number(x.i) : Number(`${x.m}e-${x.s}`));
const toDecimal = (x) => (x.i !== undefined ? { m: x.i, s: 0 } : x);
const scaled = (x, s) => x.m * ten(s - x.s);
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
function compareNumbers(a, b) {
  if (isReal(a) || isReal(b)) return order(toReal(a), toReal(b));
  const [x, y] = [toDecimal(a), toDecimal(b)];
  const s = Math.max(x.s, y.s);
  return order(scaled(x, s), scaled(y, s));
}
const whole = (x) => x.i !== undefined;
function arithmetic(op, a, b) {
  if (isReal(a) || isReal(b)) {
    const [x, y] = [toReal(a), toReal(b)];
    return real({ add: x + y, sub: x - y, mul: x * y, div: x / y, divby: x / y, mod: x % y }[op]);
  }
  if (whole(a) && whole(b) && op !== 'divby') {
    if (op === 'div') return { i: a.i / b.i };
    if (op === 'mod') return { i: a.i % b.i };
    return { i: { add: a.i + b.i, sub: a.i - b.i, mul: a.i * b.i }[op] };
  }
  const [x, y] = [toDecimal(a), toDecimal(b)];
  const s = Math.max(x.s, y.s);
  const [p, q] = [scaled(x, s), scaled(y, s)];
  if (op === 'mul') return { m: x.m * y.m, s: x.s + y.s };
  if (op === 'mod') return { m: p % q, s };
  if (op === 'add' || op === 'sub') return { m: op === 'add' ? p + q : p - q, s };
  return { m: (p * ten(20)) / q, s: 20 }; // the divisors here leave no rest
}
const negative = (x) => (isReal(x) ? real(-x.d) : whole(x) ? { i: -x.i } : { m: -x.m, s: x.s });
const floored = (m, s) => (m >= 0n ? m / ten(s) : -((-m + ten(s) - 1n) / ten(s)));
const rounding = {
  floor: (x) => (isReal(x) ? real(Math.floor(x.d)) : whole(x) ? x : { m: floored(x.m, x.s), s: 0 }),
  ceiling: (x) => (isReal(x) ? real(Math.ceil(x.d)) : whole(x) ? x : { m: -floored(-x.m, x.s), s: 0 }),
  round: (x) => {
    if (isReal(x)) return real(Math.sign(x.d) * (Math.abs(x.d) % 1 >= 0.5 ? Math.floor(Math.abs(x.d)) + 1 : Math.floor(Math.abs(x.d))));
    if (whole(x)) return x;
    const size = (2n * (x.m < 0n ? -x.m : x.m) + ten(x.s)) / (2n * ten(x.s));
    return { m: x.m < 0n ? -size : size, s: 0 };
  },
};

// Moments and durations: microseconds.
const second = 1000000n;
const daylong = 86400n * second;
const days = (y, m, d) => BigInt(Math.round(new Date(0).setUTCFullYear(y, m - 1, d) / 86400000));
const date = (text) => days(...text.split('-').map(Number)) * daylong;
const clock = (text) => {
  const [h, m, s = '0'] = text.split(':');
  const [w, f = ''] = s.split('.');
  return (BigInt(h) * 3600n + BigInt(m) * 60n + BigInt(w)) * second + BigInt(f.padEnd(6, '0').slice(0, 6));
};
const moment = (text) => {
  const [, d, t] = /^(.*)T(.*)Z$/.exec(text);
  return date(d) + clock(t);
};
const duration = (text) => {
  const [, sign, d = 0, h = 0, m = 0, s = 0, f = ''] = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/.exec(text);
  const all = BigInt(d) * daylong + (BigInt(h) * 3600n + BigInt(m) * 60n + BigInt(s)) * second + BigInt(f.padEnd(6, '0'));
  return sign ? -all : all;
};
const mod = (a, b) => ((a % b) + b) % b;
const civil = (t) => new Date(Number((t - mod(t, 1000n)) / 1000n));
const parts = {
  year: (t) => int(civil(t).getUTCFullYear()),
  month: (t) => int(civil(t).getUTCMonth() + 1),
  day: (t) => int(civil(t).getUTCDate()),
  hour: (t) => ({ i: mod(t, daylong) / (3600n * second) }),
  minute: (t) => ({ i: mod(t, 3600n * second) / (60n * second) }),
  second: (t) => ({ i: mod(t, 60n * second) / second }),
  fractionalseconds: (t) => ({ m: mod(t, second), s: 6 }),
};

// Texts: code points.
const points = (s) => [...s];
const position = (s, part) => {
  const at = s.indexOf(part);
  return at < 0 ? -1 : points(s.slice(0, at)).length;
};
function substring(s, from, length) {
  const p = points(s);
  const begin = from < 0 ? Math.max(p.length + from, 0) : from;
  return p.slice(begin, length === undefined ? undefined : begin + length).join('');
}

// An expression: its text, and its value in a row; null is unknown.
const node = (text, value) => ({ text, value });
const strict = (f, ...args) => (row) => {
  const values = args.map((a) => a.value(row));
  return values.includes(null) ? null : f(...values);
};
const call = (name, f, ...args) => node(`${name}(${args.map((a) => a.text).join(',')})`, strict(f, ...args));
const used = new Map();
const use = (name) => (used.set(name, (used.get(name) ?? 0) + 1), name);

// How values of each type compare.
const compare = { number: compareNumbers, text: order, date: order, moment: order, duration: order, time: order, guid: order, bool: order };
const textOrder = (a, b) => {
  const [x, y] = [points(a), points(b)].map((p) => p.map((c) => c.codePointAt(0)));
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i] - y[i];
  return x.length - y.length;
};

const columns = {
  number: { I: int, B: int, L: (v) => int(v), M: decimal, F: real, N: int, ID: int },
  text: { S: String, A: String, X: String, W: String },
  date: { D: date },
  moment: { Z: moment },
  duration: { U: duration },
  guid: { G: String },
  bool: { T: Boolean },
  time: {},
};
const column = (type) => {
  const name = pick(...Object.keys(columns[type]));
  return node(name, (row) => row[name]);
};
const quote = (s) => `'${s.replaceAll("'", "''")}'`;
const constant = (text, value) => node(text, () => value);
const nothing = constant('null', null);

function numberLiteral() {
  return pick(
    () => ((n) => constant(String(n), int(n)))(pick(0, 1, 2, 3, 5, 7, 12, -1, -7, 100, 255)),
    () => ((t) => constant(t, decimal(t)))(pick('0.5', '2.5', '-0.5', '1.50', '0.125', '4.25', '-2.500')),
    () => ((t) => constant(t, real(Number(t))))(pick('1e0', '2.5e0', '-5e-1', '1e300')),
  )();
}
const textLiteral = () => ((s) => constant(quote(s), s))(pick('', 'a', 'A', 'b', 'ab', 'aa', '%', '_', '12', "O'Neil", 'Müller', 'ü', '😀', ' ', '字', '|', '\\'));
const durations = ['PT0S', 'PT1H', '-PT1H', 'P1D', 'PT0.5S', 'P1DT1H1M1.25S', 'P40D'];
const literals = {
  number: numberLiteral,
  text: textLiteral,
  date: () => ((t) => constant(t, date(t)))(pick('2020-02-29', '2020-01-01', '1999-12-31', '2021-06-15')),
  moment: () => ((t) => constant(t, moment(t)))(pick('2020-02-29T00:00:00Z', '2020-01-01T00:00:00Z', '2021-06-15T12:30:15.5Z', '2020-03-01T00:00Z')),
  duration: () => ((t) => constant(pick(`duration'${t}'`, `'${t}'`), duration(t)))(pick(...durations)),
  guid: () => ((t) => constant(t, t.toLowerCase()))(pick('11111111-2222-3333-4444-555555555555', 'AAAAAAAA-bbbb-cccc-dddd-eeeeeeeeeeee')),
  bool: () => pick(constant('true', true), constant('false', false)),
  time: () => ((t) => constant(t, clock(t)))(pick('00:00:00', '12:30:15.5', '08:00', '23:59:59')),
};

function number(depth) {
  if (depth <= 0) return random() < 0.6 ? column('number') : numberLiteral();
  return pick(
    () => column('number'),
    () => column('number'),
    numberLiteral,
    () => call(use('length'), (s) => int(points(s).length), text(depth - 1)),
    () => call(use('indexof'), (s, t) => int(position(s, t)), text(depth - 1), text(depth - 1)),
    () => {
      const op = use(pick('add', 'sub', 'mul'));
      // what overflows is an error, and no number here is small enough to be multiplied often
      const [a, b] = op === 'mul' ? [pick(column, column)('number'), numberLiteral()] : [number(depth - 1), number(0)];
      return node(`(${a.text} ${op} ${b.text})`, strict((x, y) => arithmetic(op, x, y), a, b));
    },
    () => {
      const op = use(pick('div', 'divby', 'mod'));
      const [a, t] = [column('number'), pick('2', '-4', '5', '0.5', '2.0', '8e0', '-2.5')];
      const b = t.includes('e') ? real(Number(t)) : t.includes('.') ? decimal(t) : int(t);
      return node(`(${a.text} ${op} ${t})`, strict((x) => arithmetic(op, x, b), a));
    },
    () => ((a) => node(`-(${a.text})`, strict(negative, a)))((use('-'), number(depth - 1))),
    () => ((f) => call(use(f), rounding[f], number(depth - 1)))(pick('round', 'floor', 'ceiling')),
    () => ((f) => call(use(f), parts[f], pick(date, moment2)(depth - 1)))(pick('year', 'month', 'day')),
    () => ((f) => call(use(f), parts[f], moment2(depth - 1)))(pick('hour', 'minute', 'second', 'fractionalseconds')),
    () => call(use('totalseconds'), (t) => ({ m: t, s: 6 }), span(depth - 1)),
    () => call(use('cast'), (s) => (/^[+-]?\d+$/.test(s) ? int(s) : null), text(0), constant('Edm.Int32')),
    () => choice(number, depth),
  )();
  function date(d) {
    return day(d);
  }
  function moment2(d) {
    return instant(d);
  }
}
function text(depth) {
  if (depth <= 0) return random() < 0.6 ? column('text') : textLiteral();
  return pick(
    () => column('text'),
    () => column('text'),
    textLiteral,
    () => call(use('concat'), (a, b) => a + b, text(depth - 1), text(depth - 1)),
    () => call(use('tolower'), (s) => s.toLowerCase(), text(depth - 1)),
    () => call(use('toupper'), (s) => s.toUpperCase(), text(depth - 1)),
    () => call(use('trim'), (s) => s.trim(), text(depth - 1)),
    () => ((n) => call(use('substring'), (s) => substring(s, n), text(depth - 1), constant(String(n), n)))(within(-3, 4)),
    () => ((n, m) => call(use('substring'), (s) => substring(s, n, m), text(depth - 1), constant(String(n), n), constant(String(m), m)))(within(-3, 4), within(0, 3)),
    () => ((name) => call(use('cast'), (n) => String(n.i), node(name, (row) => row[name]), constant('Edm.String', 0)))(pick('I', 'L', 'B')),
    () => choice(text, depth),
  )();
}
const day = (depth) =>
  depth <= 0 ? pick(column, literals.date, column)('date')
    : pick(() => column('date'), () => literals.date(), () => call(use('date'), (t) => t - mod(t, daylong), instant(depth - 1)))();
// Not the ends of the calendar: nothing lies beyond them.
const middle = node('Z', (row) => row.Z);
const safe = '(year(Z) lt 9000)';
const instant = (depth) => (depth <= 0 || random() < 0.5 ? pick(column('moment'), literals.moment()) : moved(depth));
function moved() {
  const t = literals.moment();
  const op = use(pick('add', 'sub'));
  const d = literals.duration();
  return node(`(${t.text} ${op} ${d.text.startsWith('duration') ? d.text : `duration${d.text}`})`, strict((x, y) => (op === 'add' ? x + y : x - y), t, d));
}
function span(depth) {
  if (depth <= 0) return pick(column('duration'), literals.duration2 ?? prefixed());
  return pick(
    () => column('duration'),
    prefixed,
    () => node(`(Z sub ${(depth, '2020-01-01T00:00:00Z')})`, strict((x) => x - moment('2020-01-01T00:00:00Z'), column('moment'))),
    () => ((a, b, op) => node(`(${a.text} ${use(op)} ${b.text})`, strict((x, y) => (op === 'add' ? x + y : x - y), a, b)))(column('duration'), prefixed(), pick('add', 'sub')),
    () => ((a) => node(`(-${a.text})`, strict((x) => -x, a)))(column('duration')),
  )();
}
function prefixed() {
  const t = pick(...durations);
  return constant(`duration'${t}'`, duration(t));
}
const time = (depth) => (depth <= 0 ? literals.time() : call(use('time'), (t) => mod(t, daylong), instant(depth - 1)));
const values = { number, text, date: day, moment: instant, duration: span, time, guid: () => column('guid'), bool: () => column('bool') };

function choice(make, depth) {
  const pairs = [[bool(depth - 1), make(depth - 1)], [bool(depth - 1), make(depth - 1)]];
  use('case');
  return node(`case(${pairs.map(([c, v]) => `${c.text}:${v.text}`).join(',')})`, (row) => {
    for (const [c, v] of pairs) if (c.value(row) === true) return v.value(row);
    return null;
  });
}

const truth = {
  eq: (c) => c === 0, ne: (c) => c !== 0, lt: (c) => c < 0, le: (c) => c <= 0, gt: (c) => c > 0, ge: (c) => c >= 0,
};
function comparison(depth) {
  const type = pick('number', 'number', 'number', 'text', 'text', 'text', 'date', 'moment', 'duration', 'time', 'guid', 'bool');
  let op = pick('eq', 'ne', 'lt', 'le', 'gt', 'ge');
  // in which order texts of a column come is for its collation to say
  const sorted = type === 'text' && !['eq', 'ne'].includes(op);
  if (['guid', 'bool'].includes(type) && !['eq', 'ne'].includes(op)) op = 'ne';
  const a = sorted ? node('X', (row) => row.X) : values[type](depth);
  const b = random() < 0.12 ? nothing : sorted || random() < 0.5 ? literals[type]() : values[type](depth - 1);
  use(op);
  return node(`${a.text} ${op} ${b.text}`, (row) => {
    const [x, y] = [a.value(row), b.value(row)];
    if (x === null || y === null) return op === 'eq' ? x === y : op === 'ne' ? x !== y : false;
    return truth[op]((sorted ? textOrder : compare[type])(x, y));
  });
}
function membership(depth) {
  const type = pick('number', 'text', 'date', 'guid');
  const list = Array.from({ length: within(1, 4) }, () => (random() < 0.15 ? nothing : literals[type]()));
  const a = values[type](depth);
  use('in');
  return node(`(${a.text}) in (${list.map((l) => l.text).join(',')})`, (row) => {
    const x = a.value(row);
    return list.some((l) => {
      const y = l.value(row);
      return x === null || y === null ? x === y : compare[type](x, y) === 0;
    });
  });
}
function bool(depth) {
  if (depth <= 0) return pick(() => comparison(0), () => comparison(0), () => column('bool'))();
  return pick(
    () => comparison(depth - 1),
    () => comparison(depth - 1),
    () => comparison(depth - 1),
    () => membership(depth - 1),
    () => {
      const [f, test] = pick(['contains', (s, t) => s.includes(t)], ['startswith', (s, t) => s.startsWith(t)], ['endswith', (s, t) => s.endsWith(t)]);
      return call(use(f), test, text(depth - 1), text(depth - 1));
    },
    () => ((a) => node(`not (${a.text})`, strict((x) => !x, a)))((use('not'), bool(depth - 1))),
    () => {
      const [a, b, op] = [bool(depth - 1), bool(depth - 1), use(pick('and', 'or'))];
      const decided = op === 'or';
      return node(`(${a.text}) ${op} (${b.text})`, (row) => {
        const v = [a.value(row), b.value(row)];
        return v.includes(decided) ? decided : v.includes(null) ? null : !decided;
      });
    },
    () => {
      const [a, op, want] = [bool(depth - 1), use(pick('eq', 'ne')), pick(true, false)];
      return node(`(${a.text}) ${op} ${want}`, (row) => (a.value(row) === want) === (op === 'eq'));
    },
  )();
}

// The rows as the service writes them.
const read = Object.assign({}, ...Object.values(columns));
const { json } = await get('Things?$orderby=ID', { Accept: 'application/json;IEEE754Compatible=true' });
const rows = json.value.map((r) => Object.fromEntries(Object.entries(r).map(([k, v]) => [k, v === null || !read[k] ? v : read[k](v)])));
same(rows.length, 14, 'the rows');

let wrong = 0;
let some = 0;
for (let n = 0; n < cases; n++) {
  const condition = bool(3);
  const want = rows.filter((r) => condition.value(r) === true).map((r) => Number(r.ID.i));
  const r = await get(`Things?$select=ID&$orderby=ID&$filter=${encodeURIComponent(condition.text)}`);
  const got = r.json?.value?.map((x) => x.ID);
  if (want.length > 0 && want.length < rows.length) some++;
  if (JSON.stringify(got) === JSON.stringify(want)) continue;
  if (++wrong <= 12) ok(false, `case ${n}`, `${condition.text}\ngot  ${got ? JSON.stringify(got) : `${r.status} ${r.text.slice(0, 300)}`}\nwant ${JSON.stringify(want)}`);
}
ok(wrong === 0, `${cases} random conditions, SEED=${first}`, `${wrong} differ`);
ok(some > cases / 4, 'many of them tell rows apart', `${some} of ${cases}`);
const rare = [...used].filter(([, n]) => n < 2);
ok(used.size === 42 && (cases < 900 || rare.length === 0), 'every operator and function came up', `${used.size}: ${[...used].join(' ')}`);
done();
