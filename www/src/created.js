// SPDX-License-Identifier: MIT
// The new token, shown once. Nothing here outlives the page: no storage, no
// address, no second request. Leaving before it is copied asks first.
import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Connect } from './connect.js';
import { copyText } from './copy.js';
import { Dialog } from './dialog.js';
import { Icon } from './icons.js';
import { Message, Page } from './page.js';
import { hold, release } from './router.js';

// While the token is neither copied nor stored, the tab and the pages ask
// before they drop it. When the tab goes, the secret goes, so that 'Back'
// cannot bring the page back with it.
const useGuard = (safe, onAsk, onGone) => {
  useLayoutEffect(() => {
    if (safe) return undefined;
    const unload = (event) => event.preventDefault();
    addEventListener('beforeunload', unload);
    hold((proceed) => onAsk(() => proceed));
    return () => {
      removeEventListener('beforeunload', unload);
      release();
    };
  }, [safe]);
  useLayoutEffect(() => {
    addEventListener('pagehide', onGone);
    return () => removeEventListener('pagehide', onGone);
  }, []);
};

const COPY_STATES = {
  fresh: { text: 'Not copied yet', icon: 'info' },
  copied: { text: 'Copied', icon: 'check' },
  failed: {
    text: 'The browser did not allow copying: the token is selected,'
      + ' press Ctrl+C.',
    icon: 'warn',
  },
};

const Secret = ({ token, state, onCopy }) => {
  const field = useRef(null);
  const copy = async () => {
    const copied = await copyText(token, field.current);
    if (!copied) field.current.select();
    onCopy(copied ? 'copied' : 'failed');
  };
  const { text, icon } = COPY_STATES[state];
  return html`
    <label for="token">Your new token</label>
    <textarea id="token" class="secret" readonly rows="2" ref=${field}
      autocomplete="off" autocapitalize="none" spellcheck=${false}
      translate=${false} value=${token}
      onFocus=${(e) => e.target.select()}></textarea>
    <div class="copy-line">
      <button type="button" id="copy-token" onClick=${copy}>
        <${Icon} name="copy" />Copy token</button>
      <span class="copy-state ${state}" role="status" id="copy-state">
        <${Icon} name=${icon} />${text}</span>
    </div>`;
};

const LeaveDialog = ({ onStay, onLeave }) => html`
  <${Dialog} id="leave" title="Leave without copying the token?"
    text=${html`<p>You have not copied it yet, and it cannot be shown again.
      You would have to revoke it and create another one.</p>`}
    onClose=${onStay}>
    <footer class="actions">
      <button type="button" class="danger" onClick=${onLeave}>Leave</button>
      <button type="button" class="secondary" autofocus onClick=${onStay}>
        Stay here</button>
    </footer>
  <//>`;

export const Created = ({ made, url, onDone, onGone }) => {
  const [copyState, setCopyState] = useState('fresh');
  const [stored, setStored] = useState(false);
  const [leaving, setLeaving] = useState(null);
  const safe = copyState === 'copied' || stored;
  useGuard(safe, setLeaving, onGone);
  const leave = () => {
    release();
    onGone();
    leaving();
  };
  return html`
    <${Page} title="Token created">
      <section class="card">
        <${Message} kind="warning" live=${false}>
          <p>Your token has been created. <strong>Copy it now: it is shown
            only this once, and we keep no copy.</strong> Treat it like the
            PIN of a bank card.</p>
        <//>
        <p class="of">For <bdi><strong>${made.description}</strong></bdi></p>
        <${Secret} token=${made.token} state=${copyState}
          onCopy=${setCopyState} />
        <label class="tick">
          <input type="checkbox" checked=${stored}
            onChange=${(e) => setStored(e.target.checked)} />
          I have stored it</label>
        <p class="actions">
          <button type="button" id="done" disabled=${!safe}
            aria-describedby="done-help" onClick=${onDone}>Done</button>
          <small id="done-help">${safe
            ? 'After this the token cannot be shown again.'
            : 'First copy the token, or tick that you have stored it.'}</small>
        </p>
      </section>
      <${Connect} url=${url} />
      ${leaving && html`<${LeaveDialog} onStay=${() => setLeaving(null)}
        onLeave=${leave} />`}
    <//>`;
};
