import { recordWorkStage as decide } from '@guanjia/domain';
import type { RecordWorkStageInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { toInstant } from './door.js';

/** Taken in hand, on the way, there; judged is the time of recording, a stated time stands beside it (law 11). */
export async function recordWorkStage(desk: Desk, viewer: Viewer, input: RecordWorkStageInput): Promise<Outcome> {
  const command = { stage: input.stage, statedAt: toInstant(input.statedAt) };
  return carryOut(desk, viewer, 'recordWorkStage', input, (state, context) => decide(state, command, context));
}
