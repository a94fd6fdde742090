import type { DecisionContext } from '../cases/case.js';
import { refuse } from '../cases/refusal.js';
import type { DutyDecision, DutyState } from './duty.js';
import { forbiddenToFulfil, fulfilDuty } from './fulfil-duty.js';

export const RECORD_FINDINGS = ['COMPLETE', 'INCOMPLETE', 'COMPLAINT_LEFT_OUT'] as const;
export const COMPLAINANT_FINDINGS = ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED'] as const;

/** One record, or one complainant, of a sample. */
export type Sampled =
  | { readonly caseId: string; readonly kind: 'RECORD'; readonly finding: (typeof RECORD_FINDINGS)[number] }
  | { readonly caseId: string; readonly kind: 'COMPLAINANT'; readonly finding: (typeof COMPLAINANT_FINDINGS)[number] };

export interface SampleRecords {
  readonly finding: string;
  readonly sampled?: readonly Sampled[];
  /** There is a record of the month that could have been sampled. Left out: there is none. */
  readonly anyRecord?: boolean;
}

/**
 * CP-29 (X 十六.2–3): duty records are sampled and owners visited, whether every complaint is recorded and its complainant content. Where the month has records, at
 * least one is named: a sample of nothing finds nothing. Whom nobody reached counts for nothing (law 10).
 */
export function sampleRecords(duty: DutyState, { finding, sampled = [], anyRecord = false }: SampleRecords, context: DecisionContext): DutyDecision {
  const forbidden = forbiddenToFulfil(duty, 'RecordsSampled', context);
  if (forbidden) return forbidden;
  const once = new Set(sampled.map(({ kind, caseId }) => `${kind} ${caseId}`));
  if (once.size < sampled.length) return refuse('同一件被抽查了两次。', 'The same one was sampled twice.', { rule: duty.rule });
  const records = sampled.filter(({ kind }) => kind === 'RECORD');
  if (records.length === 0 && anyRecord) return refuse('请列出抽查的记录，至少一件。', 'Name the records that were sampled, at least one.', { rule: duty.rule });
  const count = (wanted: Sampled['finding']) => sampled.filter((one) => one.finding === wanted).length;
  const facts = { records: records.length, complete: count('COMPLETE'), complainants: count('SATISFIED') + count('DISSATISFIED'), satisfied: count('SATISFIED') };
  return fulfilDuty(duty, { event: 'RecordsSampled', facts, finding }, context);
}
