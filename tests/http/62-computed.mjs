// 62-computed.mjs - properties that the overlay computes.
// stack: --data tests/catalog/media.sql --model tests/catalog/media.json
import { all, done, get, ok, same, test } from '../lib/odata.mjs';
import { difference, packages } from '../lib/packages.mjs';

const values = async (url, name) => {
  const r = await get(url);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text}`);
  return r.json.value.map((row) => row[name]);
};
const refused = async (url, status, part) => {
  const r = await get(url);
  ok(r.status === status && r.text.includes(part), `${url}: ${status}`, `${r.status} ${r.text}`);
};

await test('in rows', async () => {
  same(await values('People', 'FullName'), ['Ada Lovelace', 'Grace Hopper', 'Alan Turing'], 'shown by default, of columns of several character sets');
  const { json } = await get('Files(2)?$select=Label,Shout,ParentTitle,ChildCount,HasEvil,Half');
  const { '@odata.context': context, ...row } = json;
  same(Object.entries(row).filter(([k]) => !k.includes('@')), Object.entries({ Shout: 'EVIL IN PIXEL', Label: 'Evil in Pixel', ParentTitle: 'Pixel', ChildCount: 2, HasEvil: false, Half: 0.5 }), 'each kind');
  ok(context.endsWith('#Files(Label,Shout,ParentTitle,ChildCount,HasEvil,Half)/$entity'), 'the context URL names what was selected', context);
  ok(!(await get('People(1)')).json['@odata.context'].includes('('), 'and nothing when nothing was');
  ok(!Object.keys(row).some((k) => k.endsWith('@odata.type')), '$metadata knows the types');
  const full = (await get('Files(1)?$select=Half,ChildCount', { Accept: 'application/json;odata.metadata=full' })).json;
  same([full['Half@odata.type'], full['ChildCount@odata.type'], full.ChildCount], ['#Decimal', '#Int64', 3], 'full metadata says them too');
  const decimal = await get('Files?$select=Half&$top=4', { Accept: 'application/json;IEEE754Compatible=true' });
  same(decimal.json.value.map((r) => r.Half), ['0.25', '0.5', '0.75', '1'], 'a computed decimal has the digits it needs');
  ok(!('FullName' in (await get('People(1)?$select=ID')).json), 'not when $select leaves it out');
});

await test('in expressions', async () => {
  same(await values("People?$filter=FullName eq 'Grace Hopper'", 'ID'), [2], '$filter');
  same(await values("People?$filter=endswith(FullName,'ing') and length(FullName) gt 5", 'ID'), [3], 'in functions');
  same(await values('People?$orderby=FullName desc', 'ID'), [2, 3, 1], '$orderby');
  same(await values('Files?$orderby=ChildCount desc,ID&$top=2', 'ID'), [1, 2], '$orderby of a count');
  same(await values("Files?$filter=Parent/Label eq 'Pixel (root)'", 'ID'), [2, 3, 4], 'behind navigation');
  same(await values('Files?$filter=Parent/Label eq null', 'ID'), [1, 7, 8, 9], 'of a missing entity: null');
  same(await values("Files?$filter=Children/any(title:title/Label eq 'Empty in Evil')", 'ID'), [2], 'in a lambda whose variable has the name of a property');
  same(await values('Files?$filter=HasEvil', 'ID'), [1], 'a Boolean is a condition');
  same(await values('Files?$filter=not HasEvil and Half ge 2', 'ID'), [8, 9], 'and its opposite');
  same(await values('People?$compute=length(FullName) as N&$filter=N eq 12&$select=N', 'N'), [12, 12], '$compute');
  same((await get("Files?$filter=Half gt 1&$count=true&$top=0")).json['@odata.count'], 5, '$count');
  same((await get("Files/$count?$filter=contains(Shout,'PIXEL')")).text, '4', '/$count');
  same((await get("Files(1)?$expand=Children($select=Label;$filter=HasEvil eq false;$orderby=Shout desc;$top=2)")).json.Children.map((c) => c.Label),
    ['Nonsense in Pixel', 'No type in Pixel'], '$expand');
  same((await get('Files(2)?$expand=Parent($select=Label,ChildCount)&$select=ID')).json.Parent.Label, 'Pixel (root)', '$expand to one');
  const { rows } = await all('Files?$orderby=Label&$select=ID,Label', { Prefer: 'maxpagesize=2' });
  same([rows.length, rows.map((r) => r.Label)], [9, rows.map((r) => r.Label).toSorted()], 'pages in that order');
});

await test('as a resource', async () => {
  same((await get('People(1)/FullName')).json.value, 'Ada Lovelace', 'a property');
  same((await get('People/2/FullName/$value')).text, 'Grace Hopper', '$value');
  same([(await get('Files(4)/Half')).json.value, (await get('Files(4)/Half/$value')).text], [1, '1'], 'a decimal');
  same((await get('Files(1)/ParentTitle')).status, 204, 'null');
  same((await get('Files(2)/Parent/Shout/$value')).text, 'PIXEL (ROOT)', 'behind navigation');
  await refused('Files(1)/Label/x', 404, 'has no properties');
  await refused('Files?$filter=Label eq $root/Files(2)/Label', 501, 'computed');
  same(await values('Files?$filter=Children/any(c:c/Label eq $it/Label)', 'ID'), [], 'beside $it');
  await refused("People(FullName='Ada Lovelace')", 400, 'not part of the key');
});

await test('$metadata', async () => {
  const xml = (await get('$metadata')).text;
  const of = (name) => new RegExp(`<Property Name="${name}"([^>]*)>([\\s\\S]*?)</Property>`).exec(xml);
  ok(of('FullName')[1].includes('Type="Edm.String"') && of('FullName')[2].includes('Core.V1.Computed" Bool="true"'), 'Core.Computed and its type');
  ok(of('FullName')[2].includes('First and last name') && !of('FullName')[2].includes('In the database'), 'its description');
  same(['ChildCount', 'HasEvil', 'Half'].map((n) => /Type="([^"]*)"/.exec(of(n)[1])[1]), ['Edm.Int64', 'Edm.Boolean', 'Edm.Decimal'], 'types of expressions');
  ok(/Scale="variable"/.test(of('Half')[1]) && !/Precision/.test(of('Half')[1]), 'a decimal of any scale');
  ok(/Nullable="false"/.test(of('ChildCount')[1]) && /Nullable="true"/.test(of('ParentTitle')[1]) && /MaxLength="40"/.test(of('ParentTitle')[1]), 'facets');
  same(difference((await get('$metadata?$format=json')).json, packages()('odata-csdl').xml2json(xml)), undefined, 'the JSON equals the conversion of odata-csdl');
});
done();
