import type { CallbackGroup } from './callback-group.js';
import type { Condition, Words } from './facts.js';
import type { ShareKey } from './share-settings.js';
import type { Term } from './term.js';

/** The place in a procedure that says so. `source` is the register's source key (P, S, K …), or PRODUCT where the text is silent and the product decides. */
export interface Clause {
  readonly source: string;
  readonly section: string;
  readonly words: Words;
}

/** An event of this type whose facts meet the condition. */
export interface EventPattern {
  readonly event: string;
  readonly facts?: Condition;
}

/** What fulfils a duty: one act, all of several, or any of several. */
export type Met = EventPattern | { readonly allOf: readonly Met[] } | { readonly anyOf: readonly Met[] };

/** A post's key, or the post that owns the case at the moment. */
export type OwedBy = string | 'CASE_OWNER';

export type LadderEffect =
  | { readonly kind: 'NOTIFY' }
  /** The post named by the step becomes the owner of the case. */
  | { readonly kind: 'TAKE_OVER' }
  /** A class of the case develops by itself (CP-03): the fact is set as from the step's own time. */
  | { readonly kind: 'SET_FACT'; readonly fact: string; readonly value: string };

/** `to`: a post's key, OWNER (whoever owes it) or SUPERIOR (the next post up the reporting line). */
export interface LadderRow {
  readonly at: 'DUE' | { readonly afterDueMinutes: number };
  readonly to: string | 'OWNER' | 'SUPERIOR';
  readonly effect: LadderEffect;
}

/** What an obligation fixes the time of. Four times of an answer, never one (register §2): first response, reply, definite answer, settlement. */
export const SETS = ['CLASS', 'REPORT', 'FIRST_RESPONSE', 'REPLY', 'DEFINITE_ANSWER', 'DISPATCH', 'HANDLING', 'PROGRESS', 'SETTLEMENT', 'CALLBACK', 'RECORD', 'AUDIT'] as const;
export type Sets = (typeof SETS)[number];

interface Row {
  /** The register's ID (FD-06), with a suffix where one ID needs several rows (HR-04.urgent). */
  readonly key: string;
  readonly name: Words;
  readonly clauses: readonly Clause[];
  /** One line: why the row reads the clause as it does. A plain text stands for both languages. */
  readonly because: Words | string;
}

export const ROW_SUBJECTS = ['case', 'duty', 'callback'] as const;
export type RowSubject = (typeof ROW_SUBJECTS)[number];
export const DUTY_PERIODS = ['DAY', 'WEEK', 'MONTH'] as const;
export type DutyPeriod = (typeof DUTY_PERIODS)[number];

/** Something a post owes by a time. */
export interface ObligationRow extends Row {
  readonly kind: 'obligation';
  /** A matter of a resident, a duty that comes round by itself (an audit each day, a report each month), or a follow-up visit. */
  readonly subject: RowSubject;
  /** Duties only: one for each centre and day, week (Monday to Sunday) or month. It arises at `clockFrom`: `periodStart`, or `periodEnd` where it looks back on a whole period. */
  readonly period?: DutyPeriod;
  readonly appliesTo: Condition;
  /** The duty exists from this event on (while `appliesTo` holds). */
  readonly opensOn: EventPattern;
  /** The fact that holds the clock's zero; `receivedAt` unless the text says otherwise (law 1). `classFrom`: reception for a correction, the change for a development. */
  readonly clockFrom: string;
  readonly term: Term;
  /** What it sets (HR-22): a row for the kind of matter beats a `general` one that sets the same thing. */
  readonly sets: Sets;
  /**
   * A general rule (HR-22): not wanted while a row that is not general, sets the same thing, and can be dated is wanted on the same case; what was owed by it is then
   * superseded, judged first. HR-01 (5 minutes) is general, HR-17 (2 days for a written inquiry) is not; both set REPLY. Two rows that set different things both run.
   */
  readonly general?: true;
  readonly metBy: Met;
  /**
   * A duty that recurs while it is wanted ("told each day until it is settled", HR-13): the first occurrence is due by `term`, each next one so many days of the wall
   * clock later. Say "until …" by `appliesTo`: `status: { not: ['SETTLED', 'CLOSED'] }`. Each occurrence is a generation of its own with its window, from the due
   * time before to its own: what is done within it meets it, and is no advance for the next. One that passes undone is over: it stays SUPERSEDED with the verdict
   * MISSED, rings level 1 at due, and the next one opens; so `ladder` may only say NOTIFY at DUE. Occurrences that lay wholly before the duty opened are not owed. No `repeatsOn` beside it.
   */
  readonly everyDays?: number;
  /** The event after which the same duty is owed anew, as the next generation (a reopened case, a newly agreed time). */
  readonly repeatsOn?: EventPattern;
  readonly owedBy: readonly OwedBy[];
  /** Left out: level 1 to the superior at due, level 2 one post further up after half the term again (15 min … 1 day). */
  readonly ladder?: readonly LadderRow[];
  readonly strength: 'MUST' | 'SHOULD';
}

/** A transition that is refused: `verb` on a case or a visit to which `refusedWhen` applies, unless `unless` holds. Reads its facts, the command as `to.<field>`, and the actor's part as `actor.<fact>`. */
export interface GuardRow extends Row {
  readonly kind: 'guard';
  readonly verb: string;
  readonly refusedWhen: Condition;
  readonly unless?: Condition;
  readonly message: Words;
}

/** Steps to record one by one beside the case (`recordStep`). A checklist itself owes nothing and refuses nothing: a row that wants a step by a time, or before an act, names it as the fact `step.<key>`. */
export interface ChecklistRow extends Row {
  readonly kind: 'checklist';
  readonly subject: 'case';
  readonly appliesTo: Condition;
  readonly steps: readonly ChecklistStep[];
}

export interface ChecklistStep {
  /** Unique among all steps of a centre's packs: `FA_PLACE`. The moment at which it was last recorded is the fact `step.FA_PLACE`. */
  readonly key: string;
  readonly name: Words;
  readonly strength: 'MUST' | 'SHOULD';
  /** Of the steps with the same name here, one is enough (hospital, 120 or nursing). */
  readonly choice?: string;
  /** What has to be written down when it is recorded; left out: nothing. */
  readonly evidence?: Words;
}

export const QUOTA_COUNTS = ['CALLBACKS', 'HOME_VISITS'] as const;

/** A share of something that is done for each centre and month, rounded up. A debt, no average: what lacks is owed by number (register §4). */
export interface QuotaRow extends Row {
  readonly kind: 'quota';
  /** CALLBACKS: of what of the group is settled, so many are visited. HOME_VISITS: of the visits done, so many are at home. */
  readonly counts: (typeof QUOTA_COUNTS)[number];
  /** What it is counted of; left out for HOME_VISITS, which are counted of all. */
  readonly group?: CallbackGroup;
  /** In whole percent, or as the company has set. */
  readonly share: { readonly percent: number } | { readonly setting: ShareKey };
  readonly period: 'MONTH';
  readonly rounding: 'UP';
}

export type PolicyRow = ObligationRow | GuardRow | ChecklistRow | QuotaRow;

/** One procedure as data: a company's text, or a variant of it. */
export interface PolicyPack {
  readonly key: string;
  /** The policy area: a centre follows one pack an area from a date on. */
  readonly area: string;
  readonly name: Words;
  readonly dayCounting?: 'ELAPSED' | 'CALENDAR';
  /** The pack that this one builds on; each row of it that is replaced must be named in `overrides`. */
  readonly extends?: string;
  readonly overrides?: readonly string[];
  /** Rows of the pack it builds on that this one does not have: another of its own stands in their place. */
  readonly without?: readonly string[];
  readonly rows: readonly PolicyRow[];
}
