import type { Audience, CapabilityKey } from './capabilities.js';
import type { ShippedPostKey } from './posts.js';

const LOOK = ['VIEW_CASES', 'VIEW_POLICIES', 'VIEW_ORGANISATION'] as const satisfies readonly CapabilityKey[];
const DESK = [
  'RECEIVE_CASE', 'CLASSIFY_CASE', 'TRANSFER_CASE', 'HANDLE_CASE', 'REPORT_UP', 'CONFIRM_CASE', 'REVEAL_TELEPHONE', 'DISPATCH_CASE', 'REMIND_OWNER', 'ADD_NOTE', 'RECORD_STEP',
  'HAND_OVER',
] as const satisfies readonly CapabilityKey[];
const HANDLE = ['HANDLE_CASE', 'REPORT_UP', 'REVEAL_TELEPHONE', 'ADD_NOTE', 'RECORD_STEP'] as const satisfies readonly CapabilityKey[];
// Q 4.1.3: who visits. Q 3.1, 4.2–4.4: the supervisor plans, reviews and keeps the records.
const VISIT = ['VIEW_CALLBACKS', 'MAKE_CALLBACK'] as const satisfies readonly CapabilityKey[];
const SUPERVISE = [
  ...DESK, 'TAKE_OVER_CASE', 'APPROVE_DEVELOPMENT', 'APPROVE_LONGER_LIMIT', 'ACKNOWLEDGE_OVERDUE', 'APPROVE_CANCELLATION', 'PROPOSE_PLAN', 'MARK_CONFIDENTIAL', 'FULFIL_DUTY', 'PLAN_ROSTER', 'MANAGE_WALLS',
  'EXPORT_CASES', 'VIEW_COMPLAINT_REPORTS', 'WRITE_COMPLAINT_REPORT', ...VISIT, 'PLAN_CALLBACKS', 'REVIEW_CALLBACK', 'ARCHIVE_CALLBACKS', 'VIEW_FIGURES',
] as const satisfies readonly CapabilityKey[];
// X 十五: the supervisor fills in the monthly report, the manager reads it.
const MANAGE = [...SUPERVISE, 'APPROVE_PLAN', 'CLOSE_CASE', 'APPROVE_EXTENSION', 'REVIEW_COMPLAINT_REPORT', 'MANAGE_COMPLAINT_CHANNELS', 'VIEW_PERSON_FIGURES', 'FREEZE_FIGURES'] as const satisfies readonly CapabilityKey[];

// Law 9: who answers for steps reaching people sees whether they did, and by which channel.
const NOTICES = ['VIEW_NOTICES', 'MANAGE_NOTIFICATIONS'] as const satisfies readonly CapabilityKey[];

// CB-17: what is past its retention goes by a list that a second person approves, ADMINISTRATION by the text, or who answers for the centre; PIPL: so do they for a resident's data.
const PRIVACY = ['PROPOSE_DISPOSAL', 'APPROVE_DISPOSAL', 'MANAGE_RESIDENT_DATA'] as const satisfies readonly CapabilityKey[];

/** What each shipped post may do, before a company changes it (table `post_capability`). */
export const POST_CAPABILITIES = {
  // P 3.3.1, 4.2–4.6: receives, classifies, transfers, replies, tracks and settles.
  RECEPTIONIST: [...LOOK, ...DESK],
  // C 3.2: handles what residents ask; P 4.2: passes what comes to it to the desk.
  STEWARD: [...LOOK, ...HANDLE],
  // Q 4.1.3: visits after settling, so it may confirm.
  CUSTOMER_ASSISTANT: [...LOOK, ...HANDLE, 'CONFIRM_CASE', ...VISIT],
  // FA-02 to FA-04: guards take the patient to hospital, guide the ambulance, nurse; what they did is theirs to record.
  GUARD: [...LOOK, 'ADD_NOTE', 'RECORD_STEP'],
  MAINTENANCE: [...LOOK, ...HANDLE],
  // X 六.2: the duty clerk records every complaint, outside the desk's hours too.
  DUTY_CLERK: [...LOOK, 'RECEIVE_CASE', ...HANDLE, 'DISPATCH_CASE', 'REMIND_OWNER', 'HAND_OVER'],
  GUARD_LEADER: [...LOOK, 'HANDLE_CASE', 'REPORT_UP', 'ADD_NOTE', 'RECORD_STEP', 'DISPATCH_CASE', 'HAND_OVER'],
  LINE_SUPERVISOR: [...LOOK, ...HANDLE, 'ACKNOWLEDGE_OVERDUE', 'DISPATCH_CASE', 'FULFIL_DUTY'],
  CASHIER: ['VIEW_POLICIES', 'VIEW_ORGANISATION'],
  // S 5.3.1: handles within the limit and records it.
  DEPARTMENT_HEAD: [...LOOK, ...HANDLE, 'TRANSFER_CASE', 'ACKNOWLEDGE_OVERDUE', 'DISPATCH_CASE', 'FULFIL_DUTY', ...VISIT, 'VIEW_FIGURES'],
  // P 3.3.2, 4.7; X 六.3: takes over, decides validity, approves a development and a longer limit.
  CS_SUPERVISOR: [...LOOK, ...SUPERVISE, 'VIEW_NOTICES', 'PROPOSE_DISPOSAL'],
  // P 3.3.3, 4.8: settles what is left, or closes it with the reason written down.
  CENTRE_MANAGER: [...LOOK, ...MANAGE, ...NOTICES, ...PRIVACY, 'VIEW_HEALTH'],
  DEPUTY_GENERAL_MANAGER: [...LOOK, ...MANAGE, ...NOTICES, ...PRIVACY],
  GM_OFFICE: [...LOOK, 'VIEW_COMPLAINT_REPORTS', 'VIEW_FIGURES'],
  HEAD_OFFICE: [...LOOK, 'ACKNOWLEDGE_OVERDUE', 'REMIND_OWNER', 'VIEW_FIGURES'],
  QUALITY_INSPECTOR: [...LOOK, 'EXPORT_CASES', 'VIEW_FIGURES'],
  QUALITY_MANAGER: [...LOOK, 'ACKNOWLEDGE_OVERDUE', 'CONFIRM_CASE', 'MANAGE_POLICIES', 'EXPORT_CASES', 'VIEW_COMPLAINT_REPORTS', ...VISIT, 'VIEW_FIGURES', 'VIEW_PERSON_FIGURES'],
  // X 八.3: forwards what reaches the company, and is told the result.
  COMPLAINT_CENTRE: [...LOOK, 'RECEIVE_CASE', 'REPORT_UP', 'CONFIRM_CASE', 'ACKNOWLEDGE_OVERDUE', 'REMIND_OWNER', 'ADD_NOTE', 'EXPORT_CASES', 'VIEW_COMPLAINT_REPORTS', 'VIEW_FIGURES'],
  GENERAL_MANAGER: [...LOOK, ...MANAGE, ...NOTICES, ...PRIVACY, 'VIEW_HEALTH', 'MANAGE_POLICIES'],
  // Keeps the rolls of staff, homes and residents.
  ADMINISTRATION: ['VIEW_POLICIES', 'VIEW_ORGANISATION', 'MANAGE_PLACES', 'MANAGE_STAFF', 'PLAN_ROSTER', 'REVEAL_TELEPHONE', ...PRIVACY],
  BUSINESS: ['VIEW_POLICIES', 'VIEW_ORGANISATION'],
  FINANCE: ['VIEW_POLICIES', 'VIEW_ORGANISATION'],
  // Runs the installation; residents' matters are not its business, so it sees no case.
  SYSTEM_ADMIN: ['VIEW_POLICIES', 'MANAGE_POLICIES', 'VIEW_ORGANISATION', 'IMPORT_CASES', 'MANAGE_PLACES', 'MANAGE_STAFF', 'PLAN_ROSTER', 'REVEAL_TELEPHONE', 'VIEW_HEALTH', 'VIEW_ACCESS_LOG', 'ADJUST_CLOCK', 'MANAGE_WALLS', ...NOTICES],
} as const satisfies Record<ShippedPostKey, readonly CapabilityKey[]>;

const EVERYTHING = ['CENTRE', 'QUALITY', 'COMPLAINT_CENTRE', 'CONFIDENTIAL', 'CALLBACKS'] as const satisfies readonly Audience[];

/** Which records a post may ever see. A company's own post sees the ordinary ones (CENTRE). */
export const POST_AUDIENCES: Readonly<Partial<Record<string, readonly Audience[]>>> = {
  // CB-08: what was drawn is known to who plans and makes the visits, and to nobody else before.
  CUSTOMER_ASSISTANT: ['CENTRE', 'CALLBACKS'],
  // HR-19: matters that touch company secrets are for those who answer for the centre.
  CS_SUPERVISOR: ['CENTRE', 'CONFIDENTIAL', 'CALLBACKS'],
  CENTRE_MANAGER: ['CENTRE', 'CONFIDENTIAL', 'CALLBACKS'],
  DEPUTY_GENERAL_MANAGER: EVERYTHING,
  GENERAL_MANAGER: EVERYTHING,
  // T 4.2: an unannounced inspection must not reach the centre that it is about.
  QUALITY_INSPECTOR: ['CENTRE', 'QUALITY'],
  QUALITY_MANAGER: ['CENTRE', 'QUALITY', 'CONFIDENTIAL', 'CALLBACKS'],
  COMPLAINT_CENTRE: ['CENTRE', 'COMPLAINT_CENTRE'],
} satisfies Partial<Record<ShippedPostKey, readonly Audience[]>>;

/** The records that the holder of these posts may see. */
export function audiencesOf(posts: readonly string[]): Audience[] {
  return [...new Set(posts.flatMap((post) => POST_AUDIENCES[post] ?? (['CENTRE'] as const)))];
}
