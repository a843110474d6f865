// lib.mjs - what the tests of foreign clients share: who asks, and what SQL says of it.
import { env, table } from '../lib/odata.mjs';

export const bearer = `Bearer ${env.LATCHKEY_TOKEN}`;
export const basic = { username: 'anybody', password: env.LATCHKEY_TOKEN };
export const service = env.LATCHKEY_ODATA;

// fromSql('SELECT ID, Name …', { ID: Number, Name: String }): objects as JSON has them.
export const fromSql = (select, shape) => {
  const make = Object.entries(shape);
  return table(select).map((row) => Object.fromEntries(make.map(([name, as], i) => [name, row[i] === null ? null : as(row[i])])));
};
export const time = (text) => `${text.replace(' ', 'T')}Z`;
// only the members named, of each
export const only = (rows, ...names) => rows.map((r) => Object.fromEntries(names.map((n) => [n, r[n]])));
