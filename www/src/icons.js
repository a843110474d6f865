// SPDX-License-Identifier: MIT
// Small drawings beside text that says the same: hidden from screen readers.
import { html } from 'htm/preact';

const SHAPES = {
  key: 'M8.5 13.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4ZM11.5 12l8 8m-3.3-3.3'
    + ' 2.6-2.6',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c1-4 4-5.5 7.5-5.5'
    + 's6.5 1.5 7.5 5.5',
  plus: 'M12 5v14M5 12h14',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  warn: 'M12 4 2.5 20h19zM12 10v4.5m0 2.6v.2',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.2l3.5 2',
  ban: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.7 5.7l12.6 12.6',
  out: 'M14 4h5v16h-5M4 12h11m-4-4 4 4-4 4',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5m0-9.2v.2',
  shield: 'M12 3 5 5.8v5.7c0 4.3 2.9 7.7 7 9.5 4.1-1.8 7-5.2'
    + ' 7-9.5V5.8z',
};

export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${SHAPES[name]} />
  </svg>`;
