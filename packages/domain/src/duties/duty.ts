import type { CaseNote, Refusal } from '../cases/case.js';
import type { DomainEvent, Obligation } from '../obligations/obligation.js';
import type { Subject, SubjectKind } from '../obligations/subject.js';
import type { Facts, Instant } from '../policy/facts.js';

/** One duty of one centre and one period: the audit of 2 March, the review of last week. It owes what its rule says, on the ladder of every obligation. */
export interface DutyState extends Subject {
  readonly id: string;
  readonly centreId: string;
  /** The row that it comes from; with centre and `periodStart` there is one duty and no second. */
  readonly rule: string;
  /** The first moment of the period, in the centre's zone. */
  readonly periodStart: Instant;
  /** The first moment after it. */
  readonly periodEnd: Instant;
  readonly historic: false;
  readonly obligations: readonly Obligation[];
  readonly acts: readonly DomainEvent[];
}

/** What changed of a duty; its events are part of `next.acts` already. */
export interface DutyAccepted {
  readonly refused: false;
  readonly next: DutyState;
  readonly events: readonly DomainEvent[];
  readonly notes: readonly CaseNote[];
}

export type DutyDecision = Refusal | DutyAccepted;

/** What a row may read of a duty, and what each of its events carries. */
export function dutyFacts({ rule, periodStart, periodEnd }: DutyState): Facts {
  return { duty: rule, periodStart, periodEnd };
}

/** A duty as the engine sees it. */
export const DUTY_SUBJECT: SubjectKind<DutyState> = {
  subject: 'duty',
  facts: (state) => ({ ...dutyFacts(state), missed: state.acts.some(({ type }) => type === 'HomeShareMissed') }),
  // A period that is over is still owed: what nobody audited stays unaudited until somebody does.
  isClosed: () => false,
  carryOut(_state, effect) {
    throw new Error(`A duty is nobody's case: a step cannot ${effect.kind} it`);
  },
};
