import type { CaseFieldsFragment } from '../../gql/graphql';
import type { RefusalWords } from '../../ui/refusal-note';

/** What says which act this is: sent twice it counts once. */
export interface Envelope {
  readonly clientKey: string;
  readonly caseId: string;
  readonly version: number;
}

/** What became of an act. FAILED: nobody knows; the same act may be sent again. */
export type Answer =
  | { readonly kind: 'DONE'; readonly number?: string }
  | { readonly kind: 'REFUSED'; readonly refusal: RefusalWords }
  | { readonly kind: 'CONFLICT'; readonly theirs: CaseFieldsFragment }
  | { readonly kind: 'FAILED'; readonly error: unknown };
