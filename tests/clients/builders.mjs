// builders.mjs - odata-query, which writes queries for fetch(), and o.js.
import { createRequire } from 'node:module';
import buildQuery, { guid, raw } from 'odata-query';
import { all, done, get, ok, same, sql, table, test } from '../lib/odata.mjs';
import { bearer, fromSql, service, time } from './lib.mjs';

const { o } = createRequire(import.meta.url)('o.js');
const ids = (where) => table(`SELECT ID FROM Companies WHERE ${where} ORDER BY ID`).map((r) => Number(r[0]));

await test('odata-query: filters', async () => {
  const external = table('SELECT ExternalID FROM Companies WHERE ID = 9')[0][0];
  for (const [filter, where] of [
    [{ CountryID: 'DE' }, "CountryID = 'DE'"],
    [{ ID: { gt: 10, le: 20 } }, 'ID > 10 AND ID <= 20'],
    [{ or: [{ CountryID: 'DE' }, { CountryID: 'FR' }], Size: { ne: 'Large' } }, "CountryID IN ('DE','FR') AND Size <> 'Large'"],
    [{ CountryID: { in: ['DE', 'FR'] } }, "CountryID IN ('DE','FR')"],
    [{ not: { IsKeyAccount: true } }, 'IsKeyAccount = 0'],
    [{ Name: { contains: "'" } }, "Name LIKE '%''%'"],
    [{ 'tolower(Name)': { startswith: 's' } }, "LOWER(Name) COLLATE utf8mb4_bin LIKE 's%'"],
    [{ 'length(Name)': { gt: 30 } }, 'CHAR_LENGTH(Name) > 30'],
    [{ CreatedAt: { ge: new Date('2025-01-01T00:00:00.000Z') } }, "CreatedAt >= '2025-01-01'"],
    [{ ExternalID: { eq: guid(external) } }, 'ID = 9'],
    [{ Country: { Name: 'Germany' } }, "CountryID = 'DE'"],
    [{ Contacts: { any: { GivenName: 'Anna' } } }, "EXISTS (SELECT 1 FROM Contacts c WHERE c.CompanyID = Companies.ID AND GivenName = 'Anna' COLLATE utf8mb4_bin)"],
    [{ Contacts: { all: { GivenName: { ne: 'Anna' } } } }, "NOT EXISTS (SELECT 1 FROM Contacts c WHERE c.CompanyID = Companies.ID AND GivenName = 'Anna' COLLATE utf8mb4_bin)"],
    [{ ParentCompanyID: null }, 'ParentCompanyID IS NULL'],
    [{ Phone: { endswith: raw("'1'") } }, "Phone LIKE '%1'"],
  ]) {
    const query = buildQuery({ filter, select: ['ID'] });
    await test(query, async () => {
      const want = ids(where);
      same((await all(`Companies${query}`)).rows.map((r) => r.ID), want, `${decodeURIComponent(query)} (${want.length} rows)`);
    });
  }
});

await test('odata-query: pages, order, expand, count, search', async () => {
  const rows = [];
  for (let n = 1; n; rows.push(...(rows.page = (await get(`Companies${buildQuery({ select: ['ID', 'Name'], orderBy: ['Name desc', 'ID'], top: 1500, skip: rows.length })}`)).json.value))) n = rows.page ? rows.page.length : 1;
  same([...rows], fromSql('SELECT ID, Name FROM Companies ORDER BY Name DESC, ID', { ID: Number, Name: String }), 'a whole set in pages of 1500');
  const r = await get(`Companies${buildQuery({ top: 2, count: true, select: ['ID'], expand: { Contacts: { select: ['ID'], top: 2, orderBy: 'ID', count: true, filter: { ID: { gt: 1 } } }, Country: { select: ['Name'] } }, orderBy: 'ID' })}`);
  same(r.json['@odata.count'], Number(sql('SELECT COUNT(*) FROM Companies', '-N')), 'count');
  for (const c of r.json.value) same(c.Contacts.map((x) => x.ID), table(`SELECT ID FROM Contacts WHERE CompanyID = ${c.ID} AND ID > 1 ORDER BY ID LIMIT 2`).map((x) => Number(x[0])), `contacts of ${c.ID}`);
  same((await get(`Companies${buildQuery({ key: 5, select: ['ID'] })}`)).json.ID, 5, 'key');
  same((await get(`QuoteLines${buildQuery({ key: { QuoteID: 7, LineNo: 1 } })}`)).json.LineNo, 1, 'a compound key');
  same((await get(`Companies${buildQuery({ count: { CountryID: 'DE' } })}`)).text, String(ids("CountryID = 'DE'").length), 'count of a filter');
});

await test('o.js', async () => {
  const handler = o(service, { headers: { Authorization: bearer, Accept: 'application/json' } });
  const rows = [];
  for (let page; page === undefined || page.length; rows.push(...page))
    page = await handler.get('Leads').query({ $select: 'ID,CreatedAt', $orderby: 'CreatedAt desc,ID', $skip: rows.length, $top: 4000 });
  same(rows, fromSql('SELECT ID, CreatedAt FROM Leads ORDER BY CreatedAt DESC, ID', { ID: Number, CreatedAt: time }), 'a whole set in pages of 4000');
  same((await handler.get('Companies(3)').query({ $expand: 'Country' })).Country.ID, table('SELECT CountryID FROM Companies WHERE ID = 3')[0][0], 'an entity with its country');
  same((await handler.get('Companies').query({ $filter: "contains(Name,'&') or contains(Name,'+')", $select: 'ID' })).map((x) => x.ID), ids("Name LIKE '%&%' OR Name LIKE '%+%'"), 'signs that a URL must hide');
  same(await handler.get('Companies/$count').query(), Number(sql('SELECT COUNT(*) FROM Companies', '-N')), '$count');
  for (const relative of [false, true]) {
    Object.assign(handler.config.batch, { useRelativeURLs: relative }).headers.set('Authorization', bearer);
    const two = await handler.get('Companies(1)?$select=ID').get('Contacts?$filter=CompanyID eq 1&$select=ID').batch();
    same(two.map(({ body }) => (Array.isArray(body) ? body : [body]).map((x) => x.ID)), [[1], table('SELECT ID FROM Contacts WHERE CompanyID = 1 ORDER BY ID').map((r) => Number(r[0]))], `a batch of ${relative ? 'relative' : 'absolute'} addresses`);
  }
  const e = await handler.get('Companies').query({ $filter: 'Nothing eq 1' }).then(() => undefined, (x) => x);
  same(e?.status, 400, 'an error is an error');
});
done();
