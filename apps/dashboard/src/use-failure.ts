import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useWords } from './i18n/use-language';
import type { Words } from './i18n/language';

/** What the API says to a person of a request that it refused; null: it did not answer, or it broke, which only its log explains. */
export function saidByApi(error: unknown): Words | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const extensions = error.errors[0]?.extensions;
  return extensions?.['code'] === 'INTERNAL_ERROR' ? null : ((extensions?.['messages'] as Words | undefined) ?? null);
}

/** Why something failed, in the API's own words; where it has none, in those of the screen. */
export function useFailure(): (error: unknown, otherwise: string) => string {
  const say = useWords();
  return (error, otherwise) => {
    const words = saidByApi(error);
    return words ? say(words) : otherwise;
  };
}
