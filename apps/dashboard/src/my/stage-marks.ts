import type { WorkStage } from '../gql/graphql';
import type { Act } from './act';
import type { MyMatter } from './work-items';

export const STAGES = ['ACCEPTED', 'ON_THE_WAY', 'ARRIVED'] as const satisfies readonly WorkStage[];

export interface StageMark {
  readonly stage: WorkStage;
  /** When it was so: recorded, or done and waiting to be sent; milliseconds. Null: not yet. */
  readonly at: number | null;
  readonly waiting: boolean;
}

/** How far a matter is for its handler, what waits in this browser included. A colleague's acceptance is none of the viewer's. */
export function stageMarks({ progress }: Pick<MyMatter, 'progress'>, waiting: readonly Act[]): StageMark[] {
  const recorded = { ACCEPTED: progress.acceptedByMe ? progress.acceptedAt : null, ON_THE_WAY: progress.onTheWayAt, ARRIVED: progress.arrivedAt };
  return STAGES.map((stage) => {
    const act = waiting.findLast(({ deed, stopped }) => deed.kind === 'STAGE' && deed.stage === stage && stopped === null);
    if (act) return { stage, at: act.at, waiting: true };
    const at = recorded[stage];
    return { stage, at: at === null ? null : Date.parse(at), waiting: false };
  });
}

/** What comes next by the usual course; who has arrived has set off, and who has the matter in hand need not take it. Null: all three are past. */
export function nextStage(marks: readonly StageMark[], inMyHand: boolean): WorkStage | null {
  const last = marks.findLastIndex(({ at }) => at !== null);
  return STAGES[Math.max(last + 1, inMyHand ? 1 : 0)] ?? null;
}
