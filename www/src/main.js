// SPDX-License-Identifier: MIT
import { html, render } from 'htm/preact';
import { App } from './app.js';

const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
