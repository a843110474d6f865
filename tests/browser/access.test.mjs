// SPDX-License-Identifier: MIT
// axe-core in every state, light and dark, with dialogs open and closed; and
// every state again 320 px wide, where nothing may need sideways scrolling.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { demoList, serveTokens } from './demo.mjs';
import { launch, logIn, openContext, stack, submitCreate, unique } from './stack.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NARROW = 320;

let browser;
let inside; // logged in
let outside; // not logged in

before(async () => {
  browser = await launch();
  // axe is put into the page as a script, which our policy would refuse.
  const options = { bypassCSP: true, reducedMotion: 'reduce' };
  ({ context: inside } = await openContext(browser, options));
  ({ context: outside } = await openContext(browser, options));
  const page = await inside.newPage();
  await logIn(page);
  await page.close();
});
after(() => browser.close());

const goTo = (hash) => async (page) => {
  await page.goto(`${stack.url}/${hash}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

const demo = async (page) => {
  await serveTokens(page, demoList());
  await goTo('#/tokens')(page);
  await page.getByRole('table').waitFor();
};

const refused = (status, code) => async (page) => {
  await goTo('')(page);
  await page.route('**/api/v1/session', (route) => route.fulfill({
    status, headers: { 'Retry-After': '40' }, contentType: 'application/problem+json',
    body: JSON.stringify({ status, code, detail: 'x' }),
  }));
  await page.getByLabel('User name').fill('somebody');
  await page.getByLabel('Password', { exact: true }).fill('something');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').waitFor();
};

const created = async (page) => {
  await goTo('#/tokens/new')(page);
  await submitCreate(page, unique('Looked at'));
  await page.getByLabel('Your new token').waitFor();
};

const STATES = [
  { name: 'log-in', anonymous: true, reach: goTo('') },
  { name: 'log-in, wrong password', anonymous: true, reach: refused(401, 'invalid_credentials') },
  { name: 'log-in, too many attempts', anonymous: true, reach: refused(429, 'too_many_attempts') },
  { name: 'my profile', reach: goTo('#/profile') },
  { name: 'tokens', reach: demo },
  {
    name: 'tokens, none',
    reach: async (page) => {
      await serveTokens(page, { service: { odata_url: stack.odata }, tokens: [] });
      await goTo('#/tokens')(page);
      await page.getByRole('tab', { name: 'curl' }).click();
    },
  },
  {
    name: 'tokens, none in this state',
    reach: async (page) => {
      await serveTokens(page, { ...demoList(), tokens: demoList().tokens.slice(0, 2) });
      await goTo('#/tokens?state=revoked')(page);
      await page.getByText('No revoked tokens.').waitFor();
    },
  },
  {
    name: 'revoke dialog',
    reach: async (page) => {
      await demo(page);
      await page.getByRole('button', { name: 'Revoke token' }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'create token', reach: goTo('#/tokens/new') },
  {
    name: 'create token, never',
    reach: async (page) => {
      await goTo('#/tokens/new')(page);
      await page.getByLabel('Never').check();
    },
  },
  {
    name: 'create token, faults in the form',
    reach: async (page) => {
      await goTo('#/tokens/new')(page);
      await page.getByLabel('Custom date').check();
      await page.getByRole('button', { name: 'Create token' }).click();
      await page.getByText('Enter a description.').waitFor();
    },
  },
  { name: 'token created', reach: created },
  {
    name: 'token created, copied',
    reach: async (page) => {
      await created(page);
      await page.getByRole('button', { name: 'Copy token' }).click();
      await page.getByText('Copied', { exact: true }).waitFor();
    },
  },
  {
    name: 'leave dialog',
    reach: async (page) => {
      await created(page);
      await page.getByRole('link', { name: 'My profile' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'page not found', reach: goTo('#/nowhere') },
];

const faultsOf = async (page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
};

const leave = async (page) => {
  page.on('dialog', (dialog) => dialog.accept());
  await page.close();
};

for (const { name, anonymous, reach } of STATES) {
  test(`axe finds nothing: ${name}`, async () => {
    const page = await (anonymous ? outside : inside).newPage();
    await reach(page);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await faultsOf(page), [], colorScheme);
    }
    await leave(page);
  });

  test(`fits ${NARROW} px: ${name}`, async () => {
    const page = await (anonymous ? outside : inside).newPage();
    await page.setViewportSize({ width: NARROW, height: 640 });
    await reach(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= NARROW, `${width} px`);
    // Every control can be hit (WCAG 2.5.8) and none is cut off at the side.
    const bad = await page.evaluate((limit) => [...document.querySelectorAll('button, .btn, nav a')]
      .map((node) => [node.innerText, node.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0
        && (box.height < 24 || box.width < 24 || box.left < 0 || box.right > limit + 1))
      .map(([text]) => text), NARROW);
    assert.deepEqual(bad.filter((text) => !text.startsWith('Skip')), []);
    await leave(page);
  });
}
