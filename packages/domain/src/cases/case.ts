import type { Instant, Words } from '../policy/facts.js';
import type { Clause } from '../policy/row.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { WorkingCalendar } from '../obligations/calendar.js';
import type { DomainEvent, Obligation } from '../obligations/obligation.js';

export const CASE_KINDS = ['INQUIRY', 'OPINION', 'REPAIR', 'COMPLAINT', 'HELP_REQUEST', 'CONVENIENCE', 'UNLOCKED_DOOR'] as const;
export const CHANNELS = ['WALK_IN', 'TELEPHONE', 'SMS', 'ONLINE', 'WECHAT', 'APP', 'EMAIL', 'LETTER', 'FAX', 'OWNERS_GROUP', 'ON_SITE', 'PATROL', 'FORWARDED'] as const;
export const VALIDITIES = ['VALID', 'ASSIST', 'INVALID'] as const;
export const SEVERITIES = ['MAJOR', 'IMPORTANT', 'MINOR'] as const;
export const CASE_STATUSES = ['RECEIVED', 'IN_PROGRESS', 'SETTLED', 'CLOSED'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Validity = (typeof VALIDITIES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** How the resident is answered. Some rules ask for one of them: a written inquiry in writing (HR-17), a collective complaint by a visit in person (CP-23). */
export const REPLY_FORMS = ['VISIT', 'TELEPHONE', 'WRITTEN', 'ORAL'] as const;
export type ReplyForm = (typeof REPLY_FORMS)[number];

/** Whom a matter is referred to: a department of the company's own, or a party outside it. */
export const REFERRED_TO = ['DEPARTMENT', 'DEVELOPER', 'POLICE', 'SUPPLIER', 'AUTHORITY'] as const;
export type ReferredTo = (typeof REFERRED_TO)[number];

/**
 * What a note is about, as far as a rule asks for it: RISK the risk of being drawn into a dispute (HR-21), PROGRESS how far it is, EVIDENCE what was found out (CP-35),
 * PLAN how it is to be handled (CP-11), OPINION what the resident thinks of it (CP-20, CP-38), LESSON what all staff should know of it (CP-30), OTHER anything else.
 */
export const NOTE_SUBJECTS = ['OTHER', 'RISK', 'PROGRESS', 'EVIDENCE', 'PLAN', 'OPINION', 'LESSON'] as const;
export type NoteSubject = (typeof NOTE_SUBJECTS)[number];

/** What a decision reads and changes of a case. Texts (matter, notes) and people's data stay outside: no rule reads them. */
export interface CaseState {
  readonly id: string;
  readonly centreId: string;
  readonly status: CaseStatus;
  readonly version: number;
  readonly kind: CaseKind;
  readonly channel: Channel;
  readonly urgent: boolean;
  readonly category: string | null;
  readonly validity: Validity | null;
  readonly severity: Severity | null;
  readonly receivedAt: Instant;
  readonly recordedAt: Instant;
  /** The clock's zero of the present class: reception for a correction, the moment of the change for a development (law 1). */
  readonly classFrom: Instant;
  readonly classifiedAt: Instant | null;
  readonly residentDeadline: Instant | null;
  readonly agreedReplyAt: Instant | null;
  /** The due time that an imported record brings along. */
  readonly statedDueAt: Instant | null;
  readonly ownerPost: string;
  readonly ownerPersonId: string | null;
  readonly responsibleDepartment: string | null;
  readonly firstResponseAt: Instant | null;
  readonly repliedAt: Instant | null;
  readonly definiteAnswerAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly closedAt: Instant | null;
  /** How often it was moved to a longer limit before the old one was due (law 2). */
  readonly longerLimitMoves: number;
  /** Who may ever see it. */
  readonly audience: string;
  /** Imported or made-up history: judged, not rung. */
  readonly historic: boolean;
  readonly obligations: readonly Obligation[];
  /** All events of the case so far, oldest first. */
  readonly acts: readonly DomainEvent[];
}

/** Who asks: a person with the posts and capabilities held at the case's centre at that moment, or the system (time itself, an import). */
export interface Actor {
  readonly personId: string | null;
  readonly posts: readonly string[];
  readonly capabilities: readonly string[];
}

export interface DecisionContext {
  /** Business time, read after the case was locked. */
  readonly now: Instant;
  /** The policy set pinned by the case at its reception. */
  readonly policy: PolicySet;
  /** The centre's working time as it is now; left out: a desk that never closes. */
  readonly calendar?: WorkingCalendar | undefined;
  readonly actor: Actor;
  /** Makes the ids of what opens; handed in so that a decision stays a pure function. */
  readonly newId: () => string;
}

/** A text that belongs to an act; kept beside the journal, which carries ids and facts only. */
export interface CaseNote {
  readonly id: string;
  readonly kind: 'REASON' | 'REPLY' | 'RESULT' | 'NOTE';
  readonly body: string;
}

export interface Refusal {
  readonly refused: true;
  /** The row that says no; null for the status table. */
  readonly rule: string | null;
  readonly clause: Clause | null;
  /** What is wrong, and what to do. */
  readonly message: Words;
}

export interface Accepted {
  readonly refused: false;
  readonly next: CaseState;
  /** What happened, in order; to be journalled. Already part of `next.acts`. */
  readonly events: readonly DomainEvent[];
  readonly notes: readonly CaseNote[];
}

/** A rule's "no" is a value with its clause; a broken world throws. */
export type Decision = Refusal | Accepted;
