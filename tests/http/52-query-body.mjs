// 52-query-body.mjs - POST …/$query: the query options in the body (OData
// 4.01 URL Conventions §4.17), and isolation: snapshot (Protocol §8.2.4).
// stack: --conf 'body_max = 32k' --conf 'page_size = 100'
import { get, all, root, ok, same, test, done, sql, env } from '../lib/odata.mjs';

const post = (url, body, headers = {}) =>
  get(url, { 'Content-Type': 'text/plain', ...headers }, { method: 'POST', body });
const ids = (r) => r.json?.value?.map((x) => x.ID);

await test('options in the body', async () => {
  const want = ids(await get('Companies?$select=ID&$filter=ID gt 3 and ID lt 20&$top=5'));
  same(want.length, 5, 'there are five');
  const r = await post('Companies/$query', '$select=ID&$filter=ID%20gt%203%20and%20ID%20lt%2020&$top=5');
  same([r.status, ids(r)], [200, want], 'text/plain, encoded', r.text);
  same(r.headers.get('odata-version'), '4.0', 'the version');
  ok(!r.json['@odata.context'].includes('query'), 'the context does not know of $query', r.json['@odata.context']);
  same(ids(await post('Companies/$query', '$select=ID&$filter=ID gt 3 and ID lt 20&$top=5\r\n')), want, 'raw blanks and a line end');
  same(ids(await post('Companies/$query', '%24select=ID&%24filter=ID+gt+3+and+ID+lt+20&%24top=5', { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' })), want, 'a form');
  same(ids(await post('Companies/$query?$top=5&$select=ID', '$filter=ID gt 3 and ID lt 20')), want, 'URL and body together');
  same(ids(await post('Companies/%24query/', '?$select=ID&$filter=ID gt 3 and ID lt 20&$top=5')), want, 'an encoded $query, a slash and a question mark');
  same((await post('Companies/$query', '$filter=Name eq \'Fähre\'&$count=true&$top=0')).json?.['@odata.count'], 0, 'letters beyond ASCII as they are');
  same((await post('Companies/$query', '')).status, 200, 'an empty body');
  same((await post('Companies(1)/$query', '$select=ID')).json?.ID, 1, 'of an entity');
  same((await post('Companies/$count/$query', '$filter=ID lt 4')).text, '3', 'of a count');
  same((await post('Companies(1)/Contacts/$query', '$select=ID&$top=1')).json?.value?.length, 1, 'of a navigation');
  same((await post('Companies/$query', '$top=1&$select=ID', { 'OData-MaxVersion': '4.01' })).json?.['@context']?.includes('$metadata#Companies(ID)'), true, 'in 4.01');
});

await test('what is wrong', async () => {
  for (const [what, status, url, body, headers] of [
    ['given in both', 400, 'Companies/$query?$top=1', '$top=2'],
    ['given in both, without $', 400, 'Companies/$query?$top=1', 'top=2'],
    ['a syntax error', 400, 'Companies/$query', '$filter=ID eq'],
    ['a media type of another kind', 415, 'Companies/$query', '{}', { 'Content-Type': 'application/json' }],
    ['an unknown option', 400, 'Companies/$query', '$foo=1'],
    ['a body beyond body_max', 413, 'Companies/$query', `$filter=ID eq 1${' '.repeat(33000)}`],
    ['no such set', 404, 'Nope/$query', '$top=1'],
    ['nothing before it', 400, '$query', '$top=1'],
  ]) {
    const r = await post(url, body, headers);
    ok(r.status === status && r.json?.error?.message, `${what}: ${status}`, `${r.status} ${r.text.slice(0, 300)}`);
  }
  const r = await get('Companies/$query');
  same([r.status, r.headers.get('allow')], [405, 'POST, OPTIONS'], 'GET of $query');
  same((await post('Companies', '$top=1')).headers.get('allow'), 'GET, HEAD, OPTIONS', 'POST without $query');
  same((await get('Companies/$query', { 'Content-Type': 'text/plain', Authorization: 'Bearer nope' }, { method: 'POST', body: '' })).status, 401, 'a token is needed');
});

await test('long options and pages', async () => {
  const many = Array.from({ length: 900 }, (_, i) => i + 1);
  const filter = `$select=ID&$filter=Name ne '${'x'.repeat(1000)}' and ID in (${many.join(',')})`;
  ok(filter.length < 32000, 'fits the body');
  const r = await post('Companies/$query', filter);
  same([r.status, ids(r)], [200, many], 'a list that is longer than a next link may be comes whole');
  same(r.json['@odata.nextLink'], undefined, 'without a next link');
  const long = await post('Companies/$query', `$select=ID&$filter=ID ne 1 and Name ne '${'x'.repeat(20000)}'`);
  same(long.status, 200, 'options longer than url_max', long.text.slice(0, 200));
  const p = await post('Companies/$query?$count=true', '$select=ID&$filter=ID gt 3');
  same(ids(p).length, 100, 'a page of page_size');
  ok(!p.json['@odata.nextLink'].includes('query'), 'its next link is a plain GET', p.json['@odata.nextLink']);
  const rest = await all(p.json['@odata.nextLink']);
  same(p.json.value.length + rest.rows.length, p.json['@odata.count'], 'which leads through all of them');
});

await test('isolation: snapshot', async () => {
  for (const name of ['isolation', 'odata-isolation']) {
    const r = await get('Companies?$select=ID&$count=true', { [name]: 'snapshot', Prefer: 'maxpagesize=10' });
    same([r.status, r.json.value.length, r.json['@odata.nextLink'], r.headers.get('preference-applied')],
      [200, r.json['@odata.count'], undefined, null], `${name}: one state, so one page`);
    const bad = await get('Companies?$top=1', { [name]: 'serializable' });
    same([bad.status, bad.json?.error?.code], [412, 'PreconditionFailed'], `${name}: another kind is refused`);
  }
  const n = Number(sql('SHOW GLOBAL STATUS LIKE "Com_begin"', '-N').split(/\s/)[1]);
  await get('Companies(1)', { isolation: 'snapshot' });
  const m = Number(sql('SHOW GLOBAL STATUS LIKE "Com_begin"', '-N').split(/\s/)[1]);
  ok(m > n, 'a transaction is opened even for one statement', `${n} ${m}`);
});
done();
