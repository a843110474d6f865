// 53-batch.mjs - $batch as multipart/mixed and as JSON (40a-11, 41a-7; OData
// 4.01 Protocol §11.7, JSON Format §19).
// stack: --conf 'batch_max = 12' --conf 'page_size = 500'
import { get, root, ok, same, test, done, sql, env, table } from '../lib/odata.mjs';

const text = (r) => `${r.status} ${r.text.slice(0, 600)}`;
const url = new URL(root);

// A request of a multipart batch. line: "GET x HTTP/1.1", fields: of the
// request; mime: of the part.
const part = (line, fields = {}, mime = {}, body = '') =>
  ['Content-Type: application/http', 'Content-Transfer-Encoding: binary', ...Object.entries(mime).map((x) => x.join(': ')), '',
    line, ...Object.entries(fields).map((x) => x.join(': ')), '', body].join('\r\n');
const multi = (parts, headers = {}, { boundary = 'batch_1', eol = '\r\n', type } = {}) => {
  const body = [...parts.map((p) => `--${boundary}\r\n${p}\r\n`), `--${boundary}--\r\n`].join('').replaceAll('\r\n', eol);
  return get('$batch', { 'Content-Type': type ?? `multipart/mixed; boundary=${boundary}`, ...headers }, { method: 'POST', body });
};
// The answers of a multipart batch.
function answers(r) {
  const boundary = /^multipart\/mixed; ?boundary=(\S+)$/.exec(r.headers.get('content-type'))?.[1];
  if (!boundary) throw new Error(`no multipart: ${text(r)}`);
  const pieces = r.text.split(`--${boundary}`);
  if (pieces[0] !== '' || pieces.at(-1) !== '--\r\n') throw new Error(`not framed: ${r.text.slice(-200)}`);
  return pieces.slice(1, -1).map((p) => {
    const [mime, head, ...rest] = p.slice(2).split('\r\n\r\n');
    const lines = head.split('\r\n');
    const fields = Object.fromEntries(lines.slice(1).map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 2)]));
    let body = rest.join('\r\n\r\n');
    if (!body.endsWith('\r\n')) throw new Error('a part without its end');
    body = body.slice(0, -2);
    const length = fields['content-length'];
    if (length !== undefined && Number(length) !== Buffer.byteLength(body)) throw new Error(`Content-Length ${length}, but ${Buffer.byteLength(body)}`);
    return { status: Number(lines[0].split(' ')[1]), line: lines[0], id: /Content-ID: (\S+)/.exec(mime)?.[1], fields, body, mime,
      get json() { return JSON.parse(body); } };
  });
}
const json = (requests, headers = {}) =>
  get('$batch', { 'Content-Type': 'application/json', ...headers }, { method: 'POST', body: JSON.stringify({ requests }) });
const g = (id, u, more = {}) => ({ id, method: 'get', url: u, ...more });
const statuses = (list) => list.map((x) => x.status);

const one = (await get('Companies(1)?$select=ID,Name')).text;
const n = (await get('Companies/$count')).text;
const go = { Prefer: 'continue-on-error' };

await test('40a-11: multipart', async () => {
  const r = await multi([
    part('GET Companies(1)?$select=ID,Name HTTP/1.1', { Accept: 'application/json;odata.metadata=minimal' }),
    part(`GET ${root}Companies/$count HTTP/1.1`),
    part(`GET ${url.pathname}Companies(1)/Name/$value HTTP/1.1`, { Host: url.host }),
    part("GET Companies?$select=ID&$filter=ID gt 1 and ID lt 4 and Name ne 'x y' HTTP/1.1"),
    part('GET Companies?$top=1&$select=ID', { 'OData-MaxVersion': '4.01' }, { 'Content-ID': 'the.id-1' }),
    part('GET $metadata HTTP/1.1', { Accept: 'application/xml' }),
    part('POST Companies/$query HTTP/1.1', { 'Content-Type': 'text/plain' }, {}, '$select=ID&$filter=ID eq 7'),
    part('HEAD Companies(1) HTTP/1.1'),
  ], { Accept: 'multipart/mixed', 'MIME-Version': '1.0' });
  same([r.status, r.headers.get('odata-version')], [200, '4.0'], 'the batch is 200');
  const a = answers(r);
  same(statuses(a), [200, 200, 200, 200, 200, 200, 200, 200], 'and so is each part');
  same(a[0].body, one, 'an entity, byte for byte as without a batch');
  same(a[1].body, n, 'an absolute URL');
  same(a[2].body, JSON.parse(one).Name, 'a URL from the root of the host, raw value');
  same(a[3].json.value.map((x) => x.ID), [2, 3], 'raw blanks in the request line');
  same([a[4].id, a[4].fields['odata-version'], Object.keys(a[4].json)[0]], ['the.id-1', '4.01', '@context'], 'a part with its own version, its Content-ID comes back');
  same([a[5].fields['content-type'], a[5].body === (await get('$metadata')).text], ['application/xml', true], '$metadata');
  same(a[6].json.value, [{ ID: 7 }], '$query within a batch');
  same(a[7].body, '', 'HEAD has no body');
  ok(a.every((x) => x.line.startsWith('HTTP/1.1 200 OK') && x.mime.includes('Content-Type: application/http')), 'heads as the standard has them');
  ok(a.every((x) => x.fields['token-id'] === undefined) && r.headers.get('token-id'), 'the token is named once');
});

await test('liberal framing', async () => {
  const parts = [part('GET Companies/$count HTTP/1.1')];
  for (const [what, options] of [
    ['bare line feeds', { eol: '\n' }],
    ['a quoted boundary', { boundary: 'a b;c', type: 'multipart/mixed; charset=utf-8; boundary="a b;c"' }],
    ['a boundary with parentheses', { boundary: 'batch(36522ad7-fc75)' }],
  ]) {
    const r = await multi(parts, {}, options);
    same(r.status === 200 && answers(r)[0].body, n, what);
  }
  const boundary = 'b';
  const r = await get('$batch', { 'Content-Type': 'multipart/mixed;boundary=b' },
    { method: 'POST', body: `preamble\r\n--${boundary}  \r\n${parts[0]}\r\n--${boundary}--\r\nepilogue --${boundary}` });
  same(answers(r).map((x) => x.body), [n], 'preamble, epilogue, blanks behind a delimiter');
  same(answers(await multi([])), [], 'a batch of nothing');
});

await test('errors in a multipart batch', async () => {
  const parts = [part('GET Companies/$count HTTP/1.1'), part('GET Nope HTTP/1.1', {}, { 'Content-ID': '2' }), part('GET Companies(1)?$select=ID HTTP/1.1')];
  const a = answers(await multi(parts));
  same([statuses(a), a[1].id, a[1].json.error.code], [[200, 404], '2', 'NotFound'], 'it stops at the first error');
  for (const [prefer, applied, want] of [
    ['continue-on-error', 'continue-on-error=true', [200, 404, 200]],
    ['odata.continue-on-error', 'odata.continue-on-error=true', [200, 404, 200]],
    ['respond-async, continue-on-error=true', 'continue-on-error=true', [200, 404, 200]],
    ['continue-on-error=false', 'continue-on-error=false', [200, 404]],
  ]) {
    const r = await multi(parts, { Prefer: prefer });
    same([statuses(answers(r)), r.headers.get('preference-applied')], [want, applied], prefer);
  }
  const mixed = answers(await multi([
    part('DELETE Companies(1) HTTP/1.1'),
    part('POST Companies HTTP/1.1', { 'Content-Type': 'application/json' }, {}, '{"Name":"x"}'),
    ['Content-Type: multipart/mixed; boundary=c', '', '--c', part('PATCH Companies(1) HTTP/1.1', {}, { 'Content-ID': 1 }, '{}'), '--c--'].join('\r\n'),
    part('GET $batch HTTP/1.1'), part('POST $batch HTTP/1.1'), part('POST %24batch/ HTTP/1.1'),
    part('GET http://elsewhere.example/odata/v4/Companies HTTP/1.1'),
    part('GET /elsewhere/Companies HTTP/1.1'),
    part("GET Companies?$filter=Name eq 'O'N' HTTP/1.1"),
    'Content-Type: application/http\r\n\r\nnonsense',
    part('GET Companies(1)?$select=ID HTTP/1.1', { 'bad field': 'x' }),
    part('GET Companies/$count HTTP/1.1'),
  ], go));
  same(statuses(mixed), [405, 405, 405, 400, 400, 400, 404, 404, 400, 400, 400, 200], 'each error in its own part');
  same([mixed[0].fields.allow, mixed[0].json.error.code], ['GET, HEAD, OPTIONS', 'MethodNotAllowed'], 'writes are 405 with Allow');
  same(table('SELECT COUNT(*) FROM Companies')[0][0], n, 'and nothing was written');
});

await test('a malformed batch is refused as a whole', async () => {
  const p = part('GET Companies/$count HTTP/1.1');
  const raw = (body, type = 'multipart/mixed;boundary=b') => get('$batch', { 'Content-Type': type }, { method: 'POST', body });
  for (const [what, status, r] of [
    ['no closing delimiter', 400, await raw(`--b\r\n${p}\r\n`)],
    ['no delimiter at all', 400, await raw(p)],
    ['an empty body', 400, await raw('')],
    ['no boundary', 400, await raw(`--b\r\n${p}\r\n--b--`, 'multipart/mixed')],
    ['a part of another type', 400, await raw('--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--')],
    ['an id given twice', 400, await multi([part('GET Tags', {}, { 'Content-ID': 1 }), part('GET Tags', {}, { 'Content-ID': 1 })])],
    ['more than batch_max parts', 400, await multi(Array(13).fill(p))],
    ['another media type', 415, await raw('x', 'text/plain')],
    ['no media type', 415, await get('$batch', {}, { method: 'POST', body: Buffer.from('x') })],
    ['a body beyond body_max', 413, await raw(`--b\r\n${p}${'x'.repeat(70000)}\r\n--b--`)],
    ['query options', 400, await get('$batch?$top=1', { 'Content-Type': 'application/json' }, { method: 'POST', body: '{"requests":[]}' })],
    ['a token that is none', 401, await get('$batch', { 'Content-Type': 'application/json', Authorization: 'Bearer x' }, { method: 'POST', body: '{"requests":[]}' })],
    ['an Accept that nothing fits', 406, await multi([p], { Accept: 'text/html' })],
    ['another isolation', 412, await multi([p], { isolation: 'serializable' })],
  ])
    ok(r.status === status && r.json?.error?.message, `${what}: ${status}`, text(r));
  ok((await multi(Array(13).fill(p))).text.includes('batch_max'), 'the limit is named');
  same(statuses(answers(await multi(Array(12).fill(p)))).length, 12, 'batch_max parts are fine');
  const r = await get('$batch');
  same([r.status, r.headers.get('allow')], [405, 'POST, OPTIONS'], 'GET $batch');
});

await test('41a-7: JSON', async () => {
  const r = await json([g('1', 'Companies(1)?$select=ID,Name'), g('2', `${url.pathname}Companies/$count`), g('c', 'Companies(1)/Name/$value'),
    g('d', '$metadata'), { ...g('e', `${root}Nope`), method: 'GET' }, g('f', 'Companies(1)?$select=ID', { headers: { 'odata-maxversion': '4.01', accept: 'application/json;metadata=none' } }),
    { id: 'h', method: 'post', url: 'Companies/$query', headers: { 'content-type': 'text/plain' }, body: '$select=ID&$filter=ID eq 7' },
    { id: 'i', method: 'post', url: 'Companies/$query', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: Buffer.from('$select=ID&$filter=ID+eq+7').toString('base64url') },
    { id: 'j', method: 'patch', url: 'Companies(1)', headers: { 'content-type': 'application/json', 'Content-Length': 12 }, body: { Name: { deep: [1, { a: 2 }] } } }]);
  same([r.status, r.headers.get('content-type')], [200, 'application/json'], 'the batch');
  const a = r.json.responses;
  same(a.map((x) => [x.id, x.status]), [['1', 200], ['2', 200], ['c', 200], ['d', 200], ['e', 404], ['f', 200], ['h', 200], ['i', 200], ['j', 405]], 'ids and statuses; JSON goes on after errors');
  same(JSON.stringify(a[0].body), one, 'JSON as JSON');
  same([a[1].body, a[1].headers['content-type']], [n, 'text/plain;charset=utf-8'], 'text as a string');
  same(a[2].body, JSON.parse(one).Name, 'with letters beyond ASCII');
  same(Buffer.from(a[3].body, 'base64url').toString() === (await get('$metadata')).text, true, 'all else as base64url');
  same(a[4].body.error.code, 'NotFound', 'an error is JSON');
  same(a[5].body, { ID: 1 }, 'header fields of a part');
  same([a[6].body.value, a[7].body.value], [[{ ID: 7 }], [{ ID: 7 }]], '$query within a batch');
  const stop = await json([g('1', 'Nope'), g('2', 'Companies/$count')], { Prefer: 'continue-on-error=false' });
  same(stop.json.responses.map((x) => x.status), [404], 'continue-on-error=false stops');
});

// The block in front of a part has 65528 bytes: characters and groups of three
// bytes are cut there at every place.
await test('texts and bytes that come in pieces', async () => {
  sql('ALTER TABLE Companies MODIFY Notes LONGTEXT NULL; ALTER TABLE Products MODIFY Thumbnail LONGBLOB NULL');
  for (let i = 1; i <= 4; i++)
    sql(`UPDATE Companies SET Notes = CONCAT(REPEAT('x', ${i}), REPEAT('😀', 40000), REPEAT('ä"\\\\€\\n', 9000)) WHERE ID = ${i};
      UPDATE Products SET Thumbnail = CONCAT(REPEAT('y', ${i}), REPEAT(UNHEX('00ff7f80c3'), 40001)) WHERE ID = ${i}`);
  const r = await json([1, 2, 3, 4].flatMap((i) => [g(`t${i}`, `Companies(${i})/Notes/$value`), g(`b${i}`, `Products(${i})/Thumbnail/$value`)]));
  same(r.json.responses.length, 8, 'eight parts');
  for (const x of r.json.responses) {
    const path = x.id[0] === 't' ? `Companies(${x.id[1]})/Notes/$value` : `Products(${x.id[1]})/Thumbnail/$value`;
    const want = (await get(path)).bytes;
    const have = x.id[0] === 't' ? Buffer.from(x.body) : Buffer.from(x.body, 'base64url');
    ok(x.status === 200 && want.length > 65528 * 2 && have.equals(want), `${path} is what it is without a batch`, `${x.status} ${want.length} ${have.length}`);
  }
  const m = answers(await multi([part('GET Products(2)/Thumbnail/$value HTTP/1.1'), part('GET Companies(1)/Notes/$value HTTP/1.1')]));
  same([m[1].status, m[1].body], [200, (await get('Companies(1)/Notes/$value')).text], 'and in multipart');
});

await test('dependsOn, if, atomicityGroup', async () => {
  const r = await json([
    g('a', 'Companies(1)?$select=ID'), g('b', 'Companies(999999)'),
    g('c', 'Companies/$count', { dependsOn: ['a'] }), g('d', 'Companies/$count', { dependsOn: ['a', 'b'] }),
    g('e', 'Companies/$count', { dependsOn: ['b'], if: 'not $b/$succeeded' }),
    g('f', 'Companies/$count', { dependsOn: ['b'], if: '$a/$succeeded and ($b/$succeeded or false)' }),
    g('g', 'Companies/$count', { dependsOn: ['d'] }),
    g('h', 'Companies(1)?$select=ID', { atomicityGroup: 'G' }), g('i', 'Nope', { atomicityGroup: 'G' }), g('j', 'Companies(1)', { atomicityGroup: 'G' }),
    g('k', 'Companies/$count', { dependsOn: ['G'] }),
    g('l', 'Companies/$count', { dependsOn: ['a'], if: '$a/ID eq 1' })]);
  same(r.json.responses.map((x) => [x.id, x.status]), [['a', 200], ['b', 404], ['c', 200], ['d', 424], ['e', 200], ['f', 424], ['g', 424], ['h', 200], ['i', 404], ['j', 424], ['k', 424], ['l', 200]], 'what depends on a failure is 424');
  same(r.json.responses[7].atomicityGroup, 'G', 'the group comes back');
  same(r.json.responses[3].body.error.code, 'FailedDependency', 'with its code');
  for (const [cond, status] of [['$a/$succeeded eq true', 200], ['$a/$succeeded eq false', 424], ['true', 200], ['false or true and true', 200], ['NOT (false)', 200], ['$a/$succeeded ne false', 200],
    ['$a/$succeeded and', 400], ['$zz/$succeeded', 400], ['(true', 400], ['true)', 400], ['a eq 1', 400], [`${'('.repeat(40)}true${')'.repeat(40)}`, 400]]) {
    const x = await json([g('a', 'Tags/$count'), g('b', 'Tags/$count', { dependsOn: ['a'], if: cond })]);
    same(x.json.responses[1].status, status, `if: ${cond.slice(0, 40)}`);
  }
});

await test('41a-7: conditions on what was returned', async () => {
  for (const [cond, status] of [['$a/ID eq 1', 200], ['$a/ID ne 1', 424], ["$a/Name eq 'nobody'", 424], ['$a/Contacts/$count gt 0 and $a/$succeeded', 200], ['$a/ID eq 1 and not $bad/$succeeded', 200], ['$bad/ID eq null', 200],
    ["$a/Country/ID ne ''", 200], ['$a/Nope eq 1', 400], ['$zz/ID eq 1', 400], ['$a/ID eq', 400], ['ID eq $a/ID', 400], ['$it/ID eq $a/ID', 400], ['$a/ID', 400], ['isof(Edm.String) or $a/ID eq 1', 200], ['$a/Contacts/any(c:$this eq null)', 400], ['$list/ID eq 1', 424]]) {
    const x = await json([g('a', 'Companies(1)?$select=ID'), g('bad', 'Companies(999999)'), g('list', 'Tags'), g('b', 'Tags/$count', { dependsOn: ['a'], if: cond })]);
    same(x.json.responses[3].status, status, `if: ${cond}`, x.json.responses[3]);
  }
});

await test('41a-7: values of what was returned', async () => {
  const c = table('SELECT CompanyID, MIN(ID) FROM Contacts GROUP BY CompanyID ORDER BY CompanyID LIMIT 1')[0];
  const d = { dependsOn: ['1', 'de'] };
  const r = await json([
    g('1', `Contacts(${c[1]})?$select=ID`), g('de', "Countries('DE')"),
    g('f', 'Companies?$filter=ID eq $1/CompanyID&$select=ID', d), g('k', 'Companies($1/CompanyID)?$select=ID', d), g('n', 'Companies(ID=$1/CompanyID)/Contacts/$count', d),
    g('i', '$entity?$id=$1&$select=ID', d), g('s', "Companies/$count?$filter=CountryID eq $de/ID and Name ne '$1/ID'", d), g('o', 'Tags/$count?$filter=ID eq $1/ID'), g('x', 'Companies($1/Nope)', d), g('t', "Countries($1/FamilyName)", d)]);
  const a = r.json.responses;
  same(a.map((x) => x.status), [200, 200, 200, 200, 200, 200, 200, 400, 400, 404], 'statuses');
  same([a[2].body.value.map((x) => x.ID), a[3].body.ID, Number(a[4].body), a[5].body.ID], [[Number(c[0])], Number(c[0]), Number(table(`SELECT COUNT(*) FROM Contacts WHERE CompanyID = ${c[0]}`)[0][0]), Number(c[1])], 'in $filter, in keys, as $id');
  same(Number(a[6].body), Number(table("SELECT COUNT(*) FROM Companies WHERE CountryID = 'DE'")[0][0]), 'but not within a text');
  const m = answers(await multi([part(`GET Contacts(${c[1]}) HTTP/1.1`, {}, { 'Content-ID': 'x' }), part('GET Companies/$count?$filter=ID%20eq%20%24x/CompanyID HTTP/1.1'), part('GET Companies?$filter=ID eq $x/CompanyID&$select=ID HTTP/1.1')]));
  same([m[1].body, m[2].json.value[0].ID], ['1', Number(c[0])], 'in multipart, encoded or not');
});

await test('41a-7: header fields and URLs of parts', async () => {
  const head = (h, url = 'Countries?$top=1&$select=ID') => ({ ...g('1', url), headers: h });
  const one = async (p) => (await json([p])).json.responses[0];
  same((await one(head({ isolation: 'serializable' }))).status, 412, 'an isolation that there is not');
  same((await one(head({ 'OData-Isolation': 'snapshot' }))).status, 200, 'the one that there is');
  same((await one(head({ 'OData-MaxVersion': '4.01' }))).headers['odata-version'], '4.01', 'OData-MaxVersion of a part');
  same((await one(head({ 'OData-MaxVersion': '3.0' }))).status, 400, 'one that is too low');
  same((await one(head({ prefer: 'respond-async, maxpagesize=1' }, 'Countries?$select=ID'))).headers['preference-applied'], 'maxpagesize=1', 'respond-async is not claimed');
  same((await one(head({ accept: 'application/json;q=0,*/*' }))).headers['content-type'].split(';')[0], 'text/csv', 'Accept');
  const path = new URL(root).pathname;
  for (const [url, status] of [[`${root}Tags/$count`, 200], [`${path}Tags/$count`, 200], ['Tags/$count', 200], ['/Tags/$count', 404], ['http://elsewhere.example/odata/v4/Tags', 404], ['$batch', 400], ['', 200], ['$metadata', 200], [`${path.slice(0, -1)}`, 200]])
    same((await one(g('1', url))).status, status, `url ${url}: ${status}`);
});

await test('references to what came before', async () => {
  const c = table('SELECT CompanyID, MIN(ID) FROM Contacts GROUP BY CompanyID ORDER BY CompanyID LIMIT 1')[0];
  const r = await json([
    g('1', `Contacts(${c[1]})/Company?$select=ID`), g('2', '$1/Contacts?$select=ID&$top=1&$orderby=ID', { dependsOn: ['1'] }), g('3', '$1?$select=Name', { dependsOn: ['1'] }),
    g('4', '$1/Name'), g('5', 'Companies?$top=1'), g('6', '$5/Name', { dependsOn: ['5'] }), g('7', 'Companies(999999)'), g('8', '$7/Name', { dependsOn: ['7'] }),
    g('9', '$3/Contacts/$count', { dependsOn: ['3'] }), g('10', '$nope/Name'), g('11', '$1', { dependsOn: ['1'] })]);
  const a = r.json.responses;
  same(a.map((x) => x.status), [200, 200, 200, 400, 200, 400, 404, 424, 200, 400, 200], 'statuses');
  same([a[0].body.ID, a[1].body.value[0].ID], [Number(c[0]), Number(c[1])], '$1/Contacts');
  ok(a[3].body.error.message.includes('depend'), 'a reference needs its dependsOn', a[3].body);
  ok(!r.text.includes('"$1'), 'answers hold no references');
  const m = answers(await multi([part('GET Companies(1)?$select=ID HTTP/1.1', {}, { 'Content-ID': 'x' }), part('GET $x/Name/$value HTTP/1.1')]));
  same(m[1].body, JSON.parse(one).Name, 'in multipart by Content-ID');
});

await test('a malformed JSON batch', async () => {
  const raw = (body) => get('$batch', { 'Content-Type': 'application/json' }, { method: 'POST', body });
  for (const [what, body] of [
    ['no JSON', '{'], ['an array', '[]'], ['no requests', '{}'], ['requests no array', '{"requests":{}}'], ['an unknown member', '{"requests":[],"x":1}'],
    ['a request that is none', '{"requests":[1]}'], ['no id', '{"requests":[{"method":"get","url":"Tags"}]}'], ['an id that is no string', '{"requests":[{"id":1,"method":"get","url":"Tags"}]}'],
    ['no url', '{"requests":[{"id":"1","method":"get"}]}'], ['an unknown member of a request', '{"requests":[{"id":"1","method":"get","url":"Tags","x":1}]}'],
    ['an id twice', '{"requests":[{"id":"1","method":"get","url":"Tags"},{"id":"1","method":"get","url":"Tags"}]}'],
    ['a member twice', '{"requests":[{"id":"1","method":"get","url":"Tags","url":"Companies"}]}'],
    ['a forward reference', '{"requests":[{"id":"1","method":"get","url":"Tags","dependsOn":["2"]},{"id":"2","method":"get","url":"Tags"}]}'],
    ['a torn group', '{"requests":[{"id":"1","method":"get","url":"Tags","atomicityGroup":"g"},{"id":"2","method":"get","url":"Tags"},{"id":"3","method":"get","url":"Tags","atomicityGroup":"g"}]}'],
    ['a group with the name of an id', '{"requests":[{"id":"1","method":"get","url":"Tags"},{"id":"2","method":"get","url":"Tags","atomicityGroup":"1"}]}'],
    ['a body of a get', '{"requests":[{"id":"1","method":"get","url":"Tags","body":"x"}]}'],
    ['a line feed in a url', '{"requests":[{"id":"1","method":"get","url":"Tags\\nX: y"}]}'],
    ['a NUL', '{"requests":[{"id":"1\\u0000","method":"get","url":"Tags"}]}'],
    ['headers that are none', '{"requests":[{"id":"1","method":"get","url":"Tags","headers":{"a b":"c"}}]}'],
    ['too many requests', JSON.stringify({ requests: Array.from({ length: 13 }, (_, i) => g(`${i}`, 'Tags')) })],
  ]) {
    const r = await raw(body);
    ok(r.status === 400 && r.json?.error?.message, `${what}: 400`, text(r));
  }
  same((await raw('{"requests":[],"@my.note":{"a":[{"b":1}]}}\r\n')).json, { responses: [] }, 'annotations may be there');
});

await test('formats of the answer', async () => {
  const parts = [part('GET Companies/$count HTTP/1.1', {}, { 'Content-ID': 'x' })];
  for (const accept of [undefined, '*/*', 'application/json', 'multipart/mixed, application/json'])
    same(answers(await multi(parts, accept ? { Accept: accept } : {}))[0].body, n, `multipart for Accept ${accept}`);
  same((await multi(parts, { Accept: 'application/json', 'OData-MaxVersion': '4.01' })).json?.responses?.[0], { id: 'x', status: 200, headers: { 'odata-version': '4.01', 'content-type': 'text/plain;charset=utf-8', 'cache-control': 'no-store' }, body: n }, 'a client of 4.01 that wants JSON gets it');
  same(answers(await json([g('q', 'Companies/$count')], { Accept: 'multipart/mixed' })).map((x) => [x.id, x.body]), [['q', n]], 'multipart for a batch in JSON');
  same((await json([g('q', 'Companies/$count')], { Accept: 'application/json;odata.metadata=minimal' })).json.responses[0].body, n, 'JSON for JSON');
});

await test('long parts, pages and their links', async () => {
  const whole = (await get('Contacts', { Prefer: 'maxpagesize=100000' })).text;
  ok(whole.length > 200000, 'a part longer than a block');
  const a = answers(await multi([part('GET Contacts HTTP/1.1', { Prefer: 'maxpagesize=100000' }), part('GET Companies/$count HTTP/1.1'), part('GET Companies?$select=ID HTTP/1.1')]));
  same([a[0].body === whole, a[0].fields['content-length'], a[0].fields['preference-applied']], [true, undefined, 'maxpagesize=100000'], 'comes whole, its length unknown');
  same(a[1].body, n, 'and the next one behind it');
  same(a[2].json.value.length, 500, 'a page within a batch');
  const next = await get(a[2].json['@odata.nextLink']);
  same([next.status, next.json.value.length], [200, 500], 'its next link works alone');
  const j = await json([g('1', 'Contacts', { headers: { prefer: 'maxpagesize=100000' } }), g('2', 'Companies?$select=ID')]);
  same([JSON.stringify(j.json.responses[0].body), j.json.responses[1].body.value.length], [JSON.stringify(JSON.parse(whole)), 500], 'in JSON too');
  const s = await json([g('1', 'Companies?$select=ID')], { isolation: 'snapshot' });
  same([s.json.responses[0].body.value.length, s.json.responses[0].body['@odata.nextLink']], [Number(n), undefined], 'isolation: snapshot: no pages');
});
done();
