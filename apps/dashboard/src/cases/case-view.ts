import type { CaseFieldsFragment } from '../gql/graphql';

/** A case as its page shows it. */
export type CaseView = CaseFieldsFragment;
export type ObligationView = CaseView['obligations'][number];
export type TimelineView = CaseView['timeline'][number];
export type ActionView = CaseView['availableActions'][number];

/** What people do with a case, by the API's names. */
export const VERBS = [
  'classifyCase', 'reportUp', 'agreeReplyTime', 'replyToResident', 'transferCase', 'takeOverCase',
  'settleCase', 'confirmWithResident', 'reopenCase', 'closeCase', 'acknowledgeOverdue',
  'dispatchCase', 'referCase', 'remindOwner', 'recordStep', 'addNote',
  'pauseObligation', 'resumeObligation', 'extendObligation', 'approveExtension',
  'cancelCase', 'approveCancellation', 'mergeCase', 'approveMerge', 'markConfidential',
] as const;
export type Verb = (typeof VERBS)[number];

export function isVerb(text: string): text is Verb {
  return VERBS.includes(text as Verb);
}

/** An alarm has rung higher than somebody has answered for. */
export function waitsForAcknowledgement({ level, acknowledgedLevel }: Pick<ObligationView, 'level' | 'acknowledgedLevel'>): boolean {
  return level > acknowledgedLevel;
}

/** The one next step of the procedure, and the rest for the menu. Null: nothing is left to do. */
export function splitActions(actions: readonly ActionView[]): { readonly primary: ActionView | null; readonly others: readonly ActionView[] } {
  const primary = actions.find((action) => action.primary) ?? null;
  return { primary, others: actions.filter((action) => action !== primary) };
}
