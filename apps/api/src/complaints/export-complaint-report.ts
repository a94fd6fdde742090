import type { Readable } from 'node:stream';
import type { ReportedComplaint, Words } from '@guanjia/domain';
import type { Pool } from 'pg';
import { z } from 'zod';
import { badField, forbidden, notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../database/database.js';
import { logExport } from '../exports/export-facts.js';
import type { ReportNode } from './read-month.js';
import { reportWorkbook } from './report-workbook.js';
import { figuresOf } from './tally.js';

const request = z.strictObject({ reportId: z.uuid(), language: z.enum(['zh', 'en']).default('zh') });
export type ComplaintReportExportRequest = z.infer<typeof request>;

/** The body of `POST /exports/complaint-report`. Throws BAD_USER_INPUT. */
export function readComplaintReportExport(body: unknown): ComplaintReportExportRequest {
  const read = request.safeParse(body);
  if (!read.success) throw badField('reportId', { zh: '请求有误：请给出月报。', en: 'is wrong: give a report.' });
  return read.data;
}

/** A complaint as it was counted, with what its case says of itself now. */
export interface ReportedLine extends ReportedComplaint {
  readonly number: string;
  readonly receivedAt: string;
  readonly matter: string;
}

const wallTime = (at: string) => `to_char(${at} at time zone s.zone, 'YYYY-MM-DD HH24:MI')`;
const named = (person: string, at: string) => `case when ${person}.id is not null then jsonb_build_object('zh', ${person}.name_zh || ' ' || ${wallTime(at)}, 'en', ${person}.name_en || ' ' || ${wallTime(at)}) end`;

const REPORT = /* sql */ `
select r.centre_id as "centreId", r.month, r.version, r.reason, r.comment, r.figures, jsonb_build_object('zh', s.name_zh, 'en', s.name_en) as centre,
  ${named('f', 'r.filled_at')} as filled, ${named('d', 'r.read_at')} as read, ${named('t', 'r.sent_at')} as sent, (select count(*)::int from complaint_report_line l where l.report_id = r.id) as count
from complaint_report r join service_centre s on s.id = r.centre_id left join person f on f.id = r.filled_by left join person d on d.id = r.read_by left join person t on t.id = r.sent_by
where r.id = $1 and r.centre_id = any($2::uuid[])`;

const LINES = /* sql */ `
select l.facts, c.number, c.matter, ${wallTime('c.received_at')} as "receivedAt"
from complaint_report_line l join service_case c on c.id = l.case_id join service_centre s on s.id = c.centre_id
where l.report_id = $1 and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[]) order by c.received_at, c.id`;

interface Stored {
  readonly centreId: string;
  readonly month: string;
  readonly version: number;
  readonly reason: string | null;
  readonly comment: string;
  readonly figures: ReportNode['figures'];
  readonly centre: Words;
  readonly filled: Words;
  readonly read: Words | null;
  readonly sent: Words | null;
  readonly count: number;
}

/** A version of a report as a workbook, in the language asked for; logged before it leaves. Throws FORBIDDEN, and NOT_FOUND outside of where the viewer may. */
export async function exportComplaintReport({ pool }: Pick<Database, 'pool'>, viewer: Viewer, { reportId, language }: ComplaintReportExportRequest): Promise<Readable> {
  const may = viewer.centresWith('EXPORT_CASES');
  if (may.length === 0) throw forbidden();
  const { rows: [report] } = await pool.query<Stored>(REPORT, [reportId, may.filter((id) => viewer.capabilitiesAt(id).has('VIEW_COMPLAINT_REPORTS'))]);
  if (!report) throw notFound();
  const lines = await linesSeen(pool, reportId, viewer, report.centreId);
  const { demo } = await logExport(pool, viewer, { centreIds: [report.centreId], filter: { month: report.month, version: report.version }, count: lines.length, what: 'complaints of a monthly report' });
  return reportWorkbook({ ...report, figures: figuresOf(report.figures), lines, hidden: report.count - lines.length, demo }, language);
}

async function linesSeen(pool: Pool, reportId: string, viewer: Viewer, centreId: string): Promise<ReportedLine[]> {
  const scope = scopeOf(viewer, [centreId]);
  const { rows } = await pool.query<Omit<ReportedLine, keyof ReportedComplaint> & { facts: ReportedComplaint }>(LINES, [reportId, scope.centreIds, scope.audiences]);
  return rows.map(({ facts, ...line }) => ({ ...facts, ...line }));
}
