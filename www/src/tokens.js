// SPDX-License-Identifier: MIT
// The list of tokens, filtered by state; the filter is in the address.
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { listTokens } from './api.js';
import { Connect } from './connect.js';
import { CopyButton } from './copy.js';
import { take } from './flash.js';
import { Icon } from './icons.js';
import { Failed, Message, Page } from './page.js';
import { RevokeDialog } from './revoke.js';
import { DAY_MS, exact } from './time.js';
import { TokenTable } from './table.js';

const FILTERS = [
  { id: '', name: 'All' },
  { id: 'active', name: 'Active' },
  { id: 'expired', name: 'Expired' },
  { id: 'revoked', name: 'Revoked' },
];
const SOON_MS = 14 * DAY_MS;
const PAGE_ROWS = 100;

const inState = (tokens, state) =>
  (state ? tokens.filter((token) => token.state === state) : tokens);

const Filters = ({ tokens, state }) => html`
  <nav class="filters" aria-label="Tokens by state">
    <ul>${FILTERS.map(({ id, name }) => html`<li key=${id}>
      <a href=${id ? `#/tokens?state=${id}` : '#/tokens'}
        aria-current=${id === state ? 'true' : undefined}>${name}
        <span class="number">${inState(tokens, id).length}</span></a>
    </li>`)}</ul>
  </nav>`;

const endsSoon = (token) => token.state === 'active' && token.expires_at
  && new Date(token.expires_at) - Date.now() < SOON_MS;

const Expiring = ({ tokens }) => {
  const n = tokens.filter(endsSoon).length;
  if (n === 0) return null;
  return html`<${Message} kind="warning" live=${false}>
    <p>${n === 1 ? '1 token expires' : `${n} tokens expire`} within 14 days.
      ${n === 1 ? ' Replace it' : ' Replace them'} before reports fail.</p>
  <//>`;
};

const Empty = ({ url }) => html`
  <section class="card empty" aria-labelledby="empty-title">
    <span class="empty-icon"><${Icon} name="key" /></span>
    <h2 id="empty-title">No tokens yet</h2>
    <p>A token is a key that lets one reporting tool read the data of this
      site. Create one, paste it into Power BI, Excel, Tableau or a script,
      and revoke it here when it is no longer needed.</p>
    <p><a href="#/tokens/new" class="btn">
      <${Icon} name="plus" />Create your first token</a></p>
  </section>
  <${Connect} url=${url} title="Where tokens are used" />`;

const Service = ({ url }) => html`
  <p class="service"><span>Address of the data</span>
    <code>${url}</code>
    <${CopyButton} text=${url} label="Copy" name="the address of the data" />
  </p>`;

const Rows = ({ tokens, state, onRevoke }) => {
  const [limit, setLimit] = useState(PAGE_ROWS);
  const rows = inState(tokens, state);
  if (rows.length === 0)
    return html`<p class="card none">No ${state} tokens.${' '}
      <a href="#/tokens">Show all tokens</a></p>`;
  return html`
    <${TokenTable} tokens=${rows.slice(0, limit)} onRevoke=${onRevoke} />
    ${rows.length > limit && html`<p class="more">
      <button type="button" class="secondary"
        onClick=${() => setLimit(limit + PAGE_ROWS)}>Show more</button>
      <small>${limit} of ${rows.length} are shown.</small></p>`}`;
};

// The list, loaded when the page opens; null until it is there.
const useTokens = () => {
  const [list, setList] = useState(null);
  const [error, setError] = useState(null);
  const load = () => {
    setError(null);
    listTokens().then(setList, setError);
  };
  useEffect(load, []);
  const replace = (changed) => setList({
    ...list,
    tokens: list.tokens.map((token) =>
      (token.id === changed.id ? { ...token, ...changed } : token)),
  });
  return { list, error, load, replace };
};

// What has just happened: first what the page before said, then revocations.
const useNews = () => {
  const [news, setNews] = useState(null);
  useEffect(() => setNews(take()), []);
  return [news, setNews];
};

const Loaded = ({ list, state, onRevoke }) => (list.tokens.length === 0
  ? html`<${Empty} url=${list.service.odata_url} />`
  : html`
    <${Expiring} tokens=${list.tokens} />
    <${Service} url=${list.service.odata_url} />
    <${Filters} tokens=${list.tokens} state=${state} />
    <${Rows} key=${state} tokens=${list.tokens} state=${state}
      onRevoke=${onRevoke} />`);

export const Tokens = ({ query }) => {
  const { list, error, load, replace } = useTokens();
  const [news, setNews] = useNews();
  const [asked, setAsked] = useState(null);
  const newsBox = useRef(null);
  const wanted = query.get('state') || '';
  const state = FILTERS.some(({ id }) => id === wanted) ? wanted : '';
  const revoked = (token) => {
    setAsked(null);
    replace(token);
    setNews({
      name: token.description,
      rest: `was revoked on ${exact(new Date(token.revoked_at))}.`,
    });
    // Its button is gone: the focus goes to the sentence that says so.
    setTimeout(() => newsBox.current?.focus(), 0);
  };
  const create = html`<a href="#/tokens/new" class="btn">
    <${Icon} name="plus" />Create token</a>`;
  return html`
    <${Page} title="Tokens" action=${create}
      lead="Keys with which reporting tools read the data.">
      <div role="status" tabindex="-1" ref=${newsBox} class="news">
        ${news && html`<${Message} kind="done" live=${false}>
          <p>“<bdi>${news.name}</bdi>” ${news.rest}</p><//>`}
      </div>
      ${error && html`<${Failed} error=${error} again=${load} />`}
      ${!list && !error && html`<p aria-busy="true">Loading the tokens…</p>`}
      ${list && html`<${Loaded} list=${list} state=${state}
        onRevoke=${setAsked} />`}
      ${asked && html`<${RevokeDialog} token=${asked}
        onClose=${() => setAsked(null)} onRevoked=${revoked} />`}
    <//>`;
};
