// SPDX-License-Identifier: MIT
// A native modal dialog: the browser keeps the focus inside, closes it on
// Escape and gives the focus back to the button that opened it.
import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export const Dialog = ({ id, title, text, busy, onClose, children }) => {
  const box = useRef(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    if (!busy) onClose();
  };
  return html`
    <dialog ref=${box} aria-labelledby="${id}-title"
      aria-describedby="${id}-text" onCancel=${cancel}>
      <article>
        <h2 id="${id}-title">${title}</h2>
        <div id="${id}-text">${text}</div>
        ${children}
      </article>
    </dialog>`;
};
