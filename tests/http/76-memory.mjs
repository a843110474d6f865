// 76-memory.mjs - the memory of a worker does not depend on the number of
// rows: peak after 2,000 rows and after the largest table, with and without
// $expand, as JSON and as CSV.
// stack: --workers 1
import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { done, env, ok, root, skip, sql, test } from '../lib/odata.mjs';

const master = readFileSync(`${env.LATCHKEY_DIR}/fcgi.pid`, 'utf8').trim();
const children = () => execFileSync('pgrep', ['-P', master], { encoding: 'utf8' }).trim().split('\n');
const peak = () => Math.max(...children().map((pid) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])));
// The peak starts anew, so that start-up does not hide anything. Only root
// may say so to a process that refuses to be looked into.
const forget = () => {
  try {
    for (const pid of children()) writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return true;
  } catch {
    return false;
  }
};
const sanitized = /asan/.test(execFileSync('ldd', [`${env.LATCHKEY_BUILD ?? 'var/build'}/latchkeyd`], { encoding: 'utf8' }));

async function drain(url) {
  const r = await fetch(new URL(url, root), { headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}` } });
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${await r.text()}`);
  let bytes = 0;
  for await (const part of r.body) bytes += part.length;
  return bytes;
}
const total = Number(sql('SELECT COUNT(*) FROM Activities', '-N'));
for (const [name, url] of [['JSON', 'Activities?'], ['CSV', 'Activities?$format=csv&'], ['$expand', 'Contacts?$expand=Company($expand=Country)&']])
  if (sanitized) skip(`${name}: flat memory`, 'the sanitizer keeps what is freed');
  else if (!forget()) skip(`${name}: flat memory`, 'the peak cannot be set back');
  else
    await test(name, async () => {
      forget();
      const small = await drain(`${url}$top=2000`);
      const before = peak();
      const large = await drain(url.slice(0, -1));
      const grown = peak() - before;
      console.log(`# ${name}: ${small} bytes, then ${large}; peak ${before} KiB, then ${grown} more`);
      ok(large > 5 * small, `${name}: much more was read (${total} activities)`);
      ok(grown <= 4096, `${name}: the peak of the worker did not follow`, `${before} KiB + ${grown} KiB`);
    });
done();
