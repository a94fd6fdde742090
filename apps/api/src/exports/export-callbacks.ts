import type { Readable } from 'node:stream';
import { CALLBACK_FORMS, CALLBACK_GROUPS, CALLBACK_ORIGINS, CALLBACK_ROUNDS, CALLBACK_STATUSES } from '@guanjia/domain';
import { CallbackQueue } from '@guanjia/schema';
import { z } from 'zod';
import { writeAccessLog } from '../access/access-log.js';
import { badField, forbidden, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { callbackScopeOf, type CallbackScope } from '../callbacks/callback-scope.js';
import { countCallbacks } from '../callbacks/list-callbacks.js';
import type { CallbacksAskedFor } from '../callbacks/matching-callbacks.js';
import type { Database } from '../database/database.js';
import { CALLBACK_COLUMNS } from './callback-columns.js';
import { callbackLine, callbackLines } from './callback-lines.js';
import { callbackRecord } from './callback-record.js';
import { logExport, notTooMany } from './export-facts.js';
import { listWorkbook } from './list-workbook.js';

const CALLBACK_SHEET = { columns: CALLBACK_COLUMNS, sheet: { zh: '回访', en: 'Follow-up visits' }, counted: { zh: '件数', en: 'Visits' } };

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const language = z.enum(['zh', 'en']).default('zh');
const list = z.strictObject({
  centreIds: z.array(z.uuid()).max(500).nullish(),
  language,
  filter: z
    .strictObject({
      queue: z.enum(CallbackQueue).nullish(), status: z.enum(CALLBACK_STATUSES).nullish(), month: z.string().max(7).nullish(), group: z.enum(CALLBACK_GROUPS).nullish(), origin: z.enum(CALLBACK_ORIGINS).nullish(),
      round: z.enum(CALLBACK_ROUNDS).nullish(), form: z.enum(CALLBACK_FORMS).nullish(), mine: z.boolean().nullish(), important: z.boolean().nullish(), visitedFrom: moment.nullish(), visitedUntil: moment.nullish(),
      caseId: z.uuid().nullish(), occasionId: z.uuid().nullish(),
    })
    .default({}),
});
const one = z.strictObject({ callbackId: z.uuid(), language });
export type CallbackExportRequest = z.infer<typeof list>;
export type CallbackRecordRequest = z.infer<typeof one>;

function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const at = result.error.issues.map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`).join('; ');
  throw badField('filter', { zh: `有误：${at}`, en: `is wrong at ${at}` });
}

/** The body of `POST /exports/callbacks`. Throws BAD_USER_INPUT. */
export const readCallbackExport = (body: unknown): CallbackExportRequest => read(list, body);
/** The body of `POST /exports/callback-record`. Throws BAD_USER_INPUT. */
export const readCallbackRecord = (body: unknown): CallbackRecordRequest => read(one, body);

/** Where the viewer may take lists out of the house, and sees visits. Throws FORBIDDEN where lists may be taken out nowhere. */
function exportScope(viewer: Viewer, centreIds?: readonly string[] | null): CallbackScope {
  const may = viewer.centresWith('EXPORT_CASES');
  if (may.length === 0) throw forbidden();
  const scope = callbackScopeOf(viewer, centreIds);
  return { ...scope, centreIds: scope.centreIds.filter((id) => may.includes(id)) };
}

/** The filtered visits as a workbook, as {@link exportCases} does it: masked, logged with filter and count before the first line is read. Throws FORBIDDEN, and BAD_USER_INPUT for too many. */
export async function exportCallbacks({ pool }: Pick<Database, 'pool'>, viewer: Viewer, { centreIds, filter, language: spoken }: CallbackExportRequest): Promise<Readable> {
  const asked: CallbacksAskedFor = { scope: exportScope(viewer, centreIds), filter: filter as CallbacksAskedFor['filter'] };
  const count = await countCallbacks(pool, asked);
  notTooMany(count);
  const facts = await logExport(pool, viewer, { centreIds: asked.scope.centreIds, filter, count, what: 'visits' });
  return listWorkbook(CALLBACK_SHEET, callbackLines(pool, asked), facts, spoken);
}

/** One visit as the form 《回访记录表》; logged before it leaves. Throws FORBIDDEN and NOT_FOUND. */
export async function exportCallbackRecord({ pool }: Pick<Database, 'pool'>, viewer: Viewer, { callbackId, language: spoken }: CallbackRecordRequest): Promise<Readable> {
  const line = await callbackLine(pool, callbackId, exportScope(viewer));
  if (!line) throw notFound();
  const { rows } = await pool.query<{ demo: boolean }>('select coalesce((select demo from company), false) as demo');
  await writeAccessLog(pool, { personId: viewer.personId, act: 'EXPORT', subjectKind: 'callback', subjectId: callbackId, reason: '1 visit as its form' });
  return callbackRecord(line, rows[0]!, spoken);
}
