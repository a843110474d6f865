// SPDX-License-Identifier: MIT
// Addresses live behind the '#', so that any web server can deliver the page
// as one static file: '#/tokens?state=active' -> {path, query}.
import { useEffect, useState } from 'preact/hooks';

export const parse = (hash) => {
  const [path, query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path: path || '/', query: new URLSearchParams(query) };
};

export const go = (path) => {
  location.hash = path;
};

// The page that shows a secret guards it: leaving asks first. The guard is
// called with the address wanted; it answers by calling release() and go().
let guard = null;
let held = '';

export const guarded = () => guard !== null;

export const hold = (ask) => {
  guard = ask;
  held = location.hash;
};

export const release = () => {
  guard = null;
};

// Leaving without an address (log-out) takes the same way.
export const leave = (action) => (guard ? guard(action) : action());

export const useRoute = () => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => {
      if (guard && location.hash !== held) {
        const wanted = location.hash;
        history.pushState(null, '', held || '#/');
        guard(() => go(wanted));
        return;
      }
      setHash(location.hash);
    };
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return parse(hash);
};
