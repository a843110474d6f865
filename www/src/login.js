// SPDX-License-Identifier: MIT
// Log-in: one sentence for every wrong name or password, and a waiting time
// when the server asks for one.
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { logIn } from './api.js';
import { duration } from './time.js';
import { Icon } from './icons.js';
import { Message } from './page.js';

const explain = (error) => {
  const wait = error.wait > 0
    ? ` Try again in ${duration(error.wait)}.` : ' Try again in a moment.';
  if (error.status === 429) return `Too many attempts.${wait}`;
  if (error.status === 503)
    return `The server is busy right now. Your password was not checked.${wait}`;
  if (error.status === 401)
    return 'The user name or the password is wrong.';
  return error.message;
};

// Seconds that are left of a wait that began when it was set.
const useCountdown = () => {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!until) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  const left = until ? Math.max(0, Math.ceil((until - now) / 1000)) : 0;
  const start = (seconds) => {
    setNow(Date.now());
    setUntil(seconds > 0 ? Date.now() + seconds * 1000 : 0);
  };
  return [left, start];
};

const PasswordField = ({ field, value, onInput, invalid }) => {
  const [shown, setShown] = useState(false);
  return html`
    <label for="password">Password</label>
    <div class="with-button">
      <input id="password" name="password" ref=${field} required
        type=${shown ? 'text' : 'password'} autocomplete="current-password"
        autocapitalize="none" spellcheck=${false}
        aria-invalid=${invalid ? 'true' : undefined}
        aria-describedby=${invalid ? 'login-error' : undefined}
        value=${value} onInput=${(e) => onInput(e.target.value)} />
      <button type="button" class="secondary" aria-pressed=${shown}
        onClick=${() => setShown(!shown)}>
        ${shown ? 'Hide' : 'Show'}<span class="sr-only"> password</span>
      </button>
    </div>`;
};

const Form = ({ onLogIn, onTry }) => {
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const [left, wait] = useCountdown();
  const userField = useRef(null);
  const passwordField = useRef(null);
  useEffect(() => userField.current.focus(), []);

  const submit = async (event) => {
    event.preventDefault();
    if (busy || left) return;
    onTry();
    setBusy(true);
    setError(null);
    try {
      onLogIn(await logIn(user, password));
    } catch (failure) {
      setBusy(false);
      setError(failure);
      wait(failure.wait);
      if (failure.status === 401) {
        setPassword('');
        passwordField.current.focus();
      }
    }
  };
  const wrong = error !== null && error.status === 401;
  return html`
    <form method="post" action="/" onSubmit=${submit}>
      ${error && html`<${Message} kind="error" id="login-error">
        <p>${explain(error)}</p><//>`}
      <label for="user">User name</label>
      <input id="user" name="user" ref=${userField} required
        autocomplete="username" autocapitalize="none" spellcheck=${false}
        aria-invalid=${wrong ? 'true' : undefined}
        aria-describedby=${wrong ? 'login-error' : undefined}
        value=${user} onInput=${(e) => setUser(e.target.value)} />
      <${PasswordField} field=${passwordField} value=${password}
        onInput=${setPassword} invalid=${wrong} />
      <button type="submit" class="wide" aria-busy=${busy}
        disabled=${left > 0}>
        ${left > 0 ? `Wait ${left} s` : busy ? 'Logging in…' : 'Log in'}
      </button>
    </form>`;
};

export const LogIn = ({ notice, onLogIn }) => {
  const [tried, setTried] = useState(false);
  useEffect(() => {
    document.title = 'Log in · Latchkey';
  }, []);
  return html`
    <main id="main" class="login">
      <article>
        <p class="brand"><${Icon} name="key" />Latchkey</p>
        <h1>Log in</h1>
        <div role="status">
          ${notice && !tried && html`
            <${Message} kind=${notice.kind} live=${false}>
              <p>${notice.text}</p><//>`}
        </div>
        <${Form} onLogIn=${onLogIn} onTry=${() => setTried(true)} />
      </article>
      <p class="foot">Your company’s data for Power BI, Excel and Tableau,
        with keys you can take back.</p>
    </main>`;
};
