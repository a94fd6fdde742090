/** What a person may do, by the posts held. Fixed: code asks for these; which post has which is a table (`POST_CAPABILITIES`). */
export const CAPABILITIES = [
  'RECEIVE_CASE',
  'CLASSIFY_CASE',
  'APPROVE_DEVELOPMENT',
  'APPROVE_LONGER_LIMIT',
  'APPROVE_EXTENSION',
  'TRANSFER_CASE',
  'TAKE_OVER_CASE',
  'HANDLE_CASE',
  'REPORT_UP',
  'CONFIRM_CASE',
  'CLOSE_CASE',
  'ACKNOWLEDGE_OVERDUE',
  'DISPATCH_CASE',
  'REMIND_OWNER',
  'ADD_NOTE',
  'RECORD_STEP',
  'APPROVE_CANCELLATION',
  'MARK_CONFIDENTIAL',
  'FULFIL_DUTY',
  'HAND_OVER',
  'PLAN_ROSTER',
  'MANAGE_STAFF',
  'VIEW_CASES',
  'VIEW_POLICIES',
  'MANAGE_POLICIES',
  'VIEW_ORGANISATION',
  'REVEAL_TELEPHONE',
  'EXPORT_CASES',
  'IMPORT_CASES',
  'MANAGE_PLACES',
  'ADJUST_CLOCK',
  'VIEW_HEALTH',
  'VIEW_ACCESS_LOG',
  'VIEW_NOTICES',
  'MANAGE_NOTIFICATIONS',
  'MANAGE_WALLS',
] as const;
export type CapabilityKey = (typeof CAPABILITIES)[number];

/** Who may ever see a record; written on the record when it is made, asked for in SQL. CENTRE is the ordinary one. */
export const AUDIENCES = ['CENTRE', 'QUALITY', 'COMPLAINT_CENTRE', 'CONFIDENTIAL'] as const;
export type Audience = (typeof AUDIENCES)[number];
