import { whyNotRead } from '@guanjia/domain';
import type { ComplaintReportInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readId } from '../cases/door.js';
import { carryOutReport, centreOfReport, journalReport, type ReportOutcome } from './report-path.js';
import { lockReport, stateOf } from './lock-report.js';

/** CP-28 (X 十五): the centre manager has read the report, as it was filled in. */
export async function reviewComplaintReport(desk: Desk, viewer: Viewer, input: ComplaintReportInput): Promise<ReportOutcome> {
  const reportId = readId('reportId', input.reportId);
  const centreId = await centreOfReport(desk, viewer, 'REVIEW_COMPLAINT_REPORT', reportId);
  return carryOutReport(desk, viewer, { name: 'reviewComplaintReport', capability: 'REVIEW_COMPLAINT_REPORT', centreId, input }, async (client, { now }) => {
    const report = await lockReport(client, reportId);
    const refusal = whyNotRead(stateOf(report), viewer.personId);
    if (refusal) return refusal;
    await client.query('update complaint_report set read_by = $2, read_at = $3 where id = $1', [reportId, viewer.personId, now]);
    await journalReport(client, 'ComplaintReportRead', report, viewer.personId, now, { version: report.version });
    return report;
  });
}
