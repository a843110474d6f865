// generated.ts - uses the client that odata2ts made of our $metadata, with all its types, and
// prints what it read; odata2ts.mjs compiles, runs and compares.
import { FetchClient } from '@odata2ts/http-client-fetch';
import { Companies_Size, type Companies } from './made/crmModel';
import { crmService } from './made/crmService';

const headers = { Authorization: `Bearer ${process.env.LATCHKEY_TOKEN}` };
const service = new crmService(new FetchClient({ headers }), process.env.LATCHKEY_ODATA!.replace(/\/$/, ''));
const companies = service.Companies();

const whole = async () => {
  const rows: Pick<Companies, 'ID' | 'Name' | 'CreatedAt' | 'AnnualRevenue'>[] = [];
  for (let size = 1; size; ) {
    const { data } = await companies.query((b, q) => b.select('ID', 'Name', 'CreatedAt', 'AnnualRevenue').orderBy(q.Name.desc(), q.ID.asc()).skip(rows.length).top(2500));
    size = data.value.length;
    rows.push(...data.value);
  }
  return rows;
};
const ids = async (query: Parameters<typeof companies.query>[0]) => (await companies.query(query)).data.value.map((c) => c.ID);

const main = async () => console.log(JSON.stringify({
  whole: await whole(),
  filters: {
    text: await ids((b, q) => b.filter(q.Name.contains('&').or(q.Name.startsWith('東'))).orderBy(q.ID.asc())),
    lower: await ids((b, q) => b.filter(q.City.toLower().eq('berlin')).orderBy(q.ID.asc())),
    enumeration: await ids((b, q) => b.filter(q.Size.eq(Companies_Size.Large)).orderBy(q.ID.asc())),
    number: await ids((b, q) => b.filter(q.AnnualRevenue.gt(1000000.5), q.EmployeeCount.lt(50)).orderBy(q.ID.asc())),
    time: await ids((b, q) => b.filter(q.CreatedAt.ge('2025-01-01T00:00:00Z')).orderBy(q.ID.asc())),
    year: await ids((b, q) => b.filter(q.CreatedAt.year().eq(2024), q.CreatedAt.month().eq(2)).orderBy(q.ID.asc())),
    guid: await ids((b, q) => b.filter(q.ExternalID.eq(process.env.GUID!))),
    nothing: await ids((b, q) => b.filter(q.ParentCompanyID.isNull().not()).orderBy(q.ID.asc())),
    path: await ids((b, q) => b.filter(q.Country.props.Name.eq('Germany')).orderBy(q.ID.asc())),
    any: await ids((b, q) => b.filter(q.Contacts.any((c) => c.GivenName.eq('Anna'))).orderBy(q.ID.asc())),
  },
  counted: (await companies.query((b) => b.count().top(1))).data['@odata.count'],
  expanded: (await companies.query((b, q) => b.select('ID').top(5).orderBy(q.ID.asc())
    .expanding('Contacts', (e, c) => e.select('ID').top(3).orderBy(c.ID.desc()).filter(c.ID.gt(1)))
    .expanding('Country', (e) => e.select('Name')))).data.value,
  entity: (await service.Companies(16).query((b) => b.select('ID', 'Name', 'Size'))).data,
  text: (await service.Countries('DE').query()).data.Name,
  compound: (await service.QuoteLines({ QuoteID: 7, LineNo: 1 }).query()).data.QuoteID,
  navigation: (await service.Companies(1).Contacts().query((b, q) => b.select('ID').orderBy(q.ID.asc()))).data.value.map((c) => c.ID),
  one: (await service.Companies(1).Country().query()).data.ID,
  searched: (await companies.query((b) => b.search('Maschinenbau').count().top(0))).data['@odata.count'],
  wrong: await service.Companies(999999).query().then(() => 'no error', (e) => e.status ?? e.cause?.status ?? String(e)),
}));
main();
