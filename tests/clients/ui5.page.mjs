// ui5.page.mjs - the page of ui5.mjs: OpenUI5 from node_modules on the origin of the service, so
// that its requests go straight to the web server under test.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { env } from '../lib/odata.mjs';

const modules = fileURLToPath(new URL('node_modules/@openui5', import.meta.url));
const libraries = ['sap/ui/table', 'sap/ui/layout', 'sap/ui/unified', 'sap/m'];
const types = { js: 'text/javascript', json: 'application/json', css: 'text/css', properties: 'text/plain;charset=utf-8' };
const document = `<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>OpenUI5</title>
<script id="sap-ui-bootstrap" src="resources/sap-ui-core.js" data-sap-ui-libs="sap.m,sap.ui.table"
 data-sap-ui-theme="base" data-sap-ui-compat-version="edge" data-sap-ui-async="true" data-sap-ui-timezone="Etc/UTC"></script>
<body class="sapUiBody"><div id="content"></div>`;

async function resource(path) {
  // Styles are made by a compiler that we do without.
  if (/\/library(-RTL)?\.css$/.test(path)) return '';
  if (/\/library-parameters\.json$/.test(path)) return '{}';
  const library = libraries.find((l) => path.startsWith(`${l}/`)) ?? 'sap/ui/core';
  return readFile(join(modules, library.replaceAll('/', '.'), 'src', path));
}

// A page with OpenUI5 loaded; sent: what it asked the service, batches in parts.
export async function ui5() {
  const browser = await chromium.launch({
    executablePath: env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC', viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(30_000);
  const sent = [];
  const errors = [];
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('request', (r) => {
    if (!r.url().startsWith(env.LATCHKEY_ODATA)) return;
    const batch = r.url().endsWith('/$batch');
    sent.push({ url: r.url(), method: r.method(), headers: r.headers(), parts: batch ? [...r.postData().matchAll(/^(GET|POST) (.*) HTTP\/1\.1\r$/gm)].map((m) => m[2]) : [] });
  });
  await page.route(`${env.LATCHKEY_URL}/ui5/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/ui5/'.length);
    try {
      const body = path === '' ? document : await resource(path.replace(/^resources\//, ''));
      await route.fulfill({ status: 200, contentType: path === '' ? 'text/html' : types[path.split('.').pop()] ?? 'application/octet-stream', body });
    } catch {
      await route.fulfill({ status: 404, body: '' });
    }
  });
  await page.goto(`${env.LATCHKEY_URL}/ui5/`);
  await page.waitForFunction(() => globalThis.sap?.ui?.require);
  return { page, sent, errors, close: () => browser.close() };
}
