import { createClient, type Client } from 'graphql-ws';
import { reconnectWait } from './reconnect-wait';

const KEEP_ALIVE = 10_000;
const PONG_WITHIN = 5_000;

export interface LiveSocketOptions {
  /** Sent with each connection, where no cookie says who this is. */
  readonly connectionParams?: Record<string, unknown>;
  readonly connected: () => void;
  /** @param code of the closing; 0 where there was none */
  readonly closed: (code: number) => void;
  readonly roundTrip?: (ms: number) => void;
  /** Closings after which it does not come back. */
  readonly final?: (code: number) => boolean;
}

/** The one WebSocket of a page: it comes back by itself for ever, with jitter, and notices a half-open line. */
export function createLiveSocket({ connectionParams, connected, closed, roundTrip, final }: LiveSocketOptions): Client {
  let pingedAt = 0;
  let pongDue: ReturnType<typeof setTimeout> | undefined;
  const client: Client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    ...(connectionParams && { connectionParams }),
    keepAlive: KEEP_ALIVE,
    retryAttempts: Infinity,
    shouldRetry: (event) => !final?.(codeOf(event)),
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, reconnectWait(retries))),
    on: {
      // A half-open connection answers no ping; without this it would look alive until the kernel gives up.
      ping: (received) => {
        if (received) return;
        pingedAt = performance.now();
        pongDue = setTimeout(() => client.terminate(), PONG_WITHIN);
      },
      pong: (received) => {
        if (!received) return;
        clearTimeout(pongDue);
        roundTrip?.(performance.now() - pingedAt);
      },
      connected,
      closed: (event) => {
        clearTimeout(pongDue);
        closed(codeOf(event));
      },
    },
  });
  return client;
}

function codeOf(event: unknown): number {
  return event instanceof CloseEvent ? event.code : 0;
}
