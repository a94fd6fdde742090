import type {
  Audience as DomainAudience,
  CaseKind as DomainCaseKind,
  CaseStatus as DomainCaseStatus,
  Channel as DomainChannel,
  NoteSubject as DomainNoteSubject,
  PendingRequest as DomainPendingRequest,
  ReferredTo as DomainReferredTo,
  ReplyForm as DomainReplyForm,
  Severity as DomainSeverity,
  Validity as DomainValidity,
  WorkStage as DomainWorkStage,
} from '@guanjia/domain';
import { enumType } from '../enum-type.js';

export type CaseKind = DomainCaseKind;
export const CaseKind = enumType<CaseKind>('CaseKind', 'What kind of matter it is.', {
  INQUIRY: 'A question (咨询).',
  OPINION: 'An opinion or suggestion (意见).',
  REPAIR: 'Something to be repaired (报修).',
  COMPLAINT: 'A complaint (投诉).',
  HELP_REQUEST: 'A call for help: first aid, crime or accident, disaster, other (求助).',
  CONVENIENCE: 'A convenience service (便民).',
  UNLOCKED_DOOR: 'A door found unlocked (房门未锁).',
});

export type Channel = DomainChannel;
export const Channel = enumType<Channel>('Channel', 'How the matter came in.', {
  WALK_IN: 'At the desk.',
  TELEPHONE: 'By telephone.',
  SMS: 'By text message.',
  ONLINE: 'On the website.',
  WECHAT: 'By WeChat.',
  APP: "In the owners' app.",
  EMAIL: 'By e-mail.',
  LETTER: 'By letter.',
  FAX: 'By fax.',
  OWNERS_GROUP: "In the owners' chat group.",
  ON_SITE: 'Told to staff on the spot.',
  PATROL: 'Found on patrol.',
  FORWARDED: 'Forwarded by the complaint centre.',
});

export type Validity = DomainValidity;
export const Validity = enumType<Validity>('Validity', 'Whose failure a complaint is about (X 1–3).', {
  VALID: 'A failure of the management company (有效).',
  ASSIST: "The developer's or an outside cause; the centre helps (协助处理).",
  INVALID: 'No ground (无效).',
});

export type Severity = DomainSeverity;
export const Severity = enumType<Severity>('Severity', 'How grave a valid complaint is (K 4.3).', {
  MAJOR: 'Major (重大).',
  IMPORTANT: 'Important (重要).',
  MINOR: 'Minor (轻微).',
});

export type CaseStatus = DomainCaseStatus;
export const CaseStatus = enumType<CaseStatus>('CaseStatus', 'How far a case is.', {
  RECEIVED: 'Registered; nobody has begun the work (已受理).',
  IN_PROGRESS: 'Being worked on: transferred, taken over, answered, reported up or reopened (处理中).',
  SETTLED: 'The work is done; not yet confirmed (办结).',
  CLOSED: 'Confirmed, or closed by the manager with a reason (关闭).',
});

export type ClassBasis = 'CORRECTION' | 'DEVELOPMENT';
export const ClassBasis = enumType<ClassBasis>('ClassBasis', 'Why a class is changed (law 1).', {
  CORRECTION: 'It was so from the start: limits count from reception.',
  DEVELOPMENT: 'It became so: limits count from now; needs approval.',
});

export type ConfirmOutcome = 'SATISFIED' | 'DISSATISFIED' | 'NOT_REACHED';
export const ConfirmOutcome = enumType<ConfirmOutcome>('ConfirmOutcome', 'What the resident said when asked whether it is solved (HR-12).', {
  SATISFIED: 'Solved: the case is closed.',
  DISSATISFIED: 'Not solved: the case is reopened.',
  NOT_REACHED: 'Nobody was reached; recorded, and does not count as asked.',
});

export type CaseOrder = 'RECEIVED_DESC' | 'RECEIVED_ASC' | 'DUE_ASC';
export const CaseOrder = enumType<CaseOrder>('CaseOrder', 'In which order cases are listed.', {
  RECEIVED_DESC: 'Newest reception first.',
  RECEIVED_ASC: 'Oldest reception first.',
  DUE_ASC: 'Earliest open due time first; those that owe nothing last.',
});

export type ReferredTo = DomainReferredTo;
export const ReferredTo = enumType<ReferredTo>('ReferredTo', 'Whom a matter is referred to (HR-09).', {
  DEPARTMENT: "A department of the company's own.",
  DEVELOPER: 'The developer (开发商).',
  POLICE: 'The police (公安).',
  SUPPLIER: 'A supplier or contractor (供方).',
  AUTHORITY: 'A public authority (主管部门).',
});

export type NoteSubject = DomainNoteSubject;
export const NoteSubject = enumType<NoteSubject>('NoteSubject', 'What a note is about, as far as a rule asks for it.', {
  OTHER: 'Anything else.',
  RISK: 'The risk of being drawn into a dispute (HR-21).',
  PROGRESS: 'How far it is.',
  EVIDENCE: 'What was found out (CP-35).',
  PLAN: 'How it is to be handled (CP-11).',
  OPINION: 'What the resident thinks of it (CP-20, CP-38).',
  LESSON: 'What all staff should know of it (CP-30).',
});

export type RequestKind = DomainPendingRequest['kind'];
export const RequestKind = enumType<RequestKind>('RequestKind', 'What somebody asked for and another person has to approve (law 10).', {
  CANCEL: 'That the record be cancelled (作废).',
  MERGE: 'That it be merged into another case (合并).',
});

export type ReplyForm = DomainReplyForm;
export const ReplyForm = enumType<ReplyForm>('ReplyForm', 'How the resident is answered; some rules ask for one of them (HR-17, CP-23).', {
  VISIT: 'By a visit in person (上门).',
  TELEPHONE: 'By telephone (电话).',
  WRITTEN: 'In writing (书面).',
  ORAL: 'By word of mouth (口头).',
});

export type WorkStage = DomainWorkStage;
export const WorkStage = enumType<WorkStage>('WorkStage', 'How far somebody who was given the work has come with it. No handling yet: the first step is.', {
  ACCEPTED: 'Taken in hand (接单).',
  ON_THE_WAY: 'On the way (已出发).',
  ARRIVED: 'There (已到场).',
});

// What is drawn to be visited is never a case.
export type CaseAudience = Exclude<DomainAudience, 'CALLBACKS'>;
export const CaseAudience = enumType<CaseAudience>('CaseAudience', 'Who may ever see a record.', {
  CENTRE: 'Who may see the cases of its centre.',
  QUALITY: 'Who inspects.',
  COMPLAINT_CENTRE: "The company's complaint centre.",
  CONFIDENTIAL: 'Those who answer for the centre (HR-19).',
});
