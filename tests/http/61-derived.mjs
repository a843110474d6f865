// 61-derived.mjs - entity types told by a discriminator: payload, type casts in
// paths, expressions, $select and $expand, isof and cast, $metadata, OpenAPI.
// stack: --data tests/catalog/derived.sql --model tests/catalog/derived.json
import { all, done, get, ok, root, same, test } from '../lib/odata.mjs';
import { difference, packages, sorted } from '../lib/packages.mjs';

const require = packages();
const { xml2json } = require('odata-csdl');
const { csdl2openapi } = require('odata-openapi');
const full = { Accept: 'application/json;odata.metadata=full' };
const values = async (url, name = 'id') => {
  const r = await get(url);
  if (r.status !== 200) throw new Error(`${url}: ${r.status} ${r.text}`);
  return r.json.value.map((row) => row[name]);
};
const refused = async (url, status, part, at) => {
  const r = await get(url);
  ok(r.status === status && r.text.includes(part) && (at === undefined || url.slice(r.json.error.innererror.position - '/odata/v4/'.length).startsWith(at)),
    `${url}: ${status}, ${part}`, `${r.status} ${r.text}`);
};
const names = (row) => Object.keys(row).filter((k) => !k.startsWith('@'));
const type = (row) => row['@odata.type'];

await test('40i-4: rows are of their own type', async () => {
  const r = await get('Animals');
  same(r.json.value.map(type), ['#Zoo.Dog', '#Zoo.Cat', '#Zoo.Puppy', undefined, undefined, '#Zoo.Dog', undefined, '#Zoo.Bird'],
    'the type where it is not that of the set; no value of the discriminator but its own, byte for byte, is one');
  const base = ['id', 'kind', 'name', 'owner_id'];
  same(names(r.json.value[0]), [...base, 'weight', 'barks', 'kennel_id', 'size'], 'a dog: its own properties and those of its bases');
  same(names(r.json.value[1]), [...base, 'weight', 'lives'], 'a cat');
  same(names(r.json.value[2]), [...base, 'weight', 'barks', 'kennel_id', 'born', 'size'], 'a puppy: four levels');
  same([names(r.json.value[3]), names(r.json.value[4])], [base, base], 'an unknown value and none: the type of the set');
  const none = await get('Animals', { Accept: 'application/json;odata.metadata=none' });
  ok(!none.text.includes('odata.') && !('lives' in none.json.value[0]), 'metadata=none: no type, and the properties alike');
  const one = (await get('Animals(3)', full)).json;
  same([type(one), one['@odata.id'], one['Kennel@odata.navigationLink'], one['Owner@odata.navigationLink']],
    ['#Zoo.Puppy', `${root}Animals(3)`, `${root}Animals(3)/Zoo.Dog/Kennel`, `${root}Animals(3)/Owner`], 'metadata=full: links of the type');
  same((await get(one['Kennel@odata.navigationLink'])).json.name, 'South', 'which lead there');
  const fish = (await get('Animals(4)', full)).json;
  same([type(fish), 'Kennel@odata.navigationLink' in fish], ['#Zoo.Animals', false], 'and none that it does not have');
  same((await get('Animals(1)', { 'OData-MaxVersion': '4.01', Accept: 'application/json' })).json['@type'] ?? type((await get('Animals(1)')).json), '#Zoo.Dog', '4.01');
  same(type((await get('Animals?$select=id&$top=1')).json.value[0]), '#Zoo.Dog', '$select without the discriminator');
  const tag = (await get('Animals(1)')).headers.get('etag');
  same((await get('Animals(1)', { 'If-None-Match': tag })).status, 304, 'ETag');
  const { rows, pages } = await all('Animals?$orderby=name desc', { Prefer: 'maxpagesize=3' });
  same([pages, rows.map((x) => `${x.id}${type(x) ?? ''}`).join()], [3, '8#Zoo.Bird,2#Zoo.Cat,1#Zoo.Dog,4,7,5,6#Zoo.Dog,3#Zoo.Puppy'], 'pages');
  const csv = (await get('Animals?$format=text/csv&$top=4')).text.split('\r\n');
  same(csv.slice(0, 5), ['id,kind,name,owner_id,weight,barks,kennel_id,born,lives,size,shape', '1,"dog","Rex",1,30.50,true,1,,,"large",', '2,"cat","Tom",1,4.20,,,,9,,',
    '3,"puppy","Bit",2,3.00,true,2,2024-05-06,,"small",', '4,"fish","Nemo",,,,,,,,'], 'CSV: the columns of all types');
});

await test('40i-4: type-cast segments behind collections', async () => {
  const dogs = await get('Animals/Zoo.Dog');
  same([dogs.json['@odata.context'], dogs.json.value.map((r) => r.id)], [`${root}$metadata#Animals/Zoo.Dog`, [1, 3, 6]], 'Set/Type');
  same(dogs.json.value.map(type), [undefined, '#Zoo.Puppy', undefined], 'the type only where the context says another');
  same(await values('Animals/Zoo.Mammal'), [1, 2, 3, 6], 'an abstract type');
  same((await values('Animals/Zoo.Animals')).length, 8, 'the type of the set changes nothing');
  same(await values('Animals/Zoo.Mammal/Zoo.Dog/Zoo.Puppy'), [3], 'one after another');
  same(await values('Animals/Zoo.Dog/Zoo.Mammal'), [1, 3, 6], 'upwards: dogs still');
  same((await get('Animals/Zoo.Dog/$count')).text, '3', '/$count');
  same((await get('Animals/Zoo.Dog/$count?$filter=barks eq true')).text, '2', '/$count with $filter');
  same(await values('Animals/Zoo.Dog?$filter=barks eq true&$orderby=kennel_id desc'), [3, 1], 'own properties without a cast');
  same(await values('Animals/Zoo.Dog/$filter(weight gt 20)'), [1, 6], '/$filter(…)');
  const page = await get('Animals/Zoo.Dog?$count=true&$orderby=Kennel/name,id', { Prefer: 'maxpagesize=2' });
  same([page.json['@odata.count'], page.json.value.map((r) => r.id)], [3, [1, 6]], '$count=true and a navigation of the type in $orderby');
  same((await get(page.json['@odata.nextLink'])).json.value.map((r) => r.id), [3], 'the next page');
  same((await get('Animals/Zoo.Dog?$top=1&$select=barks')).json, { '@odata.context': `${root}$metadata#Animals/Zoo.Dog(barks)`, value: [{ '@odata.id': `${root}Animals(1)`, barks: true }] }, '$select');
  const csv = (await get('Animals/Zoo.Cat?$format=text/csv')).text;
  same(csv, 'id,kind,name,owner_id,weight,lives\r\n2,"cat","Tom",1,4.20,9\r\n', 'CSV: the columns of the type and those around it');
  same((await get('Animals/Zoo.Dog/$ref')).json.value, [1, 3, 6].map((id) => ({ '@odata.id': `Animals(${id})` })).map((x) => ({ '@odata.id': root + x['@odata.id'] })), '/$ref');
  await refused('Animals/Zoo.Fish', 404, 'There is no type', 'Zoo.Fish');
  await refused('Animals(1)/Zoo.Fish', 404, 'There is no type', 'Zoo.Fish');
  await refused('Animals?$filter=Zoo.Fish/x eq 1', 400, 'There is no type', 'Zoo.Fish');
  await refused('Animals/Zoo.Person', 404, 'no type below Zoo.Animals', 'Zoo.Person');
  await refused('Animals/Zoo.Dog/Zoo.Cat', 404, 'no type below Zoo.Dog', 'Zoo.Cat');
  await refused('visits/Zoo.Dog', 404, 'no type below Zoo.visits', 'Zoo.Dog');
});

await test('40i-4: type-cast segments behind entities', async () => {
  const rex = await get('Animals(1)/Zoo.Dog');
  same([rex.json['@odata.context'], type(rex.json), rex.json.barks], [`${root}$metadata#Animals/Zoo.Dog/$entity`, undefined, true], 'Set(key)/Type');
  for (const url of ['Animals/Zoo.Dog(1)', 'Animals/Zoo.Dog/1', 'Animals/1/Zoo.Dog', 'Animals/Zoo.Mammal(1)/Zoo.Dog', 'visits(1)/Animal/Zoo.Dog', 'Owners(1)/Pets/Zoo.Dog(1)', 'Owners(1)/Pets(1)/Zoo.Dog'])
    same((await get(url)).json?.name, 'Rex', url);
  for (const url of ['Animals(2)/Zoo.Dog', 'Animals/Zoo.Dog(2)', 'Animals/Zoo.Dog/2', 'Animals(7)/Zoo.Dog', 'Animals(99)/Zoo.Dog', 'visits(3)/Animal/Zoo.Dog', 'Animals(2)/Zoo.Dog/barks', 'Animals(2)/Zoo.Dog/Kennel', 'Animals(2)/Zoo.Dog?$expand=Kennel', 'Owners(1)/Zoo.Company/Daughters'])
    same((await get(url)).status, 404, `${url}: of another type`);
  const p = await get('Animals(1)/Zoo.Dog/barks');
  same(p.json, { '@odata.context': `${root}$metadata#Animals(1)/Zoo.Dog/barks`, value: true }, 'a property of the type');
  same((await get('Animals(1)/Zoo.Dog/barks/$value')).text, 'true', '/$value');
  same((await get('Animals(1)/Zoo.Dog/Kennel/name/$value')).text, 'North', 'a navigation of the type');
  same((await get('Animals/Zoo.Dog(3)')).json['@odata.type'], '#Zoo.Puppy', 'a type below');
  same(await values('Owners(2)/Zoo.Company/Daughters'), [3], 'navigation to many');
  await refused('Animals(1)/barks', 404, "'barks' is a property of Zoo.Dog", 'barks');
  await refused('Animals(1)/Kennel', 404, 'Zoo.Dog', 'Kennel');
  await refused('Animals(1)/Zoo.Dog(1)', 400, 'takes no key');
});

await test('40i-4: type casts in expressions', async () => {
  const at = (q) => values(`Animals?$select=id&${q}`);
  same(await at('$filter=Zoo.Dog/barks eq true'), [1, 3], 'eq');
  same(await at('$filter=Zoo.Dog/barks ne true'), [2, 4, 5, 6, 7, 8], 'null for all others: ne');
  same(await at('$filter=Zoo.Dog/barks eq null'), [2, 4, 5, 7, 8], 'eq null, although the column holds something');
  same(await at('$filter=not (Zoo.Cat/lives gt 3)'), [1, 3, 4, 5, 6, 7, 8], 'gt below not');
  same(await at("$filter=Zoo.Dog/size eq 'large'"), [1, 6], 'an enumeration');
  same(await at('$filter=Zoo.Mammal/weight lt 10'), [2, 3], 'of an abstract type');
  same(await at('$filter=Zoo.Mammal/Zoo.Puppy/born lt 2025-01-01'), [3], 'cast twice');
  same(await at("$filter=Zoo.Dog/Kennel/name eq 'North'"), [1, 6], 'navigation of a type');
  same(await at("$filter=$it/Zoo.Dog/Kennel/name eq 'South'"), [3], '$it');
  same(await at("$filter=Owner/Zoo.Company/vat eq 'DE1'"), [3, 7], 'behind navigation');
  same(await at("$filter=Owner/Zoo.Company/vat eq 'leftover'"), [], 'and not of other types');
  same(await at("$filter=Owner/Zoo.Company/Parent/name eq 'Acme'"), [5, 6], 'and on from there');
  same(await at('$filter=Zoo.Dog ne null'), [1, 3, 6], 'the cast entity itself');
  same(await at('$orderby=Zoo.Dog/kennel_id desc,Zoo.Cat/lives,id'), [3, 1, 6, 4, 5, 7, 8, 2], '$orderby');
  const { rows } = await all('Animals?$select=id&$orderby=Zoo.Dog/kennel_id desc,Zoo.Cat/lives,id', { Prefer: 'maxpagesize=2' });
  same(rows.map((r) => r.id), [3, 1, 6, 4, 5, 7, 8, 2], 'and its pages');
  const c = (await get('Animals?$compute=Zoo.Cat/lives add 1 as More&$select=id,More&$filter=More gt 0')).json.value;
  same(c.map((r) => [r.id, r.More]), [[2, 10]], '$compute');
  const owner = (q) => values(`Owners?$select=id&$filter=${q}`);
  same(await owner('Pets/Zoo.Dog/any(d:d/barks eq false)'), [3], 'any behind a cast collection');
  same(await owner('Pets/Zoo.Dog/any()'), [1, 2, 3], 'any()');
  same(await owner('Pets/Zoo.Dog/all(d:d/barks eq true)'), [1, 2, 4, 5], 'all');
  same(await owner('Pets/any(p:p/Zoo.Cat/lives eq 9)'), [1], 'a cast of the variable');
  same(await owner('Pets/any(p:isof(p,Zoo.Bird))'), [5], 'isof of the variable');
  same(await owner('Pets/Zoo.Mammal/$count gt 1'), [1], '/$count');
  same(await owner('Pets/Zoo.Dog/$count($filter=barks eq true) eq 1'), [1, 2], '/$count with a filter of the type');
  same(await owner("Zoo.Company/Daughters/any(x:x/vat eq 'DE2')"), [2], 'a navigation to many of a type');
  await refused('Animals?$filter=barks eq true', 400, 'Zoo.Dog', 'barks');
  await refused('Animals?$filter=Zoo.Cat/barks eq true', 400, 'Zoo.Dog', 'barks');
  await refused('Animals?$filter=Zoo.Person/birth eq null', 400, 'no type below', 'Zoo.Person');
  await refused('Animals?$orderby=Zoo.Dog/lives', 400, 'Zoo.Cat', 'lives');
});

await test('type casts behind $all, $root, $it and $crossjoin', async () => {
  same(await values('$all/Zoo.Dog'), [1, 3, 6], '$all');
  const typed = (await get('$all')).json.value;
  same([typed.filter((r) => type(r) === '#Zoo.Dog').length, typed.filter((r) => type(r) === '#Zoo.Animals').length], [2, 3], '$all: each row with its own type');
  same((await values('visits?$filter=$root/Animals(1)/Zoo.Dog/barks')).length, 4, '$root');
  same((await values('visits?$filter=$root/Animals(2)/Zoo.Dog/barks eq null')).length, 4, '$root, of another type');
  same((await values('visits?$filter=$root/Animals/Zoo.Dog/$count eq 3')).length, 4, '$root and $count');
  same((await values('visits?$filter=$root/Animals/Zoo.Dog/any(d:d/barks eq false)')).length, 4, '$root and any');
  same((await get("Owners?$select=id&$expand=Pets($select=id;$filter=$it/Zoo.Company/vat eq 'DE1')")).json.value.map((o) => o.Pets.length), [0, 2, 0, 0, 0], '$it below $expand');
  same((await get('$crossjoin(Animals,Kennels)?$filter=Animals/Zoo.Dog/kennel_id eq Kennels/id')).json.value.length, 3, '$crossjoin');
});

await test('isof and cast with entity types', async () => {
  const at = (q) => values(`Animals?$select=id&$filter=${q}`);
  same(await at('isof(Zoo.Dog)'), [1, 3, 6], 'one argument');
  same(await at('isof(Zoo.Mammal)'), [1, 2, 3, 6], 'of an abstract type');
  same(await at('not isof(Zoo.Dog)'), [2, 4, 5, 7, 8], 'never null: also where the discriminator is');
  same(await at('isof(Zoo.Dog) eq false'), [2, 4, 5, 7, 8], 'eq false');
  same((await at('isof(Zoo.Animals)')).length, 8, 'the type of the set');
  same(await at('isof(Zoo.Person)'), [], 'of another set');
  same(await at('isof(Owner,Zoo.Company)'), [3, 5, 6, 7], 'two arguments');
  same(await at('isof(Owner,Zoo.Owners)'), [1, 2, 3, 5, 6, 7, 8], 'what is missing is of no type');
  same(await at('isof($it,Zoo.Cat)'), [2], '$it');
  same(await at('isof(Zoo.Dog,Zoo.Puppy)'), [3], 'of a cast');
  same(await at('cast(Zoo.Dog) ne null'), [1, 3, 6], 'cast to a type: null for all others');
  same(await at('cast(Owner,Zoo.Company) eq null'), [1, 2, 4, 8], 'two arguments');
  same(await at('cast(Owner,Zoo.Dog) ne null'), [], 'of another set');
  same(await values('Animals?$select=id&$orderby=isof(Zoo.Cat) desc,id&$top=2'), [2, 1], '$orderby');
  same((await get('Animals?$compute=isof(Zoo.Dog) as Barker&$select=Barker&$top=2')).json.value.map((r) => r.Barker), [true, false], '$compute');
  same(await values('Animals/Zoo.Dog?$filter=isof(Zoo.Puppy)'), [3], 'behind a cast segment');
  same(await values('Animals/Zoo.Dog?$filter=isof(Zoo.Mammal)'), [1, 3, 6], 'of a type above');
  for (const [set, t, ids] of [['papers', 'Contract', [1, 3]], ['forms', 'Draft', [1, 2]], ['steps', 'High', [2, 3]]])
    same([await values(`${set}/Zoo.${t}`), (await get(set)).json.value.filter((r) => type(r) === `#Zoo.${t}`).map((r) => r.id)], [ids, ids],
      `${set}: a discriminator that is no text`);
});

await test('$select with type casts', async () => {
  const r = await get('Animals?$select=id,Zoo.Dog/barks,Zoo.Cat/lives&$top=3');
  same(r.json['@odata.context'], `${root}$metadata#Animals(id,Zoo.Dog/barks,Zoo.Cat/lives)`, 'the context URL');
  same(r.json.value, [{ '@odata.type': '#Zoo.Dog', id: 1, barks: true }, { '@odata.type': '#Zoo.Cat', id: 2, lives: 9 }, { '@odata.type': '#Zoo.Puppy', id: 3, barks: true }], 'where they are');
  same(names((await get('Animals(3)?$select=*')).json), ['id', 'kind', 'name', 'owner_id', 'weight', 'barks', 'kennel_id', 'born', 'size'], '*');
  await refused('Animals?$select=barks', 400, 'Zoo.Dog', 'barks');
  await refused('Animals?$select=Zoo.Cat/barks', 400, 'Zoo.Dog', 'barks');
  await refused('Animals/Zoo.Cat?$select=Zoo.Dog/barks', 400, 'no type below Zoo.Cat', 'Zoo.Dog');
});

await test('40a-9.3: $expand with type casts', async () => {
  const r = await get('Animals?$select=id&$expand=Zoo.Dog/Kennel($select=name)');
  same(r.json.value.map((x) => [x.id, x.Kennel?.name, 'Kennel' in x]), [[1, 'North', true], [2, undefined, false], [3, 'South', true], [4, undefined, false], [5, undefined, false], [6, 'North', true], [7, undefined, false], [8, undefined, false]],
    'navigation of a type: in its rows alone');
  same(r.json['@odata.context'], `${root}$metadata#Animals(id,Zoo.Dog/Kennel(name))`, 'the context URL');
  const pets = await get('Owners?$select=name&$expand=Pets/Zoo.Dog($select=name;$filter=barks eq true)');
  same(pets.json.value.map((x) => x.Pets.map((p) => `${p.name} ${type(p)}`)), [['Rex #Zoo.Dog'], ['Bit #Zoo.Puppy'], [], [], []], 'only rows of the type, which the context does not say');
  same((await get('Owners(1)?$expand=Pets/Zoo.Dog/$count')).json['Pets@odata.count'], 1, '/$count');
  same((await get('Owners(1)?$expand=Pets/Zoo.Cat/$ref')).json.Pets, [{ '@odata.id': `${root}Animals(2)` }], '/$ref');
  same((await get('Owners?$expand=Pets/Zoo.Dog($count=true)&$select=id')).json.value.map((x) => x['Pets@odata.count']), [1, 1, 1, 0, 0], '$count=true');
  same((await get('visits?$expand=Animal/Zoo.Dog($select=name)&$select=id')).json.value.map((x) => x.Animal?.name ?? null), ['Rex', 'Rex', null, 'Fox'], 'to one: null for other types');
  const dogs = (await get('Kennels?$expand=Dogs($select=id)')).json.value;
  same(dogs.map((k) => k.Dogs.map((d) => `${d.id}${type(d) ?? ''}`)), [['1', '6'], ['2'].map(() => '3#Zoo.Puppy')], 'the way back leads to that type: no fish, no DOG');
  same((await get('Kennels(1)/Dogs')).json['@odata.context'], `${root}$metadata#Animals/Zoo.Dog`, 'and its context says so');
  const star = (await get('Animals(1)/Zoo.Dog?$expand=*')).json;
  same(['Kennel' in star, 'Owner' in star, 'Visits' in star], [true, true, true], '* behind a cast');
  same('Kennel' in (await get('Animals(1)?$expand=*')).json, false, '* without one: the navigation of the declared type');
  same((await get('Owners(2)?$expand=Zoo.Company/Daughters($levels=2)')).json.Daughters.map((d) => [d.name, d.Daughters]), [['Bolt', []]], '$levels');
  const cut = (await get('Owners?$expand=Pets/Zoo.Mammal($select=id)&$select=id', { Prefer: 'maxpagesize=1' })).json.value[0];
  same([cut.Pets.map((p) => p.id), (await get(cut['Pets@odata.nextLink'])).json.value.map((p) => p.id)], [[1], [2]], 'the link behind a cut collection keeps the type');
  await refused('Animals?$expand=Kennel', 400, 'Zoo.Dog', 'Kennel');
  await refused('Animals?$expand=Owner/Zoo.Dog', 400, 'no type below Zoo.Owners', 'Zoo.Dog');
});

await test('40a-1: $metadata and OpenAPI', async () => {
  const xml = (await get('$metadata')).text;
  const json = (await get('$metadata?$format=json')).json;
  const messages = [];
  const want = xml2json(xml, { strict: true, messages });
  same(messages, [], 'odata-csdl has nothing to remark');
  ok(JSON.stringify(sorted(json)) === JSON.stringify(sorted(want)), 'the JSON is what odata-csdl makes of the XML', difference(json, want));
  same([json.Zoo.Mammal.$BaseType, json.Zoo.Mammal.$Abstract, json.Zoo.Puppy.$BaseType, json.Zoo.Puppy.$Key], ['Zoo.Animals', true, 'Zoo.Dog', undefined], 'base types');
  same([Object.keys(json.Zoo.Cat), 'lives' in json.Zoo.Animals], [['$Kind', '$BaseType', 'lives'], false], 'each declares its own');
  same(json.Zoo.Container.Animals.$NavigationPropertyBinding, { Owner: 'Owners', 'Zoo.Dog/Kennel': 'Kennels', Visits: 'visits' }, 'bindings');
  same([json.Zoo.Kennels.Dogs.$Type, json.Zoo.Dog.Kennel.$Partner], ['Zoo.Dog', 'Dogs'], 'the way back');
  const api = (await get('openapi.json')).json;
  const oas = csdl2openapi(xml2json(xml.replace(/(KeyAsSegmentSupported" Bool=")true/, '$1false')), { skipBatchPath: true });
  same(Object.keys(api.paths).sort(), Object.keys(oas.paths).sort(), 'the paths of odata-openapi');
  for (const [name, s] of Object.entries(oas.components.schemas).filter(([n]) => n.includes('.'))) {
    same(Object.keys(api.components.schemas[name].properties ?? {}).sort(), Object.keys(s.properties ?? {}).sort(), `${name}: properties`);
    same(sorted(api.components.schemas[name].anyOf ?? []), sorted(s.anyOf ?? []), `${name}: types below it`);
  }
});
done();
