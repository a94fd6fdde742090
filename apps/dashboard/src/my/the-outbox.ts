import { useSyncExternalStore } from 'react';
import { apollo } from '../apollo';
import { serverClock } from '../format/server-clock';
import { MeDocument } from '../gql/graphql';
import type { Act } from './act';
import { Outbox, type OutboxState } from './outbox';
import { BrowserStore } from './outbox-store';
import { sendAct } from './send-act';

let current: { readonly personId: string; readonly outbox: Outbox } | null = null;
const listeners = new Set<(act: Act) => void>();

/** Another tab of this browser may have signed somebody else in: what one person did is never sent as another's. Unknown while there is no line, and then nothing arrives. */
async function isStill(personId: string): Promise<boolean> {
  const me = await apollo.query({ query: MeDocument, fetchPolicy: 'no-cache' }).catch(() => null);
  return !me?.data?.me || me.data.me.id === personId;
}

/** One tab sends at a time, where the browser knows locks; where it does not (plain http), the keys alone keep each act once. */
async function alone(personId: string, work: () => Promise<void>): Promise<void> {
  const mine = async () => {
    if (await isStill(personId)) await work();
  };
  if (!('locks' in navigator)) return mine();
  await navigator.locks.request('guanjia-outbox', mine);
}

/** The outbox of who is signed in, opened once. */
export function openOutbox(personId: string): Outbox {
  if (current?.personId === personId) return current.outbox;
  closeOutbox();
  const outbox = new Outbox({
    personId,
    store: new BrowserStore(),
    send: sendAct,
    now: serverClock.now,
    online: () => navigator.onLine,
    alone: (work) => alone(personId, work),
    done: (act) => listeners.forEach((listener) => listener(act)),
  });
  current = { personId, outbox };
  addEventListener('online', outbox.flush);
  // Where the browser keeps nothing (private window, full disk), that is said when something is to be kept.
  outbox.start().catch(() => undefined);
  return outbox;
}

/** Nobody is signed in any more: what waits is kept, and sent when its person is back. */
export function closeOutbox(): void {
  if (!current) return;
  removeEventListener('online', current.outbox.flush);
  current.outbox.stop();
  current = null;
}

/** Hears of every act that the server has carried out. @returns stops hearing */
export function onActDone(listener: (act: Act) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOutbox(personId: string): OutboxState & { readonly outbox: Outbox } {
  const outbox = openOutbox(personId);
  return { outbox, ...useSyncExternalStore(outbox.subscribe, outbox.getState) };
}
