// SPDX-License-Identifier: MIT
// shots.mjs [OUTDIR] - makes the pictures of README from a running stack:
// tests/stack -- node tests/browser/shots.mjs OUTDIR
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { demoList, serveTokens } from './demo.mjs';
import { launch, logIn, openContext, stack, submitCreate } from './stack.mjs';

const MAX_BYTES = 150_000;
const out = process.argv[2] || 'shots';

const shoot = async (page, name) => {
  const path = join(out, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(path);
  console.log(`${path} ${size}`);
  if (size > MAX_BYTES) throw new Error(`${path} is larger than ${MAX_BYTES} bytes`);
};

const tokens = async (page) => {
  await serveTokens(page, demoList());
  await page.goto(`${stack.url}/#/tokens`);
  await page.getByRole('table').waitFor();
  await shoot(page, 'tokens');
};

const created = async (page) => {
  await page.goto(`${stack.url}/#/tokens/new`);
  await submitCreate(page, `Sales dashboard in Power BI ${new Date().toISOString().slice(0, 19)}`);
  await page.getByLabel('Your new token').waitFor();
  await page.getByRole('button', { name: 'Copy token' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  // A picture must not show a key that works, or ever worked.
  await page.locator('#token').evaluate((field) => {
    field.value = `lkpat_1${'Example0'.repeat(10)}`.slice(0, 81);
  });
  await shoot(page, 'created');
  await page.getByRole('button', { name: 'Done' }).click();
};

await mkdir(out, { recursive: true });
const browser = await launch();
try {
  const { context, check } = await openContext(browser, { colorScheme: 'light' });
  const page = await context.newPage();
  await logIn(page);
  await tokens(page);
  await created(page);
  check();
} finally {
  await browser.close();
}
