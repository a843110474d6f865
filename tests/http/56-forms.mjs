// 56-forms.mjs - case, cast and isof against the demo CRM, compared with SQL by
// hand (41a-4.2, 41i-7).
import { all, done, get, same, table, test } from '../lib/odata.mjs';

const ids = (select) => table(select).map((r) => Number(r[0]));
const enc = encodeURIComponent;

for (const [filter, where] of [
  ["case(CountryID eq 'DE':1,CountryID eq 'AT':2,true:3) eq 2", "CountryID = 'AT'"],
  ["case(EmployeeCount gt 100:Name,true:City) eq City", 'IF(EmployeeCount > 100, Name, City) <=> CONVERT(City USING utf8mb4) COLLATE utf8mb4_bin'],
  ['case(IsKeyAccount:CreditLimit,true:AnnualRevenue) gt 1000000', 'IF(IsKeyAccount = 1, CreditLimit, AnnualRevenue) > 1000000'],
  ['case(IsKeyAccount:ParentCompanyID) eq null', 'IsKeyAccount = 0 OR ParentCompanyID IS NULL'],
  ["cast(ID,Edm.String) eq '17'", 'ID = 17'],
  ["startswith(cast(CreatedAt,Edm.String),'2024-02')", "CreatedAt LIKE '2024-02%'"],
  ['cast(AccountNumber,Edm.Int32) eq null', '1'],
  ['cast(substring(AccountNumber,2),Edm.Int32) gt 5990', 'SUBSTRING(AccountNumber,3) > 5990'],
  ['cast(CreatedAt,Edm.Date) eq 2024-02-29', "DATE(CreatedAt) = '2024-02-29'"],
  ["cast(Size,Edm.String) eq 'Large'", "Size = 'Large'"],
  ['cast(AnnualRevenue,Edm.Int32) eq null', 'AnnualRevenue IS NULL OR ROUND(AnnualRevenue) > 2147483647'],
  ['isof(City,Edm.String)', 'City IS NOT NULL'],
  ['isof(crm.Companies) and isof(ParentCompany,crm.Companies)', 'ParentCompanyID IS NOT NULL'],
  ["cast('17',Edm.Int32) eq ID", 'ID = 17'],
])
  await test(filter, async () => {
    const want = ids(`SELECT ID FROM Companies WHERE ${where} ORDER BY ID`);
    const { rows } = await all(`Companies?$select=ID&$filter=${enc(filter)}`);
    same(rows.map((r) => r.ID), want, `$filter=${filter} (${want.length} rows)`);
  });

await test('has', async () => {
  const want = ids("SELECT ID FROM Contacts WHERE FIND_IN_SET('Phone', PreferredChannels) ORDER BY ID");
  const { rows } = await all(`Contacts?$select=ID&$filter=${enc("PreferredChannels has 'Phone'")}`);
  same(rows.map((r) => r.ID), want, 'has');
});

await test('pages in the order of case', async () => {
  const order = "case(IsKeyAccount:1,CountryID eq 'DE':2) desc";
  const want = ids("SELECT ID FROM Companies ORDER BY CASE WHEN IsKeyAccount = 1 THEN 1 WHEN CountryID = 'DE' THEN 2 END DESC, ID DESC");
  const { rows } = await all(`Companies?$select=ID&$orderby=${enc(order)}`, { Prefer: 'maxpagesize=1500' });
  same(rows.map((r) => r.ID), want, `$orderby=${order}`);
});

for (const [filter, status] of [
  ['case(Name:1) eq 1', 400],
  ["case(true:1,true:'x') eq 1", 400],
  ['cast(Name,Edm.Nothing) eq 1', 400],
  ['cast(Location,Edm.String) eq null', 501],
  ['hassubset(Name,City)', 501],
  ['hassubsequence(Name,City)', 501],
])
  await test(filter, async () =>
    same((await get(`Companies?$filter=${enc(filter)}`)).status, status, `${filter} is ${status}`));
done();
