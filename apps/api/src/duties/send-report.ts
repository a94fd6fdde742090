import { sendReport as decide } from '@guanjia/domain';
import type { SendReportInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readKey } from '../cases/door.js';
import { carryOutDuty, type DutyOutcome } from './carry-out-duty.js';
import { readFinding } from './read-finding.js';

/** CP-28: the month's complaint report is sent to the complaint centre. */
export async function sendReport(desk: Desk, viewer: Viewer, input: SendReportInput): Promise<DutyOutcome> {
  const command = { to: readKey('to', input.to), finding: readFinding(input) };
  return carryOutDuty(desk, viewer, 'sendReport', input, (state, context) => decide(state, command, context));
}
