import type { Facts, Instant } from '../policy/facts.js';
import type { LadderEffect } from '../policy/row.js';

/** OPEN: owed. MET: done. SUPERSEDED: the case's class no longer asks for it, or, of a duty that recurs, its day is over and the next one's has come. CANCELLED: the case ended before it was due. What is overdue is derived: OPEN and past `dueAt`. */
export type ObligationStatus = 'OPEN' | 'MET' | 'SUPERSEDED' | 'CANCELLED';

/** ON_TIME: met by `dueAt` (the very moment included). LATE: met after it. MISSED: past due and no longer possible. EXCUSED: counted apart. Never taken back. */
export type Verdict = 'ON_TIME' | 'LATE' | 'MISSED' | 'EXCUSED';

export type StepKind = 'WARN' | 'OVERDUE' | 'ESCALATE';

/** One rung of the ladder, written when the obligation opens. Taken at the first moment after `at`. */
export interface Step {
  /** Position in the ladder, from 0; unique within the obligation's generation. */
  readonly n: number;
  readonly kind: StepKind;
  /** 0 warning, 1 overdue, 2 and up escalation. */
  readonly level: number;
  readonly at: Instant;
  /** The post that it reaches. */
  readonly to: string;
  readonly effect: StepEffect;
  /** Already past when it was written, and not the highest of those: recorded, does not ring. */
  readonly silent: boolean;
}

/** What a row says, or EXPIRE: the end of one occurrence of a duty that recurs, after which the next one is owed. Taken one by one, for what opens then. */
export type StepEffect = LadderEffect | { readonly kind: 'EXPIRE' };

export interface Pause {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly reason: string;
}

export interface Extension {
  readonly dueAt: Instant;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly at: Instant;
}

/** More time that somebody asked for and nobody has approved yet. Nothing moves by it. */
export interface ExtensionRequest {
  readonly dueAt: Instant;
  readonly reason: string;
  readonly requestedBy: string;
  readonly at: Instant;
}

/** Something owed by a post by a time, because of a row. */
export interface Obligation {
  readonly id: string;
  readonly rule: string;
  readonly generation: number;
  readonly status: ObligationStatus;
  readonly verdict: Verdict | null;
  readonly strength: 'MUST' | 'SHOULD';
  readonly sets: string;
  readonly owedBy: readonly string[];
  readonly clockFact: string;
  readonly clockFrom: Instant;
  readonly openedAt: Instant;
  /** What is done before does not meet it (a window); of a duty that recurs, the due time of the occurrence before, which that moment itself still belongs to. */
  readonly notBeforeAt: Instant | null;
  readonly firstDueAt: Instant;
  readonly dueAt: Instant;
  readonly metAt: Instant | null;
  /** When it was met, superseded or cancelled. */
  readonly endedAt: Instant | null;
  readonly extension: Extension | null;
  /** The newest request that waits for approval; null: none. */
  readonly extensionRequest: ExtensionRequest | null;
  readonly pauses: readonly Pause[];
  readonly steps: readonly Step[];
  /** How many steps are taken; the next one is `steps[taken]`. */
  readonly taken: number;
  /** When the next step is due; null: none is left, or the obligation is not open, or paused. */
  readonly nextStepAt: Instant | null;
  /** The highest level that has been taken (0: none or a warning). */
  readonly level: number;
  readonly acknowledgedLevel: number;
}

/**
 * Something that happened to a case, past tense. `facts` carries everything that a row reads; never personal data.
 * `obligation` is set on the events of one obligation (opened, met, warned, overdue …), `step` on those of one step.
 */
export interface DomainEvent {
  readonly type: string;
  readonly at: Instant;
  readonly facts: Facts;
  readonly obligation?: { readonly id: string; readonly rule: string; readonly generation: number; readonly step?: number };
}
