// 59-rules.mjs - rules of reading that the texts of OData have outside their
// lists of clauses: r-1 to r-27 of tests/conformance/checklist.
import { all, done, env, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const ids = (select) => table(select).map((r) => Number(r[0]));
const count = (text) => Number(sql(text, '-N').trim());
const accept = (a) => ({ Accept: a });
const found = async (url, headers) => {
  const r = await get(url, headers);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text.slice(0, 300)}`);
  return r.json.value.map((v) => v.ID);
};
const filtered = (set, filter) => found(`${set}?$select=ID&$orderby=ID&$filter=${enc(filter)}`);
const where = (set, condition) => ids(`SELECT ID FROM ${set} WHERE ${condition} ORDER BY ID`);
// Is the expression true, false or null? One row is enough to ask.
const truth = async (expression) => {
  const row = `Tags(${tag})?$select=X&$compute=${enc(`case(${expression}:1,not (${expression}):0) as X`)}`;
  const r = await get(row);
  return r.status === 200 ? r.json.X : `${r.status} ${r.json?.error?.message}`;
};
const value = async (expression) => {
  const r = await get(`Tags(${tag})?$select=X&$compute=${enc(`${expression} as X`)}`, accept('application/json;IEEE754Compatible=true'));
  return r.status === 200 ? r.json.X : r.status;
};
const tag = ids('SELECT MIN(ID) FROM Tags')[0];

await test('r-1: format of $metadata', async () => {
  const type = async (url, headers) => {
    const r = await get(url, headers);
    return r.status === 200 ? r.headers.get('content-type').split(';')[0] : r.status;
  };
  for (const h of [{}, accept('*/*'), accept('application/xml'), accept('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8')]) same(await type('$metadata', h), 'application/xml', `XML for ${h.Accept}`);
  same(await type('$metadata', accept('application/json')), 'application/json', 'JSON when only that is taken');
  same(await type('$metadata?$format=json', accept('application/xml')), 'application/json', '$format=json beats Accept');
  same(await type('$metadata?$format=xml', accept('application/json')), 'application/xml', '$format=xml beats Accept');
  same([await type('Companies?$top=1&$format=json', accept('text/csv')), await type('Companies?$top=1&$format=xml'), await type('Companies?$top=1&$format=atom')], ['application/json', 406, 406], 'rows: json; xml and atom are 406');
});
await test('r-2: parameters of media types', async () => {
  for (const [a, status] of [['application/json;odata=verbose', 406], ['application/json;foo=bar', 406], ['application/json;foo=bar, application/json', 200], ['application/json;odata=verbose,text/plain, */*; q=0.01', 200], ['application/json;metadata=none;IEEE754Compatible=maybe', 406], ['application/json;charset=utf-8', 200], ['application/json; ieee754compatible=true', 200]])
    same((await get('Companies?$top=1', accept(a))).status, status, `${a} is ${status}`);
  for (const f of ['application/xml', 'application/json;foo=bar', 'text/html', 'verbosejson']) ok([406, 415].includes((await get(`Companies?$top=1&$format=${enc(f)}`)).status), `$format=${f} is never other data`);
});
await test('r-3: charset', async () => {
  same((await get('Companies?$top=1')).headers.get('content-type'), 'application/json;odata.metadata=minimal', 'none unasked');
  same((await get('Companies?$top=1', { 'Accept-Charset': 'UTF-8' })).headers.get('content-type'), 'application/json;odata.metadata=minimal;charset=utf-8', 'asked for');
});
await test('r-4: versions and Vary', async () => {
  for (const v of ['3.0', '1.0', '3.99']) same((await get('Companies?$top=1', { 'OData-MaxVersion': v })).status, 400, `${v} fails`);
  for (const [v, status] of [['4.0', 200], ['4.01', 200], ['3.0', 400], ['5.0', 400]]) {
    const headers = { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Content-Type': 'application/json', 'OData-Version': v };
    same((await get('$batch', {}, { method: 'POST', headers, body: '{"requests":[]}' })).status, status, `a body of OData-Version ${v} is ${status}`);
  }
  const vary = (await get('Companies?$top=1')).headers.get('vary').split(/, */);
  for (const f of ['OData-MaxVersion', 'Accept', 'Prefer']) ok(vary.includes(f), `Vary: ${f}`, vary);
});
await test('r-5: preferences', async () => {
  const r = await get('Companies?$select=ID&$top=5', { Prefer: 'return=minimal, respond-async, wait=10, nonsense; a=b, maxpagesize=2' });
  same([r.status, r.headers.get('preference-applied')], [200, 'maxpagesize=2'], 'only what was applied is echoed');
  same((await get('Companies?$top=1', { Prefer: 'nonsense' })).headers.get('preference-applied'), null, 'and nothing is nothing');
  const many = ids('SELECT CompanyID FROM Contacts GROUP BY 1 HAVING COUNT(*) > 3 ORDER BY 1')[0];
  const x = (await get(`Companies?$filter=ID eq ${many}&$select=ID&$expand=Contacts($select=ID)`, { Prefer: 'maxpagesize=2' })).json.value[0];
  same([x.Contacts.length, typeof x['Contacts@odata.nextLink']], [2, 'string'], 'expanded collections have pages, too');
  const rest = await all(x['Contacts@odata.nextLink'], { Prefer: 'maxpagesize=2' });
  same([...x.Contacts, ...rest.rows].map((c) => c.ID), where('Contacts', `CompanyID=${many}`), 'whose links go on');
  same((await get('Companies?$top=3&$select=ID', { Prefer: 'odata.maxpagesize=1, maxpagesize=2' })).json.value.length, 2, 'the name of 4.01 counts');
  for (const p of ['maxpagesize=0', 'maxpagesize=-1', 'maxpagesize=x']) same((await get('Companies?$select=ID&$top=9', { Prefer: p })).json.value.length, 9, `${p} is ignored`);
});
await test('r-7: isolation', async () => {
  for (const n of ['Isolation', 'OData-Isolation']) {
    same((await get('Companies?$top=1', { [n]: 'snapshot' })).status, 200, `${n}: snapshot`);
    same((await get('Companies?$top=1', { [n]: 'serializable' })).status, 412, `${n}: serializable`);
  }
  same((await get('Companies?$top=1', { Isolation: 'snapshot', 'OData-Isolation': 'x' })).status, 200, 'the name of 4.01 counts');
});
await test('r-8: options twice, unknown options, aliases without value', async () => {
  for (const q of ['$top=1&$top=1', '$top=1&top=1', '$Top=1&$TOP=2', '%24top=1&$top=1', '$select=ID&select=Name', '$filter=true&$filter=true']) same((await get(`Companies?${q}`)).status, 400, `${q} is 400`);
  same((await get('Companies?$expand=Contacts($top=1;top=2)')).status, 400, 'inside $expand, too');
  for (const q of ['$foo=1', '$inlinecount=allpages', '$']) same((await get(`Companies?${q}`)).status, 400, `${q} is 400`);
  same(await found('Companies?$select=ID&$filter=ParentCompanyID eq @nope'), where('Companies', 'ParentCompanyID IS NULL'), 'an alias that nobody assigns is null');
});
await test('r-9: $count', async () => {
  for (const v of ['1', 'yes', '', 'null', 'TRUEE']) same((await get(`Companies?$top=1&$count=${v}`)).status, 400, `$count=${v} is 400`);
  const n = count("SELECT COUNT(*) FROM Companies WHERE City = 'München'");
  const r = await get("Companies?$count=true&$filter=City eq 'München'&$top=1&$skip=1&$expand=Contacts&$select=ID");
  same(r.json['@odata.count'], n, 'after $filter, before $top and $skip');
  same(Number((await get("Companies?$count=true&$search=support&$top=1")).json['@odata.count']), Number((await get('Companies/$count?$search=support')).text), 'after $search');
  for (const q of ['$top=1', '$skip=1', '$orderby=ID', '$expand=Contacts']) ok([200, 400].includes((await get(`Companies/$count?${q}`)).status), `/$count?${q}`);
});
await test('r-10: order of evaluation', async () => {
  const url = `Companies?$top=2&$skip=1&$expand=${enc('Contacts($select=ID;$top=1)')}&$select=ID,N&$orderby=${enc('N desc')}&$count=true&$filter=${enc('N lt 40')}&$search=support&$compute=${enc('ID mul 2 as N')}`;
  const hits = (await found('Companies?$select=ID&$search=support')).filter((i) => 2 * i < 40).sort((a, b) => b - a);
  const r = await get(url);
  same([r.json['@odata.count'], r.json.value.map((v) => v.ID)], [hits.length, hits.slice(1, 3)], '$compute, $search, $filter, $count, $orderby, $skip, $top');
  same((await get(url.replace('?', '?x=1&').split('&').reverse().join('&').replace(/^(.*)&(Companies.*)$/, (_, a, b) => `${b}&${a}`))).json.value, r.json.value, 'whatever the order in the URL');
});
await test('r-11: null is least, orders are total', async () => {
  const asc = await found('Companies?$select=ID&$orderby=ParentCompanyID');
  const nulls = count('SELECT COUNT(*) FROM Companies WHERE ParentCompanyID IS NULL');
  const none = new Set(where('Companies', 'ParentCompanyID IS NULL'));
  ok(asc.slice(0, nulls).every((i) => none.has(i)), 'first in asc');
  ok((await found('Companies?$select=ID&$orderby=ParentCompanyID desc')).slice(-nulls).every((i) => none.has(i)), 'last in desc');
  const pages = [];
  for (let n = 0; n < 6000; n += 1500) pages.push(...(await found(`Companies?$select=ID&$orderby=Size&$top=1500&$skip=${n}`)));
  same(new Set(pages).size, count('SELECT COUNT(*) FROM Companies'), 'pages by $top and $skip have every row once, in an order full of ties');
});
await test('r-12: precedence of $search', async () => {
  const [a, b, c] = await Promise.all(['support', 'invoices', 'decision'].map(async (w) => new Set(await found(`Companies?$select=ID&$search=${w}`))));
  const every = await found('Companies?$select=ID');
  for (const [s, f] of [['support OR invoices decision', (i) => a.has(i) || (b.has(i) && c.has(i))], ['support invoices OR decision', (i) => (a.has(i) && b.has(i)) || c.has(i)], ['NOT support invoices', (i) => !a.has(i) && b.has(i)], ['NOT (support OR invoices)', (i) => !a.has(i) && !b.has(i)],
    ['(support OR invoices) AND decision', (i) => (a.has(i) || b.has(i)) && c.has(i)], ['support AND NOT decision', (i) => a.has(i) && !c.has(i)]])
    same(await found(`Companies?$select=ID&$search=${enc(s)}`), every.filter(f), s);
  const phrase = await found(`Companies?$select=ID&$search=${enc('"decision power"')}`);
  ok(phrase.length > 0 && phrase.every((i) => c.has(i)), 'a phrase');
});
await test('r-13: null, nothing and text', async () => {
  const n = ids('SELECT ID FROM Companies WHERE LegalForm IS NULL AND ParentCompanyID IS NULL')[0];
  for (const [url, status] of [[`Companies(${n})/LegalForm`, 204], [`Companies(${n})/LegalForm/$value`, 204], [`Companies(${n})/ParentCompany`, 204], ['Companies(999999)', 404], ['Companies(999999)/Name', 404], ['Companies(999999)/Contacts', 404], ['Companies(1)/$value', 400], ['Companies(1)/Name/$ref', 404], [`Companies(${n})/ParentCompany/Name`, 404], ['Contacts?$filter=ID eq -1', 200]]) {
    const r = await get(url);
    same([r.status, r.status === 204 ? r.bytes.length : 0], [status, 0], `${url} is ${status}`);
  }
  const c = await get('Companies/$count');
  ok(/^\d+$/.test(c.text) && c.headers.get('content-type').startsWith('text/plain'), '/$count is a number in plain text', c.text);
});
await test('r-13: raw values', async () => {
  const raw = async (url) => (await get(`${url}/$value`)).text;
  const wkt = await raw('Companies(1)/Location');
  ok(/^SRID=\d+;Point\([-\d.]+ [-\d.]+\)$/i.test(wkt), 'a point is well-known text', wkt);
  const geo = /Name="Location" Type="Edm.(Geometry|Geography)/.exec((await get('$metadata')).text)[1].toLowerCase();
  same((await filtered('Companies', `geo.distance(Location,${geo}'${wkt}') eq 0`)).includes(1), true, 'that can be asked for again');
  for (const [property, like] of [['CreatedAt', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/], ['AnnualRevenue', /^\d+(\.\d+)?$/], ['IsKeyAccount', /^(true|false)$/], ['ExternalID', /^[0-9a-f-]{36}$/], ['Size', /^[A-Z][a-z]+$/]])
    ok(like.test(await raw(`Companies(1)/${property}`)), property, await raw(`Companies(1)/${property}`));
});
await test('r-14: next links', async () => {
  let next = `Companies?$select=ID,Name&$filter=${enc("contains(Name,'a')")}&$orderby=${enc('Name desc')}&$expand=Country($select=ID)&$top=25&x-custom=1`;
  const rows = [];
  for (let n = 0; next; n++) {
    const r = await get(next, { Prefer: 'maxpagesize=10' });
    rows.push(...r.json.value);
    next = r.json['@odata.nextLink'];
    ok(n < 3 && (next === undefined) === (n === 2), `page ${n + 1}`, next);
  }
  same(rows.map((r) => r.ID), ids("SELECT ID FROM Companies WHERE Name LIKE '%a%' COLLATE utf8mb4_bin ORDER BY Name DESC, ID DESC LIMIT 25"), 'every option holds on every page');
  ok(rows.every((r) => Object.keys(r).join() === 'ID,Name,Country'), 'also $select and $expand');
});
await test('r-15: methods', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    for (const url of ['Companies', 'Companies(1)', 'Companies(1)/Name', '$metadata', '']) {
      const r = await get(url, {}, { method });
      same([r.status, r.headers.get('allow')], [405, 'GET, HEAD, OPTIONS'], `${method} ${url || '/'}`);
    }
  for (const url of ['', '$metadata', 'Companies?$top=3', 'Companies(1)', 'Companies/$count', 'Companies(1)/Name/$value', 'Nope', 'Companies(999999)', 'Companies?$top=x']) {
    const [g, h] = [await get(url), await get(url, {}, { method: 'HEAD' })];
    same([h.status, h.bytes.length, h.headers.get('content-type'), h.headers.get('etag')], [g.status, 0, g.headers.get('content-type'), g.headers.get('etag')], `HEAD ${url || '/'}`);
  }
});
await test('r-16: ETags', async () => {
  const etag = (await get('Companies(1)')).headers.get('etag');
  for (const [url, v, status] of [['Companies(1)', etag, 304], ['Companies(1)', `W/${etag}`, 304], ['Companies(1)', '*', 304], ['Companies(1)', '"x"', 200], ['Companies(999999)', '*', 404], ['Companies?$top=1', '*', 200]])
    same((await get(url, { 'If-None-Match': v })).status, status, `${url}, If-None-Match: ${v === etag ? 'its own' : v} is ${status}`);
});
await test('r-17: errors', async () => {
  for (const [url, status] of [['Nope', 404], ['Companies?$filter=Nope eq 1', 400], ['Companies?$apply=identity', 501], ['Companies(1)/$value', 400]]) {
    const r = await get(url);
    const e = r.json?.error;
    same([r.status, typeof e?.code, typeof e?.message, e?.code !== '' && e?.message !== ''], [status, 'string', 'string', true], url);
    ok(Object.keys(e).every((k) => ['code', 'message', 'target', 'details', 'innererror'].includes(k)), `${url} has members that the format knows`, e);
  }
  // late ones: 70-cut-answers.mjs
});
await test('r-19: no aggregation is advertised', async () => {
  const { text } = await get('$metadata');
  const works = (await get('Companies?$apply=aggregate($count as N)')).status;
  same(/Org\.OData\.Aggregation|Aggregation\.ApplySupported/.test(text), works === 200, 'Aggregation terms only with $apply');
});
await test('r-20: three-valued logic', async () => {
  for (const [e, want] of [['null eq null', 1], ['null ne null', 0], ['null eq 1', 0], ['null ne 1', 1], ['null gt 1', 0], ['null le 1', 0], ['1 gt null', 0], ['null ge null', 0], ['(null eq 1) or true', 1], ["contains(null,'a')", null], ["contains(null,'a') and false", 0], ["contains(null,'a') or true", 1], ["contains(null,'a') and true", null], ["not contains(null,'a')", null], ["contains(null,'a') eq null", 1], ['(1 add null) eq null', 1], ['length(null) eq null', 1], ['1 in (2,null)', 0], ['null in (2,null)', 1]])
    same(await truth(e), want, e);
  same((await filtered('Companies', "not contains(LegalForm,'x')")).length, count("SELECT COUNT(*) FROM Companies WHERE LegalForm NOT LIKE '%x%'"), '$filter keeps only what is true');
});
await test('r-21: numbers', async () => {
  for (const [e, want] of [['7 div 2', '3'], ['-7 div 2', '-3'], ['7 mod -2', '1'], ['-7 mod 2', '-1'], ['7 divby 2', '3.5'], ['round(0.5)', '1'], ['round(-0.5)', '-1'], ['round(2.5)', '3'], ['round(1.5e0)', 2], ['round(-2.5e0)', -3], ['floor(-0.5)', '-1'], ['ceiling(-0.5)', '0'],
    ['9223372036854775807', '9223372036854775807'], ['9007199254740993 add 0', '9007199254740993'], ['0.1 add 0.2', '0.3'], ['12345678901234567890.123456789 add 0', '12345678901234567890.123456789']]) {
    const got = await value(e);
    same(typeof want === 'number' ? Number(got) : String(got), want, e);
  }
  for (const e of ['1 div 0', '1 mod 0', '1.5 div 0', 'ID div 0', 'ID mod 0', '1e0 mod (ID sub ID)']) ok([400, 500, 501].includes(await value(e)) && (await value(e)) !== 500, `${e} fails`, await value(e));
  same(await value('1e0 div ID mul 0e0'), 0, 'a product of doubles');
});
await test('r-22: texts', async () => {
  for (const [e, want] of [["'a' eq 'A'", 0], ["'a' eq 'a '", 0], ["'ü' eq 'u'", 0], ["contains('Abc','abc')", 0], ["startswith('Abc','a')", 0], ["endswith('Abc','C')", 0], ["indexof('aAb','A') eq 1", 1], ["length('😀字') eq 2", 1], ["substring('😀字x',1) eq '字x'", 1], ["indexof('😀字x','x') eq 2", 1], ["contains('a%b','%')", 1], ["contains('ab','%')", 0], ["contains('ab','_')", 0], ["startswith('a','_')", 0], ["endswith('a\\b','\\b')", 1], ["tolower('ÄB') eq 'äb'", 1], ["concat('a',concat('b','c')) eq 'abc'", 1], ["trim('  a ') eq 'a'", 1], ["matchesPattern('abc','^a.c$')", 1], ["matchesPattern('ABC','^a.c$')", 0], ["substring('abc',7) eq ''", 1]])
    same(await truth(e), want, e);
  same(await value("substring('abc',0,-1)"), 400, 'a negative length is 400');
});
await test('r-23: dates', async () => {
  for (const f of ['day', 'hour', 'minute', 'month', 'year', 'time', 'totaloffsetminutes'])
    same([await value(`${f}(2024-02-29T12:00:00+02:00)`), (await value(`${f}(2024-02-29T12:00:00Z)`)) !== 400], [400, true], `${f}() of a literal with another offset fails`);
  for (const [e, want] of [['2024-02-28 add duration\'P1D\' eq 2024-02-29', 1], ['2024-03-01 sub duration\'PT1S\' eq 2024-02-29', 1], ['2024-02-29T23:59:60Z gt 2024-02-29T23:59:59Z', 1], ['fractionalseconds(2024-02-29T12:00:00.123456789012Z) ge 0.123456', 1], ['2024-02-29T12:00Z eq 2024-02-29T14:00:00+02:00', 1], ['date(2024-02-29T12:00:00Z) eq 2024-02-29', 1], ["2024-02-29T12:00:00Z sub 2024-02-29T11:00:00Z eq duration'PT1H'", 1], ["totalseconds(duration'PT1M0.5S') eq 60.5", 1], ["2024-03-01 sub 2024-02-01 eq duration'P29D'", 1]])
    same(await truth(e), want, e);
});
await test('r-23: offsets', async () => {
  // hour, day … cannot be known of another offset; date and seconds can, and +00:00 is UTC
  const cases = [['date(2024-02-29T23:30:00-02:00) eq 2024-02-29', 1], ['date(2024-03-01T00:30:00+02:00) eq 2024-03-01', 1], ['date(2024-01-01T00:00:00.5+14:00) eq 2024-01-01', 1],
    ['hour(2024-02-29T12:00:00+00:00) eq 12', 1], ['day(2024-02-29T12:00:00-00:00) eq 29', 1], ['totaloffsetminutes(2024-02-29T12:00:00+00:00) eq 0', 1], ['totaloffsetminutes(2024-02-29T12:00:00Z) eq 0', 1],
    ['second(2024-02-29T12:00:07+05:30) eq 7', 1], ['fractionalseconds(2024-02-29T12:00:00.25-11:00) eq 0.25', 1], ['2024-02-29T00:30:00+02:00 eq 2024-02-28T22:30:00Z', 1], ['2024-02-29T12:00:00-02:00 gt 2024-02-29T12:00:00Z', 1]];
  for (const [e, want] of cases) same(await truth(e), want, e);
  same(await get('Companies(1)?$select=D&$compute=date(@t) as D&@t=2024-03-01T00:30:00%2B02:00').then((r) => r.json?.D), '2024-03-01', 'date() of an alias');
  same(await value('hour(2024-02-29T12:00:00+25:00)'), 400, 'an offset that there is not');
});
await test('r-23: now and the ends of time', async () => {
  for (const [e, want] of [['mindatetime() lt now() and now() lt maxdatetime()', 1], ['mindatetime() eq 0000-01-01T00:00:00Z', 1], ['mindatetime() le 0000-01-01T00:00:00Z', 1], ['maxdatetime() ge 9999-12-31T23:59:59.999999Z', 1], ['year(mindatetime()) eq 0', 1], ['year(maxdatetime()) eq 9999', 1], ['fractionalseconds(maxdatetime()) eq 0.999999', 1], ['totaloffsetminutes(now()) eq 0', 1], ["now() sub now() eq duration'PT0S'", 1], ["maxdatetime() gt now() add duration'P1D'", 1],
    ["totalseconds(duration'-PT0.5S') eq -0.5", 1], ["totalseconds(duration'P2DT1H') eq 176400", 1], ["totalseconds(duration'PT0.000001S') eq 0.000001", 1], ["totalseconds(2024-03-01 sub 2024-02-28) eq 172800", 1], ['totalseconds(null) eq null', 1]])
    same(await truth(e), want, e);
  const [before, r, after] = [Date.now(), await get('Companies(1)?$compute=now() as N,mindatetime() as A,maxdatetime() as Z,totalseconds(duration\'-PT90.5S\') as S&$select=N,A,Z,S'), Date.now()];
  const t = Date.parse(r.json?.N);
  ok(t >= before - 5 && t <= after + 5 && /Z$/.test(r.json?.N), 'now() is now, in UTC', r.text.slice(0, 200));
  same([r.json?.A, r.json?.Z, r.json?.S], ['0000-01-01T00:00:00.000000Z', '9999-12-31T23:59:59.999999Z', -90.5], 'as values');
});
await test('r-24: cast', async () => {
  for (const [e, want] of [["cast('x',Edm.Int32)", null], ["cast('300',Edm.Byte)", null], ["cast('12',Edm.Int32)", 12], ['cast(12,Edm.String)', '12'], ['cast(true,Edm.String)', 'true'], ['cast(2024-02-29,Edm.String)', '2024-02-29'], ['cast(null,Edm.Int32)', null], ["cast('2024-02-29',Edm.Date)", '2024-02-29'], ['cast(1.5,Edm.String)', '1.5'], ["cast('2023-02-29',Edm.Date)", null]])
    same(await value(e), want, e);
});
await test('r-25: keys as texts', async () => {
  for (const [url, status] of [["Companies('1')", 200], ["Companies(ID='1')", 200], ["Companies('x')", 400]]) same((await get(url)).status, status, url);
});
await test('r-26: batches', async () => {
  const batch = (body) => get('$batch', {}, { method: 'POST', headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Content-Type': 'application/json', 'OData-MaxVersion': '4.01' }, body: JSON.stringify(body) });
  const r = await batch({ requests: [{ id: 'a', method: 'get', url: 'Nope' }, { id: 'b', method: 'get', url: 'Companies(1)?$select=ID' }, { id: 'c', dependsOn: ['b'], method: 'get', url: '$b/Name' }, { id: 'd', dependsOn: ['a'], method: 'get', url: 'Companies(1)' }] });
  const by = Object.fromEntries(r.json.responses.map((x) => [x.id, x]));
  same([r.status, by.a.status, by.b.status, by.b.body.ID, by.d.status], [200, 404, 200, 1, 424], '200 as a whole, each part its own; 424 behind a failed one');
  same([by.c.status, by.c.body.value], [200, table('SELECT Name FROM Companies WHERE ID=1')[0][0]], 'a part reads the result of another');
  const part = (url) => `--b\r\nContent-Type: application/http\r\n\r\nGET ${url} HTTP/1.1\r\n\r\n\r\n`;
  const mime = (more) => get('$batch', {}, { method: 'POST', headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Content-Type': 'multipart/mixed;boundary=b', ...more }, body: `${part('Companies(1)')}${part('Nope')}${part('Companies(2)')}--b--\r\n` });
  const parts = async (more) => [...(await mime(more)).text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((m) => m[1]);
  same(await parts({}), ['200', '404'], 'multipart stops at the first failure');
  same(await parts({ Prefer: 'continue-on-error' }), ['200', '404', '200'], 'but with continue-on-error');
});
await test('r-27: links lead back', async () => {
  const r = await get('Companies?$top=3&$expand=Contacts($top=1)', { Accept: 'application/json;odata.metadata=full', Prefer: 'maxpagesize=2' });
  const self = new URL('Companies', root);
  same((await get(new URL(r.json['@odata.context'], self))).status, 200, '@odata.context');
  same((await get(new URL(r.json['@odata.nextLink'], self))).json.value.length, 1, '@odata.nextLink');
  for (const c of r.json.value) {
    same((await get(new URL(c['@odata.id'], self))).json.ID, c.ID, '@odata.id');
    ok([200, 204].includes((await get(new URL(c['Contacts@odata.navigationLink'], self))).status), 'navigationLink');
  }
});
done();
