import { newDraft, type Draft } from './draft';

/** A draft outlives its tab and its browser. It holds a caller's name and number: it is shown only to whom it belongs, and goes when they sign out. */
const PREFIX = 'guanjia.draft.';
/** Nobody comes back after so long to a call that was not registered; a name and a number are not kept for longer. */
const KEPT_MS = 3 * 24 * 60 * 60_000;

interface Kept {
  readonly personId: string;
  /** By this device's clock, milliseconds. */
  readonly at: number;
  readonly draft: Draft;
}

/** Kept under its own key, so that two open forms do not write over each other. */
export function keepDraft(personId: string, draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + draft.clientKey, JSON.stringify({ personId, at: Date.now(), draft } satisfies Kept));
  } catch {
    // a browser that keeps nothing still registers
  }
}

export function dropDraft({ clientKey }: Pick<Draft, 'clientKey'>): void {
  try {
    localStorage.removeItem(PREFIX + clientKey);
  } catch {
    // see above
  }
}

/** Whoever signs out leaves no draft. */
export function forgetDrafts(): void {
  for (const { clientKey } of stored()) dropDraft({ clientKey });
}

function stored(): { readonly clientKey: string; readonly kept: Kept | null }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => {
        const clientKey = key.slice(PREFIX.length);
        try {
          return { clientKey, kept: JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null };
        } catch {
          return { clientKey, kept: null };
        }
      });
  } catch {
    return [];
  }
}

/** What this person's closed tabs have left, of centres that they still see, newest first. Another person's, an unreadable one and an old one are thrown away. */
function leftDrafts(personId: string, centreIds: readonly string[]): readonly Draft[] {
  const left: Kept[] = [];
  for (const { clientKey, kept } of stored()) {
    if (kept?.personId === personId && Date.now() - kept.at < KEPT_MS && centreIds.includes(kept.draft.centreId)) left.push(kept);
    else dropDraft({ clientKey });
  }
  return left.sort((a, b) => b.at - a.at).map(({ draft }) => ({ ...newDraft(draft.centreId), ...draft }));
}

/** As long as a form is open, no other tab takes its draft up. @returns ends it */
export function holdDraft({ clientKey }: Pick<Draft, 'clientKey'>): () => void {
  const closed = new AbortController();
  const { signal } = closed;
  const untilClosed = () => new Promise<void>((close) => (signal.aborted ? close() : signal.addEventListener('abort', () => close())));
  if ('locks' in navigator) navigator.locks.request(PREFIX + clientKey, { signal }, untilClosed).catch(() => undefined);
  return () => closed.abort();
}

/**
 * The newest draft that no open form holds. Where the browser knows no locks (plain http) a second form takes up what the first has: both then save under one key, which is one case,
 * and what differs is refused.
 */
export async function takeUpDraft(personId: string, centreIds: readonly string[]): Promise<Draft | null> {
  const { held = [] } = 'locks' in navigator ? await navigator.locks.query() : {};
  return leftDrafts(personId, centreIds).find(({ clientKey }) => !held.some(({ name }) => name === PREFIX + clientKey)) ?? null;
}
