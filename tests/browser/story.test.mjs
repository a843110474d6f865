// SPDX-License-Identifier: MIT
// The main story: log in, create a token, read data with it, revoke it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fillLogIn, launch, openContext, readOData, row, secretOn, stack, submitCreate, unique,
} from './stack.mjs';

test('an administrator hands out a token and takes it back', async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const { context, check } = await openContext(browser);
  const page = await context.newPage();
  const description = unique('Sales dashboard');
  let secret = '';

  await t.test('the page comes with a strict policy', async () => {
    const headers = (await page.goto(`${stack.url}/`)).headers();
    const policy = headers['content-security-policy'] || '';
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'",
      "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'",
      "trusted-types 'none'"])
      assert.ok(policy.includes(part), `${part} in: ${policy}`);
    assert.ok(!policy.includes('unsafe'));
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  });

  await t.test('a wrong password is refused with one generic sentence', async () => {
    await page.goto(`${stack.url}/`);
    await fillLogIn(page, { ...stack.admin, password: 'not-the-password' });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.equal((await alert.innerText()).trim(), 'The user name or the password is wrong.');
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
  });

  await t.test('log-in leads to my profile', async () => {
    await fillLogIn(page, stack.admin);
    await page.getByRole('heading', { name: 'My profile', level: 1 }).waitFor();
    const main = await page.getByRole('main').innerText();
    assert.match(main, /Administrator/);
    assert.ok(main.includes(stack.admin.name));
    assert.match(main, /without activity/);
    assert.ok(await page.getByRole('button', { name: 'Log out' }).isVisible());
  });

  await t.test('Tokens is in the side bar', async () => {
    await page.getByRole('navigation', { name: 'My account' })
      .getByRole('link', { name: 'Tokens' }).click();
    await page.getByRole('heading', { name: 'Tokens', level: 1 }).waitFor();
    assert.match(page.url(), /#\/tokens$/);
  });

  await t.test('create shows the token once, with Done held back', async () => {
    await page.getByRole('link', { name: /^Create (your first )?token/ }).first().click();
    await page.getByLabel('Description').waitFor();
    assert.ok(await page.getByLabel('OData API').isChecked());
    assert.ok(await page.getByLabel('90 days').isChecked());
    await submitCreate(page, description);
    secret = await secretOn(page);
    assert.match(secret, /^lkpat_[0-9A-Za-z]{75}$/);
    assert.ok(await page.getByRole('button', { name: 'Done' }).isDisabled());
    assert.ok(await page.getByText('Not copied yet').isVisible());
  });

  await t.test('copy puts exactly the token on the clipboard', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('something else'));
    await page.getByRole('button', { name: 'Copy token' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), secret);
    assert.ok(await page.getByRole('button', { name: 'Done' }).isEnabled());
  });

  await t.test('the help for tools has the address and not the token', async () => {
    for (const tool of ['Power BI', 'Excel', 'Tableau', 'curl']) {
      await page.getByRole('tab', { name: tool }).click();
      const text = await page.getByRole('tabpanel').innerText();
      assert.ok(text.includes('/odata/v4/'), tool);
      assert.ok(!text.includes(secret), tool);
    }
  });

  await t.test('the token reads data at once', async () => {
    const answer = await readOData(secret);
    assert.equal(answer.status, 200);
    assert.ok(await answer.json());
  });

  await t.test('Done leads to the list, which shows it without the secret', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await row(page, description).waitFor();
    const text = await row(page, description).innerText();
    for (const part of ['Active', 'OData API', 'in 90 days', stack.admin.name, secret.slice(7, 21)])
      assert.ok(text.includes(part), `${part} in: ${text}`);
    assert.ok(!(await page.content()).includes(secret));
  });

  await t.test('revoke names the token, and Cancel keeps it', async () => {
    await page.getByRole('button', { name: `Revoke token ${description}` }).click();
    const dialog = page.getByRole('dialog', { name: `Revoke “${description}”?` });
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /stop at their next request\. This can’t be undone/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal((await readOData(secret)).status, 200);
  });

  await t.test('after revoking, the next request gets 401', async () => {
    await page.getByRole('button', { name: `Revoke token ${description}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click();
    await page.getByText(`“${description}” was revoked`).waitFor();
    for (let i = 0; i < 20; i++) assert.equal((await readOData(secret)).status, 401);
    assert.match(await row(page, description).innerText(), /Revoked/);
    assert.equal(await page.getByRole('button', { name: `Revoke token ${description}` }).count(), 0);
  });

  await t.test('log-out ends the session on the server', async () => {
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByText('You have logged out.').waitFor();
    await page.goto(`${stack.url}/#/tokens`);
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    assert.equal((await context.request.get(`${stack.url}/api/v1/session`)).status(), 401);
  });

  await t.test('no policy violation and no script error in all of it', check);
});
