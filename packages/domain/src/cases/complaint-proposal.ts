import type { Words } from '../policy/facts.js';
import type { ProposalKey } from '../policy/proposal-settings.js';
import type { Clause } from '../policy/row.js';
import type { CaseState } from './case.js';
import type { Matter } from './like-matter.js';

/** What is read of a complaint to see whether it stands alone. */
export interface Complaint extends Matter, Pick<CaseState, 'id' | 'centreId' | 'kind' | 'validity' | 'receivedAt'> {
  /** Its household; null: the place is no unit, or the caller named none. */
  readonly unitId: string | null;
  /** CP-26: the complaint with whose answer the resident was dissatisfied. */
  readonly previousCaseId: string | null;
  /** Closed because it should not have been recorded. */
  readonly cancelled: boolean;
}

/** The complaint at hand, with what people have said of it so far. */
export interface ComplaintAtHand extends Complaint, Pick<CaseState, 'status' | 'severity'> {
  /** X 四, as a person said; null: nobody has. */
  readonly collective: boolean | null;
}

export const PROPOSAL_KINDS = ['COLLECTIVE', 'REPEATED'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** What may be so, for a person to confirm by classifyCase; nothing follows from it by itself (register §13). */
export interface ComplaintProposal {
  readonly kind: ProposalKind;
  /** The other complaints on which it rests, oldest first. */
  readonly caseIds: readonly string[];
  /** How many homes raise it, its own counted. */
  readonly households: number;
  readonly clause: Clause;
  /** Which of the company's settings it hangs on. */
  readonly setting: ProposalKey;
  readonly words: Words;
}

/** Something can still be confirmed of it. */
export function mayBeMore({ kind, status, validity, cancelled }: ComplaintAtHand): boolean {
  return kind === 'COMPLAINT' && status !== 'CLOSED' && validity !== 'INVALID' && !cancelled;
}

/** Another complaint that weighs: of the same centre, not found invalid, not recorded by mistake. */
export function weighsWith(complaint: Complaint, other: Complaint): boolean {
  return other.id !== complaint.id && other.centreId === complaint.centreId && other.kind === 'COMPLAINT' && other.validity !== 'INVALID' && !other.cancelled;
}

export function idsOldestFirst(complaints: readonly Complaint[]): string[] {
  return complaints.toSorted((one, other) => one.receivedAt - other.receivedAt).map(({ id }) => id);
}
