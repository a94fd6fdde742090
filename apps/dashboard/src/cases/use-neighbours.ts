import { useApolloClient } from '@apollo/client/react';
import { useLocation, useNavigate } from 'react-router';
import { CaseNumbersDocument } from '../gql/graphql';
import { useScope } from '../shell/scope';

/** The list from which a case was opened, in its order; carried in the browser's history, so that it survives a reload. */
export interface Trail {
  readonly numbers: readonly string[];
}

export function isTrail(state: unknown): state is Trail {
  return typeof state === 'object' && state !== null && Array.isArray((state as Trail).numbers);
}

/** The case before or after one; null at either end, and for a case that is not in the list. */
export function neighbour(numbers: readonly string[], number: string, by: 1 | -1): string | null {
  const at = numbers.indexOf(number);
  return at < 0 ? null : (numbers[at + by] ?? null);
}

/** `[` and `]`: through the list one came from, or else through the newest 200 cases of the scope. */
export function useNeighbours(work: { readonly number: string } | undefined): { readonly previous: () => void; readonly next: () => void } {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { state, search } = useLocation();
  const { centres } = useScope();
  async function go(by: 1 | -1) {
    if (!work) return;
    const trail: Trail = isTrail(state) ? state : { numbers: await newest() };
    const number = neighbour(trail.numbers, work.number, by);
    if (number !== null) await navigate({ pathname: `/cases/${encodeURIComponent(number)}`, search }, { state: trail });
  }
  async function newest(): Promise<readonly string[]> {
    const { data } = await client.query({ query: CaseNumbersDocument, variables: { centreIds: centres.map(({ id }) => id), first: 200 }, fetchPolicy: 'network-only' }).catch(() => ({ data: undefined }));
    return data?.cases.edges.map(({ node }) => node.number) ?? [];
  }
  return { previous: () => void go(-1), next: () => void go(1) };
}
