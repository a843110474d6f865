// count.mjs - reads an export of table Export on standard input and prints
// rows, bytes, SHA-256, and whether the document has its end.
import { createHash } from 'node:crypto';

const hash = createHash('sha256');
// The quotes of a text are escaped: this cannot be within one.
const mark = Buffer.from('{"ID":');
let rest = Buffer.alloc(0);
let rows = 0;
let bytes = 0;
for await (const chunk of process.stdin) {
  hash.update(chunk);
  bytes += chunk.length;
  const text = rest.length ? Buffer.concat([rest, chunk]) : chunk;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) rows++;
  // shorter than the mark, so that nothing is counted twice
  rest = Buffer.from(text.subarray(Math.max(0, text.length - mark.length + 1)));
}
console.log(rows, bytes, hash.digest('hex'), rest.toString().trimEnd().endsWith(']}') ? 'closed' : 'open');
