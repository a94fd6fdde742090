import type { Readable } from 'node:stream';
import { AUDIENCES, CASE_KINDS, CASE_STATUSES, SEVERITIES, VALIDITIES } from '@guanjia/domain';
import { z } from 'zod';
import { badField, forbidden } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { countCases } from '../cases/list-cases.js';
import type { CasesAskedFor } from '../cases/matching-cases.js';
import type { Database } from '../database/database.js';
import { CASE_COLUMNS } from './case-columns.js';
import { caseLines } from './case-lines.js';
import { logExport, notTooMany } from './export-facts.js';
import { listWorkbook } from './list-workbook.js';

const CASE_SHEET = { columns: CASE_COLUMNS, sheet: { zh: '事项', en: 'Cases' }, counted: { zh: '件数', en: 'Cases' } };

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
  notTooMany(count);
  const facts = await logExport(pool, viewer, { centreIds: scope.centreIds, filter, count, what: 'cases' });
  return listWorkbook(CASE_SHEET, caseLines(pool, asked), facts, language);
}
