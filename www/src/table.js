// SPDX-License-Identifier: MIT
// The table of tokens. Narrow screens show each row as a card; the roles are
// written out because that layout takes the table's own away.
import { html } from 'htm/preact';
import { Badge } from './badge.js';
import { OnDay, When } from './time.js';

const SCOPES = { odata: 'OData API' };

const Cell = ({ name, cls, children }) => html`
  <td role="cell" class=${cls}>
    <span class="cell-name" aria-hidden="true">${name}</span>
    <div>${children}</div>
  </td>`;

const Expires = ({ token }) => (token.expires_at
  ? html`<${When} at=${token.expires_at} />`
  : html`<span class="when">Never</span>`);

const Row = ({ token, onRevoke }) => html`
  <tr role="row" class=${token.state} data-id=${token.id}>
    <th role="rowheader" scope="row" class="what">
      <bdi>${token.description}</bdi>
      <small><code>${token.id}</code></small>
    </th>
    <${Cell} name="State"><${Badge} state=${token.state} />
      ${token.revoked_at && html`<${OnDay} at=${token.revoked_at} />`}<//>
    <${Cell} name="Scope" cls="scope-name">${SCOPES[token.scope] || token.scope}<//>
    <${Cell} name="Owner" cls="owner"><bdi>${token.owner}</bdi><//>
    <${Cell} name="Created"><${When} at=${token.created_at} hour=${false} /><//>
    <${Cell} name="Expires"><${Expires} token=${token} /><//>
    <${Cell} name="Last used">${token.last_used_at
      ? html`<${When} at=${token.last_used_at} />`
      : html`<span class="when">Never</span>`}<//>
    <td role="cell" class="act">
      ${token.state === 'active' && html`
        <button type="button" class="secondary danger-text small"
          onClick=${() => onRevoke(token)}>Revoke
          <span class="sr-only"> token ${token.description}</span></button>`}
    </td>
  </tr>`;

export const TokenTable = ({ tokens, onRevoke }) => html`
  <div class="table-box">
    <table role="table">
      <caption class="sr-only">Tokens, newest first</caption>
      <thead role="rowgroup">
        <tr role="row">
          ${['Description', 'State', 'Scope', 'Owner', 'Created', 'Expires',
            'Last used'].map((name) => html`
            <th role="columnheader" scope="col" key=${name}>${name}</th>`)}
          <th role="columnheader" scope="col">
            <span class="sr-only">Actions</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${tokens.map((token) => html`<${Row} key=${token.id} token=${token}
          onRevoke=${onRevoke} />`)}
      </tbody>
    </table>
  </div>`;
