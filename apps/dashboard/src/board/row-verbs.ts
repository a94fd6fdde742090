import type { Verb } from '../cases/case-view';

/** What may be done to a row without leaving the board, with its key. Acknowledging needs no dialog and is not among them. */
export const ROW_VERBS = [
  { verb: 'dispatchCase', key: 'd' },
  { verb: 'remindOwner', key: 'm' },
  { verb: 'reportUp', key: 'e' },
  { verb: 'pauseObligation', key: 'p' },
] as const satisfies readonly { readonly verb: Verb; readonly key: string }[];

export type RowVerb = (typeof ROW_VERBS)[number]['verb'];
