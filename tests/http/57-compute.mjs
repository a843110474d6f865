// 57-compute.mjs - $compute in $select, $filter, $orderby and $expand, its
// types in the payload and its names in the context URL (41i-10).
import { all, done, get, ok, root, same, table, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const rows = (select) => table(select);

await test('values', async () => {
  const compute = 'CreditLimit mul 2 as Twice,AnnualRevenue div EmployeeCount as PerHead,length(Name) as Chars,' +
    'Contacts/$count as People,Country/Name as Land,year(CreatedAt) as Year,IsKeyAccount eq true as Key,' +
    'CreatedAt sub 2020-01-01T00:00:00Z as Age,CreditLimit as Limit,date(CreatedAt) as Day,Size as Class,null as Nothing,' +
    "concat(Name,'!') as Shout,Tags/any(t:t/ID eq 1) as One,cast(ID,Edm.Double) divby 8 as Eighth";
  const url = `Companies?$top=200&$select=ID,Twice,PerHead,Chars,People,Land,Year,Key,Age,Limit,Day,Class,Nothing,Shout,One,Eighth&$compute=${enc(compute)}`;
  const r = await get(url, { Accept: 'application/json;IEEE754Compatible=true' });
  same(r.status, 200, '$compute of many types');
  same(r.json['@odata.context'], `${root}$metadata#Companies(ID,Twice,PerHead,Chars,People,Land,Year,Key,Age,Limit,Day,Class,Nothing,Shout,One,Eighth)`, 'the context names them');
  const want = rows(`SELECT ID, CreditLimit*2, AnnualRevenue/EmployeeCount, CHAR_LENGTH(Name), (SELECT COUNT(*) FROM Contacts x WHERE x.CompanyID = c.ID),
    (SELECT Name FROM Countries k WHERE k.ID = c.CountryID), YEAR(CreatedAt), IsKeyAccount+0, TIMESTAMPDIFF(SECOND,'2020-01-01',CreatedAt),
    CreditLimit, DATE(CreatedAt), Size, CONCAT(Name,'!'), EXISTS (SELECT 1 FROM CompanyTags t WHERE t.CompanyID = c.ID AND t.TagID = 1), ID/8 FROM Companies c ORDER BY ID LIMIT 200`);
  const seconds = (d) => {
    const m = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(d);
    return (m[1] ? -1 : 1) * (Number(m[2] ?? 0) * 86400 + Number(m[3] ?? 0) * 3600 + Number(m[4] ?? 0) * 60 + Number(m[5] ?? 0));
  };
  const number = (s) => (s === null ? null : Number(s));
  const have = r.json.value.map((v) => [v.ID, number(v.Twice), v.PerHead === null ? null : Number(v.PerHead).toFixed(3), v.Chars, v.People, v.Land, v.Year,
    v.Key, seconds(v.Age), v.Limit, v.Day, v.Class, v.Shout, v.One, v.Eighth]);
  same(have, want.map((w) => [Number(w[0]), number(w[1]), w[2] === null ? null : Number(w[2]).toFixed(3), Number(w[3]), w[4], w[5], Number(w[6]),
    w[7] === '1', Number(w[8]), w[9], w[10], w[11], w[12], w[13] === '1', Number(w[14])]), 'their values');
  ok(r.json.value.every((v) => v.Twice === null || !/\.\d*0$/.test(v.Twice)), 'Decimals without trailing zeros');
  same(r.json.value[0]['Chars@odata.type'], '#Int32', 'a type that metadata cannot tell');
  same(r.json.value[0]['Day@odata.type'], '#Date', 'also of dates');
  ok(!('Shout@odata.type' in r.json.value[0]), 'strings need none');
  ok(r.json.value.every((v) => v.Nothing === null), 'null');
  const none = await get(`Companies?$top=1&$select=ID,Chars&$compute=${enc('length(Name) as Chars')}`, { Accept: 'application/json;odata.metadata=none' });
  same(Object.keys(none.json.value[0]), ['ID', 'Chars'], 'metadata=none has no types');
});

await test('without $select', async () => {
  const r = await get(`Currencies?$compute=${enc('length(Name) as Chars')}`);
  same(r.json['@odata.context'], `${root}$metadata#Currencies(*,Chars)`, 'context');
  ok(r.json.value.every((v) => v.Chars === v.Name.length), 'computed properties are part of the answer');
  const one = await get(`Currencies('EUR')?$compute=${enc('length(Name) as Chars,Chars add 1 as More')}&$select=More`);
  same([one.json['@odata.context'], one.json.More], [`${root}$metadata#Currencies(More)/$entity`, 5], 'one entity, one computed of another');
  const unselected = await get(`Currencies('EUR')?$compute=${enc('length(Name) as Chars')}&$select=ID`);
  ok(!('Chars' in unselected.json), 'what $select does not name is left out');
});

await test('$filter and $orderby', async () => {
  const want = rows("SELECT ID FROM Companies WHERE CHAR_LENGTH(Name) + CHAR_LENGTH(City) > 30 ORDER BY CHAR_LENGTH(Name) + CHAR_LENGTH(City) DESC, ID DESC").map((w) => Number(w[0]));
  const { rows: have, pages } = await all(`Companies?$select=ID&$compute=${enc('length(Name) add length(City) as Chars')}&$filter=${enc('Chars gt 30')}&$orderby=${enc('Chars desc')}`, { Prefer: 'maxpagesize=400' });
  same(have.map((v) => v.ID), want, `filtered and ordered (${want.length} rows, ${pages} pages)`);
  ok(want.length > 0, 'there are some');
});

await test('$expand', async () => {
  const r = await get(`Companies?$top=20&$select=ID&$expand=${enc("Contacts($compute=concat(GivenName,' ') as G,year(CreatedAt) as Y;$select=ID,Y,G;$filter=Y gt 2000;$orderby=Y desc,ID;$top=2)")}`);
  same(r.status, 200, 'inside $expand');
  same(r.json['@odata.context'], `${root}$metadata#Companies(ID,Contacts(ID,Y,G))`, 'context');
  for (const c of r.json.value) {
    const want = rows(`SELECT ID, YEAR(CreatedAt), CONCAT(GivenName,' ') FROM Contacts WHERE CompanyID = ${c.ID} AND YEAR(CreatedAt) > 2000 ORDER BY 2 DESC, ID LIMIT 2`);
    const have = c.Contacts.map((x) => [String(x.ID), String(x.Y), x.G]);
    if (JSON.stringify(have) !== JSON.stringify(want)) same(have, want, `contacts of ${c.ID}`);
  }
});

await test('CSV', async () => {
  const r = await get(`Currencies?$format=csv&$select=ID,Chars,Age,Half&$compute=${enc("length(Name) as Chars,2020-01-01 sub 2020-01-03 as Age,length(Name) divby 2 as Half")}&$filter=${enc("ID eq 'EUR'")}`);
  same(r.text, "ID,Chars,Age,Half\r\n\"EUR\",4,'-P2D,2\r\n", 'computed columns, no formula among them');
});

for (const [url, status] of [
  ['Companies?$compute=ID as Name', 400],
  ['Companies?$compute=ID as A,ID as A', 400],
  ['Companies?$compute=Contacts as A', 400],
  ['Companies?$compute=ID as A&$select=B', 400],
  ['Companies/$count?$compute=ID as A', 400],
  ['Companies?$compute=9223372036854775807 add ID as A', 400],
])
  await test(url, async () => same((await get(url)).status, status, `${url} is ${status}`));
done();
