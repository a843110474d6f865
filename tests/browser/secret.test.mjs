// SPDX-License-Identifier: MIT
// The token is shown once: no way back to it, no trace of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSession, secretOn, stack, submitCreate, unique } from './stack.mjs';

let session;

before(async () => {
  session = await openSession();
});
after(() => session.close());

const fresh = async () => {
  const page = await session.page('#/tokens/new');
  await submitCreate(page, unique('Shown once'));
  return { page, secret: await secretOn(page) };
};

// Everything in which a page can keep a text.
const traces = (page) => page.evaluate(async () => {
  const fields = [...document.querySelectorAll('input, textarea')].map((f) => f.value);
  const caches = await globalThis.caches.keys();
  const databases = indexedDB.databases ? await indexedDB.databases() : [];
  return JSON.stringify([
    document.documentElement.outerHTML, document.title, location.href, fields,
    { ...localStorage }, { ...sessionStorage }, history.state, window.name,
    document.cookie, caches, databases,
  ]);
});

const assertGone = async (page, secret) => {
  const found = await traces(page);
  // The public id (first 14 after the version) is shown; the secret is not.
  assert.ok(!found.includes(secret.slice(21)));
};

test('after Done there is no trace of it, and Back does not bring it', async () => {
  const { page, secret } = await fresh();
  await page.getByRole('button', { name: 'Copy token' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'Tokens', level: 1 }).waitFor();
  await assertGone(page, secret);
  await page.goBack();
  await page.getByRole('heading', { name: 'Create token' }).waitFor();
  await assertGone(page, secret);
  const state = JSON.stringify(await session.context.storageState());
  assert.ok(!state.includes(secret.slice(21)));
  await page.close();
});

test('reloading asks first, and then it is gone', async () => {
  const { page, secret } = await fresh();
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += dialog.type() === 'beforeunload' ? 1 : 0;
    dialog.accept();
  });
  await page.reload();
  assert.equal(asked, 1);
  await page.getByRole('heading', { name: 'Create token' }).waitFor();
  await assertGone(page, secret);
  await page.close();
});

test('after copying, reloading does not ask, and it is gone', async () => {
  const { page, secret } = await fresh();
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    dialog.accept();
  });
  await page.getByRole('button', { name: 'Copy token' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  await page.reload();
  assert.equal(asked, 0);
  await page.getByRole('heading', { name: 'Create token' }).waitFor();
  await assertGone(page, secret);
  await page.close();
});

test('leaving for another document and coming back does not show it', async () => {
  const { page, secret } = await fresh();
  await page.getByRole('button', { name: 'Copy token' }).click();
  await page.goto('about:blank');
  await page.goBack();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await assertGone(page, secret);
  await page.close();
});

test('a page that the browser keeps for Back has let go of it', async () => {
  const { page, secret } = await fresh();
  await page.getByRole('button', { name: 'Copy token' }).click();
  // What Chromium sends before it freezes a page; Playwright switches the
  // cache of frozen pages itself off.
  await page.evaluate(() => dispatchEvent(
    new PageTransitionEvent('pagehide', { persisted: true })));
  await page.getByRole('heading', { name: 'Create token' }).waitFor();
  await assertGone(page, secret);
  await page.close();
});

test('Back before copying asks; Stay keeps it, Leave drops it', async () => {
  const page = await session.page('#/tokens');
  await page.goto(`${stack.url}/#/tokens/new`);
  await submitCreate(page, unique('Left too early'));
  const secret = await secretOn(page);
  await page.goBack();
  const dialog = page.getByRole('dialog', { name: 'Leave without copying the token?' });
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await secretOn(page), secret);
  await page.getByRole('link', { name: 'My profile' }).click();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'My profile' }).waitFor();
  await assertGone(page, secret);
  await page.close();
});

test('ticking “I have stored it” opens Done, unticking closes it', async () => {
  const { page } = await fresh();
  const done = page.getByRole('button', { name: 'Done' });
  assert.ok(await done.isDisabled());
  await page.getByLabel('I have stored it').check();
  assert.ok(await done.isEnabled());
  await page.getByLabel('I have stored it').uncheck();
  assert.ok(await done.isDisabled());
  await page.getByLabel('I have stored it').check();
  await page.close();
});

test('copying works without the clipboard interface, as on plain http', async () => {
  const page = await session.context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(`${stack.url}/#/tokens/new`);
  await submitCreate(page, unique('Plain http'));
  const secret = await secretOn(page);
  await page.getByRole('button', { name: 'Copy token' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const other = await session.page();
  await other.bringToFront();
  assert.equal(await other.evaluate(() => navigator.clipboard.readText()), secret);
  await other.close();
  await page.close();
});

test('when copying is refused, the token is selected and Done stays closed', async () => {
  const page = await session.context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Document.prototype.execCommand = () => false;
  });
  await page.goto(`${stack.url}/#/tokens/new`);
  await submitCreate(page, unique('No clipboard'));
  const secret = await secretOn(page);
  await page.getByRole('button', { name: 'Copy token' }).click();
  await page.getByText('The browser did not allow copying').waitFor();
  const selected = await page.locator('#token').evaluate(
    (field) => field.value.slice(field.selectionStart, field.selectionEnd));
  assert.equal(selected, secret);
  assert.ok(await page.getByRole('button', { name: 'Done' }).isDisabled());
  await page.getByLabel('I have stored it').check();
  await page.close();
});
