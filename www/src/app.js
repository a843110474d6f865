// SPDX-License-Identifier: MIT
// Which page is shown: decided by the session and by the address.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { logOut, onEnded, session as askSession } from './api.js';
import { IdleWarning } from './clock.js';
import { Create } from './create.js';
import { LogIn } from './login.js';
import { AdminsOnly, NotFound } from './nopage.js';
import { Failed } from './page.js';
import { Profile } from './profile.js';
import { go, guarded, leave, useRoute } from './router.js';
import { Shell } from './shell.js';
import { Tokens } from './tokens.js';

const ENDED = {
  kind: 'info',
  text: 'Your session has ended. Log in to go on where you were.',
};
const LOGGED_OUT = { kind: 'done', text: 'You have logged out.' };

const ROUTES = {
  '/': { page: Profile },
  '/profile': { page: Profile },
  '/tokens': { page: Tokens, admin: true },
  '/tokens/new': { page: Create, admin: true },
};

const pageOf = (path, role) => {
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : null;
  if (!route) return NotFound;
  return route.admin && role !== 'admin' ? AdminsOnly : route.page;
};

// session: undefined until the server has answered, null when there is none.
const useSession = () => {
  const [session, setSession] = useState(undefined);
  const [notice, setNotice] = useState(null);
  const [error, setError] = useState(null);
  const load = () => {
    setError(null);
    askSession().then(setSession, (failure) =>
      (failure.status === 401 ? setSession(null) : setError(failure)));
  };
  useEffect(() => {
    onEnded(() => setSession((before) => {
      if (before && guarded()) return before;
      if (before) setNotice(ENDED);
      return null;
    }));
    load();
  }, []);
  const begin = (begun) => {
    setNotice(null);
    setSession(begun);
  };
  const end = async () => {
    try {
      await logOut();
    } catch (failure) {
      if (failure.status !== 401) {
        setError(failure);
        return;
      }
    }
    setNotice(LOGGED_OUT);
    setSession(null);
    go('/');
  };
  return { session, notice, error, load, begin, end };
};

export const App = () => {
  const { path, query } = useRoute();
  const { session, notice, error, load, begin, end } = useSession();
  if (error)
    return html`<main id="main" class="login">
      <${Failed} error=${error} again=${load} /></main>`;
  if (session === undefined)
    return html`<main id="main" class="login" aria-busy="true"></main>`;
  if (session === null)
    return html`<${LogIn} notice=${notice} onLogIn=${begin} />`;
  const Shown = pageOf(path, session.user.role);
  return html`
    <${Shell} session=${session} path=${path === '/' ? '/profile' : path}
      warning=${html`<${IdleWarning} idleSeconds=${session.idle_seconds} />`}
      onLogOut=${() => leave(end)}>
      <${Shown} session=${session} query=${query} />
    <//>`;
};
