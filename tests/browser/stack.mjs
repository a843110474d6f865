// SPDX-License-Identifier: MIT
// What the browser tests share: the stack under test, Chromium, log-in, and a
// recorder of broken rules (policy violations, errors in scripts).
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const need = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with tests/stack`);
  return value;
};

const url = need('LATCHKEY_URL').replace(/\/+$/, '');

export const stack = {
  url,
  odata: need('LATCHKEY_ODATA'),
  admin: { name: need('LATCHKEY_ADMIN'), password: need('LATCHKEY_PASSWORD') },
  user: process.env.LATCHKEY_USER && {
    name: process.env.LATCHKEY_USER,
    password: need('LATCHKEY_USER_PASSWORD'),
  },
};

const ARGS = [
  '--no-sandbox', '--headless', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ARGS,
});

// Answers that the tests provoke; everything else on the console is a fault.
const EXPECTED = /Failed to load resource: .*\b(400|401|403|409|429|503)\b|net::ERR_FAILED/;

// A context whose pages report into `faults`; check() asserts there are none.
export const openContext = async (browser, options = {}) => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const faults = [];
  await context.exposeBinding('reportViolation', (_source, text) => faults.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => globalThis.reportViolation(
      `CSP ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text()))
        faults.push(`console: ${message.text()}`);
    });
    page.setDefaultTimeout(10_000);
  });
  return { context, check: () => assert.deepEqual(faults, []) };
};

export const fillLogIn = async (page, { name, password }) => {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
};

export const logIn = async (page, who = stack.admin) => {
  await page.goto(`${stack.url}/`);
  await fillLogIn(page, who);
  await page.getByRole('heading', { name: 'My profile', level: 1 }).waitFor();
};

// For the tests of one file: one browser, one log-in, a new page for each.
export const openSession = async (who = stack.admin, options = {}) => {
  const browser = await launch();
  const { context, check } = await openContext(browser, options);
  const first = await context.newPage();
  await logIn(first, who);
  await first.close();
  return {
    context,
    page: async (hash = '#/profile') => {
      const page = await context.newPage();
      await page.goto(`${stack.url}/${hash}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      check();
    },
  };
};

let count = 0;
const run = `${process.pid}-${Date.now().toString(36)}`;

// Descriptions must be unique among the owner's active tokens.
export const unique = (text) => `${text} ${run}-${++count}`;

export const row = (page, description) =>
  page.getByRole('row').filter({ hasText: description });

export const submitCreate = async (page, description, expiry) => {
  await page.getByLabel('Description').fill(description);
  if (expiry) await page.getByLabel(expiry).check();
  await page.getByRole('button', { name: 'Create token' }).click();
};

export const secretOn = async (page) => {
  const field = page.getByLabel('Your new token');
  await field.waitFor();
  return field.inputValue();
};

// Creates a token as a person does, and returns its text.
export const createToken = async (page, description, expiry) => {
  await page.goto(`${stack.url}/#/tokens/new`);
  await submitCreate(page, description, expiry);
  const secret = await secretOn(page);
  await page.getByRole('button', { name: 'Copy token' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await row(page, description).waitFor();
  return secret;
};

export const revoke = async (page, description) => {
  await page.getByRole('button', { name: `Revoke token ${description}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Revoke token' }).click();
  await dialog.waitFor({ state: 'detached' });
};

// A client outside the browser.
export const readOData = (token) => fetch(stack.odata, {
  headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
});
