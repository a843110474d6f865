// 57-geo.mjs - spatial functions and literals: distance in metres on the globe
// and in the units of the plane, reference systems, what is refused.
// stack: --data tests/http/geo.sql --model tests/http/geo.json
import { done, get, ok, same, test } from '../lib/odata.mjs';

const enc = encodeURIComponent;
const ids = async (filter, more = '') => {
  const r = await get(`Places?$select=ID&$filter=${enc(filter)}${more}`);
  return r.status === 200 ? r.json.value.map((v) => v.ID) : `${r.status} ${r.text}`;
};
const refused = async (filter, status, part) => {
  const r = await get(`Places?$filter=${enc(filter)}`);
  ok(r.status === status && r.text.includes(part), `${filter}: ${status}`, `${r.status} ${r.text}`);
};
const linz = "geography'SRID=4326;Point(14.2858 48.3069)'";

await test('40a-12: $metadata says which columns are on the globe', async () => {
  const xml = (await get('$metadata')).text;
  const type = (name) => new RegExp(`Name="${name}" Type="([^"]*)"[^>]* SRID="([^"]*)"`).exec(xml)?.slice(1);
  same(type('Spot'), ['Edm.GeographyPoint', '4326'], 'REF_SYSTEM_ID 4326');
  same(type('Flat'), ['Edm.GeometryPoint', 'variable'], 'none: each value has its own');
  same(type('Grid'), ['Edm.GeometryPoint', '31287'], 'another');
  same(type('Area'), ['Edm.GeographyPolygon', '4326'], 'the overlay says Geography');
  const json = (await get('$metadata?$format=json')).json;
  const places = Object.values(json).find((v) => v.Places)?.Places;
  same([places.Flat.$SRID, places.Spot.$SRID], ['variable', '4326'], 'CSDL JSON');
});

await test('40i-7.4: geo.distance', async () => {
  const r = await get(`Places?$select=ID,Metres&$compute=${enc(`geo.distance(Spot,${linz}) as Metres`)}&$orderby=ID`);
  const metres = r.json.value.map((v) => v.Metres);
  ok(Math.abs(metres[0] - 155000) < 2000, 'Vienna is 155 km from Linz', r.text);
  same(metres.slice(2), [null, null], 'null for a place that is not on the globe, and for none');
  same(await ids(`geo.distance(Spot,${linz}) lt 160000`), [1, 2].filter((i) => metres[i - 1] < 160000), 'in $filter, in metres');
  same((await get(`Places?$select=ID&$orderby=${enc(`geo.distance(Spot,${linz}) desc`)}&$top=1`)).json.value.map((v) => v.ID), [metres[0] > metres[1] ? 1 : 2], 'in $orderby');
  same(await ids("GEO.DISTANCE(Flat,geometry'SRID=0;Point(3 0)') le 4"), [1, 3], '41m-7: in any case, in units of the plane');
  same(await ids("geo.distance(Flat,geometry'SRID=4326;Point(3 0)') eq 4"), [2], 'only where the reference system is the same');
  same(await ids("not (geo.distance(Flat,geometry'SRID=4326;Point(3 0)') gt 0)"), [1, 3, 4], 'elsewhere it is null');
  same(await ids(`geo.distance(Spot,@p) lt 1&@p=geography'SRID=4326;Point(15.4395 47.0707)'`.split('&')[0], `&@p=${enc("geography'SRID=4326;Point(15.4395 47.0707)'")}`), [2], 'by alias');
});

await test('40i-7.4: geo.length', async () => {
  same(await ids('geo.length(Route) eq 5'), [1], 'a column');
  same(await ids("geo.length(geometry'SRID=0;LineString(0 0,3 4)') eq geo.length(Route)"), [1], 'a literal');
  await refused("geo.length(geography'SRID=4326;LineString(1 2,3 4)') gt 1", 501, 'geo.length');
  await refused('geo.length(Flat) gt 1', 400, 'does not take');
});

await test('40i-7.4: geo.intersects', async () => {
  same(await ids("geo.intersects(Spot,geography'SRID=4326;Polygon((16 48,17 48,17 49,16 49,16 48))')"), [1], 'a point in a polygon');
  same(await ids('geo.intersects(Spot,Area)'), [1], 'two columns');
  same(await ids("geo.intersects(Area,geography'SRID=4326;Point(16.5 48.5)')"), [1], 'a literal in a column');
  same(await ids("not geo.intersects(Flat,geometry'SRID=0;Polygon((2 3,4 3,4 5,2 5,2 3))')"), [1, 2], 'not');
  for (const shape of ['MultiPoint((3 4),(9 9))', 'LineString(3 4,9 9)', 'MultiLineString((3 4,9 9),(1 1,2 2))', 'MultiPolygon(((2 3,4 3,4 5,2 5,2 3)))', 'Collection(Point(3 4),Point(9 9))'])
    same(await ids(`geo.intersects(Flat,geometry'SRID=0;${shape}')`), [3], shape);
});

await test('what is refused', async () => {
  await refused(`geo.distance(Flat,${linz}) lt 1`, 400, 'Edm.GeographyPoint');
  await refused("geo.distance(Grid,geometry'SRID=0;Point(1 2)') lt 1", 400, 'two reference systems');
  await refused("geo.distance(Spot,geography'SRID=4269;Point(1 2)') lt 1", 501, '4326');
  await refused("geo.distance(Spot,geography'SRID=4326;Point(181 2)') lt 1", 400, 'longitudes');
  await refused("geo.intersects(Area,geography'SRID=4326;Polygon((0 0,0 1,1 1))')", 400, 'a ring');
  await refused("geo.distance(Flat,geometry'SRID=0;Point(1 2 3)') lt 1", 501, 'more than two numbers');
  await refused("Flat eq geometry'SRID=0;Point(1 2)'", 400, 'does not take');
  same(await ids('Flat eq null'), [4], 'null is no spatial value');
});
done();
