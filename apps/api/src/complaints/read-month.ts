import { monthChanges, monthsUntil, reportMonth, type ComplaintFigures, type MonthChanges, type ReportedComplaint, type ReportMonth } from '@guanjia/domain';
import type { ComplaintReportStatus } from '@guanjia/schema';
import type { ClientBase, Pool } from 'pg';
import { badField } from '../access/refusals.js';
import { complaintsOfMonth, type ComplaintsOfMonth } from './complaints-of-month.js';

/** A version of a report as it is stored. */
export interface ReportNode {
  readonly id: string;
  readonly centreId: string;
  readonly month: string;
  readonly version: number;
  readonly comment: string;
  readonly reason: string | null;
  readonly figures: ComplaintFigures & { readonly otherKind: number };
  readonly throughSeq: number;
  readonly filledById: string;
  readonly filledAt: Date;
  readonly readById: string | null;
  readonly readAt: Date | null;
  readonly sentById: string | null;
  readonly sentAt: Date | null;
  readonly status: ComplaintReportStatus;
}

/** A month as resolvers answer from it; what is counted is read once, and only when it is asked for. */
export interface MonthNode {
  readonly centreId: string;
  readonly month: string;
  readonly start: Date;
  readonly end: Date;
  readonly status: ComplaintReportStatus;
  readonly versions: readonly ReportNode[];
  readonly moment: Date;
  current(): Promise<ComplaintsOfMonth>;
  /** Null: nothing was filled in. */
  changes(): Promise<MonthChanges | null>;
}

const VERSIONS = /* sql */ `
select id, centre_id as "centreId", month, version, comment, reason, figures, through_seq::float8 as "throughSeq", filled_by as "filledById", filled_at as "filledAt",
  read_by as "readById", read_at as "readAt", sent_by as "sentById", sent_at as "sentAt",
  case when sent_at is not null then 'SENT' when read_at is not null then 'READ' else 'FILLED' end as status
from complaint_report`;

/** The versions of these months, newest first. */
export async function versionsOf(target: Pool | ClientBase, centreId: string, months: readonly string[]): Promise<ReportNode[]> {
  return (await (target as ClientBase).query<ReportNode>(`${VERSIONS} where centre_id = $1 and month = any($2) order by month desc, version desc`, [centreId, months])).rows;
}

/** The complaints that a version was filled in with. */
export async function linesOf(target: Pool | ClientBase, reportId: string): Promise<ReportedComplaint[]> {
  const { rows } = await (target as ClientBase).query<{ facts: ReportedComplaint }>('select l.facts from complaint_report_line l join service_case c on c.id = l.case_id where l.report_id = $1 order by c.received_at, c.id', [reportId]);
  return rows.map(({ facts }) => facts);
}

/** The month of that name at a centre in this zone. Throws BAD_USER_INPUT. */
export function readMonth(name: string, zone: string): ReportMonth {
  const month = reportMonth(name, zone);
  if (!month) throw badField('month', { zh: '不是月份，请写如 2026-10。', en: 'is no month. Write it such as 2026-10.' });
  return month;
}

/** Business time and the centre's zone; the centre is known to exist. */
export async function timeAt(target: Pool | ClientBase, centreId: string): Promise<{ now: Date; zone: string }> {
  return (await (target as ClientBase).query<{ now: Date; zone: string }>('select app_now() as now, zone from service_centre where id = $1', [centreId])).rows[0]!;
}

/** One month of a centre. */
export async function findMonth(pool: Pool, centreId: string, name: string): Promise<MonthNode> {
  const { now, zone } = await timeAt(pool, centreId);
  const month = readMonth(name, zone);
  return monthNode(pool, centreId, month, await versionsOf(pool, centreId, [name]), now);
}

/** When the centre's complaints, or its duty to report them, began; null: neither has. */
const BEGUN = /* sql */ `
select least(s.duties_from, (select min(c.received_at) from service_case c where c.centre_id = s.id and c.kind = 'COMPLAINT')) as begun from service_centre s where s.id = $1`;

/** The running month and those before it, newest first; none from before there was anything to report, unless it was reported all the same. */
export async function listMonths(pool: Pool, centreId: string, count: number): Promise<MonthNode[]> {
  const { now, zone } = await timeAt(pool, centreId);
  const months = monthsUntil(now.getTime(), count, zone);
  const versions = await versionsOf(pool, centreId, months.map(({ name }) => name));
  const begun = (await pool.query<{ begun: Date | null }>(BEGUN, [centreId])).rows[0]?.begun?.getTime() ?? now.getTime();
  const reported = new Set(versions.map(({ month }) => month));
  const wanted = months.filter(({ name, end }, index) => index === 0 || end > begun || reported.has(name));
  return wanted.map((month) => monthNode(pool, centreId, month, versions.filter((version) => version.month === month.name), now));
}

function monthNode(pool: Pool, centreId: string, month: ReportMonth, versions: readonly ReportNode[], moment: Date): MonthNode {
  let counted: Promise<ComplaintsOfMonth> | undefined;
  const current = () => (counted ??= complaintsOfMonth(pool, centreId, month));
  const newest = versions[0];
  return {
    centreId,
    month: month.name,
    start: new Date(month.start),
    end: new Date(month.end),
    status: newest?.status ?? (moment.getTime() < month.end ? 'RUNNING' : 'TO_FILL'),
    versions,
    moment,
    current,
    async changes() {
      if (!newest) return null;
      const [before, { complaints }] = await Promise.all([linesOf(pool, newest.id), current()]);
      return monthChanges(before, complaints);
    },
  };
}
