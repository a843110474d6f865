// 54-openapi.mjs - openapi.json: the paths and schemas that odata-openapi makes
// of our $metadata, whole by structure, and every path can be read.
import { done, get, ok, root, same, table, test } from '../lib/odata.mjs';
import { packages } from '../lib/packages.mjs';

const require = packages();
const { xml2json } = require('odata-csdl');
const { csdl2openapi } = require('odata-openapi');
const answer = await get('openapi.json');
const api = answer.json;
// Keys can be segments, but the document shows the canonical URLs.
const metadata = (await get('$metadata')).text.replace(/(KeyAsSegmentSupported" Bool=")true/, '$1false');
const want = csdl2openapi(xml2json(metadata), { skipBatchPath: true });

await test('head', async () => {
  same([answer.status, answer.headers.get('content-type'), api.openapi], [200, 'application/json', '3.0.3'], 'an OpenAPI document');
  const etag = answer.headers.get('etag');
  same((await get('openapi.json', { 'If-None-Match': etag })).status, 304, 'If-None-Match gives 304');
  same((await get('openapi.json', { Authorization: 'Bearer x' })).status, 401, 'a token is needed');
  same((await get('openapi.json?$top=1')).status, 400, 'no query options');
  same((await get('openapi.json', { Accept: 'application/xml' })).status, 406, 'nothing but JSON');
  same((await get('openapi.json', {}, { method: 'POST' })).status, 405, 'POST is 405');
});

await test('as odata-openapi', async () => {
  const keys = (x) => Object.keys(x).sort();
  same(keys(api.paths), keys(want.paths), `${keys(want.paths).length} paths`);
  same(keys(api.components.schemas), keys(want.components.schemas), `${keys(want.components.schemas).length} schemas`);
  for (const [path, item] of Object.entries(want.paths)) {
    ok(Object.keys(item).every((k) => api.paths[path][k]), `${path}: ${Object.keys(item)}`);
    same((api.paths[path].parameters ?? []).map((p) => [p.name, p.in, p.required]), (item.parameters ?? []).map((p) => [p.name, p.in, p.required]), `${path}: parameters of the path`);
  }
  const bare = ({ title, description, example, multipleOf, maximum, minimum, allOf, $ref, ...rest }) => ({ ...rest, ref: $ref ?? allOf?.[0].$ref });
  const flat = (x) => JSON.stringify(Object.entries(x).sort());
  for (const [name, schema] of Object.entries(want.components.schemas)) {
    same(Object.keys(api.components.schemas[name].properties ?? {}).sort(), Object.keys(schema.properties ?? {}).sort(), `${name}: properties`);
    if (!name.includes('.')) continue;
    for (const [p, s] of Object.entries(schema.properties ?? {})) {
      const [a, b] = [flat(bare(api.components.schemas[name].properties[p])), flat(bare(s))];
      if (a !== b) same(a, b, `${name}/${p}`);
    }
    // The mapping forgets that flags come joined.
    const flags = /joined by commas/.test(api.components.schemas[name].description ?? '');
    if (schema.enum && !flags) same(api.components.schemas[name].enum, schema.enum, `${name}: members`);
  }
});

await test('structure', async () => {
  const bad = [];
  const find = (ref) => ref.slice(2).split('/').reduce((x, k) => x?.[k.replaceAll('~1', '/').replaceAll('~0', '~')], api);
  const walk = (x, path) => {
    if (x === null || typeof x !== 'object') return;
    if (typeof x.$ref === 'string') {
      if (!find(x.$ref)) bad.push(`${path}: ${x.$ref} leads nowhere`);
      if (Object.keys(x).length > 1) bad.push(`${path}: something beside $ref`);
    }
    for (const [k, v] of Object.entries(x)) walk(v, `${path}/${k}`);
  };
  walk(api, '#');
  const ids = new Set();
  for (const [path, item] of Object.entries(api.paths)) {
    const names = [...path.matchAll(/{([^}]*)}/g)].map((m) => m[1]).sort();
    const params = (item.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name).sort();
    if (JSON.stringify(names) !== JSON.stringify(params)) bad.push(`${path}: parameters ${params}`);
    if (Object.keys(item).some((k) => !['get', 'parameters'].includes(k))) bad.push(`${path}: ${Object.keys(item)}`);
    if (ids.has(item.get.operationId)) bad.push(`${path}: ${item.get.operationId} twice`);
    ids.add(item.get.operationId);
    if (!item.get.responses['200']?.description) bad.push(`${path}: no answer`);
  }
  for (const p of Object.values(api.components.parameters)) if (!p.name || !p.in || !p.schema) bad.push(JSON.stringify(p));
  for (const k of ['openapi', 'info', 'paths', 'components', 'servers', 'security', 'tags']) if (!api[k]) bad.push(`no ${k}`);
  if (!api.info.title || !api.info.version) bad.push('info');
  for (const s of api.security) for (const k of Object.keys(s)) if (!api.components.securitySchemes[k]) bad.push(k);
  same(bad, [], 'references, parameters, operations');
  same(new URL(api.servers[0].url, `${root}openapi.json`).href, root, 'the server is the service root');
});

await test('every path', async () => {
  let read = 0;
  for (const [path, item] of Object.entries(api.paths)) {
    const set = path.slice(1).split(/[(/]/)[0];
    const keys = (item.parameters ?? []).map((p) => p.name);
    let url = path.slice(1);
    if (keys.length > 0) {
      const row = table(`SELECT ${keys.join(',')} FROM ${set} ORDER BY ${keys.join(',')} LIMIT 1`)[0];
      keys.forEach((k, i) => (url = url.replace(`{${k}}`, encodeURIComponent(row[i]))));
    } else url += '?$top=1';
    const r = await get(url);
    if (!item.get.responses[r.status]) ok(false, `${url}: ${r.status} is announced`, r.text);
    else read++;
  }
  same(read, Object.keys(api.paths).length, 'every path answers as announced');
});
done();
