import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { apollo } from '../apollo';
import { serverClock } from '../format/server-clock';
import { BoardDocument, BoardEventsDocument } from '../gql/graphql';
import { pixelTimes } from '../health/report-pixel-times';
import { BoardFeed, type BoardTransport, type FeedState } from './board-feed';
import type { BoardView } from './board-store';

/** Past the client's cache: a watched list of 5,000 rows cannot be written 100 times a second. */
function transportFor(centreIds: readonly string[]): BoardTransport {
  return {
    async snapshot() {
      const { data } = await apollo.query({ query: BoardDocument, variables: { centreIds }, fetchPolicy: 'no-cache' });
      if (!data) throw new Error('the board came without data');
      return data.board;
    },
    events(after, hear, ended) {
      const stream = apollo
        .subscribe({ query: BoardEventsDocument, variables: { centreIds, after: after() }, fetchPolicy: 'no-cache', context: { lastCursor: after } })
        .subscribe({
          next: ({ data, error }) => {
            if (!data) return ended(error);
            pixelTimes.heard(data.boardEvents);
            hear(data.boardEvents);
          },
          error: ended,
          complete: () => ended(),
        });
      return () => stream.unsubscribe();
    },
  };
}

/** The live board of some centres, for as long as the screen is mounted. */
export function useBoard(centreIds: readonly string[]): FeedState & { readonly view: BoardView; readonly refetch: () => void } {
  const key = centreIds.join();
  const feed = useMemo(() => new BoardFeed(transportFor(key.split(',')), (serverNow) => serverClock.observe(serverNow)), [key]);
  useEffect(() => {
    const unsubscribe = feed.store.subscribe(() => {
      serverClock.refresh();
      pixelTimes.shown();
    });
    feed.start();
    return () => {
      unsubscribe();
      feed.stop();
    };
  }, [feed]);
  const state = useSyncExternalStore(feed.subscribe, feed.getState);
  const view = useSyncExternalStore(feed.store.subscribe, feed.store.getView);
  return { ...state, view, refetch: feed.refetch };
}
