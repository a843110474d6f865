// 53-rules.mjs - expand, paths, headers and pages while rows come and go, on
// data that is easy to get wrong.
// stack: --data tests/http/strange.sql
import { all, done, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
// The part of a row that a query asks for, from SQL.
const rows = (select, names) =>
  table(select).map((r) => Object.fromEntries(r.map((v, i) => [names[i], v !== null && /^-?\d+$/.test(v) ? Number(v) : v])));
const value = async (url, headers) => {
  const r = await get(url, headers);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text.slice(0, 300)}`);
  return r.json.value;
};

await test('expand is what navigation gives', async () => {
  const navs = { Team: 0, OldTeam: 0, Boss: 0, People_Boss: 1, PeopleSkills: 1, Teams: 1, Skills: 1 };
  const whole = await value('People?$expand=*');
  same(Object.keys(whole[0]).slice(5), Object.keys(navs), '* expands every navigation');
  for (const [nav, many] of Object.entries(navs)) {
    const one = await value(`People?$select=ID&$expand=${nav}`);
    for (const [i, p] of one.entries()) {
      const r = await get(`People(${p.ID})/${nav}`);
      const want = many ? r.json.value : r.status === 204 ? null : r.json;
      if (want && !many) delete want['@odata.context'];
      same(p[nav], want, `People(${p.ID})/${nav}`);
      same(whole[i][nav], want, `and under *: ${nav}`);
    }
    if (!many) continue;
    const counted = await value(`People?$select=ID&$expand=${nav}($count=true;$top=1)`);
    const none = await value(`People?$select=ID&$expand=${nav}($count=true;$top=0)`);
    const skipped = await value(`People?$select=ID&$expand=${nav}($count=true;$skip=1)`);
    for (const [i, p] of one.entries()) {
      same([counted[i][`${nav}@odata.count`], counted[i][nav]], [p[nav].length, p[nav].slice(0, 1)], `${nav}($count=true;$top=1) of ${p.ID}`);
      same([none[i][`${nav}@odata.count`], none[i][nav]], [p[nav].length, []], `${nav}($count=true;$top=0) of ${p.ID}`);
      same([skipped[i][`${nav}@odata.count`], skipped[i][nav]], [p[nav].length, p[nav].slice(1)], `${nav}($count=true;$skip=1) of ${p.ID}`);
      same((await get(`People(${p.ID})/${nav}/$count`)).text, String(p[nav].length), `${nav}/$count of ${p.ID}`);
    }
  }
});

await test('options inside', async () => {
  for (const [opt, more] of [
    ['$orderby=Code desc', 'ORDER BY Code DESC'], ["$filter=Code eq 'sql'", "AND Code = 'sql' COLLATE utf8mb4_bin"],
    ["$filter=contains(Name,'Q') and Code ne null", "AND Name COLLATE utf8mb4_bin LIKE '%Q%'"], ['$filter=false', 'AND 0'],
    ['$orderby=length(Name) desc,Code', 'ORDER BY CHAR_LENGTH(Name) DESC, Code'], ['$orderby=Name;$skip=1;$top=1', 'ORDER BY Name LIMIT 1 OFFSET 1'],
    ['$filter=null', 'AND 0'], ['$top=2;$orderby=Code desc', 'ORDER BY Code DESC LIMIT 2'], ['$skip=99', 'LIMIT 0'],
  ])
    for (const p of await value(`People?$select=ID&$expand=${enc(`Skills($select=Code;${opt})`)}`))
      same(p.Skills, rows(`SELECT Code FROM Skills s JOIN PeopleSkills l ON l.SkillCode = s.Code WHERE l.PersonID = ${p.ID} ${more}`, ['Code']), `Skills(${opt}) of ${p.ID}`);
  // the same filter over another path: joins inside an expand
  for (const t of await value(`Teams?$select=ID&$expand=${enc("People_Team($select=ID;$filter=Boss/Name eq 'Ann' or Boss eq null;$orderby=Boss/Name desc,ID desc;$count=true)")}`))
    same(t.People_Team, rows(`SELECT p.ID FROM People p LEFT JOIN People b ON b.ID = p.BossID WHERE p.TeamID = ${t.ID} AND (b.Name = 'Ann' OR b.ID IS NULL) ORDER BY b.Name DESC, p.ID DESC`, ['ID']), `joins inside an expand, team ${t.ID}`);
  const deep = await value('Teams?$select=ID&$expand=People_Team($select=ID;$expand=Skills($select=Code;$expand=People($select=ID;$expand=Team($select=Name))))');
  for (const t of deep)
    for (const p of t.People_Team)
      for (const s of p.Skills)
        same(s.People.map((p) => ({ ID: p.ID, Team: { Name: p.Team?.Name } })), rows(`SELECT p.ID, t.Name FROM People p JOIN PeopleSkills l ON l.PersonID = p.ID LEFT JOIN Teams t ON t.ID = p.TeamID WHERE l.SkillCode = '${s.Code}' ORDER BY p.ID`, ['ID', 'Team']).map((x) => ({ ID: x.ID, Team: { Name: x.Team } })), `four levels: ${t.ID} ${p.ID} ${s.Code}`);
  const self = await value('People?$select=ID&$expand=Boss($select=ID;$expand=Boss($select=ID;$expand=Boss($select=ID))),People_Boss($select=ID;$expand=People_Boss($select=ID))');
  const boss = Object.fromEntries(table('SELECT ID, BossID FROM People').map(([a, b]) => [a, b]));
  const up = (id, n) => id == null ? null : { ID: Number(id), ...(n ? { Boss: up(boss[id], n - 1) } : {}) };
  for (const p of self) same(p.Boss, up(boss[p.ID], 2), `a chain of bosses of ${p.ID}`);
  // an alias of the request is known inside
  const a = await value("People?$select=ID&$expand=Skills($select=Code;$filter=Code eq @c)&@c='sql'");
  same(a.map((p) => p.Skills.map((s) => s.Code)), [['sql'], ['sql'], ['sql'], [], []], 'an alias inside an expand');
});

await test('expand in pages', async () => {
  const one = await value('Ties?$select=ID&$expand=Up_Ties($select=ID),Ties_Up_Ties($select=ID;$orderby=ID desc;$top=3;$count=true)&$orderby=CI desc,ID desc');
  for (const size of [1, 7, 100, 499]) {
    const { rows: got } = await all(`Ties?$select=ID&$expand=Up_Ties($select=ID),Ties_Up_Ties($select=ID;$orderby=ID desc;$top=3;$count=true)&$orderby=CI desc,ID desc${size === 1 ? '&$top=20' : ''}`, { Prefer: `maxpagesize=${size}` });
    same(got, size === 1 ? one.slice(0, 20) : one, `the same in pages of ${size}`);
  }
  for (const t of one.slice(0, 60)) {
    same(t.Ties_Up_Ties.map((x) => x.ID), table(`SELECT ID FROM Ties WHERE Up = ${t.ID} ORDER BY ID DESC LIMIT 3`).map((r) => Number(r[0])), `children of ${t.ID}`);
    same(t['Ties_Up_Ties@odata.count'], Number(sql(`SELECT COUNT(*) FROM Ties WHERE Up = ${t.ID}`, '-N')), `their number`);
  }
});

await test('links of full metadata lead back', async () => {
  const full = { Accept: 'application/json;odata.metadata=full' };
  for (const p of await value('People?$expand=Team,Skills', full)) {
    const id = p['@odata.id'];
    same((await get(new URL(id, root))).json.ID, p.ID, `@odata.id ${id}`);
    same(p['@odata.type'], '#test.People', '@odata.type');
    for (const [k, link] of Object.entries(p))
      if (k.endsWith('@odata.navigationLink')) {
        const r = await get(new URL(link, root));
        ok([200, 204].includes(r.status), `${k} of ${p.ID}`, `${link} ${r.status}`);
      }
    for (const s of p.Skills) same((await get(new URL(s['@odata.id'], root))).json.Code, s.Code, `@odata.id ${s['@odata.id']}`);
  }
  same(Object.keys((await value('People?$expand=Skills&$top=1', { Accept: 'application/json;odata.metadata=none' }))[0]), ['ID', 'Name', 'TeamID', 'OldTeamID', 'BossID', 'Skills'], 'none has nothing but values');
});

// [path, status, context behind "$metadata"]
for (const [path, status, context] of [
  ['People', 200, '#People'], ['People/', 200, '#People'], ['People(1)', 200, '#People/$entity'], ['People(1)/', 200, '#People/$entity'],
  ['People(2)/Boss', 200, '#People/$entity'], ['People(1)/Boss', 204], ['People(9)', 404], ['People(9)/Boss', 404], ['People(9)/Skills', 404], ['People(9)/Name', 404],
  ['People(9)/Skills/$count', 404], ['People(5)/Skills', 200, '#Skills'], ['People(5)/Skills/$count', 200], ['People(5)/Name', 204], ['People(5)/Name/$value', 204],
  ["People(3)/Skills('x%2Fy')", 200, '#Skills/$entity'], ["People(3)/Skills(%27x%2Fy%27)/Name", 200, "#Skills('x%2Fy')/Name"], ["People(3)/Skills('none')", 404],
  ["People(3)/Skills('none')/People", 404], ['People(3)/Boss/Boss/Team/Lead/Team', 200, '#Teams/$entity'], ['People(3)/Boss/Boss/Team/Lead/Name', 200, '#People(1)/Name'],
  ['People(1)/Boss/Team', 404], ['People(1)/Boss/Boss', 404], ['People(1)/Boss/Skills', 404], ['People?$select=ID', 200, '#People(ID)'], ['People?$select=ID,Name&$expand=Team', 200, '#People(ID,Name,Team)'],
  ['People?$expand=Team($select=Name)', 200, '#People(Team(Name))'], ['People(1)?$select=Name', 200, '#People(Name)/$entity'], ['People(2)/Boss?$select=Name', 200, '#People(Name)/$entity'],
  ['People(1)/Skills?$select=Name&$top=1', 200, '#Skills(Name)'], ['people', 200, '#People'], ['PEOPLE(1)/name', 200, '#People(1)/Name'],
])
  await test(path, async () => {
    const r = await get(path);
    same(r.status, status, `${path} is ${status}`);
    if (context) same(r.json['@odata.context'], `${root}$metadata${context}`, `its context`);
    const h = await get(path, {}, { method: 'HEAD' });
    same([h.status, h.headers.get('content-type'), h.bytes.length], [r.status, r.headers.get('content-type'), 0], `HEAD ${path}`);
  });

await test('pages while rows come and go', async () => {

  const walk = async (order, change) => {
    const seen = [];
    let next = `Ties?$select=ID&$orderby=${order}`, n = 0;
    while (next) {
      const r = await get(next, { Prefer: 'maxpagesize=20' });
      if (r.status !== 200) throw new Error(r.text);
      seen.push(...r.json.value.map((x) => x.ID));
      next = r.json['@odata.nextLink'];
      change(n++, r.json.value.at(-1)?.ID);
    }
    return seen;
  };
  for (const order of ['ID', 'CI desc', 'DT desc,M', 'length(Txt)', 'Up_Ties/CI']) {
    const before = table('SELECT ID FROM Ties').map((r) => Number(r[0]));
    const added = [], gone = [];
    const seen = await walk(order, (n, last) => {
      const id = 10000 + n;
      sql(`INSERT INTO Ties (ID, CI, DT, M, Txt) VALUES (${id}, ELT(${n} % 3 + 1, 'a', 'zz', NULL), '2020-01-0${n % 9 + 1}', ${n}, REPEAT('x', ${n}))`);
      added.push(id);
      if (n % 3 === 0 && last < 10000 && !Number(sql(`SELECT COUNT(*) FROM Ties WHERE Up = ${last}`, '-N'))) {
        sql(`DELETE FROM Ties WHERE ID = ${last}`); // the row that the token names
        gone.push(last);
      }
    });
    same(seen.length, new Set(seen).size, `$orderby=${order}: no row twice`);
    const lost = before.filter((id) => !gone.includes(id) && !seen.includes(id));
    same(lost, [], `$orderby=${order}: no row lost`);
    sql(`DELETE FROM Ties WHERE ID >= 10000; INSERT INTO Ties (ID) VALUES ${gone.map((g) => `(${g})`).join(',')}`);
  }

});

await test('$count, $top, $skip and the next link', async () => {
  const first = await get('Ties?$select=ID&$count=true&$top=30&$skip=5&$filter=B eq true', { Prefer: 'maxpagesize=10' });
  const total = Number(sql('SELECT COUNT(*) FROM Ties WHERE B = 1', '-N'));
  same([first.json['@odata.count'], first.json.value.length], [total, 10], '$count is of the whole');
  const next = first.json['@odata.nextLink'];
  const second = await get(next, { Prefer: 'maxpagesize=100' });
  same([second.json.value.length, second.json['@odata.nextLink']], [20, undefined], 'what remains of $top, and no more');
  same((await get('Ties?$top=0&$count=true', { Prefer: 'maxpagesize=5' })).json['@odata.nextLink'], undefined, '$top=0 has no next link');
  same((await get('Ties?$top=5', { Prefer: 'maxpagesize=5' })).json['@odata.nextLink'], undefined, 'a full last page by $top has none');
  same((await get('Ties?$filter=ID le 5', { Prefer: 'maxpagesize=5' })).json['@odata.nextLink'], undefined, 'a full last page has none');
  same((await get('Ties?$filter=ID le 6', { Prefer: 'maxpagesize=5' })).json.value.length, 5, 'one more has one');
  same((await get('Ties?$skip=9223372036854775807&$count=true')).json.value, [], 'a huge $skip');
  same((await get('Ties?$top=9223372036854775807&$skip=499')).json.value.length, 1, 'a huge $top');
  same((await get('Ties?$skip=9223372036854775808')).status, 400, 'too large a $skip');
  for (const change of [(s) => s.replace('B%20eq%20true', 'B%20eq%20false'), (s) => s.replace('Ties?', 'Ties?$orderby=CI&'), (s) => s.slice(0, -3), (s) => s.replace(/skiptoken=./, 'skiptoken=B')]) {
    const wrong = change(next);
    if (wrong === next) continue;
    const r = await get(wrong);
    ok(r.status === 400 && r.json.error.code === 'InvalidSkipToken', 'a next link that was changed', `${wrong} ${r.text.slice(0, 300)}`);
  }
  const odd = await get("Ties?%24select=ID&$filter=CI+eq+%27b%27+or%20CI eq 'a'&$orderby=CI%20desc&foo=a%26b", { Prefer: 'maxpagesize=50' });
  const rest = await all(odd.json['@odata.nextLink']);
  same(odd.json.value.length + rest.rows.length, Number(sql("SELECT COUNT(*) FROM Ties WHERE CI IN ('b','a') AND CI COLLATE utf8mb4_nopad_bin IN ('b','a')", '-N')), 'a next link keeps what was asked, however it was written');
});

await test('a literal with an offset', async () => {
  for (const f of ['DT6 ge 2024-02-29T14:34:56.789012+02:00', 'DT6 ge 2024-02-29T14:34:56.789012%2B02:00', 'DT6+ge+2024-02-29T14:34:56.789012+02:00', 'DT6%20ge%202024-02-29T12:34:56.789012Z', 'DT6%20ge%202024-02-29t12:34:56.789012z'])
    same((await value(`Times?$select=ID&$filter=${f}`)).map((x) => x.ID), [2, 3], f);
  for (const f of ['D eq 1.7976931348623157E+308', 'D eq 1.7976931348623157E%2B308', 'D eq 1.7976931348623157e308'])
    same((await value(`Numbers?$select=ID&$filter=${f}`)).map((x) => x.ID), [1], f);
  for (const f of ["Word eq 'a+b'", "Word eq 'a%2Bb'"])
    same((await value(`Words?$select=N&$filter=${f}`)).map((x) => x.N), f.includes('%') ? [12] : [8], `${f}: + is a blank in a text`);
  same((await get('Words(\'a+b\')')).json?.N, 12, 'but not in a path');
  for (const f of ['hour(2024-02-29T14:00:00+02:00) eq 12', 'date(2024-02-29T23:00:00-05:00) eq 2024-02-29'])
    ok([200, 400].includes((await get(`Times?$filter=${f}`)).status), f);
});
done();
