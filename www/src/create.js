// SPDX-License-Identifier: MIT
// Create token: a form, and then the token itself, which lives only in the
// memory of this page until the page is left.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { createToken, listTokens } from './api.js';
import { Created } from './created.js';
import { DEFAULT, ExpiryFields, expiryBody, readExpiry } from './expiry.js';
import { say } from './flash.js';
import { Icon } from './icons.js';
import { Message, Page } from './page.js';
import { go } from './router.js';
import { ZONE, exact } from './time.js';

const MAX_CHARACTERS = 200;

const checkDescription = (text) => {
  const length = [...text.trim()].length;
  if (length === 0) return 'Enter a description.';
  if (length > MAX_CHARACTERS)
    return `Use at most ${MAX_CHARACTERS} characters; these are ${length}.`;
  if (/\p{Cc}/u.test(text.trim()))
    return 'Use visible characters only: there is a control character in it.';
  return '';
};

const Description = ({ value, error, onInput }) => {
  const count = [...value.trim()].length;
  return html`
    <label for="description">Description</label>
    <input id="description" name="description" dir="auto"
      autocomplete="off" required value=${value}
      onInput=${(e) => onInput(e.target.value)}
      aria-invalid=${error ? 'true' : undefined}
      aria-describedby="description-help description-count" />
    <div class="under-field">
      <small id="description-help" class=${error ? 'field-error' : ''}>
        ${error || 'Choose one that you will recognise in a month’s time,'
          + ' such as “Sales dashboard in Power BI”.'}</small>
      <small id="description-count" class=${count > MAX_CHARACTERS
        ? 'count field-error' : 'count'}>${count} of ${MAX_CHARACTERS}
        <span class="sr-only"> characters</span></small>
    </div>`;
};

const Scope = () => html`
  <fieldset>
    <legend>Scope</legend>
    <label class="choice scope">
      <input type="radio" name="scope" value="odata" checked />
      <span>OData API
        <small>Reads the data, for Power BI, Excel, Tableau and scripts. It
          changes nothing, and it cannot log in here.</small></span>
    </label>
  </fieldset>`;

const Summary = ({ expiry }) => html`
  <p class="summary" id="summary">
    <${Icon} name="info" />
    <span>${expiry.error
      ? 'This token reads the data through the OData API. Choose when it ends.'
      : expiry.ends === null
        ? 'This token reads the data through the OData API until you revoke it.'
        : `This token reads the data through the OData API until ${
          exact(expiry.ends)} (${ZONE}).`}</span>
  </p>`;

// The answer's `field` leads to the field on the page; expires_in_days and
// expires_at are one question here.
const placeError = (error) => {
  const field = error.code === 'duplicate_description'
    ? 'description' : error.field;
  if (field === 'description') return { description: error.message };
  if (/^expires/.test(field)) return { expiry: error.message };
  return {
    form: error.wait > 0
      ? `${error.message} Try again in ${error.wait} seconds.`
      : error.message,
  };
};

const focusOn = (found) => {
  const id = found.description ? 'description' : found.expiry && 'expiry-date';
  if (id) document.getElementById(id)?.focus();
};

// Sends the form; answers {made} or {errors}.
const send = async ({ description, choice, expiry }) => {
  const wrong = checkDescription(description);
  if (wrong || expiry.error)
    return { errors: { description: wrong, expiry: expiry.error } };
  try {
    return {
      made: await createToken({
        description: description.trim(),
        scope: 'odata',
        ...expiryBody(choice, expiry.ends),
      }),
    };
  } catch (error) {
    return { errors: placeError(error) };
  }
};

const useForm = (onCreated) => {
  const [description, setDescription] = useState('');
  const [choice, setChoice] = useState(DEFAULT);
  const [date, setDate] = useState('');
  const [errors, setErrors] = useState({});
  const [busy, setBusy] = useState(false);
  const expiry = readExpiry(choice, date);

  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setErrors({});
    setBusy(true);
    const sent = await send({ description, choice, expiry });
    if (sent.made) {
      onCreated(sent.made);
      return;
    }
    setBusy(false);
    setErrors(sent.errors);
    focusOn(sent.errors);
  };
  const pick = (set, name) => (value) => {
    set(value);
    setErrors({ ...errors, [name]: '' });
  };
  return {
    description, choice, date, errors, busy, expiry, submit,
    setDescription: pick(setDescription, 'description'),
    setChoice: pick(setChoice, 'expiry'),
    setDate: pick(setDate, 'expiry'),
  };
};

const Form = ({ onCreated }) => {
  const form = useForm(onCreated);
  const { errors } = form;
  return html`
    <${Page} title="Create token"
      lead="A key for one report or one tool. Make one for each: then you can
        revoke one without stopping the others.">
      <form class="card create" onSubmit=${form.submit} noValidate
        autocomplete="off">
        ${errors.form && html`
          <${Message} kind="error"><p>${errors.form}</p><//>`}
        <${Scope} />
        <${Description} value=${form.description} error=${errors.description}
          onInput=${form.setDescription} />
        <${ExpiryFields} chosen=${form.choice} date=${form.date}
          error=${errors.expiry} onChoose=${form.setChoice}
          onDate=${form.setDate} />
        ${errors.expiry && form.choice !== 'date' && html`
          <${Message} kind="error"><p>${errors.expiry}</p><//>`}
        <${Summary} expiry=${form.expiry} />
        <p class="actions">
          <button type="submit" aria-busy=${form.busy}>Create token</button>
          <a href="#/tokens" class="btn secondary">Cancel</a>
        </p>
      </form>
    <//>`;
};

// Where the data is: told by the list, so that a proxy's address is right.
const useServiceUrl = () => {
  const [url, setUrl] = useState(`${location.origin}/odata/v4/`);
  useEffect(() => {
    listTokens().then((list) => setUrl(list.service.odata_url), () => {});
  }, []);
  return url;
};

export const Create = () => {
  const [made, setMade] = useState(null);
  const url = useServiceUrl();
  const done = () => {
    say(made.description, 'is ready to use.');
    setMade(null);
    go('/tokens');
  };
  return made
    ? html`<${Created} made=${made} url=${url} onDone=${done}
        onGone=${() => setMade(null)} />`
    : html`<${Form} onCreated=${setMade} />`;
};
