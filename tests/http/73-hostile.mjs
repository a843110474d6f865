// 73-hostile.mjs - what no client should send: raw sockets and 500 URLs made
// from scraps with a fixed seed. Nothing of it may cost a 5xx or a worker.
import { env, ok, done, get, test } from '../lib/odata.mjs';
import { Answer, deaths, exchange, note, now, reports, request, site, sleep } from '../lib/faults.mjs';

const root = '/odata/v4/';
const auth = `Authorization: Bearer ${env.LATCHKEY_TOKEN}`;
const lines = (...l) => `${l.join('\r\n')}\r\n\r\n`;
// Apache itself refuses paths with malformed escapes or an escaped NUL.
const apacheRefuses = (target) => env.LATCHKEY_SERVER === 'apache' && /%(?![0-9a-f]{2})|%00/i.test(target.split('?')[0]);
const isError = (a) => /json/.test(a.headers['content-type'] ?? '') && typeof a.json?.error?.code === 'string' && a.json.error.code !== '' && typeof a.json.error.message === 'string' && a.json.error.message !== '';

// [name, bytes, statuses allowed, options]; 0: the connection ends without an
// answer, which is the web server's right when it is no HTTP. odata: the
// answer must be an OData error object.
const raw = (target, ...more) => lines(`GET ${target} HTTP/1.1`, `Host: ${site.host}`, auth, ...more);
const big = (n) => 'x'.repeat(n);
const cases = [
  ['a header of 1 MB', raw(`${root}Countries`, `X-Big: ${big(1 << 20)}`), [400, 413, 431, 0]],
  ['100 headers', raw(`${root}Countries?$top=1`, ...Array.from({ length: 100 }, (_, i) => `X-H${i}: ${i}`)), [200, 400, 431]],
  ['2000 headers', raw(`${root}Countries?$top=1`, ...Array.from({ length: 2000 }, (_, i) => `X-H${i}: ${i}`)), [200, 400, 431, 0]],
  // lighttpd passes it on, and libfcgi ends a parameter there
  ['NUL in the path', raw(`${root}Coun\0tries`), [400, 404, 0]],
  ['%00 in the path', raw(`${root}Coun%00tries`), [400, 404]],
  ['%00 in a key', raw(`${root}Countries('D%00')`), [400, 404]],
  ['%00 in a filter', raw(`${root}Countries?$filter=ID%20eq%20'%00'`), [400], { odata: 1 }],
  ['invalid UTF-8 in the path', raw(`${root}Coun%FF%FEtries`), [400, 404], { odata: 1 }],
  ['invalid UTF-8 in a key', raw(`${root}Countries('%C3%28')`), [400], { odata: 1 }],
  ['invalid UTF-8 in a filter', raw(`${root}Countries?$filter=Name%20eq%20'%E2%82'`), [400], { odata: 1 }],
  ['overlong UTF-8', raw(`${root}Countries?$filter=Name%20eq%20'%C0%AF'`), [400], { odata: 1 }],
  ['a surrogate in UTF-8', raw(`${root}Countries?$filter=Name%20eq%20'%ED%A0%80'`), [400], { odata: 1 }],
  ['raw bytes above 127 in the query', Buffer.from(raw(`${root}Countries?$filter=Name%20eq%20'\xff\xfe'`), 'latin1'), [400]],
  ['raw UTF-8 in the query', raw(`${root}Countries?$filter=Name%20eq%20'日本'`), [200, 400]],
  ['a URL of 15 KiB', raw(`${root}Countries?$top=1&x=${big(15000)}`), [200, 400, 414], { odata: 1 }],
  ['a URL of 20 KiB', raw(`${root}Countries?$filter=Name%20eq%20'${big(20000)}'`), [400, 414], { odata: 1 }],
  ['a URL of 64 KiB', raw(`${root}Countries?$filter=Name%20eq%20'${big(65536)}'`), [400, 413, 414, 431]],
  ['a URL of 1 MB', raw(`${root}Countries?x=${big(1 << 20)}`), [400, 413, 414, 431, 0]],
  ['//', raw('//'), [200, 301, 400, 403, 404]],
  ['//odata/v4/Countries', raw('//odata/v4/Countries?$top=1'), [200, 301, 400, 404]],
  ['/odata//v4/', raw('/odata//v4/'), [200, 301, 400, 404]],
  ['/odata/v4//Countries', raw('/odata/v4//Countries?$top=1'), [200, 400, 404]],
  ['/odata/v4/../..', raw('/odata/v4/../..'), [200, 301, 400, 403, 404]],
  ['/odata/v4/../../../../etc/passwd', raw('/odata/v4/../../../../etc/passwd'), [400, 403, 404]],
  ['/odata/v4/%2e%2e/%2e%2e/etc/passwd', raw('/odata/v4/%2e%2e/%2e%2e/etc/passwd'), [400, 403, 404]],
  ['..%2f..%2f', raw('/odata/v4/..%2f..%2fetc%2fpasswd'), [400, 403, 404]],
  ['static ..', raw('/assets/../../latchkey.conf'), [400, 403, 404]],
  ['a target in absolute form', raw(`http://${site.host}${root}Countries?$top=1`), [200, 400]],
  ['an absolute target of another host', raw(`http://evil.example${root}Countries?$top=1`), [200, 400, 421]],
  ['a target in authority form', lines(`CONNECT ${site.host} HTTP/1.1`, `Host: ${site.host}`), [400, 405, 501, 0]],
  ['asterisk form', lines('OPTIONS * HTTP/1.1', `Host: ${site.host}`), [200, 400, 404, 405, 501]],
  ['a target without a slash', raw('odata/v4/Countries'), [400]],
  ['a fragment in the target', raw(`${root}Countries#x`), [200, 400, 404]],
  ['Authorization twice', raw(`${root}Countries?$top=1`, auth), [400]],
  ['Authorization twice, one made up', raw(`${root}Countries?$top=1`, 'Authorization: Bearer lkpat_1x'), [400]],
  ['an Authorization of 60 KB', lines(`GET ${root}Countries HTTP/1.1`, `Host: ${site.host}`, `Authorization: Bearer ${big(60000)}`), [400, 401, 431]],
  ['Authorization with bytes above 127', Buffer.from(lines(`GET ${root}Countries HTTP/1.1`, `Host: ${site.host}`, 'Authorization: Bearer \xff\xfe'), 'latin1'), [400, 401]],
  ['Basic that is no base64', lines(`GET ${root}Countries HTTP/1.1`, `Host: ${site.host}`, 'Authorization: Basic ****'), [400, 401], { odata: 1 }],
  ['Basic without a colon', lines(`GET ${root}Countries HTTP/1.1`, `Host: ${site.host}`, 'Authorization: Basic bm9jb2xvbg=='), [400, 401], { odata: 1 }],
  ['Bearer and nothing', lines(`GET ${root}Countries HTTP/1.1`, `Host: ${site.host}`, 'Authorization: Bearer'), [401], { odata: 1 }],
  ['an unknown scheme', lines(`GET ${root}Countries HTTP/1.1`, `Host: ${site.host}`, 'Authorization: Digest a=b'), [400, 401], { odata: 1 }],
  ['no Host', lines(`GET ${root}Countries?$top=1 HTTP/1.1`, auth), [400]],
  ['two Hosts', raw(`${root}Countries?$top=1`, 'Host: evil.example'), [400]],
  ['a Host of nonsense', lines(`GET ${root}Countries?$top=1 HTTP/1.1`, 'Host: ..%00/@evil', auth), [400]],
  ['two Content-Lengths', raw(`${root}Countries?$top=1`, 'Content-Length: 0', 'Content-Length: 5') + 'hello', [400]],
  ['Content-Length and chunked', `${lines(`POST /api/v1/session HTTP/1.1`, `Host: ${site.host}`, 'Content-Length: 4', 'Transfer-Encoding: chunked', 'Content-Type: application/json')}0\r\n\r\n`, [400, 403]],
  ['a negative Content-Length', raw(`${root}Countries?$top=1`, 'Content-Length: -1'), [400]],
  ['a huge Content-Length', lines('POST /api/v1/session HTTP/1.1', `Host: ${site.host}`, `Origin: ${site.origin}`, 'Content-Type: application/json', 'Content-Length: 99999999999999999999'), [400, 413]],
  ['a folded header', `GET ${root}Countries?$top=1 HTTP/1.1\r\nHost: ${site.host}\r\n${auth}\r\nX-A: b\r\n c\r\n\r\n`, [200, 400]],
  ['a header without a colon', raw(`${root}Countries?$top=1`, 'nonsense'), [400]],
  ['bare LF', raw(`${root}Countries?$top=1`).replaceAll('\r\n', '\n'), [200, 400, 0]],
  ['CR in a header', raw(`${root}Countries?$top=1`, 'X-A: b\rX-B: c'), [200, 400]],
  ['a method in lower case', lines(`get ${root}Countries HTTP/1.1`, `Host: ${site.host}`, auth), [400, 405, 501]],
  ['a made-up method', lines(`BREW ${root}Countries HTTP/1.1`, `Host: ${site.host}`, auth), [400, 405, 501]],
  ['a method of 10 KB', lines(`${big(10000).toUpperCase()} ${root} HTTP/1.1`, `Host: ${site.host}`, auth), [400, 405, 414, 501, 0]],
  ['HTTP/9.9', lines(`GET ${root} HTTP/9.9`, `Host: ${site.host}`, auth), [200, 400, 505, 0]],
  ['HTTP/0.9', `GET ${root}\r\n\r\n`, [400, 0]],
  ['garbage before the request', `\x16\x03\x01\x02garbage\r\n${raw(`${root}Countries?$top=1`)}`, [400, 0]],
  ['a TLS hello', Buffer.from('16030100c8010000c40303', 'hex'), [400, 408, 0]],
  ['a FastCGI record', Buffer.from('0101000100080000000100000000000001040001000000', 'hex'), [400, 408, 0]],
  ['many empty lines before the request', `\r\n\r\n${raw(`${root}Countries?$top=1`)}`, [200, 400, 0]],
  ['nothing at all', '', [400, 408, 0]],
  ['Expect: nonsense', raw(`${root}Countries?$top=1`, 'Expect: 300-nonsense'), [200, 417]],
  ['Range', raw(`${root}Countries`, 'Range: bytes=0-10'), [200]],
  ['Upgrade', raw(`${root}Countries?$top=1`, 'Connection: Upgrade', 'Upgrade: websocket'), [200, 400]],
  ['Proxy (httpoxy)', raw(`${root}Countries?$top=1`, 'Proxy: http://evil.example'), [200, 400]],
  ['X-Forwarded-* of a stranger', raw(`${root}Countries?$top=1`, 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'Forwarded: host=evil.example'), [200]],
];
for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
  cases.push([`${method} to a set`, lines(`${method} ${root}Countries HTTP/1.1`, `Host: ${site.host}`, auth, 'Content-Length: 2') + '{}', [405], { odata: 1 }]);
cases.push(['OPTIONS to a set', lines(`OPTIONS ${root}Countries HTTP/1.1`, `Host: ${site.host}`, auth), [204], { allow: 'GET, HEAD, OPTIONS' }]);
for (const method of ['TRACE', 'PROPFIND', 'MKCOL'])
  cases.push([`${method} to a set`, lines(`${method} ${root}Countries HTTP/1.1`, `Host: ${site.host}`, auth), [400, 405, 501]]);
for (const method of ['GET', 'PUT', 'PATCH'])
  cases.push([`${method} to /api/v1/tokens/x`, lines(`${method} /api/v1/tokens/x HTTP/1.1`, `Host: ${site.host}`, `Origin: ${site.origin}`, 'Content-Length: 0'), [401, 403, 404, 405], { problem: 1 }]);

// Bodies for the log-in.
const post = (body, type = 'application/json', ...more) =>
  Buffer.concat([Buffer.from(lines('POST /api/v1/session HTTP/1.1', `Host: ${site.host}`, `Origin: ${site.origin}`, `Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`, ...more)), Buffer.from(body)]);
const json = (o) => JSON.stringify(o);
cases.push(
  ['a log-in body of 70 KB', post(json({ user: 'a', password: big(70000) })), [400, 413], { problem: 1 }],
  ['a log-in body of 1 MB', post(json({ user: 'a', password: big(1000000) })), [400, 413]],
  ['a log-in body of 3 MB', post(json({ user: 'a', password: big(3000000) })), [400, 413, 0]],
  ['a log-in body that is no JSON', post('{"user":'), [400], { problem: 1 }],
  ['a log-in body of nesting', post('['.repeat(20000)), [400], { problem: 1 }],
  ['a log-in body with a NUL', post('{"user":"a\0","password":"b"}'), [400], { problem: 1 }],
  ['a log-in body with \\u0000', post('{"user":"admin\\u0000","password":"b"}'), [400, 401], { problem: 1 }],
  ['a log-in body with invalid UTF-8', post(Buffer.from([0x7b, 0x22, 0x75, 0x73, 0x65, 0x72, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d])), [400], { problem: 1 }],
  ['a log-in body with lone surrogates', post('{"user":"\\ud800","password":"b"}'), [400, 401], { problem: 1 }],
  ['a log-in with a member twice', post('{"user":"a","user":"b","password":"c"}'), [400], { problem: 1 }],
  ['a log-in with an unknown member', post('{"user":"a","password":"c","x":1}'), [400], { problem: 1 }],
  ['a log-in with wrong types', post('{"user":1,"password":[]}'), [400], { problem: 1 }],
  ['a log-in with 1e999', post('{"user":1e999,"password":"x"}'), [400], { problem: 1 }],
  ['an empty log-in body', post(''), [400], { problem: 1 }],
  ['a log-in as a form', post('user=a&password=b', 'application/x-www-form-urlencoded'), [415], { problem: 1 }],
  ['a body shorter than it says', lines('POST /api/v1/session HTTP/1.1', `Host: ${site.host}`, `Origin: ${site.origin}`, 'Content-Type: application/json', 'Content-Length: 500') + '{}', [400, 408, 0], { half: true }],
);

for (const [name, bytes, allowed, options = {}] of cases)
  await test(name, async () => {
    const tls = name === 'a TLS hello' || name === 'a FastCGI record' || name === 'nothing at all';
    const a = await exchange(bytes, { timeout: 8000, half: options.half || tls, answer: new Answer({ keep: 65536 }) });
    const good = allowed.includes(a.status) && (a.status === 0 ? a.end !== 'timeout' : true);
    ok(good, `${name}: ${a.status || `closed (${a.end})`}`, `allowed ${allowed}; got ${a.status} ${a.end} ${a.text.slice(0, 300)}`);
    if (options.odata && a.status >= 400) ok(isError(a), `${name}: an OData error`, [a.headers, a.text.slice(0, 300)]);
    if (options.problem && a.status >= 400) ok(a.headers['content-type']?.startsWith('application/problem+json') && a.json?.code && a.json.status === a.status, `${name}: a problem document`, [a.headers, a.text.slice(0, 300)]);
    if (a.status === 405 && !name.startsWith('TRACE')) ok(/GET|POST|DELETE/.test(a.headers.allow ?? ''), `${name}: Allow`, a.headers);
    if (options.allow) ok(a.headers.allow === options.allow && a.text === '', `${name}: Allow and nothing else`, [a.headers, a.text.slice(0, 300)]);
    if (/evil/.test(a.text)) ok(!/"@odata[^}]*evil|nextLink[^}]*evil/.test(a.text), `${name}: no foreign host in links`, a.text.slice(0, 300));
  });

// -------------------------------------------------------------------- fuzz
let seed = 20261123;
function random() { // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const dice = (n) => Math.floor(random() * n);
const pick = (...list) => list[dice(list.length)];
const some = (n, one, glue) => Array.from({ length: 1 + dice(n) }, one).join(glue);

const sets = ['Companies', 'Contacts', 'Countries', 'Leads', 'Quotes', 'QuoteLines', 'SalesOrders', 'Products', 'Employees', 'OpenLeads', 'Nothing', 'companies', '$metadata', '$batch', '$all', '$entity', "$crossjoin(Countries,Leads)"];
const props = ['ID', 'Name', 'CountryID', 'AnnualRevenue', 'CreatedAt', 'IsKeyAccount', 'FoundedYear', 'Size', 'Location', 'Settings', 'Email', 'Score', 'Duration', 'LineNo', 'Nothing', '$it', '@p', '$count', '$value', '_x0020_', 'ID,ID', '*', ''];
const navs = ['Country', 'Owner', 'Parent', 'ParentCompany', 'Contacts', 'Divisions', 'Tags', 'Company', 'Manager', 'Lines', 'Product', 'Currency', '$ref', '$count', 'Crm.Company'];
const literals = ['1', '-1', '0', '2147483648', '9223372036854775807', '9223372036854775808', '-9223372036854775809', '1e400', '1e-400', 'NaN', 'INF', '-INF', '1.', '.5', '00012', "''", "'O''Neil'", "'", "'%25'", "'日本'", "'\u{1f680}'", 'null', 'true', 'TRUE', '2024-02-29', '2023-02-29', '0000-00-00', '9999-12-31', '2024-13-01T00:00:00Z', '2024-01-01T25:00:00Z', '2024-01-01T00:00:00.1234567890123Z', '23:59:60', "duration'PT1S'", "duration'P1000000000D'", 'PT1S', "binary'AQ=='", "binary'*'", '00000000-0000-0000-0000-000000000000', "Crm.Size'Large'", "geography'POINT(1 2)'", "geography'SRID=0;Point(", '@a', '$it', '[1,2]', '{"a":1}', '(1,2)', '()', "'".padEnd(400, 'x') + "'", '9'.repeat(400)];
const functions = ['contains', 'startswith', 'endswith', 'length', 'indexof', 'substring', 'tolower', 'toupper', 'trim', 'concat', 'year', 'month', 'day', 'hour', 'minute', 'second', 'fractionalseconds', 'totalseconds', 'date', 'time', 'now', 'maxdatetime', 'mindatetime', 'totaloffsetminutes', 'round', 'floor', 'ceiling', 'cast', 'isof', 'geo.distance', 'matchesPattern', 'hassubset', 'nothing', 'case'];
function expr(depth = 0) {
  if (depth > 4 || random() < 0.3) return pick(() => pick(...props), () => pick(...literals), () => `${pick(...navs)}/${pick(...props)}`)();
  return pick(
    () => `${expr(depth + 1)} ${pick('eq', 'ne', 'lt', 'le', 'gt', 'ge', 'has', 'in', 'add', 'sub', 'mul', 'div', 'divby', 'mod', 'and', 'or', 'xx', 'EQ', '=')} ${expr(depth + 1)}`,
    () => `${pick('not ', '-', 'not', '- -', '!')}${expr(depth + 1)}`,
    () => `(${expr(depth + 1)})`,
    () => `${pick(...functions)}(${some(3, () => expr(depth + 1), ',')})`,
    () => `${expr(depth + 1)} in (${some(5, () => pick(...literals), ',')})`,
    () => `${pick(...navs)}/${pick('any', 'all')}(${pick('', 'x:', 'x:x/ID eq 1', `x:${expr(depth + 2)}`)})`,
    () => '('.repeat(dice(90)),
  )();
}
// Well-formed expressions over companies, by type; a few of them are not.
const make = {
  num: (d) => pick(() => pick('ID', 'EmployeeCount', 'AnnualRevenue', 'FoundedYear', 'Owner/ID', '1', '-7', '2.50', '1e3', '9223372036854775807'), () => `${typed('num', d)} ${pick('add', 'sub', 'mul', 'div', 'divby', 'mod')} ${typed('num', d)}`, () => `${pick('round', 'floor', 'ceiling')}(${typed('num', d)})`, () => `length(${typed('str', d)})`, () => `${pick('year', 'month', 'day', 'hour')}(CreatedAt)`)(),
  str: (d) => pick(() => pick('Name', 'City', 'CountryID', 'Country/Name', 'Owner/Manager/GivenName', "'a'", "''", "'O''N'", "'日本'", '\'a\nb\'', "'%25_'"), () => `${pick('tolower', 'toupper', 'trim')}(${typed('str', d)})`, () => `concat(${typed('str', d)},${typed('str', d)})`, () => `substring(${typed('str', d)},${typed('num', d)})`)(),
  time: () => pick('CreatedAt', '2024-02-29T00:00:00Z', '2024-02-29', 'now()', 'maxdatetime()', '1969-12-31T23:59:59.999999Z'),
  bool: (d) => pick(() => `${typed('num', d)} ${pick('eq', 'ne', 'lt', 'le', 'gt', 'ge')} ${typed('num', d)}`, () => `${typed('str', d)} ${pick('eq', 'ne', 'lt', 'le', 'gt', 'ge')} ${typed('str', d)}`, () => `${typed('time', d)} ${pick('eq', 'lt', 'ge')} ${typed('time', d)}`, () => `${pick('contains', 'startswith', 'endswith')}(${typed('str', d)},${typed('str', d)})`, () => `(${typed('bool', d)} ${pick('and', 'or')} ${typed('bool', d)})`, () => `not (${typed('bool', d)})`, () => pick('IsKeyAccount', 'true', 'ParentCompanyID eq null', "Size eq 'Large'", 'ID in (1,2,null)'))(),
};
function typed(type, depth = 0) {
  if (depth > 5) return { num: 'ID', str: 'Name', time: 'CreatedAt', bool: 'IsKeyAccount' }[type];
  return random() < 0.02 ? expr(3) : make[type](depth + 1);
}
const sound = () =>
  pick(
    () => `$filter=${typed('bool')}`,
    () => `$orderby=${typed(pick('num', 'str', 'time'), 2)}${pick('', ' desc')}`,
    () => `$select=${pick('ID', 'ID,Name', '*')}`,
    () => `$expand=${pick('Country', 'Owner($select=ID)', 'Contacts($top=2;$select=ID)', 'Divisions($expand=Contacts($top=1))', 'Tags($count=true)')}`,
    () => pick('$count=true', '$top=0', '$format=json', '$skip=5990', 'custom=1'),
  )();
const option = (depth = 0) =>
  pick(
    () => `$filter=${expr()}`,
    () => `$filter=${expr()}`,
    () => `$orderby=${some(3, () => `${expr(3)}${pick('', ' asc', ' desc', ' up')}`, ',')}`,
    () => `$select=${some(4, () => pick(...props, ...navs), ',')}`,
    () => `$expand=${some(3, () => `${pick(...navs)}${depth > 3 ? '' : pick('', '', '/$ref', '/$count', `(${some(3, () => option(depth + 1), ';')})`, `($levels=${pick('max', '2', '-1', 'x')})`)}`, ',')}`,
    () => `$top=${pick('0', '1', '5', '-1', '2147483648', '99999999999999999999', '1.5', '', 'x', '+1', '0x10')}`,
    () => `$skip=${pick('0', '1', '3', '-1', '99999999999999999999', 'a')}`,
    () => `$count=${pick('true', 'false', '1', '')}`,
    () => `$format=${pick('json', 'xml', 'atom', 'application/json;odata.metadata=full', 'a/b;c', '')}`,
    () => `$skiptoken=${pick('x', '', 'AAAA', '%00', 'A'.repeat(500))}`,
    () => pick('$search=a', '$apply=aggregate(ID with sum as S)', '$compute=ID as X', '$index=1', '$deltatoken=1', '$levels=2', '$schemaversion=*', '$id=x', '$unknown=1', 'custom=1', '@a=1', '@a=@a', '@p=\'x\'', '&', '=', '$filter', '$filter=', '$top=1&$top=2', '%24top=1', '$TOP=1'),
  )();
const key = () => pick('', '', '(1)', "('DE')", '(ID=1)', '(ID=1,ID=2)', '(QuoteID=1,LineNo=1)', '()', '(-1)', "('')", '(1', '(9999999999999999999999)', "('%2F')", '(@a)', '/1', '(null)');
const path = () => pick(...sets) + key() + pick('', '', '', ...navs.map((n) => `/${n}${key()}`), ...props.map((p) => `/${p}`), '/$value', '/$count', '/$ref', '/', '//', '/ID/$value', '/Contacts/$count', `/${some(40, () => pick(...navs), '/')}`);
const encode = (s) => encodeURI(s).replace(/[#[\]{}|\\^`"<> ]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
function damage(s) {
  const at = dice(s.length + 1);
  return pick(
    () => s.slice(0, at) + s.slice(at + 1),
    () => s.slice(0, at) + pick('%', '%2', '%zz', '%27', '%00', '%ff', '%25', '\'', '(', ')', ',', ';', '$', '@', '+', '&', '=', '/', '%2F', '%5C', '%0A', '%C2%A0', '*', ':', '~') + s.slice(at),
    () => s.slice(0, at),
    () => s.slice(at) + s.slice(0, at),
    () => s.slice(0, at) + s.slice(at, at + 20).repeat(1 + dice(20)) + s.slice(at),
  )();
}
function url() {
  const right = random() < 0.5;
  let s = right
    ? encode(`Companies${pick('', '', '', '', '/$count', '(1)', '(1)/Contacts')}?${pick('$top=3&', '$top=3&', '')}${some(3, sound, '&')}`)
    : encode(path() + (random() < 0.9 ? `?${some(3, option, '&')}` : ''));
  for (let n = random() < 0.4 ? 1 + dice(3) : 0; n > 0; n--) s = damage(s);
  return root + s.replace(/[\0-\x20\x7f]/g, '').slice(0, 15000);
}

await test('fuzz', async () => {
  const urls = Array.from({ length: 500 }, url);
  const by = {};
  const bad = [];
  const bare = [];
  let slowest = 0;
  const start = now();
  const queue = urls.entries();
  // two at a time: no more long answers than there are permits for
  const loop = async () => {
    for (const [i, u] of queue) {
      const accept = random() < 0.1 ? { Accept: pick('application/json;odata.metadata=none', 'application/xml', '*/*', 'text/html;q=2', ';;;') } : {};
      const a = await exchange(request(u, { headers: accept }), { timeout: 15000, answer: new Answer({ keep: 65536 }) });
      by[a.status] = (by[a.status] ?? 0) + 1;
      if (a.ms > slowest) slowest = a.ms;
      if (!a.complete || (a.status >= 500 && a.status !== 501)) bad.push(`${i} ${a.status || a.end} ${u} ${a.text.slice(0, 200)}`);
      else if (a.status >= 400 && !isError(a) && !apacheRefuses(u)) bare.push(`${i} ${a.status} ${u} ${a.text.slice(0, 200)}`);
    }
  };
  await Promise.all([loop(), loop()]);
  note(`500 URLs in ${((now() - start) / 1000).toFixed(1)} s, slowest ${slowest.toFixed(0)} ms: ${JSON.stringify(by)}`);
  ok(bad.length === 0, '500 URLs of scraps: no 5xx but 501, no broken answer', bad.slice(0, 12).join('\n'));
  ok(bare.length === 0, 'and each refusal is an OData error with code and message', bare.slice(0, 12).join('\n'));
  ok((by[200] ?? 0) >= 50 && (by[400] ?? 0) >= 100, 'some were right, many were wrong', by);
});

// A connection that says nothing, or little, holds no worker.
await test('slow clients', async () => {
  const idle = Array.from({ length: 40 }, () => exchange(`GET ${root}Countries HTTP/1.1\r\nHost: ${site.host}\r\nX-Slow: `, { timeout: 1500 }));
  await sleep(200);
  const start = now();
  const r = await get('Countries?$top=1');
  ok(r.status === 200, `40 unfinished requests do not hold anybody up (${(now() - start).toFixed(0)} ms)`, r.text);
  await Promise.all(idle);
});
await sleep(200);
ok((await get('Countries?$top=1')).status === 200, 'the service is as it was');
ok(deaths() === 0, 'no worker died', deaths());
ok(reports() === 0, 'no report of a sanitizer', reports());
done();
