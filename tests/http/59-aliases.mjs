// 59-aliases.mjs - parameter aliases: lists, null, nested options, twice.
// stack: --data tests/http/functions.sql --model tests/http/functions.json --conf 'tinyint1_boolean = yes'
import { done, get, ok, same, test } from '../lib/odata.mjs';

const ids = async (url) => {
  const r = await get(url);
  return r.status === 200 ? r.json.value.map((v) => v.ID) : `${r.status} ${r.text}`;
};

await test('lists', async () => {
  for (const list of ['(1,3)', '[1,3]', '( 1 , 3 )', '%281%2C3%29']) same(await ids(`Customers?$filter=ID in @l&@l=${list}`), [1, 3], `in @l, @l=${list}`);
  same(await ids('Customers?$filter=ID in @l&@l=(2)'), [2], 'a list of one');
  same(await ids('Customers?$filter=ID in @l&@l=@m&@m=(1,2)'), [1, 2], 'an alias of a list');
  same(await ids("Customers?$filter=Name in @l&@l=('Ann','Cid')"), [1, 3], 'of texts');
  same(await ids('Customers?$filter=ParentID in @l&@l=(null,7)'), [1], 'null in a list');
  same(await ids('Customers?$filter=ID eq @e&@e=(1 add 1) mul 1'), [2], 'an expression that begins with a parenthesis');
  ok((await get('Customers?$filter=ID eq @l&@l=(1,3)')).status >= 400, 'a list is no value');
  same((await get('Customers?$filter=ID in @l&@l=(1,')).status, 400, 'half a list');
});

await test('nothing and twice', async () => {
  same(await ids('Customers?$filter=ParentID eq @nothing'), [1], 'an alias without a value is null');
  same(await ids('Customers?$filter=ID gt @nothing'), [], '… which nothing is greater than');
  const twice = await get('Customers?$filter=ID eq @a&@a=1&@a=2');
  ok(twice.status === 400 && twice.text.includes('twice'), 'an alias with two values', twice.text);
  same((await get('Customers?$expand=Children($filter=ID eq @a;@a=1;@a=2)')).status, 400, '… in nested options');
});

await test('41a-9, 41i-10: aliases in nested options', async () => {
  const kids = async (url) => {
    const r = await get(url);
    return r.status === 200 ? r.json.value[0].Children.map((v) => v.ID) : `${r.status} ${r.text}`;
  };
  const one = 'Customers?$filter=ID eq 1&$expand=Children';
  same(await kids(`${one}($filter=ID eq @a;@a=3)`), [3], 'assigned there');
  same(await kids(`${one}($filter=ID eq @a)&@a=2`), [2], 'assigned outside');
  same(await kids(`${one}($filter=ID eq @a;@a=3)&@a=2`), [3], 'the inner one wins');
  same(await kids(`${one}($filter=ID in @l;@l=(2,3);$orderby=ID desc)`), [3, 2], 'a list');
  same(await kids(`${one}($expand=Bookings($filter=ID eq @a);@a=4;$filter=Bookings/any(b:b/ID eq @a))`), [2], 'seen by what is nested deeper');
  same(await ids('Customers?$filter=Children/$count($filter=ID gt @a;@a=2) eq 1&@a=9'), [1], 'in $count');
  same(await ids(`${one.replace('ID eq 1', 'ID eq @a')}($filter=ID eq @a;@a=3)&@a=1`), [1], 'not seen outside');
  const cut = await get(`${one}($filter=ID gt @a;@a=1)`, { Prefer: 'maxpagesize=1' });
  same(cut.json.value[0].Children.map((v) => v.ID), [2, 3], 'such collections are not cut into pages');
});
done();
