// 56-overlay-example.mjs - conf/model.example.json: valid by its schema, right
// for the demo CRM; and what a wrong overlay does at the start and later.
// stack: --model conf/model.example.json
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { all, done, env, get, ok, same, sql, test } from '../lib/odata.mjs';

const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const schema = read('conf/model.schema.json');

// The part of JSON Schema that the schema uses: null, or what is wrong.
const kinds = {
  object: (v) => v !== null && typeof v === 'object' && !Array.isArray(v),
  array: Array.isArray,
  string: (v) => typeof v === 'string',
  boolean: (v) => typeof v === 'boolean',
  integer: Number.isInteger,
};
const known = new Set(['$schema', '$defs', '$ref', 'title', 'description', 'type', 'properties', 'additionalProperties', 'required',
  'propertyNames', 'items', 'minItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'enum', 'const', 'oneOf', 'not', 'minimum',
  'maximum', 'minProperties', 'maxItems']);
function wrong(v, s, path) {
  for (const k of Object.keys(s)) if (!known.has(k)) throw new Error(`the test does not know ${k}`);
  if (s.$ref) {
    const e = wrong(v, schema.$defs[s.$ref.replace('#/$defs/', '')], path);
    if (e) return e;
  }
  if (s.type && ![s.type].flat().some((t) => kinds[t](v))) return `${path}: no ${s.type}`;
  if (s.enum && !s.enum.includes(v)) return `${path}: none of them`;
  if ('const' in s && v !== s.const) return `${path}: not ${s.const}`;
  if (s.oneOf && s.oneOf.filter((o) => !wrong(v, o, path)).length !== 1) return `${path}: not one of them`;
  if (s.not && !wrong(v, s.not, path)) return `${path}: forbidden`;
  if (s.required && kinds.object(v)) for (const k of s.required) if (!(k in v)) return `${path}: ${k} is missing`;
  if (kinds.string(v)) {
    if (v.length < (s.minLength ?? 0) || v.length > (s.maxLength ?? Infinity)) return `${path}: length`;
    if (s.pattern && !new RegExp(s.pattern, 'u').test(v)) return `${path}: pattern`;
  }
  if (kinds.integer(v) && (v < (s.minimum ?? -Infinity) || v > (s.maximum ?? Infinity))) return `${path}: range`;
  if (kinds.array(v)) {
    if (v.length < (s.minItems ?? 0) || v.length > (s.maxItems ?? Infinity) || (s.uniqueItems && new Set(v).size !== v.length)) return `${path}: items`;
    for (const [i, x] of v.entries()) {
      const e = s.items && wrong(x, s.items, `${path}[${i}]`);
      if (e) return e;
    }
  }
  if (kinds.object(v)) {
    if (Object.keys(v).length < (s.minProperties ?? 0)) return `${path}: empty`;
    for (const [k, x] of Object.entries(v)) {
      const rule = s.properties?.[k] ?? s.additionalProperties;
      if (rule === false) return `${path}.${k}: unknown`;
      const e = (s.propertyNames && wrong(k, s.propertyNames, `${path} ${k}`)) || (rule && wrong(x, rule, `${path}.${k}`));
      if (e) return e;
    }
  }
  return null;
}

const build = env.LATCHKEY_BUILD ?? new URL('../../var/build', import.meta.url).pathname;
const scratch = `${env.LATCHKEY_DIR}/model.json`;
const check = (overlay) => {
  writeFileSync(scratch, JSON.stringify(overlay));
  const r = spawnSync(`${build}/latchkeyctl`, ['-c', `${env.LATCHKEY_DIR}/latchkey.conf`, 'model', '--check', scratch], { encoding: 'utf8' });
  return { status: r.status, text: r.stdout + r.stderr };
};

await test('the schema', async () => {
  for (const file of ['conf/model.example.json', 'tests/catalog/overlay.json', 'tests/catalog/derived.json', 'tests/catalog/spans.json', 'tests/catalog/media.json', 'tests/catalog/structured.json'])
    same(wrong(read(file), schema, '$'), null, `${file} is valid`);
  // what the schema refuses, the program refuses too, and says where
  const table = (t) => ({ tables: { Companies: t } });
  for (const [overlay, at] of [
    [[], '$'],
    [{ tabels: {} }, '$.tabels'],
    [{ namespace: '1a' }, '$.namespace'],
    [table({ nam: 'X' }), '$.tables.Companies.nam'],
    [table({ hide: 'yes' }), '$.tables.Companies.hide'],
    [table({ page_size: 0 }), '$.tables.Companies.page_size'],
    [table({ search: [] }), '$.tables.Companies.search'],
    [table({ search: ['Name', 'Name'] }), '$.tables.Companies.search[1]'],
    [table({ key: {} }), '$.tables.Companies.key'],
    [table({ link: true }), '$.tables.Companies.link'],
    [table({ link: { from: 'FK_Companies_Owner' } }), '$.tables.Companies.link'],
    [table({ discriminator: 'Size', types: {} }), '$.tables.Companies.types'],
    [table({ discriminator: 'Size', types: { 'a b': {} } }), "$.tables.Companies.types['a b']"],
    [table({ discriminator: 'Size', types: { A: { values: [1.5] } } }), '$.tables.Companies.types.A.values[0]'],
    [table({ discriminator: 'Size', types: { A: { values: [] } } }), '$.tables.Companies.types.A.values'],
    [table({ columns: { EmployeeCount: { type: 'Duration', unit: 'week' } } }), '$.tables.Companies.columns.EmployeeCount.unit'],
    [table({ columns: { Name: { type: 'Text' } } }), '$.tables.Companies.columns.Name.type'],
    [table({ columns: { Name: { name: 'a b' } } }), '$.tables.Companies.columns.Name.name'],
    [table({ relations: { r: { columns: ['OwnerID'] } } }), '$.tables.Companies.relations.r'],
    [table({ foreign_keys: { FK_Companies_Owner: { to: 'x' } } }), '$.tables.Companies.foreign_keys.FK_Companies_Owner.to'],
    [table({ computed: { X: {} } }), '$.tables.Companies.computed.X'],
    [table({ computed: { '1X': { expression: 'Name' } } }), "$.tables.Companies.computed['1X']"],
    [table({ annotations: { 'Core.Description': 'x' } }), "$.tables.Companies.annotations['Core.Description']"],
    [{ vocabularies: { 'a.b': 'x' } }, "$.vocabularies['a.b']"],
    [table({ media: {} }), '$.tables.Companies.media'],
    [table({ media: { content: 'Notes', content_type: 'text' } }), '$.tables.Companies.media.content_type'],
    [table({ columns: { Notes: { stream: { etag: 'x' } } } }), '$.tables.Companies.columns.Notes.stream.etag'],
    [{ singletons: { S: {} } }, '$.singletons.S'],
    [{ singletons: { S: { table: 'Currencies', key: true } } }, '$.singletons.S.key'],
    [{ enumerations: { E: {} } }, '$.enumerations.E'],
    [{ functions: { OpenOrders: { name: 'a b' } } }, '$.functions.OpenOrders.name'],
    [{ functions: { OpenOrders: { columns: { p: '' } } } }, '$.functions.OpenOrders.columns.p'],
    [{ enumerations: { E: { members: { A: true } } } }, '$.enumerations.E.members.A'],
  ]) {
    const r = check(overlay);
    ok(wrong(overlay, schema, '$') !== null, `${JSON.stringify(overlay)} is not valid`);
    ok(r.status === 1 && r.text.includes(`${scratch}: ${at}: `), `and is refused at ${at}`, r.text);
  }
});

await test('latchkeyctl model --check', async () => {
  const r = check(read('conf/model.example.json'));
  ok(r.status === 0 && /model\.json: right: \d+ sets/.test(r.text), 'the example is right', r.text);
});

await test('latchkeyctl model --suggest', async () => {
  const ctl = (...args) => spawnSync(`${build}/latchkeyctl`, ['-c', `${env.LATCHKEY_DIR}/latchkey.conf`, 'model', ...args], { encoding: 'utf8' });
  for (const args of [['--suggest'], ['--suggest', '--data']]) {
    const r = ctl(...args);
    const overlay = r.status === 0 ? JSON.parse(r.stdout) : r.stderr;
    same(overlay.tables, {}, `${args.join(' ')}: the demo CRM declares all its relations`);
    same(wrong(overlay, schema, '$'), null, 'and what is printed is valid');
  }
  for (const args of [['--data'], ['--suggest', '--check', scratch]]) same(ctl(...args).status, 2, `${args.join(' ')} makes no sense`);
});

await test('the example', async () => {
  const companies = await get('Accounts(1)?$expand=AccountManager,Tags,Orders($top=1)');
  same(companies.status, 200, 'names of sets and navigation');
  ok(!('LedgerKey' in companies.json) && 'TaxNumber' in companies.json, 'a hidden and a renamed column');
  const paid = await get('Employees?$top=1&$filter=WorkStart ne null');
  ok(!('Salary' in paid.json.value[0]) && /^\d\d:\d\d:\d\d$/.test(paid.json.value[0].WorkStart), 'times of day', paid.text);
  for (const url of ['Employees?$filter=Salary gt 1', 'Employees?$orderby=Salary', 'Employees?$select=Salary', 'Accounts?$filter=Owner/Salary gt 1'])
    same((await get(url)).status, 400, `${url} is refused`);
  same((await get('CompanyTags')).status, 404, 'the hidden link table');
  const n = Number(sql("SELECT COUNT(*) FROM SalesOrders WHERE Priority = 'Urgent'", '-N'));
  same(Number((await get("Orders/$count?$filter=Priority eq 'Critical'")).text), n, 'a renamed member of an enumeration');
  same(Number((await get("Activities/$count?$filter=Priority eq Sales.Priority'Critical'")).text),
    Number(sql("SELECT COUNT(*) FROM Activities WHERE Priority = 'Urgent'", '-N')), 'one type for two columns');
  same((await get('OpenOrders')).json.value, Number(sql("SELECT COUNT(*) FROM SalesOrders WHERE Status IN ('New','Confirmed')", '-N')), 'a function');
  const turnover = sql("SELECT BillToCompanyID, SUM(Subtotal) FROM SalesOrders WHERE Status <> 'Cancelled' AND OrderedOn BETWEEN '2020-01-01' AND '2024-12-31' GROUP BY 1 ORDER BY 1 LIMIT 1", '-N').trim().split('\t');
  same((await get(`Accounts(${turnover[0]})/Turnover(from=2020-01-01,to=2024-12-31)/$value`)).text, turnover[1], 'a function of an entity');
  const page = await get('Orders');
  same([page.json.value.length, '@odata.nextLink' in page.json], [1000, true], 'the page size of Orders');
  same(Number((await get("Currencies/$count?$filter=Decimals eq 'Units'")).text),
    Number(sql('SELECT COUNT(*) FROM Currencies WHERE Decimals = 0', '-N')), 'an enumeration of numbers');
});

await test('a singleton of the example', async () => {
  const euro = await get('Euro');
  same([euro.status, euro.json.ID], [200, 'EUR'], 'by its key');
});

await test('annotations', async () => {
  const { Sales } = (await get('$metadata?$format=json')).json;
  same(Sales.PriceHistory.Price['@Org.OData.Measures.V1.ISOCurrency'], { $Path: 'CurrencyID' }, 'the currency of a price');
  same(Sales.Container['@Org.OData.Core.V1.Description'], 'What the sales team works with', 'of the container');
});

await test('a computed property', async () => {
  const { value } = (await get('Employees?$select=FullName&$orderby=FullName&$top=3')).json;
  same(value.map((e) => e.FullName), sql("SELECT CONCAT(GivenName, ' ', FamilyName) FROM Employees ORDER BY 1, ID LIMIT 3", '-N').trim().split('\n'), 'in the order of the database');
});

await test('derived types of the example', async () => {
  const n = (where) => Number(sql(`SELECT COUNT(*) FROM Activities WHERE ${where}`, '-N'));
  same(Number((await get('Activities/Sales.Appointment/$count')).text), n("Kind IN ('Call','Meeting')"), 'an abstract type');
  same(Number((await get('Activities/$count?$filter=Sales.Call/Duration gt duration\'PT30M\'')).text), n("Kind = 'Call' AND Duration > '00:30:00'"), 'in $filter');
  const rows = (await get('Activities?$top=200')).json.value;
  ok(rows.every((r) => ('Duration' in r) === ['Call', 'Meeting'].includes(r.Kind) && ('@odata.type' in r) === ['Call', 'Meeting'].includes(r.Kind)), 'each row shows its own properties');
});

await test('streams', async () => {
  const picture = await get('Products(1)/Thumbnail');
  same([picture.headers.get('content-type'), picture.bytes.toString('hex').toUpperCase()],
    ['image/gif', sql('SELECT HEX(Thumbnail) FROM Products WHERE ID = 1', '-N').trim()], 'a stream property');
  const id = Number(sql('SELECT MIN(ID) FROM Activities WHERE Body IS NOT NULL', '-N'));
  const minutes = await get(`Activities(${id})/$value`);
  same([minutes.headers.get('content-type'), minutes.text], ['text/plain;charset=utf-8', sql(`SELECT Body FROM Activities WHERE ID = ${id}`, '-Nr').replace(/\n$/, '')], 'a media entity');
});

await test('a view with a declared key and navigation', async () => {
  const count = Number(sql('SELECT COUNT(*) FROM SalesByMonth', '-N'));
  const { rows, pages } = await all('MonthlySales?$expand=Country($select=ID,Name),Currency($select=ID)', { Prefer: 'maxpagesize=300' });
  same([rows.length, pages], [count, Math.ceil(count / 300)], `pages have all ${count} rows`);
  ok(rows.every((r) => r.Country.Name === r.CountryName && r.Currency.ID === r.CurrencyID), 'each leads to its country and its currency');
  const key = `MonthlySales(Month=${rows[7].Month},CountryName='${encodeURIComponent(rows[7].CountryName)}',CurrencyID='${rows[7].CurrencyID}')`;
  same((await get(key)).json?.Orders, rows[7].Orders, 'by its key');
  const germany = await get("Countries('DE')?$expand=MonthlySales($count=true;$top=1)");
  same(germany.json['MonthlySales@odata.count'], Number(sql("SELECT COUNT(*) FROM SalesByMonth WHERE Country = 'Germany'", '-N')), 'and back');
});

await test('a wrong overlay', async () => {
  const conf = readFileSync(`${env.LATCHKEY_DIR}/latchkey.conf`, 'utf8');
  const wrongConf = `${env.LATCHKEY_DIR}/wrong.conf`;
  writeFileSync(scratch, '{"tables":{"Nobody":{},"Leads":{"hide":7}}}');
  writeFileSync(wrongConf, conf.replace(/^model = .*$/m, `model = ${scratch}`));
  const r = spawnSync(`${build}/latchkeyd`, ['-c', wrongConf, '--listen', `${env.LATCHKEY_DIR}/wrong.sock`], { encoding: 'utf8', timeout: 20000 });
  const text = r.stdout + r.stderr;
  ok(r.status !== 0 && r.status !== null, 'latchkeyd does not start', `${r.status} ${text}`);
  ok(text.includes(`${scratch}: $.tables.Nobody: there is no table`) && text.includes(`${scratch}: $.tables.Leads.hide: expected true or false`),
    'and names every mistake', text);
  const dump = spawnSync(`${build}/latchkeyctl`, ['-c', wrongConf, 'check'], { encoding: 'utf8' });
  ok(dump.status === 1 && (dump.stdout + dump.stderr).includes('$.tables.Nobody'), 'latchkeyctl check says so too', dump.stdout + dump.stderr);

  // SIGHUP with a wrong one: what runs stays as it is
  const before = (await get('$metadata')).headers.get('etag');
  writeFileSync(`${env.LATCHKEY_DIR}/latchkey.conf`, readFileSync(wrongConf));
  process.kill(Number(readFileSync(`${env.LATCHKEY_DIR}/fcgi.pid`, 'utf8')), 'SIGHUP');
  await new Promise((r) => setTimeout(r, 1500));
  const after = await get('$metadata');
  same([after.status, after.headers.get('etag')], [200, before], 'SIGHUP keeps the old model');
  ok(readFileSync(`${env.LATCHKEY_DIR}/fcgi.log`, 'utf8').includes('$.tables.Nobody: there is no table'), 'and logs why');

  // … and with a right one, the new
  writeFileSync(scratch, '{"tables":{"Leads":{"name":"Prospects"}}}');
  process.kill(Number(readFileSync(`${env.LATCHKEY_DIR}/fcgi.pid`, 'utf8')), 'SIGHUP');
  let status;
  for (let i = 0; i < 50 && status !== 200; i++) {
    await new Promise((r) => setTimeout(r, 100));
    status = (await get('Prospects?$top=1')).status;
  }
  same(status, 200, 'SIGHUP takes a right one');
  writeFileSync(`${env.LATCHKEY_DIR}/latchkey.conf`, conf);
});
done();
