import { CAPABILITIES, type CapabilityKey } from '../organisation/capabilities.js';
import type { Actor } from './case.js';
import type { CaseVerb } from './transitions.js';

/** What a person must be able to do for each verb. The API asks the same before the case is read. */
export const VERB_CAPABILITY = {
  receiveCase: 'RECEIVE_CASE',
  classifyCase: 'CLASSIFY_CASE',
  transferCase: 'TRANSFER_CASE',
  takeOverCase: 'TAKE_OVER_CASE',
  agreeReplyTime: 'HANDLE_CASE',
  replyToResident: 'HANDLE_CASE',
  reportUp: 'REPORT_UP',
  settleCase: 'HANDLE_CASE',
  confirmWithResident: 'CONFIRM_CASE',
  reopenCase: 'CONFIRM_CASE',
  closeCase: 'CLOSE_CASE',
  acknowledgeOverdue: 'ACKNOWLEDGE_OVERDUE',
  // Law 5: a pause needs a listed reason, no approval; it shows on the clock.
  pauseObligation: 'HANDLE_CASE',
  resumeObligation: 'HANDLE_CASE',
  extendObligation: 'HANDLE_CASE',
  approveExtension: 'APPROVE_EXTENSION',
  dispatchCase: 'DISPATCH_CASE',
  // HR-09 binds all posts, so whoever handles may refer.
  referCase: 'HANDLE_CASE',
  remindOwner: 'REMIND_OWNER',
  addNote: 'ADD_NOTE',
  recordStep: 'RECORD_STEP',
  cancelCase: 'HANDLE_CASE',
  approveCancellation: 'APPROVE_CANCELLATION',
  mergeCase: 'HANDLE_CASE',
  approveMerge: 'APPROVE_CANCELLATION',
  // Who may grant may also decline; who may ask may take it back.
  declineExtension: 'APPROVE_EXTENSION',
  withdrawExtension: 'HANDLE_CASE',
  declineRequest: 'APPROVE_CANCELLATION',
  withdrawRequest: 'HANDLE_CASE',
  markConfidential: 'MARK_CONFIDENTIAL',
  unmarkConfidential: 'MARK_CONFIDENTIAL',
  markUrgent: 'CLASSIFY_CASE',
  attachFile: 'ADD_NOTE',
  captionFile: 'ADD_NOTE',
  // A photo can be evidence: whoever handles the case answers for taking one away.
  removeFile: 'HANDLE_CASE',
  // Guards and maintenance are sent and record what they do (FA-02); so they also say that they come.
  recordWorkStage: 'RECORD_STEP',
  proposePlan: 'PROPOSE_PLAN',
  approvePlan: 'APPROVE_PLAN',
  returnPlan: 'APPROVE_PLAN',
  // Complaints end in another one, as by a merger.
  joinHouseholds: 'APPROVE_CANCELLATION',
  answerHousehold: 'HANDLE_CASE',
  confirmHousehold: 'CONFIRM_CASE',
} as const satisfies Record<CaseVerb, CapabilityKey>;

/** Time itself, or an import: no person, every capability, no post. */
export const SYSTEM_ACTOR: Actor = { personId: null, posts: [], capabilities: CAPABILITIES };
