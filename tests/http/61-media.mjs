// 61-media.mjs - media entities and stream properties of an overlay.
// stack: --data tests/catalog/media.sql --model tests/catalog/media.json
import { createHash } from 'node:crypto';
import { done, get, ok, root, same, sql, test } from '../lib/odata.mjs';
import { difference, packages } from '../lib/packages.mjs';

const head = (r, ...names) => names.map((n) => r.headers.get(n));
const refused = async (url, status, part) => {
  const r = await get(url);
  ok(r.status === status && r.text.includes(part), `${url}: ${status}`, `${r.status} ${r.text}`);
};

await test('40i-6: /$value of a media entity', async () => {
  const r = await get('Files(1)/$value');
  same([r.status, r.bytes.toString('hex'), ...head(r, 'content-type', 'content-length', 'content-disposition')],
    [200, '89504e470d0a1a0a00ff0a0d', 'image/png', '12', 'inline; filename="pixel.png"'], 'the bytes, their type, their name');
  ok(head(r, 'x-content-type-options')[0].startsWith('nosniff'), 'nosniff');
  same((await get('Files/1/$value')).bytes.length, 12, 'a key as a segment');
  same((await get('Files(2)/Parent/$value')).bytes.length, 12, 'behind navigation');
  same((await get('Files(1)/$value', { Accept: 'application/json' })).status, 200, 'whatever is accepted: there is one form');
  same([(await get('Files(6)/$value')).status, (await get('Files(6)/$value')).bytes.length], [204, 0], 'null is 204');
  const empty = await get('Files(5)/$value');
  same([empty.status, ...head(empty, 'content-length', 'content-type', 'content-disposition')],
    [200, '0', 'image/gif', `inline; filename="K_se & Brot.gif"; filename*=UTF-8''K%C3%A4se%20%26%20Brot.gif`], 'no bytes are not null');
  await refused('Files(99)/$value', 404, 'no such entity');
  await refused('Files(1)/Parent/$value', 404, 'no such entity');
  await refused('Files/$value', 400, 'needs an entity');
  await refused('People(1)/$value', 400, 'no media stream');
  await refused('Files(1)/$value?$format=json', 400, '$format');
  await refused('Files(1)/$value/x', 400, '');
  await refused('Files(1)/data', 404, 'data');
  same((await fetch(`${root}Files(1)/$value`)).status, 401, 'a token is needed');
});

await test('what a browser might run is an attachment', async () => {
  const of = async (id) => head(await get(`Files(${id})/$value`), 'content-type', 'content-disposition');
  same(await of(2), ['text/html', 'attachment; filename="evil_.html__X_ y"'], 'HTML');
  same(await of(7), ['image/svg+xml', 'attachment'], 'SVG');
  same(await of(4), ['application/octet-stream', 'attachment; filename=".._.._etc_passwd"'], 'no media type is octets');
  same(await of(3), ['application/octet-stream', 'attachment'], 'none is too');
});

await test('HEAD, ETag, ranges', async () => {
  const r = await get('Files(1)/$value');
  const [etag] = head(r, 'etag');
  ok(/^W\/"[0-9a-f]{16}"$/.test(etag), 'an ETag', etag);
  const h = await get('Files(1)/$value', {}, { method: 'HEAD' });
  same([h.status, h.bytes.length, ...head(h, 'content-length', 'etag', 'content-type')], [200, 0, '12', etag, 'image/png'], 'HEAD has the same head');
  same((await get('Files(1)/$value', { 'If-None-Match': etag })).status, 304, 'If-None-Match');
  same((await get('Files(1)/$value', { 'If-Match': '"x"' })).status, 412, 'If-Match');
  same(head(await get('Files(3)/$value'), 'etag', 'cache-control'), [null, 'no-store'], 'no value, no ETag');
  const range = async (v, more = {}) => {
    const p = await get('Files(1)/$value', { Range: v, ...more });
    return [p.status, p.status === 416 ? '' : p.bytes.toString('hex'), p.headers.get('content-range')];
  };
  same(await range('bytes=0-3'), [206, '89504e47', 'bytes 0-3/12'], 'the first bytes');
  same(await range('bytes=-2'), [206, '0a0d', 'bytes 10-11/12'], 'the last');
  same(await range('bytes=4-99'), [206, '0d0a1a0a00ff0a0d', 'bytes 4-11/12'], 'up to the end');
  same((await range('bytes=12-'))[0], 416, 'beyond the end');
  same((await range('bytes=0-1', { 'If-Range': etag }))[0], 200, 'a weak ETag is no If-Range');
  sql("UPDATE files SET changed = '2027-01-01' WHERE id = 1");
  ok(head(await get('Files(1)/$value'), 'etag')[0] !== etag, 'a changed one has another ETag');
});

await test('stream properties', async () => {
  const r = await get('People(1)/Photo');
  same([r.status, r.bytes.toString('hex'), ...head(r, 'content-type', 'content-length')], [200, 'ffd8ffe0', 'image/jpeg', '4'], 'the bytes and their type');
  same(head(await get('People(3)/Photo'), 'content-type'), ['image/webp'], 'the fixed type where the column is null');
  same((await get('People(2)/Photo')).status, 204, 'null is 204');
  const cv = await get('People(1)/CV');
  same([cv.text, ...head(cv, 'content-type', 'content-length')], ['Zahnärztin', 'text/plain;charset=utf-8', '11'], 'text of any character set is UTF-8');
  same((await get('People(1)/Badge')).headers.get('content-type'), 'application/octet-stream', 'octets when nothing says more');
  await refused('People(1)/Photo/$value', 400, 'takes no');
  for (const q of ['$filter=Photo ne null', '$orderby=Photo', '$compute=Photo as x', "$filter=contains(CV,'x')", '$filter=length(CV) gt 1', '$filter=$root/People(1)/Photo eq null'])
    await refused(`People?${q}`, 400, 'is a stream');
  same((await get('People/Photo')).status, 400, 'not of a collection');
});

await test('j-22: control information', async () => {
  const accept = (level) => ({ Accept: `application/json;odata.metadata=${level}` });
  const none = (await get('People(1)', accept('none'))).json;
  same(none, { ID: 1, first_name: 'Ada', LastName: 'Lovelace', photo_type: 'image/jpeg', FullName: 'Ada Lovelace' }, 'metadata=none: values alone');
  const { '@odata.context': c1, '@odata.etag': e1, ...minimal } = (await get('People(1)')).json;
  const version = minimal['Photo@odata.mediaEtag'];
  same(minimal, { 'Photo@odata.mediaContentType': 'image/jpeg', 'Photo@odata.mediaEtag': version, 'CV@odata.mediaContentType': 'text/plain;charset=utf-8',
    'Badge@odata.mediaContentType': 'application/octet-stream', ...none }, 'minimal: types and ETags');
  same(head(await get('People(1)/Photo'), 'etag'), [version], 'the ETag of the stream');
  const full = (await get('People(1)', accept('full'))).json;
  same(['Photo', 'CV', 'Badge'].map((p) => full[`${p}@odata.mediaReadLink`]), ['Photo', 'CV', 'Badge'].map((p) => `${root}People(1)/${p}`), 'full: links');
  const media = (await get('Files(1)', accept('full'))).json;
  same([media['@odata.mediaReadLink'], media['@odata.mediaContentType']], [`${root}Files(1)/$value`, 'image/png'], 'of a media entity');
  ok(!('data' in media) && !('@odata.mediaReadLink' in (await get('Files(1)')).json), 'the content is no property; its link is conventional');
  const v401 = (await get('Files(2)', { 'OData-MaxVersion': '4.01', Accept: 'application/json;metadata=full' })).json;
  same([v401['@mediaReadLink'], v401['@mediaContentType']], [`${root}Files(2)/$value`, 'text/html'], '4.01 names');
  const { '@odata.context': context, '@odata.id': id, ...photo } = (await get('People(1)?$select=Photo')).json;
  same([photo, context, id], [{ 'Photo@odata.mediaContentType': 'image/jpeg', 'Photo@odata.mediaEtag': version }, `${root}$metadata#People(Photo)/$entity`, `${root}People(1)`], '$select=Photo');
  const rows = (await get('Files?$select=ID&$expand=Children($select=ID)&$filter=ID le 2')).json.value;
  same(rows.map((r) => [r.ID, r['@odata.mediaContentType'], r.Children.map((x) => x['@odata.mediaContentType'])]),
    [[1, 'image/png', ['text/html', 'application/octet-stream', 'application/octet-stream']], [2, 'text/html', ['image/gif', 'image/gif']]], 'in collections and below');
  same((await get('Files?$format=csv')).text.split('\r\n')[0], 'ID,title,Type,parent,Shout,Label,ParentTitle,ChildCount,HasEvil,Half', 'CSV has values alone');
});

await test('a large stream', async () => {
  const size = 9 << 20;
  sql(`INSERT INTO files (id, title, mime, data) VALUES (50, 'Large', 'video/mp4', REPEAT(UNHEX('000102030405060708090A0B0C0D0EFF'), ${size / 16}))`);
  const r = await get('Files(50)/$value');
  const want = Buffer.alloc(size, Buffer.from('000102030405060708090A0B0C0D0EFF', 'hex'));
  same([r.status, r.bytes.length, r.headers.get('content-length')], [200, size, String(size)], 'all of it, with its length');
  const digest = (b) => createHash('sha256').update(b).digest('hex');
  same(digest(r.bytes), digest(want), 'every byte');
  const p = await get('Files(50)/$value', { Range: `bytes=${(1 << 20) - 3}-${(5 << 20) + 7}` });
  same([p.status, digest(p.bytes)], [206, digest(want.subarray((1 << 20) - 3, (5 << 20) + 8))], 'a range across pieces');
  const h = await get('Files(50)/$value', {}, { method: 'HEAD' });
  same([h.status, h.headers.get('content-length')], [200, String(size)], 'HEAD');
});

await test('in batches', async () => {
  const part = (id, url) => ({ id, method: 'GET', url });
  const r = await get('$batch', { 'Content-Type': 'application/json', Accept: 'application/json', 'OData-MaxVersion': '4.01' }, { method: 'POST',
    body: JSON.stringify({ requests: [part('1', 'Files(1)/$value'), part('2', 'Files(8)/$value'), part('3', 'People(1)/CV'), part('4', 'Files(9)/$value'),
      part('5', 'Files(6)/$value'), part('6', 'Files(50)/$value')] }) });
  const [png, json, cv, latin, none, large] = r.json.responses;
  same([png.headers['content-type'], Buffer.from(png.body, 'base64url').toString('hex')], ['image/png', '89504e470d0a1a0a00ff0a0d'], 'bytes as base64url');
  same([json.headers['content-type'], Buffer.from(json.body, 'base64url').toString()], ['application/octet-stream', '{"a":'], 'what is said to be JSON cannot break the batch');
  same([cv.headers['content-type'], cv.body], ['text/plain;charset=utf-8', 'Zahnärztin'], 'text of a text column');
  same(Buffer.from(latin.body, 'base64url').toString('hex'), 'e4f6fc', 'text of a column of bytes is bytes');
  same([none.status, 'body' in none], [204, false], 'null');
  same(Buffer.from(large.body, 'base64url').length, 9 << 20, 'a long one');
});

await test('$metadata', async () => {
  const xml = (await get('$metadata')).text;
  ok(xml.includes('<EntityType Name="Files" HasStream="true">'), 'HasStream');
  ok(/<Property Name="Photo" Type="Edm.Stream" Nullable="true"[^>]*>/.test(xml) && !/Name="Photo"[^>]*MaxLength/.test(xml), 'Edm.Stream');
  const type = (p) => new RegExp(`<Property Name="${p}"[^>]*>\\s*<Annotation Term="Org.OData.Core.V1.MediaType" (.*?)/>`).exec(xml)?.[1];
  same(['Photo', 'CV', 'Badge'].map(type), ['Path="photo_type"', 'String="text/plain"', undefined], 'Core.MediaType');
  ok(!/data"/.test(xml), 'the content is no property');
  ok(/NonSortableProperties"><Collection><PropertyPath>Photo/.test(xml), 'streams are not sorted by');
  const require = packages();
  const { xml2json } = require('odata-csdl');
  const json = (await get('$metadata?$format=json')).json;
  same(difference(json, xml2json(xml)), undefined, 'the JSON equals the conversion of odata-csdl');
  const { csdl2openapi } = require('odata-openapi');
  const want = csdl2openapi(xml2json(xml.replace(/(KeyAsSegmentSupported" Bool=")true/, '$1false')), { skipBatchPath: true });
  const api = (await get('openapi.json')).json;
  same(Object.keys(api.paths).sort(), Object.keys(want.paths).sort(), 'paths of openapi.json');
  const kinds = (x) => Object.entries(x.components.schemas['Media.People'].properties).map(([k, v]) => [k, v.type, v.format]).sort();
  same(kinds(api), kinds(want), 'schemas of openapi.json');
});
done();
