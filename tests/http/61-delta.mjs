// 61-delta.mjs - track-changes, delta links and $at, $from, $to on tables with
// system versioning: what a client makes of the answers beside the tables.
// stack: --data tests/http/delta.sql --conf 'delta_window = 2s'
import { spawn } from 'node:child_process';
import { all, done, env, get, ok, root, same, sql, table, test } from '../lib/odata.mjs';

const V4 = {};
const V401 = { 'OData-MaxVersion': '4.01' };
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const enc = (s) => s.replaceAll(' ', '%20').replaceAll("'", '%27');
const settle = () => sleep(2100); // longer than delta_window
const time = () => sql('SELECT NOW(6)', '-N').trim().replace(' ', 'T') + 'Z';
const member = (json, name) => json[`@odata.${name}`] ?? json[`@${name}`];

// A connection of its own: run() waits until the statement is done.
function connection() {
  const p = spawn('timeout', ['120', 'mariadb', '--no-defaults', `--socket=${env.LATCHKEY_DB_SOCKET}`, '-N', '--unbuffered', '-f', env.LATCHKEY_DB]);
  let seen = '';
  let n = 0;
  p.stdout.on('data', (d) => (seen += d));
  p.stderr.on('data', (d) => (seen += `ERROR ${d}`));
  return {
    send: (text) => p.stdin.write(`${text};\nSELECT 'done ${++n}';\n`),
    async run(text) {
      this.send(text);
      while (!seen.includes(`done ${n}`)) await sleep(5);
      if (seen.includes('ERROR')) throw new Error(seen);
    },
    async end() {
      p.stdin.end();
      await new Promise((r) => p.on('close', r));
    },
  };
}

// What a client does: it keeps what it is told by key.
class Replica {
  constructor(url, headers = V4, keys = ['ID']) {
    Object.assign(this, { url, headers, keys, rows: new Map(), link: undefined, told: [] });
  }
  id(row) {
    return JSON.stringify(this.keys.map((k) => row[k]));
  }
  keyOf(removed) {
    if (removed.id === undefined) return this.id(removed);
    const inner = decodeURIComponent(/\(([^()]*)\)$/.exec(removed.id)[1]);
    const value = (s) => (s[0] === "'" ? s.slice(1, -1).replaceAll("''", "'") : Number(s));
    return JSON.stringify(inner.split(',').map((part) => value(this.keys.length > 1 ? part.split('=')[1] : part)));
  }
  take(entry) {
    this.told.push(entry);
    const gone = entry['@removed'] ?? (String(entry['@odata.context']).endsWith('/$deletedEntity') ? entry : undefined);
    if (gone === undefined) this.rows.set(this.id(entry), entry);
    else this.rows.delete(this.keyOf(entry));
  }
  async follow(url, headers) {
    this.told = [];
    this.pages = 0;
    for (let next = url; next; ) {
      const r = await get(next, headers);
      if (r.status !== 200) throw new Error(`${next}: ${r.status} ${r.text.slice(0, 300)}`);
      r.json.value.forEach((x) => this.take(x));
      this.last = r;
      this.pages++;
      next = member(r.json, 'nextLink');
    }
    this.link = member(this.last.json, 'deltaLink');
    if (this.link === undefined) throw new Error(`no delta link: ${this.last.text.slice(0, 300)}`);
  }
  start(more = {}) {
    this.rows.clear();
    return this.follow(this.url, { Prefer: 'track-changes', ...this.headers, ...more });
  }
  next(more = {}) {
    return this.follow(this.link, { ...this.headers, ...more });
  }
  state() {
    return [...this.rows.values()].map((r) => JSON.stringify(r)).sort();
  }
}
async function equals(replica, name) {
  const now = (await all(replica.url, replica.headers)).rows.map((r) => JSON.stringify(r)).sort();
  return same(replica.state(), now, name);
}
const reasons = (told) =>
  told.map((e) => (e['@removed'] ? `-${e.ID} ${e['@removed'].reason}` : `+${e.ID}`));

await test('41-8.2.8.6: what is tracked and what is not', async () => {
  const r = await get('Things', { Prefer: 'odata.track-changes' });
  same(r.headers.get('preference-applied'), 'odata.track-changes', 'the preference is applied under the name it came with');
  ok(r.json['@odata.deltaLink'].startsWith(`${root}Things?$deltatoken=`), '4.0: @odata.deltaLink');
  const n = await get('Things', { ...V401, Prefer: 'track-changes' });
  ok(n.json['@deltaLink'] !== undefined && n.headers.get('preference-applied') === 'track-changes', '4.01: @deltaLink');
  for (const url of ['Plain', 'Precise', 'Partly', 'Things(1)', 'Things?$top=2', 'Things?$skip=1', 'Things?$expand=Team',
    "Things?$filter=Team/Title eq 'one'", 'Things?$filter=now() gt 2020-01-01T00:00:00Z', 'Teams(1)/Things',
    'Teams?$filter=Things/any()', 'Things/$count', 'Things/$ref', 'Things?$format=csv', 'Things?$at=2037-01-01',
    'Things?$format=application/json;odata.metadata=none']) {
    const x = await get(enc(url), { Prefer: 'track-changes' });
    ok(x.status === 200 && x.headers.get('preference-applied') === null && !x.text.includes('deltaLink'), `not tracked: ${url}`,
      `${x.status} ${x.headers.get('preference-applied')} ${x.text.slice(0, 200)}`);
  }
  const plain = await get('Things');
  ok(!plain.text.includes('deltaLink'), 'no delta link unless asked for');
});

await test('40a-14 r-6: changes, both payloads', async () => {
  await settle();
  const a = new Replica(enc("Things?$filter=Kind eq 'x'&$select=ID,Name&$orderby=Name desc"), V401);
  const b = new Replica(a.url, V4);
  await a.start();
  await b.start();
  await a.next();
  same(a.told, [], 'nothing has changed');
  ok(a.last.json['@context'].endsWith('$metadata#Things(ID,Name)/$delta'), 'context', a.last.json['@context']);
  sql(`UPDATE Things SET Kind = 'y' WHERE ID = 1; DELETE FROM Things WHERE ID = 2;
    UPDATE Things SET Kind = 'x' WHERE ID = 3; UPDATE Things SET N = N + 1 WHERE ID = 5;
    INSERT INTO Things (ID, Name, Kind) VALUES (10, 'new', 'x'), (11, 'other', 'y');
    INSERT INTO Things (ID, Name, Kind) VALUES (12, 'short', 'x'); DELETE FROM Things WHERE ID = 12`);
  await sleep(5);
  const first = a.link;
  await a.next();
  // 11 never met the filter; but it was written within delta_window of the link's making or not, so it may be told
  same(reasons(a.told).filter((x) => !x.startsWith('-11')),
    ['+3', '+5', '+10', '-1 changed', '-2 deleted', '-12 deleted'], '4.01: exactly what has changed');
  ok(a.told.every((e) => e['@removed'] === undefined || e['@id'] === `${root}Things(${e.ID})`), '@id of what is removed');
  await b.next();
  const deleted = b.told.find((e) => e.id?.endsWith('Things(2)'));
  same(deleted, { '@odata.context': `${root}$metadata#Things/$deletedEntity`, id: `${root}Things(2)`, reason: 'deleted' }, '4.0: a deleted entity');
  await equals(a, '4.01: the client has the table');
  await equals(b, '4.0: the client has the table');
  const n = await get(first.replace('Things?', 'Things/$count?'));
  same([n.status, Number(n.text)], [200, a.told.length], 'the number of changes: /$count behind the path of the link');
  const c = await get(`${first}&$count=true`, V401);
  same(c.json['@count'], a.told.length, '$count=true in a delta');
  await settle();
  await a.next();
  await a.next();
  same(a.told, [], 'what is told, is told no more when delta_window is over');
});

await test('changed and changed back, deleted and inserted again, other keys', async () => {
  await settle();
  const r = new Replica('Words', V401, ['Word']);
  const p = new Replica('Pairs', V4, ['A', 'B']);
  await r.start();
  await p.start();
  sql(`UPDATE Words SET N = 100 WHERE Word = 'alpha'; UPDATE Words SET N = 1 WHERE Word = 'alpha';
    DELETE FROM Words WHERE Word = 'gamma'; INSERT INTO Words VALUES ('gamma', 4);
    UPDATE Words SET Word = 'BETA' WHERE Word = 'Beta'; UPDATE Words SET N = 50 WHERE Word = 'BETA'; INSERT INTO Words VALUES ('x''(y)', 1), ('tail', 7);
    UPDATE Pairs SET A = 3 WHERE A = 2; DELETE FROM Pairs WHERE B = 'b'; INSERT INTO Pairs (A, B, V) VALUES (1, 'B', 9)`);
  await r.next();
  await equals(r, 'strings: keys that only differ in case are others');
  ok(r.told.some((e) => e['@removed'] && e.Word === 'Beta'), 'the old spelling is removed');
  await p.next();
  await equals(p, 'keys of two parts, periods with names of their own');
  sql("UPDATE Words SET Word = LOWER(Word); DELETE FROM Words WHERE Word = 'tail'; INSERT INTO Words VALUES ('TAIL', 8), ('ta', 1)");
  await r.next({ Prefer: 'maxpagesize=1' });
  await equals(r, 'on pages of one');
});

await test('what foreign keys do by themselves', async () => {
  await settle();
  const r = new Replica('Pets', V401);
  await r.start();
  sql('DELETE FROM Owners WHERE ID = 2; UPDATE Owners SET ID = 30 WHERE ID = 3');
  await r.next();
  same(reasons(r.told), ['+4', '-2 deleted', '-3 deleted'], 'cascades are told');
  await equals(r, 'cascades');
});

await test('pages', async () => {
  sql('DELETE FROM Things WHERE ID >= 100');
  sql(`INSERT INTO Things (ID, Name, Kind) VALUES ${Array.from({ length: 50 }, (_, i) => `(${100 + i}, 'p${i}', 'p')`)}`);
  await settle();
  const r = new Replica("Things?$filter=Kind%20eq%20'p'&$orderby=Name", V401);
  await r.start({ Prefer: 'track-changes,maxpagesize=7' });
  same([r.pages, r.rows.size], [8, 50], 'a tracked collection in pages has one delta link, at its end');
  sql('UPDATE Things SET N = 7 WHERE ID BETWEEN 100 AND 119; DELETE FROM Things WHERE ID BETWEEN 120 AND 139');
  for (const size of [1, 10, 20, 40, 41]) {
    const copy = new Replica(r.url, V401);
    copy.rows = new Map(r.rows);
    copy.link = r.link;
    await copy.next({ Prefer: `maxpagesize=${size}` });
    const told = copy.told.filter((e) => e.ID >= 100);
    same([copy.pages, told.length, new Set(told.map((e) => e.ID)).size], [Math.ceil(copy.told.length / size), 40, 40], `changes on pages of ${size}`);
    await equals(copy, `the client has the table: pages of ${size}`);
  }
  // the table changes while its pages are read
  const s = new Replica("Things?$filter=Kind%20eq%20'p'", V401);
  let next = s.url;
  for (let n = 0; next; n++) {
    const page = await get(next, { ...V401, Prefer: n === 0 ? 'track-changes,maxpagesize=4' : 'maxpagesize=4' });
    page.json.value.forEach((x) => s.take(x));
    sql(`UPDATE Things SET N = ${n} WHERE ID = 101; DELETE FROM Things WHERE ID = ${100 + n};
      INSERT INTO Things (ID, Name, Kind) VALUES (${99 - n}, 'q', 'p')`);
    s.link = page.json['@deltaLink'];
    next = page.json['@nextLink'];
  }
  await s.next();
  await equals(s, 'written to between its pages');
  let link = s.link;
  sql('UPDATE Things SET N = 50 WHERE ID BETWEEN 110 AND 119; DELETE FROM Things WHERE ID BETWEEN 140 AND 149');
  for (let n = 0; link; n++) {
    const page = await get(link, { ...V401, Prefer: 'maxpagesize=3' });
    page.json.value.forEach((x) => s.take(x));
    sql(`UPDATE Things SET N = ${n} WHERE ID = 110; INSERT IGNORE INTO Things (ID, Name, Kind) VALUES (${140 + n}, 'back', 'p')`);
    s.link = page.json['@deltaLink'];
    link = page.json['@nextLink'];
  }
  await s.next();
  await equals(s, 'written to between the pages of its changes');
});

await test('a transaction that straddles the read', async () => {
  await settle();
  const c = connection();
  const r = new Replica('Things', V401);
  await c.run("START TRANSACTION; UPDATE Things SET Name = 'straddle' WHERE ID = 3; DELETE FROM Things WHERE ID = 4; INSERT INTO Things (ID, Name, Kind) VALUES (30, 's', 'x')");
  await sleep(300);
  await r.start();
  ok(!r.rows.has('[30]') && r.rows.has('[4]'), 'the read does not see it');
  await c.run('COMMIT');
  await r.next();
  await equals(r, 'what is committed later is told');
  // now longer than delta_window: nothing is lost, the link is
  await settle();
  await c.run("START TRANSACTION; UPDATE Things SET Name = 'long' WHERE ID = 3");
  await settle();
  await r.start();
  await c.run('COMMIT');
  const gone = await get(r.link, V401);
  same([gone.status, gone.json?.error?.code], [410, 'Gone'], 'a transaction longer than delta_window ends the link');
  ok(/delta_window/.test(gone.json.error.message), 'and the message says why', gone.text);
  same(gone.headers.get('location'), `${root}Things`, 'Location: where to begin again');
  await settle();
  await r.start();
  await c.run("DELETE FROM Things WHERE ID = 3");
  await r.next();
  await equals(r, 'and a new one is sound');
  // a statement that began before a row was inserted, finds it and leaves no version of it
  const d = connection();
  await settle();
  await d.run('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  d.send("UPDATE Things SET Kind = 'late' WHERE IF(ID = 5, SLEEP(1.2), 0) = 0 AND Kind = 'w'");
  await sleep(300);
  sql("INSERT INTO Things (ID, Name, Kind) VALUES (31, 'w', 'w')");
  const f = new Replica("Things?$filter=Kind%20eq%20'w'", V401);
  await f.start();
  same(f.rows.size, 1, 'the new row is read');
  await d.run('DO 0');
  same(sql('SELECT COUNT(*) FROM Things FOR SYSTEM_TIME ALL WHERE ID = 31', '-N').trim(), '1', 'there is one version of it, the late one');
  await f.next();
  await equals(f, 'a row whose version has left no trace');
  await c.end();
  await d.end();
});

await test('a random writer', async () => {
  let seed = Number(env.LATCHKEY_SEED ?? Date.now() % 100000);
  console.log(`# LATCHKEY_SEED=${seed}`);
  const random = (n) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % n;
  };
  const writers = [connection(), connection()];
  const open = [0, 0];
  const clients = [
    new Replica('Things', V401),
    new Replica("Things?$filter=Kind%20eq%20'x'%20and%20N%20gt%202", V4),
    new Replica('Words?$select=Word', V401, ['Word']),
    new Replica('Words', V4, ['Word']),
    new Replica('Things?$compute=N%20mul%202%20as%20M&$filter=M%20gt%206&$select=ID,M', V401),
  ];
  const word = () => ['a', 'A', 'b', 'B', 'c', 'dD'][random(6)];
  const statement = () =>
    [
      () => `UPDATE IGNORE Things SET N = ${random(10)}, Kind = '${'xy'[random(2)]}' WHERE ID = ${40 + random(8)}`,
      () => `DELETE FROM Things WHERE ID = ${40 + random(8)}`,
      () => `INSERT IGNORE INTO Things (ID, Kind, N) VALUES (${40 + random(8)}, '${'xy'[random(2)]}', ${random(10)})`,
      () => `UPDATE IGNORE Things SET ID = ${40 + random(8)} WHERE ID = ${40 + random(8)}`,
      () => `REPLACE INTO Things (ID, Kind, N) VALUES (${40 + random(8)}, 'x', ${random(10)})`,
      () => `INSERT IGNORE INTO Words VALUES ('${word()}', ${random(9)})`,
      () => `DELETE FROM Words WHERE Word = '${word()}'`,
      () => `UPDATE IGNORE Words SET Word = '${word()}', N = N + 1 WHERE Word = '${word()}'`,
    ][random(8)]();
  for (const c of clients) await c.start();
  await Promise.all(writers.map((w) => w.run('SET innodb_lock_wait_timeout = 0')));
  const until = Date.now() + 6000;
  let steps = 0;
  let resets = 0;
  while (Date.now() < until) {
    const w = random(2);
    if (!open[w] && random(2)) {
      writers[w].send('START TRANSACTION');
      open[w] = Date.now();
    }
    writers[w].send(statement());
    for (let i = 0; i < 2; i++)
      if (open[i] && (random(3) === 0 || Date.now() - open[i] > 800)) {
        writers[i].send(random(5) ? 'COMMIT' : 'ROLLBACK');
        open[i] = 0;
      }
    const c = clients[random(clients.length)];
    try {
      await (random(40) === 0 ? c.start() : c.next(random(2) ? { Prefer: 'maxpagesize=2' } : {}));
    } catch (e) {
      if (!/: 410 /.test(String(e))) throw e;
      resets++;
      await c.start();
    }
    steps++;
  }
  for (const w of writers) {
    w.send('COMMIT');
    await w.end();
  }
  ok(steps > 20 && resets === 0, `${steps} reads, ${resets} of them in vain`);
  for (const c of clients) {
    await c.next();
    await equals(c, `first answer and all changes are the table: ${c.url}`);
  }
});

await test('links that do not hold', async () => {
  await settle();
  const r = new Replica('Logs', V401);
  await r.start();
  const link = r.link;
  const t = new URL(link).searchParams.get('$deltatoken');
  const status = async (url, headers) => (await get(url, headers)).status;
  same(await status(`Logs?$deltatoken=${t.slice(0, -2)}AA`), 400, 'a token that was altered');
  same(await status('Logs?$deltatoken=x'), 400, 'no token at all');
  same(await status(`Things?$deltatoken=${t}`), 410, 'of another set');
  same(await status(`Logs?$filter=ID%20eq%201&$deltatoken=${t}`), 400, 'of another filter');
  same(await status(`Logs(1)?$deltatoken=${t}`), 400, 'for an entity');
  same(await status(`Logs?$top=1&$deltatoken=${t}`), 400, 'with $top');
  same(await status(`Logs?$format=csv&$deltatoken=${t}`), 406, 'as CSV');
  const page = await get('Logs', { Prefer: 'track-changes,maxpagesize=1' });
  const next = new URL(page.json['@odata.nextLink']).searchParams;
  same(await status(`Logs?$deltatoken=${next.get('$deltatoken')}`), 400, 'the token of a page is no delta link');
  same(await status(`Logs?$skiptoken=${next.get('$skiptoken')}&$deltatoken=${t}`), 400, 'and a delta link none of a page');
  const batch = await get('$batch', { 'Content-Type': 'application/json', ...V401 },
    { method: 'POST', headers: { Authorization: `Bearer ${env.LATCHKEY_TOKEN}`, 'Content-Type': 'application/json', 'OData-MaxVersion': '4.01' },
      body: JSON.stringify({ requests: [{ id: '1', method: 'get', url: link }, { id: '2', method: 'get', url: 'Logs', headers: { Prefer: 'track-changes' } }] }) });
  same(batch.json?.responses?.map((x) => [x.status, x.body?.['@deltaLink'] === undefined]), [[501, true], [200, true]], 'in a batch: 501, and nothing is tracked');

  sql('UPDATE Logs SET V = 2 WHERE ID = 1; DELETE FROM Logs WHERE ID = 2; INSERT INTO Logs VALUES (3, 3)');
  await settle();
  await r.next();
  await equals(r, 'a table with partitions');
  sql('DELETE HISTORY FROM Logs BEFORE SYSTEM_TIME NOW() - INTERVAL 1 YEAR');
  same(await status(r.link), 200, 'older history may go');
  same(await status(link), 200, 'the first link still holds');
  sql('DELETE HISTORY FROM Logs');
  same(await status(r.link), 200, 'a link behind the history that is dropped holds');
  same(await status(link), 410, 'one before it does not');
  await settle();
  await r.start();
  sql('UPDATE Logs SET V = 9');
  const before = r.link;
  sql('DELETE FROM Logs WHERE ID = 1');
  sql('ALTER TABLE Logs DROP PARTITION p0');
  await settle();
  const dropped = await get(before);
  const left = Number(sql('SELECT COUNT(*) FROM Logs FOR SYSTEM_TIME ALL', '-N'));
  ok(dropped.status === 410 || left === 5, 'a dropped partition with versions that the link needs: 410', `${dropped.status}, ${left} versions`);
});

await test('$at', async () => {
  sql("UPDATE Things SET TeamID = NULL; DELETE FROM Things; INSERT INTO Things (ID, Name, Kind, TeamID) VALUES (1, 'first', 'x', 1), (2, 'second', 'x', 2)");
  await sleep(5);
  const t = time();
  await sleep(5);
  sql("UPDATE Things SET Name = 'now', TeamID = 2 WHERE ID = 1; DELETE FROM Things WHERE ID = 2; UPDATE Teams SET Title = 'other' WHERE ID = 2; INSERT INTO Things (ID, Name, Kind) VALUES (3, 'third', 'x')");
  const names = async (url) => (await get(url)).json?.value?.map((x) => x.Name);
  same(await names(`Things?$at=${t}`), ['first', 'second'], 'a set as it was');
  same(await names('Things?$at=max'), ['now', 'third'], 'max: now');
  same(await names('Things?$at=2099-01-01'), ['now', 'third'], 'in the future: what is known now');
  same(await names('Things?$at=now()'), ['now', 'third'], 'now()');
  same(await names('Things?$at=min'), [], 'min: before all');
  same(await names(`Things?$at=@t&@t=${t}&$filter=Team/Title%20eq%20'two'`), ['second'], 'an alias, and navigation in a filter');
  same((await get(`Things(2)?$at=${t}`)).json?.Name, 'second', 'an entity that is gone');
  same((await get('Things(2)')).status, 404, '… now');
  same((await get(`Things(2)/Name/$value?$at=${t}`)).text, 'second', 'a property');
  same((await get(`Things/$count?$at=${t}`)).text, '2', '/$count');
  same((await get(`Things(2)/Team?$at=${t}`)).json?.Title, 'two', 'navigation');
  const e = await get(`Things?$at=${t}&$expand=Team&$select=ID&$orderby=ID`);
  same(e.json?.value?.map((x) => x.Team.Title), ['one', 'two'], '$expand has the same time');
  const o = await get(`Things?$at=${t}&$expand=Team($at=max)&$select=ID&$orderby=ID`);
  same(o.json?.value?.map((x) => x.Team.Title), ['one', 'other'], 'unless it has its own');
  const deep = await get(`Teams?$at=${t}&$expand=Things&$orderby=ID`, { Prefer: 'maxpagesize=1' });
  ok(new URL(deep.json['@odata.nextLink']).searchParams.get('$at') === t, 'next links keep the time');
  same((await all(`Things?$at=${t}`, { Prefer: 'maxpagesize=1' })).rows.map((x) => x.Name), ['first', 'second'], 'pages of the past');
  sql('INSERT INTO Things (ID, Name, Kind, TeamID) VALUES (4, \'a\', \'z\', 1), (5, \'b\', \'z\', 1), (6, \'c\', \'z\', 1)');
  await sleep(5);
  const u = time();
  sql('DELETE FROM Things WHERE ID IN (4, 5, 6)');
  const cut = await get(`Teams?$at=${u}&$expand=Things($select=ID)&$filter=ID%20eq%201`, { Prefer: 'maxpagesize=2' });
  const rest = await all(cut.json.value[0]['Things@odata.nextLink']);
  same([...cut.json.value[0].Things, ...rest.rows].map((x) => x.ID), [4, 5, 6], 'next links of an expanded collection keep it, too');
  for (const [url, want] of [['Plain?$at=2020-01-01', 400], ['Plain?$expand=Team&$at=2020-01-01', 200], ['Things?$at=2020-01-01&$from=2020-01-01', 400],
    ['Things?$at=Name', 501], ['Things?$at=17', 400], ['Things?$to=2020-01-01', 400], ['Things(1)?$from=2020-01-01', 400], ['Precise?$at=2037-01-01', 200],
    ['Precise?$from=min', 501], ['Partly?$at=2037-01-01', 200], ['Partly?$from=min', 501], ['Things?$expand=Team($from=min)', 501]]) {
    const r = await get(url);
    same(r.status, want, url);
  }
});

await test('$from, $to, $toInclusive', async () => {
  sql('DELETE FROM Pairs');
  await sleep(5);
  const t = [time()];
  for (let i = 0; i < 4; i++) {
    sql(i === 0 ? "INSERT INTO Pairs (A, B, V) VALUES (7, 'k', 0)" : `UPDATE Pairs SET V = ${i} WHERE A = 7`);
    await sleep(5);
    t.push(time());
  }
  const v = async (q) => (await all(`Pairs?$filter=A%20eq%207&${q}`)).rows.map((x) => x.V);
  same(await v(`$from=${t[1]}&$to=${t[3]}`), [0, 1, 2], 'the versions that were valid between two times');
  same(await v(`$from=${t[2]}`), [1, 2, 3], 'without an end');
  same(await v(`$from=${t[0]}&$toInclusive=${t[1]}`), [0], 'with the end');
  const all7 = table("SELECT V, began, ended FROM Pairs FOR SYSTEM_TIME ALL WHERE A = 7 ORDER BY began");
  const rows = (await all(`Pairs?$filter=A%20eq%207&$from=${t[0]}`, { Prefer: 'maxpagesize=1' })).rows;
  same(rows.map((x) => x.V), [0, 1, 2, 3], 'on pages of one');
  same(rows.map((x) => x[`@${env.LATCHKEY_DB}.SystemFrom`]), all7.map((r) => `${r[1].replace(' ', 'T')}Z`), 'each says when it began');
  same(rows[3][`@${env.LATCHKEY_DB}.SystemTo`], null, 'and the last has no end');
  const begin = rows[2][`@${env.LATCHKEY_DB}.SystemFrom`];
  same(await v(`$from=${begin}&$to=${begin}`).then((x) => x.length <= 1), true, 'an empty time');
  same(await v(`$from=${t[0]}&$to=${begin}`), [0, 1], '$to: its end is not in it');
  same(await v(`$from=${t[0]}&$toInclusive=${begin}`), [0, 1, 2], '$toInclusive: it is');
  const n = await get(`Pairs/$count?$filter=A%20eq%207&$from=min&$to=max`);
  same(Number(n.text), all7.length, '/$count');
});

await test('41-13: what $metadata says is so', async () => {
  const { text } = await get('$metadata');
  for (const [, name, body] of text.matchAll(/<EntitySet Name="(\w+)"[^>]*>([\s\S]*?)<\/EntitySet>/g)) {
    const tracking = /ChangeTracking"><Record><PropertyValue Property="Supported" Bool="(\w+)"/.exec(body)?.[1];
    const r = await get(name, { Prefer: 'track-changes' });
    same(r.headers.get('preference-applied') === 'track-changes', tracking === 'true', `ChangeTracking of ${name}`);
    const past = await get(`${name}?$at=2037-01-01`);
    same(past.status === 200, body.includes('ApplicationTimeSupport'), `ApplicationTimeSupport of ${name}`);
  }
  ok(text.includes('<Term Name="SystemFrom"'), 'the terms of versions are declared');
});

done();
