// 54-navigation.mjs - of every set: each property sorted both ways in pages,
// each value found by eq with what was sent, each navigation expanded and
// followed. For any schema: tests/http/run.sh lighttpd … --data FILE.
import { all, done, get, model, ok, root, same, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const sets = await model();
const strip = (o) => {
  if (o === null || typeof o !== 'object') return o;
  const copy = { ...o };
  delete copy['@odata.context'];
  return copy;
};
// Literals in the text of the answer: numbers keep their digits.
const literal = (type, v) => {
  if (v === null) return 'null';
  if (type === 'Edm.String' || !type.startsWith('Edm.')) return `'${v.replaceAll("'", "''")}'`;
  if (type === 'Edm.Duration') return `duration'${v}'`;
  if (type === 'Edm.Binary') return `binary'${v}'`;
  return String(v);
};
for (const [set, type] of Object.entries(sets)) {
  const head = { Accept: 'application/json;IEEE754Compatible=true' };
  const plain = type.props.filter((p) => !p.Type.startsWith('Edm.Geo'));
  await test(set, async () => {
    const total = Number((await get(`${set}/$count`)).text);
    const some = (await get(`${set}?$top=3`, head)).json.value;
    const bad = { eq: [], ne: [], orders: [], navs: [], paths: [] };
    for (const p of plain)
      for (const row of some.slice(0, 2)) {
        const v = row[p.Name];
        if (v === undefined || String(v).length > 500) continue; // large, or not sent unless selected
        if (String(v).includes('\0')) continue; // no URL may hold it
        const lit = enc(literal(p.Type, v));
        const eq = await get(`${set}/$count?$filter=${p.Name} eq ${lit}`);
        const ne = await get(`${set}/$count?$filter=${p.Name} ne ${lit}`);
        const key = type.keys.map((k) => `${k} eq ${enc(literal(type.props.find((x) => x.Name === k).Type, row[k]))}`).join(' and ');
        const one = await get(`${set}/$count?$filter=${key} and ${p.Name} eq ${lit}`);
        if (one.text !== '1') bad.eq.push(`${p.Name} eq ${decodeURIComponent(lit)}: ${one.text}`);
        if (Number(eq.text) + Number(ne.text) !== total) bad.ne.push(`${p.Name} ${decodeURIComponent(lit)}: ${eq.text} + ${ne.text} of ${total}`);
      }
    same(bad.eq, [], `${set}: what was sent is found again`);
    same(bad.ne, [], `${set}: eq and ne make all`);
    if (total > 1 && total <= 20000)
      for (const p of plain)
        for (const dir of ['', ' desc']) {
          const url = `${set}?$select=${type.keys.join(',')}&$orderby=${p.Name}${dir}&$top=400`;
          const one = await get(url);
          const { rows } = await all(url, { Prefer: 'maxpagesize=97' });
          if (one.status !== 200 || JSON.stringify(one.json.value) !== JSON.stringify(rows)) bad.orders.push(`${p.Name}${dir} ${one.status}`);
        }
    same(bad.orders, [], `${set}: every order in pages`);
    const base = `${set}?$top=3&$select=${type.keys.join(',')}`;
    const full = (await get(base, { Accept: 'application/json;odata.metadata=full' })).json.value;
    for (const n of type.navs) {
      const many = n.Type.startsWith('Collection(');
      const x = await get(`${base}&$expand=${n.Name}${many ? '($top=50)' : ''}`);
      if (x.status !== 200) {
        bad.navs.push(`${n.Name} ${x.text.slice(0, 200)}`);
        continue;
      }
      for (const [i, row] of x.json.value.entries()) {
        const r = await get(new URL(`${full[i][`${n.Name}@odata.navigationLink`] ?? `${full[i]['@odata.id']}/${n.Name}`}${many ? '?$top=50' : ''}`, root));
        const want = r.status === 204 ? null : many ? r.json?.value : strip(r.json);
        if (JSON.stringify(row[n.Name]) !== JSON.stringify(want)) bad.navs.push(`${n.Name} of ${JSON.stringify(row).slice(0, 80)}: ${r.status} ${JSON.stringify(want).slice(0, 100)}`);
      }
      if (!many) {
        const miss = Number((await get(`${set}/$count?$filter=${n.Name} eq null`)).text);
        const there = Number((await get(`${set}/$count?$filter=${n.Name} ne null`)).text);
        if (miss + there !== total) bad.paths.push(`${n.Name}: ${miss} + ${there} of ${total}`);
      }
    }
    same(bad.navs, [], `${set}: expand is what navigation gives`);
    same(bad.paths, [], `${set}: a navigation is null or it is not`);
  });
}
ok(Object.keys(sets).length > 0, 'there are sets');
done();
