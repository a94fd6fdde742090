import { useSyncExternalStore } from 'react';

/**
 * The server's business time in the browser: one offset, one ticker for every text that moves.
 * The offset is the latest that the server said; a message's way is some milliseconds, and a text shows seconds.
 */
let offset = 0;
let shown = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const serverClock = {
  /** @param serverNow ISO text of a `serverNow` field */
  observe(serverNow: string): void {
    const next = Date.parse(serverNow) - Date.now();
    if (Number.isNaN(next)) return;
    const jumped = Math.abs(next - offset) > 1000;
    offset = next;
    if (jumped) tick();
  },
  /** Business time, milliseconds. */
  now(): number {
    return Date.now() + offset;
  },
  /** Shows the present moment without waiting for the second to end: after news, so that a breach is red at once. */
  refresh(): void {
    tick();
  },
};

function tick(): void {
  clearTimeout(timer);
  shown = serverClock.now();
  for (const listener of listeners) listener();
  if (listeners.size > 0) timer = setTimeout(tick, 1000 - (shown % 1000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) queueMicrotask(tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** What `select` makes of business time, a text or a word: renders again when that changes, not whenever the clock does. */
export function useFromServerNow<T extends string | number | boolean | null>(select: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => select(shown));
}

/** Business time in milliseconds; renders again at each full second. */
export function useServerNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}
