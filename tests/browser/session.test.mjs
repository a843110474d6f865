// SPDX-License-Identifier: MIT
// Log-in and its refusals, the end of a session, and who may see what.
// Answers that a healthy stack does not give are put in front of the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fillLogIn, launch, logIn, openContext, openSession, stack } from './stack.mjs';

let browser;
let session; // one log-in for all tests that only need to be inside

before(async () => {
  browser = await launch();
  session = await openSession();
});
after(async () => {
  await browser.close();
  await session.close();
});

const visit = async (t) => {
  const { context, check } = await openContext(browser);
  t.after(async () => {
    await context.close();
    check();
  });
  const page = await context.newPage();
  return { context, page };
};

const answerLogIn = (page, status, code, wait) => page.route('**/api/v1/session', (route) =>
  (route.request().method() !== 'POST' ? route.fallback() : route.fulfill({
    status,
    headers: { 'Retry-After': String(wait) },
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: 'x', status, detail: 'x', code }),
  })));

test('an unknown user gets the sentence of a wrong password', async (t) => {
  const { page } = await visit(t);
  await page.goto(`${stack.url}/`);
  await fillLogIn(page, { name: 'nobody-of-this-name', password: 'not-the-password' });
  await page.getByText('The user name or the password is wrong.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'password');
});

test('429 tells the waiting time, counts down and opens again', async (t) => {
  const { page } = await visit(t);
  await answerLogIn(page, 429, 'too_many_attempts', 2);
  await page.goto(`${stack.url}/`);
  await fillLogIn(page, stack.admin);
  await page.getByText('Too many attempts. Try again in 2 seconds.').waitFor();
  assert.ok(await page.getByRole('button', { name: /Wait \d s/ }).isDisabled());
  await page.unroute('**/api/v1/session');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'My profile' }).waitFor();
});

test('503 says that the server is busy, and for how long', async (t) => {
  const { page } = await visit(t);
  await answerLogIn(page, 503, 'busy', 90);
  await page.goto(`${stack.url}/`);
  await fillLogIn(page, stack.admin);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.equal((await alert.innerText()).trim(), 'The server is busy right now. Your'
    + ' password was not checked. Try again in 1 minute 30 seconds.');
});

test('an unreachable server is told as such', async (t) => {
  const { page } = await visit(t);
  await page.goto(`${stack.url}/`);
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await page.route('**/api/v1/session', (route) => route.abort());
  await fillLogIn(page, stack.admin);
  await page.getByText('Latchkey cannot be reached.').waitFor();
});

test('a session that ended leads back to log-in, and then on to the page', async (t) => {
  const { context, page } = await visit(t);
  await logIn(page);
  await page.goto(`${stack.url}/#/tokens/new`);
  await page.getByRole('heading', { name: 'Create token' }).waitFor();
  await context.clearCookies();
  await page.getByLabel('Description').fill('Never made');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByText('Your session has ended.').waitFor();
  await fillLogIn(page, stack.admin);
  await page.getByRole('heading', { name: 'Create token' }).waitFor();
});

test('a reload keeps the session and the page', async () => {
  const page = await session.page('#/tokens?state=active');
  await page.reload();
  await page.getByRole('heading', { name: 'Tokens', level: 1 }).waitFor();
  assert.match(page.url(), /state=active$/);
  await page.close();
});

test('an address that leads nowhere says so', async () => {
  const page = await session.page('#/constructor');
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await page.close();
});

test('a request that another site makes in the browser’s name is refused', async () => {
  const { request } = session.context;
  const forged = await request.delete(`${stack.url}/api/v1/session`, {
    headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  });
  assert.equal(forged.status(), 403);
  assert.equal((await request.get(`${stack.url}/api/v1/session`)).status(), 200);
});

test('the cookie is out of reach of scripts', async () => {
  const page = await session.page();
  assert.equal(await page.evaluate(() => document.cookie), '');
  const [cookie] = await session.context.cookies(stack.url);
  assert.equal(cookie.name, '__Host-latchkey');
  assert.ok(cookie.httpOnly && cookie.secure);
  assert.equal(cookie.sameSite, 'Lax');
  assert.equal(cookie.expires, -1);
  await page.close();
});

// A page whose session answer is the server's, with some members changed.
const pageTold = async (change) => {
  const page = await session.context.newPage();
  await page.route('**/api/v1/session', async (route) => {
    const answer = await route.fetch();
    return route.fulfill({ response: answer, json: change(await answer.json()) });
  });
  await page.goto(`${stack.url}/#/profile`);
  await page.getByRole('heading', { name: 'My profile' }).waitFor();
  return page;
};

test('before an idle session ends, the page warns and can prolong it', async () => {
  const page = await pageTold((told) => ({ ...told, idle_seconds: 8 }));
  await page.getByText('You have been inactive.').waitFor();
  await page.getByRole('button', { name: 'Stay logged in' }).click();
  await page.getByText('You have been inactive.').waitFor({ state: 'detached' });
  await page.close();
});

test('a user who is no administrator sees no tokens', {
  skip: stack.user ? false : 'LATCHKEY_USER and LATCHKEY_USER_PASSWORD are not set',
}, async (t) => {
  const { context, page } = await visit(t);
  await logIn(page, stack.user);
  assert.equal(await page.getByRole('link', { name: /tokens?/i }).count(), 0);
  for (const address of ['#/tokens', '#/tokens/new']) {
    await page.goto(`${stack.url}/${address}`);
    await page.getByRole('heading', { name: 'Administrators only' }).waitFor();
  }
  assert.equal((await context.request.get(`${stack.url}/api/v1/tokens`)).status(), 403);
});

// The same page for a role that the answer names: needs no second user.
test('the pages follow the role that the server tells', async () => {
  const page = await pageTold((told) => ({ ...told, user: { ...told.user, role: 'user' } }));
  assert.equal(await page.getByRole('link', { name: /tokens?/i }).count(), 0);
  await page.goto(`${stack.url}/#/tokens`);
  await page.getByRole('heading', { name: 'Administrators only' }).waitFor();
  await page.close();
});
