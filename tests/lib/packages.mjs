// packages.mjs - npm packages of tests/interop/metadata, installed into the directory of the
// stack (npm's own cache makes that quick after the first time).
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// A require() that finds the packages.
export function packages() {
  const dir = join(process.env.LATCHKEY_DIR, 'interop');
  mkdirSync(dir, { recursive: true });
  for (const f of ['package.json', 'package-lock.json'])
    copyFileSync(new URL(`../interop/metadata/${f}`, import.meta.url), join(dir, f));
  execFileSync('npm', ['ci', '--silent', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: dir, stdio: 'inherit' });
  return createRequire(join(dir, 'x.js'));
}

// The same with the members of every object in one order.
export function sorted(x) {
  if (Array.isArray(x)) return x.map(sorted);
  if (x === null || typeof x !== 'object') return x;
  return Object.fromEntries(Object.keys(x).sort().map((k) => [k, sorted(x[k])]));
}

// Where two documents differ first, as a path with both values; or nothing.
export function difference(a, b, path = '') {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object')
    return a === b ? undefined : `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const d = difference(a[k] ?? null, b[k] ?? null, `${path}/${k}`);
    if (d) return d;
  }
  return undefined;
}
