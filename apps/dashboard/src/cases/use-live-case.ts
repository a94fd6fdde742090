import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { serverClock } from '../format/server-clock';
import { CaseEventsDocument } from '../gql/graphql';

/** Begins without a cursor: the server then says RESYNC, and the case is read again; nothing can lie between. */
const FROM_NOWHERE = '';
const AGAIN_AFTER = 3000;

/**
 * Calls `onNews` when somebody or the sweep has changed this case, and when something may have been missed.
 * @param version the version on the screen; an event that is no newer is old news
 * @returns real time of the last word from the server, or null before the first
 */
export function useLiveCase(work: { readonly id: string; readonly version: number; readonly centre: { readonly id: string } } | undefined, onNews: () => void): number | null {
  const client = useApolloClient();
  const [heardAt, setHeardAt] = useState<number | null>(null);
  const latest = useRef({ version: 0, onNews });
  latest.current = { version: work?.version ?? 0, onNews };
  const caseId = work?.id;
  const centreId = work?.centre.id;

  useEffect(() => {
    if (caseId === undefined || centreId === undefined) return undefined;
    let cursor = FROM_NOWHERE;
    let stopped = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    let stream: { unsubscribe: () => void } | undefined;
    const listen = () => {
      stream = client
        .subscribe({ query: CaseEventsDocument, variables: { centreIds: [centreId], after: cursor }, fetchPolicy: 'no-cache', context: { lastCursor: () => cursor } })
        .subscribe({
          next: ({ data }) => {
            if (!data) return;
            const event = data.boardEvents;
            cursor = event.cursor;
            serverClock.observe(event.serverNow);
            setHeardAt(Date.now());
            const mine = event.caseId === caseId && (event.row === null || event.row.version > latest.current.version);
            if (mine || event.kind === 'RESYNC') latest.current.onNews();
          },
          error: later,
          complete: later,
        });
    };
    // The socket comes back by itself; this is for a stream that the server ended.
    const later = () => {
      if (!stopped) again = setTimeout(listen, AGAIN_AFTER);
    };
    listen();
    return () => {
      stopped = true;
      clearTimeout(again);
      stream?.unsubscribe();
    };
  }, [client, caseId, centreId]);

  return heardAt;
}
