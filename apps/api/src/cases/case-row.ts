import type { CaseState, DomainEvent, Obligation } from '@guanjia/domain';
import type { SweptSubject } from '../obligations/sweep-statement.js';
import { fromRow, toRow, type Columns } from './row-columns.js';

/** What decisions read and change of a case; the row's other columns are written once, at reception. */
export const STATE_COLUMNS = {
  id: 'uuid',
  centreId: 'uuid',
  status: 'text',
  version: 'int',
  kind: 'text',
  channel: 'text',
  urgent: 'boolean',
  category: 'text',
  validity: 'text',
  severity: 'text',
  receivedAt: 'timestamptz(3)',
  recordedAt: 'timestamptz(3)',
  classFrom: 'timestamptz(3)',
  classifiedAt: 'timestamptz(3)',
  residentDeadline: 'timestamptz(3)',
  agreedReplyAt: 'timestamptz(3)',
  statedDueAt: 'timestamptz(3)',
  ownerPost: 'text',
  ownerPersonId: 'uuid',
  responsibleDepartment: 'text',
  firstResponseAt: 'timestamptz(3)',
  repliedAt: 'timestamptz(3)',
  definiteAnswerAt: 'timestamptz(3)',
  settledAt: 'timestamptz(3)',
  settledBy: 'uuid',
  closedAt: 'timestamptz(3)',
  longerLimitMoves: 'int',
  audience: 'text',
  historic: 'boolean',
} as const satisfies Columns<Exclude<keyof CaseState, 'obligations' | 'acts'>>;

/** What is written once, when a case is received: texts, people and places, which no rule reads. */
export interface CaseRecord {
  readonly policySetId: string;
  readonly matter: string;
  readonly description: string;
  readonly unitId: string | null;
  readonly publicAreaId: string | null;
  readonly placeText: string | null;
  readonly residentId: string | null;
  readonly anonymous: boolean;
  readonly callerName: string | null;
  readonly callerTelephone: string | null;
  readonly receivedByPost: string;
  readonly receivedByName: string | null;
  readonly recordedBy: string | null;
  readonly lateRecordReason: string | null;
  /** Set by imports: the record's key in its source, so that it comes in once. */
  readonly sourceKey: string | null;
}

export const RECORD_COLUMNS = {
  policySetId: 'uuid',
  matter: 'text',
  description: 'text',
  unitId: 'uuid',
  publicAreaId: 'uuid',
  placeText: 'text',
  residentId: 'uuid',
  anonymous: 'boolean',
  callerName: 'text',
  callerTelephone: 'text',
  receivedByPost: 'text',
  receivedByName: 'text',
  recordedBy: 'uuid',
  lateRecordReason: 'text',
  sourceKey: 'text',
} as const satisfies Columns<keyof CaseRecord>;

/** The domain's obligation with what its row says beside: whose it is, who may see it, and the next step's effect, which decides who sweeps it. */
export const OBLIGATION_COLUMNS = {
  id: 'uuid',
  subjectKind: 'text',
  subjectId: 'uuid',
  centreId: 'uuid',
  audience: 'text',
  ruleKey: 'text',
  generation: 'int',
  sets: 'text',
  strength: 'text',
  status: 'text',
  verdict: 'text',
  owedBy: 'text[]',
  clockFact: 'text',
  clockFrom: 'timestamptz(3)',
  openedAt: 'timestamptz(3)',
  notBeforeAt: 'timestamptz(3)',
  firstDueAt: 'timestamptz(3)',
  dueAt: 'timestamptz(3)',
  metAt: 'timestamptz(3)',
  endedAt: 'timestamptz(3)',
  extension: 'jsonb',
  extensionRequest: 'jsonb',
  pauses: 'jsonb',
  steps: 'jsonb',
  taken: 'int',
  nextStepAt: 'timestamptz(3)',
  nextEffect: 'text',
  level: 'int',
  acknowledgedLevel: 'int',
  historic: 'boolean',
} as const satisfies Columns;

/** Whose an obligation is: a case, a duty, or a callback. */
export interface OwingSubject extends Pick<CaseState, 'id' | 'centreId' | 'audience' | 'historic'> {
  readonly subjectKind?: SweptSubject;
}

export function obligationRow(obligation: Obligation, of: OwingSubject): Record<string, unknown> {
  const { subjectKind = 'case', id: subjectId, centreId, audience, historic } = of;
  const nextEffect = obligation.nextStepAt === null ? null : obligation.steps[obligation.taken]!.effect.kind;
  return toRow(OBLIGATION_COLUMNS, { ...obligation, ruleKey: obligation.rule, subjectKind, subjectId, centreId, audience, historic, nextEffect });
}

type ObligationValues = Omit<Obligation, 'rule'> & { ruleKey: string; subjectKind: string; subjectId: string; centreId: string; audience: string; historic: boolean; nextEffect: string | null };

export function obligationOf(row: Readonly<Record<string, unknown>>): Obligation {
  const { ruleKey, subjectKind: _kind, subjectId: _subject, centreId: _centre, audience: _audience, historic: _historic, nextEffect: _effect, ...rest } = fromRow<ObligationValues>(OBLIGATION_COLUMNS, row);
  return { ...rest, rule: ruleKey };
}

/** A case as `to_jsonb` gives its row, with its obligations' rows and its acts. */
export interface StoredCase {
  readonly row: Readonly<Record<string, unknown>>;
  readonly obligations: readonly Readonly<Record<string, unknown>>[];
  readonly acts: readonly StoredAct[];
}

/** `at` in milliseconds; `obligation` null where the event is the case's own. */
export interface StoredAct {
  readonly type: string;
  readonly at: number;
  readonly facts: DomainEvent['facts'];
  readonly obligation: DomainEvent['obligation'] | null;
}

export function caseStateOf({ row, obligations, acts }: StoredCase): CaseState {
  return {
    ...fromRow<Omit<CaseState, 'obligations' | 'acts'>>(STATE_COLUMNS, row),
    obligations: obligations.map(obligationOf),
    acts: acts.map(({ type, at, facts, obligation }) => (obligation ? { type, at, facts, obligation } : { type, at, facts })),
  };
}
