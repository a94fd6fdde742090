import type { ReferredTo, WorkStage } from '../gql/graphql';
import type { RefusalWords } from '../ui/refusal-note';

/** What a handler did, before it is said which submission it is. */
export type Deed =
  | { readonly kind: 'STAGE'; readonly stage: WorkStage }
  | { readonly kind: 'STEP'; readonly step: string; readonly name: { readonly zh: string; readonly en: string }; readonly evidence: string | null }
  | { readonly kind: 'PHOTO'; readonly name: string; readonly photo: Blob; /** Of the upload, once the server has it. */ readonly attachmentId: string | null }
  | { readonly kind: 'SETTLE'; readonly result: string }
  | { readonly kind: 'REFER'; readonly party: ReferredTo; readonly name: string; readonly reason: string }
  | { readonly kind: 'REPORT_UP'; readonly to: readonly string[]; readonly note: string };

/** Why an act did not count, as the server said it. */
export type Stopped = { readonly kind: 'REFUSED'; readonly refusal: RefusalWords } | { readonly kind: 'CONFLICT'; readonly version: number };

/** What the first sending said, and every later one says again: the server knows a submission by its key and its content. */
export interface Sealed {
  readonly version: number;
  /** Law 11: when it was done, ISO; shown beside the recorded time. */
  readonly statedAt: string;
}

/** An act that waits in the browser until the server has answered it. */
export interface Act {
  /** In the order in which they were done, over all cases. */
  readonly n: number;
  readonly personId: string;
  readonly caseId: string;
  readonly number: string;
  readonly clientKey: string;
  /** Business time at which it was done, milliseconds. */
  readonly at: number;
  /** The version that the person had seen, or that an earlier act of theirs has made since. */
  readonly version: number;
  readonly sealed: Sealed | null;
  /** Not sent again before the person has looked at it; null: waiting. */
  readonly stopped: Stopped | null;
  readonly deed: Deed;
}

/** What is sent of an act, whatever happens to the line. When it was done is always said: nobody knows yet how long it will be on its way. */
export function sealOf({ at, version }: Act): Sealed {
  return { version, statedAt: new Date(at).toISOString() };
}

/**
 * The version on which the person's next act on the case is based, once this one is done. The answer to a first sending is what this act made of what was seen. Sent again,
 * or without a version of its own (a photo), others may have come between: then only the very next version is surely this act's, and anything else is for the person to look at.
 */
export function versionAfter(act: Act, answered: number, firstSending: boolean): number {
  return (firstSending && act.deed.kind !== 'PHOTO') || answered === act.version + 1 ? answered : act.version;
}
