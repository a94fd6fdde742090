import type { Facts, Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { LadderEffect, RowSubject } from '../policy/row.js';
import type { WorkingCalendar } from './calendar.js';
import type { DomainEvent, Obligation } from './obligation.js';

/** Whatever owes something: a case, a duty, a follow-up visit; a finding, a contract later. The engine knows no more of it than this. */
export interface Subject {
  /** The post that CASE_OWNER stands for at the moment. */
  readonly ownerPost: string;
  /** Judged, not rung: no steps are written. */
  readonly historic: boolean;
  /** Law 10: post → the post that owes in its place, because nobody who holds it may. Left out: none. */
  readonly standIns?: Readonly<Record<string, string>>;
  readonly obligations: readonly Obligation[];
  /** All events so far, oldest first. */
  readonly acts: readonly DomainEvent[];
}

/** What time itself does to a subject when a step with an effect is taken. */
export type Consequence = Exclude<LadderEffect, { kind: 'NOTIFY' }>;

/** The part of the engine that differs by kind of subject. */
export interface SubjectKind<S extends Subject> {
  /** The rows of a set that are about it. */
  readonly subject: RowSubject;
  /** All facts that a row may read. */
  facts(state: S): Facts;
  /** Nothing is owed any more. */
  isClosed(state: S): boolean;
  /** The state after the effect and what happened; null: it changes nothing (the post has it already). `stepAt`: the step's own time; `to`: the post that it reaches. */
  carryOut(state: S, effect: Consequence, step: { readonly to: string; readonly at: Instant }, policy: PolicySet): Happening<S> | null;
}

export interface Happening<S> {
  readonly state: S;
  readonly type: string;
  /** The event's own facts, beside those of the subject. */
  readonly facts: Facts;
}

/** What the engine needs from outside; a decision's context has it all. */
export interface EngineContext {
  readonly now: Instant;
  readonly policy: PolicySet;
  /** The centre's working time as it is now: not pinned, unlike the policy (law 4). Left out: a desk that never closes. */
  readonly calendar?: WorkingCalendar | undefined;
  readonly newId: () => string;
}
