import boardText from '../../board/board.graphql?raw';
import boardEventsText from '../../board/board-events.graphql?raw';
import type { BoardTransport } from '../../board/board-feed';
import type { BoardSnapshot } from '../../board/board-store';
import type { Connection } from '../../format/data-age';
import type { BoardEventsSubscription, ThisWallQuery } from '../../gql/graphql';
import { createLiveSocket } from '../../live-socket';
import thisWallText from '../this-wall.graphql?raw';

export type ThisWall = NonNullable<ThisWallQuery['thisWall']>;

/** The server says that this address opens nothing: revoked, expired or mistyped. */
export class Refused extends Error {}

interface WallTransport extends BoardTransport {
  /** Null: the address opens nothing. */
  thisWall(): Promise<ThisWall | null>;
}

interface Listeners {
  readonly connection: (connection: Connection) => void;
  readonly refused: () => void;
  /** Somebody gave the wall other centres, another name or language. */
  readonly changed: () => void;
}

const ANSWERS_WITHIN_MS = 20_000;
const FRAGMENTS = boardText.slice(boardText.indexOf('fragment '));
const UNAUTHORIZED = 4401;
const CHANGED = 4403;

/** The desk's own documents, sent under the wall's token; never a cookie of whoever is signed in at this browser. */
export function openTransport(token: string, { connection, refused, changed }: Listeners): WallTransport {
  const socket = createLiveSocket({
    connectionParams: { wallToken: token },
    connected: () => connection('CONNECTED'),
    closed: (code) => {
      if (code === UNAUTHORIZED) refused();
      else if (code === CHANGED) changed();
      else if (code !== 1000) connection('RECONNECTING');
    },
    final: (code) => code === UNAUTHORIZED,
  });
  async function ask<Data>(query: string): Promise<Data> {
    const response = await fetch('/graphql', {
      method: 'POST', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data?: Data | null; errors?: readonly { extensions?: { code?: string } }[] };
    if (errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) throw new Refused();
    if (!data) throw new Error(`no data (HTTP ${response.status})`);
    return data;
  }
  return {
    thisWall: async () => (await ask<ThisWallQuery>(thisWallText)).thisWall,
    snapshot: async () => (await ask<{ board: BoardSnapshot }>(boardText)).board,
    events(after, hear, ended) {
      return socket.subscribe<BoardEventsSubscription>(
        {
          query: `${boardEventsText}\n${FRAGMENTS}`,
          // Asked anew at each reconnection: it goes on behind the last event that arrived.
          get variables() {
            return { after: after() };
          },
        },
        { next: ({ data }) => (data ? hear(data.boardEvents) : ended()), error: ended, complete: () => ended() },
      );
    },
  };
}
