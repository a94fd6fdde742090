import type { Server } from 'node:http';
import type { Sockets } from './sockets.js';

/** A WebSocketServer on the server swallows a listen error unless somebody waits for it here. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Stop what runs there, or choose another with PORT.`, { cause: error }) : error),
    );
    server.listen(port, host, resolve);
  });
}

const REQUESTS_FINISH_WITHIN_MS = 6_000;
const SOCKETS_LEAVE_WITHIN_MS = 1_500;

/** No new connections; what is under way is answered; keep-alive connections that idle are closed as soon as they do. */
export async function closeServer(server: Server, sockets: Sockets): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), REQUESTS_FINISH_WITHIN_MS);
  await sockets.stop(SOCKETS_LEAVE_WITHIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

/** What a person types: a server on all addresses, or on this machine's own, is reached as localhost. */
export function shownHost(host = '127.0.0.1'): string {
  return ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
}
