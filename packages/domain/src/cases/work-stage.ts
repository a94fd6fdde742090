import type { Instant } from '../policy/facts.js';
import type { CaseState } from './case.js';

/** How far somebody who was given the work has come with it, before its first step: taken in hand (接单), on the way (出发), there (到场). */
export const WORK_STAGES = ['ACCEPTED', 'ON_THE_WAY', 'ARRIVED'] as const;
export type WorkStage = (typeof WORK_STAGES)[number];

/** The fact that holds when a stage was last recorded, for rows that count from it. */
export const STAGE_FACT = { ACCEPTED: 'acceptedAt', ON_THE_WAY: 'onTheWayAt', ARRIVED: 'arrivedAt' } as const satisfies Record<WorkStage, string>;

/** When each stage was last recorded since the work was last given to somebody; null: not since then. */
export interface WorkProgress {
  readonly acceptedAt: Instant | null;
  /** Who took it in hand last. */
  readonly acceptedBy: string | null;
  readonly onTheWayAt: Instant | null;
  readonly arrivedAt: Instant | null;
}

/** What gives the work to somebody anew: what an earlier handler did says nothing about the next one. */
const GIVEN_ANEW: ReadonlySet<string> = new Set(['CaseDispatched', 'CaseTransferred', 'CaseReferred', 'CaseTakenOver', 'CaseReopened']);

export function workProgress({ acts }: Pick<CaseState, 'acts'>): WorkProgress {
  const since = acts.slice(acts.findLastIndex(({ type }) => GIVEN_ANEW.has(type)) + 1);
  const last = (stage: WorkStage) => since.findLast(({ type, facts }) => type === 'WorkStageRecorded' && facts['stage'] === stage);
  const accepted = last('ACCEPTED');
  const by = accepted?.facts['person'];
  return { acceptedAt: accepted?.at ?? null, acceptedBy: typeof by === 'string' ? by : null, onTheWayAt: last('ON_THE_WAY')?.at ?? null, arrivedAt: last('ARRIVED')?.at ?? null };
}
