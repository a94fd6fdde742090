import type {
  AttemptOutcome as DomainAttemptOutcome,
  CallbackForm as DomainCallbackForm,
  CallbackGroup as DomainCallbackGroup,
  CallbackOrigin as DomainCallbackOrigin,
  CallbackRound as DomainCallbackRound,
  CallbackStatus as DomainCallbackStatus,
  CallbackVerdict as DomainCallbackVerdict,
  OccasionKind as DomainOccasionKind,
} from '@guanjia/domain';
import { enumType } from '../enum-type.js';

export type CallbackGroup = DomainCallbackGroup;
export const CallbackGroup = enumType<CallbackGroup>('CallbackGroup', 'What is counted together for a rate of visits (CB-07 to CB-09, FA-05).', {
  COMPLAINT: 'Complaints, whatever their validity (投诉): all of them (CB-07).',
  CONTRACTED_SERVICE: 'Special services (特约服务): all of them (CB-07).',
  FIRST_AID: 'First aid (急救): all of it (FA-05).',
  REPAIR: 'Routine repairs (日常维修): a share (CB-08).',
  HELP_REQUEST: 'Help requests but first aid (求助): a share (CB-08).',
  COMMUNITY_EVENT: 'Publications, cultural and sports events (社区活动): a share (CB-08).',
  OTHER: 'Any other service (其他): a share that the company sets (CB-09).',
});

export type CallbackOrigin = DomainCallbackOrigin;
export const CallbackOrigin = enumType<CallbackOrigin>('CallbackOrigin', 'Why there is a visit at all.', {
  OWED: 'All of its kind are visited (应访).',
  DRAWN: "Drawn by the month's secret (抽中).",
  CHOSEN: 'Chosen by a person, with the reason (人工选定): it fills no share.',
});

export type CallbackStatus = DomainCallbackStatus;
export const CallbackStatus = enumType<CallbackStatus>('CallbackStatus', 'How far a visit is.', {
  OPEN: 'Owed: nobody was reached yet (待回访).',
  VISITED: 'Done and recorded; the supervisor has not read it yet (待审核).',
  REVIEWED: 'Done, and the supervisor has said what of it (已审核).',
  REPLACED: 'Nobody could be reached: another was drawn in its place, recorded (已替换).',
  WITHDRAWN: 'Its case was reopened before anybody was visited (已撤回).',
});

export type CallbackRound = DomainCallbackRound;
export const CallbackRound = enumType<CallbackRound>('CallbackRound', 'Which visit of one matter it is.', {
  FIRST: 'The one visit that each has.',
  SECOND: 'The second visit of a repair, one to two months later (CB-02).',
  MID_TERM: 'In the middle of the term of a contracted service (CB-03).',
  AFTER_END: 'After a contracted service ended (CB-03).',
});

export type CallbackForm = DomainCallbackForm;
export const CallbackForm = enumType<CallbackForm>('CallbackForm', 'How a resident is visited (CB-13).', {
  HOME_VISIT: 'At home (家访).',
  TELEPHONE: 'By telephone (电话回访).',
  LETTER: 'By letter (信访).',
});

export type AttemptOutcome = DomainAttemptOutcome;
export const AttemptOutcome = enumType<AttemptOutcome>('AttemptOutcome', 'Why an attempt was no visit. It is recorded and does not count.', {
  NO_ANSWER: 'Nobody answered (无人接听).',
  WRONG_NUMBER: 'The number is not theirs (号码有误).',
  NOT_AT_HOME: 'Nobody was at home (无人在家).',
  DECLINED: 'They did not want to be asked (婉拒).',
  POSTPONED: 'They asked for another time (另约时间).',
});

export type CallbackVerdict = DomainCallbackVerdict;
export const CallbackVerdict = enumType<CallbackVerdict>('CallbackVerdict', 'What the supervisor says of a recorded visit (CB-16).', {
  QUALIFIED: 'What the resident said is in order (合格).',
  UNQUALIFIED: 'It is not: the director is told, with a remedy, and a linked complaint is opened (不合格).',
});

export type CallbackQueue = 'DUE_TODAY' | 'OVERDUE' | 'NO_ANSWER' | 'PLANNED' | 'OPEN' | 'TO_REVIEW' | 'TO_DECIDE' | 'DONE';
export const CallbackQueue = enumType<CallbackQueue>('CallbackQueue', 'The worklist by what is to be done now.', {
  DUE_TODAY: "Owed and due until the end of the centre's day, not yet overdue.",
  OVERDUE: 'Owed and past due at this moment.',
  NO_ANSWER: 'Owed, and somebody was tried without success.',
  PLANNED: 'Owed, with a day and callers in the plan.',
  OPEN: 'All that is owed.',
  TO_REVIEW: "Recorded, waiting for the supervisor's review (CB-16).",
  TO_DECIDE: "Not in order, waiting for the manager's word (CB-16).",
  DONE: 'Recorded, reviewed or not.',
});

export type CallbackOrder = 'DUE_ASC' | 'PLANNED_ASC' | 'VISITED_DESC';
export const CallbackOrder = enumType<CallbackOrder>('CallbackOrder', 'In which order visits are listed.', {
  DUE_ASC: 'Earliest due first; those that owe nothing last.',
  PLANNED_ASC: 'Earliest planned day first; those without a plan last.',
  VISITED_DESC: 'Last visited first; those not visited last.',
});

export type OccasionKind = DomainOccasionKind;
export const OccasionKind = enumType<OccasionKind>('OccasionKind', 'What is visited that is no case.', {
  CONTRACTED_SERVICE: 'A special service for one home, with a term (特约服务).',
  COMMUNITY_EVENT: 'A publication, or a cultural or sports event (报刊、文体活动).',
});
