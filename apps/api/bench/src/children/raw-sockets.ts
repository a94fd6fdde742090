import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerOrders } from './answering.js';

/** What `ws` can do at best: one text to all sockets, made once. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.once('listening', () => answerOrders(
  {
    tell: (text: string) => {
      const bytes = Buffer.from(text);
      for (const socket of server.clients) socket.send(bytes, { binary: false });
    },
  },
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
));
