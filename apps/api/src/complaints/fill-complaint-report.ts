import { countComplaints, whyNotFill, type ReportedComplaint } from '@guanjia/domain';
import type { FillComplaintReportInput } from '@guanjia/schema';
import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readId, readOptionalText, readText } from '../cases/door.js';
import { complaintsOfMonth } from './complaints-of-month.js';
import { readMonth, versionsOf } from './read-month.js';
import { carryOutReport, journalReport, type ReportOutcome } from './report-path.js';

const SAVE = /* sql */ `
insert into complaint_report (centre_id, month, version, reason, comment, figures, through_seq, filled_by, filled_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (centre_id, month, version) do update set reason = excluded.reason, comment = excluded.comment, figures = excluded.figures, through_seq = excluded.through_seq,
  filled_by = excluded.filled_by, filled_at = excluded.filled_at, read_by = null, read_at = null
returning id`;

/** CP-28, CP-40: the supervisor fills in the month from all its records as they are now, and says what it shows. What was read before has to be read anew. */
export async function fillComplaintReport(desk: Desk, viewer: Viewer, input: FillComplaintReportInput): Promise<ReportOutcome> {
  const centreId = readId('centreId', input.centreId);
  const comment = readText('comment', input.comment, { most: 5_000 });
  const reason = readOptionalText('reason', input.reason, { most: 1_000 });
  return carryOutReport(desk, viewer, { name: 'fillComplaintReport', capability: 'WRITE_COMPLAINT_REPORT', centreId, input }, async (client, { now, zone }) => {
    const month = readMonth(input.month, zone);
    const newest = (await versionsOf(client, centreId, [month.name]))[0] ?? null;
    const state = newest && { version: newest.version, filledBy: newest.filledById, readBy: newest.readById, sentAt: newest.sentAt?.getTime() ?? null };
    const refusal = whyNotFill({ comment, reason }, month, state, now.getTime());
    if (refusal) return refusal;
    const { complaints, otherKind, throughSeq } = await complaintsOfMonth(client, centreId, month);
    const figures = { ...countComplaints(complaints), otherKind };
    const isCorrection = newest !== null && newest.sentAt !== null;
    const version = isCorrection ? newest.version + 1 : (newest?.version ?? 1);
    const why = version === 1 ? null : (reason ?? newest!.reason);
    const { rows } = await client.query<{ id: string }>(SAVE, [centreId, month.name, version, why, comment, JSON.stringify(figures), throughSeq, viewer.personId, now]);
    const report = { id: rows[0]!.id, centreId, month: month.name };
    await saveLines(client, report.id, complaints);
    await journalReport(client, 'ComplaintReportFilled', report, viewer.personId, now, { version, complaints: complaints.length });
    return report;
  });
}

async function saveLines(client: pg.ClientBase, reportId: string, complaints: readonly ReportedComplaint[]): Promise<void> {
  await client.query('delete from complaint_report_line where report_id = $1', [reportId]);
  await client.query('insert into complaint_report_line (report_id, case_id, facts) select $1, (facts ->> \'id\')::uuid, facts from jsonb_array_elements($2::jsonb) facts', [reportId, JSON.stringify(complaints)]);
}
