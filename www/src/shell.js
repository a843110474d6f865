// SPDX-License-Identifier: MIT
// The frame of every page after log-in: brand, who is logged in, log-out,
// and the side bar. 'Tokens' is there for administrators only.
import { html } from 'htm/preact';
import { Icon } from './icons.js';

const Link = ({ to, icon, path, children }) => {
  const here = path === to || path.startsWith(`${to}/`);
  return html`<li>
    <a href="#${to}" aria-current=${here ? 'page' : undefined}>
      <${Icon} name=${icon} />${children}</a>
  </li>`;
};

const skip = (event) => {
  event.preventDefault();
  document.getElementById('main').focus();
};

export const Shell = ({ session, path, warning, onLogOut, children }) => html`
  <a class="skip" href="#main" onClick=${skip}>Skip to the content</a>
  <header class="top">
    <a class="brand" href="#/profile"><${Icon} name="key" />Latchkey</a>
    <div class="who">
      <span class="who-name"><${Icon} name="user" />
        <span class="sr-only">Logged in as </span>
        <bdi>${session.user.name}</bdi></span>
      <button type="button" class="secondary small" onClick=${onLogOut}>
        <${Icon} name="out" />Log out</button>
    </div>
  </header>
  <div class="frame">
    <nav class="side" aria-label="My account">
      <ul>
        <${Link} to="/profile" icon="user" path=${path}>My profile<//>
        ${session.user.role === 'admin' && html`
          <${Link} to="/tokens" icon="key" path=${path}>Tokens<//>`}
      </ul>
    </nav>
    <main id="main" tabindex="-1">
      ${warning}
      ${children}
    </main>
  </div>`;
