// SPDX-License-Identifier: MIT
// What every page has: a title in the tab, a heading that gets the focus when
// the page changes, and boxes for messages.
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.js';

// The very first page leaves the focus where the browser puts it.
let shown = false;

export const Page = ({ title, lead, action, children }) => {
  const heading = useRef(null);
  useEffect(() => {
    document.title = `${title} · Latchkey`;
    if (shown) heading.current.focus();
    shown = true;
  }, [title]);
  return html`
    <header class="page-head">
      <div>
        <h1 tabindex="-1" ref=${heading}>${title}</h1>
        ${lead && html`<p class="lead">${lead}</p>`}
      </div>
      ${action}
    </header>
    ${children}`;
};

const KINDS = {
  error: { icon: 'warn', role: 'alert' },
  warning: { icon: 'warn', role: undefined },
  info: { icon: 'info', role: undefined },
  done: { icon: 'check', role: 'status' },
};

export const Message = ({ kind, id, live = true, children }) => html`
  <div class="message ${kind}" id=${id} role=${live ? KINDS[kind].role : undefined}>
    <${Icon} name=${KINDS[kind].icon} />
    <div>${children}</div>
  </div>`;

// A page whose data did not arrive: what happened, and a way on.
export const Failed = ({ error, again }) => html`
  <${Message} kind="error">
    <p>${error.message}${error.wait > 0
      && ` Try again in ${error.wait} seconds.`}</p>
    <button type="button" class="secondary small" onClick=${again}>Try again</button>
  <//>`;
