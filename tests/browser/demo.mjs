// SPDX-License-Identifier: MIT
// A list of tokens as it looks after a year of use, put in front of the page:
// a fresh stack cannot have tokens that expired months ago.
import { stack } from './stack.mjs';

const DAY_MS = 86_400_000;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const at = (days) => (days === null ? null
  : new Date(Date.now() + days * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z'));

// [description, owner, created, expires, last used, revoked] in days from now
const ROWS = [
  ['Sales dashboard in Power BI', 'admin', -12, 353, -0.002],
  ['Finance month-end in Excel', 's.okafor', -81, 9, -3],
  ['見積レポート (Osaka)', 'm.tanaka', -30, 60, null],
  ['Nightly warehouse export', 'admin', -150, null, -0.4],
  ['Pilot of the partner portal', 'j.keller', -200, 165, -30, -12],
  ['Old migration script', 'admin', -420, -55, -60],
].sort((a, b) => b[2] - a[2]);

// Made up, the same in every run: 14 characters as the server draws them.
const publicId = (seed) => {
  let state = seed * 7919 + 104729;
  return Array.from({ length: 14 }, () => {
    state = (state * 48271) % 2147483647;
    return ALPHABET[state % ALPHABET.length];
  }).join('');
};

const token = ([description, owner, created, expires, used, revoked = null], i) => ({
  id: publicId(i),
  description,
  scope: 'odata',
  owner,
  created_at: at(created),
  expires_at: at(expires),
  last_used_at: at(used),
  state: revoked !== null ? 'revoked' : expires !== null && expires < 0 ? 'expired' : 'active',
  revoked_at: at(revoked),
});

const list = (rows) => ({ service: { odata_url: stack.odata }, tokens: rows.map(token) });

export const demoList = () => list(ROWS);

export const manyTokens = (n) => list(Array.from({ length: n }, (_, i) =>
  [`Report ${i}`, 'admin', -i / 100, 90, null]));

export const serveTokens = (page, body) => page.route('**/api/v1/tokens', (route) =>
  (route.request().method() === 'GET' ? route.fulfill({ json: body }) : route.fallback()));
