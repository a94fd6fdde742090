import type { ComplaintReportState } from '@guanjia/domain';
import type pg from 'pg';
import { versionsOf, type ReportNode } from './read-month.js';

/** A report under the lock of its centre, which every verb on reports holds. */
export async function lockReport(client: pg.ClientBase, reportId: string): Promise<ReportNode> {
  const { rows } = await client.query<{ centre_id: string; month: string }>('select centre_id, month from complaint_report where id = $1', [reportId]);
  return (await versionsOf(client, rows[0]!.centre_id, [rows[0]!.month])).find(({ id }) => id === reportId)!;
}

export function stateOf({ version, filledById, readById, sentAt }: ReportNode): ComplaintReportState {
  return { version, filledBy: filledById, readBy: readById, sentAt: sentAt?.getTime() ?? null };
}
