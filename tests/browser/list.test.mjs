// SPDX-License-Identifier: MIT
// The list of tokens: states, filters in the address, the empty state, long
// lists, refusals. Lists that a fresh stack does not have are put in front.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoList, manyTokens, serveTokens } from './demo.mjs';
import { createToken, openSession, row, stack, unique } from './stack.mjs';

let session;

before(async () => {
  session = await openSession();
});
after(() => session.close());

const open = async (list, hash = '#/tokens') => {
  const page = await session.context.newPage();
  await serveTokens(page, list);
  await page.goto(`${stack.url}/${hash}`);
  await page.getByRole('heading', { name: 'Tokens', level: 1 }).waitFor();
  return page;
};

const bodyRows = (page) => page.locator('tbody').getByRole('row');

test('each state is a word, and is filtered by the address', async () => {
  const page = await open(demoList());
  await bodyRows(page).first().waitFor();
  assert.equal(await bodyRows(page).count(), 6);
  for (const [name, n] of [['Active', 4], ['Expired', 1], ['Revoked', 1]]) {
    await page.getByRole('navigation', { name: 'Tokens by state' })
      .getByRole('link', { name }).click();
    await page.waitForURL(`**/#/tokens?state=${name.toLowerCase()}`);
    await page.waitForFunction((want) =>
      document.querySelectorAll('tbody tr').length === want, n);
    for (const text of await bodyRows(page).allInnerTexts()) assert.ok(text.includes(name));
  }
  await page.goBack();
  await page.waitForURL('**/#/tokens?state=expired');
  await page.reload();
  await bodyRows(page).first().waitFor();
  assert.equal(await bodyRows(page).count(), 1);
  await page.close();
});

test('only active tokens can be revoked', async () => {
  const page = await open(demoList());
  await bodyRows(page).first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Revoke token' }).count(), 4);
  await page.close();
});

test('tokens that end soon are announced', async () => {
  const page = await open(demoList());
  await page.getByText('1 token expires within 14 days.').waitFor();
  await page.close();
});

test('the empty list explains what tokens are for', async () => {
  const page = await open({ service: { odata_url: stack.odata }, tokens: [] });
  await page.getByRole('heading', { name: 'No tokens yet' }).waitFor();
  for (const tool of ['Power BI', 'Excel', 'Tableau', 'curl']) {
    await page.getByRole('tab', { name: tool }).click();
    assert.ok((await page.getByRole('tabpanel').innerText()).includes(stack.odata));
  }
  await page.close();
});

test('an address with an unknown state shows all', async () => {
  const page = await open(demoList(), '#/tokens?state=nonsense');
  await bodyRows(page).first().waitFor();
  assert.equal(await bodyRows(page).count(), 6);
  await page.close();
});

test('10,000 tokens are listed in parts', async () => {
  const page = await open(manyTokens(10_000));
  await page.getByText('100 of 10000 are shown.').waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('200 of 10000 are shown.').waitFor();
  await page.close();
});

test('a list that does not come is told, and can be asked for again', async () => {
  const page = await session.context.newPage();
  await page.route('**/api/v1/tokens', (route) => route.fulfill({
    status: 503,
    headers: { 'Retry-After': '5' },
    contentType: 'application/problem+json',
    body: '{"status":503,"code":"busy","detail":"The database does not answer."}',
  }));
  await page.goto(`${stack.url}/#/tokens`);
  await page.getByText('The database does not answer. Try again in 5 seconds.').waitFor();
  await page.unroute('**/api/v1/tokens');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Address of the data', { exact: true }).or(
    page.getByRole('heading', { name: 'No tokens yet' })).waitFor();
  await page.close();
});

test('a revocation that fails says that the token still works', async () => {
  const page = await session.page('#/tokens/new');
  const description = unique('Hard to revoke');
  await createToken(page, description);
  await page.route('**/api/v1/tokens/*', (route) => route.fulfill({
    status: 503, contentType: 'application/problem+json',
    body: '{"status":503,"code":"busy","detail":"The database does not answer."}',
  }));
  await page.getByRole('button', { name: `Revoke token ${description}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Revoke token' }).click();
  await dialog.getByText('The database does not answer. The token still works.').waitFor();
  await page.unroute('**/api/v1/tokens/*');
  await dialog.getByRole('button', { name: 'Revoke token' }).click();
  await page.getByText(`“${description}” was revoked`).waitFor();
  assert.match(await row(page, description).innerText(), /Revoked/);
  await page.close();
});
