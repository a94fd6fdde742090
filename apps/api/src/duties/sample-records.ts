import { sampleRecords as decide } from '@guanjia/domain';
import type { SampleRecordsInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { carryOutDuty, type DutyOutcome } from './carry-out-duty.js';
import { readFinding } from './read-finding.js';

/** CP-29: duty records are sampled and complainants visited. */
export async function sampleRecords(desk: Desk, viewer: Viewer, input: SampleRecordsInput): Promise<DutyOutcome> {
  const command = { finding: readFinding(input) };
  return carryOutDuty(desk, viewer, 'sampleRecords', input, (state, context) => decide(state, command, context));
}
