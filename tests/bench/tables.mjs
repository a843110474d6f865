// tables.mjs - SQL of as many tables as the argument says, 20 columns each,
// every one with a foreign key to the one before.
const n = Number(process.argv[2] ?? 500);
for (let i = 0; i < n; i++) {
  const columns = ['ID INT NOT NULL AUTO_INCREMENT PRIMARY KEY'];
  const types = ['VARCHAR(80) NOT NULL', 'DECIMAL(12,2) NULL', 'DATETIME(3) NULL', 'INT UNSIGNED NOT NULL', 'DATE NULL', 'BIT(1) NOT NULL'];
  for (let c = 0; c < 18; c++) columns.push(`Column${c} ${types[c % types.length]} COMMENT 'Column ${c} of table ${i}'`);
  columns.push('BeforeID INT NULL', i ? `CONSTRAINT Before${i} FOREIGN KEY (BeforeID) REFERENCES Table${i - 1} (ID)` : 'KEY (BeforeID)');
  console.log(`CREATE TABLE Table${i} (${columns.join(', ')}) COMMENT 'Table ${i}';`);
}
