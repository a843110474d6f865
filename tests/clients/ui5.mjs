// ui5.mjs - OpenUI5's model for OData 4 in Chromium: tables and lists bound to sets, with its own
// batches, paging, types and messages; what it shows is compared with SQL.
import { done, env, ok, same, sql, table, test } from '../lib/odata.mjs';
import { bearer, fromSql, service, time } from './lib.mjs';
import { ui5 } from './ui5.page.mjs';

const { page, sent, errors, close } = await ui5();
await page.evaluate(({ service, bearer }) => new Promise((yes, no) => {
  sap.ui.require(['sap/ui/model/odata/v4/ODataModel', 'sap/ui/core/Lib', 'sap/m/Table', 'sap/m/Column', 'sap/m/ColumnListItem', 'sap/m/Text', 'sap/ui/table/Table', 'sap/ui/table/Column', 'sap/ui/model/Filter', 'sap/ui/model/FilterOperator', 'sap/ui/model/Sorter', 'sap/ui/core/Messaging'],
    (ODataModel, Lib, Table, Column, Item, Text, Grid, GridColumn, Filter, Op, Sorter, Messaging) => {
      const model = (more) => new ODataModel({ serviceUrl: service, httpHeaders: { Authorization: bearer }, autoExpandSelect: true, operationMode: 'Server', ...more });
      Object.assign(globalThis, { t: { model, Table, Column, Item, Text, Grid, GridColumn, Filter, Op, Sorter, Messaging } });
      // All rows of a list binding, asked for in chunks to the end.
      t.read = async (binding, size) => {
        const rows = [];
        do rows.push(...(await binding.requestContexts(rows.length, size)).map((c) => c.getObject()));
        while (!binding.isLengthFinal() || rows.length < binding.getLength());
        return rows;
      };
      yes();
    }, no);
}), { service: `${new URL(service).pathname}`, bearer });

const count = (text) => Number(sql(text, '-N'));
const plain = (rows, ...names) => rows.map((r) => Object.fromEntries(names.map((n) => [n, r[n]])));
const german = "CountryID = 'DE' AND Name COLLATE utf8mb4_bin LIKE '%a%'";

await test('UI5: a growing table', async () => {
  sent.length = 0;
  const start = await page.evaluate(async () => {
    const list = new t.Table('grow', {
      growing: true, growingThreshold: 60,
      columns: [1, 2, 3, 4].map(() => new t.Column()),
    }).setModel(t.model());
    list.bindItems({
      path: '/Companies',
      parameters: { $count: true, $select: 'ID', $expand: { Owner: { $select: ['GivenName', 'FamilyName'] } } },
      filters: [new t.Filter('CountryID', t.Op.EQ, 'DE'), new t.Filter('Name', t.Op.Contains, 'a')],
      sorter: [new t.Sorter('Name', true), new t.Sorter('ID')],
      template: new t.Item({ cells: [new t.Text({ text: '{AccountNumber}' }), new t.Text({ text: '{Name}' }), new t.Text({ text: '{Country/Name}' }), new t.Text({ text: '{AnnualRevenue}' })] }),
    });
    list.placeAt('content');
    t.list = list;
    await new Promise((yes) => list.attachEventOnce('updateFinished', yes));
    return [list.getItems().length, list.getBinding('items').getLength()];
  });
  same(start[0], 60, 'the first rows');
  for (let [n, all] = start; n < all; n = await page.evaluate(() => t.list.getItems().length)) {
    await page.click('#grow-trigger');
    await page.waitForFunction((n) => t.list.getItems().length > n, n);
  }
  const shown = await page.evaluate(() => {
    const { list } = t;
    const binding = list.getBinding('items');
    return { length: binding.getLength(), final: binding.isLengthFinal(), rows: list.getItems().map((i) => [i.getBindingContext().getProperty('ID'), ...i.getCells().slice(0, 3).map((c) => c.getText()), i.getCells()[3].getBinding('text').getValue()]), owner: list.getItems()[0].getBindingContext().getObject().Owner, path: list.getItems()[0].getBindingContext().getPath() };
  });
  const want = table(`SELECT c.ID, AccountNumber, c.Name, n.Name, AnnualRevenue, e.GivenName, e.FamilyName FROM Companies c JOIN Countries n ON n.ID = CountryID LEFT JOIN Employees e ON e.ID = OwnerID WHERE CountryID = 'DE' AND c.Name COLLATE utf8mb4_bin LIKE '%a%' ORDER BY c.Name DESC, c.ID`);
  same([shown.length, shown.final], [want.length, true], `$count is ${want.length}`);
  same(shown.rows, want.map((r) => [Number(r[0]), ...r.slice(1, 5)]), 'rows to the end, as SQL has them');
  same(shown.path, `/Companies(${want[0][0]})`, 'the path of a row');
  same([shown.owner?.GivenName, shown.owner?.FamilyName], [want[0][5] ?? undefined, want[0][6] ?? undefined], 'expanded without a cell');
  const parts = sent.flatMap((s) => s.parts).filter((p) => p.startsWith('Companies?'));
  same(parts.length, Math.ceil(want.length / 60), 'a request for each growth', parts);
  ok(parts.every((p, i) => p.endsWith(`$skip=${60 * i}&$top=${Math.min(60, want.length - 60 * i)}`)) && parts[0].includes('$count=true'), 'by $skip and $top, in batches', parts.join('\n'));
  const batch = sent.find((s) => s.url.endsWith('/$batch'));
  same([batch.headers['content-type'].split(';')[0], batch.headers['odata-version'], batch.headers['odata-maxversion']], ['multipart/mixed', '4.0', '4.0'], 'multipart of OData 4.0');
});

await test('UI5: a whole set without batches', async () => {
  for (const [size, Prefer] of [[5000, ''], [4000, 'odata.maxpagesize=1500']]) {
    sent.length = 0;
    // It cannot ask for pages itself, so the service is asked behind its back.
    await page.route('**/Contacts?*', (route) => route.continue({ headers: { ...route.request().headers(), Prefer } }));
    const rows = await page.evaluate(async (size) => t.read(t.model({ groupId: '$direct' }).bindList('/Contacts', undefined, [new t.Sorter('Email')], [], { $select: 'ID,Email' }), size), size);
    await page.unroute('**/Contacts?*');
    same(plain(rows, 'ID', 'Email'), fromSql('SELECT ID, Email FROM Contacts ORDER BY Email, ID', { ID: Number, Email: String }), `$direct, ${size} at a time ${Prefer}`);
    ok(sent.filter((s) => s.url.includes('/Contacts?')).length >= 5 && !sent.some((s) => s.url.endsWith('$batch')), 'with GET');
  }
});

await test('UI5: filters', async () => {
  const external = table('SELECT ExternalID FROM Companies WHERE ID = 11')[0][0];
  for (const [name, where] of Object.entries({
    guid: 'ID = 11',
    between: 'EmployeeCount BETWEEN 100 AND 200',
    decimal: "AnnualRevenue >= 1000000.55",
    date: "CreatedAt >= '2025-01-01 00:00:00'",
    none: 'ParentCompanyID IS NULL',
    notContains: "NOT Name COLLATE utf8mb4_bin LIKE '%a%'",
    caseless: "LOWER(Name) COLLATE utf8mb4_bin LIKE 's%'",
    path: "CountryID IN (SELECT ID FROM Countries WHERE Name = 'Germany')",
    any: "EXISTS (SELECT 1 FROM Contacts x WHERE x.CompanyID = Companies.ID AND x.GivenName = 'Anna' COLLATE utf8mb4_bin)",
    all: "NOT EXISTS (SELECT 1 FROM Contacts x WHERE x.CompanyID = Companies.ID AND x.GivenName = 'Anna' COLLATE utf8mb4_bin)",
    either: "CountryID = 'DE' OR CountryID = 'FR' AND IsKeyAccount = 1",
    text: "Name LIKE '%&%' OR Name LIKE '%+%' OR Name LIKE '%''%' OR Name LIKE '東%'",
  })) {
    const ids = await page.evaluate(async ([name, external]) => {
      const { Filter: F, Op } = t;
      const made = {
        guid: () => new F('ExternalID', Op.EQ, external),
        between: () => new F('EmployeeCount', Op.BT, 100, 200),
        decimal: () => new F('AnnualRevenue', Op.GE, '1000000.55'),
        date: () => new F('CreatedAt', Op.GE, '2025-01-01T00:00:00Z'),
        none: () => new F('ParentCompanyID', Op.EQ, null),
        notContains: () => new F('Name', Op.NotContains, 'a'),
        caseless: () => new F({ path: 'Name', operator: Op.StartsWith, value1: 's', caseSensitive: false }),
        path: () => new F('Country/Name', Op.EQ, 'Germany'),
        any: () => new F({ path: 'Contacts', operator: Op.Any, variable: 'c', condition: new F('c/GivenName', Op.EQ, 'Anna') }),
        all: () => new F({ path: 'Contacts', operator: Op.All, variable: 'c', condition: new F('c/GivenName', Op.NE, 'Anna') }),
        either: () => new F({ filters: [new F('CountryID', Op.EQ, 'DE'), new F({ filters: [new F('CountryID', Op.EQ, 'FR'), new F('IsKeyAccount', Op.EQ, true)], and: true })], and: false }),
        text: () => new F({ filters: [new F('Name', Op.Contains, '&'), new F('Name', Op.Contains, '+'), new F('Name', Op.Contains, "'"), new F('Name', Op.StartsWith, '東')], and: false }),
      }[name]();
      const rows = await t.read(t.model().bindList('/Companies', undefined, [new t.Sorter('ID')], made, { $select: 'ID' }), 6000);
      return rows.map((r) => r.ID);
    }, [name, external]);
    const want = table(`SELECT ID FROM Companies WHERE ${where} ORDER BY ID`).map((r) => Number(r[0]));
    ok(want.length > 0, `${name} finds something in SQL`);
    same(ids, want, `a filter: ${name} (${want.length} rows)`);
  }
});

await test('UI5: one batch for all that is asked at once', async () => {
  sent.length = 0;
  const got = await page.evaluate(async () => {
    const model = t.model();
    const lists = ['Companies', 'Contacts', 'Countries'].map((s) => model.bindList(`/${s}`, undefined, [], [], { $count: true, $select: 'ID' }));
    const numbers = await Promise.all(lists.map((l) => l.requestContexts(0, 1).then(() => l.getLength())));
    const header = await lists[0].getHeaderContext().requestProperty('$count');
    const wrong = await Promise.all([model.bindList('/Leads', undefined, [], [], { $filter: 'Nothing eq 1', $select: 'ID' }).requestContexts(0, 1).then(() => 'no error', (e) => `${e.status} ${e.message}`), model.bindList('/Tags', undefined, [], [], { $select: 'ID' }).requestContexts(0, 1).then((c) => c.length, (e) => e.message)]);
    return { numbers, header, wrong };
  });
  same(got.numbers, ['Companies', 'Contacts', 'Countries'].map((s) => count(`SELECT COUNT(*) FROM ${s}`)), 'three counts');
  same(got.header, got.numbers[0], 'and by the header');
  const first = sent.find((s) => s.parts.length);
  same(first.parts.length, 3, 'in one batch');
  ok(/Nothing/.test(got.wrong[0]), 'a wrong part has its error', got.wrong[0]);
});

await test('UI5: types', async () => {
  const columns = {
    Companies: { ID: Number, ExternalID: String, Size: String, AnnualRevenue: String, IsKeyAccount: (v) => v === '1' || v === '\x01' || /^0x0*1$/.test(v), CreatedAt: time, LedgerKey: String, FoundedYear: Number, Name: String },
    Countries: { ID: String, Continent: String, Population: String, AreaKm2: Number, VatRate: String },
    Employees: { ID: Number, HiredOn: String, LeftOn: String, Salary: String },
    ExchangeRates: { CurrencyID: String, RateDate: String, UnitsPerEuro: String },
  };
  for (const [set, shape] of Object.entries(columns)) {
    const rows = await page.evaluate(async ([set, names]) => t.read(t.model().bindList(`/${set}`, undefined, [], [], { $select: names.join() }), 2000).then((r) => r.slice(0, 200)), [set, Object.keys(shape)]);
    const names = Object.keys(shape);
    same(plain(rows, ...names), fromSql(`SELECT ${names.map((n) => (n === 'IsKeyAccount' ? '0 + IsKeyAccount' : n))} FROM ${set} ORDER BY ${set === 'ExchangeRates' ? 'CurrencyID, RateDate' : 'ID'} LIMIT 200`, shape), `${set}: ${names.join(', ')}`);
  }
  const paid = table('SELECT MIN(ID) FROM Employees WHERE Salary IS NOT NULL')[0][0];
  const shown = await page.evaluate(async (paid) => {
    const model = t.model();
    const text = async (path) => {
      const control = new t.Text({ text: { path, targetType: path.endsWith('Size') ? 'any' : undefined } }).setModel(model);
      const binding = control.getBinding('text');
      await binding.requestValue();
      await new Promise((yes) => setTimeout(yes));
      return [binding.getType()?.getName(), control.getText()];
    };
    return Object.fromEntries(await Promise.all(['/Employees(1)/HiredOn', `/Employees(${paid})/Salary`, '/Companies(1)/CreatedAt', '/Companies(1)/ExternalID', '/Companies(1)/Size', '/Companies(1)/IsKeyAccount', '/Companies(1)/EmployeeCount', "/Countries('DE')/AreaKm2", "/Countries('DE')/Population"].map(async (p) => [p, await text(p)])));
  }, paid);
  const one = (column, from) => table(`SELECT ${column} FROM ${from}`)[0][0];
  const month = { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' };
  same(shown['/Employees(1)/HiredOn'], ['sap.ui.model.odata.type.Date', new Intl.DateTimeFormat('en-GB', month).format(new Date(one('HiredOn', 'Employees WHERE ID = 1')))], 'Edm.Date, shown');
  same(shown[`/Employees(${paid})/Salary`], ['sap.ui.model.odata.type.Decimal', one('FORMAT(Salary, 2)', `Employees WHERE ID = ${paid}`)], 'Edm.Decimal, shown');
  same(shown['/Companies(1)/ExternalID'], ['sap.ui.model.odata.type.Guid', one('ExternalID', 'Companies WHERE ID = 1')], 'Edm.Guid, shown');
  same(shown['/Companies(1)/Size']?.[1], one('Size', 'Companies WHERE ID = 1'), 'an enumeration, shown');
  same(shown["/Countries('DE')/Population"]?.[1], one('FORMAT(Population, 0)', "Countries WHERE ID = 'DE'"), 'a large number, shown');
});

await test('UI5: an entity, its navigation, $search', async () => {
  const got = await page.evaluate(async () => {
    const model = t.model();
    const context = model.bindContext('/Companies(1)', undefined, { $expand: { Contacts: { $select: ['ID', 'GivenName'], $orderby: 'ID desc', $filter: 'ID gt 1', $count: true }, Country: { $select: ['Name'], $expand: { Currency: { $select: ['Name'] } } } }, $select: 'ID,Name' });
    const whole = await context.requestObject();
    const list = model.bindList('Contacts', model.bindContext('/Companies(1)').getBoundContext(), [new t.Sorter('ID')], [], { $select: 'ID' });
    const contacts = (await t.read(list, 100)).map((r) => r.ID);
    const search = model.bindList('/Companies', undefined, [], [], { $select: 'ID', $count: true });
    search.changeParameters({ $search: 'Maschinenbau' });
    await search.requestContexts(0, 10);
    // its filters know no enumerations, but it passes on what is written
    const large = model.bindList('/Companies', undefined, [], [], { $select: 'ID', $count: true, $filter: "Size eq 'Large'" });
    await large.requestContexts(0, 1);
    return { whole, contacts, found: search.getLength(), large: large.getLength() };
  });
  same(plain(got.whole.Contacts, 'ID', 'GivenName'), fromSql('SELECT ID, GivenName FROM Contacts WHERE CompanyID = 1 AND ID > 1 ORDER BY ID DESC', { ID: Number, GivenName: String }), 'contacts, expanded');
  same([got.whole.Country.Name, got.whole.Country.Currency.Name], table('SELECT n.Name, r.Name FROM Companies c JOIN Countries n ON n.ID = c.CountryID JOIN Currencies r ON r.ID = n.CurrencyID WHERE c.ID = 1')[0], 'two levels deep');
  same(got.contacts, table('SELECT ID FROM Contacts WHERE CompanyID = 1 ORDER BY ID').map((r) => Number(r[0])), 'a list below an entity');
  ok(got.found > 0 && got.found < count('SELECT COUNT(*) FROM Companies'), '$search', String(got.found));
  same(got.large, count("SELECT COUNT(*) FROM Companies WHERE Size = 'Large'"), 'an enumeration in $filter');
});

await test('UI5: a table that scrolls to its end', async () => {
  const got = await page.evaluate(async () => {
    const grid = new t.Grid({ threshold: 100, columns: ['ID', 'Subject'].map((n) => new t.GridColumn({ template: new t.Text({ text: `{${n}}` }) })) });
    grid.setModel(t.model());
    grid.bindRows({ path: '/Activities', parameters: { $count: true }, sorter: new t.Sorter('ID', true) });
    grid.placeAt('content');
    const binding = grid.getBinding('rows');
    const settled = () => new Promise((yes) => {
      const look = () => (binding.getLength() > 0 && grid.getRows().length && grid.getRows().every((r) => r.getBindingContext()?.getObject()?.Subject !== undefined) ? yes() : setTimeout(look, 20));
      look();
    });
    await settled();
    const rows = () => grid.getRows().map((r) => r.getBindingContext().getProperty('ID'));
    const top = rows();
    grid.setFirstVisibleRow(binding.getLength() - top.length);
    await new Promise((yes) => setTimeout(yes, 200));
    await settled();
    return { length: binding.getLength(), top, bottom: rows() };
  });
  const n = got.top.length;
  const ids = (order) => table(`SELECT ID FROM Activities ORDER BY ID ${order} LIMIT ${n}`).map((r) => Number(r[0]));
  same([got.length, got.top, got.bottom], [count('SELECT COUNT(*) FROM Activities'), ids('DESC'), ids('').reverse()], `first and last ${n} rows of 40,000`);
});

await test('UI5: errors are shown', async () => {
  const got = await page.evaluate(async () => {
    t.Messaging.removeAllMessages();
    const model = t.model();
    const list = new t.Table({ columns: [new t.Column()] }).setModel(model);
    list.bindItems({ path: '/Companies', parameters: { $filter: 'Nothing eq 1' }, template: new t.Item({ cells: [new t.Text({ text: '{Name}' })] }) });
    const binding = list.getBinding('items');
    const error = await new Promise((yes) => binding.attachEventOnce('dataReceived', (e) => yes(e.getParameter('error'))));
    await new Promise((yes) => setTimeout(yes, 100));
    const messages = t.Messaging.getMessageModel().getData().map((m) => [m.getMessage(), m.getType(), m.getCode(), m.getTechnicalDetails()?.httpStatus]);
    const wrong = new t.Text({ text: '{/Companies(1)/Nothing}' }).setModel(model);
    const drill = await wrong.getBinding('text').requestValue().then((v) => String(v), (e) => e.message);
    const none = await model.bindContext('/Companies(0)').requestObject().then(() => 'no error', (e) => e.status);
    return { error: [error.status, error.message], messages, drill, none };
  });
  same(got.error[0], 400, 'dataReceived has the state');
  ok(/Nothing/.test(got.messages[0]?.[0]) && got.messages[0][1] === 'Error' && got.messages[0][2], 'the message of the service is shown', got.messages);
  same(got.none, 404, 'a row that is not there');
  ok(/undefined|Nothing/.test(got.drill), 'a wrong property of a binding', got.drill);
});

same(errors, [], 'no script failed');
await close();
done();
