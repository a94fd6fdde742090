import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { print } from '@apollo/client/utilities';
import type { Client } from 'graphql-ws';
import type { GraphQLFormattedError } from 'graphql';
import { createLiveSocket } from './live-socket';
import type { Connection } from './ui/data-age';

/** What a subscription may say beside its variables: where it stands, asked again at each reconnection. */
export interface Resumable {
  /** The last cursor that was processed; it replaces the variable `after`. */
  lastCursor?: () => string | null | undefined;
}

let connection: Connection = 'CONNECTED';
const connectionListeners = new Set<() => void>();
function setConnection(next: Connection): void {
  connection = next;
  for (const listener of connectionListeners) listener();
}

/** The one socket's state, as an external store. */
export const socketConnection = {
  get: (): Connection => connection,
  subscribe: (listener: () => void): (() => void) => {
    connectionListeners.add(listener);
    return () => connectionListeners.delete(listener);
  },
};

interface SessionNews {
  /** The server no longer knows this session. */
  readonly signedOut: () => void;
  /** A term of office began or ended: what the person may do has changed. */
  readonly rightsChanged: () => void;
}
let news: SessionNews | null = null;
export function onSessionNews(listener: SessionNews | null): void {
  news = listener;
}

/** The socket's line, in milliseconds of `performance.now()`; for measuring. */
export const socketLine = { connectedAt: 0, roundTripMs: 0 };

/** Subscriptions whose payload is written anew at each reconnection, from the last cursor: no gap and no double. */
class ResumableLink extends ApolloLink {
  constructor(private readonly socket: Client) {
    super();
  }

  override request(operation: ApolloLink.Operation): Observable<ApolloLink.Result> {
    const { lastCursor } = operation.getContext() as Resumable;
    const payload = {
      query: print(operation.query),
      operationName: operation.operationName ?? null,
      get variables() {
        const after = lastCursor?.();
        return after === null || after === undefined ? operation.variables : { ...operation.variables, after };
      },
    };
    return new Observable((observer) =>
      this.socket.subscribe(payload, {
        next: (result) => observer.next(result as ApolloLink.Result),
        complete: () => observer.complete(),
        error: (error: unknown) =>
          observer.error(
            Array.isArray(error)
              ? new CombinedGraphQLErrors({ errors: error as GraphQLFormattedError[] })
              : error instanceof Error
                ? error
                : new Error('the live connection was closed by the server'),
          ),
      }),
    );
  }
}

/** A session that ended elsewhere, or whose password was given anew, shows itself at the next answer. */
const sessionLink = new ErrorLink(({ error }) => {
  const codes = CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions?.['code']) : [];
  if (codes.includes('UNAUTHENTICATED')) news?.signedOut();
  if (codes.includes('PASSWORD_CHANGE_REQUIRED')) news?.rightsChanged();
});

export const socket = createLiveSocket({
  roundTrip: (ms) => {
    socketLine.roundTripMs = ms;
  },
  connected: () => {
    socketLine.connectedAt = performance.now();
    setConnection('CONNECTED');
  },
  closed: (code) => {
    if (code === 4401) news?.signedOut();
    if (code === 4403) news?.rightsChanged();
    if (code !== 1000) setConnection('RECONNECTING');
  },
});

export const apollo = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.from([
    sessionLink,
    ApolloLink.split(
      ({ operationType }) => operationType === 'subscription',
      new ResumableLink(socket),
      new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
    ),
  ]),
});

/** The id under which the server logged a failure, where it sent one. */
export function traceIdOf(error: unknown): string | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  const id = error.errors[0]?.extensions?.['id'] ?? error.errors[0]?.extensions?.['traceId'];
  return typeof id === 'string' ? id : undefined;
}
