// SPDX-License-Identifier: MIT
// The state of a token as a word with a drawing: never by colour alone.
import { html } from 'htm/preact';
import { Icon } from './icons.js';

export const STATES = {
  active: { word: 'Active', icon: 'check' },
  expired: { word: 'Expired', icon: 'clock' },
  revoked: { word: 'Revoked', icon: 'ban' },
};

export const Badge = ({ state }) => html`
  <span class="badge ${state}">
    <${Icon} name=${STATES[state].icon} />${STATES[state].word}
  </span>`;
