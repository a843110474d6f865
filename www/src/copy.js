// SPDX-License-Identifier: MIT
// A button that copies a text and says what happened on its own face.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons.js';

// Pages that are not on https or localhost have no clipboard object: there
// the selected field itself is copied.
export const copyText = async (text, field) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (!field) return false;
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
};

export const CopyButton = ({ text, label, name }) => {
  const [state, setState] = useState('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), 4000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () =>
    setState((await copyText(text)) ? 'copied' : 'failed');
  const faces = { idle: label, copied: 'Copied', failed: 'Select and copy by hand' };
  return html`
    <button type="button" class="secondary small copy" onClick=${copy}>
      <${Icon} name=${state === 'copied' ? 'check' : 'copy'} />
      <span role="status">${faces[state]}</span>
      ${name && html`<span class="sr-only"> ${name}</span>`}
    </button>`;
};
