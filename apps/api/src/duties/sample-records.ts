import { sampleRecords as decide } from '@guanjia/domain';
import type { SampleRecordsInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { anyRecordOf, readSampled, saveSampled } from '../complaints/save-sampled.js';
import { carryOutDuty, type DutyOutcome } from './carry-out-duty.js';
import { readFinding } from './read-finding.js';

/** CP-29: duty records are sampled and complainants visited. What was sampled is kept with the duty. */
export async function sampleRecords(desk: Desk, viewer: Viewer, input: SampleRecordsInput): Promise<DutyOutcome> {
  const finding = readFinding(input);
  const sampled = readSampled(input.sampled);
  return carryOutDuty(desk, viewer, 'sampleRecords', input, async (state, context, client) => {
    const decision = decide(state, { finding, sampled, anyRecord: await anyRecordOf(client, state.id, viewer.audiences) }, context);
    if (!decision.refused) await saveSampled(client, state, sampled, viewer.audiences);
    return decision;
  });
}
