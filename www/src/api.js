// SPDX-License-Identifier: MIT
// The JSON endpoints below /api/v1: one function each, one kind of failure.

export class ApiError extends Error {
  constructor(status, problem, wait) {
    super(problem.detail || problem.title || `The server answered ${status}.`);
    this.status = status;
    this.code = problem.code || '';
    this.field = problem.field || '';
    this.wait = wait; // seconds of Retry-After, or 0
  }
}

// Held in memory only: a reload asks the server for it again.
let csrf = '';
let ended = () => {};
let answered = Date.now();

// When the server last answered a request of this session (ms).
export const lastAnswer = () => answered;

// Called once, when an answer says that the session is over.
export const onEnded = (listener) => {
  ended = listener;
};

const problemOf = async (response) => {
  try {
    return await response.json();
  } catch {
    return {};
  }
};

const retryAfter = (response) => {
  const seconds = Number.parseInt(response.headers.get('Retry-After'), 10);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
};

const call = async (method, path, body) => {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['X-Latchkey-CSRF'] = csrf;
  let response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
  } catch {
    throw new ApiError(0, {
      code: 'unreachable',
      detail: 'Latchkey cannot be reached. Check your connection and try again.',
    }, 0);
  }
  answered = Date.now();
  if (response.ok) return response.status === 204 ? null : response.json();
  const error = new ApiError(
    response.status, await problemOf(response), retryAfter(response));
  if (error.status === 401 && error.code !== 'invalid_credentials') {
    csrf = '';
    ended();
  }
  throw error;
};

const keep = (session) => {
  csrf = session.csrf;
  return session;
};

export const logIn = async (user, password) =>
  keep(await call('POST', '/session', { user, password }));

export const session = async () => keep(await call('GET', '/session'));

export const logOut = async () => {
  await call('DELETE', '/session');
  csrf = '';
};

export const listTokens = () => call('GET', '/tokens');
export const createToken = (token) => call('POST', '/tokens', token);
export const revokeToken = (id) =>
  call('DELETE', `/tokens/${encodeURIComponent(id)}`);
