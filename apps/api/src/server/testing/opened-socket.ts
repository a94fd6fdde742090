import { once } from 'node:events';
import type { TestClient } from './test-api.js';

interface Told {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

export interface SocketAnswer {
  /** The data of the first event, if one came. */
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** An acknowledged socket on which one subscription after the other is asked, message by message. */
export interface OpenedSocket {
  /** Subscribes, answers the first thing told, and unsubscribes. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, operationName?: string): Promise<SocketAnswer>;
  close(): void;
}

export async function openedSocket(client: TestClient): Promise<OpenedSocket> {
  const socket = client.socket();
  const waiting = new Map<string, (told: Told) => void>();
  socket.on('message', (data) => {
    const told = JSON.parse(String(data)) as Told;
    waiting.get(told.id ?? told.type)?.(told);
  });
  const closed = once(socket, 'close').then(([code, reason]) => Promise.reject<Told>(new Error(`the socket was closed with ${String(code)}: ${String(reason)}`)));
  closed.catch(() => undefined);
  const answerTo = (key: string) => Promise.race([closed, new Promise<Told>((resolve) => void waiting.set(key, resolve))]);
  const say = (message: object) => socket.send(JSON.stringify(message));
  await once(socket, 'open');
  const acknowledged = answerTo('connection_ack');
  say({ type: 'connection_init' });
  await acknowledged;
  let asked = 0;
  return {
    async ask(query, variables, operationName) {
      const id = String(asked++);
      const answer = answerTo(id);
      say({ type: 'subscribe', id, payload: { query, ...(variables && { variables }), ...(operationName && { operationName }) } });
      const { type, payload } = await answer;
      waiting.delete(id);
      if (type === 'error') return { data: undefined, errors: payload as SocketAnswer['errors'] };
      say({ type: 'complete', id });
      const { data, errors } = payload as { data?: unknown; errors?: SocketAnswer['errors'] };
      return { data: data ?? undefined, errors: errors ?? [] };
    },
    close: () => socket.close(),
  };
}
