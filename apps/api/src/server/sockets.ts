import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Asker } from '../access/reader.js';
import type { SocketLife } from './graphql-socket.js';
import { originAllowed } from './origin.js';

export interface SocketsOptions {
  readonly httpServer: HttpServer;
  readonly protocol: Server<SocketLife>;
  readonly publicUrl: string | undefined;
  readonly log: Logger;
  readonly findAsker: (request: IncomingMessage, init: Readonly<Record<string, unknown>> | undefined) => Promise<Asker | null>;
}

const LARGEST_MESSAGE = 64 * 1024;
const KEEP_ALIVE_MS = 10_000;
/** A reader that lets so much pile up reads no more; it resumes with its cursor when it is back. */
const MOST_UNSENT_BYTES = 1024 * 1024;

/** The transport side of subscriptions: upgrades at /graphql, message sizes, liveness, and readers that stop reading. */
export class Sockets {
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
    clientTracking: true,
    handleProtocols: () => GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  #stopping = false;

  constructor(private readonly options: SocketsOptions) {
    options.httpServer.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#sockets.on('connection', (socket, request) => this.#serve(socket, request));
  }

  get size(): number {
    return this.#sockets.clients.size;
  }

  /** Tells every client to come back later (1012), and cuts those that do not answer within `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping = true;
    const { clients } = this.#sockets;
    for (const socket of clients) {
      socket.close(1012, 'The server is restarting');
    }
    const until = performance.now() + graceMs;
    while (clients.size > 0 && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const socket of clients) {
      socket.terminate();
    }
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = (status: string) => {
      socket.once('finish', () => socket.destroy());
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    socket.on('error', () => socket.destroy());
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (this.#stopping) {
      refuse('503 Service Unavailable');
    } else if (new URL(request.url ?? '/', 'http://host').pathname !== '/graphql') {
      refuse('404 Not Found');
    } else if (!originAllowed(request, this.options.publicUrl)) {
      refuse('403 Forbidden');
    } else if (!offered.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) {
      refuse('400 Bad Request');
    } else {
      this.#sockets.handleUpgrade(request, socket, head, (accepted) => this.#sockets.emit('connection', accepted, request));
    }
  }

  #serve(socket: WebSocket, request: IncomingMessage): void {
    const { log, protocol } = this.options;
    let waitingForPong = false;
    const keepAlive = setInterval(() => {
      if (waitingForPong) {
        socket.terminate();
        return;
      }
      waitingForPong = true;
      socket.ping();
    }, KEEP_ALIVE_MS);
    socket.on('pong', () => {
      waitingForPong = false;
    });
    // What breaks the frame rules (too large, not UTF-8) ws closes itself, with its code.
    socket.on('error', (error) => log.debug({ err: error }, 'socket'));

    const close = (code: number, reason: string) => socket.close(code, reason);
    const send = (text: string, sent?: (error?: Error) => void) => {
      if (socket.readyState === socket.OPEN && socket.bufferedAmount <= MOST_UNSENT_BYTES) return socket.send(text, sent);
      if (socket.readyState === socket.OPEN) socket.terminate();
      sent?.();
    };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        close,
        send: (text) => new Promise((resolve, reject) => send(text, (error) => (error ? reject(error) : resolve()))),
        onMessage: (handle) => {
          socket.on('message', (data) => {
            handle(String(data)).catch((error: unknown) => {
              if (socket.readyState === socket.OPEN) {
                log.error({ err: error }, 'socket message');
                socket.close(CloseCode.InternalServerError, 'Internal error');
              }
            });
          });
        },
      },
      { close, send, findAsker: (init) => this.options.findAsker(request, init), open: new Map() },
    );
    socket.once('close', (code, reason) => {
      clearInterval(keepAlive);
      closed(code, String(reason)).catch((error: unknown) => log.error({ err: error }, 'socket close'));
    });
  }
}
