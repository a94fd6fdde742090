import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { apollo } from '../apollo';
import type { SignedIn } from '../access/viewer';
import { MeDocument } from '../gql/graphql';
import { forgetWork, keptWork, openKeptWork } from '../my/kept-work';

/** A weak line that does not say so soon who is signed in is treated as none, where the page can do without. */
const PATIENCE_MS = 6000;

/** Asks who is signed in; null: nobody. Without a line /my opens as the person whose list this device keeps: what they do there waits, and is sent only where the server knows them. */
export async function whoIsHere(address: string): Promise<SignedIn | null> {
  const kept = new URL(address).pathname === '/my' ? keptWork() : null;
  try {
    const { data } = await apollo.query({ query: MeDocument, fetchPolicy: 'network-only', ...(kept && { context: { fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MS) } } }) });
    const me = data?.me ?? null;
    if (keptWork()?.viewer.id !== me?.id) forgetWork();
    return me;
  } catch (error) {
    if (!kept || CombinedGraphQLErrors.is(error)) throw error;
    return openKeptWork(kept);
  }
}
