// SPDX-License-Identifier: MIT
// How long a token lives: the choices, what they mean in days and dates, and
// the fields that ask for one.
import { html } from 'htm/preact';
import { DAY_MS, ZONE, day } from './time.js';
import { Message } from './page.js';

export const CHOICES = [
  { id: '30', label: '30 days', days: 30 },
  { id: '60', label: '60 days', days: 60 },
  { id: '90', label: '90 days', days: 90 },
  { id: '365', label: '1 year', days: 365 },
  { id: 'date', label: 'Custom date' },
  { id: 'never', label: 'Never' },
];
export const DEFAULT = '90';
const MAX_DAYS = 3650;

const choiceOf = (id) => CHOICES.find((choice) => choice.id === id);
const afterDays = (days) => new Date(Date.now() + days * DAY_MS);

// A Date as the value of <input type="date">, in the reader's own zone.
const dateValue = (date) => [
  String(date.getFullYear()).padStart(4, '0'),
  String(date.getMonth() + 1).padStart(2, '0'),
  String(date.getDate()).padStart(2, '0'),
].join('-');

// The last second of the chosen day, in the reader's zone.
const endOfDay = (value) => new Date(`${value}T23:59:59`);

// {ends: Date|null} (null: never), or {error: sentence}.
export const readExpiry = (id, value) => {
  if (id === 'never') return { ends: null };
  if (id !== 'date') return { ends: afterDays(choiceOf(id).days) };
  const ends = endOfDay(value);
  if (Number.isNaN(ends.getTime()))
    return { error: 'Choose the last day on which the token works.' };
  if (ends <= new Date())
    return { error: 'This day is over. Choose today or a later day.' };
  if (ends > afterDays(MAX_DAYS))
    return { error: 'Choose a day within the next ten years, or “Never”.' };
  return { ends };
};

// The member of the request that says the same.
export const expiryBody = (id, ends) => {
  if (id === 'never') return { expires_at: null };
  if (id === 'date')
    return { expires_at: ends.toISOString().replace(/\.\d+Z$/, 'Z') };
  return { expires_in_days: choiceOf(id).days };
};

const Choice = ({ choice, chosen, onChoose }) => html`
  <label class="choice">
    <input type="radio" name="expiry" value=${choice.id}
      checked=${chosen === choice.id}
      aria-describedby=${choice.id === 'never' && chosen === 'never'
        ? 'never-warning' : undefined}
      onChange=${() => onChoose(choice.id)} />
    <span>${choice.label}
      <small>${choice.days ? day(afterDays(choice.days))
        : choice.id === 'date' ? 'You choose the day' : 'Until revoked'}</small>
    </span>
  </label>`;

const DateField = ({ value, onInput, error }) => html`
  <label for="expiry-date">Last day on which the token works</label>
  <input type="date" id="expiry-date" class="short" required
    min=${dateValue(new Date())} max=${dateValue(afterDays(MAX_DAYS - 1))}
    value=${value} onInput=${(e) => onInput(e.target.value)}
    aria-invalid=${error ? 'true' : undefined}
    aria-describedby="expiry-date-help" />
  <small id="expiry-date-help" class=${error ? 'field-error' : ''}>
    ${error || `It ends with that day, in your time zone (${ZONE}).`}</small>`;

export const ExpiryFields = ({ chosen, date, error, onChoose, onDate }) => html`
  <fieldset class="expiry">
    <legend>Expiry</legend>
    <div class="choices">
      ${CHOICES.map((choice) => html`<${Choice} key=${choice.id}
        choice=${choice} chosen=${chosen} onChoose=${onChoose} />`)}
    </div>
    ${chosen === 'date' && html`<${DateField} value=${date} onInput=${onDate}
      error=${error} />`}
    <div role="status">
      ${chosen === 'never' && html`
        <${Message} kind="warning" id="never-warning">
          <p><strong>Never expires.</strong> Anyone who obtains this token can
            read the data until you revoke it. Prefer one year.</p>
        <//>`}
    </div>
  </fieldset>`;
