// SPDX-License-Identifier: MIT
// Times as people read them. The pages are in English, so only the English
// conventions of the reader are taken (day or month first, 12 or 24 hours).
import { html } from 'htm/preact';

const LOCALE =
  (navigator.languages || []).find((l) => /^en(-|$)/.test(l)) || 'en-GB';
const DATE = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' });
const EXACT = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium', timeStyle: 'short',
});
// 'tomorrow' reads well, 'next year' for 365 days does not.
const DAYS = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const COUNT = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' });

export const ZONE = EXACT.resolvedOptions().timeZone;
export const DAY_MS = 86_400_000;

// The first unit whose least span is reached. Months begin at 100 days: until
// then a reader counts days.
const UNITS = [
  ['year', 365 * DAY_MS],
  ['month', 100 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

export const relative = (date, now = Date.now()) => {
  const ms = date - now;
  const [unit, size] =
    UNITS.find(([, least]) => Math.abs(ms) >= least) || ['now', 1];
  if (unit === 'now') return 'just now';
  if (unit === 'day') return DAYS.format(Math.round(ms / DAY_MS), 'day');
  if (unit === 'month')
    return COUNT.format(Math.round(ms / (30.44 * DAY_MS)), 'month');
  return COUNT.format(Math.round(ms / size), unit);
};

export const day = (date) => DATE.format(date);
export const exact = (date) => EXACT.format(date);

// 'in 12 days' over '5 Dec 2026, 10:00'; both are text, so that nothing
// hides behind a mouse. What is long past needs no hour.
export const When = ({ at, hour = true }) => {
  const date = new Date(at);
  return html`<time datetime=${at} title=${exact(date)}>
    <span class="when">${relative(date)}</span>
    <small>${hour ? exact(date) : day(date)}</small>
  </time>`;
};

// Where there is little room: the day, and the rest on pointing at it.
export const OnDay = ({ at }) => {
  const date = new Date(at);
  return html`<time datetime=${at} title=${exact(date)}>
    <small>${day(date)}</small>
  </time>`;
};

const PARTS = [['hour', 3600], ['minute', 60], ['second', 1]];

// 5400 -> '1 hour 30 minutes'. Up to an hour, seconds count.
export const duration = (seconds) => {
  let rest = Math.max(1, Math.round(seconds));
  if (rest > 3600) rest = Math.round(rest / 60) * 60;
  return PARTS.map(([word, size]) => {
    const n = Math.floor(rest / size);
    rest -= n * size;
    return n && `${n} ${word}${n === 1 ? '' : 's'}`;
  }).filter(Boolean).join(' ');
};
