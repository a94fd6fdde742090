import type { Words } from '../policy/facts.js';
import { CASE_STATUSES, type CaseStatus } from './case.js';

/** What people do with a case, in the order in which a case lives. */
export const CASE_VERBS = [
  'receiveCase', 'classifyCase', 'transferCase', 'takeOverCase', 'agreeReplyTime', 'replyToResident', 'reportUp',
  'settleCase', 'confirmWithResident', 'reopenCase', 'closeCase', 'acknowledgeOverdue',
  'pauseObligation', 'resumeObligation', 'extendObligation', 'approveExtension',
  'dispatchCase', 'referCase', 'remindOwner', 'addNote', 'recordStep', 'cancelCase', 'approveCancellation', 'mergeCase', 'approveMerge',
  'declineExtension', 'withdrawExtension', 'declineRequest', 'withdrawRequest',
  'markConfidential', 'unmarkConfidential', 'markUrgent', 'attachFile', 'captionFile', 'removeFile', 'recordWorkStage',
  'proposePlan', 'approvePlan', 'returnPlan', 'joinHouseholds', 'answerHousehold', 'confirmHousehold',
] as const;
export type CaseVerb = (typeof CASE_VERBS)[number];

/** Where a verb may be done, and where it may lead. `null`: no case yet. Absent: refused there. */
type Row = Partial<Record<CaseStatus | 'NONE', readonly CaseStatus[]>>;

const STAYS = { RECEIVED: ['RECEIVED'], IN_PROGRESS: ['IN_PROGRESS'] } as const satisfies Row;
const BEGINS = { RECEIVED: ['IN_PROGRESS'], IN_PROGRESS: ['IN_PROGRESS'] } as const satisfies Row;
const STAYS_OR_BEGINS = { ...BEGINS, SETTLED: ['SETTLED'] } as const satisfies Row;
const ANYWHERE_OPEN = { ...STAYS, SETTLED: ['SETTLED'] } as const satisfies Row;

/** The one table of a case's statuses. */
export const TRANSITIONS = {
  // P 4.1: everything becomes a record first.
  receiveCase: { NONE: ['RECEIVED'] },
  // A settled complaint can still turn out to be of another class; that is said, and judged, until it is closed.
  classifyCase: ANYWHERE_OPEN,
  transferCase: BEGINS,
  takeOverCase: BEGINS,
  agreeReplyTime: STAYS,
  // The answer can follow the work (CP-20), so it is allowed after settling too.
  replyToResident: STAYS_OR_BEGINS,
  reportUp: STAYS_OR_BEGINS,
  settleCase: { RECEIVED: ['SETTLED'], IN_PROGRESS: ['SETTLED'] },
  // HR-12: satisfied closes, dissatisfied reopens, nobody reached is recorded and counts for nothing (law 10).
  confirmWithResident: { SETTLED: ['CLOSED', 'IN_PROGRESS', 'SETTLED'] },
  // CP-26: after closing, dissatisfaction is a new, linked complaint.
  reopenCase: { SETTLED: ['IN_PROGRESS'] },
  // FD-08: what cannot be done is closed by the manager with the reason written down.
  closeCase: { RECEIVED: ['CLOSED'], IN_PROGRESS: ['CLOSED'], SETTLED: ['CLOSED'] },
  // Lateness outlives the case (law 3), and so does answering for it.
  acknowledgeOverdue: { ...ANYWHERE_OPEN, CLOSED: ['CLOSED'] },
  pauseObligation: ANYWHERE_OPEN,
  resumeObligation: ANYWHERE_OPEN,
  // To ask and to approve are two acts of two persons (law 10).
  extendObligation: ANYWHERE_OPEN,
  approveExtension: ANYWHERE_OPEN,
  dispatchCase: BEGINS,
  // HR-09: never passed round; where it goes, its handling has begun.
  referCase: BEGINS,
  remindOwner: STAYS,
  // CP-30: what is to be learned of a case is often known after it is closed.
  addNote: { ...ANYWHERE_OPEN, CLOSED: ['CLOSED'] },
  // FA-06: what follows the aid itself (home again, more help needed) is recorded after settling too.
  recordStep: STAYS_OR_BEGINS,
  // Taken in hand, on the way, there: of work that is still to be done.
  recordWorkStage: BEGINS,
  cancelCase: ANYWHERE_OPEN,
  approveCancellation: { RECEIVED: ['CLOSED'], IN_PROGRESS: ['CLOSED'], SETTLED: ['CLOSED'] },
  mergeCase: ANYWHERE_OPEN,
  // The one that goes on stays where it is, the other ends.
  approveMerge: { RECEIVED: ['RECEIVED', 'CLOSED'], IN_PROGRESS: ['IN_PROGRESS', 'CLOSED'], SETTLED: ['SETTLED', 'CLOSED'] },
  declineExtension: ANYWHERE_OPEN,
  withdrawExtension: ANYWHERE_OPEN,
  declineRequest: ANYWHERE_OPEN,
  withdrawRequest: ANYWHERE_OPEN,
  // HR-19: what touches a secret touches it after the case is closed too.
  markConfidential: { ...ANYWHERE_OPEN, CLOSED: ['CLOSED'] },
  unmarkConfidential: { ...ANYWHERE_OPEN, CLOSED: ['CLOSED'] },
  markUrgent: ANYWHERE_OPEN,
  // A photo of the finished work, a signed form: often there only once the case is closed.
  attachFile: { ...ANYWHERE_OPEN, CLOSED: ['CLOSED'] },
  captionFile: { ...ANYWHERE_OPEN, CLOSED: ['CLOSED'] },
  removeFile: { ...ANYWHERE_OPEN, CLOSED: ['CLOSED'] },
  // S 3.2: a plan comes before the handling, and for a complaint that is reopened.
  proposePlan: BEGINS,
  approvePlan: STAYS,
  returnPlan: STAYS,
  // X 四: another household may come after the work is done; the complaints that are joined end.
  joinHouseholds: { RECEIVED: ['RECEIVED', 'CLOSED'], IN_PROGRESS: ['IN_PROGRESS', 'CLOSED'], SETTLED: ['SETTLED', 'CLOSED'] },
  answerHousehold: STAYS_OR_BEGINS,
  confirmHousehold: { SETTLED: ['CLOSED', 'IN_PROGRESS', 'SETTLED'] },
} as const satisfies Record<CaseVerb, Row>;

const STATUS_NAMES: Record<CaseStatus, Words> = {
  RECEIVED: { zh: '已受理', en: 'received' },
  IN_PROGRESS: { zh: '处理中', en: 'in progress' },
  SETTLED: { zh: '已办结', en: 'settled' },
  CLOSED: { zh: '已关闭', en: 'closed' },
};

/** Why the table has no such verb in this status; null: it has. */
export function refusedByStatus(verb: CaseVerb, from: CaseStatus): Words | null {
  const row: Row = TRANSITIONS[verb];
  if (row[from]) return null;
  if (verb === 'reopenCase' && from === 'CLOSED') {
    return { zh: '事项已关闭，不能重开。住户仍不满意的，请另行登记一件新投诉并与本件关联。', en: 'The case is closed and cannot be reopened. If the resident is still dissatisfied, receive a new complaint linked to this one.' };
  }
  const allowed = CASE_STATUSES.filter((status) => row[status]);
  return {
    zh: `事项${STATUS_NAMES[from].zh}，不能进行此操作；仅限${allowed.map((status) => STATUS_NAMES[status].zh).join('、')}的事项。`,
    en: `The case is ${STATUS_NAMES[from].en}; this can be done while it is ${allowed.map((status) => STATUS_NAMES[status].en).join(' or ')}.`,
  };
}

/** Throws where a decision leads somewhere that the table does not know: a mistake in the house, not of the person. */
export function validateTransition(verb: CaseVerb, from: CaseStatus | 'NONE', to: CaseStatus): void {
  const row: Row = TRANSITIONS[verb];
  if (!row[from]?.includes(to)) throw new Error(`${verb} leads from ${from} to ${to}, which the status table does not have`);
}
