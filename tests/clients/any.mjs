// any.mjs - of any schema: odata2ts makes a client of $metadata that compiles,
// and Olingo's client reads each set by its own model.
// tests/stack --data FILE -- node tests/clients/any.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { done, env, get, model, ok, quoted, same, sql, test } from '../lib/odata.mjs';
import { bearer, service } from './lib.mjs';

const { oData } = createRequire(import.meta.url)('ts-odatajs');
const modules = fileURLToPath(new URL('node_modules', import.meta.url));
const dir = join(env.LATCHKEY_DIR, 'any');
const metadata = (await get('$metadata')).text;

await test('odata2ts', async () => {
  mkdirSync(dir);
  symlinkSync(modules, join(dir, 'node_modules'));
  writeFileSync(join(dir, 'metadata.xml'), metadata);
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions: { target: 'es2022', module: 'node16', moduleResolution: 'node16', strict: true, skipLibCheck: true, noEmit: true, types: [] }, include: ['made/*.ts'] }));
  let said = '';
  try {
    const run = (...args) => execFileSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
    run('node_modules/@odata2ts/odata2ts/lib/run-cli.js', '-s', 'metadata.xml', '-o', 'made', '-m', 'all', '-e', 'ts', '-n', '-name', 'any');
    run('node_modules/typescript/lib/tsc.js', '-p', '.');
  } catch (e) {
    said = `${e.stdout}${e.stderr}`;
  }
  ok(said === '', 'odata2ts: what it makes of $metadata compiles, strictly', said);
});
const known = oData.parseMetadata(metadata);
for (const set of Object.keys(await model()))
  await test(`Olingo: ${set}`, async () => {
    const data = await new Promise((yes, no) => oData.read({ requestUri: `${service}${encodeURIComponent(set)}?$top=200&$count=true`, headers: { Authorization: bearer, Accept: 'application/json;odata.metadata=full' } }, yes, no, undefined, undefined, known));
    const n = Number(sql(`SELECT COUNT(*) FROM ${quoted(set)}`, '-N'));
    same([data['@odata.count'], data.value.length], [n, Math.min(n, 200)], `Olingo: ${set}`);
  });
done();
