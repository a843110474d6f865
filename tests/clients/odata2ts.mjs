// odata2ts.mjs - odata2ts makes a typed client of our $metadata; generated.ts uses it, the
// compiler finds no mistake in it, and it reads what SQL reads.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { done, env, get, ok, same, sql, table, test } from '../lib/odata.mjs';
import { fromSql, time } from './lib.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const dir = join(env.LATCHKEY_DIR, 'odata2ts');
const run = (program, ...args) => execFileSync(process.execPath, [join(dir, program), ...args], {
  cwd: dir, encoding: 'utf8', env: { ...env, GUID: table('SELECT ExternalID FROM Companies WHERE ID = 7')[0][0] }, maxBuffer: 1 << 28,
});

mkdirSync(dir);
symlinkSync(join(here, 'node_modules'), join(dir, 'node_modules'));
for (const file of ['generated.ts', 'tsconfig.json']) cpSync(join(here, file), join(dir, file));
writeFileSync(join(dir, 'metadata.xml'), (await get('$metadata')).text);

let read;
await test('odata2ts: generator', async () => {
  const said = run('node_modules/@odata2ts/odata2ts/lib/run-cli.js', '-s', 'metadata.xml', '-o', 'made', '-m', 'all', '-e', 'ts', '-n', '-name', 'crm');
  ok(/Successfully finished/.test(said), 'models, queries and services are generated', said);
});
await test('odata2ts: compiler', async () => {
  let said = '';
  try {
    run('node_modules/typescript/lib/tsc.js', '-p', '.');
  } catch (e) {
    said = e.stdout;
  }
  ok(said === '', 'all that is generated compiles, strictly', said);
});
await test('odata2ts: the client runs', async () => {
  read = JSON.parse(run('out/generated.js'));
  ok(read.whole.length > 0, 'it reads');
});

if (read) {
  const ids = (where) => table(`SELECT ID FROM Companies WHERE ${where} ORDER BY ID`).map((r) => Number(r[0]));
  same(read.whole, fromSql('SELECT ID, Name, AnnualRevenue, CreatedAt FROM Companies ORDER BY Name DESC, ID', { ID: Number, Name: String, AnnualRevenue: Number, CreatedAt: time }), 'odata2ts: a whole set in pages of 2500');
  for (const [name, where] of Object.entries({
    text: "Name LIKE '%&%' OR Name LIKE '東%'",
    lower: "LOWER(City) = 'berlin' COLLATE utf8mb4_bin",
    enumeration: "Size = 'Large'",
    number: 'AnnualRevenue > 1000000.5 AND EmployeeCount < 50',
    time: "CreatedAt >= '2025-01-01'",
    year: "CreatedAt >= '2024-02-01' AND CreatedAt < '2024-03-01'",
    guid: 'ID = 7',
    nothing: 'ParentCompanyID IS NOT NULL',
    path: "CountryID = 'DE'",
    any: "EXISTS (SELECT 1 FROM Contacts c WHERE c.CompanyID = Companies.ID AND GivenName = 'Anna' COLLATE utf8mb4_bin)",
  })) {
    const want = ids(where);
    ok(want.length > 0, `odata2ts: ${name} finds something in SQL`);
    same(read.filters[name], want, `odata2ts: a filter by ${name} (${want.length} rows)`);
  }
  const all = Number(sql('SELECT COUNT(*) FROM Companies', '-N'));
  same(read.counted, all, 'odata2ts: count()');
  for (const c of read.expanded) {
    same(c.Contacts, fromSql(`SELECT ID FROM Contacts WHERE CompanyID = ${c.ID} AND ID > 1 ORDER BY ID DESC LIMIT 3`, { ID: Number }), `odata2ts: contacts of ${c.ID}, expanded`);
    same(c.Country.Name, table(`SELECT n.Name FROM Companies c JOIN Countries n ON n.ID = c.CountryID WHERE c.ID = ${c.ID}`)[0][0], 'and the country');
  }
  const { '@odata.context': _, ...entity } = read.entity;
  same(entity, fromSql('SELECT ID, Name, Size FROM Companies WHERE ID = 16', { ID: Number, Name: String, Size: String })[0], 'odata2ts: an entity');
  same([read.text, read.compound], ['Germany', 7], 'odata2ts: by a text, by a compound key');
  same(read.navigation, table('SELECT ID FROM Contacts WHERE CompanyID = 1 ORDER BY ID').map((r) => Number(r[0])), 'odata2ts: along a navigation');
  same(read.one, table('SELECT CountryID FROM Companies WHERE ID = 1')[0][0], 'odata2ts: to one');
  ok(read.searched > 0 && read.searched < all, 'odata2ts: search()', read.searched);
  same(read.wrong, 404, 'odata2ts: an error is an error');
}
done();
