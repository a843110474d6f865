// plan.mjs - the lines of the table that tests/bench/plan prints.
import { execFileSync } from 'node:child_process';
import { line, save } from './measure.mjs';

const [program, model] = process.argv.slice(2);
for (const text of execFileSync(program, [model], { encoding: 'utf8' }).trim().split('\n')) {
  const [name, median, , bytes] = text.split('\t');
  line(`parse, bind and plan: ${name}`, 'us', [Number(median)], undefined, '', name.startsWith('longest') ? 2000 : 15, 'less', `${bytes} bytes`);
}
save('URL to SQL');
