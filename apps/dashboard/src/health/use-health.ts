import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { HealthDocument, type HealthQuery } from '../gql/graphql';

/** Red within 30 s is the promise; the server itself takes 15 s to be sure. */
const READ_EVERY_MS = 5_000;

interface Reading {
  /** The last that arrived; it stays while newer ones fail. */
  readonly health?: HealthQuery['health'];
  /** Why the last one did not arrive. */
  readonly error?: unknown;
  /** Real time at which the last one arrived. */
  readonly heardAt: number | null;
}

/** System health, read again every five seconds for as long as the screen is mounted. */
export function useHealth(): Reading & { readonly read: () => Promise<void> } {
  const client = useApolloClient();
  const [reading, setReading] = useState<Reading>({ heardAt: null });
  const read = useCallback(async () => {
    try {
      const { data } = await client.query({ query: HealthDocument, fetchPolicy: 'no-cache' });
      setReading({ health: data!.health, heardAt: Date.now() });
    } catch (error) {
      setReading(({ health, heardAt }) => ({ ...(health && { health }), error, heardAt }));
    }
  }, [client]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    // One after the other: a slow server is not asked twice at once.
    const again = () => void read().then(() => ended || (timer = setTimeout(again, READ_EVERY_MS)));
    timer = setTimeout(again);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [read]);
  return { ...reading, read };
}
