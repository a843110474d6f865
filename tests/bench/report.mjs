// report.mjs - the lines of all parts as one table (Markdown).
import { readFileSync } from 'node:fs';

const parts = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((l) => JSON.parse(l));
const columns = ['work', 'unit', 'ours', 'against', 'theirs', 'ratio', 'aim', 'met', 'extra'];
const heads = ['work', 'unit', 'Latchkey [min-max]', 'beside', 'theirs [min-max]', 'ratio', 'aim', 'met', 'more'];
for (const { title, lines } of parts) {
  console.log(`\n### ${title}\n`);
  const widths = columns.map((c, i) => Math.max(heads[i].length, ...lines.map((l) => l[c].length)));
  const put = (cells) => console.log(`| ${cells.map((c, i) => c.padEnd(widths[i])).join(' | ')} |`);
  put(heads);
  put(widths.map((w) => '-'.repeat(w)));
  for (const l of lines) put(columns.map((c) => l[c]));
}
const all = parts.flatMap((p) => p.lines);
console.log(`\n${all.filter((l) => l.met === 'yes').length} aims met, ${all.filter((l) => l.met === 'NO').length} missed`);
