// 72-revoked.mjs - a key that was revoked, expired or lost its owner opens
// nothing, at no worker, from the very next request on.
// stack: --workers 6
import http from 'node:http';
import { ok, done, test } from '../lib/odata.mjs';
import { cpus, ctl, deaths, login, newToken, note, now, reports, site, sleep, workers } from '../lib/faults.mjs';

const path = '/odata/v4/Countries?$top=1&$select=ID';
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
// The moment of begin is taken before the request can have left.
function ask(token, basic) {
  const authorization = basic ? `Basic ${Buffer.from(`any:${token}`).toString('base64')}` : `Bearer ${token}`;
  return new Promise((resolve, reject) => {
    const begun = now();
    const clock = Date.now();
    const rq = http.request({ agent, host: '127.0.0.1', port: site.port, path, headers: { Host: site.host, Authorization: authorization } }, (r) => {
      let text = '';
      r.setEncoding('utf8').on('data', (d) => (text += d)).on('end', () => resolve({ status: r.statusCode, raw: r.rawHeaders, headers: r.headers, text, begun, clock, ended: now(), endClock: Date.now() }));
    });
    rq.on('error', reject).end();
  });
}
// n connections that ask until told to stop.
function hammer(token, n) {
  const answers = [];
  let on = true;
  const loops = Array.from({ length: n }, async (_, i) => {
    while (on) answers.push(await ask(token, i % 3 === 2));
  });
  return {
    answers,
    stop: async () => {
      on = false;
      await Promise.all(loops);
      return answers;
    },
  };
}
// Two fields, which Apache joins to a list in one.
const challenges = (a) => a.raw.filter((_, i) => i % 2 && /^www-authenticate$/i.test(a.raw[i - 1])).flatMap((v) => v.split(/, (?=Bearer )/));
const counts = (list) => {
  const by = {};
  for (const a of list) by[a.status] = (by[a.status] ?? 0) + 1;
  return by;
};

const api = await login();
await test('revoked', async () => {
  const token = await newToken(api, '72 revoked');
  const before = cpus();
  const h = hammer(token.token, 12);
  const worked = () => [...before].filter(([pid, then]) => (cpus([pid]).get(pid) ?? 0) > then + 300000).length;
  for (let i = 0; i < 400 && (worked() < 6 || h.answers.length < 600); i++) await sleep(20);
  ok(workers().length === 6 && worked() === 6, `all 6 workers served the key in ${h.answers.length} requests`, { workers: workers().length, worked: worked() });
  ok(h.answers.every((a) => a.status === 200), 'and all with 200', counts(h.answers));

  const from = now();
  const r = await api('DELETE', `tokens/${token.id}`);
  const revoked = now();
  ok(r.status === 200 && r.json?.state === 'revoked', 'DELETE answers 200 and "revoked"', r.text);
  const goal = h.answers.length + 2000;
  while (h.answers.length < goal) await sleep(5);
  await h.stop();
  const after = h.answers.filter((a) => a.begun > revoked);
  const between = h.answers.filter((a) => a.begun <= revoked && a.ended >= from);
  const leaked = after.filter((a) => a.status >= 200 && a.status < 300);
  ok(after.length >= 1900 && leaked.length === 0, `none of ${after.length} requests begun after the answer got in`, leaked.length);
  ok(after.every((a) => a.status === 401), 'all of them are 401', counts(after));
  note(`revoke took ${(revoked - from).toFixed(1)} ms; in flight meanwhile: ${JSON.stringify(counts(between))}; after it: ${JSON.stringify(counts(after))} over 12 connections`);
  const odd = after.filter((a) => {
    const c = challenges(a);
    return !(c.some((x) => /^Basic realm="[^"]+"/.test(x)) && c.some((x) => /^Bearer realm="[^"]+".*error="invalid_token"/.test(x)));
  });
  ok(odd.length === 0, '401 has both challenges, Bearer with error="invalid_token"', odd.length && challenges(odd[0]));
  ok(after.every((a) => JSON.parse(a.text).error.code && !a.text.includes('revoked at') && /^no-store/.test(a.headers['cache-control'] ?? '')), '401 is an OData error that no cache keeps', after[0]?.text);
  const again = await api('DELETE', `tokens/${token.id}`);
  ok(again.status === 200 && again.json.revoked_at === r.json.revoked_at, 'revoking again changes nothing', again.text);
});

await test('expired', async () => {
  const at = Math.floor(Date.now() / 1000) * 1000 + 3000;
  const token = await newToken(api, '72 expires', { expires_at: new Date(at).toISOString().replace('.000', '') });
  const h = hammer(token.token, 4);
  await sleep(at - Date.now() + 1200);
  await h.stop();
  // 2 ms: the clocks are read by two programs
  const early = h.answers.filter((a) => a.endClock < at - 2);
  const late = h.answers.filter((a) => a.clock >= at + 2);
  ok(early.length > 50 && early.every((a) => a.status === 200), `${early.length} requests before its second are 200`, counts(early));
  ok(late.length > 50 && late.every((a) => a.status === 401), `${late.length} requests from its second on are 401`, counts(late));
  const last = h.answers.filter((a) => a.status === 200).reduce((m, a) => Math.max(m, a.clock), 0);
  const first = h.answers.filter((a) => a.status === 401).reduce((m, a) => Math.min(m, a.clock), Infinity);
  note(`last 200 begun ${last - at} ms, first 401 begun ${first - at} ms after the second of expiry`);
  const list = (await api('GET', 'tokens')).json.tokens.find((t) => t.id === token.id);
  ok(list.state === 'expired', 'the list says "expired"', list);
});

await test('owner disabled', async () => {
  const password = ctl('user', 'add', 'boss', '--role', 'admin', '--generate').trim().split('\n').pop();
  const theirs = await login('boss', password);
  const token = await newToken(theirs, '72 of boss');
  const h = hammer(token.token, 6);
  while (h.answers.length < 200) await sleep(5);
  ok(h.answers.every((a) => a.status === 200), 'the key of an enabled owner works', counts(h.answers));
  ctl('user', 'disable', 'boss');
  const disabled = now();
  const goal = h.answers.length + 600;
  while (h.answers.length < goal) await sleep(5);
  await h.stop();
  const after = h.answers.filter((a) => a.begun > disabled);
  ok(after.length >= 500 && after.every((a) => a.status === 401), `all ${after.length} requests after "user disable" are 401`, counts(after));
  const session = await theirs('GET', 'tokens');
  ok(session.status === 401, 'and the session is over', [session.status, session.text]);
  let refused;
  try {
    await login('boss', password);
  } catch (e) {
    refused = String(e);
  }
  ok(/: 401 /.test(refused ?? ''), 'and there is no new one', refused);
});

await test('owner demoted', async () => {
  const password = ctl('user', 'add', 'former', '--role', 'admin', '--generate').trim().split('\n').pop();
  const token = await newToken(await login('former', password), '72 of former');
  ok((await ask(token.token)).status === 200, 'the key of an administrator works');
  const { sql } = await import('../lib/odata.mjs');
  sql("UPDATE latchkey.user SET role = 'user' WHERE name = 'former'");
  const a = await ask(token.token);
  ok([401, 403].includes(a.status), `the key of a former administrator does not (${a.status})`, a.text);
});
agent.destroy();
ok(deaths() === 0 && reports() === 0, 'no worker died');
done();
