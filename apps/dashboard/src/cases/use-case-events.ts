import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { serverClock } from '../format/server-clock';
import { CaseEventsDocument, type CaseEventsSubscription } from '../gql/graphql';

export type CaseEvent = CaseEventsSubscription['boardEvents'];

/** Begins without a cursor: the server answers at once with RESYNC and its time; what is read after that misses nothing. */
const FROM_NOWHERE = '';
const AGAIN_AFTER = 3000;

/**
 * Hears of every change to cases of these centres, from now on.
 * @returns real time of the last word from the server, or null before the first: until then nobody knows the business time
 */
export function useCaseEvents(centreIds: readonly string[], onEvent: (event: CaseEvent) => void): number | null {
  const client = useApolloClient();
  const [heardAt, setHeardAt] = useState<number | null>(null);
  const hear = useRef(onEvent);
  useEffect(() => {
    hear.current = onEvent;
  });
  const key = centreIds.join();

  useEffect(() => {
    if (key === '') return undefined;
    let cursor = FROM_NOWHERE;
    let stopped = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    let stream: { unsubscribe: () => void } | undefined;
    const listen = () => {
      stream = client
        .subscribe({ query: CaseEventsDocument, variables: { centreIds: key.split(','), after: cursor }, fetchPolicy: 'no-cache', context: { lastCursor: () => cursor } })
        .subscribe({
          next: ({ data }) => {
            if (!data) return;
            cursor = data.boardEvents.cursor;
            serverClock.observe(data.boardEvents.serverNow);
            setHeardAt(Date.now());
            hear.current(data.boardEvents);
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
  }, [client, key]);

  return heardAt;
}

const PATIENCE = 4000;

/** Whether clocks may be shown: the server has told its time, or does not come, which the data's age then says. */
export function useClockKnown(heardAt: number | null): boolean {
  const [impatient, setImpatient] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setImpatient(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return heardAt !== null || impatient;
}
