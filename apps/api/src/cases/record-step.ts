import { recordStep as decide } from '@guanjia/domain';
import type { RecordStepInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readKey, readOptionalText, toInstant } from './door.js';

/** The one verb for all steps that packs declare; judged is the time of recording, a stated time stands beside it (law 11). */
export async function recordStep(desk: Desk, viewer: Viewer, input: RecordStepInput): Promise<Outcome> {
  const command = {
    step: readKey('step', input.step),
    evidence: readOptionalText('evidence', input.evidence, { most: 5000 }),
    statedAt: toInstant(input.statedAt),
  };
  return carryOut(desk, viewer, 'recordStep', input, (state, context) => decide(state, command, context));
}
