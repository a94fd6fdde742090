import type { ClassifyCaseInput, ReceiveCaseInput } from '@guanjia/schema';
import type { Instant, NoteSubject, ReferredTo, ReplyForm, ShippedPostKey, WorkStage } from '@guanjia/domain';

/** What somebody does with a case: one kind a verb. `do-act.ts` carries it out. */
export type ActVerb =
  | { readonly kind: 'classify'; readonly to: Pick<ClassifyCaseInput, 'validity' | 'severity' | 'collective'> & { readonly deadlineAfter?: number } }
  | { readonly kind: 'transfer'; readonly department: string; readonly ownerPost: ShippedPostKey }
  | { readonly kind: 'dispatch'; readonly post: ShippedPostKey }
  | { readonly kind: 'stage'; readonly stage: WorkStage }
  | { readonly kind: 'step'; readonly step: string; readonly evidence?: string }
  | { readonly kind: 'note'; readonly about: NoteSubject; readonly body: string }
  | { readonly kind: 'reply'; readonly definite: boolean; readonly reply: string; readonly form?: ReplyForm }
  | { readonly kind: 'agree'; readonly replyAfter: number }
  | { readonly kind: 'reportUp'; readonly to: readonly ShippedPostKey[]; readonly note: string }
  | { readonly kind: 'refer'; readonly party?: ReferredTo; readonly name: string; readonly reason: string }
  | { readonly kind: 'remind'; readonly note: string }
  | { readonly kind: 'extend'; readonly rule: string; readonly dueAfter: number; readonly reason: string }
  | { readonly kind: 'approveExtension'; readonly rule: string }
  | { readonly kind: 'settle'; readonly result: string }
  | { readonly kind: 'confirm'; readonly outcome: 'SATISFIED' | 'DISSATISFIED' | 'NOT_REACHED' }
  | { readonly kind: 'close'; readonly reason: string }
  | { readonly kind: 'cancel'; readonly reason: string }
  | { readonly kind: 'approveCancellation' }
  | { readonly kind: 'merge'; readonly into: Matter; readonly reason: string }
  | { readonly kind: 'approveMerge' }
  | { readonly kind: 'acknowledge'; readonly note: string }
  | { readonly kind: 'proposePlan'; readonly findings: string; readonly plan: string }
  | { readonly kind: 'approvePlan' }
  /** Households of a collective complaint: those of other matters, whose records end in it; then each by its place, from 0 (the caller's own). */
  | { readonly kind: 'joinHouseholds'; readonly others: readonly Matter[]; readonly reason: string }
  | { readonly kind: 'answerHousehold'; readonly household: number; readonly reply: string }
  | { readonly kind: 'confirmHousehold'; readonly household: number };

/** One thing that somebody does with a case, so many hours after its reception. */
export interface Act {
  readonly after: number;
  readonly by: ShippedPostKey;
  /** Which of the post's people, from 0; left out: the first, or who has the turn. */
  readonly who?: number;
  readonly verb: ActVerb;
}

/** What a resident brings to a desk, at one moment, and what becomes of it. */
export interface Matter {
  /** Its submissions' keys begin with it: told once under it, it is never told again. */
  readonly key: string;
  /** Which of the demo's centres, from 0. */
  readonly centre: number;
  /** When it is received. */
  readonly at: Instant;
  readonly kind: ReceiveCaseInput['kind'];
  readonly channel: ReceiveCaseInput['channel'];
  /** Which receptionist, from 0; left out: the first. */
  readonly receivedBy?: number;
  readonly category?: string;
  readonly urgent?: boolean;
  /** The n-th unit of the centre, or a public area by its Chinese name. */
  readonly place: number | string;
  /** Of a public area: the n-th unit whose owner calls; left out: nobody gives a name. Of a unit: its n-th resident. */
  readonly caller?: number;
  readonly matter: string;
  readonly description?: string;
  readonly acts: readonly Act[];
}

/** A resident's matter of the last days, told in hours. */
export interface Story extends Omit<Matter, 'key' | 'at' | 'acts'> {
  /** Received so many hours before now. */
  readonly ago: number;
  readonly acts?: readonly Act[];
}

export const classify = (after: number, validity: 'VALID' | 'ASSIST' | 'INVALID', severity: 'MAJOR' | 'IMPORTANT' | 'MINOR' | null = null, deadlineAfter?: number): Act =>
  ({ after, by: 'CS_SUPERVISOR', verb: { kind: 'classify', to: { validity, severity, ...(deadlineAfter !== undefined && { deadlineAfter }) } } });
export const transfer = (after: number, department: string, ownerPost: ShippedPostKey = 'DEPARTMENT_HEAD', by: ShippedPostKey = 'RECEPTIONIST'): Act =>
  ({ after, by, verb: { kind: 'transfer', department, ownerPost } });
export const reply = (after: number, text: string, definite = false, by: ShippedPostKey = 'RECEPTIONIST'): Act => ({ after, by, verb: { kind: 'reply', definite, reply: text } });
export const agree = (after: number, replyAfter: number): Act => ({ after, by: 'RECEPTIONIST', verb: { kind: 'agree', replyAfter } });
export const reportUp = (after: number, to: readonly ShippedPostKey[], note: string, by: ShippedPostKey = 'CENTRE_MANAGER'): Act => ({ after, by, verb: { kind: 'reportUp', to, note } });
/** To the developer, in writing. */
export const refer = (after: number, name: string, reason: string, by: ShippedPostKey = 'CS_SUPERVISOR'): Act => ({ after, by, verb: { kind: 'refer', name, reason } });
export const settle = (after: number, result: string, by: ShippedPostKey = 'DEPARTMENT_HEAD'): Act => ({ after, by, verb: { kind: 'settle', result } });
export const confirm = (after: number, outcome: 'SATISFIED' | 'DISSATISFIED' | 'NOT_REACHED' = 'SATISFIED', by: ShippedPostKey = 'CUSTOMER_ASSISTANT'): Act =>
  ({ after, by, verb: { kind: 'confirm', outcome } });
export const close = (after: number, reason: string): Act => ({ after, by: 'CENTRE_MANAGER', verb: { kind: 'close', reason } });
export const acknowledge = (after: number, note: string, by: ShippedPostKey = 'CS_SUPERVISOR'): Act => ({ after, by, verb: { kind: 'acknowledge', note } });
