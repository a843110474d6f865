// capabilities.mjs - prints the terms of the vocabularies that $metadata of
// the demo has, as a table in Markdown: of the service, and of each set.
import { get } from '../lib/odata.mjs';

const json = (await get('$metadata?$format=json')).json;
const [ns, name] = json.$EntityContainer.split(/\.(?=[^.]*$)/);
const container = json[ns][name];
const short = (term) => term.slice(1).replace(/Org\.OData\.(\w+)\.V1/, '$1');
const show = (v) => (Array.isArray(v) ? v.map(show).join(', ') : v && typeof v === 'object' ? Object.entries(v).map(([k, x]) => `${k}: ${show(x)}`).join('; ') : String(v)).replaceAll('|', '\\|');
const terms = (o) => Object.entries(o).filter(([k]) => k.startsWith('@'));

console.log('| Of | Term | Value |\n|---|---|---|');
for (const [k, v] of terms(container)) console.log(`| the service | ${short(k)} | ${show(v)} |`);
// What all sets say is said once; the rest by the sets that say it.
const sets = Object.entries(container).filter(([, v]) => v?.$Collection);
const said = new Map();
for (const [set, v] of sets)
  for (const [k, x] of terms(v)) {
    const line = `${short(k)} | ${show(x)}`;
    said.set(line, [...(said.get(line) ?? []), set]);
  }
for (const [line, who] of [...said].sort(([a], [b]) => (a < b ? -1 : 1)))
  if (who.length > 1 || !line.startsWith('Core.Description')) console.log(`| ${who.length === sets.length ? 'every set' : who.length > 4 ? `${who.length} of ${sets.length} sets` : who.join(', ')} | ${line} |`);
