import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useState } from 'react';
import type { RefusalFieldsFragment } from '../gql/graphql';

export interface Sending {
  readonly sending: boolean;
  readonly refusal: RefusalFieldsFragment | null;
  readonly trouble: unknown;
  /** What the server said about the input, to a person. */
  readonly said: string | null;
  /** Runs a mutation; true when it was done. */
  send(work: () => Promise<RefusalFieldsFragment | null | undefined>): Promise<boolean>;
}

/** One submission at a time, with its refusal or trouble until the next. */
export function useSend(): Sending {
  const [state, setState] = useState<{ sending: boolean; refusal: RefusalFieldsFragment | null; trouble: unknown }>({ sending: false, refusal: null, trouble: null });
  return {
    ...state,
    said: CombinedGraphQLErrors.is(state.trouble) ? (state.trouble.errors[0]?.message ?? null) : null,
    async send(work) {
      if (state.sending) return false;
      setState({ sending: true, refusal: null, trouble: null });
      try {
        const refusal = (await work()) ?? null;
        setState({ sending: false, refusal, trouble: null });
        return refusal === null;
      } catch (trouble) {
        setState({ sending: false, refusal: null, trouble });
        return false;
      }
    },
  };
}
