import type { CasePageFieldsFragment } from '../gql/graphql';

/** A case as its page shows it. */
export type CaseView = CasePageFieldsFragment;
export type ObligationView = CaseView['obligations'][number];
export type TimelineView = CaseView['timeline'][number];
export type ActionView = CaseView['availableActions'][number];
export type HouseholdView = CaseView['households'][number];
export type AttachmentView = CaseView['attachments'][number];

/** What people do with a case, by the API's names, in the groups of the menu. */
export const VERB_GROUPS = {
  work: ['classifyCase', 'markUrgent', 'proposePlan', 'approvePlan', 'returnPlan', 'agreeReplyTime', 'replyToResident', 'recordStep', 'addNote', 'attachFile', 'settleCase', 'confirmWithResident', 'joinHouseholds', 'answerHousehold', 'confirmHousehold'],
  people: ['transferCase', 'referCase', 'dispatchCase', 'takeOverCase', 'remindOwner', 'reportUp'],
  time: ['pauseObligation', 'resumeObligation', 'extendObligation', 'approveExtension', 'declineExtension', 'withdrawExtension', 'acknowledgeOverdue'],
  end: ['reopenCase', 'closeCase', 'cancelCase', 'approveCancellation', 'mergeCase', 'approveMerge', 'declineRequest', 'withdrawRequest'],
  sight: ['markConfidential', 'unmarkConfidential'],
} as const;
export type VerbGroup = keyof typeof VERB_GROUPS;
export type Verb = (typeof VERB_GROUPS)[VerbGroup][number];
/** Also chosen at a household of a collective complaint. */
export type HouseholdVerb = 'joinHouseholds' | 'answerHousehold' | 'confirmHousehold';
/** Chosen at a photo, not in the menu. */
export type PhotoVerb = 'captionFile' | 'removeFile';
/** Beside the verbs on a case: the new complaint that follows a closed one (CP-26). */
export type DialogName = Verb | PhotoVerb | 'complainAgain';
const VERBS: readonly string[] = Object.values(VERB_GROUPS).flat();

export function isVerb(text: string): text is Verb {
  return VERBS.includes(text);
}

/** An alarm has rung higher than somebody has answered for. */
export function waitsForAcknowledgement({ level, acknowledgedLevel }: Pick<ObligationView, 'level' | 'acknowledgedLevel'>): boolean {
  return level > acknowledgedLevel;
}

/** The one next step of the procedure, and the rest for the menu in its groups; a group of which nothing is left is none. Primary null: nothing is left to do. */
export function splitActions(actions: readonly ActionView[]): { readonly primary: ActionView | null; readonly groups: readonly { readonly group: VerbGroup; readonly actions: readonly ActionView[] }[] } {
  const primary = actions.find((action) => action.primary) ?? null;
  const others = new Map(actions.filter((action) => action !== primary).map((action) => [action.verb, action]));
  const groups = (Object.keys(VERB_GROUPS) as VerbGroup[]).map((group) => ({ group, actions: VERB_GROUPS[group].flatMap((verb) => others.get(verb) ?? []) }));
  return { primary, groups: groups.filter((group) => group.actions.length > 0) };
}
