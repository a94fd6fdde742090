import type { CapabilityKey } from '@guanjia/domain';
import { enumType } from '../enum-type.js';

/** What a post may do, wherever it is held. */
export type Capability = CapabilityKey;
export const Capability = enumType<Capability>('Capability', 'What a post may do, wherever it is held.', {
  RECEIVE_CASE: "Register a resident's matter (FD-01).",
  CLASSIFY_CASE: 'Say what kind of matter it is, how valid and how severe (FD-04).',
  APPROVE_DEVELOPMENT: 'Say that a matter became something else, so that the new limit counts from now (law 1).',
  APPROVE_LONGER_LIMIT: 'Move a matter to a longer limit before the old one is due (law 2).',
  APPROVE_EXTENSION: 'Allow a later time than the one first agreed (law 5).',
  TRANSFER_CASE: 'Hand a matter to a responsible department (FD-05).',
  TAKE_OVER_CASE: 'Take a matter over from the post that owns it (FD-06, FD-07).',
  HANDLE_CASE: 'Answer the resident, agree a time, settle the matter.',
  REPORT_UP: 'Report a matter to the posts above.',
  CONFIRM_CASE: 'Ask the resident whether it is solved (HR-12).',
  CLOSE_CASE: 'Close what cannot be done, with the reason written down (FD-08).',
  ACKNOWLEDGE_OVERDUE: 'Say that an alarm was heard.',
  DISPATCH_CASE: 'Send somebody to the resident (HR-04).',
  REMIND_OWNER: 'Ask the post that has a matter how far it is.',
  ADD_NOTE: 'Write something on the record.',
  RECORD_STEP: 'Record a step of a checklist (first aid, reinforcements).',
  APPROVE_CANCELLATION: 'Approve that a record is cancelled or merged into another, asked for by another person (law 10).',
  MARK_CONFIDENTIAL: 'Mark a case confidential (HR-19).',
  FULFIL_DUTY: 'Do a duty that comes round by itself: the daily audit, the weekly review, the monthly report (FD-03, FD-09, CP-28, HR-27).',
  VIEW_CASES: 'See the matters of the own centres.',
  VIEW_ORGANISATION: 'See who holds which post, the units, areas and residents of the own centres.',
  VIEW_POLICIES: 'Read the procedures that the centres follow.',
  MANAGE_POLICIES: 'Publish a procedure of the own company, say what a centre follows from when, change the limits that the texts leave open.',
  REVEAL_TELEPHONE: 'See a whole telephone number, with a reason that is logged.',
  IMPORT_CASES: 'Bring in records of another system.',
  ADJUST_CLOCK: 'Move the business time forward; only under CLOCK=adjustable.',
  VIEW_HEALTH: 'See how the installation is doing.',
  VIEW_NOTICES: 'See whom each step was told to, and whether it arrived (law 9).',
  MANAGE_NOTIFICATIONS: 'Say by which channel persons, posts and groups are told; try a channel; send a notice again.',
});
