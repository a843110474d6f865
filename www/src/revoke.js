// SPDX-License-Identifier: MIT
// The question before a token is revoked. It names the token and says what
// will stop.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { revokeToken } from './api.js';
import { Dialog } from './dialog.js';
import { Message } from './page.js';
import { exact, relative } from './time.js';

const used = (token) => (token.last_used_at
  ? `It was last used ${relative(new Date(token.last_used_at))}, on ${
    exact(new Date(token.last_used_at))}.`
  : 'It has never been used.');

const Text = ({ token }) => html`
  <p>Reports using it stop at their next request. This can’t be undone.</p>
  <p class="quiet">${used(token)} Public id <code>${token.id}</code>, owner
    ${' '}<bdi>${token.owner}</bdi>.</p>`;

export const RevokeDialog = ({ token, onClose, onRevoked }) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const revoke = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      onRevoked(await revokeToken(token.id));
    } catch (failure) {
      setBusy(false);
      setError(failure);
    }
  };
  return html`
    <${Dialog} id="revoke" busy=${busy} onClose=${onClose}
      title=${html`Revoke “<bdi>${token.description}</bdi>”?`}
      text=${html`<${Text} token=${token} />`}>
      ${error && html`<${Message} kind="error">
        <p>${error.message} The token still works.${error.wait > 0
          && ` Try again in ${error.wait} seconds.`}</p><//>`}
      <footer class="actions">
        <button type="button" class="danger" aria-busy=${busy}
          onClick=${revoke}>Revoke token</button>
        <button type="button" class="secondary" autofocus disabled=${busy}
          onClick=${onClose}>Cancel</button>
      </footer>
    <//>`;
};
