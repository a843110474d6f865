// SPDX-License-Identifier: MIT
// Create token: every kind of expiry, the checks of the form, and what the
// server refuses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createToken, openSession, row, stack, submitCreate, unique } from './stack.mjs';

const DAY_MS = 86_400_000;
let session;

before(async () => {
  session = await openSession();
});
after(() => session.close());

const KINDS = [
  { label: '30 days', days: 30 },
  { label: '60 days', days: 60 },
  { label: '90 days', days: 90 },
  { label: '1 year', days: 365 },
];

// The server's own answer about the token with this description.
const tokenNamed = async (description) => {
  const answer = await session.context.request.get(`${stack.url}/api/v1/tokens`);
  return (await answer.json()).tokens.find((token) => token.description === description);
};

for (const { label, days } of KINDS) {
  test(`a token for ${label} ends after ${days} days`, async () => {
    const page = await session.page('#/tokens/new');
    const description = unique(`For ${label}`);
    await createToken(page, description, label);
    const token = await tokenNamed(description);
    const lasts = Date.parse(token.expires_at) - Date.parse(token.created_at);
    assert.ok(Math.abs(lasts - days * DAY_MS) <= 2000, `${lasts} ms`);
    await page.close();
  });
}

test('a custom date ends with that day, in the time zone of the browser', async () => {
  const page = await session.page('#/tokens/new');
  const description = unique('Until a day');
  const date = new Date(Date.now() + 40 * DAY_MS).toISOString().slice(0, 10);
  await page.getByLabel('Custom date').check();
  await page.getByLabel('Last day on which the token works').fill(date);
  const expected = await page.evaluate(
    (day) => new Date(`${day}T23:59:59`).getTime(), date);
  await submitCreate(page, description);
  await page.getByLabel('Your new token').waitFor();
  assert.equal(Date.parse((await tokenNamed(description)).expires_at), expected);
  await page.close();
});

test('Never warns, says so in the list, and has no end', async () => {
  const page = await session.page('#/tokens/new');
  const description = unique('For ever');
  await page.getByLabel('Never').check();
  assert.ok(await page.getByText(
    'Anyone who obtains this token can read the data until you revoke it. Prefer one year.',
  ).isVisible());
  await createToken(page, description, 'Never');
  assert.equal((await tokenNamed(description)).expires_at, null);
  const cell = row(page, description).getByRole('cell').filter({ hasText: 'Expires' });
  assert.match(await cell.innerText(), /Never/);
  await page.close();
});

test('the summary says when the token ends', async () => {
  const page = await session.page('#/tokens/new');
  const summary = page.locator('#summary');
  assert.match(await summary.innerText(), /through the OData API until .*20\d\d/);
  await page.getByLabel('Never').check();
  assert.match(await summary.innerText(), /until you revoke it/);
  await page.close();
});

test('an empty description and a date that is over are told at the field', async () => {
  const page = await session.page('#/tokens/new');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByText('Enter a description.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'description');
  await page.getByLabel('Custom date').check();
  await page.getByLabel('Last day on which the token works').fill('2020-01-01');
  await submitCreate(page, unique('Over'));
  await page.getByText('This day is over. Choose today or a later day.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'expiry-date');
  assert.equal(await page.getByLabel('Your new token').count(), 0);
  await page.close();
});

test('200 characters of any script are taken, 201 are not', async () => {
  const page = await session.page('#/tokens/new');
  const tail = unique('');
  const longest = '🔑'.repeat(200 - tail.length) + tail;
  await page.getByLabel('Description').fill(`${longest}x`);
  await page.getByText('201 of 200').waitFor();
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByText('Use at most 200 characters; these are 201.').waitFor();
  await createToken(page, longest);
  await page.close();
});

test('a second active token with the same description is refused at the field', async () => {
  const page = await session.page('#/tokens/new');
  const description = unique('Twice');
  await createToken(page, description);
  await page.goto(`${stack.url}/#/tokens/new`);
  await submitCreate(page, description);
  const field = page.getByLabel('Description');
  await page.locator('#description[aria-invalid=true]').waitFor();
  assert.equal(await field.inputValue(), description);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'description');
  await page.close();
});

const HOSTILE = [
  '<img src=x onerror="document.title=\'owned\'">',
  '"><script>document.title="owned"</script>',
  '${document.title="owned"} {{7*7}}',
  'report \u202Egnp.exe\u202C مرحبا',
];

for (const text of HOSTILE) {
  test(`shown as text: ${JSON.stringify(text)}`, async () => {
    const page = await session.page('#/tokens/new');
    const description = unique(text);
    await createToken(page, description);
    assert.equal(await page.getByRole('rowheader').filter({ hasText: description })
      .locator('bdi').textContent(), description);
    await page.getByRole('button', { name: 'Revoke token' }).first().click();
    await page.getByRole('dialog').waitFor();
    assert.equal(await page.title(), 'Tokens · Latchkey');
    assert.equal(await page.locator('main img, main script').count(), 0);
    await page.close();
  });
}
