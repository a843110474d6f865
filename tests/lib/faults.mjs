// faults.mjs - what the fault tests share: answers read byte by byte, the
// processes of the stack, a console of its database, and the site's API.
import { spawn, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { env } from './odata.mjs';

export const site = new URL(env.LATCHKEY_URL);
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export const now = () => performance.now();
export const bearer = (token = env.LATCHKEY_TOKEN) => `Bearer ${token}`;
export const note = (text) => console.log(`# ${text}`);
export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

export async function until(ms, what, good) {
  for (const end = now() + ms; ; await sleep(10)) {
    const value = await good();
    if (value) return value;
    if (now() > end) throw new Error(`${what}: not within ${ms} ms`);
  }
}

// Reads answers as they are on the wire. A fetch hides what matters here: how
// the body was framed, and whether the framing came to its end.
export class Answer {
  constructor({ keep = 0, head = false } = {}) {
    this.status = 0;
    this.headers = {};
    this.framing = 'none'; // chunked | length | close
    this.bytes = 0; // of the body
    this.complete = false; // the framing says that this was all
    this.keep = keep; // bytes of the body to keep as text
    this.kept = [];
    this.isHead = head;
    this.tail = '';
    this.rest = Buffer.alloc(0);
    this.hash = createHash('sha256');
    this.left = 0; // of the chunk or the body
    this.state = 'head';
  }
  get text() {
    return Buffer.concat(this.kept).toString('utf8');
  }
  get json() {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }
  // The document has its end; whether it is the whole one is another question.
  get closed() {
    return this.tail.trimEnd().endsWith(']}');
  }
  get digest() {
    return this.hash.copy().digest('hex');
  }
  feed(data) {
    this.rest = this.rest.length ? Buffer.concat([this.rest, data]) : data;
    while (this.rest.length && !this.complete && this.step());
  }
  step() {
    switch (this.state) {
      case 'head':
        return this.head();
      case 'size':
        return this.size();
      case 'data':
        return this.body();
      case 'crlf':
        return this.take(2) !== null && ((this.state = 'size'), true);
      case 'trailer':
        return this.trailer();
      default: // 'close'
        this.add(this.rest);
        this.rest = Buffer.alloc(0);
        return false;
    }
  }
  take(n) {
    if (this.rest.length < n) return null;
    const part = this.rest.subarray(0, n);
    this.rest = this.rest.subarray(n);
    return part;
  }
  line() {
    const end = this.rest.indexOf('\r\n');
    return end < 0 ? null : this.take(end + 2).subarray(0, end).toString('latin1');
  }
  head() {
    const end = this.rest.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const [first, ...lines] = this.take(end + 4).toString('latin1').trimEnd().split('\r\n');
    this.version = first.split(' ')[0];
    this.status = Number(first.split(' ')[1]);
    for (const line of lines) {
      const name = line.slice(0, line.indexOf(':')).toLowerCase();
      const value = line.slice(line.indexOf(':') + 1).trim();
      this.headers[name] = name in this.headers ? `${this.headers[name]}, ${value}` : value;
    }
    if (this.isHead || this.status === 204 || this.status === 304) {
      this.complete = true;
    } else if (/chunked/i.test(this.headers['transfer-encoding'] ?? '')) {
      this.framing = 'chunked';
      this.state = 'size';
    } else if ('content-length' in this.headers) {
      this.framing = 'length';
      this.left = Number(this.headers['content-length']);
      this.state = 'data';
      this.complete = this.left === 0;
    } else {
      this.framing = 'close';
      this.state = 'close';
    }
    return true;
  }
  size() {
    const line = this.line();
    if (line === null) return false;
    this.left = parseInt(line, 16);
    this.state = this.left ? 'data' : 'trailer';
    return true;
  }
  body() {
    const part = this.take(Math.min(this.left, this.rest.length));
    this.add(part);
    this.left -= part.length;
    if (this.left === 0 && this.framing === 'length') this.complete = true;
    else if (this.left === 0) this.state = 'crlf';
    return true;
  }
  trailer() {
    const line = this.line();
    if (line === '') this.complete = true;
    return line !== null;
  }
  add(part) {
    this.bytes += part.length;
    this.hash.update(part);
    if (this.bytes - part.length < this.keep) this.kept.push(part);
    this.tail = (this.tail + part.subarray(-16).toString('latin1')).slice(-16);
  }
}

// Sends bytes, reads one answer. watch(answer, socket) sees each piece.
// Resolves to the answer with .ms, .end (how the connection ended: complete,
// fin, reset, timeout) and .firstMs.
export function exchange(bytes, { watch, timeout = 20000, answer = new Answer({ keep: 65536 }), half = false } = {}) {
  return new Promise((resolve) => {
    const start = now();
    const socket = net.connect({ host: '127.0.0.1', port: Number(site.port), allowHalfOpen: true });
    const finish = (how) => {
      if (answer.end) return;
      answer.end = how;
      answer.ms = now() - start;
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish('timeout'), timeout);
    socket.setNoDelay(true);
    socket.on('error', (e) => finish(e.code === 'ECONNRESET' || e.code === 'EPIPE' ? 'reset' : e.code));
    socket.on('end', () => finish('fin'));
    socket.on('close', () => finish('fin'));
    socket.on('data', (data) => {
      answer.firstMs ??= now() - start;
      answer.feed(data);
      if (answer.complete) finish('complete');
      else watch?.(answer, socket);
    });
    socket.on('connect', () => {
      answer.begun = Date.now();
      if (half) socket.end(bytes);
      else socket.write(bytes);
    });
  });
}

export function request(target, { method = 'GET', version = '1.1', headers = {}, token = env.LATCHKEY_TOKEN } = {}) {
  const lines = [`${method} ${target} HTTP/${version}`, `Host: ${site.host}`];
  if (token) lines.push(`Authorization: ${bearer(token)}`);
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

// ---------------------------------------------------------------- processes
const slurp = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
export const pidOf = (name) => Number(slurp(`${env.LATCHKEY_DIR}/${name}.pid`));
export const alive = (pid) => /^State:\s*[^ZX\s]/m.test(slurp(`/proc/${pid}/status`));
export const log = () => slurp(`${env.LATCHKEY_DIR}/fcgi.log`);
export const deaths = () => log().match(/msg="worker died"/g)?.length ?? 0;
export const reports = () => log().match(/ERROR: AddressSanitizer|runtime error:|ERROR: LeakSanitizer/g)?.length ?? 0;

// The workers as the log names them and the kernel confirms.
export function workers() {
  const master = pidOf('fcgi');
  const children = slurp(`/proc/${master}/task/${master}/children`).trim().split(/\s+/).map(Number);
  const started = new Set([...log().matchAll(/msg="worker started" worker=(\d+)/g)].map((m) => Number(m[1])));
  return children.filter((pid) => started.has(pid));
}
// Nanoseconds on a processor.
export const cpu = (pid) => Number(slurp(`/proc/${pid}/schedstat`).split(' ')[0] || 0);
export const cpus = (pids = workers()) => new Map(pids.map((pid) => [pid, cpu(pid)]));
// The worker that worked most since `before`.
export function busiest(before) {
  let best = 0;
  let most = -1;
  for (const [pid, then] of before)
    if (alive(pid) && cpu(pid) - then > most) {
      most = cpu(pid) - then;
      best = pid;
    }
  return best;
}

// latchkeyctl and latchkeyd of the build under test.
const top = fileURLToPath(new URL('../../', import.meta.url));
export const build = env.LATCHKEY_BUILD ?? `${top}var/build`;
export function ctl(...args) {
  return execFileSync(`${build}/latchkeyctl`, ['-c', `${env.LATCHKEY_DIR}/latchkey.conf`, '--sql', `${top}sql/schema`, ...args], { encoding: 'utf8' });
}

// ----------------------------------------------------------------- database
// One client process for many statements: a new one for each would be too
// slow to catch a statement in flight.
export class Console {
  constructor() {
    this.child = spawn('mariadb', ['--no-defaults', `--socket=${env.LATCHKEY_DB_SOCKET}`, '-N', '-B', '-n', '--force', env.LATCHKEY_DB], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.text = '';
    this.errors = '';
    this.number = 0;
    this.child.stdout.setEncoding('utf8').on('data', (d) => {
      this.text += d;
      this.look?.();
    });
    this.child.stderr.setEncoding('utf8').on('data', (d) => (this.errors += d));
  }
  // Rows of text cells.
  run(sql) {
    const mark = `end-of-${++this.number}`;
    return new Promise((resolve) => {
      this.look = () => {
        const at = this.text.indexOf(`${mark}\n`);
        if (at < 0) return;
        const rows = this.text.slice(0, at).split('\n').filter(Boolean).map((l) => l.split('\t'));
        this.text = this.text.slice(at + mark.length + 1);
        resolve(rows);
      };
      this.child.stdin.write(`${sql};\nSELECT '${mark}';\n`);
    });
  }
  close() {
    this.child.stdin.end();
  }
  // The statement that reads rows for a client now.
  async reading() {
    const rows = await this.run("SELECT ID, STATE FROM information_schema.PROCESSLIST WHERE USER = 'latchkey_read' AND COMMAND IN ('Execute', 'Query')");
    return rows[0];
  }
}

// -------------------------------------------------------------------- pages
// A browser's side of /api/v1: log-in, cookie, origin and CSRF header.
export async function login(user = env.LATCHKEY_ADMIN, password = env.LATCHKEY_PASSWORD) {
  const base = { Origin: site.origin, 'Content-Type': 'application/json' };
  const r = await fetch(new URL('/api/v1/session', site), { method: 'POST', headers: base, body: JSON.stringify({ user, password }) });
  if (r.status !== 200) throw new Error(`log-in of ${user}: ${r.status} ${await r.text()}`);
  const cookie = r.headers.get('set-cookie').split(';')[0];
  const { csrf } = await r.json();
  return async (method, path, body) => {
    const headers = { Origin: site.origin, Cookie: cookie, 'X-Latchkey-CSRF': csrf };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const answer = await fetch(new URL(`/api/v1/${path}`, site), { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: text ? JSON.parse(text) : undefined };
  };
}
export async function newToken(api, description, more = { expires_at: null }) {
  const r = await api('POST', 'tokens', { description, scope: 'odata', ...more });
  if (r.status !== 201) throw new Error(`no token: ${r.status} ${r.text}`);
  return r.json;
}

export async function metric(name) {
  const text = await (await fetch(new URL('/metrics', site))).text();
  return Number(text.match(new RegExp(`^${name} (\\S+)$`, 'm'))?.[1]);
}
export { existsSync };
