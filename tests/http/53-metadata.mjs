// 53-metadata.mjs - $metadata in both forms: they say the same, they are valid,
// every term exists, and what they say of the service is so.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { done, env, get, ok, same, skip, test } from '../lib/odata.mjs';
import { difference, packages, sorted } from '../lib/packages.mjs';

const require = packages();
const { xml2json } = require('odata-csdl');
const shared = new URL('../../../shared/', import.meta.url).pathname;
const xsd = join(env.LATCHKEY_SHARED ?? shared, 'xsd');
const xml = (await get('$metadata')).text;
const json = (await get('$metadata?$format=json')).json;

await test('40a-2 41a-6 the two forms', async () => {
  const messages = [];
  const want = xml2json(xml, { strict: true, messages });
  same(messages, [], 'odata-csdl has nothing to remark');
  ok(JSON.stringify(sorted(json)) === JSON.stringify(sorted(want)), 'the JSON is what odata-csdl makes of the XML', difference(json, want));
});

await test('40m-13 41m-10 negotiation', async () => {
  for (const [accept, type] of [['*/*', 'xml'], ['application/xml', 'xml'], ['application/json', 'json'], ['application/json;odata.metadata=minimal', 'json'], ['application/json, text/plain, */*', 'xml'], ['application/json;q=0.9, application/xml;q=0.5', 'xml']])
    same((await get('$metadata', { Accept: accept })).headers.get('content-type'), `application/${type}`, `Accept: ${accept}`);
  for (const [format, type] of [['json', 'json'], ['xml', 'xml'], ['application/json', 'json']])
    same((await get(`$metadata?$format=${format}`, { Accept: 'text/csv' })).headers.get('content-type'), `application/${type}`, `$format=${format}`);
  same((await get('$metadata', { Accept: 'text/csv' })).status, 406, 'CSV is 406');
  const x = (await get('$metadata?$format=xml')).headers.get('etag');
  const j = (await get('$metadata?$format=json')).headers.get('etag');
  ok(x !== j && /^"[^"]+"$/.test(j), 'each form has an ETag of its own', `${x} ${j}`);
  same((await get('$metadata?$format=json', { 'If-None-Match': j })).status, 304, 'If-None-Match of the JSON');
  same((await get('$metadata?$format=json', { 'If-None-Match': x })).status, 200, 'and that of the XML does not fit');
});

await test('the schema of the standard', async () => {
  if (!existsSync(join(xsd, 'edmx.xsd'))) return skip('edmx.xsd', 'the shared texts are not here');
  const file = join(env.LATCHKEY_DIR, 'metadata.xml');
  writeFileSync(file, xml);
  let said = '';
  try {
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', join(xsd, 'edmx.xsd'), file], { stdio: 'pipe' });
  } catch (e) {
    said = String(e.stderr);
  }
  same(said, '', 'edmx.xsd');
});

const container = json[json.$EntityContainer.split('.')[0]][json.$EntityContainer.split('.')[1]];
// Every object with annotations, with what it is.
function* annotated() {
  const schema = json[json.$EntityContainer.split('.')[0]];
  for (const [name, x] of Object.entries(schema)) {
    yield [x.$Kind, x, name];
    for (const [member, y] of Object.entries(x))
      if (y && typeof y === 'object' && !member.startsWith('@') && !member.startsWith('$'))
        yield [x.$Kind === 'EntityContainer' ? 'EntitySet' : (y.$Kind ?? 'Property'), y, `${name}/${member}`];
  }
}

await test('terms', async () => {
  const vocabulary = {};
  for (const ns of ['Core', 'Capabilities', 'Validation', 'Temporal'].map((v) => `Org.OData.${v}.V1`)) {
    const file = join(xsd, 'vocabularies', `${ns}.json`);
    if (!existsSync(file)) return skip('terms', 'the shared texts are not here');
    vocabulary[ns] = JSON.parse(readFileSync(file, 'utf8'))[ns];
  }
  const properties = (ns, type) => {
    const t = vocabulary[ns][type.split('.').at(-1)];
    return { ...(t.$BaseType ? properties(ns, t.$BaseType) : {}), ...t };
  };
  const bad = new Set();
  const seen = new Set();
  for (const [kind, x, where] of annotated())
    for (const [key, value] of Object.entries(x)) {
      if (!key.startsWith('@')) continue;
      const dot = key.lastIndexOf('.');
      const [ns, name] = [key.slice(1, dot), key.slice(dot + 1)];
      const term = vocabulary[ns]?.[name];
      if (term?.$Kind !== 'Term') bad.add(`${key} is no term`);
      // CSDL 4.01 §14.1.2: an entity set is a "Collection", too
      else if (term.$AppliesTo && !term.$AppliesTo.includes(kind) && !(kind === 'EntitySet' && term.$AppliesTo.includes('Collection'))) bad.add(`${key} does not apply to ${kind} ${where}`);
      else if (value && typeof value === 'object' && !Array.isArray(value))
        for (const p of Object.keys(value)) if (!properties(ns, term.$Type)[p]) bad.add(`${key} has no ${p}`);
      if (vocabulary[ns]?.[name]?.$Kind === 'Term' && vocabulary[ns][name]['@Core.Revisions']?.some((r) => r.Kind === 'Deprecated')) bad.add(`${key} is deprecated`);
      seen.add(key);
    }
  same([...bad], [], 'every term exists and applies where it stands');
  ok(seen.size > 20, `${seen.size} terms in use`, [...seen]);
});

await test('41m-12 41m-13 what it says is so', async () => {
  const C = '@Org.OData.Capabilities.V1.';
  same(container['@Org.OData.Core.V1.ODataVersions'], '4.0 4.01', 'Core.ODataVersions');
  for (const v of container['@Org.OData.Core.V1.ODataVersions'].split(' '))
    same((await get('', { 'OData-MaxVersion': v })).headers.get('odata-version'), v, `version ${v}`);
  for (const f of container[`${C}SupportedFormats`])
    ok((await get('Companies?$top=1', { Accept: f })).headers.get('content-type').startsWith(f), `format ${f}`);
  const is = async (said, url, good, options) => {
    const r = await get(url, {}, options);
    same(r.status < 400, said, `${good}: ${said} (${r.status})`);
    if (!said) ok([404, 405, 501, 400].includes(r.status), `${good}: refused`, r.text);
  };
  await is(container[`${C}BatchSupported`], '$batch', 'BatchSupported', { method: 'POST', headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Content-Type': 'application/json' }, body: '{"requests":[]}' });
  await is(container[`${C}CrossJoinSupported`], '$crossjoin(Tags,Countries)?$top=1', 'CrossJoinSupported');
  await is(container[`${C}KeyAsSegmentSupported`], 'Companies/1', 'KeyAsSegmentSupported');
  await is(container[`${C}QuerySegmentSupported`], 'Companies/$query', 'QuerySegmentSupported', { method: 'POST', headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Content-Type': 'text/plain' }, body: '$top=1' });
  const args = { concat: "City,'x'", contains: "City,'x'", endswith: "City,'x'", startswith: "City,'x'", indexof: "City,'x'", length: 'City', substring: 'City,1', matchesPattern: "City,'x'", tolower: 'City', toupper: 'City', trim: 'City', round: 'AnnualRevenue', floor: 'AnnualRevenue', ceiling: 'AnnualRevenue', now: '', mindatetime: '', maxdatetime: '', totalseconds: "duration'PT1S'",
    'geo.distance': "Location,geometry'SRID=4326;Point(1 2)'", 'geo.intersects': "Location,geometry'SRID=4326;Point(1 2)'", 'geo.length': "geometry'SRID=0;LineString(0 0,3 4)'" };
  const whole = { not: 'not IsKeyAccount', and: 'ID eq 1 and true', or: 'ID eq 1 or true', has: "Size has 'Large'", in: 'ID in (1,2)', any: 'Contacts/any()', all: 'Contacts/all(c:c/ID gt 0)', case: 'case(ID eq 1:true,true:false)', cast: "cast(ID,Edm.String) eq '1'", isof: 'isof(ID,Edm.Int32)' };
  for (const o of ['add', 'sub', 'mul', 'div', 'divby', 'mod']) whole[o] = `ID ${o} 2 gt 0`;
  for (const o of ['eq', 'ne', 'gt', 'ge', 'lt', 'le']) whole[o] = `ID ${o} 2`;
  for (const [f, expression] of Object.entries(whole))
    same([container[`${C}FilterFunctions`].includes(f), (await get(`Companies?$top=1&$filter=${expression}`)).status], [true, 200], `operator ${f}`);
  for (const f of container[`${C}FilterFunctions`])
    if (args[f] !== undefined || /^(year|month|day|hour|minute|second|fractionalseconds|date|time|totaloffsetminutes)$/.test(f)) {
      const r = await get(`Companies?$top=1&$filter=${f}(${args[f] ?? 'CreatedAt'}) ne null`);
      same(r.status, 200, `function ${f}`);
    } else ok(whole[f] || ['hassubset', 'hassubsequence'].includes(f), `${f} is tried`); // those: 57-structured
  for (const [name, set] of Object.entries(container)) {
    if (!set?.$Collection) continue;
    const type = json[set.$Type.split('.')[0]][set.$Type.split('.')[1]];
    const props = Object.keys(type).filter((p) => !p.startsWith('@') && !p.startsWith('$') && type[p].$Kind !== 'NavigationProperty');
    const navs = Object.keys(type).filter((p) => type[p].$Kind === 'NavigationProperty');
    const not = (term, list) => set[C + term][list] ?? [];
    same([set[`${C}InsertRestrictions`], set[`${C}UpdateRestrictions`], set[`${C}DeleteRestrictions`]], [{ Insertable: false }, { Updatable: false }, { Deletable: false }], `${name} is read-only`);
    same([set[`${C}TopSupported`], set[`${C}SkipSupported`], set[`${C}CountRestrictions`].Countable], [true, true, true], `${name}: $top, $skip, $count`);
    const asked = (p) => get(`${name}?$top=1&$filter=${p} ne null`);
    const sort = (p) => get(`${name}?$top=1&$orderby=${p}`);
    for (const p of props.filter((x) => !not('FilterRestrictions', 'NonFilterableProperties').includes(x)).slice(0, 3)) same((await asked(p)).status, 200, `${name}: filter by ${p}`);
    for (const p of not('FilterRestrictions', 'NonFilterableProperties')) same((await asked(p)).status, 400, `${name}: no filter by ${p}`);
    for (const p of not('SortRestrictions', 'NonSortableProperties')) same((await sort(p)).status, 400, `${name}: no order by ${p}`);
    for (const p of props.filter((x) => !not('SortRestrictions', 'NonSortableProperties').includes(x)).slice(0, 3)) same((await sort(p)).status, 200, `${name}: order by ${p}`);
    same(set[`${C}ExpandRestrictions`].Expandable, navs.length > 0, `${name}: Expandable`);
    if (navs.length > 0) same((await get(`${name}?$top=1&$expand=${navs[0]}`)).status, 200, `${name}: expand ${navs[0]}`);
  }
  for (const [name, set] of Object.entries(container))
    if (set?.$Collection) await is(set[`${C}SearchRestrictions`].Searchable, `${name}?$search=x&$top=1`, `${name}: Searchable`);
  same(container.Companies[`${C}FilterRestrictions`], { Filterable: true }, 'what is spatial is filtered by its functions');
  same(container.Companies[`${C}SortRestrictions`].NonSortableProperties, ['Location'], 'and has no order');
  await is(container.Companies[`${C}ComputeSupported`], 'Companies?$compute=ID add 1 as X&$select=X&$top=1', 'ComputeSupported');
  const levels = container.Employees[`${C}ExpandRestrictions`].MaxLevels;
  const deep = (n) => `Employees?$top=1&$expand=${Array.from({ length: n }, () => 'Manager').reduceRight((inner, x) => (inner ? `${x}($expand=${inner})` : x), '')}`;
  same([(await get(deep(levels))).status, (await get(deep(levels + 1))).status], [200, 400], `MaxLevels ${levels}`);
});
done();
