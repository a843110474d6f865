// 74-expand-statements.mjs - how many statements an answer costs, from the
// general log of the server: one for each level, never one for each parent.
import { all, get, ok, done, same, sql, test } from '../lib/odata.mjs';
import { note } from '../lib/faults.mjs';

// What the two accounts sent while `work` ran.
async function statements(work) {
  sql("SET GLOBAL general_log = OFF; TRUNCATE mysql.general_log; SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = ON");
  const answer = await work();
  sql('SET GLOBAL general_log = OFF');
  const rows = sql("SELECT SUBSTRING_INDEX(user_host, '[', 1), command_type, REPLACE(REPLACE(LEFT(argument, 400), '\\n', ' '), '\\t', ' ') FROM mysql.general_log ORDER BY event_time", '-N', '-B').split('\n').filter(Boolean).map((l) => l.split('\t'));
  const of = (user, type) => rows.filter(([u, t]) => u === user && type.includes(t));
  const selects = (user) => of(user, ['Execute', 'Query']).filter(([, , a]) => /^\(?\s*(SELECT|WITH)\b/i.test(a));
  return { answer, rows, read: selects('latchkey_read'), own: selects('latchkey'), sent: of('latchkey_read', ['Execute', 'Query', 'Prepare', 'Connect']) };
}
const brief = (s) => s.read.map((r) => r[2].slice(0, 160)).join('\n');
const tally = (s) => {
  const by = {};
  for (const [u, t] of s.rows) if (u.startsWith('latchkey')) by[`${u} ${t}`] = (by[`${u} ${t}`] ?? 0) + 1;
  return Object.entries(by).map(([k, n]) => `${n} ${k}`).join(', ');
};

await get('Companies?$top=1'); // a connection is made

const cases = [
  ['no $expand', 'Companies?$top=100', 0],
  ['one level to many', 'Companies?$top=100&$expand=Contacts', 1],
  ['two nested levels to many', 'Companies?$skip=1000&$top=100&$expand=Divisions($expand=Contacts)', 2],
  // The first 100 companies have more than expand_chunk (500) divisions.
  ['two nested levels, two chunks of parents', 'Companies?$top=100&$expand=Divisions($expand=Contacts)', 2, 1],
  ['two nested levels with options', 'Companies?$top=100&$expand=Contacts($top=2;$orderby=FullName desc;$expand=Owner($select=GivenName))', 2],
  ['two levels side by side', 'Companies?$top=100&$expand=Contacts($select=ID),Divisions($select=ID)', 2],
  ['to one, nested', 'Companies?$top=100&$expand=Country($expand=Currency)', 2],
  ['through a link table', 'Companies?$top=100&$expand=Tags', 1],
];
const divisions = Number(sql('SELECT COUNT(*) FROM Divisions WHERE CompanyID IN (SELECT ID FROM (SELECT ID FROM Companies ORDER BY ID LIMIT 100) AS c)', '-N').trim());
ok(divisions > 500 && divisions <= 1000, `the first 100 companies have ${divisions} divisions`);
for (const [name, url, levels, chunks = 0] of cases)
  await test(name, async () => {
    const s = await statements(() => get(url));
    const rows = s.answer.json?.value?.length;
    same([s.answer.status, rows], [200, 100], `${name}: 100 parents`);
    ok(s.read.length === 1 + levels + chunks, `${name}: ${s.read.length} SELECT for 1 + ${levels} levels${chunks ? `, ${chunks} more chunk` : ''}`, brief(s));
    same(s.own.length, 1, `${name}: one look at the key`);
    note(`${name}: ${tally(s)}; ${s.answer.bytes.length} bytes`);
  });

await test('pages', async () => {
  const url = 'Companies?$skip=1000&$top=500&$select=ID&$expand=Divisions($select=ID;$expand=Contacts($select=ID))';
  const s = await statements(() => all(url, { Prefer: 'maxpagesize=100' }));
  same([s.answer.pages, s.answer.rows.length], [5, 500], '500 companies in 5 pages');
  same([s.read.length, s.own.length], [5 * 3, 5], 'each page costs 1 + 2 levels and one look at the key');
  note(`5 pages: ${tally(s)}`);
});

await test('single reads', async () => {
  for (const [name, url, want] of [
    ['a row by its key', 'Companies(1)', 1],
    ['a property', 'Companies(1)/Name', 1],
    ['/$count', 'Companies/$count', 1],
    ['$count=true', 'Companies?$top=5&$count=true', 2],
    ['a row by its key, two levels', 'Companies(1)?$expand=Divisions($expand=Contacts)', 3],
    ['$metadata', '$metadata', 0],
    ['an unknown name', 'Companies?$filter=Nope eq 1', 0],
  ]) {
    await get(url); // prepared
    const s = await statements(() => get(url));
    same([s.own.length, s.read.length], [1, want], `${name}: one look at the key, ${want} SELECT`);
    note(`${name}: ${tally(s)}`);
  }
});

// The text of a statement never holds what the client wrote.
await test('values are bound', async () => {
  const s = await statements(() => get("Contacts?$filter=Email eq 'needle''x' and Score gt 12345.5&$top=1"));
  const prepared = s.rows.filter(([u, t]) => u === 'latchkey_read' && t === 'Prepare').map((r) => r[2]);
  ok(!prepared.some((t) => /needle|12345/.test(t)), 'no literal of the request in a prepared text', prepared.join('\n'));
  ok(s.sent.some((r) => r[1] === 'Execute') && !s.sent.some((r) => r[1] === 'Query' && /SELECT .* FROM/i.test(r[2])), 'and it is executed, not sent as text', tally(s));
});
done();
