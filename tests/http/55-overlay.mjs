// 55-overlay.mjs - a model overlay at work: names, types, keys, relations.
// stack: --data tests/catalog/overlay.sql --model tests/catalog/overlay.json
import { all, done, get, ok, root, same, test } from '../lib/odata.mjs';

const values = async (url, name) => {
  const r = await get(url, { Prefer: 'maxpagesize=1000' });
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text}`);
  return name ? r.json.value.map((row) => row[name]) : r.json.value;
};
const refused = async (url, status, part) => {
  const r = await get(url);
  ok(r.status === status && r.text.includes(part), `${url}: ${status}`, `${r.status} ${r.text}`);
};
const guid = (end, head = '00000000') => `${head}-0000-0000-0000-0000000000${end}`;
const ann = guid('a1');
const bob = guid('b2');
const cid = guid('c3');
const dan = guid('d4');
const eva = guid('e5', 'ff000000');

await test('names', async () => {
  const sets = (await get('')).json.value.map((s) => s.name);
  same(sets, ['Kinds', 'OrgNames', 'Organizations', 'depts', 'labels', 'logs', 'people'], 'the service document has the given names, and nothing hidden');
  for (const hidden of ['orgs', 'vault', 'people_labels', 'v_kinds']) await refused(hidden, 404, hidden);
  same(Object.keys((await get('Organizations(1)')).json).filter((k) => !k.startsWith('@')),
    ['ID', 'Name', 'kind', 'rights', 'active', 'deleted', 'uid', 'secret', 'opens', 'state', 'opts', 'size'], 'properties have the given names');
  await refused("Organizations?$filter=title eq 'Dodo'", 400, 'title');
  await refused('people?$select=org_code', 400, 'org_code');
  await refused('Organizations(1)/vault', 404, 'vault');
  same(await values("Organizations?$filter=Name eq 'Dodo'", 'ID'), [4], 'a renamed property in $filter');
  same(await values('Organizations?$orderby=Name desc&$select=Name', 'Name'), ['Eve', 'Dodo', 'Clarke', 'Byron Ltd', 'Ada & Sons'], 'in $orderby and $select');
  const xml = (await get('$metadata')).text;
  ok(xml.includes('<Schema Namespace="Crm"'), 'the namespace');
  ok(xml.includes('String="Everybody we deal with"') && xml.includes('String="As on the contract"'), 'descriptions');
  ok(!/vault|people_labels|org_code/.test(xml), '$metadata says nothing of what is hidden');
});

await test('page size of a set', async () => {
  const first = await get('Organizations?$select=ID');
  same([first.json.value.length, typeof first.json['@odata.nextLink']], [2, 'string'], 'pages of two rows');
  const { rows, pages } = await all('Organizations?$orderby=Name desc');
  same([rows.map((r) => r.ID), pages], [[5, 4, 3, 2, 1], 3], 'three pages have all rows');
  same((await values('Organizations', 'ID')).length, 5, 'maxpagesize wins');
  same((await get('depts')).json.value.length, 3, 'other sets are not cut');
});

await test('enumeration of integers', async () => {
  same(await values('Organizations', 'kind'), ['Customer', 'Supplier', 'Both', '7', 'Customer'], 'names; a number that has none as it is');
  for (const lit of ["'Both'", "Crm.OrgKind'Both'", "'9'", "Crm.OrgKind'9'"])
    same(await values(`Organizations?$filter=kind eq ${lit}`, 'ID'), [3], `eq ${lit}`);
  same(await values("Organizations?$filter=kind ne 'Customer'", 'ID'), [2, 3, 4], 'ne');
  same(await values("Organizations?$filter=kind in ('Supplier','Both')", 'ID'), [2, 3], 'in');
  same(await values("Organizations?$filter=kind gt 'Supplier'", 'ID'), [3, 4], 'gt, by number');
  same(await values("Organizations?$filter=kind eq '7' or kind eq '-1'", 'ID'), [4], 'eq a number without a name');
  await refused("Organizations?$filter=kind eq 'Nobody'", 400, 'no value of Crm.OrgKind');
  same(await values('Organizations?$orderby=kind desc,ID', 'ID'), [3, 4, 2, 1, 5], '$orderby, by number');
  same((await all('Organizations?$orderby=kind,ID desc')).rows.map((r) => r.ID), [5, 1, 2, 4, 3], 'pages in that order');
  same((await get('Organizations(1)/kind/$value')).text, 'Customer', '$value');
  ok((await get('Organizations(1)', { Accept: 'application/json;odata.metadata=full' })).text.includes('"kind@odata.type":"#Crm.OrgKind"'), 'metadata=full');
});

await test('flags of integers', async () => {
  same(await values('Organizations', 'rights'), ['None', 'Read', 'Read,Write', '8', 'Write'], 'names, and the number where bits have none');
  same(await values("Organizations?$filter=rights has 'Write'", 'ID'), [3, 5], 'has');
  same(await values("Organizations?$filter=rights eq 'Read,Write'", 'ID'), [3], 'eq two flags');
  same(await values("Organizations?$filter=rights eq Crm.Rights'5'", 'ID'), [3], 'eq their number');
  same(await values("Organizations?$filter=rights eq 'None'", 'ID'), [1], 'eq none');
  same(await values("Organizations?$filter=rights eq '8'", 'ID'), [4], 'eq a number without a name');
});

await test('enumerations of ENUM and SET with names of their own', async () => {
  same(await values('Organizations', 'state'), ['NewLead', 'WonDeal', 'Lost', 'Lost', 'NewLead'], 'ENUM');
  same(await values("Organizations?$filter=state eq Crm.State'WonDeal'", 'ID'), [2], 'eq');
  same(await values("Organizations?$filter=state in ('WonDeal','NewLead')", 'ID'), [1, 2, 5], 'in');
  same(await values('Organizations?$orderby=state desc,ID', 'ID'), [3, 4, 2, 1, 5], '$orderby');
  same((await all('Organizations?$orderby=state desc,ID')).rows.map((r) => r.ID), [3, 4, 2, 1, 5], 'pages');
  same(await values('Organizations', 'opts'), ['0', 'Mail', 'Mail,Phone', 'Phone', '0'], 'SET');
  same(await values("Organizations?$filter=opts has Crm.Channels'Phone'", 'ID'), [3, 4], 'has');
  same(await values('Organizations', 'size'), ['small', 'large', null, null, 'large'], 'ENUM as text');
  same(await values("Organizations?$filter=startswith(size,'l')", 'ID'), [2, 5], 'text functions take it');
  same(await values("Organizations?$filter=size eq 'large' or size lt 'm'", 'ID'), [2, 5], 'compared as text');
  same((await all('Organizations?$orderby=size,ID')).rows.map((r) => r.ID), [3, 4, 2, 5, 1], 'pages in the order of the text');
});

await test('Boolean and Byte', async () => {
  same(await values('Organizations', 'active'), [true, false, true, true, false], 'TINYINT(1) as Boolean');
  same(await values('Organizations?$filter=active and not (deleted eq null)', 'ID'), [1, 3, 4], 'in $filter');
  same(await values('Organizations?$filter=active eq false', 'ID'), [2, 5], 'eq false');
  same(await values('Organizations', 'deleted'), [0, 0, 1, 0, 0], 'BIT(1) as a number');
  same(await values('Organizations?$filter=deleted gt 0', 'ID'), [3], 'gt');
});

await test('TimeOfDay', async () => {
  same(await values('Organizations', 'opens'), ['08:30:00', '00:00:00', null, null, null], 'what no day has is null');
  same(await values('Organizations?$filter=opens eq 08:30:00', 'ID'), [1], 'eq');
  same(await values('Organizations?$filter=opens lt 12:00:00', 'ID'), [1, 2], 'lt');
  same(await values('Organizations?$filter=opens ge 00:00:00', 'ID'), [1, 2], 'ge');
  same(await values('Organizations?$filter=opens eq null', 'ID'), [3, 4, 5], 'eq null');
  same(await values('Organizations?$filter=opens ne null', 'ID'), [1, 2], 'ne null');
  same(await values('Organizations?$filter=hour(opens) eq 8', 'ID'), [1], 'hour');
  same((await all('Organizations?$orderby=opens,ID')).rows.map((r) => r.ID), [5, 4, 2, 1, 3], 'pages in its order');
  same((await all('Organizations?$orderby=opens desc,ID')).rows.map((r) => r.ID), [3, 1, 2, 4, 5], 'and backwards');
});

await test('Guid from CHAR(36)', async () => {
  const uid = '11111111-aaaa-4bbb-8ccc-000000000002';
  same(await values(`Organizations?$filter=uid eq ${uid}`, 'uid'), [uid], 'eq');
  same(await values(`Organizations?$filter=uid eq ${uid.toUpperCase()}`, 'ID'), [2], 'in capitals');
  same(await values(`Organizations?$filter=uid in (${uid},'${uid.replace(/2$/, '4')}')`, 'ID'), [2, 4], 'in');
  same((await all('Organizations?$orderby=uid desc')).rows.map((r) => r.ID), [5, 4, 3, 2, 1], 'pages');
});

await test('Guid from BINARY(16)', async () => {
  same(await values('people', 'id'), [ann, bob, cid, dan, eva], 'as a key, in its order');
  same((await get(`people(${bob})`)).json.name, 'Bob', 'by key');
  same((await get(`people(${eva.toUpperCase()})`)).json.name, 'Eva', 'by key in capitals');
  same((await get(`people(${guid('77')})`)).status, 404, 'a key that is not there');
  same(await values(`people?$filter=boss eq ${ann}`, 'name'), ['Bob', 'Cid'], 'eq');
  same(await values(`people?$filter=boss ne ${ann}`, 'name'), ['Ann', 'Dan', 'Eva'], 'ne');
  same(await values(`people?$filter=id in (${ann},${eva})`, 'name'), ['Ann', 'Eva'], 'in');
  same(await values(`people?$filter=id gt ${bob}`, 'name'), ['Cid', 'Dan', 'Eva'], 'gt');
  same(await values('people?$filter=id eq boss', 'name'), [], 'two columns');
  same(await values('people?$filter=boss eq null', 'name'), ['Ann'], 'eq null');
  for (const order of ['id', 'boss', 'boss desc', 'id desc']) {
    const want = await values(`people?$orderby=${order}`, 'name');
    const rows = [];
    for (let next = `people?$orderby=${order}`; next; ) {
      const r = await get(next, { Prefer: 'maxpagesize=1' });
      rows.push(...r.json.value.map((v) => v.name));
      next = r.json['@odata.nextLink'];
    }
    same(rows, want, `pages by ${order}`);
  }
});

await test('relations', async () => {
  const people = await values('people?$expand=Boss($select=name),Department($select=name),Organization($select=Name)&$select=name');
  same(people.map((p) => [p.name, p.Boss?.name, p.Department?.name, p.Organization?.Name]),
    [['Ann', undefined, 'Sales', 'Ada & Sons'], ['Bob', 'Ann', 'Stores', 'Ada & Sons'], ['Cid', 'Ann', 'Books', 'Byron Ltd'],
      ['Dan', 'Bob', undefined, undefined], ['Eva', undefined, undefined, undefined]], 'to one, of one and of two columns; nothing there is null');
  const staff = await values('people?$expand=Staff($select=name)');
  same(staff.map((p) => p.Staff.map((s) => s.name)), [['Bob', 'Cid'], ['Dan'], [], [], []], 'to many');
  same(await values(`people(${ann})/Staff`, 'name'), ['Bob', 'Cid'], 'as a path');
  same((await get(`people(${ann})?$expand=Staff`)).json.Staff.length, 2, 'below one entity');
  const top = await values('people?$expand=Staff($top=1;$orderby=name desc;$select=name)');
  same(top.map((p) => p.Staff.map((s) => s.name)), [['Cid'], ['Dan'], [], [], []], 'with $top');
  same(await values('people?$filter=Boss/Boss/name eq \'Ann\'', 'name'), ['Dan'], 'in $filter');
  same(await values('people?$filter=Department/Organization/kind eq \'Supplier\'', 'name'), ['Cid'], 'across a declared key');
  same(await values('depts(org_id=1,Number=2)/Members', 'name'), ['Bob'], 'back, of two columns');
  same(await values('Organizations(1)/Departments', 'name'), ['Sales', 'Stores'], 'the renamed inverse of a foreign key');
  await refused('Organizations?$expand=people', 400, 'people');
});

await test('many to many across a hidden table', async () => {
  const people = await values('people?$expand=Labels($select=text;$orderby=text)');
  same(people.map((p) => p.Labels.map((l) => l.text)), [['green', 'red'], ['green'], [], [], []], 'there');
  const labels = await values('labels?$expand=People($select=name)');
  same(labels.map((l) => l.People.map((p) => p.name)), [['Ann'], ['Ann', 'Bob'], []], 'and back');
  same(await values(`people(${ann})/Labels`, 'text'), ['red', 'green'], 'as a path');
});

await test('declared columns for $search', async () => {
  same(await values('Organizations?$search=Dodo', 'ID'), [4], 'in a name');
  same(await values('Organizations?$search=lost', 'ID'), [], 'not in a column that was not declared');
});

await test('declared keys', async () => {
  same((await get('logs(2)')).json.what, 'work', 'a table without a key');
  same((await get("Kinds(Crm.OrgKind'Customer')")).json.n, 2, 'a view, by an enumeration');
  same((await get('OrgNames(3)')).json.title, 'Clarke', 'a view whose key is proven');
  const r = await get("Kinds?$orderby=n desc", { Prefer: 'maxpagesize=1' });
  ok(r.json['@odata.nextLink'].startsWith(root), 'pages of a view');
  same((await get("Kinds(Crm.OrgKind'7')")).json?.n, 1, 'by a number without a name');
  const first = (await get('Kinds', { Accept: 'application/json;odata.metadata=full' })).json.value[0];
  ok((await get(first['@odata.id'])).json.Kind === first.Kind, 'its canonical URL leads to it');
});
done();
