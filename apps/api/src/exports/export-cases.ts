import type { Readable } from 'node:stream';
import { AUDIENCES, CASE_KINDS, CASE_STATUSES, SEVERITIES, VALIDITIES, type Words } from '@guanjia/domain';
import { z } from 'zod';
import { writeAccessLog } from '../access/access-log.js';
import { badField, badInput, forbidden } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { countCases } from '../cases/list-cases.js';
import type { CasesAskedFor } from '../cases/matching-cases.js';
import type { Database } from '../database/database.js';
import { caseLines } from './case-lines.js';
import { caseWorkbook } from './case-workbook.js';

/**
 * What a workbook of so many lines holds in memory while it is packed is what a small machine can spare: 80 MB with descriptions of 60 characters, 140 MB with 500, and 600 MB
 * only where each has the 5,000 that a description can have. Four at once: 130 MB, for they are packed one after the other.
 */
export const MOST_LINES = 10_000;

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const request = z.strictObject({
  centreIds: z.array(z.uuid()).max(500).nullish(),
  language: z.enum(['zh', 'en']).default('zh'),
  filter: z
    .strictObject({
      kind: z.enum(CASE_KINDS).nullish(), status: z.enum(CASE_STATUSES).nullish(), validity: z.enum(VALIDITIES).nullish(), severity: z.enum(SEVERITIES).nullish(),
      overdue: z.boolean().nullish(), historic: z.boolean().nullish(), ownerPost: z.string().nullish(), verdict: z.enum(['ON_TIME', 'LATE', 'MISSED', 'EXCUSED']).nullish(),
      audience: z.enum(AUDIENCES).nullish(), receivedFrom: moment.nullish(), receivedUntil: moment.nullish(), audit: z.uuid().nullish(), text: z.string().max(1_000).nullish(),
    })
    .default({}),
});
export type CaseExportRequest = z.infer<typeof request>;

/** The body of `POST /exports/cases`. Throws BAD_USER_INPUT. */
export function readCaseExport(body: unknown): CaseExportRequest {
  const read = request.safeParse(body);
  if (read.success) return read.data;
  const at = read.error.issues.map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`).join('; ');
  throw badField('filter', { zh: `有误：${at}`, en: `is wrong at ${at}` });
}

/**
 * The filtered list as a workbook: of the centres where the viewer may export, and of the records that they may see. What leaves is logged with filter and
 * count before the first line is read. Throws FORBIDDEN, and BAD_USER_INPUT for more than `MOST_LINES`.
 */
export async function exportCases({ pool }: Pick<Database, 'pool'>, viewer: Viewer, { centreIds, filter, language }: CaseExportRequest): Promise<Readable> {
  const may = viewer.centresWith('EXPORT_CASES');
  if (may.length === 0) throw forbidden();
  const seen = scopeOf(viewer, centreIds);
  const scope = { ...seen, centreIds: seen.centreIds.filter((id) => may.includes(id)) };
  const asked: CasesAskedFor = { scope, filter: filter as CasesAskedFor['filter'], telephoneCentreIds: viewer.centresWith('REVEAL_TELEPHONE') };
  const count = await countCases(pool, asked);
  if (count > MOST_LINES) {
    throw badInput({
      zh: `符合条件的有 ${count} 件，一次最多导出 ${MOST_LINES} 件。请缩小范围，例如按接待日期分段导出。`,
      en: `${count} cases match; one export holds ${MOST_LINES} at most. Narrow the filter, for example to fewer days of reception.`,
    });
  }
  const filterSaid = JSON.stringify(filter, (_key, value: unknown) => value ?? undefined);
  const { rows } = await pool.query<{ at: string; codes: string | null; demo: boolean }>(
    `select to_char(app_now() at time zone coalesce((select zone from service_centre where id = any($1::uuid[]) order by ordinal limit 1), 'UTC'), 'YYYY-MM-DD HH24:MI') as at,
       (select string_agg(code, ', ' order by ordinal) from service_centre where id = any($1::uuid[])) as codes, coalesce((select demo from company), false) as demo`,
    [scope.centreIds],
  );
  const { at, codes, demo } = rows[0]!;
  const single = scope.centreIds.length === 1 ? scope.centreIds[0] : undefined;
  await writeAccessLog(pool, { personId: viewer.personId, act: 'EXPORT', ...(single && { subjectKind: 'centre', subjectId: single }), reason: `${count} cases; centres ${codes ?? '-'}; filter ${filterSaid}`.slice(0, 1_000) });
  const by: Words = { zh: viewer.nameZh, en: viewer.nameEn };
  return caseWorkbook(caseLines(pool, asked), { by, at, filter: `${codes ?? '-'} ${filterSaid}`, count, demo }, language);
}
