// SPDX-License-Identifier: MIT
// How to use a token: ready texts for each tool, with this site's address.
// None of them holds the token: files and shell histories are read by others.
import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { CopyButton } from './copy.js';

const mString = (text) => `"${text.replaceAll('"', '""')}"`;
const shString = (text) => `'${text.replaceAll("'", "'\\''")}'`;

const Snippet = ({ label, text }) => html`
  <figure class="snippet">
    <figcaption>${label}</figcaption>
    <div class="snippet-line">
      <pre tabindex="0" role="region" aria-label=${label}><code>${text}</code></pre>
      <${CopyButton} text=${text} label="Copy" name=${`: ${label}`} />
    </div>
  </figure>`;

const feed = (url) => `let
  Source = OData.Feed(${mString(url)}, null,
    [Implementation = "2.0", ODataVersion = 4])
in
  Source`;

const SIGN_IN = html`Choose <strong>Basic</strong>, type any user name, and
  paste the token as the <strong>password</strong>.`;

const PowerBi = ({ url }) => html`
  <ol>
    <li>In Power BI Desktop choose <strong>Get data</strong>, then
      ${' '}<strong>OData feed</strong>, and paste the address.</li>
    <li>${SIGN_IN}</li>
    <li>Choose <strong>Connect</strong> and tick the tables that you
      need.</li>
  </ol>
  <${Snippet} label="Address" text=${url} />
  <${Snippet} label="Or as a blank query (Power Query M)" text=${feed(url)} />`;

const Excel = ({ url }) => html`
  <ol>
    <li>On the <strong>Data</strong> tab choose <strong>Get Data</strong>,
      ${' '}<strong>From Other Sources</strong>,
      ${' '}<strong>From OData Feed</strong>, and paste the address.</li>
    <li>${SIGN_IN}</li>
    <li>Choose the tables, then <strong>Load</strong>.</li>
  </ol>
  <${Snippet} label="Address" text=${url} />`;

const Tableau = ({ url }) => html`
  <ol>
    <li>Under <strong>Connect, To a Server</strong> choose
      ${' '}<strong>OData</strong> and paste the address as the server.</li>
    <li>As authentication choose <strong>Username and Password</strong>, type
      any user name, and paste the token as the password.</li>
    <li>Choose <strong>Sign In</strong>. Tableau reads the data into an
      extract.</li>
  </ol>
  <${Snippet} label="Server" text=${url} />`;

const Curl = ({ url }) => html`
  <p>curl asks for the password: paste the token. So it stays out of your
    shell’s history.</p>
  <${Snippet} label="Try it" text=${`curl --user token ${shString(url)}`} />
  <p>In a script, read the token from the environment or from a secret
    store.</p>
  <${Snippet} label="In a script"
    text=${`curl --header "Authorization: Bearer $LATCHKEY_TOKEN" ${
      shString(url)}`} />`;

const TOOLS = [
  { id: 'powerbi', name: 'Power BI', Panel: PowerBi },
  { id: 'excel', name: 'Excel', Panel: Excel },
  { id: 'tableau', name: 'Tableau', Panel: Tableau },
  { id: 'curl', name: 'curl', Panel: Curl },
];

// Arrow keys, Home and End move between tabs, as readers of tabs expect.
const STEPS = {
  ArrowRight: (at) => (at + 1) % TOOLS.length,
  ArrowLeft: (at) => (at + TOOLS.length - 1) % TOOLS.length,
  Home: () => 0,
  End: () => TOOLS.length - 1,
};

export const Connect = ({ url, title = 'Use the token' }) => {
  const [at, setAt] = useState(0);
  const list = useRef(null);
  const onKeyDown = (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = step(at);
    setAt(next);
    list.current.querySelectorAll('[role=tab]')[next].focus();
  };
  const { id, Panel } = TOOLS[at];
  return html`
    <section class="card connect" aria-labelledby="use-title">
      <h2 id="use-title">${title}</h2>
      <div class="tabs" role="tablist" aria-labelledby="use-title"
        ref=${list} onKeyDown=${onKeyDown}>
        ${TOOLS.map((tool, i) => html`
          <button type="button" role="tab" id="tab-${tool.id}" key=${tool.id}
            aria-selected=${i === at} aria-controls="tool-panel"
            tabindex=${i === at ? 0 : -1} onClick=${() => setAt(i)}>
            ${tool.name}</button>`)}
      </div>
      <div role="tabpanel" id="tool-panel" aria-labelledby="tab-${id}">
        <${Panel} url=${url} />
      </div>
    </section>`;
};
