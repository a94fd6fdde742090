import type { Readable } from 'node:stream';
import { FIGURE_DIMENSIONS, FIGURE_KEYS, FIGURE_STEPS } from '@guanjia/domain';
import type { FiguresInput } from '@guanjia/schema';
import { z } from 'zod';
import { badField, badInput, forbidden } from '../../access/refusals.js';
import type { Viewer } from '../../access/viewer.js';
import type { Database } from '../../database/database.js';
import { logExport, MOST_LINES } from '../../exports/export-facts.js';
import { figureScopeOf } from '../figure-scope.js';
import { readFigures } from '../read-figures.js';
import { complaintsHeadline } from './complaints-headline.js';
import { figuresWorkbook } from './figures-workbook.js';

/** As `FiguresInput` says it, with the language of the workbook. */
const request = z.strictObject({
  centreIds: z.array(z.uuid()).max(500).nullish(),
  from: z.string().max(7),
  until: z.string().max(7),
  lastYear: z.boolean().nullish(),
  versionId: z.uuid().nullish(),
  language: z.enum(['zh', 'en']).default('zh'),
  figures: z
    .array(z.strictObject({
      key: z.enum(FIGURE_KEYS), by: z.array(z.enum(FIGURE_DIMENSIONS)).max(3).nullish(), step: z.enum(FIGURE_STEPS).nullish(),
      filters: z.array(z.strictObject({ dimension: z.enum(FIGURE_DIMENSIONS), keys: z.array(z.string().max(500)).max(200) })).max(20).nullish(),
    }))
    .min(1)
    .max(24),
});
export type FiguresExportRequest = z.infer<typeof request>;

/** The body of `POST /exports/figures`. Throws BAD_USER_INPUT. */
export function readFiguresExport(body: unknown): FiguresExportRequest {
  const read = request.safeParse(body);
  if (read.success) return read.data;
  const at = read.error.issues.map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`).join('; ');
  throw badField('figures', { zh: `有误：${at}`, en: `is wrong at ${at}` });
}

const OF_THEM = /* sql */ `
select to_char($2::timestamptz at time zone coalesce((select zone from service_centre where id = any($1::uuid[]) order by ordinal limit 1), 'UTC'), 'YYYY-MM-DD HH24:MI:SS') as "asOf",
  (select to_char(v.month, 'YYYY-MM') || ' #' || v.number from figure_version v where v.id = $3) as version`;

/**
 * The figures of a page as a workbook: of the centres at which the viewer sees figures and may take lists out of the house, of the records that they may see. Logged with what was asked
 * and how many numbers it has before the first of them is read by anybody. Throws FORBIDDEN, and BAD_USER_INPUT as `figures` does and for more numbers than a workbook of this house holds.
 */
export async function exportFigures(database: Pick<Database, 'pool'>, viewer: Viewer, { language, ...asked }: FiguresExportRequest): Promise<Readable> {
  const seen = figureScopeOf(viewer);
  const may = viewer.centresWith('EXPORT_CASES');
  const scope = { ...seen, centreIds: seen.centreIds.filter((id) => may.includes(id)) };
  if (scope.centreIds.length === 0) throw forbidden();
  const set = await readFigures(database, scope, asked as FiguresInput);
  const count = set.figures.reduce((sum, { points }) => sum + points.length, 0);
  if (count > MOST_LINES) throw badInput({ zh: `共 ${count} 个数字，一次最多导出 ${MOST_LINES} 个。请缩短时间或减少区分的维度。`, en: `${count} numbers; one export holds ${MOST_LINES} at most. Ask for fewer months, or tell less apart.` });
  const centreIds = asked.centreIds ? scope.centreIds.filter((id) => asked.centreIds!.includes(id)) : scope.centreIds;
  const { centreIds: _named, ...filter } = asked;
  const facts = await logExport(database.pool, viewer, { centreIds, filter, count, what: 'numbers of figures' });
  const { rows } = await database.pool.query<{ asOf: string; version: string | null }>(OF_THEM, [centreIds, set.at, asked.versionId ?? null]);
  // Of all complaints alone: a sentence on some of them would read as one on all.
  const sentences = set.figures.flatMap((figure, n) => (asked.figures[n]!.filters?.length ? null : complaintsHeadline(figure, { from: asked.from, until: asked.until, lastYear: asked.lastYear ?? false })) ?? []);
  return figuresWorkbook(set, { ...facts, ...rows[0]!, sentences, period: `${asked.from}/${asked.until}` }, language);
}
