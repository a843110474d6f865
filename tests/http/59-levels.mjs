// 59-levels.mjs - $levels in $expand, to one and to many, compared with the
// tree that SQL gives (41a-4.4).
import { done, get, ok, root, same, table, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const people = table('SELECT ID, ManagerID FROM Employees ORDER BY ID').map(([id, m]) => [Number(id), m === null ? null : Number(m)]);
const manager = new Map(people);
const team = (id) => people.filter(([, m]) => m === id).map(([i]) => i);
const up = (id, levels) => {
  const m = manager.get(id);
  const e = { ID: id };
  if (levels > 0) e.Manager = m === null ? null : up(m, levels - 1);
  return e;
};
const down = (id, levels) => {
  const e = { ID: id };
  if (levels > 0) e.Employees_Manager = team(id).map((i) => down(i, levels - 1));
  return e;
};
const depth = (id) => (manager.get(id) === null ? 0 : 1 + depth(manager.get(id)));
const deepest = Math.max(...people.map(([id]) => depth(id)));
const boss = people.find(([, m]) => m === null)[0];
ok(deepest > 1, 'the tree has several levels', deepest);

await test('to one', async () => {
  for (const levels of [1, 2, 3]) {
    const r = await get(`Employees?$select=ID&$expand=${enc(`Manager($select=ID;$levels=${levels})`)}`);
    same(r.status, 200, `$levels=${levels}`);
    const strip = JSON.stringify(r.json.value);
    same(strip, JSON.stringify(people.map(([id]) => up(id, levels))), 'everybody\'s managers');
  }
  const r = await get(`Employees?$select=ID&$expand=${enc('Manager($select=ID;$levels=2)')}`);
  same(r.json['@odata.context'], `${root}$metadata#Employees(ID,Manager+(ID))`, 'the context URL has a +');
});

await test('to many', async () => {
  for (const levels of [1, 2, 4]) {
    const r = await get(`Employees(${boss})?$select=ID&$expand=${enc(`Employees_Manager($select=ID;$levels=${levels})`)}`);
    delete r.json['@odata.context'];
    same(r.json, down(boss, levels), `$levels=${levels}`);
  }
  const max = await get(`Employees(${boss})?$select=ID&$expand=${enc('Employees_Manager($select=ID;$levels=max)')}`);
  delete max.json['@odata.context'];
  same(max.json, down(boss, 8), '$levels=max is as deep as expand_depth allows');
});

await test('options of each level', async () => {
  const r = await get(`Employees(${boss})?$select=ID&$expand=${enc('Employees_Manager($select=ID;$orderby=ID desc;$top=2;$levels=2)')}`);
  const top = (id, levels) => ({ ID: id, ...(levels > 0 && { Employees_Manager: team(id).reverse().slice(0, 2).map((i) => top(i, levels - 1)) }) });
  delete r.json['@odata.context'];
  same(r.json, top(boss, 2), '$orderby and $top');
});

await test('*', async () => {
  const r = await get(`ExchangeRates?$top=1&$expand=${enc('*($levels=2)')}`);
  same(r.status, 200, '*($levels=2)');
  ok(Array.isArray(r.json.value[0].Currency.Countries), 'two levels of everything');
});

for (const [url, status] of [
  ['Employees?$expand=Manager($levels=9)', 400],
  ['Employees?$expand=Manager($levels=0)', 400],
  ['Employees?$expand=Manager($levels=x)', 400],
  ['Employees?$expand=Territory($levels=2)', 400],
  ['Employees?$expand=Manager($levels=2;$expand=Manager)', 400],
])
  await test(url, async () => same((await get(url)).status, status, `${url} is ${status}`));
done();
