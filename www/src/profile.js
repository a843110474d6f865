// SPDX-License-Identifier: MIT
// My profile: who is logged in, with which rights, and for how long.
import { html } from 'htm/preact';
import { Page } from './page.js';
import { Icon } from './icons.js';
import { duration } from './time.js';

const ROLES = {
  admin: {
    name: 'Administrator',
    can: 'You can create tokens, and revoke every token of this site.',
  },
  user: {
    name: 'User',
    can: 'Tokens are created and revoked by administrators.',
  },
};

const TokensCard = () => html`
  <section class="card" aria-labelledby="connect-title">
    <h2 id="connect-title"><${Icon} name="key" />Connect a reporting tool</h2>
    <p>Power BI, Excel, Tableau and scripts read the data with a token: a key
      that you hand out, and that you can take back at any time.</p>
    <p class="actions">
      <a href="#/tokens" class="btn secondary">See the tokens</a>
      <a href="#/tokens/new" class="btn">Create token</a>
    </p>
  </section>`;

export const Profile = ({ session }) => {
  const role = ROLES[session.user.role] || ROLES.user;
  return html`
    <${Page} title="My profile">
      <section class="card" aria-labelledby="account-title">
        <h2 id="account-title"><${Icon} name="user" />Account</h2>
        <dl>
          <dt>Name</dt><dd><bdi>${session.user.name}</bdi></dd>
          <dt>Role</dt><dd>${role.name}<small>${role.can}</small></dd>
        </dl>
      </section>
      <section class="card" aria-labelledby="session-title">
        <h2 id="session-title"><${Icon} name="shield" />Signed in</h2>
        <dl>
          <dt>Where</dt><dd>In this browser, until you log out</dd>
          <dt>Ends by itself</dt>
          <dd>After ${duration(session.idle_seconds)} without activity,
            ${' '}and at the latest ${duration(session.absolute_seconds)} after
            ${' '}log-in</dd>
        </dl>
      </section>
      ${session.user.role === 'admin' && html`<${TokensCard} />`}
    <//>`;
};
