// 77-media-memory.mjs - the memory of a worker does not depend on the length
// of a stream: the peak after one of 1 MiB and after one of 128 MiB.
// stack: --data tests/catalog/media.sql --model tests/catalog/media.json --workers 1
import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { done, env, ok, root, same, skip, sql, test } from '../lib/odata.mjs';

const MIB = 1 << 20;
const master = readFileSync(`${env.LATCHKEY_DIR}/fcgi.pid`, 'utf8').trim();
const children = () => execFileSync('pgrep', ['-P', master], { encoding: 'utf8' }).trim().split('\n');
const peak = () => Math.max(...children().map((pid) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])));
const forget = () => {
  try {
    for (const pid of children()) writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return true;
  } catch {
    return false;
  }
};

async function drain(url) {
  const r = await fetch(new URL(url, root), { headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}` } });
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of r.body) {
    hash.update(part);
    bytes += part.length;
  }
  return [r.status, bytes, Number(r.headers.get('content-length')), hash.digest('hex')];
}

await test('a long stream', async () => {
  sql('SET GLOBAL max_allowed_packet = 1 << 30');
  for (const [id, size] of [[60, MIB], [61, 128 * MIB]])
    sql(`INSERT INTO files (id, title, mime, data) VALUES (${id}, 'Long', 'video/mp4', REPEAT(SHA2('x', 512), ${size / 128}))`);
  forget();
  const small = await drain('Files(60)/$value');
  const before = peak();
  const long = await drain('Files(61)/$value');
  const grown = peak() - before;
  same(small.slice(0, 3), [200, MIB, MIB], 'a short one');
  same(long, [200, 128 * MIB, 128 * MIB, sql('SELECT SHA2(data, 256) FROM files WHERE id = 61', '-N').trim()], 'every byte of a long one');
  console.log(`# peak ${before} KiB, then ${grown} more`);
  if (!forget()) skip('flat memory', 'the peak cannot be set back');
  else ok(grown <= 8192, 'the peak of the worker did not follow', `${before} KiB + ${grown} KiB`);
});
done();
