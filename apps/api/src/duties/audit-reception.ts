import { auditReception as decide } from '@guanjia/domain';
import type { AuditReceptionInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { coverRecords } from './audited-records.js';
import { carryOutDuty, type DutyOutcome } from './carry-out-duty.js';
import { readFinding } from './read-finding.js';

/** FD-03: the day's records are audited. Which ones is the server's to say: all up to now that no earlier audit covered. */
export async function auditReception(desk: Desk, viewer: Viewer, input: AuditReceptionInput): Promise<DutyOutcome> {
  const finding = readFinding(input);
  return carryOutDuty(desk, viewer, 'auditReception', input, async (state, context, client) => {
    // Asked before anything is covered: a refusal must not take records from the audit that is then really made.
    const refusal = decide(state, { records: 0, finding }, context);
    if (refusal.refused) return refusal;
    return decide(state, { records: await coverRecords(client, state.id, viewer.audiences), finding }, context);
  });
}
