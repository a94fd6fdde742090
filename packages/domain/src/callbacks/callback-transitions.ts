import type { Words } from '../policy/facts.js';
import { CALLBACK_STATUSES, type CallbackStatus } from './callback.js';

/** What people do with a visit, in the order in which it lives. `chooseCallback` makes one. */
export const CALLBACK_VERBS = ['chooseCallback', 'planCallback', 'attemptCallback', 'recordCallback', 'reviewCallback', 'decideCallback', 'replaceCallback', 'askSecondVisit'] as const;
export type CallbackVerb = (typeof CALLBACK_VERBS)[number];

type Row = Partial<Record<CallbackStatus | 'NONE', readonly CallbackStatus[]>>;

/** The one table of a visit's statuses: where a verb may be done, and where it leads. */
export const CALLBACK_TRANSITIONS = {
  chooseCallback: { NONE: ['OPEN'] },
  planCallback: { OPEN: ['OPEN'] },
  attemptCallback: { OPEN: ['OPEN'] },
  // A record is never changed afterwards, so its form cannot be converted (CB-12).
  recordCallback: { OPEN: ['VISITED'] },
  reviewCallback: { VISITED: ['REVIEWED'] },
  decideCallback: { REVIEWED: ['REVIEWED'] },
  replaceCallback: { OPEN: ['REPLACED'] },
  // That a second visit is needed is often seen at the first.
  askSecondVisit: { OPEN: ['OPEN'], VISITED: ['VISITED'], REVIEWED: ['REVIEWED'] },
} as const satisfies Record<CallbackVerb, Row>;

const STATUS_NAMES: Readonly<Record<CallbackStatus, Words>> = {
  OPEN: { zh: '待回访', en: 'not made yet' },
  VISITED: { zh: '待审核', en: 'waiting for review' },
  REVIEWED: { zh: '已审核', en: 'reviewed' },
  REPLACED: { zh: '已更换', en: 'replaced' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
};

/** Why the table has no such verb in this status; null: it has. */
export function callbackRefusedByStatus(verb: CallbackVerb, from: CallbackStatus): Words | null {
  const row: Row = CALLBACK_TRANSITIONS[verb];
  if (row[from]) return null;
  const allowed = CALLBACK_STATUSES.filter((status) => row[status]).map((status) => STATUS_NAMES[status]);
  return {
    zh: `回访${STATUS_NAMES[from].zh}，不能进行此操作；仅限${allowed.map(({ zh }) => zh).join('、')}的回访。`,
    en: `The visit is ${STATUS_NAMES[from].en}; this can be done while it is ${allowed.map(({ en }) => en).join(' or ')}.`,
  };
}

/** Throws where a decision leads somewhere that the table does not know: a mistake in the house, not of the person. */
export function validateCallbackTransition(verb: CallbackVerb, from: CallbackStatus | 'NONE', to: CallbackStatus): void {
  const row: Row = CALLBACK_TRANSITIONS[verb];
  if (!row[from]?.includes(to)) throw new Error(`${verb} leads from ${from} to ${to}, which the status table does not have`);
}
