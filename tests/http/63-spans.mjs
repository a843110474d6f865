// 63-spans.mjs - numbers with a unit as durations and times of day; GUIDs and
// flags of every kind of column.
// stack: --data tests/catalog/spans.sql --model tests/catalog/spans.json
import { all, done, get, ok, same, sql, test } from '../lib/odata.mjs';

const ids = async (q, set = 'spans', key = 'id') => {
  const r = await get(`${set}?$select=${key}&${q}`);
  if (r.status !== 200) throw new Error(`${q}: ${r.status} ${r.text}`);
  return r.json.value.map((x) => x[key]);
};

await test('durations of numbers', async () => {
  const rows = (await get('spans')).json.value;
  const of = (name) => rows.map((r) => r[name]);
  same(of('secs'), ['PT1M30S', '-PT30S', null, 'PT1H', 'PT1M30S'], 'seconds, INT');
  same(of('mins'), ['PT1M30S', 'PT15S', null, 'PT1H', 'PT1M30S'], 'minutes, DECIMAL');
  same(of('hours'), ['PT1H30M', 'PT6M', null, 'P1D', '-PT1H30M'], 'hours, DOUBLE');
  same(of('days'), ['P2D', 'PT0S', 'P1D', 'P40D', 'P65535D'], 'days, SMALLINT: beyond the 838 hours of TIME');
  same(of('millis'), ['PT1.5S', 'PT0.001S', null, 'P1D', 'PT1.5S'], 'milliseconds, BIGINT');
  same([of('big').slice(0, 3), typeof of('big')[3]], [['P1D', 'P2D', null], 'string'], 'BIGINT UNSIGNED: too much for a duration is no error');
  same((await get('spans(1)/mins/$value')).text, 'PT1M30S', '/$value');
  for (const [q, want] of [
    ["secs eq duration'PT1M30S'", [1, 5]], ["secs eq 'PT90S'", [1, 5]], ["secs ne duration'PT90S'", [2, 3, 4]], ["secs lt duration'PT0S'", [2]], ["secs ge duration'PT1H'", [4]],
    ["mins eq duration'PT15S'", [2]], ["hours gt duration'PT1H'", [1, 4]], ["days gt duration'P35D'", [4, 5]], ["millis eq duration'PT1.5S'", [1, 5]],
    ['secs eq null', [3]], ['not (secs gt mins)', [1, 2, 3, 4, 5]], ['secs eq mins', [1, 3, 4, 5]], ['secs eq plain', [1, 2, 3, 4, 5]], ['plain lt secs', []],
    ["secs in (duration'PT1H',duration'-PT30S')", [2, 4]], ["secs add duration'PT30S' eq duration'PT2M'", [1, 5]], ["secs mul 2 eq duration'PT3M'", [1, 5]],
    ["mins div 2 eq duration'PT30M'", [4]], ["-secs eq duration'PT30S'", [2]], ['totalseconds(secs) eq 90', [1, 5]], ['totalseconds(millis) lt 1', [2]],
    ['secs sub mins eq duration\'PT0S\'', [1, 4, 5]], ["2024-01-01T00:00:00Z add days eq 2024-01-03T00:00:00Z", [1]],
    ["case(secs gt duration'PT1M':secs,true:mins) eq duration'PT15S'", [2]], ['isof(secs,Edm.Duration)', [1, 2, 4, 5]],
  ])
    same(await ids(`$filter=${q.replace(' add ', ' add ')}`), want, q);
  same(await ids('$orderby=secs desc,id'), [4, 1, 5, 2, 3], '$orderby');
  for (const order of ['secs,id', 'hours desc,id', 'millis desc,id', 'days', 'clock,id', 'noon desc,id']) {
    const { rows: paged } = await all(`spans?$select=id&$orderby=${order}`, { Prefer: 'maxpagesize=2' });
    same(paged.map((r) => r.id), await ids(`$orderby=${order}`), `pages by ${order}`);
  }
  same((await get('spans?$compute=secs add mins as Both&$select=Both&$top=1')).json.value.map((r) => r.Both), ['PT3M'], '$compute');
  same((await get('spans?$format=text/csv&$select=secs,days')).text.split('\r\n').slice(0, 3), ['secs,days', 'PT1M30S,P2D', "'-PT30S,PT0S"], 'CSV');
  const xml = (await get('$metadata')).text;
  for (const [name, p] of [['secs', 0], ['mins', 2], ['hours', 6], ['millis', 3]])
    ok(new RegExp(`Name="${name}" Type="Edm.Duration" Nullable="true" Precision="${p}"`).test(xml), `${name}: Edm.Duration, precision ${p}`);
  ok(/Name="days" Type="Edm.Duration" Nullable="false"/.test(xml), 'NOT NULL stays');
});

await test('times of day of numbers', async () => {
  const rows = (await get('spans?$select=clock,noon')).json.value;
  same(rows.map((r) => r.clock), ['01:00:00', '23:59:59', null, null, null], 'seconds: what no day has is null');
  same(rows.map((r) => r.noon?.slice(0, 8)), ['12:00:00', '23:59:56', undefined, '00:00:00', '06:30:00'], 'hours');
  same(await ids('$filter=clock eq 01:00:00'), [1], 'eq');
  same(await ids('$filter=noon ge 06:30:00 and noon lt 13:00:00'), [1, 5], 'ge, lt');
  same(await ids('$filter=hour(noon) eq 6'), [5], 'hour()');
  same(await ids('$filter=clock eq null'), [3, 4, 5], 'null');
});

await test('GUIDs of UUID, BINARY(16) and CHAR(36)', async () => {
  const g = '11234567-89ab-4def-8123-456789abcdef';
  for (const name of ['u', 'b', 'c']) {
    same((await get(`ids?$filter=${name} eq ${g}`)).json.value.length, 1, `${name} eq`);
    same((await get(`ids?$filter=${name} eq '${g}'`)).json.value.length, 1, `${name} eq, as text`);
    same((await get(`ids?$filter=${name} in (${g},${g.toUpperCase()})`)).json.value.length, 1, `${name} in, in capitals too`);
    same((await get(`ids?$filter=${name} ne ${g}`)).json.value.length, 2, `${name} ne`);
    const sorted = (await all(`ids?$orderby=${name} desc`, { Prefer: 'maxpagesize=1' })).rows.map((r) => r.u[0]);
    same(sorted, ['2', '1', '0'], `pages by ${name}`);
    same((await get(`ids?$select=${name}&$orderby=u`)).json.value[0][name], '01234567-89ab-4def-8123-456789abcdef', `${name}: the payload`);
  }
  same((await get(`ids(${g})`)).json.u, g, 'as a key');
});

await test('flags of an integer and of a SET', async () => {
  const keys = async (q) => (await ids(`$orderby=u&$filter=${q}`, 'ids', 'u')).map((u) => u[0]).join('');
  same((await get('ids?$orderby=u')).json.value.map((r) => [r.flags, r.opts]), [['Read,Write', 'a,c'], ['Grant', 'b'], ['0', '0']], 'the payload');
  for (const [q, want] of [
    ["flags has Sp.Right'Read'", '0'], ["flags has 'Read,Write'", '0'], ["flags has '3'", '0'], ["flags has 'Grant'", '1'], ["not (flags has 'Read')", '12'],
    ["flags eq 'Read,Write'", '0'], ["flags eq 'Write,Read'", '0'], ["flags eq Sp.Right'3'", '0'], ["flags eq '0'", '2'], ["flags ne 'Grant'", '02'], ["flags in ('Grant','0')", '12'], ["flags gt 'Read,Write'", '1'],
    ["opts has 'a'", '0'], ["opts has 'a,c'", '0'], ["opts has 'a,b'", ''], ["opts eq 'c,a'", '0'], ["opts eq '0'", '2'],
  ])
    same(await keys(q), want, q);
});
done();
