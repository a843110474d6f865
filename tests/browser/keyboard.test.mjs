// SPDX-License-Identifier: MIT
// The whole story with the keyboard alone, and where the focus goes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openContext, row, stack, unique } from './stack.mjs';

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

const focused = (page) => page.evaluate(() => {
  const node = document.activeElement;
  return `${node.tagName.toLowerCase()}: ${(node.innerText || node.value || node.id).trim()}`
    .replace(/\s+/g, ' ');
});

// Presses Tab until the focus is on what matches; the order is the page's.
const tabTo = async (page, wanted) => {
  const seen = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
    if (wanted.test(seen.at(-1))) return;
  }
  assert.fail(`${wanted} was not reached: ${seen.join(' | ')}`);
};

test('log in, create, copy, revoke and log out without a mouse', async (t) => {
  const { context, check } = await openContext(browser);
  const page = await context.newPage();
  const description = unique('By keyboard');
  const { keyboard } = page;

  await t.test('log in: the focus starts in the first field', async () => {
    await page.goto(`${stack.url}/#/tokens`);
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    assert.match(await focused(page), /^input: user/);
    await keyboard.type(stack.admin.name);
    await keyboard.press('Tab');
    await keyboard.type(stack.admin.password);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tokens', level: 1 }).waitFor();
  });

  await t.test('the first stop skips to the content', async () => {
    await page.reload();
    await page.getByRole('heading', { name: 'Tokens', level: 1 }).waitFor();
    await keyboard.press('Tab');
    assert.equal(await focused(page), 'a: Skip to the content');
    await keyboard.press('Enter');
    assert.match(page.url(), /#\/tokens$/);
    assert.match(await focused(page), /^main:/);
  });

  await t.test('a new page puts the focus on its heading', async () => {
    await tabTo(page, /^a: Create/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Create token' }).waitFor();
    await page.waitForFunction(() => document.activeElement.tagName === 'H1');
    assert.equal(await focused(page), 'h1: Create token');
  });

  await t.test('fill in and create', async () => {
    await tabTo(page, /^input: description/);
    await keyboard.type(description);
    await tabTo(page, /^input: 90/);
    await keyboard.press('ArrowUp');
    assert.ok(await page.getByLabel('60 days').isChecked());
    await keyboard.press('Enter');
    await page.getByLabel('Your new token').waitFor();
    await page.waitForFunction(() => document.activeElement.tagName === 'H1');
    assert.equal(await focused(page), 'h1: Token created');
  });

  await t.test('copying keeps the focus where it is', async () => {
    await tabTo(page, /^button: Copy token/);
    await keyboard.press('Enter');
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.equal(await focused(page), 'button: Copy token');
  });

  await t.test('arrow keys move between the tools', async () => {
    await tabTo(page, /^button: Power BI/);
    await keyboard.press('ArrowRight');
    assert.equal(await focused(page), 'button: Excel');
    await keyboard.press('End');
    assert.equal(await focused(page), 'button: curl');
    assert.ok((await page.getByRole('tabpanel').innerText()).includes('curl --user'));
  });

  await t.test('Escape closes the dialog and gives the focus back', async () => {
    await keyboard.press('Shift+Tab');
    await page.getByRole('button', { name: 'Done' }).focus();
    await keyboard.press('Enter');
    await row(page, description).waitFor();
    await tabTo(page, new RegExp(`^button: Revoke token ${description}`));
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    assert.equal(await focused(page), 'button: Cancel');
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(page), `button: Revoke token ${description}`);
  });

  await t.test('the focus stays inside the dialog; revoking moves it to the news', async () => {
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    for (let i = 0; i < 6; i++) {
      await keyboard.press('Tab');
      // Between its last and first stop the browser itself has the focus.
      assert.ok(await page.evaluate(() => document.activeElement === document.body
        || document.activeElement.closest('dialog')), await focused(page));
    }
    await dialog.getByRole('button', { name: 'Revoke token' }).focus();
    await keyboard.press('Enter');
    await page.getByText(`“${description}” was revoked`).waitFor();
    await page.waitForFunction(() => document.activeElement.className === 'news');
  });

  await t.test('log out', async () => {
    await page.getByRole('button', { name: 'Log out' }).focus();
    await keyboard.press('Enter');
    await page.getByText('You have logged out.').waitFor();
    assert.match(await focused(page), /^input: user/);
  });

  await t.test('no policy violation and no script error in all of it', check);
});
