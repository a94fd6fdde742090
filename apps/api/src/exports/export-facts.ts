import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badInput } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import type { ExportFacts } from './list-workbook.js';

/** What a person can still look through. Memory does not ask for it: a workbook is written while it is read. */
export const MOST_LINES = 10_000;

/** Throws BAD_USER_INPUT for more than one export holds. */
export function notTooMany(count: number): void {
  if (count <= MOST_LINES) return;
  throw badInput({
    zh: `符合条件的有 ${count} 件，一次最多导出 ${MOST_LINES} 件。请缩小范围，例如按接待日期分段导出。`,
    en: `${count} cases match; one export holds ${MOST_LINES} at most. Narrow the filter, for example to fewer days of reception.`,
  });
}

const ABOUT = /* sql */ `
select to_char(app_now() at time zone coalesce((select zone from service_centre where id = any($1::uuid[]) order by ordinal limit 1), 'UTC'), 'YYYY-MM-DD HH24:MI') as at,
  (select string_agg(code, ', ' order by ordinal) from service_centre where id = any($1::uuid[])) as codes, coalesce((select demo from company), false) as demo`;

/** Logs what leaves, with filter and count, before the first line is read; answers what the explaining sheet says of it. `what`: of what, for the log. */
export async function logExport(pool: Pool, viewer: Viewer, { centreIds, filter, count, what }: { centreIds: readonly string[]; filter: object; count: number; what: string }): Promise<ExportFacts> {
  const said = JSON.stringify(filter, (_key, value: unknown) => value ?? undefined);
  const { rows } = await pool.query<{ at: string; codes: string | null; demo: boolean }>(ABOUT, [centreIds]);
  const { at, codes, demo } = rows[0]!;
  const single = centreIds.length === 1 ? centreIds[0] : undefined;
  await writeAccessLog(pool, { personId: viewer.personId, act: 'EXPORT', ...(single && { subjectKind: 'centre', subjectId: single }), reason: `${count} ${what}; centres ${codes ?? '-'}; filter ${said}`.slice(0, 1_000) });
  return { by: { zh: viewer.nameZh, en: viewer.nameEn }, at, filter: `${codes ?? '-'} ${said}`, count, demo };
}
