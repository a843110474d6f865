// load.mjs - fills the tables that CAP made in its SQLite file from MariaDB,
// with the indexes that data.sql has:
//   node load.mjs FILE SOCKET DATABASE USER PASSWORD
// in the directory of the packages; needs Node 22 (node:sqlite).
import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const mysql = createRequire(`${process.cwd()}/`)('mysql2');
const [file, socketPath, database, user, password] = process.argv.slice(2);
const from = mysql.createConnection({ socketPath, database, user, password, dateStrings: true, supportBigNumbers: true });
const to = new DatabaseSync(file);
const tables = {
  Companies: ['ID', 'Name', 'City', 'Country', 'Industry', 'Revenue', 'Employees', 'CreatedAt'],
  Contacts: ['ID', 'CompanyID', 'FirstName', 'LastName', 'Email', 'Phone', 'City', 'Status', 'Score', 'Balance', 'Birthday', 'Active', 'Visits', 'CreatedAt', 'UpdatedAt', 'Note'],
};
// What CAP stores otherwise than MariaDB gives it.
const utc = (column) => `CONCAT(REPLACE(${column}, ' ', 'T'), 'Z')`;
const as = { Active: 'Active + 0', CreatedAt: utc('CreatedAt'), UpdatedAt: utc('UpdatedAt') };

to.exec('PRAGMA synchronous = OFF; BEGIN');
for (const [table, columns] of Object.entries(tables)) {
  const sql = `SELECT ${columns.map((c) => as[c] ?? c)} FROM ${table} ORDER BY ID`;
  const insert = to.prepare(`INSERT INTO Bench_${table} (${columns}) VALUES (${columns.map(() => '?')})`);
  for await (const row of from.query({ sql, rowsAsArray: true }).stream()) insert.run(...row);
}
to.exec('COMMIT; CREATE INDEX StatusCreated ON Bench_Contacts (Status, CreatedAt); CREATE INDEX ContactCompany ON Bench_Contacts (CompanyID); ANALYZE');
to.close();
from.end();
