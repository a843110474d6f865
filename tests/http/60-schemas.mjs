// 60-schemas.mjs - every exposed set is read to its end, with the count that
// SELECT COUNT(*) gives and the values that the mariadb client prints.
import { all, column, done, get, model, ok, quoted, same, sql, table, test } from '../lib/odata.mjs';

const duration = (iso) => {
  const [, sign, d, h, m, s] = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso);
  const [sec, fraction] = (s ?? '0').split('.');
  const pad = (n) => String(n).padStart(2, '0');
  return `${sign}${pad(Number(d ?? 0) * 24 + Number(h ?? 0))}:${pad(m ?? 0)}:${pad(sec)}` +
    (fraction ? `.${fraction}` : '');
};
const trimmed = (s) => (s.includes('.') ? s.replace(/\.?0+$/, '') : s);

// The client prints the bits of BIT and the zeros of ZEROFILL and YEAR, not
// the number.
const padded = new Set(table(`SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS
  WHERE TABLE_SCHEMA = DATABASE() AND (DATA_TYPE IN ('bit', 'year') OR COLUMN_TYPE LIKE '%zerofill')`).map(String));
// It prints a NUL as a blank.
const text = (v) => String(v).replaceAll('\0', ' ');

// [SQL of the column, JSON value -> what the client prints]
function shapes(set, p) {
  const c = quoted(p.Name);
  const t = p.Type;
  if (t === 'Edm.Boolean') return [`${c}+0`, (v) => (v ? '1' : '0')];
  if (padded.has(`${column(set)},${column(p.Name)}`)) return [`${c}+0`, String];
  if (t === 'Edm.Binary') return [`HEX(${c})`, (v) => Buffer.from(v, 'base64url').toString('hex').toUpperCase()];
  if (t === 'Edm.DateTimeOffset') return [c, (v) => v.replace('T', ' ').replace('Z', '')];
  if (t === 'Edm.Duration') return [c, (v) => trimmed(duration(v)), trimmed];
  // A FLOAT is printed with six digits, a DOUBLE with all it has.
  if (t === 'Edm.Single') return [`CAST(${c} AS DOUBLE)`, (v) => String(Math.fround(v)), (v) => String(Number(v))];
  if (t === 'Edm.Double') return [c, (v) => String(v), (v) => String(Number(v))];
  if (t.startsWith('Edm.Geometry')) return [`ST_AsGeoJSON(${c})`, JSON.stringify, (v) => JSON.stringify(JSON.parse(v))];
  // flags of none: 0 in OData, empty in the client
  if (!t.startsWith('Edm.')) return [c, (v) => (v === '0' ? '' : v.replaceAll(', ', ','))];
  return [c, text];
}
const zeroDate = (type, v) => (type === 'Edm.Date' || type === 'Edm.DateTimeOffset') && /-00|^0000/.test(v);

const sets = await model();
ok(Object.keys(sets).length > 0, 'the model has sets');
for (const [name, type] of Object.entries(sets))
  await test(name, async () => {
    const shape = type.props.map((p) => shapes(name, p));
    const order = type.keys.map(quoted).join(',');
    const want = table(`SELECT ${shape.map((s) => s[0]).join(',')} FROM ${quoted(name)} ORDER BY ${order}`)
      .map((row) => row.map((v, i) => (v === null || zeroDate(type.props[i].Type, v) ? null : (shape[i][2] ?? String)(v))));
    const select = type.props.map((p) => p.Name).join(',');
    const { rows } = await all(`${name}?$select=${select}`, {
      Accept: 'application/json;IEEE754Compatible=true',
      Prefer: 'maxpagesize=1500',
    });
    const got = rows.map((row) => type.props.map((p, i) => (row[p.Name] === null ? null : shape[i][1](row[p.Name]))));
    const total = Number(sql(`SELECT COUNT(*) FROM ${quoted(name)}`, '-N'));
    const counted = await get(`${name}/$count`);
    same([got.length, Number(counted.text)], [total, total], `${name}: ${total} rows`);
    const at = got.findIndex((row, i) => JSON.stringify(row) !== JSON.stringify(want[i]));
    ok(at < 0, `${name}: values as the client prints them`, at < 0 ? '' : `row ${at}\ngot  ${JSON.stringify(got[at])}\nwant ${JSON.stringify(want[at])}`);
  });
done();
