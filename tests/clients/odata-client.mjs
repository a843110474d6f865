// odata-client.mjs - @odata/client: filters that it builds, keys, counts, both forms of batch.
import { createRequire } from 'node:module';
import { done, ok, same, sql, test } from '../lib/odata.mjs';
import { basic, fromSql, only, service, time } from './lib.mjs';

const { OData, EdmV4: Edm } = createRequire(import.meta.url)('@odata/client');
// It knows of user names and passwords: the token is the password.
const client = OData.New4({ serviceEndpoint: service, credential: basic });
const companies = client.getEntitySet('Companies');
const number = (text) => Number(sql(text, '-N'));

await test('@odata/client: a whole set, page by page', async () => {
  const rows = [];
  for (let page; page === undefined || page.length; rows.push(...page))
    page = await companies.query(client.newOptions().select(['ID', 'Name', 'AnnualRevenue']).orderby('ID', 'asc').skip(rows.length).top(1000));
  same(rows, fromSql('SELECT ID, Name, AnnualRevenue FROM Companies ORDER BY ID', { ID: Number, Name: String, AnnualRevenue: Number }), 'the set by $skip and $top');
  const whole = await companies.query();
  same(whole.length, rows.length, 'and all at once');
});

await test('@odata/client: filters', async () => {
  const ids = async (filter) => (await companies.query(client.newOptions().filter(filter).select('ID').orderby('ID', 'asc'))).map((r) => r.ID);
  const of = (where) => fromSql(`SELECT ID FROM Companies WHERE ${where} ORDER BY ID`, { ID: Number }).map((r) => r.ID);
  const f = () => client.newFilter();
  for (const [filter, where] of [
    [f().field('CountryID').eqString('DE'), "CountryID = 'DE'"],
    [f().field('CountryID').eq("'DE'").field('ID').gt(100), "CountryID = 'DE' AND ID > 100"],
    [f().field('ID').between(10, 20), 'ID BETWEEN 10 AND 20'],
    [f().field('CountryID').in(['DE', 'FR']), "CountryID IN ('DE','FR')"],
    [f().field('ParentCompanyID').eq(null), 'ParentCompanyID IS NULL'],
    [f().field('IsKeyAccount').eq(true), 'IsKeyAccount = 1'],
    [f().field('AnnualRevenue').gt(1000000.5), 'AnnualRevenue > 1000000.5'],
    [f().field('CreatedAt').between(Edm.DateTimeOffset.from(new Date('2024-01-01T00:00:00Z')), Edm.DateTimeOffset.from(new Date('2024-02-01T00:00:00Z'))), "CreatedAt BETWEEN '2024-01-01' AND '2024-02-01'"],
    [f().field('CreatedAt').gt(Edm.DateTimeOffset.from(new Date('2025-01-01T00:00:00Z'))), "CreatedAt > '2025-01-01'"],
    [f().field('ID').lt(5).group(f().field('Size').eqString('Large')), "ID < 5 AND Size = 'Large'"],
    ["startswith(Name,'S') and not contains(Name,'a')", "Name COLLATE utf8mb4_bin LIKE 'S%' AND NOT Name COLLATE utf8mb4_bin LIKE '%a%'"],
  ])
    await test(String(filter), async () => {
      const want = of(where);
      same(await ids(filter), want, `${filter} (${want.length} rows)`);
    });
  const guid = fromSql('SELECT ExternalID FROM Companies WHERE ID = 7', { g: String })[0].g;
  same(await ids(f().field('ExternalID').eq(Edm.Guid.from(guid))), [7], 'a Guid');
});

await test('@odata/client: keys, counts, find, expand', async () => {
  const row = fromSql('SELECT ID, Name, CreatedAt FROM Companies WHERE ID = 16', { ID: Number, Name: String, CreatedAt: time })[0];
  same(only([await companies.retrieve(row.ID)], 'ID', 'Name', 'CreatedAt')[0], row, 'by its key');
  same((await client.getEntitySet('Countries').retrieve('DE')).Name, 'Germany', 'by a text');
  same((await client.getEntitySet('QuoteLines').retrieve({ QuoteID: 7, LineNo: 1 })).QuoteID, 7, 'by a compound key');
  same(await companies.count(), number('SELECT COUNT(*) FROM Companies'), 'count()');
  same(await companies.count(client.newFilter().field('CountryID').eqString('FR')), number("SELECT COUNT(*) FROM Companies WHERE CountryID = 'FR'"), 'count() of a filter');
  same((await companies.find({ Name: row.Name })).map((r) => r.ID), fromSql("SELECT ID FROM Companies WHERE Name = (SELECT Name FROM Companies WHERE ID = 16)", { ID: Number }).map((r) => r.ID), 'find()');
  const two = await companies.query(client.newOptions().select(['ID']).expand(['Country($select=Name)', 'Contacts($select=ID;$orderby=ID;$top=2)']).top(3).orderby('ID', 'asc'));
  same(two.map((c) => c.Contacts.map((x) => x.ID)), [1, 2, 3].map((id) => fromSql(`SELECT ID FROM Contacts WHERE CompanyID = ${id} ORDER BY ID LIMIT 2`, { ID: Number }).map((r) => r.ID)), 'expanded');
  ok(two.every((c) => typeof c.Country.Name === 'string'), 'with the country');
});

await test('@odata/client: batches', async () => {
  const parts = () => [
    client.newBatchRequest({ collection: 'Companies', id: 1, params: client.newOptions().select(['ID', 'Name']) }),
    client.newBatchRequest({ collection: 'Contacts', params: client.newOptions().filter(client.newFilter().field('CompanyID').eq(1)).select('ID').orderby('ID', 'asc') }),
    client.newBatchRequest({ collection: 'Companies', id: 999999 }),
  ];
  for (const [form, run] of [['multipart', 'execBatchRequests'], ['JSON', 'execBatchRequestsJson']]) {
    const answers = await client[run](parts());
    same(answers.map((a) => a.status), [200, 200, 404], `${form}: states`);
    const bodies = await Promise.all(answers.map(async (a) => (typeof a.json === 'function' ? a.json() : a.body)));
    same([bodies[0].ID, bodies[0].Name], Object.values(fromSql('SELECT ID, Name FROM Companies WHERE ID = 1', { ID: Number, Name: String })[0]), `${form}: an entity`);
    same(bodies[1].value.map((r) => r.ID), fromSql('SELECT ID FROM Contacts WHERE CompanyID = 1 ORDER BY ID', { ID: Number }).map((r) => r.ID), `${form}: a collection`);
  }
});

await test('@odata/client: errors', async () => {
  const e = await companies.query(client.newOptions().filter('Nothing eq 1')).then(() => undefined, (x) => x);
  const old = await companies.query(client.newFilter().gtDateTimeOffset('CreatedAt', new Date())).then(() => undefined, (x) => x);
  ok(/datetimeoffset/.test(old?.message), 'and a literal of OData 2', String(old));
  ok(/Nothing/.test(e?.message), 'a wrong property is said', String(e));
});
done();
