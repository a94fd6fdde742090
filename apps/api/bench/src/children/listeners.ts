import { once } from 'node:events';
import { WebSocket } from 'ws';
import { answerOrders } from './answering.js';

/** How boards are opened: at a plain `ws` server, or with the subscription protocol's handshake and this document. */
export interface Listening {
  readonly url: string;
  readonly count: number;
  readonly cookie?: string;
  readonly query?: string;
  readonly variables?: object;
}

const AT_ONCE = 50;
let sockets: WebSocket[] = [];
let expected: { readonly text: string; readonly missing: Set<WebSocket>; readonly all: () => void } | null = null;

function hear(socket: WebSocket, data: Buffer): void {
  if (!expected?.missing.has(socket) || !data.includes(expected.text)) return;
  expected.missing.delete(socket);
  if (expected.missing.size === 0) expected.all();
}

async function openOne({ url, cookie, query, variables }: Listening): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, query ? 'graphql-transport-ws' : [], { headers: cookie ? { cookie } : {}, perMessageDeflate: false });
  await once(socket, 'open');
  if (query) {
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query, variables } }));
  }
  socket.on('message', (data: Buffer) => hear(socket, data));
  return socket;
}

answerOrders(
  {
    /** Answers how many it could open. */
    async open(listening: Listening): Promise<number> {
      let left = listening.count;
      const lane = async () => {
        while (left-- > 0) sockets.push(await openOne(listening));
      };
      await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
      return sockets.length;
    },
    /** Resolves with the milliseconds until every socket has had a message with this text in it. */
    expect: (text: string) => {
      const began = performance.now();
      return new Promise<number>((resolve) => (expected = { text, missing: new Set(sockets), all: () => resolve(performance.now() - began) }));
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
      sockets = [];
    },
  },
  null,
);
