import type { ResidentAnswerFieldsFragment } from '../../gql/graphql';
import document from './resident-case.graphql?raw';

export type ResidentAnswer = ResidentAnswerFieldsFragment;
export type ResidentCase = NonNullable<ResidentAnswer['case']>;

const ANSWERS_WITHIN_MS = 20_000;

/** Asks as whoever holds the link; never with the cookie of somebody who is signed in at this browser. Throws where no answer came. */
async function ask(operationName: string, variables: object): Promise<ResidentAnswer> {
  const response = await fetch('/graphql', {
    method: 'POST', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: document, operationName, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Readonly<Record<string, ResidentAnswer>> | null; errors?: readonly { extensions?: { code?: string; messages?: { zh: string; en: string } } }[] };
  const [answer] = Object.values(data ?? {});
  if (answer) return answer;
  // What was wrong with the words is said; what was wrong with the house is not.
  const refused = errors?.find(({ extensions }) => extensions?.code === 'BAD_USER_INPUT')?.extensions?.messages;
  if (refused) return { case: null, message: refused };
  throw new Error(`no answer (HTTP ${response.status})`);
}

export interface ResidentDesk {
  readonly look: () => Promise<ResidentAnswer>;
  readonly sayNotSolved: (text: string) => Promise<ResidentAnswer>;
  readonly rate: (rating: number, comment: string) => Promise<ResidentAnswer>;
}

export function residentDesk(token: string): ResidentDesk {
  return {
    look: () => ask('ResidentCase', { token }),
    sayNotSolved: (text) => ask('SayNotSolved', { input: { token, text } }),
    rate: (rating, comment) => ask('RateCase', { input: { token, rating, comment: comment.trim() === '' ? null : comment } }),
  };
}
