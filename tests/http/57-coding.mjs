// 57-coding.mjs - Content-Encoding: what is packed, what is not, and that it
// is the same when it is unpacked.
// stack: --conf 'compress = always'
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import http from 'node:http';
import { gunzipSync } from 'node:zlib';
import { done, env, ok, root, same, test } from '../lib/odata.mjs';

// The answer as it comes: nothing unpacks it.
const raw = (path, headers = {}, method = 'GET', body = undefined) =>
  new Promise((resolve, reject) => {
    const rq = http.request(new URL(path, root), { method, headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, ...headers } }, (rs) => {
      const parts = [];
      rs.on('data', (d) => parts.push(d));
      rs.on('end', () => resolve({ status: rs.statusCode, headers: rs.headers, body: Buffer.concat(parts) }));
      rs.on('error', reject);
    });
    rq.on('error', reject);
    rq.end(body);
  });
const curl = (path, ...args) =>
  execFileSync('curl', ['-sS', '--fail', '-H', `Authorization: Bearer ${env.LATCHKEY_TOKEN}`, ...args, new URL(path, root).href], { maxBuffer: 1 << 28 });
const digest = (b) => createHash('sha256').update(b).digest('hex');
const big = 'Contacts?$top=3000';

await test('codings', async () => {
  const plain = await raw(big);
  same([plain.status, plain.headers['content-encoding']], [200, undefined], 'nothing asked for: as it is');
  ok(plain.headers.vary.split(/, */).includes('Accept-Encoding'), 'Vary names Accept-Encoding', plain.headers.vary);
  const gzip = await raw(big, { 'Accept-Encoding': 'gzip' });
  same(gzip.headers['content-encoding'], 'gzip', 'gzip');
  same(digest(gunzipSync(gzip.body)), digest(plain.body), 'gzip holds the same');
  ok(gzip.body.length * 3 < plain.body.length, 'and is a third at most', `${gzip.body.length} of ${plain.body.length}`);
  const zstd = await raw(big, { 'Accept-Encoding': 'zstd' });
  same([zstd.headers['content-encoding'], zstd.body.readUInt32LE(0)], ['zstd', 0xfd2fb528], 'zstd');
  same(digest(curl(big, '--compressed', '-H', 'Accept-Encoding: zstd')), digest(plain.body), 'zstd holds the same');
  const one = await raw('Contacts?$top=20', { 'Accept-Encoding': 'gzip' });
  same(Number(one.headers['content-length']), one.body.length, 'one block has its packed length');
  same(gunzipSync(one.body).toString(), (await raw('Contacts?$top=20')).body.toString(), 'and is the same');
  for (let i = 0; i < 5; i++) // the same worker, again and again
    same(digest(gunzipSync((await raw(big, { 'Accept-Encoding': 'gzip' })).body)), digest(plain.body), `once more, ${i}`);
});

await test('which one', async () => {
  for (const [accept, want] of [
    ['gzip, deflate, br, zstd', 'zstd'], ['gzip, deflate', 'gzip'], ['deflate, br', undefined], ['', undefined], ['identity', undefined],
    ['zstd;q=0.5, gzip', 'gzip'], ['gzip;q=0', undefined], ['zstd;q=0, *', 'gzip'], ['*', 'zstd'], ['*;q=0', undefined], ['gzip;q=0.000', undefined],
    ['GZIP', 'gzip'], ['gzip;q=nonsense', undefined], [' gzip ; q=1 , zstd;q=0.9', 'gzip'], [`${'x,'.repeat(2000)}gzip`, 'gzip'],
  ])
    same((await raw('Contacts?$top=20', { 'Accept-Encoding': accept })).headers['content-encoding'], want, `Accept-Encoding: ${accept.slice(0, 40)}`);
});

await test('what is never packed', async () => {
  const all = { 'Accept-Encoding': 'gzip, zstd' };
  same((await raw('Contacts/$count', all)).headers['content-encoding'], undefined, 'a short answer');
  same((await raw("Contacts?$filter=Nonsense eq 'x'".replaceAll(' ', '%20'), all)).headers['content-encoding'], undefined, 'an error');
  const tokens = await fetch(`${env.LATCHKEY_URL}/api/v1/session`, { headers: all });
  same(tokens.headers.get('content-encoding'), null, 'what has secrets beside it');
  const head = await raw('Contacts?$top=20', all, 'HEAD');
  same([head.status, head.body.length, head.headers['content-length']], [200, 0, undefined], 'HEAD says no length that it does not know');
});

await test('entity tags', async () => {
  const plain = await raw('$metadata');
  const packed = await raw('$metadata', { 'Accept-Encoding': 'gzip' });
  same(packed.headers.etag, `W/${plain.headers.etag}`, 'a packed body has a weak ETag');
  same(gunzipSync(packed.body).toString(), plain.body.toString(), '$metadata is the same');
  const not = await raw('$metadata', { 'Accept-Encoding': 'gzip', 'If-None-Match': packed.headers.etag });
  same([not.status, not.body.length], [304, 0], 'which is good for If-None-Match');
});

await test('other formats', async () => {
  const csv = await raw(`${big}&$format=csv`, { 'Accept-Encoding': 'gzip' });
  same(digest(gunzipSync(csv.body)), digest((await raw(`${big}&$format=csv`)).body), 'CSV');
  const requests = JSON.stringify({ requests: [{ id: '1', method: 'get', url: 'Contacts?$top=500' }, { id: '2', method: 'get', url: 'Nothing' }] });
  const headers = { 'Content-Type': 'application/json' };
  const batch = await raw('$batch', { ...headers, 'Accept-Encoding': 'gzip' }, 'POST', requests);
  const parts = JSON.parse(gunzipSync(batch.body)).responses;
  same(parts.map((p) => p.status), [200, 404], 'a batch is packed as a whole');
  ok(parts.every((p) => !Object.keys(p.headers ?? {}).some((h) => /content-encoding/i.test(h))), 'and not its parts');
});
done();
