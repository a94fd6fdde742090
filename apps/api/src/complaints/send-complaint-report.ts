import { monthChanges, sendReport, whyNotSend, type Refusal, type ReportMonth } from '@guanjia/domain';
import type { ComplaintReportInput } from '@guanjia/schema';
import type pg from 'pg';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readClientKey, readId } from '../cases/door.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { dutyContext } from '../duties/carry-out-duty.js';
import { lockDuty } from '../duties/load-duty.js';
import { saveDuty } from '../duties/save-duty.js';
import { complaintsOfMonth } from './complaints-of-month.js';
import { lockReport, stateOf } from './lock-report.js';
import { linesOf, readMonth } from './read-month.js';
import { carryOutReport, centreOfReport, journalReport, type ReportOutcome } from './report-path.js';

/** CP-28: the report goes to the complaint centre, and what was owed is done by it, in one transaction. Refused while a complaint of the month is not in it (CP-40). */
export async function sendComplaintReport(desk: Desk, viewer: Viewer, input: ComplaintReportInput): Promise<ReportOutcome> {
  const reportId = readId('reportId', input.reportId);
  const centreId = await centreOfReport(desk, viewer, 'WRITE_COMPLAINT_REPORT', reportId);
  return carryOutReport(desk, viewer, { name: 'sendComplaintReport', capability: 'WRITE_COMPLAINT_REPORT', centreId, input }, async (client, { now, zone }) => {
    const report = await lockReport(client, reportId);
    const month = readMonth(report.month, zone);
    const { complaints } = await complaintsOfMonth(client, centreId, month);
    const refusal = whyNotSend(stateOf(report), monthChanges(await linesOf(client, reportId), complaints));
    if (refusal) return refusal;
    const duty = await fulfilDuty(desk, viewer, client, { centreId, month, comment: report.comment, clientKey: readClientKey(input.clientKey) });
    if (duty !== null && typeof duty !== 'string') return duty;
    await client.query('update complaint_report set sent_by = $2, sent_at = $3, duty_id = $4 where id = $1', [reportId, viewer.personId, now, duty]);
    await journalReport(client, 'ComplaintReportSent', report, viewer.personId, now, { version: report.version, complaints: complaints.length });
    return report;
  });
}

/** The centre's duty to report this month, done by its own verb; its id. Null: there is none. A refusal is the verb's. */
async function fulfilDuty(
  desk: Desk, viewer: Viewer, client: pg.ClientBase, { centreId, month, comment, clientKey }: { centreId: string; month: ReportMonth; comment: string; clientKey: string },
): Promise<string | null | Refusal> {
  const { rows } = await client.query<{ id: string }>(`select id from duty where centre_id = $1 and rule_key = 'CP-28' and period_start = $2`, [centreId, new Date(month.start)]);
  const dutyId = rows[0]?.id;
  if (dutyId === undefined) return null;
  const locked = await lockDuty(client, { dutyId, by: { scope: scopeOf(viewer, [centreId]), personId: viewer.personId, clientKey } });
  if (!locked) return null;
  // A correction finds it done: what was late stays late (law 3).
  if (locked.state.obligations.every(({ status }) => status !== 'OPEN')) return dutyId;
  const decision = sendReport(locked.state, { to: 'COMPLAINT_CENTRE', finding: comment }, await dutyContext(desk, viewer, locked));
  if (decision.refused) return decision;
  await saveDuty(client, locked, { ...decision, events: await withReachedPosts(client, centreId, decision.events) }, viewer.personId, null);
  return dutyId;
}
