// SPDX-License-Identifier: MIT
// Addresses that lead nowhere, and addresses that are not for this user.
import { html } from 'htm/preact';
import { Message, Page } from './page.js';

export const AdminsOnly = () => html`
  <${Page} title="Administrators only">
    <${Message} kind="info">
      <p>Tokens are created, listed and revoked by administrators. Your
        account does not have this role.</p>
      <p>If you need a token for a report, ask an administrator of this
        site for one.</p>
    <//>
    <p><a href="#/profile">Back to my profile</a></p>
  <//>`;

export const NotFound = () => html`
  <${Page} title="Page not found">
    <p>There is no page at this address.</p>
    <p><a href="#/profile">Go to my profile</a></p>
  <//>`;
