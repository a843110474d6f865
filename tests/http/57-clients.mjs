// 57-clients.mjs - what the tools of the trade send, letter by letter (Power
// BI and Excel, Tableau, SSIS, Salesforce Connect, OpenUI5, DevExtreme,
// Syncfusion, Kendo, Microsoft.OData.Client), and what each must get back.
// Requests go out as they stand here: no library rewrites an address.
import { request } from 'node:http';
import { done, env, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const base = new URL(root);
// path: behind the service root, sent untouched.
const send = (path, headers = {}, { method = 'GET', body } = {}) =>
  new Promise((yes, no) => {
    const r = request({ host: '127.0.0.1', port: base.port, path: base.pathname + path, method, headers: { Host: base.host, ...headers } }, (a) => {
      const chunks = [];
      a.on('data', (c) => chunks.push(c));
      a.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        let json;
        try {
          json = JSON.parse(text);
        } catch {
          json = undefined;
        }
        yes({ status: a.statusCode, headers: a.headers, text, json });
      });
    });
    r.on('error', no);
    r.end(body);
  });
const basic = (user) => ({ Authorization: `Basic ${Buffer.from(`${user}:${env.LATCHKEY_TOKEN}`).toString('base64')}` });
const bearer = { Authorization: `Bearer ${env.LATCHKEY_TOKEN}` };
const number = (text) => Number(sql(text, '-N'));
const ids = (where, order = 'ID', from = 'Companies') => table(`SELECT ID FROM ${from} WHERE ${where} ORDER BY ${order}`).map((r) => Number(r[0]));
const germans = ids("CountryID = 'DE'");

// One line of a client: its rows are those of SQL, in OData 4.0.
async function rows(name, path, headers, want, more = () => {}) {
  await test(name, async () => {
    const r = await send(path, headers);
    same([r.status, r.headers['odata-version']], [200, '4.0'], `${name}: ${path}`);
    if (want) same(r.json?.value?.map((x) => x.ID), want, `${name}: the rows of SQL (${want.length})`);
    await more(r);
  });
}

const mashup = {
  'User-Agent': 'Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)',
  Accept: 'application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7',
  'OData-MaxVersion': '4.0', MaxDataServiceVersion: '3.0', 'Accept-Encoding': 'identity',
};
await test('Power Query: credentials', async () => {
  for (const [name, headers] of [['none', {}], ['an empty Bearer', { Authorization: 'Bearer' }], ['an empty Bearer with a blank', { Authorization: 'Bearer ' }], ['a wrong Basic', { Authorization: 'Basic eDp5' }]]) {
    const r = await send('', { ...mashup, ...headers });
    const ways = [r.headers['www-authenticate']].flat().join(', ');
    same(r.status, 401, `${name} is 401`);
    ok(/Basic realm="[^"]+", charset="UTF-8"/.test(ways) && /Bearer/.test(ways), `${name}: Basic and Bearer are offered`, ways);
    ok(r.json?.error?.message, `${name}: in JSON`, r.text.slice(0, 200));
  }
  for (const user of ['', 'anybody', 'jörg@example.org']) same((await send('', { ...mashup, ...basic(user) })).status, 200, `Basic as '${user}'`);
});
await test('Power Query: first contact', async () => {
  const me = { ...mashup, ...basic('pq') };
  const service = await send('', me);
  same([service.status, service.headers['content-type'].split(';')[0], service.json['@odata.context']], [200, 'application/json', `${root}$metadata`], 'service document in JSON');
  ok(service.json.value.every((s) => s.name && s.url && s.kind === 'EntitySet'), 'with names, addresses and kinds');
  for (const accept of ['application/xml', mashup.Accept, '*/*', undefined]) {
    const { Accept: _, ...rest } = me;
    const r = await send('$metadata', accept ? { ...rest, Accept: accept } : rest);
    same([r.status, r.headers['content-type'].split(';')[0], r.headers['odata-version']], [200, 'application/xml', '4.0'], `$metadata is XML for ${accept ?? 'no Accept'}`);
    ok(r.text.startsWith('<?xml') && /<edmx:Edmx Version="4\.0"/.test(r.text), 'and of version 4.0', r.text.slice(0, 100));
  }
  const first = await send('Companies?$top=1000', me);
  same([first.status, first.json.value.length, first.json['@odata.context']], [200, 1000, `${root}$metadata#Companies`], 'the preview of 1000 rows');
  same(Object.keys(first.json).filter((k) => k.startsWith('@')), ['@odata.context'], 'a context and nothing else of 4.01');
});
const pq = { ...mashup, ...basic('pq') };
await rows('Power Query: $select and $filter', "Companies?$filter=CountryID%20eq%20%27DE%27&$select=ID%2CName", pq, germans, (r) => {
  same(r.json['@odata.context'], `${root}$metadata#Companies(ID,Name)`, 'context of what is selected');
  same(Object.keys(r.json.value[0]), ['ID', 'Name'], 'just that');
});
await rows('Power Query: a page of an order', 'Companies?$orderby=CountryID%20desc%2CID&$skip=100&$top=50&$select=ID', pq, ids('1', 'CountryID DESC, ID').slice(100, 150));
await rows('Power Query: a range for incremental refresh', 'Companies?$filter=CreatedAt%20ge%202025-01-01T00:00:00Z%20and%20CreatedAt%20lt%202025-07-01T00:00:00Z&$select=ID', pq, ids("CreatedAt >= '2025-01-01' AND CreatedAt < '2025-07-01'"));
await rows('Power Query: $expand', 'Companies?$select=ID,LegalForm&$expand=Country($select=Name),Divisions($select=ID),ParentCompany($select=ID)&$top=200', pq, ids('1').slice(0, 200), (r) => {
  same(r.json['@odata.context'], `${root}$metadata#Companies(ID,LegalForm,Country(Name),Divisions(ID),ParentCompany(ID))`, 'context in the form of 4.0');
  ok(r.json.value.every((c) => 'Country' in c && Array.isArray(c.Divisions) && 'ParentCompany' in c), 'every column is there, null or empty');
  ok(r.json.value.some((c) => c.ParentCompany === null), 'and some are');
});
await rows('Power Query: $expand of all', 'Companies?$select=ID&$expand=Country&$top=1', pq, [1], (r) => same(r.json['@odata.context'], `${root}$metadata#Companies(ID,Country)`, 'no parentheses behind Country in 4.0'));
await rows('Power Query: IncludeAnnotations', 'Companies?$top=2&$select=ID', { ...pq, Prefer: 'odata.include-annotations="*"' }, [1, 2], (r) => ok(/include-annotations="\*"/.test(r.headers['preference-applied']), 'applied', r.headers['preference-applied']));
await rows('Power Query: OmitValues', 'Companies?$top=50', { ...pq, Prefer: 'omit-values=nulls' }, ids('1').slice(0, 50), (r) => {
  same(r.headers['preference-applied'], 'omit-values=nulls', 'applied');
  ok(r.json.value.every((c) => !Object.values(c).includes(null)), 'no null');
});
await rows('Power Query: $format in the address', 'Companies?$format=json&$top=1&$select=ID', pq, [1], (r) => same(r.headers['content-type'].split(';')[0], 'application/json', 'JSON'));
await test('Power Query: next links', async () => {
  const got = [];
  let next = 'Contacts?$select=ID', pages = 0;
  for (; next && pages < 99; pages++) {
    const r = await send(next, { ...pq, Prefer: 'odata.maxpagesize=4000' });
    got.push(...r.json.value.map((x) => x.ID));
    next = r.json['@odata.nextLink'];
    if (!next) break;
    ok(next.startsWith(root), `link ${pages + 1} begins with the public address`, next);
    next = next.slice(root.length);
  }
  same(got, ids('1', 'ID', 'Contacts'), 'lead through the set');
});
await test('Power Query: a batch for a long address', async () => {
  const list = germans.slice(0, 300).map((id) => `ID eq ${id}`).join(' or ');
  const url = `Companies?$select=ID&$filter=${list}`;
  ok(url.length > 2048, `${url.length} characters`);
  const r = await send('$batch', { ...pq, Accept: 'multipart/mixed', 'Content-Type': 'multipart/mixed; boundary=batch_1' }, { method: 'POST', body: `--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${root}${url.replaceAll(' ', '%20')} HTTP/1.1\r\nAccept: application/json;odata.metadata=minimal\r\n\r\n\r\n--batch_1--\r\n` });
  same(r.status, 200, 'a batch');
  same([...r.text.matchAll(/"ID":(\d+)/g)].map((m) => Number(m[1])), germans.slice(0, 300), 'has its rows');
});
await test('Power Query: one request for each row', async () => {
  for (const id of [1, 2, 3]) {
    const r = await send(`Companies(${id})/Contacts?$select=ID`, pq);
    same(r.json.value.map((x) => x.ID), ids(`CompanyID = ${id}`, 'ID', 'Contacts'), `contacts of ${id}`);
    same((await send(`Companies(${id})/Country`, pq)).json['@odata.context'], `${root}$metadata#Countries/$entity`, `country of ${id}`);
  }
  const orphan = ids('ParentCompanyID IS NULL')[0];
  same((await send(`Companies(${orphan})/ParentCompany`, pq)).status, 204, 'and none');
});

await rows('Tableau', 'Companies', { 'User-Agent': 'Tableau Desktop', Accept: 'application/json', ...basic('t') }, ids('1'), (r) => ok(typeof r.json.value[0].ID === 'number' && r.json.value.every((c) => c.AnnualRevenue === null || typeof c.AnnualRevenue === 'number'), 'numbers are numbers'));
await test('SSIS, Salesforce: facets', async () => {
  const { text } = await send('$metadata', bearer);
  const props = [...text.matchAll(/<Property ([^>]*?)\/?>/g)].map((m) => m[1]);
  same(props.filter((p) => /Type="Edm\.Decimal"/.test(p) && !(/Precision="\d+"/.test(p) && /Scale="\d+"/.test(p))), [], 'every Edm.Decimal has Precision and Scale');
  same(props.filter((p) => /Type="Edm\.String"/.test(p) && !/MaxLength="/.test(p)), [], 'every Edm.String has MaxLength');
  same([...text.matchAll(/<EntityType (?:(?!<\/EntityType>)[\s\S])*/g)].filter((m) => !/<Key>/.test(m[0])).length, 0, 'every type has a key');
});

const sf = { 'User-Agent': 'SFDC-Callout/66.0', Accept: 'application/json', ...basic('sf') };
await rows('Salesforce: a list', 'Companies?$select=ID,Name,City&$count=true&$top=26', sf, ids('1').slice(0, 26), (r) => same(r.json['@odata.count'], 6000, 'with its count'));
await rows('Salesforce: no count', 'Companies?$select=ID&$count=false&$top=26', sf, ids('1').slice(0, 26), (r) => same(r.json['@odata.count'], undefined, 'none is given'));
await rows('Salesforce: 4.01 counts always', 'Companies?$select=ID&$count=true&$top=26&$skip=26&$orderby=Name%20asc', sf, ids('1', 'Name, ID').slice(26, 52));
await rows('Salesforce: an entity by $filter', 'Companies?$filter=ID%20eq%2017&$select=ID,Name', sf, [17]);
await rows('Salesforce: search by filter', "Companies?$select=ID&$filter=contains(Name,'nen')%20eq%20true%20or%20contains(City,'nen')%20eq%20true", sf, ids("Name COLLATE utf8mb4_bin LIKE '%nen%' OR City COLLATE utf8mb4_bin LIKE '%nen%'"));
await rows('Salesforce: $search', 'Companies?$select=ID&$search=%22Maschinenbau%20AG%22&$top=5', sf, undefined, (r) => ok(r.json.value.length > 0, 'finds a phrase', r.text.slice(0, 200)));

const ui5 = { ...bearer, 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', 'X-Requested-With': 'XMLHttpRequest', 'Accept-Language': 'en' };
await test('OpenUI5', async () => {
  const head = await send('', { ...ui5, 'X-CSRF-Token': 'Fetch', Accept: 'application/json;odata.metadata=minimal;IEEE754Compatible=true' }, { method: 'HEAD' });
  same([head.status, head.text, head.headers['odata-version']], [200, '', '4.0'], 'HEAD of the root');
  const part = (n, url) => `--batch_id-1\r\nContent-Type:application/http\r\nContent-Transfer-Encoding:binary\r\nContent-ID:0.${n}\r\n\r\nGET ${url} HTTP/1.1\r\nAccept:application/json;odata.metadata=minimal;IEEE754Compatible=true\r\nAccept-Language:en\r\nContent-Type:application/json;charset=UTF-8;IEEE754Compatible=true\r\n\r\n\r\n`;
  const r = await send('$batch', { ...ui5, Accept: 'multipart/mixed', 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=batch_id-1', Prefer: 'odata.continue-on-error' }, {
    method: 'POST',
    body: `${part(0, "Companies?$count=true&$filter=CountryID eq 'DE'&$orderby=Name desc&$select=ID,AnnualRevenue&$skip=0&$top=5")}${part(1, 'Companies?$filter=Nothing eq 1')}${part(2, 'Companies(1)?$select=ID,LedgerKey&$expand=Country($select=ID,Name)')}--batch_id-1--\r\n`,
  });
  same([r.status, r.headers['content-type'].split(';')[0], r.headers['odata-version']], [200, 'multipart/mixed', '4.0'], 'a batch with blanks in its addresses');
  same([...r.text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((m) => Number(m[1])), [200, 400, 200], 'answers part by part');
  ok(/"@odata\.count":"528"/.test(r.text) && /"AnnualRevenue":(null|"[\d.]+")/.test(r.text), 'counts and decimals are texts: IEEE754Compatible', r.text.slice(0, 600));
  ok(/content-id: ?0\.2/i.test(r.text), 'each with its Content-ID', r.text.slice(-700));
});

const dx = { ...bearer, Accept: 'application/json;odata=verbose,text/plain, */*; q=0.01', 'X-Requested-With': 'XMLHttpRequest' };
await rows('DevExtreme: a page', "Companies?%24select=ID&%24orderby=Name%20desc%2CID&%24skip=20&%24top=10&%24filter=(contains(tolower(Name)%2C'ab'))%20and%20(ID%20gt%205L)", dx, ids("ID > 5 AND LOWER(Name) COLLATE utf8mb4_bin LIKE '%ab%'", 'Name DESC, ID').slice(20, 30), (r) => same(r.headers['content-type'].split(';')[0], 'application/json', 'JSON, for odata=verbose we have not'));
await rows('DevExtreme: its total', "Companies?%24top=0&%24count=true&%24filter=(CountryID%20eq%20'DE')", dx, [], (r) => same(r.json['@odata.count'], germans.length, 'the count alone'));
await rows('DevExtreme: suffixes of literals', 'Companies?$select=ID&$filter=(ID%20lt%2050L)%20and%20(AnnualRevenue%20gt%201.5m)', dx, ids('ID < 50 AND AnnualRevenue > 1.5'));
await rows('DevExtreme: not, quotes', "Companies?%24select=ID&%24filter=(not%20(startswith(tolower(Name)%2C'o''n')))%20and%20(ID%20lt%2020)", dx, ids("ID < 20 AND NOT LOWER(Name) COLLATE utf8mb4_bin LIKE 'o''n%'"));

const ej = { ...bearer, Accept: 'application/json, text/javascript, */*; q=0.01' };
await rows('Syncfusion: a slash at the end', 'Companies/?$expand=Country&$select=ID&$top=3', ej, [1, 2, 3], (r) => ok(r.json.value[0].Country.Name, 'expanded'));
await rows('Syncfusion: a time of JavaScript', 'Companies/?$select=ID&$filter=CreatedAt%20ge%202025-01-01T00:00:00.000Z', ej, ids("CreatedAt >= '2025-01-01'"));
await rows('Syncfusion: $search', 'Companies/?$search=Maschinenbau&$count=true&$top=12&$skip=0', ej, undefined, (r) => ok(r.json['@odata.count'] > 0, 'finds'));
await test('Syncfusion: what it cannot get', async () => {
  const broken = await send('Companies/?$filter=undefined(ID,1,2)', ej);
  same([broken.status, typeof broken.json?.error?.message], [400, 'string'], 'its broken in is a clear 400');
  const group = await send('Companies/?$apply=groupby((CountryID),%20aggregate($count%20as%20groupCount))&$top=5', ej);
  ok([200, 501].includes(group.status), 'groups: an answer, or that there is none', `${group.status} ${group.text.slice(0, 200)}`);
});
await rows('Kendo: empty texts', "Companies?$select=ID&$filter=Notes%20eq%20''%20or%20City%20eq%20'Berlin'", bearer, ids("Notes = '' OR City = 'Berlin' COLLATE utf8mb4_bin"));
await rows('Kendo: does not contain', "Companies?$select=ID&$filter=indexof(tolower(Name),'a')%20eq%20-1&$count=true&$top=20&$skip=0", bearer, ids("LOCATE('a', LOWER(Name) COLLATE utf8mb4_bin) = 0").slice(0, 20));
await rows('Kendo: does not contain, by not', "Companies?$select=ID&$filter=not%20contains(Name,'a')", bearer, ids("NOT Name COLLATE utf8mb4_bin LIKE '%a%'"));

const ms = { ...bearer, 'User-Agent': 'Microsoft.OData.Client/8.2.3', 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', 'Accept-Charset': 'UTF-8' };
await rows('Microsoft.OData.Client: LINQ', "Companies?$select=ID&$filter=startswith(Name,'S')%20and%20length(Name)%20gt%2010%20and%20year(CreatedAt)%20eq%202024&$orderby=Name%20desc,ID&$top=7", { ...ms, Accept: 'application/json;odata.metadata=minimal' }, ids("Name COLLATE utf8mb4_bin LIKE 'S%' AND CHAR_LENGTH(Name) > 10 AND YEAR(CreatedAt) = 2024", 'Name DESC, ID').slice(0, 7), (r) => ok(/charset=utf-8/i.test(r.headers['content-type']), 'with the charset that it asks for', r.headers['content-type']));
await rows('Microsoft.OData.Client: full metadata', 'Companies?$top=2', { ...ms, Accept: 'application/json;odata.metadata=full' }, [1, 2], (r) => ok(r.json.value.every((c) => c['@odata.id'] && c['@odata.type']), 'ids and types'));
await test('Microsoft.OData.Client: $count', async () => {
  const r = await send('Companies/$count', { ...ms, Accept: 'text/plain' });
  same([r.status, r.text, r.headers['content-type'].split(';')[0]], [200, '6000', 'text/plain'], 'is text');
  same((await send("Companies/$count?$filter=CountryID%20eq%20'DE'", ms)).text, String(germans.length), 'with a filter');
});
await test('Microsoft.OData.Client: a batch in JSON', async () => {
  const r = await send('$batch', { ...ms, Accept: 'application/json', 'Content-Type': 'application/json', 'OData-Version': '4.01', 'OData-MaxVersion': '4.01' }, { method: 'POST', body: JSON.stringify({ requests: [{ id: '1', method: 'GET', url: 'Companies(1)?$select=ID' }, { id: '2', method: 'get', url: `${base.pathname}Companies/$count` }] }) });
  same(r.json?.responses?.map((x) => [x.id, x.status]), [['1', 200], ['2', 200]], 'has both answers');
});

// odata.md §3.6, on our sets: each line as it stands, with its rows.
const m = (path, want, more, headers = bearer) => rows(`must accept ${path}`, path, headers, want, more);
await m('Companies/', ids('1'));
await m('Companies/?$top=1&$select=ID', [1]);
await m('Companies?%24top=1', [1]);
await m("Companies?$select=ID&$filter=(contains(Name,'x'))%20eq%20true", ids("Name COLLATE utf8mb4_bin LIKE '%x%'"));
await m("Companies?$select=ID&$filter=not%20contains(Name,'q')", ids("NOT Name COLLATE utf8mb4_bin LIKE '%q%'"));
await m("Companies?$select=ID&$filter=(not%20(startswith(tolower(Name),'o''n')))", ids("NOT LOWER(Name) COLLATE utf8mb4_bin LIKE 'o''n%'"));
await m('Products?$select=ID&$filter=ID%20lt%20500L%20and%20ListPrice%20gt%201.5m%20and%20WeightKg%20gt%202.0d%20and%20WeightKg%20lt%2010.5f', ids('ID < 500 AND ListPrice > 1.5 AND WeightKg > 2 AND WeightKg < 10.5', 'ID', 'Products'));
await m('Companies?$select=ID&$filter=CreatedAt%20ge%202020-01-01T00:00:00.000Z', ids("CreatedAt >= '2020-01-01'"));
await m("Companies?$select=ID&$filter=indexof(tolower(Name),'z')%20eq%20-1", ids("LOCATE('z', LOWER(Name) COLLATE utf8mb4_bin) = 0"));
await m("Companies?$select=ID&$filter=Notes%20eq%20''", ids("Notes = ''"));
await m('Companies?$top=0&$count=true', [], (r) => same(r.json['@odata.count'], 6000, 'the count'));
await m('Companies?$count=false&$top=1', [1], (r) => same(r.json['@odata.count'], undefined, 'no count'));
await m('Companies?$select=ID&$filter=EmployeeCount+eq+11', ids('EmployeeCount = 11'));
await m('Companies?$select=ID%2CName&$expand=Country(%24select%3DName)&$top=2', [1, 2]);
await m('Companies?$select=ID,Name&$expand=Contacts%28$select%3DID%3B$top%3D1%29&$top=2', [1, 2], (r) => same(r.json.value.map((c) => c.Contacts.length), [1, 1], 'expanded'));
await m('Companies?$top=1', [1], () => {}, { ...bearer, Accept: 'application/json;odata=verbose,text/plain, */*; q=0.01' });
for (const more of [';charset=utf-8', ';odata.streaming=true', ';ieee754compatible=true', ';IEEE754Compatible=false;odata.metadata=minimal;odata.streaming=true;charset=utf-8'])
  await m('Companies?$top=1&$count=true', [1], (r) => same(r.json['@odata.count'], more.includes('ible=true') ? '6000' : 6000, `Accept: application/json${more}`), { ...bearer, Accept: `application/json${more}` });
await test('must accept $apply', async () => {
  const r = await send('Companies?$apply=groupby((CountryID),%20aggregate($count%20as%20groupCount))&$top=5', bearer);
  ok([200, 501].includes(r.status), 'groupby: an answer, or that there is none', `${r.status} ${r.text.slice(0, 200)}`);
});
await test('must accept a part with blanks', async () => {
  const r = await send('$batch', { ...bearer, 'Content-Type': 'multipart/mixed;boundary=b' }, { method: 'POST', body: '--b\r\nContent-Type: application/http\r\n\r\nGET Companies?$select=ID&$filter=EmployeeCount eq 11 HTTP/1.1\r\n\r\n\r\n--b--\r\n' });
  same([...r.text.matchAll(/"ID":(\d+)/g)].map((x) => Number(x[1])), ids('EmployeeCount = 11'), 'GET Companies?$filter=EmployeeCount eq 11 HTTP/1.1');
});
// + is a blank but where a literal has a sign
for (const [path, where] of [
  ['CreatedAt+ge+2025-01-01T02:00:00+02:00', "CreatedAt >= '2025-01-01'"], ['CreatedAt%20ge%202025-01-01T02:00:00%2B02:00', "CreatedAt >= '2025-01-01'"],
  ['AnnualRevenue+gt+1E+6', 'AnnualRevenue > 1000000'], ["Name+eq+'a+b'", '0'],
])
  await m(`Companies?$select=ID&$filter=${path}`, ids(where));
await test('header of an error', async () => {
  const r = await send('Companies?$top=1', { ...bearer, Accept: 'application/atom+xml,application/xml' });
  same([r.status, r.headers['content-type'].split(';')[0]], [406, 'application/json'], 'Atom alone is 406, said in JSON');
});
done();
