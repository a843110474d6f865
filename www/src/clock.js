// SPDX-License-Identifier: MIT
// Tells before an idle session ends, and asks the server when it should have
// ended: another tab may have kept it alive.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { lastAnswer, session as ask } from './api.js';
import { Icon } from './icons.js';
import { guarded } from './router.js';

const WARN_SECONDS = 120;
const TICK_MS = 1000;
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

// A sleeping computer stops timers, so every tick looks at the clock.
const useIdleEnd = (idleSeconds) => {
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    let asking = false;
    const tick = async () => {
      const left = idleSeconds - (Date.now() - lastAnswer()) / 1000;
      setSoon(left < Math.min(WARN_SECONDS, idleSeconds / 2));
      // A token that is shown once is not taken away by a clock.
      if (left > -2 || asking || guarded()) return;
      asking = true;
      await ask().catch(() => {});
      asking = false;
    };
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [idleSeconds]);
  return [soon, setSoon];
};

export const IdleWarning = ({ idleSeconds }) => {
  const [soon, setSoon] = useIdleEnd(idleSeconds);
  if (!soon) return null;
  const stay = () => ask().then(() => setSoon(false), () => {});
  const end = new Date(lastAnswer() + idleSeconds * 1000);
  return html`
    <div class="message warning idle" role="alert">
      <${Icon} name="clock" />
      <div><p>You have been inactive. You will be logged out at
        ${' '}${TIME.format(end)}.</p>
        <button type="button" class="small" onClick=${stay}>
          Stay logged in</button></div>
    </div>`;
};
