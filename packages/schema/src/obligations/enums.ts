import type { ObligationStatus as DomainObligationStatus, StepKind as DomainStepKind, Verdict as DomainVerdict } from '@guanjia/domain';
import { enumType } from '../enum-type.js';

export type ObligationStatus = DomainObligationStatus;
export const ObligationStatus = enumType<ObligationStatus>('ObligationStatus', 'Whether something is still owed. Whether it is overdue follows from its due time.', {
  OPEN: 'Owed.',
  MET: 'Done, in time or late.',
  SUPERSEDED: "The case's class no longer asks for it; its verdict stays.",
  CANCELLED: 'The case ended before it was due.',
});

export type Verdict = DomainVerdict;
export const Verdict = enumType<Verdict>('Verdict', 'How it ended. Never taken back (law 3).', {
  ON_TIME: 'Met by its due time, the very moment included.',
  LATE: 'Met after its due time.',
  MISSED: 'Past its due time and no longer possible.',
  EXCUSED: 'An excuse that the procedure lists; counted apart.',
});

export type Strength = 'MUST' | 'SHOULD';
export const Strength = enumType<Strength>('Strength', 'How strongly the text words it.', {
  MUST: 'An order (应 / 须 / 必须 / 要求).',
  SHOULD: 'A softer wording (不宜 / 一般情况下 / 原则上 / 必要时).',
});

export type StepKind = DomainStepKind;
export const StepKind = enumType<StepKind>('StepKind', 'What a rung of the ladder says.', {
  WARN: 'Due soon.',
  OVERDUE: 'Past due.',
  ESCALATE: 'Still not done: it goes to the next post.',
});
