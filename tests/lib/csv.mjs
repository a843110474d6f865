// csv.mjs - reads CSV as RFC 4180 has it, and refuses what it does not allow.

// Rows of cells: null for nothing, text for what stood there.
export function csv(text) {
  const rows = [];
  let row = [];
  let i = 0;
  const fail = (what) => {
    throw new Error(`CSV at ${i}: ${what}: ${JSON.stringify(text.slice(Math.max(0, i - 20), i + 20))}`);
  };
  while (i < text.length) {
    let cell = null;
    if (text[i] === '"') {
      cell = '';
      for (i++; ; i++) {
        if (i >= text.length) fail('no closing quote');
        if (text[i] === '"' && text[i + 1] !== '"') break;
        if (text[i] === '"') i++;
        cell += text[i];
      }
      i++;
    } else {
      const start = i;
      while (i < text.length && !',\r\n'.includes(text[i])) if (text[i++] === '"') fail('a quote within');
      if (i > start) cell = text.slice(start, i);
    }
    row.push(cell);
    if (text[i] === ',') {
      i++;
      continue;
    }
    if (text[i] !== '\r' || text[i + 1] !== '\n') fail('no CR LF');
    i += 2;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) fail('the last line does not end');
  return rows;
}
