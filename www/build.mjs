// SPDX-License-Identifier: MIT
// build.mjs [OUTDIR] - bundles the pages into OUTDIR (default: dist beside
// this file). The same inputs give the same bytes: no time, no path of this
// machine and no network is part of the result.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] || join(here, 'dist'));
const BUNDLED = ['preact', 'htm', '@picocss/pico'];
const TARGETS = ['chrome111', 'edge111', 'firefox113', 'safari16.4'];

// Pico carries its icons as data: addresses, which our Content-Security-
// Policy refuses. tokens.css names files in their place; Pico's own go.
const withoutDataIcons = {
  name: 'without-data-icons',
  setup(build) {
    build.onLoad({ filter: /pico\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8');
      const contents = css.replace(/--pico-icon-[a-z]+:\s*url\("data:[^"]*"\);/g, '');
      if (contents.includes('data:')) throw new Error(`${path}: a data: address is left`);
      return { contents, loader: 'css' };
    });
  },
};

const bundle = () => esbuild.build({
  absWorkingDir: here,
  entryPoints: { app: 'src/main.js', style: 'src/app.css' },
  outdir: out,
  entryNames: 'assets/app.[hash]',
  assetNames: 'assets/[name].[hash]',
  loader: { '.svg': 'file' },
  publicPath: '/',
  bundle: true,
  minify: true,
  format: 'esm',
  charset: 'utf8',
  target: TARGETS,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [withoutDataIcons],
});

const licenceOf = async (name) => {
  const base = join(here, 'node_modules', name);
  const { version, license } = JSON.parse(await readFile(join(base, 'package.json'), 'utf8'));
  for (const file of ['LICENSE', 'LICENSE.md']) {
    const text = await readFile(join(base, file), 'utf8').catch(() => null);
    if (text) return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  }
  throw new Error(`${name}: no licence text`);
};

const writeLicences = async () => {
  const texts = await Promise.all(BUNDLED.map(licenceOf));
  const head = 'These pages contain the following works of others.\n\n';
  await writeFile(join(out, 'licenses.txt'), head + texts.join(`\n${'-'.repeat(72)}\n\n`));
};

const outputNamed = (metafile, extension) => {
  const names = Object.keys(metafile.outputs).filter((name) => name.endsWith(extension));
  if (names.length !== 1) throw new Error(`expected one ${extension}, got ${names}`);
  return relative(out, resolve(here, names[0])).replaceAll('\\', '/');
};

await rm(join(out, 'assets'), { recursive: true, force: true });
await mkdir(out, { recursive: true });
const { metafile } = await bundle();
for (const file of ['favicon.svg', 'robots.txt'])
  await cp(join(here, file), join(out, file));
await writeLicences();
// Last, because make takes it as the sign that all the rest is there.
const page = await readFile(join(here, 'index.html'), 'utf8');
await writeFile(join(out, 'index.html'), page
  .replace('@APP_CSS@', outputNamed(metafile, '.css'))
  .replace('@APP_JS@', outputNamed(metafile, '.js')));
