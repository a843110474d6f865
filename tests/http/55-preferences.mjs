// 55-preferences.mjs - preferences, ETags and conditions, control information
// of metadata=full, parameters of the format, Vary.
import { done, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const json = (more) => ({ Accept: `application/json;${more}` });
const orphan = Number(table('SELECT ID FROM Companies WHERE ParentCompanyID IS NULL AND LegalForm IS NULL LIMIT 1')[0][0]);

await test('j-22 omit-values', async () => {
  const plain = (await get(`Companies(${orphan})`)).json;
  const nulls = Object.keys(plain).filter((k) => plain[k] === null);
  ok(nulls.length > 1, 'a row with nulls', plain);
  const without = Object.fromEntries(Object.entries(plain).filter(([, v]) => v !== null));
  for (const v of ['nulls', 'defaults']) {
    const r = await get(`Companies(${orphan})`, { Prefer: `omit-values=${v}` });
    same(r.headers.get('preference-applied'), `omit-values=${v}`, `omit-values=${v} is echoed`);
    same(r.json, without, 'no member for a null, all others');
  }
  const c = await get(`Companies?$filter=ID eq ${orphan}&$expand=Contacts($top=2)`, { Prefer: 'omit-values=nulls, odata.maxpagesize=5' });
  same(c.headers.get('preference-applied'), 'odata.maxpagesize=5, omit-values=nulls', 'with another preference');
  const nullIn = (x) => x === null || (typeof x === 'object' && Object.values(x).some(nullIn));
  ok(c.json.value[0].Contacts.length > 0 && !nullIn(c.json), 'nor in what is expanded', c.text);
  const none = await get(`Companies(${orphan})?$select=LegalForm`, { Prefer: 'omit-values=nulls' });
  same([none.status, Object.keys(none.json)], [200, ['@odata.context', '@odata.id']], 'nothing but nulls leaves the context and the id');
  for (const p of ['omit-values=Nulls', 'omit-values=all', 'omit-values']) {
    const r = await get(`Companies(${orphan})`, { Prefer: p });
    same([r.json, r.headers.get('preference-applied')], [plain, null], `${p} is none we know`);
  }
  const csv = await get('Companies?$top=1', { Accept: 'text/csv', Prefer: 'omit-values=nulls' });
  same(csv.headers.get('preference-applied'), null, 'CSV has a place for every cell');
});

await test('include-annotations', async () => {
  for (const [p, want] of [['include-annotations="*"', 'include-annotations="*"'], ['odata.include-annotations="display.*,-x.y"', 'odata.include-annotations="display.*,-x.y"'], ['include-annotations=*; q=1, maxpagesize=3', 'maxpagesize=3, include-annotations="*"'], ['include-annotations="a<b"', null], ['include-annotations=""', null]]) {
    const r = await get('Companies?$top=1', { Prefer: p });
    same([r.status, r.headers.get('preference-applied')], [200, want], p);
  }
  const many = await get('Companies?$top=9', { Prefer: 'include-annotations="a,maxpagesize=2", maxpagesize=4' });
  same([many.json.value.length, many.headers.get('preference-applied')], [4, 'maxpagesize=4'], 'what stands in quotes is no preference');
});

await test('ETag of an entity', async () => {
  const url = 'Companies(1)?$select=ID,Name';
  const r = await get(url);
  const etag = r.headers.get('etag');
  ok(/^"[0-9a-f]{16}"$/.test(etag), 'a strong ETag', etag);
  same((await get(url)).headers.get('etag'), etag, 'the same for the same');
  ok((await get('Companies(1)?$select=ID')).headers.get('etag') !== etag, 'another for another representation');
  ok((await get(url, json('metadata=none'))).headers.get('etag') !== etag, 'and for another format');
  const not = await get(url, { 'If-None-Match': etag });
  same([not.status, not.bytes.length, not.headers.get('etag')], [304, 0, etag], 'If-None-Match gives 304');
  same(not.headers.get('vary'), r.headers.get('vary'), 'with Vary');
  for (const [v, status] of [[`W/${etag}`, 304], [`"x", ${etag}`, 304], ['*', 304], ['"x"', 200]])
    same((await get(url, { 'If-None-Match': v })).status, status, `If-None-Match: ${v} is ${status}`);
  const head = await get(url, { 'If-None-Match': etag }, { method: 'HEAD' });
  same([head.status, head.headers.get('etag')], [304, etag], 'HEAD');
  same((await get('Companies(999999)', { 'If-None-Match': '*' })).status, 404, '* does not make something of nothing');
  const set = await get('Companies?$top=1', { 'If-None-Match': '*' });
  same([set.status, set.headers.get('etag')], [200, null], 'a collection has none, so * does not match');
  const x = 'Companies(1)?$expand=Contacts($top=1;$select=ID,GivenName)&$select=ID';
  const before = (await get(x)).headers.get('etag');
  sql("UPDATE Contacts SET GivenName = CONCAT(GivenName, '!') WHERE CompanyID = 1; UPDATE Companies SET Name = CONCAT(Name, '!') WHERE ID = 1");
  const after = await get(url, { 'If-None-Match': etag });
  ok(after.status === 200 && after.headers.get('etag') !== etag, 'a changed row has another', `${after.status}`);
  ok((await get(x)).headers.get('etag') !== before, 'a changed child, too');
  same((await get(url, { 'If-Match': after.headers.get('etag') })).status, 200, 'If-Match that does');
  for (const u of [url, 'Companies?$top=1', 'Companies/$count', '$metadata']) {
    same((await get(u, { 'If-Match': '"x"' })).status, 412, `${u}: If-Match that does not is 412`);
    same((await get(u, { 'If-Match': '*' })).status, 200, `${u}: If-Match: * is met`);
  }
  sql("UPDATE Companies SET Notes = REPEAT('x', 60000) WHERE ID = 2; UPDATE Companies SET Attributes = JSON_OBJECT('a', REPEAT('y', 30000)) WHERE ID = 2");
  const long = await get('Companies(2)', { 'If-None-Match': '*' });
  ok(long.status === 200 && long.bytes.length > 65536 && long.headers.get('etag') === null, 'an entity larger than a block has none', `${long.status} ${long.bytes.length}`);
});

await test('j-14 metadata=full', async () => {
  const full = json('odata.metadata=full');
  const r = await get(`Companies(${orphan})?$expand=Contacts($top=1;$select=ID),Country($select=Name)`, full);
  const e = r.json;
  same(r.headers.get('content-type'), 'application/json;odata.metadata=full', 'Content-Type');
  const ns = e['@odata.type'].slice(1).split('.')[0];
  same([e['@odata.type'], e['@odata.id']], [`#${ns}.Companies`, `${root}Companies(${orphan})`], 'type and id');
  same((await get(e['@odata.id'])).json.ID, orphan, 'the id can be read');
  const meta = (await get('$metadata?$format=json')).json[ns].Companies;
  for (const [k, v] of Object.entries(meta)) {
    if (k.startsWith('$') || k.startsWith('@')) continue;
    if (v.$Kind === 'NavigationProperty') {
      same(e[`${k}@odata.navigationLink`], `${root}Companies(${orphan})/${k}`, `${k}: navigationLink`);
      ok([200, 204].includes((await get(e[`${k}@odata.navigationLink`] + (v.$Collection ? '?$top=1' : ''))).status), `${k}: can be followed`);
    } else if (e[k] !== null && !['Edm.Boolean', 'Edm.Double', undefined].includes(v.$Type))
      same(e[`${k}@odata.type`], `#${v.$Type.replace(/^Edm\./, '')}`, `${k}: type`);
  }
  ok(e.Contacts.length === 0 || (e.Contacts[0]['@odata.id'] && e.Contacts[0]['@odata.type'] === `#${ns}.Contacts`), 'what is expanded has its own', e.Contacts);
  ok(e.Country['@odata.type'] === `#${ns}.Countries` && e.Country['@odata.id'].startsWith(`${root}Countries(`), 'to-one, too', e.Country);
  const p = await get('Companies(1)/AnnualRevenue', full);
  same(p.json['@odata.type'] ?? p.status, p.status === 204 ? 204 : '#Decimal', 'a property has its type');
  const v = await get('Companies(1)/ID', { ...json('metadata=full'), 'OData-MaxVersion': '4.01' });
  same(v.json, { '@context': `${root}$metadata#Companies(1)/ID`, '@type': 'Int32', value: 1 }, '4.01: without odata. and #');
  same(Object.keys((await get('Companies(1)/Name', full)).json), ['@odata.context', 'value'], 'a string is what it looks like');
  const m = await get(`Companies(${orphan})`);
  same(Object.keys(m.json).filter((k) => k.includes('@')), ['@odata.context'], 'minimal has the context alone');
  same(Object.keys((await get(`Companies(${orphan})`, json('odata.metadata=none'))).json).filter((k) => k.includes('@')), [], 'none has not even that');
});

await test('parameters of the format', async () => {
  const type = async (headers) => (await get('Companies?$top=1', headers)).headers.get('content-type');
  const plain = 'application/json;odata.metadata=minimal';
  same(await type({ 'Accept-Charset': 'UTF-8' }), `${plain};charset=utf-8`, 'Accept-Charset: UTF-8');
  same(await type({ 'Accept-Charset': 'iso-8859-1, utf-8;q=0.5' }), `${plain};charset=utf-8`, 'among others');
  for (const c of ['utf-8;q=0', '*', 'iso-8859-1', '']) same(await type(c ? { 'Accept-Charset': c } : {}), plain, `Accept-Charset: ${c || 'none'} adds nothing`);
  same(await type(json('ExponentialDecimals=true')), `${plain};ExponentialDecimals=true`, 'ExponentialDecimals=true is allowed');
  const r = await get('Companies?$select=AnnualRevenue,CreditLimit,LedgerKey', json('ExponentialDecimals=true'));
  ok(!/\d[eE][+-]?\d/.test(r.text), 'and not made use of', r.text.slice(0, 200));
  same((await get('Companies', json('ExponentialDecimals=maybe'))).status, 406, 'neither true nor false is 406');
  for (const url of ['Companies?$top=1', 'Companies(1)', '', '$metadata', 'openapi.json', 'Nope', 'Companies/$count'])
    for (const field of ['Accept', 'Accept-Charset', 'OData-MaxVersion', 'Prefer'])
      ok((await get(url)).headers.get('vary').split(/, */).includes(field), `${url || '/'}: Vary has ${field}`);
});
done();
